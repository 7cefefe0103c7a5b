"""Lines set again round what is taken out: neither a box nor the gap on a line tells how wide the words were."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import ceil, cos, radians, sin
from typing import Final
from unicodedata import bidirectional

from docgen.papers.pdf_frames import QUARTER, Frame
from docgen.papers.pdf_lines import lines_of
from docgen.papers.pdf_words import Box, PageWords, Word, joined

__all__ = ["Blackout", "Closed", "Moved", "Paper", "closed"]

STEP: Final = 9.0
"""Of a line's height: a box over words is so wide, or twice, three times so wide."""
GAP: Final = 0.22
"""Of a line's height: between a box and the words behind it."""
EDGE: Final = 0.36
"""Points between a word and the box behind it."""
MARGIN: Final = 18.0
"""Points of a page's edge into which no word is moved."""
FINE: Final = 10
"""Steps of a point in which a line is set again: what is finer could tell what stood there."""
COLUMN: Final = 2.0
"""Of a line's height: words further apart than this stand in two columns."""
LEAST_COLUMN: Final = 0.6
"""Of a line's height: so do words further apart than this, where words of two other lines begin there too."""
ALIGNED: Final = 0.6
"""Points within which words begin at one place."""
SLACK: Final = 0.05
SLANTED: Final = 144.0
"""Units of the page: boxes over slanted words are so wide and high, or twice, three times; over those that are read
from right to left so wide."""


@dataclass(frozen=True, slots=True)
class Blackout:
    """An area that is blacked out, with the code of the reason that stands in it.

    One that `closes` is as wide as the words that it takes: it is widened, and its line is set again behind it. One
    that closes and has no code is of an area that a person drew round it.
    """

    box: Box
    code: str
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """A strip of a page that is shown further to the right (by points; to the left where less than 0)."""

    strip: Box
    by: float


@dataclass(frozen=True, slots=True)
class Paper:
    """What a page shows besides its words: `is_scan` where its words are those of a picture.

    `free` tells how far to the right of a rectangle nothing is drawn, at the most as far as it reaches.
    """

    is_scan: bool
    free: Callable[[Box], float]


@dataclass(slots=True)
class Closed:
    """A page set again: its areas as they are drawn, in the order given; what is black besides, moved, and wiped.

    `words` has each word of the page where it stands then; None: taken out. `beside` are words that only a box took.
    """

    boxes: list[Blackout]
    words: list[Word | None]
    covers: list[Box] = field(default_factory=list)
    moves: list[Moved] = field(default_factory=list)
    wiped: list[Box] = field(default_factory=list)
    beside: list[int] = field(default_factory=list)

    def black(self) -> tuple[Blackout, ...]:
        """Return all that is black."""
        return (*(Blackout(box, "") for box in self.covers), *self.boxes)


def closed(page: PageWords, blackouts: Sequence[Blackout], paper: Paper, unit: float = 1.0) -> Closed:
    """Set the lines of a page again round what is taken out of them; `unit` is how many points its unit is."""
    made = Closed([*blackouts], [*page.words])
    closing = [(at, each.box) for at, each in enumerate(blackouts) if each.closes]
    owned = {at: own for at, word in enumerate(page.words) if (own := _owners(word, closing))}
    if owned:
        for line in lines_of(page.words):
            owners = {at: owned[at] for at in line if at in owned}
            if owners:
                _set_again(page, line, owners, _Desk(made, paper, unit))
    _hold_back([page.words[at].box for at in owned], made)
    black = [each.box for each in made.black()]
    for at, word in enumerate(made.words):
        if word is not None and any(each.meets(word.box) for each in black):
            made.words[at] = None
            if not any(each.box.holds(page.words[at].box, SLACK) for each in blackouts):
                made.beside.append(at)
    return made


def _set_again(page: PageWords, line: Sequence[int], owners: dict[int, tuple[int, ...]], desk: "_Desk") -> None:
    if page.words[line[0]].turn % QUARTER:
        _cover_slanted(page, line, owners, desk.made)
    elif _runs_to_the_left(page.words[at].text for at in line):
        _cover_to_the_left(page, line, owners, desk)
    else:
        _Line(page, line, owners, desk).close()


