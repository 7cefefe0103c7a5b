"""The maker's own words against the case: what they say and the case does not have, told to the maker."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from docgen.case.statements import OwnParagraph
from docgen.case.words import pieces
from docgen.checks.claims import CLAUSE, NOT_COUNTED, WORD, Claim, Kind, blanked, claims, nouns_after, stem
from docgen.checks.known import Known, known_of
from docgen.checks.reckoned import STRICT, Counts, ages_of, counts_of, is_a_span, totals_of
from docgen.checks.rule import DataReading, Hit, Loc, Reads, rule
from docgen.checks.seen import days_in
from docgen.checks.strange_names import strange_names
from docgen.findings import Mender, Severity

__all__ = [
    "Sources",
    "not_in_the_case",
    "sources_of",
    "what_the_maker_says_is_in_the_case",
    "without_references",
]

SPAN = re.compile(r"\b(?:day|week|month|year)s?\b", re.IGNORECASE)
AGED = re.compile(r"\baged\s*$|\bage of\s*$", re.IGNORECASE)
OLD = re.compile(r"\s*(?:-year-old|years? old|years of age)\b", re.IGNORECASE)
MOST_OTHER = 1_000
"""Numbers from here on are looked for anywhere in the case: they stand for amounts, years or numbers of things."""
MOST_TOLD = 20
"""How much of one paragraph a finding tells."""
CLOSE = 80
"""How many characters before and after a number are looked at for what it is of."""
SENTENCE = re.compile(r"[.!?](?=\s|$)")
REFERENCES = re.compile(r" {6,}")
"""Where references in braces stood, which are blank, with the spaces round them."""
ONE_OF = frozenset({"conviction", "caution", "acquittal", "charge", "arrest"})


@dataclass(frozen=True, slots=True)
class Sources:
    """All that a statement's words are compared with."""

    known: Known
    counts: Counts
    ages: frozenset[int]
    totals: frozenset[Decimal]


def sources_of(data: DataReading) -> Sources:
    """Gather what the words of a statement are compared with."""
    case, statement = data.case, data.statement
    return Sources(known_of(case), counts_of(case, statement), ages_of(case, statement), totals_of(case))


@rule(
    "WS-140",
    source="design: every printed fact is a field of the case or the maker's own recorded words; CPR PD 32 para 18.1",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.MAKER,
    blind="Whether what the case has is said of the right thing: a known day may stand beside the wrong event. Names "
    "of one word at the start of a sentence but for those that then say or do something; known names put together "
    "anew; words like twice, first and half.",
)
def what_the_maker_says_is_in_the_case(reading: DataReading) -> Iterator[Hit]:
    """Days, times, sums, numbers, references and names in the maker's words are in the case, or listed as not in it."""
    sources = sources_of(reading)
    for at, paragraph in enumerate(reading.statement.paragraphs):
        text = without_references(paragraph.text)
        days = _days_about(reading, paragraph) if SPAN.search(text) else frozenset()
        if missing := not_in_the_case(text, sources, days):
            loc: Loc = ("statements", reading.position, "paragraphs", at, "text")
            step = "Correct it; or have it entered in the case with its source; or let it stand, and say how you know."
            yield Hit(loc, f"says what is not in the case: {_listed(paragraph.text, missing)}.", step)


def without_references(text: str) -> str:
    """Return a paragraph with each reference in braces blank, and everything else in its place."""
    return "".join(piece.text if piece.target is None else " " * len(piece.text) for piece in pieces(text))


def _listed(text: str, missing: tuple[Claim, ...]) -> str:
    """Say of what kind each is and which words it is, never what it says."""
    starts = [match.start() for match in re.finditer(r"\S+", text)]
    told = []
    for claim in missing[:MOST_TOLD]:
        first, last = bisect_right(starts, claim.start), bisect_right(starts, claim.end - 1)
        told.append(f"{claim.kind} ({f'word {first}' if first == last else f'words {first}-{last}'})")
    more = len(missing) - len(told)
    return "; ".join(told) + (f"; and {more} more" if more else "")


