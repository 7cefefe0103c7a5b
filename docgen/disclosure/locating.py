"""Where the places of a redaction plan lie on the pages: words, patterns and areas as rectangles."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from docgen.case.redaction import Decision, Redaction, RedactionPlan
from docgen.disclosure.paper_pages import Run, SearchedPage
from docgen.disclosure.sought import squeezed
from docgen.papers.pdf_lines import on_a_line
from docgen.papers.pdf_orders import orders_of
from docgen.papers.pdf_words import Box, PageWords, Word, joined

__all__ = ["Located", "Miss", "Spot", "located"]

POINT: Final = 72 / 25.4
SLACK: Final = 0.5
"""Points by which a word may look out of an area and still lie in it."""
TELLING: Final = 5
"""Letters and figures of a line in an area from which on it is looked for elsewhere; shorter ones are in too much."""
EDGE: Final = 2.0
"""Points by which an area may reach over the edge of its page: people measure roughly."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle of a row of the plan, in the units of its page, with the words that it takes: as they stand there.

    One over words is as wide as they are: where the page is made anew it is widened, so that it does not tell them.
    `beside` are words that only the cutting of an area took.
    """

    row: Redaction
    page: int
    box: Box
    words: tuple[str, ...]
    beside: tuple[str, ...] = ()
    rest: tuple[Box, ...] = ()
    """For an area, rectangles over all words that it takes, line by line: whole words go, or none."""
    phrases: tuple[str, ...] = ()
    """What it takes, as it must stand nowhere else in the file."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A row that names what is not there, or cuts what is; `stops` where nothing can be made before it is mended."""

    row: str
    page: int | None
    detail: str
    next_step: str
    stops: bool = True


@dataclass(slots=True)
class Located:
    """What a plan takes out, by place, and what is wrong with it."""

    spots: list[Spot] = field(default_factory=list)
    misses: list[Miss] = field(default_factory=list)

    def by_page(self) -> Mapping[int, Sequence[Spot]]:
        """Return the spots of each page that has any, from 1."""
        ordered = sorted(self.spots, key=lambda spot: (spot.page, spot.box, spot.row.id))
        return {number: tuple(spots) for number, spots in groupby(ordered, key=lambda spot: spot.page)}


def located(
    plan: RedactionPlan, pages: Sequence[PageWords], units: Sequence[float], known: frozenset[str] = frozenset()
) -> Located:
    """Find the rectangles of all rows that are decided to be redacted.

    `units` are the points of a unit of each page; `known` are numbers, squeezed, that no pattern takes.
    """
    searched = [tuple(map(SearchedPage, orders_of(page))) for page in pages]
    found = Located()
    for row in plan.redactions:
        if row.decision is not Decision.REDACT:
            continue
        if row.page is not None and not 1 <= row.page <= len(pages):
            count = f"{len(pages)} page{'' if len(pages) == 1 else 's'}"
            found.misses.append(Miss(row.id, row.page, f"names page {row.page} of {count}.", "Correct the page."))
            continue
        numbers = range(1, len(pages) + 1) if row.page is None else (row.page,)
        if row.area is not None:
            _area(row, searched[numbers[0] - 1][0], units[numbers[0] - 1], found)
            continue
        spots = [spot for at in numbers for spot in _spots(row, searched[at - 1], known)]
        found.spots += spots
        if not spots:
            where = "on no page" if row.page is None else f"not on page {row.page}"
            step = "Write them as they stand there; or give an area."
            found.misses.append(Miss(row.id, row.page, f"names words that are {where}.", step))
    return found


def _spots(row: Redaction, orders: Sequence[SearchedPage], known: frozenset[str]) -> Iterator[Spot]:
    """Yield where a row's words stand in a page, which can be read in several orders."""
    told: list[Box] = []
    for order in orders:
        for run in _runs(row, order, known):
            phrase = row.words if row.words is not None else order.said(run)
            for line in _lines(order.page.words, run):
                words = [order.page.words[at] for at in line]
                box = joined(word.box for word in words)
                if not any(other.holds(box, SLACK) for other in told):
                    told.append(box)
                    yield Spot(row, order.page.number, box, tuple(word.text for word in words), phrases=(phrase,))


def _runs(row: Redaction, page: SearchedPage, known: frozenset[str]) -> tuple[Run, ...]:
    if row.pattern is not None:
        return page.numbers(row.pattern, known)
    return page.words(row.words) if row.words is not None else ()


def _lines(words: Sequence[Word], run: Run) -> Iterator[tuple[int, ...]]:
    """Split words that follow each other into those of one line."""
    line: list[int] = []
    for at in run.span:
        box = words[at].box
        if line and not (on_a_line(box, words[line[-1]].box) and box.left >= words[line[-1]].box.left):
            yield tuple(line)
            line = []
        line.append(at)
    yield tuple(line)


def _phrases(words: Sequence[Word]) -> Iterator[str]:
    """Yield what an area takes, line by line: words that stand nowhere else in a file unless somebody decides so."""
    if words:
        for line in _lines(words, Run(0, len(words) - 1)):
            phrase = " ".join(words[at].text for at in line)
            if len(squeezed(phrase)) >= TELLING:
                yield phrase


def _area(row: Redaction, page: SearchedPage, unit: float, found: Located) -> None:
    assert row.area is not None  # noqa: S101 - the caller asked; the type cannot say so
    area, scale, number = row.area, POINT / unit, page.page.number
    box = Box(
        area.left * scale,
        area.top * scale,
        (area.left + area.width) * scale,
        (area.top + area.height) * scale,
    )
    edge = EDGE / unit
    if box.right > page.page.width + edge or box.bottom > page.page.height + edge:
        size = f"{page.page.width / scale:.0f} × {page.page.height / scale:.0f} mm"
        detail = f"has an area that is not on page {number}, which is {size}."
        found.misses.append(Miss(row.id, number, detail, "Measure it from the top left corner of the page as seen."))
        return
    found.spots.append(spot := _taken(row, page.page, box, SLACK / unit))
    if spot.beside:
        cut = f"{len(spot.beside)} word{'' if len(spot.beside) == 1 else 's'}"
        detail = f"has an area that cuts {cut} on page {number}; what is cut was taken out whole."
        found.misses.append(Miss(row.id, number, detail, "Make the area larger or smaller.", stops=False))


def _taken(row: Redaction, page: PageWords, box: Box, slack: float) -> Spot:
    """Return the spot of an area: a word that it cuts goes with it."""
    touched = [word for word in page.words if box.meets(word.box) or box.holds(word.box, slack)]
    own = [word for word in touched if box.holds(word.box, slack)]
    lines = _lines(touched, Run(0, len(touched) - 1)) if touched else ()
    return Spot(
        row,
        page.number,
        box,
        tuple(word.text for word in own),
        tuple(word.text for word in touched if not box.holds(word.box, slack)),
        tuple(joined(touched[at].box for at in line) for line in lines),
        tuple(_phrases(own)),
    )
