"""Letters of a word set as far apart as their font has them: programs round where each one stands on its line.

How they round depends on where on the line the word begins, and so on what stands before it: a word behind a box would
tell, in fractions of a dot, how wide the words were that were taken out.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, Pdf, Stream, String

from docgen.papers.pdf_blackouts import Blackout
from docgen.papers.pdf_gathered import Drawn, gathered
from docgen.papers.pdf_strings import WORD_GAP, Font, font_of
from docgen.papers.pdf_words import Box, PageWords, Word, joined

__all__ = ["evenly_set", "fitting"]

SPACED: Final = 40.0
"""Thousandths of an em by which letters are moved on the average where a word is spaced out on purpose."""
SLACK: Final = 0.05
"""Points by which an area may be smaller than a word that it holds."""
BROKEN: Final = (pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError)
DEEPEST: Final = 50
MOST_DEPTH: Final = 4
MOST_PARTS: Final = 200
"""Forms that one page draws, in each other or not; those beyond are left as they are."""
Item = Object | float


def evenly_set(content: bytes, pages: Collection[int]) -> bytes:
    """Return a PDF in which words of some pages, counted from 1, are set evenly: each begins where it did.

    Raises pikepdf.PdfError where it cannot be read.
    """
    with Pdf.open(BytesIO(content)) as pdf:
        seen: set[tuple[int, int]] = set()
        for number in sorted(pages):
            page = pdf.pages[number - 1]
            with suppress(*BROKEN):  # what cannot be followed stays as it is
                resources = _resources_of(page.obj)
                page.obj.Contents = pdf.make_stream(_Setter(resources).set(page))
                _set_forms(resources, seen, 0)
        written = BytesIO()
        pdf.save(written, static_id=True)
        return written.getvalue()


def _resources_of(page: Object) -> Object:
    """Return a page's resources, its own or those of the pages that it is one of (ISO 32000-1, 7.7.3.4)."""
    node, depth = page, 0
    while "/Resources" not in node and "/Parent" in node and depth < DEEPEST:
        node, depth = node.Parent, depth + 1
    return node.get("/Resources", Dictionary())


def fitting(areas: Sequence[Blackout], before: PageWords, after: PageWords) -> list[Blackout]:
    """Return areas round the same words of a page that is set evenly; none where that has not the same words."""
    if [word.text for word in before.words] != [word.text for word in after.words]:
        return []
    pairs = [*zip(before.words, after.words, strict=True)]
    return [replace(each, box=joined((each.box, *_held_by(each, pairs)))) for each in areas]


def _held_by(area: Blackout, pairs: Sequence[tuple[Word, Word]]) -> Iterator[Box]:
    return (after.box for before, after in pairs if area.box.holds(before.box, SLACK))


def _set_forms(resources: Object, seen: set[tuple[int, int]], depth: int) -> None:
    """Set what forms draw, and forms that these draw."""
    forms = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    for _, form in forms.items() if isinstance(forms, Dictionary) and depth < MOST_DEPTH else ():
        is_form = isinstance(form, Stream) and str(form.get("/Subtype", "")) == "/Form"
        if is_form and form.objgen not in seen and len(seen) < MOST_PARTS:
            seen.add(form.objgen)
            own = form.get("/Resources", resources)
            form.write(_Setter(own).set(form))
            _set_forms(own, seen, depth + 1)


class _Setter:
    """Sets what one stream draws, in the fonts of its resources."""

    def __init__(self, resources: Object) -> None:
        table = resources.get("/Font") if isinstance(resources, Dictionary) else None
        self._table = table if isinstance(table, Dictionary) else Dictionary()
        self._known: dict[str, Font | None] = {}
        self._font: Font | None = None
        self._saved: list[Font | None] = []

    def set(self, drawing: Object | pikepdf.Page) -> bytes:
        """Return what a page or a form draws, with even words."""
        drawn = gathered(pikepdf.parse_content_stream(drawing), self._table)
        return pikepdf.unparse_content_stream([self._turned(each) for each in drawn])

    def _turned(self, each: Drawn) -> Drawn:
        if isinstance(each, pikepdf.ContentStreamInlineImage):
            return each
        operator, operands = str(each.operator), each.operands
        if operator == "q":
            self._saved.append(self._font)
        elif operator == "Q" and self._saved:
            self._font = self._saved.pop()
        elif operator == "Tf" and operands:
            self._font = self._named(operands[0])
        elif operator == "TJ" and operands and isinstance(operands[0], Array) and self._font:
            even = Array([*_even([*operands[0]], self._font)])
            return pikepdf.ContentStreamInstruction([even], Operator("TJ"))
        return each

    def _named(self, name: Object) -> Font | None:
        key = str(name)
        if key not in self._known:
            font = self._table.get(key) if isinstance(name, Name) else None
            self._known[key] = font_of(font) if isinstance(font, Dictionary) else None
        return self._known[key]


def _even(items: Sequence[Object], font: Font) -> Iterator[Item]:
    """Yield strings and moves of one operator, each word's own moves behind it."""
    word: list[Item] = []
    for item in _letters(items, font):
        if isinstance(item, String) and not font.text(bytes(item)).isspace():
            word.append(item)
        elif not isinstance(item, String) and float(item) > WORD_GAP:
            word.append(float(item))
        else:
            yield from _word(word)
            yield item
            word = []
    yield from _word(word)


def _letters(items: Sequence[Object], font: Font) -> Iterator[Item]:
    """Yield each code by itself, and each move."""
    wide = font.facts.code_length
    for item in items:
        if isinstance(item, String):
            said = bytes(item)
            yield from (String(said[at : at + wide]) for at in range(0, len(said), wide))
        else:
            yield item


def _word(parts: Sequence[Item]) -> Iterator[Item]:
    """Yield a word in one string and then what its letters were moved; one that is spaced out stays as it is.

    Moves before its first letter and behind its last one are of the spaces beside it, as a line has that is drawn out.
    """
    places = [at for at, part in enumerate(parts) if not isinstance(part, float)]
    if not places:
        yield from parts
        return
    start, end = places[0], places[-1] + 1
    moves = [part for part in parts[start:end] if isinstance(part, float)]
    yield from parts[:start]
    if abs(sum(moves)) > SPACED * max(1, len(places) - 1):
        yield from parts[start:end]
    else:
        yield String(b"".join(bytes(part) for part in parts[start:end] if not isinstance(part, float)))
        yield sum(moves)
    yield from parts[end:]
