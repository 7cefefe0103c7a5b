"""The name under which papers speak of the subject: the same words, in any capitals."""

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.case.material import PaperKind

__all__ = ["SameName", "same_name"]

NAMING = frozenset({str(PaperKind.DECISION), str(PaperKind.APPEAL)})
"""Kinds of paper that are about the subject and nobody else: they say who that is."""


@dataclass(frozen=True, slots=True)
class SameName:
    """A name in any capitals, and its parts, where one paper has its family part in capitals and another has neither.

    `differs` says that a paper has a name that may be another spelling of it. `plain` and `in_capitals` are the names
    as the two papers have them; parts and names are empty where nothing tells the parts apart.
    """

    words: tuple[str, ...]
    differs: bool = False
    given: str = ""
    family: str = ""
    plain: str = ""
    in_capitals: str = ""

    def is_of(self, name: str) -> bool:
        """Tell whether a name is this one."""
        return bool(name) and _words(name) == self.words


def same_name(named: Sequence[tuple[str, str]]) -> SameName | None:
    """Return the subject's name from pairs of a paper's kind and the name on it; None where papers leave it open."""
    about = {_words(name) for kind, name in named if kind in NAMING and name}
    if len(about) != 1:
        return None
    words = about.pop()
    names = list(dict.fromkeys(name for _, name in named if name))
    if any(set(_words(name)) & set(words) and _words(name) != words for name in names):
        return SameName(words, differs=True)
    same = [name for name in names if _words(name) == words]
    plain = [name for name in same if not any(map(str.isupper, name.split(" ")))]
    parted = {name: count for name in same if (count := _in_capitals(name))}
    if len(plain) != 1 or len(set(parted.values())) != 1:
        return SameName(words)
    name, count = next(iter(parted.items()))
    parts = plain[0].split(" ")
    return SameName(
        words, given=" ".join(parts[:-count]), family=" ".join(parts[-count:]), plain=plain[0], in_capitals=name
    )


def _words(name: str) -> tuple[str, ...]:
    return tuple(name.casefold().split(" "))


def _in_capitals(name: str) -> int:
    """Return how many of the last words of a name stand in capitals; 0 where all do, or none, or one before others."""
    capital = [word.isupper() and len(word) > 1 for word in name.split(" ")]
    count = capital[::-1].index(False) if False in capital else 0
    return count if count == sum(capital) else 0
