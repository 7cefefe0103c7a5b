"""What one sees of a PDF: its words and where they are missing, its pages' sizes, and what is hidden in it."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from io import BytesIO

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Pdf
from pypdfium2 import raw

from docgen.errors import InputError
from docgen.papers.kinds import FileKind
from docgen.papers.looks import MOST_TOLD, Looks, Shows, as_pages, shown_name
from docgen.papers.pdf import MAX_PAGES, PageFacts, open_pdf
from docgen.papers.pdf_all_text import is_all_text
from docgen.papers.pdf_unnamed import pages_with_unnamed_letters
from docgen.papers.wording import heading_in, markings_in, scripts_in, titles_in

__all__ = ["embedded_files", "has_unseen_text", "is_garbled", "look_at_pdf"]

A4 = (210.0, 297.0)
TOLERANCE = 3.0
"""Millimetres: American and rounded sizes of scanners are not called larger than A4 for less."""
MOST_CHARACTERS = 5_000_000
MOST_EMBEDDED = 20
MOST_OBJECTS = 500
UNKNOWN = "\ufffd"
"""What stands for a sign that nobody knows."""
GARBLED = 0.2
"""From this share of signs that stand for nothing on, a page's text cannot be read out."""


@dataclass(frozen=True, slots=True)
class PageLooks:
    """A page's text, whether anything is drawn on it, whether text lies in it unseen, and whether the text is all."""

    number: int
    text: str
    is_drawn: bool
    is_unseen: bool
    is_all_text: bool
    is_named: bool = True
    """Whether its fonts say which letters they draw."""

    @property
    def has_text(self) -> bool:
        """Tell whether there are words."""
        return bool(self.text.strip())

    @property
    def is_garbled(self) -> bool:
        """Tell whether its text is not what it shows."""
        return self.has_text and (not self.is_named or is_garbled(self.text))

    @property
    def words(self) -> str | None:
        """Return its text where that is all that it says, None where it may say more."""
        can_be_read = self.is_all_text and (self.has_text or not self.is_drawn) and not self.is_garbled
        return self.text if can_be_read and UNKNOWN not in self.text else None


def look_at_pdf(content: bytes) -> Looks:
    """Look at a PDF. What cannot be opened is told as a fault, with the pages that another reader would find."""
    try:
        facts = open_pdf(content, name="the PDF", text=False)
    except InputError as error:
        fault = " ".join(f"{each.detail} {each.next_step}".strip() for each in error.faults)
        return Looks(FileKind.PDF, remarks=tuple(_rescue(content)), fault=fault)
    pages, missing = _pages(content)
    text = "\n".join(page.text for page in pages)
    with Pdf.open(BytesIO(content)) as pdf:
        unnamed = pages_with_unnamed_letters(pdf)
        pages = [replace(page, is_named=page.number not in unnamed) for page in pages]
        unseen = tuple(_unseen(pdf, facts.active))
        inside = (*unseen, *_inside(pdf, facts.active))
    drawn = {page.number for page in pages if page.is_drawn}
    textless = tuple(page.number for page in pages if page.number in drawn and not page.has_text)
    remarks = (*missing, *_of_sheets(facts.pages), *_of_text(pages), *_of_scripts(text), *inside)
    return Looks(
        FileKind.PDF,
        pages=len(facts.pages),
        shows=_shows(pages),
        textless=textless,
        markings=markings_in(text, (page.text for page in pages)),
        blind=bool(textless or missing),
        titles=titles_in(text),
        heading=heading_in(text),
        remarks=("Locked against changes, but opens without a password.", *remarks) if facts.encrypted else remarks,
        unseen=unseen,
        words=_words(pages, len(facts.pages)),
        partly="\n".join(page.text for page in pages if page.words is None),
    )


def _words(pages: list[PageLooks], count: int) -> tuple[str | None, ...]:
    told = {page.number: page.words for page in pages}
    return tuple(told.get(number) for number in range(1, count + 1))


