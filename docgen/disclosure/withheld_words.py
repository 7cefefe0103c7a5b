"""What no served file may quote: runs of words of papers that a case withholds, and that stand in nothing it serves."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pydantic import BaseModel

from docgen.case.case import Case
from docgen.case.material import Disclosure
from docgen.case.plain_letters import plainly
from docgen.disclosure.finding_terms import Index
from docgen.disclosure.keeping_back import pages_kept_back, whole_papers_kept_back
from docgen.disclosure.sought import Term, squeezed

__all__ = ["QUOTED", "RUN", "WITHHELD_WORDS", "PaperWords", "disclosed_words", "runs_of", "served_records", "unserved"]

WITHHELD_WORDS: Final = "words of a withheld paper"
REFERENCE_IN_ONE: Final = "reference in a withheld paper"
QUOTED: Final = frozenset((WITHHELD_WORDS, REFERENCE_IN_ONE))
RUN: Final = 6
"""Words that follow each other from which on they are looked for: fewer stand in much else."""
LEAST_LETTERS: Final = 20
MOST: Final = 3_000
"""Runs of a case that are looked for; of longer papers every second one, or third, so that longer quotes are found."""
MOST_PAGES: Final = 5_000
APART: Final = re.compile(r"[^\W_]+")
REFERENCE: Final = re.compile(r"(?<!\w)[A-Z]{2,}(?:[/ -]+[A-Z0-9]+)*[/-][0-9]{3,}(?!\w)")
"""A reference, like the log number of a report: letters first, then parts between strokes, the last of them figures."""
FEWEST_FIGURES: Final = 5
RECORDS: Final = frozenset(
    (
        "allegation",
        "offence",
        "statute",
        "count",
        "court",
        "place",
        "system",
        "reference",
        "log",
        "force",
        "employer",
        "work_address",
    )
)
"""Fields whose words any paper on the same event has: what is alleged, under what law, where."""
SERVED: Final = (Disclosure.DISCLOSE, Disclosure.REDACT)
Pages = Sequence[tuple[int, str]]
"""Pages, from 1 (0: none is counted), with their words."""


@dataclass(frozen=True, slots=True)
class PaperWords:
    """Which pages of a paper are withheld, or served; None for all of them."""

    paper: str
    pages: frozenset[int] | None = None

    @classmethod
    def withheld(cls, case: Case) -> "tuple[PaperWords, ...]":
        """Return what a case withholds of its papers, in their order: whole papers, and pages."""
        whole = whole_papers_kept_back(case)
        kept = {paper.id: frozenset(pages_kept_back(case, paper.id)) for paper in case.papers}
        return tuple(
            cls(paper.id, None if is_whole else kept[paper.id])
            for paper in case.papers
            if (is_whole := paper.disclosure is Disclosure.WITHHOLD or paper.id in whole) or kept[paper.id]
        )

    def of(self, pages: Pages) -> tuple[str, ...]:
        """Return the words of these pages; of a file whose pages are not counted none, unless all are meant."""
        return tuple(words for page, words in pages if self.pages is None or page in self.pages)


def runs_of(texts: Mapping[str, Sequence[str]]) -> tuple[Term, ...]:
    """Return what is looked for of some papers' words, by the paper's id: every run that is long enough to be known.

    None has a figure in it: days, numbers and addresses stand in every paper on one event. References, like log
    numbers, are looked for by themselves.
    """
    named = [(paper, text) for paper, each in texts.items() for text in each]
    references = dict.fromkeys(
        Term(form, REFERENCE_IN_ONE, paper) for paper, text in named for form in _references(text)
    )
    every = dict.fromkeys(Term(run, WITHHELD_WORDS, paper) for paper, text in named for run in _runs(text))
    step = -(-len(every) // MOST)
    return (*references, *tuple(every)[:: step or 1])


def _references(text: str) -> Iterator[str]:
    for match in REFERENCE.finditer(plainly(text)):
        if sum(char.isdecimal() for char in match[0]) >= FEWEST_FIGURES:
            yield squeezed(match[0])


def _runs(text: str) -> Iterator[str]:
    words = [form for word in APART.findall(plainly(text)) if (form := squeezed(word))]
    for at in range(len(words) - RUN + 1):
        run = "".join(words[at : at + RUN])
        if len(run) >= LEAST_LETTERS and not any(char.isdecimal() for char in run):
            yield run


def unserved(terms: Iterable[Term], texts: Iterable[str]) -> tuple[Term, ...]:
    """Return the runs that stand in none of some texts."""
    every = tuple(terms)
    index = Index(replace(term, whose="") for term in every)
    served = {match.term.squeezed for text in texts for match in index.found(text.split())}
    return tuple(term for term in every if term.squeezed not in served)


def disclosed_words(case: Case) -> tuple[PaperWords, ...]:
    """Return what a case discloses of its papers: all pages but those that are withheld."""
    whole = {each.paper for each in PaperWords.withheld(case) if each.pages is None}
    return tuple(
        PaperWords(paper.id, _but(paper.pages, pages_kept_back(case, paper.id)))
        for paper in case.papers
        if paper.disclosure in SERVED and paper.id not in whole
    )


def _but(pages: object, kept: Collection[int]) -> frozenset[int] | None:
    """Return all pages but some; None for all, where none is withheld."""
    last = pages if isinstance(pages, int) else MOST_PAGES
    return frozenset(range(1, last + 1)).difference(kept) if kept else None


def served_records(case: Case) -> Iterator[str]:
    """Yield what records of the case say in the words of the law and of offices, and what served papers are called."""
    yield from _records(case.model_copy(update={"papers": (), "withheld": ()}))
    for paper in case.papers:
        if paper.disclosure in SERVED:
            yield from (paper.title, paper.holder)


def _records(value: object) -> Iterator[str]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if isinstance(inner, str) and name in RECORDS:
                yield str(inner)
            else:
                yield from _records(inner)
    elif isinstance(value, tuple):
        for each in value:
            yield from _records(each)
