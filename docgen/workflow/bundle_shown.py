"""What a decision says of incidents, held against the records of them that are in the bundle with it."""

import re
from collections.abc import Iterator
from typing import Final

from docgen.case.absence import is_recorded
from docgen.case.bundle_order import Assertion
from docgen.case.case import Case
from docgen.case.incidents import Incident
from docgen.case.material import Disclosure, PaperKind
from docgen.case.orders import LoadedOrder
from docgen.case.references import parse_source
from docgen.case.withheld import WithheldItem
from docgen.disclosure.keeping_back import SETTLED, kept_back
from docgen.errors import Place
from docgen.findings import Finding, Severity
from docgen.workflow.bundle_assertions import IS_CONVICTED, NOT
from docgen.workflow.bundle_findings import finding_of

__all__ = ["unshown"]

CONVICTION: Final = re.compile(r"\b(?:convict\w*|guilty|sentenced)\b", re.IGNORECASE)
"""Words that say of somebody that a court convicted."""
SHOWS_CONVICTION: Final = frozenset(
    {PaperKind.CERTIFICATE, PaperKind.VERDICT, PaperKind.SENTENCING, PaperKind.PNC_PRINT, PaperKind.JUDGMENT}
)


def unshown(case: Case, order: LoadedOrder) -> Iterator[Finding]:
    """Yield each assertion that no record in the bundle lets anybody check, or whose conviction none there shows."""
    incidents = {incident.id: incident for incident in case.incidents}
    here = _papers_here(case, order)
    for at, assertion in enumerate(order.order.assertions):
        incident = incidents.get(assertion.incident or "")
        if incident is not None:
            yield from _of(case, assertion, incident, here, order.place("assertions", at))


def _of(case: Case, assertion: Assertion, incident: Incident, here: frozenset[str], place: Place) -> Iterator[Finding]:
    where, records = f"Paragraph {assertion.paragraph} of the decision", _records(case, incident)
    shown = records & here
    if records and not shown:
        if records & _withheld(case):
            detail = f"{where} rests on {incident.id}, of which no record is in the bundle: something is withheld."
            step = "See that the schedule of what is withheld has it, and whether a gist can be given."
            yield finding_of("BU-34", place, detail, step, Severity.WARNING)
            return
        detail = f"{where} rests on {incident.id}, of which no record is in the bundle: the appellant cannot check it."
        step = "Enter the record of it, or tell the decision-maker that there is none to be served."
        yield finding_of("BU-34", place, detail, step)
        return
    said = f"{assertion.words} {assertion.outcome}" if is_recorded(assertion.outcome) else assertion.words
    claimed = CONVICTION.search(said) and not NOT.search(said)
    kinds = {paper.kind for paper in case.papers if paper.id in shown}
    if claimed and incident.outcome.result == IS_CONVICTED and not kinds & SHOWS_CONVICTION:
        detail = f"{where} speaks of a conviction ({incident.id}), and no paper of a court that is here shows it."
        step = "Enter the certificate of conviction, the PNC print or another record of the court."
        yield finding_of("BU-31", place, detail, step, Severity.WARNING)


def _papers_here(case: Case, order: LoadedOrder) -> frozenset[str]:
    """Return the papers of which something is in the bundle, by themselves or in exhibits."""
    entries = [entry for section in order.order.sections for entry in section.entries]
    marks = {entry.exhibit for entry in entries}
    parts = {part.paper for exhibit in case.exhibits if exhibit.mark in marks for part in exhibit.parts}
    return frozenset(parts | {entry.paper for entry in entries if entry.paper is not None})


def _records(case: Case, incident: Incident) -> frozenset[str]:
    """Return the papers that an incident is from, that show how it went and ended, or that are said to speak of it."""
    told = (incident, incident.outcome, *incident.steps)
    named = {parse_source(source)[0] for record in told for source in record.sources}
    return frozenset(paper.id for paper in case.papers if paper.id in named or incident.id in paper.incidents)


def _withheld(case: Case) -> frozenset[str]:
    """Return the papers that are withheld whole, with a reason: by an entry, or as the paper says itself."""
    held = (each for _, each in kept_back(case) if isinstance(each, WithheldItem) and each.answer not in SETTLED)
    named = {part.paper for each in held for part in each.parts if part.first is None}
    said = {paper.id for paper in case.papers if paper.disclosure is Disclosure.WITHHOLD and paper.why is not None}
    return frozenset(named | said)
