"""Dates: nothing later than the document's own, nothing before it can have been, and the subject's age."""

import re
from collections.abc import Iterator
from datetime import date

from docgen.case.case import Appeal, Case
from docgen.case.incidents import Account, Incident
from docgen.case.intelligence import IntelligenceItem, Release, Sanitised
from docgen.case.outcomes import Pending
from docgen.checks.days_said import a_day_after, days_said
from docgen.checks.rule import SERVED, DataReading, DocumentReading, Hit, Loc, Reads, TextReading, rule
from docgen.checks.seen import incidents_of, items_of, passages, sections, text_of_all
from docgen.disclosure.records import whole_years
from docgen.findings import Mender, Severity

__all__ = [
    "ADULT",
    "dates_are_days_and_the_age_of_a_child_is_stated",
    "no_date_in_the_text_is_later_than_the_statement",
    "no_paragraph_of_the_maker_is_later_than_the_statement",
    "nothing_recorded_is_later_than_the_statement",
]

ADULT = 18
YOUNGEST = 10
"""The age of criminal responsibility in England and Wales (Children and Young Persons Act 1933 s.50)."""
Dated = tuple[Loc, object]
MANY = 4
"""From so many on, days that are later than the statement are told of its own day, where they are most of them."""


@rule(
    "WS-24",
    source="design: a statement cannot tell what came after it",
    severity=Severity.ERROR,
    reads=Reads.DOCUMENT,
    mender=Mender.MAKER,
    profiles=SERVED,
    blind="Days in words, and days without a year; an event that is told as a plan. Of a month, a season or a year "
    "alone it takes the first day.",
)
def no_date_in_the_text_is_later_than_the_statement(reading: DocumentReading) -> Iterator[Hit]:
    """No date in the statement's text is later than the statement's own, but for what is still to come.

    However it is written; a month, a season or a year alone is later where its first day is. A hearing that is listed,
    an absence or a visa that expires may be told of, and by when a bundle is to be answered. A front sheet is of its
    statement's day, a schedule of the last day that it knows of.
    """
    for passage in passages(reading.document):
        if a_day_after(passage.leaf.spans, reading.case, reading.as_at):
            yield Hit(passage.id, "gives a day after the statement's date.", "Correct the day, or date the statement.")


@rule(
    "WS-103",
    source="design: the view is as at the document's date; WS-24",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Undated records, and dates of papers that are not recorded; a statement that is itself dated in the future: "
    "no rule knows today's date.",
    overrulable=False,
)
def nothing_recorded_is_later_than_the_statement(reading: DataReading) -> Iterator[Hit]:
    """Nothing that the statement is to tell or exhibit is dated later than the statement.

    Where most of it is later, the statement's own date is told of, once: its year is likely wrong.
    """
    days = [(loc, day) for loc, day in _dated(reading) if isinstance(day, date)]
    later = [loc for loc, day in days if day > reading.statement.date]
    if len(later) >= MANY and 2 * len(later) > len(days):
        of_all = f"all {len(days)}" if len(later) == len(days) else f"{len(later)} of the {len(days)}"
        detail = f"is earlier than {of_all} dates that the statement is to tell of: are its day and year right?"
        step = "Correct it; where it is right, correct the dates that are later."
        yield Hit(("statements", reading.position, "date"), detail, step)
        return
    for loc in later:
        yield Hit(loc, "is later than the statement's own date.", "Correct the one or the other.")


def _dated(reading: DataReading) -> Iterator[Dated]:
    for loc, incident in incidents_of(reading):
        yield from _dated_in_incident(loc, incident)
    used = {name for _, incident in incidents_of(reading) for name in incident.identity}
    for at, link in enumerate(reading.case.subject.identity):
        if link.id in used:
            yield ("subject", "identity", at, "date"), link.date
    for at, search in enumerate(reading.statement.searches):
        yield ("statements", reading.position, "searches", at, "date"), search.date
    yield from _dated_papers(reading.case, reading.statement.exhibits)
    for loc, item in items_of(reading):
        yield from _dated_item(loc, item)
    for at, conviction in enumerate(reading.case.overseas):
        if conviction.id in reading.statement.overseas:
            yield ("overseas", at, "date"), conviction.date


