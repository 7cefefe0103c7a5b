"""The number before a street, whosever it is: a paper that lost only the right one would tell which that is."""

import re
from collections.abc import Sequence
from typing import Final

from docgen.disclosure.placing import PLACE

__all__ = ["PLACED", "words_of_number"]

PLACED: Final = frozenset({"address", "place", "exact place", PLACE})
"""Kinds of what a number may stand before."""
FARTHEST: Final = 14
"""Words before a street in which its numbers and its flat stand."""
_FIGURES: Final = r"[0-9]{1,4}[a-z]?(?:\s*[-/]\s*[0-9]{1,4}[a-z]?)?"
_ONES: Final = "one|two|three|four|five|six|seven|eight|nine"
_TEENS: Final = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_BELOW: Final = rf"(?:(?:{_TENS})(?:[\s-](?:{_ONES}))?|{_TEENS}|{_ONES})"
_WORDS: Final = rf"(?:(?:(?:a|{_ONES})[\s-]hundred(?:\sand\s{_BELOW})?)|{_BELOW})[a-f]?"
_EACH: Final = rf"(?:{_FIGURES}|{_WORDS})"
_AND: Final = r"(?:,?\s(?:and|or|to|&|/|\+|-|–)\s)"
_LISTED: Final = rf"{_EACH}(?:(?:,\s{_EACH}){{0,6}}{_AND}{_EACH}){{0,2}}"
"""Numbers of which the last has `and` before it: with commas alone the first may be somebody's age."""
_NUMBERS: Final = rf"(?:nos|numbers)(?:\.|\s?:)?\s?{_EACH}(?:(?:,\s|{_AND}){_EACH}){{0,8}}"
_FLAT_NUMBER: Final = (
    r"(?:flats?|flt|fl|apts?|apartments?|units?|rooms?|rm|suite|house)(?:\.|\s?:)?\s*(?:(?:no|number)(?:\.|\s?:)?\s*)?"
    rf"(?:{_LISTED}|[a-z](?:{_AND}[a-z])?)"
)
_FLAT: Final = rf"(?:{_FLAT_NUMBER}|f[0-9]{{1,3}}[a-z]?)[,;:]?\s(?:(?:at|of|in|,|\|)\s)?"
_HOUSE: Final = (
    rf"(?:{_NUMBERS}|(?:house\s?:?\s)?(?:(?:nos?|number)(?:\.|\s?:)?\s?)?{_LISTED})[,;:.]?\s"
    rf"(?:\({_FLAT_NUMBER}\)[,;:.]?\s)?(?:[|-]\s|(?:street|road|address)\s?:\s)?"
)
_ON: Final = rf"(?:house\s)?(?:(?:house|no|number)\.?\s){_EACH},?\s(?:on|in|at|of|along)\s"
_BARE: Final = r"(?:house\s)?(?:nos?|numbers?)\.?\s"
_OTHERS: Final = (
    rf"(?:(?:nos|numbers)(?:\.|\s?:)?\s?(?:{_EACH}(?:,\s|{_AND})){{1,8}}|{_EACH}(?:,\s{_EACH}){{0,6}}{_AND})"
)
"""Numbers before one that is found already."""
BEFORE_STREET: Final = re.compile(rf"(?<!\S)(?:{_ON}|(?:{_FLAT})?(?:{_HOUSE})?)$", re.IGNORECASE)
BEFORE_NUMBER: Final = re.compile(rf"(?<!\S)(?:{_FLAT})?(?:{_BARE})?(?:{_OTHERS})?$", re.IGNORECASE)


def words_of_number(before: Sequence[str], said: str) -> int:
    """Return how many of the last words before a place are a house's number, or a flat with its own.

    `said` is the place; where it begins with a number, that is the house's, and only a flat may stand before it.
    """
    text = "".join(f"{word} " for word in before[-FARTHEST:])
    found = (BEFORE_NUMBER if said[:1].isdecimal() else BEFORE_STREET).search(text)
    return len(found[0].split()) if found else 0
