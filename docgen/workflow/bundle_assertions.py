"""What a decision says of incidents, held against the statements and exhibits that are in the bundle with it."""

import re
from collections.abc import Iterator
from typing import Final

from docgen.case.absence import is_recorded
from docgen.case.bundle_order import Assertion
from docgen.case.case import Case
from docgen.case.incidents import Incident
from docgen.case.orders import LoadedOrder
from docgen.errors import Place
from docgen.findings import Finding, Mender, Severity

__all__ = ["unsupported"]

CONVICTED: Final = re.compile(r"\b(?:convict\w*|guilty|offences?|offend\w*|sentenced)\b", re.IGNORECASE)
"""Words that say of somebody that a court convicted, or that an offence was committed."""
NOT: Final = re.compile(r"\b(?:not|never|no|without|acquitted|quashed)\b", re.IGNORECASE)
IS_CONVICTED: Final = "convicted"


def unsupported(case: Case, order: LoadedOrder) -> Iterator[Finding]:
    """Yield each assertion of the decision that nothing in the bundle bears out, or that says more than is recorded."""
    entries = [entry for section in order.order.sections for entry in section.entries]
    statements = {entry.statement for entry in entries}
    told = {each for statement in case.statements if statement.id in statements for each in statement.incidents}
    incidents = {incident.id: incident for incident in case.incidents}
    for at, assertion in enumerate(order.order.assertions):
        yield from _of(assertion, incidents.get(assertion.incident or ""), told, order.place("assertions", at))


def _of(assertion: Assertion, incident: Incident | None, told: set[str], place: Place) -> Iterator[Finding]:
    where = f"Paragraph {assertion.paragraph} of the decision"
    if incident is None:
        step = "Find the record, or tell the decision-maker that there is none."
        yield _finding("BU-34", place, f"{where} asserts what no incident of the case bears out.", step)
        return
    if incident.id not in told:
        step = "Have it set out by whoever can, or tell the decision-maker that no statement does."
        yield _finding("BU-34", place, f"{where} rests on {incident.id}, of which no statement here tells.", step)
    said = f"{assertion.words} {assertion.outcome}" if is_recorded(assertion.outcome) else assertion.words
    if incident.outcome.result != IS_CONVICTED and CONVICTED.search(said) and not NOT.search(said):
        recorded = incident.outcome.result
        detail = f"{where} speaks of {incident.id} as of a conviction or an offence; it is recorded as: {recorded}."
        step = "Tell the decision-maker; the letter may have to be withdrawn or supplemented."
        yield _finding("BU-35", place, detail, step)


def _finding(rule: str, place: Place, detail: str, step: str) -> Finding:
    return Finding(rule, Severity.ERROR, place, detail, step, Mender.CASE_OWNER)
