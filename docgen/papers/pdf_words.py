"""The words of a PDF's pages with their places, as somebody sees them: turned, cropped, from the top left corner."""

import ctypes
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from math import degrees
from typing import Final

import pikepdf
import pypdfium2
from pypdfium2 import raw

from docgen.papers.pdf_gaps import Advance, Edges, gaps_in
from docgen.papers.pdf_leaders import parted

__all__ = [
    "DROP_CAP",
    "FINE",
    "MOST_CHARACTERS",
    "Box",
    "PageWords",
    "Word",
    "joined",
    "page_words",
    "unit_of",
    "words_of",
    "words_on",
]

FINE: Final = 100
"""Steps of a point in which places are asked of PDFium, which answers in whole numbers."""
NO_CHARACTERS: Final = frozenset((0, 0xFFFE, 0xFFFF))
HALVES: Final = range(0xD800, 0xE000)
"""Halves of characters of UTF-16, which are nothing by themselves."""
FAR: Final = 10_000
"""Units from the origin of the points that are asked for."""
DROP_CAP: Final = 2.2
"""How many times as high as the highest of the letters behind it a drop cap is at the least."""
DIVIDING_HYPHEN: Final = 2
LARGEST_UNIT: Final = 200.0
WHOLE_TURN: Final = 360
ABOVE: Final = 0.95
BELOW: Final = 0.25
"""Of a font's size, the room of its letters above and below the line on which they stand: with accents and tails."""
MOST_OF_SIZE: Final = 2.5
ALMOST: Final = 0.01
UNSEEN: Final = frozenset((raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP))
"""Modes in which text is drawn as nothing (ISO 32000-1, 9.3.6: modes 3 and 7)."""
MOST_CHARACTERS: Final = 200_000
"""On one page; a page that has more is read up to there."""


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A rectangle in units of a page (points, 1/72 inch, nearly always), from its top left corner as it is seen."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Tell whether two rectangles share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: "Box", slack: float = 0.0) -> bool:
        """Tell whether another rectangle lies wholly in this one, give or take `slack` points."""
        return (
            self.left - slack <= other.left
            and other.right <= self.right + slack
            and self.top - slack <= other.top
            and other.bottom <= self.bottom + slack
        )


def joined(boxes: Iterable[Box]) -> Box:
    """Return the smallest rectangle round some. Raises ValueError for none."""
    every = [*boxes]
    if not every:
        raise ValueError("no rectangle is given")
    return Box(
        min(box.left for box in every),
        min(box.top for box in every),
        max(box.right for box in every),
        max(box.bottom for box in every),
    )


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without white space between them, and the rectangle round them; `ends_line` before a line break.

    `slot` is the room that its font gives it, whatever its letters (None: not known); `turn` is how far it is turned
    as it is seen, in degrees clockwise. One that is `unseen` is drawn as nothing, as programs do that read a scan.
    """

    text: str
    box: Box
    ends_line: bool = False
    slot: Box | None = None
    turn: int = 0
    unseen: bool = False

    @property
    def room(self) -> Box:
        """Return the room that its font gives it, or its rectangle where that is not known."""
        return self.slot or self.box


@dataclass(frozen=True, slots=True)
class PageWords:
    """A page as seen, with its words in the order in which the file draws them; width and height in its own units."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]


def page_words(content: bytes) -> tuple[PageWords, ...]:
    """Read the words of every page. Raises pypdfium2.PdfiumError where the file or a page cannot be read."""
    with closing(pypdfium2.PdfDocument(content)) as pdf:
        return tuple(words_of(pdf, at) for at in range(len(pdf)))


def words_of(pdf: pypdfium2.PdfDocument, at: int) -> PageWords:
    """Read the words of one page, counted from 0."""
    with closing(pdf.get_page(at)) as page, closing(page.get_textpage()) as text:
        return words_on(page, text, at + 1)


def words_on(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, number: int) -> PageWords:
    """Read the words of a page that is open already; its number is from 1."""
    width, height = page.get_size()
    return PageWords(number, width, height, tuple(_words(page, text)))


