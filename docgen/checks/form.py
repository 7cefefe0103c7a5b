"""The form of a statement: heading, corner marks, numbers, order, marking."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from docgen.case.absence import is_recorded
from docgen.case.case import Appeal, Case
from docgen.case.material import Marking
from docgen.case.naming import are_initials_of
from docgen.case.people import Name, NameOrder, Subject
from docgen.case.plain_letters import plainly
from docgen.checks.birth_told import tells_a_birth
from docgen.checks.claims import dates
from docgen.checks.rule import (
    PRODUCED,
    SECTION_9,
    TRIBUNAL,
    DataReading,
    DocumentReading,
    Hit,
    Loc,
    Reads,
    TextReading,
    rule,
)
from docgen.checks.seen import Passage, passages, printed_date, running_text, text_of_all
from docgen.checks.variants import called_by, day_pattern, in_full, titled
from docgen.checks.wording import found, table
from docgen.document import Heading, Paragraph, Role
from docgen.findings import Mender, Severity
from docgen.formats.printers import RULES

__all__ = [
    "a_cipher_is_not_the_appellants_own_initials",
    "every_page_carries_the_marking_and_a_final_none_that_is_sensitive",
    "incidents_stand_in_order_of_date",
    "numbers_and_dates_are_in_figures",
    "paragraphs_are_numbered_without_gaps",
    "the_corner_says_whose_statement_this_is",
    "the_heading_names_the_proceedings_as_at_the_date",
]

DAY = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|twentieth|"
    r"twenty[- ]\w+|thirtieth|thirty[- ]first)"
)
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# Numbers up to ten are left alone: they stand in every sentence as pronouns ("one of them") and in plain speech.
SPELT = r"(?:eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|\w+ty[- ](?:one|two|three|four|five|six|seven|eight|nine)|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|million)"  # noqa: E501 - one list of words
IN_WORDS = table(
    a_date_in_words=rf"(?:the )?{DAY} (?:day )?of {MONTH}|{MONTH} (?:the )?{DAY}",
    a_date_with_an_ordinal=rf"\d{{1,2}}(?:st|nd|rd|th) (?:of )?{MONTH}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)",
    an_amount_in_words=r"(?:\w+ )?(?:pounds|pence|quid)(?<!\d pounds)(?<!\d pence)",
    a_time_in_words=r"\w+ o'clock|half past \w+|(?:a )?quarter (?:past|to) \w+",
    a_number_in_words=SPELT,
)


def _known_appeal(data: DataReading) -> Appeal | None:
    appeal = data.case.appeal
    return appeal if isinstance(appeal, Appeal) and appeal.notified <= data.statement.date else None


def _above_title(seen: tuple[Passage, ...]) -> str:
    title = next((at for at, p in enumerate(seen) if isinstance(p.leaf, Heading) and p.leaf.level == 1), len(seen))
    return text_of_all(tuple(p for p in seen[:title] if p.role is not Role.CORNER))


@rule(
    "WS-04",
    source="CPR PD 32 para 17.1; headings are as at the document's date (design)",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.CASE_OWNER,
    blind="Whether the appeal number is this appellant's; it sees that it is the case's, in a form that there is.",
    overrulable=False,
)
def the_heading_names_the_proceedings_as_at_the_date(reading: TextReading) -> Iterator[Hit]:
    """The heading names tribunal, parties and appeal number where the appeal was known, else whom it concerns.

    An appeal of which the Tribunal sent notice after the document's date is named nowhere. Under an order of anonymity
    the appellant's name, numbers, birth and age are nowhere. The form of section 9 has no such heading.
    """
    seen = passages(reading.document)
    head, whole = _above_title(seen), text_of_all(seen) + "\n".join(running_text(reading.document))
    name, place = reading.data.case.subject.name.full, seen[0].id
    order = reading.data.case.appeal  # an order binds whatever is made from then on, of any date
    hidden = isinstance(order, Appeal) and order.is_anonymous
    called = order.initials if isinstance(order, Appeal) and hidden else name
    if not _has_no_heading(reading) and str(called).casefold() not in head.casefold():
        yield Hit(place, "begins a heading that does not name whom it concerns.", "Print the subject in the heading.")
    if hidden and _tells_the_subject(reading.data.case, f"{whole}\n{called}"):
        yield Hit(place, "begins a statement that names an appellant who is to be anonymous.", "Use the initials.")
    yield from (Hit(place, detail, "Look at appeal.notified and the format.") for detail in _standing(reading, head))


@rule(
    "WS-157",
    source="an order of the Tribunal binds whatever is served (FtTIAC Presidential Guidance Note 2 of 2022)",
    severity=Severity.ERROR,
    reads=Reads.DOCUMENT,
    mender=Mender.CASE_OWNER,
    profiles=PRODUCED,
    blind="The appellant told by anything but names, numbers and date of birth.",
    overrulable=False,
)
def what_is_produced_names_no_appellant_who_is_anonymous(reading: DocumentReading) -> Iterator[Hit]:
    """Under an order of anonymity a front sheet or schedule holds no name, number, birth or age of the appellant."""
    order = reading.case.appeal
    for passage in passages(reading.document) if isinstance(order, Appeal) and order.is_anonymous else ():
        if _tells_the_subject(reading.case, passage.text):
            yield Hit(passage.id, "names an appellant who is to be anonymous.", "Describe it without the name.")


@rule(
    "WS-166",
    source="an order of anonymity hides who the appellant is (FtTIAC Presidential Guidance Note 2 of 2022); design",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="What the order itself says; initials of a name that the case does not have.",
)
def a_cipher_is_not_the_appellants_own_initials(reading: DataReading) -> Iterator[Hit]:
    """What an order of anonymity calls the appellant is not made of the appellant's own initials."""
    order, subject = reading.case.appeal, reading.case.subject
    cipher = order.initials if isinstance(order, Appeal) else None
    if cipher is not None and any(are_initials_of(cipher, name) for name in (subject.name, *subject.aliases)):
        step = "Compare it with the order; where the order leaves it open, choose letters that tell nothing."
        yield Hit(("appeal", "initials"), "has the appellant's own initials.", step)