def _dated_item(loc: Loc, item: IntelligenceItem) -> Iterator[Dated]:
    yield (*loc, "report_date"), item.report_date
    yield (*loc, "re_evaluated"), item.re_evaluated
    if isinstance(item.sanitised, Sanitised):
        yield (*loc, "sanitised", "date"), item.sanitised.date
    if isinstance(item.release, Release):
        yield (*loc, "release", "date"), item.release.date


def _dated_in_incident(loc: Loc, incident: Incident) -> Iterator[Dated]:
    yield (*loc, "date"), incident.date
    yield (*loc, "last_date"), incident.last_date
    for at, step in enumerate(incident.steps):
        yield (*loc, "steps", at, "date"), step.date
    if isinstance(incident.account, Account):
        yield (*loc, "account", "date"), incident.account.date
    if incident.undermining.none_found:
        yield (*loc, "undermining", "none_found", "date"), incident.undermining.none_found.date
    outcome = incident.outcome
    yield (*loc, "outcome", "date"), outcome.date
    if isinstance(outcome, Pending) and isinstance(outcome.prosecutor_checked, date):
        yield (*loc, "outcome", "prosecutor_checked"), outcome.prosecutor_checked


def _dated_papers(case: Case, marks: tuple[str, ...]) -> Iterator[Dated]:
    produced = {part.paper for exhibit in case.exhibits if exhibit.mark in marks for part in exhibit.parts}
    for at, paper in enumerate(case.papers):
        if paper.id in produced and isinstance(paper.date, date):
            yield ("papers", at, "date"), paper.date


@rule(
    "WS-104",
    source="design: the view is as at the document's date, and silence is no answer",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.MAKER,
    blind="Words written later under an earlier date.",
    overrulable=False,
)
def no_paragraph_of_the_maker_is_later_than_the_statement(reading: DataReading) -> Iterator[Hit]:
    """No paragraph of the maker is dated later than the statement: it would be left out of it without a word."""
    where: Loc = ("statements", reading.position, "paragraphs")
    paragraphs = reading.statement.paragraphs
    later = [at for at, paragraph in enumerate(paragraphs) if paragraph.is_later_than(reading.statement.date)]
    if len(later) == len(paragraphs) > 1:
        step = "See whether the statement's date is right; else ask the maker which days are."
        yield Hit(where, "are all written after the statement's date, so none is in it.", step)
        return
    for at in later:
        detail = "is later than the statement's date, so it is left out."
        yield Hit((*where, at, "written"), detail, "Ask the maker which day is right.")


@rule(
    "WS-96",
    source="design; the subject's age under 18 is stated",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.CASE_OWNER,
    blind="A birth date that is wrong; ages given in words.",
)
def dates_are_days_and_the_age_of_a_child_is_stated(reading: TextReading) -> Iterator[Hit]:
    """Each date is a day of the calendar, and the age of a subject under 18 at an incident is stated and can be.

    Under an order of anonymity no age is: with the day of the incident it would tell the birth.
    """
    for passage in passages(reading.document):
        if None in days_said(passage.leaf.spans, reading.data.case):
            yield Hit(passage.id, "gives a day that no calendar has.", "Look the day up.")
    born, told = reading.data.case.subject.born, sections(reading.document)
    anonymous = _is_anonymous(reading.data)
    for loc, incident in incidents_of(reading.data):
        age = whole_years(born, incident.date) if isinstance(born, date) else ADULT
        if age < YOUNGEST:
            step = "Compare the incident's date with subject.born."
            yield Hit((*loc, "date"), "is when the subject was under the age of criminal responsibility.", step)
        elif age < ADULT and not anonymous and not _states(text_of_all(told.get(incident.id, ())), age):
            yield Hit((*loc, "date"), "is when the subject was under 18, and the age is not stated.", "State the age.")


def _is_anonymous(data: DataReading) -> bool:
    appeal = data.case.appeal
    return isinstance(appeal, Appeal) and appeal.is_anonymous


def _states(text: str, age: int) -> bool:
    return re.search(rf"\b(?:aged? (?:of )?{age}|{age} years old|was (?:then )?{age})\b", text) is not None
