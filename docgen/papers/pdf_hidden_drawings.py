"""Pictures and drawings of which a page holds more than it shows: covered, cut off, masked, or too small to be read."""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from math import hypot
from typing import Final

import pypdfium2
from PIL import Image, ImageChops, ImageFilter
from pypdfium2 import raw

from docgen.papers.pdf_pages_anew import drawn_page

__all__ = ["CannotTellError", "Inactive", "Item", "hides_drawings", "items_of", "strong"]

MOST_OBJECTS: Final = 30_000
MOST_PICTURES: Final = 300
MOST_TURNS: Final = 6
"""How often a page is drawn without some of its pictures, which do not lie on each other."""
MOST_DEPTH: Final = 12
MOST_PAGES: Final = 4
"""A picture larger than so many of its page, as it is drawn, is mostly outside."""
POINTS: Final = 72.0
FINE: Final = 100
STRONG: Final = 24
"""Of 255, how far neighbouring dots differ where a picture shows something."""
SEEN: Final = 3
"""Of 255, what a page loses at least where a picture or a drawing is seen."""
WHOLE: Final = 255
NEAR: Final = 2
"""Dots round what is seen that count as seen: a frame, a line or a letter over a picture hides nothing."""
MOST_HIDDEN: Final = 12
"""Dots of a picture with something to see that may be hidden: an edge that falls between two dots."""
LOWEST: Final = 2.2
"""Points: lines of a picture that is drawn lower cannot be read."""
FEW_DOTS: Final = 12
FINEST: Final = 33
"""Dots for a point from which on letters of a scanned page are drawn smaller than can be read."""
CURVY: Final = 24
"""Points of a path from which on it may be the outline of a letter."""
MOST_UNSEEN: Final = 60
"""Points of such paths that may be unseen."""
Matrix = tuple[float, float, float, float, float, float]
Edges = tuple[int, int, int, int]
PLAIN: Final[Matrix] = (1, 0, 0, 1, 0, 0)


