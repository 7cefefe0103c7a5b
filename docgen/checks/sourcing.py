"""Where what is said comes from: own knowledge, records, and what others said."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

import re
from collections.abc import Iterator
from datetime import date

from docgen.case.absence import NotApplicable, is_recorded
from docgen.case.case import Case
from docgen.case.incidents import Account, Incident, Reliance, Stance, StepKind
from docgen.case.knowledge import Chain
from docgen.case.material import Part
from docgen.case.outcomes import Cautioned, Convicted, Pending
from docgen.case.references import parse_source
from docgen.case.statements import Knowledge, OwnParagraph, Statement
from docgen.case.words import pieces
from docgen.checks.form import MONTH
from docgen.checks.rule import DataReading, Hit, Loc, Reads, rule
from docgen.checks.seen import incidents_of, squeezed
from docgen.findings import Mender, Severity

__all__ = [
    "a_paragraph_not_of_own_knowledge_names_its_source",
    "each_incident_has_a_paper",
    "each_incident_is_pertinent",
    "each_paragraph_rests_on_what_it_says_it_rests_on",
    "speaks_for_itself",
    "what_somebody_said_has_its_day",
]

HEARD = re.compile(
    r"\b(?:(?:told|informed|advised) (?:me|by|that)|(?:was|been|am) (?:told|informed)|said to me|according to|"
    r"I (?:have )?(?:read|heard|saw|seen) (?:in|from|the|it)|(?:records?|shows?|states?|recorded) that|as recorded)\b",
    re.IGNORECASE,
)
DATED = re.compile(rf"\b[0-9]{{1,2}} {MONTH} [0-9]{{4}}\b")
NO_REASON = re.compile(r"(?:n/?a|none|yes|relevant|pertinent|see (?:above|below)|as above|tbc|\W*)\.?", re.IGNORECASE)
FEWEST_WORDS = 2
MEETING = {StepKind.ARRESTED, StepKind.INTERVIEWED, StepKind.VOLUNTARY_ATTENDANCE, StepKind.STOPPED}
PAPER_OR_RECORD = "Name the paper and the page that says it, or obtain the record."


def _paragraphs(data: DataReading) -> Iterator[tuple[Loc, OwnParagraph]]:
    for at, paragraph in enumerate(data.statement.paragraphs):
        yield ("statements", data.position, "paragraphs", at), paragraph


def _papers(sources: tuple[str, ...]) -> set[str]:
    return {name for source in sources if (name := parse_source(source)[0]).startswith("S")}


@rule(
    "WS-30",
    source="CPR PD 32 para 18.2",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.MAKER,
    blind="Whether the maker was there: it compares what a paragraph is called with what it is from.",
)
def each_paragraph_rests_on_what_it_says_it_rests_on(reading: DataReading) -> Iterator[Hit]:
    """A paragraph of own knowledge is from its author, a paragraph of record from a paper, and all are the maker's."""
    for loc, paragraph in _paragraphs(reading):
        if paragraph.author != reading.statement.maker:
            yield Hit((*loc, "author"), "is not the maker of the statement.", "Ask the maker to write it.")
        if paragraph.kind is Knowledge.OWN_KNOWLEDGE and paragraph.author not in paragraph.sources:
            yield Hit((*loc, "kind"), "says own knowledge, but from does not name its author.", "Correct kind or from.")
        if paragraph.kind is Knowledge.RECORD and not _papers(paragraph.sources):
            yield Hit((*loc, "kind"), "says record, but from names no paper.", "Correct kind or from.")


@rule(
    "WS-31",
    source="CPR PD 32 para 18.2",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.MAKER,
    blind="Whether the source named is the source of all that the paragraph says.",
)
def a_paragraph_not_of_own_knowledge_names_its_source(reading: DataReading) -> Iterator[Hit]:
    """A paragraph of record, or of information and belief, says in its words what or who it is from."""
    for loc, paragraph in _paragraphs(reading):
        if paragraph.kind is not Knowledge.OWN_KNOWLEDGE and not _names_a_source(reading.case, paragraph):
            yield Hit((*loc, "text"), "does not say where the maker has it from.", "Ask the maker to name the source.")


def _names_a_source(case: Case, paragraph: OwnParagraph) -> bool:
    text = squeezed(paragraph.text).casefold()
    papers = _papers(paragraph.sources)
    titles = [paper.title for paper in case.papers if paper.id in papers]
    marks = {exhibit.mark: exhibit.description for exhibit in case.exhibits}
    named = {piece.target for piece in pieces(paragraph.text) if piece.target in marks}
    titles += [marks[mark] for mark in sorted(marks) if any(part.paper in papers for part in _parts(case, mark))]
    return bool(named) or bool(HEARD.search(text)) or any(title.casefold() in text for title in titles)


