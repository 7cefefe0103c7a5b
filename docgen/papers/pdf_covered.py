"""Words that a page holds and something dark hides: boxes and pictures drawn over them, marks never applied."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from docgen.papers.held import Covered

__all__ = ["Looked", "covered_on"]

MOST_OBJECTS = 20_000
DARK = 90
"""Of 255, the lightest that counts as dark."""
ALIKE = 60
"""Of 255, how near the colours of words and of what lies under them are while nobody can read them."""
OPAQUE = 200
SHARE = 0.6
"""Of a letter's height and width that lies under a box."""
LEAST_LETTERS = 2
THICK = 3.0
"""Points from which on a line may cover words."""
SCALE = 2.0
MOST_SIDE = 3_000
"""Pixels for a point, and along a side, where a page is looked at."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was seen on a page: words that something covers, curves drawn, images, and whether fonts are drawings."""

    covered: tuple[Covered, ...]
    curves: int
    images: int
    type3: bool


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    bottom: float
    right: float
    top: float
    colour: tuple[int, int, int]
    how: str

    def hides(self, other: "_Box") -> bool:
        """Tell whether a letter's box lies under this one for the most part."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        return high > 0 and wide >= SHARE * (other.right - other.left) and high >= SHARE * (other.top - other.bottom)


def covered_on(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, *, pictures: bool = True) -> Looked:
    """Look at what a page draws, in its order, for words that lie under something dark or on their own colour.

    Without `pictures`, whether these are dark is not looked at: each would have to be unpacked, which takes long.
    """
    boxes, curves, images, type3 = list[_Box](), 0, 0, False
    for at in range(min(raw.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        item = raw.FPDFPage_GetObject(page, at)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            type3 = type3 or _is_drawing(item)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            curves += raw.FPDFPath_CountSegments(item)
            boxes += [each for each in _box(item, "a dark box lies over words") if _is_filled(item, each)]
            boxes += _stroke(item)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            images += 1
            dark = pictures and _is_dark_picture(item)
            boxes += _box(item, "a dark picture lies over words") if dark else ()
    hidden = [*_marks(page)] if raw.FPDFPage_GetAnnotCount(page) else []
    letters = [*_letters(text)] if boxes or hidden else []
    found = {mark.how for mark in hidden if mark.how == UNAPPLIED}
    under = {
        box: some for box in (*boxes, *hidden) if len(some := [x for x in letters if box.hides(x)]) >= LEAST_LETTERS
    }
    if under:
        seen = _Seen(page)
        found |= {box.how for box, some in under.items() if sum(map(seen.is_dark, some)) >= LEAST_LETTERS}
    return Looked(tuple(Covered("", how) for how in sorted(found)), curves, images, type3)


UNAPPLIED = "a redaction was marked and never applied"


def _box(item: raw.FPDF_PAGEOBJECT, how: str) -> Iterator[_Box]:
    edges = [ctypes.c_float() for _ in range(4)]
    colour = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item, *edges):
        return
    told = raw.FPDFPageObj_GetFillColor(item, *colour)
    red, green, blue, alpha = (each.value for each in colour) if told else (0, 0, 0, 255)
    if alpha >= OPAQUE:
        left, bottom, right, top = (edge.value for edge in edges)
        yield _Box(left, bottom, right, top, (red, green, blue), how)


def _stroke(item: raw.FPDF_PAGEOBJECT) -> Iterator[_Box]:
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
        yield _Box(left, bottom, right, top, (red, green, blue), "a dark line lies over words")


def _is_filled(item: raw.FPDF_PAGEOBJECT, box: _Box) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    drawn = raw.FPDFPath_GetDrawMode(item, mode, stroke)
    return bool(drawn and mode.value != raw.FPDF_FILLMODE_NONE and max(box.colour) <= DARK)


def _is_dark_picture(item: raw.FPDF_PAGEOBJECT) -> bool:
    bitmap = raw.FPDFImageObj_GetBitmap(item)
    if not bitmap:
        return False
    held = pypdfium2.PdfBitmap.from_raw(bitmap)  # which frees it when nothing holds it any more
    shrunk = held.to_pil().convert("L").resize((8, 8))
    return sum(bytes(shrunk.tobytes())) <= DARK * 64


def _is_drawing(item: raw.FPDF_PAGEOBJECT) -> bool:
    font = raw.FPDFTextObj_GetFont(item)
    size = ctypes.c_size_t()
    return bool(font) and not (raw.FPDFFont_GetFontData(font, None, 0, size) and size.value)


def _letters(text: pypdfium2.PdfTextPage) -> Iterator[_Box]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        if code > 32 and raw.FPDFText_GetCharBox(text, at, left, right, bottom, top):  # noqa: PLR2004 - no space
            yield _Box(left.value, bottom.value, right.value, top.value, (0, 0, 0), "")


class _Seen:
    """A page as it is seen, to tell whether a letter is one dark area with what is round it."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        scale = min(SCALE, MOST_SIDE / max(*page.get_size(), 1.0))
        self._picture = page.render(scale=scale, grayscale=True).to_pil().convert("L")
        self._x, self._y = ctypes.c_int(), ctypes.c_int()

    def is_dark(self, letter: _Box) -> bool:
        """Tell whether nobody can make out a letter for the dark round it."""
        (one, two), (three, four) = self._at(letter.left, letter.bottom), self._at(letter.right, letter.top)
        box = (min(one, three) - 1, min(two, four) - 1, max(one, three) + 2, max(two, four) + 2)
        darkest, lightest = self._picture.crop(box).getextrema()
        return bool(lightest <= DARK + ALIKE and lightest - darkest <= ALIKE)

    def _at(self, x: float, y: float) -> tuple[int, int]:
        raw.FPDF_PageToDevice(self._page, 0, 0, *self._picture.size, 0, x, y, self._x, self._y)
        return self._x.value, self._y.value


def _marks(page: pypdfium2.PdfPage) -> Iterator[_Box]:
    """Yield marks that lie over a page: redactions never applied, and dark notes."""
    edges, colour = raw.FS_RECTF(), [ctypes.c_uint() for _ in range(4)]
    for at in range(min(raw.FPDFPage_GetAnnotCount(page), MOST_OBJECTS)):
        mark = raw.FPDFPage_GetAnnot(page, at)
        kind = raw.FPDFAnnot_GetSubtype(mark)
        raw.FPDFAnnot_GetRect(mark, edges)
        box = (edges.left, min(edges.bottom, edges.top), edges.right, max(edges.bottom, edges.top))
        if kind == raw.FPDF_ANNOT_REDACT:
            yield _Box(*box, (0, 0, 0), UNAPPLIED)
        elif kind in NOTES and _is_dark(mark, colour):
            yield _Box(*box, (0, 0, 0), "a dark note lies over words")
        raw.FPDFPage_CloseAnnot(mark)


NOTES = {raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_POLYGON, raw.FPDF_ANNOT_STAMP}


def _is_dark(mark: raw.FPDF_ANNOTATION, colour: list[ctypes.c_uint]) -> bool:
    for which in (raw.FPDFANNOT_COLORTYPE_InteriorColor, raw.FPDFANNOT_COLORTYPE_Color):
        if raw.FPDFAnnot_GetColor(mark, which, *colour) and max(each.value for each in colour[:3]) <= DARK:
            return True
    return False
