"""Letters of a picture that an area cuts: what is left of them over its edge can often be read."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final

from PIL import Image

__all__ = ["cuts_letters"]

Edges = tuple[int, int, int, int]
"""Dots of a rectangle: left, top, right, bottom; all four belong to it."""
Dark = Callable[[int, int], bool]
"""Tells by its place along an edge, and how far out it is (0 and less: within), whether a dot is dark."""
DARKER: Final = 70
"""Of 255: how much darker than the ground ink is."""
DEPTH: Final = 0.5
"""Points on both sides of the edge that a letter has to be dark in."""
THIN, THICK = 0.5, 14.0
"""Points along an edge that a letter is cut in: less is dust, more is a rule that lies on the edge."""
LONGEST: Final = 24.0
"""Points that a letter may be straight across an edge: what goes on is a rule of a table or form."""


def cuts_letters(picture: Image.Image, area: Edges, black: Sequence[Edges], scale: float) -> bool:
    """Tell whether ink like a letter's runs on over an edge of an area, where nothing else that is black covers it.

    `scale` is dots for a point.
    """
    grey = picture.convert("L")
    return any(_is_cut(grey, area, side, black, scale) for side in range(4))


def _is_cut(grey: Image.Image, area: Edges, side: int, black: Sequence[Edges], scale: float) -> bool:
    """Tell it of one side: the left, the top, the right or the bottom."""
    across = 1 - side % 2
    start, end = area[across], area[across + 2]
    edge, out = area[side], -1 if side < 2 else 1  # noqa: PLR2004 - the first two sides
    ground = _ground(grey, area, side)
    pixels = grey.load()
    width, height = grey.size

    def dark(along: int, far: int) -> bool:
        x, y = (edge + out * far, along) if across else (along, edge + out * far)
        if not (0 <= x < width and 0 <= y < height) or pixels[x, y] > ground - DARKER:  # type: ignore[index,operator]  # grey
            return False
        return far <= 0 or not any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in black)

    return any(_is_straight_no_further(dark, middle, scale) for middle in _runs(dark, range(start, end + 1), scale))


def _ground(grey: Image.Image, area: Edges, side: int) -> int:
    """Return the shade that most dots have round one side."""
    left, top, right, bottom = area
    strip = [left - 8, top - 8, right + 9, bottom + 9]
    strip[(side + 2) % 4] = area[side] + (9 if side < 2 else -8)  # noqa: PLR2004 - the first two sides
    box = (max(0, strip[0]), max(0, strip[1]), min(grey.width, strip[2]), min(grey.height, strip[3]))
    if box[2] <= box[0] or box[3] <= box[1]:
        return 0
    shades = grey.crop(box).histogram()
    return shades.index(max(shades))


def _runs(dark: Dark, places: range, scale: float) -> Iterator[int]:
    """Yield the middle of each stretch of an edge that is dark on both sides of it, as long as a letter may be cut."""
    deep = max(1, round(DEPTH * scale))
    crossed = (at for at in places if all(dark(at, far) for far in range(1 - deep, deep + 1)))
    for _, each in groupby(enumerate(crossed), key=lambda pair: pair[1] - pair[0]):
        run = [at for _, at in each]
        if max(2.0, THIN * scale) <= len(run) <= THICK * scale:
            yield run[len(run) // 2]


def _is_straight_no_further(dark: Dark, middle: int, scale: float) -> bool:
    """Tell whether ink ends, or bends, as letters do, when it is followed to both sides of an edge."""
    return _followed(dark, middle, 1, scale) + _followed(dark, middle, -1, scale) < LONGEST * scale


def _followed(dark: Dark, at: int, step: int, scale: float) -> int:
    """Return for how many dots ink goes on in one direction; it may lean a little, as in a scan that is askew."""
    far, most = 0, round(LONGEST * scale)
    while abs(far) < most:
        far += step
        near = next((each for each in (at, at - 1, at + 1) if dark(each, far)), None)
        if near is None:
            break
        at = near
    return abs(far)
