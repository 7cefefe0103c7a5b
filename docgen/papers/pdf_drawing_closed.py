"""What a page draws, closed in itself: no state is left open behind it."""

import re
from typing import Final

import pikepdf
from pikepdf import Array, Object, Pdf, Stream

from docgen.papers.pdf_hidden_layers import CannotDrawError

__all__ = ["content_of", "set_parts", "shows_text", "unbalanced"]

SAVES: Final = re.compile(rb"(?<![^\s\]>)])([qQ])(?![^\s/\[<(%-])")
SHOWS: Final = re.compile(rb"(?<![^\s\]>)])(?:TJ|Tj|'|\")(?![^\s/\[<(])")


def content_of(page: Object) -> bytes:
    """Return what a page draws, unpacked. Raises CannotDrawError."""
    said = page.get("/Contents")
    parts = [*said] if isinstance(said, Array) else [said]
    try:
        return b"\n".join(each.read_bytes() for each in parts if isinstance(each, Stream))
    except (pikepdf.PdfError, pikepdf.DataDecodingError, RuntimeError) as broken:
        raise CannotDrawError from broken


def unbalanced(content: bytes) -> int:
    """Return how many states are saved and not restored; fewer than none where more are restored than saved."""
    return sum(1 if found == b"q" else -1 for found in SAVES.findall(content))


def shows_text(content: bytes) -> bool:
    """Tell whether a page shows text itself, not within a drawn form."""
    return SHOWS.search(content) is not None


def set_parts(pdf: Pdf, page: Object, before: bytes, after: bytes) -> None:
    """Draw something before and something behind what a page draws."""
    said = page.get("/Contents")
    parts = [*said] if isinstance(said, Array) else [said]
    made = [pdf.make_indirect(Stream(pdf, before)), *(each for each in parts if isinstance(each, Stream))]
    page["/Contents"] = Array([*made, pdf.make_indirect(Stream(pdf, after))])
