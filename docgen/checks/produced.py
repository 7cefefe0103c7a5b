"""What is produced and listed: it may itself be served, and is not called more than it shows."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

import re
from collections.abc import Iterator

from docgen.case.case import Case
from docgen.case.material import Disclosure, Marking, PaperKind
from docgen.case.outcomes import Convicted
from docgen.case.references import parse_source
from docgen.checks.asserting import asserted
from docgen.checks.convicting import convicting
from docgen.checks.rule import PRODUCED, SERVED, DocumentReading, Hit, Reads, rule
from docgen.checks.seen import squeezed
from docgen.checks.vocabulary import OFFENCE_OF
from docgen.document import Document, ReferenceSpan, ReferenceTo, Span, ValueSpan, leaves
from docgen.findings import Mender, Severity

__all__ = [
    "what_a_served_document_produces_may_be_served",
    "what_is_produced_is_not_called_more_than_it_shows",
]

DISCLOSED = {Disclosure.DISCLOSE, Disclosure.REDACT}
NAMED_SO = {
    PaperKind.CERTIFICATE, PaperKind.SENTENCING, PaperKind.PRE_SENTENCE, PaperKind.RISK, PaperKind.PRISON,
    PaperKind.PNC_PRINT, PaperKind.OVERSEAS, PaperKind.JUDGMENT, PaperKind.TRANSLATION, PaperKind.DETERMINATION,
    PaperKind.DECISION, PaperKind.APPEAL, PaperKind.VERDICT,
}  # fmt: skip
"""Papers whose own names speak of convictions, whatever they are about."""
DESCRIBES = re.compile(
    r"(?:rows\.(?P<paper>S\d+)\.title|exhibit\.description|exhibits\.(?P<mark>[^.]+)\.description)$", re.ASCII
)
"""Fields that say what a paper is: of a schedule, of a front sheet, and of the exhibits in a statement."""
SENSITIVE = {Marking.OFFICIAL_SENSITIVE, Marking.LEGACY}


@rule(
    "WS-151",
    source="design: nothing withheld gets out; Government Security Classifications policy (2024)",
    severity=Severity.ERROR,
    reads=Reads.DOCUMENT,
    mender=Mender.POLICE_DISCLOSURE,
    profiles=PRODUCED,
    blind="What the paper itself holds.",
    overrulable=False,
)
def what_a_served_document_produces_may_be_served(reading: DocumentReading) -> Iterator[Hit]:
    """Every exhibit that a front sheet or schedule names is of papers that are disclosed, their marking reviewed."""
    marks = _marks(reading.document)
    for at, exhibit in enumerate(reading.case.exhibits):
        for part in exhibit.parts if exhibit.mark in marks else ():
            if detail := _may_not_go_out(reading.case, part.paper):
                step = f"Look at {part.paper}: have it reviewed for release, or take it out of the exhibit."
                yield Hit(("exhibits", at, "parts"), detail, step)


def _marks(document: Document) -> frozenset[str]:
    """Return the marks of the exhibits that a document refers to."""
    spans = (span for leaf in leaves(document) for span in leaf.spans)
    return frozenset(s.target for s in spans if isinstance(s, ReferenceSpan) and s.to is ReferenceTo.EXHIBIT)


def _may_not_go_out(case: Case, name: str) -> str:
    """Return why a paper may not be served, or nothing where it may."""
    paper = next(each for each in case.papers if each.id == name)
    whole = any(part.paper == name and part.first is None for item in case.withheld for part in item.parts)
    if paper.disclosure not in DISCLOSED or whole:
        return f"hold {name}, which is not disclosed."
    if paper.marking in SENSITIVE and paper.reviewed is None:
        return f"hold {name}, whose sensitive marking nobody has reviewed."
    return ""


@rule(
    "WS-155",
    source="Farquharson [2013] UKUT 146 (IAC), headnote (2)",
    severity=Severity.ERROR,
    reads=Reads.DOCUMENT,
    mender=Mender.CASE_OWNER,
    profiles=SERVED,
    blind="Papers that no incident is from and that are said to speak of none, where there is a conviction; papers "
    "of more incidents than one, where one ended in a conviction; papers that are named for convictions.",
    overrulable=False,
)
def what_is_produced_is_not_called_more_than_it_shows(reading: DocumentReading) -> Iterator[Hit]:
    """A paper about incidents of which nobody was convicted is not described in conviction vocabulary or as a crime."""
    alleged, sheet_of = _only_alleged(reading), _marks(reading.document)
    for leaf in leaves(reading.document):
        for span in leaf.spans:
            papers = _described(span, sheet_of, reading.case)
            if not papers or not papers <= alleged:
                continue
            text = OFFENCE_OF.sub("", squeezed(span.text))
            for name in dict.fromkeys((*convicting(text), *asserted(text))):
                step = "Describe the paper by what it is: who alleged, reported or recorded it."
                yield Hit(leaf.id, f"calls a paper by conviction vocabulary ({name}); nobody was convicted.", step)


def _only_alleged(reading: DocumentReading) -> set[str]:
    """Return the papers about incidents of which nobody had been convicted by the document's day."""
    case = reading.case
    convicted = {i.id for i in case.incidents if isinstance(i.outcome, Convicted) and i.outcome.date <= reading.as_at}
    about = {paper.id: set(paper.incidents) for paper in case.papers}
    for incident in case.incidents:
        for name in {parse_source(source)[0] for source in (*incident.sources, *incident.outcome.sources)}:
            about.setdefault(name, set()).add(incident.id)
    none = not convicted and not case.overseas
    papers = (paper for paper in case.papers if paper.kind not in NAMED_SO)
    return {each.id for each in papers if not about[each.id] & convicted and (about[each.id] or none)}


def _described(span: Span, sheet_of: frozenset[str], case: Case) -> set[str]:
    """Return the papers that a span describes, by the field that it prints; none where it describes nothing."""
    match = DESCRIBES.match(span.path) if isinstance(span, ValueSpan) else None
    if match is None:
        return set()
    if match["paper"]:
        return {match["paper"]}
    marks = {match["mark"]} if match["mark"] else sheet_of
    return {part.paper for exhibit in case.exhibits if exhibit.mark in marks for part in exhibit.parts}
