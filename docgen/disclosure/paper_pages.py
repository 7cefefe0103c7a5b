"""A paper's pages as rows of words that can be searched: what locating and proposing have in common."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from docgen.case.absence import is_recorded
from docgen.case.case import Case
from docgen.case.plain_letters import plainly
from docgen.case.redaction import NumberKind
from docgen.disclosure.finding_terms import Index
from docgen.disclosure.numbers import pattern_of
from docgen.disclosure.sought import Term, squeezed
from docgen.disclosure.terms import SHORTEST
from docgen.papers.pdf_words import PageWords

__all__ = ["Run", "SearchedPage", "ours"]

JOINED_FIGURES = re.compile(r"(?<=[0-9)])[-.–(](?=[0-9(])")
"""Between figures of a telephone number: 07700-900-123."""
DAY = re.compile(r"[0-9]{1,2}[-./–][0-9]{1,2}[-./–][0-9]{2,4}")


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """The first and the last of some words that follow each other, from 0."""

    first: int
    last: int

    @property
    def span(self) -> range:
        """Return the places of its words."""
        return range(self.first, self.last + 1)


def ours(case: Case) -> frozenset[str]:
    """Return the numbers that are nobody's secret, squeezed: the subject's own, and of makers' work addresses."""
    subject = case.subject
    known = [str(number) for number in (subject.pnc, subject.cro) if is_recorded(number)]
    places = " ".join(plainly(maker.work_address) for maker in case.makers)
    known += [match[0] for kind in NumberKind for match in pattern_of(kind).finditer(places)]
    return frozenset(map(squeezed, known))


@dataclass(frozen=True)
class SearchedPage:
    """A page whose words can be looked for."""

    page: PageWords

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Return its words as they stand."""
        return tuple(word.text for word in self.page.words)

    def said(self, run: Run) -> str:
        """Return some of its words, with a space between."""
        return " ".join(self.texts[run.first : run.last + 1])

    def words(self, wanted: str) -> tuple[Run, ...]:
        """Find words wherever they stand: whatever the capitals, accents and line breaks."""
        form = squeezed(wanted)
        if len(form) >= SHORTEST:
            found = {Run(match.first, match.last) for match in Index((Term(form, "", ""),)).found(self.texts)}
        else:  # too short to be looked for across words: it stands by itself
            found = {Run(at, at) for at, text in enumerate(self.texts) if form and squeezed(text) == form}
        return tuple(sorted(found))

    def numbers(self, kind: NumberKind, known: frozenset[str] = frozenset()) -> tuple[Run, ...]:
        """Find the numbers of a kind, but those that are known."""
        found = set[Run]()
        for text in dict.fromkeys((self._line, JOINED_FIGURES.sub(" ", self._line))):
            for match in pattern_of(kind).finditer(text):
                said = self._line[match.start() : match.end()]
                if squeezed(said) not in known and not DAY.match(said):
                    found.add(Run(self._word_at(match.start()), self._word_at(match.end() - 1)))
        return tuple(sorted(found))

    @cached_property
    def _plain(self) -> tuple[str, ...]:
        return tuple(plainly(text) for text in self.texts)

    @cached_property
    def _line(self) -> str:
        return " ".join(self._plain)

    @cached_property
    def _owners(self) -> tuple[int, ...]:
        return tuple(self._places())

    def _places(self) -> Iterator[int]:
        for at, text in enumerate(self._plain):
            yield from [at] * (len(text) + 1)

    def _word_at(self, character: int) -> int:
        return self._owners[character]
