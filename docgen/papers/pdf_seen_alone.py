"""Pages that a program made of a file, less what they hold and nobody sees: the rest of a picture that is cut."""

from contextlib import closing
from io import BytesIO

import pypdfium2
from pikepdf import Pdf

from docgen.papers.pdf_redacted import hides_something, redacted_pdf

__all__ = ["seen_alone"]


def seen_alone(content: bytes) -> bytes:
    """Return a PDF whose pages hold no more than they show: itself, where that is so; for `workroom.worker`.

    Else pages that do are made anew, with their words behind them. Raises pikepdf.PdfError or pypdfium2.PdfiumError
    where it cannot be read.
    """
    with closing(pypdfium2.PdfDocument(content)) as drawn, Pdf.open(BytesIO(content)) as pdf:
        if not any(hides_something(drawn, at, page) for at, page in enumerate(pdf.pages)):
            return content
    return redacted_pdf(content, {}).content
