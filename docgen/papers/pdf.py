"""What a PDF holds: opened within bounds, read into facts that rules can be asked of."""

from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Object, Pdf

from docgen.errors import InputError
from docgen.papers.pdf_characters import PdfFont
from docgen.papers.pdf_content import Artifact, PageText, page_text
from docgen.papers.pdf_metadata import Metadata, OutlineItem, outline, read_metadata
from docgen.papers.pdf_structure import Element, structure

__all__ = ["MAX_BYTES", "MAX_OBJECTS", "MAX_PAGES", "PageFacts", "PdfFacts", "active_in", "open_pdf"]

MAX_BYTES = 500_000_000
MAX_PAGES = 20_000
MAX_OBJECTS = 3_000_000
MILLIMETRES = 25.4 / 72
ACTIVE_ACTIONS = {
    "/JavaScript": "JavaScript",
    "/Launch": "Launch",
    "/GoToE": "GoToE",
    "/ImportData": "ImportData",
    "/SubmitForm": "SubmitForm",
}
ACTIVE_ENTRIES = {"/JS": "JavaScript", "/AA": "additional action", "/EF": "embedded file"}
ACTIVE_KEYS = frozenset({"/S", "/A", "/OpenAction", *ACTIVE_ENTRIES})
"""Keys of a dictionary, one of which it has where anything in it acts."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page: its number from 1, its displayed width and height in mm, its rotation in degrees, and its text.

    `unmarked` is text that is neither tagged nor an artifact.
    """

    number: int
    width: float
    height: float
    rotation: int
    artifacts: tuple[Artifact, ...]
    unmarked: str


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What a PDF holds. `active` names what could run or hide in it: scripts, launches, embedded files, forms.

    `elements` are the structure elements in reading order; the outline is in order, each item with its level from 1.
    """

    pages: tuple[PageFacts, ...]
    encrypted: bool
    outline: tuple[OutlineItem, ...]
    metadata: Metadata
    active: tuple[str, ...]
    elements: tuple[Element, ...]

    def by_id(self) -> dict[str, Element]:
        """Return the structure elements that have an id, by it; of several with one id, the first."""
        found: dict[str, Element] = {}
        for element in self.elements:
            if element.id:
                found.setdefault(element.id, element)
        return found


def open_pdf(data: bytes, *, name: str = "the PDF", text: bool = True) -> PdfFacts:
    """Read a PDF's facts. Raises InputError, naming `name`, where it cannot be opened or is out of bounds.

    With `text=False` no page's drawing is read: facts of boxes, outline and metadata only, quick for large bundles.
    """
    if len(data) > MAX_BYTES:
        raise InputError.at(name, f"The file has more than {MAX_BYTES} bytes.", "Split it.")
    try:
        with Pdf.open(BytesIO(data)) as pdf:
            _require_bounds(pdf, name)
            return _facts(pdf, text=text)
    except pikepdf.PasswordError as locked:
        raise InputError.at(name, "The PDF asks for a password.", "Ask for a copy without one.") from locked
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, KeyError) as broken:
        raise InputError.at(name, "The file cannot be read as a PDF.", "Ask for the file again.") from broken


def _require_bounds(pdf: Pdf, name: str) -> None:
    for what, count, limit in (("objects", len(pdf.objects), MAX_OBJECTS), ("pages", len(pdf.pages), MAX_PAGES)):
        if count > limit:
            raise InputError.at(name, f"The PDF has {count} {what}; the limit is {limit}.", "Split it.")


def _facts(pdf: Pdf, *, text: bool) -> PdfFacts:
    known: dict[tuple[int, int], PdfFont] = {}
    texts = {n: page_text(page, n, known) for n, page in enumerate(pdf.pages, start=1)} if text else {}
    return PdfFacts(
        pages=tuple(_page(page, n, texts.get(n)) for n, page in enumerate(pdf.pages, start=1)),
        encrypted=pdf.is_encrypted,
        outline=outline(pdf),
        metadata=read_metadata(pdf),
        active=active_in(pdf),
        elements=structure(pdf, texts) if text else (),
    )


def _page(page: pikepdf.Page, number: int, text: PageText | None) -> PageFacts:
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    scale = float(page.obj.get("/UserUnit", 1)) * MILLIMETRES
    width, height = abs(right - left) * scale, abs(top - bottom) * scale
    rotation = int(page.obj.get("/Rotate", 0)) % 360
    if rotation in {90, 270}:
        width, height = height, width
    artifacts, unmarked = (text.artifacts, text.unmarked) if text else ((), "")
    return PageFacts(number, round(width, 2), round(height, 2), rotation, artifacts, unmarked)


def active_in(pdf: Pdf) -> tuple[str, ...]:
    """Return what could run or hide in a PDF, by name, sorted."""
    found = {kind for item in pdf.objects if isinstance(item, Dictionary) for kind in _active_kinds(item)}
    if "/AcroForm" in pdf.Root:
        found.add("form")
        found |= {"XFA"} if "/XFA" in pdf.Root["/AcroForm"] else set()
    names = pdf.Root.get("/Names", Dictionary())
    found |= {"embedded file"} if "/EmbeddedFiles" in names else set()
    found |= {"JavaScript"} if "/JavaScript" in names else set()
    return tuple(sorted(found))


def _active_kinds(item: Object) -> set[str]:
    keys = item.keys()
    if ACTIVE_KEYS.isdisjoint(keys):
        return set()
    kinds = {kind for key, kind in ACTIVE_ENTRIES.items() if key in keys}
    if "/S" in keys and (action := str(item["/S"])) in ACTIVE_ACTIONS:
        kinds.add(ACTIVE_ACTIONS[action])
    for inner in (item[key] for key in ("/A", "/OpenAction") if key in keys):
        if isinstance(inner, Dictionary) and not inner.is_indirect:
            kinds |= _active_kinds(inner)
    return kinds
