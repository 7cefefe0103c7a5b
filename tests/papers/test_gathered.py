"""Letters that a printer driver places one by one, on dots, tell nothing of the name before them either."""

from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from docgen.papers.pdf_even_words import evenly_set
from docgen.papers.pdf_gathered import gathered
from docgen.papers.pdf_redacted import redacted_pdf
from docgen.papers.pdf_widths import widths_of
from docgen.papers.pdf_words import page_words
from tests.made.redactable import pages, saved
from tests.papers.test_even_words import NAMES, pictures
from tests.papers.test_pdf_closing import over

SIZE, DOT = 11.04, 72 / 600
CAPITALS = "667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611"
SMALL = "556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500"
WIDTHS = {" ": 278, ",": 278, ".": 278} | dict(
    zip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", map(int, f"{CAPITALS} {SMALL}".split()), strict=True)
)
"""Of Helvetica (Adobe Font Metrics), in thousandths."""


def placed(text: str) -> Iterator[tuple[str, float]]:
    """Each letter where a driver places it: on the dot that is nearest."""
    x = 72.0
    for char in text:
        yield char, round(x / DOT) * DOT
        x += WIDTHS[char] * SIZE / 1000


def by_matrix(text: str) -> str:
    shown = " ".join(f"1 0 0 1 {x:.3f} 700 Tm ({char}) Tj" for char, x in placed(text))
    return f"BT /F {SIZE} Tf {shown} ET"


def in_blocks(text: str) -> str:
    return "\n".join(f"BT /F {SIZE} Tf {x:.3f} 700 Td ({char}) Tj ET" for char, x in placed(text))


def by_moves(text: str, *, spaces: bool = True, many: int = 1) -> str:
    each, said, last = [*placed(text)], [f"BT /F {SIZE} Tf 0 700 Td"], 0.0
    for at in range(0, len(each), many):
        piece, x = text[at : at + many], each[at][1]
        if spaces or not piece.isspace():
            said.append(f"{x - last:.3f} 0 Td ({piece}) Tj")
            last = x
    return " ".join((*said, "ET"))


def without_spaces(text: str) -> str:
    return by_moves(text, spaces=False)


def in_fives(text: str) -> str:
    return by_moves(text, many=5)


def on_dots(text: str) -> str:
    shown = " ".join(f"1 0 0 1 {round(x / DOT)} 5833 Tm ({char}) Tj" for char, x in placed(text))
    return f"q {DOT} 0 0 {DOT} 0 0 cm BT /F {SIZE / DOT} Tf {shown} ET Q"


def paper(draw: Callable[[str], str], text: str, *, says_widths: bool = True) -> bytes:
    pdf = pages([])
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    if says_widths:
        font.FirstChar, font.Widths = 32, Array([WIDTHS.get(chr(code), 500) for code in range(32, 127)])
    pdf.pages[0].obj.Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))
    pdf.pages[0].obj.Contents = pdf.make_stream(draw(text).encode())
    return saved(pdf)


@pytest.mark.parametrize("says_widths", [True, False])
@pytest.mark.parametrize("draw", [by_matrix, in_blocks, by_moves, without_spaces, in_fives, on_dots])
def test_all_names_leave_the_same_picture_and_the_same_places_of_words(
    draw: Callable[[str], str], *, says_widths: bool
) -> None:
    left = set()
    for name in NAMES[:8]:
        text = f"The caller, {name}, told the officer that the man had left by the side door."
        content = paper(draw, text, says_widths=says_widths)
        made = redacted_pdf(content, over(content, name)).content
        assert [word.text for word in page_words(made)[0].words][-3:] == ["the", "side", "door."]
        left.add((pictures(made)[0], repr(page_words(made)[0].words)))
    assert len(left) == 1


def strings(draw: str) -> list[str]:
    content = paper(lambda _: draw, "")
    with pikepdf.open(BytesIO(content)) as pdf:
        page = pdf.pages[0]
        made = gathered(pikepdf.parse_content_stream(page), page.obj.Resources.Font)
    shown = [each for each in made if str(each.operator) in {"Tj", "TJ"}]
    told = [[*each.operands[0]] if str(each.operator) == "TJ" else [*each.operands] for each in shown]
    return ["".join(str(item) for item in each if isinstance(item, pikepdf.String)) for each in told]


