"""What a page of a bundle shows, read by PDFium within a worker: letters, directions, numbers at its edges."""

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from math import degrees, hypot
from typing import Final

import pypdfium2
from pypdfium2 import raw

from docgen.papers.bundle_drawn import Drawn, drawn_on
from docgen.papers.bundle_facts import Line, Numeral, PageShown, Reference
from docgen.papers.bundle_words import (
    dated,
    digest_of,
    edge_numbers,
    first_number,
    is_set_apart,
    is_vague,
    last_number,
    markings_of,
    references_in,
    says_of,
)
from docgen.papers.pdf_boxes import Box
from docgen.papers.pdf_covered import covered_on
from docgen.papers.pdf_looks import is_garbled

__all__ = ["Phrase", "page_shown"]

EDGE_BAND: Final = 0.13
"""Of a page's height, from its top or foot, in which a printed number stands."""
SIDE_BAND: Final = 0.07
LONGEST: Final = 160
"""Signs of a line at an edge that may hold a page's number."""
SAMPLE: Final = 60
"""Letters of a page that are asked how they are turned, how large and how dark they are."""
SMALL: Final = 6.0
PALE: Final = 175
"""Points, and of 255 the darkest colour, at which letters are hard to read."""
OUTSIDE: Final = 2.0
FILLS: Final = 0.5
MOST_PHRASES: Final = 2_000
MOST_NUMERALS: Final = 20
MOST_LINES: Final = 300
THIRD: Final = 1 / 3


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words set side by side: where they lie in the page's own space, and as seen."""

    own: Box
    box: Box


@dataclass(frozen=True, slots=True)
class View:
    """A page's box in its own space, and by how many quarters it is turned clockwise."""

    box: Box
    quarters: int

    @property
    def size(self) -> tuple[float, float]:
        """Return width and height as seen, in the page's units."""
        wide, high = self.box[2] - self.box[0], self.box[3] - self.box[1]
        return (high, wide) if self.quarters % 2 else (wide, high)

    def seen(self, box: Box) -> Box:
        """Return where a rectangle of the page's own space lies as seen, from the lower left."""
        left, bottom, right, top = self.box
        x0, y0, x1, y1 = box
        match self.quarters:
            case 1:
                return (y0 - bottom, right - x1, y1 - bottom, right - x0)
            case 2:
                return (right - x1, top - y1, right - x0, top - y0)
            case 3:
                return (top - y1, x0 - left, top - y0, x1 - left)
            case _:
                return (x0 - left, y0 - bottom, x1 - left, y1 - bottom)


def page_shown(pdf: pypdfium2.PdfDocument, number: int, pages: int, *, lines: bool) -> PageShown:
    """Read one page, from 1, of a bundle of so many; with `lines`, those of an index as well.

    A page that PDFium cannot read is told as not readable.
    """
    try:
        with closing(pdf.get_page(number - 1)) as page, closing(page.get_textpage()) as words:
            return _shown(page, words, number, pages, lines=lines)
    except pypdfium2.PdfiumError:
        return PageShown(number, readable=False)


def _shown(page: pypdfium2.PdfPage, words: pypdfium2.PdfTextPage, number: int, pages: int, *, lines: bool) -> PageShown:
    view = _view(page)
    text = str(words.get_text_range())
    drawn = drawn_on(page, view.box)
    phrases = [*_phrases(words, view)]
    numerals, edges = _numerals(words, phrases, view, drawn)
    own = _without(text, edges)
    kept = _without(text, [said for said, numeral in zip(edges, numerals, strict=True) if not numeral.in_line])
    tiny, pale, turns = _letters(words, view, len(text))
    return PageShown(
        number,
        letters=sum(map(str.isalnum, own)),
        says_more=bool(kept.strip()),
        garbled=bool(text.strip()) and is_garbled(text),
        drawn=drawn.pictures > 0 or drawn.curves > 0,
        turns=turns,
        numerals=numerals,
        dpi=drawn.dpi,
        scan=round(drawn.largest, 2),
        scan_dpi=drawn.largest_dpi,
        tiny=tiny,
        pale=pale,
        outside=any(_is_outside(phrase.box, view) for phrase in phrases),
        digest=digest_of(_without(kept, [*_own_lines(edges, numerals, number)])),
        says=says_of(text),
        markings=markings_of(text),
        covered=_covered(page, words, drawn) if own.strip() or drawn.pictures else (),
        references=tuple(_references(words, text, pages, view)),
        lines=tuple(_lines(words, phrases)) if lines else (),
    )


