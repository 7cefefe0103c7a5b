"""The tables of a workbook, worked out from the model: one for each kind of record, whatever holds it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pydantic import BaseModel

from docgen.case.case import Case
from docgen.case.commission import Summary, SummaryRow
from docgen.case.contradiction import Loc
from docgen.case.shape import fields_of, literal_of
from docgen.intake.columns import Column, Held, Kind, held_by
from docgen.intake.empty_cells import rule_for
from docgen.intake.naming import OWN_SHEET, SAID, SHEETS

__all__ = ["CONSTANT", "Home", "Models", "Table", "group_at", "summary_tables", "table_at", "tables"]

Models = tuple[type[BaseModel], ...]
CONSTANT = frozenset({"docgen", "example"})
"""Fields of the case that are no business of a workbook."""
CASE_OWNERS: dict[type[BaseModel], frozenset[tuple[str, ...]]] = {SummaryRow: frozenset({("selected",), ("why",)})}
"""Fields that the case-owner decides, in the workbook of the case: that of the police has no columns for them."""
LAST = ("from", "differs")
"""Fields that every record has: what a record is comes first."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where records of a table stand: in which records, and under which keys of theirs.

    `many` says that they are a list, not one; `absent` that words may stand there instead; `needed` that the keys are.
    """

    parent: Models
    path: tuple[str, ...]
    many: bool
    absent: bool
    needed: bool


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: its kind of record (several kinds for a union), its columns, and where its records stand.

    `single` says that the case has one such record only; it is then set out line by line.
    """

    name: str
    about: str
    models: Models
    columns: tuple[Column, ...]
    homes: tuple[Home, ...]
    single: bool

    @property
    def owned(self) -> bool:
        """Tell whether a row has to say which record it belongs to."""
        return not self.single and not (len(self.homes) == 1 and self.homes[0].parent[0] in _SINGLE)

    @property
    def key(self) -> str | None:
        """Return the field that names a record of this table (`id` or `mark`), or None where nothing does."""
        names = {column.path[0] for column in self.columns if len(column.path) == 1}
        return next((name for name in ("id", "mark") if name in names), None)

    def column(self, path: tuple[str, ...]) -> Column | None:
        """Return the column of a field, or None where the table has none for it."""
        return next((column for column in self.columns if column.path == path), None)


_SINGLE = {Case, *(model for name in ("subject", "summary") for model in held_by(Case, name).models)}


@cache
def tables() -> tuple[Table, ...]:
    """Return every table, in the order of the sheets; what has no name in `SHEETS` comes last, under its field's."""
    homes: dict[Models, list[Home]] = {(Case,): []}
    columns: dict[Models, tuple[Column, ...]] = {}
    waiting: list[Models] = [(Case,)]
    while waiting:
        models = waiting.pop(0)
        columns[models] = _merged(models)
        for home, inner in _children(models):
            if inner not in homes:
                homes[inner] = []
                waiting.append(inner)
            homes[inner].append(home)
    order = list(SHEETS)
    found = sorted(homes, key=lambda models: order.index(models[0]) if models[0] in SHEETS else len(order))
    return tuple(_table(models, columns[models], tuple(homes[models])) for models in found)


def summary_tables() -> tuple[Table, ...]:
    """Return the tables of the summary of material alone, as the police fill them in: what is decided is not there."""
    return tuple(_for_police(table) for table in tables() if table.models[0] in {Summary, SummaryRow})


def _for_police(table: Table) -> Table:
    decided = CASE_OWNERS.get(table.models[0], frozenset())
    return replace(table, columns=tuple(column for column in table.columns if column.path not in decided))


def group_at(models: Models, path: tuple[str, ...]) -> Held | None:
    """Return what the group at a path from a record on holds, or None where no kind of the record has it."""
    found: Held | None = None
    for name in path:
        options = [held_by(model, fields_of(model)[name]) for model in models if name in fields_of(model)]
        if not options:
            return None
        found = options[0]
        models = found.models
    return found


