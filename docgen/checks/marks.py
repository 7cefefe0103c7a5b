"""Marks of exhibits: whose initials they are, and that their numbers run on."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from docgen.case.people import Name, NameOrder
from docgen.checks.rule import DataReading, Hit, Reads, rule
from docgen.findings import Mender, Severity

__all__ = ["a_mark_begins_with_the_initials_of_its_maker", "marks_run_on"]

# Letters that Unicode does not take apart into a plain letter and a mark; and signs that part the words of a name.
PLAIN = str.maketrans("ŁłØøĐđÐðÞþÆæŒœ’‘\u2010\u2011\u2013", "LlOoDdDdTtAaOo''---")


def _mine(reading: DataReading) -> list[tuple[int, str, int]]:
    """Return the marks of the statement's maker in the case: position, initials, number."""
    found = []
    for at, exhibit in enumerate(reading.case.exhibits):
        initials, _, number = exhibit.mark.partition("/")
        if exhibit.maker == reading.statement.maker:
            found.append((at, initials, int(number)))
    return found


@rule(
    "WS-70",
    source="CPR PD 32 para 18.3; practice of police exhibit marks",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="What stands on the exhibit itself; initials of a name that the case does not have, such as one from before "
    "a marriage; names that are not in Latin letters. A mark given twice is refused when the case is read, and another "
    "maker's mark is an error of its own (WS-72).",
)
def a_mark_begins_with_the_initials_of_its_maker(reading: DataReading) -> Iterator[Hit]:
    """A mark begins with initials of the maker who produces it: of given names, then of the family name.

    Where the family name is said first, they may stand in that order; of a single name they are its first letters.
    """
    name = next(maker.name for maker in reading.case.makers if maker.id == reading.statement.maker)
    for at, initials, _ in _mine(reading):
        if not _fits(initials, name):
            step = "Compare it with the exhibit: correct a slip of the case file, never a mark that was given."
            yield Hit(("exhibits", at, "mark"), "does not begin with initials of its maker's name.", step)


def _fits(initials: str, name: Name) -> bool:
    """Tell whether letters are some of the initials of a name, in order; of what cannot be compared, that they are."""
    if not (name.given_part and name.family_part):
        return _fits_one(initials, name.full)
    parts = (_initials_of(name.given_part), _initials_of(name.family_part))
    if not all(parts):
        return True
    orders = (parts, parts[::-1]) if name.order is NameOrder.FAMILY_FIRST else (parts,)
    return any(
        _is_some_of(initials[:at], first) and _is_some_of(initials[at:], second)
        for first, second in orders
        for at in range(1, len(initials))
    )


def _fits_one(initials: str, name: str) -> bool:
    """Tell whether letters are initials of a single name, or the letters that it begins with."""
    own = _initials_of(name)
    begins = "".join(filter(str.isalpha, _in_latin(name))).upper()
    return not own or _is_some_of(initials, own) or begins.startswith(initials)


def _initials_of(text: str) -> str:
    """Return every letter that may stand for part of a name: SJ of Smith-Jones, OB of O'Brien, MD of McDonald."""
    plain = _in_latin(text)
    return "".join(
        letter.upper()
        for before, letter in pairwise(f" {plain}")
        if letter.isalpha() and (not before.isalpha() or (before.islower() and letter.isupper()))
    )


def _in_latin(text: str) -> str:
    return unicodedata.normalize("NFKD", text.translate(PLAIN)).encode("ascii", "ignore").decode()


def _is_some_of(letters: str, initials: str) -> bool:
    return re.search(".*".join(letters), initials) is not None


@rule(
    "WS-71",
    source="CPR PD 32 para 18.6; a gap is allowed as not used (design)",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Marks that the maker gave in other cases or on paper.",
)
def marks_run_on(reading: DataReading) -> Iterator[Hit]:
    """The numbers of a maker's marks run on from 1 over all the maker's statements."""
    marks = _mine(reading)
    numbers = {(initials, number) for _, initials, number in marks}
    for at, initials, number in marks:
        if number > 1 and (initials, number - 1) not in numbers:
            step = f"Say that {initials}/{number - 1} is not used, or enter it; never renumber."
            yield Hit(("exhibits", at, "mark"), "follows a mark that the case does not have.", step)
    if len({initials for _, initials, _ in marks}) > 1:
        yield Hit(
            ("exhibits", marks[-1][0], "mark"),
            "has other initials than this maker's other marks.",
            "Compare the marks.",
        )
