"""How far each code of a PDF's font moves on, in thousandths of its size, as the file says."""

import ctypes
from collections.abc import Callable
from contextlib import closing
from functools import cache
from typing import Final

import pypdfium2
from pikepdf import Array, Dictionary, Name, Object
from pypdfium2 import raw

__all__ = ["Widths", "widths_of"]

Widths = Callable[[int], float | None]
"""Tells the width of a code; None where the file does not say it."""
DEFAULT: Final = 1000.0
LAST_ID: Final = 0xFFFF
EM: Final = 1000.0
STANDARD: Final = frozenset((
    "Courier", "Courier-Bold", "Courier-BoldOblique", "Courier-Oblique", "Helvetica", "Helvetica-Bold",
    "Helvetica-BoldOblique", "Helvetica-Oblique", "Times-Roman", "Times-Bold", "Times-BoldItalic", "Times-Italic",
))  # fmt: skip
"""Fonts of which readers know the widths, so that files need not say them (ISO 32000-1, 9.6.2.2)."""
ASCII: Final = range(32, 127)
"""Codes that are the same letters in all encodings of these."""


def widths_of(font: Object) -> Widths:
    """Return what tells the widths of a font's codes: one byte each, or two where these are its letters' ids."""
    try:
        told, other = _by_id(font) if str(font.get("/Subtype", "")) == "/Type0" else _by_code(font)
    except (TypeError, ValueError, OverflowError):  # what stands where a number should
        return lambda _: None
    return lambda code: told.get(code, other)


def _by_code(font: Object) -> tuple[dict[int, float], float | None]:
    widths = font.get("/Widths")
    if not isinstance(widths, Array) or str(font.get("/Subtype", "")) == "/Type3":
        name = str(font.get("/BaseFont", "")).removeprefix("/")
        is_known = name in STANDARD and not isinstance(font.get("/Encoding"), Dictionary)
        return (_of_standard(name) if is_known else {}), None
    return dict(enumerate(map(_number, widths), int(_number(font.get("/FirstChar", 0))))), None


@cache
def _of_standard(name: str) -> dict[int, float]:
    """Return what PDFium knows of a font that every reader has."""
    with closing(pypdfium2.PdfDocument.new()) as pdf:
        font, width = raw.FPDFText_LoadStandardFont(pdf, name.encode()), ctypes.c_float()
        found = {code: width.value for code in ASCII if raw.FPDFFont_GetGlyphWidth(font, code, EM, width)}
        raw.FPDFFont_Close(font)
    return found


def _by_id(font: Object) -> tuple[dict[int, float], float | None]:
    """Read the widths of letters by id (ISO 32000-1, 9.7.4.3): `first [each ...]` or `first last each`."""
    inner = font.get("/DescendantFonts")
    under = inner[0] if isinstance(inner, Array) and len(inner) else None
    if font.get("/Encoding") != Name("/Identity-H") or not isinstance(under, Dictionary):
        return {}, None
    listed = under.get("/W")
    items, at, told = [*listed] if isinstance(listed, Array) else [], 0, dict[int, float]()
    while at + 1 < len(items):
        first, then = int(_number(items[at])), items[at + 1]
        if isinstance(then, Array):
            told |= enumerate(map(_number, then), first)
            at += 2
        else:
            last = min(int(_number(then)), LAST_ID)
            told |= dict.fromkeys(range(first, last + 1), _number(items[at + 2]) if at + 2 < len(items) else DEFAULT)
            at += 3
    return told, _number(under.get("/DW", DEFAULT))


def _number(told: object) -> float:
    return float(told)  # type: ignore[arg-type]  # TypeError and ValueError are what it says of anything else
