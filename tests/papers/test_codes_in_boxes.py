"""The code of the reason stands in each box, to be read by whoever is served, also where boxes lie on each other."""

from io import BytesIO

import pypdfium2
import pytest
from PIL import ImageOps

from docgen.papers.ocr import can_read
from docgen.papers.pdf_blackouts import Blackout
from docgen.papers.pdf_pages_anew import picture_of
from docgen.papers.pdf_words import Box, joined, words_of
from docgen.workroom.program import run_program
from tests.made.redactable import letter

ONE = Box(72, 100, 108, 114)
LINE = ("tesseract", "stdin", "stdout", "--psm", "7")


def read(*blackouts: Blackout) -> str:
    """The letters that a machine reads where some areas are blackened: in black on white, three times as large."""
    pdf = pypdfium2.PdfDocument(letter())
    sheet = picture_of(pdf, words_of(pdf, 0), blackouts)
    pdf.close()
    picture, scale, whole = sheet.picture, sheet.resolution / 72, joined(each.box for each in blackouts)
    edges = (whole.left + 1, whole.top + 1, whole.right - 1, whole.bottom - 1)
    inside = ImageOps.invert(picture.convert("L").crop(tuple(round(edge * scale) for edge in edges)))
    shown, out = inside.resize((inside.width * 3, inside.height * 3)), BytesIO()
    ImageOps.expand(shown, 60, "white").save(out, "PNG")
    return "".join(run_program(LINE, out.getvalue(), 60).decode().split())


@pytest.mark.parametrize(
    ("blackouts", "codes"),
    [
        ([Blackout(ONE, "NA")], "NA"),
        ([Blackout(ONE, "NA"), Blackout(Box(90, 100, 162, 114), "DE")], "NADE"),
        ([Blackout(ONE, "NA"), Blackout(ONE, "DE")], "DENA"),
        ([Blackout(ONE, "NA"), Blackout(ONE, "NA")], "NA"),
    ],
    ids=["one box", "one runs into the other", "one on the other", "twice the same"],
)
def test_the_code_of_the_reason_is_read_in_each_box(blackouts: list[Blackout], codes: str) -> None:
    if not can_read():
        pytest.skip("tesseract-ocr is not installed")
    assert read(*blackouts) == codes
