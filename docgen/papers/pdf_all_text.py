"""Whether all that a page of a PDF says is there as text, so that what its text does not have, the page has not."""

import ctypes
from collections.abc import Iterator
from typing import Final

import pypdfium2
from pypdfium2 import raw

__all__ = ["is_all_text"]

MOST_OBJECTS: Final = 2_000
"""Of a page with more of them nothing is said."""
BADGE: Final = 1 / 40
"""Of a page, the part that a badge or a signature takes; a larger picture may show words."""
DEEPEST: Final = 5
WORDLESS: Final = frozenset(
    (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE)
)
"""Notes on a page that show no words of their own; fields of forms and stamps do, and their words are no text of it."""


def is_all_text(page: pypdfium2.PdfPage) -> bool:
    """Tell whether a page has no picture larger than a badge, no text that a machine read, no field and no note."""
    drawn = raw.FPDFPage_CountObjects(page)
    if drawn > MOST_OBJECTS or any(_has_words(page, at) for at in range(raw.FPDFPage_GetAnnotCount(page))):
        return False
    width, height = page.get_size()
    largest = width * height * BADGE
    objects = (raw.FPDFPage_GetObject(page, at) for at in range(drawn))
    return all(_is_plain(each, largest) for each in _within(objects, 0))


def _within(objects: Iterator[raw.FPDF_PAGEOBJECT], depth: int) -> Iterator[raw.FPDF_PAGEOBJECT]:
    """Yield what is drawn, and what is drawn in it where it is a drawing of its own."""
    for drawn in objects:
        yield drawn
        if raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            count = min(raw.FPDFFormObj_CountObjects(drawn), MOST_OBJECTS)
            yield from _within((raw.FPDFFormObj_GetObject(drawn, at) for at in range(count)), depth + 1)


def _is_plain(drawn: raw.FPDF_PAGEOBJECT, largest: float) -> bool:
    kind = raw.FPDFPageObj_GetType(drawn)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        return bool(raw.FPDFTextObj_GetTextRenderMode(drawn) != raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    if kind != raw.FPDF_PAGEOBJ_IMAGE:
        return True
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
        return False
    return abs(right.value - left.value) * abs(top.value - bottom.value) <= largest


def _has_words(page: pypdfium2.PdfPage, at: int) -> bool:
    note = raw.FPDFPage_GetAnnot(page, at)
    try:
        return raw.FPDFAnnot_GetSubtype(note) not in WORDLESS
    finally:
        raw.FPDFPage_CloseAnnot(note)
