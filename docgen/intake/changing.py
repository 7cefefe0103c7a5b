"""What a workbook changes in its case: by cell, or by field where no cell stands for it; never a value."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from docgen.case.contradiction import Loc
from docgen.intake.assembling import Assembled, Taken
from docgen.intake.cells import Spot, column_letters
from docgen.intake.undoing import name_in_list

__all__ = ["cells_of_fields", "changed", "newly_taken"]

Named = tuple[str, ...]
Nodes = dict[Named, tuple[Loc, Any]]
"""Everything in a case's data by the keys, ids and marks that lead there: its place, and what it is."""


def changed(was: Any, now: Any, spots: Mapping[Loc, Spot]) -> tuple[str, ...]:
    """Return the cells, in the order of the case, whose fields the case did not have, or had otherwise.

    Records with an id or mark are told apart by it; of those that are gone as a whole `gone` tells.
    """
    old, new = _nodes(was), _nodes(now)
    touched = [name for name, (_, value) in new.items() if _is_leaf(value) and _said(old, name) != str(value)]
    touched += [name for name, (_, value) in old.items() if _is_leaf(value) and _is_cleared(name, old, new)]
    return tuple(dict.fromkeys(_told(name, new, spots) for name in touched))


def cells_of_fields(fields: Iterable[str], now: Any, spots: Mapping[Loc, Spot]) -> tuple[str, ...]:
    """Return the cell of each field, with its heading: the field's own path where no cell stands for it.

    Fields are paths of keys, ids and marks in the case as it is now, like `incidents.I1.outcome.from.0`.
    """
    nodes = _nodes(now)
    found = ((field, _spot_of(tuple(field.split(".")), nodes, spots)) for field in fields)
    return tuple(dict.fromkeys(str(spot) if spot else field for field, spot in found))


def newly_taken(was: Any, now: Any, assembled: Assembled) -> tuple[Taken, ...]:
    """Return the empty cells that were taken to say something which the case, as it was, did not say yet."""
    old, new = _nodes(was), _nodes(now)
    names = {loc: name for name, (loc, _) in new.items()}
    places = {spot: loc for loc, spot in sorted(assembled.spots.items(), key=lambda each: len(each[0]))}
    rows = {(spot.sheet, spot.row): loc[:-1] for loc, spot in assembled.spots.items() if spot.column > 1}

    def is_new(taken: Taken) -> bool:
        # The cell that says what a row belongs to stands for no field: for the record, which only a list gives a place.
        of_row = rows.get((taken.spot.sheet, taken.spot.row), ())
        name = names.get(places.get(taken.spot, of_row))
        if name is None:  # the case file leaves it out, and goes on to
            return False
        value, before = new[name][1], old[name][1] if name in old else None
        return not isinstance(before, dict) if isinstance(value, dict) else before != value

    return tuple(each for each in assembled.taken if is_new(each))


def _nodes(data: Any) -> Nodes:
    return {name: (loc, value) for name, loc, value in _walked(data, (), ())}


def _walked(data: Any, name: Named, loc: Loc) -> Iterator[tuple[Named, Loc, Any]]:
    yield name, loc, data
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _walked(value, (*name, str(key)), (*loc, str(key)))
    elif isinstance(data, list | tuple):
        for at, item in enumerate(data):
            yield from _walked(item, (*name, name_in_list(item, at)), (*loc, at))


def _is_leaf(value: Any) -> bool:
    return not isinstance(value, dict | list | tuple)


def _said(nodes: Nodes, name: Named) -> str | None:
    """Return what a field said, as a text; None where it was not there or was no plain value."""
    _, value = nodes.get(name, ((), ()))
    return str(value) if _is_leaf(value) else None


def _is_cleared(name: Named, old: Nodes, new: Nodes) -> bool:
    """Tell whether a field is gone, and not with the whole record that has an id or mark."""
    if name in new:
        return False
    first = next(name[:depth] for depth in range(1, len(name) + 1) if name[:depth] not in new)
    _, value = old[first]
    return not (isinstance(value, dict) and {"id", "mark"} & set(value))


def _told(name: Named, new: Nodes, spots: Mapping[Loc, Spot]) -> str:
    spot = _spot_of(name, new, spots)
    return f"{spot.sheet}!{column_letters(spot.column)}{spot.row}" if spot else ".".join(name)


def _spot_of(name: Named, new: Nodes, spots: Mapping[Loc, Spot]) -> Spot | None:
    """Return the cell of a field, or of the nearest group round it that has one; None where there is none."""
    depth = next(depth for depth in range(len(name), -1, -1) if name[:depth] in new)
    loc: Loc = (*new[name[:depth]][0], *name[depth:])
    spot = next((spots[loc[:end]] for end in range(len(loc), 0, -1) if loc[:end] in spots), None)
    return spot if spot and spot.row else None
