"""Finding terms in words: from the start of one to the end of one, whatever stands between letters, in one pass."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from docgen.case.naming import plainly
from docgen.disclosure.terms import FEWEST_DIGITS, NAME, Term, squeezed

__all__ = ["Index", "Match"]

MOST_KNOWN = 100_000
LONGEST_KNOWN = 40
KEY = 3
"""Letters by which terms are looked up."""
RUNS = re.compile(r"[^\W_]+")
DAY = re.compile(r"(?<![0-9])[0-9]{1,2}[./ -]+[0-9]{1,2}[./ -]+[0-9]{2}(?![0-9])")
GENITIVE = re.compile(r"['’]s\W*$", re.IGNORECASE)
ENDINGS = ("s", "es")
"""What may follow a name's last letter: the plural, and the genitive whose apostrophe is squeezed out."""


@dataclass(frozen=True, slots=True)
class Match:
    """A term, and the first and the last word, from 0, that it stands in."""

    term: Term
    first: int
    last: int


def _is_chance(term: Term, words: Sequence[str]) -> bool:
    """Tell whether a few figures stand together, as in a number: a day of so few has something between them."""
    few = term.squeezed.isdecimal() and len(term.squeezed) < FEWEST_DIGITS
    return few and DAY.search(" ".join(words)) is None


def _is_genitive(term: Term, words: Sequence[str]) -> bool:
    """Tell whether a name's last letter is only the s of a genitive: Quennell's is not Quennell S."""
    if term.kind != NAME or not term.squeezed.endswith("s") or GENITIVE.search(words[-1]) is None:
        return False
    return squeezed("".join(words)).endswith(term.squeezed)


class Index:
    """Terms, by how they begin; the work to look for them grows with the text, not with their number."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_start: dict[str, list[Term]] = defaultdict(list)
        for term in sorted(set(terms), key=lambda term: (-len(term.squeezed), term)):
            self._by_start[term.squeezed[:KEY]].append(term)
        self._known: dict[str, tuple[str, ...]] = {}

    def found(self, words: Sequence[str]) -> Iterator[Match]:
        """Yield each term that stands in a list of words, by its place; the longest first at each."""
        tokens: list[tuple[str, int]] = []
        for at, word in enumerate(words):
            for form in self._known.get(word) or self._forms(word):
                tokens.append((form, at))  # noqa: PERF401 - most words have one form: a list for each costs more
        text = "".join(form for form, _ in tokens)
        starts = [0, *accumulate(len(form) for form, _ in tokens)]
        ends = set(starts)
        for number, start in enumerate(starts[:-1]):
            for term in self._by_start.get(text[start : start + KEY], ()):
                end = start + len(term.squeezed)
                if text.startswith(term.squeezed, start) and self._ends(text, end, ends):
                    match = Match(term, tokens[number][1], tokens[bisect_right(starts, end - 1) - 1][1])
                    said = words[match.first : match.last + 1]
                    if not _is_genitive(term, said) and not _is_chance(term, said):
                        yield match

    def _forms(self, word: str) -> tuple[str, ...]:
        """Return what a word's runs of letters and figures are squeezed to; kept, for a text says most words often."""
        forms = tuple(form for run in RUNS.findall(plainly(word)) if (form := squeezed(run)))
        if len(self._known) < MOST_KNOWN and len(word) <= LONGEST_KNOWN:
            self._known[word] = forms
        return forms

    @staticmethod
    def _ends(text: str, end: int, ends: set[int]) -> bool:
        return end in ends or any(text.startswith(each, end) and end + len(each) in ends for each in ENDINGS)