SHORTEST_OWN = 2
"""How many letters of the subject's own script are taken for a part of the name."""


def _tells_the_subject(case: Case, text: str) -> bool:
    """Tell whether a text names the subject, or gives the month, the year or the age that goes with the birth."""
    if _names_the_subject(case.subject, text):
        return True
    days = [*(each.date for each in case.incidents), *(each.date for each in case.statements)]
    return tells_a_birth(_births(case.subject), days, (person.label for person in case.people), text)


def _births(subject: Subject) -> Iterator[date]:
    """Yield the day of birth, and each other that a paper gives."""
    if isinstance(subject.born, date):
        yield subject.born
    for other in subject.differs:
        for claim in dates(other.as_) if re.search(r"\bb(?:orn|irth)\b", other.field) else ():
            match claim.value:
                case (int(year), int(month), int(day)) if year and month and 0 < day <= monthrange(year, month)[1]:
                    yield date(year, month, day)


def _names_the_subject(subject: Subject, text: str) -> bool:
    """Tell whether a text holds a part of the subject's names, what the subject is called, a number, or the birth."""
    seen = plainly(text)
    names = (subject.name, *subject.aliases)
    parts = [
        pattern for name in names for pattern in (*called_by(name, frozenset()), *in_full(name), titled(name.called))
    ]
    own = (
        (plainly(subject.own_script),)
        if isinstance(subject.own_script, str) and is_recorded(subject.own_script)
        else ()
    )
    parts += [re.escape(word) for name in own for word in (name, *name.split()) if len(word) >= SHORTEST_OWN]
    numbers = (subject.pnc, subject.cro, subject.home_office, subject.uan, subject.name.called)
    # What the subject is called may already be no name: the Appellant.
    called = () if subject.short_name.startswith("the ") else (subject.short_name,)
    closed = [
        re.escape(plainly(number)) for number in (*numbers, *called) if isinstance(number, str) and is_recorded(number)
    ]
    births = [day_pattern(subject.born)] if isinstance(subject.born, date) else []
    if any(re.search(pattern, seen) for pattern in parts):
        return True
    return any(re.search(rf"(?<!\w){each}(?!\w)", seen, re.IGNORECASE) for each in (*closed, *births))


def _initialled(name: Name) -> str:
    """Return initials and surname in the order of the name; a single name stands in full."""
    if not (name.given_part and name.family_part):
        return name.full
    initials = RULES["initials"].reckon(name.given_part)
    parts = (initials, name.family_part)
    return " ".join(parts if name.order is NameOrder.GIVEN_FIRST else reversed(parts))


def _has_no_heading(reading: TextReading) -> bool:
    return reading.form.sheet.profile in SECTION_9


def _standing(reading: TextReading, head: str) -> Iterator[str]:
    appeal, whole = _known_appeal(reading.data), text_of_all(passages(reading.document))
    known = reading.data.case.appeal
    if appeal and _has_no_heading(reading):
        return
    if appeal:
        wanted = ("tribunal", "appellant", "respondent", "secretary of state", appeal.number.casefold())
        missing = [word for word in wanted if word not in head.casefold()]
        if missing:
            yield "begins a heading that does not name tribunal, parties and appeal number."
        return
    if re.search(r"\bappellant\b|\bIN THE [A-Z-]+(?: [A-Z]+)? ?TRIBUNAL", head, re.IGNORECASE):
        yield "begins a heading that names proceedings of which nobody knew at the document's date."
    if isinstance(known, Appeal) and known.number in whole + "\n".join(running_text(reading.document)):
        yield "begins a statement that names an appeal of which nobody knew at its date."


