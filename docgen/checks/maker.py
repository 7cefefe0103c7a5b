"""Who makes the statement and how it was prepared."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

import re
import unicodedata
from collections.abc import Iterator
from itertools import takewhile

from docgen.case.absence import NotRecorded
from docgen.case.case import Appeal
from docgen.case.people import Maker
from docgen.checks.rule import DataReading, Hit, Loc, Reads, TextReading, rule
from docgen.checks.seen import Passage, passages, printed_date, squeezed, text_of_all
from docgen.checks.wording import found, table
from docgen.document import DerivedSpan
from docgen.findings import Mender, Severity

__all__ = [
    "each_statement_of_a_maker_follows_the_one_before",
    "the_age_of_the_maker_is_stated_and_never_a_date_of_birth",
    "the_maker_is_named_at_the_start",
    "the_maker_speaks_in_the_first_person",
    "the_maker_writes_in_english",
    "the_post_and_the_standing_of_the_employer_are_stated",
    "the_process_of_preparation_is_stated",
    "the_work_address_is_given_and_nothing_private",
    "when_the_maker_can_attend_is_recorded",
]

BORN = table(date_of_birth=r"my date of birth|I was born|my birthday|I am \d{1,2} years? old")
PRIVATE = table(
    a_private_address=r"I live (?:at|in)|my home address|my home is|my private address",
    an_email_address=r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    a_telephone_number=r"(?:\+44[ ]?\(?0?\)?[ ]?|0)(?:\d[ ]?){8,9}\d",
)
COMMONEST = frozenset({
    "the", "of", "and", "to", "that", "it", "is", "was", "were", "i", "for", "with", "as", "by", "at", "from", "this",
    "not", "have", "had",
})  # fmt: skip
LONG = 8
"""How many words of English hardly ever hold none of the commonest."""
SELF = table(
    a_maker_who_speaks_of_the_maker=r"(?:the|this) (?:maker|deponent|undersigned|reporting officer)(?! of)|"
    r"the officer (?:states|says|believes|confirms|recalls)",
)


def _maker(data: DataReading) -> Maker:
    return next(maker for maker in data.case.makers if maker.id == data.statement.maker)


def _maker_loc(data: DataReading, *more: str) -> Loc:
    position = next(at for at, maker in enumerate(data.case.makers) if maker.id == data.statement.maker)
    return ("makers", position, *more)


def _until_first_paragraph(seen: tuple[Passage, ...]) -> tuple[Passage, ...]:
    before = tuple(takewhile(lambda passage: passage.number is None, seen))
    return seen[: len(before) + 1]


def _holds(text: str, part: str) -> bool:
    return squeezed(part).casefold() in squeezed(text).casefold()


@rule(
    "WS-01",
    source="CrimPR 2020 r.16.2(a); CPR PD 32 para 18.1",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.FORMAT_OWNER,
    blind="Whether the name is the maker's full name: that is as the case has it.",
)
def the_maker_is_named_at_the_start(reading: TextReading) -> Iterator[Hit]:
    """The maker's full name stands in the title or the first paragraph, and no part of it is left unrecorded."""
    name = _maker(reading.data).name
    if NotRecorded.NOT_RECORDED in {name.given, name.family}:
        at = reading.data.case.makers.index(_maker(reading.data))
        step = "Ask the maker for the full name; of somebody with one name, family is not applicable."
        yield Hit(("makers", at, "name"), "lacks a part that is not recorded.", step, mender=Mender.CASE_OWNER)
    seen = _until_first_paragraph(passages(reading.document))
    if not _holds(text_of_all(seen), _maker(reading.data).name.full):
        place = seen[-1].id if seen else "start"
        yield Hit(place, "comes before the maker's full name is given.", "Print makers.name in the title.")


