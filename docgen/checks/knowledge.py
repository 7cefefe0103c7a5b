"""How things are known: the whole chain is told, opinion is kept apart, and a note without a paper is not printed."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

import re
from collections.abc import Iterator
from datetime import date

from docgen.case.absence import NotRecorded
from docgen.case.decision import Referral
from docgen.case.incidents import Account, Impact, Incident, WhenAndWhere
from docgen.case.knowledge import Chain
from docgen.case.outcomes import Cautioned, Convicted
from docgen.case.record import Record
from docgen.case.references import CASE_OWNER, parse_source
from docgen.case.statements import About, Knowledge
from docgen.checks.rule import DataReading, Hit, Loc, Reads, TextReading, rule
from docgen.checks.seen import as_printed, incidents_of, items_of, passages, sections, text_of_all
from docgen.checks.wording import found, negated, table
from docgen.findings import Mender, Severity

__all__ = [
    "how_each_thing_came_to_be_known_is_told",
    "opinion_is_called_one_and_stands_apart",
    "what_is_left_out_of_the_statement_is_told",
    "what_only_the_case_owner_notes_is_not_printed",
]

LABEL = re.compile(
    r"\b(?:in my (?:\w+ )?(?:opinion|view|judge?ment|assessment)|my (?:\w+ )?(?:opinion|view|judge?ment|assessment) is|"
    r"(?:it is|this is|that is) my (?:\w+ )?(?:opinion|view|judge?ment|assessment)|I am of the (?:opinion|view))\b",
    re.IGNORECASE,
)
OPINION = table(
    an_opinion=r"in my (?:\w+ )?(?:opinion|view|judge?ment|assessment)|"
    r"my (?:\w+ )?(?:opinion|view|judge?ment|assessment) is|I am of the (?:opinion|view)|I (?:take|hold) the view|"
    r"I (?:(?:strongly|firmly|personally) )?(?:think|consider|assess|reckon|feel|suspect) (?:that|he|she|it|this)|"
    r"it (?:seems|appears) (?:to me|likely|clear)|(?:most|very|highly) (?:likely|probabl[ey]|unlikely)",
)
APART = {About.PATTERN, About.COMMUNITY, About.OTHER_WAY, About.DO_NOT_KNOW, About.IDENTITY}
"""Where an opinion may stand: beside no single record."""
FOR_THE_SUMMARY = "Nothing to do, if it is for the summary alone; else name the paper, or the maker who said so."
WHEN_AND_WHERE = (
    "Ask the maker when and where it was, or name the paper that tells it; where neither does, clear this, and write "
    "not recorded as time and place."
)
FEWEST_WORDS = 3
UNKNOWN_SAID = re.compile(r"\b(?:told|known)\b[^.]*\bnot recorded\b", re.IGNORECASE)
Noted = Record | WhenAndWhere
"""What says where it is from, and may be from a note alone."""


@rule(
    "WS-36",
    source="Data Protection Act 2018 s.38(2): facts are told from personal assessments (recalled, to be confirmed)",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.MAKER,
    blind="Opinions in other words; inferences that are put as facts.",
)
def opinion_is_called_one_and_stands_apart(reading: DataReading) -> Iterator[Hit]:
    """A paragraph of opinion says that it is one and is about no one incident; no other paragraph holds an opinion."""
    for at, paragraph in enumerate(reading.statement.paragraphs):
        loc: Loc = ("statements", reading.position, "paragraphs", at)
        text = paragraph.text
        if paragraph.kind is not Knowledge.OPINION:
            if any(not negated(text, match) for _, match in found(OPINION, text)):
                step = "Ask the maker to put it in a paragraph of its own, of kind opinion, or to take it out."
                yield Hit((*loc, "text"), "holds an opinion among facts.", step)
            continue
        if not LABEL.search(text):
            yield Hit((*loc, "text"), "is an opinion that is not called one.", "Ask the maker to say: in my opinion.")
        if paragraph.about not in APART:
            yield Hit((*loc, "about"), "puts an opinion among the records.", "Ask the maker where it belongs.")


@rule(
    "WS-126",
    source="design: what no paper and no maker says is never stated",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.CASE_OWNER,
    blind="The same in other words; what the maker says from the maker's own knowledge.",
    overrulable=False,
)
def what_only_the_case_owner_notes_is_not_printed(reading: TextReading) -> Iterator[Hit]:
    """What only the case-owner's note gives is not printed: an effect, account, step, search, sentence or report."""
    for loc, _, is_told in _only_noted(reading):
        if is_told:
            step = "Obtain the paper, or ask the maker; until then take it out of the text."
            yield Hit((*loc, "from"), "names no paper and no maker, and it is in the statement.", step)


