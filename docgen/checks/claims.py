"""What can be looked up in a text: its dates, times, sums, references, numbers and names, each with its place."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import dropwhile, islice, takewhile

from docgen.case.plain_letters import plainly

__all__ = [
    "CLAUSE",
    "FIGURES",
    "MAY_CLAIM",
    "MONTHS",
    "NOT_COUNTED",
    "WORD",
    "Claim",
    "Kind",
    "blanked",
    "claims",
    "dates",
    "folded",
    "nouns_after",
    "numbers",
    "stem",
]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<m>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
NTH = r"(?:st|nd|rd|th)?"
YEAR = r"(?:[\s,]+(?P<y>\d{4})\b)?"
DATES_BY_NAME = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?P<d0>\d{{1,2}}){NTH}\s*(?:to|and|-|–)\s*(?P<d>\d{{1,2}}){NTH}\s+(?:of\s+)?{MONTH}{YEAR}",
        rf"\b(?P<d>\d{{1,2}}){NTH}\s+(?:day\s+of\s+|of\s+)?{MONTH}(?:[\s,]+(?P<y>\d{{4}}|'\d{{2}})\b)?",
        # Months in small letters or in capitals where a year follows: "he may" and "the 3 march" are no dates.
        rf"\b(?P<d>\d{{1,2}})(?i:{NTH}\s+(?:day\s+of\s+|of\s+)?{MONTH})[\s,]+(?P<y>\d{{4}}|'\d{{2}})\b",
        rf"(?<![\w/.-])(?P<d>\d{{1,2}})[/.-](?i:{MONTH})[/.-](?P<y>\d{{4}}|\d{{2}})(?![\w/-])",
        rf"\b(?i:{MONTH}\s+(?:the\s+)?(?P<d>\d{{1,2}}){NTH})\b(?!:)[\s,]+(?P<y>\d{{4}})\b",
        rf"\b{MONTH}\s+(?:the\s+)?(?P<d>\d{{1,2}}){NTH}\b(?!:)",
        rf"\b(?!may|march)(?i:{MONTH})[\s,]+(?P<y>\d{{4}})\b",
    )
)
DATES_IN_FIGURES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![\w/.-])(?P<y>\d{4})(?P<s>[/.-])(?P<n>\d{2})(?P=s)(?P<d>\d{2})(?:T(?=\d{2}:)|(?![\w/-]|\.\d))",
        r"(?<![\w/.-])(?P<d>\d{1,2})[/.-](?P<n>\d{1,2})[/.-](?P<y>\d{4}|\d{2})(?![\w/-]|\.\d)",
        r"(?<![\w/.,£$€:-])(?P<y>(?:19|20)\d{2})(?![\w/:]|-\w|,\d|\.\d)",
    )
)
NAMED_MONTH = re.compile("|".join(MONTHS), re.IGNORECASE)
SUM = re.compile(
    r"[£$€]\s?(?P<n>\d[\d,]{0,20}(?:\.\d{1,2})?)|\b(?P<w>\d[\d,]{0,20}(?:\.\d{1,2})?)\s+(?:pounds|euros|pence)\b"
)
HALF = r"(?P<half>[ap])\.?\s?m\b\.?"
TIMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\w/.:,])(?P<h>[01]?\d|2[0-3])[:.](?P<n>[0-5]\d)(?![\w/:]|\.\d)(?:\s?{HALF})?",
        rf"(?<![\w/.:,])(?P<h>1[0-2]|0?[1-9])\s?{HALF}",
        r"(?<![\w/.:,])(?P<h>[01]\d|2[0-3])(?P<n>[0-5]\d)\s?(?:hours|hrs)\b",
    )
)
PROVISION = re.compile(
    r"\b(?P<what>section|article|regulation|schedule|rule|s\.)s?\s?(?P<n>\d+[A-Z]{0,2}(?:\s?\([0-9A-Za-z]{1,4}\))*)",
    re.IGNORECASE,
)
REFERENCE = re.compile(
    r"(?<![\w/@.-])(?:(?=\d*[A-Z])(?=[A-Z]*\d)[A-Z0-9]{2,40}(?:[/-][A-Z0-9]{1,40}){0,8}|"
    r"[A-Z0-9]{1,40}(?:/[A-Z0-9]{1,40}){1,8}|[A-Z]{1,6}(?:-[A-Z0-9]{1,40}){0,8}-\d[A-Z0-9-]{0,40}|"
    r"\+?\d{5,40}(?:[ -]\d{3,40}){0,8}|0\d{2,4}[ -]\d{3,40}(?:[ -]\d{3,40}){0,8})(?![\w/])"
)
UP_TO_NINETEEN = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
FROM_TWENTY = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES, TENS = UP_TO_NINETEEN.split(), FROM_TWENTY.split()
FIGURES = {word: at for at, word in enumerate(ONES, 1)} | {word: 10 * at for at, word in enumerate(TENS, 2)}
"""Numbers in words, up to ninety."""
NUMBER = re.compile(
    r"(?<![\w/£$€.:,-])(?:(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d+))?(?![\w/:])|"
    rf"(?P<tens>{'|'.join(TENS)})[- ](?P<ones>{'|'.join(ONES[:9])})\b|(?P<word>{'|'.join(FIGURES)}|a dozen)\b)"
    r"(?:\s(?P<times>hundred|thousand|million)\b)?",
    re.IGNORECASE,
)
FIGURE = re.compile(r"\d")
MAY_CLAIM = re.compile(rf"\d|\b(?:{'|'.join(FIGURES)}|dozen)\b", re.IGNORECASE)
"""A figure or a number in words: most texts of a case hold neither, and are passed over."""
TIMES_OVER = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
ENDINGS = (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("s", ""))
OTHERS = {"children": "child", "men": "man", "women": "woman", "people": "person"}
CLAUSE = re.compile(r"[.,;:!?()]|\b(?:and|or|but)\b")
PART_OF = frozenset(("of", "the", "other", "others", "these", "those", "more", "such", "my", "his", "her", "their"))
"""Words between a number and what it is of: two of the other incidents."""
SMALL = (
    "them it in on at for to by from with after before have has had was were is are be been that which who than over "
    "about only this there when while as came come went happened took place followed ended fell"
)
NOT_COUNTED = PART_OF | frozenset(SMALL.split())
"""Words that no number is of."""
NEAR = 3
"""How many words after a number are looked at for what it is of."""
CLOSE = 80
"""And how many characters."""
SHORTEST_PLURAL = 4
DOZEN = 12
MOST_KEPT = 4_096
"""Words are said again and again: so many answers are kept."""
CENTURY = 100
SPLIT_YEAR = 30
"""Of years in two figures those up to 30 are of this century."""


Read = Callable[[re.Match[str]], Iterator[object]]


class Kind(StrEnum):
    """What a claim is, as a finding calls it."""

    DATE = "a date"
    TIME = "a time"
    SUM = "a sum of money"
    REFERENCE = "a reference"
    NUMBER = "a number"
    NAME = "a name"


@dataclass(frozen=True, slots=True)
class Claim:
    """Something of a text that can be looked up, from `start` to `end`.

    `value` is (year, month, day) with 0 for what is not said, (hour, minute, half of the day or ""), a sum, a number,
    or the letters and figures of a reference or a name.
    """

    kind: Kind
    start: int
    end: int
    value: object


@lru_cache(MOST_KEPT)
def folded(text: str) -> str:
    """Return a text's letters and figures alone, plain and small: what tells two references or names apart."""
    return "".join(character for character in plainly(text).casefold() if character.isalnum())


