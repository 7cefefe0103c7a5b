"""What a box and the gap on its line tell of the words that were taken out: for nine of ten names, nothing at all."""

import re
import subprocess
from collections import Counter
from hashlib import sha256
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from docgen.papers.pdf_blackouts import Blackout, Paper
from docgen.papers.pdf_closing import closed
from docgen.papers.pdf_redacted import Redacted, redacted_pdf
from docgen.papers.pdf_words import Box, PageWords, Word, joined, page_words
from tests.made.redactable import A4, SECRET, Line, pages, saved, scan

NAMES = (
    "Colm Ardley", "Theodora Blaise-Whitcombe", "Lucia Almansa Prieto", "Jory Penhallick", "Dennet Okoro-Vance",
    "Harbin Lowe-Castell", "Ines Quarrington", "Senara Penhallick", "Gaspar Lindqvist", "Tobin Marsh",
)  # fmt: skip


def over(content: bytes, name: str) -> dict[int, list[Blackout]]:
    """Closing areas over a name wherever it stands on the first page."""
    parts, words = name.split(), page_words(content)[0].words
    said = [word.text.strip(".,") for word in words]
    starts = [at for at in range(len(said)) if said[at : at + len(parts)] == parts]
    assert starts
    return {1: [Blackout(joined(w.box for w in words[at : at + len(parts)]), "NA", closes=True) for at in starts]}


def without(name: str, lines: list[Line], **keys: object) -> Redacted:
    content = saved(pages([(x, y, words.format(name)) for x, y, words in lines], **keys))
    return redacted_pdf(content, over(content, name))


def picture_in(content: bytes) -> bytes:
    with pikepdf.open(BytesIO(content)) as pdf:
        return pdf.pages[0].obj.Resources.XObject.Im0.read_bytes()


def picture_of(content: bytes) -> Image.Image:
    with pikepdf.open(BytesIO(content)) as pdf:
        return pikepdf.PdfImage(pdf.pages[0].obj.Resources.XObject.Im0).as_pil_image().convert("L")


def places_in(content: bytes) -> str:
    """The words behind the picture with their places, as another program tells them."""
    return subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=content, capture_output=True, check=True
    ).stdout.decode()


LINES = {
    "in a line": [(72, 700, "The witness said that {} came at noon and left."), (72, 686, "Another line.")],
    "twice in a line": [(72, 700, "I saw {0}, and {0} went.")],
    "at the start of a line": [(72, 700, "{} was there")],
    "at the end of a line": [(72, 700, "Spoken to by {}")],
    "in a column": [(72, 700, "{} came"), (300, 700, "next column"), (300, 680, "next column"), (300, 660, "again")],
    "near the margin": [(72, 700, "A long line of which most stands before {} and some after.")],
}


@pytest.mark.parametrize("lines", LINES.values(), ids=LINES)
def test_of_ten_names_at_least_seven_leave_the_same_picture_and_the_same_places_of_words(lines: list[Line]) -> None:
    left = Counter()
    for name in NAMES:
        made = without(name, lines).content
        left[sha256(picture_in(made) + places_in(made).encode()).digest()] += 1
    assert max(left.values()) >= 7


DRAWN_ROUND = {
    "a line under it": "1 w {left} {under} m {right} {under} l S",
    "dots under it": "[2 1] 0 d 1.5 w {left} {under} m {right} {under} l S [] 0 d",
    "a frame": "0.7 w {left} {low} {wide} 15 re S",
    "a coloured ground": "q 1 0.9 0.2 rg {left} {low} {wide} 15 re f Q",
}


def drawn_round(name: str, what: str) -> bytes:
    """A page on which something is drawn round a name, as wide as that is."""
    lines = [(x, y, words.format(name)) for x, y, words in LINES["in a line"]]
    with pikepdf.open(BytesIO(plain := saved(pages(lines)))) as pdf:
        (areas,) = over(plain, name).values()
        left, right = areas[0].box.left - 2, areas[0].box.right + 2
        drawing = DRAWN_ROUND[what].format(left=left, right=right, wide=right - left, under=696, low=696)
        page = pdf.pages[0].obj
        page.Contents = pdf.make_stream(drawing.encode() + b"\n" + page.Contents.read_bytes())
        return saved(pdf)