def _hold_back(taken: Sequence[Box], made: Closed) -> None:
    """Move no strip that shows a part of what is taken out, and leave nothing of it that is neither black nor wiped."""
    for move in [each for each in made.moves if any(each.strip.meets(box) for box in taken)]:
        made.moves.remove(move)
        strip = move.strip
        made.covers.append(Box(strip.left + move.by, strip.top, strip.right + move.by, strip.bottom))
    hidden = [*made.wiped, *(each.box for each in made.black())]
    made.covers += [box for box in taken if not any(each.holds(box, SLACK) for each in hidden)]


def _cover_slanted(page: PageWords, line: Sequence[int], owners: dict[int, tuple[int, ...]], made: Closed) -> None:
    """Take slanted words from the first one on, with one box that grows in whole steps from where that begins."""
    taken = line[min(line.index(at) for at in owners) :]
    box = _grown(joined(page.words[at].room for at in taken), page.words[taken[0]].turn)
    for at in taken:
        made.words[at] = None
        for owner in owners.get(at, ()):
            made.boxes[owner] = replace(made.boxes[owner], box=box)
    made.beside += [at for at in taken if at not in owners]


def _runs_to_the_left(words: Iterable[str]) -> bool:
    """Tell whether a line is of a script that is read from right to left: half of its letters or more."""
    kinds = Counter(bidirectional(char) for word in words for char in word)
    return 0 < kinds["R"] + kinds["AL"] >= kinds["L"]


def _cover_to_the_left(page: PageWords, line: Sequence[int], owners: dict[int, tuple[int, ...]], desk: "_Desk") -> None:
    """Take the rest of a line that is read from right to left, with one box that grows to the left in whole steps."""
    made, turn = desk.made, page.words[line[0]].turn
    if desk.paper.is_scan and not any(made.boxes[owner].code for own in owners.values() for owner in own):
        return  # a person drew an area on a picture: it is taken as it was drawn
    frame = Frame.of(turn, page.width, page.height)
    words = {at: frame.word(page.words[at]) for at in line}
    end = max(words[at].room.right for at in owners)
    taken = [at for at in line if words[at].room.left < end]
    round_all = joined(box for at in taken for box in (words[at].room, words[at].box))
    wide = ceil((round_all.right - round_all.left) / SLANTED) * SLANTED
    box = frame.back(replace(round_all, left=max(0.0, round_all.right - wide)))
    for at in taken:
        made.words[at] = None
        for owner in owners.get(at, ()):
            made.boxes[owner] = replace(made.boxes[owner], box=box)
    made.beside += [at for at in taken if at not in owners]


def _grown(box: Box, turn: int) -> Box:
    """Return a rectangle in whole steps round slanted words, from the corner at which it begins."""
    wide, high = (ceil(side / SLANTED) * SLANTED for side in (box.right - box.left, box.bottom - box.top))
    left = box.left if cos(radians(turn)) > 0 else box.right - wide
    top = box.top if sin(radians(turn)) > 0 else box.bottom - high
    return Box(left, top, left + wide, top + high)


def _owners(word: Word, closing: Sequence[tuple[int, Box]]) -> tuple[int, ...]:
    """Return the areas that take a word."""
    return tuple(at for at, box in closing if box.holds(word.box, SLACK))


@dataclass(frozen=True, slots=True)
class _Desk:
    made: Closed
    paper: Paper
    unit: float


