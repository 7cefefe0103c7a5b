"""How names and offences are entered, where a statement would print them as nobody wants to read them."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

import re
from collections.abc import Iterator

from docgen.case.absence import is_recorded
from docgen.case.incidents import Incident
from docgen.case.people import Name
from docgen.checks.claims import dates
from docgen.checks.rule import DataReading, Hit, Loc, Reads, rule
from docgen.checks.seen import incidents_of
from docgen.findings import Mender, Severity

__all__ = ["names_and_offences_are_entered_as_they_are_to_be_printed"]

FEWEST_LETTERS = 3
"""In capitals throughout: of fewer letters, a name may be initials."""
CONTRARY_TO = re.compile(r"\bcontrary to\b|\bunder s(?:ection|\.)?\s*[0-9]", re.IGNORECASE)


@rule(
    "WS-191",
    source="design: what is entered is printed as it stands",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Names of other people; names of one or two letters; an offence whose provision is told in other words.",
)
def names_and_offences_are_entered_as_they_are_to_be_printed(reading: DataReading) -> Iterator[Hit]:
    """The subject's and the maker's names are not in capitals throughout; an offence holds neither its Act nor its day.

    A format prints capitals where it wants them, and the day and the provision from fields of their own.
    """
    yield from _in_capitals(reading.case.subject.name, ("subject", "name"))
    for at, maker in enumerate(reading.case.makers):
        if maker.id == reading.statement.maker:
            yield from _in_capitals(maker.name, ("makers", at, "name"))
    for loc, incident in incidents_of(reading):
        yield from _said_twice(incident, loc, "allegation", incident)
        yield from _said_twice(incident, (*loc, "outcome"), "offence", incident.outcome)


def _in_capitals(name: Name, loc: Loc) -> Iterator[Hit]:
    for field, part in (("given", name.given_part), ("family", name.family_part)):
        if part.isupper() and sum(map(str.isalpha, part)) >= FEWEST_LETTERS:
            yield Hit((*loc, field), "is in capitals throughout, and printed so.", "Enter it in ordinary letters.")


def _said_twice(incident: Incident, loc: Loc, field: str, record: object) -> Iterator[Hit]:
    """Yield a field that holds the provision or the incident's day, which are printed from fields of their own."""
    text = getattr(record, field, None)
    if not isinstance(text, str):
        return
    if is_recorded(getattr(record, "statute", None)) and CONTRARY_TO.search(text):
        step = "Take it out here: it is under statute."
        yield Hit((*loc, field), "holds the provision too, which would be printed twice.", step)
    day = (incident.date.year, incident.date.month, incident.date.day)
    if any(claim.value == day for claim in dates(text)):
        step = "Take it out here: it is under date."
        yield Hit((*loc, field), "holds the day of the incident too, which would be printed twice.", step)
