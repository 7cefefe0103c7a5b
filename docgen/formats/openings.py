"""What stands before a text of the case so that the sentence reads on: at, in or on; a or an; the. Nothing twice."""

import re

__all__ = ["article", "definite", "whereabouts"]

PREPOSITIONS = frozenset(
    {
        "aboard", "above", "across", "after", "against", "along", "alongside", "among", "amongst", "around", "as", "at",
        "before", "behind", "below", "beneath", "beside", "between", "beyond", "by", "close", "down", "during", "from",
        "in", "inside", "into", "near", "nearby", "next", "off", "on", "onto", "opposite", "out", "outside", "over",
        "past", "round", "somewhere", "through", "throughout", "to", "towards", "under", "underneath", "up", "upon",
        "via", "when", "where", "while", "with", "within", "without", "adjacent", "abroad", "here", "elsewhere",
        "anywhere", "nowhere", "online", "indoors", "outdoors",
    }
)  # fmt: skip
"""A text that begins with one of these says itself how it is joined on."""
IN = frozenset(
    {
        "alley", "alleyway", "ambulance", "area", "avenue", "bedroom", "building", "car", "cell", "city", "close",
        "corridor", "country", "county", "courtyard", "custody", "district", "dwelling", "field", "flat", "forest",
        "garage", "garden", "gardens", "hallway", "house", "interview", "interviews", "kitchen", "lane", "letter",
        "lift", "lorry", "mews", "neighbourhood", "park", "precinct", "road", "room", "square", "stairwell", "street",
        "subway", "suburb", "taxi", "town", "underpass", "van", "vehicle", "village", "woods", "yard",
    }
)  # fmt: skip
ON = frozenset(
    {
        "aeroplane", "aircraft", "balcony", "beach", "boat", "bridge", "bus", "canal", "coach", "common", "estate",
        "ferry", "footbridge", "footpath", "highway", "landing", "motorway", "path", "pavement", "pier", "plane",
        "platform", "promenade", "railway", "roof", "ship", "staircase", "stairs", "towpath", "train", "tram",
        "wasteland",
    }
)  # fmt: skip
ARTICLES = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "my", "his", "her", "its", "their", "our", "one", "some", "no"}
)
WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
SOUNDS_LIKE_YOU = re.compile(r"(?:eu|ew|one\b|once\b|uni(?!n|m)|us[eu]|ut[ei]|ubi)", re.IGNORECASE)
SILENT_H = re.compile(r"(?:heir|honest|honou?r|hour)", re.IGNORECASE)
OWNED = re.compile(r"(?:[A-Z]\w*\.? ){0,3}[A-Z][\w'’]*['’]s? ")
SPELT_WITH_A_VOWEL = frozenset("AEFHILMNORSX")
"""Letters whose own names begin with a vowel: an FPN, an NHS hospital, but a PND."""

SPOKEN_WITH_A_VOWEL = re.compile(r"(?:8\d*|11|18)(?!\d)")
"""Eight, eighty, eleven, eighteen: an £80 penalty, an 18 month order."""
UNCOUNTED = re.compile(
    r"(?:\w+ )?(?:words|advice|penalties|cautions|warnings|notices|fines|orders|costs|restorative justice)\b",
    re.IGNORECASE,
)
"""What has no article: words of advice, restorative justice."""


def whereabouts(place: str) -> str:
    """Return what joins a place on: `at `, `in ` or `on `; nothing where the place says itself how it is joined on."""
    words = WORD.findall(place)
    if not words or words[0].casefold() in PREPOSITIONS:
        return ""
    noun = _first_noun(place).casefold()
    return "in " if noun in IN else "on " if noun in ON else "at "


def _first_noun(place: str) -> str:
    """Return the word that says what kind of place it is: the last before a comma, or before how it goes on."""
    words = WORD.findall(re.split(r"[,;:(]", place, maxsplit=1)[0])
    last = next((at for at, word in enumerate(words) if at and word in PREPOSITIONS | {"of", "that", "which"}), None)
    return str((words[:last] or [""])[-1])


def article(noun: str) -> str:
    """Return `a ` or `an ` as the noun is spoken; nothing where it has its own article."""
    word = next(iter(WORD.findall(noun)), "")
    if not word or noun.split(maxsplit=1)[0].casefold() in ARTICLES:
        return ""
    if UNCOUNTED.match(noun):
        return ""
    if word[0].isdigit():
        vowel = SPOKEN_WITH_A_VOWEL.match(word) is not None
    elif len(word) > 1 and word.isupper():
        vowel = word[0] in SPELT_WITH_A_VOWEL
    else:
        vowel = bool(SILENT_H.match(word)) or (word[0] in "aeiouAEIOU" and not SOUNDS_LIKE_YOU.match(word))
    return "an " if vowel else "a "


def definite(noun: str) -> str:
    """Return `the `; nothing where the noun has its own article, or is called somebody's."""
    words = noun.split()
    return "" if not words or OWNED.match(noun) or words[0].casefold() in ARTICLES else "the "
