"""Lines set again round what is taken out: neither a box nor the gap on a line tells how wide the words were."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import ceil
from typing import Final

from docgen.papers.pdf_blackouts import Blackout, Closed, Moved, Paper
from docgen.papers.pdf_combs import row_of_cells
from docgen.papers.pdf_covering import cover_slanted, cover_to_the_left, runs_to_the_left
from docgen.papers.pdf_drawn_beside import Beside, Reach
from docgen.papers.pdf_frames import QUARTER, Frame
from docgen.papers.pdf_habits import Habits, behind_any
from docgen.papers.pdf_lines import led_in, lines_of, without_large
from docgen.papers.pdf_setting import AIR, GAP, STEP, Setting
from docgen.papers.pdf_words import Box, PageWords, Word, joined

__all__ = ["closed"]

EDGE: Final = 0.36
"""Points between a word and the box behind it."""
COARSE: Final = 4.0
"""Points in which a line is drawn nearer to what stands on its left."""
MARGIN: Final = 18.0
"""Points of a page's edge into which no word is moved."""
FINE: Final = 10
"""Steps of a point in which a line is set again: what is finer could tell what stood there."""
ASIDE: Final = 0.0137
"""Points by which a length lies beside a round one: letters are by whole thousandths of their size wide."""
CUT: Final = 0.12
"""Of a line's height, that may be cut off the tops of letters that are moved where the line above is so near."""
COLUMN: Final = 1.85
"""Of a line's height: words further apart than this stand in two columns."""
LEAST_COLUMN: Final = 0.55
"""Of a line's height: so do words further apart than this, where words of two other lines begin there too."""
WIDER: Final = 2.0
"""Of the page's usual space, than which the gap between two such columns is wider: lines may be drawn out."""
ALIGNED: Final = 0.6
"""Points within which words begin at one place."""
SLACK: Final = 0.05
ROUND: Final = 0.25
"""Of a line's height: so far above and below it a box reaches, as far as no other line stands there."""
GUARD: Final = 0.9
"""Points round a word into which its letters' edges may run; there a box may cut into a line that stands so near."""
THICKEST: Final = 0.9
"""Of a line's height: so much further a box reaches at the most where something stands out of it: a thick outline."""
BEFORE: Final = 0.15
"""Of a line's height, the room before a line that a box takes too: some first letters reach into it."""
MIDDLE: Final = 0.3
"""Of a line's height, above and below, where a line that is moved may cross what is drawn: the edges of its cell."""
SIDE: Final = 0.15
"""The same, where it is asked what stands out of words on the left and on the right."""
BITE: Final = 0.25
"""Of a word's height, that a box of another line may take and leave it to be read."""
Heights = tuple[float, float]
"""The top and the bottom of a line."""


def closed(page: PageWords, blackouts: Sequence[Blackout], paper: Paper, unit: float = 1.0) -> Closed:
    """Set the lines of a page again round what is taken out of them; `unit` is how many points its unit is."""
    made = Closed([*blackouts], [*page.words])
    closing = [(at, each.box) for at, each in enumerate(blackouts) if each.closes]
    owned = {at: own for at, word in enumerate(page.words) if (own := _owners(word, closing))}
    if owned:
        lines = lines_of(page.words)
        losing = frozenset(at for line in lines if not owned.keys().isdisjoint(line) for at in line)
        upright = [line for line in lines if page.words[line[0]].turn == 0]
        habits = Habits(dict(enumerate(page.words)), upright, unit, {*owned})
        desk = _Desk(made, paper, unit, habits, losing, frozenset(owned), behind_any(lines, {*owned}))
        for line in lines:
            owners = {at: owned[at] for at in line if at in owned}
            if owners:
                leaders = () if desk.as_drawn(owners) else led_in([page.words[at] for at in line])
                owners = {**{line[at]: () for at in leaders}, **owners}
                owned |= owners
                _set_again(page, line, owners, desk)
    _hold_back([page.words[at].box for at in owned], made)
    drawn = [each.box for each in blackouts if not each.closes]
    over = [*made.covers, *(each.box for each in made.boxes)]
    for at, word in enumerate(made.words):
        if word is not None and (any(each.meets(word.box) for each in drawn) or _bitten(word.box, over)):
            made.words[at] = None
            if not any(each.box.holds(page.words[at].box, SLACK) for each in blackouts):
                made.beside.append(at)
    return made


