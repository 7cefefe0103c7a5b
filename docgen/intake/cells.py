"""Cells of a workbook: where one stands, what it holds, and what is read out of a file."""

import re
from dataclasses import dataclass

from docgen.errors import Fault, Place

__all__ = ["Cell", "CellPlace", "Grid", "Spot", "column_letters", "column_number"]

_LETTERS = 26


def column_letters(number: int) -> str:
    """Return a column's letters: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(reference: str) -> int:
    """Return the number of the column in a reference like AB12; 0 where there is none."""
    letters = re.match("[A-Z]{0,3}", reference)
    number = 0
    for letter in letters[0] if letters else "":
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


@dataclass(frozen=True, slots=True)
class CellPlace(Place):
    """A place in a workbook: the sheet, the row and column from 1 (both 0: the sheet), and the heading there."""

    def __str__(self) -> str:
        heading = f" ({self.field})" if self.field else ""
        return f"{self.file}!{column_letters(self.column)}{self.line}{heading}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a cell stands: sheet, row and column from 1 (both 0: the sheet), and the heading that it stands under."""

    sheet: str
    row: int
    column: int
    heading: str = ""

    def __str__(self) -> str:
        return str(self.place) if self.row else f"the sheet {self.sheet}"

    @property
    def place(self) -> CellPlace:
        """Return the cell as the place of a fault."""
        return CellPlace(self.sheet, self.row, self.column, self.heading)

    def fault(self, detail: str, next_step: str = "") -> Fault:
        """Say what is wrong in this cell."""
        return Fault(self.place, detail, next_step)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds: its text, and the kind of value that a spreadsheet program made of it.

    `kind` is text, number, day (a number that is shown as a date or time), truth, or fault.
    """

    text: str
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet as it was read: its cells by row and column, from 1, and what else of it a person should know."""

    name: str
    cells: dict[tuple[int, int], Cell]
    remarks: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
