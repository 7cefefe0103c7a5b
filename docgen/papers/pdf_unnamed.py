"""Pages whose fonts do not say which letters they draw: what is read of these is some other text, or none."""

import re
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

__all__ = ["pages_with_unnamed_letters"]

MOST_PARTS: Final = 200
"""Forms and patterns that one page draws, in each other or not; those beyond are not looked at."""
SET_FONT: Final = re.compile(rb"(/[^\s/<>()\[\]{}%]{1,100})\s+[-+.0-9]+\s+Tf\b")
BY_GLYPH: Final = ("/Identity-H", "/Identity-V")
"""Codes that are numbers of glyphs: only a ToUnicode says their letters (ISO 32000-1, 9.7.5.2 and 9.10.2)."""
NUMBERED: Final = re.compile(r"/(?:[cg]|cid|gid|glyph|index|char)[_-]?[0-9a-f]{1,5}", re.IGNORECASE)
"""What programs call a glyph that has no name; `c` and `g` alone are letters."""
OF_SIGNS: Final = re.compile(r"symbol|[wz]ingdings|webdings|dingbats|bullets?", re.IGNORECASE)
"""Fonts of bullets, arrows and the like, which have no letters."""
SYMBOLIC: Final = 4
"""The flag of a font whose letters are not those of the Latin alphabet (ISO 32000-1, 9.8.2)."""
BROKEN: Final = (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError)


def pages_with_unnamed_letters(pdf: Pdf) -> frozenset[int]:
    """Return the pages, from 1, that draw with a font that does not say its letters."""
    known: dict[tuple[int, int], bool] = {}
    found = set[int]()
    for number, page in enumerate(pdf.pages, start=1):
        with suppress(*BROKEN):  # what cannot be read is told elsewhere
            if _draws(page.resources, partial(_drawn_by, page.obj), known, set()):
                found.add(number)
    return frozenset(found)


def _drawn_by(page: Object) -> bytes:
    parts = page.get("/Contents")
    streams = [*parts] if isinstance(parts, Array) else [parts]
    return b"\n".join(each.read_bytes() for each in streams if isinstance(each, Stream))


def _draws(
    resources: Object, drawn: Callable[[], bytes], known: dict[tuple[int, int], bool], seen: set[tuple[int, int]]
) -> bool:
    """Tell whether what is drawn with some resources, or a form among these, is drawn with such a font."""
    unnamed = {key for key, font in _items(resources, "/Font") if isinstance(font, Dictionary) and _known(font, known)}
    if unnamed and any(found[1].decode("latin-1") in unnamed for found in SET_FONT.finditer(drawn())):
        return True
    for _, part in (*_items(resources, "/XObject"), *_items(resources, "/Pattern")):
        is_drawing = isinstance(part, Stream) and part.get("/Subtype") != Name.Image
        if is_drawing and part.objgen not in seen and len(seen) < MOST_PARTS:
            seen.add(part.objgen)
            if _draws(part.get("/Resources", resources), part.read_bytes, known, seen):
                return True
    return False


def _items(resources: Object, kind: str) -> list[tuple[str, Object]]:
    table = resources.get(kind) if isinstance(resources, Dictionary) else None
    return [*table.items()] if isinstance(table, Dictionary) else []


def _known(font: Object, known: dict[tuple[int, int], bool]) -> bool:
    if not font.is_indirect:
        return _is_unnamed(font)
    if font.objgen not in known:
        known[font.objgen] = _is_unnamed(font)
    return known[font.objgen]


def _is_unnamed(font: Object) -> bool:
    """Tell whether a font draws glyphs by their numbers and no map says what letters they are."""
    if "/ToUnicode" in font or OF_SIGNS.search(str(font.get("/BaseFont", ""))):
        return False
    encoding = font.get("/Encoding")
    if font.get("/Subtype") == Name.Type0:
        return isinstance(encoding, Name) and str(encoding) in BY_GLYPH and not _is_of_a_collection(font)
    if isinstance(encoding, Dictionary):
        return _has_numbers_for_names(encoding)
    return encoding is None and font.get("/Subtype") == Name.TrueType and _is_symbolic(font)


def _is_of_a_collection(font: Object) -> bool:
    """Tell whether its numbers are of a collection for Chinese, Japanese or Korean: these say their letters."""
    descendants = font.get("/DescendantFonts")
    descendant = descendants[0] if isinstance(descendants, Array) and len(descendants) else None
    system = descendant.get("/CIDSystemInfo") if isinstance(descendant, Dictionary) else None
    return isinstance(system, Dictionary) and str(system.get("/Ordering", "")) not in {"", "Identity"}


def _has_numbers_for_names(encoding: Object) -> bool:
    """Tell whether an encoding calls its glyphs by numbers, as G01: names that say no letter."""
    differences = encoding.get("/Differences")
    names = [str(each) for each in differences if isinstance(each, Name)] if isinstance(differences, Array) else []
    return sum(1 for name in names if NUMBERED.fullmatch(name)) > len(names) // 2


def _is_symbolic(font: Object) -> bool:
    descriptor = font.get("/FontDescriptor")
    return isinstance(descriptor, Dictionary) and bool(int(descriptor.get("/Flags", 0)) & SYMBOLIC)
