"""Where on a page there is room for its number in the bundle: places at its edges on which nothing is drawn.

It is asked of what a viewer shows, not of what the file says, so that pictures, patterns and forms count too.
"""

from dataclasses import dataclass
from typing import Final

import pypdfium2

__all__ = ["PLACES", "Place", "free_places"]

MILLIMETRE: Final = 72 / 25.4
SCALE: Final = 0.5
"""Dots a point: enough to see a line of a hair's breadth, since a viewer draws none thinner than a dot."""
BLANK: Final = 250
"""Of 255, from which on a dot is paper."""
ROOM: Final = 1.0
"""Millimetres round a place that have to be free too."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place for a number on a sheet as seen, in millimetres: how far from the edges, and which edges they are.

    `across` is where it stands: at the left, in the middle, at the right; `at_foot` whether at the foot of the page.
    """

    name: str
    across: float
    at_foot: bool
    edge: float = 6.0
    side: float = 8.0
    width: float = 18.0
    height: float = 5.0

    def box(self, width: float, height: float) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top in points on a page of this width and height in points."""
        inner = width / MILLIMETRE - 2 * self.side - self.width
        left = self.side + self.across * inner
        bottom = self.edge if self.at_foot else height / MILLIMETRE - self.edge - self.height
        box = (left, bottom, left + self.width, bottom + self.height)
        return (box[0] * MILLIMETRE, box[1] * MILLIMETRE, box[2] * MILLIMETRE, box[3] * MILLIMETRE)


PLACES: Final = (
    # in the order in which they are taken where more than one is free
    Place("foot, right", 1.0, at_foot=True),
    Place("head, right", 1.0, at_foot=False),
    Place("foot, middle", 0.5, at_foot=True),
    Place("head, middle", 0.5, at_foot=False),
    Place("foot, left", 0.0, at_foot=True),
    Place("head, left", 0.0, at_foot=False),
)


def free_places(page: pypdfium2.PdfPage) -> tuple[int, ...]:
    """Return which of the places nothing is drawn on, from 0 and in their order."""
    picture = page.render(scale=SCALE, grayscale=True, may_draw_forms=False).to_pil()
    width, height = picture.width / SCALE, picture.height / SCALE
    margin = ROOM * MILLIMETRE
    free = []
    for at, place in enumerate(PLACES):
        left, bottom, right, top = place.box(width, height)
        edges = (left - margin, height - top - margin, right + margin, height - bottom + margin)
        lowest, _ = picture.crop(tuple(round(edge * SCALE) for edge in edges)).getextrema()
        if lowest >= BLANK:
            free.append(at)
    return tuple(free)
