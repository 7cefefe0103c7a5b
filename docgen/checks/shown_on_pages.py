"""What a page shows of a place, or of what links records to somebody: a word of it, or none.

It is read generously: one word that tells the place is enough; a place without a name may be called otherwise.
"""

import re
from collections.abc import Iterator

from docgen.case.plain_letters import plainly
from docgen.checks.claims import folded
from docgen.checks.told_on_pages import BREAK, Told, words_of
from docgen.checks.wording import negated

__all__ = ["LINKS", "link_told", "place_told", "strong_link"]

TELLS_NO_PLACE = words_of(
    "a an the this that in at on of by to from off near nearby outside inside within beside behind before between "
    "under over opposite around and or for with his her their its my our your one two some another other same where "
    "unknown not area place places public somewhere"
)
"""Words of a place that stand on any page."""
SHORTEST = 3
LONG = 6
"""From so many letters on, a word counts where the page parts it, or makes it part of a longer one."""
KINDS = (
    r"shop\w*|stores?|supermarkets?|markets?|retail\w*|mall|chemists?|pharmac\w+|boutiques?|kiosks?|stalls?|newsagents?",
    r"homes?|houses?|flats?|apartments?|dwellings?|address(?:es)?|residen\w+|propert(?:y|ies)|premises|rooms?|bedsits?",
    r"streets?|roads?|lanes?|avenues?|squares?|pavements?|footpaths?|paths?|alleys?|junctions?|st|rd|ave|row|close|hill",
    r"pubs?|bars?|clubs?|nightclubs?|inns?|taverns?|licensed|restaurants?|cafes?|takeaways?|hotels?|hostels?",
    r"bus(?:es)?|coach(?:es)?|trams?|trains?|carriages?|rail\w*|stations?|platforms?|tubes?|stops?",
    r"cars?|vehicles?|vans?|taxis?|lorr(?:y|ies)|motor\w*",
    r"parks?|gardens?|playgrounds?|fields?|commons?|greens?|recreation",
    r"offices?|works?|workplaces?|employ\w+|factor(?:y|ies)|warehouses?|sites?|kitchens?",
    r"schools?|colleges?|universit(?:y|ies)|campus",
    r"hospitals?|clinics?|surger(?:y|ies)|wards?|a&e|nhs",
    r"police|custody|cells?|stations?",
    r"airports?|ports?|harbours?|docks?|terminals?|borders?",
)
"""Kinds of places, each with the words that may stand for it."""
LINKS = {
    "fingerprint": r"finger[\s-]{0,3}prints?|palm|livescan|biometric|identification bureau|\bprints\b",
    "DNA": r"\bd\.?n\.?a\b|swab|genetic",
    "photograph": r"photo|image|picture|facial|custody record|cctv|video",
    "PNC": r"\bpnc|police national computer",
    "custody": r"custod|detain|detention|arrest",
    "passport": r"passport|travel document",
    "biometric": r"biometric|finger|facial|photo|\bbrp\b|residence permit",
    "recognis": r"recogni[sz]|identif|known to",
}
"""Words for what links records to somebody better than a name does; of each, what a page may call it."""
LINK = re.compile("|".join(LINKS), re.IGNORECASE)
OF_LINKS = {word.casefold(): re.compile(called, re.IGNORECASE) for word, called in LINKS.items()}


def place_told(place: str, text: str) -> Told:
    """Look for a word that tells a place: its name, or what kind of place it is."""
    said = " ".join(BREAK.sub(" ", place).split())
    words = [word for word in _apart(said) if word.casefold() not in TELLS_NO_PLACE]
    if not words or not text.strip():
        return Told.NOTHING
    small = [word.casefold() for word in words]
    if any(_is_on(word, text) for word in small):
        return Told.THIS
    is_named = any(word[0].isupper() and (at or not _kinds(word.casefold())) for at, word in enumerate(words))
    may_be = [] if is_named else [kind for word in small for kind in _kinds(word)]
    is_called_so = any(re.fullmatch(kind, word) for kind in may_be for word in words_of(text))
    return Told.THIS if is_called_so else Told.ANOTHER


def _apart(text: str) -> Iterator[str]:
    """Yield the words of a text in plain letters, without what makes them a possessive."""
    yield from (word for word in re.findall(r"[A-Za-z0-9]+", plainly(text)) if len(word) >= SHORTEST)


def _is_on(word: str, text: str) -> bool:
    """Tell whether a page has a word, in one or in many, or parted; a long one within another too."""
    if any(each in {word, f"{word}s", word.removesuffix("s")} for each in words_of(text)):
        return True
    return len(word) >= LONG and folded(word) in folded(text)


def _kinds(word: str) -> tuple[str, ...]:
    return tuple(kind for kind in KINDS if re.fullmatch(kind, word))


def strong_link(how: str) -> str | None:
    """Return the first word for what links better than a name, or None: "no fingerprints" is no such word."""
    return next((match[0] for match in LINK.finditer(how) if not negated(how, match)), None)


def link_told(how: str, text: str) -> Told:
    """Look for what links records to somebody, as fingerprints do; a name alone is looked for elsewhere."""
    strong = strong_link(how)
    if strong is None or not text.strip():
        return Told.NOTHING
    return Told.THIS if OF_LINKS[strong.casefold()].search(plainly(text)) else Told.ANOTHER
