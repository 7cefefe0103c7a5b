"""How a statement came about and how fresh it is: commission, searches, confirmations, authorities, own words."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

import re
from collections.abc import Iterator
from datetime import date, timedelta

from docgen.case.absence import is_recorded
from docgen.case.attesting import OWN_WORDS
from docgen.case.case import Appeal
from docgen.case.commission import Summary
from docgen.case.decision import Authority, AuthorityStatus, Referral
from docgen.case.material import Paper, PaperKind, Retrieval
from docgen.case.outcomes import Pending
from docgen.case.people import Detention
from docgen.checks.rule import DataReading, Hit, Loc, Reads, Stage, TextReading, rule
from docgen.checks.seen import incidents_of
from docgen.findings import Mender, Severity

__all__ = [
    "alterations_by_hand_are_initialled",
    "an_authority_stands_as_it_is_said_to",
    "each_record_says_when_it_was_taken_from_which_system",
    "searches_are_fresh",
    "the_commission_and_the_summary_have_their_days",
    "the_maker_confirmed_the_words_as_the_makers_own",
    "the_prosecutor_was_asked_lately",
    "time_limits_are_kept_for_somebody_detained",
]

FRESH = timedelta(days=28)
"""How long a search or a prosecutor's confirmation stays fresh (house rule)."""
SYSTEMS = {
    PaperKind.PNC_PRINT: re.compile(r"\bPNC\b|Police National Computer", re.IGNORECASE),
    PaperKind.CRIME_REPORT: re.compile(r"crime|recording system|\brecords of\b", re.IGNORECASE),
}
"""Prints of a system's records, and how a search of that system is called."""
BAH = re.compile(r"\bBah\b|\[2012\] UKUT 0*196\b")
RLP = re.compile(r"\bRLP\b|\[2017\] UKUT 0*330\b")
CITATION = re.compile(r"\[(?:19|20)[0-9]{2}\] (?:UKUT|UKAIT|UKSC|UKHL|EWCA|EWHC|CSIH)(?: (?:Civ|Crim|Admin))? [0-9]+")


@rule(
    "WS-34",
    source="CPR PD 32 para 18.2 (design)",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.MAKER,
    blind="Whether the search found this very record; records that are no print of a system searched.",
)
def each_record_says_when_it_was_taken_from_which_system(reading: DataReading) -> Iterator[Hit]:
    """Each print of a police system that is exhibited says when it was taken from which system, or a search tells.

    Where the statement tells of searches, but of none of that system, it is a note.
    """
    marks = set(reading.statement.exhibits)
    held = {part.paper for exhibit in reading.case.exhibits if exhibit.mark in marks for part in exhibit.parts}
    systems = [search.system for search in reading.statement.searches]
    for at, paper in enumerate(reading.case.papers):
        pattern = SYSTEMS.get(paper.kind)
        if paper.id in held and pattern and not any(pattern.search(system) for system in systems):
            field = _lacking(paper)
            step = "Ask the maker when it was taken from which system, and enter it in retrieved."
            if field:
                detail = "does not say when the record was taken from which system, and no search does."
                yield Hit(("papers", at, *field), detail, step, severity=Severity.NOTE if systems else None)


def _lacking(paper: Paper) -> Loc | None:
    """Return the field that does not say when the record was taken from which system; None where both are said."""
    if not isinstance(paper.retrieved, Retrieval):
        return ("retrieved",)
    return None if is_recorded(paper.retrieved.system) else ("retrieved", "system")


@rule(
    "WS-26",
    source="CPR PD 32 para 22.1: alterations are initialled",
    severity=Severity.NOTE,
    reads=Reads.ATTESTED,
    stage=Stage.FINAL,
    mender=Mender.MAKER,
    blind="The signed copy: somebody has to look at it; a change in the text itself is a new version of the case.",
)
def alterations_by_hand_are_initialled(reading: TextReading) -> Iterator[Hit]:
    """Somebody looked at the signed copy, and every alteration by hand bears the maker's initials."""
    if reading.document.mark is None:
        loc: Loc = ("statements", reading.data.position)
        step = "Once it is signed, look at each page; then record who looked under attestations."
        yield Hit(loc, "is a final: nobody has confirmed that alterations by hand are initialled.", step)


@rule(
    OWN_WORDS,
    source="CPR PD 32 para 18.1: if practicable, in the intended witness's own words",
    severity=Severity.ERROR,
    reads=Reads.ATTESTED,
    mender=Mender.MAKER,
    blind="Who wrote the words: somebody has to ask the maker; the signature under the statement of truth says it too.",
)
def the_maker_confirmed_the_words_as_the_makers_own(reading: TextReading) -> Iterator[Hit]:
    """The maker confirmed the paragraphs that are printed as the maker's own words, whoever typed them in.

    In a draft it is a note: a draft is what the maker reads them in.
    """
    if reading.data.statement.is_answered:
        loc: Loc = ("statements", reading.data.position, "paragraphs")
        step = f"Have the maker read them; then record it under attestations, with the rule {OWN_WORDS}."
        if not all(isinstance(each.written, date) for each in reading.data.statement.paragraphs):
            step += " Enter when each was written too: only words with their day can be confirmed."
        severity = Severity.NOTE if reading.document.mark else None
        yield Hit(loc, "are waiting for the maker to confirm the words as the maker's own.", step, severity=severity)


