"""How values are printed. A printer shows one field and can be read back; a rule reckons text that nobody corrects."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from docgen.case.scalars import MONTHS, read_count, read_date, read_money, read_time
from docgen.formats.openings import article, definite, whereabouts

__all__ = ["PRINTERS", "RULES", "SPECIAL", "Printer", "Rule", "Special", "show_date"]


@dataclass(frozen=True, slots=True)
class Printer:
    """Shows values of one type; `read` inverts `show`, and `raw` writes the value as a case file does."""

    accepts: type
    show: Callable[[Any], str]
    read: Callable[[str], Any]
    raw: Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Rule:
    """Reckons a text from a value of one type."""

    accepts: type
    reckon: Callable[[Any], str]


class Special(StrEnum):
    """Printers that make spans of their own kind."""

    WORDS = "words"
    MARK = "mark"


def show_date(value: date) -> str:
    """Print a date in figures and the month's name (CPR PD 32 para 19.1(6)): 2 February 2025."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def show_money(value: Decimal) -> str:
    """Print an amount: £200, £1,250.50."""
    return f"£{value:,}"


def list_in_words(values: tuple[str, ...]) -> str:
    """Join texts: a; a and b; a, b and c."""
    *first, last = values
    return f"{', '.join(first)} and {last}" if first else last


def initials(given: str) -> str:
    """Return the first letter of each given name, without points: Caio Brandini gives C B."""
    return " ".join(name[0] for name in given.split())


def counted(one: str, many: str) -> Callable[[int], str]:
    """Return a rule that counts in figures: 1 page, 3 pages."""
    return lambda number: f"1 {one}" if number == 1 else f"{number} {many}"


def years(value: int) -> str:
    """Print an age in whole years."""
    return counted("year", "years")(value) if value else "less than 1 year"


PRINTERS: dict[str, Printer] = {
    "text": Printer(str, str, str, str),
    "date": Printer(date, show_date, read_date, date.isoformat),
    "time": Printer(time, lambda value: f"{value:%H:%M}", read_time, lambda value: f"{value:%H:%M}"),
    "money": Printer(Decimal, show_money, read_money, lambda value: f"£{value}"),
    "number": Printer(int, str, read_count, str),
}
RULES: dict[str, Rule] = {
    "a": Rule(str, article),
    "at": Rule(str, whereabouts),
    "convictions": Rule(tuple, lambda values: counted("conviction", "convictions")(len(values))),
    "count": Rule(tuple, lambda values: str(len(values))),
    "events": Rule(tuple, lambda values: counted("event", "events")(len(values))),
    "exhibits": Rule(tuple, lambda values: counted("exhibit", "exhibits")(len(values))),
    "initials": Rule(str, initials),
    "items": Rule(tuple, lambda values: counted("item", "items")(len(values))),
    "list": Rule(tuple, list_in_words),
    "occasions": Rule(tuple, lambda values: counted("court occasion", "court occasions")(len(values))),
    "pages": Rule(int, counted("page", "pages")),
    "the": Rule(str, definite),
    "years": Rule(int, years),
}
SPECIAL: dict[str, Special] = {str(special): special for special in Special}
