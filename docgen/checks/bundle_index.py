"""Finding a bundle's index: its pages, and what each entry prints and leads to."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from statistics import median
from typing import Final

from docgen.papers.bundle_facts import BundleFacts, Line, Link, OutlineEntry, PageShown, Says
from docgen.papers.pdf_boxes import Box

__all__ = ["MOST_LINKS", "Entry", "Index", "bookmarked", "index_of"]

EARLY: Final = 40
"""Pages at the beginning in which an index may end."""
START: Final = 10
"""Pages at the beginning on one of which it begins."""
FEWEST, SHARE = 2, 1 / 3
"""Entries that make a page without a heading one of an index, and what share of its lines they are."""
COLUMN: Final = 3
"""Lines with a number set apart, in rising order, that make a page go on with an index."""
MOST_LINKS: Final = 500
"""Links of a page that are looked at."""
LEADING: Final = 1.5
"""Of a line's height, what is at most between it and the next one of the same entry."""
ALIGNED: Final = 40.0
"""Points between the right ends of lines whose numbers stand in one column."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of an index: its page, its place there from 1, the number that it prints, and what its link leads to.

    `number` is None where none is printed, `target` where its link leads nowhere; `linked` tells whether it has one.
    """

    page: int
    place: int
    number: int | None
    target: int | None
    linked: bool
    vague: bool
    dated: bool

    @property
    def starts(self) -> int | None:
        """Return the page on which its document begins: where the link leads, else what is printed."""
        return self.target or self.number

    def __str__(self) -> str:
        return f"entry {self.place} on page {self.page}"


@dataclass(frozen=True, slots=True)
class Index:
    """The pages of an index, and its entries in order; no pages where none was found."""

    pages: tuple[int, ...]
    entries: tuple[Entry, ...]

    @property
    def starts(self) -> frozenset[int]:
        """Return the pages on which its documents begin."""
        return frozenset(each.starts for each in self.entries if each.starts is not None)

    @property
    def end(self) -> int:
        """Return the last page of the index; 0 where there is none."""
        return max(self.pages, default=0)


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    linked: bool
    target: int | None


@lru_cache(maxsize=1)
def index_of(facts: BundleFacts) -> Index:
    """Find the index among the first pages: by its heading, or by what leads to later pages."""
    early = facts.pages[:EARLY]
    links: dict[int, list[Link]] = {}
    for link in facts.file.links:
        if link.page <= len(early) and len(listed := links.setdefault(link.page, [])) < MOST_LINKS:
            listed.append(link)
    rows = {page.number: _rows(page, links.get(page.number, ())) for page in early}
    pages = _up_to_the_next_bookmark(_pages(early, rows), facts)
    total = len(facts.pages)
    column = _column([row for page in pages for row in rows[page]])
    entries: list[Entry] = []
    for page in pages:
        kept = [*_entry_rows(rows[page], pages, total, column)]
        dated = _dated(kept, facts.pages[page - 1].lines)
        entries += [_entry(row, page, place, column, dated) for place, row in enumerate(kept, start=1)]
    return Index(tuple(pages), tuple(entries))


def bookmarked(facts: BundleFacts, after: int = 0) -> tuple[tuple[int, OutlineEntry], ...]:
    """Return the bookmarks of a bundle's documents and sections that begin after a page, each with its place from 1.

    They are those of the first level, or of the second where the first has one only; and those below, where the index
    lists most of them, but for the front matter's own: others may be of what a document brought.
    """
    entries = [*enumerate(facts.file.outline, start=1)]
    depth = 2 if sum(1 for _, each in entries if each.level == 1) == 1 and len(entries) > 1 else 1
    index = index_of(facts)
    below = [each.page for _, each in entries if each.level == depth + 1 and (each.page or 0) > index.end]
    levels = {depth, depth + 1} if sum(1 for page in below if page in index.starts) > len(below) / 2 else {depth}
    chosen = [(at, each) for at, each in entries if each.level in levels]
    return tuple((at, each) for at, each in chosen if each.page is None or each.page > after)


def _rows(page: PageShown, links: Sequence[Link]) -> list[_Row]:
    """Return a page's lines with the links on them, but for that of a printed number."""
    numbers = [n.box for n in page.numerals if n.said == str(page.number) or not n.in_line]
    rows = list[_Row]()
    for line in page.lines:
        on_it = [link for link in links if _lies_on(link, line)]
        if not on_it and any(_is_at(box, line) for box in numbers):
            continue
        target = next((link.target for link in on_it if link.target is not None), None)
        rows.append(_Row(line, bool(on_it), target))
    return _joined(rows)


def _is_at(box: Box, line: Line) -> bool:
    return abs(line.box[0] - box[0]) < 1 and abs(line.box[1] - box[1]) < 1


def _lies_on(link: Link, line: Line) -> bool:
    middle = (line.box[1] + line.box[3]) / 2
    across = min(link.box[2], line.box[2]) - max(link.box[0], line.box[0])
    return across > 1 and link.box[1] <= middle <= link.box[3]


def _joined(rows: list[_Row]) -> list[_Row]:
    """Return rows where a line that is linked and has no number is one with the next, which has it and no link.

    A link that covers several lines of an entry is the entry's, whose number stands in one of them.
    """
    found = list[_Row]()
    for row in rows:
        before = found[-1] if found else None
        if before is not None and _continues(before, row):
            found[-1] = _Row(replace(row.line, vague=False), row.linked or before.linked, row.target or before.target)
        else:
            found.append(row)
    numbered = {row.target for row in found if row.linked and row.line.last is not None}
    return [row for row in found if not (row.linked and row.line.last is None and row.target in numbered - {None})]


