"""Pages turned in the mind, so that the text of a line runs from left to right."""

from dataclasses import dataclass, replace
from typing import Final

from docgen.papers.pdf_words import Box, Word

__all__ = ["QUARTER", "Frame"]

QUARTER: Final = 90
"""Degrees."""
QUARTERS: Final = 4


@dataclass(frozen=True, slots=True)
class Frame:
    """A page turned back by quarters, in its own units; a slanted line counts as the nearest quarter.

    `width` is the page's as it lies then.
    """

    quarters: int
    width: float
    height: float

    @classmethod
    def of(cls, turn: int, width: float, height: float) -> "Frame":
        """Return the frame in which words that are turned so many degrees clockwise run from left to right."""
        quarters = round(turn / QUARTER) % QUARTERS
        return cls(quarters, *((height, width) if quarters % 2 else (width, height)))

    def box(self, box: Box) -> Box:
        """Return a rectangle of the page as it lies in this frame."""
        return _turned(
            box,
            -self.quarters % QUARTERS,
            *((self.height, self.width) if self.quarters % 2 else (self.width, self.height)),
        )

    def back(self, box: Box) -> Box:
        """Return a rectangle of this frame as it lies on the page."""
        return _turned(box, self.quarters, self.width, self.height)

    def word(self, word: Word) -> Word:
        """Return a word as it lies in this frame."""
        return word if not self.quarters else replace(word, box=self.box(word.box), slot=self.box(word.room))


def _turned(box: Box, quarters: int, width: float, height: float) -> Box:
    """Turn a rectangle clockwise with the page that it lies on, of a width and height before that."""
    for _ in range(quarters):
        box = Box(height - box.bottom, box.left, height - box.top, box.right)
        width, height = height, width
    return box
