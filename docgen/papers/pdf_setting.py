"""A column's words set again behind the first one that is taken out of it: boxes in steps, what is kept behind them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Final

from docgen.papers.pdf_words import Word

__all__ = ["AIR", "GAP", "STEP", "Setting"]

STEP: Final = 8.8
"""Of a line's height: a box over words is so wide, or twice, three times so wide."""
GAP: Final = 0.2
"""Of a line's height: between a box and the words behind it."""
SPACE: Final = 0.22
"""Of a line's height: between the rooms of words that are set anew."""
WITHIN_DOT: Final = 0.2713
"""Of a dot of the picture, where the first letter of a word that is moved begins.

No simple part of one: letters behind it stand by whole thousandths of their size further on, and none may come to stand
on the edge of a dot, where the last figures of its place would tell on which side it is drawn.
"""
AIR: Final = 0.72
"""Points before words that are moved, for the edge of a letter: no room for what was drawn round the words before."""


@dataclass(slots=True)
class Setting:
    """The setting of a column's words behind the first one that is taken out, from left to right.

    Words that are set `apart` are set one by one from the beginning of their line, as far apart as behind a box,
    however far apart they stood. Each begins at one place within a `dot` of the picture.
    """

    words: dict[int, Word]
    owners: dict[int, tuple[int, ...]]
    reach: dict[int, float]
    left: float
    high: float
    limit: float
    apart: bool = False
    dot: float = 0.0
    spans: dict[int, tuple[float, float]] = field(default_factory=dict)
    covers: list[tuple[float, float]] = field(default_factory=list)
    moves: list[tuple[tuple[float, float], float, tuple[int, ...]]] = field(default_factory=list)
    shifts: dict[int, float] = field(default_factory=dict)

    def set(self, taken: Sequence[int], edge: float, *, keeps: bool) -> None:
        """Set words: boxes in whole steps, then what is kept as near behind each as it is behind every other."""
        at, source, behind = self.left, self.words[taken[0]].box.left if self.apart else self.left, False
        groups = [*self._groups(taken)]
        for group, following in zip(groups, [*groups[1:], []], strict=True):
            if group[0] in self.owners:
                at, behind = self._box(group, source, at, to_limit=not keeps or at >= self.limit), False
            elif (by := self._keep(group, at, behind_a_word=behind)) is None:
                at = self.limit
            else:
                last, behind = self.words[group[-1]], bool(following) and following[0] not in self.owners
                source = last.box.right + edge
                at = by + (last.room.right + SPACE * self.high if behind else source)
            if at >= self.limit:
                self._cover_rest(groups, group)
                return

    def _groups(self, taken: Sequence[int]) -> Iterator[list[int]]:
        group: list[int] = []
        for at in taken:
            is_owned = at in self.owners
            if group and ((group[-1] in self.owners) != is_owned or (self.apart and not is_owned)):
                yield group
                group = []
            group.append(at)
        yield group

    def _box(self, group: Sequence[int], source: float, at: float, *, to_limit: bool) -> float:
        """Place the box of taken words; return where the next words begin."""
        wide = max(self.reach[each] for each in group) - source
        step = STEP * self.high
        right = self.limit if to_limit else min(self.limit, at + ceil(round(wide / step, 6)) * step)
        left = min(at, right - 1.0)
        spans = {owner: (left, right) for each in group for owner in self.owners[each]}
        self.spans |= spans
        self.covers += [] if spans else [(left, right)]
        return right + GAP * self.high if right < self.limit else self.limit

    def _keep(self, group: Sequence[int], at: float, *, behind_a_word: bool) -> float | None:
        """Move words that are kept, as far as there is room; return by how much, None where not all fit."""
        first = self.words[group[0]]
        by = self._on_a_dot(at - (first.room if behind_a_word else first.box).left, first)
        fitting = [each for each in group if self.words[each].box.right + by <= self.limit]
        fitting = fitting if len(fitting) == len(group) else fitting[: _before_the_first_that_does_not(fitting, group)]
        if fitting:
            self.shifts |= dict.fromkeys(fitting, by)
            left, right = self.words[fitting[0]].box.left, self._end_of(fitting)
            self.moves.append(((left - AIR, right), by, tuple(fitting)))
        if len(fitting) == len(group):
            return by
        start = self.words[group[len(fitting)]].box.left + by
        self.covers.append((min(start, self.limit - 1.0), self.limit))
        return None

    def _end_of(self, group: Sequence[int]) -> float:
        """Return where what is shown of words ends: a dot before their room does, and with that any line under them.

        Where such a line ended on the paper, in parts of a dot, would tell what it went under before.
        """
        if self.dot and self.apart and self.words[group[-1]].slot is not None:
            return max(self.words[each].room.right for each in group) - self.dot
        return max(self.words[each].box.right for each in group) + GAP / 2 * self.high

    def _on_a_dot(self, by: float, word: Word) -> float:
        """Return by how much a word is moved, a little more: letters are drawn in whole dots, and none may waver."""
        if not (self.dot and self.apart):
            return by
        start = word.room.left + by
        return (ceil(start / self.dot - WITHIN_DOT) + WITHIN_DOT) * self.dot - word.room.left

    def _cover_rest(self, groups: list[list[int]], last: list[int]) -> None:
        """Take all that there is no room for: its boxes are where the line ends."""
        rest = groups[groups.index(last) + 1 :]
        end = self.covers[-1] if self.covers else (self.limit - 1.0, self.limit)
        for group in rest:
            for each in group:
                self.spans |= {owner: end for owner in self.owners.get(each, ()) if owner not in self.spans}


def _before_the_first_that_does_not(fitting: Sequence[int], group: Sequence[int]) -> int:
    return next(n for n, each in enumerate(group) if n >= len(fitting) or fitting[n] != each)
