"""What a page draws besides its words: pictures as placed, curves, lines through a number, words drawn as nothing."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import hypot
from typing import Final

import pypdfium2
from pypdfium2 import raw

from docgen.papers.pdf_boxes import Box

__all__ = ["Drawn", "drawn_on"]

MOST_OBJECTS: Final = 20_000
DEEPEST: Final = 6
"""Forms within forms."""
LEAST_SIDE: Final = 18.0
"""Points: of smaller pictures nobody asks how fine they are."""
MOST_KEPT: Final = 500
Matrix = tuple[float, float, float, float, float, float]


@dataclass(slots=True)
class Drawn:
    """What is drawn: how many pictures and curves, the finest resolution, and the largest picture's share and own.

    Boxes are in the page's own space.
    """

    pictures: int = 0
    curves: int = 0
    dpi: int = 0
    largest: float = 0.0
    largest_dpi: int = 0
    boxes: list[Box] = field(default_factory=list)
    unseen: list[Box] = field(default_factory=list)

    def crosses(self, box: Box) -> bool:
        """Tell whether a picture or line lies over a part of a rectangle; what is all round it is its ground."""
        return any(_cuts(each, box) for each in self.boxes)

    def is_unseen(self, box: Box) -> bool:
        """Tell whether the words in a rectangle are drawn as nothing."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return any(each[0] <= x <= each[2] and each[1] <= y <= each[3] for each in self.unseen)


def drawn_on(page: pypdfium2.PdfPage, box: Box) -> Drawn:
    """Look at all that a page draws, in forms as well; `box` is what is seen of it, in its own space."""
    drawn = Drawn()
    for item, placed in _items(page):
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            _look_at_picture(item, placed, box, drawn)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            drawn.curves += 1
            _look_at_path(item, placed, drawn)
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            drawn.curves += 1
        elif raw.FPDFTextObj_GetTextRenderMode(item) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
            _keep(drawn.unseen, _bounds(item, placed))
    return drawn


def _items(page: pypdfium2.PdfPage) -> Iterator[tuple[raw.FPDF_PAGEOBJECT, Matrix | None]]:
    """Yield what a page draws, and how a form places it (None: it is in none)."""
    count = min(raw.FPDFPage_CountObjects(page), MOST_OBJECTS)
    waiting = list[tuple[raw.FPDF_PAGEOBJECT, Matrix | None, int]]()
    waiting += [(raw.FPDFPage_GetObject(page, at), None, 0) for at in range(count - 1, -1, -1)]
    left = MOST_OBJECTS
    while waiting and left > 0:
        item, placed, depth = waiting.pop()
        left -= 1
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_FORM:
            yield item, placed
        elif depth < DEEPEST:
            within = _times(_matrix(item), placed)
            some = min(raw.FPDFFormObj_CountObjects(item), MOST_OBJECTS)
            waiting += [(raw.FPDFFormObj_GetObject(item, at), within, depth + 1) for at in range(some - 1, -1, -1)]


def _matrix(item: raw.FPDF_PAGEOBJECT) -> Matrix:
    held = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, held):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (held.a, held.b, held.c, held.d, held.e, held.f)


def _times(inner: Matrix, outer: Matrix | None) -> Matrix:
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _bounds(item: raw.FPDF_PAGEOBJECT, placed: Matrix | None) -> Box | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    if placed is None:
        return (left, bottom, right, top)
    return _box_of(placed, ((left, bottom), (left, top), (right, bottom), (right, top)))


def _box_of(placed: Matrix, corners: tuple[tuple[float, float], ...]) -> Box:
    a, b, c, d, e, f = placed
    xs, ys = [a * x + c * y + e for x, y in corners], [b * x + d * y + f for x, y in corners]
    return (min(xs), min(ys), max(xs), max(ys))


def _look_at_picture(item: raw.FPDF_PAGEOBJECT, placed: Matrix | None, page: Box, drawn: Drawn) -> None:
    drawn.pictures += 1
    whole = _times(_matrix(item), placed)
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    across, up = hypot(whole[0], whole[1]), hypot(whole[2], whole[3])
    box = _box_of(whole, ((0, 0), (0, 1), (1, 0), (1, 1)))
    _keep(drawn.boxes, box)
    if min(across, up) < LEAST_SIDE or not raw.FPDFImageObj_GetImagePixelSize(item, wide, high):
        return
    dpi = round(max(wide.value / across, high.value / up) * 72)
    coarse = round(min(wide.value / across, high.value / up) * 72)
    drawn.dpi = max(drawn.dpi, dpi)
    share = _share(box, page)
    if share > drawn.largest:
        drawn.largest, drawn.largest_dpi = share, coarse


def _share(box: Box, page: Box) -> float:
    wide = min(box[2], page[2]) - max(box[0], page[0])
    high = min(box[3], page[3]) - max(box[1], page[1])
    area = (page[2] - page[0]) * (page[3] - page[1])
    return max(0.0, wide) * max(0.0, high) / area if area > 0 else 0.0


def _look_at_path(item: raw.FPDF_PAGEOBJECT, placed: Matrix | None, drawn: Drawn) -> None:
    """Keep lines and filled boxes that are not white; a frame is drawn round things, not over them."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(item, mode, stroke):
        return
    box = _bounds(item, placed)
    is_line = box is not None and min(box[2] - box[0], box[3] - box[1]) < 3  # noqa: PLR2004 - points
    if is_line or (mode.value != raw.FPDF_FILLMODE_NONE and not _is_white(item)):
        _keep(drawn.boxes, box)


def _is_white(item: raw.FPDF_PAGEOBJECT) -> bool:
    colour = [ctypes.c_uint() for _ in range(4)]
    told = raw.FPDFPageObj_GetFillColor(item, *colour)
    red, green, blue, alpha = (each.value for each in colour)
    return bool(told) and (min(red, green, blue) > 240 or alpha == 0)  # noqa: PLR2004 - of 255


def _keep(kept: list[Box], box: Box | None) -> None:
    if box is not None and len(kept) < MOST_KEPT:
        kept.append(box)


def _cuts(over: Box, box: Box) -> bool:
    """Tell whether one rectangle lies over a part of another, and is not all round it."""
    wide = min(over[2], box[2]) - max(over[0], box[0])
    high = min(over[3], box[3]) - max(over[1], box[1])
    is_line = min(over[2] - over[0], over[3] - over[1]) < 3  # noqa: PLR2004 - points
    round_it = over[0] <= box[0] and over[1] <= box[1] and over[2] >= box[2] and over[3] >= box[3]
    within = high > (box[3] - box[1]) * 0.2 and wide > 1
    crossed = is_line and wide > 1 and high >= 0 and over[1] > box[1] + 1 and over[3] < box[3] - 1
    return not round_it and (within or crossed)
