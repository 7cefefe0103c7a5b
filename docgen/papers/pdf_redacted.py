"""A PDF with areas taken out for good: their pages made anew, the others less all that is not seen, nothing else kept."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pypdfium2
from pikepdf import Pdf

from docgen.papers.pdf_kept import Link, add_links, has_layers, links_of, strip
from docgen.papers.pdf_looks import has_unseen_text
from docgen.papers.pdf_pages_anew import Blackout, add_page, picture_of
from docgen.papers.pdf_words import words_of

__all__ = ["Redacted", "redacted_pdf"]


@dataclass(frozen=True, slots=True)
class Redacted:
    """A redacted file, the pages that were made anew (from 1), and the words that were under areas, by page."""

    content: bytes
    anew: tuple[int, ...]
    taken: Mapping[int, tuple[str, ...]]


def redacted_pdf(content: bytes, blackouts: Mapping[int, Sequence[Blackout]]) -> Redacted:
    """Return a PDF with areas blacked out, by page from 1, so that nothing under them remains.

    A page with an area, with layers or with unseen text becomes a picture with the words outside the areas behind it.
    Every other page keeps what it draws and its links. Bookmarks, notes, forms, attachments, properties, scripts and
    earlier states are in none. Raises pikepdf.PdfError or pypdfium2.PdfiumError where the file cannot be read, and
    ValueError for a page that is not there.
    """
    made, taken, anew = Pdf.new(), dict[int, tuple[str, ...]](), list[int]()
    with Pdf.open(BytesIO(content)) as source, closing(pypdfium2.PdfDocument(content)) as drawn:
        if any(number < 1 or number > len(source.pages) for number in blackouts):
            raise ValueError("an area lies on a page that is not there")
        links: dict[int, list[Link]] = {}
        pages = list(source.pages)
        for at, page in enumerate(pages):
            areas = blackouts.get(at + 1, ())
            if areas or has_layers(page) or _is_unseen(drawn, at):
                taken[at + 1] = _add_anew(made, drawn, at, areas)
                anew.append(at + 1)
            else:
                links[at] = list(links_of(source, page))
        for at, page in enumerate(pages):
            if at in links:
                strip(source, page)
                made.pages.insert(at, page)
        for at, found in links.items():
            add_links(made, at, found)
    return Redacted(_saved(made), tuple(anew), taken)


def _is_unseen(drawn: pypdfium2.PdfDocument, at: int) -> bool:
    with closing(drawn.get_page(at)) as page:
        return has_unseen_text(page)


def _add_anew(made: Pdf, drawn: pypdfium2.PdfDocument, at: int, areas: Sequence[Blackout]) -> tuple[str, ...]:
    """Add a page that is made anew, and return the words that are no longer on it."""
    page = words_of(drawn, at)
    picture, _ = picture_of(drawn, at, areas)
    is_out = [any(area.box.meets(word.box) for area in areas) for word in page.words]
    add_page(
        made,
        picture,
        (page.width, page.height),
        [word for word, out in zip(page.words, is_out, strict=True) if not out],
    )
    return tuple(word.text for word, out in zip(page.words, is_out, strict=True) if out)


def _saved(made: Pdf) -> bytes:
    """Write a file that says nothing of itself; same pages, same bytes."""
    written = BytesIO()
    made.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return written.getvalue()
