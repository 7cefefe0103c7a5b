"""How values are printed. A printer shows one field and can be read back; a rule reckons text that nobody corrects."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from docgen.case.scalars import MONTHS, read_count, read_date, read_money, read_time
from docgen.formats.openings import article, definite, setting, whereabouts

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
    PAGE = "bundle_page"


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
    """Return the first letter of each given name, without points: Caio Brandini gives C B.

    Signs and particles before a name give none: 'Abd al-Rahman gives A R, Maria de Jesus gives M J.
    """
    found = [letter for name in given.split() if (letter := _initial(name))]
    return " ".join([letter for letter in found if letter != letter.lower()] or found)


def _initial(name: str) -> str:
    """Return the letter that a name begins with, after signs, and after a small particle: al-, d'."""
    bare = SIGNS_BEFORE.sub("", name)
    particle = PARTICLE.match(bare)
    rest = SIGNS_BEFORE.sub("", bare[particle.end() :]) if particle else ""
    whole = bare if not particle or rest[:1] == rest[:1].lower() or bare[0] != bare[0].lower() else rest
    return whole[:1]


def counted(one: str, many: str) -> Callable[[int], str]:
    """Return a rule that counts in figures: 1 page, 3 pages."""
    return lambda number: f"1 {one}" if number == 1 else f"{number} {many}"


def years(value: int) -> str:
    """Print an age in whole years."""
    return counted("year", "years")(value) if value else "less than 1 year"


SIGNS_BEFORE = re.compile("^[\\W_\u02b0-\u02ff]+")
"""Apostrophes and the like, which begin a name and are no letter of it."""
PARTICLE = re.compile(r"[^\W\d_]{1,3}['’\-]")
PRINTERS: dict[str, Printer] = {
    "text": Printer(str, str, str, str),
    "date": Printer(date, show_date, read_date, date.isoformat),
    "time": Printer(time, lambda value: f"{value:%H:%M}", read_time, lambda value: f"{value:%H:%M}"),
    "money": Printer(Decimal, show_money, read_money, lambda value: f"£{value}"),
    "number": Printer(int, str, read_count, str),
}
RULES: dict[str, Rule] = {
    "a": Rule(str, article),
    "at": Rule(str, setting),
    "convictions": Rule(tuple, lambda values: counted("conviction", "convictions")(len(values))),
    "count": Rule(tuple, lambda values: str(len(values))),
    "events": Rule(tuple, lambda values: counted("event", "events")(len(values))),
    "exhibits": Rule(tuple, lambda values: counted("exhibit", "exhibits")(len(values))),
    "initials": Rule(str, initials),
    "items": Rule(tuple, lambda values: counted("item", "items")(len(values))),
    "list": Rule(tuple, list_in_words),
    "occasions": Rule(tuple, lambda values: counted("court occasion", "court occasions")(len(values))),
    "pages": Rule(int, counted("page", "pages")),
    "place": Rule(str, whereabouts),
    "the": Rule(str, definite),
    "years": Rule(int, years),
}
SPECIAL: dict[str, Special] = {str(special): special for special in Special}