def _days_about(data: DataReading, paragraph: OwnParagraph) -> frozenset[date]:
    """Return the days from which spans of time are reckoned: of what a paragraph is about, the first and the last."""
    case = data.case
    records: list[object] = [each for each in case.incidents if each.id == paragraph.incident]
    records += [each for each in case.intelligence if each.id == paragraph.item]
    records += [each for each in case.overseas if each.id == paragraph.item]
    mine = [each for each in data.case.incidents if each.id in data.statement.incidents]
    ends = [sorted(days) for days in ([each.date for each in mine], [each.outcome.date for each in mine]) if days]
    about = {day for record in records for day in days_in(record)}
    return frozenset({data.statement.date, *about, *(day for days in ends for day in (days[0], days[-1]))})


@dataclass(frozen=True, slots=True)
class _Read:
    """A text that was read: `rest` is it without what was found in it but numbers, `days` are those that it speaks of.

    `ends` are where its sentences end, `lists` how many days, and how many references in braces, each of them lists.
    """

    rest: str
    days: frozenset[date]
    ends: tuple[int, ...]
    lists: Mapping[int, frozenset[int]]


def not_in_the_case(text: str, sources: Sources, days: frozenset[date]) -> tuple[Claim, ...]:
    """Return what a text says that its sources do not have, in order; `days` are those of what it is about.

    References in braces are blanked before.
    """
    found, rest = claims(text)
    said = days | {date(*claim.value) for claim in found if _is_a_day(claim)}  # type: ignore[misc]  # three integers
    ends = tuple(match.start() for match in SENTENCE.finditer(rest))
    read = _Read(rest, said, ends, _lists(text, found, ends))
    missing = [claim for claim in found if not _is_borne_out(claim, read, sources)]
    for claim in found:
        rest = blanked(rest, claim.start, claim.end)
    missing += strange_names(rest, sources.known)
    return tuple(sorted(missing, key=lambda claim: claim.start))


def _lists(text: str, found: tuple[Claim, ...], ends: tuple[int, ...]) -> Mapping[int, frozenset[int]]:
    """Count the days and times, and the references, that each sentence lists, by its number."""
    days = Counter(bisect_right(ends, claim.start) for claim in found if claim.kind in {Kind.DATE, Kind.TIME})
    references = Counter(bisect_right(ends, match.start()) for match in REFERENCES.finditer(text))
    return {at: frozenset({days[at], references[at]}) for at in {*days, *references}}


def _is_a_day(claim: Claim) -> bool:
    if claim.kind is not Kind.DATE:
        return False
    try:
        date(*claim.value)  # type: ignore[misc]  # three integers
    except ValueError:
        return False
    return True


def _is_borne_out(claim: Claim, read: _Read, sources: Sources) -> bool:
    if claim.kind is Kind.SUM and claim.value in sources.totals:
        return True
    if claim.kind is not Kind.NUMBER or not isinstance(claim.value, Decimal):
        return sources.known.holds(claim)
    before = read.rest[max(0, claim.start - CLOSE) : claim.start]
    after = read.rest[claim.end : claim.end + CLOSE]
    if AGED.search(before) or OLD.match(after):
        return claim.value in sources.ages
    return _is_a_number_of_the_case(claim.value, _nouns(before, after), claim, read, sources)


def _is_a_number_of_the_case(
    number: Decimal, nouns: tuple[str, ...], claim: Claim, read: _Read, sources: Sources
) -> bool:
    if number == 1 and (not nouns or nouns[0] not in ONE_OF):
        return True
    if number >= MOST_OTHER or not nouns:
        return number in sources.known.numbers or any(number in amounts for amounts in sources.counts.values())
    if any(number in sources.counts.get(noun, ()) or (number, noun) in sources.known.pairs for noun in nouns):
        return True
    if any(is_a_span(number, noun, read.days) for noun in nouns):
        return True
    plain = [noun for noun in nouns if noun not in STRICT]
    listed = read.lists.get(bisect_right(read.ends, claim.start), frozenset())
    return any(number in listed or sources.known.together(number, noun) for noun in plain)


def _nouns(before: str, after: str) -> tuple[str, ...]:
    """Return the stems of what a number may be of: the words close after it, or else the one before it."""
    if close := nouns_after(after):
        return close
    earlier = WORD.findall(CLAUSE.split(before)[-1])[-1:]
    return tuple(stem(word) for word in earlier if word.casefold() not in NOT_COUNTED)
