"""A form with a cell for each letter: the box over a name reaches to the end of the cells, however many it filled."""

import pytest

from docgen.papers.pdf_blackouts import Blackout
from docgen.papers.pdf_redacted import redacted_pdf
from docgen.papers.pdf_words import joined, page_words
from tests.made.redactable import pages, saved
from tests.papers.test_pdf_closing import picture_in

CELL, CELLS = 18, 14
WIDE = {"L": 6.7, "I": 3.3, "M": 10.0, "Q": 9.3, "O": 9.3, "P": 8.0, "F": 7.3}
"""Points of some letters, each in the middle of its cell."""


def form(name: str, *, cells: int = CELLS, ruled: bool = True, label: str = "Surname") -> bytes:
    """A label, a row of cells with a letter in each, and a line of words below."""
    pdf = pages([])
    rules = "".join(f"{150 + CELL * at} 695 m {150 + CELL * at} 713 l " for at in range(cells + 1))
    letters = "".join(
        f"BT /F 12 Tf {159 - WIDE.get(letter, 8) / 2 + CELL * at} 700 Td ({letter}) Tj ET "
        for at, letter in enumerate(name)
        if letter != " "
    )
    label = f"BT /F 12 Tf 72 700 Td ({label}) Tj ET BT /F 12 Tf 72 660 Td (Signed by nobody) Tj ET "
    pdf.pages[0].obj.Contents = pdf.make_stream(f"1 w {rules if ruled else ''} S {label} {letters}".encode())
    return saved(pdf)


def redacted(content: bytes) -> tuple[bytes, float]:
    """The picture that is left, and where the black on it ends."""
    letters = [word for word in page_words(content)[0].words if len(word.text) == 1]
    made = redacted_pdf(content, {1: [Blackout(joined(each.box for each in letters), "NA", closes=True)]})
    return picture_in(made.content), max(each.right for each in made.pages[1].black)


@pytest.mark.parametrize("label", ["Surname", ""])
def test_names_of_any_length_leave_the_same_page(label: str) -> None:
    names = ("LUM", "FINCH", "QUILL", "IVES", "MARLOWE", "ODD FINCHES", "PENHALLICKSON")
    left = [redacted(form(name, label=label)) for name in names]
    assert len({picture for picture, _ in left}) == 1
    assert left[0][1] >= 150 + CELL * CELLS


def test_the_box_ends_with_the_cells() -> None:
    assert redacted(form("FINCH", cells=8))[1] < redacted(form("FINCH"))[1]


def test_letters_that_stand_in_no_cells_have_a_box_like_any_others() -> None:
    assert redacted(form("FINCH", ruled=False))[1] < 150 + CELL * CELLS
