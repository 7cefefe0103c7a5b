"""Scans with words that a machine put behind their pictures: where the pictures have them, or somewhere else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, ImageDraw, ImageFont

from tests.made.redactable import saved

SIZE = (420, 200)
"""Points of a page: small, so that it is read quickly."""
DPI = 150
DOTS = DPI / 72
LETTERS, LINE, MARGIN = 13, 24, 36
"""Points: of a font, of a line, and before both."""


@dataclass(frozen=True)
class Placed:
    """A word of a layer: how far its left end is from the left, and its foot from the foot of the page; its width."""

    text: str
    left: float
    foot: float
    wide: float


def picture_of(lines: Sequence[str]) -> tuple[Image.Image, list[Placed]]:
    """A picture of lines of words, and where it has each."""
    image = Image.new("L", (round(SIZE[0] * DOTS), round(SIZE[1] * DOTS)), 255)
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(LETTERS * DOTS)
    words = list[Placed]()
    for at, line in enumerate(lines):
        left, foot = MARGIN * DOTS, (MARGIN + at * LINE + LETTERS) * DOTS
        for word in line.split():
            wide = pen.textlength(word, font=font)
            pen.text((left, foot), word, fill=0, font=font, anchor="ls")
            words.append(Placed(word, left / DOTS, SIZE[1] - foot / DOTS, wide / DOTS))
            left += pen.textlength(f"{word} ", font=font)
    return image, words


def moved(words: Iterable[Placed], *, right: float = 0, up: float = 0, scale: float = 1) -> list[Placed]:
    """Words elsewhere: further to the right and up, and all distances from the corner below on the left scaled."""
    return [
        replace(word, left=word.left * scale + right, foot=word.foot * scale + up, wide=word.wide * scale)
        for word in words
    ]


def layered_scan(
    lines: Sequence[str], words: Sequence[Placed] | None = None, *, how: str = "3 Tr", drawn: str = ""
) -> bytes:
    """A page that is a picture of lines, with words behind it: where it has them itself, if none are given.

    `how` is in what way they are not seen: drawn as nothing (in a form of their own too), or under the picture.
    """
    image, own = picture_of(lines)
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=SIZE)
    picture = pdf.make_stream(
        image.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=image.width, Height=image.height,
        BitsPerComponent=8, ColorSpace=Name.DeviceGray,
    )  # fmt: skip
    fonts = Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    shown = f"q {SIZE[0]} 0 0 {SIZE[1]} 0 0 cm /Scan Do Q\n"
    layer = _layer(own if words is None else words, "3 Tr" if how == "in a form" else how)
    parts = Dictionary(Scan=picture)
    if how == "in a form":
        parts.Layer = _form(pdf, layer, fonts)
        layer = "/Layer Do\n"
    page.obj.Resources = Dictionary(XObject=parts, Font=fonts)
    page.obj.Contents = pdf.make_stream((layer + shown + drawn if how == "0 Tr" else shown + layer + drawn).encode())
    return saved(pdf)


def _layer(words: Sequence[Placed], how: str) -> str:
    drawn = (
        f"BT {how} /F {LETTERS} Tf {100 * word.wide / _helvetica(word.text):.2f} Tz "
        f"{word.left:.2f} {word.foot:.2f} Td ({word.text} ) Tj ET\n"
        for word in words
    )
    return "".join(drawn)


def _helvetica(text: str) -> float:
    """How wide a word is in Helvetica, so far as a layer must know it: half as wide as it is high for a letter."""
    return len(text) * LETTERS * 0.52


def _form(pdf: Pdf, layer: str, fonts: Dictionary) -> pikepdf.Object:
    return pdf.make_stream(
        layer.encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, *SIZE]),
        Resources=Dictionary(Font=fonts),
    )
