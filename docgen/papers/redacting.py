"""Redacting as questions and answers between processes: what a paper's pages hold, and the paper redacted."""

from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from itertools import islice
from typing import Final

import pikepdf
import pypdfium2
from pikepdf import Pdf
from pydantic import TypeAdapter
from pypdfium2 import raw

from docgen.papers.pages_alone import without_pages
from docgen.papers.pdf_blackouts import Blackout
from docgen.papers.pdf_looks import has_unseen_text, is_garbled
from docgen.papers.pdf_redacted import PageAnew, redacted_pdf
from docgen.papers.pdf_replacements import without_replacements
from docgen.papers.pdf_traces import Trace, traces
from docgen.papers.pdf_words import Box, PageWords, Word, unit_of, words_of

__all__ = [
    "MOST_PAGES",
    "Order",
    "Outcome",
    "PaperPage",
    "answer_pages",
    "answer_redacted",
    "framed",
    "outcome_of",
    "pages_of",
    "told_order",
]

MOST_PAGES: Final = 2_000
LENGTH_BYTES: Final = 8
PICTURE_SHARE: Final = 0.25
"""Of a page, from which on what its pictures show has to be looked at by a person."""
MOST_PICTURES: Final = 2_000
MOST_NOTES: Final = 2_000
DEEPEST: Final = 4
Edges = tuple[float, float, float, float]
Flat = tuple[str, Edges, bool, Edges, int]


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A page as it is asked about: its words, the points of its unit, and whether a machine cannot read all of it.

    `noted` where notes, stamps or form values lie over it, which do not come along.
    """

    number: int
    width: float
    height: float
    unit: float
    unread: bool
    noted: bool
    words: tuple[Flat, ...]

    def as_words(self) -> PageWords:
        """Return it as a page of words."""
        words = tuple(Word(text, Box(*edges), ends, Box(*room), turn) for text, edges, ends, room, turn in self.words)
        return PageWords(self.number, self.width, self.height, words)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be blacked out, by page from 1, phrases that must then stand nowhere in the file, pages left out."""

    blackouts: dict[int, tuple[Blackout, ...]]
    phrases: tuple[str, ...]
    left_out: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it besides the file: pages that were made anew, all pages, and where phrases still stand.

    Pages have the numbers that they have in the paper, also where some before them were left out.
    """

    anew: dict[int, PageAnew]
    pages: tuple[PaperPage, ...]
    remaining: tuple[Trace, ...]


@dataclass(frozen=True, slots=True)
class _Pages:
    pages: tuple[PaperPage, ...] = ()
    fault: str | None = None


@cache
def _form(kind: type) -> TypeAdapter[object]:
    return TypeAdapter(kind)


def framed(head: bytes, body: bytes) -> bytes:
    """Put two pieces into one message."""
    return len(head).to_bytes(LENGTH_BYTES, "big") + head + body


def _unframed(message: bytes) -> tuple[bytes, bytes]:
    end = LENGTH_BYTES + int.from_bytes(message[:LENGTH_BYTES], "big")
    return message[LENGTH_BYTES:end], message[end:]


def answer_pages(content: bytes) -> bytes:
    """Answer what the pages of a PDF hold, or why that cannot be told."""
    try:
        found = _Pages(tuple(_pages(content)))
    except pikepdf.PasswordError:
        found = _Pages(fault="is encrypted. Ask for a copy without a password.")
    except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, TypeError, KeyError):
        found = _Pages(fault="is damaged, so that nobody can say what would remain in it. Ask for the file again.")
    return _form(_Pages).dump_json(found)


def pages_of(said: bytes) -> tuple[tuple[PaperPage, ...], str | None]:
    """Return the pages that an answer tells, and why there are none. Raises ValueError where it makes no sense."""
    found = _form(_Pages).validate_json(said)
    assert isinstance(found, _Pages)  # noqa: S101 - what its form makes
    return found.pages, found.fault


def _pages(content: bytes) -> list[PaperPage]:
    plain = without_replacements(content)
    with Pdf.open(BytesIO(content)) as source, closing(pypdfium2.PdfDocument(plain)) as drawn:
        if source.is_encrypted:
            raise pikepdf.PasswordError
        if len(source.pages) != len(drawn):
            raise ValueError("two readers find different pages")
        if not 1 <= len(drawn) <= MOST_PAGES:
            raise ValueError("no pages, or too many")
        return [_page(drawn, at, unit_of(page)) for at, page in enumerate(source.pages)]


def _page(drawn: pypdfium2.PdfDocument, at: int, unit: float) -> PaperPage:
    page = words_of(drawn, at)
    with closing(drawn.get_page(at)) as sheet:
        shows = raw.FPDFPage_CountObjects(sheet) + raw.FPDFPage_GetAnnotCount(sheet) > 0
        text = " ".join(word.text for word in page.words)
        unread = has_unseen_text(sheet) or is_garbled(text) or _is_mostly_picture(sheet) if page.words else shows
        noted = _is_noted(sheet)
    words = tuple((word.text, _edges(word.box), word.ends_line, _edges(word.room), word.turn) for word in page.words)
    return PaperPage(page.number, page.width, page.height, unit, unread, noted, words)


def _edges(box: Box) -> Edges:
    return box.left, box.top, box.right, box.bottom


def _is_mostly_picture(sheet: pypdfium2.PdfPage) -> bool:
    """Tell whether pictures take a good part of a page: a scan with a line of text over it is a scan."""
    width, height = sheet.get_size()
    covered = 0.0
    for drawn in islice(sheet.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=DEEPEST), MOST_PICTURES):
        left, bottom, right, top = drawn.get_bounds()
        covered += abs(right - left) * abs(top - bottom)
    return bool(covered > PICTURE_SHARE * width * height)


def _is_noted(sheet: pypdfium2.PdfPage) -> bool:
    for at in range(min(raw.FPDFPage_GetAnnotCount(sheet), MOST_NOTES)):
        note = raw.FPDFPage_GetAnnot(sheet, at)
        kind = raw.FPDFAnnot_GetSubtype(note)
        raw.FPDFPage_CloseAnnot(note)
        if kind not in {raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP}:
            return True
    return False


def answer_redacted(message: bytes) -> bytes:
    """Answer an order, framed with the PDF, with the outcome, framed with the redacted PDF."""
    said, content = _unframed(message)
    order = _form(Order).validate_json(said)
    assert isinstance(order, Order)  # noqa: S101 - what its form makes
    plain = without_pages(content, order.left_out) if order.left_out else content
    count = len(order.left_out) + _count(plain)
    numbers = [number for number in range(1, count + 1) if number not in order.left_out]
    served = {number: at for at, number in enumerate(numbers, 1)}
    made = redacted_pdf(plain, {served[number]: areas for number, areas in order.blackouts.items()})
    found = traces(made.content, order.phrases)
    outcome = Outcome(
        {numbers[at - 1]: page for at, page in made.pages.items()},
        tuple(replace(page, number=numbers[page.number - 1]) for page in _pages(made.content)),
        tuple(replace(trace, page=numbers[trace.page - 1]) if trace.page else trace for trace in found),
    )
    return framed(_form(Outcome).dump_json(outcome), made.content)


def _count(content: bytes) -> int:
    with Pdf.open(BytesIO(content)) as source:
        return len(source.pages)


def outcome_of(said: bytes) -> tuple[Outcome, bytes]:
    """Return the outcome of an order, and the redacted PDF."""
    head, content = _unframed(said)
    outcome = _form(Outcome).validate_json(head)
    assert isinstance(outcome, Outcome)  # noqa: S101 - what its form makes
    return outcome, content


def told_order(order: Order) -> bytes:
    """Return an order as JSON, to be framed."""
    return _form(Order).dump_json(order)
