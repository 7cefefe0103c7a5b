"""What must not be in a served statement: names behind labels, closed fields, withheld values, section markers."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from pydantic import BaseModel

from docgen.case.absence import Withheld, is_recorded
from docgen.case.incidents import Reliance
from docgen.case.people import Category, Name, Person
from docgen.case.words import pieces
from docgen.checks.form import MONTH
from docgen.checks.rule import DataReading, Hit, Loc, Reads, TextReading, rule
from docgen.checks.seen import incidents_of, passages, printed_date, running_text, squeezed
from docgen.checks.wording import found, table
from docgen.findings import Mender, Severity

__all__ = [
    "a_person_relied_on_is_identified_to_the_appellant_or_the_decision_recorded",
    "no_section_marker_is_left",
    "no_withheld_or_closed_value_is_printed",
    "third_parties_stand_under_their_labels",
]

SHORTEST_NAME = 3
"""Shorter parts of names are not looked for by themselves: they stand in too many words."""
MARKERS = table(
    a_section_marker=r"(?:start|end) of (?:restricted )?section|official\s*[-–—:]*\s*sensitive",
    an_old_marking=r"not protectively marked|(?-i:RESTRICTED|CONFIDENTIAL|TOP SECRET|SECRET|PROTECT)",
)
OFFICES = (
    r"(?:the )?Crown(?: Court| Prosecution Service)?|[A-Z]\w+ Magistrates' Court|High Court|Police National Computer"
)
SPOKEN_FOR = {Category.COMPLAINANT, Category.VICTIM, Category.WITNESS}


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _whole(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern for any of some words, as whole words, whatever accents and capitals; None for no words."""
    every = "|".join(re.escape(_plain(each)) for each in sorted(words))
    return re.compile(rf"(?<!\w)(?:{every})(?!\w)", re.IGNORECASE) if every else None


def _written_as_a_name(parts: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern for parts of names, written as names: Young, YOUNG, but not young; None for no parts."""
    every = "|".join(re.escape(form) for part in sorted(parts) for form in (_plain(part), _plain(part).upper()))
    return re.compile(rf"(?<!\w)(?:{every})(?!\w)") if every else None


def _in(pattern: re.Pattern[str] | None, text: str) -> bool:
    return pattern is not None and pattern.search(text) is not None


def _names(person: Person) -> tuple[Name, ...]:
    return (*([person.name] if isinstance(person.name, Name) else []), *person.aliases)


def _known_parts(data: DataReading) -> set[str]:
    """Return parts of names that stand in the statement in their own right: the subject's and the makers'."""
    names = [data.case.subject.name, *(maker.name for maker in data.case.makers)]
    return {_plain(part).casefold() for name in names for part in name.full.split()}


@rule(
    "WS-80",
    source="Farquharson [2013] UKUT 146 (IAC); FtTIAC Presidential Guidance Note 2 of 2022",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.CASE_OWNER,
    blind="People whom the case does not have; names spelt otherwise, and parts of names that the case has in small "
    "letters or that are parts of official names; what identifies without a name.",
    overrulable=False,
)
def third_parties_stand_under_their_labels(reading: TextReading) -> Iterator[Hit]:
    """Nobody but the subject and the maker is named without a recorded decision, or their private details given.

    A complainant with anonymity for life is not named by any decision (Sexual Offences (Amendment) Act 1992 s.1).
    """
    known, seen = _known_parts(reading.data), _everything(reading)
    for person in reading.data.case.people:
        may_be_named = person.naming is not None and not person.lifetime_anonymity
        parts = {part for name in _names(person) for part in name.full.split()}
        parts = {part for part in parts if _is_telling(part) and _plain(part).casefold() not in known}
        names, called = _whole(name.full for name in _names(person)), _written_as_a_name(parts)
        private = _whole(_private(person))
        for where, text, free in seen:
            if not may_be_named and (_in(names, text) or _in(called, free)):
                yield Hit(where, f"names {person.id}.", "Write the person's id in braces: the label is printed.")
            if _in(private, text):
                yield Hit(where, f"gives a private detail of {person.id}.", "Take it out.")


def _is_telling(part: str) -> bool:
    """Tell whether a part of a name is looked for by itself: not `de` or `van`, which are also words."""
    return len(part) >= SHORTEST_NAME and not part.islower()


def _official(data: DataReading) -> re.Pattern[str]:
    """Return a pattern for what may hold a name's letters and names nobody: dates, courts, systems, the employer."""
    maker = next(maker for maker in data.case.makers if maker.id == data.statement.maker)
    names = {maker.employer, maker.work_address, maker.post, maker.rank}
    names |= {search.system for search in data.statement.searches}
    names |= {str(getattr(incident.outcome, "court", maker.rank)) for _, incident in incidents_of(data)}
    every = "|".join(re.escape(_plain(name)) for name in sorted(names))
    return re.compile(rf"(?<!\w)(?:[0-9]{{1,2}} {MONTH} [0-9]{{4}}|{OFFICES}|{every})(?!\w)")


def _private(person: Person) -> Iterator[str]:
    for value in (person.address, person.contact):
        if isinstance(value, str) and is_recorded(value):
            yield value
    if isinstance(person.born, date):
        yield printed_date(person.born)


def _everything(reading: TextReading) -> list[tuple[str, str, str]]:
    """Return place, text, and freely written text but for official names, of each passage and running line."""
    official = _official(reading.data)
    seen = [(passage.id, _plain(passage.text), _plain(passage.free_text)) for passage in passages(reading.document)]
    seen += [("running lines", _plain(line), _plain(line)) for line in running_text(reading.document)]
    return [(where, text, official.sub("\n", free)) for where, text, free in seen]


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
    closed = list(_withheld(reading.data.case, ()))
    for at, incident in enumerate(reading.data.case.incidents):
        if isinstance(incident.exact_place, str) and is_recorded(incident.exact_place):
            closed.append((("incidents", at, "exact_place"), incident.exact_place))
    wanted = [(loc, _whole([value])) for loc, value in closed]
    for passage in passages(reading.document):
        free = squeezed(_plain(passage.free_text))
        for loc, pattern in wanted:
            if _in(pattern, free):
                field = ".".join(str(step) for step in loc)
                yield Hit(passage.id, f"holds the value of {field}, which is closed.", "Take it out of the words.")


def _withheld(value: object, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, Withheld):
        yield loc, value.withheld.value
    elif isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            yield from _withheld(getattr(value, name), (*loc, info.alias or name))
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from _withheld(item, (*loc, at))


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
    blind="Whether the appellant knows who it is; a decision to withhold a name, which the case cannot hold yet.",
)
def a_person_relied_on_is_identified_to_the_appellant_or_the_decision_recorded(reading: DataReading) -> Iterator[Hit]:
    """Of each complainant, victim or witness who is relied on it is decided whether the appellant is told who it is."""
    relied = {i.id: i for _, i in incidents_of(reading) if i.reliance is Reliance.RELIED_ON}
    on = {name for incident in relied.values() for name in incident.people}
    for paragraph in reading.statement.paragraphs:
        if paragraph.incident in relied:
            on |= {piece.target for piece in pieces(paragraph.text) if piece.target}
    for at, person in enumerate(reading.case.people):
        if person.id in on and SPOKEN_FOR & set(person.categories) and person.naming is None:
            step = "Decide whether the key to persons names this person, and record who decided, when and why."
            yield Hit(("people", at), "is relied on and not identified to the appellant.", step)
