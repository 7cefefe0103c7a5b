"""The order of an incident's days: what cannot have come so, and what hardly ever does."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

from collections.abc import Iterator
from datetime import date

from docgen.case.incidents import Incident, Step, StepKind
from docgen.case.material import PaperKind
from docgen.case.outcomes import (
    Acquitted,
    Cautioned,
    Convicted,
    Discontinued,
    NoFurtherAction,
    OtherDisposal,
    Pending,
    Quashed,
    UnfitToPlead,
)
from docgen.case.references import parse_source
from docgen.checks.rule import DataReading, Hit, Loc, Reads, rule
from docgen.checks.seen import incidents_of
from docgen.findings import Mender, Severity

__all__ = ["an_incident_s_days_come_in_an_order_that_can_be"]

BEFORE_VERDICT = {StepKind.CHARGED, StepKind.PLEADED, StepKind.TRIED}
"""What comes before a court convicts or acquits, or on that day."""
INQUIRY = {StepKind.ARRESTED, StepKind.INTERVIEWED, StepKind.VOLUNTARY_ATTENDANCE, StepKind.CAUTIONED, StepKind.CHARGED}
"""What hardly comes after a matter was ended without a conviction: then it ended later, or otherwise."""
VERDICTS = Convicted | Acquitted | UnfitToPlead
ENDED = Cautioned | OtherDisposal | Acquitted | UnfitToPlead | Discontinued | NoFurtherAction | Quashed
FIRST_NEEDS = {
    StepKind.BAILED: {StepKind.ARRESTED, StepKind.CHARGED},
    StepKind.PLEADED: {StepKind.CHARGED},
    StepKind.TRIED: {StepKind.CHARGED, StepKind.PLEADED},
    StepKind.SENTENCED: {StepKind.CHARGED, StepKind.PLEADED, StepKind.TRIED},
    StepKind.WITHDRAWN: {StepKind.REPORTED},
}
"""What a step follows, where both are recorded. A charge before an arrest is lawful, and so is an interview."""
COMPARE = "Compare the two with the papers."


@rule(
    "WS-154",
    source="design: what cannot have happened so was written down wrongly",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Times of day; steps that nobody entered; days that are wrong and in order.",
)
def an_incident_s_days_come_in_an_order_that_can_be(reading: DataReading) -> Iterator[Hit]:
    """No charge, plea or trial is after the verdict, no step before what it follows, no certificate before its court.

    What is only odd is asked about: an inquiry after the end, a caution or charge of another day than the outcome's.
    """
    for loc, incident in incidents_of(reading):
        yield from _against_the_outcome(loc, incident)
        yield from _against_each_other(loc, incident.steps)
    yield from _certificates(reading)


def _against_the_outcome(loc: Loc, incident: Incident) -> Iterator[Hit]:
    outcome = incident.outcome
    for at, step in enumerate(incident.steps):
        where: Loc = (*loc, "steps", at, "date")
        if (
            isinstance(outcome, Convicted | Acquitted | UnfitToPlead)
            and step.kind in BEFORE_VERDICT
            and step.date > outcome.date
        ):
            yield Hit(where, "is after the court had decided.", COMPARE)
        elif isinstance(outcome, ENDED) and step.kind in INQUIRY and step.date > outcome.date:
            detail = "is after the outcome: it ended later, or otherwise."
            yield Hit(where, detail, COMPARE, severity=Severity.WARNING)
    yield from _of_its_own_day(loc, incident)


def _of_its_own_day(loc: Loc, incident: Incident) -> Iterator[Hit]:
    """Compare an outcome that is a step with that step, and a plea with the charge."""
    outcome = incident.outcome
    kind = {"cautioned": StepKind.CAUTIONED, "pending": StepKind.CHARGED}.get(outcome.result)
    days = {step.date for step in incident.steps if step.kind is kind}
    if days and outcome.date not in days:
        yield Hit(
            (*loc, "outcome", "date"),
            f"is not the day on which the steps say {kind}.",
            COMPARE,
            severity=Severity.WARNING,
        )
    if isinstance(outcome, Pending) and isinstance(outcome.plea_date, date) and outcome.plea_date < outcome.date:
        yield Hit((*loc, "outcome", "plea_date"), "is before the charge.", COMPARE, severity=Severity.WARNING)


def _against_each_other(loc: Loc, steps: tuple[Step, ...]) -> Iterator[Hit]:
    """Look at the first step of each kind: of what it follows, one that comes only later was misplaced.

    On one day the order of the list is the order of the day. On another day an earlier one may be in no paper, so that
    is asked about.
    """
    firsts: dict[StepKind, int] = {}
    for at, step in enumerate(steps):
        firsts.setdefault(step.kind, at)
    for kind, at in firsts.items():
        needed = [firsts[each] for each in FIRST_NEEDS.get(kind, ()) if each in firsts]
        if needed and min(needed) > at:
            later = steps[min(needed)]
            severity = None if later.date == steps[at].date else Severity.WARNING
            detail = f"({kind}) stands before the first step that it follows ({later.kind})."
            yield Hit((*loc, "steps", at, "kind"), detail, "Put the steps in the order of the day.", severity=severity)


def _certificates(reading: DataReading) -> Iterator[Hit]:
    """A certificate of conviction cannot be older than every conviction that is from it."""
    decided: dict[str, date] = {}
    for _, incident in incidents_of(reading):
        if isinstance(incident.outcome, Convicted):
            for source in incident.outcome.sources:
                paper, day = parse_source(source)[0], incident.outcome.date
                decided[paper] = min(day, decided.get(paper, day))
    for at, each in enumerate(reading.case.papers):
        is_certificate = each.id in decided and each.kind is PaperKind.CERTIFICATE
        if is_certificate and isinstance(each.date, date) and each.date < decided[each.id]:
            yield Hit(("papers", at, "date"), "is before the conviction that the paper certifies.", COMPARE)
