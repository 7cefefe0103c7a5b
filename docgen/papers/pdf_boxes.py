"""How large a page of a PDF is as seen, and where what is drawn on it then lies: boxes, turning and user units.

ISO 32000-1, 7.7.3.3 (page objects), 8.3.2.3 (user space) and 14.11.2 (boxes). What a page gets from the nodes above
it is asked for here too, and nothing that it says is believed beyond reason.
"""

from dataclasses import dataclass
from typing import Final

from pikepdf import Array, Dictionary, Object

__all__ = ["Box", "Seen", "box_of", "cut", "inherited", "seen"]

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""
A4_UPRIGHT: Final[Box] = (0.0, 0.0, 595.276, 841.89)
LEAST: Final = 3.0
"""Points; a page that is smaller in either direction is taken to say nothing of its size."""
HIGHEST: Final = 60
"""Nodes above a page that are asked; the tree of pages may have loops."""
LARGEST_UNIT: Final = 1_000.0
FARTHEST: Final = 1e7
"""Points from the origin; what lies farther off, or is no number, is nowhere."""
CORNERS: Final = 4


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as a viewer shows it: width and height in points, the degrees by which it is turned, and the way in.

    `matrix` takes a point of the page as seen (points from its lower left corner) into the page's own space, as the
    six operands of `cm`. `box` is what is seen of the page, in its own space.
    """

    width: float
    height: float
    turned: int
    matrix: tuple[float, float, float, float, float, float]
    box: Box


def inherited(page: Object, key: str) -> Object | None:
    """Return what a page says under a key, or what the nearest node above it says; None where nobody does."""
    node: Object | None = page
    for _ in range(HIGHEST):
        if not isinstance(node, Dictionary):
            return None
        if key in node:
            return node[key]
        node = node.get("/Parent")
    return None


def box_of(value: Object | None) -> Box | None:
    """Return a rectangle with its corners in order; None where it is none, or too small to be a page."""
    if not isinstance(value, Array) or len(value) != CORNERS:
        return None
    try:
        one, two, three, four = (float(each) for each in value)
    except (TypeError, ValueError):
        return None
    left, right, bottom, top = min(one, three), max(one, three), min(two, four), max(two, four)
    if not all(abs(edge) < FARTHEST for edge in (left, bottom, right, top)):
        return None
    return (left, bottom, right, top) if right - left >= LEAST and top - bottom >= LEAST else None


def cut(one: Box, other: Box) -> Box | None:
    """Return what two rectangles share; None where that is too small to be seen."""
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    right, top = min(one[2], other[2]), min(one[3], other[3])
    return (left, bottom, right, top) if right - left >= LEAST and top - bottom >= LEAST else None


def seen(page: Object) -> Seen:
    """Return how a viewer shows a page; one without a size of its own is taken to be A4."""
    media = box_of(inherited(page, "/MediaBox")) or A4_UPRIGHT
    crop = box_of(inherited(page, "/CropBox"))
    box = (cut(media, crop) if crop else None) or media
    unit = _unit(page)
    turned = _turned(page)
    left, bottom, right, top = box
    width, height, k = (right - left) * unit, (top - bottom) * unit, 1 / unit
    matrices = {
        0: (k, 0.0, 0.0, k, left, bottom),
        90: (0.0, k, -k, 0.0, right, bottom),
        180: (-k, 0.0, 0.0, -k, right, top),
        270: (0.0, -k, k, 0.0, left, top),
    }
    if turned in {90, 270}:
        width, height = height, width
    return Seen(width, height, turned, matrices[turned], box)


def _turned(page: Object) -> int:
    """Return by how many degrees, clockwise, a page is turned: a quarter, a half, three quarters, or not at all."""
    try:
        said = int(inherited(page, "/Rotate") or 0)
    except (TypeError, ValueError):
        return 0
    return said % 360 if said % 90 == 0 else 0


def _unit(page: Object) -> float:
    try:
        said = float(page.get("/UserUnit", 1))
    except (TypeError, ValueError):
        return 1.0
    return said if 0 < said <= LARGEST_UNIT else 1.0
