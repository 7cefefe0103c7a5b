"""Names of people where none may stand: in the marks and labels that go into served papers and messages."""

import re
import unicodedata
from collections.abc import Iterator
from string import ascii_uppercase

from docgen.case.case import Appeal, Case
from docgen.case.contradiction import Contradiction, Loc
from docgen.case.people import Category, Name, Person

__all__ = ["are_initials_of", "names_that_show", "plainly"]

SHORTEST_IN_MARK = 3
"""Shorter parts of names are not looked for in marks: every mark would hold one."""
SHORTEST_IN_LABEL = 2
SHORTEST_WITHIN = 4
"""Shorter parts of names are not looked for within words: they stand in too many."""
_ADDRESS = re.compile(
    r"\b[0-9]+[a-z]?,? (?:[\w']+ ){1,3}?(?:street|st|road|rd|lane|row|avenue|close|drive|"
    r"way|court|place|terrace|crescent)\b|"
    r"\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}\b|\b(?:flat|house|number|no\.) [0-9]+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
# Letters that Unicode does not take apart into a plain letter and a mark.
_SMALL = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "\u0131": "i", "æ": "ae", "œ": "oe", "þ": "th", "ß": "ss",
}  # fmt: skip
# Letters of other scripts that look like Latin ones: Cyrillic and Greek, small and capital.
_CYRILLIC = (
    "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u0475\u04cf",
    "aeopcxyijshdqwvl",
)
_CYRILLIC_CAPITALS = (
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0406\u0408\u0405",
    "ABEKMHOPCTXIJS",
)
_GREEK = ("\u03b1\u03b3\u03b5\u03b7\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7\u03c9", "ayenikvoptuxw")
_GREEK_CAPITALS = (
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
    "ABEZHIKMNOPTYX",
)
# White letters in black circles and squares, which Unicode does not take apart.
_ENCLOSED = {chr(first + at): letter for first in (0x1F150, 0x1F170) for at, letter in enumerate(ascii_uppercase)}
# Capitals as small as small letters, which phonetics has and no spelling.
_SMALL_CAPITALS = (
    (
        "\u1d00\u0299\u1d04\u1d05\u1d07\ua730\u0262\u029c\u026a\u1d0a\u1d0b\u029f\u1d0d"  # a to m
        "\u0274\u1d0f\u1d18\ua7af\u01eb\u0280\ua731\u1d1b\u1d1c\u1d20\u1d21\u028f\u1d22"
    ),  # n to z
    "abcdefghijklmnopqqrstuvwyz",
)
_LOOKS = _ENCLOSED | {
    strange: plain
    for some in (_CYRILLIC, _CYRILLIC_CAPITALS, _GREEK, _GREEK_CAPITALS, _SMALL_CAPITALS)
    for strange, plain in zip(*some, strict=True)
}
# Apostrophes and hyphens are told apart by nobody; the Arabic stretching of a line is no letter.
_SIGNS = dict.fromkeys("\u2018\u2019\u02bc\u02b9\u0060\u00b4\uff07", "'") | dict.fromkeys(
    "\u2010\u2011\u2012\u2013\u2212", "-"
)
_CAPITAL = {small.upper(): plain.capitalize() for small, plain in _SMALL.items() if small not in {"ß", "\u0131"}}
_PLAIN = str.maketrans(_SMALL | _CAPITAL | _LOOKS | _SIGNS | {"\u0640": ""})
_UNSEEN = {"Mn", "Me", "Cf"}
# Words that a label is made of; they say nothing of a name, even where somebody is called Child.
LABEL_WORDS = (
    frozenset(map(str, Category))
    | {"a", "an", "the", "of", "person", "man", "woman", "boy", "girl", "adult", "mother", "father", "parent"}
    | {"brother", "sister", "son", "daughter", "partner", "wife", "husband", "friend", "neighbour", "manager", "doctor"}
)


def names_that_show(case: Case) -> Iterator[Contradiction]:
    """Yield every mark and label that holds part of somebody's name, whatever its accents and capitals."""
    names = list(_names(case))
    parts = {part for name in names for part in _words(name.full)}
    makers = {_initials(maker.name) for maker in case.makers}
    for at, exhibit in enumerate(case.exhibits):
        letters = exhibit.mark.partition("/")[0].casefold()
        # Marks are the maker's initials and never changed, even where they happen to spell a name.
        if letters not in makers and any(part in letters for part in parts if len(part) >= SHORTEST_IN_MARK):
            yield _shown(("exhibits", at, "mark"), "Use the maker's initials.")
    people = {_initials(name) for name in names}
    for at, person in enumerate(case.people):
        own = _own_parts(person) if person.naming is not None else set()
        if _tells_a_name(person.label, parts - own, people):
            yield _shown(("people", at, "label"), "Use a label like Person A.")
    yield from _labels_that_tell_nobody_apart(case)
    yield from _cipher_that_is_a_name(case)


