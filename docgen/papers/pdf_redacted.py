"""A PDF with areas taken out for good: their pages made anew, the others less all that is not seen, and no more."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from decimal import Decimal
from io import BytesIO

import pikepdf
import pypdfium2
from pikepdf import Pdf

from docgen.papers.pdf_blackouts import Blackout
from docgen.papers.pdf_even_words import evenly_set, fitting
from docgen.papers.pdf_hidden_drawings import hides_drawings
from docgen.papers.pdf_jpeg_blocks import BLOCK_KEY
from docgen.papers.pdf_kept_pages import kept_pages, saved
from docgen.papers.pdf_layers import layer_of
from docgen.papers.pdf_links import Link, add_links, links_of
from docgen.papers.pdf_looks import has_unseen_text
from docgen.papers.pdf_pages_anew import GLANCE, Sheet, add_page, drawn_page, picture_of, put_words
from docgen.papers.pdf_replacements import without_replacements
from docgen.papers.pdf_seen import Look
from docgen.papers.pdf_tables import has_layers, has_masks
from docgen.papers.pdf_words import Box, PageWords, unit_of, words_of

__all__ = ["Layered", "PageAnew", "Redacted", "hides_something", "redacted_pdf", "with_words"]

MOST_BLOCK = 72.0
"""Points of the largest block of a JPEG: a small picture on a whole sheet."""
MOVED = 0.5
"""Points by which a word has to stand elsewhere to be told as moved: words are set on the dots of the picture."""


@dataclass(frozen=True, slots=True)
class PageAnew:
    """What came of a page: its areas as they are drawn, in the order given, and what its lines lost or had moved.

    `beside` are words that were not to be taken out and had to go, `moved` those that now stand elsewhere on the line,
    and `drawings` is how many things that are drawn beside words went with these. `black` is all that is black then,
    and `cut` are the areas, by their order, that cut letters of a picture; `blank` are those where nothing was drawn.
    """

    areas: tuple[Box, ...]
    beside: tuple[str, ...]
    moved: tuple[str, ...]
    drawings: int = 0
    black: tuple[Box, ...] = ()
    cut: tuple[int, ...] = ()
    blank: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Layered:
    """A page made anew with words that were not drawn on it: where they lie, only a machine or a person said.

    `page` holds all words that would stand behind its picture; `layer` are those of which this is so, from 0. None of
    these is in the file yet.
    """

    page: PageWords
    layer: tuple[int, ...]

    def drawn(self) -> PageWords:
        """Return the page with the words that were drawn on it alone."""
        return self.only({*range(len(self.page.words))} - {*self.layer})

    def only(self, wanted: Collection[int]) -> PageWords:
        """Return the page with some of its words, by their places in it."""
        return replace(self.page, words=tuple(word for at, word in enumerate(self.page.words) if at in wanted))


@dataclass(frozen=True, slots=True)
class Redacted:
    """A redacted file, and by number, from 1, the pages that were made anew, and those that had a layer of words."""

    content: bytes
    pages: Mapping[int, PageAnew]
    layers: Mapping[int, Layered] = field(default_factory=dict)

    @property
    def anew(self) -> tuple[int, ...]:
        """Return the numbers of the pages that were made anew."""
        return tuple(self.pages)


def redacted_pdf(content: bytes, blackouts: Mapping[int, Sequence[Blackout]]) -> Redacted:
    """Return a PDF with areas blacked out, by page from 1, so that nothing under them remains.

    A page with an area, with layers or with words that nobody sees becomes a picture with the words outside the areas
    behind it, but for those that the page did not draw itself: these only come with `with_words`. Every other page
    keeps what it draws and its links; where a page is made anew, the fonts of the others keep the letters that these
    show, and a page whose fonts cannot be cut so is made anew too. Bookmarks, notes, forms, attachments, properties,
    scripts and earlier states are in none. Raises pikepdf.PdfError or pypdfium2.PdfiumError where the file cannot be
    read, and ValueError for a page that is not there.
    """
    plain = without_replacements(content)
    evenly = {number for number, areas in blackouts.items() if any(each.closes for each in areas)}
    with closing(pypdfium2.PdfDocument(plain)) as drawn, _even(plain, evenly, drawn) as even:
        sources = _sources(content, drawn, blackouts)
        kept = kept_pages(content, drawn, [at for at, source in enumerate(sources) if not source.is_anew])
        made, anew, layers = Pdf.new(), dict[int, PageAnew](), dict[int, Layered]()
        with Pdf.open(BytesIO(kept.content)) as stripped:
            for at, source in enumerate(sources):
                if at in kept.pages:
                    made.pages.append(stripped.pages[kept.pages.index(at)])
                else:
                    page = _page(drawn, even, at, source.areas(blackouts.get(at + 1, ())))
                    anew[at + 1], layered = _add_anew(made, page, source.unit)
                    layers |= {at + 1: layered} if layered.layer else {}
            for at in kept.pages:
                add_links(made, at, sources[at].links)
            return Redacted(saved(made), anew, layers)


def with_words(content: bytes, pages: Mapping[int, PageWords]) -> bytes:
    """Return a redacted file with other words behind the pictures of some pages that were made anew, from 1."""
    with Pdf.open(BytesIO(content)) as pdf:
        for number, page in pages.items():
            put_words(pdf, pdf.pages[number - 1].obj, (page.width, page.height), page.words)
        return saved(pdf)


@dataclass(frozen=True, slots=True)
class _Source:
    """A page as it was: whether it has to be made anew, its links, and how many points its unit is.

    `block` is of a page that docgen made of a JPEG (else 0): in points, how wide and high its blocks are.
    """

    is_anew: bool
    links: list[Link]
    unit: float
    block: float = 0.0

    def areas(self, drawn: Sequence[Blackout]) -> list[Blackout]:
        """Return areas, those that a person drew with every block that they may take a part of."""
        return [each if each.closes else replace(each, box=_grown(each.box, self.block)) for each in drawn]


def _sources(
    content: bytes, drawn: pypdfium2.PdfDocument, blackouts: Mapping[int, Sequence[Blackout]]
) -> list[_Source]:
    with Pdf.open(BytesIO(content)) as pdf:
        pages = list(pdf.pages)
        if len(drawn) != len(pages) or any(number < 1 or number > len(pages) for number in blackouts):
            raise ValueError("an area lies on a page that is not there")
        return [
            _Source(
                bool(blackouts.get(at + 1)) or has_layers(page) or hides_something(drawn, at, page),
                list(links_of(pdf, page)),
                unit_of(page),
                _block_of(page),
            )
            for at, page in enumerate(pages)
        ]


def _block_of(page: pikepdf.Page) -> float:
    said = page.obj.get(BLOCK_KEY)
    return min(MOST_BLOCK, max(0.0, float(said))) if isinstance(said, int | float | Decimal) else 0.0


def _grown(box: Box, more: float) -> Box:
    return Box(box.left - more, box.top - more, box.right + more, box.bottom + more)


def hides_something(drawn: pypdfium2.PdfDocument, at: int, source: pikepdf.Page) -> bool:
    """Tell whether a page holds what nobody sees: words, pictures or drawings that are covered, cut off or too pale."""
    with closing(drawn.get_page(at)) as page:
        if has_unseen_text(page):
            return True
        picture, words = drawn_page(page, GLANCE), words_of(drawn, at).words
        if not all(map(Look(picture, GLANCE).sees, words)) or layer_of(page, words):
            return True
        return hides_drawings(page, picture, GLANCE, has_masks=has_masks(source))


@dataclass(frozen=True, slots=True)
class _Page:
    """A page to be made anew: the file that it is drawn from, its words, and the areas."""

    drawn: pypdfium2.PdfDocument
    words: PageWords
    areas: Sequence[Blackout]


@contextmanager
def _even(plain: bytes, pages: Collection[int], drawn: pypdfium2.PdfDocument) -> Iterator[pypdfium2.PdfDocument]:
    """Open a file whose words stand evenly on some pages; the file itself where there are none."""
    if not pages or max(pages) > len(drawn):
        yield drawn
        return
    with closing(pypdfium2.PdfDocument(evenly_set(plain, pages))) as even:
        yield even


def _page(drawn: pypdfium2.PdfDocument, even: pypdfium2.PdfDocument, at: int, areas: Sequence[Blackout]) -> _Page:
    """Take a page as its words stand evenly, with areas round the same words; where that cannot be told, as it is."""
    words = words_of(drawn, at)
    if even is not drawn and (fitted := fitting(areas, words, evenly := words_of(even, at))):
        return _Page(even, evenly, fitted)
    return _Page(drawn, words, areas)


def _add_anew(made: Pdf, source: _Page, unit: float) -> tuple[PageAnew, Layered]:
    """Add a page that is made anew, and tell what became of it, and which words could stand behind it."""
    page = source.words
    with closing(source.drawn.get_page(page.number - 1)) as before:
        layer = layer_of(before, page.words)
    sheet = picture_of(source.drawn, page, source.areas, unit, layer)
    own = tuple(number for number, word in enumerate(sheet.kept) if word in layer)
    layered = Layered(replace(page, words=sheet.words), own)
    add_page(made, sheet.picture, (page.width, page.height), layered.drawn().words, unit)
    return _anew(page, sheet), layered


def _anew(page: PageWords, sheet: Sheet) -> PageAnew:
    closed = sheet.closed
    moved = (
        word.text
        for word, now in zip(page.words, closed.words, strict=True)
        if now is not None and abs(now.box.left - word.box.left) > MOVED
    )
    beside = tuple(page.words[each].text for each in sorted({*closed.beside}))
    areas, black = (tuple(each.box for each in boxes) for boxes in (closed.boxes, closed.black()))
    return PageAnew(areas, beside, tuple(moved), closed.drawings, black, sheet.cut, sheet.blank)
