"""What a PDF's form says when its fields are read one after the other, and with what the page prints beside them."""

from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from typing import Final

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Object, Pdf, Stream, String

from docgen.papers.decoding import decoded
from docgen.papers.pdf_lines import placed_text

__all__ = ["said_by_fields", "said_with_notes"]

MOST_FIELDS: Final = 20_000
DEEPEST: Final = 20
MOST_PAGES: Final = 200
"""Pages with notes or fields of one file that are read together with them."""


def said_by_fields(pdf: Pdf) -> Iterator[str]:
    """Yield the values of a form's fields in their order, and each after its name, its label and its page's order."""
    form = pdf.Root.get("/AcroForm")
    fields = form.get("/Fields") if isinstance(form, Dictionary) else None
    listed = [*_fields(fields, 0)][:MOST_FIELDS] if isinstance(fields, Array) else []
    if listed:
        yield " ".join(_value(each) for each in listed)
        yield " ".join(f"{_text(each.get('/TU'))} {_text(each.get('/T'))} {_value(each)}" for each in listed)
    for page in pdf.pages:
        if len(placed := [*_placed(page.obj.get("/Annots"))]) > 1:
            yield " ".join(told for _, told in sorted(placed))


def _fields(fields: Object, depth: int) -> Iterator[Object]:
    for each in list(fields) if depth < DEEPEST else ():
        if isinstance(each, Dictionary):
            yield each
            if isinstance(kids := each.get("/Kids"), Array):
                yield from _fields(kids, depth + 1)


def _value(field: Object) -> str:
    return _text(field.get("/V"))


def _text(value: Object | None) -> str:
    if isinstance(value, Array):
        return " ".join(str(each) for each in list(value) if isinstance(each, String))
    if isinstance(value, Stream):
        return decoded(value.read_bytes())
    return str(value) if isinstance(value, String) else ""


def _placed(notes: Object | None) -> Iterator[tuple[tuple[float, float], str]]:
    """Yield what each note or field of a page says, by its place: from the top, and then from the left."""
    for note in list(notes)[:MOST_FIELDS] if isinstance(notes, Array) else ():
        if isinstance(note, Dictionary) and isinstance(room := note.get("/Rect"), Array) and len(room) == 4:  # noqa: PLR2004 - edges
            parent = note.get("/Parent")
            own = _value(note) or (_value(parent) if isinstance(parent, Dictionary) else "")
            left, bottom = float(room[0]), float(room[1])
            yield (-round(bottom / 6), left), own or _text(note.get("/Contents"))


def said_with_notes(content: bytes) -> Iterator[tuple[int, str]]:
    """Yield the words of each page that has fields or notes, with what these say at their places; pages are from 1.

    Raises what pikepdf and PDFium raise where the file is broken.
    """
    with Pdf.open(BytesIO(content)) as pdf:
        pages = [at for at, page in enumerate(pdf.pages) if _has_looks(page.obj.get("/Annots"))][:MOST_PAGES]
        has_fields = bool(pages) and isinstance(pdf.Root.get("/AcroForm"), Dictionary)
    for anew in (False, True) if has_fields else (False,) if pages else ():
        yield from _words_on(_drawn_together(content, anew=anew), pages)


def _drawn_together(content: bytes, *, anew: bool) -> bytes:
    """Return the file with its notes and fields drawn on its pages: as they look, or `anew` by the fields' values."""
    with Pdf.open(BytesIO(content)) as pdf:
        if anew:
            pdf.Root.AcroForm.NeedAppearances = True  # or those that are there are taken
            pdf.generate_appearance_streams()
        pdf.flatten_annotations("all")
        for page in pdf.pages:
            if "/Annots" in page.obj:
                del page.obj["/Annots"]  # pikepdf warns of fields that are left without a form
        out = BytesIO()
        pdf.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.none)
        return out.getvalue()


def _words_on(content: bytes, pages: list[int]) -> Iterator[tuple[int, str]]:
    with closing(pypdfium2.PdfDocument(content)) as drawn:
        for at in pages:
            with closing(drawn.get_page(at)) as page, closing(page.get_textpage()) as read:
                yield at + 1, placed_text(page, read)


def _has_looks(notes: Object | None) -> bool:
    """Tell whether a page has fields, or notes that are drawn: not links alone."""
    some = list(notes)[:MOST_FIELDS] if isinstance(notes, Array) else []
    return any(
        isinstance(note, Dictionary) and ("/AP" in note or str(note.get("/Subtype", "")) == "/Widget") for note in some
    )
