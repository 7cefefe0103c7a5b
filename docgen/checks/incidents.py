"""Incidents as a whole: none twice, counts right, enough of them, and the statement needed at all."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

import re
from collections.abc import Iterator
from datetime import date

from docgen.case.absence import is_recorded
from docgen.case.incidents import Incident, StepKind, events_of
from docgen.case.outcomes import OUTCOME_CLASSES, Cautioned, Convicted
from docgen.case.people import ImmigrationStatus
from docgen.case.statements import About
from docgen.checks.rule import DataReading, Hit, Loc, Reads, TextReading, rule
from docgen.checks.seen import incidents_of, items_of, passages
from docgen.checks.variants import loosely
from docgen.document import Table, text_of
from docgen.findings import Mender, Severity

__all__ = [
    "a_statement_sets_something_out",
    "counts_in_the_text_are_those_of_the_case",
    "no_incident_is_there_twice",
    "there_is_more_than_one_incident",
    "this_statement_may_not_be_needed",
    "what_other_papers_say_otherwise_is_said",
]

NUMBERS = {
    "no": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
THINGS = {
    "incident": "incidents",
    "conviction": "convictions",
    "caution": "cautions",
    "acquittal": "acquittals",
    "quashed conviction": "quashed convictions",
    "pending charge": "charges not yet tried",
    "court occasion": "court occasions",
    "intelligence item": "intelligence items",
    "intelligence report": "intelligence items",
    "arrest": "arrests",
    "exhibit": "exhibits",
    "convicted": "convictions",
    "cautioned": "cautions",
    "acquitted": "acquittals",
    "arrested": "arrests",
}
ROWS = {
    "Conviction quashed": "quashed",
    "Conviction": "convicted",
    "Caution": "cautioned",
    "Ended out of court": "other disposal",
    "Acquittal": "acquitted",
    "Unfit to plead": "unfit to plead",
    "Charge discontinued": "discontinued",
    "No further action": "no further action",
    "Charge not yet tried": "pending",
    "Under investigation": "under investigation",
    "No outcome": "open",
}
"""How the rows of a table of counts begin, and what class of outcome each counts."""
# "no other record" and "one of the incidents" count nothing; "no conviction in 2019" counts only a part.
EARLIER = "previous|prior|earlier|past|known|old"
"""What counts a part of the whole: such a number may be less than the whole, and never more."""
COUNTED = re.compile(
    rf"(?<![\w£/.])([0-9]{{1,3}}|{'|'.join(NUMBERS)}) "
    rf"((?:(?:separate|recorded|different|further|criminal|UK|British|{EARLIER}) ){{0,3}})"
    rf"({'|'.join(THINGS)})s?\b"
    r"(?! (?:in(?! (?:all|total)\b| the (?:UK|United Kingdom)\b(?! (?:in|on|from|before|after|since|between)\b))|"
    r"on|of|from|for|before|after|since|by) )(?! (?:that )?(?:(?:was|were) )?(?:quashed|set aside)\b)",
    re.IGNORECASE,
)
PART = re.compile(rf"\b(?:{EARLIER})\b", re.IGNORECASE)
REFERENCE = "reference"
WHETHER_NEEDED = (
    "Ask Specialist Appeals whether a statement is needed; keep the answer under comments (in the workbook: the sheet "
    "comments). The note stays."
)
LINKS = frozenset({"section", "sections", "s", "ss", "of", "the", "and", "to", "contrary", "under", "act"})
"""Words of a provision that tell none from another."""
YEAR = re.compile(r"(?:1[2-9]|20)[0-9]{2}")
TIMES = {"once": 1, "twice": 2, "thrice": 3}
DONE = re.compile(
    rf"\b(convicted|cautioned|acquitted|arrested) (?:(once|twice|thrice)|([0-9]{{1,3}}|{'|'.join(NUMBERS)}) times)\b"
    r"(?! (?:in|on|of|from|for|before|after|since|by) )",
    re.IGNORECASE,
)


@rule(
    "WS-52",
    source="design: one event counted twice misleads",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="One event that two papers describe under different dates, places or words; whether charges told apart are "
    "of one event: on one day and under one reference that is asked.",
)
def no_incident_is_there_twice(reading: DataReading) -> Iterator[Hit]:
    """No two incidents have one reference, or one date, place and allegation, but charges that are told apart.

    Charges of one event are told apart by what names them (`count`, `same_event`), and convictions under one reference
    also by the provision. Charges that are of one event by way of a third, which the statement leaves out, name each
    other, or they would be counted as two events.
    """
    yield from _linked_by_what_is_left_out(reading)
    alike: dict[tuple[str, ...], list[Incident]] = {}
    for other in reading.case.incidents:
        for key in _keys(other):
            alike.setdefault(key, []).append(other)
    for loc, incident in incidents_of(reading):
        found = [(key[0], other) for key in _keys(incident) for other in alike[key] if other.id != incident.id]
        again = dict.fromkeys(other.id for by, other in found if not _told_apart(by, incident, other))
        near = dict.fromkeys(other.id for by, other in found if by == REFERENCE and _may_be_one(incident, other))
        if again:
            step = "Make one of the two, with both papers in from; or name the charge of each in count or same_event."
            yield Hit(loc, f"is the same as {', '.join(again)}.", step)
        elif near:
            step = "If it is one event, name the other in same_event: the statement then says so."
            yield Hit(loc, f"has the day and reference of {', '.join(near)}.", step, severity=Severity.NOTE)


def _linked_by_what_is_left_out(reading: DataReading) -> Iterator[Hit]:
    told = incidents_of(reading)
    known, said = events_of(reading.case.incidents), events_of(incident for _, incident in told)
    for at, (loc, one) in enumerate(told):
        apart = [
            other.id for _, other in told[:at] if known[other.id] == known[one.id] and said[other.id] != said[one.id]
        ]
        if apart:
            step = "Name it in same_event: the statement then says so."
            yield Hit((*loc, "same_event"), f"does not name {', '.join(apart)}, and is of the same event.", step)


def _told_apart(by: str, one: Incident, other: Incident) -> bool:
    """Tell whether two incidents that are alike by reference, or by day, place and allegation, are two charges."""
    counts = [loosely(str(each.count)) for each in (one, other) if is_recorded(each.count)]
    counted = len(counts) == len({*counts}) == 2  # noqa: PLR2004 - each of the two has a count of its own
    linked = other.id in one.same_event or one.id in other.same_event
    return linked or counted or (by == REFERENCE and _under_two_provisions(one.outcome, other.outcome))


def _may_be_one(one: Incident, other: Incident) -> bool:
    """Tell whether two charges may be of one event, and nobody has said so."""
    linked = other.id in one.same_event or one.id in other.same_event
    return not linked and one.date <= (other.last_date or other.date) and other.date <= (one.last_date or one.date)


def _under_two_provisions(one: object, other: object) -> bool:
    """Tell whether two outcomes are convictions or cautions under provisions that cannot be the same."""
    if not (isinstance(one, Convicted | Cautioned) and isinstance(other, Convicted | Cautioned)):
        return False
    (law, section), (other_law, other_section) = _provision(one.statute), _provision(other.statute)
    if law and other_law and not (law <= other_law or other_law <= law):
        return True
    return bool(section and other_section) and section != other_section


def _provision(statute: str) -> tuple[frozenset[str], str]:
    """Return the words of an Act with its year, and the number of the first section: however it is written."""
    words = [word for word in loosely(statute).split() if word not in LINKS]
    section = next((word for word in words if word[0].isdigit() and not YEAR.fullmatch(word)), "")
    return frozenset(word for word in words if not word[0].isdigit() or YEAR.fullmatch(word)), section


def _keys(incident: Incident) -> Iterator[tuple[str, ...]]:
    if isinstance(incident.reference, str) and is_recorded(incident.reference):
        yield (REFERENCE, incident.reference.casefold())
    if isinstance(incident.place, str) and is_recorded(incident.place):
        yield (incident.date.isoformat(), incident.place.casefold(), incident.allegation.casefold())


@rule(
    "WS-53",
    source="design: no fact changes on its way to the page",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.MAKER,
    blind="Counts of a part (convictions in one year), and of things that the case does not count.",
)
def counts_in_the_text_are_those_of_the_case(reading: TextReading) -> Iterator[Hit]:
    """A number of incidents, convictions, cautions, acquittals, arrests or exhibits is the number that the case has.

    So is each number in a table of how incidents ended. A caution is counted as a caution.
    """
    counts = _counts(reading.data)
    for passage in passages(reading.document):
        for number, thing, is_part in _counted(passage.text):
            if number > counts[thing] or (number < counts[thing] and not is_part):
                detail = f"counts {number} {thing} where the statement has {counts[thing]}."
                is_sum = thing == "convictions" and number == counts["convictions"] + counts["cautions"]
                step = "A caution is not a conviction." if is_sum else "Compare the text with the incidents set out."
                yield Hit(passage.id, detail, step)
    yield from _wrong_rows(reading)


def _counted(text: str) -> Iterator[tuple[int, str, bool]]:
    """Yield each number in a text that counts something, with what it counts, and whether it may count a part of it."""
    known = NUMBERS | TIMES
    found = [(match[1], match[3], bool(PART.search(match[2]))) for match in COUNTED.finditer(text)]
    found += [(match[2] or match[3], match[1], False) for match in DONE.finditer(text)]
    for word, thing, is_part in ((word.casefold(), thing.casefold(), is_part) for word, thing, is_part in found):
        yield known[word] if word in known else int(word), THINGS[thing], is_part


def _counts(data: DataReading) -> dict[str, int]:
    on, by_class = data.statement.date, _by_class(data)
    shown = [incident for _, incident in incidents_of(data) if incident.date <= on]
    convicted = {(i.outcome.date, i.outcome.court) for i in by_class["convicted"] if isinstance(i.outcome, Convicted)}
    return {
        "incidents": len(shown),
        "convictions": len(by_class["convicted"]),
        "cautions": len(by_class["cautioned"]),
        "acquittals": len(by_class["acquitted"]),
        "quashed convictions": len(by_class["quashed"]),
        "charges not yet tried": len(by_class["pending"]),
        "court occasions": len(convicted),
        "intelligence items": sum(item.report_date <= on for _, item in items_of(data)),
        "arrests": sum(step.kind is StepKind.ARRESTED for i in shown for step in i.steps if step.date <= on),
        "exhibits": len(data.statement.exhibits),
    }


def _by_class(data: DataReading) -> dict[str, list[Incident]]:
    """Return the statement's incidents by how they ended, as at its date; those not ended by then are open."""
    on = data.statement.date
    found: dict[str, list[Incident]] = {result: [] for result in (*OUTCOME_CLASSES, "open")}
    for _, incident in incidents_of(data):
        if incident.date <= on:
            found[incident.outcome.result if incident.outcome.date <= on else "open"].append(incident)
    return found