def unit_of(page: pikepdf.Page) -> float:
    """Return how many points a unit of a page is; PDFium takes every unit for a point (ISO 32000-1, 14.11.2)."""
    unit = float(page.obj.get("/UserUnit", 1))
    return unit if 0 < unit <= LARGEST_UNIT else 1.0


def _words(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> Iterator[Word]:
    places, rooms = _Places(page), _Rooms(page, text)
    chars, drawn = list[str](), list[tuple[int, Edges]]()
    for number, char, edges in _letters(text):
        if not char.isspace():
            if edges:
                if drawn and _wraps(drawn[-1][1], edges):
                    yield from _parts(chars, drawn, places, rooms, ends_line=True)
                    chars, drawn = [], []
                drawn.append((number, edges))
            chars.append(char)
            continue
        if drawn:
            yield from _parts(chars, drawn, places, rooms, ends_line=char in "\r\n")
        chars, drawn = [], []
    if drawn:
        yield from _parts(chars, drawn, places, rooms, ends_line=True)


def _parts(
    chars: list[str], drawn: list[tuple[int, Edges]], places: "_Places", rooms: "_Rooms", *, ends_line: bool
) -> Iterator[Word]:
    """Yield what stands without a space between: one word, or several with gaps, or a row of dots, between them."""
    if len(drawn) != len(chars):
        yield _word(chars, drawn, places, rooms, ends_line=ends_line)
        return
    gaps = gaps_in(chars, [edges for _, edges in drawn], lambda at: rooms.advance(drawn[at][0]))
    edges = {edge for part in parted("".join(chars)) for edge in part}.union(gaps)
    edges |= {1} if _is_drop_cap(chars, [each for _, each in drawn]) else set()
    for start, end in pairwise(sorted(edges)):
        ends = ends_line and end == len(chars)
        yield _word(chars[start:end], drawn[start:end], places, rooms, ends_line=ends)


def _is_drop_cap(chars: list[str], edges: list[Edges]) -> bool:
    """Tell whether the first of some letters is so large that it begins several lines, and may not be of this one.

    Any letter is so much higher than a full stop: only those behind it are asked.
    """
    heights = [top - bottom for _, bottom, _, top in edges]
    behind = [high for char, high in zip(chars[1:], heights[1:], strict=True) if char.isalnum()]
    return bool(behind) and heights[0] > DROP_CAP * max(heights[1:])


def _word(
    chars: list[str], drawn: list[tuple[int, Edges]], places: "_Places", rooms: "_Rooms", *, ends_line: bool
) -> Word:
    box = places.seen(*_round([edges for _, edges in drawn]))
    first, last = drawn[0][0], drawn[-1][0]
    unseen = rooms.is_unseen(first) or rooms.is_unseen(last)
    return Word("".join(chars), box, ends_line, places.seen(*rooms.between(first, last)), rooms.turn_of(first), unseen)


def _wraps(before: Edges, after: Edges) -> bool:
    """Tell whether a character stands on another line, further to the left, than the one before it."""
    return after[2] < before[0] and (after[3] <= before[1] or after[1] >= before[3])


def _round(edges: list[Edges]) -> Edges:
    """Return the edges round some."""
    lefts, bottoms, rights, tops = zip(*edges, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _letters(text: pypdfium2.PdfTextPage) -> Iterator[tuple[int, str, Edges | None]]:
    """Yield characters with their edges; white space, and a character that PDFium adds, may have none."""
    edges = (ctypes.c_double * 4)()
    left, bottom, right, top = (
        ctypes.c_double.from_buffer(edges, at * ctypes.sizeof(ctypes.c_double)) for at in range(4)
    )
    handle, unicode_of, box_of = text.raw, raw.FPDFText_GetUnicode, raw.FPDFText_GetCharBox
    for at in range(min(text.count_chars(), MOST_CHARACTERS)):
        code = unicode_of(handle, at)
        if code in NO_CHARACTERS or code in HALVES:
            continue
        # PDFium gives U+0002 for the hyphen at the end of a line that divides a word.
        char = "-" if code == DIVIDING_HYPHEN else chr(code)
        found = not char.isspace() and box_of(handle, at, left, right, bottom, top)
        yield at, char, tuple(edges) if found else None


def _is_near(size: float, height: float) -> bool:
    """Tell whether a font's size is that of its letters: some fonts that are drawn have one of their own."""
    return height / MOST_OF_SIZE < abs(size) < height * MOST_OF_SIZE


class _Rooms:
    """What a page's fonts say of its characters: the room that each is given, and how it is turned."""

    def __init__(self, page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> None:
        self._text, self._turned, self._room = text.raw, page.get_rotation(), raw.FS_RECTF()
        self._matrix, self._x, self._y = raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()

    def between(self, first: int, last: int) -> Edges:
        """Return the room of the characters from one to another: as high as their size makes it, whatever they are."""
        left, bottom, right, top = _round([self._loose(first), self._loose(last)])
        size = float(raw.FPDFText_GetFontSize(self._text, first))
        raw.FPDFText_GetMatrix(self._text, first, self._matrix)
        across, up = size * float(self._matrix.c), size * float(self._matrix.d)
        raw.FPDFText_GetCharOrigin(self._text, first, self._x, self._y)
        if abs(across) < ALMOST * abs(up) and _is_near(up, top - bottom):
            bottom, top = sorted(self._y.value + up * part for part in (-BELOW, ABOVE))
            left = self._x.value if right - self._x.value > 0 and up > 0 else left
        elif abs(up) < ALMOST * abs(across) and _is_near(across, right - left):
            left, right = sorted(self._x.value + across * part for part in (-BELOW, ABOVE))
        return left, bottom, right, top

    def advance(self, at: int) -> Advance | None:
        """Return where a character begins on its line, where its font has it end, and its size; None on a slope."""
        size = float(raw.FPDFText_GetFontSize(self._text, at))
        raw.FPDFText_GetMatrix(self._text, at, self._matrix)
        raw.FPDFText_GetCharOrigin(self._text, at, self._x, self._y)
        along, up = size * float(self._matrix.a), size * float(self._matrix.b)
        left, bottom, right, top = self._loose(at)
        if abs(up) < ALMOST * abs(along):
            x = self._x.value
            return (x, right, abs(along)) if along > 0 else (-x, -left, abs(along))
        if abs(along) < ALMOST * abs(up):
            y = self._y.value
            return (y, top, abs(up)) if up > 0 else (-y, -bottom, abs(up))
        return None

    def _loose(self, at: int) -> Edges:
        raw.FPDFText_GetLooseCharBox(self._text, at, self._room)
        return self._room.left, self._room.bottom, self._room.right, self._room.top

    def turn_of(self, at: int) -> int:
        """Return how far a character is turned as it is seen, in degrees clockwise: whole ones, from 0."""
        clockwise = degrees(float(raw.FPDFText_GetCharAngle(self._text, at)))
        return round(clockwise + int(self._turned)) % WHOLE_TURN

    def is_unseen(self, at: int) -> bool:
        """Tell whether a character is drawn as nothing."""
        return raw.FPDFTextObj_GetTextRenderMode(raw.FPDFText_GetTextObject(self._text, at)) in UNSEEN


class _Places:
    """Where something that a page draws at a place is seen: PDFium is asked for three points, the rest follows."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        width, height = page.get_size()
        size, at = (round(width * FINE), round(height * FINE)), (ctypes.c_int(), ctypes.c_int())

        def point(x: float, y: float) -> tuple[float, float]:
            raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, *at)
            return at[0].value / FINE, at[1].value / FINE

        self._origin = point(0, 0)
        self._by_x = tuple((far - near) / FAR for far, near in zip(point(FAR, 0), self._origin, strict=True))
        self._by_y = tuple((far - near) / FAR for far, near in zip(point(0, FAR), self._origin, strict=True))

    def seen(self, left: float, bottom: float, right: float, top: float) -> Box:
        (x0, y0), (xx, xy), (yx, yy) = self._origin, self._by_x, self._by_y
        one, three = x0 + left * xx + bottom * yx, x0 + right * xx + top * yx
        two, four = y0 + left * xy + bottom * yy, y0 + right * xy + top * yy
        if one > three:
            one, three = three, one
        if two > four:
            two, four = four, two
        return Box(one, two, three, four)
