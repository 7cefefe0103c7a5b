"""Dark boxes that a page draws: where each lies, and whether the page as it is seen is dark there."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2
from pypdfium2 import raw

__all__ = ["DARK", "MOST_OBJECTS", "DarkBox", "Seen", "box_of", "dark_boxes", "picture_in"]

MOST_OBJECTS: Final = 20_000
DARK: Final = 90
"""Of 255, the lightest that counts as dark."""
ALIKE: Final = 60
"""Of 255, how near the colours of words and of what lies under them are while nobody can read them."""
OPAQUE: Final = 200
THICK: Final = 3.0
"""Points from which on a line may cover words."""
SCALE: Final = 2.0
MOST_SIDE: Final = 3_000
"""Pixels for a point, and along a side, where a page is looked at."""
MOSTLY: Final = 0.7
"""Of a box, that is seen as dark: letters may be drawn on it, like the code of a reason."""


@dataclass(frozen=True, slots=True)
class DarkBox:
    """Edges in the page's own directions, a colour, and how this covers something, as half a sentence."""

    left: float
    bottom: float
    right: float
    top: float
    colour: tuple[int, int, int] = (0, 0, 0)
    how: str = ""


def box_of(item: raw.FPDF_PAGEOBJECT, how: str) -> Iterator[DarkBox]:
    """Yield where something is drawn that nothing shines through."""
    edges = [ctypes.c_float() for _ in range(4)]
    colour = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item, *edges):
        return
    told = raw.FPDFPageObj_GetFillColor(item, *colour)
    red, green, blue, alpha = (each.value for each in colour) if told else (0, 0, 0, 255)
    if alpha >= OPAQUE:
        left, bottom, right, top = (edge.value for edge in edges)
        yield DarkBox(left, bottom, right, top, (red, green, blue), how)


def dark_boxes(item: raw.FPDF_PAGEOBJECT, filled: str, drawn: str) -> Iterator[DarkBox]:
    """Yield where a path is filled with a dark colour, and where it draws a thick dark line: how each covers."""
    yield from (each for each in box_of(item, filled) if _is_filled_dark(item, each))
    yield from _stroke(item, drawn)


def _is_filled_dark(item: raw.FPDF_PAGEOBJECT, box: DarkBox) -> bool:
    """Tell whether a path is filled with a dark colour."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    drawn = raw.FPDFPath_GetDrawMode(item, mode, stroke)
    return bool(drawn and mode.value != raw.FPDF_FILLMODE_NONE and max(box.colour) <= DARK)


def _stroke(item: raw.FPDF_PAGEOBJECT, how: str) -> Iterator[DarkBox]:
    """Yield where a thick dark line is drawn; what is seen of words tells whether it covers any."""
    width, edges, matrix = ctypes.c_float(), [ctypes.c_float() for _ in range(4)], raw.FS_MATRIX()
    colour, mode, stroke = [ctypes.c_uint() for _ in range(4)], ctypes.c_int(), ctypes.c_int()
    drawn = raw.FPDFPath_GetDrawMode(item, mode, stroke) and stroke.value
    if not drawn or not raw.FPDFPageObj_GetStrokeWidth(item, width) or not raw.FPDFPageObj_GetBounds(item, *edges):
        return
    raw.FPDFPageObj_GetMatrix(item, matrix)
    thick = width.value * max(map(abs, (matrix.a, matrix.b, matrix.c, matrix.d)))
    raw.FPDFPageObj_GetStrokeColor(item, *colour)
    red, green, blue, alpha = (each.value for each in colour)
    if thick >= THICK and alpha >= OPAQUE and max(red, green, blue) <= DARK:
        left, bottom, right, top = (edge.value for edge in edges)
        # PDFium's edges lie a whole width away from where a line runs, at its ends, too.
        across, up = (thick, thick / 2) if right - left > top - bottom else (thick / 2, thick)
        yield DarkBox(left + across, bottom + up, right - across, top - up, (red, green, blue), how)


def picture_in(item: raw.FPDF_PAGEOBJECT) -> pypdfium2.PdfBitmap | None:
    """Return the picture of an image as the file holds it; None where it cannot be unpacked."""
    bitmap = raw.FPDFImageObj_GetBitmap(item)
    return pypdfium2.PdfBitmap.from_raw(bitmap) if bitmap else None  # which frees it when nothing holds it any more


class Seen:
    """A page as it is seen, to tell whether something is one dark area with what is round it."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        """Draw it, in greys."""
        self._page = page
        scale = min(SCALE, MOST_SIDE / max(*page.get_size(), 1.0))
        self._picture = page.render(scale=scale, grayscale=True).to_pil().convert("L")
        self._x, self._y = ctypes.c_int(), ctypes.c_int()

    def is_dark(self, letter: DarkBox) -> bool:
        """Tell whether nobody can make out a letter for the dark round it."""
        left, top, right, bottom = self._pixels(letter)
        darkest, lightest = self._picture.crop((left - 1, top - 1, right + 2, bottom + 2)).getextrema()
        return bool(lightest <= DARK + ALIKE and lightest - darkest <= ALIKE)

    def is_mostly_dark(self, box: DarkBox) -> bool:
        """Tell whether a box is seen, for the most part, as one dark colour."""
        left, top, right, bottom = self._pixels(box)
        counts = self._picture.crop((left + 1, top + 1, max(left + 2, right), max(top + 2, bottom))).histogram()
        most = max(range(DARK + 1), key=counts.__getitem__)
        alike = counts[max(0, most - 2) : most + 3]
        return bool(sum(alike) >= MOSTLY * sum(counts))

    def _pixels(self, box: DarkBox) -> tuple[int, int, int, int]:
        (one, two), (three, four) = self._at(box.left, box.bottom), self._at(box.right, box.top)
        return min(one, three), min(two, four), max(one, three), max(two, four)

    def _at(self, x: float, y: float) -> tuple[int, int]:
        raw.FPDF_PageToDevice(self._page, 0, 0, *self._picture.size, 0, x, y, self._x, self._y)
        return self._x.value, self._y.value
