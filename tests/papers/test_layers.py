"""Which words of a page it does not show itself, and that none of these is in a redacted file unasked."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from docgen.papers.pdf_blackouts import Blackout
from docgen.papers.pdf_redacted import redacted_pdf
from docgen.papers.pdf_words import Box
from docgen.papers.redaction_desk import Behind, Order, PictureOf, answer, made_of, outcome_of, question
from tests.made.redactable import jpeg_of, letter, saved
from tests.made.scans import DOTS, layered_scan
from tests.papers.test_redacted_pdfs import WORDS, everything_in, over, texts

LINES = ["The covert camera stood", "above the bakery"]
DRAWN = "BT 0 Tr 100 Tz /F 9 Tf 40 12 Td (Printed here) Tj ET"


def with_a_photograph() -> bytes:
    """A letter with a photograph in its corner."""
    with pikepdf.open(BytesIO(letter())) as pdf:
        photo = pdf.make_stream(
            jpeg_of("A wall"), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=400, Height=60,
            BitsPerComponent=8, ColorSpace=pikepdf.Name.DeviceRGB, Filter=pikepdf.Name.DCTDecode,
        )  # fmt: skip
        page = pdf.pages[0].obj
        page.Resources.XObject = pikepdf.Dictionary(Photo=photo)
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\nq 200 0 0 30 72 60 cm /Photo Do Q")
        return saved(pdf)


@pytest.mark.parametrize("how", ["3 Tr", "in a form", "0 Tr"])
def test_words_behind_a_picture_are_not_in_the_file_and_words_over_it_are(tmp_path: Path, how: str) -> None:
    made = redacted_pdf(layered_scan(LINES, how=how, drawn=DRAWN), {})
    assert made.anew == (1,)
    assert texts(made.content) == ["Printed here"]
    assert b"bakery" not in everything_in(made.content, tmp_path)
    layered = made.layers[1]
    assert [layered.page.words[at].text for at in layered.layer] == " ".join(LINES).split()


def test_pages_keep_their_numbers_where_one_before_them_is_left_out_and_words_come_as_they_are_told() -> None:
    made = pikepdf.new()
    for lines in (["Left out"], LINES):
        with pikepdf.open(BytesIO(layered_scan(lines))) as one:
            made.pages.extend(one.pages)
    black = Blackout(Box(200, 100, 260, 130), "NA")
    came = made_of(answer(question(Order({2: (black,)}, (1,)), saved(made))))
    assert [*came.anew] == [*came.layers] == [2]
    with Image.open(BytesIO(answer(question(PictureOf(2))))) as picture:
        assert picture.crop([round(edge * DOTS) for edge in (200, 100, 260, 130)]).getextrema() == (255, 255)
    outcome, content = outcome_of(answer(question(Behind({2: (0, 2)}, ("camera",)))))
    assert texts(content) == ["The camera"]
    assert [page.number for page in outcome.pages] == [2]


@pytest.mark.parametrize("content", [letter(), with_a_photograph()], ids=["a letter", "a letter with a photograph"])
def test_words_that_a_page_draws_are_no_layer(content: bytes) -> None:
    made = redacted_pdf(content, over(content, *WORDS))
    assert made.anew == (1,)
    assert made.layers == {}
    assert "at the door." in texts(made.content)[0]
