"""Finding terms in words: from the start of one to the end of one, whatever stands between letters, in one pass."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from docgen.disclosure.terms import Term, squeezed

__all__ = ["Index", "Match"]

KEY = 3
"""Letters by which terms are looked up."""
RUNS = re.compile(r"[^\W_]+")
ENDINGS = ("s", "es")
"""What may follow a name's last letter: the plural, and the genitive whose apostrophe is squeezed out."""


@dataclass(frozen=True, slots=True)
class Match:
    """A term, and the first and the last word, from 0, that it stands in."""

    term: Term
    first: int
    last: int


class Index:
    """Terms, by how they begin; the work to look for them grows with the text, not with their number."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_start: dict[str, list[Term]] = defaultdict(list)
        for term in sorted(set(terms), key=lambda term: (-len(term.squeezed), term)):
            self._by_start[term.squeezed[:KEY]].append(term)

    def found(self, words: Sequence[str]) -> Iterator[Match]:
        """Yield each term that stands in a list of words, by its place; the longest first at each."""
        tokens: list[tuple[str, int]] = []
        for at, word in enumerate(words):
            runs = RUNS.findall(word)
            tokens += [(form, at) for run in runs if (form := squeezed(run))]
        text = "".join(form for form, _ in tokens)
        starts = [0, *accumulate(len(form) for form, _ in tokens)]
        ends = set(starts)
        for number, start in enumerate(starts[:-1]):
            for term in self._by_start.get(text[start : start + KEY], ()):
                end = start + len(term.squeezed)
                if text.startswith(term.squeezed, start) and self._ends(text, end, ends):
                    yield Match(term, tokens[number][1], tokens[bisect_right(starts, end - 1) - 1][1])

    @staticmethod
    def _ends(text: str, end: int, ends: set[int]) -> bool:
        return end in ends or any(text.startswith(each, end) and end + len(each) in ends for each in ENDINGS)