@pytest.mark.parametrize("what", DRAWN_ROUND)
def test_nor_does_what_is_drawn_round_a_name_tell_how_wide_it_is(what: str) -> None:
    left = Counter()
    for name in NAMES:
        made = redacted_pdf(content := drawn_round(name, what), over(content, name))
        assert "came" in made.pages[1].moved
        left[sha256(picture_in(made.content)).digest()] += 1
    assert max(left.values()) >= 7


MEASURE = 440
FILLED = (
    "The officer asked whether anybody had been seen near the door.",
    "She said that {} had come at noon and stood there",
    "for an hour, and that nobody else was there at that time of day.",
    "It was then raining, and the street lamps had gone out again.",
)


def set_as(how: str, name: str) -> bytes:
    """A paragraph that fills its measure, or lines in the middle or on the right of it; one of them names somebody."""
    lines = [line.format(name) for line in FILLED]
    plain = saved(pages([(72, 700 - 14 * at, line) for at, line in enumerate(lines)]))
    words = page_words(plain)[0].words
    rows = [[word for word in words if 0 <= word.box.bottom - 142 - 14 * at < 13] for at in range(len(lines))]
    drawn = []
    for at, (line, row) in enumerate(zip(lines, rows, strict=True)):
        wide = max(word.room.right for word in row) - 72
        space = (MEASURE - wide) / line.count(" ") if how == "drawn out" else 0
        left = 72 + {"drawn out": 0, "in the middle": (MEASURE - wide) / 2, "on the right": MEASURE - wide}[how]
        drawn.append(f"BT /F 12 Tf {space:.4f} Tw {left:.4f} {700 - 14 * at} Td ({line}) Tj ET")
    with pikepdf.open(BytesIO(plain)) as pdf:
        pdf.pages[0].obj.Contents = pdf.make_stream("\n".join(drawn).encode())
        return saved(pdf)


@pytest.mark.parametrize(("how", "least"), [("drawn out", 7), ("in the middle", 9), ("on the right", 9)])
def test_nor_does_a_line_tell_it_that_is_drawn_out_to_its_measure_or_stands_in_the_middle_or_on_the_right(
    how: str, least: int
) -> None:
    left = Counter()
    for name in NAMES:
        made = redacted_pdf(content := set_as(how, name), over(content, name))
        said = [(word.text, round(word.box.left), word.box.top) for word in page_words(made.content)[0].words]
        left[sha256(picture_in(made.content) + repr(said).encode()).digest()] += 1
    assert max(left.values()) >= least


def test_nor_does_it_matter_how_little_a_line_is_drawn_out() -> None:
    """Words before a box tell nothing either: they stand as far apart as words of any other such line."""
    others = ["The officer asked whether anybody had been seen near the door.", "It was then raining, and dark."]
    left = set()
    for stretch in (0.0, 0.1, 0.2, 0.4, 0.8):
        lines = [(others[0], 0.0), (f"She said that {NAMES[0]} had come at noon", stretch), (others[1], 0.0)]
        shown = [f"{by} Tw 72 {700 - 14 * at} Td ({line}) Tj" for at, (line, by) in enumerate(lines)]
        pdf = pages([])
        pdf.pages[0].obj.Contents = pdf.make_stream("\n".join(f"BT /F 12 Tf {each} ET" for each in shown).encode())
        made = redacted_pdf(content := saved(pdf), over(content, NAMES[0]))
        left.add(picture_in(made.content) + places_in(made.content).encode())
    assert len(left) == 1


