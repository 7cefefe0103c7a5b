"""How many cells a sheet still wants: a number, and the formula that reckons it on while the sheet is filled in."""

from collections.abc import Iterator, Sequence

from docgen.intake.cells import column_letters
from docgen.intake.choosing import LAST_ROW
from docgen.intake.empty_cells import RECKONED_FROM, SAID_BY
from docgen.intake.layout import FIRST_ROW, OTHER_WAY, Headed, headed
from docgen.intake.rows import Path, Row, Rows
from docgen.intake.tables import Table, tables

__all__ = ["wanted"]

MAY_BE_NONE = frozenset({"accounts", "impact", "immigration", "paragraphs"})
"""Sheets of which a first draft may need no row."""
NEEDED_WITH: dict[str, tuple[str, Path, str]] = {"sentences": ("convictions", ("result",), "convicted")}
"""Sheets of which a row is needed where another sheet has a word: its name, its column and the word."""
IF_THERE = "if the case has it"
"""What is said of a sheet of which no row is begun, and none needed."""
NOT_ASKED: Path = ("undermining", "not_asked")


def wanted(table: Table, rows: Rows | None) -> tuple[str, str]:
    """Return how many cells a sheet still wants, and the formula for it: those that each row begun has to have.

    Of a sheet that may have no row at all that is said until one is begun, or another sheet needs one. Cells that rows
    of another sheet may stand for, or that nobody was asked, count while neither is so. An empty cell that says what
    another cell of its row has it say counts while that has no such word.
    """
    heads = [(at, each) for at, each in enumerate(headed(table), start=1) if each.must_be_filled and each.column]
    records = rows.by_table[table.name] if rows else ()
    filled = [_filled(each, records) for _, each in heads]
    areas = [_area(table, at) for at, _ in heads]
    if table.single:
        starts = [FIRST_ROW + at - 1 for at, _ in heads]
        areas = [f"'{table.name}'!B{row}" for row in starts]
        return str(len(areas) - sum(filled)), f"{len(areas)}-COUNTA({','.join(areas)})"
    if not areas:
        return "0", "0"
    counts = ",".join(f"COUNTA({area})" for area in areas)
    least, and_least = _least(table, rows)
    whole, most = max(least, *filled), f"MAX({and_least},{counts})"
    parts = [(whole * len(areas) - sum(filled), f"{most}*{len(areas)}-SUM({counts})")]
    parts += _or_rows(table, rows, whole, most)
    parts += _untold(table, records)
    number, formula = str(sum(number for number, _ in parts)), "+".join(formula for _, formula in parts)
    if and_least == "1":
        return number, formula
    return number if whole else IF_THERE, f'IF({most}=0,"{IF_THERE}",{formula})'


def _least(table: Table, rows: Rows | None) -> tuple[int, str]:
    """Return how many rows a sheet has at least once it is filled in, and the formula for it."""
    if table.name not in NEEDED_WITH:
        return (0, "0") if table.name in MAY_BE_NONE else (1, "1")
    sheet, path, word = NEEDED_WITH[table.name]
    other = next(each for each in tables() if each.name == sheet)
    there = rows.by_table[sheet] if rows else ()
    needed = any(row.values.get(path) == word for row in there)
    return int(needed), f'MIN(1,COUNTIF({_area(other, _place(other, path))},"{word}"))'


def _or_rows(table: Table, rows: Rows | None, whole: int, most: str) -> Iterator[tuple[int, str]]:
    """Yield how many cells are wanted besides, for which rows of another sheet may stand, and what reckons them.

    `whole` is how many rows the sheet has, and `most` the formula for it.
    """
    heads = [(at, each) for at, each in enumerate(headed(table), start=1) if each.or_rows]
    if not heads:
        return
    there = rows.by_table[OTHER_WAY] if rows else ()
    records = rows.by_table[table.name] if rows else ()
    asked = whole - sum(row.values.get(NOT_ASKED) == "yes" for row in records)
    lacking = 0 if there else sum(max(0, asked - _filled(each, records)) for _, each in heads)
    other = next(each for each in tables() if each.name == OTHER_WAY)
    said = next(at for at, each in enumerate(headed(other), start=1) if each.must_be_filled)
    still = f'{most}-COUNTIF({_area(table, _place(table, NOT_ASKED))},"yes")'
    each_lacks = "+".join(f"MAX(0,{still}-COUNTA({_area(table, at)}))" for at, _ in heads)
    yield lacking, f"IF(COUNTA({_area(other, said)})>0,0,{each_lacks})"


def _untold(table: Table, records: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Yield how many empty cells say nothing by the word in another cell of their row, and what reckons them."""
    for (model, path), words in SAID_BY.items():
        if model not in table.models:
            continue
        cause = RECKONED_FROM[model, path]
        lacking = [row for row in records if path not in row.values and row.values.get(cause, words[0]) not in words]
        here, there = (_area(table, _place(table, each)) for each in (path, cause))
        known = ",".join(f'"{word}"' for word in words)
        yield len(lacking), f'SUMPRODUCT(({here}="")*({there}<>"")*ISNA(MATCH({there},{{{known}}},0)))'


def _place(table: Table, path: Path) -> int:
    return next(at for at, each in enumerate(headed(table), start=1) if each.column and each.column.path == path)


def _filled(each: Headed, records: Sequence[Row]) -> int:
    return sum(each.column.path in row.values for row in records if each.column)


def _area(table: Table, column: int) -> str:
    letters = column_letters(column)
    return f"'{table.name}'!{letters}{FIRST_ROW}:{letters}{LAST_ROW}"
