"""Places in a paper that may tell who somebody is, proposed to a person who decides."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Final

from docgen.case.case import Case
from docgen.case.people import Category, Name, Person
from docgen.case.redaction import NumberKind, Redaction, RedactionReason
from docgen.disclosure.finding_terms import Index, Match
from docgen.disclosure.glued_behind import SHORTEST_ALONE, Behind
from docgen.disclosure.house_numbers import PLACED, words_of_number
from docgen.disclosure.initials import initials_before, initials_behind
from docgen.disclosure.ordinary import ORDINARY
from docgen.disclosure.paper_pages import Run, SearchedPage, ours
from docgen.disclosure.place_decisions import decided_places, is_decided, is_of_every_town
from docgen.disclosure.scanning import closed_terms, is_the_subjects
from docgen.disclosure.side_by_side import Ours, of_one_each
from docgen.disclosure.sought import NAME, PART, Term, squeezed
from docgen.disclosure.spellings import as_one_word, spellings
from docgen.disclosure.terms import TITLES, of_name, of_person
from docgen.papers.pdf_orders import orders_of
from docgen.papers.pdf_words import Box, PageWords, Word

__all__ = ["Proposal", "left_open", "proposals", "sought_digest", "terms_of", "unanswered"]

BESIDE: Final = 6
"""Words of context on each side."""
WIDEST: Final = 60
"""Characters of it."""
GLUED: Final = re.compile(r"(?<=[a-zß-öø-ÿ0-9])(?=[A-ZÀ-ÖØ-Þ])|(?<=[^\W\d_])(?=[0-9])")
"""Between words that stand without a space: a capital after a small letter or figure, a figure after a letter."""
NAMES: Final = frozenset({NAME, PART})
EDGES: Final = "\"'.,;:!?()[]{}<>‘’“”«»*_–—"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words on a page, in the order in which it has them; `before` and `after` are its context, internal."""

    page: int
    words: str
    what: str
    reason: RedactionReason
    person: str | None
    before: str
    after: str


def terms_of(case: Case) -> tuple[Term, ...]:
    """Return what tells who somebody is, and what the case keeps back: all that a scan of served files looks for.

    The names and births of the subject and the makers are no secret.
    """
    names = _ours(case)
    given = {squeezed(part) for person in case.people for part in _given(person)}
    known = frozenset(squeezed(part) for name in names for part in name.full.split()) - given
    own = {term.squeezed for term in _own_terms(case)}
    found = [term for person in case.people for term in of_person(person, known)]
    found += [each for each in _titled(case, known) if not is_the_subjects(each, case)]
    decided = decided_places(case)
    every = (term for term in (*found, *closed_terms(case)) if term.squeezed not in own)
    return tuple(term for term in every if not is_decided(term, decided) and not is_of_every_town(term, case))


def _titled(case: Case, known: frozenset[str]) -> Iterator[Term]:
    """Yield family names that are the subject's or a maker's too, behind a title: Mrs Lopes is not Mr Lopes."""
    for person in case.people:
        names = [name for name in (person.name, *person.aliases) if isinstance(name, Name)]
        shared = {form for name in names if (form := squeezed(name.family_part)) in known}
        yield from (Term(squeezed(title) + form, PART, person.id) for form in sorted(shared) for title in TITLES)


def _ours(case: Case) -> list[Name]:
    return [case.subject.name, *case.subject.aliases, *(maker.name for maker in case.makers)]


def _own_terms(case: Case) -> tuple[Term, ...]:
    """Return the whole names of the subject and the makers: what stands in one of them is no other person's name."""
    return tuple(term for name in _ours(case) for term in of_name(name, "") if term.kind == "name")


def _given(person: Person) -> Iterator[str]:
    names = (person.name, *person.aliases)
    yield from (part for name in names if isinstance(name, Name) for part in name.given_part.split())


def _families(case: Case) -> frozenset[str]:
    """Return the family names, in every spelling, that are long enough to be found with the next word glued to them."""
    names = [name for person in case.people for name in (person.name, *person.aliases) if isinstance(name, Name)]
    families = [form for name in names for form in (*spellings(name.family_part), *as_one_word(name.family_part))]
    return frozenset(form for each in families if len(form := squeezed(each)) >= SHORTEST_ALONE) - ORDINARY


