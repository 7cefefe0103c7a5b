"""The number before a street, whosever it is: a paper that lost only the right one would tell which that is."""

import re
from collections.abc import Sequence
from typing import Final

from docgen.disclosure.placing import PLACE

__all__ = ["PLACED", "words_of_number"]

PLACED: Final = frozenset({"address", "place", "exact place", PLACE})
"""Kinds of what a number may stand before."""
FARTHEST: Final = 8
"""Words before a street in which its number and its flat stand."""
_NUMBER: Final = r"[0-9]{1,4}[a-z]?(?:\s*[-/]\s*[0-9]{1,4}[a-z]?)?"
_WORD: Final = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_FLAT: Final = (
    r"(?:(?:flat|flt|fl|apt|apartment|unit|room|rm|suite|house)(?:\.|\s?:)?\s*(?:(?:no|number)(?:\.|\s?:)?\s*)?"
    rf"(?:{_NUMBER}|[a-z]|{_WORD})|f[0-9]{{1,3}}[a-z]?)[,;:]?\s(?:(?:at|of|in|,|\|)\s)?"
)
_HOUSE: Final = (
    rf"(?:house\s?:?\s)?(?:(?:nos?|number)(?:\.|\s?:)?\s?)?{_NUMBER}[,;:.]?\s"
    r"(?:[|-]\s|(?:street|road|address)\s?:\s)?"
)
_BARE: Final = r"(?:house\s)?(?:nos?|number)\.?\s"
BEFORE_STREET: Final = re.compile(rf"(?<!\S)(?:{_FLAT})?(?:{_HOUSE})?$", re.IGNORECASE)
BEFORE_NUMBER: Final = re.compile(rf"(?<!\S)(?:{_FLAT})?(?:{_BARE})?$", re.IGNORECASE)


def words_of_number(before: Sequence[str], said: str) -> int:
    """Return how many of the last words before a place are a house's number, or a flat with its own.

    `said` is the place; where it begins with a number, that is the house's, and only a flat may stand before it.
    """
    text = "".join(f"{word} " for word in before[-FARTHEST:])
    found = (BEFORE_NUMBER if said[:1].isdecimal() else BEFORE_STREET).search(text)
    return len(found[0].split()) if found else 0
