"""What a bundle shows as a file: sheets, links, bookmarks, properties, and what could run or hide in it."""

import re
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, NameTree, Object, Pdf, Stream

from docgen.errors import InputError
from docgen.papers.bundle_facts import FileShown, Link, OutlineEntry, SheetShown
from docgen.papers.bundle_fonts import Looseness
from docgen.papers.bundle_words import is_vague, numbers_in, paged_numbers
from docgen.papers.pdf import MAX_OBJECTS, MAX_PAGES, active_in
from docgen.papers.pdf_boxes import Box, Seen, box_of, inherited, seen
from docgen.papers.pdf_metadata import outline

__all__ = ["file_shown"]

MILLIMETRES: Final = 25.4 / 72
MOST_NOTES: Final = 2_000
MOST_LINKS: Final = 200_000
MOST_NAMES: Final = 200_000
LONGEST_LABEL, LONGEST_TITLE = 40, 500
HIDDEN: Final = 2 | 32
"""Flags of notes that no viewer shows: hidden, and no view (ISO 32000-1, table 165)."""
COMMENTS: Final = frozenset(
    ("/Text", "/FreeText", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Stamp", "/Ink", "/Caret", "/Redact",
     "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/FileAttachment", "/Sound", "/Movie", "/Screen",
     "/RichMedia", "/3D")
)  # fmt: skip
STARTS: Final = frozenset(("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/ResetForm"))
STATE: Final = re.compile(rb"startxref\s+\d+\s+%%EOF")
Pages = dict[tuple[int, int], int]


def file_shown(content: bytes, name: str) -> FileShown:
    """Read what a bundle shows as a file. Raises InputError, naming `name`, where it cannot be read or has no page."""
    try:
        with Pdf.open(BytesIO(content)) as pdf:
            _require_pages(pdf, name)
            return _shown(pdf, content)
    except pikepdf.PasswordError:
        why, step = "The PDF asks for a password.", "Make it again without one: nobody at the tribunal has it."
        raise InputError.at(name, why, step) from None
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, KeyError, RecursionError):
        why, step = "The file cannot be read as a PDF: it is damaged, or something else.", "Make or ask for it again."
        raise InputError.at(name, why, step) from None


def _require_pages(pdf: Pdf, name: str) -> None:
    count = len(pdf.pages)
    if not count:
        raise InputError.at(name, "The PDF has no pages.", "Make or ask for it again.")
    for what, found, limit in (("objects", len(pdf.objects), MAX_OBJECTS), ("pages", count, MAX_PAGES)):
        if found > limit:
            raise InputError.at(name, f"The PDF has {found} {what}; the limit is {limit}.", "Split it.")


def _shown(pdf: Pdf, content: bytes) -> FileShown:
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    named = _names(pdf)
    sheets, links, reader = list[SheetShown](), list[Link](), _Sheets(pdf)
    for number, page in enumerate(pdf.pages, start=1):
        view = seen(page.obj)
        notes = [*_notes(page.obj)]
        sheets.append(reader.of(page, view, notes))
        if len(links) < MOST_LINKS:
            links += _links(notes, number, view, pages, named)
    info = pdf.trailer.get("/Info")
    info = info if isinstance(info, Dictionary) else Dictionary()
    return FileShown(
        tuple(sheets),
        tuple(links),
        tuple(_bookmarks(pdf)),
        encrypted=pdf.is_encrypted,
        zoom=_zoom(pdf),
        titled=bool(str(info.get("/Title", "")).strip()),
        authored=bool(str(info.get("/Author", "")).strip(" ()")),
        produced=bool(str(info.get("/Producer", "")).strip() or str(info.get("/Creator", "")).strip()),
        active=active_in(pdf),
        layers=_hides_layers(pdf),
        revisions=max(0, len(STATE.findall(content)) - 1 - pdf.is_linearized),
    )