def _covered(page: pypdfium2.PdfPage, words: pypdfium2.PdfTextPage, drawn: Drawn) -> tuple[str, ...]:
    """Return how words and parts of pictures are covered.

    A picture that fills the page is a scan, and is not unpacked to see its colour.
    """
    looked = covered_on(page, words, pictures=drawn.largest < FILLS)
    return tuple(each.how for each in looked.covered)


def _view(page: pypdfium2.PdfPage) -> View:
    edges = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, edges)
    return View((edges.left, edges.bottom, edges.right, edges.top), page.get_rotation() // 90 % 4)


def _phrases(words: pypdfium2.PdfTextPage, view: View) -> Iterator[Phrase]:
    """Yield words that are set in one go, or close to one another on one line, in the order of drawing."""
    before: Phrase | None = None
    for at in range(min(raw.FPDFText_CountRects(words, 0, -1), MOST_PHRASES)):
        own = words.get_rect(at)
        now = Phrase(own, view.seen(own))
        if before is not None and _goes_on(before.box, now.box):
            own = _round(before.own, now.own)
            before = Phrase(own, view.seen(own))
            continue
        if before is not None:
            yield before
        before = now
    if before is not None:
        yield before


def _goes_on(before: Box, now: Box) -> bool:
    high = max(before[3] - before[1], now[3] - now[1])
    shared = min(before[3], now[3]) - max(before[1], now[1])
    return shared > high / 3 and -high < now[0] - before[2] < high / 2


def _round(one: Box, other: Box) -> Box:
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))


def _said(words: pypdfium2.PdfTextPage, own: Box) -> str:
    """Return the words of a rectangle; a little less of it is asked for, or lines that touch it would be read too."""
    wide, high = 0.0, (own[3] - own[1]) * 0.3
    if own[3] - own[1] > own[2] - own[0]:  # narrow and high: a letter, or words that run up or down
        wide, high = (own[2] - own[0]) * 0.3, 0.0
    return str(words.get_text_bounded(own[0] + wide, own[1] + high, own[2] - wide, own[3] - high))


def _numerals(
    words: pypdfium2.PdfTextPage, phrases: Sequence[Phrase], view: View, drawn: Drawn
) -> tuple[tuple[Numeral, ...], list[str]]:
    """Return what may be the page's number, and the lines at its edges in which that stands."""
    found, lines = list[Numeral](), list[str]()
    for at, phrase in enumerate(phrases):
        slot = _slot(phrase.box, view)
        if slot is None or len(found) >= MOST_NUMERALS:
            continue
        said = _said(words, phrase.own).strip()
        numbers = edge_numbers(" ".join(said.split())) if 0 < len(said) <= LONGEST else ()
        if not numbers:
            continue
        others = (other.box for index, other in enumerate(phrases) if index != at)
        overlaps = any(_overlap(phrase.box, other) for other in others) or drawn.crosses(phrase.own)
        unseen, upright = drawn.is_unseen(phrase.own), _is_upright(words, phrase.own, view)
        for number, alone in numbers:
            found.append(Numeral(number, slot, _rounded(phrase.box), not alone, overlaps, unseen, upright))
            lines.append(said)
    return tuple(found), lines


def _is_upright(words: pypdfium2.PdfTextPage, own: Box, view: View) -> bool:
    """Tell whether the words in the middle of a rectangle are upright as seen."""
    wide, high = (own[2] - own[0]) / 2, (own[3] - own[1]) / 2
    at = raw.FPDFText_GetCharIndexAtPos(words, own[0] + wide, own[1] + high, wide, high)
    return at < 0 or _turn(words, at, view) == 0


def _turn(words: pypdfium2.PdfTextPage, at: int, view: View) -> int:
    """Return by how many quarters a letter is turned clockwise, as seen."""
    return (round(degrees(raw.FPDFText_GetCharAngle(words, at)) / 90) + view.quarters) % 4


