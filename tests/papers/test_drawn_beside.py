"""What is drawn beside a name goes with it, or its place would tell how wide that was; rules of tables stay."""

from collections import Counter
from hashlib import sha256
from io import BytesIO

import pikepdf
import pytest

from docgen.papers.pdf_redacted import Redacted, redacted_pdf
from docgen.papers.pdf_words import page_words
from tests.made.redactable import Line, pages, saved
from tests.papers.test_leaders import LEFT, width
from tests.papers.test_pdf_closing import NAMES, over, picture_in, places_in

BESIDE = {
    "a square": "{x} 700 8 8 re f",
    "a brace": "{x} 700 m {far} 705 {x} 710 {far} 715 c S",
    "a tick that stands out of the line": "2 w {x} 706 m {mid} 694 l {far} 722 l S",
    "two things": "{x} 700 3 8 re f {mid} 700 3 8 re f",
}


def drawn(content: bytes, drawing: str) -> bytes:
    with pikepdf.open(BytesIO(content)) as pdf:
        page = pdf.pages[0].obj
        page.Contents = pdf.make_stream(drawing.encode() + b"\n" + page.Contents.read_bytes())
        return saved(pdf)


def told(made: Redacted) -> bytes:
    return sha256(picture_in(made.content) + places_in(made.content).encode()).digest()


@pytest.mark.parametrize("after", ["", "at the shop"], ids=["at the end", "with words behind"])
@pytest.mark.parametrize("what", BESIDE)
def test_a_drawing_beside_a_name_does_not_tell_how_wide_it_is(what: str, after: str) -> None:
    left = Counter()
    for name in NAMES:
        x = LEFT + width(f"Seen {name}") + 4
        lines: list[Line] = [(LEFT, 700, f"Seen {name}"), (LEFT, 650, "Words of another line.")]
        lines += [(x + 16, 700, after)] if after else []
        content = drawn(saved(pages(lines)), BESIDE[what].format(x=x, mid=x + 5, far=x + 10))
        made = redacted_pdf(content, over(content, name)).pages[1], told(redacted_pdf(content, over(content, name)))
        assert made[0].drawings >= (0 if after else 1)
        left[made[1]] += 1
    assert len(left) <= 2  # one step, or two


@pytest.mark.parametrize("where", ["in the middle", "on the right"])
def test_nor_does_a_name_that_stands_in_the_middle_or_on_the_right_of_a_cell(where: str) -> None:
    left = Counter()
    grid = (
        " ".join(f"{x} 696 m {x} 732 l S" for x in (66, 266, 466))
        + " 66 713.4 m 466 713.4 l S 66 696.4 m 466 696.4 l S"
    )
    for name in NAMES:
        x = 261 - width(name) if where == "on the right" else 166 - width(name) / 2
        lines: list[Line] = [(70, 717, "Caller"), (270, 717, "When"), (x, 700, name), (270, 700, "then")]
        content = drawn(saved(pages([*lines, (LEFT, 650, "Words below."), (LEFT, 630, "And more.")])), grid)
        made = redacted_pdf(content, over(content, name))
        assert "then" in [word.text for word in page_words(made.content)[0].words]
        left[told(made)] += 1
    assert max(left.values()) >= 5


def test_a_rule_of_a_table_and_a_coloured_field_stay_where_they_are() -> None:
    rule = "266 600 m 266 740 l S 0.8 1 0.8 rg 300 600 60 140 re f 0 g"
    content = drawn(saved(pages([(LEFT, 700, f"Seen {NAMES[0]}"), (LEFT, 650, "More.")])), rule)
    page = redacted_pdf(content, over(content, NAMES[0])).pages[1]
    assert page.drawings == 0
    assert page.areas[0].right <= 266


def test_letters_with_tails_and_accents_make_no_box_higher_or_longer_nor_does_it_begin_elsewhere() -> None:
    found = set()
    for name in ("Ann Amer", "Jay Gypsy", "\\311va Ng", "ace more"):
        content = saved(pages([(LEFT, 700, f"{name} came"), (LEFT, 650, "More words.")]))
        said = name.replace("\\311", "\u00c9")
        (area,) = redacted_pdf(content, over(content, said)).pages[1].areas
        found.add((round(area.left, 1), area.top, round(area.right, 1), area.bottom))
    assert len(found) == 1
