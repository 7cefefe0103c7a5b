"""Empty cells that would say something if another cell were right: only that other cell is told of."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from docgen.case.contradiction import Loc
from docgen.errors import Fault, Place
from docgen.intake.cells import Spot
from docgen.intake.empty_cells import RECKONED_FROM
from docgen.intake.tables import table_at

__all__ = ["without_knock_ons"]


def without_knock_ons(found: Sequence[Fault], data: Any, spots: Mapping[Loc, Spot]) -> list[Fault]:
    """Leave out faults of empty cells that are reckoned from a cell, or from rows, of which a fault is told too."""
    places: dict[Place, Loc] = {spot.place: loc for loc, spot in sorted(spots.items(), key=lambda each: len(each[0]))}
    told = {places[fault.place] for fault in found if fault.place in places}
    effects = {loc for loc in told if _is_empty(data, loc) and _has_its_cause_in(loc, told, spots)}
    return [fault for fault in found if places.get(fault.place) not in effects]


def _has_its_cause_in(loc: Loc, told: Collection[Loc], spots: Mapping[Loc, Spot]) -> bool:
    """Tell whether what a field is reckoned from is told of, or is a row that is not there."""
    table, path = table_at(loc) or (None, ())
    way = RECKONED_FROM.get((table.models[0], path)) if table else None
    if way is None:
        return False
    cause: Loc = loc[: -len(path)]
    for step in way:
        cause = cause[:-1] if step == ".." else (*cause, step)
    there = any(each[: len(cause)] == cause for each in spots)
    return not there or any(each[: len(cause)] == cause for each in told)


def _is_empty(data: Any, loc: Loc) -> bool:
    for step in loc:
        if isinstance(step, int):
            data = data[step] if isinstance(data, list | tuple) and step < len(data) else None
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return data is None