@pytest.mark.parametrize("how", ["1 Tr 9 w", "2 Tr 4 w 1 0 0 RG"])
def test_nothing_of_letters_stands_out_of_a_box_however_thick_their_outline(how: str) -> None:
    with pikepdf.open(BytesIO(saved(pages([(72, 600, "Seen at noon")])))) as pdf:
        page = pdf.pages[0].obj
        text = f" q {how} BT /F 20 Tf 72 700 Td (Jory Appleby) Tj ET Q".encode()
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + text)
        content = saved(pdf)
    made = redacted_pdf(content, over(content, "Jory Appleby"))
    picture = picture_of(made.content)
    (area,) = made.pages[1].areas
    scale = picture.width / A4[0]
    pen = ImageDraw.Draw(picture)
    pen.rectangle([edge * scale for edge in (area.left, area.top, area.right, area.bottom)], fill="white")
    lines = picture.crop((0, 0, picture.width, round(200 * scale)))
    assert lines.getextrema()[0] > 250


def test_a_name_between_two_columns_has_one_box() -> None:
    """Other lines that begin where its second part does make no column of that."""
    lines = [(72, 700, "Then: Jory"), (144, 700, "Penhallick said"), (144, 680, "He left"), (144, 660, "He came")]
    content = saved(pages(lines))
    made = redacted_pdf(content, over(content, "Jory Penhallick"))
    picture = picture_of(made.content)
    dark = [x for x in range(picture.width) if picture.getpixel((x, round((842 - 698) * picture.height / 842))) < 40]
    starts = [x for x in dark if x - 1 not in dark]
    assert len(made.pages[1].areas) == 1
    assert "said" in places_in(made.content)
    assert sum(1 for x in starts if all(x + more in dark for more in range(20))) == 1


def test_words_behind_a_box_are_moved_and_told_of() -> None:
    made = without(NAMES[0], LINES["in a line"])
    (page,) = page_words(made.content)
    assert " ".join(word.text for word in page.words) == "The witness said that came at noon and left. Another line."
    assert made.pages[1].moved == ("came", "at", "noon", "and", "left.")
    assert made.pages[1].beside == ()
    (area,) = made.pages[1].areas
    came = next(word for word in page.words if word.text == "came")
    assert area.right < came.box.left < area.right + 4


def test_what_has_no_room_behind_a_box_is_taken_and_told_of() -> None:
    made = without(NAMES[1], LINES["twice in a line"])
    assert made.pages[1].beside == ("went.",)
    assert "went." not in places_in(made.content)


def test_words_of_the_next_column_and_of_other_lines_stay_where_they_were() -> None:
    content = saved(pages([(x, y, words.format(NAMES[0])) for x, y, words in LINES["in a column"]]))
    before = {(word.text, round(word.box.left)) for word in page_words(content)[0].words if word.box.left > 290}
    after = {
        (word.text, round(word.box.left))
        for word in page_words(without(NAMES[0], LINES["in a column"]).content)[0].words
    }
    assert len(before) == 3
    assert before <= after


def test_a_rule_beside_a_column_is_not_crossed() -> None:
    content = saved(pages([(72, 700, f"{NAMES[0]} came at noon")]))
    with pikepdf.open(BytesIO(content)) as pdf:
        page = pdf.pages[0].obj
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + b" 250 650 1 80 re f")
        ruled = saved(pdf)
    made = redacted_pdf(ruled, over(ruled, NAMES[0]))
    assert made.pages[1].beside == ("noon",)
    assert max(area.right for area in made.pages[1].areas) < 250


TURNS = {"upright": (0, 1), "downwards": (0, -1), "upside down": (-1, 0), "slanted": (0.866, 0.5)}


def turned(name: str, turn: tuple[float, float]) -> bytes:
    cos, sin = turn
    drawn = f"BT /F 12 Tf {cos} {sin} {-sin} {cos} 300 420 Tm (then {name} went) Tj ET"
    pdf = pages([(72, 800, "An ordinary line.")])
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + drawn.encode())
    return saved(pdf)


