"""What tells who somebody is without a name: places, schools, numbers, labels; and how the police come to know."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from docgen.case.absence import is_recorded
from docgen.case.case import Case
from docgen.case.outcomes import Convicted
from docgen.case.people import Category, Person
from docgen.case.plain_letters import plainly
from docgen.case.redaction import NumberKind
from docgen.case.words import pieces
from docgen.checks.rule import DataReading, Hit, Reads, TextReading, rule
from docgen.checks.seen import Passage, passages, running_text
from docgen.checks.variants import address_patterns, any_of, day_pattern, loosely
from docgen.checks.wording import found, table
from docgen.disclosure.numbers import NUMBERS
from docgen.disclosure.roads import in_full
from docgen.findings import Mender, Severity

__all__ = [
    "a_child_is_not_told_by_place_school_or_birth",
    "a_complainant_with_anonymity_for_life_is_not_told_by_place",
    "a_label_that_calls_somebody_a_victim_rests_on_a_conviction",
    "each_label_in_the_text_is_somebodys",
    "no_number_of_a_private_person_stands_in_the_text",
    "nothing_tells_of_covert_methods_or_of_an_informant",
    "the_categories_of_each_person_agree_with_the_rest",
]

POSTCODE = re.compile(r"\s*[A-Z]{1,2}[0-9][0-9A-Z]?\s*[0-9][A-Z]{2}\s*")
NUMBERED = re.compile(r"\s*(?:(?:flat|unit|apartment|room|no\.?)\s+)?[0-9]+[a-z]?\b,?\s*", re.IGNORECASE)
ROADS = re.compile(
    r"(?:[A-Z][\w']+ )+(?:Street|Road|Lane|Row|Avenue|Close|Drive|Way|Terrace|Crescent|Square|Gardens|Quay|Steps|Yard|"
    r"Gate|Bank|Hill|Basin|Wharf|Mews|Parade)\b"
)
SCHOOL = re.compile(r"(?:[A-Z][\w'’-]+ )+(?:School|Academy|College|Nursery|Kindergarten)\b")
SHORTEST_PLACE = 4
LABEL = re.compile(r"(?<!\w)(?:Person|Witness|Child|Officer|Complainant|Victim) (?:[A-HJ-Z]|[0-9]{1,2})(?![\w/])")
VICTIM = re.compile(r"\b(?:victim|complainant|survivor|injured party)s?\b", re.IGNORECASE)
PRIVATE = table(
    an_email_address=NUMBERS[NumberKind.EMAIL],
    a_telephone_number=NUMBERS[NumberKind.TELEPHONE],
    a_postcode=NUMBERS[NumberKind.POSTCODE],
    a_vehicle_registration=NUMBERS[NumberKind.VEHICLE],
    a_national_insurance_number=NUMBERS[NumberKind.NATIONAL_INSURANCE],
    a_pnc_id_of_somebody_else=NUMBERS[NumberKind.PNC],
)
FIGURE_OR_AT = re.compile(r"[0-9@]")
"""Without one of these a text holds no number and no address, and is passed over."""
COVERT = table(
    a_covert_method=r"covert(?:ly)?|undercover|surveillance (?:team|operation|log|officers?)|under surveillance|"
    r"(?:listening|tracking) devices?|intercepted (?:calls?|communications?|messages?)|"
    r"(?:telephone|communications?) intercept(?:s|ion)?",
    an_informant=r"informants?|CHIS|human intelligence sources?|(?:registered|tasked) sources?|source handlers?",
    a_log_number=r"(?-i:[A-Z]{1,4}[/-]INT[/-][0-9]{2}[/-][0-9]{2,7})",
)

SIGNS = ("covert", "undercover", "surveillance", "device", "intercept", "informant", "chis", "source", "/int", "-int")
"""One of these stands in each wording of the table above: a text without any is passed over."""


def _telling(person: Person, case: Case) -> tuple[str, ...]:
    """Return patterns for places that tell who a person is: where the person lives, works, learns, or was harmed.

    A street that the case itself speaks of elsewhere is public, and tells of the person with its number only.
    """
    named = [place for place in (person.address, *person.places) if isinstance(place, str) and is_recorded(place)]
    where = [each.exact_place for each in case.incidents if person.id in each.people]
    exact = [place for place in where if isinstance(place, str) and is_recorded(place)]
    every = {in_full(part) for place in (*named, *exact) for part in _parts(place)}
    every |= {match[0] for place in exact for match in ROADS.finditer(in_full(plainly(place)))}
    public = _spoken_of(person, case)
    patterns = {rf"(?<!\w){re.escape(part)}(?!\w)" for part in every if part.casefold() not in public}
    return tuple(sorted(patterns | {pattern for place in named for pattern in address_patterns(in_full(place))}))


def _spoken_of(person: Person, case: Case) -> str:
    """Return what served words say of other things: other incidents' places, and intelligence."""
    places = [each.place for each in case.incidents if person.id not in each.people and isinstance(each.place, str)]
    return in_full(plainly("\n".join((*places, *(item.text for item in case.intelligence))))).casefold()


