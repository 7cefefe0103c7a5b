"""Walking through a case: what a record, a group or a list holds, each with its step from there."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from pydantic import BaseModel

__all__ = ["has_steps", "named_fields", "steps_of"]


def named_fields(value: object) -> tuple[tuple[str, str], ...]:
    """Return the fields of a record, each by the attribute's name and by that which a file uses; a text has none."""
    kind: Any = type(value)
    return _fields(kind)


@cache
def _fields(kind: type[Any]) -> tuple[tuple[str, str], ...]:
    if not issubclass(kind, BaseModel):
        return ()
    return tuple((name, info.alias or name) for name, info in kind.model_fields.items())


def has_steps(value: object) -> bool:
    """Tell whether a value may hold others: most do not, and are passed over."""
    kind: Any = type(value)
    return _may_hold(kind)


@cache
def _may_hold(kind: Any) -> bool:
    return issubclass(kind, tuple) or bool(_fields(kind))


def steps_of(value: object) -> Iterable[tuple[str | int, object]]:
    """Return what a value holds, in order: fields by their names in a file, items by number; of a text, nothing."""
    if isinstance(value, tuple):
        return enumerate(value)
    return [(step, getattr(value, name)) for name, step in named_fields(value)]