def _slot(box: Box, view: View) -> str | None:
    """Return where near an edge of a page something stands: "top left", "bottom middle"; None where it is not near."""
    wide, high = view.size
    middle = (box[1] + box[3]) / 2
    if middle < high * EDGE_BAND:
        edge = "bottom"
    elif middle > high * (1 - EDGE_BAND):
        edge = "top"
    elif box[0] > wide * (1 - SIDE_BAND) or box[2] < wide * SIDE_BAND:
        edge = "side"
    else:
        return None
    centre = (box[0] + box[2]) / 2 / wide
    return f"{edge} {'left' if centre < THIRD else 'right' if centre > 1 - THIRD else 'middle'}"


def _overlap(one: Box, other: Box) -> bool:
    """Tell whether two rectangles share more than a touch."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > 1 and high > min(one[3] - one[1], other[3] - other[1]) / 4


def _without(text: str, lines: Sequence[str]) -> str:
    """Return a page's text without the lines that hold its number: what it says whatever number it has."""
    rows = text.splitlines()
    for line in dict.fromkeys(lines):
        if line in rows:
            rows.remove(line)
        else:
            before, _, after = "\n".join(rows).rpartition(line)
            rows = (before + after).splitlines()
    return "\n".join(rows)


def _own_lines(lines: Sequence[str], numerals: Sequence[Numeral], number: int) -> Iterator[str]:
    """Yield the lines that hold the page's own number among other words: as a running line does."""
    for line, numeral in zip(lines, numerals, strict=True):
        if numeral.in_line and numeral.said == str(number):
            yield line


def _letters(words: pypdfium2.PdfTextPage, view: View, count: int) -> tuple[float, float, tuple[int, int, int, int]]:
    """Return what share of some letters is tiny and pale, and how many of them are turned which way as seen."""
    turns, tiny, pale, asked = [0, 0, 0, 0], 0, 0, 0
    matrix, colour = raw.FS_MATRIX(), [ctypes.c_uint() for _ in range(4)]
    for at in range(0, count, max(1, count // SAMPLE)):
        if raw.FPDFText_GetUnicode(words, at) <= 32 or raw.FPDFText_IsGenerated(words, at) == 1:  # noqa: PLR2004 - space
            continue
        asked += 1
        turns[_turn(words, at, view)] += 1
        raw.FPDFText_GetMatrix(words, at, matrix)
        tiny += 0 < raw.FPDFText_GetFontSize(words, at) * hypot(matrix.c, matrix.d) < SMALL
        if raw.FPDFText_GetFillColor(words, at, *colour):
            pale += min(each.value for each in colour[:3]) > PALE
    shares = (round(tiny / asked, 2), round(pale / asked, 2)) if asked else (0.0, 0.0)
    return *shares, (turns[0], turns[1], turns[2], turns[3])


def _is_outside(box: Box, view: View) -> bool:
    wide, high = view.size
    return min(box[0], box[1]) < -OUTSIDE or box[2] > wide + OUTSIDE or box[3] > high + OUTSIDE


def _references(words: pypdfium2.PdfTextPage, text: str, pages: int, view: View) -> Iterator[Reference]:
    for page, start, end, sure in references_in(text, pages):
        first = raw.FPDFText_GetCharIndexFromTextIndex(words, start)
        last = raw.FPDFText_GetCharIndexFromTextIndex(words, end - 1)
        if 0 <= first <= last and raw.FPDFText_CountRects(words, first, last - first + 1) > 0:
            yield Reference(page, _rounded(view.seen(words.get_rect(0))), sure)


def _rounded(box: Box) -> Box:
    return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))


def _lines(words: pypdfium2.PdfTextPage, phrases: Sequence[Phrase]) -> Iterator[Line]:
    """Yield the lines of an index, from the top: phrases at one height, from left to right."""
    rows: list[list[Phrase]] = []
    for phrase in sorted(phrases, key=lambda each: -(each.box[1] + each.box[3])):
        if rows and _shares_height(rows[-1][0].box, phrase.box):
            rows[-1].append(phrase)
        else:
            rows.append([phrase])
    for row in rows[:MOST_LINES]:
        row.sort(key=lambda each: each.box[0])
        parts = [" ".join(_said(words, each.own).split()) for each in row]
        said = " ".join(parts)
        box = row[0].box
        for each in row[1:]:
            box = _round(box, each.box)
        last, apart = last_number(said), is_set_apart(parts)
        yield Line(_rounded(box), first_number(said), last, apart, is_vague(said), dated(said))


def _shares_height(one: Box, other: Box) -> bool:
    middle = (other[1] + other[3]) / 2
    return one[1] <= middle <= one[3]