def _set_again(page: PageWords, line: Sequence[int], owners: dict[int, tuple[int, ...]], desk: "_Desk") -> None:
    if page.words[line[0]].turn % QUARTER:
        cover_slanted(page, line, owners, desk.made)
    elif runs_to_the_left(page.words[at].text for at in line):
        if not desk.as_drawn(owners):
            cover_to_the_left(page, line, owners, desk.made)
    else:
        _Line(page, line, owners, desk).close()


def _hold_back(taken: Sequence[Box], made: Closed) -> None:
    """Move no strip that shows a part of what is taken out, and leave nothing of it that is neither black nor wiped."""
    for move in [each for each in made.moves if any(each.strip.meets(box) for box in taken)]:
        made.moves.remove(move)
        strip = move.strip
        made.covers.append(Box(strip.left + move.by, strip.top, strip.right + move.by, strip.bottom))
    hidden = [*made.wiped, *(each.box for each in made.black())]
    made.covers += [_in_steps(box) for box in taken if not any(each.holds(box, SLACK) for each in hidden)]


def _in_steps(box: Box) -> Box:
    """Return a rectangle round a word that is one step wide, or two, or three."""
    step = STEP * (box.bottom - box.top)
    return replace(box, right=box.left + ceil((box.right - box.left) / step) * step)


def _bitten(word: Box, boxes: Iterable[Box]) -> bool:
    """Tell whether boxes of lines take more of a word than the edges of its letters."""
    aside = BITE * min(word.bottom - word.top, word.right - word.left)
    kept = Box(word.left + aside, word.top + aside, word.right - aside, word.bottom - aside)
    return any(each.meets(kept) for each in boxes)


def _owners(word: Word, closing: Sequence[tuple[int, Box]]) -> tuple[int, ...]:
    """Return the areas that take a word."""
    return tuple(at for at, box in closing if box.holds(word.box, SLACK))


@dataclass(frozen=True, slots=True)
class _Desk:
    made: Closed
    paper: Paper
    unit: float
    habits: Habits
    losing: frozenset[int]
    """Words of lines that lose some: where they stood tells of what these lose."""
    gone: frozenset[int]
    """Words that are taken out."""
    behind: frozenset[int]
    """These, and words behind them on their lines: a tab leads them to the stop that what goes reached."""
    placed: set[int] = field(default_factory=set)
    """Areas whose box stands in a line that is set again."""

    def as_drawn(self, owners: dict[int, tuple[int, ...]]) -> bool:
        """Tell whether a person drew all areas of a line on a picture: they are taken as they were drawn."""
        return self.paper.is_scan and not any(self.made.boxes[each].code for own in owners.values() for each in own)


