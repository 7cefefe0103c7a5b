"""Documents beside the statement that are served: what they produce or list may itself be served."""

from collections.abc import Iterator

from docgen.case.case import Case
from docgen.case.material import Disclosure, Marking
from docgen.checks.rule import DocumentReading, Hit, Reads, rule
from docgen.document import ReferenceSpan, ReferenceTo, leaves
from docgen.findings import Mender, Severity

__all__ = ["what_a_served_document_produces_may_be_served"]

SERVED = {Disclosure.DISCLOSE, Disclosure.REDACT}
SENSITIVE = {Marking.OFFICIAL_SENSITIVE, Marking.LEGACY}


@rule(
    "WS-151",
    source="design: nothing withheld gets out; Government Security Classifications policy (2024)",
    severity=Severity.ERROR,
    reads=Reads.DOCUMENT,
    mender=Mender.POLICE_DISCLOSURE,
    profiles=frozenset({"front_sheet", "schedule"}),
    blind="What the paper itself holds.",
    overrulable=False,
)
def what_a_served_document_produces_may_be_served(reading: DocumentReading) -> Iterator[Hit]:
    """Every exhibit that a front sheet or schedule names is of papers that are disclosed, their marking reviewed."""
    marks = {
        span.target
        for leaf in leaves(reading.document)
        for span in leaf.spans
        if isinstance(span, ReferenceSpan) and span.to is ReferenceTo.EXHIBIT
    }
    for at, exhibit in enumerate(reading.case.exhibits):
        for part in exhibit.parts if exhibit.mark in marks else ():
            if detail := _may_not_go_out(reading.case, part.paper):
                step = f"Look at {part.paper}: have it reviewed for release, or take it out of the exhibit."
                yield Hit(("exhibits", at, "parts"), detail, step)


def _may_not_go_out(case: Case, name: str) -> str:
    """Return why a paper may not be served, or nothing where it may."""
    paper = next(each for each in case.papers if each.id == name)
    whole = any(part.paper == name and part.first is None for item in case.withheld for part in item.parts)
    if paper.disclosure not in SERVED or whole:
        return f"hold {name}, which is not disclosed."
    if paper.marking in SENSITIVE and paper.reviewed is None:
        return f"hold {name}, whose sensitive marking nobody has reviewed."
    return ""
