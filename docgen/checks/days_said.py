"""The days that a text gives, in whatever form they are written; numbers that only look like days are none."""

import re
from collections.abc import Iterator
from datetime import date

from docgen.case.case import Case
from docgen.case.outcomes import SentenceKind
from docgen.checks.claims import Claim, dates
from docgen.document import ReferenceSpan, Span, Spans, ValueSpan

__all__ = ["days_said"]

NOT_PAST = ("next_hearing", "spent")
"""Fields that speak of the future: a hearing that is listed, the day from which a conviction is spent."""
NUMBERS = (".reference", ".statute", ".law", ".number", ".asn")
"""Fields whose figures are no days."""
GAP = "\n|\n"
"""What stands for a span that gives no day: nothing before it and after it is read together."""
IN_FIGURES = re.compile(r"[\d/.-]+")
REFERENCE = re.compile(
    r"\b(?:references?|refs?|numbers?|nos?|codes?|versions?|paragraphs?|URN|CAD|ASN|CRO|PNC|SI)\.?:?\s+(?:(?:is|was)\s+)?$",
    re.IGNORECASE,
)
"""What before figures says that they are no day."""
YEAR_AFTER = re.compile(
    r"\b(?:in|during|throughout|since|year|early|late|mid|"
    r"(?:spring|summer|autumn|winter|beginning|start|middle|end|part) of)[\s-]+$",
    re.IGNORECASE,
)
YEAR_BEFORE = re.compile(
    r"\s*(?:[.,;:!?)\n]|$|(?:I|he|she|it|they|we|there|the|this|that|and|or|but|when|while|at|by|for|from|on|to|with|was|"
    r"were|is|are)\b)",
    re.IGNORECASE,
)
"""What has to stand before four figures, and after them, for them to be a year: no house, no number of things."""
NEAR = 40
"""How many characters beside a date are looked at."""


def days_said(spans: Spans, case: Case) -> Iterator[date | None]:
    """Yield the days that a text gives, the first of those that it leaves open; None for what no calendar has.

    What is not said to be of a year is left out, and so are a case's own references.
    """
    to_come = tuple(f"sentence.{name}.length" for name in _not_yet_passed(case))
    text = "".join(_read(span, to_come) for span in spans)
    if not any(map(str.isdigit, text)):
        return
    references = {str(incident.reference) for incident in case.incidents}
    for claim in dates(text):
        is_own = text[claim.start : claim.end] in references
        match claim.value:
            case (int(year), int(month), int(day)) if year and not is_own and _is_a_date(text, claim):
                yield _day(year, month or 1, day or 1)


def _not_yet_passed(case: Case) -> Iterator[str]:
    """Yield the ids of sentences that are to come: to which day the case is adjourned."""
    for incident in case.incidents:
        yield from (part.id for part in getattr(incident.outcome, "sentence", ()) if part.kind is SentenceKind.NOT_YET)


def _read(span: Span, to_come: tuple[str, ...]) -> str:
    is_no_day = isinstance(span, ReferenceSpan) or (
        isinstance(span, ValueSpan) and span.path.endswith((*NOT_PAST, *NUMBERS, *to_come))
    )
    return GAP if is_no_day else span.text


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
