"""What must not be seen, in each form in which it can be written: squeezed to letters and figures, to be looked for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations, product
from string import ascii_lowercase

from docgen.case.absence import is_recorded
from docgen.case.people import Name, Person
from docgen.case.plain_letters import plainly
from docgen.disclosure.ordinary import ORDINARY
from docgen.disclosure.placing import PLACE, alone
from docgen.disclosure.roads import written_out
from docgen.disclosure.sought import CLOCK, FEWEST_DIGITS, NAME, PART, SUM, Term, TermKind, squeezed
from docgen.disclosure.spellings import PARTICLES, as_one_word, in_cases, spellings

__all__ = [
    "PART",
    "SHORTEST",
    "TITLES",
    "of_address",
    "of_day",
    "of_name",
    "of_number",
    "of_person",
    "of_place_alone",
    "of_sum",
    "of_text",
    "of_time",
]

TITLES = ("Mr", "Mrs", "Ms", "Miss", "Master", "Mx", "Dr", "Sir", "Dame", "Rev", "Prof", "PC", "DC", "DS", "Sgt")
SHORTEST = 3
"""Letters of the shortest part of a name that is looked for by itself."""
SHORTEST_TURNED = 8
"""Letters of a whole name that is looked for from its last letter to its first."""
SHORTEST_PLACE = 5
FEWEST_WITHOUT_NOUGHT = 9
"""Figures of a telephone number that a spreadsheet took for a number, and wrote without its first."""
FIGURES_OF_NUMBER = 10
"""Figures of a number of this country after its nought."""
AREA = re.compile(r"2[0-9]|1(?:1[0-9]|[0-9]1)|1[0-9]{3}")
"""Code of an area after its nought (Ofcom, national telephone numbering plan): 20, 161, 1632; mobiles have none."""
FEWEST_LOCAL = 7
TELEPHONE = (
    "tel", "telephone", "phone", "mobile", "telno", "telephoneno", "phoneno", "telnumber", "telephonenumber",
    "phonenumber", "landline", "ring", "rang", "call", "called", "phoned", "telephoned",
)  # fmt: skip
"""Words before a number that is too short to be looked for without."""
FEWEST_OF_DAY = 4
"""Figures of a day written like 1/2/75."""
LONGEST_NAME = 5
"""Parts of a name that are put in every order; a longer one is taken as it is written and with its last part first."""
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
SHORT_MONTH = 3
NOON = 12
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


def _terms(forms: Iterable[str], kind: TermKind, whose: str, shortest: int = SHORTEST) -> Iterator[Term]:
    for form in dict.fromkeys(squeezed(each) for said in forms for each in in_cases(said)):
        if len(form) >= shortest or (form and not form.isascii()):
            yield Term(form, kind, whose)


def _in_parts(orders: Iterable[Sequence[str]], whose: str, first: str) -> Iterator[Term]:
    """Yield names that are given in their parts; turned are those that do not begin with `first`, or its initial."""
    each = (
        ([*order[:1]] not in ([first], [first[:1]]), said) for order in orders for said in in_cases(" ".join(order))
    )
    for form, (is_turned, said) in {squeezed(said): (is_turned, said) for is_turned, said in each}.items():
        if len(form) >= SHORTEST or (form and not form.isascii()):
            yield Term(form, NAME, whose, " ".join(filter(None, map(squeezed, said.split()))), is_turned)


def _in_all_cases(name: Name) -> Iterator[Name]:
    """Yield a name with each part as it is, in capitals and in small letters, where these look like other letters."""
    given, family = (in_cases(part) if isinstance(part, str) else (part,) for part in (name.given, name.family))
    for first, last in product(given, family):
        yield name.model_copy(update={"given": first, "family": last})


def of_name(name: Name, whose: str, known: frozenset[str] = frozenset()) -> Iterator[Term]:
    """Yield a name whole in any order, each telling part alone but those in `known`, and initials with the surname.

    In every spelling: with ue for ü, run together, Mac and Mc; whole names from the last letter to the first, too.
    """
    for said in _in_all_cases(name):
        each = zip(*map(spellings, (said.full, said.given_part, said.family_part)), strict=True)
        for full, given, family in dict.fromkeys(each):
            terms = _of_spelling(full, given, family, whose, known)
            yield from (replace(term, parts="") for term in terms) if _has_small_part(name) else terms
    family = plainly(name.family_part)
    yield from _terms((form for form in as_one_word(family) if form not in known), PART, whose)
    if len(squeezed(family)) == SHORTEST - 1 and squeezed(family) not in known:
        yield from _terms((title + family for title in TITLES), PART, whose)


def _has_small_part(name: Name) -> bool:
    """Tell whether a name is written in small letters, in part: then these tell of no words that are none of it."""
    return any(part.islower() and squeezed(part) not in PARTICLES for part in name.full.split())


def _of_spelling(full: str, given: str, family: str, whose: str, known: frozenset[str]) -> Iterator[Term]:
    parts = [part for part in full.split() if squeezed(part)]
    orders = permutations(parts) if len(parts) <= LONGEST_NAME else ([*parts], [parts[-1], *parts[:-1]])
    yield from _in_parts(orders, whose, parts[0] if parts else "")
    firsts, families = given.split(), family.split()
    if firsts and families:
        letters = [part[0] for part in firsts]
        each = [letters, letters[:1], firsts[:1], firsts]
        whole = [order for some in each for order in ((*some, *families), (*families, *some))]
        yield from _in_parts(whole, whose, firsts[0])
        turned = (squeezed("".join(order))[::-1] for order in whole[4:])
        yield from _terms(turned, NAME, whose, SHORTEST_TURNED)
        if {squeezed(firsts[0]), squeezed(family)} <= ORDINARY:  # such parts are not looked for alone
            yield from _in_parts(((firsts[0], letter, *families) for letter in ascii_lowercase), whose, firsts[0])
    for part in parts:
        pieces = [piece for piece in (*JOINTS.split(part), *part.split("-")) if piece]
        for form in dict.fromkeys((part, *pieces)):
            if squeezed(form) not in known and not (form.islower() and form.isascii()):
                yield from _terms((form,), PART, whose)


def of_day(day: date, kind: TermKind, whose: str) -> Iterator[Term]:
    """Yield a day in figures and in words, in the orders in which it is written."""
    d, dd, m, mm, year = str(day.day), f"{day.day:02d}", str(day.month), f"{day.month:02d}", str(day.year)
    long = MONTHS[day.month - 1]
    nth = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10 if day.day not in {11, 12, 13} else 0, "th")
    forms = [dd + mm + year, year + mm + dd, d + m + year, year + m + d, dd + mm + year[2:], mm + dd + year]
    forms.append(_in_passports(year[2:] + mm + dd))
    for month in dict.fromkeys((long, long[:SHORT_MONTH], "sept" if long == "september" else long)):
        for figure in dict.fromkeys((d, dd, d + nth, NTH[day.day - 1])):
            forms += [figure + month + year, figure + month + year[2:], month + figure + year, year + month + figure]
            forms += [figure + "of" + month + year, figure + "dayof" + month + year]
    yield from _terms(forms, kind, whose, FEWEST_DIGITS)
    yield from _terms((d + m + year[2:],), kind, whose, FEWEST_OF_DAY)  # found with something between its figures only


def of_time(value: str, whose: str) -> Iterator[Term]:
    """Yield a time, like 23:40, in the ways in which it is written; figures alone are found with a sign between."""
    hour, minute = (int(part) for part in value.split(":"))
    half, twelve = "am" if hour < NOON else "pm", str(hour % NOON or NOON)
    forms = [f"{hour:02d}{minute:02d}", f"{hour}{minute:02d}"]
    forms += [word + forms[0] for word in ("at", "time")] + [forms[0] + word for word in ("h", "hr", "hrs", "hours")]
    forms += [f"{twelve}{minute:02d}{half}", f"{twelve}{minute:02d}"] + ([twelve + half] if minute == 0 else [])
    yield from _terms(forms, CLOCK, whose)


def of_sum(value: str, whose: str) -> Iterator[Term]:
    """Yield a sum of money, with its pence and without where it has none; it is found where its sign stands before."""
    pounds, _, pence = value.strip("£ ").replace(",", "").partition(".")
    forms = [pounds + pence] if pence.strip("0") else [pounds, pounds + "00"]
    yield from _terms([*forms, pounds + "pounds"], SUM, whose, 1)


def _in_passports(figures: str) -> str:
    """Return a day as lines for machines have it, with its check digit (ICAO Doc 9303 part 3, 4.9)."""
    return figures + str(sum(int(figure) * weight for figure, weight in zip(figures, (7, 3, 1) * 2, strict=True)) % 10)


def of_number(number: str, kind: TermKind, whose: str) -> Iterator[Term]:
    """Yield a telephone or other number, with and without the country's prefix."""
    digits = re.sub(r"\D", "", number)
    forms = [number]
    if len(digits) >= FEWEST_DIGITS and not re.search(r"[^\W\d_]", number):
        core = re.sub(r"^(?:0044|44)?0?", "", digits)
        forms += [core] if core != digits and len(core) >= FEWEST_WITHOUT_NOUGHT else []
        forms += [digits, "0" + core, "44" + core, "0044" + core, "440" + core]
        forms += _local(core)
    yield from _terms(forms, kind, whose, FEWEST_DIGITS)


