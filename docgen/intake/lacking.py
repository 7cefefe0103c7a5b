"""Fields of which an older workbook has no column: what the case says there stays as it is."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docgen.intake.rows import Path, at
from docgen.intake.tables import Home, Table, tables

__all__ = ["with_lacking"]

Record = Mapping[str, Any]


def with_lacking(old: Record, new: Record, lacking: Mapping[str, Sequence[Path]]) -> dict[str, Any]:
    """Return the new data of a case with what the old data says in fields of which the workbook has no column.

    `lacking` are their paths, by the name of their sheet. Records are found again by id or mark, others by their place.
    """
    if not lacking:
        return dict(new)
    top = next(table for table in tables() if not table.homes)
    return _record(top, old, new, lacking)


def _record(table: Table, old: Record, new: Record, lacking: Mapping[str, Sequence[Path]]) -> dict[str, Any]:
    whole = dict(new)
    for path in lacking.get(table.name, ()):
        value = at(old, path)
        if value is not None and at(whole, path) is None:
            whole = _with(whole, path, value)
    for child, home in _homes_in(table):
        before, now = at(old, home.path), at(whole, home.path)
        if before and now and isinstance(now, tuple) == isinstance(before, tuple):
            whole = _with(whole, home.path, _children(child, before, now, lacking))
    return whole


def _children(table: Table, old: Any, new: Any, lacking: Mapping[str, Sequence[Path]]) -> Any:
    if isinstance(new, tuple):
        named = {each.get(table.key): each for each in old} if table.key else dict(enumerate(old))
        keys = [each.get(table.key) for each in new] if table.key else list(range(len(new)))
        return tuple(_record(table, named.get(key, {}), each, lacking) for key, each in zip(keys, new, strict=True))
    both = isinstance(old, dict) and isinstance(new, dict)
    return _record(table, old, new, lacking) if both else new


def _with(record: Record, path: Path, value: Any) -> dict[str, Any]:
    """Return a record with a value at a path; one that is said not to be there (a word) stays as it is."""
    first, *rest = path
    if not rest:
        return {**record, first: value}
    inner = record.get(first, {})
    return {**record, first: _with(inner, tuple(rest), value)} if isinstance(inner, dict) else dict(record)


def _homes_in(table: Table) -> Iterator[tuple[Table, Home]]:
    yield from ((child, home) for child in tables() for home in child.homes if home.parent == table.models)
