"""How the lines of a page are set: how wide its spaces are, and where its lines begin."""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from statistics import fmean, median
from typing import Final

from docgen.papers.pdf_words import Word

__all__ = ["Habits", "behind_any"]

SPACE: Final = 1.85
"""Of a line's height: what is wider is no space between two words, however far a line is drawn out."""
ALIGNED: Final = 0.6
"""Points within which lines begin at one place."""
FEWEST: Final = 3
"""Beginnings of lines, of which it can be told where others begin: of fewer the first one is at the margin."""

FURTHEST: Final = 108.0
"""Points from the left edge within which pages have their margin: a line further to the right stands in the middle."""


class Habits:
    """The spaces and the beginnings of a page's lines, to be asked what a line would tell of a word taken out of it.

    `space` is the usual space between two words, as a part of a line's height; `margin` is where the first of the lines
    begin that nothing is taken out of, from the left (0: there are none).
    """

    def __init__(
        self, words: Mapping[int, Word], lines: Sequence[Sequence[int]], unit: float, taken: Collection[int] = ()
    ) -> None:
        """Take the upright lines of a page of so many units; `unit` is how many points its unit is.

        Spaces beside words that are `taken` out of it are left out: what they tell is told of those.
        """
        self._near, self._words, self._taken = ALIGNED / unit, words, taken
        self._furthest = FURTHEST / unit
        spaces, self._starts = list[list[float]](), list[float]()
        for line in lines:
            row = [words[at] for at in line]
            gaps = [_space(one, other) for one, other in pairwise(row)]
            self._starts += [
                row[0].room.left,
                *(word.room.left for word, gap in zip(row[1:], gaps, strict=True) if gap > SPACE),
            ]
            spaces.append(self._spaces(line))
        self.space = median(map(fmean, filter(None, spaces))) if any(spaces) else 0.0
        kept = (words[line[0]].room.left for line in lines if not any(at in taken for at in line))
        self.margin = min(kept, default=0.0)

    def _spaces(self, line: Sequence[int]) -> list[float]:
        """Return the spaces between words of a line that stay, in parts of its height."""
        stay = ((one, other) for one, other in pairwise(line) if one not in self._taken and other not in self._taken)
        gaps = [_space(self._words[one], self._words[other]) for one, other in stay]
        return [gap for gap in gaps if gap <= SPACE]

    def begins_alone(self, word: Word) -> bool:
        """Tell whether no other line begins where this word does, as in the middle or on the right of a page."""
        near = sum(1 for start in self._starts if abs(start - word.room.left) < self._near)
        return near == 1 and (len(self._starts) >= FEWEST or word.room.left > self._furthest)


def _space(one: Word, other: Word) -> float:
    high = one.room.bottom - one.room.top
    return (other.room.left - one.room.right) / high if high > 0 else 0.0


def behind_any(lines: Sequence[Sequence[int]], gone: Collection[int]) -> frozenset[int]:
    """Return some words and all those behind one of them on its line: where these stand depends on what it says."""
    firsts = (next((number for number, at in enumerate(line) if at in gone), len(line)) for line in lines)
    return frozenset(at for line, first in zip(lines, firsts, strict=True) for at in line[first:])
