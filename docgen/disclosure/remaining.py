"""What a plan took out and still stands in the finished pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from docgen.case.redaction import Decision, RedactionPlan
from docgen.disclosure.finding_terms import Index
from docgen.disclosure.locating import Located
from docgen.disclosure.sought import Term, squeezed
from docgen.papers.pdf_orders import orders_of
from docgen.papers.pdf_words import PageWords

__all__ = ["Remains", "kept_words", "phrases_of", "remaining"]

WITHIN: Final = 8
"""Letters of a phrase that is looked for within words, too."""


@dataclass(frozen=True, slots=True, order=True)
class Remains:
    """A row of a plan whose words still stand on a page, from 1."""

    row: str
    page: int


def kept_words(plan: RedactionPlan) -> frozenset[tuple[int | None, str]]:
    """Return what somebody decided to keep: pages (None: all) and words, squeezed."""
    rows = (row for row in plan.redactions if row.decision is Decision.KEEP and row.words is not None)
    return frozenset((row.page, squeezed(row.words or "")) for row in rows)


def phrases_of(plan: RedactionPlan, found: Located) -> tuple[tuple[str, str], ...]:
    """Return rows with phrases, as written, that must stand nowhere in the file; none that is kept on a page."""
    kept = {words for _, words in kept_words(plan)}
    each = {(spot.row.id, phrase) for spot in found.spots for phrase in spot.phrases}
    return tuple(sorted((row, phrase) for row, phrase in each if squeezed(phrase) not in kept))


def remaining(plan: RedactionPlan, found: Located, pages: Sequence[PageWords]) -> Iterator[Remains]:
    """Yield where words that were taken out stand in the finished pages, but where it was decided to keep them."""
    kept = kept_words(plan)
    terms = {
        Term(form, "", spot.row.id) for spot in found.spots for phrase in spot.phrases if (form := squeezed(phrase))
    }
    index, told = Index(terms), set[Remains]()
    for page in pages:
        here = {term for order in orders_of(page) for term in _standing(order, index, terms)}
        for term in sorted(here):
            is_kept = (page.number, term.squeezed) in kept or (None, term.squeezed) in kept
            if not is_kept and (remains := Remains(term.whose, page.number)) not in told:
                told.add(remains)
                yield remains


def _standing(page: PageWords, index: Index, terms: set[Term]) -> set[Term]:
    texts = [word.text for word in page.words]
    letters = squeezed("".join(texts))
    within = {term for term in terms if len(term.squeezed) >= WITHIN and term.squeezed in letters}
    return within | {match.term for match in index.found(texts)}