class CannotTellError(Exception):
    """A page draws too much, or what cannot be followed."""


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that is drawn, and the matrix of the forms round it."""

    drawn: raw.FPDF_PAGEOBJECT
    kind: int
    outer: Matrix


def hides_drawings(
    page: pypdfium2.PdfPage, picture: Image.Image, resolution: float, *, has_masks: bool = False
) -> bool:
    """Tell whether a page holds pictures, or outlines like those of letters, of which a part shows nothing on it.

    `picture` is the page as it is drawn at so many dots for 72 of its units; `has_masks` tells whether pictures on it
    have masks, which may show something themselves. What is asked is what the page loses without each: so covers of
    every kind count, clips, masks, colours, and the edges of the page.
    """
    try:
        items = list(items_of(page))
        view = _View(page, items, picture, resolution)
        return _hides_pictures(view, has_masks=has_masks) or _hides_paths(view)
    except CannotTellError:
        return True


def items_of(page: pypdfium2.PdfPage) -> Iterator[Item]:
    """Yield all that a page draws, in forms too. Raises CannotTellError where that is too much."""
    left = MOST_OBJECTS
    todo = [
        (raw.FPDFPage_GetObject(page, at), PLAIN, 0) for at in range(min(raw.FPDFPage_CountObjects(page), left + 1))
    ]
    while todo:
        drawn, outer, depth = todo.pop()
        left -= 1
        if left < 0 or depth > MOST_DEPTH:
            raise CannotTellError
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield Item(drawn, kind, outer)
            continue
        inner = _times(_matrix(drawn), outer)
        count = min(raw.FPDFFormObj_CountObjects(drawn), left + 1)
        todo += [(raw.FPDFFormObj_GetObject(drawn, at), inner, depth + 1) for at in range(count)]


def _matrix(drawn: raw.FPDF_PAGEOBJECT) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(drawn, found):
        raise CannotTellError
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does as one and then as another (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    k, m, n, p, q, r = then
    return a * k + b * n, a * m + b * p, c * k + d * n, c * m + d * p, e * k + f * n + q, e * m + f * p + r


class _View:
    """A page as it is drawn, to be drawn again with some of it only; `to_dots` leads from its units to dots."""

    def __init__(self, page: pypdfium2.PdfPage, items: Sequence[Item], picture: Image.Image, resolution: float) -> None:
        self.items, self.picture = items, picture
        self._page, self._resolution = page, resolution
        width, height = page.get_size()
        self.scale = picture.width / width
        origin, right, up = (self._at(*each, width, height) for each in ((0, 0), (FINE, 0), (0, FINE)))
        (x, y), (one, two), (three, four) = origin, right, up
        self.to_dots = ((one - x) / FINE, (two - y) / FINE, (three - x) / FINE, (four - y) / FINE, x, y)

    def _at(self, x: float, y: float, width: float, height: float) -> tuple[float, float]:
        left, top = ctypes.c_int(), ctypes.c_int()
        size = round(width * FINE), round(height * FINE)
        raw.FPDF_PageToDevice(self._page, 0, 0, *size, 0, x, y, left, top)
        return left.value * self.scale / FINE, top.value * self.scale / FINE

    def lost_without(self, items: Iterable[Item]) -> Image.Image:
        """Return where the page is another without some of it, as 255, and round about."""
        with Inactive(items):
            without = drawn_page(self._page, self._resolution)
        return strong(ImageChops.difference(self.picture, without), SEEN).filter(ImageFilter.BoxBlur(NEAR))

    def there(self, items: Sequence[Item]) -> Image.Image:
        """Return how much of a dot some of the page takes, of 255, if nothing else is drawn."""
        wanted = {ctypes.addressof(item.drawn.contents) for item in items}
        with Inactive(item for item in self.items if ctypes.addressof(item.drawn.contents) not in wanted):
            drawn = self._page.render(
                scale=self.scale,
                may_draw_forms=False,
                draw_annots=False,
                fill_color=(0, 0, 0, 0),
                force_bitmap_format=raw.FPDFBitmap_BGRA,
            ).to_pil()
        made: Image.Image = drawn.getchannel("A")
        return made


class Inactive:
    """Some of a page is not drawn while this lasts."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = [*items]

    def __enter__(self) -> None:
        for item in self._items:
            raw.FPDFPageObj_SetIsActive(item.drawn, 0)

    def __exit__(self, *_: object) -> None:
        for item in self._items:
            raw.FPDFPageObj_SetIsActive(item.drawn, 1)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A picture of a page, the matrix from its unit square to dots of the page, and the dots round it."""

    item: Item
    matrix: Matrix
    edges: Edges

    def meets(self, other: "_Placed") -> bool:
        one, two = self.edges, other.edges
        return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def _hides_pictures(view: _View, *, has_masks: bool) -> bool:
    drawn = [item for item in view.items if item.kind == raw.FPDF_PAGEOBJ_IMAGE]
    if len(drawn) > MOST_PICTURES:
        return True
    placed = [_placed(view, item) for item in drawn]
    for turn in _turns(placed):
        items = [each.item for each in turn]
        lost, there = view.lost_without(items), view.there(items) if has_masks else None
        if any(_is_hidden(each, lost, there, view.scale) for each in turn):
            return True
    return False


def _placed(view: _View, item: Item) -> _Placed:
    matrix = _times(_times(_matrix(item.drawn), item.outer), view.to_dots)
    return _Placed(item, matrix, _round(matrix, (0, 0, 1, 1)))


def _round(matrix: Matrix, box: tuple[float, float, float, float]) -> Edges:
    """Return the dots round a box of which a matrix leads to dots."""
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    across, down = [a * x + c * y + e for x, y in corners], [b * x + d * y + f for x, y in corners]
    if not all(abs(each) < 1e6 for each in (*across, *down)):  # noqa: PLR2004 - no page is so large; nor is what is no number
        raise CannotTellError
    return round(min(across)), round(min(down)), round(max(across)), round(max(down))


def _turns(placed: Sequence[_Placed]) -> list[list[_Placed]]:
    """Return pictures so that no two of a turn lie on each other."""
    turns = list[list[_Placed]]()
    for each in placed:
        free = next((turn for turn in turns if not any(each.meets(other) for other in turn)), None)
        if free is None:
            turns.append([each])
        else:
            free.append(each)
    if len(turns) > MOST_TURNS:
        raise CannotTellError
    return turns


def _is_hidden(placed: _Placed, lost: Image.Image, there: Image.Image | None, scale: float) -> bool:
    """Tell whether a picture shows something where the page without it would be the same."""
    own = _own(placed.item)
    wide, high = (hypot(*placed.matrix[at : at + 2]) / scale for at in (0, 2))
    if _is_too_small(own, wide, high):
        return True
    left, top, right, bottom = placed.edges
    size = right - left, bottom - top
    if min(size) <= 2 * NEAR:
        return False
    if size[0] * size[1] > MOST_PAGES * lost.width * lost.height:
        return True
    details = _details(_laid(own, placed, size))
    if there is not None:
        details = ImageChops.lighter(details, _details(there.crop(placed.edges)))
    unseen = lost.crop(placed.edges).point(lambda level: 0 if level else 255)
    return ImageChops.darker(details, unseen).histogram()[255] > MOST_HIDDEN


def _own(item: Item) -> Image.Image:
    """Return all of a picture, without mask or clip."""
    bitmap = raw.FPDFImageObj_GetBitmap(item.drawn)
    if not bitmap:
        raise CannotTellError
    held: Image.Image = pypdfium2.PdfBitmap.from_raw(bitmap).to_pil()
    return held.convert("RGB")


def _is_too_small(own: Image.Image, wide: float, high: float) -> bool:
    """Tell whether a picture of more than one colour is drawn, in points, smaller than it can be read."""
    sides = ((own.width, wide), (own.height, high))
    is_low = any(side < LOWEST and dots > FEW_DOTS for dots, side in sides)
    if is_low or all(dots > FINEST * side for dots, side in sides):
        return any(light - dark > STRONG for dark, light in own.getextrema())  # type: ignore[misc]  # a pair for each colour
    return False


def _laid(own: Image.Image, placed: _Placed, size: tuple[int, int]) -> Image.Image:
    """Return a picture as it lies on the page, all of it, with how much of it is there."""
    a, b, c, d, e, f = placed.matrix
    e, f, turned = e - placed.edges[0], f - placed.edges[1], a * d - b * c
    if not turned:
        raise CannotTellError
    fewer = [max(1, int(dots / max(1, hypot(*side)))) for dots, side in ((own.width, (a, b)), (own.height, (c, d)))]
    small = own.reduce((fewer[0], fewer[1])) if max(fewer) > 1 else own
    small.putalpha(255)
    wide, high = small.size
    # Dots of the page back to the unit square, and so to dots of the picture, whose first row is at the top.
    across = (d / turned * wide, -c / turned * wide, (c * f - d * e) / turned * wide)
    down = (b / turned * high, -a / turned * high, high - (b * e - a * f) / turned * high)
    return small.transform(size, Image.Transform.AFFINE, (*across, *down), Image.Resampling.NEAREST)


def _details(picture: Image.Image) -> Image.Image:
    """Return where dots differ strongly from those beside them, as 255; not where the picture ends."""
    steps = [ImageChops.difference(picture, ImageChops.offset(picture, *step)) for step in ((1, 0), (0, 1))]
    found = ImageChops.lighter(*(strong(step, STRONG) for step in steps))
    inside = Image.new("L", picture.size)
    inside.paste(255, (NEAR, NEAR, picture.width - NEAR, picture.height - NEAR))
    if picture.mode == "RGBA":
        whole = picture.getchannel("A").filter(ImageFilter.BoxBlur(1)).point(lambda level: 255 * (level == WHOLE))
        inside = ImageChops.darker(inside, whole)
    return ImageChops.darker(found, inside)


def strong(difference: Image.Image, least: int) -> Image.Image:
    """Return where any colour differs by more, as 255."""
    return reduce(ImageChops.lighter, difference.split()[:3]).point(lambda level: 255 if level > least else 0)


def _hides_paths(view: _View) -> bool:
    """Tell whether outlines like those of letters, or many lines, are on the page and nobody sees them."""
    paths = {at: points for at, item in enumerate(view.items) if (points := _points(item))}
    if sum(paths.values()) <= MOST_UNSEEN:
        return False
    lost = view.lost_without(view.items[at] for at in paths)
    unseen = sum(points for at, points in paths.items() if not lost.crop(_bounds(view, view.items[at])).getbbox())
    return unseen > MOST_UNSEEN


def _points(item: Item) -> int:
    """Return how many points a path has that may be a part of a word; 0 for what cannot."""
    if item.kind != raw.FPDF_PAGEOBJ_PATH:
        return 0
    points = raw.FPDFPath_CountSegments(item.drawn)
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    is_line = raw.FPDFPath_GetDrawMode(item.drawn, mode, stroke) and mode.value == raw.FPDF_FILLMODE_NONE
    return points if points > CURVY or is_line else 0


def _bounds(view: _View, item: Item) -> Edges:
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item.drawn, *edges):
        raise CannotTellError
    left, bottom, right, top = (edge.value for edge in edges)
    one, two, three, four = _round(_times(item.outer, view.to_dots), (left, bottom, right, top))
    return one - 1, two - 1, three + 1, four + 1
