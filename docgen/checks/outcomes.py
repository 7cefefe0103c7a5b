"""How incidents ended: what the case may say of them, and what the statement must."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

import re
from collections.abc import Iterator
from datetime import date

from docgen.case.absence import NotApplicable, NotRecorded, is_recorded
from docgen.case.incidents import Account, Incident, StepKind, SubjectRole
from docgen.case.material import PaperKind
from docgen.case.outcomes import (
    OUTCOME_CLASSES,
    Acquitted,
    Cautioned,
    Convicted,
    Discontinued,
    NoFurtherAction,
    OtherDisposal,
    Pending,
    Quashed,
)
from docgen.case.references import CASE_OWNER, parse_source
from docgen.checks.rule import DataReading, Hit, Loc, Reads, TextReading, rule
from docgen.checks.seen import (
    Passage,
    as_printed,
    incidents_of,
    passages,
    printed_date,
    sections,
    squeezed,
    text_of_all,
)
from docgen.checks.sentences import DISCHARGES, MONEY, past_hearings, sentence_faults
from docgen.checks.showing import kinds_told, made_now
from docgen.document import Heading
from docgen.findings import Mender, Severity

__all__ = [
    "a_certificate_is_exhibited_for_each_conviction",
    "a_pending_matter_was_checked_with_the_prosecutor",
    "a_spent_or_out_of_court_disposal_is_flagged",
    "an_acquittal_is_stated_wherever_the_incident_is_mentioned",
    "an_incident_agrees_with_how_it_ended",
    "an_outcome_is_worded_by_its_own_clause",
    "the_reason_for_going_no_further_is_given",
    "what_points_the_other_way_is_in_the_statement",
    "what_the_subject_said_is_in_the_statement",
]

CHARGE_FOLLOWS = {StepKind.CHARGED, StepKind.PLEADED, StepKind.TRIED, StepKind.SENTENCED}
IMPOSSIBLE_STEPS: dict[str, set[StepKind]] = {
    "convicted": set(),
    "cautioned": CHARGE_FOLLOWS,
    "other disposal": CHARGE_FOLLOWS,
    # A conviction that was quashed had a plea, a trial and a sentence once.
    "quashed": {StepKind.CAUTIONED},
    "acquitted": {StepKind.SENTENCED},
    "unfit to plead": {StepKind.SENTENCED, StepKind.CAUTIONED},
    "discontinued": {StepKind.SENTENCED},
    "no further action": CHARGE_FOLLOWS,
    "pending": {StepKind.TRIED, StepKind.SENTENCED},
    "under investigation": CHARGE_FOLLOWS,
}
OF_A_SUSPECT = {StepKind.ARRESTED, StepKind.BAILED, StepKind.CAUTIONED, *CHARGE_FOLLOWS}
"""Steps that are taken against somebody suspected: nothing says that they were another's."""
ASKED = {StepKind.INTERVIEWED, StepKind.VOLUNTARY_ATTENDANCE}
UNCHARGED = {"cautioned", "other disposal", "no further action", "under investigation"}
OBTAIN = "Obtain the certificate, name it in from, and exhibit it."
NO_OUTCOME = "no-outcome-yet"
HELPS = re.compile(r"\bwithdr[ae]w|\bretract|\balibi\b|\bmistaken identity\b|\bsomebody else\b", re.IGNORECASE)
"""Reasons for going no further that point the other way."""
VERDICT = re.compile(r"\bnot guilty\b|\bnot proven\b|\bacquit|\bno case to answer\b|\binsanity\b", re.IGNORECASE)
SET_ASIDE = re.compile(r"\bquash|\bset aside\b|\bconviction\b[^.;]*\boverturned\b", re.IGNORECASE)
CLEARED = {
    "acquitted": re.compile(r"\bacquitt|\bnot guilty\b|\bnot convicted\b", re.IGNORECASE),
    "quashed": re.compile(r"\bquashed\b|\bset aside\b|\bnot convicted\b", re.IGNORECASE),
    "unfit to plead": re.compile(r"\bunfit\b|\bunfitness\b|\bnot convicted\b", re.IGNORECASE),
}
"""What says that there is no conviction where a court heard the matter, by the outcome's class."""