class _Line:
    """One line that words are taken out of, seen so that its text runs from left to right."""

    def __init__(self, page: PageWords, line: Sequence[int], owners: dict[int, tuple[int, ...]], desk: _Desk) -> None:
        self._frame = Frame.of(page.words[line[0]].turn, page.width, page.height)
        self._words = {at: self._frame.word(word) for at, word in enumerate(page.words)}
        self._line = without_large(sorted(line, key=lambda at: self._words[at].room.left), self._words, owners)
        self._turn = page.words[line[0]].turn
        self._owners, self._made, self._paper, self._unit = owners, desk.made, desk.paper, desk.unit
        self._placed, self._losing, self._gone, self._behind = desk.placed, desk.losing, desk.gone, desk.behind
        self._habits, self._as_drawn = desk.habits, desk.as_drawn(owners)
        self._others = [at for at in self._words if at not in {*self._line}]

    def close(self) -> None:
        """Set it again, column by column."""
        columns = [*self._columns()]
        behind = 0.0
        for column, following in zip(columns, [*columns[1:], None], strict=True):
            if not self._owners.keys().isdisjoint(column):
                beyond = self._words[following[0]].room.left if following else None
                self._close(column, behind, beyond)
            behind = self._words[column[-1]].room.right

    def _columns(self) -> Iterator[list[int]]:
        column: list[int] = []
        for at in self._line:
            if column and not self._go_together(column[-1], at) and self._begins_column(column[-1], at):
                yield column
                column = []
            column.append(at)
        yield column

    def _go_together(self, before: int, at: int) -> bool:
        """Tell whether one area takes two words, or one is a row of dots (the first: where the second is taken too)."""
        one, other = self._owners.get(before), self._owners.get(at)
        return other == () or (one == () and other is not None) or bool({*(one or ())} & {*(other or ())})

    def _begins_column(self, last: int, at: int) -> bool:
        before, word = self._words[last], self._words[at]
        if self._owners.get(last) == () and self._ends_with_others():
            return True
        gap, high = word.room.left - before.room.right, before.room.bottom - before.room.top
        if gap > COLUMN * high:
            left = word.room.left - 2 * GUARD / self._unit  # its own first letter's edge is nothing drawn between
            between = Box(before.room.right, before.room.top, left, before.room.bottom)
            found = self._beside(high, between)
            return not found.things and (found.limit < between.right or self._aligned(at) > int(at in self._behind))
        least = max(LEAST_COLUMN, WIDER * self._habits.space) * high
        return gap > least and self._aligned(at) > 1

    def _aligned(self, at: int) -> int:
        """Return how many words of other lines begin where a word does: two at the most, more say no more."""
        return self._near(self._words[at].room.left, lambda room: room.left)

    def _ends_with_others(self) -> bool:
        """Tell whether the line ends where two others do: what stands there would stand there after any words."""
        return self._near(self._words[self._line[-1]].room.right, lambda room: room.right) > 1

    def _near(self, place: float, edge: Callable[[Box], float]) -> int:
        others = (edge(self._words[at].room) for at in self._others if at not in self._behind)
        found = (other for other in others if abs(other - place) * self._unit < ALIGNED)
        return sum(1 for _, _ in zip(found, range(2), strict=False))

    def _close(self, column: list[int], behind: float, beyond: float | None) -> None:
        if self._as_drawn:
            return
        high = ceil(max(self._words[at].room.bottom - self._words[at].room.top for at in column) * FINE) / FINE
        keeps = self._turn == 0 and not self._paper.is_scan
        alone = keeps and self._habits.begins_alone(self._words[column[0]])
        # From its beginning: words before a box stand as they do before any other, however its line was drawn out.
        first = 0 if keeps else next(n for n, at in enumerate(column) if at in self._owners)
        taken = column[first:]
        left = self._left(taken[0], self._words[column[first - 1]] if first else None)
        if taken[0] in self._owners and (cells := self._cells(column, self._frame.width)) is not None:
            left = min(left, cells[0])
        elif alone:
            left = self._beginning(left, behind, high)
        reach = self._reach(column, left, high, beyond)
        areas = self._areas(taken)
        if taken[-1] in self._owners:
            areas[taken[-1]] = max(areas[taken[-1]], reach.end)
        setting = Setting(self._words, self._owners, areas, left, high, reach.limit, keeps, self._paper.dot)
        setting.set(taken, EDGE / self._unit, keeps=keeps)
        # Each is shown as high as it is itself: a large letter would bring a part of the next line along.
        shown = [self._heights(group, left, reach, around=0.0) for _, _, group in setting.moves]
        self._take(setting, self._heights(taken, left, reach), shown, taken)
        self._made.drawings += len(reach.things)

    def _left(self, first: int, before: Word | None) -> float:
        """Return where what is set again begins: behind the word before it, or with all that stands out of its own."""
        own, edge = self._words[first], EDGE / self._unit
        if first not in self._owners:
            return own.box.left
        if before is not None:
            return max(0.0, min(before.box.right + edge, own.box.left))
        # A letter's edge may be faintly seen a dot before it.
        high, box = own.room.bottom - own.room.top, own.box
        left, most = min(own.room.left - BEFORE * high, box.left - 2 * edge), THICKEST * high
        top, bottom = _middle(own.room, SIDE)
        return max(0.0, left - self._out(most, lambda near, far: Box(left - far, top, left - near, bottom)))

    def _beginning(self, left: float, behind: float, high: float) -> float:
        """Return where a line begins that stood in the middle or on the right: where others do, or at what is drawn."""
        top, bottom = _middle(joined(self._words[at].room for at in self._line), MIDDLE)
        margin = self._habits.margin if self._habits.margin < self._frame.width / 2 else 0.0
        target = max(MARGIN / self._unit, margin, behind + GAP * high)
        at, by = left, COARSE / self._unit
        while at - by >= target and not self._paper.shows(Box(at - by, top, at - 2 * EDGE / self._unit, bottom)):
            at -= by
        return target if at - by < target else min(left, ceil(at / by) * by)

    def _areas(self, taken: Sequence[int]) -> dict[int, float]:
        """Return for taken words how far to the right an area reaches that a person drew round them."""
        drawn = [self._frame.box(each.box) for each in self._made.boxes if not each.closes]
        return {
            at: max(
                [
                    self._end(at, taken) if at in self._owners else 0.0,
                    *(box.right for box in drawn if box.meets(self._words[at].box)),
                ]
            )
            for at in taken
        }

    def _end(self, at: int, taken: Sequence[int]) -> float:
        """Return where a word ends, with what stands out of it before the next one."""
        word = self._words[at]
        box, high = word.box, word.room.bottom - word.room.top
        behind = [self._words[each].box.left - box.right for each in taken if self._words[each].box.left > box.left]
        most = min([THICKEST * high, *behind])
        top, bottom = _middle(word.room, SIDE)
        return box.right + self._out(most, lambda near, far: Box(box.right + near, top, box.right + far, bottom))

    def _reach(self, column: list[int], left: float, high: float, beyond: float | None) -> Reach:
        """Return how far to the right the line can reach: to the next column, what is drawn there, or the margin."""
        end = max(self._words[at].room.right for at in column)
        end = max([end, *(self._end(at, column) for at in column if at in self._owners)])
        led = self._owners.get(column[-1]) == ()  # a row of dots, which may reach up to the number behind it
        gap = EDGE / self._unit if led else GAP * high
        limit = beyond - gap if beyond is not None else self._frame.width - MARGIN / self._unit
        if led and beyond is not None:  # its last dot stands where a name let it stand
            return Reach(limit, limit)
        if (cells := self._cells(column, limit)) is not None:
            return Reach(max(end, cells[1]), max(end, cells[1]))
        top = min(self._words[at].room.top for at in column)
        bottom = max(self._words[at].room.bottom for at in column)
        across = Box(end, top, max(limit, end + 1.0), bottom)
        if self._turn:
            limit = min([limit, *(each.left - GAP * high for each in self._across(across))])
        found = Reach(end, limit) if self._turn else self._beside(high, across)
        return replace(found, limit=max(found.limit, found.end, left + 1.0))

    def _cells(self, column: list[int], limit: float) -> tuple[float, float] | None:
        letters = [self._words[at] for at in column if self._owners.get(at)]
        return None if self._turn or self._paper.is_scan else row_of_cells(letters, self._paper.drawn, limit)

    def _beside(self, high: float, across: Box) -> Reach:
        if self._turn or self._paper.is_scan:
            return Reach(across.left, across.right)
        return Beside(self._paper, self._across, high, self._unit).reach(across)

    def _across(self, box: Box) -> Iterator[Box]:
        """Yield where words of other lines stand in a rectangle."""
        yield from (self._words[at].box for at in self._others if self._words[at].box.meets(box))

    def _above_and_below(self, box: Box) -> Iterator[Box]:
        """Yield the words of other lines in a rectangle; of lines that lose words, also those on its left and right."""
        for at in self._others:
            word = self._ink(at)
            if at in self._gone:  # the edges of its letters are nothing drawn beside it
                word = replace(word, top=word.top - GUARD / self._unit, bottom=word.bottom + GUARD / self._unit)
            if box.meets(replace(word, left=box.left, right=box.right) if at in self._losing else word):
                yield word

    def _ink(self, at: int) -> Box:
        """Return where a word is drawn; one that is taken out as high as any is: its tails would tell of it."""
        word = self._words[at]
        return joined((word.box, word.room)) if at in self._gone else word.box

    def _guarded(self, at: int) -> Box:
        """Return where a word is drawn with the edges of its letters, which are faintly seen round it."""
        ink, edge = self._ink(at), (EDGE if at in self._gone else GUARD) / self._unit
        return replace(ink, top=ink.top - edge, bottom=ink.bottom + edge)

    def _heights(self, taken: Sequence[int], left: float, reach: Reach, around: float = ROUND) -> Heights:
        """Return the top and bottom of what is set again: more than the line's, but not over what stands beside it.

        What is drawn `around` words (a line under them, a coloured ground) goes with them, and so does what stands out.
        """
        own, apart = joined(self._guarded(at) for at in taken), 0.0
        rooms = joined(box for at in taken for box in (self._words[at].box, self._words[at].room))
        high = rooms.bottom - rooms.top
        highest, lowest = rooms.top - THICKEST * high, rooms.bottom + THICKEST * high
        kept = [self._words[at].box for at in taken if at not in self._owners]
        if not around and kept:  # what is shown elsewhere brings no edge of another line along
            own, apart, cut = joined(kept), EDGE / self._unit, CUT * high
            own = replace(own, top=own.top + cut, bottom=own.bottom - cut)
        for other in self._above_and_below(Box(left, highest, reach.limit, lowest)):
            if other.top + other.bottom < own.top + own.bottom:
                highest = max(highest, min(other.bottom + apart, own.top))
            else:
                lowest = min(lowest, max(other.top - apart, own.bottom))
        top, bottom = max(highest, rooms.top - around * high), min(lowest, rooms.bottom + around * high)
        if around:
            start, end = (edge(self._words[at].box.left for at in taken) for edge in (min, max))
            top -= self._out(top - highest, lambda near, far: Box(start, top - far, end, top - near))
            bottom += self._out(lowest - bottom, lambda near, far: Box(start, bottom + near, end, bottom + far))
            top, bottom = (
                min([top, *(each.top for each in reach.things)]),
                max([bottom, *(x.bottom for x in reach.things)]),
            )
        return max(0.0, top), bottom

    def _out(self, most: float, strip: Callable[[float, float], Box]) -> float:
        """Return how far, at the most, something stands out; `strip` is what lies from so near to so far away."""
        step, out = GUARD / self._unit, 0.0
        if self._turn or self._paper.is_scan:
            return out
        while out < most and self._paper.shows(strip(out, out + step)):
            out += step
        return max(0.0, min(out, most))

    def _take(self, setting: Setting, black: Heights, shown: Sequence[Heights], taken: Sequence[int]) -> None:
        made, back = self._made, self._frame.back

        def placed(span: tuple[float, float], heights: Heights = black) -> Box:
            right = span[1] if span[1] <= self._frame.width - MARGIN / self._unit - SLACK else self._frame.width
            return back(Box(min(span[0], right - 1.0), heights[0], right, heights[1]))  # a full line up to the edge

        for owner, span in setting.spans.items():
            made.covers += [made.boxes[owner].box] if owner in self._placed else []  # an area over two lines or more
            self._placed.add(owner)
            made.boxes[owner] = replace(made.boxes[owner], box=placed(span))
        made.covers += [placed(span) for span in setting.covers]
        made.moves += [Moved(placed(span, high), by) for (span, by, _), high in zip(setting.moves, shown, strict=True)]
        start = min([setting.left, *(self._words[at].box.left for at in taken if setting.apart)])
        made.wiped += [placed((start - AIR, setting.limit))] if setting.moves or setting.apart else []
        for at in taken:
            by = setting.shifts.get(at)
            made.words[at] = None if by is None else _shifted(made.words[at], by)
        made.beside += [at for at in taken if at not in self._owners and at not in setting.shifts]


def _middle(room: Box, aside: float) -> Heights:
    """Return the top and bottom of a line's room less a part of its height on both sides."""
    return room.top + aside * (room.bottom - room.top), room.bottom - aside * (room.bottom - room.top)


def _shifted(word: Word | None, by: float) -> Word | None:
    if word is None:
        return None
    box = word.box
    left, wide = (round((length + ASIDE) * FINE) / FINE for length in (box.left + by, box.right - box.left))
    return replace(word, box=Box(left, box.top, left + wide, box.bottom), slot=None)
