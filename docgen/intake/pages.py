"""The sheets of a workbook as they are to be seen, before they are written as a file."""

from dataclasses import dataclass
from enum import IntEnum

__all__ = ["Face", "Page", "Prompt", "Written"]


class Face(IntEnum):
    """How a cell looks; the number is its style in the file."""

    PLAIN = 0
    TITLE = 1
    HEAD = 2
    HEAD_REQUIRED = 3
    TEXT = 4
    NAME = 5
    NOTE = 6
    CLOSED = 7
    STRONG = 8
    READ = 9


@dataclass(frozen=True, slots=True)
class Written:
    """A cell to be written: where, what, and how it looks; `link` names a sheet that it leads to.

    With a `formula`, `text` is what it comes to, a whole number or words, while the workbook is as it is written.
    """

    row: int
    column: int
    text: str
    face: Face
    link: str | None = None
    formula: str | None = None


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is said while a cell is chosen, and the list to choose from, if any (a range of another sheet).

    `strict` says that the program itself refuses other words.
    """

    area: str
    title: str
    text: str
    choices: str | None = None
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: widths of columns from the first on (in characters), cells, prompts, what stays in view, its looks.

    `frozen` are the rows and columns that stay; `filtered` the range with a filter; `faces` the looks of empty columns;
    `closed` and `needed` (in a first draft) colour the tab. `folded` are columns, or on a sheet for one record rows,
    that are put away under a plus sign.
    """

    name: str
    widths: tuple[int, ...]
    cells: tuple[Written, ...]
    prompts: tuple[Prompt, ...] = ()
    frozen: tuple[int, int] = (0, 0)
    filtered: str | None = None
    faces: tuple[Face, ...] = ()
    closed: bool = False
    needed: bool = False
    folded: frozenset[int] = frozenset()
    folds_rows: bool = False
