"""Pages whose fonts do not say which letters they draw: what is read of these is some other text, or none."""

from collections.abc import Iterator
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

__all__ = ["pages_with_unnamed_letters"]

DEEPEST: Final = 4
MOST_PARTS: Final = 2_000
"""Forms and patterns that one page draws, in each other or not; those beyond are not looked at."""
BY_GLYPH: Final = ("/Identity-H", "/Identity-V")
"""Codes that are numbers of glyphs: only a ToUnicode says their letters (ISO 32000-1, 9.7.5.2 and 9.10.2)."""
BROKEN: Final = (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError)


def pages_with_unnamed_letters(pdf: Pdf) -> frozenset[int]:
    """Return the pages, from 1, that may draw with a font that does not say its letters."""
    known: dict[tuple[int, int], bool] = {}
    found = set[int]()
    for number, page in enumerate(pdf.pages, start=1):
        try:
            fonts = _fonts(page.resources, set(), 0)
            if any(_known(font, known) for font in fonts):
                found.add(number)
        except BROKEN:
            continue  # what cannot be read is told elsewhere
    return frozenset(found)


def _fonts(resources: Object, seen: set[tuple[int, int]], depth: int) -> Iterator[Object]:
    table = resources.get("/Font") if isinstance(resources, Dictionary) else None
    yield from (
        font for font in (table.values() if isinstance(table, Dictionary) else ()) if isinstance(font, Dictionary)
    )
    for kind in ("/XObject", "/Pattern") if isinstance(resources, Dictionary) and depth < DEEPEST else ():
        parts = resources.get(kind)
        for part in parts.values() if isinstance(parts, Dictionary) else ():
            if isinstance(part, Stream) and part.objgen not in seen and len(seen) < MOST_PARTS:
                seen.add(part.objgen)
                yield from _fonts(part.get("/Resources", Dictionary()), seen, depth + 1)


def _known(font: Object, known: dict[tuple[int, int], bool]) -> bool:
    if not font.is_indirect:
        return _is_unnamed(font)
    if font.objgen not in known:
        known[font.objgen] = _is_unnamed(font)
    return known[font.objgen]


def _is_unnamed(font: Object) -> bool:
    """Tell whether a font draws glyphs by their numbers and no map says what letters they are."""
    if "/ToUnicode" in font or font.get("/Subtype") != Name.Type0 or str(font.get("/Encoding", "")) not in BY_GLYPH:
        return False
    descendants = font.get("/DescendantFonts")
    descendant = descendants[0] if isinstance(descendants, Array) and len(descendants) else None
    system = descendant.get("/CIDSystemInfo") if isinstance(descendant, Dictionary) else None
    # A collection of Adobe's own, for Chinese, Japanese or Korean, says its letters by itself.
    return not isinstance(system, Dictionary) or str(system.get("/Ordering", "")) in {"", "Identity"}