@pytest.mark.parametrize(
    ("draw", "shown"),
    [
        ("BT /F 10 Tf 72 700 Td (F) Tj 6.1 0 Td (e) Tj 5.6 0 Td (r) Tj ET", ["Fer", "", ""]),
        ("BT /F 10 Tf 72 700 Td (F) Tj (e) Tj ET", ["Fe", ""]),
        ("BT /F 10 Tf 72 700 Td (F) Tj 7.5 0 Td (e) Tj ET", ["F", "e"]),  # a gap
        ("BT /F 10 Tf 72 700 Td (F) Tj 6.1 1 Td (e) Tj ET", ["F", "e"]),  # higher
        ("BT /F 10 Tf 72 700 Td (F) Tj 0 -12 Td (e) Tj ET", ["F", "e"]),
        ("BT /F 10 Tf 72 700 Td (F) Tj /F 12 Tf 6.1 0 Td (e) Tj ET", ["F", "e"]),
        ("BT /F 10 Tf 72 700 Td (F) Tj 1 0 0 rg 6.1 0 Td (e) Tj ET", ["F", "e"]),
        ("BT /F 10 Tf 2 Tc 72 700 Td (F) Tj 6.1 0 Td (e) Tj ET", ["F", "e"]),
        ("BT /F 10 Tf (x) Tc 72 700 Td (F) Tj 6.1 0 Td (e) Tj ET", ["F", "e"]),
        ("BT /F 10 Tf 0 1 -1 0 72 700 Tm (F) Tj 0 1 -1 0 72 706.1 Tm (e) Tj ET", ["Fe", ""]),
        ("BT /F 10 Tf 72 700 Td [(F) 20 (e)] TJ 11.5 0 Td (r) Tj ET", ["Fer", ""]),
        ("BT /Unknown 10 Tf 72 700 Td (F) Tj 6.1 0 Td (e) Tj ET", ["F", "e"]),
        ("BT /F 10 Tf 72 Td (F) Tj (x) Td (e) Tj ET", ["F", "e"]),
    ],
)
def test_pieces_of_one_word_on_one_line_in_one_font_are_gathered(draw: str, shown: list[str]) -> None:
    assert strings(draw) == shown


def test_what_follows_what_was_gathered_stands_where_it_did() -> None:
    draw = "BT /F 10 Tf 72 700 Td (F) Tj 6.1 0 Td (e) Tj /G 10 Tf (x) Tj 50 0 Td (later) Tj ET"
    content = paper(lambda _: draw, "")
    before, after = page_words(content)[0].words, page_words(evenly_set(content, [1]))[0].words
    assert [word.text for word in before] == [word.text for word in after]
    assert [word.box.left for word in before] == pytest.approx([word.box.left for word in after], abs=0.1)


@pytest.mark.parametrize(
    ("font", "widths"),
    [
        (Dictionary(Subtype=Name.TrueType, FirstChar=65, Widths=Array([667, 600])), {65: 667.0, 66: 600.0, 67: None}),
        (Dictionary(Subtype=Name.Type1, BaseFont=Name.Helvetica), {65: 667.0, 97: 556.0, 200: None}),
        (Dictionary(Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Dictionary()), {65: None}),
        (Dictionary(Subtype=Name.Type1, BaseFont=Name.Other), {65: None}),
        (Dictionary(Subtype=Name.Type3, FirstChar=65, Widths=Array([667])), {65: None}),
        (Dictionary(Subtype=Name.TrueType, FirstChar=65, Widths=Array([Name.X])), {65: None}),
        (
            Dictionary(
                Subtype=Name.Type0, Encoding=Name("/Identity-H"),
                DescendantFonts=Array([Dictionary(DW=700, W=Array([3, Array([250, 300]), 9, 11, 400]))]),
            ),
            {3: 250.0, 4: 300.0, 5: 700.0, 10: 400.0},
        ),
        (Dictionary(Subtype=Name.Type0, Encoding=Name("/Other"), DescendantFonts=Array([Dictionary()])), {3: None}),
    ],
)  # fmt: skip
def test_a_font_s_widths_are_what_its_file_says(font: Dictionary, widths: dict[int, float | None]) -> None:
    told = widths_of(font)
    assert {code: told(code) for code in widths} == widths
