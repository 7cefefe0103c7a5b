"""What is wrong with the data of a workbook, told by cell and never with the value of a personal field."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any, cast

from pydantic import ValidationError

from docgen.case.case import Case
from docgen.case.consistency import contradictions
from docgen.case.contradiction import Contradiction, Loc
from docgen.case.pointing import loose_ends
from docgen.case.shape import without_tags
from docgen.case.statements import Statement
from docgen.case.telling import without_echoes
from docgen.errors import Fault
from docgen.intake.assembling import Assembled
from docgen.intake.cells import Spot
from docgen.intake.columns import Column, Kind
from docgen.intake.knock_ons import without_knock_ons
from docgen.intake.layout import BELONGS_TO, said_of
from docgen.intake.naming import OWN_SHEET, SHEETS, heading_of
from docgen.intake.tables import Table, table_at

__all__ = ["judged"]

WHOLE = Spot("the workbook", 0, 0)
FORMAT_CELL = (SHEETS[Statement][0], "format")
"""The sheet and heading under which a statement's format stands."""
MOST_WORDS = 10
"""Of a longer list the words are not repeated for each cell."""
FORMS = {
    "string_pattern_mismatch": "has other letters, figures or signs than belong here.",
    "string_type": "must be a single text.",
    "literal_error": "is not one of the words that belong here.",
}

UNTOLD = {
    "union_tag_invalid": "is not one of the words that belong here.",
    "union_tag_not_found": "is empty.",
}
"""What pydantic says of a record whose kind cannot be told, and what is said of the cell that should tell it."""


def judged(data: Mapping[str, Any], assembled: Assembled, formats: Sequence[str] = ()) -> list[Fault]:
    """Return all that keeps plain data from being a case, by the cell that each part was assembled from.

    `data` may hold more than was assembled. What was found wrong with a cell on the way is told first, and then nothing
    else of that cell. An empty list says that the data is a case without contradictions. `formats` are the names that a
    statement's format can have, to be told where it has none of the right form.
    """
    found = without_knock_ons(_judged(data, assembled), data, assembled.spots)
    return [_with_names(fault, formats) for fault in found]


def _with_names(fault: Fault, formats: Sequence[str]) -> Fault:
    of_format = formats and (fault.place.file, fault.place.field) == FORMAT_CELL
    return replace(fault, next_step=f"{fault.next_step} There are: {', '.join(formats)}.") if of_format else fault


def _judged(data: Mapping[str, Any], assembled: Assembled) -> list[Fault]:
    spots, found = assembled.spots, list(assembled.faults)
    try:
        case = Case.model_validate(dict(data))
    except ValidationError as error:
        errors = (
            each for one in without_echoes(error.errors(include_input=False)) for each in _with_those_below(one, data)
        )
        lost = {fault.place.file for fault in found if fault.place.field == BELONGS_TO}
        _add(found, (fault for each in errors if not _echoes(each, lost, spots) for fault in _told(each, spots)))
        _add(found, _placed(loose_ends(data), spots))
        return found
    _add(found, _placed((*loose_ends(data), *contradictions(case)), spots))
    return found


def _with_those_below(error: Any, data: Mapping[str, Any]) -> Iterator[Any]:
    """Yield an error, and what is wrong in and below a record of which it says that its kind cannot be told."""
    yield error
    if error["type"] not in UNTOLD:
        return
    loc = without_tags(Case, error["loc"])
    record = reduce(lambda inner, step: inner[step], loc, cast("Any", data))
    tag, found = _tag(error), table_at(loc)
    for column in found[0].columns if found else ():
        if column.required and column.path != (tag,) and column.path[0] not in record:
            yield {"type": "missing", "loc": (*error["loc"], *column.path)}
    for name, items in record.items():
        below = table_at((*loc, name, 0))
        if below and not below[1] and isinstance(items, tuple):
            yield from _in_records(items, below[0], (*error["loc"], name))


def _in_records(items: tuple[Any, ...], table: Table, loc: Loc) -> Iterator[Any]:
    for at, item in enumerate(items):
        try:
            table.models[0].model_validate(item)
        except ValidationError as error:
            yield from ({**each, "loc": (*loc, at, *each["loc"])} for each in error.errors(include_input=False))


def _tag(error: Any) -> str:
    """Return the field whose word tells what kind of record it is."""
    return str(error["ctx"]["discriminator"]).strip("'")


def _echoes(error: Any, lost: Collection[str], spots: Mapping[Loc, Spot]) -> bool:
    """Tell whether an error only says that rows are not there of which it is told that they name no record."""
    loc = without_tags(Case, error["loc"])
    here = (*loc, error["loc"][-1]) if loc[-1:] != error["loc"][-1:] else loc
    return error["type"] in {"missing", "too_short"} and here not in spots and _sheet(here) in lost


def _add(found: list[Fault], more: Iterable[Fault]) -> None:
    """Add what is told of cells of which nothing was told before: the rest would be echoes."""
    places = {fault.place for fault in found}
    found += dict.fromkeys(fault for fault in more if fault.place not in places)


def _placed(found: Iterable[Contradiction], spots: Mapping[Loc, Spot]) -> Iterator[Fault]:
    for each in found:
        yield _spot(each.loc, spots).fault(each.detail, each.next_step)