@rule(
    "WS-188",
    source="design: nothing that is entered goes missing without a word",
    severity=Severity.NOTE,
    reads=Reads.TEXT,
    mender=Mender.CASE_OWNER,
    blind="Accounts, of which WS-58 tells; whether a paper that is not exhibited should be.",
)
def what_is_left_out_of_the_statement_is_told(reading: TextReading) -> Iterator[Hit]:
    """What only the case-owner's note gives, and effects from papers not exhibited, are said to be left out.

    Who the subject is, is printed in any case: that nobody bears it out is a warning. Of time and place the statement
    says that they are still to be answered: an error, until they are.
    """
    if set(reading.data.case.subject.sources) == {CASE_OWNER}:
        detail = "names no paper and no maker: name and birth are printed, and nobody bears them out."
        step = "Name the papers that give them, or the maker who knows."
        yield Hit(("subject", "from"), detail, step, severity=Severity.WARNING)
    for loc, impact in _effects_not_exhibited(reading):
        detail = "is from no paper that the statement exhibits: the statement does not print it."
        step = f"Nothing to do, if it is for the summary alone; else exhibit {' or '.join(_papers(impact))}."
        yield Hit((*loc, "from"), detail, step)
    for loc, record, is_told in _only_noted(reading):
        detail = "names no paper and no maker: the statement does not print it."
        if loc[-1] == "time_and_place":
            yield Hit((*loc, "from"), detail, WHEN_AND_WHERE, Mender.MAKER, _severity_of_a_gap(reading, loc[:-1]))
        elif not is_told and not isinstance(record, Account) and loc[0] != "referral":
            yield Hit((*loc, "from"), detail, FOR_THE_SUMMARY)


def _severity_of_a_gap(reading: TextReading, loc: Loc) -> Severity | None:
    """Return how much it weighs that a statement says of an incident that it is still to be asked: no final may."""
    told = sections(reading.document)
    is_set_out = any(where == loc and incident.id in told for where, incident in incidents_of(reading.data))
    return Severity.ERROR if is_set_out else None


def _effects_not_exhibited(reading: TextReading) -> Iterator[tuple[Loc, Impact]]:
    """Yield the effects that the statement leaves out, though papers give them: it exhibits none of these."""
    makers = {maker.id for maker in reading.data.case.makers}
    set_out = {loc for loc, incident in incidents_of(reading.data) if incident.id in sections(reading.document)}
    for loc, record, is_told in _with_what_is_told(reading):
        if not isinstance(record, Impact) or is_told or loc[:-2] not in set_out:
            continue
        if _papers(record) and makers.isdisjoint(parse_source(source)[0] for source in record.sources):
            yield loc, record


def _papers(record: Noted) -> tuple[str, ...]:
    """Return the papers that a record is from, each once, in their order."""
    return tuple(dict.fromkeys(parse_source(source)[0] for source in record.sources if source.startswith("S")))


def _only_noted(reading: TextReading) -> Iterator[tuple[Loc, Noted, bool]]:
    """Yield what the case-owner's note alone gives, with its place, and whether the statement prints or says it."""
    every = _with_what_is_told(reading)
    yield from ((loc, record, is_told) for loc, record, is_told in every if set(record.sources) == {CASE_OWNER})


def _with_what_is_told(reading: TextReading) -> Iterator[tuple[Loc, Noted, bool]]:
    """Yield each record that may be left out, with its place, and whether the statement prints or says it."""
    seen, told = passages(reading.document), sections(reading.document)
    for loc, path, record, words in _noted(reading.data):
        section = told.get(path.split(".")[1], ()) if path.startswith("incidents.") else seen
        is_printed = path and any(each.startswith(f"{path}.") for passage in section for each in passage.paths)
        said = as_printed(reading.data, words).casefold() if len(words.split()) >= FEWEST_WORDS else None
        is_said = said and any(said in passage.words.casefold() for passage in section)
        yield loc, record, bool(is_printed or is_said)


