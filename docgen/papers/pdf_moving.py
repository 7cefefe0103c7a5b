"""Strips of a page that are shown in another place of its picture: drawn there anew, so that no dot tells whence."""

from collections.abc import Callable, Sequence
from contextlib import closing
from math import ceil

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from docgen.papers.pdf_blackouts import Moved
from docgen.papers.pdf_words import Box

__all__ = ["free_in", "move", "shows_in", "wipe"]

INK = 24
"""Of 255: how far a column of a strip differs on the average from the others where something is drawn in it."""
AIR = 2
"""Dots at the start of a strip that may hold the last letter's edge."""
WHITE = 0xFFFFFFFF


def free_in(picture: Image.Image, scale: float) -> Callable[[Box], float]:
    """Return what tells how far to the right of a rectangle nothing is drawn; `scale` is dots for a unit."""

    def free(box: Box) -> float:
        edges = _edges(box, scale, picture)
        if edges[2] - edges[0] <= AIR:
            return box.right
        strip = picture.crop(edges).convert("L")
        columns = strip.resize((strip.width, 1), Image.Resampling.BOX).tobytes()
        ground = max(sorted(set(columns)), key=columns.count)
        for at, shade in enumerate(columns):
            if at >= AIR and abs(shade - ground) > INK:
                return (edges[0] + at - 1) / scale
        return box.right

    return free


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
    """Draw strips of a page where they are moved to."""
    for each in moves:
        to = Box(each.strip.left + each.by, each.strip.top, each.strip.right + each.by, each.strip.bottom)
        left, top, right, bottom = _edges(to, scale, picture)
        if right > left and bottom > top:
            picture.paste(_strip(page, (right - left, bottom - top), (left - each.by * scale, top), scale), (left, top))


def _strip(page: pypdfium2.PdfPage, size: tuple[int, int], at: tuple[float, float], scale: float) -> Image.Image:
    """Draw a part of a page, of a size and from a place in dots."""
    width, height = size
    with closing(pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGR)) as bitmap:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE)
        matrix = raw.FS_MATRIX(scale, 0, 0, scale, -at[0], -at[1])
        raw.FPDF_RenderPageBitmapWithMatrix(bitmap, page, matrix, raw.FS_RECTF(0, 0, width, height), 0)
        drawn: Image.Image = bitmap.to_pil()
    return drawn


def _edges(box: Box, scale: float, picture: Image.Image) -> tuple[int, int, int, int]:
    return (
        max(0, int(box.left * scale)),
        max(0, int(box.top * scale)),
        min(picture.width, ceil(box.right * scale)),
        min(picture.height, ceil(box.bottom * scale)),
    )
