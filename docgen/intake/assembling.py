"""Rows of tables put together to the plain data of a case, with the cell that every part of it came from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from docgen.case.contradiction import Loc
from docgen.case.people import Maker
from docgen.case.references import has_form_of_id
from docgen.case.shape import fields_of, literal_of
from docgen.errors import Fault
from docgen.intake.cells import Spot
from docgen.intake.columns import ABSENT, RECORDED, WITHHELD, Column, Kind, held_by
from docgen.intake.empty_cells import Around, rule_for
from docgen.intake.layout import headed
from docgen.intake.matching import KeptRow, ReadRow
from docgen.intake.naming import OWN_SHEET
from docgen.intake.ranks import in_full, not_known
from docgen.intake.rows import Path, address_of, owner_of
from docgen.intake.tables import CONSTANT, Home, Models, Table
from docgen.intake.tables import tables as all_tables

__all__ = ["Assembled", "Taken", "assemble"]

MOST_SHOWN = 30
SINGLE_NAMES = frozenset(table.name for table in all_tables() if table.single)
AS_ABOVE, THE_ONE = "as in the row above", "the one there is"
RANK: Path = ("rank",)
FILLED_IN = "its fields or rows are filled in"
WORDS_OF_PLACES = frozenset(
    word for table in all_tables() for home in table.homes for step in home.path for word in step.split("_")
)


@dataclass(frozen=True, slots=True)
class Taken:
    """An empty cell that was taken to say something: by which rule, and what, where that is ids or words of a list."""

    spot: Spot
    rule: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Assembled:
    """Plain data of a case, where each part of it was read, what empty cells were taken to say, and what is wrong."""

    data: dict[str, Any]
    spots: Mapping[Loc, Spot]
    faults: tuple[Fault, ...]
    taken: tuple[Taken, ...] = ()


@dataclass(frozen=True, slots=True)
class _Built:
    record: dict[str, Any]
    loc: Loc
    address: str
    owner: str
    row: ReadRow
    parent: dict[str, Any]


def assemble(
    tables: Sequence[Table], rows: Mapping[str, Sequence[ReadRow]], kept: Sequence[KeptRow] | None
) -> Assembled:
    """Put rows (by the name of their table) together; the records of `tables` that no other holds are the top.

    `kept` are the values that are kept back; None leaves the word `withheld` where it stands.
    """
    work = _Work(tables, rows, {}, {}, [], [])
    for table in _parents_first(tables):
        work.table(table)
    work.take_empty_cells()
    if kept is not None:
        work.keep_back(kept)
    work.complete()
    top = [work.built[table.name] for table in tables if not _homes(table, tables)]
    data: dict[str, Any] = {}
    for built in top:
        for each in built:
            data |= each.record if not each.loc else {str(each.loc[0]): each.record}
    return Assembled(_frozen(data), work.spots, tuple(work.faults), tuple(work.taken))


def _homes(table: Table, tables: Sequence[Table]) -> tuple[Home, ...]:
    known = {each.models for each in tables}
    return tuple(home for home in table.homes if home.parent in known)


def _parents_first(tables: Sequence[Table]) -> Iterator[Table]:
    waiting, done = list(tables), set[Models]()
    while waiting:
        ready = [table for table in waiting if all(home.parent in done for home in _homes(table, tables))]
        yield from ready
        done |= {table.models for table in ready}
        waiting = [table for table in waiting if table not in ready]


@dataclass(frozen=True, slots=True)
class _Work:
    tables: Sequence[Table]
    rows: Mapping[str, Sequence[ReadRow]]
    built: dict[str, list[_Built]]
    spots: dict[Loc, Spot]
    faults: list[Fault]
    taken: list[Taken]

    def table(self, table: Table) -> None:
        """Build the records of a table and put each where it belongs."""
        self.built[table.name] = []
        parents = dict(self._parents(table))
        above = ""
        for each in self.rows.get(table.name, ()):
            row = self._with_owner(each, parents, above) if table.owned and not each.owner else each
            above = row.owner
            where = self._where(table, row, parents)
            if where is None:
                continue
            home, parent = where
            record, loc = self._place(table, row, home, parent)
            if record is None:
                continue
            owner = parent.address if parent else ""
            key = row.values.get((table.key,)) if table.key else None
            place = int(loc[-1]) + 1 if loc and isinstance(loc[-1], int) else 1
            own = address_of(table, str(key) if key else None, home, owner, place) if home else table.name
            self.built[table.name].append(_Built(record, loc, own, row.owner, row, parent.record if parent else {}))
            self._fill(table, row, record, loc)

    def _parents(self, table: Table) -> Iterator[tuple[str, tuple[Home, _Built]]]:
        """Yield how rows of a table may say where they belong; what is said first of one address stands."""
        found: dict[str, tuple[Home, _Built]] = {}
        for home in _homes(table, self.tables):
            holder = next(each for each in self.tables if each.models == home.parent)
            for built in self.built[holder.name]:
                found.setdefault(owner_of(table, home, built.address, built.owner), (home, built))
                found.setdefault(owner_of(table, home, built.address, built.address), (home, built))
        yield from found.items()

    def _with_owner(self, row: ReadRow, parents: Mapping[str, tuple[Home, _Built]], above: str) -> ReadRow:
        """Let a row that does not say where it belongs belong to the one record there is, or where the row above does.

        A row stays without where neither is so.
        """
        there_are = {(home, built.loc): owner for owner, (home, built) in reversed(list(parents.items()))}
        owner = next(iter(there_are.values())) if len(there_are) == 1 else above if above in parents else ""
        if owner:
            said = THE_ONE if len(there_are) == 1 else AS_ABOVE
            self.taken.append(Taken(row.owner_spot, said, owner if _can_be_shown(owner) else ""))
        return replace(row, owner=owner)

    def _where(
        self, table: Table, row: ReadRow, parents: Mapping[str, tuple[Home, _Built]]
    ) -> tuple[Home | None, _Built | None] | None:
        homes = _homes(table, self.tables)
        if not homes:
            return (table.homes[0] if table.homes else None), None
        if not table.owned:
            if not parents:
                self._nowhere(table, row)
            return next(iter(parents.values()), None)
        if row.owner in parents:
            return parents[row.owner]
        known = "names no record of this workbook that can have such a row." if row.owner else "is empty."
        there_are = ", ".join(sorted(filter(_can_be_shown, parents))[:MOST_SHOWN])
        hint = f"Write one of: {there_are}." if there_are else "First fill in the sheet that it belongs to."
        self.faults.append(row.owner_spot.fault(known, hint))
        return None

    def _nowhere(self, table: Table, row: ReadRow) -> None:
        """Tell of a row whose one possible record is said not to be there."""
        holder = next(each for each in self.tables if each.models == table.homes[0].parent)
        detail = f"is filled in, although there is no {holder.name}."
        self.faults.append(row.first.fault(detail, f"Fill in the sheet `{holder.name}`, or clear the row."))

    def _place(
        self, table: Table, row: ReadRow, home: Home | None, parent: _Built | None
    ) -> tuple[dict[str, Any] | None, Loc]:
        """Make a record's place in what holds it, and return it, empty, with its location."""
        if home is None or parent is None:
            return {}, home.path if home else ()
        if table.single and not row.values:
            return self._single(home, parent)
        holder: Any = parent.record
        for name in home.path[:-1]:
            holder = holder.setdefault(name, {}) if isinstance(holder, dict) else holder
        loc = (*parent.loc, *home.path)
        there = holder.get(home.path[-1]) if isinstance(holder, dict) else holder
        if isinstance(there, str) or (there and not home.many):
            said = f"is filled in, where {parent.row.first.sheet} says that it is {_said(there)}."
            detail = said if isinstance(there, str) else "is a second row for one record."
            self.faults.append(self._spot_of(table, row).fault(detail, "Take out one of them."))
            return None, loc
        if home.many:
            records = holder.setdefault(home.path[-1], [])
            records.append({})
            return records[-1], (*loc, len(records) - 1)
        return holder.setdefault(home.path[-1], {}), loc

    def _single(self, home: Home, parent: _Built) -> tuple[dict[str, Any] | None, Loc]:
        there = parent.record.get(home.path[-1])
        if isinstance(there, str) or (there is None and not home.needed):
            return None, (*parent.loc, *home.path)
        return parent.record.setdefault(home.path[-1], {}), (*parent.loc, *home.path)

    def _spot_of(self, table: Table, row: ReadRow) -> Spot:
        return row.owner_spot if table.owned else row.first

    def _fill(self, table: Table, row: ReadRow, record: dict[str, Any], loc: Loc) -> None:
        self.spots.setdefault(loc, self._spot_of(table, row))
        for each in headed(table):
            if each.column is None or each.column.path not in row.spots:
                continue
            path, spot = each.column.path, row.spots[each.column.path]
            for depth in range(1, len(path)):
                self.spots.setdefault((*loc, *path[:depth]), spot)
            self.spots[(*loc, *path)] = spot
            if path not in row.values:
                continue
            if each.column.kind is Kind.GROUP:
                self._group(record, path, str(row.values[path]), spot)
            else:
                self._leaf(record, path, row.values[path], spot)

    def _group(self, record: dict[str, Any], path: Path, word: str, spot: Spot) -> None:
        if word not in {RECORDED, *ABSENT}:
            self.faults.append(
                spot.fault(f"must be one of: {', '.join((RECORDED, *ABSENT))}.", "Choose from the list.")
            )
        self._leaf(record, path, {} if word == RECORDED else word, spot)

    def _leaf(self, record: dict[str, Any], path: Path, value: Any, spot: Spot) -> None:
        for name in path[:-1]:
            inner = record.setdefault(name, {})
            if not isinstance(inner, dict):
                detail = f"is filled in, although {name.replace('_', ' ')} is said to be {_said(inner)}."
                self.faults.append(spot.fault(detail, "Clear this cell, or write recorded there."))
                return
            record = inner
        if not (isinstance(value, dict) and path[-1] in record):
            record[path[-1]] = value

    def take_empty_cells(self) -> None:
        """Let empty cells say what their columns' rules have them say; what is part of a record comes after it."""
        case = next((each.record for table in self.tables if not table.homes for each in self.built[table.name]), {})
        for table in _parents_first(self.tables):
            self._take_groups(table)
            self._take_ranks(table)
            ruled = [(each, rule) for each in table.columns if (rule := rule_for(table.models, each.path))]
            above: dict[int, dict[str, Any]] = {}
            for built in self.built[table.name] if ruled else ():
                around = Around(built.record, built.parent, above.get(id(built.parent), {}), case)
                for column, rule in ruled:
                    spot = built.row.spots.get(column.path)
                    if spot and _at(built.record, column.path) is None and (value := rule.found(around)):
                        self._leaf(built.record, column.path, value, spot)
                        self.taken.append(Taken(spot, rule.because(around), _told(column, value)))
                above[id(built.parent)] = built.record

    def _take_groups(self, table: Table) -> None:
        """Tell of groups whose fields or rows are filled in, and of which their own cell says nothing."""
        for column in (each for each in table.columns if each.kind is Kind.GROUP):
            for built in self.built[table.name]:
                spot = built.row.spots.get(column.path)
                if spot and column.path not in built.row.values and isinstance(_at(built.record, column.path), dict):
                    self.taken.append(Taken(spot, FILLED_IN, RECORDED))

    def _take_ranks(self, table: Table) -> None:
        """Let a rank in short be the one that it means, and tell of one that is none, where it tells an empty cell."""
        for built in self.built[table.name] if table.models == (Maker,) else ():
            if rank := in_full(built.record):
                built.record["rank"] = rank
                self.taken.append(Taken(built.row.spots[RANK], rank))
            if told := not_known(built.record):
                self.faults.append(built.row.spots[RANK].fault(*told))

    def keep_back(self, kept: Sequence[KeptRow]) -> None:
        """Put what is kept back in the place of the word `withheld`; each needs the other."""
        waiting = {
            (name, built.address, each.heading): (built, each.column.path)
            for name, every in self.built.items()
            for built in every
            for each in headed(next(table for table in self.tables if table.name == name))
            if each.column and each.column.absent and _at(built.record, each.column.path) == WITHHELD
        }
        for row in kept:
            found = waiting.pop(_named_by(row, waiting), None)
            if found is None:
                detail = "names no cell of this workbook that says withheld, or one that another row tells of."
                self.faults.append(
                    row.spots["sheet"].fault(detail, "Compare sheet, belongs to and field with the cell.")
                )
                continue
            built, path = found
            _put(built.record, path, {WITHHELD: dict(row.said)})
            for name, spot in row.spots.items():
                self.spots[(*built.loc, *path, WITHHELD, name)] = spot
        for built, path in waiting.values():
            whose = f", belongs to {built.address}" if _can_be_shown(built.address) else ""
            hint = f"Add a row for it: sheet {built.row.first.sheet}{whose}."
            self.faults.append(
                built.row.spots[path].fault("says withheld, but the sheet `withheld values` has no row for it.", hint)
            )

    def complete(self) -> None:
        """Give every record the groups and lists that it must have, so that what lacks in them is told by its cell."""
        for table in self.tables:
            for built in self.built.get(table.name, ()):
                _complete(table.models, built.record)