def _parts(case: Case, mark: str) -> tuple[Part, ...]:
    return next(exhibit.parts for exhibit in case.exhibits if exhibit.mark == mark)


@rule(
    "WS-32",
    source="Farquharson [2013] UKUT 146 (IAC), headnote (3)",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Whether the pages named say so; how much of it the maker saw, where the maker was there.",
)
def each_incident_has_a_paper(reading: DataReading) -> Iterator[Hit]:
    """Each incident, and how it ended, is from at least one paper; of an incident, its own maker's knowledge will do.

    A maker who arrested, stopped or interviewed was there, or tells of it from own knowledge, and is a source; how it
    ended is a matter of record.
    """
    for loc, incident in incidents_of(reading):
        if not _papers(incident.sources):
            yield _without_paper((*loc, "from"), incident, reading.statement)
        if not _papers(incident.outcome.sources):
            yield Hit((*loc, "outcome", "from"), "names no paper.", PAPER_OR_RECORD)


def _without_paper(loc: Loc, incident: Incident, statement: Statement) -> Hit:
    """Return what is said of an incident that no paper tells: a note, where its maker was there."""
    if statement.maker in incident.sources and _was_there(incident, statement):
        step = "Nothing to do, if no paper says it; name a paper only where its page says it."
        return Hit(loc, "rests on the maker's own knowledge, and on no paper.", step, severity=Severity.NOTE)
    return Hit(loc, "names no paper.", PAPER_OR_RECORD)


def _was_there(incident: Incident, statement: Statement) -> bool:
    """Tell whether a maker met the subject over an incident, or tells of it from own knowledge."""
    met = any(step.by == statement.maker and step.kind in MEETING for step in incident.steps)
    return met or any(
        each.incident == incident.id and each.author == statement.maker and each.kind is Knowledge.OWN_KNOWLEDGE
        for each in statement.paragraphs
    )


@rule(
    "WS-35",
    source="Bah [2012] UKUT 196 (IAC); CPR PD 32 para 18.2",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.MAKER,
    blind="Links of the chain that nobody entered; records, whose own layers the paper shows.",
)
def what_somebody_said_has_its_day(reading: DataReading) -> Iterator[Hit]:
    """A paragraph of information and belief that rests on a person says when it was said; a chain of knowledge holds.

    An incident that neither a court nor the subject's own words bear out has its chain, or says that none is recorded.
    """
    people = {person.id for person in reading.case.people}
    for loc, paragraph in _paragraphs(reading):
        by_person = any(piece.target in people for piece in pieces(paragraph.text)) or "told" in paragraph.text
        if paragraph.kind is Knowledge.BELIEF and by_person and not DATED.search(paragraph.text):
            yield Hit((*loc, "text"), "says what somebody said, and not when.", "Ask the maker for the day.")
    for loc, incident in incidents_of(reading):
        yield from _chain_faults((*loc, "chain"), incident)


def _chain_faults(loc: Loc, incident: Incident) -> Iterator[Hit]:
    chain = incident.chain
    if isinstance(chain, NotApplicable) and not speaks_for_itself(incident):
        step = "Enter who told whom, and when; or write: not recorded."
        yield Hit(loc, "is said not to apply, and somebody must have told of it.", step, Mender.CASE_OWNER)
    for at, link in enumerate(chain.links if isinstance(chain, Chain) else ()):
        if isinstance(link.said, date) and isinstance(link.recorded, date) and link.recorded < link.said:
            step = "Compare the two days with the paper."
            yield Hit((*loc, "links", at, "recorded"), "is before it was said.", step, Mender.CASE_OWNER)


def speaks_for_itself(incident: Incident) -> bool:
    """Tell whether a court's decision, a charge alone, a caution or the subject's own admission is what is told."""
    admitted = isinstance(incident.account, Account) and incident.account.stance in {Stance.ADMITTED, Stance.IN_PART}
    return admitted or isinstance(incident.outcome, Convicted | Cautioned | Pending)


@rule(
    "WS-38",
    source="Nexus High Harm guidance (2017): only information pertinent to the case",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Whether the reason is a good one.",
)
def each_incident_is_pertinent(reading: DataReading) -> Iterator[Hit]:
    """Each incident of the statement has a reason to be in it, and what is not relied on a reason to be printed."""
    for loc, incident in incidents_of(reading):
        if incident.reliance is Reliance.NOT_RELIED_ON and not is_recorded(incident.why_printed):
            step = "Take it out of the statement, or say in why_printed why it is set out."
            yield Hit((*loc, "reliance"), "says not relied on.", step)
        if NO_REASON.fullmatch(incident.relevance) or len(incident.relevance.split()) < FEWEST_WORDS:
            yield Hit((*loc, "relevance"), "is no reason.", "Say why this incident is pertinent.")