class _Line:
    """One line that words are taken out of, seen so that its text runs from left to right."""

    def __init__(self, page: PageWords, line: Sequence[int], owners: dict[int, tuple[int, ...]], desk: _Desk) -> None:
        self._frame = Frame.of(page.words[line[0]].turn, page.width, page.height)
        self._words = {at: self._frame.word(word) for at, word in enumerate(page.words)}
        self._line = sorted(line, key=lambda at: self._words[at].room.left)
        self._turn = page.words[line[0]].turn
        self._owners, self._made, self._paper, self._unit = owners, desk.made, desk.paper, desk.unit
        self._others = [at for at in self._words if at not in {*line}]

    def close(self) -> None:
        """Set it again, column by column."""
        columns = [*self._columns()]
        for column, following in zip(columns, [*columns[1:], None], strict=True):
            if not self._owners.keys().isdisjoint(column):
                beyond = self._words[following[0]].room.left if following else None
                self._close(column, beyond)

    def _columns(self) -> Iterator[list[int]]:
        column: list[int] = []
        for at in self._line:
            if column and self._begins_column(self._words[column[-1]], self._words[at]):
                yield column
                column = []
            column.append(at)
        yield column

    def _begins_column(self, before: Word, word: Word) -> bool:
        gap, high = word.room.left - before.room.right, before.room.bottom - before.room.top
        if gap > COLUMN * high:
            return True
        aligned = (at for at in self._others if abs(self._words[at].room.left - word.room.left) * self._unit < ALIGNED)
        return gap > LEAST_COLUMN * high and sum(1 for _, _ in zip(aligned, range(2), strict=False)) > 1

    def _close(self, column: list[int], beyond: float | None) -> None:
        first = next(n for n, at in enumerate(column) if at in self._owners)
        taken, before = column[first:], self._words[column[first - 1]] if first else None
        own = self._words[taken[0]]
        edge = EDGE / self._unit
        # A letter's edge may be faintly seen a dot before it.
        left = min(own.room.left, own.box.left) - 2 * edge if before is None else before.box.right + edge
        left = max(0.0, min(left, own.box.left))
        high = ceil(max(self._words[at].room.bottom - self._words[at].room.top for at in column) * FINE) / FINE
        limit = self._limit(column, left, high, beyond)
        top, bottom = self._heights(taken, Box(left, 0.0, limit, 0.0))
        setting = _Setting(self._words, self._owners, self._areas(taken), left, high, limit)
        keeps = self._turn == 0 and not self._paper.is_scan
        if self._paper.is_scan and all(not self._made.boxes[n].code for at in self._owners for n in self._owners[at]):
            return  # a person drew an area on a picture: it is taken as it was drawn
        setting.set(taken, edge, keeps=keeps)
        self._take(setting, top, bottom, taken)

    def _areas(self, taken: Sequence[int]) -> dict[int, float]:
        """Return for taken words how far to the right an area reaches that a person drew round them."""
        drawn = [self._frame.box(each.box) for each in self._made.boxes if not each.closes]
        return {
            at: max([self._words[at].box.right, *(box.right for box in drawn if box.meets(self._words[at].box))])
            for at in taken
        }

    def _limit(self, column: list[int], left: float, high: float, beyond: float | None) -> float:
        """Return how far to the right the line can reach: to the next column, what is drawn there, or the margin."""
        end = max(self._words[at].room.right for at in column)
        limit = beyond - GAP * high if beyond is not None else self._frame.width - MARGIN / self._unit
        top = min(self._words[at].room.top for at in column)
        bottom = max(self._words[at].room.bottom for at in column)
        across = Box(end, top, max(limit, end + 1.0), bottom)
        if self._turn:
            limit = min([limit, *(each.left - GAP * high for each in self._across(across))])
        elif not self._paper.is_scan:
            limit = min(limit, self._paper.free(across))
        return max(limit, end, left + 1.0)

    def _across(self, box: Box) -> Iterator[Box]:
        """Yield where words of other lines stand in a rectangle."""
        yield from (self._words[at].box for at in self._others if self._words[at].box.meets(box))

    def _heights(self, taken: Sequence[int], reach: Box) -> tuple[float, float]:
        """Return the top and bottom of what is set again: the line's, but not over what stands above and below."""
        own = joined(self._words[at].box for at in taken)
        rooms = joined(self._words[at].room for at in taken)
        top, bottom = min(own.top, rooms.top), max(own.bottom, rooms.bottom)
        for other in self._across(Box(reach.left, top, reach.right, bottom)):
            if other.bottom <= own.top:
                top = max(top, other.bottom)
            elif other.top >= own.bottom:
                bottom = min(bottom, other.top)
        return top, bottom

    def _take(self, setting: "_Setting", top: float, bottom: float, taken: Sequence[int]) -> None:
        made, back = self._made, self._frame.back

        def placed(span: tuple[float, float]) -> Box:
            return back(Box(span[0], top, span[1], bottom))

        for owner, span in setting.spans.items():
            made.boxes[owner] = replace(made.boxes[owner], box=placed(span))
        made.covers += [placed(span) for span in setting.covers]
        made.moves += [Moved(placed(span), by) for span, by in setting.moves]
        made.wiped += [placed((setting.left, setting.limit))] if setting.moves else []
        for at in taken:
            by = setting.shifts.get(at)
            made.words[at] = None if by is None else _shifted(made.words[at], by)
        made.beside += [at for at in taken if at not in self._owners and at not in setting.shifts]