@rule(
    "WS-40",
    source="Farquharson [2013] UKUT 146 (IAC), headnote (2); design",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="What the papers say: it sees that role, steps and outcome do not contradict one another.",
)
def an_incident_agrees_with_how_it_ended(reading: DataReading) -> Iterator[Hit]:
    """The subject's role and the steps fit the outcome, and each part of a sentence has what its kind has.

    What is still to come by the statement's date is on no day before it.
    """
    for loc, incident in incidents_of(reading):
        if not _role_fits(incident):
            yield Hit((*loc, "role"), "does not fit the outcome's class.", "Compare role and outcome with the papers.")
        yield from _of_another_class((*loc, "outcome"), incident.outcome)
        for place, detail in sentence_faults(incident):
            yield Hit((*loc, *place), detail, "Compare it with the certificate.")
        for at, step in enumerate(incident.steps):
            where = (*loc, "steps", at, "kind")
            if step.kind in IMPOSSIBLE_STEPS[incident.outcome.result]:
                yield Hit(where, "cannot be with an outcome of this class.", "Compare steps and outcome.")
            elif incident.role is SubjectRole.VICTIM and step.kind in OF_A_SUSPECT:
                next_step = "Take it out: it reads as if the subject had been suspected; or correct the role."
                yield Hit(where, "is taken against a suspect, where the subject is the victim.", next_step)
        for place in past_hearings(incident, reading.statement.date):
            next_step = "Ask the court how it stands, and enter that."
            yield Hit((*loc, *place), "is to come, but gives a day before the statement's date.", next_step)


def _of_another_class(loc: Loc, outcome: object) -> Iterator[Hit]:
    """Yield what an outcome says that belongs to another class of outcomes."""
    if isinstance(outcome, Acquitted) and not VERDICT.search(outcome.verdict):
        next_step = "Where the jury did not agree, or there was no verdict, enter another outcome."
        yield Hit((*loc, "verdict"), "is no verdict of not guilty.", next_step)
    if isinstance(outcome, Convicted) and SET_ASIDE.search(str(outcome.appeal)):
        next_step = "Enter the outcome as quashed: it is no conviction any more."
        yield Hit((*loc, "appeal"), "speaks of a conviction that was set aside.", next_step)


def _role_fits(incident: Incident) -> bool:
    if isinstance(incident.outcome, Convicted):
        return incident.role is SubjectRole.CONVICTED
    charged = incident.role is SubjectRole.CHARGED
    return incident.role is not SubjectRole.CONVICTED and not (charged and incident.outcome.result in UNCHARGED)


def _shown(reading: TextReading) -> Iterator[tuple[Loc, Incident, tuple[Passage, ...]]]:
    """Yield the incidents that the document can speak of, with what it says of each."""
    told = sections(reading.document)
    for loc, incident in incidents_of(reading.data):
        if incident.date <= reading.data.statement.date:
            yield loc, incident, told.get(incident.id, ())


def _is_known(incident: Incident, reading: TextReading) -> bool:
    return incident.outcome.date <= reading.data.statement.date


@rule(
    "WS-41",
    source="Farquharson [2013] UKUT 146 (IAC), headnote (2); the format's clauses are named by outcome class (design)",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.FORMAT_OWNER,
    blind="The words of the clause: those were agreed with the format.",
    overrulable=False,
)
def an_outcome_is_worded_by_its_own_clause(reading: TextReading) -> Iterator[Hit]:
    """Each incident's outcome is told by the clause of its class, and by no other's."""
    clauses = {result.replace(" ", "-") for result in OUTCOME_CLASSES} | {NO_OUTCOME}
    for loc, incident, seen in _shown(reading):
        due = incident.outcome.result.replace(" ", "-") if _is_known(incident, reading) else NO_OUTCOME
        told = [passage for passage in seen if passage.clause in clauses]
        if not any(passage.clause == due for passage in told):
            yield Hit((*loc, "outcome"), f"is not told by the clause `{due}`.", "Mend the format.")
        for passage in told:
            if passage.clause != due:
                yield Hit(passage.id, f"tells an outcome that {incident.id} does not have.", "Mend the format.")


