"""The words of a page in all orders in which they can be read: as drawn, by place, without numbers of lines."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from docgen.papers.pdf_lines import by_place, lines_of
from docgen.papers.pdf_words import PageWords, Word

__all__ = ["orders_of"]

FEWEST: Final = 3
"""Numbers in one column from which on they count the lines."""
LONGEST: Final = 4
"""Figures of such a number."""
ALIGNED: Final = 1.5
"""Points within which numbers of lines begin or end at one place."""


def orders_of(page: PageWords) -> tuple[PageWords, ...]:
    """Return a page in the order in which the file draws it, then in others where they differ."""
    placed = by_place(page)
    orders = [page] if placed is page else [page, placed]
    lines = lines_of(placed.words)
    numbers = {*_numbers(placed.words, lines)}
    if numbers:
        kept = (placed.words[at] for line in lines for at in line if at not in numbers)
        orders.append(replace(placed, words=tuple(kept)))
    return tuple(orders)


def _numbers(words: Sequence[Word], lines: Sequence[Sequence[int]]) -> Iterator[int]:
    """Yield the words at one end of lines that count these: numbers in a column that go up by the same step."""
    for end in (0, -1):
        ends = [line[end] for line in lines if len(line) > 1 or words[line[0]].text.isdecimal()]
        figures = [at for at in ends if words[at].text.isdecimal() and len(words[at].text) <= LONGEST]
        for edge in ("left", "right"):
            for column in _columns(words, figures, edge):
                steps = {int(words[other].text) - int(words[one].text) for one, other in pairwise(column)}
                if len(column) >= FEWEST and len(steps) == 1 and min(steps) > 0:
                    yield from column


def _columns(words: Sequence[Word], some: Sequence[int], edge: str) -> Iterator[list[int]]:
    """Group words whose left or right edges stand under each other, in their order from top to bottom."""
    ordered = sorted(some, key=lambda at: getattr(words[at].room, edge))
    column: list[int] = []
    for at in ordered:
        if column and getattr(words[at].room, edge) - getattr(words[column[-1]].room, edge) > ALIGNED:
            yield sorted(column, key=lambda at: words[at].room.top)
            column = []
        column.append(at)
    if column:
        yield sorted(column, key=lambda at: words[at].room.top)
