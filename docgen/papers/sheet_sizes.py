"""How much room the words of a sheet's cells need: widths of columns in characters, lines of rows, the page's scale."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from docgen.papers.sheet_readings import Sheet

__all__ = ["LINE", "NARROWEST", "SIZE", "Sizes", "TooHighError", "sizes_of"]

SIZE: Final = 11
"""Points of the largest letters."""
LINE: Final = 16
"""Points of a line of them."""
NARROWEST: Final = 9.0
COMFORTS: Final = (50.0, 40.0, 34.0, 28.0)
"""Figures' widths from which on words go on in the next line: the first at which all columns go on a page, if any."""
PAGE: Final = 70.0
"""Figures' widths on a line of a page of A4 with narrow margins, in a broad type, upright."""
PAGE_ON_ITS_SIDE: Final = 105.0
LINES: Final = 24
"""Lines of a row that a page takes, be it upright or not."""
UPRIGHT_LINES: Final = 40
SPARE: Final = 2
OF_NUMBERS: Final = 18.0
"""A day with its time, and long numbers with what a format puts round them."""
SHORT_NUMBER: Final = 4
SCALES: Final = (0.99, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.35, 0.3, 0.25)
"""How small a page may be printed; still smaller letters nobody can read."""
CAPITAL: Final = 1.45
LETTER: Final = 1.1
WIDE: Final = 2.1
"""Widths of letters in figures' widths, rather too many than too few: bold ones in a broad type."""


class TooHighError(Exception):
    """A cell has more lines than a page takes, be it printed as small as it may."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths of the columns that are used, lines of their rows, the scale (at most 1), a page's width and side."""

    widths: Mapping[int, float]
    lines: Mapping[int, int]
    scale: float
    page: float
    is_wide: bool


def sizes_of(sheet: Sheet, *, is_wide: bool = False) -> Sizes:
    """Return the room that a sheet's cells need; `is_wide` tells whether its pages lie on their side.

    All columns go on one page if they can, on its side if need be. Raises TooHighError.
    """
    high = [told for told in sheet.cells.values() if _lines(told, COMFORTS[0]) > LINES]
    own = PAGE_ON_ITS_SIDE if is_wide else PAGE
    scale = 1.0 if all(_lines(told, own) <= LINES for told in high) else _scale(high)
    pages = (own, PAGE_ON_ITS_SIDE) if scale == 1 else (PAGE / scale,)
    every = [(_widths(sheet, comfort, page), page) for page in pages for comfort in COMFORTS]
    widths, page = next((each for each in every if sum(each[0].values()) <= each[1]), every[0])
    lines: dict[int, int] = {}
    for (row, column), told in sheet.cells.items():
        lines[row] = max(lines.get(row, 1), _lines(told, widths[column]))
    return Sizes(widths, lines, scale, page, page == PAGE_ON_ITS_SIDE)


def _scale(high: Sequence[str]) -> float:
    """Return the scale at which each cell of many lines has the width of a page, and no more lines than it takes."""
    for scale in SCALES:
        if all(_lines(told, PAGE / scale) <= UPRIGHT_LINES / scale for told in high):
            return scale
    raise TooHighError


def _widths(sheet: Sheet, comfort: float, page: float) -> dict[int, float]:
    widths: dict[int, float] = {}
    for (_, column), told in sheet.cells.items():
        widths[column] = max(widths.get(column, NARROWEST), _width(told, comfort, page))
    return widths


def _width(told: str, comfort: float, page: float) -> float:
    if told.replace(".", "").replace("-", "").isdecimal():
        return OF_NUMBERS if len(told) > SHORT_NUMBER else NARROWEST
    if _lines(told, comfort) > LINES:
        return page
    longest = max(map(_letters, told.splitlines()), default=0.0)
    word = max(map(_letters, told.split()), default=0.0)
    return min(max(min(longest, comfort), word) + SPARE, page)


def _lines(told: str, width: float) -> int:
    """Words stay whole, so that a line is not filled to its end."""
    each = [ceil(_letters(line) / max(width - SPARE, 1.0) * LETTER) for line in told.splitlines()]
    return max(1, sum(max(1, lines) for lines in each))


def _letters(text: str) -> float:
    return sum(map(_letter, text))


def _letter(char: str) -> float:
    if not char.isascii():
        return WIDE if unicodedata.east_asian_width(char) in "WF" else CAPITAL
    return CAPITAL if char.isupper() or char in "@%&MWmw" else LETTER
