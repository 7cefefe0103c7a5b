"""A page made anew as a picture with words behind it: nothing that lay in, under or behind the old one comes along."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Final
from unicodedata import bidirectional

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, ImageDraw, ImageFont
from pypdfium2 import raw

from docgen.papers.pdf_words import Box, Word

__all__ = ["RESOLUTION", "Blackout", "add_page", "picture_of", "resolution_of"]

RESOLUTION: Final = 200
"""Dots an inch of a page that is made anew, unless all that it shows is a picture of fewer."""
LOWEST: Final = 72
POINTS: Final = 72.0
MOST_PIXELS: Final = 60_000_000
"""Of one page: A1 at 200 dots an inch. A larger page is drawn coarser."""
CODES: Final = 255
"""Characters that one font for words behind a picture can have: one byte each, and none for 0."""
EM: Final = 1000
HALF: Final = 500
"""The width of every character of that font, of 1000."""


@dataclass(frozen=True, slots=True)
class Blackout:
    """An area that is blacked out, with the code of the reason that stands in it."""

    box: Box
    code: str


def resolution_of(page: pypdfium2.PdfPage) -> int:
    """Return at how many dots an inch a page is drawn: its own where all that it shows is one picture, at most 200."""
    shown = [raw.FPDFPage_GetObject(page, at) for at in range(min(raw.FPDFPage_CountObjects(page), 2))]
    finest = RESOLUTION
    if len(shown) == 1 and raw.FPDFPageObj_GetType(shown[0]) == raw.FPDF_PAGEOBJ_IMAGE:
        facts = raw.FPDF_IMAGEOBJ_METADATA()
        if raw.FPDFImageObj_GetImageMetadata(shown[0], page, facts) and facts.horizontal_dpi:
            finest = round(max(facts.horizontal_dpi, facts.vertical_dpi))
    width, height = page.get_size()
    room = (MOST_PIXELS / max(1.0, width * height)) ** 0.5 * POINTS
    return max(1, min(RESOLUTION, max(LOWEST, finest), int(room)))


def picture_of(pdf: pypdfium2.PdfDocument, at: int, blackouts: Sequence[Blackout]) -> tuple[Image.Image, int]:
    """Draw a page, counted from 0, as it is seen, with areas blacked out; return it with its dots an inch."""
    with closing(pdf.get_page(at)) as page:
        resolution = resolution_of(page)
        with closing(page.render(scale=resolution / POINTS, may_draw_forms=True)) as drawn:
            picture = drawn.to_pil().convert("RGB")
    for blackout in blackouts:
        _black_out(picture, blackout, resolution / POINTS)
    return _without_needless_colour(picture), resolution


def _black_out(picture: Image.Image, blackout: Blackout, scale: float) -> None:
    box = blackout.box
    corners = [int(box.left * scale), int(box.top * scale), -int(-box.right * scale), -int(-box.bottom * scale)]
    pen = ImageDraw.Draw(picture)
    pen.rectangle((corners[0], corners[1], corners[2], corners[3]), fill="black")
    size = min((box.bottom - box.top) * scale * 0.7, 9 * scale)
    if blackout.code and size >= 1:
        middle = ((corners[0] + corners[2]) / 2, (corners[1] + corners[3]) / 2)
        font = ImageFont.load_default(size)
        if pen.textlength(blackout.code, font=font) <= corners[2] - corners[0]:
            pen.text(middle, blackout.code, fill="white", anchor="mm", font=font)


def _without_needless_colour(picture: Image.Image) -> Image.Image:
    """Return a picture in greys where it has no colour: a third of the bytes."""
    red, green, blue = picture.split()
    is_grey = red.tobytes() == green.tobytes() == blue.tobytes()
    return red if is_grey else picture


def add_page(pdf: Pdf, picture: Image.Image, size: tuple[float, float], words: Iterable[Word]) -> None:
    """Add a page of a size in points that shows a picture, with words behind it that can be found and copied.

    The words are drawn as nothing, each as wide as its own rectangle (ISO 32000-1, 9.3.6: mode 3).
    """
    width, height = size
    kept = [word for word in words if word.text]
    fonts = _Fonts(pdf, sorted({" ", *(char for word in kept for char in word.text)}))
    drawn = b"".join(
        (
            f"q {width:.4f} 0 0 {height:.4f} 0 0 cm /Im0 Do Q\n".encode(),
            *([b"BT 3 Tr\n", *(fonts.shown(word, height) for word in kept), b"ET\n"] if kept else []),
        )
    )
    page = pdf.make_indirect(
        Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, width, height]),
            Resources=Dictionary(XObject=Dictionary(Im0=_image(pdf, picture)), Font=fonts.resources()),
            Contents=pdf.make_stream(drawn),
        )
    )
    pdf.pages.append(pikepdf.Page(page))


def _image(pdf: Pdf, picture: Image.Image) -> pikepdf.Object:
    grey = picture.mode == "L"
    stream = pikepdf.Stream(pdf, zlib.compress(picture.tobytes(), 6))
    stream.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=Name.DeviceGray if grey else Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=Name.FlateDecode,
    )
    return pdf.make_indirect(stream)


def _as_seen(text: str) -> str:
    """Return a word's characters from left to right: readers turn right-to-left words round when they take them out."""
    turned = sum(bidirectional(char) in {"R", "AL"} for char in text)
    return text[::-1] if turned * 2 > len(text) else text


