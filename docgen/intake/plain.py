"""Plain data of a case in the one spelling that a workbook gives it, so that two can be compared."""

from collections.abc import Mapping, Sequence
from typing import Any

from docgen.intake.assembling import assemble
from docgen.intake.cells import Spot
from docgen.intake.layout import KEPT, headed, kept_column
from docgen.intake.matching import KeptRow, ReadRow
from docgen.intake.naming import heading_of
from docgen.intake.rows import Kept, Row, rows_of
from docgen.intake.tables import Table
from docgen.intake.values import read_value, shown

__all__ = ["as_filled", "kept_values", "spelt_as"]


def as_filled(data: Mapping[str, Any], of: Sequence[Table]) -> dict[str, Any]:
    """Return the data as an unchanged workbook of these tables would give it back.

    Only a workbook of the whole case says what is kept back; in another the word `withheld` stands for it.
    """
    found = rows_of(data)
    rows = {table.name: [_read(table, row) for row in found.by_table[table.name]] for table in of}
    kept = [_kept(each) for each in found.kept] if any(not table.homes for table in of) else None
    return assemble(of, rows, kept).data


def spelt_as(old: Any, filled: Any, new: Any) -> Any:
    """Return the new data, but what has not changed as the case spells it.

    `old` is the case's own data and `filled` the same as a workbook spells it: 2 February 2025 may stand there as
    2025-02-02, and an empty list as nothing.
    """
    if filled == new:
        return old
    if isinstance(old, dict) and isinstance(filled, dict) and isinstance(new, dict):
        kept = {name: value for name, value in old.items() if name not in filled and name not in new}
        own = {
            name: spelt_as(old[name], filled[name], value) if name in old and name in filled else value
            for name, value in new.items()
        }
        return {**own, **kept}
    if isinstance(old, tuple) and isinstance(filled, tuple) and isinstance(new, tuple) and len(old) == len(filled):
        return _items_spelt_as(old, filled, new)
    return new


def _items_spelt_as(old: tuple[Any, ...], filled: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    by_name = {name: at for at, item in enumerate(filled) if (name := _name(item)) is not None}
    spelt = []
    for at, item in enumerate(new):
        name = _name(item)
        before = at if name is None else by_name.get(name)
        known = before is not None and before < len(old)
        spelt.append(spelt_as(old[before], filled[before], item) if known and before is not None else item)
    return tuple(spelt)


def _name(item: Any) -> str | None:
    return item.get("id") or item.get("mark") if isinstance(item, dict) else None


def _read(table: Table, row: Row) -> ReadRow:
    nowhere = Spot(table.name, 0, 0)
    columns = [each.column for each in headed(table) if each.column]
    values = {
        column.path: read_value(column, shown(column, row.values[column.path]))
        for column in columns
        if column.path in row.values
    }
    return ReadRow(row.owner, nowhere, values, {column.path: nowhere for column in columns})


def _kept(kept: Kept) -> KeptRow:
    nowhere = {name: Spot(KEPT, 0, 0) for name in ("sheet", *kept.said)}
    return KeptRow(kept.table.name, kept.address, heading_of(kept.path), kept_values(kept), nowhere)


def kept_values(kept: Kept) -> dict[str, str]:
    """Return what is said of a value that is kept back, as the workbook spells it."""
    return {
        name: str(read_value(kept_column(name), shown(kept_column(name), value))) for name, value in kept.said.items()
    }
