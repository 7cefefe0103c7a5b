"""The blocks of a JPEG that a page shows: what a block holds leaves faint traces all over it, outside an area too."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import ceil, floor
from typing import Final

import pypdfium2
from pypdfium2 import raw

from docgen.papers.jpeg import BLOCK, block_size
from docgen.papers.pdf_words import Box

__all__ = ["BLOCK_KEY", "Blocks", "blocks_of"]

QUARTER: Final = 90
BLOCK_KEY: Final = "/DocgenBlock"
"""On a page that docgen made of a JPEG, drawn as plain dots: how many points a block is wide and high."""
DEEPEST: Final = 2
MOST_PICTURES: Final = 20
NAME_BYTES: Final = 32
STRAIGHT: Final = 0.001
"""Of its sides, by which a picture may be turned or slanted."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of one picture as it is seen: its rectangle, where its first block begins, and how large each is.

    `rim` is how far what a block holds is seen beside it: colours that it has less of are drawn out over its edges.
    """

    box: Box
    left: float
    top: float
    wide: float
    high: float
    rim: float = 0.0

    def round(self, area: Box, more: float) -> Box:
        """Return an area with all of the blocks that it takes a part of, and a little `more` round them."""
        if not area.meets(self.box):
            return area
        left, right = _edges(area.left, area.right, self.left, self.wide)
        top, bottom = _edges(area.top, area.bottom, self.top, self.high)
        more += self.rim
        return Box(left - more, top - more, right + more, bottom + more)


def _edges(start: float, end: float, first: float, step: float) -> tuple[float, float]:
    before, after = (start - first) / step + STRAIGHT, (end - first) / step - STRAIGHT  # an edge lies on an edge
    return first + floor(before) * step, first + ceil(after) * step


def blocks_of(page: pypdfium2.PdfPage) -> tuple[Blocks, ...]:
    """Return the blocks of the JPEG pictures of a page, in its units as it is seen; none of those that slant."""
    left, bottom, right, top = page.get_cropbox()
    turned = page.get_rotation() // QUARTER
    return tuple(_turned(each, right - left, top - bottom, turned) for each in _blocks(page, left, top))


def _turned(blocks: Blocks, wide: float, high: float, quarters: int) -> Blocks:
    """Return blocks of a page of a size as they are seen when the page is turned to the right by so many quarters."""
    for _ in range(quarters):
        box, left, top = blocks.box, high - blocks.top, blocks.left
        blocks = Blocks(
            Box(high - box.bottom, box.left, high - box.top, box.right), left, top, blocks.high, blocks.wide, blocks.rim
        )
        wide, high = high, wide
    return blocks


def _blocks(page: pypdfium2.PdfPage, left: float, top: float) -> Iterator[Blocks]:
    """Yield blocks from the top left corner of a page before it is turned."""
    facts = raw.FPDF_IMAGEOBJ_METADATA()
    for drawn in islice(page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=DEEPEST), MOST_PICTURES):
        a, b, c, d, e, f = drawn.get_matrix().get()
        known = raw.FPDFImageObj_GetImageMetadata(drawn.raw, page.raw, facts) and facts.width and facts.height
        lies, stands = abs(b) + abs(c), abs(a) + abs(d)  # 0 where a picture is upright, or on its side
        if known and _is_jpeg(drawn.raw) and min(lies, stands) < STRAIGHT * max(lies, stands):
            x, y = e + c - left, top - (f + d)  # where its first dot is
            beyond, below = e + a - left, top - (f + b)  # the corner over from that
            box = Box(min(x, beyond), min(y, below), max(x, beyond), max(y, below))
            dots = block_size(bytes(drawn.get_data(decode_simple=True)))
            across, down = dots[0] / facts.width, dots[1] / facts.height  # shares of the picture
            wide, high = abs(a) * across + abs(c) * down, abs(d) * down + abs(b) * across
            yield Blocks(box, x, y, wide, high, max(wide, high) / BLOCK if max(dots) > BLOCK else 0.0)


def _is_jpeg(picture: object) -> bool:
    name = ctypes.create_string_buffer(NAME_BYTES)
    for at in range(raw.FPDFImageObj_GetImageFilterCount(picture)):
        raw.FPDFImageObj_GetImageFilter(picture, at, name, NAME_BYTES)
        if name.value in {b"DCTDecode", b"DCT"}:
            return True
    return False
