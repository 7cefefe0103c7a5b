"""What must not be in a served statement: names behind labels, closed fields, withheld values, section markers."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from docgen.case.absence import is_recorded
from docgen.case.case import Case
from docgen.case.incidents import Reliance
from docgen.case.people import Category, Name, Person
from docgen.case.plain_letters import plainly
from docgen.case.words import pieces
from docgen.checks.form import MONTH
from docgen.checks.glance import Glance, glance_at
from docgen.checks.months import months_told
from docgen.checks.rule import CLOSED, DOCUMENTS, KEY, DataReading, DocumentReading, Hit, Reads, TextReading, rule
from docgen.checks.seen import incidents_of, passages, running_text, squeezed
from docgen.checks.variants import (
    SHORTEST_VALUE,
    address_patterns,
    any_of,
    called_by,
    day_pattern,
    in_full,
    is_an_address,
    loosely,
    number_pattern,
    titled,
    value_patterns,
)
from docgen.checks.wording import found, table
from docgen.disclosure.keeping_back import values_kept_back
from docgen.findings import Mender, Severity

__all__ = [
    "a_person_relied_on_is_identified_to_the_appellant_or_the_decision_recorded",
    "no_section_marker_is_left",
    "no_withheld_or_closed_value_is_printed",
    "third_parties_stand_under_their_labels",
]

MARKERS = table(
    a_section_marker=r"(?:start|end) of (?:restricted )?section|official\s*[-–—:]*\s*sensitive",
    an_old_marking=r"not protectively marked|(?-i:RESTRICTED|CONFIDENTIAL|TOP SECRET|SECRET|PROTECT)",
)
OFFICES = r"(?:the )?Crown(?: Court| Prosecution Service)?|High Court|Police National Computer"
PLACES = re.compile(
    r"[A-Z]\w+ (?:Street|Road|Lane|Row|Avenue|Square|Way|House|(?:Magistrates'|Crown) Court|Police (?:Office|Station))"
)
SPOKEN_FOR = {Category.COMPLAINANT, Category.VICTIM, Category.WITNESS}


def _any(patterns: Iterable[str], flags: int = 0) -> re.Pattern[str] | None:
    every = any_of(patterns)
    return re.compile(every, flags) if every else None


def _in(pattern: re.Pattern[str] | None, text: str) -> bool:
    return pattern is not None and pattern.search(text) is not None


def _names(person: Person) -> tuple[Name, ...]:
    return (*([person.name] if isinstance(person.name, Name) else []), *person.aliases)


def _known_parts(case: Case) -> frozenset[str]:
    """Return parts of names that stand in a document in their own right: the subject's and the makers'."""
    names = [case.subject.name, *(maker.name for maker in case.makers)]
    return frozenset(part.casefold() for name in names for part in plainly(name.full).split())


@rule(
    "WS-80",
    source="Farquharson [2013] UKUT 146 (IAC); FtTIAC Presidential Guidance Note 2 of 2022",
    severity=Severity.ERROR,
    reads=Reads.DOCUMENT,
    mender=Mender.CASE_OWNER,
    profiles=DOCUMENTS - KEY - CLOSED,
    blind="People whom the case does not have; names spelt otherwise, and parts of names that the case has in small "
    "letters; what identifies without a name.",
    overrulable=False,
)
def third_parties_stand_under_their_labels(reading: DocumentReading) -> Iterator[Hit]:
    """Nobody but the subject and the maker is named without a recorded decision, or their private details given.

    A complainant with anonymity for life is not named by any decision (Sexual Offences (Amendment) Act 1992 s.1).
    """
    case = reading.case
    seen, work = _everything(reading), _work_addresses(case)
    glance = glance_at("\n".join(text for _, text, _ in seen))
    for person in case.people:
        may_be_named = person.naming is not None and not person.lifetime_anonymity
        may_be_there = any(glance.may_name(name) for name in _names(person))
        names, called = _looked_for(person, case) if may_be_there else (None, None)
        private = _any((p for p in _private(person, glance) if not re.search(p, work, re.IGNORECASE)), re.IGNORECASE)
        for where, text, free in seen if names or private else ():
            if not may_be_named and (_in(names, text) or _in(called, free)):
                yield Hit(where, f"names {person.id}.", "Write the person's id in braces: the label is printed.")
            if _in(private, text):
                yield Hit(where, f"gives a private detail of {person.id}.", "Take it out.")


def _looked_for(person: Person, case: Case) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """Return patterns for a person's whole names, and for what else the person may be called."""
    known, theirs = _known_parts(case), _names(person)
    own, title = loosely(case.subject.name.called), case.subject.short_name.split()[0]
    parts = [pattern for name in theirs for pattern in called_by(name, known)]
    # A family name that the subject or a maker bears too, or one of two letters, is told by its title.
    whole = [pattern for name in theirs for pattern in in_full(name)]
    whole += [titled(name.called, but=title if loosely(name.called) == own else "") for name in theirs]
    return _any(whole, re.IGNORECASE), _any(parts)


def _official(case: Case) -> re.Pattern[str]:
    """Return a pattern for what may hold a name's letters and names nobody: days, months, offices, some streets.

    Of what the case itself supplies only streets and courts are among it: a system or a post may be somebody's.
    """
    supplied = [_work_addresses(case)]
    supplied += [plainly(str(getattr(incident.outcome, "court", ""))) for incident in case.incidents]
    places = {re.escape(place) for text in supplied for place in PLACES.findall(text)}
    told = months_told(name for person in case.people for name in _names(person))
    every = any_of({*places, rf"[0-9]{{1,2}} {MONTH} [0-9]{{4}}", OFFICES, *told})
    return re.compile(rf"(?<!\w)(?:{every})(?!\w)")


