"""What a maker searched, told in two places of the case: the days agree."""

import re
from collections.abc import Iterator
from datetime import date

from docgen.case.incidents import NoneFound
from docgen.checks.rule import DataReading, Hit, Loc, Reads, rule
from docgen.checks.seen import incidents_of
from docgen.findings import Mender, Severity

__all__ = ["one_search_has_one_day"]

SHORT = re.compile(r"\(([A-Z]{2,})\)")
LETTERS = re.compile(r"[^\W_]+")
ARTICLES = {"the", "a", "an"}


@rule(
    "WS-168",
    source="CPR PD 32 para 18.1: a statement is in the maker's own words, and agrees with itself",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.MAKER,
    blind="Systems that the two places call by different names; searches of other makers; which of the days is right.",
)
def one_search_has_one_day(reading: DataReading) -> Iterator[Hit]:
    """Where the maker found nothing the other way in a system, the maker's searches of it are of that day too."""
    statement = reading.statement
    for loc, found in _none_found(reading):
        for name in found.searched if found.by == statement.maker and isinstance(found.date, date) else ():
            same = [each for each in statement.searches if _system(each.system) == _system(name)]
            if same and all(each.date != found.date for each in same):
                places = " and ".join(f"statements.{statement.id}.searches.{each.id}.date" for each in same)
                detail = f"is another day than {places}, of the same system and the same maker."
                step = "Ask the maker on which day; correct the one that is wrong, or list both searches."
                yield Hit((*loc, "date"), detail, step)


def _none_found(reading: DataReading) -> Iterator[tuple[Loc, NoneFound]]:
    for loc, incident in incidents_of(reading):
        if incident.undermining.none_found:
            yield (*loc, "undermining", "none_found"), incident.undermining.none_found
    for at, abroad in enumerate(reading.case.overseas):
        if abroad.id in reading.statement.overseas and abroad.undermining.none_found:
            yield ("overseas", at, "undermining", "none_found"), abroad.undermining.none_found


def _system(name: str) -> str:
    """Return what a system is told apart by: its short name in brackets or alone, else its words."""
    short = SHORT.search(name)
    words = [word for word in LETTERS.findall(name.casefold()) if word not in ARTICLES]
    return short[1].casefold() if short else " ".join(words)
