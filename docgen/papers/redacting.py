"""What a paper's pages hold, as an answer to another process: their words, and what a machine cannot read of them."""

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

from docgen.papers.pdf_looks import has_unseen_text, is_garbled
from docgen.papers.pdf_replacements import without_replacements
from docgen.papers.pdf_unnamed import pages_with_unnamed_letters
from docgen.papers.pdf_words import Box, PageWords, Word, unit_of, words_of

__all__ = ["MOST_PAGES", "Flat", "PaperPage", "answer_pages", "flat", "held_by", "pages_of", "word_of"]

MOST_PAGES: Final = 2_000
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
        return PageWords(self.number, self.width, self.height, tuple(map(word_of, self.words)))


@dataclass(frozen=True, slots=True)
class _Pages:
    pages: tuple[PaperPage, ...] = ()
    fault: str | None = None


@cache
def _form(kind: type) -> TypeAdapter[object]:
    return TypeAdapter(kind)


def answer_pages(content: bytes) -> bytes:
    """Answer what the pages of a PDF hold, or why that cannot be told."""
    try:
        found = _Pages(tuple(held_by(content)))
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


def held_by(content: bytes) -> list[PaperPage]:
    """Return what the pages of a PDF hold. Raises what pikepdf and PDFium raise, and ValueError."""
    plain = without_replacements(content)
    with Pdf.open(BytesIO(content)) as source, closing(pypdfium2.PdfDocument(plain)) as drawn:
        if source.is_encrypted:
            raise pikepdf.PasswordError
        if len(source.pages) != len(drawn):
            raise ValueError("two readers find different pages")
        if not 1 <= len(drawn) <= MOST_PAGES:
            raise ValueError("no pages, or too many")
        unnamed = pages_with_unnamed_letters(source)
        found = [_page(drawn, at, unit_of(page)) for at, page in enumerate(source.pages)]
    return [replace(page, unread=page.unread or page.number in unnamed) for page in found]


def _page(drawn: pypdfium2.PdfDocument, at: int, unit: float) -> PaperPage:
    page = words_of(drawn, at)
    with closing(drawn.get_page(at)) as sheet:
        shows = raw.FPDFPage_CountObjects(sheet) + raw.FPDFPage_GetAnnotCount(sheet) > 0
        text = " ".join(word.text for word in page.words)
        unseen = has_unseen_text(sheet) or any(word.unseen for word in page.words)
        unread = unseen or is_garbled(text) or _is_mostly_picture(sheet) if page.words else shows
        noted = _is_noted(sheet)
    return PaperPage(page.number, page.width, page.height, unit, unread, noted, tuple(map(flat, page.words)))


def flat(word: Word) -> Flat:
    """Return a word as it is told to another process."""
    return word.text, _edges(word.box), word.ends_line, _edges(word.room), word.turn


def word_of(told: Flat) -> Word:
    """Return a word that was told."""
    text, edges, ends, room, turn = told
    return Word(text, Box(*edges), ends, Box(*room), turn)


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
