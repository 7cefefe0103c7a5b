"""Gaps between letters that part words: some programs write no space, and set the next word a little further on."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median_low
from typing import Final

__all__ = ["Advance", "Edges", "gaps_in"]

Edges = tuple[float, float, float, float]
"""Of what is drawn, in the page's own directions: left, bottom, right, top."""
Advance = tuple[float, float, float]
"""Of a letter, along the line that it stands on: where it begins, where its font has it end, and its size."""
FEWEST: Final = 3
"""Letters from which on one can tell what the usual distance is."""
WIDE: Final = 0.06
"""Of a font's size, a gap that is none of its letters' own: kerning draws them together, and hardly ever apart."""
SPREADS: Final = 3
"""Times that the distances of a word usually differ: letters may be set on dots, or a little at random."""


def gaps_in(chars: Sequence[str], drawn: Sequence[Edges], advance: Callable[[int], Advance | None]) -> tuple[int, ...]:
    """Return before which characters of what has no space in it a visible gap is, from 0: two letters far apart.

    `advance` is asked for characters by their place in it, and answers None where they stand on no straight line.
    """
    if len(chars) < FEWEST:
        return ()
    seen = [at for at in range(1, len(chars)) if _is_open(drawn[at - 1], drawn[at])]
    if not any(_are_letters(chars, at) for at in seen):
        return ()
    each = [advance(at) for at in range(len(chars))]
    known = [one for one in each if one is not None]
    if len(known) < len(each):
        return ()
    distances = [after[0] - before[1] for before, after in pairwise(known)]
    usual = median_low(distances)
    spread = median_low([abs(distance - usual) for distance in distances])
    return tuple(
        at
        for at in seen
        if _are_letters(chars, at)
        and distances[at - 1] > WIDE * known[at][2]
        and distances[at - 1] - usual > WIDE * known[at][2] + SPREADS * spread
    )


def _are_letters(chars: Sequence[str], at: int) -> bool:
    return chars[at - 1].isalpha() and chars[at].isalpha()


def _is_open(before: Edges, after: Edges) -> bool:
    """Tell whether nothing of two characters that follow each other touches: there is some paper between them."""
    wide = WIDE / 2 * max(before[3] - before[1], after[3] - after[1])
    high = WIDE / 2 * max(before[2] - before[0], after[2] - after[0])
    return (
        after[0] - before[2] > wide
        or before[0] - after[2] > wide
        or after[1] - before[3] > high
        or before[1] - after[3] > high
    )
