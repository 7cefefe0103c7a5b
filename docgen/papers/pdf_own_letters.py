"""Pages taken out of a PDF keep of its fonts the letters that they show themselves: others were another page's."""

from collections.abc import Callable
from contextlib import closing
from io import BytesIO

import pypdfium2
from pikepdf import Pdf

from docgen.papers.pdf_kept_pages import cut_fonts, same_pages

__all__ = ["with_own_letters"]


def with_own_letters(content: bytes, write: Callable[[Pdf], bytes]) -> bytes | None:
    """Return a file whose fonts have no letter that its pages do not show, as `write` writes it.

    None where a font cannot be cut so, or a page would not look, or read, as before. Raises pikepdf.PdfError or
    pypdfium2.PdfiumError where the file cannot be read.
    """
    with Pdf.open(BytesIO(content)) as pdf:
        pages = dict(enumerate(pdf.pages))
        if len(cut_fonts(pdf, pages)) < len(pages):
            return None
        for key in {*pdf.trailer.keys()} - {"/Root", "/Size"}:
            del pdf.trailer[key]  # digests of the whole file
        made = write(pdf)
    with closing(pypdfium2.PdfDocument(content)) as drawn:
        return made if len(same_pages(made, tuple(pages), drawn)) == len(pages) else None
