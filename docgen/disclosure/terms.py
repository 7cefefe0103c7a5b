"""What must not be seen, in each form in which it can be written: squeezed to letters and figures, to be looked for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import permutations

from docgen.case.absence import is_recorded
from docgen.case.naming import plainly
from docgen.case.people import Name, Person

__all__ = [
    "FEWEST_DIGITS",
    "NAME",
    "SHORTEST",
    "Term",
    "TermKind",
    "of_address",
    "of_day",
    "of_name",
    "of_number",
    "of_person",
    "of_text",
    "squeezed",
]

TermKind = str
NAME = "name"
"""The kind of a whole name in any order, or of initials with a surname."""
SHORTEST = 3
"""Letters of the shortest part of a name that is looked for by itself."""
FEWEST_DIGITS = 6
FEWEST_OF_DAY = 4
"""Figures of a day written like 1/2/75."""
LONGEST_NAME = 5
"""Parts of a name that are put in every order; a longer one is taken as it is written and with its last part first."""
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
SHORT_MONTH = 3
POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][0-9A-Z]?)\s*([0-9][A-Z]{2})\b", re.IGNORECASE)
HOUSE = re.compile(
    r"(?<!\w)((?:flat\s+)?[0-9]{1,4}[a-z]?),?\s+([^\W\d_][\w'’-]*(?:\s+[^\W\d_][\w'’-]*)*)", re.IGNORECASE
)
ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
NTH = (
    *ONES, "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", *(f"twenty{one}" for one in ONES), "thirtieth", "thirtyfirst",
)  # fmt: skip
JOINTS = re.compile(r"[\s'’\-]+")
NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """Letters and figures to be looked for, from the start of a word to the end of one; `whose` is an id or a path.

    `kind` says what it is, in words for a report, never the value.
    """

    squeezed: str
    kind: TermKind
    whose: str


def squeezed(text: str) -> str:
    """Return a text's letters and figures alone: plain, small, nothing between them."""
    return NOT_LETTERS.sub("", plainly(text).casefold())


def _terms(forms: Iterable[str], kind: TermKind, whose: str, shortest: int = SHORTEST) -> Iterator[Term]:
    for form in dict.fromkeys(map(squeezed, forms)):
        if len(form) >= shortest or (form and not form.isascii()):
            yield Term(form, kind, whose)


def of_name(name: Name, whose: str, known: frozenset[str] = frozenset()) -> Iterator[Term]:
    """Yield a name whole in any order, each telling part alone but those in `known`, and initials with the surname."""
    parts = [part for part in plainly(name.full).split() if squeezed(part)]
    orders = permutations(parts) if len(parts) <= LONGEST_NAME else ([*parts], [parts[-1], *parts[:-1]])
    yield from _terms(("".join(order) for order in orders), NAME, whose)
    given, family = plainly(name.given_part).split(), plainly(name.family_part)
    if given and family:
        letters = "".join(part[0] for part in given)
        yield from _terms((letters + family, family + letters, given[0][0] + family, family + given[0][0]), NAME, whose)
        yield from _terms((given[0] + family, family + given[0]), NAME, whose)
    for part in parts:
        pieces = [piece for piece in JOINTS.split(part) if piece]
        for form in dict.fromkeys((part, *pieces)):
            if squeezed(form) not in known and not (form.islower() and form.isascii()):
                yield from _terms((form,), "part of a name", whose)


def of_day(day: date, kind: TermKind, whose: str) -> Iterator[Term]:
    """Yield a day in figures and in words, in the orders in which it is written."""
    d, dd, m, mm, year = str(day.day), f"{day.day:02d}", str(day.month), f"{day.month:02d}", str(day.year)
    long = MONTHS[day.month - 1]
    nth = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10 if day.day not in {11, 12, 13} else 0, "th")
    forms = [dd + mm + year, year + mm + dd, d + m + year, dd + mm + year[2:], mm + dd + year]
    for month in dict.fromkeys((long, long[:SHORT_MONTH], "sept" if long == "september" else long)):
        for figure in dict.fromkeys((d, dd, d + nth, NTH[day.day - 1])):
            forms += [figure + month + year, figure + month + year[2:], month + figure + year, year + month + figure]
            forms += [figure + "of" + month + year, figure + "dayof" + month + year]
    yield from _terms(forms, kind, whose, FEWEST_DIGITS)
    yield from _terms((d + m + year[2:],), kind, whose, FEWEST_OF_DAY)  # found with something between its figures only


def of_number(number: str, kind: TermKind, whose: str) -> Iterator[Term]:
    """Yield a telephone or other number, with and without the country's prefix."""
    digits = re.sub(r"\D", "", number)
    forms = [number]
    if len(digits) >= FEWEST_DIGITS and not re.search(r"[^\W\d_]", number):
        core = re.sub(r"^(?:0044|44)?0?", "", digits)
        forms += [digits, "0" + core, "44" + core, "0044" + core, "440" + core]
    yield from _terms(forms, kind, whose, FEWEST_DIGITS)


def of_address(address: str, whose: str) -> Iterator[Term]:
    """Yield an address whole, its postcode, and each house number with its street."""
    plain = plainly(address)
    forms = [plain, *("".join(found) for found in POSTCODE.findall(plain))]
    forms += [number + street for number, street in HOUSE.findall(POSTCODE.sub("", plain))]
    yield from _terms(forms, "address", whose, 5)


def of_text(text: str, kind: TermKind, whose: str) -> Iterator[Term]:
    """Yield a text as it stands; one of fewer than four letters and figures is in too much else to be looked for."""
    yield from _terms((text,), kind, whose, SHORTEST + 1)


def of_person(person: Person, known: frozenset[str] = frozenset()) -> Iterator[Term]:
    """Yield all that would tell who a person is: names, birth, contact, address, school or workplace."""
    if isinstance(person.name, Name):
        yield from of_name(person.name, person.id, known)
    for alias in person.aliases:
        yield from of_name(alias, person.id, known)
    if isinstance(person.born, date):
        yield from of_day(person.born, "date of birth", person.id)
    if isinstance(person.contact, str) and is_recorded(person.contact):
        yield from of_number(person.contact, "contact", person.id)
    if isinstance(person.address, str) and is_recorded(person.address):
        yield from of_address(person.address, person.id)
    for place in person.places:
        yield from _terms((place, plainly(place).removeprefix("The ")), "place", person.id, SHORTEST + 1)