@pytest.mark.parametrize("turn", TURNS.values(), ids=TURNS)
def test_of_turned_words_the_box_tells_no_width(turn: tuple[float, float]) -> None:
    left = Counter()
    for name in NAMES:
        content = turned(name, turn)
        made = redacted_pdf(content, over(content, name)).content
        left[sha256(picture_in(made) + places_in(made).encode()).digest()] += 1
        said = places_in(made)
        assert "ordinary" in said
        assert not any(part in said for part in name.split())
    assert max(left.values()) >= 7


def test_on_a_scan_the_rest_of_the_line_is_taken() -> None:
    content = scan([f"I spoke to {SECRET} at the door.", "She was calm."], read=True)
    made = redacted_pdf(content, over(content, SECRET))
    assert made.pages[1].beside == ("at", "the", "door.")
    assert [word.text for word in made.layers[1].page.words] == ["I", "spoke", "to", "She", "was", "calm."]


def test_an_area_drawn_by_a_person_tells_no_width_of_the_words_under_it_either() -> None:
    word = Word("Ada", Box(100, 100, 118, 110))
    after = Word("came", Box(124, 100, 148, 110))
    areas = [Blackout(word.box, "", closes=True), Blackout(Box(99, 99, 122, 112), "NA")]
    made = closed(PageWords(1, *A4, (word, after)), areas, Paper(is_scan=False))
    assert made.words[0] is None
    assert made.words[1] is not None
    assert made.words[1].box.left > 180
    assert made.boxes[1] == areas[1]


@pytest.mark.parametrize("left", [480, 500, 530, 570, 590])
def test_a_line_up_to_the_page_s_edge_tells_not_where_before_or_beyond_it_it_ended(left: int) -> None:
    edges = set()
    for wide in (12, 60, 90, 120, 170):
        words = (Word("I", Box(72, 100, 75, 110)), Word("Ada", Box(left, 100, left + wide, 110)))
        area = Blackout(words[1].box, "NA", closes=True)
        made = closed(PageWords(1, *A4, words), [area], Paper(is_scan=True))
        edges |= {made.boxes[0].box.right}
    assert edges == {A4[0]}


def test_no_word_is_lost_that_no_box_takes() -> None:
    made = without(NAMES[2], LINES["twice in a line"])
    said = re.findall(r">(\S+)</word>", places_in(made.content))
    assert Counter(said) + Counter(made.pages[1].beside) == Counter(["I", "saw", "and", "went."])


def shades(made: bytes, box: Box) -> tuple[int, int]:
    """The darkest and the lightest dot of a part of a page that was made anew."""
    with pypdfium2.PdfDocument(made) as pdf:
        picture = pdf[0].render(scale=200 / 72).to_pil().convert("L")
    found = picture.crop(tuple(round(edge * 200 / 72) for edge in (box.left, box.top, box.right, box.bottom)))
    return found.getextrema()  # type: ignore[return-value]  # of one band


def test_a_name_that_is_broken_at_its_hyphen_is_wholly_gone_from_both_lines() -> None:
    lines = [(72, 714, "It was then that"), (300, 700, "Dennet Okoro-"), (72, 686, "Vance came at noon.")]
    content = saved(pages(lines))
    words = {word.text: word for word in page_words(content)[0].words}
    assert {"Okoro-", "Vance"} <= words.keys()
    areas = [Blackout(words[part].box, "", closes=True) for part in ("Okoro-", "Vance")]
    made = redacted_pdf(content, {1: areas}).content
    assert {word.text for word in page_words(made)[0].words} == {
        "It",
        "was",
        "then",
        "that",
        "Dennet",
        "came",
        "at",
        "noon.",
    }
    assert [shades(made, words[part].box) for part in ("Okoro-", "Vance")] == [(255, 255), (0, 0)]  # wiped, and black


PLAIN = Paper(is_scan=False)