def _wrong_rows(reading: TextReading) -> Iterator[Hit]:
    """Yield the rows of a table of counts that do not count what the case has."""
    by_class = _by_class(reading.data)
    for table in (block for block in reading.document.blocks if isinstance(block, Table)):
        for row in table.rows:
            label, number = text_of(row.cells[0].spans), text_of(row.cells[-1].spans)
            result = next((result for begins, result in ROWS.items() if label.startswith(begins)), None)
            if result and number.isdecimal() and int(number) != len(by_class[result]):
                step = "Compare the text with the incidents of the statement."
                yield Hit(row.cells[-1].id, f"counts {number} where the statement has {len(by_class[result])}.", step)


@rule(
    "WS-106",
    source="Bah [2012] UKUT 196 (IAC): conduct is viewed as a whole; design",
    severity=Severity.NOTE,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Incidents in other statements of the case.",
)
def there_is_more_than_one_incident(reading: DataReading) -> Iterator[Hit]:
    """A statement on one incident is no statement on a pattern."""
    if len(reading.statement.incidents) == 1:
        loc: Loc = ("statements", reading.position, "incidents")
        yield Hit(loc, "holds one incident only.", "Nothing to do, if that is all there is; speak of no pattern.")


@rule(
    "WS-169",
    source="Nexus High Harm guidance (2017): a statement sets out what the police hold; design",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Statements that were asked for on searches alone.",
)
def a_statement_sets_something_out(reading: DataReading) -> Iterator[Hit]:
    """A statement sets out an incident, an intelligence item, a conviction abroad, or the effect on the community."""
    statement = reading.statement
    community = any(paragraph.about is About.COMMUNITY for paragraph in statement.paragraphs)
    if not (statement.incidents or statement.intelligence or statement.overseas or community):
        loc: Loc = ("statements", reading.position, "incidents")
        ids = ", ".join(incident.id for incident in reading.case.incidents)
        step = f"Name those that it is to set out; the case has: {ids}." if ids else "Enter the incident, and name it."
        yield Hit(loc, "names no incident, so the statement sets out nothing.", step)