def _noted_elsewhere(data: DataReading) -> Iterator[tuple[Loc, str, Record, str]]:
    """Yield the reports and searches of a statement in the same way."""
    for loc, item in items_of(data):
        yield loc, f"intelligence.{item.id}", item, ""
    for at, search in enumerate(data.statement.searches):
        yield ("statements", data.position, "searches", at), f"statement.searches.{search.id}", search, ""


def _noted(data: DataReading) -> Iterator[tuple[Loc, str, Noted, str]]:
    """Yield the records that may rest on a note, with place, the path that prints them (or none), and their words."""
    for loc, incident in incidents_of(data):
        path = f"incidents.{incident.id}"
        if incident.time_and_place is not None:
            yield (*loc, "time_and_place"), f"{path}.time_and_place", incident.time_and_place, ""
        for at, impact in enumerate(incident.impact):
            yield (*loc, "impact", at), f"{path}.impact.{impact.id}", impact, impact.extent
        for at, step in enumerate(incident.steps):
            yield (*loc, "steps", at), f"{path}.steps.{step.id}", step, ""
        if isinstance(incident.account, Account):
            words = incident.account.words
            yield (*loc, "account"), f"{path}.account", incident.account, words if isinstance(words, str) else ""
        for at, part in enumerate(getattr(incident.outcome, "sentence", ())):
            yield (*loc, "outcome", "sentence", at), f"{path}.outcome.sentence.{part.id}", part, ""
    yield from _noted_elsewhere(data)
    referral = data.case.referral
    if isinstance(referral, Referral) and isinstance(referral.interest, Record):
        yield ("referral", "interest"), "", referral.interest, referral.interest.what


@rule(
    "WS-132",
    source="Bah [2012] UKUT 196 (IAC): hearsay is weighed by who told whom, and when; CPR PD 32 para 18.2",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.FORMAT_OWNER,
    blind="Steps of the way that nobody entered; chains of the maker's own paragraphs, which those tell in words.",
    overrulable=False,
)
def how_each_thing_came_to_be_known_is_told(reading: TextReading) -> Iterator[Hit]:
    """Each recorded chain of knowledge is in the statement; where none is recorded of an incident, that is said.

    A conviction or a caution needs no other voice: there nothing has to be said of who told the police.
    """
    paths = (path for passage in passages(reading.document) for path in passage.paths)
    printed = {path.partition(".chain.")[0] for path in paths if ".chain." in path}
    on, told = reading.data.statement.date, sections(reading.document)
    for loc, path in _chains(reading.data):
        if path not in printed:
            yield Hit((*loc, "chain"), "is not told in the statement.", "Mend the format.")
    for loc, incident in incidents_of(reading.data):
        text = text_of_all(told.get(incident.id, ()))
        settled = isinstance(incident.outcome, Convicted | Cautioned) and incident.outcome.date <= on
        if incident.date > on or settled or not isinstance(incident.chain, NotRecorded):
            continue
        if not UNKNOWN_SAID.search(text):
            yield Hit((*loc, "chain"), "is not recorded, and that is not said.", "Mend the format.")


def _chains(data: DataReading) -> Iterator[tuple[Loc, str]]:
    """Yield each chain of what is set out by the statement's date, with the place and the path of what it is of."""
    on = data.statement.date
    for loc, incident in incidents_of(data):
        if incident.date <= on:
            yield from _chains_of_incident(loc, incident, on)
    for loc, item in items_of(data):
        if item.report_date <= on and _is_told(item.chain, on):
            yield loc, f"intelligence.{item.id}"


def _chains_of_incident(loc: Loc, incident: Incident, on: date) -> Iterator[tuple[Loc, str]]:
    path = f"incidents.{incident.id}"
    if _is_told(incident.chain, on):
        yield loc, path
    for at, item in enumerate(incident.undermining.items):
        if _is_told(item.chain, on):
            yield (*loc, "undermining", "items", at), f"{path}.undermining.items.{item.id}"
    for at, impact in enumerate(incident.impact):
        if _is_told(impact.chain, on) and set(impact.sources) != {CASE_OWNER}:
            yield (*loc, "impact", at), f"{path}.impact.{impact.id}"


def _is_told(chain: object, on: date) -> bool:
    """Tell whether a chain has a step that was said by the statement's date, or on a day that is not recorded."""
    if not isinstance(chain, Chain):
        return False
    return any(not (isinstance(link.said, date) and link.said > on) for link in chain.links)
