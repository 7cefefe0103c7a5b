"""Finding terms in words: from the start of one to the end of one, whatever stands between letters, in one pass."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

from docgen.case.plain_letters import plainly
from docgen.disclosure.beside_names import beside_of, is_no_name
from docgen.disclosure.glued import Glue, is_by_chance, is_more_than, pieces_of
from docgen.disclosure.glued_behind import Behind
from docgen.disclosure.roads import ROADS, SHORTENED
from docgen.disclosure.sought import CLOCK, FEWEST_DIGITS, NAME, PART, SUM, Term, squeezed

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
TIME = re.compile(r"(?<![£$€0-9.,])[0-9]{1,2}(?:\s?:\s?[0-9]{2}(?::[0-9]{2})?|\.[0-9]{2})(?![0-9]|[.,:][0-9]|\s?%)")
MONEY = re.compile(r"(?:£|GBP)\s?[0-9]|[0-9]\s?(?:pounds|GBP)\b", re.IGNORECASE)
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
SHORT_PART = 3
"""Letters of a part of a name, whose plural would be many a word."""
ENDINGS = ("s", "es")
"""What may follow a name's last letter: the plural, and the genitive whose apostrophe is squeezed out."""


Forms = tuple[str, ...]
"""Letters and figures of a word that follow each other, squeezed; most words have one."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as it is searched: in pieces, in whole runs as they look alike, and with what ends streets in full.

    `glues` say what glues each piece to the one before, `odd` and `short` which runs may be something else; each is
    empty where nothing does, and none is.
    """

    pieces: Forms
    glues: tuple[Glue, ...]
    alike: Forms
    odd: tuple[bool, ...]
    in_full: Forms
    short: tuple[bool, ...]
    is_special: bool
    """Whether one of these is not empty."""


@dataclass(frozen=True, slots=True)
class Match:
    """A term, the first and the last word, from 0, that it stands in, and where, in the letters of all words."""

    term: Term
    first: int
    last: int
    start: int

    @property
    def end(self) -> int:
        """Return where its last letter ends, in the letters of all words."""
        return self.start + len(self.term.squeezed)


def _is_chance(term: Term, words: Sequence[str]) -> bool:
    """Tell whether a few figures stand together, as in a number: a day, or a time, of so few is written as one."""
    said = " ".join(words)
    if term.kind == SUM:
        return MONEY.search(said) is None
    few = term.squeezed.isdecimal() and len(term.squeezed) < FEWEST_DIGITS
    return few and (TIME if term.kind == CLOCK else DAY).search(said) is None


def _is_genitive(term: Term, words: Sequence[str]) -> bool:
    """Tell whether a name's last letter is only the s of a genitive: Quennell's is not Quennell S."""
    if term.kind != NAME or not term.squeezed.endswith("s") or GENITIVE.search(words[-1]) is None:
        return False
    return squeezed("".join(words)).endswith(term.squeezed)


def _is_another_word(term: Term, words: Sequence[str]) -> bool:
    """Tell whether a short part of a name has a letter behind it that no apostrophe sets apart: This is not Thi's."""
    said = squeezed("".join(words))
    longer = said.startswith(term.squeezed) and said.removeprefix(term.squeezed) in ENDINGS
    return term.kind == PART and len(term.squeezed) <= SHORT_PART and longer and GENITIVE.search(words[-1]) is None


def _is_of_two(match: Match, words: Sequence[str], glued: Collection[int]) -> bool:
    """Tell whether a name in another order is made of words that belong to two people, or to no name."""
    if " " not in match.term.parts:
        return False
    said = "".join(words[at] if at in glued else f" {words[at]}" for at in range(match.first, match.last + 1))
    before, after = " ".join(words[max(0, match.first - 1) : match.first]), " ".join(words[match.last + 1 :][:2])
    name = beside_of(match.term, before, said.strip(), after)
    return name is not None and is_no_name(match.term, name)


def _key(form: str) -> str:
    return form[: LONG_KEY if len(form) >= LONG_KEY else KEY]


class Index:
    """Terms, by how they begin; the work to look for them grows with the text, not with their number."""

    def __init__(self, terms: Iterable[Term], behind: Behind | None = None) -> None:
        """Sort terms; with `behind`, names are found as well that the next word is glued to."""
        self._behind = behind
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
        self._known: dict[str, _Word] = {}

    def found(self, words: Sequence[str], glued: Collection[int] = ()) -> Iterator[Match]:
        """Yield each term that stands in a list of words, by its place; the longest first at each.

        `glued` are words, from 0, that are pieces of the one before.
        """
        known = self._known
        each = [known.get(word) or self._word(word) for word in words]
        special = [(at, word) for at, word in enumerate(each) if word.is_special]
        read = _Read([word.pieces for word in each], {at: word.glues for at, word in special if word.glues})
        for number, start in enumerate(read.starts[:-1]):
            for term in read.under(start, self._by_start):
                last = read.last(term.squeezed, start)
                if last is None and self._behind:
                    last = read.last_before_more(term, number, self._behind)
                if last is not None and not read.is_by_chance(term, number, last):
                    match = read.match(term, number, last)
                    said = words[match.first : match.last + 1]
                    chance = _is_genitive(term, said) or _is_chance(term, said) or _is_another_word(term, said)
                    if not chance and not _is_of_two(match, words, glued):
                        yield match
        if odd := {at: word.odd for at, word in special if word.odd}:  # like 0 for o
            yield from _found_anew(self._alike, _Read([word.alike for word in each], {}), odd)
        if self._streets and (short := {at: word.short for at, word in special if word.short}):  # like St
            yield from _found_anew(self._streets, _Read([word.in_full for word in each], {}), short, after=1)

    def _word(self, word: str) -> _Word:
        """Return a word as it is searched; kept, for a text says most words often."""
        runs = [
            [(form, glue) for piece, glue in pieces_of(run) if (form := _form(piece))]
            for run in RUNS.findall(plainly(word))
        ]
        cut = [piece for run in runs for piece in run]
        whole = tuple("".join([form for form, _ in run]) for run in runs if run)
        said = " ".join(whole)
        is_cut, is_odd = len(cut) > len(whole), LOOKALIKE.search(said) is not None
        is_short = not SHORTENED.keys().isdisjoint(whole)
        read = _Word(
            tuple(form for form, _ in cut) if is_cut else whole,
            tuple(glue for _, glue in cut) if is_cut else (),
            tuple(said.translate(ALIKE).split()),
            tuple(LOOKALIKE.search(form) is not None for form in whole) if is_odd else (),
            tuple(SHORTENED.get(form, form) for form in whole) if is_short else whole,
            tuple(form in SHORTENED for form in whole) if is_short else (),
            is_cut or is_odd or is_short,
        )
        if len(self._known) < MOST_KNOWN and len(word) <= LONGEST_KNOWN:
            self._known[word] = read
        return read