@lru_cache(MOST_KEPT)
def stem(word: str) -> str:
    """Return a noun without the sign of its plural, in small letters."""
    small = word.casefold().removesuffix("'s").removesuffix("’s")
    if small in OTHERS:
        return OTHERS[small]
    if len(small) < SHORTEST_PLURAL:
        return small
    return next((small.removesuffix(end) + put for end, put in ENDINGS if small.endswith(end)), small)


def nouns_after(text: str) -> tuple[str, ...]:
    """Return the stems of what a number that stands before a text may be of: words of the same clause, close by."""
    words = WORD.findall(CLAUSE.split(text[:CLOSE], maxsplit=1)[0])
    after_part = dropwhile(lambda word: word.casefold() in PART_OF, words)
    counted = takewhile(lambda word: word.casefold() not in NOT_COUNTED and word.casefold() not in FIGURES, after_part)
    return tuple(stem(word) for word in islice(counted, NEAR))


def blanked(text: str, start: int, end: int) -> str:
    """Return a text with a stretch of it blank, and everything else in its place."""
    return text[:start] + " " * (end - start) + text[end:]


def claims(text: str) -> tuple[tuple[Claim, ...], str]:
    """Return the dates, sums, times, references and numbers of a text, in order, and the text without all but numbers.

    Names are looked for in what is left, by whoever knows what a name may be.
    """
    found: list[Claim] = []
    for read in (dates, _sums, _times, _references) if FIGURE.search(text) else ():
        for claim in read(text):
            found.append(claim)
            text = blanked(text, claim.start, claim.end)
    found += numbers(text)
    return tuple(sorted(found, key=lambda claim: claim.start)), text