def _table(models: Models, columns: tuple[Column, ...], homes: tuple[Home, ...]) -> Table:
    name, about = SHEETS.get(models[0]) or (" ".join(homes[0].path).replace("_", " "), models[0].__doc__ or "")
    said = (replace(column, help=SAID.get((models[0], column.path), column.help)) for column in columns)
    ruled = tuple(
        replace(column, empty=rule.said) if (rule := rule_for(models, column.path)) else column for column in said
    )
    return Table(name, about.splitlines()[0], models, ruled, homes, models[0] in _SINGLE)


def _in_order(model: type[BaseModel]) -> list[tuple[str, str]]:
    every = [pair for pair in fields_of(model).items() if pair[0] not in CONSTANT]
    return sorted(every, key=lambda pair: pair[0] in LAST)


def _merged(models: Models) -> tuple[Column, ...]:
    """Return the columns of one kind of record, or of several: each field once, with the kinds that have it."""
    each = {model: list(_columns(model, (), needed=True)) for model in models}
    merged: dict[tuple[str, ...], Column] = {}
    for found in each.values():
        for column in found:
            merged[column.path] = _joined(merged[column.path], column) if column.path in merged else column
    if len(models) > 1:
        merged = {path: replace(column, help=_told(path, each)) for path, column in merged.items()}
    for path, column in merged.items():
        having = [model for model, found in each.items() if any(one.path == path for one in found)]
        if len(having) < len(models):
            merged[path] = replace(column, required=False, only=tuple(_ending(model) for model in having))
    return tuple(sorted(merged.values(), key=lambda column: column.path[0] in LAST))


def _told(path: tuple[str, ...], each: Mapping[type[BaseModel], Sequence[Column]]) -> str:
    """Return what is said of a field; where its kinds of record say different things, which of them says what."""
    said = {_ending(model): one.help for model, found in each.items() for one in found if one.path == path}
    if len(set(said.values())) == 1:
        return next(iter(said.values()))
    return "; ".join(f"{word.capitalize()}: {text.rstrip('.')}" for word, text in said.items() if text)


def _joined(first: Column, second: Column) -> Column:
    return replace(
        first,
        required=first.required and second.required,
        absent=first.absent or second.absent,
        choices=tuple(dict.fromkeys((*first.choices, *second.choices))),
    )


def _ending(model: type[BaseModel]) -> str:
    return next(word for name in model.model_fields if (word := literal_of(model, name)) is not None)


def _columns(model: type[BaseModel], path: tuple[str, ...], *, needed: bool) -> Iterator[Column]:
    for name, attribute in _in_order(model):
        held, here = held_by(model, attribute), (*path, name)
        required = needed and held.needed
        if not held.models:
            yield Column(
                here, held.kind, held.help, required, held.many, held.absent, held.choices, held.form
            )  # fmt: skip
            continue
        if held.absent:
            yield Column(here, Kind.GROUP, held.help, required, absent=True)
        if not held.many and name not in OWN_SHEET:
            for column in _group(held):
                yield replace(
                    column, path=(*here, *column.path), required=required and column.required and not held.absent
                )


def _group(held: Held) -> tuple[Column, ...]:
    return _merged(held.models)


def _children(models: Models, path: tuple[str, ...] = ()) -> Iterator[tuple[Home, Models]]:
    """Yield where other tables' records stand in a kind of record: lists, and groups that have a sheet of their own."""
    seen: set[tuple[str, ...]] = set()
    for model in models:
        for name, attribute in _in_order(model):
            held, here = held_by(model, attribute), (*path, name)
            if not held.models or here in seen:
                continue
            seen.add(here)
            if held.many or name in OWN_SHEET:
                yield Home(models, here, held.many, held.absent, held.needed), held.models
            else:
                yield from ((replace(home, parent=models), inner) for home, inner in _children(held.models, here))


def table_at(loc: Loc) -> tuple[Table, tuple[str, ...]] | None:
    """Return the table whose record holds a place, and the path within that record."""
    table = next(each for each in tables() if not each.homes)
    path: list[str] = []
    for step in loc:
        if isinstance(step, int):
            continue
        path.append(step)
        inner = next(
            (
                each
                for each in tables()
                for home in each.homes
                if home.parent == table.models and home.path == tuple(path)
            ),
            None,
        )
        if inner:
            table, path = inner, []
    return table, tuple(path)
