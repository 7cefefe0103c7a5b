"""The days that a text gives, in whatever form they are written; numbers that only look like days are none."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from docgen.case.case import Case
from docgen.case.outcomes import SentenceKind
from docgen.checks.claims import Claim, dates
from docgen.checks.to_come import is_to_come
from docgen.checks.wording import later
from docgen.document import ReferenceSpan, Span, Spans, ValueSpan, text_of

__all__ = ["a_day_after", "days_in_a_row", "days_said"]

NOT_PAST = ("next_hearing", "spent")
"""Fields that speak of the future: a hearing that is listed, the day from which a conviction is spent."""
NOT_PAST_IN_BUNDLES = frozenset({"hearing", "answer_by"})
"""Fields of a bundle's front matter, by their whole path, that speak of the future."""
AWAY = (".away_first", ".away_last")
"""When a witness cannot come to a hearing."""
NUMBERS = (".reference", ".statute", ".law", ".number", ".asn")
"""Fields whose figures are no days."""
NO_DAYS = (*NOT_PAST, *AWAY, *NUMBERS)
LENGTH = ".length"
GAP = "\n|\n"
"""What stands for a span that gives no day: nothing before it and after it is read together."""
FIGURE = re.compile(r"\d")
IN_FIGURES = re.compile(r"[\d/.-]+")
REFERENCE = re.compile(
    r"\b(?:references?|refs?|numbers?|nos?|codes?|versions?|paragraphs?|URN|CAD|ASN|CRO|PNC|SI)\.?:?\s+(?:(?:is|was)\s+)?$",
    re.IGNORECASE,
)
"""What before figures says that they are no day."""
SEASON = "spring|summer|autumn|winter|easter|christmas"
YEAR_AFTER = re.compile(
    rf"\b(?:in|during|throughout|since|year|early|late|mid|{SEASON}|"
    rf"(?:{SEASON}|beginning|start|middle|end|part|half|quarter) of)[\s-]+$",
    re.IGNORECASE,
)
BEGINS = {
    "spring": 3, "easter": 3, "mid": 5, "middle": 5, "summer": 6, "second half": 7, "autumn": 9, "late": 9, "end": 10,
    "christmas": 12,
}  # fmt: skip
"""In which month a part of a year begins; that of any other is January."""
PART = later(rf"\b({'|'.join(BEGINS)})(?:\s+of)?(?:\s+the\s+year)?[\s-]+$")
YEAR_BEFORE = re.compile(
    r"\s*(?:[.,;:!?)\n]|$|(?:I|he|she|it|they|we|there|the|this|that|and|or|but|when|while|at|by|for|from|on|to|with|was|"
    r"were|is|are)\b)",
    re.IGNORECASE,
)
"""What has to stand before four figures, and after them, for them to be a year: no house, no number of things."""
WHOLE = r"(?P<{y}>(?:19|20)\d\d)", r"(?P<{n}>0[1-9]|1[0-2])", r"(?P<{d}>0[1-9]|[12]\d|3[01])"
YMD, DMY = "".join(WHOLE).format(y="y", n="n", d="d"), "".join(reversed(WHOLE)).format(y="y2", n="n2", d="d2")
IN_A_ROW = later(rf"(?<![\w/.,£$€:+-])(?:{YMD}|{DMY})(?:T\d{{4,6}}Z?)?(?![\w/-]|[.,:]\d)")
MAY_BE_IN_A_ROW = re.compile(r"\d{8}")
NUMBERED = later(
    r"\b(?:receipts?|accounts?|cards?|serial|tickets?|orders?|invoices?|(?:tele)?phones?|mobile|tel|custody|logs?|"
    r"exhibits?|items?|lots?|badge|warrant|collar|IMEI|barcode|case|file|report|record|entry|membership|customer|"
    r"passport|licence|policy|plate|id)\W+(?:\w+\W+)?$"
)
"""What before eight figures says that they are a thing's number."""
MOST_KEPT = 2_048
"""Of so many texts the dates are kept."""
NEAR = 40
"""How many characters beside a date are looked at."""