def proposals(case: Case, pages: Sequence[PageWords]) -> Iterator[Proposal]:
    """Yield each place once, page by page; of places that lie in each other the longest."""
    index, own, known = Index(terms_of(case), Behind(_families(case))), _Own.of(case), ours(case)
    people = {person.id: person for person in case.people}
    search = partial(_longest, index=index, own=own, known=known)
    for each in pages:
        told = set[tuple[str, str | None]]()
        for page, (run, term, kind) in _in_all_orders(each, search):
            words = page.said(run).strip(EDGES)
            person = people.get(term.whose) if term else None
            key = squeezed(words), person.id if person else None
            if words and key not in told:
                told.add(key)
                what = term.kind if term else str(kind)
                yield Proposal(each.number, words, what, _reason(person, what), key[1], *_context(page, run))


def unanswered(found: Iterable[Proposal], rows: Collection[Redaction]) -> tuple[list[Proposal], int]:
    """Return the proposals that no row of a plan speaks of, and how many others there are."""
    known = {(row.page, squeezed(row.words)) for row in rows if row.words is not None}
    patterns = {(row.page, str(row.pattern)) for row in rows if row.pattern is not None}
    fresh, already = list[Proposal](), 0
    for each in found:
        pages, form = (each.page, None), squeezed(each.words)
        if any((page, form) in known or (page, each.what) in patterns for page in pages):
            already += 1
        else:
            fresh.append(each)
    return fresh, already


def left_open(
    case: Case, rows: Collection[Redaction], before: Sequence[PageWords], after: Sequence[PageWords]
) -> Iterator[Proposal]:
    """Yield what is proposed in a paper's pages as they were, stands in them as they are now, and no row speaks of.

    Words that only come to stand beside each other where others were taken out between them are not among it.
    """
    fresh, _ = unanswered(proposals(case, before), rows)
    if fresh:
        open_before = [(each.page, squeezed(each.words)) for each in fresh]
        now, _ = unanswered(proposals(case, after), rows)
        for each in now:
            form = squeezed(each.words)
            if any(each.page == page and form in words for page, words in open_before):
                yield each


def sought_digest(case: Case) -> str:
    """Return the digest of all that makes a proposal: a paper has to be looked at again where it is another."""
    sought = sorted({f"{term.kind} {term.squeezed}" for term in terms_of(case)})
    ours_here = sorted({*ours(case), *(term.squeezed for term in _own_terms(case))})
    return sha256("\n".join((*sought, "", *ours_here)).encode()).hexdigest()


@dataclass(frozen=True)
class _Own:
    """The names of the subject and the makers, to be looked for, and their parts, squeezed."""

    index: Index
    parts: frozenset[str]

    @classmethod
    def of(cls, case: Case) -> "_Own":
        parts = frozenset(squeezed(part) for name in _ours(case) for part in name.full.split())
        return cls(Index(_own_terms(case)), parts)


Found = tuple[Run, Term | None, NumberKind | None]


def _in_all_orders(
    words: PageWords, search: Callable[[SearchedPage], Iterator[Found]]
) -> Iterator[tuple[SearchedPage, Found]]:
    """Yield what is found in the order in which a file draws words, then what is found only in other orders."""
    taken = set[Box]()
    for order in orders_of(words):
        page = SearchedPage(order)
        fresh = [(found, boxes) for found in search(page) if not taken.issuperset(boxes := _boxes(order, found[0]))]
        for found, boxes in fresh:
            taken |= boxes
            yield page, found


def _boxes(page: PageWords, run: Run) -> set[Box]:
    return {page.words[at].box for at in run.span}