def _shifted(word: Word | None, by: float) -> Word | None:
    if word is None:
        return None
    box = word.box
    left, right = (round(edge * FINE) / FINE for edge in (box.left + by, box.right + by))
    return replace(word, box=Box(left, box.top, right, box.bottom), slot=None)


@dataclass(slots=True)
class _Setting:
    """The setting of a column's words behind the first one that is taken out, from left to right."""

    words: dict[int, Word]
    owners: dict[int, tuple[int, ...]]
    reach: dict[int, float]
    left: float
    high: float
    limit: float
    spans: dict[int, tuple[float, float]] = field(default_factory=dict)
    covers: list[tuple[float, float]] = field(default_factory=list)
    moves: list[tuple[tuple[float, float], float]] = field(default_factory=list)
    shifts: dict[int, float] = field(default_factory=dict)

    def set(self, taken: Sequence[int], edge: float, *, keeps: bool) -> None:
        """Set words: boxes in whole steps, then what is kept as near behind each as it is behind every other."""
        at, source = self.left, self.left
        groups = [*self._groups(taken)]
        for group in groups:
            if group[0] in self.owners:
                at = self._box(group, source, at, to_limit=not keeps or at >= self.limit)
            elif (placed := self._keep(group, at)) is None:
                at = self.limit
            else:
                at, source = placed + edge, self.words[group[-1]].box.right + edge
            if at >= self.limit:
                self._cover_rest(groups, group)
                return

    def _groups(self, taken: Sequence[int]) -> Iterator[list[int]]:
        group: list[int] = []
        for at in taken:
            if group and (group[-1] in self.owners) != (at in self.owners):
                yield group
                group = []
            group.append(at)
        yield group

    def _box(self, group: Sequence[int], source: float, at: float, *, to_limit: bool) -> float:
        """Place the box of taken words; return where the next words begin."""
        wide = max(self.reach[each] for each in group) - source
        step = STEP * self.high
        right = self.limit if to_limit else min(self.limit, at + ceil(round(wide / step, 6)) * step)
        left = min(at, right - 1.0)
        self.spans |= {owner: (left, right) for each in group for owner in self.owners[each]}
        return right + GAP * self.high if right < self.limit else self.limit

    def _keep(self, group: Sequence[int], at: float) -> float | None:
        """Move words that are kept, as far as there is room; return where they end, None where not all fit."""
        by = at - self.words[group[0]].box.left
        fitting = [each for each in group if self.words[each].box.right + by <= self.limit]
        fitting = fitting if len(fitting) == len(group) else fitting[: _before_the_first_that_does_not(fitting, group)]
        if fitting:
            self.shifts |= dict.fromkeys(fitting, by)
            air = GAP / 2 * self.high
            left, right = self.words[fitting[0]].box.left - air, max(self.words[each].box.right for each in fitting)
            self.moves.append(((left, right + air), by))
        if len(fitting) == len(group):
            return max(self.words[each].box.right for each in group) + by
        start = self.words[group[len(fitting)]].box.left + by
        self.covers.append((min(start, self.limit - 1.0), self.limit))
        return None

    def _cover_rest(self, groups: list[list[int]], last: list[int]) -> None:
        """Take all that there is no room for: its boxes are where the line ends."""
        rest = groups[groups.index(last) + 1 :]
        end = self.covers[-1] if self.covers else (self.limit - 1.0, self.limit)
        for group in rest:
            for each in group:
                self.spans |= {owner: end for owner in self.owners.get(each, ()) if owner not in self.spans}


def _before_the_first_that_does_not(fitting: Sequence[int], group: Sequence[int]) -> int:
    return next(n for n, each in enumerate(group) if n >= len(fitting) or fitting[n] != each)
