"""What goes with words that are set again: whole rules and plain grounds. Other drawings tell where the words stood.

Dashes, dots, waves, slanted strokes, pictures and grounds that change begin where a phrase did, and go on evenly;
frames end where it did.
"""

from ctypes import c_int

import pypdfium2
from pypdfium2 import raw

__all__ = ["hide_all_but_words_and_plain_rules"]

DEEPEST = 3
"""Forms in forms that are looked into."""
MOST_OBJECTS = 100_000
THIN = 0.45
"""Of a line's height, that a rule is at the most high."""
PIECE = 0.75
"""Of a line's height, that one dash of several is at the most long: the underlining of one letter is shorter too."""
STROKE = 0.2
"""Of a line's height, that a stroke along a line, or across it, is at the most wide: others slant."""
SEGMENTS = 6
"""Parts of a path, from which on it is no plain line and no rectangle."""
STRAIGHT = 2
"""Parts of a path that is one line."""


def hide_all_but_words_and_plain_rules(page: pypdfium2.PdfPage, high: float) -> None:
    """Let a page draw no more than its words, plain rules and grounds of one colour, for lines of a height."""
    for at, drawn in enumerate(page.get_objects(max_depth=DEEPEST)):
        if at >= MOST_OBJECTS:
            return
        if drawn.type not in {raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_FORM} and not _is_plain(drawn, high):
            raw.FPDFPageObj_SetIsActive(drawn.raw, 0)


def _is_plain(drawn: pypdfium2.PdfObject, high: float) -> bool:
    if drawn.type != raw.FPDF_PAGEOBJ_PATH or raw.FPDFPageObj_GetDashCount(drawn.raw) > 0:
        return False
    left, bottom, right, top = drawn.get_bounds()
    short, long = sorted((right - left, top - bottom))
    if short <= THIN * high and long <= PIECE * high:
        return False
    segments = raw.FPDFPath_CountSegments(drawn.raw)
    if segments <= STRAIGHT:
        return bool(short <= STROKE * high)
    return bool(segments < SEGMENTS and not (_is_stroked(drawn.raw) and short > THIN * high))


def _is_stroked(path: object) -> bool:
    """Tell whether a path is drawn along its edges: round words it is a frame."""
    fill, stroke = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(stroke.value)