class _Fonts:
    """Fonts without any shape, that say of each of their codes which character it is (ISO 32000-1, 9.6.5 and 9.10.3)."""

    def __init__(self, pdf: Pdf, characters: Sequence[str]) -> None:
        self._pdf = pdf
        groups = [characters[at : at + CODES] for at in range(0, len(characters), CODES)]
        self._codes = {char: (n, code) for n, group in enumerate(groups) for code, char in enumerate(group, start=1)}
        self._fonts = [self._font(group) for group in groups]

    def resources(self) -> Dictionary:
        return Dictionary({f"/F{at}": font for at, font in enumerate(self._fonts)})

    def shown(self, word: Word, height: float) -> bytes:
        """Return what draws a word: the whole of it as wide as its rectangle, and a space behind it."""
        box = word.box
        size = max(box.bottom - box.top, 1.0)
        wide = max(box.right - box.left, 0.1) / (len(word.text) * HALF / EM * size) * 100
        move = f"1 0 0 1 {box.left:.2f} {height - box.bottom:.2f} Tm {wide:.2f} Tz\n".encode()
        return move + b"".join(self._parts(_as_seen(word.text) + " ", size))

    def _parts(self, text: str, size: float) -> Iterator[bytes]:
        at = 0
        while at < len(text):
            font = self._codes[text[at]][0]
            end = at
            while end < len(text) and self._codes[text[end]][0] == font:
                end += 1
            codes = bytes(self._codes[char][1] for char in text[at:end])
            yield f"/F{font} {size:.2f} Tf <{codes.hex()}> Tj\n".encode()
            at = end

    def _font(self, group: Sequence[str]) -> pikepdf.Object:
        last = len(group)
        names = Array([1, *(Name(f"/c{code}") for code in range(1, last + 1))])
        nothing = self._pdf.make_stream(f"{HALF} 0 d0".encode())
        return self._pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type3,
                FontBBox=Array([0, 0, HALF, EM]),
                FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
                CharProcs=Dictionary({f"/c{code}": nothing for code in range(1, last + 1)}),
                Encoding=Dictionary(Type=Name.Encoding, Differences=names),
                FirstChar=1,
                LastChar=last,
                Widths=Array([HALF] * last),
                Resources=Dictionary(),
                ToUnicode=self._pdf.make_stream(_unicode_map(group)),
            )
        )


def _unicode_map(group: Sequence[str]) -> bytes:
    pairs = [f"<{code:02x}> <{char.encode('utf-16-be').hex()}>" for code, char in enumerate(group, start=1)]
    sections = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    said = "\n".join(f"{len(each)} beginbfchar\n" + "\n".join(each) + "\nendbfchar" for each in sections)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapType 2 def\n/CMapName /Words def\n"
        "1 begincodespacerange\n<00> <ff>\nendcodespacerange\n"
        f"{said}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode()
