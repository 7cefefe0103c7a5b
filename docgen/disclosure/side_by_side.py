"""People whose names stand side by side on a page: each word is taken for a part of one name, so each has a box."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from docgen.disclosure.beside_names import word_before
from docgen.disclosure.finding_terms import Match
from docgen.disclosure.ordinary import ORDINARY
from docgen.disclosure.sought import NAME, PART, squeezed

__all__ = ["Ours", "of_one_each"]

SEXES = frozenset("mf")
"""Letters that stand for a sex in the column behind a name."""


@dataclass(frozen=True)
class Ours:
    """The names of the subject and the makers on a page, and all parts of these, squeezed."""

    here: Sequence[Match]
    parts: Collection[str]


def of_one_each(matches: Iterable[Match], ours: Ours, words: Sequence[str], lines: Collection[int]) -> list[Match]:
    """Return what was found in the words of a page, less names that take a part of somebody else's.

    Of `Caio Lopes, Maria Lopes` the first Lopes is his. `lines` are the words, from 0, that begin a line.
    """
    matches = [match for match in matches if not _is_ours(match, ours, words, lines) and not _is_word(match, words)]
    names = [match for match in (*matches, *ours.here) if match.term.kind == NAME and " " in match.term.parts]
    chosen = [each for chain in _chains(names) for each in _every_second(chain)]
    return [match for match in matches if match.term.kind != NAME or not any(_cuts(match, each) for each in chosen)]


def _chains(names: Collection[Match]) -> Iterator[list[Match]]:
    """Yield names of which each begins within the one before; of names that lie in each other the longest."""
    chain, reached = list[Match](), 0
    for each in sorted(names, key=lambda match: (match.start, -match.end, match.term.is_turned)):
        if each.end <= reached:
            continue
        if each.start >= reached and chain:
            yield chain
            chain = []
        chain.append(each)
        reached = each.end
    if chain:
        yield chain


def _every_second(chain: Sequence[Match]) -> Sequence[Match]:
    """Return the names that can all be meant: from the first on, unless that leads to turned ones where others fit."""
    return chain[1::2] if len(chain) % 2 == 0 and chain[0].term.is_turned else chain[::2]


def _cuts(match: Match, other: Match) -> bool:
    """Tell whether a name takes a part of another one and something beside it."""
    is_within = other.start <= match.start and match.end <= other.end
    is_around = match.start <= other.start and other.end <= match.end
    return match.start < other.end and other.start < match.end and not is_within and not is_around


def _is_ours(match: Match, ours: Ours, words: Sequence[str], lines: Collection[int]) -> bool:
    """Tell whether a name that begins with a family name of ours takes it from one of ours, or a sex for an initial.

    Where a whole name of ours ends, none goes on; and a new line begins another name, unless a comma is before it.
    """
    parts = match.term.parts.split()
    if match.term.kind != NAME or not match.term.is_turned or parts[0] not in ours.parts:
        return False
    before = squeezed(word_before(" ".join(words[max(0, match.first - 1) : match.first])))
    if before in ours.parts and match.start not in {each.end for each in ours.here}:
        return True
    said = " ".join(words[match.first : match.last + 1])
    is_sex = parts[-1] in SEXES and said[-1].isalpha()
    is_broken = not set(lines).isdisjoint(range(match.first + 1, match.last + 1))
    return "," not in said and (is_sex or is_broken)


def _is_word(match: Match, words: Sequence[str]) -> bool:
    """Tell whether a part of a name is an everyday word in small letters, on a page that has capitals."""
    if match.term.kind != PART or match.term.squeezed not in ORDINARY:
        return False
    said = "".join(words[match.first : match.last + 1])
    return said.islower() and any(word[0].isupper() for word in words if word)
