"""From a case file to a case: all faults in one run, each with its line, column and field, and never a value."""

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from docgen.case.case import Case
from docgen.case.consistency import Contradiction, contradictions
from docgen.case.nodes import Node, data_of, place_of, read_nodes
from docgen.case.shape import fields_at
from docgen.errors import Fault, InputError, Place

__all__ = ["LoadedCase", "load_case", "load_with_places"]

SAFE_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")


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
    try:
        case = Case.model_validate(data_of(root))
    except ValidationError as error:
        raise InputError(*(_fault(item, root, file) for item in error.errors(include_input=False))) from None
    found = tuple(_placed(contradictions(case), root, file))
    if found:
        raise InputError(*found)
    return LoadedCase(case, root, file)


def _decoded(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise InputError(Fault(Place(file, line, 1), "is not UTF-8 text.", "Save the file as UTF-8.")) from None


def _fault(error: Any, root: Node, file: str) -> Fault:
    loc = error["loc"]
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
            return _stranger(loc, root, file)
        case "union_tag_not_found" | "union_tag_invalid":
            expected = (error.get("ctx") or {}).get("expected_tags", "'result'")
            return Fault(
                place_of(root, loc, file), f"does not say which kind it is: `result` must be one of {expected}."
            )
        case "value_error":
            return Fault(place_of(root, loc, file), f"{error['ctx']['error']!s}.")
        case kind:
            return Fault(place_of(root, loc, file), EXPECTED.get(kind, "is not of the right form."), SCHEMA)


SCHEMA = "`docgen schema` says what belongs here."
EXPECTED = {
    "string_type": "must be a single text, not a list or a group of fields.",
    "model_type": "must be a group of fields.",
    "tuple_type": "must be a list: each item on a line that begins with `- `.",
    "too_short": "needs at least one item.",
    "literal_error": "has a word that is not one of those allowed.",
    "string_pattern_mismatch": "is not of the right form.",
}


def _stranger(loc: tuple[Any, ...], root: Node, file: str) -> Fault:
    place = place_of(root, loc, file, at_key=True)
    known = fields_at(Case, loc[:-1])
    key = str(loc[-1])
    named = f"`{key}`" if SAFE_KEY.fullmatch(key) else "a key that is no field name"
    near = difflib.get_close_matches(key, known, 1)
    hint = f"Did you mean `{near[0]}`?" if near else "The fields here are: " + ", ".join(sorted(known)) + "."
    at = ".".join(place.field.split(".")[:-1])
    return Fault(Place(file, place.line, place.column, at), f"has {named}, which is not a field.", hint)


def _placed(found: Iterable[Contradiction], root: Node, file: str) -> Iterator[Fault]:
    for item in found:
        yield Fault(place_of(root, item.loc, file), item.detail, item.next_step)