def _continues(before: _Row, row: _Row) -> bool:
    high = before.line.box[3] - before.line.box[1]
    close = before.line.box[1] - row.line.box[3] < high * LEADING
    same = before.target == row.target or not row.linked
    return close and before.linked and same and before.line.last is None and row.line.last is not None


def _pages(early: Sequence[PageShown], rows: dict[int, list[_Row]]) -> list[int]:
    """Return the pages of the index: from the first that is headed so, or has links onwards, as far as they go on."""
    headed = [page.number for page in early if Says.INDEX in page.says]
    onward = [number for number, listed in rows.items() if _leads_on(number, listed)]
    start = min((number for number in headed or onward if number <= START), default=0)
    found = [start] if start else []
    while found and (after := found[-1] + 1) in rows:
        goes_on = after in onward or after in headed or _lists(rows[after])
        if not goes_on and not _ends(rows[after], max(_led(found[-1], rows[found[-1]]), default=len(rows))):
            break
        found.append(after)
    return found


def _up_to_the_next_bookmark(pages: list[int], facts: BundleFacts) -> list[int]:
    """Return the pages of an index before the first that begins something else, as the bookmarks have it.

    That is one with a bookmark of no lower level than those of the index's first page: a schedule that follows it.
    """
    listed = facts.file.outline
    own = min((each.level for each in listed if pages and each.page == pages[0]), default=0)
    others = [each.page for each in listed if each.page and pages and each.page > pages[0] and each.level <= own]
    return [page for page in pages if page < min(others, default=page + 1)]


def _leads_on(number: int, rows: Sequence[_Row]) -> bool:
    return len(_led(number, rows)) >= max(FEWEST, len(rows) * SHARE)


def _led(number: int, rows: Sequence[_Row]) -> list[int]:
    """Return the pages behind one to which its rows lead."""
    return [row.target for row in rows if row.target is not None and row.target > number]


def _ends(rows: Sequence[_Row], last: int) -> bool:
    """Tell whether rows are the end of an index whose page before led as far as `last`: one entry may be left over."""
    led = _led(last, rows)
    return bool(led) and len(led) >= len(rows) * SHARE


def _lists(rows: Iterable[_Row]) -> bool:
    numbers = [row.line.last for row in rows if row.line.apart and row.line.last is not None]
    return len(numbers) >= COLUMN and numbers == sorted(set(numbers))


def _column(rows: Sequence[_Row]) -> "Column":
    """Return where pages are printed in an index: set apart at the end of lines, just at their end, or first.

    It is where numbers agree with what lines lead to; where none do, where numbers are set apart, or only rise.
    """
    led = [row for row in rows if row.target is not None]
    agreed = [(sum(1 for row in led if column(row.line) == row.target), column) for column in COLUMNS]
    most, column = max(agreed, key=lambda each: each[0])
    if most or any(_apart(row.line) is not None for row in rows):
        return column if most else _apart
    numbers = [number for row in rows if (number := _last(row.line)) is not None]
    return _last if not led and numbers == sorted(numbers) else _nowhere


def _apart(line: Line) -> int | None:
    return line.last if line.apart else None


def _last(line: Line) -> int | None:
    return line.last


def _first(line: Line) -> int | None:
    return line.first


def _nowhere(_: Line) -> int | None:
    return None


Column = Callable[[Line], int | None]
COLUMNS: Final[tuple[Column, ...]] = (_apart, _last, _first)
"""Where pages may be printed; of two that agree as well, the one before."""


def _entry_rows(rows: Sequence[_Row], pages: Sequence[int], total: int, column: "Column") -> Iterator[_Row]:
    """Yield the rows that are entries: linked ones, and such as have a number in the column of the others."""
    numbered = [row for row in rows if column(row.line) is not None]
    likely = [row for row in numbered if row.linked or (column(row.line) or 0) <= total]
    edge = median(row.line.box[2] for row in likely) if likely else 0.0
    for row in rows:
        leads_back = row.linked and row.target in pages
        in_column = row in numbered and (column is _first or abs(row.line.box[2] - edge) < ALIGNED)
        if not leads_back and (row.linked or in_column):
            yield row


def _dated(entries: Sequence[_Row], lines: Iterable[Line]) -> frozenset[Box]:
    """Return where the entries stand for which a date is given, in their own line or in one next to it.

    A description that takes several lines, or a date that takes two, stands beside the line that has the page.
    """
    found = set[Box]()
    for line in lines:
        near = min(entries, key=lambda row: abs(_middle(row.line) - _middle(line)), default=None)
        if line.dated and near is not None and _gap(near.line, line) < (near.line.box[3] - near.line.box[1]) * LEADING:
            found.add(near.line.box)
    return frozenset(found)


def _middle(line: Line) -> float:
    return (line.box[1] + line.box[3]) / 2


def _gap(one: Line, other: Line) -> float:
    return max(one.box[1] - other.box[3], other.box[1] - one.box[3])


def _entry(row: _Row, page: int, place: int, column: Column, dated: frozenset[Box]) -> Entry:
    number, line = column(row.line), row.line
    return Entry(page, place, number, row.target, row.linked, line.vague, line.dated or line.box in dated)
