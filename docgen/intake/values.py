"""A value as a cell shows it to a person, and what a person's cell says."""

import re
from datetime import date

from docgen.case.scalars import MONTHS, read_date
from docgen.intake.columns import ABSENT, RECORDED, Column, Kind
from docgen.intake.spellings import (
    WRITE_A_DAY,
    WRITE_A_TIME,
    day_meant,
    doubt_of_day,
    doubt_of_time,
    sources_meant,
    time_meant,
)

__all__ = ["SOURCE", "doubt", "read_value", "shown"]

SOURCE = "source, like S4 p1, M1 or case-owner"
"""What the model calls a source."""

INDENT = "  "
"""What begins a line that goes on with the item above it, in a cell that holds a list of texts."""


def shown(column: Column, value: str | tuple[str, ...]) -> str:
    """Return a value as its cell shows it: dates as people write them, lists with a sign between their items."""
    if isinstance(value, tuple):
        parts = [_one(column, each) for each in value]
        if _of_words(column):
            return "; ".join(parts)
        return "\n".join(part.replace("\n", f"\n{INDENT}") for part in parts)
    return _one(column, value)


def read_value(column: Column, text: str) -> str | tuple[str, ...]:
    """Return what a cell's text says, in the form of a case file; what makes no sense is left for the model to tell."""
    word = text.strip().casefold()
    if column.absent and word in ABSENT:
        return word
    if column.form == SOURCE:
        text = sources_meant(text)
    if column.many:
        return tuple(_as_listed(column, item) for item in _items(column, text))
    if column.kind is Kind.GROUP:
        return RECORDED if word == RECORDED else text
    if column.kind is Kind.DATE:
        return _iso(text.strip())
    if column.kind is Kind.TIME:
        return time_meant(text.strip())
    return text if column.kind in {Kind.LINE, Kind.PROSE} else _as_listed(column, text.strip())


def _as_listed(column: Column, text: str) -> str:
    """Return a word of a list as the list spells it, in whatever capitals it was written."""
    word = " ".join(text.split()).casefold()
    return next((each for each in column.choices if each.casefold() == word), text)


def _of_words(column: Column) -> bool:
    """Tell whether the items of a list are ids or words of a closed list, which hold no semicolon."""
    return column.kind in {Kind.NAMED, Kind.CHOICE}


def _items(column: Column, text: str) -> tuple[str, ...]:
    if not _of_words(column):
        joined = text.replace(f"\n{INDENT}", "\0")
        return tuple(line.replace("\0", "\n") for line in joined.split("\n") if line.strip())
    between = r"[;,\n]" if column.kind is Kind.NAMED else r"[;\n]"  # a word of a list may hold a comma
    return tuple(item.strip() for item in re.split(between, text) if item.strip())


def _one(column: Column, value: str) -> str:
    if column.kind is not Kind.DATE:
        return value
    day = _day(value)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else value


def doubt(column: Column, text: str) -> tuple[str, str] | None:
    """Say why a day or time can be read in two ways, and how to write it; None where that is not the matter."""
    if column.kind is Kind.DATE and (why := doubt_of_day(text)):
        return why, WRITE_A_DAY
    if column.kind is Kind.TIME and (why := doubt_of_time(text)):
        return why, WRITE_A_TIME
    return None


def _iso(text: str) -> str:
    day = day_meant(text)
    return day.isoformat() if day else text


def _day(text: str) -> date | None:
    try:
        return read_date(text)
    except ValueError:
        return None
