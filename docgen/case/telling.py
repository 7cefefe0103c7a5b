"""What is wrong with a case file, said in words: each fault with its place and a next step, and never a value."""

import difflib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from docgen.case.case import Case
from docgen.case.nodes import Node, Scalar, node_at, place_of, place_within
from docgen.case.outcomes import OUTCOME_CLASSES
from docgen.case.shape import fields_at, without_tags
from docgen.errors import Fault, Place

__all__ = ["told", "without_echoes"]

Loc = tuple[Any, ...]
MOST_LOOKED_AT = 2_000
SCHEMA = "`docgen schema` says what belongs here."
ENDINGS = f"`result` must be one of: {', '.join(OUTCOME_CLASSES)}."
RECORDED = "If nobody wrote it down, write: not recorded. If it has no place in this case, write: not applicable."
HELD_BACK = (
    "To keep it back, write below the field's name, further in: "
    "withheld: {value: ..., route: ..., authority: ..., date: ...}"
)
NOTHING = frozenset({"", "-", "?", "n/a", "na", "nil", "none", "null", "tbc", "unknown", "not known", "~"})
"""What people write where a value is not there."""
EXPECTED = {
    "string_type": "must be a single text, not a list or a group of fields.",
    "model_type": "must be a group of fields.",
    "model_attributes_type": "must be a group of fields.",
    "tuple_type": "must be a list: each item on a line that begins with `- `.",
    "too_short": "needs at least one item.",
    "literal_error": "must be 1: this docgen reads no other version of a case file.",
    "string_pattern_mismatch": "has other letters, figures or signs than belong here.",
}


def told(errors: list[Any], root: Node, file: str) -> Iterator[Fault]:
    """Yield a fault for each of pydantic's errors that says something of its own."""
    looked_at = list(islice(without_echoes(errors), MOST_LOOKED_AT))
    lacking: dict[Loc, list[str]] = {}
    for error in looked_at:
        if error["type"] == "missing":
            lacking.setdefault(error["loc"][:-1], []).append(str(error["loc"][-1]))
    meant = {error["loc"]: _meant(error["loc"], lacking) for error in looked_at if error["type"] == "extra_forbidden"}
    misspelt = {(*loc[:-1], name) for loc, name in meant.items() if name in lacking.get(loc[:-1], ())}
    for error in looked_at:
        if error["type"] == "extra_forbidden":
            yield _stranger(error["loc"], meant[error["loc"]], root, file)
        elif error["type"] != "missing":
            yield _fault(error, root, file)
        elif error["loc"] not in misspelt:
            yield _missing(without_tags(Case, error["loc"][:-1]), str(error["loc"][-1]), root, file)


def without_echoes(errors: Iterable[Any]) -> Iterator[Any]:
    """Leave out of pydantic's errors that a list is too short, where it is so only because its items are faulty."""
    every = list(errors)
    above = {error["loc"][:depth] for error in every for depth in range(len(error["loc"]))}
    for error in every:
        if error["type"] != "too_short" or error["loc"] not in above:
            yield error


def _meant(loc: Loc, lacking: dict[Loc, list[str]]) -> str | None:
    """Return the field that an unknown key is near: one that is missing there before any other."""
    for names in (lacking.get(loc[:-1], []), sorted(fields_at(Case, loc[:-1]))):
        if near := difflib.get_close_matches(str(loc[-1]), names, 1):
            return near[0]
    return None


def _stranger(loc: Loc, meant: str | None, root: Node, file: str) -> Fault:
    place = place_of(root, (*without_tags(Case, loc[:-1]), loc[-1]), file, at_key=True)
    fields = ", ".join(sorted(fields_at(Case, loc[:-1])))
    hint = f"Did you mean `{meant}`?" if meant else f"The fields here are: {fields}."
    at = ".".join(place.field.split(".")[:-1])
    return Fault(Place(file, place.line, place.column, at), "has a key here that is not a field.", hint)


def _missing(group: Loc, name: str, root: Node, file: str) -> Fault:
    place = place_within(root, group, file)
    where = f"to the group `{place.field}`, which begins here" if place.field else "at the left margin"
    field = f"{place.field}.{name}".lstrip(".")
    return Fault(
        Place(file, place.line, place.column, field),
        "is missing.",
        f"Add `{name}:` {where}; `docgen schema` says what it holds.",
    )


def _fault(error: Any, root: Node, file: str) -> Fault:
    loc = without_tags(Case, error["loc"])
    node, place = node_at(root, loc), place_of(root, loc, file)
    hint = _hint(error["loc"], loc, node)
    match error["type"]:
        case "union_tag_not_found" | "union_tag_invalid":
            return Fault(place_of(root, (*loc, "result"), file), "does not say how the incident ended.", ENDINGS)
        case "value_error":
            return Fault(place, f"{error['ctx']['error']!s}.", hint)
        case "greater_than_equal":
            return Fault(place, f"must be at least {error['ctx']['ge']}.")
        case kind:
            return Fault(place, EXPECTED.get(kind, "is not of the right form."), hint or SCHEMA)


def _hint(told_at: Loc, loc: Loc, node: Node) -> str:
    """Say what to write instead where people often write something else."""
    text = node.text.casefold() if isinstance(node, Scalar) else None
    may_be_absent = told_at[-1:] == ("value",) and loc[-1:] != ("value",)
    if text is None:
        return ""
    if loc[-1:] == ("from",):
        return "Write it in brackets, like [S1 p2] or [S1 p2, M1]."
    if loc[-1:] == ("outcome",):
        return f"Begin it with `result:` on a line of its own. {ENDINGS}"
    if may_be_absent and text in NOTHING:
        return RECORDED
    return HELD_BACK if may_be_absent and text in {"withheld", "[withheld]"} else ""
