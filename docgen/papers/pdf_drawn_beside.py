"""What is drawn beside the words of a line: a small picture that goes with them, or a rule or a field that stays."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from docgen.papers.pdf_blackouts import Paper
from docgen.papers.pdf_words import Box

__all__ = ["Beside", "Reach"]

NEAR: Final = 1.85
"""Of a line's height: what is drawn further from the words than this stands by itself."""
MIDDLE: Final = 0.12
"""Of a line's height, at its top and bottom, that is left out of a look along it: tails of other lines reach there."""
OUT: Final = 0.2
"""Of a line's height by which a rule of a table, or a coloured field, stands out above the line and below it."""
TALL: Final = 4.0
"""Of a line's height: what stands out further, above or below, is a picture beside the text."""
THIN: Final = 3.0
"""Points: the width of a rule."""
ASIDE: Final = 0.4
"""Of a line's height by which a picture may be wider above and below the line than on it."""
JOINED: Final = 0.2
"""Of a line's height: between the parts of one picture."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far words and what goes with them reach, and where something begins that stays; `things` go with them."""

    end: float
    limit: float
    things: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What is drawn on the right of words; `others` yields where words of other lines stand in a rectangle."""

    paper: Paper
    others: Callable[[Box], Iterable[Box]]
    high: float
    unit: float

    def reach(self, across: Box) -> Reach:
        """Look from the end of words, where a rectangle as high as their line begins, to where that ends."""
        end, things = across.left, list[Box]()
        for left, right in self._runs(across):
            thing = self._whole(Box(left, across.top, right, across.bottom))
            if left - end > NEAR * self.high or thing is None:
                return Reach(end, left, tuple(things))
            things.append(thing)
            end = right + ASIDE * self.high
        return Reach(end, across.right, tuple(things))

    def _runs(self, across: Box) -> Iterator[tuple[float, float]]:
        aside = MIDDLE * self.high
        last: tuple[float, float] | None = None
        for left, right in self.paper.drawn(Box(across.left, across.top + aside, across.right, across.bottom - aside)):
            if last and left - last[1] <= JOINED * self.high:
                last = last[0], right
            else:
                if last:
                    yield last
                last = left, right
        if last:
            yield last

    def _whole(self, part: Box) -> Box | None:
        """Return what is drawn in a part of a line as far as it stands out of it; None for what goes with no words."""
        above, below = self._out(part, -1), self._out(part, 1)
        if max(above, below) >= TALL * self.high:
            return None
        edge = MIDDLE * self.high
        inner = Box(part.left + 1.0, part.top + edge, part.right - 1.0, part.bottom - edge)
        plain = (part.right - part.left) * self.unit <= THIN or not self.paper.shows(inner)
        if plain and min(above, below) >= OUT * self.high:
            return None
        return Box(part.left, part.top - above, part.right, part.bottom + below)

    def _out(self, part: Box, way: int) -> float:
        """Return how far something stands out of a line, upwards (-1) or downwards, until words of another line."""
        step, out = OUT * self.high, 0.0
        while out < TALL * self.high:
            top, bottom = sorted((self._edge(part, way) + way * out, self._edge(part, way) + way * (out + step)))
            strip = Box(part.left - ASIDE * self.high, top, part.right + ASIDE * self.high, bottom)
            if any(True for _ in self.others(strip)) or not self.paper.shows(strip):
                break
            out += step
        return out

    @staticmethod
    def _edge(part: Box, way: int) -> float:
        return part.top if way < 0 else part.bottom
