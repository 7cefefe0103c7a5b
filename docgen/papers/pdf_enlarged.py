"""A bundle for print on A3: each page drawn larger by one factor, with its links, bookmarks, labels and tags."""

from io import BytesIO
from math import sqrt
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Object, Pdf

from docgen.papers.pdf_boxes import seen
from docgen.papers.pdf_on_a4 import Placed, draw_anew, move_note, moved_array

__all__ = ["enlarged"]

FACTOR: Final = sqrt(2)
"""ISO 216: the sides of A3 are those of A4, times the root of two."""
BOXES: Final = ("/CropBox", "/UserUnit", "/BleedBox", "/TrimBox", "/ArtBox")
MOST_BOOKMARKS: Final = 200_000


def enlarged(content: bytes) -> bytes:
    """Return a PDF with every page made larger by the root of two: A4 becomes A3; the same bytes each time.

    Raises pikepdf.PdfError for what is no PDF, or is encrypted.
    """
    with Pdf.open(BytesIO(content)) as pdf:
        placed = {page.obj.objgen: _enlarge(pdf, page.obj) for page in pdf.pages}
        for page in pdf.pages:
            for note in page.obj.get("/Annots", ()):
                if isinstance(note, Dictionary):
                    move_note(note, placed[page.obj.objgen])
                    _aim(note, placed)
        for item in _bookmarks(pdf):
            _aim(item, placed)
        written = BytesIO()
        pdf.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


def _enlarge(pdf: Pdf, page: Object) -> Placed:
    at = seen(page)
    left, bottom, right, top = at.box
    width, height = right - left, top - bottom
    scale = FACTOR * at.width / (width if at.turned % 180 == 0 else height)
    placed = Placed(scale, -left * scale, -bottom * scale)
    draw_anew(pdf, page, placed, (left, bottom, width, height))
    page["/MediaBox"] = Array([0, 0, round(width * scale, 3), round(height * scale, 3)])
    for key in BOXES:
        if key in page:
            del page[key]
    return placed


def _aim(item: Object, placed: dict[tuple[int, int], Placed]) -> None:
    """Move the place that a link or bookmark leads to, as its page was moved."""
    holder = item["/A"] if isinstance(item.get("/A"), Dictionary) else item
    for key in ("/Dest", "/D"):
        target = holder.get(key)
        if isinstance(target, Array) and len(target) and isinstance(target[0], Dictionary):
            holder[key] = moved_array(target, placed.get(target[0].objgen))


def _bookmarks(pdf: Pdf) -> list[Object]:
    """Return every bookmark once; a circle of them ends where it closes."""
    root, found, known = pdf.Root.get("/Outlines"), list[Object](), set[tuple[int, int]]()
    waiting = [root.get("/First")] if isinstance(root, Dictionary) else []
    while waiting and len(found) < MOST_BOOKMARKS:
        item = waiting.pop()
        if not isinstance(item, Dictionary) or item.objgen in known:
            continue
        known.add(item.objgen)
        found.append(item)
        waiting += [item.get("/First"), item.get("/Next")]
    return found
