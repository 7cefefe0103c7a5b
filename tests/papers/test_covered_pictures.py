"""A part of a picture under something dark is told of; what only stands beside a picture, or hides nothing, is not."""

from collections.abc import Callable
from contextlib import closing

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image, ImageOps

from docgen.papers.pdf_covered import covered_on
from tests.leaks.in_pdf_covered import BOX, PLACED, black_form, picture_of
from tests.leaks.in_pictures import words_as_picture
from tests.made.redactable import pages, saved

WORDS = "somebody here"
IN_BOX = "a dark box lies over a part of a picture"


def gray(pdf: Pdf, image: Image.Image) -> Stream:
    return pdf.make_stream(
        image.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=image.width, Height=image.height,
        BitsPerComponent=8, ColorSpace=Name.DeviceGray,
    )  # fmt: skip


def told(content: bytes, *, pictures: bool = True, also: Callable[[Pdf, pikepdf.Object], None] | None = None,
         image: Image.Image | None = None) -> list[str]:  # fmt: skip
    """How something is covered on a page that has a picture of words at hand, and draws what is given."""
    pdf = pages([(72, 720, "A page.")])
    page = pdf.pages[0].obj
    page.Resources.XObject = Dictionary(I0=gray(pdf, image) if image else picture_of(pdf, WORDS))
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + content)
    if also:
        also(pdf, page)
    read = pypdfium2.PdfDocument(saved(pdf))
    with closing(read), closing(read.get_page(0)) as seen, closing(seen.get_textpage()) as text:
        return [each.how for each in covered_on(seen, text, pictures=pictures).covered]


def shining(pdf: Pdf, page: pikepdf.Object) -> None:
    page.Resources.ExtGState = Dictionary(G0=Dictionary(Type=Name.ExtGState, ca=0.3))


def with_stencil(pdf: Pdf, page: pikepdf.Object) -> None:
    """A scan as copiers make it: dots that are drawn or not."""
    dots = words_as_picture(WORDS).convert("1")
    page.Resources.XObject.I0 = pdf.make_stream(
        dots.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=dots.width, Height=dots.height,
        BitsPerComponent=1, ImageMask=True,
    )  # fmt: skip


def with_form(pdf: Pdf, page: pikepdf.Object) -> None:
    """Picture and box within a form, which is drawn at half its size."""
    inner = Dictionary(XObject=Dictionary(I0=page.Resources.XObject.I0, F0=black_form(pdf)))
    page.Resources.XObject.P0 = pdf.make_stream(
        PLACED + b"q 1 0 0 1 190 440 cm /F0 Do Q", Type=Name.XObject, Subtype=Name.Form,
        BBox=Array([0, 0, 595, 842]), Resources=inner, Matrix=Array([0.5, 0, 0, 0.5, 20, 30]),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "also"),
    [
        (PLACED + BOX, None),
        (PLACED + BOX + b" BT 1 g /F 10 Tf 300 452 Td (NA) Tj ET", None),
        (b"q 0 400 -100 0 300 100 cm /I0 Do Q 0 g 228 220 32 250 re f", None),
        (b"q -400 0 0 -100 470 500 cm /I0 Do Q 0 g 100 428 250 32 re f", None),
        (PLACED + BOX, with_stencil),
        (b"q 1 0 0 1 50 60 cm /P0 Do Q", with_form),
    ],
    ids=["a box", "with the code of a reason on it", "turned to the left", "upside down", "a scan", "in a form"],
)
@pytest.mark.parametrize("pictures", [True, False])
def test_a_dark_box_over_a_part_of_a_picture_is_told_of(
    content: bytes, also: Callable[[Pdf, pikepdf.Object], None] | None, *, pictures: bool
) -> None:
    assert told(content, also=also, pictures=pictures) == [IN_BOX]


PALE = ImageOps.colorize(words_as_picture(WORDS), "#d0d0d0", "white").convert("L")
MARGIN = Image.new("L", (800, 200), 5)
"""What a scanner sees beside a page: nearly black."""


@pytest.mark.parametrize(
    ("content", "also", "image"),
    [
        (PLACED + b"0 g 190 300 250 32 re f", None, None),
        (PLACED + b"0 g 471 400 100 100 re f", None, None),
        (BOX + b" " + PLACED, None, None),
        (PLACED + b"0 G 2 w 70 400 400 100 re S", None, None),
        (PLACED + b"0 g 70 400 400 100 re 72 402 396 96 re f*", None, None),
        (PLACED + b"0 g 70 455 400 2 re f", None, None),
        (PLACED + b"0 g 80 405 250 20 re f", None, None),
        (PLACED + b"0.9 g " + BOX[4:], None, None),
        (PLACED + b"/G0 gs " + BOX, shining, None),
        (PLACED + BOX, None, PALE),
        (PLACED + BOX, None, MARGIN),
        (PLACED + BOX + b" q 250 0 0 32 190 440 cm /I0 Do Q", None, None),
    ],
    ids=["below it", "on its right", "the ground under it", "a frame", "a filled frame", "a rule", "where nothing is",
         "a light box", "what shines through", "a watermark", "a margin of a scan", "under another picture"],
)  # fmt: skip
def test_what_hides_nothing_of_a_picture_is_not_told_of(
    content: bytes, also: Callable[[Pdf, pikepdf.Object], None] | None, image: Image.Image | None
) -> None:
    assert told(content, also=also, image=image) == []
