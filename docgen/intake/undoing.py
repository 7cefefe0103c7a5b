"""What a workbook would undo or leaves out: it is said, since a row is soon deleted."""

from collections.abc import Iterator
from typing import Any

__all__ = ["gone", "undone"]

Leaf = tuple[str, ...]


def undone(made_from: Any, now: Any, filled: Any) -> tuple[str, ...]:
    """Return the fields, by path, that differ now from what a workbook was made from, and that it would set back.

    All three are plain data of a case. Records are told apart by id or mark, so that a row more or less shifts none.
    """
    base, current, new = (dict(_leaves(data, ())) for data in (made_from, now, filled))
    touched = [leaf for leaf in base.keys() | current.keys() if base.get(leaf) != current.get(leaf)]
    return tuple(sorted(".".join(leaf) for leaf in touched if new.get(leaf) == base.get(leaf)))


def gone(was: Any, filled: Any) -> tuple[str, ...]:
    """Return the records, by id or mark, that a case had and that a workbook leaves out."""
    return tuple(sorted(set(_records(was)) - set(_records(filled))))


def _records(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        yield from (str(data[name]) for name in ("id", "mark") if name in data)
        for value in data.values():
            yield from _records(value)
    elif isinstance(data, list | tuple):
        for item in data:
            yield from _records(item)


def _leaves(data: Any, path: Leaf) -> Iterator[tuple[Leaf, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, (*path, str(key)))
    elif isinstance(data, list | tuple):
        for at, item in enumerate(data):
            yield from _leaves(item, (*path, _name(item, at)))
    else:
        yield path, str(data)


def _name(item: Any, at: int) -> str:
    """Return what tells an item of a list apart: its id or mark, else its place."""
    named = (item.get("id") or item.get("mark")) if isinstance(item, dict) else None
    return str(named or at)