def _form(run: str) -> str:
    return run.casefold() if run.isascii() else squeezed(run)


def _found_anew(
    terms: Mapping[str, Sequence[tuple[str, Term]]], read: "_Read", mixed: Mapping[int, Sequence[bool]], after: int = 0
) -> Iterator[Match]:
    """Yield each term of words that were read in another way, if it has a form that was, its first `after` left out.

    `mixed` says which forms of a word were, by its number.
    """
    odd = {number for at, each in mixed.items() for number, is_odd in enumerate(each, read.first_of(at)) if is_odd}
    for number in sorted({near for at in odd for near in range(max(0, at - NEAR), at + 1)}):
        start = read.starts[number]
        for form, term in read.under(start, terms):
            last = read.last(form, start)
            if last is not None and not odd.isdisjoint(range(number + after, last + 1)):
                yield read.match(term, number, last)


class _Read:
    """The forms of words run together, and where each begins; `glues` are those of words, by their number."""

    def __init__(self, words: Sequence[Forms], glues: Mapping[int, Sequence[Glue]]) -> None:
        self._forms = [form for word in words for form in word]
        self.text = "".join(self._forms)
        self.starts = [0, *accumulate(map(len, self._forms))]
        self._ends = set(self.starts)
        self._counts = [0, *accumulate(map(len, words))]
        self._glues = (
            {number: glue for at, each in glues.items() for number, glue in enumerate(each, self._counts[at])}
            if glues
            else {}
        )

    def match(self, term: Term, first: int, last: int) -> Match:
        """Return a term that stands in some forms, with the words that have these."""
        return Match(term, self._word_of(first), self._word_of(last), self.starts[first])

    def first_of(self, word: int) -> int:
        """Return the number of a word's first form."""
        return self._counts[word]

    def _word_of(self, number: int) -> int:
        return bisect_right(self._counts, number) - 1

    def under(self, start: int, by_key: Mapping[str, Sequence[T]]) -> Sequence[T]:
        """Return what is kept under the letters that follow a place; the longest first."""
        short, long = self.text[start : start + KEY], self.text[start : start + LONG_KEY]
        found = by_key.get(short, ())
        return (*by_key[long], *found) if long != short and long in by_key else found

    def last(self, form: str, start: int) -> int | None:
        """Return the last of the forms that a term stands in, from one that begins there; None where it ends in one.

        Figures may have more behind them that change nothing of what they are.
        """
        end = start + len(form)
        if not self.text.startswith(form, start) or not (self._is_end(end) or self._is_in_figures(form, start)):
            return None
        return bisect_right(self.starts, end - 1) - 1

    def last_before_more(self, term: Term, first: int, behind: Behind) -> int | None:
        """Return the last of the forms that a term stands in, with the next word glued to it; None where it is not."""
        start = self.starts[first]
        if not self.text.startswith(term.squeezed, start):
            return None
        end = start + len(term.squeezed)
        last = bisect_right(self.starts, end - 1) - 1
        own, rest = end - max(start, self.starts[last]), self.text[end : self.starts[last + 1]]
        before = self._forms[first - 1] if first else ""
        return last if behind.is_next_word(term, own, rest, before) else None

    def is_by_chance(self, term: Term, first: int, last: int) -> bool:
        """Tell whether a term in some forms is glued to others, and may stand there by chance."""
        before, after = self._glues.get(first, Glue.NOTHING), self._glues.get(last + 1, Glue.NOTHING)
        if not before and not after:
            return False
        return is_by_chance(
            term,
            (before, self._forms[first - 1] if before else ""),
            (after, self._forms[last + 1] if after else ""),
            in_one_word=self._word_of(first) == self._word_of(last),
        )

    def _is_end(self, end: int) -> bool:
        return end in self._ends or any(
            self.text.startswith(each, end) and end + len(each) in self._ends for each in ENDINGS
        )

    def _is_in_figures(self, form: str, start: int) -> bool:
        """Tell whether a form ends with figures that have more behind them, which change nothing of what it is."""
        end = start + len(form)
        if not self.text[end].isdecimal():
            return False
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end) - 1
        in_one_word = self._word_of(first) == self._word_of(last)
        rest = self.text[end : self.starts[last + 1]]
        return is_more_than(form, end - self.starts[last], rest, in_one_word=in_one_word)
