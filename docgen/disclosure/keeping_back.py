"""Everything that a case keeps back: values of fields, papers, pages, and what stands on pages."""

from collections.abc import Iterator, Mapping

from docgen.case.absence import DisclosureAnswer, Withheld, Withholding
from docgen.case.beside_views import WithheldKind
from docgen.case.case import Case
from docgen.case.walking import has_steps, steps_of
from docgen.case.withheld import WithheldItem

__all__ = [
    "SETTLED",
    "KeptBack",
    "Loc",
    "kept_back",
    "kind_of",
    "pages_kept_back",
    "pages_kept_in_part",
    "values_kept_back",
    "whole_papers_kept_back",
]

KeptBack = Withholding | WithheldItem
Loc = tuple[str | int, ...]
SETTLED = frozenset({DisclosureAnswer.DISCLOSED, DisclosureAnswer.TAKEN_OUT})
"""Answers after which nothing is kept back any more."""


def kept_back(case: Case) -> tuple[tuple[Loc, KeptBack], ...]:
    """Return everything that a case keeps back with its place in the case file: values of fields first.

    Several rules ask this of one case in turn, so the last answer is kept.
    """
    known = next(iter(_LAST), None)
    if known is None or known[0] is not case:  # another thread may ask of another case meanwhile
        known = case, tuple(_kept_back(case))
        _LAST[:] = [known]
    return known[1]


_LAST: list[tuple[Case, tuple[tuple[Loc, KeptBack], ...]]] = []


def _kept_back(case: Case) -> Iterator[tuple[Loc, KeptBack]]:
    yield from ((loc, kept) for loc, kept in values_kept_back(case) if loc[0] != "withheld")
    for at, item in enumerate(case.withheld):
        yield ("withheld", at), item


def pages_kept_back(case: Case, paper: str) -> Mapping[int, str]:
    """Return the pages of a paper that are kept back, counted from 1, each with the id of the entry that does so.

    A paper that is kept back as a whole is not meant, nor a page on which only something is.
    """
    return {page: item.id for item, page in _pages(case, paper) if not item.in_part}


def pages_kept_in_part(case: Case, paper: str) -> tuple[tuple[str, int], ...]:
    """Return the entries that keep back something on a page of a paper, with that page; none kept back whole."""
    whole = pages_kept_back(case, paper)
    return tuple((item.id, page) for item, page in _pages(case, paper) if item.in_part and page not in whole)


def whole_papers_kept_back(case: Case) -> Mapping[str, str]:
    """Return the papers that are kept back as a whole, each with the id of the entry that does so."""
    return {part.paper: item.id for item in case.withheld for part in item.parts if part.first is None}


def _pages(case: Case, paper: str) -> Iterator[tuple[WithheldItem, int]]:
    for item in case.withheld:
        for part in item.parts:
            if part.paper == paper and part.first is not None and part.last is not None:
                yield from ((item, page) for page in range(part.first, part.last + 1))


def values_kept_back(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, Withholding]]:
    """Yield each field of a case, or of a part of it at a location, that is kept back, with the place of its entry."""
    for step, part in steps_of(value):
        if type(part) is Withheld:
            yield (*loc, step, "withheld"), part.withheld
        else:
            yield from values_kept_back(part, (*loc, step)) if has_steps(part) else ()


def kind_of(each: KeptBack) -> WithheldKind:
    """Return what something that is kept back is, in words that tell no more."""
    if isinstance(each, Withholding):
        return WithheldKind.VALUE
    return WithheldKind.PAPER if all(part.first is None for part in each.parts) else WithheldKind.PAGES
