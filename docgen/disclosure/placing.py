"""Streets and names of places by themselves: what tells where somebody is even without a number."""

import re
from collections.abc import Iterator
from typing import Final

from docgen.case.plain_letters import plainly
from docgen.disclosure.ordinary import ORDINARY
from docgen.disclosure.roads import ROADS, SHORTENED

__all__ = ["PLACE", "alone"]

PLACE: Final = "street or name of a place"
"""The kind of what is left of a place without its number and town."""
POSTCODE: Final = re.compile(r"\s*[A-Z]{1,2}[0-9][0-9A-Z]?\s*[0-9][A-Z]{2}\s*")
NUMBERED: Final = re.compile(
    r"\s*(?:(?:flat|unit|apartment|room|no\.?)\s+)?[0-9]+[a-z]?\b(?:\s*[-/]\s*[0-9]+[a-z]?\b)?,?\s*", re.IGNORECASE
)
KIND: Final = re.compile(
    r"(?:\s+(?:primary|secondary|infant|junior|high|grammar|school|academy|college|nursery|university|shop|stores?|bakery|"
    r"cafe|restaurant|pub|hotel|garage|hospital|surgery|centre|limited|ltd))+",
    re.IGNORECASE,
)
"""Words at the end of a name that say what kind of place it is."""
PROPER: Final = re.compile(r"[^\W\d_][\w'’.-]*")


def alone(place: str) -> Iterator[str]:
    """Yield what a place says before its town: each street without its number, and the name of a house or firm.

    Words that begin with a small letter say what a place is, not what it is called: `Footpath beside Mallard Basin`
    yields `Mallard Basin`. A name goes without its kind, too: `Quillmoor Academy` yields `Quillmoor`.
    """
    numbered = False
    for at, part in enumerate(re.split(r"[,;]", plainly(place))):
        if POSTCODE.fullmatch(part) or "@" in part:
            continue
        number = NUMBERED.match(part)
        rest = part[number.end() :] if number else part
        for called in _names(rest):
            if at == 0 or number or numbered or _is_road(called.split()[-1]):
                yield called
            told = KIND.split(called)[0]
            if at == 0 and told != called and told.casefold() not in ORDINARY:
                yield told
        numbered = number is not None and not rest.strip()


def _is_road(word: str) -> bool:
    form = word.casefold().rstrip(".")
    return form in ROADS or form in SHORTENED


def _names(text: str) -> Iterator[str]:
    """Yield runs of words with capitals, less an article; one word by itself only after an article."""
    run = list[str]()
    for word in [*text.split(), "-"]:
        if PROPER.match(word) and word[0].isupper():
            run.append(word)
            continue
        named = run[1:] if run and run[0] == "The" else run
        if len(named) > 1 or named != run:
            yield " ".join(named)
        run = []
