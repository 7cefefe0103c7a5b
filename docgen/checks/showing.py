"""What a paper can show: by its kind, and which paper of the case is of the kind that is wanted."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

from collections.abc import Collection, Iterator

from docgen.case.case import Case
from docgen.case.decision import Decision
from docgen.case.incidents import Incident, StepKind
from docgen.case.material import PaperKind
from docgen.case.outcomes import Acquitted, Cautioned, Convicted, Quashed, UnfitToPlead
from docgen.case.references import parse_source
from docgen.checks.rule import DataReading, Hit, Loc, Reads, rule
from docgen.checks.seen import incidents_of
from docgen.findings import Mender, Severity

__all__ = ["a_record_is_from_a_paper_that_can_show_it", "kinds_told", "made_now"]

CASEWORK = frozenset({PaperKind.APPEAL, PaperKind.DECISION, PaperKind.IMMIGRATION_HISTORY})
"""Papers that may repeat what happened elsewhere, and are no record of it."""
OF_A_COURT = frozenset({PaperKind.CERTIFICATE, PaperKind.VERDICT, PaperKind.SENTENCING, PaperKind.INDICTMENT})
NOT_OF_A_COURT = CASEWORK | {PaperKind.CAUTION}
NOT_OF_A_CAUTION = CASEWORK | OF_A_COURT
NOT_OF_A_STATUS = OF_A_COURT | {PaperKind.CAUTION, PaperKind.CHARGE_SHEET}
NO_RECORD_OF_IT = frozenset({PaperKind.APPEAL, PaperKind.DECISION})
"""Papers of the appeal itself: they repeat what happened, and who somebody is, from what others recorded."""
WHAT_HAPPENED = (
    "Name a paper that records it; where a maker was there and no paper says so, name the maker alone. "
    "Look whether papers have the numbers that you have in mind."
)
WHO_IT_IS = (
    "Name the paper that records it, like a PNC print, a custody record or the immigration history, or obtain one. "
    "Look whether papers have the numbers that you have in mind."
)
BEFORE_A_COURT = {StepKind.PLEADED, StepKind.TRIED, StepKind.SENTENCED}
PERHAPS_A_DECISION = {PaperKind.DECISION, PaperKind.CORRESPONDENCE, PaperKind.OTHER}


def kinds_told(case: Case, named: Collection[str], wanted: PaperKind) -> str:
    """Say what kind each paper is that is named, and which papers of the case are of the kind that is wanted.

    Empty where none is named and none is of that kind. Papers are told by id and kind, never by title or file.
    """
    told = [f"{paper.id} is {_a(paper.kind)}" for paper in case.papers if paper.id in named and paper.kind != wanted]
    there = [paper.id for paper in case.papers if paper.kind is wanted]
    if there:
        told.append(f"the {wanted} in this case is {' or '.join(there)}")
    said = "; ".join(told)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def made_now(reading: DataReading) -> str:
    """Say of which papers the exhibits of the statement are made, and of what kind: one may stand there for another."""
    kinds = {paper.id: paper.kind for paper in reading.case.papers}
    exhibits = [each for each in reading.case.exhibits if each.mark in reading.statement.exhibits]
    made = {
        f"{each.mark} is of {part.paper}, {_a(kinds[part.paper])}": None for each in exhibits for part in each.parts
    }
    return f" There now: {'; '.join(made)}." if made else ""


def _a(kind: PaperKind) -> str:
    name = "paper of another kind" if kind is PaperKind.OTHER else str(kind)
    article = "an" if name[0].casefold() in "aeio" else "a"
    return f"{article} {name}"


@rule(
    "WS-167",
    source="Farquharson [2013] UKUT 146 (IAC), headnote (3): the record itself is produced; design",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Whether the page named says so; a paper that is entered as another kind than it is; records that are from "
    "a paper that cannot show them and from another one.",
)
def a_record_is_from_a_paper_that_can_show_it(reading: DataReading) -> Iterator[Hit]:
    """What happened, what a court or a caution decided, an immigration status and the decision are from what shows it.

    That an incident happened, and who the subject is, a notice of appeal or of decision repeats and does not record:
    a warning of an incident, and a note of the subject. With another paper, or where no paper is named, it is neither.
    """
    case = reading.case
    for loc, incident in incidents_of(reading):
        yield from _court_and_caution(case, loc, incident)
        yield from _repeated(case, (*loc, "from"), incident.sources, Severity.WARNING)
        if incident.time_and_place:
            told = (*loc, "time_and_place", "from")
            yield from _repeated(case, told, incident.time_and_place.sources, Severity.WARNING)
    yield from _repeated(case, ("subject", "from"), case.subject.sources, Severity.NOTE)
    for at, status in enumerate(case.subject.immigration):
        where: Loc = ("subject", "immigration", at, "from")
        for hit in _cannot(case, where, status.sources, NOT_OF_A_STATUS, PaperKind.IMMIGRATION_HISTORY):
            yield Hit(hit.where, hit.detail, hit.next_step, severity=Severity.WARNING)
    if isinstance(case.decision, Decision):
        kinds = set(PaperKind) - PERHAPS_A_DECISION
        yield from _cannot(case, ("decision", "paper"), (case.decision.paper,), kinds, PaperKind.DECISION)


def _repeated(case: Case, loc: Loc, sources: tuple[str, ...], severity: Severity) -> Iterator[Hit]:
    """Yield a place whose papers, one or more, only repeat what stands there."""
    named = {parse_source(source)[0] for source in sources}
    papers = [paper for paper in case.papers if paper.id in named]
    if papers and all(paper.kind in NO_RECORD_OF_IT for paper in papers):
        told = "; ".join(f"{paper.id} is {_a(paper.kind)}" for paper in papers)
        detail = f"names only what may repeat it, and is no record of it: {told}."
        yield Hit(loc, detail, WHO_IT_IS if loc[0] == "subject" else WHAT_HAPPENED, severity=severity)


def _court_and_caution(case: Case, loc: Loc, incident: Incident) -> Iterator[Hit]:
    outcome, wanted = incident.outcome, PaperKind.CERTIFICATE
    if isinstance(outcome, Convicted | Acquitted | Quashed | UnfitToPlead):
        wanted = PaperKind.CERTIFICATE if isinstance(outcome, Convicted) else PaperKind.VERDICT
        yield from _cannot(case, (*loc, "outcome", "from"), outcome.sources, NOT_OF_A_COURT, wanted)
    if isinstance(outcome, Cautioned):
        yield from _cannot(case, (*loc, "outcome", "from"), outcome.sources, NOT_OF_A_CAUTION, PaperKind.CAUTION)
    for at, part in enumerate(outcome.sentence if isinstance(outcome, Convicted) else ()):
        yield from _cannot(case, (*loc, "outcome", "sentence", at, "from"), part.sources, NOT_OF_A_COURT, wanted)
    for at, step in enumerate(incident.steps):
        if step.kind in BEFORE_A_COURT:
            yield from _cannot(case, (*loc, "steps", at, "from"), step.sources, NOT_OF_A_COURT, wanted)
        elif step.kind is StepKind.CAUTIONED and isinstance(outcome, Cautioned):
            yield from _cannot(case, (*loc, "steps", at, "from"), step.sources, NOT_OF_A_CAUTION, PaperKind.CAUTION)


def _cannot(
    case: Case, loc: Loc, sources: tuple[str, ...], kinds: Collection[PaperKind], wanted: PaperKind
) -> Iterator[Hit]:
    """Yield a place whose papers, one or more, are all of kinds that cannot show what stands there."""
    named = {parse_source(source)[0] for source in sources}
    papers = [paper for paper in case.papers if paper.id in named]
    if papers and all(paper.kind in kinds for paper in papers):
        step = "Name the paper that shows it; look whether papers have the numbers that you have in mind."
        yield Hit(loc, f"names only what cannot show it. {kinds_told(case, named, wanted)}", step)
