"""The words of a page by their place: lines from left to right, whatever the order in which the file draws them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from math import cos, inf, radians, sin
from typing import Final

import pypdfium2
from pypdfium2 import raw

from docgen.papers.pdf_frames import QUARTER, Frame
from docgen.papers.pdf_leaders import DOTS, leaders_in
from docgen.papers.pdf_words import DROP_CAP, MOST_CHARACTERS, Box, PageWords, Word, joined, words_on

__all__ = [
    "as_one",
    "by_place",
    "jumps",
    "led_in",
    "lines_of",
    "on_a_line",
    "parted_text",
    "placed_text",
    "without_large",
]

MOST_PARTS: Final = 400
LARGE: Final = 1.6
"""Of a line's height: letters that are higher belong to more lines than one."""
ABUTS: Final = 0.1
"""Of a line's height, how far apart or over each other the parts of one word are at the most."""

APART: Final = 0.03
"""Of a letter's room, the least gap behind it that could part words: its font has it end where the next one begins."""


def on_a_line(one: Box, other: Box) -> bool:
    """Tell whether two words stand on one line: half of the lower one's height beside the other."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > min(one.bottom - one.top, other.bottom - other.top) / 2


def lines_of(words: Sequence[Word]) -> list[list[int]]:
    """Return lines from top to bottom, each the places of its words in their order; turned words by themselves.

    Slanted words that are turned alike are one line: what stands above what cannot be told of them.
    """
    by_turn: dict[int, list[int]] = {}
    for at, word in enumerate(words):
        by_turn.setdefault(word.turn, []).append(at)
    return [line for turn in sorted(by_turn) for line in _lines(words, by_turn[turn], turn)]


def _lines(words: Sequence[Word], which: Sequence[int], turn: int) -> list[list[int]]:
    if turn % QUARTER:
        along = cos(radians(turn)), sin(radians(turn))
        return [sorted(which, key=lambda at: _start(words[at].room, *along))]
    frame = Frame.of(turn, 0.0, 0.0)
    rooms = {at: frame.box(words[at].room) for at in which}
    lines: list[list[int]] = []
    head = None
    for at in sorted(which, key=lambda at: (rooms[at].top + rooms[at].bottom, rooms[at].left)):
        if head is not None and on_a_line(head, rooms[at]):
            lines[-1].append(at)
        else:
            lines.append([at])
            head = rooms[at]
    return [sorted(line, key=lambda at: rooms[at].left) for line in lines]


def _start(box: Box, across: float, down: float) -> float:
    """Return how far along a slanted line a word stands."""
    return (box.left + box.right) * across + (box.top + box.bottom) * down


def as_one(words: Iterable[Word]) -> Word:
    """Return parts of a word as one. Raises ValueError for none."""
    parts = [*words]
    text = "".join(part.text for part in parts)
    box, slot = joined(part.box for part in parts), joined(part.room for part in parts)
    return replace(parts[-1], text=text, box=box, slot=slot)


def by_place(page: PageWords) -> PageWords:
    """Return a page with its words in the order of their places, and parts of a word that abut as one word.

    It is the page itself where the file draws them in that order.
    """
    lines = lines_of(page.words)
    order = [at for line in lines for at in line]
    found: list[list[int]] = []
    for line in lines:
        found += _abutting(page.words, line)
    if order == [*range(len(order))] and len(found) == len(order):
        return page
    return replace(page, words=tuple(as_one(page.words[at] for at in each) for each in found))


def _abutting(words: Sequence[Word], line: Sequence[int]) -> list[list[int]]:
    """Put parts that abut, and that the file does not draw after each other, into one word."""
    found: list[list[int]] = []
    edge = -inf
    for at in line:
        room = words[at].room
        near = abs(room.left - edge) <= ABUTS * (room.bottom - room.top)
        if found and near and words[at].turn == 0 and found[-1][-1] + 1 != at:
            found[-1].append(at)
        else:
            found.append([at])
        edge = room.right
    return found


def jumps(text: pypdfium2.PdfTextPage) -> bool:
    """Tell whether a page draws something else between two parts of a line that stand side by side.

    Or one of them is so much higher than the other that it may be a drop cap, which goes with the line at its top.
    """
    seen: list[Box] = []
    for at in range(min(text.count_rects(), MOST_PARTS)):
        left, bottom, right, top = text.get_rect(at)
        box = Box(left, -top, right, -bottom)
        beside = [each for each in seen if on_a_line(box, each) and _beside(box, each)]
        if beside and (beside[0] is not seen[-1] or _is_higher(box, seen[-1])):
            return True
        seen.append(box)
    return False


def _is_higher(one: Box, other: Box) -> bool:
    low, high = sorted((one.bottom - one.top, other.bottom - other.top))
    return high > DROP_CAP * low


def _beside(one: Box, other: Box) -> bool:
    gap = max(one.left, other.left) - min(one.right, other.right)
    return gap < one.bottom - one.top


def without_large(line: Sequence[int], words: Mapping[int, Word], taken: Collection[int]) -> list[int]:
    """Return a line, from left to right, less large letters and braces before the first word that is `taken` out.

    These stand before several lines, and go with none of them.
    """
    first = words[next(at for at in line if at in taken)].room
    high = LARGE * (first.bottom - first.top)
    rooms = ((at, words[at].room) for at in line)
    return [at for at, room in rooms if room.right > first.left or room.bottom - room.top <= high]


def led_in(words: Sequence[Word]) -> tuple[int, ...]:
    """Return which of a line's words, from 0, are rows of signs that lead over to others, and what these run into.

    Behind a row of dashes, or a line, that goes on up to a number, its last sign may reach under that.
    """
    leaders = leaders_in([word.text for word in words])
    for at, following in ((at, at + 1) for at in leaders if at + 1 < len(words) and at + 1 not in leaders):
        room, beyond = words[at].room, words[following].room
        if not DOTS.issuperset(words[at].text) and beyond.left - room.right < (room.right - room.left) / len(
            words[at].text
        ):
            return (*leaders, *(each for each in range(following, len(words)) if each not in leaders))
    return leaders


def placed_text(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> str:
    """Return the words of a page in the order of their places."""
    return " ".join(word.text for word in by_place(words_on(page, text, 1)).words)


def _may_have_gaps(text: pypdfium2.PdfTextPage) -> bool:
    """Tell whether two letters of one word may stand apart: most pages have none, and are told so in a moment."""
    handle, room = text.raw, raw.FS_RECTF()
    unicode_of, room_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    before: tuple[float, float, float, float] | None = None
    for at in range(min(text.count_chars(), MOST_CHARACTERS)):
        if not chr(unicode_of(handle, at)).isalpha():
            before = None
            continue
        room_of(handle, at, room)
        left, bottom, right, top = room.left, room.bottom, room.right, room.top
        if before is not None:
            gap = max(left - before[2], before[0] - right, bottom - before[3], before[1] - top)
            if gap > APART * max(top - bottom, right - left):
                return True
        before = left, bottom, right, top
    return False


def parted_text(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> str | None:
    """Return the words of a page as the gaps between them part them; None where its spaces part as many."""
    if not _may_have_gaps(text):
        return None
    words = words_on(page, text, 1).words
    return " ".join(word.text for word in words) if len(words) > len(text.get_text_range().split()) else None
