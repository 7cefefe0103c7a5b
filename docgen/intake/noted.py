"""Cells of which something is said that is not said of their whole column: where their value was read."""

from collections.abc import Iterable, Mapping, Sequence

from docgen.case.contradiction import Loc
from docgen.intake.choosing import LAST_ROW
from docgen.intake.layout import FIRST_ROW
from docgen.intake.naming import heading_of
from docgen.intake.prefilling import Prefilled
from docgen.intake.rows import Path
from docgen.intake.tables import table_at

__all__ = ["CellNotes", "as_read", "below", "cell_notes", "left_open", "notes_of"]

CellNotes = Mapping[tuple[str, int, Path], str]
"""What is said of a cell by the name of its table, the place of its row (from 0), and the path of its column."""


def notes_of(found: Prefilled) -> dict[Loc, str]:
    """Say of each place that papers were read for where its value is from, or why there is none."""
    read = {loc: f"Read from {_listed(pages)}: look whether it is so." for loc, pages in found.sources.items()}
    return read | {loc: f"Left open, since {_why_open(pages)}." for loc, pages in found.unsure.items()}


def _why_open(pages: Sequence[str]) -> str:
    """Say why what pages tell was not taken: they differ, or have it in a way that can be read as two."""
    return f"{pages[0]} is not clear" if len(pages) == 1 else f"{_listed(pages)} differ or are not clear"


def as_read(read: Iterable[tuple[Loc, tuple[str, ...]]]) -> tuple[str, ...]:
    """Return a line for each of the pages that places of a case were read from, with what was read there."""
    told: dict[tuple[str, ...], list[str]] = {}
    for loc, pages in read:
        told.setdefault(pages, []).append(_called(loc))
    return tuple(f"{_listed(pages)}: {', '.join(dict.fromkeys(names))}" for pages, names in sorted(told.items()))


def left_open(found: Prefilled) -> tuple[str, ...]:
    """Return a line for each place that was left open, with the reason."""
    return tuple(f"{_called(loc)}: {_why_open(pages)}" for loc, pages in found.unsure.items())


def _called(loc: Loc) -> str:
    """Return what a place is called: its sheet, and the heading of its column."""
    found = table_at(loc)
    return f"{found[0].name} {heading_of(found[1])}" if found else ""


def cell_notes(notes: Mapping[Loc, str]) -> CellNotes:
    """Return notes by cell; the place of a row is that in the last list that leads to it."""
    cells = {}
    for loc, note in notes.items():
        if (found := table_at(loc)) is not None:
            at = next((step for step in reversed(loc) if isinstance(step, int)), 0)
            cells[found[0].name, at, found[1]] = note
    return cells


def below(letters: str, without: Iterable[int] = ()) -> str:
    """Return the cells of a column that can be filled in, but for the rows at these places (from 0)."""
    start, areas = FIRST_ROW, []
    for row in sorted(FIRST_ROW + at for at in without):
        areas += [f"{letters}{start}:{letters}{row - 1}"] if row > start else []
        start = row + 1
    return " ".join((*areas, f"{letters}{start}:{letters}{LAST_ROW}"))


def _listed(pages: Sequence[str]) -> str:
    return pages[0] if len(pages) == 1 else f"{', '.join(pages[:-1])} and {pages[-1]}"
