"""Who the subject is: what links the records to the subject, other names and birth dates, numbers, and age."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

import re
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher

from docgen.case.absence import is_recorded
from docgen.case.people import IdentityLink, Name, Subject
from docgen.case.plain_letters import plainly
from docgen.case.references import CASE_OWNER, has_its_check_letter, parse_source
from docgen.case.statements import About
from docgen.checks.dates import ADULT
from docgen.checks.rule import DataReading, Hit, Loc, Reads, TextReading, rule
from docgen.checks.seen import incidents_of, passages
from docgen.checks.shown_on_pages import strong_link
from docgen.disclosure.records import whole_years
from docgen.findings import Mender, Severity

__all__ = [
    "a_second_birth_date_is_explained",
    "a_subject_under_18_is_set_out_for_a_reason",
    "another_spelling_of_the_name_is_explained",
    "check_letters_belong_to_their_digits",
    "no_family_name_stands_among_the_given_names",
    "the_statement_says_how_the_subject_is_known",
]

WEAK_LINK = re.compile(r"\bnames?\b.*\b(?:only|alone|no more|nothing else)\b", re.IGNORECASE | re.DOTALL)
ALIKE = 0.7
"""From what likeness on two family names are one name in two spellings (0 to 1, by the letters they share)."""


@rule(
    "WS-37",
    source="design: an incident is the subject's only by a link that can be shown",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.MAKER,
    blind="Whether the link holds, and whether the maker may say so.",
)
def the_statement_says_how_the_subject_is_known(reading: TextReading) -> Iterator[Hit]:
    """The maker says how the subject is known to be the person of the records, by more than a name and a birthday.

    Where a name, a birthday or an address is all, the maker says that it is; a link that only the case-owner's note
    gives needs a paper, or the maker's own words.
    """
    data = reading.data
    if not any("statement.identity" in path for p in passages(reading.document) for path in p.paths):
        where: Loc = ("statements", data.position, "paragraphs")
        step = "Ask the maker how the subject is known, and enter the words as a paragraph that is about identity."
        yield Hit(where, "say nothing about identity by the statement's date.", step)
    said = _said_of_identity(data)
    severity = Severity.NOTE if WEAK_LINK.search(said) else None
    for where, resting in _on_a_name_alone(data).items():
        step = "Obtain fingerprints, a photograph or the like; else the maker says that there is no more."
        yield Hit(where, f"is a name alone, and nothing better links {', '.join(resting)}.", step, severity=severity)
    yield from _links_without_a_paper(data, said)


def _on_a_name_alone(data: DataReading) -> dict[Loc, list[str]]:
    """Return where the links stand that say too little, each with the incidents that have no better one."""
    links = {link.id: (at, link) for at, link in enumerate(data.case.subject.identity)}
    weak: dict[Loc, list[str]] = {}
    for _, incident in incidents_of(data):
        named = [links[name] for name in incident.identity]
        if not any(strong_link(link.how) for _, link in named):
            for at, _ in named:
                weak.setdefault(("subject", "identity", at, "how"), []).append(incident.id)
    return weak


def _said_of_identity(data: DataReading) -> str:
    own = (
        p for p in data.statement.paragraphs if p.about is About.IDENTITY and not p.is_later_than(data.statement.date)
    )
    return "\n".join(paragraph.text for paragraph in own)


def _links_without_a_paper(data: DataReading, said: str) -> Iterator[Hit]:
    used = {name for _, incident in incidents_of(data) for name in incident.identity}
    for at, link in enumerate(data.case.subject.identity):
        if link.id in used and set(link.sources) == {CASE_OWNER}:
            severity = Severity.NOTE if _is_said(link, said) else Severity.WARNING
            step = "Obtain the paper that shows it, or ask the maker to say it from own knowledge."
            detail = "names no paper: only the case-owner's note gives this link."
            yield Hit(("subject", "identity", at, "from"), detail, step, Mender.CASE_OWNER, severity)


def _is_said(link: IdentityLink, said: str) -> bool:
    if strong := strong_link(link.how):
        return strong.casefold() in said.casefold()
    return WEAK_LINK.search(said) is not None


@rule(
    "WS-97",
    source="the check letters of PNC ids, CRO numbers and arrest summons numbers (public code of the Ministry of "
    "Justice; CJS data standards)",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Whose number it is; the letter of a CRO number of a small file, whose rule is not public.",
)
def check_letters_belong_to_their_digits(reading: DataReading) -> Iterator[Hit]:
    """The check letter of each PNC id, CRO number and arrest summons number belongs to its digits."""
    subject = reading.case.subject
    numbers: list[tuple[Loc, object]] = [(("subject", "pnc"), subject.pnc), (("subject", "cro"), subject.cro)]
    numbers += [((*loc, "asn"), incident.asn) for loc, incident in incidents_of(reading)]
    for loc, number in numbers:
        if isinstance(number, str) and is_recorded(number) and not has_its_check_letter(number):
            yield Hit(loc, "has a check letter that does not belong to its digits.", "Compare it with the record.")


@rule(
    "WS-125",
    source="design: what somebody did as a child is set out only for a reason",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Whether the reason is a good one; a birth date that is wrong.",
)
def a_subject_under_18_is_set_out_for_a_reason(reading: DataReading) -> Iterator[Hit]:
    """Of an incident at which the subject was under 18 the case says why it is set out all the same."""
    born = reading.case.subject.born
    for loc, incident in incidents_of(reading):
        is_child = isinstance(born, date) and whole_years(born, incident.date) < ADULT
        if is_child and not is_recorded(incident.why_under_18):
            step = "Say in why_under_18 why it is set out, or take it out of the statement."
            yield Hit((*loc, "why_under_18"), "gives no reason, and the subject was under 18.", step)


@rule(
    "WS-127",
    source="design: a person with two birth dates in the records may be two persons",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.MAKER,
    blind="Birth dates that nobody compared, or that were not entered under differs.",
)
def a_second_birth_date_is_explained(reading: DataReading) -> Iterator[Hit]:
    """Where a paper gives the subject another birth date, the maker explains it."""
    if any(re.search(r"birth|born", each.field, re.IGNORECASE) for each in reading.case.subject.differs):
        step = "Ask the maker to say what each paper gives and which date is right, or that this is not known."
        yield Hit(("subject", "born"), "is given otherwise in another paper.", step)


@rule(
    "WS-128",
    source="design: a name spelt otherwise is explained once, so that nobody takes it for somebody else's",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.MAKER,
    blind="Spellings of given names; spellings so far apart that they look like another name; those nobody entered.",
)
def another_spelling_of_the_name_is_explained(reading: DataReading) -> Iterator[Hit]:
    """Where an exhibit of this statement spells the subject's family name otherwise, the maker explains it."""
    marks = set(reading.statement.exhibits)
    held = {part.paper for exhibit in reading.case.exhibits if exhibit.mark in marks for part in exhibit.parts}
    subject = reading.case.subject
    shown = (alias for alias in subject.aliases if held & {parse_source(source)[0] for source in alias.sources})
    if any(_is_a_spelling(alias.called, subject) for alias in shown):
        step = "Ask the maker to explain the spellings once, with the exhibits that have them."
        yield Hit(("subject", "aliases"), "hold the family name in another spelling, which an exhibit has.", step)


def _is_a_spelling(called: str, subject: Subject) -> bool:
    one, other = plainly(called).casefold(), plainly(subject.name.called).casefold()
    return one != other and SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


@rule(
    "WS-183",
    source="design: a name is printed as given names and family names, so that neither stands twice",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Names entered in the wrong cell; a family name that stands among the given names in another spelling.",
)
def no_family_name_stands_among_the_given_names(reading: DataReading) -> Iterator[Hit]:
    """The family name does not stand at the end of several given names: it would be printed twice."""
    case, step = reading.case, "Leave it out there; where the person does bear it twice, say so when you overrule this."
    named: list[tuple[Loc, object]] = [(("subject",), case.subject.name)]
    named += [(("makers", at), maker.name) for at, maker in enumerate(case.makers)]
    named += [(("people", at), person.name) for at, person in enumerate(case.people)]
    for loc, name in named:
        if not isinstance(name, Name):
            continue
        given, family = plainly(name.given_part).casefold().split(), plainly(name.family_part).casefold().split()
        if family and len(given) > len(family) and given[-len(family) :] == family:
            yield Hit((*loc, "name", "given"), "ends with the family name.", step)
