"""Rows of dots, dashes or lines that lead over to what stands further on: as long as there is room left for them."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Final

__all__ = ["DOTS", "leaders_in", "parted"]

LEAST: Final = 4
"""Signs from which on a row leads; three are an ellipsis or a rule."""
LONG: Final = {"\u2025": 2, "\u2026": 3, "\u2014": 2, "\u2015": 2}
"""Signs that are as long as several: two dots, three dots, long dashes."""
DOTS: Final = frozenset(".\u00b7\u2022\u2024\u2025\u2026")
SIGNS: Final = "._=~-\u00b7\u2022\u2017\u2024\u2010\u2011\u2012\u2013\u2500" + "".join(LONG)
ROW: Final = re.compile(f"[{re.escape(SIGNS)}]{{{LEAST},}}|[{''.join(LONG)}]{{2,}}")


def parted(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the parts of a word begin and end: rows of signs by themselves, and what stands beside them."""
    edges = {0, len(text), *(edge for row in ROW.finditer(text) for edge in row.span())}
    return tuple(pairwise(sorted(edges)))


def leaders_in(texts: Sequence[str]) -> tuple[int, ...]:
    """Return which of a line's words, in their order and from 0, are rows of signs; signs may stand apart."""
    found: list[int] = []
    for leads, places in groupby(range(len(texts)), key=lambda at: _length(texts[at]) > 0):
        row = [*places]
        if leads and sum(_length(texts[at]) for at in row) >= LEAST:
            found += row
    return tuple(found)


def _length(text: str) -> int:
    """Return how many signs a word is; 0 where it is anything else."""
    return sum(LONG.get(char, 1) for char in text) if all(char in SIGNS for char in text) else 0
