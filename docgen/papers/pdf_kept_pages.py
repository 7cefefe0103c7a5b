"""The pages of a PDF that keep their text, in a file of their own: nothing of the pages beside them comes along."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pypdfium2
from pikepdf import Pdf
from PIL import Image, ImageChops

from docgen.papers.pdf_encodings import CannotCutError
from docgen.papers.pdf_fonts_kept import cut_font, put_in_place
from docgen.papers.pdf_kept import Stripper
from docgen.papers.pdf_new_codes import Key, new_codes, written_anew
from docgen.papers.pdf_pages_anew import GLANCE, drawn_page
from docgen.papers.pdf_plain_parts import CannotKeepError
from docgen.papers.pdf_seen import FAINTEST
from docgen.papers.pdf_shown_codes import Shown, code_length, shown_codes
from docgen.papers.pdf_tables import inherited

__all__ = ["KeptPages", "cut_fonts", "kept_pages", "same_pages", "saved"]


@dataclass(frozen=True, slots=True)
class KeptPages:
    """A PDF of pages as they were, less what nobody sees, and where each stood before, from 0."""

    content: bytes
    pages: tuple[int, ...]


def kept_pages(content: bytes, drawn: pypdfium2.PdfDocument, wanted: Sequence[int]) -> KeptPages:
    """Return the pages wanted, from 0, or fewer: not those whose fonts cannot be cut down to what the pages show.

    Nor those that cannot be stripped of what nobody sees. A page that does not look the same then, or does not say the
    same words, is left out as well. Raises pikepdf.PdfError or pypdfium2.PdfiumError where the file cannot be read.
    """
    left = tuple(wanted)
    while True:
        made = _stripped(content, left)
        same = same_pages(made.content, made.pages, drawn)
        if same == left:
            return made
        left = same


def _stripped(content: bytes, wanted: Sequence[int]) -> KeptPages:
    made, kept = Pdf.new(), list[int]()
    with Pdf.open(BytesIO(content)) as source:
        pages = {at: source.pages[at] for at in wanted}
        shown = cut_fonts(source, pages)
        stripper = Stripper(source, {key for each in shown.values() for key in each.fonts})
        for at in shown:
            try:
                stripper.strip(pages[at])
            except CannotKeepError:
                continue
            made.pages.append(pages[at])
            kept.append(at)
        return KeptPages(saved(made), tuple(kept))


def cut_fonts(source: Pdf, pages: dict[int, pikepdf.Page]) -> dict[int, Shown]:
    """Cut the fonts of pages, and return what each shows; without those that show what cannot be cut."""
    shown, every = dict[int, Shown](), Shown()
    for at, page in pages.items():
        try:
            here = shown_codes(source, page.obj, inherited(page.obj, "/Resources"))
            every.add(here)
        except CannotCutError:
            continue
        shown[at] = here
    while True:
        every = _together(shown.values())
        codes = {key: new_codes(font, every.codes[key]) for key, font in every.fonts.items()}
        cut = {key: _font(source, font, codes[key], at) for at, (key, font) in enumerate(every.fonts.items())}
        whole = {key for key, font in cut.items() if font is None}
        if not whole:
            break
        shown = {at: each for at, each in shown.items() if whole.isdisjoint(each.fonts)}
    _write_anew(source, every, codes)
    for key, font in cut.items():
        if font is not None:
            put_in_place(every.fonts[key], font)
    return shown


def _together(each: Iterable[Shown]) -> Shown:
    every = Shown()
    for shown in each:
        every.add(shown)
    return every


def _font(source: Pdf, font: pikepdf.Dictionary, codes: Mapping[int, int], number: int) -> pikepdf.Dictionary | None:
    """Return a font cut to what is shown of it; None where it cannot be."""
    try:
        return cut_font(source, font, codes, number)
    except CannotCutError:
        return None


def _write_anew(source: Pdf, every: Shown, codes: Mapping[Key, Mapping[int, int]]) -> None:
    """Write new codes into all that shows text in a font that has any."""
    wide = {key: (code_length(font), codes[key]) for key, font in every.fonts.items() if codes[key]}
    changed = {key for key, each in codes.items() if any(old != new for old, new in each.items())}
    for place, drawing in every.drawings.items():
        if changed.isdisjoint(every.turns[place]):
            continue
        content = written_anew(drawing, every.turns[place], wide)
        if isinstance(drawing, pikepdf.Stream):
            drawing.write(content)
        else:
            drawing["/Contents"] = source.make_stream(content)


def same_pages(made: bytes, pages: tuple[int, ...], drawn: pypdfium2.PdfDocument) -> tuple[int, ...]:
    """Return the pages, from 0, that look as they did, and say the same words: the first of `made` is pages[0]."""
    if not pages:
        return ()
    with closing(pypdfium2.PdfDocument(made)) as now:
        return tuple(old for at, old in enumerate(pages) if _is_same(now, at, drawn, old))


def _is_same(now: pypdfium2.PdfDocument, at: int, drawn: pypdfium2.PdfDocument, old: int) -> bool:
    (said, one), (told, other) = _view(now, at), _view(drawn, old)
    if said != told or one.size != other.size:
        return False
    apart = ImageChops.difference(one, other).getextrema()
    return max(high for _, high in apart) <= FAINTEST  # type: ignore[misc]  # a pair for each colour


def _view(pdf: pypdfium2.PdfDocument, at: int) -> tuple[str, Image.Image]:
    with closing(pdf.get_page(at)) as page, closing(page.get_textpage()) as words:
        return words.get_text_range(), drawn_page(page, GLANCE)


def saved(made: Pdf) -> bytes:
    """Write a file that says nothing of itself; same pages, same bytes."""
    written = BytesIO()
    made.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return written.getvalue()