@rule(
    "WS-44",
    source="Farquharson [2013] UKUT 146 (IAC); Nimo [2020] UKUT 88 (IAC)",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.MAKER,
    blind="Mentions that give neither the incident's date nor its reference.",
    overrulable=False,
)
def an_acquittal_is_stated_wherever_the_incident_is_mentioned(reading: TextReading) -> Iterator[Hit]:
    """An acquittal or a quashing is stated in the incident's section, and in each other paragraph that mentions it.

    So is it that somebody was unfit to plead, which is no conviction.
    """
    seen = passages(reading.document)
    for loc, incident, section in _shown(reading):
        cleared = CLEARED.get(incident.outcome.result)
        if cleared is None or not _is_known(incident, reading):
            continue
        if not cleared.search(text_of_all(section)):
            yield Hit((*loc, "outcome"), "is no conviction, and its section does not state it.", "State it.")
        for passage in seen:
            elsewhere = passage.incident != incident.id and not isinstance(passage.leaf, Heading)
            if elsewhere and _mentions(passage, incident) and not cleared.search(passage.text):
                step = "Say so: acquitted, the conviction quashed, or unfit to plead and not convicted."
                yield Hit(passage.id, f"mentions {incident.id} without saying how it ended.", step)


def _mentions(passage: Passage, incident: Incident) -> bool:
    names = [incident.date_in_words or printed_date(incident.date)]
    if isinstance(incident.reference, str) and is_recorded(incident.reference):
        names.append(incident.reference)
    return any(re.search(rf"(?<!\d){re.escape(name)}(?!\d)", passage.text) for name in names)


@rule(
    "WS-45",
    source="Farquharson [2013] UKUT 146 (IAC), headnote (2); design",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.FORMAT_OWNER,
    blind="Whether the reason recorded is the whole reason.",
    overrulable=False,
)
def the_reason_for_going_no_further_is_given(reading: TextReading) -> Iterator[Hit]:
    """Where a charge was discontinued, no further action taken or a conviction quashed, the reason is given.

    Where nobody recorded it, that is said.
    """
    for loc, incident, seen in _shown(reading):
        outcome = incident.outcome
        if not isinstance(outcome, Discontinued | NoFurtherAction | Quashed) or not _is_known(incident, reading):
            continue
        clause = outcome.result.replace(" ", "-")
        told = text_of_all(tuple(passage for passage in seen if passage.clause == clause))
        recorded = isinstance(outcome.reason, str) and is_recorded(outcome.reason)
        if squeezed(str(outcome.reason)) not in told if recorded else not re.search(r"not recorded|withheld", told):
            yield Hit((*loc, "outcome", "reason"), "is not in the statement.", "Mend the format.")


@rule(
    "WS-46",
    source="Nimo [2020] UKUT 88 (IAC); what helps the appellant is printed (design)",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.CASE_OWNER,
    blind="What nobody looked for, or nobody entered.",
    overrulable=False,
)
def what_points_the_other_way_is_in_the_statement(reading: TextReading) -> Iterator[Hit]:
    """Every recorded item that undermines the allegation is in the statement, or the search that found none is."""
    whole = text_of_all(passages(reading.document))
    for loc, incident, seen in _shown(reading):
        for at, item in enumerate(incident.undermining.items):
            if as_printed(reading.data, item.what) not in whole:
                yield Hit((*loc, "undermining", "items", at), "is not in the statement.", "Mend the format.")
        if incident.undermining.not_asked:
            step = "Ask the maker to look, and enter what there is; or when and where nothing was found."
            told = "says that nobody has looked yet for what points the other way."
            yield Hit((*loc, "undermining", "not_asked"), told, step, Mender.MAKER)
        none_found, told = incident.undermining.none_found, text_of_all(seen)
        if none_found and _is_contradicted(incident):
            step = "Enter what points the other way as items: the acquittal, the withdrawal, what it says."
            yield Hit((*loc, "undermining", "none_found"), "says that nothing was found, and the case has it.", step)
        if none_found and not all(squeezed(name) in told for name in none_found.searched):
            yield Hit((*loc, "undermining", "none_found"), "is not in the incident's section.", "Mend the format.")