class _Sheets:
    """Reads pages as sheets; fonts and pictures that many pages share are looked at once."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._labelled = "/PageLabels" in pdf.Root
        self._fonts = Looseness()
        self._pictures: dict[tuple[int, int], bytes] = {}

    def of(self, page: pikepdf.Page, view: Seen, notes: list[Dictionary]) -> SheetShown:
        """Return what a page is as a sheet."""
        kinds = {str(note.get("/Subtype", "")) for note in notes}
        return SheetShown(
            round(view.width * MILLIMETRES, 1),
            round(view.height * MILLIMETRES, 1),
            view.turned,
            round(1 / max(map(abs, view.matrix[:2])), 4),
            self._label(page),
            loose=self._fonts.is_loose(page.obj),
            notes=bool(kinds & COMMENTS),
            hidden=any(_is_hidden(note) for note in notes),
            fields="/Widget" in kinds,
            acts=any(_acts(note) for note in notes),
            pictures=self._digest(page),
        )

    def _label(self, page: pikepdf.Page) -> str:
        try:
            return str(page.label)[:LONGEST_LABEL].encode("utf-8", "replace").decode() if self._labelled else ""
        except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
            return ""

    def _digest(self, page: pikepdf.Page) -> str:
        """Return what is the same where the same pictures are drawn."""
        resources = inherited(page.obj, "/Resources")
        listed = resources.get("/XObject") if isinstance(resources, Dictionary) else None
        found = list[bytes]()
        for each in [*listed.values()][:MOST_NOTES] if isinstance(listed, Dictionary) else []:
            if isinstance(each, Stream) and str(each.get("/Subtype", "")) == "/Image":
                if each.objgen not in self._pictures:
                    self._pictures[each.objgen] = sha256(each.read_raw_bytes()).digest()
                found.append(self._pictures[each.objgen])
        return sha256(b"".join(sorted(found))).hexdigest()[:16] if found else ""


def _notes(page: Object) -> Iterator[Dictionary]:
    listed = page.get("/Annots")
    for each in list(listed)[:MOST_NOTES] if isinstance(listed, Array) else []:
        if isinstance(each, Dictionary):
            yield each


def _acts(note: Dictionary) -> bool:
    """Tell whether a note starts something other than going to a page or an address."""
    action = note.get("/A")
    return "/AA" in note or (isinstance(action, Dictionary) and str(action.get("/S", "")) in STARTS)


def _is_hidden(note: Dictionary) -> bool:
    flags = note.get("/F", 0)
    return str(note.get("/Subtype", "")) != "/Popup" and isinstance(flags, int) and bool(flags & HIDDEN)


def _names(pdf: Pdf) -> dict[str, Object]:
    """Return where the names of a file lead: as it is written today, and as it was in old files."""
    found: dict[str, Object] = {}
    old, names = pdf.Root.get("/Dests"), pdf.Root.get("/Names")
    if isinstance(old, Dictionary):
        found |= {key.removeprefix("/"): value for key, value in old.items()}
    tree = names.get("/Dests") if isinstance(names, Dictionary) else None
    if isinstance(tree, Dictionary):
        try:
            for key, value in NameTree(tree).items():
                found[str(key)] = value
                if len(found) > MOST_NAMES:
                    break
        except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
            pass  # what a broken tree does not tell leads nowhere
    return found


def _links(notes: list[Dictionary], number: int, view: Seen, pages: Pages, named: dict[str, Object]) -> Iterator[Link]:
    """Yield a page's links within the file; those to addresses and to other files are none."""
    for note in notes:
        if str(note.get("/Subtype", "")) != "/Link" or (box := box_of(note.get("/Rect"))) is None:
            continue
        action = note.get("/A")
        if isinstance(action, Dictionary):
            if str(action.get("/S", "")) != "/GoTo":
                continue
            target = action.get("/D")
        else:
            target = note.get("/Dest")
        yield Link(number, _as_seen(box, view), _page_of(target, pages, named))


def _as_seen(box: Box, view: Seen) -> Box:
    """Return where a rectangle of a page's own space lies as seen, in the page's units."""
    left, bottom, right, top = view.box
    x0, y0, x1, y1 = box
    placed = {
        90: (y0 - bottom, right - x1, y1 - bottom, right - x0),
        180: (right - x1, top - y1, right - x0, top - y0),
        270: (top - y1, x0 - left, top - y0, x1 - left),
    }.get(view.turned, (x0 - left, y0 - bottom, x1 - left, y1 - bottom))
    return (round(placed[0], 1), round(placed[1], 1), round(placed[2], 1), round(placed[3], 1))


def _page_of(target: Object | None, pages: Pages, named: dict[str, Object]) -> int | None:
    if target is not None and not isinstance(target, Array | Dictionary):
        target = named.get(str(target).removeprefix("/"))
    if isinstance(target, Dictionary):
        target = target.get("/D")
    if not isinstance(target, Array) or not len(target):
        return None
    first: object = target[0]
    if isinstance(first, int):  # as some programs write it, though only for other files it is meant to be so
        return first + 1 if 0 <= first < len(pages) else None
    return pages.get(first.objgen) if isinstance(first, Dictionary) else None


def _bookmarks(pdf: Pdf) -> Iterator[OutlineEntry]:
    for item in outline(pdf):
        title = " ".join(item.title[:LONGEST_TITLE].split())
        yield OutlineEntry(
            item.level, item.page, bool(title), numbers_in(title)[:20], paged_numbers(title)[:20], is_vague(title)
        )


def _zoom(pdf: Pdf) -> float | None:
    """Return the zoom at which a file asks to be opened; None where it asks for none, or for a fit to the window."""
    action = pdf.Root.get("/OpenAction")
    if isinstance(action, Dictionary) and str(action.get("/S", "")) == "/GoTo":
        action = action.get("/D")
    if not isinstance(action, Array) or len(action) <= len("pXlt") or str(action[1]) != "/XYZ":
        return None
    try:
        return float(action[4]) or None
    except (TypeError, ValueError):
        return None


def _hides_layers(pdf: Pdf) -> bool:
    layers = pdf.Root.get("/OCProperties")
    shown = layers.get("/D") if isinstance(layers, Dictionary) else None
    if not isinstance(shown, Dictionary):
        return False
    off = shown.get("/OFF")
    return str(shown.get("/BaseState", "")) == "/OFF" or (isinstance(off, Array) and len(off) > 0)