@pytest.mark.parametrize("left", [104, 300])
def test_words_of_two_lines_under_one_area_are_both_covered(left: int) -> None:
    """Each line has a box of its own; one that stands far from the margin is set again from there, its place wiped."""
    above, below = Word("Ada", Box(100, 100, 118, 110)), Word("Lowe", Box(left, 114, left + 26, 124))
    area = Blackout(joined((above.box, below.box)), "NA", closes=True)
    made = closed(PageWords(1, *A4, (above, below)), [area], PLAIN)
    assert len(made.black()) == 2
    hidden = [each.box for each in made.black()] + (made.wiped if left > above.box.right else [])
    for word in (above, below):
        assert any(each.holds(word.box) for each in hidden)
    assert made.words == [None, None]


def test_no_strip_is_moved_that_shows_a_part_of_a_word_that_is_taken_out() -> None:
    taken, kept = Word("Ada", Box(100, 100, 118, 110)), Word("came", Box(124, 100, 148, 110))
    large = Word("MEMO", Box(130, 60, 190, 104))
    areas = [Blackout(word.box, "NA", closes=True) for word in (taken, large)]
    made = closed(PageWords(1, *A4, (taken, kept, large)), areas, PLAIN)
    assert not any(each.strip.meets(large.box) for each in made.moves)
    assert made.words == [None, None, None]
    assert made.beside == [1]


TO_THE_LEFT = {"short": 18, "longer": 34, "longest": 60}
"""How wide a name is in a line that is read from right to left, in points."""


def hebrew(wide: float) -> PageWords:
    """A line as it is read from the right, of which the second word is a name."""
    words = (("\u05e9\u05dc\u05d5\u05dd", 500, 30), ("\u05d3\u05e0\u05d4", 466, wide), ("12", 462 - wide, 12))
    return PageWords(1, *A4, tuple(Word(text, Box(right - size, 100, right, 110)) for text, right, size in words))


def test_of_a_line_that_is_read_from_right_to_left_the_rest_is_taken_whatever_the_width() -> None:
    boxes = set()
    for wide in TO_THE_LEFT.values():
        page = hebrew(wide)
        made = closed(page, [Blackout(page.words[1].box, "NA", closes=True)], PLAIN)
        assert made.words == [page.words[0], None, None]
        assert (made.moves, made.beside) == ([], [2])
        boxes.add(made.boxes[0].box)
    assert boxes == {Box(322, 100, 466, 110)}


@pytest.mark.parametrize("size", [12, 24])
@pytest.mark.parametrize("where", ["in the middle", "on the right"])
def test_nor_does_a_title_tell_it_that_stands_alone_on_its_page(where: str, size: int) -> None:
    left = Counter()
    for name in NAMES:
        plain = saved(pages([(72, 700, f"Report on {name}")]))
        wide = (page_words(plain)[0].words[-1].room.right - 72) * size / 12
        start = {"in the middle": (A4[0] - wide) / 2, "on the right": A4[0] - 72 - wide}[where]
        with pikepdf.open(BytesIO(plain)) as pdf:
            pdf.pages[0].obj.Contents = pdf.make_stream(
                f"BT /F {size} Tf {start:.3f} 700 Td (Report on {name}) Tj ET".encode()
            )
            content = saved(pdf)
        made = redacted_pdf(content, over(content, name)).content
        left[sha256(picture_in(made) + places_in(made).encode()).digest()] += 1
    assert max(left.values()) >= 7


@pytest.mark.parametrize("pitch", [18.2, 18.3, 18.5])
def test_nor_do_the_tails_of_letters_in_the_row_above(pitch: float) -> None:
    left = set[bytes]()
    for name in ("Rona Kern", "Peggy Jyqpog", "Bo Vexby"):
        rows = [(72, round(700 - at * pitch, 2), words) for at, words in enumerate(("x", *[f"Miss {name}"] * 3, "x"))]
        content = saved(pages(rows))
        left.add(picture_in(redacted_pdf(content, over(content, name)).content))
    assert len(left) == 1
