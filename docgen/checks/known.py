"""What a case has that a maker's words can be compared with: days, times, sums, references, numbers and names."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import Enum
from itertools import count

from docgen.case.absence import NotApplicable, NotRecorded
from docgen.case.case import Case
from docgen.case.decision import SPLIT
from docgen.case.walking import has_steps, named_fields
from docgen.checks.claims import MAY_CLAIM, WORD, Claim, Kind, claims, folded, nouns_after, stem

__all__ = ["Known", "known_of"]

SKIPPED = frozenset(
    {"docgen", "comments", "overrules", "attestations", "commissions", "id", "file", "sha256"}
    | {"note", "written", "written_at", "sources", "author", "maker", "statement", "paper", "statement_of"}
)
"""Fields that say nothing of what happened: ids, files, sources, when a maker wrote, what others said of drafts."""
OWN_WORDS = ("statements", "paragraphs", "text")
LETTERS = re.compile(r"[^\W\d_]+")
NOON = 12


@dataclass(slots=True)
class Known:
    """What the texts and fields of a case hold. `numbers` and `nouns` say in which records each stands.

    `pairs` are numbers with a noun close after them; `names` are words that stand with a capital, or in a script that
    has none.
    """

    days: set[tuple[int, int, int]] = field(default_factory=set)
    times: set[tuple[int, int]] = field(default_factory=set)
    sums: set[Decimal] = field(default_factory=set)
    references: set[str] = field(default_factory=set)
    numbers: dict[Decimal, set[int]] = field(default_factory=lambda: defaultdict(set))
    nouns: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    pairs: set[tuple[Decimal, str]] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def holds(self, claim: Claim) -> bool:
        """Tell whether the case has a date, a time, a sum or a reference, as far as the text says it."""
        match claim.kind, claim.value:
            case Kind.DATE, (int(year), int(month), int(day)):
                return (year, month, day) in self.days
            case Kind.TIME, (int(hour), int(minute), str(half)):
                return any((each, minute) in self.times for each in _hours(hour, half))
            case Kind.SUM, value:
                return value in self.sums
            case Kind.REFERENCE, value:
                return value in self.references
            case _:
                return False

    def together(self, number: Decimal, noun: str) -> bool:
        """Tell whether one record of the case holds both a number and a noun."""
        return not self.numbers.get(number, set()).isdisjoint(self.nouns.get(noun, ()))


def _hours(hour: int, half: str) -> tuple[int, ...]:
    """Return the hours of the 24 that an hour may be: 3 without a half of the day is the third or the fifteenth."""
    if half:
        return (hour % NOON + (NOON if half == "p" else 0),)
    return (hour, hour + NOON) if 0 < hour < NOON else (hour,)


def known_of(case: Case) -> Known:
    """Gather what a case holds, but for makers' own words."""
    known = Known()
    _add_day(known, SPLIT.date())
    texts: dict[str, set[int]] = defaultdict(set)  # each text is read once, in however many records it stands
    for record, value in _leaves(case, (), 0, count()):
        if not isinstance(value, Enum | str):
            _add(known, record, value)
        elif not isinstance(value, NotRecorded | NotApplicable):
            texts[str(value)].add(record)
    for text, records in texts.items():
        _add_text(known, records, text)
    return known


def _leaves(value: object, path: tuple[str, ...], record: int, records: Iterator[int]) -> Iterator[tuple[int, object]]:
    """Yield each value with the number of its record: an item of a list at the top of the case, or a part of it."""
    for where, inner, part in _parts(value, path, record, records):
        if has_steps(part):
            yield from _leaves(part, where, inner, records)
        else:
            yield inner, part


def _parts(
    value: object, path: tuple[str, ...], record: int, records: Iterator[int]
) -> Iterator[tuple[tuple[str, ...], int, object]]:
    if isinstance(value, tuple):
        for item in value:
            yield path, next(records) if len(path) == 1 or path == ("summary", "rows") else record, item
        return
    for name, _ in named_fields(value):
        if name not in SKIPPED and (*path, name) != OWN_WORDS:
            inner = record if path and path != ("summary",) else next(records)
            yield (*path, name), inner, getattr(value, name)


def _add(known: Known, record: int, value: object) -> None:
    if isinstance(value, date):
        _add_day(known, value)
    elif isinstance(value, time):
        known.times.add((value.hour, value.minute))
    elif isinstance(value, Decimal):
        known.sums.add(value)
    elif isinstance(value, int) and not isinstance(value, bool):
        known.numbers[Decimal(value)].add(record)


def _add_day(known: Known, day: date) -> None:
    for year in (day.year, 0):
        known.days.add((year, day.month, day.day))
    known.days |= {(day.year, day.month, 0), (day.year, 0, 0)}


def _add_text(known: Known, records: set[int], text: str) -> None:
    rest = text
    if MAY_CLAIM.search(text):
        found, rest = claims(text)
        for claim in found:
            _add_claim(known, records, claim, rest)
    for word in LETTERS.findall(text):
        if word[0].isupper() or not word[0].islower():
            known.names.add(folded(word))
    for word in WORD.findall(rest):
        known.nouns[stem(word)] |= records
    known.references.add(folded(text))


def _add_claim(known: Known, records: set[int], claim: Claim, rest: str) -> None:
    match claim.kind, claim.value:
        case Kind.DATE, (int(year), int(month), int(day)):
            known.days |= {(year, month, day), (0, month, day), (year, month, 0), (year, 0, 0)}
        case Kind.TIME, (int(hour), int(minute), str(half)):
            known.times.add((_hours(hour, half)[0], minute))
        case Kind.SUM, Decimal() as value:
            known.sums.add(value)
        case Kind.REFERENCE, str(value):
            known.references.add(value)
        case Kind.NUMBER, Decimal() as value:
            known.numbers[value] |= records
            known.pairs |= {(value, noun) for noun in nouns_after(rest[claim.end :])}
        case _:
            pass