@rule(
    "WS-02",
    source="CrimPR 2020 r.16.2(a); practice of the MG11 form",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.CASE_OWNER,
    blind="Ages in words; whether the age is right.",
)
def the_age_of_the_maker_is_stated_and_never_a_date_of_birth(reading: TextReading) -> Iterator[Hit]:
    """An adult maker is said to be over 18, a younger one's age is given, and no date of birth or other age is."""
    seen, maker = passages(reading.document), _maker(reading.data)
    age = None if maker.over_18 else maker.age
    if age is not None and not isinstance(age, int):
        yield Hit(_maker_loc(reading.data, "over_18"), "says no, and makers.age gives no age.", "Enter the age.")
    elif age is not None and not any(_states_age(passage.text, age) for passage in seen):
        yield Hit(_maker_loc(reading.data, "age"), "is not in the statement.", "Print it in the format.")
    elif age is None and not re.search(r"\bover 18\b", text_of_all(seen), re.IGNORECASE):
        detail = "begins a statement that never says that the maker is over 18."
        yield Hit(seen[0].id, detail, "Print it in the format.")
    for passage in seen:
        if any(age is None or not _states_age(match[0], age) for _, match in found(BORN, passage.text)):
            yield Hit(passage.id, "gives the maker's date of birth or age.", "Take it out; over 18 is enough.")


def _states_age(text: str, age: object) -> bool:
    return re.search(rf"\b(?:{age} years? old|age[^.:]*: {age})\b", text, re.IGNORECASE) is not None


@rule(
    "WS-03",
    source="CPR PD 32 para 18.1; the rear of the MG11 form is never served",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.CASE_OWNER,
    blind="Whether the address in the case is a place of work; private details in forms that its patterns do not know.",
)
def the_work_address_is_given_and_nothing_private(reading: TextReading) -> Iterator[Hit]:
    """Rank, number, employer and work address are given; no home address, telephone number or email is."""
    seen, maker = passages(reading.document), _maker(reading.data)
    text = text_of_all(seen)
    for field in ("rank", "number", "employer", "work_address"):
        if not _holds(text, getattr(maker, field)):
            yield Hit(_maker_loc(reading.data, field), "is not in the statement.", "Print it in the format.")
    for passage in seen:
        for name, _ in found(PRIVATE, passage.text):
            yield Hit(passage.id, f"holds {name}.", "Take it out of the words or the field that hold it.")


@rule(
    "WS-12",
    source="CPR PD 32 para 18.1",
    severity=Severity.WARNING,
    reads=Reads.TEXT,
    mender=Mender.MAKER,
    blind="Speaking of oneself in ways that the table does not know; a namesake in the maker's words.",
)
def the_maker_speaks_in_the_first_person(reading: TextReading) -> Iterator[Hit]:
    """The statement says "I", and the maker does not speak of the maker by name or as "the maker"."""
    seen, family = passages(reading.document), re.escape(_maker(reading.data).name.called)
    if not any(re.search(r"\b(?:I|my)\b", passage.text) for passage in seen if passage.number is not None):
        yield Hit(seen[0].id, "begins a statement that is not in the first person.", "Write it as the maker says it.")
    by_name = re.compile(rf"(?<!I am )(?<!I, )(?<!name is )\b(?:\w+ )?{family}\b(?!,? (?:say|state|am)\b)")
    for passage in seen:
        own = passage.words
        is_other = by_name.search(re.sub(rf"\bI(?: am|,) [^,.]*{family}", "I", own))
        if is_other or any(found(SELF, own)):
            yield Hit(passage.id, "speaks of the maker in the third person.", "Ask the maker to say it with I.")


@rule(
    "WS-14",
    source="CPR PD 32 para 18.1(5)",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.CASE_OWNER,
    blind="Help that nobody recorded: it sees that the words are told from what was set out, and the searches named.",
)
def the_process_of_preparation_is_stated(reading: TextReading) -> Iterator[Hit]:
    """The statement tells the maker's own words from what was set out for the maker, and names each search and its day.

    A statement without a recorded search says nothing of what was looked at.
    """
    seen = passages(reading.document)
    if not any(_tells_own_words(passage) for passage in seen):
        detail = "ends a statement that never says whose words it is in."
        yield Hit(seen[-1].id, detail, "Print own-words in the format.")
    text = text_of_all(seen)
    loc: Loc = ("statements", reading.data.position, "searches")
    if not reading.data.statement.searches:
        yield Hit(loc, "is empty: what was looked at is not said.", "Ask the maker what was searched, and when.")
    for at, search in enumerate(reading.data.statement.searches):
        if not (_holds(text, search.system) and printed_date(search.date) in text):
            yield Hit((*loc, at), "is not in the statement with its system and date.", "Look at its date.")
        if search.found is NotRecorded.NOT_RECORDED:
            detail, step = "is not recorded: what the search showed is not said.", "Ask the maker what it showed."
            yield Hit((*loc, at, "found"), detail, step, mender=Mender.MAKER)


