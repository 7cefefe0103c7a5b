"""Rows of dots that lead from a name to a page number are as long as the name leaves room: they go with it."""

import re
from collections import Counter
from hashlib import sha256

import pytest

from docgen.papers.pdf_leaders import leaders_in, parted
from docgen.papers.pdf_redacted import Redacted, redacted_pdf
from docgen.papers.pdf_words import page_words
from tests.made.redactable import Line, pages, saved
from tests.papers.test_pdf_closing import NAMES, over, picture_in, places_in

LEFT = 72.0
END = 500.0
"""Where rows of signs end; the numbers of pages end at NUMBERS."""
NUMBERS = 520.0


def width(text: str) -> float:
    """How wide Helvetica of 12 points sets a text."""
    (page,) = page_words(saved(pages([(LEFT, 700, text)])))
    return page.words[-1].room.right - LEFT


def led(text: str, sign: str, number: str, y: int, end: float = END) -> list[Line]:
    """A line of a table of contents: words, as many signs as there is room for, and a number on the right."""
    start = LEFT + width(text) + 1
    row = sign * int((end - start) / (width(sign * 10 + "|") - width("|")) * 10)
    return [(LEFT, y, text), (start, y, row), (NUMBERS - width(number), y, number)]


def contents(name: str, text: str, sign: str, number: str = "4") -> Redacted:
    """A table of contents with a line that names somebody, and the name taken out."""
    lines = [("First report", "2"), (text.format(name), number), ("Log of calls", "12"), ("Plan of the house", "17")]
    drawn = [part for at, (said, where) in enumerate(lines) for part in led(said, sign, where, 700 - 16 * at)]
    content = saved(pages(drawn))
    return redacted_pdf(content, over(content, name))


@pytest.mark.parametrize(
    "sign", [".", ". ", "-", "_", "\\205"], ids=["dots", "dots apart", "dashes", "a line", "triples"]
)
@pytest.mark.parametrize("text", ["{}", "Statement of {}, officer", "{} (first)"])
def test_a_row_of_signs_behind_a_name_does_not_tell_how_wide_it_is(text: str, sign: str) -> None:
    left = Counter()
    for name in NAMES:
        made = contents(name, text, sign)
        left[sha256(picture_in(made.content) + places_in(made.content).encode()).digest()] += 1
        assert "4" in [word.text for word in page_words(made.content)[0].words]
        assert [word for word in made.pages[1].beside if re.fullmatch(r"[.\-_…]+", word)] == []
    assert max(left.values()) >= 7


@pytest.mark.parametrize(("sign", "keeps"), [(".", True), ("-", False), ("_", False)])
def test_nor_does_a_row_that_goes_on_up_to_the_number_behind_it(sign: str, *, keeps: bool) -> None:
    """A line under a number tells where it ended: it is taken out with its number."""
    left = Counter()
    for name in NAMES:
        lines = [("First report", "2"), (f"Statement of {name}", "4"), ("Log of calls", "3"), ("Plan of it", "7")]
        end = NUMBERS - width("4") + (0 if keeps else 0.4)
        content = saved(
            pages([part for at, each in enumerate(lines) for part in led(each[0], sign, each[1], 700 - 16 * at, end)])
        )
        made = redacted_pdf(content, over(content, name))
        left[sha256(picture_in(made.content) + places_in(made.content).encode()).digest()] += 1
        assert ("4" in [word.text for word in page_words(made.content)[0].words]) is keeps
    assert len(left) <= 2  # a step of the box, or one more


@pytest.mark.parametrize("before", ["Signed ", "Signed on the day by "])
def test_nor_does_one_before_a_name_on_the_right(before: str) -> None:
    left = Counter()
    for name in NAMES:
        start, end = LEFT + width(before), NUMBERS - width(name)
        dots = "." * int((end - start) / width("." * 10) * 10)
        content = saved(pages([(LEFT, 700, before), (start, 700, dots), (end, 700, name), (LEFT, 680, "Witness")]))
        made = redacted_pdf(content, over(content, name)).content
        left[sha256(picture_in(made) + places_in(made).encode()).digest()] += 1
    assert max(left.values()) >= 7


def test_a_row_that_somebody_typed_goes_and_what_follows_it_is_moved_or_told_of() -> None:
    left = Counter()
    for name in NAMES:
        line = f"Name {name} ........ Rank"
        content = saved(pages([(LEFT, 700, line), (LEFT, 680, "Nothing else.")]))
        made = redacted_pdf(content, over(content, name))
        assert "Rank" in made.pages[1].moved
        left[sha256(picture_in(made.content) + places_in(made.content).encode()).digest()] += 1
    assert len(left) == 2  # one step, or two


def test_rows_of_other_lines_stay() -> None:
    words = [word.text for word in page_words(contents(NAMES[0], "{}", ".").content)[0].words]
    assert sum(1 for word in words if re.fullmatch(r"\.{20,}", word)) == 3


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Marsh.......4", ["Marsh", ".......", "4"]),
        ("......", ["......"]),
        ("Marsh...", ["Marsh..."]),
        ("a-b--c", ["a-b--c"]),
        ("……p", ["……", "p"]),
        ("x", ["x"]),
    ],
)
def test_a_row_that_touches_a_word_is_parted_from_it(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in parted(text)] == parts


@pytest.mark.parametrize(
    ("line", "leaders"),
    [
        ("a ..... 4", [1]),
        ("a . . . . 4", [1, 2, 3, 4]),
        ("a . b - c", []),
        ("a ... b", []),
        ("- a", []),
        ("a …… b ____", [1, 3]),
    ],
)
def test_a_row_leads_from_four_signs_on(line: str, leaders: list[int]) -> None:
    assert [*leaders_in(line.split(" "))] == leaders
