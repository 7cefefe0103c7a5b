"""A file of a kind that docgen does not look into is told, also within another; a piece of a file is not by chance."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from docgen.papers.everything import everything
from docgen.papers.held import Blind
from tests.leaks.in_office import zipped


def picture(kind: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (60, 40), "white").save(out, kind)
    return out.getvalue()


def blind(name: str, content: bytes) -> list[str]:
    return [held.place for held in everything(name, content) if isinstance(held, Blind)]


@pytest.mark.parametrize("kind", ["JPEG2000", "PPM", "PCX", "TGA", "ICO", "ICNS", "DDS", "SGI", "EPS"])
def test_a_picture_of_a_kind_that_is_not_read_is_told(kind: str) -> None:
    assert blind("a", picture(kind))


@pytest.mark.parametrize(
    "begins",
    [
        b"\0\0\0\x18ftypisom", b"RIFF\x24\0\0\0WAVEfmt ", b"7z\xbc\xaf\x27\x1c\0\4", b"Rar!\x1a\x07\0",
        b"\x5d\0\0\x80\0\xff", b"\xff\x0a\xfa\x1f", b"%!PS-Adobe-3.0\n(Some) show (one) show\n",
    ],
)  # fmt: skip
def test_a_film_an_archive_and_a_drawing_that_a_program_makes_are_told(begins: bytes) -> None:
    assert blind("a", begins + b"\x01\x80" * 40)


def test_it_is_told_within_another_file() -> None:
    assert blind("a.zip", zipped({"a.jp2": picture("JPEG2000")})) == ["part 1"]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"])
def test_a_picture_that_is_read_is_not(kind: str) -> None:
    assert blind("a", picture(kind)) == []


@pytest.mark.parametrize(
    "content",
    [b"P1 2 March", b"P1 is the first of them.", b"P3 said:\n", b"ID3 of the list", b"PS: a word", b"\1\2\3words\0"],
)
def test_a_text_is_not(content: bytes) -> None:
    assert blind("a.txt", content) == []


def test_a_picture_in_a_pdf_is_read_as_its_pages_show_it() -> None:
    made, out = pikepdf.new(), BytesIO()
    page = made.add_blank_page(page_size=(200, 200))
    shown = pikepdf.Stream(made, picture("JPEG2000"))
    shown.Type, shown.Subtype, shown.Filter = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.JPXDecode
    shown.Width, shown.Height = 60, 40
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=shown))
    page.Contents = pikepdf.Stream(made, b"60 0 0 40 10 10 cm /A Do")
    made.save(out)
    assert blind("a.pdf", out.getvalue()) == []
