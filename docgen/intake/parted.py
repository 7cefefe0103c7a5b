"""One row of a sheet that stands for several records: what was done on one day, by one person."""

from collections.abc import Iterator
from dataclasses import replace

from docgen.case.incidents import Step, StepKind
from docgen.intake.matching import ReadRow
from docgen.intake.tables import Table

__all__ = ["parted"]

WORDS = {str(kind).casefold(): str(kind) for kind in StepKind}


def parted(table: Table, rows: tuple[ReadRow, ...]) -> Iterator[ReadRow]:
    """Yield rows, and of one that names several steps a row for each, alike in all else.

    A row that has an id, or a word that is no step, is left as it is, and its cell is then refused.
    """
    path = ("kind",)
    for row in rows:
        words = str(row.values.get(path, "")).split(";") if table.models == (Step,) else []
        steps = [WORDS.get(" ".join(word.split()).casefold()) for word in words]
        if len(steps) > 1 and all(steps) and len(set(steps)) == len(steps) and ("id",) not in row.values:
            yield from (replace(row, values={**row.values, path: str(step)}) for step in steps)
        else:
            yield row
