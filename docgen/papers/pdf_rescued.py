"""A PDF that one engine cannot read shown by another, page by page as pictures: better than nothing, and recorded."""

from io import BytesIO
from typing import Final

import pypdfium2
from pikepdf import Pdf

from docgen.papers.pdf_pages_anew import add_page, drawn_page

__all__ = ["rescued"]

RESOLUTION: Final = 150
MOST_PAGES: Final = 2_000


def rescued(content: bytes) -> bytes:
    """Return the pages of a file as pictures at 150 dots an inch; for `workroom.worker`.

    Raises ValueError where this engine finds no page either.
    """
    made = Pdf.new()
    try:
        with pypdfium2.PdfDocument(content) as pdf:
            if not 1 <= len(pdf) <= MOST_PAGES:
                raise ValueError("no page can be shown")
            for at in range(len(pdf)):
                page = pdf[at]
                add_page(made, drawn_page(page, RESOLUTION), page.get_size(), ())
                page.close()
    except pypdfium2.PdfiumError as broken:
        raise ValueError("no page can be shown") from broken
    written = BytesIO()
    made.save(written, deterministic_id=True)
    return written.getvalue()
