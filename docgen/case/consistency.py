"""What cannot all be true: contradictions between the facts of a case."""

from collections.abc import Iterable, Iterator
from datetime import date

from docgen.case.case import Appeal, Case
from docgen.case.contradiction import Contradiction, Loc
from docgen.case.endings import endings
from docgen.case.incidents import Account, Incident
from docgen.case.intelligence import IntelligenceItem
from docgen.case.naming import names_that_show
from docgen.case.outcomes import Quashed
from docgen.case.overseas import OverseasConviction
from docgen.case.statements import About, Statement

__all__ = ["contradictions"]


def contradictions(case: Case) -> Iterator[Contradiction]:
    """Yield every contradiction, in the order of the rules below."""
    yield from names_that_show(case)
    yield from _labels_given_twice(case)
    yield from _appeal(case)
    yield from _status_that_ends_before_it_begins(case)
    for at, incident in enumerate(case.incidents):
        yield from _incident(case, incident, ("incidents", at))
        yield from _outcome(incident, ("incidents", at, "outcome"))
        yield from endings(incident, ("incidents", at))
    for at, conviction in enumerate(case.overseas):
        yield from _overseas(case, conviction, ("overseas", at))
    for at, item in enumerate(case.intelligence):
        yield from _intelligence(item, ("intelligence", at))
    yield from _statements_with_one_number(case)
    for at, statement in enumerate(case.statements):
        yield from _paragraphs(statement, ("statements", at))


def _twice(keys: Iterable[object]) -> Iterator[int]:
    """Yield the positions of what has stood before."""
    seen: set[object] = set()
    for at, key in enumerate(keys):
        if key in seen:
            yield at
        seen.add(key)


def _labels_given_twice(case: Case) -> Iterator[Contradiction]:
    for at in _twice(person.label.casefold() for person in case.people):
        yield Contradiction(
            ("people", at, "label"), "is given to two people.", "Give each a label that tells them apart."
        )


def _statements_with_one_number(case: Case) -> Iterator[Contradiction]:
    for at in _twice((statement.maker, statement.number) for statement in case.statements):
        yield Contradiction(
            ("statements", at, "number"),
            "is given to two statements of one maker.",
            "Number a maker's statements 1, 2, ... in order.",
        )


def _appeal(case: Case) -> Iterator[Contradiction]:
    if isinstance(case.appeal, Appeal):
        yield from _order(
            case.appeal.received, case.appeal.notified, ("appeal", "notified"), "the appeal was received",
            "Compare it with appeal.received.",
        )  # fmt: skip


def _status_that_ends_before_it_begins(case: Case) -> Iterator[Contradiction]:
    for at, status in enumerate(case.subject.immigration):
        loc: Loc = ("subject", "immigration", at, "end")
        yield from _order(status.start, status.end, loc, "it begins", "Compare it with its start.")


def _incident(case: Case, incident: Incident, loc: Loc) -> Iterator[Contradiction]:
    born = case.subject.born
    yield from _order(born, incident.date, (*loc, "date"), "the subject was born", "Compare it with subject.born.")
    begun, compare = "the incident", "Compare it with the incident's date."
    if isinstance(incident.account, Account):
        yield from _order(incident.date, incident.account.date, (*loc, "account", "date"), begun, compare)
    if incident.undermining.none_found is not None:
        where: Loc = (*loc, "undermining", "none_found", "date")
        yield from _order(incident.date, incident.undermining.none_found.date, where, begun, compare)
    for at, step in enumerate(incident.steps):
        here: Loc = (*loc, "steps", at, "date")
        if at and step.date < incident.steps[at - 1].date:
            yield Contradiction(here, "is before the step above it.", "Put the steps in order of date.")
        else:
            yield from _order(incident.date, step.date, here, begun, compare)


def _outcome(incident: Incident, loc: Loc) -> Iterator[Contradiction]:
    outcome = incident.outcome
    if isinstance(outcome, Quashed):
        where: Loc = (*loc, "convicted_on")
        compare = "Compare it with the incident's date."
        yield from _order(incident.date, outcome.convicted_on, where, "the incident", compare)
        compare = "Compare it with outcome.convicted_on."
        yield from _order(outcome.convicted_on, outcome.date, (*loc, "date"), "the conviction that it ended", compare)
    spent = getattr(outcome, "spent", None)
    yield from _order(outcome.date, spent, (*loc, "spent"), "the outcome", "Compare it with the outcome's date.")


def _overseas(case: Case, conviction: OverseasConviction, loc: Loc) -> Iterator[Contradiction]:
    born, done, when = case.subject.born, conviction.offence_date, (*loc, "date")
    yield from _order(born, conviction.date, when, "the subject was born", "Compare it with subject.born.")
    where: Loc = (*loc, "offence_date")
    yield from _order(born, done, where, "the subject was born", "Compare it with subject.born.")
    yield from _order(done, conviction.date, when, "the offence", "Compare it with offence_date.")


def _intelligence(item: IntelligenceItem, loc: Loc) -> Iterator[Contradiction]:
    later: tuple[tuple[Loc, object], ...] = (
        (("re_evaluated",), item.re_evaluated),
        (("sanitised", "date"), getattr(item.sanitised, "date", None)),
        (("release", "date"), getattr(item.release, "date", None)),
    )
    for place, day in later:
        yield from _order(item.report_date, day, (*loc, *place), "the report", "Compare it with report_date.")


def _order(first: object, second: object, loc: Loc, what: str, next_step: str) -> Iterator[Contradiction]:
    """Say at `loc` that the second day is before the first; what is not recorded contradicts nothing."""
    if isinstance(first, date) and isinstance(second, date) and second < first:
        yield Contradiction(loc, f"is before {what}.", next_step)


def _paragraphs(statement: Statement, loc: Loc) -> Iterator[Contradiction]:
    for at, paragraph in enumerate(statement.paragraphs):
        here: Loc = (*loc, "paragraphs", at, "incident")
        if paragraph.about is About.INCIDENT and paragraph.incident is None:
            detail = "names no incident, although the paragraph is about one."
            yield Contradiction(here, detail, "Name the incident.")
        elif paragraph.about is not About.INCIDENT and paragraph.incident is not None:
            detail = f"names an incident, although the paragraph is about something else: {paragraph.about}."
            yield Contradiction(here, detail, "Take the incident out, or say that the paragraph is about an incident.")
