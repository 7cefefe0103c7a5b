"""What a workbook would undo or leaves out: it is said, since a row is soon deleted."""

from collections.abc import Iterator, Mapping
from typing import Any

from docgen.case.absence import NotRecorded
from docgen.case.commission import SummaryRow
from docgen.case.contradiction import Loc
from docgen.errors import Fault
from docgen.intake.cells import Spot
from docgen.intake.layout import FIRST_ROW
from docgen.intake.naming import heading_of
from docgen.intake.tables import tables

__all__ = ["changed_after_the_decision", "decided_and_gone", "gone", "is_another_copy", "name_in_list", "undone"]

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


def changed_after_the_decision(was: Any, filled: Any, spots: Mapping[Loc, Spot]) -> tuple[str, ...]:
    """Say which rows of a summary the case-owner has selected or declined that now say otherwise, and where they are.

    `spots` says in which cell of the workbook each part of the case stands.
    """
    now = {row.get("id"): (at, row) for at, row in enumerate(_rows(filled))}
    told = []
    for row in _decided(was).values():
        at, new = now.get(row["id"], (0, row))
        if new != row:
            spot = spots.get(("summary", "rows", at, "id"), _material(FIRST_ROW + at))
            said = f"{row['id']} was changed after it was {_decision(row)}. The decision stands: look at it again."
            told.append(f"sheet {spot.sheet}, row {spot.row}: {said}")
    return tuple(told)


def decided_and_gone(was: Any, filled: Any, spots: Mapping[Loc, Spot]) -> Iterator[Fault]:
    """Yield, at its row, each piece of material that the case-owner has decided on and that is there no more.

    It was deleted, or has another id: the decision would be lost either way.
    """
    ids = {row.get("id") for row in _rows(filled)}
    known = {row.get("id") for row in _rows(was)}
    strange = [(at, row) for at, row in enumerate(_rows(filled)) if row.get("id") not in known]
    for at, row in _decided(was).items():
        if row["id"] in ids:
            continue
        again = next((place for place, new in strange if new.get("item") == row.get("item")), None)
        detail = f"held {row['id']}, which the case-owner has {_decision(row)}, and does not any more."
        if again is None:
            hint = f"Put the row back, with the id {row['id']}: the case-owner alone takes out what is decided."
            yield _material(FIRST_ROW + at).fault(detail, hint)
        else:
            spot = spots.get(("summary", "rows", again, "id"), _material(FIRST_ROW + again))
            detail = f"is another id for {row['id']}, which the case-owner has {_decision(row)}."
            yield spot.fault(detail, f"Give it its id {row['id']} back: what was decided hangs on that.")


def _decided(was: Any) -> dict[int, Any]:
    """Return the rows on which the case-owner has decided, each by where it stands in the summary."""
    return {at: row for at, row in enumerate(_rows(was)) if row.get("selected", UNDECIDED) != UNDECIDED}


def _decision(row: Any) -> str:
    return {"yes": "selected", "no": "declined"}.get(str(row["selected"]), "decided on")


def _material(row: int) -> Spot:
    """Return the cell of the id in a row of the sheet of material, as docgen form writes it."""
    sheet = next(table.name for table in tables() if table.models == (SummaryRow,))
    return Spot(sheet, row, 1, heading_of(("id",)))


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
            yield from _leaves(item, (*path, name_in_list(item, at)))
    else:
        yield path, str(data)


def name_in_list(item: Any, at: int) -> str:
    """Return what tells an item of a list apart: its id or mark, else its place."""
    named = (item.get("id") or item.get("mark")) if isinstance(item, dict) else None
    return str(named or at)