def _tells_own_words(passage: Passage) -> bool:
    return any(isinstance(span, DerivedSpan) and span.rule == "own words" for span in passage.leaf.spans)


@rule(
    "WS-15",
    source="CPR PD 32 para 18.1(4)",
    severity=Severity.WARNING,
    reads=Reads.TEXT,
    mender=Mender.FORMAT_OWNER,
    blind="Whether what the case says of the employer is so.",
)
def the_post_and_the_standing_of_the_employer_are_stated(reading: TextReading) -> Iterator[Hit]:
    """The maker's post is stated and, once there are proceedings, whether the employer is a party to them."""
    seen, maker, appeal = passages(reading.document), _maker(reading.data), reading.data.case.appeal
    text = text_of_all(seen)
    if not _holds(text, maker.post):
        yield Hit(_maker_loc(reading.data, "post"), "is not in the statement.", "Print it in the format.")
    known = isinstance(appeal, Appeal) and appeal.notified <= reading.data.statement.date
    said = "is not a party" not in text if "a party to" in text else None
    if known and said != maker.employer_is_party:
        where = _maker_loc(reading.data, "employer_is_party")
        yield Hit(where, "is not what the statement says, or is not said.", "Print it in the format.")


@rule(
    "WS-16",
    source="CPR PD 32 para 17.2",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Statements that the maker made in other cases or before this case file was begun.",
)
def each_statement_of_a_maker_follows_the_one_before(reading: DataReading) -> Iterator[Hit]:
    """A maker's statement n follows statement n-1, is not dated before it, and those made earlier are here."""
    this = reading.statement
    others = [other for at, other in enumerate(reading.case.statements) if at != reading.position]
    mine = {other.number: other for other in others if other.maker == this.maker}
    loc: Loc = ("statements", reading.position)
    earlier = {each.number: each for each in _maker(reading).earlier}
    for at, each in enumerate(earlier.values()):
        if each.paper is None:
            where: Loc = (*_maker_loc(reading, "earlier"), at)
            yield Hit(where, "is a statement that is not in the folder.", "Ask the maker for it.", Mender.CASE_OWNER)
    if this.number != 1 and this.number - 1 not in mine.keys() | earlier.keys():
        yield Hit((*loc, "number"), "follows a statement that the case does not have.", "Enter it, or count again.")
    before = mine.get(this.number - 1) or earlier.get(this.number - 1)
    if before and before.date > this.date:
        yield Hit((*loc, "date"), "is before the date of the maker's statement before it.", "Compare the two dates.")


@rule(
    "WS-17",
    source="Procedure Rules 2014 r.12(5)(b); CPR PD 22 para 2.4: in the witness's own language",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.MAKER,
    blind="Short paragraphs in another language; good English that is not the maker's. Welsh, in a Welsh case.",
)
def the_maker_writes_in_english(reading: DataReading) -> Iterator[Hit]:
    """The maker's own paragraphs are in English: what was made in another language is a paper with its translation."""
    for at, paragraph in enumerate(reading.statement.paragraphs):
        if not _is_english(paragraph.text):
            loc: Loc = ("statements", reading.position, "paragraphs", at, "text")
            step = "Exhibit what was made in the other language, with its translation and who made that."
            yield Hit(loc, "is not in English.", step)


def _is_english(text: str) -> bool:
    """Tell whether a text is written mostly in Latin letters and, where it is long enough, uses the commonest words."""
    letters = [char for char in text if char.isalpha()]
    latin = sum(unicodedata.name(char, "").startswith("LATIN") for char in letters)
    words = re.findall(r"[a-z]+", text.casefold())
    return latin * 2 >= len(letters) and (len(words) < LONG or bool(COMMONEST.intersection(words)))


@rule(
    "WS-18",
    source="Nexus High Harm guidance (2017): the police give evidence in person at appeal hearings",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.MAKER,
    blind="Whether the days are still right.",
)
def when_the_maker_can_attend_is_recorded(reading: DataReading) -> Iterator[Hit]:
    """Whether the maker can attend a hearing is recorded: on any day, or on which days not."""
    availability = _maker(reading).availability
    if availability.any_day == bool(availability.except_for):
        detail = "says any day and days when not" if availability.any_day else "says not any day, and no days"
        yield Hit(_maker_loc(reading, "availability"), f"{detail}.", "Ask the maker, and enter the days in except_for.")
