"""What a page may be said to give: its days, times and figures, in whatever way they are written.

It is read generously: what a page gives in some way that this does not read for certain counts as given.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from functools import lru_cache

from docgen.checks.claims import FIGURES, Claim, dates, numbers
from docgen.checks.days_said import days_in_a_row
from docgen.checks.mended import MONTH, NTH, readings

__all__ = ["PageSays", "days_within", "is_in_strange_letters", "page_says", "sums_within"]

NOON, MIDNIGHT, HOURS = 12, 0, 24
MONTHS_OF_YEAR, DAYS_OF_WEEK = 12, 7
LAST_DAY = 31
MOST_KEPT = 4_096
"""Of so many pages it is kept what they say: every statement of a case asks it of the same ones."""
IN_WORDS = "|".join(FIGURES)
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
DAYS_IN_WORDS = re.compile(
    rf"\b(?:(?:first|second|third|[a-z]{{1,20}}(?:th|first|second|third))\s+(?:day\s+)?(?:of\s+)?{MONTH}|"
    r"day\b.{0,40}?\bmonth\b.{0,40}?\byear|d\s?d\b.{0,9}?\bm\s?m\b.{0,9}?\by\s?y)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Days that a page gives in words alone, or in the boxes of a form."""
DAYS_OTHERWISE = re.compile(
    r"\b(?:(?:same|that|this|next|following|previous|preceding|first|second|last|above|said|aforesaid|stated)\s+"
    r"(?:day|date|days|dates|morning|afternoon|evening|night)|today|yesterday|tomorrow|tonight|overnight|"
    r"(?:hours?|days?|nights?|weeks?|fortnight|months?)\s+(?:later|before|earlier|ago|after|afterwards|prior)|"
    rf"on\s+(?:the\s+)?{WEEKDAY}(?!,?\s*(?:the\s+)?\d))\b|{DAYS_IN_WORDS.pattern}",
    re.IGNORECASE | re.DOTALL,
)
"""Those, and days that a page gives by other days."""
TIMES_OTHERWISE = re.compile(
    r"\b(?:half|quarter|five|ten|twenty|twenty-five|minutes?|mins?)\s+(?:past|to)\b|\bo.?\s?clock\b|"
    r"\b(?:hours?|hrs?|minutes?|mins?)\s+(?:later|before|earlier|ago|after|afterwards|prior)\b|"
    r"\b(?:UTC|GMT|Zulu)\b|\d\s?Z\b|\d\s?[+-]0\d:?00\b|"
    rf"\b(?:{IN_WORDS})[\s-]+(?:[ap]\.?\s?m\b|hundred|thirty|fifteen|forty|twenty|fifty|"
    r"in\s+the\s+(?:morning|afternoon|evening))",
    re.IGNORECASE,
)
"""Times that a page gives in words, by other times, or of another zone."""
SUMS_OTHERWISE = re.compile(rf"\b(?:{IN_WORDS}|dozen)[\s-]+(?:pounds?|hundred|thousand)\b|\d\s?k\b", re.IGNORECASE)
"""Sums in words, and in thousands."""
LENGTHS_OTHERWISE = re.compile(
    rf"{SUMS_OTHERWISE.pattern}|\byears?\b.{{0,9}}?\bmonths?\b|\bhalf\b|\ban?\s+(?:hour|day|week|month|year)\b|"
    r"\b(?:until|ends|ending|expir(?:es|ing|y))\b",
    re.IGNORECASE | re.DOTALL,
)
"""Lengths in words, put together as a year and six months, and told by the day on which they end."""
OTHERWISE: dict[type, re.Pattern[str]] = {
    date: DAYS_OTHERWISE, time: TIMES_OTHERWISE, Decimal: SUMS_OTHERWISE, str: LENGTHS_OTHERWISE,
}  # fmt: skip
MUCH = 200
ENGLISH = re.compile(r"\b(?:the|of|and|to|in|on|at|for|by|from|date|time|name|page|court|police)\b", re.IGNORECASE)
"""Words of which every longer page has one: else its fonts say other letters than they show."""
LETTER = re.compile("[A-Za-z]")
LISTED = re.compile(rf"((?:\b\d{{1,2}}{NTH}?\s*(?:,|;|&|and|to|or|-|/)+\s*)+)$")
OTHERS_LISTED = 60
"""Characters before a day in which other days of its month may be listed."""
SHORT_DAY = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?![\d/.])")
SIX = re.compile(r"(?<!\d)(\d\d)(\d\d)(\d\d)(?!\d)")
ALONE = re.compile(rf"(?<!\d)(\d{{1,2}}){NTH}?(?!\d)")
THE_NTH = re.compile(rf"\bthe\s+(\d{{1,2}}){NTH}\b", re.IGNORECASE)
HALF = r"(?:\s?(?P<half>[ap])\.?\s?m\b)?"
TIME = re.compile(rf"(?<!\d)(?=(?P<h>[01]?\d|2[0-4])\s?[:.h;]\s?(?P<m>[0-5]\d)(?!\d){HALF})", re.IGNORECASE)
FULL_HOUR = re.compile(r"(?<!\d)(?P<h>1[0-2]|0?[1-9])(?P<m>)\s?(?P<half>[ap])\.?\s?m\b", re.IGNORECASE)
BEFORE_A_TIME = ("at", "about", "around", "approx", "by", "until", "to", "from", "and")
NO_YEAR = "|".join(rf"(?<=\b{word}\s)" for word in BEFORE_A_TIME)
FOUR = re.compile(
    rf"(?<!\d)(?:(?!(?:19|20)\d\d)|(?=\d{{4}}\s?(?:hours|hrs|h\b))|{NO_YEAR})"
    rf"(?P<h>[01]\d|2[0-4])\s?(?P<m>[0-5]\d)(?!\d){HALF}",
    re.IGNORECASE,
)
"""Four figures; those that look like a year where they are said to be a time."""
NAMED_HOURS = (
    (re.compile(r"\b(?:noon|mid-?day)\b", re.IGNORECASE), NOON),
    (re.compile(r"\bmidnight\b", re.IGNORECASE), MIDNIGHT),
)
NUMBER = re.compile(r"\d+(?:\.\d{1,2}(?!\d))?")
IN_THOUSANDS = re.compile(r"(?<!\d)(?<!\d[.,])(?=(\d{1,3}([,.' ])\d{3}(?:\2\d{3}){0,3}(?!\d)(?:[.,]\d\d(?!\d))?))")
POUNDS = re.compile(r"£\s?(\d{1,9}(?:,\d{3})*(?:\.\d\d)?)(?!\d)")
LENGTH = re.compile(r"\b(\d{1,4})[\s-]+(?:hour|day|week|month|year|point)s?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageSays:
    """What a page gives: days as (year, month, day) with 0 for what is not said, times as (hour, minute), figures.

    `alone` are numbers that may be days of a month that is named by itself, `nths` of one that is named elsewhere: the
    3rd. `otherwise` are the kinds of values that it gives in some way that is not read here as well; `in_words` tells
    whether days are among them that need no other day to be told by.
    """

    days: frozenset[tuple[int, int, int]]
    times: frozenset[tuple[int, int]]
    figures: frozenset[Decimal]
    alone: frozenset[int]
    nths: frozenset[int]
    otherwise: frozenset[type]
    in_words: bool

    @property
    def is_dated(self) -> bool:
        """Tell whether it gives a day in full: day, month and year."""
        return any(all(day) for day in self.days)

    def may_give(self, value: object) -> bool:
        """Tell whether a page gives a day, a time, a sum, or a text's first length; of all else that it may."""
        if type(value) in self.otherwise:
            return True
        match value:
            case date():
                return self._may_give_day(value)
            case time():
                return (value.hour, value.minute) in self.times
            case Decimal():
                return value in self.figures
            case str():
                length = LENGTH.search(value)
                return length is None or self._may_give_length(int(length[1]))
            case _:
                return True

    def may_name(self, day: date) -> bool:
        """Tell whether a page may give a day by itself, as it gives a birth or its own day, and not as the next day."""
        return self.in_words or self._may_give_day(day)

    def _may_give_day(self, day: date) -> bool:
        if {(day.year, day.month, day.day), (0, day.month, day.day)} & self.days:
            return True
        is_an_end = day.day in {1, monthrange(day.year, day.month)[1]}  # in May 2023: from the first to the last
        if (day.year, day.month, 0) in self.days and (is_an_end or day.day in self.alone):
            return True
        return day.day in self.nths and any(month == day.month for _, month, _ in self.days)

    def _may_give_length(self, count: int) -> bool:
        """Tell whether a length stands there, or the same in other units: 12 months may be a year there."""
        same = {count}
        for many in (MONTHS_OF_YEAR, DAYS_OF_WEEK):
            same |= {count * many} | ({count // many} if count % many == 0 else set())
        return not self.figures.isdisjoint(map(Decimal, same))


@lru_cache(MOST_KEPT)
def page_says(text: str) -> PageSays:
    """Read what a page gives."""
    ways = tuple(dict.fromkeys(readings(text)))
    days = frozenset(day for each in ways for day in _days(each))
    figures = frozenset(figure for each in ways for figure in _figures(each))
    times = frozenset(clock for each in ways for clock in _times(each))
    alone = frozenset(int(found[1]) for found in ALONE.finditer(ways[0]))
    nths = frozenset(int(found[1]) for found in THE_NTH.finditer(ways[0]))
    is_strange = is_in_strange_letters(ways[0])
    otherwise = frozenset(kind for kind, each in OTHERWISE.items() if is_strange or each.search(ways[0]))
    in_words = is_strange or bool(DAYS_IN_WORDS.search(ways[0]))
    return PageSays(days, times, figures, alone, nths, otherwise, in_words)


def is_in_strange_letters(text: str) -> bool:
    """Tell whether a page has much text and no English word: its fonts say other letters than they show."""
    return len(text) > MUCH and not ENGLISH.search(text)


def days_within(text: str) -> Iterator[date]:
    """Yield the days that a text of the case gives in full; none that there is not."""
    for claim in dates(text):
        match claim.value:
            case (int(year), int(month), int(day)) if all((year, month, day)):
                with suppress(ValueError):
                    yield date(year, month, day)


def sums_within(text: str) -> Iterator[Decimal]:
    """Yield the sums in pounds that a text of the case gives."""
    yield from (Decimal(found.replace(",", "")) for found in POUNDS.findall(text))


def _days(text: str) -> Iterator[tuple[int, int, int]]:
    for claim in dates(text):
        match claim.value:
            case (int(year), int(month), int(day)):
                yield (year, month, day)
                if not LETTER.search(text, claim.start, claim.end):
                    yield (year, day, month)  # as figures are put in America
                yield from ((year, month, other) for other in _listed(text, claim))
    yield from ((day.year, day.month, day.day) for _, _, day in days_in_a_row(text))
    yield from ((0, int(month), int(day)) for day, month in SHORT_DAY.findall(text))
    for first, second, third in SIX.findall(text):
        yield from ((0, int(second), int(day)) for day in (first, third))


def _listed(text: str, claim: Claim) -> Iterator[int]:
    """Yield the other days that are listed before a day: 1, 2 and 3 February."""
    if found := LISTED.search(text[max(0, claim.start - OTHERS_LISTED) : claim.start]):
        yield from (int(day) for day in re.findall(r"\d+", found[1]) if int(day) <= LAST_DAY)


def _times(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (TIME, FULL_HOUR, FOUR):
        for found in pattern.finditer(text):
            yield from ((hour % HOURS, int(found["m"] or 0)) for hour in _hours(found["h"], found["half"]))
    yield from ((hour, 0) for pattern, hour in NAMED_HOURS if pattern.search(text))


def _hours(said: str, half: str | None) -> tuple[int, ...]:
    """Return the hours of the 24 that an hour may be: 3 without a half of the day is the third or the fifteenth."""
    hour = int(said)
    if half:
        return (hour % NOON + (NOON if half.casefold() == "p" else 0),)
    return (hour, hour + NOON) if hour <= NOON and not said.startswith("0") else (hour,)


def _figures(text: str) -> Iterator[Decimal]:
    for found in IN_THOUSANDS.finditer(text):
        said = found[1]
        whole, _, part = said.rpartition(said[-3]) if said[-3] in ",." else (said, "", "00")
        yield Decimal(f"{re.sub('[^0-9]', '', whole)}.{part}")
    yield from (Decimal(found) for found in NUMBER.findall(text))
    yield from (claim.value for claim in numbers(text) if isinstance(claim.value, Decimal))
