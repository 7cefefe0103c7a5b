"""Lines that are not set again round what is taken out: slanted words, and such as are read from right to left."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import ceil, cos, radians, sin
from typing import Final
from unicodedata import bidirectional

from docgen.papers.pdf_blackouts import Closed
from docgen.papers.pdf_frames import Frame
from docgen.papers.pdf_words import Box, PageWords, joined

__all__ = ["cover_slanted", "cover_to_the_left", "runs_to_the_left"]

SLANTED: Final = 144.0
"""Units of the page: boxes over slanted words are so wide and high, or twice, three times; over those that are read
from right to left so wide."""
Owners = dict[int, tuple[int, ...]]
"""Words that are taken out of a line, each with the areas that take it."""


def cover_slanted(page: PageWords, line: Sequence[int], owners: Owners, made: Closed) -> None:
    """Take slanted words from the first one on, with one box that grows in whole steps from where that begins."""
    taken = line[min(line.index(at) for at in owners) :]
    box = _grown(joined(page.words[at].room for at in taken), page.words[taken[0]].turn)
    for at in taken:
        made.words[at] = None
        for owner in owners.get(at, ()):
            made.boxes[owner] = replace(made.boxes[owner], box=box)
    made.beside += [at for at in taken if at not in owners]


def runs_to_the_left(words: Iterable[str]) -> bool:
    """Tell whether a line is of a script that is read from right to left: half of its letters or more."""
    kinds = Counter(bidirectional(char) for word in words for char in word)
    return 0 < kinds["R"] + kinds["AL"] >= kinds["L"]


def cover_to_the_left(page: PageWords, line: Sequence[int], owners: Owners, made: Closed) -> None:
    """Take the rest of a line that is read from right to left, with one box that grows to the left in whole steps."""
    frame = Frame.of(page.words[line[0]].turn, page.width, page.height)
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
