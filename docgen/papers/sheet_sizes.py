"""How much room the words of a sheet's cells need: widths of columns in characters, lines of rows, the page's scale.

Columns and rows are as large as one of a few classes, not as their words: once a cell is redacted, where the next one
begins would tell how many letters it had.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from docgen.papers.sheet_readings import Sheet

__all__ = ["LINE", "NARROWEST", "SIZE", "STEP", "Sizes", "TooHighError", "sizes_of"]

SIZE: Final = 11
"""Points of the largest letters."""
LINE: Final = 16
"""Points of a line of them."""
NARROWEST: Final = 9.0
STEP: Final = 24
"""Figures' widths of the narrowest column of words, and by which others are wider: most names go into the first."""
COMFORTS: Final = (2.0 * STEP, 1.0 * STEP)
"""Figures' widths from which on words go on in the next line: the first at which all columns go on a page, if any."""
PAGE: Final = 70.0
"""Figures' widths on a line of a page of A4 with narrow margins, in a broad type, upright."""
PAGE_ON_ITS_SIDE: Final = 105.0
LINES: Final = 24
"""Lines of a row that a page takes, be it upright or not."""
UPRIGHT_LINES: Final = 40
SPARE: Final = 2
SHORT: Final = re.compile(r"[0-9]{1,4}|[0-9]{1,2}:[0-9]{2}")
"""A number of a page or a year, or a time: narrower than words. A day, and longer numbers, take what words take."""
SCALES: Final = (0.99, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.35, 0.3, 0.25)
"""How small a page may be printed; still smaller letters nobody can read."""
SCALES_OF_MANY: Final = (1.0, 0.8, 0.7)
"""How small a sheet of many columns is printed, so that all go on one page on its side."""
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

    All columns go on one page if they can, on its side and printed smaller if need be. Raises TooHighError.
    """
    high = [told for told in sheet.cells.values() if _lines(told, COMFORTS[0]) > LINES]
    own = PAGE_ON_ITS_SIDE if is_wide else PAGE
    scale = 1.0 if all(_lines(told, own) <= LINES for told in high) else _scale(high)
    pages = [(own, 1.0, is_wide), *((PAGE_ON_ITS_SIDE / smaller, smaller, True) for smaller in SCALES_OF_MANY)]
    if scale < 1:
        pages = [(PAGE / scale, scale, False)]
    every = [(_widths(sheet, comfort, page[0]), page) for page in pages for comfort in COMFORTS]
    widths, page = next((each for each in every if sum(each[0].values()) <= each[1][0]), every[0])
    return Sizes(widths, _heights(sheet, widths), page[1], page[0], page[2])


def _scale(high: Sequence[str]) -> float:
    """Return the scale at which each cell of many lines has the width of a page, and no more lines than it takes."""
    for scale in SCALES:
        if all(_lines(told, PAGE / scale) <= UPRIGHT_LINES / scale for told in high):
            return scale
    raise TooHighError


def _heights(sheet: Sheet, widths: Mapping[int, float]) -> dict[int, int]:
    """Return the lines of rows: an even number, unless nothing on the sheet has more than one line."""
    lines: dict[int, int] = {}
    for (row, column), told in sheet.cells.items():
        lines[row] = max(lines.get(row, 1), _lines(told, widths[column]))
    if max(lines.values(), default=1) == 1:
        return lines
    return {row: needed + needed % 2 if needed <= LINES else needed for row, needed in lines.items()}


def _widths(sheet: Sheet, comfort: float, page: float) -> dict[int, float]:
    widths: dict[int, float] = {}
    for (_, column), told in sheet.cells.items():
        widths[column] = max(widths.get(column, NARROWEST), _width(told, comfort, page))
    return widths


def _width(told: str, comfort: float, page: float) -> float:
    if SHORT.fullmatch(told):
        return NARROWEST
    if _lines(told, comfort) > LINES:
        return page
    longest = max(map(_letters, told.splitlines()), default=0.0)
    word = max(map(_letters, told.split()), default=0.0)
    needed = max(min(longest + SPARE, comfort), word + SPARE)
    return min(ceil(needed / STEP) * STEP, page)


def _lines(told: str, width: float) -> int:
    """Words stay whole, so that a line that goes on in the next is not filled to its end."""
    return max(1, sum(_lines_of(_letters(line), max(width - SPARE, 1.0)) for line in told.splitlines()))


def _lines_of(letters: float, room: float) -> int:
    return 1 if letters <= room else ceil(letters / room * LETTER)


def _letters(text: str) -> float:
    return sum(map(_letter, text))


def _letter(char: str) -> float:
    if not char.isascii():
        return WIDE if unicodedata.east_asian_width(char) in "WF" else CAPITAL
    return CAPITAL if char.isupper() or char in "@%&MWmw" else LETTER
