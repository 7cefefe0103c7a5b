"""A paper that is no PDF turned into pages for a bundle: what its program shows, and no more."""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Final

from docgen.errors import InputError
from docgen.papers.held_in_rtf import is_rtf
from docgen.papers.html_words import is_html
from docgen.papers.kinds import FileKind, kind_of
from docgen.papers.looks import looks_of
from docgen.papers.media_kinds import media_kind
from docgen.pdf.fonts import fontconfig
from docgen.pdf.plain import fonts_of_text, plain_pages, writable
from docgen.workflow.gathering_desks import Desks
from docgen.workflow.paper_as_pdf import OFFICE, as_pdf
from docgen.workflow.papers_to_redact import ReceivedPaper
from docgen.workroom.office import turned_by_office
from docgen.workroom.scratch import scratch_folder
from docgen.workroom.typesetting import typesetting

__all__ = ["TYPESETTING", "Converted", "converted"]

TYPESETTING: Final = Lock()
"""Typesetting sets what the whole process sees: one at a time."""
PACKED: Final = b"PK"
"""How office files of the present form, and OpenDocument files, begin."""
OPEN_DOCUMENTS: Final = {
    b"application/vnd.oasis.opendocument.text": ("odt", FileKind.WORD),
    b"application/vnd.oasis.opendocument.spread": ("ods", FileKind.SPREADSHEET),
    b"application/vnd.oasis.opendocument.present": ("odp", FileKind.SLIDES),
}
"""How the first part of such a file begins (OpenDocument 1.3, part 2, 3.3), what the name of one ends in, its kind."""
OLD: Final = {FileKind.WORD: "doc", FileKind.SPREADSHEET: "xls", FileKind.SLIDES: "ppt"}


@dataclass(frozen=True, slots=True)
class Converted:
    """Pages that were made of a file, how, and in sentences what its program keeps off the screen."""

    content: bytes
    step: str
    unseen: tuple[str, ...] = ()


def converted(folder: Path, name: str, content: bytes, paper: ReceivedPaper | None, at: Desks) -> Converted:
    """Return the pages of a file, which `name` is for in errors. Raises InputError or WorkerError where it has none.

    `paper` is the paper that it is, where it is one as received.
    """
    kind = kind_of(content)
    if kind is FileKind.OTHER and (played := media_kind(content)):
        raise InputError.at(name, f"It is {played}, which is played and has no pages.", "Exhibit stills of it.")
    if kind in {FileKind.PICTURE, FileKind.TIFF}:
        return Converted(at.show(content), "converted to pages: pictures, upright")
    if is_html(content):
        return _of_words(_set(writable(at.page(content).decode())), content, at)
    if paper is None:
        raise InputError.at(name, "It is no PDF.", "Make it again.")
    if (office := _office_kind(content)) is not None:
        return _by_office(folder, paper, *office, at)
    with TYPESETTING:
        return _of_words(as_pdf(folder, paper, None).content, content, at)


def _of_words(pages: bytes, content: bytes, at: Desks) -> Converted:
    return Converted(pages, "converted to pages: its words", looks_of(at.look(content)).unseen)


def _office_kind(content: bytes) -> tuple[str, FileKind] | None:
    """Return what the name of an office file ends in, and its kind; None for any other."""
    told = content[38:80] if content[30:38] == b"mimetype" else b""  # the first part of an archive says what it is
    found = next((said for begins, said in OPEN_DOCUMENTS.items() if told.startswith(begins)), None)
    if found is not None:
        return found
    if is_rtf(content):
        return "rtf", FileKind.WORD
    kind = kind_of(content)
    return ((OFFICE if content.startswith(PACKED) else OLD)[kind], kind) if kind in OFFICE else None


def _by_office(folder: Path, paper: ReceivedPaper, ending: str, kind: FileKind, at: Desks) -> Converted:
    """Turn an office file into pages by way of its present form, which tells what is hidden in it.

    What a page holds and does not show, like the rest of a picture that is cut, is not on it afterwards.
    """
    present, new = paper.content, OFFICE[kind]
    if ending != new:
        with scratch_folder() as scratch:
            present = turned_by_office(present, ending, new, scratch, f"papers/{paper.paper.file}")
    named = ReceivedPaper(paper.paper.model_copy(update={"file": f"paper.{new}"}), present)
    with TYPESETTING:
        pages = as_pdf(folder, named, None).content
    return Converted(at.seen(pages), "converted to pages: by LibreOffice", looks_of(at.look(present)).unseen)


def _set(said: str) -> bytes:
    """Set words on pages, with our own fonts."""
    fonts = fonts_of_text(said)
    with TYPESETTING, scratch_folder() as scratch, typesetting(scratch, fontconfig(scratch / "cache", fonts), 0):
        return plain_pages(said)
