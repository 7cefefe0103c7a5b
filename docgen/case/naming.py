"""Names of people where none may stand: in the marks and labels that go into served papers and messages."""

import re
import unicodedata
from collections.abc import Iterator

from docgen.case.case import Appeal, Case
from docgen.case.contradiction import Contradiction, Loc
from docgen.case.people import Category, Name, Person
from docgen.case.plain_letters import plainly

__all__ = ["LABEL_WORDS", "are_initials_of", "names_that_show"]

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
