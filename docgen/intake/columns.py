"""What one cell of the workbook holds, worked out from the type of a field."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, WithJsonSchema

from docgen.case.absence import NotApplicable, NotRecorded, Withheld
from docgen.case.scalars import Prose, Vocabulary
from docgen.case.shape import field_type

__all__ = ["ABSENT", "RECORDED", "WITHHELD", "Column", "Held", "Kind", "held_by"]

RECORDED = "recorded"
WITHHELD = "withheld"
ABSENT = (str(NotRecorded.NOT_RECORDED), str(NotApplicable.NOT_APPLICABLE), WITHHELD)
"""The three words of absence, as a cell holds them."""
_PROSE = next(each.func for each in get_args(Prose) if isinstance(each, AfterValidator))


class Kind(StrEnum):
    """The kinds of cell, in the words that help uses."""

    LINE = "one line of text"
    PROSE = "text, of one line or more"
    DATE = "a date, like 2 February 2025"
    TIME = "a time on the 24-hour clock, like 16:20"
    MONEY = "an amount in pounds, like £200"
    COUNT = "a whole number, like 3"
    YES_NO = "yes or no"
    CHOICE = "one of the words in the list"
    NAMED = "an id, number or name of a fixed form"
    GROUP = "whether the fields that follow are filled in"


KINDS: dict[Any, Kind] = {
    date: Kind.DATE, time: Kind.TIME, Decimal: Kind.MONEY, int: Kind.COUNT, bool: Kind.YES_NO, str: Kind.LINE,
}  # fmt: skip
"""The plain types of the model; a vocabulary is a choice, and a text may be of a fixed form or of several lines."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet, or a line of a sheet for one record.

    `path` are the keys of the case file from the record on; `many` that a cell holds a list; `absent` that a word of
    absence may stand in it; `choices` the words there are, if they are few; `form` what a text of a fixed form is;
    `only` the endings (of a union of kinds) that have the field, none for all; `empty` what an empty cell is taken to
    say, where a rule lets it say something.
    """

    path: tuple[str, ...]
    kind: Kind
    help: str
    required: bool = False
    many: bool = False
    absent: bool = False
    choices: tuple[str, ...] = ()
    form: str = ""
    only: tuple[str, ...] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """What a field holds: `models` (several for a union) or else a plain value, one or `many`.

    `nothing` says that the field may be left out with no word for it, `needed` that it may not be left out.
    """

    kind: Kind
    models: tuple[type[BaseModel], ...]
    many: bool
    absent: bool
    nothing: bool
    needed: bool
    choices: tuple[str, ...]
    form: str
    help: str


@cache
def held_by(model: type[BaseModel], attribute: str) -> Held:
    """Say what a field of a model holds."""
    info = model.model_fields[attribute]
    plain = list(_opened(field_type(model, attribute), ()))
    many = any(get_origin(kind) is tuple for kind, _ in plain)
    inner = [pair for kind, _ in plain for pair in _opened(get_args(kind)[0], ())] if many else plain
    values = [pair for pair in inner if pair[0] not in {NotRecorded, NotApplicable, Withheld, NoneType}]
    models = tuple(kind for kind, _ in values if _is_model(kind))
    kind, choices, form = (Kind.GROUP, (), "") if models else _plain(*values[0])
    absent = any(each is NotRecorded for each, _ in plain)
    nothing = any(each is NoneType for each, _ in plain)
    said = info.description or _about(models or tuple(each for each, _ in values))
    return Held(kind, models, many, absent, nothing, info.is_required(), choices, form, said)


def _about(kinds: tuple[Any, ...]) -> str:
    """Return what a group of fields or a list of words says of itself; other types say nothing of one field."""
    told = len(kinds) == 1 and isinstance(kinds[0], type) and issubclass(kinds[0], BaseModel | Vocabulary)
    return (kinds[0].__doc__ or "").partition("\n")[0] if told else ""


def _opened(annotation: Any, metadata: tuple[Any, ...]) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """Yield the types that an annotation allows, each with what is said of it."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *said = get_args(annotation)
        yield from _opened(inner, (*said, *metadata))
    elif origin in {Union, UnionType}:
        for part in get_args(annotation):
            yield from _opened(part, metadata)
    else:
        yield annotation, metadata


def _plain(kind: Any, metadata: tuple[Any, ...]) -> tuple[Kind, tuple[str, ...], str]:
    if isinstance(kind, type) and issubclass(kind, Vocabulary):
        return Kind.CHOICE, tuple(map(str, kind)), ""
    if get_origin(kind) is Literal:
        return Kind.CHOICE, tuple(map(str, get_args(kind))), ""
    if kind is bool:
        return Kind.YES_NO, ("yes", "no"), ""
    if kind is not str:
        return KINDS[kind], (), ""
    form = next((_kind_of(each) for each in metadata if isinstance(each, WithJsonSchema)), "")
    if form:
        return Kind.NAMED, (), form
    prose = any(isinstance(each, AfterValidator) and each.func is _PROSE for each in metadata)
    return Kind.PROSE if prose else Kind.LINE, (), ""


def _kind_of(said: WithJsonSchema) -> str:
    return str((said.json_schema or {}).get("x-kind", ""))


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
