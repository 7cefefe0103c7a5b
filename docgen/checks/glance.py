"""A glance at a text before it is searched: what cannot stand in it is not looked for.

Each answer is yes wherever the patterns of `variants` would find something, and no where a look at letters and numbers
alone shows that they cannot: most people of a case stand nowhere in its documents.
"""

import re
from dataclasses import dataclass
from datetime import date

from docgen.case.people import Name
from docgen.case.plain_letters import plainly

__all__ = ["Glance", "glance_at"]

LETTERS = re.compile(r"[^\W\d_]+")
NUMBERS = re.compile(r"\d+")
FEWEST_LETTERS = 2
LAST_DIGITS = 5


@dataclass(frozen=True, slots=True)
class Glance:
    """The letters of a text in a row, its numbers each, and its digits in a row."""

    letters: str
    numbers: frozenset[str]
    digits: str

    def may_name(self, name: Name) -> bool:
        """Tell whether a part of a name may stand in the text."""
        parts = LETTERS.findall(plainly(name.full).casefold())
        return any(len(part) < FEWEST_LETTERS or part in self.letters for part in parts)

    def may_say(self, words: str) -> bool:
        """Tell whether a text of the case may stand in this one: all its letters in a row, all its numbers."""
        plain = plainly(words).casefold()
        return "".join(LETTERS.findall(plain)) in self.letters and all(n in self.digits for n in NUMBERS.findall(plain))

    def may_hold_street(self, address: str) -> bool:
        """Tell whether a number and a word of an address, or its postcode, may stand in the text."""
        plain = plainly(address).casefold()
        number = any(each in self.digits for each in NUMBERS.findall(plain))
        return number and any(word in self.letters for word in LETTERS.findall(plain))

    def may_hold_number(self, contact: str) -> bool:
        """Tell whether the end of a telephone number may stand in the text."""
        return "".join(NUMBERS.findall(contact))[-LAST_DIGITS:] in self.digits

    def may_hold_day(self, day: date) -> bool:
        """Tell whether a day's number and its year, or its figures in a row, may stand in the text."""
        apart = bool({str(day.day), f"{day.day:02d}"} & self.numbers)
        year = bool({str(day.year), f"{day.year % 100:02d}"} & self.numbers)
        return (apart and year) or f"{day:%Y%m%d}" in self.digits or f"{day:%d%m%Y}" in self.digits


def glance_at(text: str) -> Glance:
    """Take a glance at a text in plain letters (`docgen.case.naming.plainly`)."""
    folded = text.casefold()
    numbers = NUMBERS.findall(folded)
    return Glance("".join(LETTERS.findall(folded)), frozenset(numbers), "".join(numbers))