@rule(
    "WS-107",
    source="Nexus High Harm guidance (2017): without status and with a conviction, a statement is not always needed",
    severity=Severity.NOTE,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Whether the appeal needs it all the same: Specialist Appeals advise on that.",
)
def this_statement_may_not_be_needed(reading: DataReading) -> Iterator[Hit]:
    """Where the subject has no leave and a conviction, removal may go ahead without a police statement."""
    on = reading.statement.date
    ended = [incident.outcome for incident in reading.case.incidents if incident.outcome.date <= on]
    for at, status in enumerate(reading.case.subject.immigration):
        current = _holds_on(status, reading)
        no_leave = re.match(r"no (?:current |valid )?leave\b", status.status, re.IGNORECASE)
        if current and no_leave and any(isinstance(outcome, Convicted) for outcome in ended):
            loc: Loc = ("subject", "immigration", at, "status")
            yield Hit(loc, "is no leave, and there is a conviction.", WHETHER_NEEDED)


def _holds_on(status: ImmigrationStatus, reading: DataReading) -> bool:
    on = reading.statement.date
    has_ended = is_recorded(status.end) and str(status.end) <= on.isoformat()
    has_begun = not isinstance(status.start, date) or status.start <= on
    return has_begun and not has_ended


@rule(
    "WS-112",
    source="Nimo [2020] UKUT 88 (IAC): not knowingly to mislead; design",
    severity=Severity.WARNING,
    reads=Reads.TEXT,
    mender=Mender.CASE_OWNER,
    blind="Differences that nobody entered, and those that the text gives in other words.",
)
def what_other_papers_say_otherwise_is_said(reading: TextReading) -> Iterator[Hit]:
    """Where another paper of an incident says otherwise, the statement says that it does."""
    whole = "\n".join(passage.text for passage in passages(reading.document))
    for loc, incident in incidents_of(reading.data):
        for where, record in ((loc, incident), ((*loc, "outcome"), incident.outcome)):
            for at, difference in enumerate(record.differs):
                if difference.as_ not in whole:
                    step = "Enter it under undermining, or ask the maker to say it."
                    yield Hit((*where, "differs", at), "is not said in the statement.", step)
