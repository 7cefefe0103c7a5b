"""Strips of a page that are shown in another place of its picture: drawn there anew, so that no dot tells whence."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import groupby
from math import ceil

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from docgen.papers.pdf_blackouts import Moved
from docgen.papers.pdf_words import Box

__all__ = ["drawn_in", "move", "shows_in", "wipe"]

INK = 24
"""Of 255: how far a column of a strip differs on the average from the others where something is drawn in it."""
FADE = 3
"""Of 255: by how much a ground that fades changes from one column to the next, at the most."""
AIR = 2
"""Dots at the start of a strip that may hold the last letter's edge."""
BESIDE = 6
"""Dots behind these that tell the ground."""
RULE = 4
"""Dots of one shade side by side, as a rule has them."""
LARGE = 56
"""Dots of a strip's height up to which PDFium sets letters in whole dots, and not as outlines at any part of one.

That is so for letters of up to 50 dots (a font's size), and a line is a fifth higher than its size. An outline wavers
by a shade with the last figures of its place, and so would tell where its word stood before.
"""
OPAQUE = 0xFF000000


def drawn_in(picture: Image.Image, scale: float) -> Callable[[Box], tuple[tuple[float, float], ...]]:
    """Return what tells where something is drawn across a rectangle that begins beside words; `scale`: dots for a unit.

    The ground is what its beginning is, and what that changes to by and by: one that fades is no other.
    """

    def drawn(box: Box) -> tuple[tuple[float, float], ...]:
        edges = _edges(box, scale, picture)
        if edges[2] - edges[0] <= AIR or edges[3] <= edges[1]:
            return ()
        strip = picture.crop(edges).convert("L")
        columns = strip.resize((strip.width, 1), Image.Resampling.BOX).tobytes()
        inked = _inked(columns)
        return tuple(
            ((edges[0] + start - 1) / scale, (edges[0] + end + 1) / scale)
            for is_drawn, start, end in _runs(inked)
            if is_drawn
        )

    return drawn


def _inked(columns: bytes) -> Iterator[bool]:
    """Yield for each column whether something is drawn in it: whether it is far from the ground that it has there."""
    near = columns[AIR : AIR + BESIDE]
    ground = max(sorted(set(near)), key=near.count)
    for at, shade in enumerate(columns):
        yield at >= AIR and abs(shade - ground) > INK
        ground = shade if at >= AIR and abs(shade - ground) <= FADE else ground


def _runs(flags: Iterable[bool]) -> Iterator[tuple[bool, int, int]]:
    """Yield runs of one answer with where each begins, and where the next one does."""
    at = 0
    for flag, each in groupby(flags):
        start, at = at, at + sum(1 for _ in each)
        yield flag, start, at


def shows_in(picture: Image.Image, scale: float) -> Callable[[Box], bool]:
    """Return what tells whether a rectangle of a picture has more than one shade; `scale` is dots for a unit."""

    def shows(box: Box) -> bool:
        edges = _edges(box, scale, picture)
        if edges[2] <= edges[0] or edges[3] <= edges[1]:
            return False
        shades = picture.crop(edges).convert("L").tobytes()
        return max(shades) - min(shades) > INK

    return shows


def wipe(picture: Image.Image, areas: Sequence[Box], scale: float) -> None:
    """Paint areas in the colour that most of each has: that of its ground."""
    for area in areas:
        edges = _edges(area, scale, picture)
        if edges[2] > edges[0] and edges[3] > edges[1]:
            crop = picture.crop(edges)
            colours = crop.getcolors(crop.width * crop.height) or []
            picture.paste(max(colours)[1], edges)  # type: ignore[arg-type]  # a colour of this picture


def move(picture: Image.Image, page: pypdfium2.PdfPage, moves: Sequence[Moved], scale: float) -> None:
    """Draw strips of a page where they are moved to, on the ground that is there: white letters need a dark one."""
    for each in moves:
        to = Box(each.strip.left + each.by, each.strip.top, each.strip.right + each.by, each.strip.bottom)
        left, top, right, bottom = _edges(to, scale, picture)
        if right > left and bottom > top:
            ground = picture.getpixel((left, top))
            strip = _strip(page, (right - left, bottom - top), (left - each.by * scale, top), scale, _as_argb(ground))
            _end_squarely(strip)
            picture.paste(strip, (left, top))


def _as_argb(colour: object) -> int:
    red, green, blue = colour if isinstance(colour, tuple) else (colour, colour, colour)
    return int(OPAQUE + (red << 16) + (green << 8) + blue)


def _strip(
    page: pypdfium2.PdfPage, size: tuple[int, int], at: tuple[float, float], scale: float, ground: int
) -> Image.Image:
    """Draw a part of a page, of a size and from a place in dots; large letters in coarser dots, one for several."""
    coarse = ceil(size[1] / LARGE)
    width, height = (ceil(length / coarse) for length in size)
    with closing(pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGR)) as bitmap:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, ground)
        fine = scale / coarse
        matrix = raw.FS_MATRIX(fine, 0, 0, fine, -at[0] / coarse, -at[1] / coarse)
        raw.FPDF_RenderPageBitmapWithMatrix(bitmap, page, matrix, raw.FS_RECTF(0, 0, width, height), 0)
        drawn: Image.Image = bitmap.to_pil()
    if coarse == 1:
        return drawn
    whole = drawn.resize((width * coarse, height * coarse), Image.Resampling.BICUBIC)
    return whole.crop((0, 0, *size))


def _end_squarely(strip: Image.Image) -> None:
    """Take away the dot with which a rule, or a coloured ground, ends in a strip in part, on the right and on the left.

    How much of it is drawn depends on where it ended on the paper, and so on what it was drawn under before.
    """
    width, rows = strip.width, strip.convert("L").tobytes()
    for y in range(strip.height):
        row = rows[y * width : (y + 1) * width]
        end, start = len(row.rstrip(row[-1:])) - 1, width - len(row.lstrip(row[:1]))
        if end >= RULE and len({*row[end - RULE : end]}) == 1 and row[end] != row[end - 1]:
            strip.putpixel((end, y), strip.getpixel((width - 1, y)))  # type: ignore[arg-type]  # a colour of this strip
        if start + RULE < width and len({*row[start + 1 : start + 1 + RULE]}) == 1 and row[start] != row[start + 1]:
            strip.putpixel((start, y), strip.getpixel((0, y)))  # type: ignore[arg-type]  # likewise


def _edges(box: Box, scale: float, picture: Image.Image) -> tuple[int, int, int, int]:
    return (
        max(0, int(box.left * scale)),
        max(0, int(box.top * scale)),
        min(picture.width, ceil(box.right * scale)),
        min(picture.height, ceil(box.bottom * scale)),
    )