@rule(
    "WS-100",
    source="Nexus High Harm guidance (2017): a summary of the material comes before a statement",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Cases whose referral is not recorded: it cannot tell how those came about. Whether the selection was right.",
)
def the_commission_and_the_summary_have_their_days(reading: DataReading) -> Iterator[Hit]:
    """Of a case that was referred the summary is recorded, and the commission of each statement.

    Where one is recorded without its day, it is a note.
    """
    if not isinstance(reading.case.referral, Referral):
        return
    summary, step = reading.case.summary, "Enter it, or write not recorded where nobody knows the day."
    if not isinstance(summary, Summary):
        yield Hit(("referral",), "is followed by no summary of the material that is recorded.", step)
    commissions = [(at, c) for at, c in enumerate(reading.case.commissions) if c.statement == reading.statement.id]
    if not commissions:
        yield Hit(("statements", reading.position, "id"), "names a statement that no commission asks for.", step)
    days: list[tuple[Loc, object]] = [(("commissions", at, "date"), commission.date) for at, commission in commissions]
    if isinstance(summary, Summary):
        days += [(("summary", "asked"), summary.asked), (("summary", "received"), summary.received)]
    for loc, day in days:
        if not isinstance(day, date):
            yield Hit(loc, "is not recorded.", "Look it up, if anybody knows.", severity=Severity.NOTE)


@rule(
    "WS-102",
    source="RLP [2017] UKUT 330 (IAC) on Bah [2012] UKUT 196 (IAC)",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Whether any other authority still stands: it sees when somebody last looked.",
)
def an_authority_stands_as_it_is_said_to(reading: DataReading) -> Iterator[Hit]:
    """Bah is not entered as current law without RLP, and a case that the maker cites is entered with its status."""
    for at, authority in enumerate(reading.case.authorities):
        if BAH.search(f"{authority.name} {authority.citation}") and not _is_flagged(authority):
            step = "Say doubted or overtaken, and by RLP [2017] UKUT 330 (IAC)."
            yield Hit(("authorities", at, "status"), "is of a decision that RLP says was overtaken.", step)
    known = {authority.citation for authority in reading.case.authorities}
    for at, paragraph in enumerate(reading.statement.paragraphs):
        if any(not any(cited in citation for citation in known) for cited in CITATION.findall(paragraph.text)):
            step = "A statement needs none; else enter it under authorities with its status."
            loc: Loc = ("statements", reading.position, "paragraphs", at, "text")
            yield Hit(loc, "cites a case that the authorities do not have.", step, Mender.MAKER)


def _is_flagged(authority: Authority) -> bool:
    by = str(authority.by) if is_recorded(authority.by) else ""
    return authority.status is not AuthorityStatus.CURRENT and RLP.search(by) is not None


@rule(
    "WS-129",
    source="Farquharson [2013] UKUT 146 (IAC): good time, and somebody detained; Procedure Rules 2014 r.24(3)",
    severity=Severity.NOTE,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Whether the subject is still detained.",
)
def time_limits_are_kept_for_somebody_detained(reading: DataReading) -> Iterator[Hit]:
    """Where the subject is detained, the case-owner is told to look at the time limits."""
    if isinstance(reading.case.subject.detention, Detention):
        appeal = reading.case.appeal
        due = isinstance(appeal, Appeal) and isinstance(appeal.bundle_due, date)
        step = "See appeal.bundle_due." if due else "Enter appeal.bundle_due as soon as there is an appeal."
        yield Hit(("subject", "detention"), "is recorded: time limits are short, and papers have to reach there.", step)


@rule(
    "WS-130",
    source="Nexus High Harm guidance (2017): pending matters are watched (house rule: 28 days)",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.POLICE_DISCLOSURE,
    blind="What happened since; a final that is signed or served later than the statement's date.",
)
def the_prosecutor_was_asked_lately(reading: DataReading) -> Iterator[Hit]:
    """Of a charge not yet tried the prosecutor was asked within the 28 days before the statement's date."""
    for loc, incident in incidents_of(reading):
        checked = incident.outcome.prosecutor_checked if isinstance(incident.outcome, Pending) else None
        if isinstance(checked, date) and reading.statement.date - checked > FRESH:
            where = (*loc, "outcome", "prosecutor_checked")
            yield Hit(where, f"is more than {FRESH.days} days before the statement.", "Ask the prosecutor again.")


@rule(
    "WS-131",
    source="design: records change (house rule: 28 days)",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.MAKER,
    blind="A statement that is signed or served later than its date.",
)
def searches_are_fresh(reading: DataReading) -> Iterator[Hit]:
    """The searches that the maker tells of were made within the 28 days before the statement's date."""
    for at, search in enumerate(reading.statement.searches):
        if reading.statement.date - search.date > FRESH:
            loc: Loc = ("statements", reading.position, "searches", at, "date")
            yield Hit(loc, f"is more than {FRESH.days} days before the statement.", "Ask the maker to search again.")
