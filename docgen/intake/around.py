"""What stands round an empty cell, and the noun for a rule of what such a cell is taken to say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["FROM", "Around", "EmptyCell", "Path", "Value", "listed", "text_of"]

Path = tuple[str, ...]
Value = str | tuple[str, ...]
FROM: Path = ("from",)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands round an empty cell: its record, what that is part of, the row above of the same, and the case."""

    record: Mapping[str, Any]
    parent: Mapping[str, Any]
    above: Mapping[str, Any]
    case: Mapping[str, Any]

    def only(self, field: str, name: str = "id") -> str | None:
        """Return what names the one record of a list of the case; None where there is none, or a choice."""
        records = listed(self.case, *field.split("."))
        return text_of(records[0].get(name)) if len(records) == 1 else None


@dataclass(frozen=True, slots=True)
class EmptyCell:
    """A rule for an empty cell of one field: what the help says of it, what is reported, and what it comes to.

    `found` returns None where the rule has no answer; the cell is then refused as any other that is empty.
    """

    said: str
    told: str | Callable[[Around], str]
    found: Callable[[Around], Value | None]

    def because(self, around: Around) -> str:
        """Return why it comes to what it does, in this record."""
        return self.told if isinstance(self.told, str) else self.told(around)


def text_of(value: object) -> str | None:
    """Return a text of a case; None for what is none, or empty."""
    return value if isinstance(value, str) and value else None


def listed(record: Mapping[str, Any], *path: str) -> list[Mapping[str, Any]]:
    """Return the records of a list within a record; none where there is no such list."""
    inner: Any = record
    for name in path:
        inner = inner.get(name) if isinstance(inner, dict) else None
    return list(inner) if isinstance(inner, list | tuple) else []