def _is_contradicted(incident: Incident) -> bool:
    """Tell whether an incident that says that nothing points the other way holds what does."""
    withdrawn = any(step.kind is StepKind.WITHDRAWN for step in incident.steps)
    reason = getattr(incident.outcome, "reason", "")
    told = isinstance(reason, str) and HELPS.search(reason) is not None
    return withdrawn or told or isinstance(incident.outcome, Acquitted | Quashed)


@rule(
    "WS-48",
    source="The tribunal's standard directions for the respondent's bundle; Farquharson headnote (3)",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Whether court, date, offence, plea and sentence are as the certificate has them: a person compares the two.",
)
def a_certificate_is_exhibited_for_each_conviction(reading: DataReading) -> Iterator[Hit]:
    """Each conviction is from a certificate of conviction that a statement of the case exhibits, and gives the plea."""
    marks = {mark for statement in reading.case.statements for mark in statement.exhibits}
    produced = {part.paper for e in reading.case.exhibits if e.mark in marks for part in e.parts}
    certificates = {paper.id for paper in reading.case.papers if paper.kind is PaperKind.CERTIFICATE}
    for loc, incident in incidents_of(reading):
        if isinstance(incident.outcome, Convicted):
            yield from _lacking_plea((*loc, "outcome", "plea"), incident.outcome)
            papers = {parse_source(source)[0] for source in incident.outcome.sources}
            if not papers & certificates & produced:
                yield _not_exhibited(reading, (*loc, "outcome", "from"), papers, certificates)


def _not_exhibited(reading: DataReading, loc: Loc, papers: set[str], certificates: set[str]) -> Hit:
    """Return what is wrong: a certificate that is named and not exhibited is mended where statements name exhibits."""
    if named := sorted(papers & certificates):
        marks = [e.mark for e in reading.case.exhibits if any(part.paper in named for part in e.parts)]
        detail = f"{', '.join(named)} is in from, but no exhibit of a statement produces it."
        step = (
            f"Add {marks[0]} to the exhibits of the statement (sheet statements, column exhibits)."
            if marks
            else f"Name {named[0]} as the paper of a part of an exhibit (sheet parts, column paper).{made_now(reading)}"
        )
        return Hit(("statements", reading.position, "exhibits"), detail, step)
    detail = "names no certificate of conviction that is exhibited."
    told = f"{detail} {kinds_told(reading.case, papers, PaperKind.CERTIFICATE)}".rstrip()
    return Hit(loc, told, "Name it in from, and exhibit it." if certificates else OBTAIN)


def _lacking_plea(loc: Loc, outcome: Convicted) -> Iterator[Hit]:
    """Yield a plea that nobody recorded, and one that is said to have no place in a conviction."""
    if outcome.plea is NotApplicable.NOT_APPLICABLE:
        yield Hit(loc, "is not applicable, where a court convicted.", "Enter the plea, none entered, or not recorded.")
    elif outcome.plea is NotRecorded.NOT_RECORDED:
        step = "Look at the certificate, or ask the court; until then the statement says that it is not recorded."
        yield Hit(loc, "is not recorded.", step, severity=Severity.WARNING)