def _parts(place: str) -> Iterator[str]:
    """Yield what an address says before its town: the street without its number, the house, the firm."""
    parts = [part for part in plainly(place).split(",") if not POSTCODE.fullmatch(part)]
    for at, part in enumerate(parts):
        numbered = NUMBERED.match(part)
        rest = part[numbered.end() if numbered else 0 :].strip().removeprefix("The ")
        if (at == 0 or numbered) and len(rest) >= SHORTEST_PLACE and rest[0].isupper():
            yield rest


def _about(person: Person, case: Case, seen: tuple[Passage, ...]) -> Iterator[tuple[Passage, str]]:
    """Yield what was written freely where a person is spoken of: of the person's incidents, and by the maker."""
    mine = {each.id for each in case.incidents if person.id in each.people}
    for passage in seen:
        if text := passage.free_text if passage.incident in mine else passage.words:
            yield passage, plainly(text)


def _told_by_place(reading: TextReading, people: Iterable[Person]) -> Iterator[Hit]:
    seen, step = passages(reading.document), "Say it in wider words, like a place of work in Saltmarsh."
    for person in people:
        every = any_of(_telling(person, reading.data.case))
        for passage, text in _about(person, reading.data.case, seen):
            if every and any(re.search(every, said, re.IGNORECASE) for said in {text, in_full(text)}):
                yield Hit(passage.id, f"tells of {person.id} by a place that is closed.", step)
            elif passage.incident is not None and SCHOOL.search(text):
                yield Hit(passage.id, f"names a school, where {person.id} is spoken of.", step)


@rule(
    "WS-81",
    source="Sexual Offences (Amendment) Act 1992 s.1: name, address, school, place of work, picture, for life",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.CASE_OWNER,
    blind="Pictures; places that the case does not have; what tells who it is only together with what else is known.",
    overrulable=False,
)
def a_complainant_with_anonymity_for_life_is_not_told_by_place(reading: TextReading) -> Iterator[Hit]:
    """No street, house, workplace or school of somebody with anonymity for life is told, with a number or without."""
    yield from _told_by_place(reading, (person for person in reading.data.case.people if person.lifetime_anonymity))


@rule(
    "WS-82",
    source="Children and Young Persons Act 1933 s.49; Youth Justice and Criminal Evidence Act 1999 s.45",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.CASE_OWNER,
    blind="Pictures; places that the case does not have; what tells who it is only together with what else is known.",
    overrulable=False,
)
def a_child_is_not_told_by_place_school_or_birth(reading: TextReading) -> Iterator[Hit]:
    """No street, house or school of somebody under 18 is told, and no day of birth: an age in years is enough."""
    children = [each for each in reading.data.case.people if each.under_18 is True or Category.CHILD in each.categories]
    yield from _told_by_place(reading, children)
    for child in children:
        if not isinstance(child.born, date):
            continue
        born = re.compile(day_pattern(child.born), re.IGNORECASE)
        for passage, text in _about(child, reading.data.case, passages(reading.document)):
            if born.search(text):
                yield Hit(passage.id, f"gives the day on which {child.id} was born.", "Give the age in years, if that.")


@rule(
    "WS-83",
    source="Farquharson [2013] UKUT 146 (IAC); design: a label is one person's in all that is served",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.MAKER,
    blind="Labels of other forms than Person A or Witness 1; a label written by hand that is another person's.",
)
def each_label_in_the_text_is_somebodys(reading: TextReading) -> Iterator[Hit]:
    """Each label that stands in the text is the label of somebody in the case."""
    labels = [loosely(person.label) for person in reading.data.case.people]
    for passage in passages(reading.document):
        for label in dict.fromkeys(LABEL.findall(passage.text)):
            plain = loosely(label)
            if not any(known == plain or known.startswith(f"{plain} ") for known in labels):
                step = "Write the person's id in braces, like {P7}: the right label is printed."
                yield Hit(passage.id, "holds a label that is nobody's in this case.", step)


