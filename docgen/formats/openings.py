"""What stands before a text of the case so that the sentence reads on: at, in or on; a or an; the. Nothing twice."""

import re

from docgen.formats.places import AT, IN, KNOWN, ON, ONLINE, PART_OF_TOWN, ROAD_NUMBER

__all__ = ["UNKNOWN_PLACE", "article", "definite", "setting", "whereabouts"]

UNKNOWN_PLACE = "place recorded: "
"""What stands before a bare name of which nobody can tell whether one is in it, on it or at it."""

PREPOSITIONS = frozenset(
    {
        "aboard", "above", "all", "across", "after", "against", "along", "alongside", "among", "amongst", "around",
        "as", "at", "before", "behind", "below", "beneath", "beside", "between", "beyond", "by", "close", "down",
        "during", "from", "in", "inside", "into", "near", "nearby", "next", "off", "on", "onto", "opposite", "out",
        "outside", "over", "past", "round", "somewhere", "through", "throughout", "to", "towards", "under",
        "underneath", "up", "upon", "via", "when", "where", "while", "with", "within", "without", "adjacent",
        "abroad", "here", "elsewhere", "anywhere", "everywhere", "nowhere", "online", "indoors", "outdoors",
    }
)  # fmt: skip
"""A text that begins with one of these says itself how it is joined on."""
ARTICLES = frozenset(
    {
        "a", "an", "the", "this", "that", "these", "those", "my", "his", "her", "its", "their", "our", "one", "some",
        "no", "all", "another", "any", "both", "each", "either", "enough", "every", "few", "half", "many", "most",
        "much", "neither", "several", "such", "various", "what", "whichever", "whose",
    }
)  # fmt: skip
"""What has the place of an article already: all the photographs, each page, both letters."""
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
    """Return what joins a place on: `at `, `in ` or `on `; nothing where the place says itself how it is joined on.

    Before a bare name that nobody can tell the word for (is it a town or a shop?) stands `place recorded: `.
    """
    joint = _joint(place)
    return UNKNOWN_PLACE if joint is None else joint


def setting(place: str) -> str:
    """Return what joins on where something was said, like `whereabouts`; `at ` for a bare name."""
    joint = _joint(place)
    return "at " if joint is None else joint


def _joint(place: str) -> str | None:
    """Return the word for a place with its space, empty where it has one itself; None where nobody can tell."""
    words = WORD.findall(place)
    if not words or words[0].casefold() in PREPOSITIONS:
        return ""
    before, noun = _kind_of_place(place)
    if ROAD_NUMBER.fullmatch(noun) or {words[0].casefold(), noun.casefold()} & ONLINE:
        return "on "
    return _joint_of_noun(words[0], before, noun)


def _joint_of_noun(first: str, before: str, noun: str) -> str | None:
    small, is_name = noun.casefold(), noun[:1].isupper()
    named_house = is_name and small in {"house", "building"} and before[:1].isupper()
    numbered_house = first.isdigit() and is_name
    if named_house or numbered_house or _one_of(small, AT):
        return "at "
    if small == "centre":
        return "in " if before.casefold() in {"town", "city", "village"} else "at "
    if _one_of(small, ON):
        return "on "
    if _one_of(small, IN) or (_is_known(noun) and (not before or before.casefold() in PART_OF_TOWN)):
        return "in "
    is_called = first.isupper() and len(first) > 1  # HMP Fellgate: what it is stands before its name
    has_kind = not is_name or is_called or first.casefold() in ARTICLES - {"the"}
    return "at " if has_kind else None


def _is_known(noun: str) -> bool:
    small = noun.casefold()
    return noun[:1].isupper() and (small in KNOWN or small.endswith("shire"))


def _one_of(noun: str, nouns: frozenset[str]) -> bool:
    return noun in nouns or noun.removesuffix("s") in nouns


def _kind_of_place(place: str) -> tuple[str, str]:
    """Return the word that says what kind of place it is, and the word before it.

    It is the last before a comma, or before how it goes on, but for a number: platform 3, the third floor of a shop.
    """
    words = WORD.findall(re.split(r"[,;:(]", place, maxsplit=1)[0])
    last = next((at for at, word in enumerate(words) if at and word in PREPOSITIONS | {"of", "that", "which"}), None)
    kept = words[:last]
    while len(kept) > 1 and kept[-1].isdigit():
        kept.pop()
    before, noun = ("", "", *kept)[-2:]
    return before, noun


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
