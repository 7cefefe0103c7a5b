"""From a case file to a case: all faults in one run, each with its line, column and field, and never a value."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pydantic import ValidationError

from docgen.case.case import Case
from docgen.case.consistency import contradictions
from docgen.case.contradiction import Contradiction
from docgen.case.nodes import Node, data_of, place_of, read_nodes
from docgen.case.outcomes import OUTCOME_CLASSES
from docgen.case.pointing import loose_ends
from docgen.case.shape import fields_at, without_tags
from docgen.errors import Fault, InputError, Place

__all__ = ["LoadedCase", "load_case", "load_with_places"]

MOST_FAULTS = 200
"""A file with more faults is of another kind; nobody reads on."""
MOST_LOOKED_AT = 2_000


@dataclass(frozen=True, slots=True)
class LoadedCase:
    """A case with the nodes that it was read from, so that places can be found."""

    case: Case
    root: Node
    file: str

    def place(self, loc: tuple[str | int, ...]) -> Place:
        """Return where a field stands in the file: keys as the file has them, and positions from 0."""
        return place_of(self.root, loc, self.file)


def load_case(content: bytes, file: str) -> Case:
    """Read a case file. Raises InputError with every fault found; `file` is the name to show."""
    return load_with_places(content, file).case


def load_with_places(content: bytes, file: str) -> LoadedCase:
    """Read a case file and keep where everything stands. Raises InputError like `load_case`."""
    root = read_nodes(_decoded(content, file), file)
    data = data_of(root)
    try:
        case = Case.model_validate(data)
    except ValidationError as error:
        told = islice(_told(error.errors(include_input=False)), MOST_LOOKED_AT)
        faults = [_fault(item, root, file) for item in told]
        raise InputError(*_without_echoes(faults, _placed(loose_ends(data), root, file))) from None
    found = (*_placed(loose_ends(data), root, file), *_placed(contradictions(case), root, file))
    if found:
        raise InputError(*found[:MOST_FAULTS])
    return LoadedCase(case, root, file)


def _told(errors: list[Any]) -> Iterator[Any]:
    """Leave out that a list is too short where pydantic says so only because its items are faulty."""
    above = {error["loc"][:depth] for error in errors for depth in range(len(error["loc"]))}
    for error in errors:
        if error["type"] != "too_short" or error["loc"] not in above:
            yield error


def _without_echoes(faults: list[Fault], loose: Iterable[Fault]) -> list[Fault]:
    """Add what points at nothing to what is of the wrong form, but say one thing only of each place."""
    places = {(fault.place.line, fault.place.column) for fault in faults}
    every = [*faults, *(fault for fault in loose if (fault.place.line, fault.place.column) not in places)]
    return sorted(every)[:MOST_FAULTS]


def _decoded(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = fault.object[: fault.start]  # without the byte order mark
        line, column = before.count(b"\n") + 1, fault.start - before.rfind(b"\n")
        raise InputError(Fault(Place(file, line, column), "is not UTF-8 text.", "Save the file as UTF-8.")) from None


def _fault(error: Any, root: Node, file: str) -> Fault:
    loc = without_tags(Case, error["loc"])
    match error["type"]:
        case "missing":
            place = place_of(root, loc[:-1], file)
            field = f"{place.field}.{loc[-1]}".lstrip(".")
            return Fault(
                Place(file, place.line, place.column, field),
                "is missing.",
                f"Add `{loc[-1]}:` here; `docgen schema` says what it holds.",
            )
        case "extra_forbidden":
            return _stranger(error["loc"], root, file)
        case "union_tag_not_found" | "union_tag_invalid":
            return Fault(
                place_of(root, (*loc, "result"), file),
                "does not say how the incident ended.",
                f"`result` must be one of: {', '.join(OUTCOME_CLASSES)}.",
            )
        case "value_error":
            return Fault(place_of(root, loc, file), f"{error['ctx']['error']!s}.")
        case "greater_than_equal":
            return Fault(place_of(root, loc, file), f"must be at least {error['ctx']['ge']}.")
        case kind:
            return Fault(place_of(root, loc, file), EXPECTED.get(kind, "is not of the right form."), SCHEMA)


SCHEMA = "`docgen schema` says what belongs here."
EXPECTED = {
    "string_type": "must be a single text, not a list or a group of fields.",
    "model_type": "must be a group of fields.",
    "model_attributes_type": "must be a group of fields.",
    "tuple_type": "must be a list: each item on a line that begins with `- `.",
    "too_short": "needs at least one item.",
    "literal_error": "must be 1: this docgen reads no other version of a case file.",
    "string_pattern_mismatch": "has other letters, figures or signs than belong here.",
}


def _stranger(loc: tuple[Any, ...], root: Node, file: str) -> Fault:
    place = place_of(root, (*without_tags(Case, loc[:-1]), loc[-1]), file, at_key=True)
    known = fields_at(Case, loc[:-1])
    key = str(loc[-1])
    near = difflib.get_close_matches(key, known, 1)
    hint = f"Did you mean `{near[0]}`?" if near else "The fields here are: " + ", ".join(sorted(known)) + "."
    at = ".".join(place.field.split(".")[:-1])
    return Fault(Place(file, place.line, place.column, at), "has a key here that is not a field.", hint)


def _placed(found: Iterable[Contradiction], root: Node, file: str) -> Iterator[Fault]:
    for item in found:
        yield Fault(place_of(root, item.loc, file), item.detail, item.next_step)