@rule(
    "WS-84",
    source="ICO guidance on redaction: personal data of others (design)",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.CASE_OWNER,
    blind="Numbers of forms that its patterns do not know; a vehicle's old number; whose number it is, so that the "
    "subject's own car counts as well.",
)
def no_number_of_a_private_person_stands_in_the_text(reading: TextReading) -> Iterator[Hit]:
    """No telephone number, e-mail address, postcode, car, National Insurance or PNC number of others is in the text."""
    case = reading.data.case
    ours = [plainly(maker.work_address) for maker in case.makers]
    ours += [str(number) for number in (case.subject.pnc, case.subject.cro) if is_recorded(number)]
    known = re.compile(any_of(r"\s+".join(map(re.escape, each.split())) for each in ours))
    seen = [(passage.id, passage.text) for passage in passages(reading.document)]
    for where, text in (*seen, *(("running lines", line) for line in running_text(reading.document))):
        if not FIGURE_OR_AT.search(text):
            continue
        for name in dict.fromkeys(name for name, _ in found(PRIVATE, known.sub("\n", plainly(text)))):
            yield Hit(where, f"holds {name}.", "Take it out.")


@rule(
    "WS-87",
    source="Data Protection Act 2018 s.38(3): suspects, convicted, victims and witnesses are told apart",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Whether a category is right; that everybody has one, the model of the case sees to.",
)
def the_categories_of_each_person_agree_with_the_rest(reading: DataReading) -> Iterator[Hit]:
    """Who is under 18 is a child among the categories, and who has anonymity for life a complainant or a victim."""
    for at, person in enumerate(reading.case.people):
        if person.under_18 is True and Category.CHILD not in person.categories:
            yield Hit(("people", at, "categories"), "lacks child, of somebody under 18.", "Add child.")
        if person.lifetime_anonymity and not {Category.COMPLAINANT, Category.VICTIM} & set(person.categories):
            detail = "has neither complainant nor victim, of somebody with anonymity for life."
            yield Hit(("people", at, "categories"), detail, "Add which it is.")


@rule(
    "WS-181",
    source="design: the label by default is Person A; Data Protection Act 2018 s.38(3): who is a victim is a finding",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="What a label says in other words, as in the injured man; whose conduct it was, where several are spoken of.",
)
def a_label_that_calls_somebody_a_victim_rests_on_a_conviction(reading: DataReading) -> Iterator[Hit]:
    """Whoever a label calls a victim or a complainant has a part in an incident that ended in a conviction."""
    proved = {
        who for incident in reading.case.incidents if isinstance(incident.outcome, Convicted) for who in incident.people
    }
    for at, person in enumerate(reading.case.people):
        if person.id not in proved and VICTIM.search(person.label):
            step = "Use a label like Person A, unless a court has found it or the case's own orders use this one."
            yield Hit(("people", at, "label"), "says what no court has found.", step)


@rule(
    "WS-90",
    source="CPS Disclosure Manual, sensitive material (MG6D), by analogy; domain 4.1: sanitised intelligence",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.POLICE_DISCLOSURE,
    blind="Methods told in other words; what only together with other papers tells who spoke to the police.",
    overrulable=False,
)
def nothing_tells_of_covert_methods_or_of_an_informant(reading: TextReading) -> Iterator[Hit]:
    """No covert method, no informant and no log number of intelligence is told of."""
    step = "Take it out, and have police disclosure look at the passage."
    logs = [
        loosely(item.log)
        for item in reading.data.case.intelligence
        if isinstance(item.log, str) and is_recorded(item.log)
    ]
    for passage in passages(reading.document):
        small = passage.text.casefold()
        told = [name for name, _ in found(COVERT, passage.text)] if any(map(small.__contains__, SIGNS)) else []
        words = f" {loosely(passage.text)} " if logs else ""
        told += ["a log number" for log in logs if f" {log} " in words]
        for name in dict.fromkeys(told):
            yield Hit(passage.id, f"tells of {name}.", step)
    informants = {person.id for person in reading.data.case.people if Category.INFORMANT in person.categories}
    for at, paragraph in enumerate(reading.data.statement.paragraphs):
        if informants & {piece.target for piece in pieces(paragraph.text)}:
            loc = ("statements", reading.data.position, "paragraphs", at, "text")
            yield Hit(loc, "speaks of somebody who is an informant.", step)