def _longest(page: SearchedPage, index: Index, own: _Own, known: frozenset[str]) -> Iterator[Found]:
    words, owners, glued = _pieces(page)
    lines = {at for at, one in enumerate(owners) if at not in glued and _begins_line(page.page.words, one)}

    def run(match: Match) -> Run:
        return Run(owners[match.first], owners[match.last])

    ours_here = [*own.index.found(words, glued)]
    matches = of_one_each(index.found(words, glued), Ours(ours_here, own.parts), words, lines)
    found: list[Found] = [(_with_number(page, run(match), match.term), match.term, None) for match in matches]
    found += [(run, None, kind) for kind in NumberKind for run in page.numbers(kind, known)]
    found = [each for each in found if not any(_lies_in(each[0], run(match)) for match in ours_here)]
    taken, kept = set[int](), list[Found]()
    for each in sorted(found, key=lambda each: (each[0].first - each[0].last, each[0].first, each[1] is None)):
        if not taken.issuperset(each[0].span):
            taken.update(each[0].span)
            kept.append(each)
    anothers = {at for match in ours_here for at in run(match).span}
    yield from _with_initials(page, sorted(kept, key=lambda each: each[0]), anothers)


def _with_initials(page: SearchedPage, found: Sequence[Found], ours_here: Collection[int]) -> Iterator[Found]:
    """Yield what was found, names with the initials beside them that are not of ours; names round these as one."""
    names = {at for run, term, _ in found if term and term.kind in NAMES for at in run.span}
    made = list[Found]()
    for run, term, kind in found:
        wide = run
        if term is not None and term.kind in NAMES:
            wide = _wide(page.page.words, run, term, names)
            wide = run if ours_here and not set(ours_here).isdisjoint({*wide.span} - {*run.span}) else wide
        if made and wide != run and made[-1][0].last >= wide.first and made[-1][1] is not None:
            wide = Run(min(made[-1][0].first, wide.first), max(made[-1][0].last, wide.last))
            made.pop()
        made.append((wide, term, kind))
    yield from made


def _wide(words: Sequence[Word], run: Run, term: Term, names: Collection[int]) -> Run:
    """Return where a name lies with its initials: behind one that begins with a first name none is looked for."""
    before = initials_before(words, run.first, run.last, names)
    is_whole = term.kind == NAME and not term.is_turned
    behind = 0 if is_whole else initials_behind(words, run.first, run.last, names)
    return Run(run.first - before, run.last + behind)


def _begins_line(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word stands below the one before it."""
    return at > 0 and words[at].box.top >= (words[at - 1].box.top + words[at - 1].box.bottom) / 2


def _with_number(page: SearchedPage, run: Run, term: Term) -> Run:
    """Return where words lie: a place with the number before it, whosever that is."""
    if term.kind not in PLACED:
        return run
    return Run(run.first - words_of_number(page.texts[: run.first], page.texts[run.first]), run.last)


def _pieces(page: SearchedPage) -> tuple[list[str], list[int], frozenset[int]]:
    """Return the pieces of a page's words, whose pieces they are, and which are glued to the one before."""
    words, owners, glued = list[str](), list[int](), set[int]()
    for at, text in enumerate(page.texts):
        pieces = GLUED.split(text)
        glued.update(range(len(words) + 1, len(words) + len(pieces)))
        words += pieces
        owners += [at] * len(pieces)
    return words, owners, frozenset(glued)


def _lies_in(run: Run, other: Run) -> bool:
    return other.first <= run.first and run.last <= other.last


def _context(page: SearchedPage, run: Run) -> tuple[str, str]:
    before = " ".join(page.texts[max(0, run.first - BESIDE) : run.first])
    return before[-WIDEST:], " ".join(page.texts[run.last + 1 : run.last + 1 + BESIDE])[:WIDEST]


def _reason(person: Person | None, what: str) -> RedactionReason:
    if person is None:
        return RedactionReason.DETAILS
    if person.under_18 is True or Category.CHILD in person.categories:
        return RedactionReason.CHILD
    if person.lifetime_anonymity:
        return RedactionReason.COMPLAINANT
    if Category.INFORMANT in person.categories:
        return RedactionReason.SOURCE
    is_name = isinstance(person.name, Name) and "name" in what
    return RedactionReason.NAME if is_name else RedactionReason.DETAILS