def _cipher_that_is_a_name(case: Case) -> Iterator[Contradiction]:
    """Yield initials under an order of anonymity that hold a part of the subject's names, or run them together."""
    order = case.appeal
    if not isinstance(order, Appeal) or order.initials is None:
        return
    names = (case.subject.name, *case.subject.aliases)
    parts = {part for name in names for part in _words(name.full)}
    run = "".join(_plain(word) for word in _WORD.findall(order.initials))
    if _tells_a_name(order.initials, parts, {"".join(_plain(w) for w in _WORD.findall(name.full)) for name in names}):
        yield _shown(("appeal", "initials"), "Write the letters that the order gives, like AB.")
    elif not run:
        yield Contradiction(("appeal", "initials"), "holds no letter.", "Write the letters that the order gives.")


def are_initials_of(letters: str, name: Name) -> bool:
    """Tell whether letters, whatever stands between them, are initials of a name: all of them, or first and last."""
    run = "".join(_plain(word) for word in _WORD.findall(letters))
    given, family = (_first_letters(part) for part in (name.given_part, name.family_part))
    orders = {given + family, family + given, given[:1] + family, family + given[:1], given[:1] + family[-1:]}
    return bool(run) and run in orders


def _first_letters(part: str) -> str:
    return "".join(_plain(word)[:1] for word in _WORD.findall(part))


def _own_parts(person: Person) -> set[str]:
    """Return the parts of a person's own name: a label may hold them where it was decided to name the person."""
    return _words(person.name.full) if isinstance(person.name, Name) else set()


def _tells_a_name(label: str, parts: set[str], initials: set[str]) -> bool:
    """Tell whether a label holds a name's part as a word, or within a word, or is somebody's initials and no more."""
    words = _words(label) - LABEL_WORDS
    if any(len(word) >= SHORTEST_IN_LABEL and word in parts for word in words):
        return True
    run = "".join(_plain(word) for word in _WORD.findall(unicodedata.normalize("NFC", label)))
    if len(run) >= SHORTEST_IN_LABEL and run in initials:
        return True
    return any(part in word for word in words for part in parts if len(part) >= SHORTEST_WITHIN)


def _labels_that_tell_nobody_apart(case: Case) -> Iterator[Contradiction]:
    seen: dict[str, str] = {}
    for at, person in enumerate(case.people):
        loc: Loc = ("people", at, "label")
        folded = " ".join(_plain(person.label).split())
        if not _WORD.search(plainly(person.label)):
            yield Contradiction(loc, "holds no letter.", "Use a label like Person A.")
        elif folded == " ".join(_plain(case.subject.short_name).split()):
            yield Contradiction(loc, "is what the subject is called.", "Use a label like Person A.")
        elif _ADDRESS.search(person.label):
            yield Contradiction(loc, "is an address.", "Use a label like Person A.")
        elif seen.get(folded, person.label).casefold() != person.label.casefold():
            # Labels that are the same but for capitals are told by the contradiction of labels given twice.
            yield Contradiction(loc, "is given to two people.", "Give each a label that tells them apart.")
        seen.setdefault(folded, person.label)


def _shown(loc: Loc, next_step: str) -> Contradiction:
    return Contradiction(loc, "holds part of somebody's name.", next_step)


def _names(case: Case) -> Iterator[Name]:
    yield from (case.subject.name, *case.subject.aliases, *(maker.name for maker in case.makers))
    for person in case.people:
        yield from person.aliases
        if isinstance(person.name, Name):
            yield person.name


def _initials(name: Name) -> str:
    return "".join(_plain(word)[:1] for word in _WORD.findall(name.full))


def _words(text: str) -> set[str]:
    return {_plain(word) for word in _WORD.findall(unicodedata.normalize("NFC", text))}


def _plain(text: str) -> str:
    return plainly(text).casefold()


def plainly(text: str) -> str:
    """Return a text in plain letters, its capitals kept: no accents, no unseen signs, no look-alikes."""
    if text.isascii():  # such letters are plain already, and one sign alone is written otherwise
        return text.replace("`", "'")
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).translate(_PLAIN))
    return "".join(c for c in decomposed.translate(_PLAIN) if unicodedata.category(c) not in _UNSEEN)
