"""Finding terms in words: from the start of one to the end of one, whatever stands between letters, in one pass."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

from docgen.case.plain_letters import plainly
from docgen.disclosure.roads import ROADS, SHORTENED
from docgen.disclosure.sought import FEWEST_DIGITS, NAME, PART, Term, squeezed

__all__ = ["Index", "Match"]

T = TypeVar("T")
MOST_KNOWN = 100_000
LONGEST_KNOWN = 40
KEY = 3
"""Letters by which terms are looked up."""
LONG_KEY = 16
"""Letters by which those are that have so many: thousands of phrases begin with a few words."""
RUNS = re.compile(r"[^\W_]+")
DAY = re.compile(r"(?<![0-9])[0-9]{1,2}[./ -]+[0-9]{1,2}[./ -]+[0-9]{2}(?![0-9])")
GENITIVE = re.compile(r"['’]s\W*$", re.IGNORECASE)
LOOKALIKE = re.compile(r"[^\W\d_][01]|[01][^\W\d_]|[0-9][Oo]|[Oo][0-9]")
"""A figure within a word, or a letter within a number, that may stand for what it looks like."""
ALIKE = str.maketrans("01l", "oii")
NEAR = 8
"""Words before such a one in which a term that it stands in may begin."""
SHORTEST_ALIKE = 5
"""Letters or figures of a term that is looked for in spite of figures for letters."""
NO_PLACES = frozenset({"", NAME, PART})
"""Kinds of terms that hold no street: an unnamed one is what somebody took out, letter by letter."""
ENDINGS = ("s", "es")
"""What may follow a name's last letter: the plural, and the genitive whose apostrophe is squeezed out."""


Token = tuple[str, int]
"""Letters and figures that follow each other, squeezed, and the word that they stand in, from 0."""


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


def _key(form: str) -> str:
    return form[: LONG_KEY if len(form) >= LONG_KEY else KEY]


class Index:
    """Terms, by how they begin; the work to look for them grows with the text, not with their number."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_start: dict[str, list[Term]] = defaultdict(list)
        self._alike: dict[str, list[tuple[str, Term]]] = defaultdict(list)
        self._streets: dict[str, list[tuple[str, Term]]] = defaultdict(list)
        for term in sorted(set(terms), key=lambda term: (-len(term.squeezed), term)):
            self._by_start[_key(term.squeezed)].append(term)
            if len(term.squeezed) >= SHORTEST_ALIKE:
                alike = term.squeezed.translate(ALIKE)
                self._alike[_key(alike)].append((alike, term))
            if term.kind not in NO_PLACES and any(road in term.squeezed for road in ROADS):
                self._streets[_key(term.squeezed)].append((term.squeezed, term))
        self._known: dict[str, tuple[str, ...]] = {}

    def found(self, words: Sequence[str]) -> Iterator[Match]:
        """Yield each term that stands in a list of words, by its place; the longest first at each."""
        tokens: list[Token] = []
        for at, word in enumerate(words):
            for form in self._known.get(word) or self._forms(word):
                tokens.append((form, at))  # noqa: PERF401 - most words have one form: a list for each costs more
        read = _Read(tokens)
        for number, start in enumerate(read.starts[:-1]):
            for term in read.under(start, self._by_start):
                if (last := read.last(term.squeezed, start)) is not None:
                    match = Match(term, tokens[number][1], tokens[last][1])
                    said = words[match.first : match.last + 1]
                    if not _is_genitive(term, said) and not _is_chance(term, said):
                        yield match
        yield from self._found_alike(tokens)
        yield from self._found_in_full(tokens)

    def _found_alike(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """Yield each term that stands there with figures for letters or letters for figures, like 0 for o."""
        odd = {form for form in {form for form, _ in tokens} if LOOKALIKE.search(form)}
        if odd:
            read = [(form.translate(ALIKE), at) for form, at in tokens]
            yield from _found_anew(self._alike, read, [form in odd for form, _ in tokens])

    def _found_in_full(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """Yield each place that stands there with a street's last word shortened, like St, by itself after others."""
        short = [form in SHORTENED for form, _ in tokens]
        if self._streets and any(short):
            read = [(SHORTENED.get(form, form), at) for form, at in tokens]
            yield from _found_anew(self._streets, read, short, after=1)

    def _forms(self, word: str) -> tuple[str, ...]:
        """Return what a word's runs of letters and figures are squeezed to; kept, for a text says most words often."""
        forms = tuple(form for run in RUNS.findall(plainly(word)) if (form := squeezed(run)))
        if len(self._known) < MOST_KNOWN and len(word) <= LONGEST_KNOWN:
            self._known[word] = forms
        return forms


def _found_anew(
    terms: Mapping[str, Sequence[tuple[str, Term]]], tokens: Sequence[Token], mixed: Sequence[bool], after: int = 0
) -> Iterator[Match]:
    """Yield each term of words that were read in another way, if it has one that was, its first `after` left out."""
    read = _Read(tokens)
    odd = {number for number, each in enumerate(mixed) if each}
    for number in sorted({near for at in odd for near in range(max(0, at - NEAR), at + 1)}):
        start = read.starts[number]
        for form, term in read.under(start, terms):
            last = read.last(form, start)
            if last is not None and not odd.isdisjoint(range(number + after, last + 1)):
                yield Match(term, tokens[number][1], tokens[last][1])


class _Read:
    """Squeezed words run together, and where each begins."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.text = "".join(form for form, _ in tokens)
        self.starts = [0, *accumulate(len(form) for form, _ in tokens)]
        self._ends = set(self.starts)

    def under(self, start: int, by_key: Mapping[str, Sequence[T]]) -> Sequence[T]:
        """Return what is kept under the letters that follow a place; the longest first."""
        short, long = self.text[start : start + KEY], self.text[start : start + LONG_KEY]
        found = by_key.get(short, ())
        return (*by_key[long], *found) if long != short and long in by_key else found

    def last(self, form: str, start: int) -> int | None:
        """Return the last word of a form that begins somewhere and ends where a word does; None where it does not."""
        end = start + len(form)
        if not self.text.startswith(form, start) or not self._is_end(end):
            return None
        return bisect_right(self.starts, end - 1) - 1

    def _is_end(self, end: int) -> bool:
        return end in self._ends or any(
            self.text.startswith(each, end) and end + len(each) in self._ends for each in ENDINGS
        )
