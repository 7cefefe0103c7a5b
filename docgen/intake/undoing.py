"""What a workbook would undo or leaves out: it is said, since a row is soon deleted."""

from collections.abc import Iterator
from typing import Any

from docgen.case.absence import NotRecorded

__all__ = ["changed_after_the_decision", "gone", "is_another_copy", "undone"]

Leaf = tuple[str, ...]
UNDECIDED = str(NotRecorded.NOT_RECORDED)


def undone(made_from: Any, now: Any, filled: Any) -> tuple[str, ...]:
    """Return the fields, by path, that differ now from what a workbook was made from, and that it would set back.

    All three are plain data of a case. Records are told apart by id or mark, so that a row more or less shifts none.
    """
    back, _ = _back_and_kept(made_from, now, filled)
    return back


def is_another_copy(made_from: Any, now: Any, filled: Any) -> bool:
    """Tell whether a workbook looks like a copy that has not seen what changed since it was made.

    It sets back as many of those changes as it has, or more. A workbook that is filled in further has most of them,
    and sets back what its person thought better of.
    """
    back, kept = _back_and_kept(made_from, now, filled)
    return bool(back) and len(back) >= len(kept)


def _back_and_kept(made_from: Any, now: Any, filled: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Share out what changed since a workbook was made: what it sets back, and what it says as the case does now."""
    base, current, new = (dict(_leaves(data, ())) for data in (made_from, now, filled))
    touched = sorted(leaf for leaf in base.keys() | current.keys() if base.get(leaf) != current.get(leaf))
    back = tuple(".".join(leaf) for leaf in touched if new.get(leaf) == base.get(leaf))
    return back, tuple(".".join(leaf) for leaf in touched if new.get(leaf) == current.get(leaf))


def gone(was: Any, filled: Any) -> tuple[str, ...]:
    """Return the records, by id or mark, that a case had and that a workbook leaves out."""
    return tuple(sorted(set(_records(was)) - set(_records(filled))))


def changed_after_the_decision(was: Any, filled: Any) -> tuple[str, ...]:
    """Return the rows of a summary, by id, that the case-owner has selected or declined and that now say otherwise."""
    now = {row.get("id"): row for row in _rows(filled)}
    decided = [row for row in _rows(was) if row.get("selected", UNDECIDED) != UNDECIDED]
    return tuple(row["id"] for row in decided if row["id"] in now and row != now[row["id"]])


def _rows(data: Any) -> tuple[Any, ...]:
    summary = data.get("summary")
    rows: tuple[Any, ...] = summary.get("rows", ()) if isinstance(summary, dict) else ()
    return rows


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
