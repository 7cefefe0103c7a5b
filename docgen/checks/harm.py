"""What a statement leaves to others: judging harm and persistence. And what it may say of the records as a whole."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

import re
from collections.abc import Iterator
from datetime import date

from docgen.case.case import Case
from docgen.case.decision import SPLIT
from docgen.case.incidents import Reliance
from docgen.case.outcomes import Acquitted, Quashed
from docgen.case.scalars import read_date
from docgen.case.statements import About
from docgen.checks.form import MONTH
from docgen.checks.rule import DataReading, Hit, Loc, Reads, TextReading, rule
from docgen.checks.seen import days_in, incidents_of, items_of, passages
from docgen.checks.wording import found, negated, table
from docgen.findings import Mender, Severity

__all__ = [
    "a_claim_of_what_is_current_has_something_recent",
    "convictions_are_not_measured_against_the_guide",
    "the_records_as_a_whole_are_only_those_set_out",
    "the_statement_judges_no_harm",
]

HARM = table(
    a_judgement_of_harm=r"(?:significant|serious|substantial|considerable|severe|grave|adverse|lasting) "
    r"(?:and (?:\w+ )?)?(?:adverse )?(?:harm|impact)|harm(?:ful)? to (?:the (?:public|community)|society)|"
    r"(?:level|degree|threshold) of harm|harm (?:definition|threshold|criteria)",
)
NUMBER = r"(?:[0-9]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|multiple)"
GUIDE = table(
    a_count_within_a_period_of_years=rf"{NUMBER} (?:or more |\w+ )?(?:convictions?|times convicted|offences?)"
    rf"(?: \w+){{0,3}} (?:in|within|over|during|for)(?: (?:the|a|last|past|previous|preceding|space|period|of|just|"
    rf"less|than|under|only)){{0,4}} {NUMBER} (?:years?|months?)(?! imprisonment|')|"
    r"five[- ]in[- ]three|5[- ]in[- ]3",
)
CURRENT = table(
    a_claim_of_what_is_current=r"(?:current(?:ly)?|ongoing|on-going|continuing)(?: and \w+)? "
    r"(?:threat|danger|risk|involve(?:d|ment)|active|engaged|criminality|offending|association)|"
    r"continues to (?:be|offend|pose|carry|commit|associate|deal|steal|threaten)|"
    r"(?:is|remains) (?:still )?(?:active|involved|engaged) in|still (?:active|involved|offending|associat\w+)",
)
RECENT = 12
"""Months before the statement within which something must lie for a claim of what is current (house rule)."""
DATED = re.compile(rf"\b[0-9]{{1,2}} {MONTH} [0-9]{{4}}\b")
REFERENCE = re.compile(r"(?<![\w/])(?:[A-Z]{2}[0-9]{2}/[0-9]{4,7}|[0-9]{6,8}/[0-9]{2})(?![\w/])")


@rule(
    "WS-54",
    source="Nexus High Harm guidance (2017): the harm is judged in casework, not by the witness (design)",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.MAKER,
    blind="Judgements in other words; effects that are only set out, which belong in a statement.",
)
def the_statement_judges_no_harm(reading: TextReading) -> Iterator[Hit]:
    """The statement sets out recorded effects and does not judge how much harm they are.

    Whose effect it was, and of which incident, stands in the summary and the commission.
    """
    for passage in passages(reading.document):
        if any(not negated(passage.free_text, match) for _, match in found(HARM, passage.free_text)):
            step = "Say what is recorded of the effect, and of whom; leave the judgement to the decision."
            yield Hit(passage.id, "judges the harm.", step)


@rule(
    "WS-56",
    source="Nexus High Harm guidance (2017); Chege [2016] UKUT 187 (IAC): persistence is for the tribunal",
    severity=Severity.WARNING,
    reads=Reads.TEXT,
    mender=Mender.MAKER,
    blind="Measures in other words; counts that are given with the first and last day, which are right here.",
)
def convictions_are_not_measured_against_the_guide(reading: TextReading) -> Iterator[Hit]:
    """The statement counts convictions by their days, and not by how many fall within a number of years."""
    for passage in passages(reading.document):
        if any(found(GUIDE, passage.free_text)):
            step = "Give the number with the first and the last day; the window stands in the summary."
            yield Hit(passage.id, "counts convictions within a number of years.", step)


@rule(
    "WS-55",
    source="Nexus High Harm guidance (2017): a current and ongoing threat (house rule: 12 months)",
    severity=Severity.WARNING,
    reads=Reads.TEXT,
    mender=Mender.MAKER,
    blind="Claims in other words; whether what is recent bears the claim out.",
)
def a_claim_of_what_is_current_has_something_recent(reading: TextReading) -> Iterator[Hit]:
    """Where the maker says that something goes on, an incident or report relied on is of the last twelve months."""
    if _has_something_recent(reading.data):
        return
    for passage in passages(reading.document):
        if any(not negated(passage.words, match) for _, match in found(CURRENT, passage.words)):
            step = "Take it out, or set out what is recent and shows it."
            yield Hit(passage.id, f"speaks of the present; nothing relied on is of the last {RECENT} months.", step)


def _has_something_recent(data: DataReading) -> bool:
    on, relied = data.statement.date, Reliance.RELIED_ON
    days = [
        incident.last_date or incident.date
        for _, incident in incidents_of(data)
        if incident.reliance is relied and not isinstance(incident.outcome, Acquitted | Quashed)
    ]
    days += [item.report_date for _, item in items_of(data) if item.reliance is relied]
    return any(0 <= (on.year - day.year) * RECENT + on.month - day.month - (on.day < day.day) < RECENT for day in days)


@rule(
    "WS-57",
    source="Bah [2012] UKUT 196 (IAC): facts that are established are viewed as a whole",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.MAKER,
    blind="Incidents that are called by neither day nor reference.",
)
def the_records_as_a_whole_are_only_those_set_out(reading: DataReading) -> Iterator[Hit]:
    """What the maker says of the records as a whole names no day and no reference but those of what is set out."""
    days, references = _set_out(reading), {str(incident.reference) for _, incident in incidents_of(reading)}
    for at, paragraph in enumerate(reading.statement.paragraphs):
        if paragraph.about is not About.PATTERN:
            continue
        loc: Loc = ("statements", reading.position, "paragraphs", at, "text")
        step = "Set the incident out first, or take it out of the whole."
        if not {day for match in DATED.finditer(paragraph.text) if (day := _day(match[0]))} <= days:
            yield Hit(loc, "names a day of nothing that the statement sets out.", step)
        if not set(REFERENCE.findall(paragraph.text)) <= references:
            yield Hit(loc, "gives a reference of nothing that the statement sets out.", step)


def _day(text: str) -> date | None:
    try:
        return read_date(text)
    except ValueError:  # no day of the calendar: another rule's finding
        return None


def _set_out(data: DataReading) -> set[date]:
    """Return the days of what the statement sets out, of its exhibits, its searches, and its own."""
    case, statement = data.case, data.statement
    records: list[object] = [incident for _, incident in incidents_of(data)]
    records += [item for _, item in items_of(data)]
    records += [conviction for conviction in case.overseas if conviction.id in statement.overseas]
    days = {day for record in records for day in days_in(record)}
    days |= {search.date for search in statement.searches} | _days_of_exhibits(case, statement.exhibits)
    return days | {statement.date, SPLIT.date()}


def _days_of_exhibits(case: Case, marks: tuple[str, ...]) -> set[date]:
    held = {part.paper for exhibit in case.exhibits if exhibit.mark in marks for part in exhibit.parts}
    return {paper.date for paper in case.papers if paper.id in held and isinstance(paper.date, date)}