def _local(core: str) -> Iterator[str]:
    """Yield a number without the code of its area; one of six figures, which stand in much else, as a telephone's."""
    code = AREA.match(core)
    if code is None or len(core) != FIGURES_OF_NUMBER:
        return
    if len(number := core[code.end() :]) >= FEWEST_LOCAL:
        yield number
    else:
        yield from (word + number for word in TELEPHONE)


def of_address(address: str, whose: str) -> Iterator[Term]:
    """Yield an address whole, its postcode, and each house number with its street."""
    plain = plainly(address)
    forms = [plain, *("".join(found) for found in POSTCODE.findall(plain))]
    forms += [f"{number} {street}" for number, street in HOUSE.findall(POSTCODE.sub("", plain))]
    yield from _terms(_in_full(forms), "address", whose, 5)


def of_text(text: str, kind: TermKind, whose: str) -> Iterator[Term]:
    """Yield a text as it stands, unless it is in too much else: of fewer than four letters, or six figures alone."""
    yield from _terms((text,), kind, whose, FEWEST_DIGITS if squeezed(text).isdecimal() else SHORTEST + 1)


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
        yield from of_place_alone(person.address, person.id)
    for place in person.places:
        named = (place, plainly(place).removeprefix("The "))
        yield from _terms(_in_full(named), "place", person.id, SHORTEST + 1)
        yield from of_place_alone(place, person.id)


def of_place_alone(place: str, whose: str) -> Iterator[Term]:
    """Yield the street and the name of a place by themselves, without number, article and town, if it says more."""
    whole = {squeezed(place), squeezed(plainly(place).removeprefix("The "))}
    forms = (form for form in _in_full(alone(place)) if squeezed(form) not in whole)
    yield from _terms(forms, PLACE, whose, SHORTEST_PLACE)


def _in_full(forms: Iterable[str]) -> Iterator[str]:
    """Yield places as they are written and with streets in full: texts are read so as well."""
    for form in forms:
        yield from written_out(form)
