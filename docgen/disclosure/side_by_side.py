"""People whose names stand side by side on a page: each word is taken for a part of one name, so each has a box."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from docgen.disclosure.beside_names import word_before
from docgen.disclosure.finding_terms import Match
from docgen.disclosure.ordinary import ORDINARY
from docgen.disclosure.sought import NAME, PART, squeezed

__all__ = ["of_one_each"]

SEXES = frozenset("mf")
"""Letters that stand for a sex in the column behind a name."""


def of_one_each(
    matches: Iterable[Match], ours: Iterable[Match], our_parts: Collection[str], words: Sequence[str]
) -> list[Match]:
    """Return what was found in the words of a page, less names that take a part of somebody else's.

    `ours` are the names of the subject and the makers there: of `Caio Lopes, Maria Lopes` the first Lopes is his;
    `our_parts` are all parts of these, squeezed.
    """
    ours = [*ours]
    ends = {match.end for match in ours}
    matches = [match for match in matches if not _is_ours(match, our_parts, ends, words) and not _is_word(match, words)]
    names = [match for match in (*matches, *ours) if match.term.kind == NAME and " " in match.term.parts]
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


def _is_ours(match: Match, our_parts: Collection[str], ends: Collection[int], words: Sequence[str]) -> bool:
    """Tell whether a name that begins with a family name of ours takes it from one of ours, or a sex for an initial.

    `ends` are where whole names of ours end, so that none goes on there.
    """
    parts = match.term.parts.split()
    if match.term.kind != NAME or not match.term.is_turned or parts[0] not in our_parts:
        return False
    before = squeezed(word_before(" ".join(words[max(0, match.first - 1) : match.first])))
    said = " ".join(words[match.first : match.last + 1])
    is_sex = parts[-1] in SEXES and said[-1].isalpha() and "," not in said
    return is_sex or (before in our_parts and match.start not in ends)


def _is_word(match: Match, words: Sequence[str]) -> bool:
    """Tell whether a part of a name is an everyday word in small letters, on a page that has capitals."""
    if match.term.kind != PART or match.term.squeezed not in ORDINARY:
        return False
    said = "".join(words[match.first : match.last + 1])
    return said.islower() and any(word[0].isupper() for word in words if word)
