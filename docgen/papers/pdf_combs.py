"""Rows of cells with a letter in each, as forms have them: the cells that are left empty tell how long a name is."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from docgen.papers.pdf_words import Box, Word

__all__ = ["row_of_cells"]

EVEN: Final = 0.3
"""Of the distance between the letters of two cells, by which any may be more or less; one may be left empty."""
NEXT: Final = 1.3
"""Of that distance: so near is the next edge of a cell."""
Drawn = Callable[[Box], tuple[tuple[float, float], ...]]


def row_of_cells(letters: Sequence[Word], drawn: Drawn, limit: float) -> tuple[float, float] | None:
    """Return where the cell of the first of some letters begins, and where the last cell of its row ends.

    None where they do not stand in cells one by one. `drawn` tells from where to where something is drawn across a
    rectangle. Cells end before `limit` at the latest.
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
    first, last = rooms[0], rooms[-1]
    before = drawn(Box(max(0.0, first.left - step), first.top, first.left, first.bottom))
    end = last.right
    for left, right in drawn(Box(last.right, last.top, limit, last.bottom)):
        if left - end > NEXT * step:
            break
        end = right
    return min((left for left, _ in before[-1:]), default=first.left), end
