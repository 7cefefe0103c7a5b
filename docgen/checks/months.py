"""Months that somebody may be called like, told as months: "In May I called" names nobody, "I met May" does."""

import re
from collections.abc import Iterator

from docgen.case.people import Name
from docgen.case.plain_letters import plainly

__all__ = ["months_told"]

MONTHS = frozenset(
    ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")
) | {"December"}
NO_NAME = "January|February|March|July|September|October|November|December"
"""Months beside which another one is a month as well: hardly anybody is called so."""
PUT_IN = ("let", "brought", "took", "invited", "confide", "confides", "confided", "confiding", "trust", "trusted")
BELIEVED_IN = (
    "believe",
    "believes",
    "believed",
    "belief",
    "faith",
    "confidence",
    "interest",
    "interested",
    "disappointed",
)
HOUSES = ("number", "no", "no.", "room", "flat", "house", "unit", "aged", "age", "platform", "bus", "door")
NOT_PUT = "".join(rf"(?<!\b{word} )" for word in (*PUT_IN, *BELIEVED_IN))
NO_HOUSE = "".join(rf"(?<!\b(?i:{re.escape(word)}) )" for word in HOUSES)
WHEN = (
    rf"(?:{NOT_PUT}[Ii]n|[Dd]uring|[Ss]ince|[Tt]hroughout|[Ee]arly(?: in)?|[Ll]ate(?: in)?|[Mm]id|(?<!\b[Aa]t )[Ll]ast|"
    r"[Nn]ext|(?:month|months|end|start|beginning|middle|week|part|half|rest|days|day) of)[ -]"
)
DAY = r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?"
OWNS_NOTHING = "(?!['’])"


def months_told(names: Iterator[Name]) -> Iterator[str]:
    """Yield patterns for those months that somebody is called like, where they are told as months."""
    parts = {part.capitalize() for name in names for part in plainly(name.full).split()}
    for month in sorted(parts & MONTHS):
        yield rf"{WHEN}{month}{OWNS_NOTHING}"
        yield rf"{NO_HOUSE}(?<![:.,/-]){DAY} (?:day )?(?:of )?{month}{OWNS_NOTHING}"
        yield rf"{month},? (?:{DAY},? )?(?:19|20)[0-9]{{2}}"
        yield rf"{month} (?:the )?{DAY}(?![:.]?[0-9])"
        yield rf"(?:[Ff]rom|[Bb]etween) (?:{NO_NAME}) (?:and|to) {month}{OWNS_NOTHING}"
        yield rf"(?:[Ff]rom|[Bb]etween) {month} (?:and|to) (?:{NO_NAME})"