def days_said(spans: Spans, case: Case) -> Iterator[date | None]:
    """Yield the days that a text gives, the first of those that it leaves open; None for what no calendar has.

    What is not said to be of a year is left out, and so are a case's own references.
    """
    return (day for _, _, day in _placed(_text(spans, case), case))


def a_day_after(spans: Spans, case: Case, day: date) -> bool:
    """Tell whether a text gives a day after another, and not as one that is still to come."""
    text = _text(spans, case)
    later = ((start, end) for start, end, said in _placed(text, case) if said is not None and said > day)
    return any(not is_to_come(text, start, end) for start, end in later)


def _text(spans: Spans, case: Case) -> str:
    if not FIGURE.search(text_of(spans)):
        return ""
    return "".join(GAP if _is_no_day(span, case) else span.text for span in spans)


def _placed(text: str, case: Case) -> Iterator[tuple[int, int, date | None]]:
    """Yield each day of a text, with where it stands."""
    if not FIGURE.search(text):
        return
    references = {str(incident.reference) for incident in case.incidents}
    for claim in _dates(text):
        is_own = text[claim.start : claim.end] in references
        match claim.value:
            case (int(year), int(month), int(day)) if year and not is_own and _is_a_date(text, claim):
                first = month or _begins(text[max(0, claim.start - NEAR) : claim.start])
                yield claim.start, claim.end, _day(year, first, day or 1)
    for start, end, day_in_a_row in days_in_a_row(text):
        if text[start:end] not in references and not _is_numbered(text[max(0, start - NEAR) : start]):
            yield start, end, day_in_a_row


def days_in_a_row(text: str) -> Iterator[tuple[int, int, date]]:
    """Yield the days that eight figures in a row may be, with where they stand."""
    for found in IN_A_ROW().finditer(text) if MAY_BE_IN_A_ROW.search(text) else ():
        figures = [int(found[name] or found[f"{name}2"]) for name in ("y", "n", "d")]
        if day := _day(*figures):
            yield found.start(), found.end(), day


@lru_cache(MOST_KEPT)
def _dates(text: str) -> tuple[Claim, ...]:
    """Return the dates of a text, which more rules than one ask for in turn."""
    return tuple(dates(text))


def _is_numbered(before: str) -> bool:
    return REFERENCE.search(before) is not None or NUMBERED().search(before) is not None


def _begins(before: str) -> int:
    part = PART().search(before)
    return BEGINS[part[1].casefold()] if part else 1


def _not_yet_passed(case: Case) -> Iterator[str]:
    """Yield the ids of sentences that are to come: to which day the case is adjourned."""
    for incident in case.incidents:
        yield from (part.id for part in getattr(incident.outcome, "sentence", ()) if part.kind is SentenceKind.NOT_YET)


def _is_no_day(span: Span, case: Case) -> bool:
    if not isinstance(span, ValueSpan):
        return isinstance(span, ReferenceSpan)
    if span.path.endswith(LENGTH):
        return span.path.endswith(tuple(f"sentence.{name}{LENGTH}" for name in _not_yet_passed(case)))
    return span.path in NOT_PAST_IN_BUNDLES or span.path.endswith(NO_DAYS)


def _is_a_date(text: str, claim: Claim) -> bool:
    """Tell whether a claim is written as dates are: figures alone may number something else."""
    said, before = text[claim.start : claim.end], text[max(0, claim.start - NEAR) : claim.start]
    if not IN_FIGURES.fullmatch(said.removesuffix("T")):
        return True
    if said.isdigit():
        return bool(YEAR_AFTER.search(before) and YEAR_BEFORE.match(text[claim.end : claim.end + NEAR]))
    has_century = re.search(r"\d{4}", said) is not None
    return (has_century or "/" in said) and not REFERENCE.search(before)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