@rule(
    "WS-05",
    source="CPR PD 32 para 17.2",
    severity=Severity.WARNING,
    reads=Reads.TEXT,
    mender=Mender.FORMAT_OWNER,
    blind="Where on the page the marks stand.",
    profiles=TRIBUNAL,
)
def the_corner_says_whose_statement_this_is(reading: TextReading) -> Iterator[Hit]:
    """The corner gives party (once there are proceedings), initials and surname, number, exhibits and date."""
    seen, data = passages(reading.document), reading.data
    corner = text_of_all(tuple(passage for passage in seen if passage.role is Role.CORNER))
    name = next(maker.name for maker in data.case.makers if maker.id == data.statement.maker)
    wanted = {
        "the initials and surname": _initialled(name),
        "the statement's number": f"Statement {data.statement.number}",
        "the date": printed_date(data.statement.date),
        **{f"the exhibit {mark}": mark for mark in data.statement.exhibits},
        **({"the party": "Respondent"} if _known_appeal(data) else {}),
    }
    for what, text in wanted.items():
        if text.casefold() not in corner.casefold():
            yield Hit(seen[0].id, f"begins a statement whose corner lacks {what}.", "Print it in the format's corner.")


@rule(
    "WS-06",
    source="CPR PD 32 para 19.1(5)",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.FORMAT_OWNER,
    blind="Numbers in the files: the check that the files agree with the document reads those.",
    overrulable=False,
)
def paragraphs_are_numbered_without_gaps(reading: TextReading) -> Iterator[Hit]:
    """Paragraphs carry 1, 2, 3 and so on to the last, each number once."""
    blocks = [b for b in reading.document.blocks if isinstance(b, Paragraph)]
    numbered = [block for block in blocks if block.number is not None or block.role is Role.NUMBERED]
    for expected, block in enumerate(numbered, start=1):
        if block.number != expected:
            yield Hit(block.id, f"is not numbered {expected}.", "Report it: docgen gives the numbers.")
    if not numbered and blocks:
        yield Hit(blocks[0].id, "begins a statement without numbered paragraphs.", "Number them in the format.")


@rule(
    "WS-11",
    source="CPR PD 32 para 19.1(6)",
    severity=Severity.WARNING,
    reads=Reads.TEXT,
    mender=Mender.MAKER,
    blind="Numbers up to ten in words: they are as often pronouns or plain speech; a person may still prefer figures.",
)
def numbers_and_dates_are_in_figures(reading: TextReading) -> Iterator[Hit]:
    """Dates, times, amounts, and numbers above ten are written in figures, months by name."""
    for passage in passages(reading.document):
        for name in dict.fromkeys(name for name, _ in found(IN_WORDS, passage.text)):
            yield Hit(passage.id, f"holds {name}.", "Write it in figures, dates like 2 February 2025.")


@rule(
    "WS-13",
    source="CPR PD 32 para 19.2",
    severity=Severity.WARNING,
    reads=Reads.TEXT,
    mender=Mender.FORMAT_OWNER,
    blind="The order of events within the maker's own paragraphs.",
)
def incidents_stand_in_order_of_date(reading: TextReading) -> Iterator[Hit]:
    """Incidents are set out oldest first."""
    dates = {incident.id: incident.date for incident in reading.data.case.incidents}
    first: dict[str, str] = {}
    for passage in passages(reading.document):
        if passage.incident in dates:
            first.setdefault(passage.incident, passage.id)
    for one, other in pairwise(first):
        if dates[other] < dates[one]:
            yield Hit(first[other], "stands after a later incident.", "Put the incidents in order of date.")


@rule(
    "WS-88",
    source="Government Security Classifications policy (2024); a served document is not OFFICIAL-SENSITIVE (design)",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.POLICE_DISCLOSURE,
    blind="Whether the marking is the right one; whether the page's foot should carry it too.",
    overrulable=False,
)
def every_page_carries_the_marking_and_a_final_none_that_is_sensitive(reading: TextReading) -> Iterator[Hit]:
    """The marking of the case stands on every page, is one of today's, and is not sensitive on a final."""
    marking = reading.data.statement.marking
    loc: Loc = ("statements", reading.data.position, "marking")
    head, foot = running_text(reading.document)
    if marking is not Marking.NONE and str(marking) not in {head.strip(), foot.strip()}:
        yield Hit(loc, "is not what the head of each page carries.", "Print statement.marking in the format's header.")
    if marking is Marking.NONE and re.search(r"\bOFFICIAL\b", f"{head} {foot}"):
        yield Hit(loc, "is none, but the pages carry a marking.", "Take it out of the format's header.")
    if marking is Marking.LEGACY:
        yield Hit(loc, "is a marking that is no longer given.", "Have the statement marked anew.")
    if marking is Marking.OFFICIAL_SENSITIVE and reading.document.mark is None:
        yield Hit(
            loc, "is sensitive, on a text made to be served.", "Have it reviewed for release, and marked OFFICIAL."
        )
