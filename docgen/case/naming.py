"""Names of people where none may stand: in the marks and labels that go into served papers and messages."""

import re
import unicodedata
from collections.abc import Iterator

from docgen.case.case import Case
from docgen.case.contradiction import Contradiction, Loc
from docgen.case.people import Category, Name

__all__ = ["names_that_show"]

SHORTEST_IN_MARK = 3
"""Shorter parts of names are not looked for in marks: every mark would hold one."""
SHORTEST_IN_LABEL = 2
_WORD = re.compile(r"[^\W\d_]+")
# Letters that Unicode does not take apart into a plain letter and a mark.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "\u0131": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
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
    for at, person in enumerate(case.people):
        words = _words(person.label) - LABEL_WORDS
        if any(len(word) >= SHORTEST_IN_LABEL and word in parts for word in words):
            yield _shown(("people", at, "label"), "Use a label like Person A.")


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
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(character for character in decomposed if not unicodedata.combining(character))
