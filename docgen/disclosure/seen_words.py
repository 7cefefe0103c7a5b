"""Words behind pictures held against what a machine reads in these: which lie there, and what is still shown."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from docgen.case.redaction import RedactionPlan
from docgen.disclosure.finding_terms import Index
from docgen.disclosure.locating import Located
from docgen.disclosure.remaining import Remains, kept_words, remaining
from docgen.disclosure.sought import Term, squeezed
from docgen.papers.pdf_words import Box, PageWords, Word

__all__ = ["confirmed", "is_displaced", "parts_shown", "still_shown"]

ACROSS: Final = 0.75
DOWN: Final = 0.6
"""Of the width and of the height of the smaller of two rectangles, which they share where they are of one word."""
LONG: Final = 6
"""Letters of a word that a machine may have read with one letter wrong."""
KNOWN: Final = 3
"""Letters or figures of a word that is known again in another place, or within another one."""
FEWEST: Final = 2
"""Letters or figures with which a word of a phrase begins or ends, where a box lies over the rest."""
TELLING: Final = 4
"""Letters or figures of one word of a phrase that is looked for by itself."""


def confirmed(
    page: PageWords, unseen: Collection[int], read: Sequence[Word], phrases: Iterable[str]
) -> tuple[int, ...]:
    """Return which words of a page may stand behind its picture, from 0: of those unseen, what is read where they lie.

    `phrases` are what is taken out: what was read otherwise, by one letter of a long word, must be nothing of these.
    """
    taken = {form for phrase in phrases for part in phrase.split() if len(form := squeezed(part)) >= KNOWN}
    pairs = [(at, other) for at in unseen for other in range(len(read)) if _lie_together(page.words[at], read[other])]
    shown_at, behind_at = defaultdict[int, list[Word]](list), defaultdict[int, list[int]](list)
    for at, other in pairs:
        shown_at[at].append(read[other])
        behind_at[other].append(at)
    stay = {*range(len(page.words))} - {*unseen}
    stay |= {at for at, shown in shown_at.items() if _is_shown(squeezed(page.words[at].text), shown, taken)}
    for other, behind in behind_at.items():
        if _run_together(page.words[at] for at in behind) == squeezed(read[other].text):
            stay |= {*behind}
    return tuple(sorted(stay))


def _is_shown(form: str, shown: Sequence[Word], taken: Collection[str]) -> bool:
    """Tell whether what is read in a place is a word, alone or in parts, or nearly so."""
    forms = [squeezed(word.text) for word in shown]
    if form in forms or form == _run_together(shown):
        return True
    return any(_is_nearly(form, said) for said in forms) and not any(part in form or form in part for part in taken)


def _run_together(words: Iterable[Word]) -> str:
    return "".join(squeezed(word.text) for word in sorted(words, key=lambda word: word.box))


def is_displaced(page: PageWords, unseen: Collection[int], stay: Collection[int], read: Sequence[Word]) -> bool:
    """Tell whether more of the unseen words of a page are read in its picture in other places than where they lie.

    `stay` are those that are read where they lie.
    """
    forms = {form for word in read if len(form := squeezed(word.text)) >= KNOWN}
    elsewhere = sum(squeezed(page.words[at].text) in forms for at in {*unseen} - {*stay})
    return elsewhere > len({*unseen} & {*stay})


def _lie_together(first: Word, second: Word) -> bool:
    one, two = first.box, second.box
    wide = min(one.right, two.right) - max(one.left, two.left)
    high = min(one.bottom, two.bottom) - max(one.top, two.top)
    if wide <= 0 or high <= 0:
        return False
    narrow = min(one.right - one.left, two.right - two.left)
    return wide >= ACROSS * narrow and high >= DOWN * min(one.bottom - one.top, two.bottom - two.top)


def _is_nearly(one: str, two: str) -> bool:
    """Tell whether long words differ by one letter, that is another, or is missing; never by a figure."""
    if min(len(one), len(two)) < LONG or any(char.isdecimal() for char in one + two):
        return False
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))
    one, two = one[start:], two[start:]
    return one[1:] == two[1:] or one[1:] == two or one == two[1:]


def still_shown(plan: RedactionPlan, found: Located, read: Sequence[PageWords]) -> Iterator[Remains]:
    """Yield where pictures still show what rows by words or patterns take out, as a machine reads them."""
    yield from remaining(plan, _by_words(found), read)


def parts_shown(plan: RedactionPlan, found: Located, read: PageWords, black: Collection[Box]) -> Iterator[Remains]:
    """Yield rows of which a picture shows one word of what they take out of its page, or a part of one beside a box.

    This is asked of a page whose words do not lie where its picture has them: a part of these may be `black`.
    """
    kept = kept_words(plan)
    parts = {
        (form, spot.row.id)
        for spot in _by_words(found).by_page().get(read.number, ())
        for phrase in spot.phrases
        for part in phrase.split()
        if len(form := squeezed(part)) >= FEWEST and not {(read.number, form), (None, form)} & kept
    }
    whole = Index(Term(form, "", row) for form, row in parts if len(form) >= TELLING)
    rows = {match.term.whose for match in whole.found([word.text for word in read.words])}
    beside = {squeezed(word.text) for word in read.words if any(_is_beside(word.box, box) for box in black)}
    rows |= {row for form, row in parts if any(_is_end_of(form, each) for each in beside)}
    yield from (Remains(row, read.number) for row in sorted(rows))


def _is_beside(word: Box, box: Box) -> bool:
    """Tell whether a box begins or ends within a letter or two of a word, on its line."""
    near = word.bottom - word.top
    return replace(word, left=word.left - near, right=word.right + near).meets(box)


def _is_end_of(form: str, said: str) -> bool:
    """Tell whether a word begins or ends with what was read of it, but for the letter that the box cuts."""
    begins = any(len(each) >= FEWEST and form.startswith(each) for each in (said, said[:-1]))
    return begins or any(len(each) >= FEWEST and form.endswith(each) for each in (said, said[1:]))


def _by_words(found: Located) -> Located:
    """Return what rows take out by words or patterns: an area takes dots, whatever words lie behind them."""
    return Located([spot for spot in found.spots if spot.row.area is None])
