"""Words that a page holds and something dark hides: boxes and pictures drawn over them, marks never applied."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2
from pypdfium2 import raw

from docgen.papers.held import Covered
from docgen.papers.pdf_covered_pictures import boxes_in_forms, covering_pictures
from docgen.papers.pdf_dark_boxes import DARK, MOST_OBJECTS, DarkBox, Seen, box_of, dark_boxes, picture_in

__all__ = ["Looked", "covered_on"]

SHARE = 0.6
"""Of a letter's height and width that lies under a box."""
LEAST_LETTERS = 2
OVER_WORDS = "a dark box lies over words", "a dark line lies over words"


@dataclass(frozen=True, slots=True)
class Looked:
    """What was seen on a page: words that something covers, curves drawn, images, and whether fonts are drawings."""

    covered: tuple[Covered, ...]
    curves: int
    images: int
    type3: bool


@dataclass(slots=True)
class _Drawn:
    """What a page draws: what may cover words, and how much of what else."""

    boxes: list[DarkBox] = field(default_factory=list)
    curves: int = 0
    images: int = 0
    has_forms: bool = False
    type3: bool = False

    def may_hide_pictures(self) -> bool:
        """Tell whether a part of a picture may be hidden: forms may hold both, else a page with a box or two."""
        return self.has_forms or self.images > 1 or (self.images > 0 and bool(self.boxes))


def covered_on(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, *, pictures: bool = True) -> Looked:
    """Look at what a page draws, in its order, for words and parts of pictures that lie under something dark.

    Without `pictures`, whether these are dark is not looked at: each would have to be unpacked, which takes long.
    """
    drawn = _drawn(page, pictures=pictures)
    hidden = [*_marks(page)] if raw.FPDFPage_GetAnnotCount(page) else []
    letters = [*_letters(text)] if drawn.boxes or hidden else []
    found = {mark.how for mark in hidden if mark.how == UNAPPLIED}
    every = (*drawn.boxes, *hidden)
    under = {box: some for box in every if len(some := [x for x in letters if _hides(box, x)]) >= LEAST_LETTERS}
    seen = Seen(page) if under else None
    if seen:
        found |= {box.how for box, some in under.items() if sum(map(seen.is_dark, some)) >= LEAST_LETTERS}
    notes = [mark for mark in hidden if mark.how != UNAPPLIED]
    if drawn.may_hide_pictures() or (drawn.images and notes):
        found |= {*covering_pictures(page, notes, seen, pictures=pictures)}
    return Looked(tuple(Covered("", how) for how in sorted(found)), drawn.curves, drawn.images, drawn.type3)


def _drawn(page: pypdfium2.PdfPage, *, pictures: bool) -> _Drawn:
    found = _Drawn()
    for at in range(min(raw.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        item = raw.FPDFPage_GetObject(page, at)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            found.type3 = found.type3 or _is_drawing(item)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            found.curves += raw.FPDFPath_CountSegments(item)
            found.boxes += dark_boxes(item, *OVER_WORDS)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            found.images += 1
            dark = pictures and _is_dark_picture(item)
            found.boxes += box_of(item, "a dark picture lies over words") if dark else ()
        found.has_forms = found.has_forms or kind == raw.FPDF_PAGEOBJ_FORM
    found.boxes += boxes_in_forms(page, *OVER_WORDS) if found.has_forms else ()
    return found


UNAPPLIED = "a redaction was marked and never applied"


def _hides(box: DarkBox, letter: DarkBox) -> bool:
    """Tell whether a letter's box lies under another for the most part."""
    wide = min(box.right, letter.right) - max(box.left, letter.left)
    high = min(box.top, letter.top) - max(box.bottom, letter.bottom)
    return high > 0 and wide >= SHARE * (letter.right - letter.left) and high >= SHARE * (letter.top - letter.bottom)


def _is_dark_picture(item: raw.FPDF_PAGEOBJECT) -> bool:
    held = picture_in(item)
    if held is None:
        return False
    shrunk = held.to_pil().convert("L").resize((8, 8))
    return sum(bytes(shrunk.tobytes())) <= DARK * 64


def _is_drawing(item: raw.FPDF_PAGEOBJECT) -> bool:
    font = raw.FPDFTextObj_GetFont(item)
    size = ctypes.c_size_t()
    return bool(font) and not (raw.FPDFFont_GetFontData(font, None, 0, size) and size.value)


def _letters(text: pypdfium2.PdfTextPage) -> Iterator[DarkBox]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        if code > 32 and raw.FPDFText_GetCharBox(text, at, left, right, bottom, top):  # noqa: PLR2004 - no space
            yield DarkBox(left.value, bottom.value, right.value, top.value, (0, 0, 0), "")


def _marks(page: pypdfium2.PdfPage) -> Iterator[DarkBox]:
    """Yield marks that lie over a page: redactions never applied, and dark notes."""
    edges, colour = raw.FS_RECTF(), [ctypes.c_uint() for _ in range(4)]
    for at in range(min(raw.FPDFPage_GetAnnotCount(page), MOST_OBJECTS)):
        mark = raw.FPDFPage_GetAnnot(page, at)
        kind = raw.FPDFAnnot_GetSubtype(mark)
        raw.FPDFAnnot_GetRect(mark, edges)
        box = (edges.left, min(edges.bottom, edges.top), edges.right, max(edges.bottom, edges.top))
        if kind == raw.FPDF_ANNOT_REDACT:
            yield DarkBox(*box, (0, 0, 0), UNAPPLIED)
        elif kind in NOTES and _is_dark(mark, colour):
            yield DarkBox(*box, (0, 0, 0), "a dark note lies over words")
        raw.FPDFPage_CloseAnnot(mark)


NOTES = {raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_POLYGON, raw.FPDF_ANNOT_STAMP}


def _is_dark(mark: raw.FPDF_ANNOTATION, colour: list[ctypes.c_uint]) -> bool:
    for which in (raw.FPDFANNOT_COLORTYPE_InteriorColor, raw.FPDFANNOT_COLORTYPE_Color):
        if raw.FPDFAnnot_GetColor(mark, which, *colour) and max(each.value for each in colour[:3]) <= DARK:
            return True
    for at in range(max(0, raw.FPDFAnnot_GetObjectCount(mark))):  # of one with a look of its own PDFium tells no colour
        item = raw.FPDFAnnot_GetObject(mark, at)
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_PATH and any(dark_boxes(item, "", "")):
            return True
    return False