def _each(patterns: tuple[re.Pattern[str], ...], text: str, read: Read, kind: Kind) -> Iterator[Claim]:
    for pattern in patterns:
        matches = [*pattern.finditer(text)]
        for match in matches:
            for value in read(match):
                yield Claim(kind, match.start(), match.end(), value)
        if matches:
            text = pattern.sub(lambda match: " " * len(match[0]), text)


def dates(text: str) -> Iterator[Claim]:
    """Yield the days, months and years that a text gives, by the form that they are written in."""
    by_name = DATES_BY_NAME if NAMED_MONTH.search(text) else ()
    yield from _each((*by_name, *DATES_IN_FIGURES), text, _days, Kind.DATE)


def _days(match: re.Match[str]) -> Iterator[object]:
    said = match.groupdict()
    month = MONTHS.index(said["m"][:3].casefold()) + 1 if said.get("m") else int(said.get("n") or 0)
    year = _year(said.get("y"))
    for day in (said.get("d0"), said.get("d")):
        if day:
            yield (year, month, int(day))
    if not said.get("d"):
        yield (year, month, 0)


def _year(said: str | None) -> int:
    year = int((said or "0").lstrip("'"))
    if not said or year >= CENTURY:
        return year
    return year + (2000 if year <= SPLIT_YEAR else 1900)


def _sums(text: str) -> Iterator[Claim]:
    yield from _each((SUM,), text, _amounts, Kind.SUM)


def _amounts(match: re.Match[str]) -> Iterator[object]:
    yield Decimal((match["n"] or match["w"]).replace(",", ""))


def _times(text: str) -> Iterator[Claim]:
    yield from _each(TIMES, text, _hours, Kind.TIME)


def _hours(match: re.Match[str]) -> Iterator[object]:
    said = match.groupdict()
    yield (int(said["h"]), int(said.get("n") or 0), (said.get("half") or "").casefold())


def _references(text: str) -> Iterator[Claim]:
    for match in PROVISION.finditer(text):
        what = "section" if match["what"].casefold() == "s." else match["what"]
        yield Claim(Kind.REFERENCE, match.start(), match.end(), folded(what + match["n"]))
        text = blanked(text, match.start(), match.end())
    for match in REFERENCE.finditer(text):
        yield Claim(Kind.REFERENCE, match.start(), match.end(), folded(match[0]))


def numbers(text: str) -> Iterator[Claim]:
    """Yield the numbers that a text gives, in figures and in words."""
    for match in NUMBER.finditer(text):
        if match["n"]:
            value = Decimal(match["n"].replace(",", "") + (f".{match['part']}" if match["part"] else ""))
        elif match["tens"]:
            value = Decimal(FIGURES[match["tens"].casefold()] + FIGURES[match["ones"].casefold()])
        else:
            value = Decimal(FIGURES.get(match["word"].casefold(), DOZEN))
        over = TIMES_OVER[match["times"].casefold()] if match["times"] else 1
        yield Claim(Kind.NUMBER, match.start(), match.end(), value * over)
