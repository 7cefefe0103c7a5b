"""The blocks of a JPEG that a page shows: what a block holds leaves faint traces all over it, outside an area too."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import ceil, floor
from typing import Final

import pypdfium2
from pypdfium2 import raw

from docgen.papers.pdf_words import Box

__all__ = ["BLOCK", "BLOCK_KEY", "Blocks", "blocks_of"]

BLOCK: Final = 8
"""Dots of a picture that are coded together, each way (ISO/IEC 10918-1, A.1.1)."""
BLOCK_KEY: Final = "/DocgenBlock"
"""On a page that docgen made of a JPEG, drawn as plain dots: how many points a block is wide and high."""
DEEPEST: Final = 2
MOST_PICTURES: Final = 20
NAME_BYTES: Final = 32
STRAIGHT: Final = 0.001
"""Of its sides, by which a picture may be turned or slanted."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of one picture as it is seen: its rectangle, where its first block begins, and how large each is."""

    box: Box
    left: float
    top: float
    wide: float
    high: float

    def round(self, area: Box, more: float) -> Box:
        """Return an area with all of the blocks that it takes a part of, and a little `more` round them."""
        if not area.meets(self.box):
            return area
        left, right = _edges(area.left, area.right, self.left, self.wide)
        top, bottom = _edges(area.top, area.bottom, self.top, self.high)
        return Box(left - more, top - more, right + more, bottom + more)


def _edges(start: float, end: float, first: float, step: float) -> tuple[float, float]:
    before, after = (start - first) / step + STRAIGHT, (end - first) / step - STRAIGHT  # an edge lies on an edge
    return first + floor(before) * step, first + ceil(after) * step


def blocks_of(page: pypdfium2.PdfPage) -> tuple[Blocks, ...]:
    """Return the blocks of the JPEG pictures of a page, in its units as it is seen; none of those that are turned."""
    return () if page.get_rotation() else tuple(_blocks(page))


def _blocks(page: pypdfium2.PdfPage) -> Iterator[Blocks]:
    left, _, _, top = page.get_cropbox()
    facts = raw.FPDF_IMAGEOBJ_METADATA()
    for drawn in islice(page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=DEEPEST), MOST_PICTURES):
        a, b, c, d, e, f = drawn.get_matrix().get()
        is_straight = abs(b) + abs(c) < STRAIGHT * min(abs(a), abs(d))
        known = raw.FPDFImageObj_GetImageMetadata(drawn.raw, page.raw, facts) and facts.width and facts.height
        if is_straight and known and _is_jpeg(drawn.raw):
            x, y = e - left, top - (f + d)
            box = Box(min(x, x + a), min(y, y + d), max(x, x + a), max(y, y + d))
            yield Blocks(box, x, y, BLOCK * abs(a) / facts.width, BLOCK * abs(d) / facts.height)


def _is_jpeg(picture: object) -> bool:
    name = ctypes.create_string_buffer(NAME_BYTES)
    for at in range(raw.FPDFImageObj_GetImageFilterCount(picture)):
        raw.FPDFImageObj_GetImageFilter(picture, at, name, NAME_BYTES)
        if name.value in {b"DCTDecode", b"DCT"}:
            return True
    return False