def _private(person: Person, glance: Glance) -> Iterator[str]:
    """Yield patterns for a person's private details, as far as a glance at the text does not rule them out."""
    values = (person.address, person.contact, *person.places)
    for value in (each for each in values if isinstance(each, str) and is_recorded(each)):
        if glance.may_say(value):
            yield rf"(?<!\w){re.escape(plainly(value))}(?!\w)"
    if isinstance(person.address, str) and is_recorded(person.address) and glance.may_hold_street(person.address):
        yield from address_patterns(person.address)
    if isinstance(person.contact, str) and is_recorded(person.contact) and (number := number_pattern(person.contact)):
        yield from [number] if glance.may_hold_number(person.contact) else []
    if isinstance(person.born, date) and glance.may_hold_day(person.born):
        yield day_pattern(person.born)


def _work_addresses(case: Case) -> str:
    """Return where the makers work: an officer's address may be theirs, and is printed."""
    return "\n".join(plainly(maker.work_address) for maker in case.makers)


def _everything(reading: DocumentReading) -> list[tuple[str, str, str]]:
    """Return place, text, and freely written text but for official names, of each passage and running line."""
    official = _official(reading.case)
    seen = [(passage.id, plainly(passage.text), plainly(passage.free_text)) for passage in passages(reading.document)]
    seen += [("running lines", plainly(line), plainly(line)) for line in running_text(reading.document)]
    aliases = _aliases(reading.case)
    return [(where, aliases.sub("\n", text), official.sub("\n", aliases.sub("\n", free))) for where, text, free in seen]


def _aliases(case: Case) -> re.Pattern[str]:
    """Return a pattern for the subject's other names in full, where they are not somebody else's name in full.

    A spelling of the subject's name may hold the given name of a child of the same family.
    """
    others = {loosely(name.full) for person in case.people for name in _names(person)}
    whole = [plainly(alias.full) for alias in case.subject.aliases if loosely(alias.full) not in others]
    every = any_of(r"\s+".join(map(re.escape, name.split())) for name in whole) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{every})(?!\w)")


@rule(
    "WS-111",
    source="design: served output is a function of a view that does not contain what is withheld",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.CASE_OWNER,
    blind="A withheld value in other words; one that stands by chance in another field printed as a date or time.",
    overrulable=False,
)
def no_withheld_or_closed_value_is_printed(reading: TextReading) -> Iterator[Hit]:
    """No value that the case withholds, and no exact place of an incident, is written anywhere in the statement."""
    closed = [(loc[:-1], kept.value) for loc, kept in values_kept_back(reading.data.case)]
    for at, incident in enumerate(reading.data.case.incidents):
        if isinstance(incident.exact_place, str) and is_recorded(incident.exact_place):
            closed.append((("incidents", at, "exact_place"), incident.exact_place))
    for loc, incident in incidents_of(reading.data):
        place = incident.place if isinstance(incident.place, str) and is_recorded(incident.place) else ""
        if place and (is_an_address(place) or loosely(place) == loosely(str(incident.exact_place))):
            yield Hit((*loc, "place"), "is an address.", "Say it in wider words, like a shop in Saltmarsh.")
    wanted = [(loc, loosely(value), _any(value_patterns(value))) for loc, value in closed]
    for passage in passages(reading.document):
        free = squeezed(plainly(passage.free_text))
        words = f" {loosely(free)} "
        for loc, value, pattern in wanted:
            if _in(pattern, free) or (_is_text(value) and f" {value} " in words):
                field = ".".join(str(step) for step in loc)
                yield Hit(passage.id, f"holds the value of {field}, which is closed.", "Take it out of the words.")


def _is_text(value: str) -> bool:
    """Tell whether a value is compared as text: neither a short one nor a time, which is a price as well."""
    return len(value) >= SHORTEST_VALUE and re.fullmatch(r"[0-9]{2} [0-9]{2}", value) is None


@rule(
    "WS-89",
    source="Nexus High Harm guidance (2017): restricted sections are bracketed by Official - sensitive markers",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.POLICE_DISCLOSURE,
    blind="What stood between markers that were taken out.",
    overrulable=False,
)
def no_section_marker_is_left(reading: TextReading) -> Iterator[Hit]:
    """No marker of a restricted section, and no old protective marking, is in the statement's text."""
    for passage in passages(reading.document):
        for name in dict.fromkeys(name for name, _ in found(MARKERS, passage.text)):
            yield Hit(passage.id, f"holds {name}.", "Have the passage reviewed for release, then take it out.")


@rule(
    "WS-108",
    source="Farquharson [2013] UKUT 146 (IAC); the key to persons is a served document, by recorded decision (design)",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Whether the appellant knows who it is; whether a decision either way is right.",
)
def a_person_relied_on_is_identified_to_the_appellant_or_the_decision_recorded(reading: DataReading) -> Iterator[Hit]:
    """Of each complainant, victim or witness who is relied on it is decided whether the appellant is told who it is."""
    relied = {i.id: i for _, i in incidents_of(reading) if i.reliance is Reliance.RELIED_ON}
    on = {name for incident in relied.values() for name in incident.people}
    for paragraph in reading.statement.paragraphs:
        if paragraph.incident in relied:
            on |= {piece.target for piece in pieces(paragraph.text) if piece.target}
    for at, person in enumerate(reading.case.people):
        undecided = person.naming is None and person.label_only is None
        if person.id in on and SPOKEN_FOR & set(person.categories) and undecided:
            step = "Decide whether the key to persons names this person; record it under naming or under label_only."
            yield Hit(("people", at), "is relied on and not identified to the appellant.", step)
