"""What may not be listed and is told of all the same: a statement says of a field that it is withheld."""

from collections.abc import Iterator

from docgen.case import incident_views, record_views
from docgen.case.absence import Withholding
from docgen.case.record import View
from docgen.checks.rule import DataReading, Hit, Loc, Reads, rule
from docgen.disclosure.keeping_back import kept_back
from docgen.findings import Mender, Severity

__all__ = ["what_may_not_be_listed_is_not_said_to_be_withheld"]

SERVED_FIELDS = frozenset(
    field
    for module in (incident_views, record_views)
    for view in vars(module).values()
    if isinstance(view, type) and issubclass(view, View)
    for field in view.model_fields
)
"""Fields that a statement can say of that they are withheld; the others are never told of."""
OF_THE_STATEMENT = ("incidents", "intelligence", "overseas")
"""Records of which a statement sets out those that it names; it speaks of the subject in any case."""


@rule(
    "WS-186",
    source="design: what its originator directs not to list is told of nowhere",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.POLICE_DISCLOSURE,
    blind="Whether the direction still stands; a gap that tells the same.",
)
def what_may_not_be_listed_is_not_said_to_be_withheld(reading: DataReading) -> Iterator[Hit]:
    """Of no field that may not be listed does the statement say that it is withheld."""
    for loc, kept in kept_back(reading.case):
        if isinstance(kept, Withholding) and not kept.listed and _is_told(loc, reading):
            step = "Ask whether that may be said; or leave the record out of the statement, or keep it back whole."
            yield Hit(loc, "may not be listed, and the statement says there that something is withheld.", step)


def _is_told(loc: Loc, reading: DataReading) -> bool:
    names = [step for step in loc if isinstance(step, str) and step != "withheld"]
    table, at = loc[0], loc[1]
    if table in OF_THE_STATEMENT and isinstance(at, int):
        record = getattr(reading.case, str(table))[at]
        return record.id in getattr(reading.statement, str(table)) and names[-1] in SERVED_FIELDS
    return table == "subject" and names[-1] in SERVED_FIELDS