def embedded_files(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files that are embedded in a PDF as a whole: names as they can be shown, and bytes."""
    with Pdf.open(BytesIO(content)) as pdf:
        for name in sorted(pdf.attachments)[:MOST_EMBEDDED]:
            yield shown_name(name), pdf.attachments[name].get_file().read_bytes()


def _rescue(content: bytes) -> Iterator[str]:
    try:
        with closing(pypdfium2.PdfDocument(content)) as pdf:
            count = min(len(pdf), MAX_PAGES)
    except pypdfium2.PdfiumError:
        return
    if count:
        yield f"Another reader (PDFium) finds {count} page{'' if count == 1 else 's'} in it."


def _pages(content: bytes) -> tuple[list[PageLooks], tuple[str, ...]]:
    """Return the pages that PDFium can read, and a sentence on those that it cannot."""
    found, missing, room = list[PageLooks](), list[int](), MOST_CHARACTERS
    try:
        with closing(pypdfium2.PdfDocument(content)) as pdf:
            for at in range(min(len(pdf), MAX_PAGES)):
                if (page := _page(pdf, at, room)) is None:
                    missing.append(at + 1)
                else:
                    found.append(page)
                    room -= len(page.text)
    except pypdfium2.PdfiumError:
        return [], ("Its words cannot be read: the file is damaged, though its pages are there.",)
    return found, (f"The words of {as_pages(tuple(missing))} cannot be read.",) if missing else ()


def _page(pdf: pypdfium2.PdfDocument, at: int, room: int) -> PageLooks | None:
    if room <= 0:
        return None
    try:
        with closing(pdf.get_page(at)) as page, closing(page.get_textpage()) as words:
            text = str(words.get_text_range()).replace("\r\n", "\n")[:room]
            is_drawn = raw.FPDFPage_CountObjects(page) + raw.FPDFPage_GetAnnotCount(page) > 0
            is_unseen = bool(text.strip()) and has_unseen_text(page)
            is_told = room > MOST_CHARACTERS - MOST_TOLD
            return PageLooks(at + 1, text, is_drawn, is_unseen, is_told and is_all_text(page))
    except pypdfium2.PdfiumError:
        return None


def has_unseen_text(page: pypdfium2.PdfPage) -> bool:
    """Tell whether text is drawn invisibly, as programs do that read a scan by machine (ISO 32000-1, 9.3.6: mode 3)."""
    for at in range(min(raw.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        drawn = raw.FPDFPage_GetObject(page, at)
        is_text = raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_TEXT
        if is_text and raw.FPDFTextObj_GetTextRenderMode(drawn) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
            return True
    return False


def _shows(pages: list[PageLooks]) -> Shows:
    has_text = any(page.has_text for page in pages)
    has_image = any(page.is_drawn and not page.has_text for page in pages)
    if has_text:
        return Shows.MIXED if has_image else Shows.TEXT
    return Shows.IMAGE if has_image else Shows.NOTHING


def _of_sheets(pages: tuple[PageFacts, ...]) -> Iterator[str]:
    turned = tuple(page.number for page in pages if page.rotation)
    if turned:
        degrees = sorted({page.rotation for page in pages if page.rotation})
        yield f"Turned by a rotation flag ({', '.join(map(str, degrees))} degrees): {as_pages(turned)}."
    large = tuple(page.number for page in pages if _is_larger_than_a4(page))
    if large:
        sizes = sorted({f"{page.width:.0f} × {page.height:.0f} mm" for page in pages if page.number in large})
        yield f"Larger than A4 ({', '.join(sizes[:3])}): {as_pages(large)}."
    sideways = tuple(page.number for page in pages if page.width > page.height + TOLERANCE)
    if sideways:
        yield f"Landscape: {as_pages(sideways)}."


def _is_larger_than_a4(page: PageFacts) -> bool:
    short, long = sorted((page.width, page.height))
    return short > A4[0] + TOLERANCE or long > A4[1] + TOLERANCE


def _of_text(pages: list[PageLooks]) -> Iterator[str]:
    unseen = tuple(page.number for page in pages if page.is_unseen)
    if unseen:
        yield f"Text that a machine read lies unseen under the picture, to be checked by eye: {as_pages(unseen)}."
    garbled = tuple(page.number for page in pages if page.is_garbled)
    if garbled:
        yield f"Its text cannot be searched or copied (fonts that do not say their letters): {as_pages(garbled)}."
    blank = tuple(page.number for page in pages if not page.is_drawn and not page.has_text)
    if blank:
        yield f"Blank: {as_pages(blank)}."


def is_garbled(text: str) -> bool:
    """Tell whether a text is mostly signs that stand for nothing: its fonts do not say their letters."""
    strange = sum(
        1 for char in text if char == UNKNOWN or (char < " " and char not in "\n\r\t") or "\ue000" <= char <= "\uf8ff"
    )
    return strange > GARBLED * len(text)


def _of_scripts(text: str) -> Iterator[str]:
    scripts = scripts_in(text)
    if scripts:
        yield f"Holds letters of other scripts: {', '.join(scripts)}."


ACTIVE = {
    "JavaScript": "Holds a program (JavaScript) that could run.",
    "Launch": "Can start another program when it is opened or clicked.",
    "GoToE": "Links into a file that is embedded in it.",
    "ImportData": "Fetches form data from another file.",
    "XFA": "Holds a form of the XFA kind, which most readers do not show.",
}
NOBODY = frozenset(("", "anonymous", "unknown", "unspecified"))
"""What programs write for an author that nobody gave."""
NOTES = frozenset(
    ("/Text", "/FreeText", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Stamp", "/Ink", "/Caret", "/Redact")
)


def _unseen(pdf: Pdf, active: tuple[str, ...]) -> Iterator[str]:
    """Say what lies over the pages, behind them, or in other files within this one."""
    noted = tuple(n for n, page in enumerate(pdf.pages, start=1) if NOTES & set(_notes(page)))
    if noted:
        yield f"Notes or marks were added: {as_pages(noted)}."
    if "/OCProperties" in pdf.Root:
        yield "Has layers, of which some may be hidden."
    if "embedded file" in active:
        yield "Holds embedded files."


def _inside(pdf: Pdf, active: tuple[str, ...]) -> Iterator[str]:
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and len(form.get("/Fields", Array())):
        yield "Fillable form: what is filled in can still be changed."
        if int(form.get("/SigFlags", 0)) & 1:
            yield "Signed electronically: any change breaks the signature."
    yield from (ACTIVE[each] for each in active if each in ACTIVE)
    info = pdf.trailer.get("/Info", Dictionary())
    author = str(info.get("/Author", "")).strip(" ()").casefold() if isinstance(info, Dictionary) else ""
    if author not in NOBODY:
        yield "Its properties name an author."


def _notes(page: pikepdf.Page) -> Iterator[str]:
    listed = page.obj.get("/Annots", Array())
    for each in list(listed)[:MOST_OBJECTS] if isinstance(listed, Array) else []:
        if isinstance(each, Dictionary):
            yield str(each.get("/Subtype", ""))
