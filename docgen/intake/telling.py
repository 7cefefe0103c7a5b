"""What is said of empty cells that were taken to say something."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from docgen.intake.assembling import Taken
from docgen.intake.cells import column_letters

__all__ = ["told"]


def told(taken: Sequence[Taken]) -> tuple[str, ...]:
    """Return a line for each run of empty cells, below each other, that were taken to say the same by the same rule."""
    return tuple(_line(*run) for run in _runs(taken))


def _runs(taken: Sequence[Taken]) -> Iterator[tuple[Taken, int]]:
    """Yield the first cell of each run, with the row of its last, sheet by sheet."""
    sheets = list(dict.fromkeys(each.spot.sheet for each in taken))
    first: Taken | None = None
    last = 0
    for each in sorted(
        dict.fromkeys(taken), key=lambda one: (sheets.index(one.spot.sheet), one.spot.column, one.spot.row)
    ):
        row = each.spot.row
        if first is not None and row == last + 1 and each == replace(first, spot=replace(first.spot, row=row)):
            last = row
            continue
        if first is not None:
            yield first, last
        first, last = each, row
    if first is not None:
        yield first, last


def _line(first: Taken, last: int) -> str:
    spot = first.spot
    end = f":{column_letters(spot.column)}{last}" if last > spot.row else ""
    place = f"{spot.sheet}!{column_letters(spot.column)}{spot.row}{end} ({spot.heading})"
    return f"{place}: {first.value + ', ' if first.value else ''}{first.rule}"
