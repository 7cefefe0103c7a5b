"""The ways in which a name, a day, a time, a number or an address may be written: patterns that find each."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from docgen.case.people import Name
from docgen.case.plain_letters import plainly

__all__ = [
    "SHORTEST_VALUE",
    "TITLES",
    "address_patterns",
    "any_of",
    "called_by",
    "day_pattern",
    "in_full",
    "is_an_address",
    "loosely",
    "number_pattern",
    "titled",
    "value_patterns",
]

TITLES = ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Sir", "Lady", "Master", "Prof", "Professor")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = ("uary", "ruary", "ch", "il", "", "e", "y", "ust", "(?:t|tember)", "ober", "ember", "ember")
SHORTEST_PART = 3
SHORTEST_VALUE = 4
"""Shorter values are not compared as text: they stand in too many words."""
FEWEST_DIGITS = 7
GAP = r"[\s().\-/_]*"
POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][0-9A-Z]?)\s*([0-9][A-Z]{2})\b", re.IGNORECASE)
HOUSE = re.compile(r"(?<!\w)([0-9]{1,4}[a-z]?),?\s+([^\W\d_][\w']*(?:\s+[^\W\d_][\w']*)*)", re.IGNORECASE)
HOUSE_NUMBER = re.compile(r"\b[0-9]{1,4}[a-zA-Z]?,? [A-Z][a-z]+")
JOINTS = re.compile(r"[\s'\-]+")


def any_of(patterns: Iterable[str]) -> str:
    """Return one pattern for any of some, the longest first."""
    return "|".join(sorted(patterns, key=lambda pattern: (-len(pattern), pattern)))


def _bounded(text: str, after: str = "") -> str:
    """Return a pattern for a text between anything but letters; scripts without capitals join words, and have none.

    Digits and low lines are no letters: Ferrant2 and Odile_Ferrant hold names.
    """
    escaped = re.escape(text)
    if text.upper() == text.lower() and not text.isascii():
        return escaped
    return rf"(?<![^\W\d_]){escaped}{after}(?![^\W\d_])"


def in_full(name: Name) -> Iterator[str]:
    """Yield patterns for a whole name, in either order, with or without a space, a comma or a low line between.

    A single name yields none: it may be a word as well, and is looked for as `called_by` has it.
    """
    given, family = plainly(name.given_part), plainly(name.family_part)
    if not (given and family):
        return
    for one, other in ((given, family), (family, given)):
        yield rf"(?<![^\W\d_]){re.escape(one)}[\s,_.]+{re.escape(other)}(?![^\W\d_])"
        yield _bounded(one + other)


def called_by(name: Name, known: frozenset[str]) -> Iterator[str]:
    """Yield patterns for each telling part of a name, as written in names; parts in `known` name somebody else too."""
    whole = plainly(name.full)
    if " " not in whole and whole.casefold() not in known:  # all of somebody's name is telling, however short
        as_written = set() if whole.islower() else {whole}
        yield from (_bounded(written, "(?:s|es|S|ES)?") for written in as_written | _capitals(_capital(whole)))
    for part in whole.split():
        pieces = [piece for piece in JOINTS.split(part) if piece]
        joined = ["".join(pieces), " ".join(pieces), "-".join(pieces)] if len(pieces) > 1 else []
        for form in (part, *joined, *pieces):
            if _is_telling(form) and form.casefold() not in known:
                yield from (_bounded(written, "(?:s|es|S|ES)?") for written in _capitals(form))


def _is_telling(form: str) -> bool:
    """Tell whether a form is looked for by itself: not `de` or `van`; two signs of a script without capitals are."""
    if form.upper() == form.lower() and not form.isascii():
        return len(form) >= SHORTEST_PART - 1
    return len(form) >= SHORTEST_PART and not form.islower()


def _capital(form: str) -> str:
    return form[:1].upper() + form[1:]


def _capitals(form: str) -> set[str]:
    return {form, form.upper(), form[:1] + form[1:].lower()}


def titled(family: str, but: str = "") -> str:
    """Return a pattern for a family name after a title, but for one title."""
    titles = "|".join(title for title in TITLES if title != but.rstrip("."))
    return rf"(?<!\w)(?:{titles})\.?\s+{re.escape(plainly(family))}(?![^\W\d_])"


def day_pattern(day: date) -> str:
    """Return a pattern for a day: 14 February 1997, 14th Feb 97, February 14, 1997, 14/02/97, 1997-02-14, 14021997."""
    d, m, gap = f"0?{day.day}", f"0?{day.month}", r"\s*[-./\s]\s*"
    year = rf"(?:{day.year}|'?{day.year % 100:02d})"
    month = rf"{MONTHS[day.month - 1]}(?:{LONG_MONTHS[day.month - 1]})?\.?"
    nth = rf"{d}(?:st|nd|rd|th)?"
    forms = (
        rf"{nth}[\s,./-]*(?:day\s+)?(?:of\s+)?{month}[\s,./-]*{year}",
        rf"{month}\s*{nth}[\s,]+{year}",
        rf"{d}{gap}{m}{gap}{year}",
        rf"{day.year}{gap}{m}{gap}{d}",
        f"{day:%Y%m%d}",
        f"{day:%d%m%Y}",
    )
    return rf"(?<!\d)(?:{'|'.join(forms)})(?!\d)"


def number_pattern(number: str) -> str | None:
    """Return a pattern for a telephone number, whatever its separators and the country's prefix; None for no number."""
    digits = re.sub(r"\D", "", number)
    core = re.sub(r"^(?:0044|44)?0?", "", digits)
    if len(core) < FEWEST_DIGITS or re.search(r"[^\W\d_]", number):
        return None
    return rf"(?<!\d)(?:(?:\+|00)?44{GAP})?(?:\(?0)?{GAP}{GAP.join(core)}(?!\d)"


def address_patterns(address: str) -> Iterator[str]:
    """Yield patterns for an address: its postcode, and each house number with its street."""
    for first, second in POSTCODE.findall(plainly(address)):
        yield rf"(?<!\w){first}\s*{second}(?!\w)"
    for number, street in HOUSE.findall(POSTCODE.sub("", plainly(address))):
        words = r"\s+".join(re.escape(word) for word in street.split())
        yield rf"(?<!\w){number},?\s+{words}(?!\w)"


def is_an_address(place: str) -> bool:
    """Tell whether a place in words holds a postcode or a house number with a street."""
    return POSTCODE.search(place) is not None or HOUSE_NUMBER.search(place) is not None


def loosely(text: str) -> str:
    """Return a text's words alone, in small letters: neither punctuation nor capitals tell two texts apart."""
    return " ".join(re.sub(r"[\W_]+", " ", plainly(text).casefold()).split())


def value_patterns(value: str) -> Iterator[str]:
    """Yield patterns for a closed value that is a day or a time, in the other forms that each has."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        yield day_pattern(date.fromisoformat(value))
    if match := re.fullmatch(r"([0-9]{2}):([0-9]{2})", value):
        hour, minute = int(match[1]), match[2]
        half = "p" if hour >= 12 else "a"  # noqa: PLR2004 - noon
        yield rf"(?<![\d£$€.])0?{hour}[:.]{minute}(?![\d%])(?!\.\d)"
        yield rf"(?<!\d)0?{hour}{minute}\s*(?:hours|hrs|hr|h)(?!\w)"
        yield rf"(?<!\d)0?{hour % 12 or 12}[:. ]?{minute}\s*{half}\.?\s*m(?!\w)"
