"""A case's plain data as rows of tables, each with an address that a person can read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from docgen.intake.columns import RECORDED, WITHHELD, Kind
from docgen.intake.tables import Home, Models, Table, tables

__all__ = ["Kept", "Path", "Row", "Rows", "address_of", "at", "owner_of", "rows_of", "stands_for"]

Path = tuple[str, ...]
Value = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One record: the address of what it belongs to, its own, and its values by the path of their column."""

    owner: str
    address: str
    values: Mapping[Path, Value]


@dataclass(frozen=True, slots=True)
class Kept:
    """A value that is kept back: of which record, in which table and field, and what is said of it."""

    table: Table
    address: str
    path: Path
    said: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of a case by the name of their table, in the order of the case, and what of it is kept back."""

    by_table: Mapping[str, tuple[Row, ...]]
    kept: tuple[Kept, ...]


def rows_of(data: Mapping[str, Any]) -> Rows:
    """Set out plain data of a case, as its file has it, in rows."""
    found = _Found({table.name: [] for table in tables()}, [])
    top = next(table for table in tables() if not table.homes)
    found.record(top, data, "", top.name)
    return Rows({name: tuple(rows) for name, rows in found.rows.items()}, tuple(found.kept))


def address_of(table: Table, key: str | None, home: Home, owner: str, place: int) -> str:
    """Return the address of a record: its id, or what it belongs to and its place there, counted from 1."""
    if table.single:
        return table.name
    if key:
        return key
    words = " ".join((owner, home.path[-1].replace("_", " ")))
    return f"{words} {place}" if home.many else words


def owner_of(table: Table, home: Home, parent: str, above: str) -> str:
    """Return how a row says where it belongs: the nearest address that leaves no doubt.

    `parent` is the address of the record that holds it and `above` that of the record which holds that one: a sentence
    of the outcome of I1 belongs to I1, since no other sentence can.
    """
    choice = [other for other in table.homes if other.parent == home.parent]
    group = " ".join(home.path[:-1]).replace("_", " ")
    if len(choice) > 1 and group:
        return f"{parent} {group}"
    return above if stands_for(table, home) else parent


@cache
def stands_for(table: Table, home: Home) -> bool:
    """Tell whether records may name the parent of their parent: it has one such record, and none of these."""
    holder = next(each for each in tables() if each.models == home.parent)
    over = {each.parent for each in holder.homes if not each.many}
    return not holder.single and bool(over) and not any(other.parent in over for other in table.homes)


@dataclass(frozen=True, slots=True)
class _Found:
    rows: dict[str, list[Row]]
    kept: list[Kept]

    def record(self, table: Table, record: Mapping[str, Any], owner: str, address: str) -> None:
        values: dict[Path, Value] = {}
        for column in table.columns:
            value = at(record, column.path)
            if isinstance(value, dict):
                held_back = WITHHELD in value
                if held_back:
                    self.kept.append(Kept(table, address, column.path, value[WITHHELD]))
                value = WITHHELD if held_back else RECORDED
            elif isinstance(value, tuple) and column.kind is Kind.GROUP:
                value = None
            if value not in (None, ()):
                values[column.path] = value
        self.rows[table.name].append(Row(owner, address, values))
        for child, home in _homes_in(table.models):
            self._children(child, home, at(record, home.path), (address, owner))

    def _children(self, child: Table, home: Home, value: Any, parent: tuple[str, str]) -> None:
        owner = owner_of(child, home, *parent)
        records = value if isinstance(value, tuple) else (value,)
        for place, record in enumerate(records, start=1):
            if isinstance(record, dict) and WITHHELD not in record:
                key = record.get(child.key) if child.key else None
                self.record(child, record, owner, address_of(child, key, home, parent[0], place))


def at(record: Any, path: Path) -> Any:
    """Return what stands at a path, or None where nothing does."""
    for name in path:
        record = record.get(name) if isinstance(record, dict) else None
    return record


def _homes_in(models: Models) -> Iterator[tuple[Table, Home]]:
    for table in tables():
        yield from ((table, home) for home in table.homes if home.parent == models)
