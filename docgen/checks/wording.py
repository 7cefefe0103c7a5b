"""Looking for words: tables of patterns, and what stands before a word that turns its meaning round."""

import re
from collections.abc import Callable, ItemsView, Iterator, Mapping
from functools import cache, cached_property, lru_cache

__all__ = ["Hints", "Table", "found", "found_by_hint", "later", "may_hold", "negated", "table"]

Table = Mapping[str, re.Pattern[str]]
"""What to call a wording, and the pattern that finds it."""
Hints = Mapping[str, tuple[str, ...]]
"""For each wording of a table what a text holds, in small letters, wherever its pattern finds something."""
DENIED = re.compile(
    r"\b(?:not|never|no|without|nor|neither|nothing|nobody|(?:some|any)(?:body|one) else|"
    r"(?:an)?other (?:man|woman|person))\b",
    re.IGNORECASE,
)
ALLEGED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|whether|unproven|acquitted of|cleared of|alleged(?:ly)?|alleges|allegations?|"
    r"(?<!the )accused|accuses|accusation|"
    r"suspected|suspects|suspicion|cannot say|(?:insufficient|not enough|no) evidence|"
    r"(?:did|could|do|does|was|were) not (?:find|show|know|say|prove|clear|sure))\b",
    re.IGNORECASE,
)
CERTAIN = re.compile(r"\b(?:no|without(?: any| a)?|not in|beyond) doubt\b|\bnot only\b", re.IGNORECASE)
"""What looks like a denial and is the opposite."""
CLAUSE = re.compile(
    r"[.;:!?]\s|,?\s+(?:but|yet|nevertheless)\s|"
    r",\s+(?:he|she|they|and (?:he|she|they))\s|,?\s+and (?:was|were|is|has|had)\s",
    re.IGNORECASE,
)
"""Where a clause ends: a denial does not reach over it ("not charged, but he committed it")."""
NOTHING = re.compile(r"[^\w.;!?]*(?:no|nothing|neither)\b", re.IGNORECASE)
NEAR, FAR = 4, 12
"""How many words a denial reaches over, and how many an allegation does: "the allegation that an offence had been"."""

REACH = 400
"""How many characters beside a word are looked at: more than so many words have."""

MOST_KEPT = 4_096
"""Of so many texts the small letters are kept: one table after another is held against each."""
DOTTED = str.maketrans("\u0130\u0131", "ii")
"""The Turkish i with a dot and the one without, both of which count as i where capitals and small letters are alike."""
CAPITAL = re.compile(r"(?<!\\)(?<!\(\?)[A-Z]")
"""A capital letter of a pattern, but for what follows a backslash or opens a named group."""


class _Words(Mapping[str, re.Pattern[str]]):
    """A table whose patterns are compiled when a text is first held against them: most cases need few of them."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        self._patterns = patterns
        self._made: dict[str, re.Pattern[str]] = {}

    @cached_property
    def _compiled(self) -> dict[str, re.Pattern[str]]:
        return {name: self[name] for name in self._patterns}

    def may_be_in(self, text: str) -> bool:
        """Tell whether a text may hold anything of the table: most texts hold nothing, and are gone over once."""
        return self._any_small.search(_small(text)) is not None

    @cached_property
    def _any_small(self) -> re.Pattern[str]:
        """Return one pattern of all, in small letters, for texts in small letters: that is much the quicker search."""
        each = (CAPITAL.sub(lambda found: found[0].lower(), pattern) for pattern in self._patterns.values())
        return re.compile(rf"(?<!\w)(?:{'|'.join(f'(?:{pattern})' for pattern in each)})(?!\w)")

    def __getitem__(self, name: str) -> re.Pattern[str]:
        if name not in self._made:
            self._made[name] = re.compile(rf"(?<!\w)(?:{self._patterns[name]})(?!\w)", re.IGNORECASE)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._patterns)

    def __len__(self) -> int:
        return len(self._patterns)

    def items(self) -> ItemsView[str, re.Pattern[str]]:
        """Return the patterns by name: as a dictionary has them, since texts are many."""
        return self._compiled.items()


@lru_cache(MOST_KEPT)
def _small(text: str) -> str:
    """Return a text in small letters, as a search for capitals and small letters alike would read it."""
    return text.lower() if text.isascii() else text.translate(DOTTED).casefold()


def later(pattern: str) -> Callable[[], re.Pattern[str]]:
    """Return what compiles a pattern when it is first asked for it, capitals and small letters alike."""
    return cache(lambda: re.compile(pattern, re.IGNORECASE))


def table(**patterns: str) -> Table:
    """Make a table: names with `_` for spaces, each pattern of whole words, capitals and small letters alike."""
    return _Words({name.replace("_", " "): pattern for name, pattern in patterns.items()})


def found(words: Table, text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield each wording of a table that a text holds, with where: by its first place in the table, then in order."""
    if not isinstance(words, _Words) or words.may_be_in(text):
        for name, pattern in words.items():
            for match in pattern.finditer(text):
                yield name, match


def found_by_hint(words: Table, hints: Hints, text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield what `found` does, in the order of the hints: looking for these takes no time, and most texts have none."""
    small = text.casefold()
    for name, said in hints.items():
        if any(hint in small for hint in said):
            yield from ((name, match) for match in words[name].finditer(text))


def may_hold(hints: Hints, text: str) -> bool:
    """Tell whether a text may hold a wording of a table."""
    small = text.casefold()
    return any(hint in small for said in hints.values() for hint in said)


def negated(text: str, match: re.Match[str]) -> bool:
    """Tell whether what a match says is denied, or only alleged, by the words of its clause before it.

    "Committed no crime" is denied by the word after.
    """
    start, end = match.span()
    before = CERTAIN.sub("", CLAUSE.split(text[max(0, start - REACH) : start])[-1]).split()
    near, far = " ".join(before[-NEAR:]), " ".join(before[-FAR:])
    return bool(DENIED.search(near) or ALLEGED.search(far) or NOTHING.match(text[end : end + REACH]))
