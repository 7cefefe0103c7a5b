"""Rows of cells with a letter in each, as forms have them: the cells that are left empty tell how long a name is."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from docgen.papers.pdf_words import Box, Word

__all__ = ["end_of_cells"]

EVEN: Final = 0.3
"""Of the distance between the letters of two cells, by which any may be more or less; one may be left empty."""
NEXT: Final = 1.3
"""Of that distance: so near is the next edge of a cell."""
Drawn = Callable[[Box], tuple[tuple[float, float], ...]]


def end_of_cells(letters: Sequence[Word], drawn: Drawn, limit: float) -> float | None:
    """Return where a row of cells ends in which letters stand one by one; None where they stand in no cells.

    `drawn` tells from where to where something is drawn across a rectangle. Cells end before `limit` at the latest.
    """
    if len(letters) < 2 or any(len(each.text) > 1 for each in letters):  # noqa: PLR2004 - one letter stands beside none
        return None
    rooms = [each.room for each in letters]
    steps = [(two.left + two.right - one.left - one.right) / 2 for one, two in pairwise(rooms)]
    step = min(steps)
    if step <= 0 or any(abs(each / step - round(each / step)) > EVEN for each in steps):
        return None
    if not all(drawn(Box(one.right, one.top, two.left, one.bottom)) for one, two in pairwise(rooms)):
        return None
    last = rooms[-1]
    end = last.right
    for left, right in drawn(Box(last.right, last.top, limit, last.bottom)):
        if left - end > NEXT * step:
            break
        end = right
    return end