def _named_by(row: KeptRow, waiting: Mapping[tuple[str, str, str], tuple[_Built, Path]]) -> tuple[str, str, str]:
    """Return which cell a row is about: by the record's address, or by what its row belongs to where that is one."""
    name = (row.sheet, row.owner, row.heading)
    near = [
        each
        for each, (built, _) in waiting.items()
        if (each[0], each[2]) == (row.sheet, row.heading) and built.owner == row.owner
    ]
    return near[0] if name not in waiting and len(near) == 1 else name


def _can_be_shown(address: str) -> bool:
    """Tell whether an address is made of ids and names of fields: what a person wrote for an id may be anything."""
    first, *others = address.split(" ")
    known = all(word in WORDS_OF_PLACES or (word.isascii() and word.isdecimal()) for word in others)
    return known and (has_form_of_id(first) or first in SINGLE_NAMES)


def _said(there: Any) -> str:
    """Return what stands in the place of a record as a message may show it: a person may have written anything."""
    return there if there in ABSENT else "something that is no word of its list"


def _complete(models: Models, record: dict[str, Any]) -> None:
    for model in models:
        if len(models) > 1 and not _is_of(model, record):
            continue
        for name, attribute in fields_of(model).items():
            held = held_by(model, attribute)
            if not held.models or name in CONSTANT:
                continue
            if held.many and held.needed:
                record.setdefault(name, [])
            elif not held.many and held.needed and not held.absent and name not in OWN_SHEET:
                record.setdefault(name, {})
            inner = record.get(name)
            if not held.many and isinstance(inner, dict) and WITHHELD not in inner and name not in OWN_SHEET:
                _complete(held.models, inner)


def _is_of(model: type[BaseModel], record: Mapping[str, Any]) -> bool:
    """Tell whether a record of several kinds is of this one: the word that tells them apart is its word."""
    words = {name: word for name in model.model_fields if (word := literal_of(model, name)) is not None}
    return all(record.get(name) == word for name, word in words.items())


def _told(column: Column, value: str | tuple[str, ...]) -> str:
    """Return a value as a report may show it: ids and words of the model, and nothing that a person wrote."""
    if column.kind not in {Kind.NAMED, Kind.CHOICE, Kind.COUNT} and value not in ABSENT:
        return ""
    return value if isinstance(value, str) else "; ".join(value)


def _at(record: Any, path: Path) -> Any:
    for name in path:
        record = record.get(name) if isinstance(record, dict) else None
    return record


def _put(record: dict[str, Any], path: Path, value: Any) -> None:
    for name in path[:-1]:
        record = record[name]
    record[path[-1]] = value


def _frozen(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _frozen(value) for key, value in data.items()}
    return tuple(_frozen(item) for item in data) if isinstance(data, list | tuple) else data