@rule(
    "WS-50",
    source="UK Borders Act 2007 s.56A; Rehabilitation of Offenders Act 1974 ss.5 and 6 (recalled, to be confirmed)",
    severity=Severity.WARNING,
    reads=Reads.TEXT,
    mender=Mender.CASE_OWNER,
    blind="Periods for anything but cautions, sums of money and discharges; whether a later conviction prolongs a "
    "period: any within it is taken to.",
)
def a_spent_or_out_of_court_disposal_is_flagged(reading: TextReading) -> Iterator[Hit]:
    """What ended out of court is said to be no conviction; what is spent by the document's date is said to be so."""
    on = reading.data.statement.date
    for loc, incident, seen in _shown(reading):
        outcome, text = incident.outcome, text_of_all(seen)
        spent = re.search(r"\bspent\b", text, re.IGNORECASE)
        told = spent or re.search(r"\bnot a conviction\b", text, re.IGNORECASE)
        since = getattr(outcome, "spent", None)
        if isinstance(outcome, Cautioned | OtherDisposal) and not told:
            yield Hit((*loc, "outcome"), "ended out of court and is not said to be no conviction.", "Mend the format.")
        if isinstance(since, date) and since <= on and not spent:
            yield Hit((*loc, "outcome", "spent"), "is not in the statement.", "Mend the format.")
        elif isinstance(outcome, Convicted) and not spent and _may_be_spent(outcome, reading.data):
            yield Hit((*loc, "outcome"), "may be spent, and it is not said.", "Enter since when, in outcome.spent.")


def _may_be_spent(outcome: Convicted, data: DataReading) -> bool:
    # One year from conviction for a fine; at once, or with the order, for an absolute or conditional discharge.
    kinds = {part.kind for part in outcome.sentence}
    year = date(outcome.date.year + 1, outcome.date.month, min(outcome.date.day, 28))
    others = (each.outcome for each in data.case.incidents if isinstance(each.outcome, Convicted))
    # A conviction within the period of another prolongs it (s.6(4)), and so on from one to the next.
    prolonged = any(outcome.date < other.date <= year for other in others)
    return kinds <= MONEY | DISCHARGES and data.statement.date >= year and not prolonged


@rule(
    "WS-51",
    source="Nexus High Harm guidance (2017); design",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.POLICE_DISCLOSURE,
    blind="Whether publication could prejudice the trial: the prosecutor is asked that.",
)
def a_pending_matter_was_checked_with_the_prosecutor(reading: DataReading) -> Iterator[Hit]:
    """Of a charge not yet tried it is recorded when the prosecutor last confirmed it, and that is since the charge."""
    for loc, incident in incidents_of(reading):
        outcome = incident.outcome
        if not isinstance(outcome, Pending):
            continue
        checked = outcome.prosecutor_checked
        if not is_recorded(checked) or (isinstance(checked, date) and checked < outcome.date):
            step = "Ask the prosecutor, and enter the day."
            yield Hit((*loc, "outcome", "prosecutor_checked"), "gives no day since the charge.", step)


@rule(
    "WS-58",
    source="Nimo [2020] UKUT 88 (IAC); design",
    severity=Severity.WARNING,
    reads=Reads.TEXT,
    mender=Mender.CASE_OWNER,
    blind="Accounts that no step and no field speaks of.",
)
def what_the_subject_said_is_in_the_statement(reading: TextReading) -> Iterator[Hit]:
    """What the subject said is in the statement, and where there was an interview it is recorded what was said."""
    for loc, incident, seen in _shown(reading):
        account, text = incident.account, text_of_all(seen)
        asked = any(step.kind in ASKED for step in incident.steps)
        if not is_recorded(account) and asked and str(account) in {"not recorded", "not applicable"}:
            # An account that is not recorded may exist; that there was none to give contradicts the interview.
            severity = Severity.ERROR if str(account) == "not applicable" else None
            step = "Obtain the interview record."
            yield Hit((*loc, "account"), "is not given, but there was an interview.", step, severity=severity)
        if isinstance(account, Account) and set(account.sources) == {CASE_OWNER}:
            step = "Obtain the interview record, or ask the maker; until then it is not printed."
            yield Hit((*loc, "account", "from"), "names no paper: only the case-owner's note says it.", step)
        elif isinstance(account, Account) and not _is_told(account, text, reading):
            yield Hit((*loc, "account"), "is not in the incident's section.", "Mend the format.")


def _is_told(account: Account, text: str, reading: TextReading) -> bool:
    words = account.words if isinstance(account.words, str) and is_recorded(account.words) else ""
    day = printed_date(account.date) if isinstance(account.date, date) else ""
    return day in text and as_printed(reading.data, words) in text