def _spot(loc: Loc, spots: Mapping[Loc, Spot]) -> Spot:
    """Return the cell of a place in the data, or of the nearest group round it that has one."""
    for depth in range(len(loc), -1, -1):
        if loc[:depth] in spots:
            return spots[loc[:depth]]
    return WHOLE


def _told(error: Any, spots: Mapping[Loc, Spot]) -> Iterator[Fault]:
    loc, kind = without_tags(Case, error["loc"]), error["type"]
    spot, column = _spot(loc, spots), _column(loc)
    if kind == "missing":
        yield from _missing(loc, str(error["loc"][-1]), spots)
    elif kind == "too_short":
        yield _too_few(loc, spots)
    elif kind == "extra_forbidden":
        at, stray = _spot((*loc, str(error["loc"][-1])), spots), _column((*loc, str(error["loc"][-1])))
        good = _good(stray) if stray and stray.kind is not Kind.GROUP else ""
        yield at.fault("does not belong to a record of this kind.", f"Clear the cell. {good}".strip())
    elif kind in UNTOLD:
        at, asked = _spot((*loc, _tag(error)), spots), _column((*loc, _tag(error)))
        yield at.fault(UNTOLD[kind], _good(asked))
    elif kind == "value_error" and loc[-1:] == ("undermining",):
        yield _of_the_other_way(loc, spots, neither="neither" in str(error["ctx"]["error"]))
    elif kind == "value_error":
        yield spot.fault(f"{error['ctx']['error']!s}.", _good(column, listed=False))
    elif kind == "greater_than_equal":
        yield spot.fault(f"must be at least {error['ctx']['ge']}.")
    else:
        yield spot.fault(FORMS.get(kind, "is not of the right form."), _good(column))


def _of_the_other_way(loc: Loc, spots: Mapping[Loc, Spot], *, neither: bool) -> Fault:
    """Say of a record that it has no answer on what points the other way, or more than one."""
    none_found: Loc = (*loc, "none_found")
    places = [(*none_found, "date"), (*none_found, "searched"), (*loc, "not_asked")]
    date, searched, not_asked = (f"`{_spot(each, spots).heading}`" for each in places)
    at, sheet = _spot(places[0], spots), _sheet((*loc, "items", 0))
    if neither:
        told = f"is empty, and the sheet {sheet} has no row for this record: silence on it is no answer."
        step = f"Write here when somebody looked and found none, and in {searched} what; or add such a row"
        return at.fault(told, f"{step}; or write yes in {not_asked}, while nobody was asked.")
    if (*loc, "items", 0) not in spots:
        told = "says that somebody looked, or that nobody was asked: both are filled in."
        return at.fault(told, f"Clear {not_asked}; or {date}, {searched} and by whom.")
    told = f"is filled in, and the sheet {sheet} has a row for the same record."
    return at.fault(told, f"Take out the one or the other: clear {date}, {searched} and by whom, or that row.")


def _too_few(loc: Loc, spots: Mapping[Loc, Spot]) -> Fault:
    if loc in spots:
        return spots[loc].fault("is empty.", _good(_column(loc)))
    rows = "Fill in at least one row there, which belongs to this record."
    if any(isinstance(step, int) for step in loc):
        return _spot(loc, spots).fault(f"has no row on the sheet `{_sheet(loc)}`.", rows)
    return Spot(_sheet(loc), 0, 0).fault("has no row yet.", "Fill in at least one.")


def _missing(loc: Loc, name: str, spots: Mapping[Loc, Spot]) -> Iterator[Fault]:
    here = loc if loc and loc[-1] == name else (*loc, name)
    column = _column(here)
    if here not in spots and len(here) > 1 and here[-2] in OWN_SHEET:
        where = _spot(here[:-1], spots)
        yield where.fault(f"has no row on the sheet `{_sheet(here[:-1])}`.", "Add one that belongs to this record.")
    elif column is None or here not in spots:
        yield _spot(here, spots).fault(
            f"has no row on the sheet `{_sheet(here)}`.", "Add one that belongs to this record."
        )
    else:
        yield spots[here].fault("is empty.", _good(column))


def _good(column: Column | None, *, listed: bool = True) -> str:
    """Say what a good value looks like; `listed` False where the words of its list have just been given."""
    if column is None or column.kind is Kind.GROUP:
        return (
            ""
            if column is None
            else f"{_where_to_fill(column)} Or write here: not recorded, not applicable or withheld."
        )
    if listed and len(column.choices) > MOST_WORDS:
        return f"Choose from the list of the cell. {column.help}".strip()
    said = said_of(column, listed=listed)
    return f"What belongs here: {said}" if said else ""


def _where_to_fill(column: Column) -> str:
    """Say where a group is filled in: on a sheet of its own, or in fields beside; its own cell may be folded away."""
    name = column.path[-1]
    if name in OWN_SHEET:
        return f"Fill in a row of the sheet `{_sheet(('incidents', 0, name))}`."
    return f"Fill in the cells `{heading_of(column.path)}: ...`."


def _column(loc: Loc) -> Column | None:
    found = table_at(loc)
    return found[0].column(found[1]) if found else None


def _sheet(loc: Loc) -> str:
    found = table_at(loc)
    return found[0].name if found else ""
