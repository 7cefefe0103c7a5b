"""A paper's pages as a PDF: the paper itself, or pages made of it once and kept, since plans name places on them."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from docgen.case.plans import LoadedPlan
from docgen.errors import Fault, InputError
from docgen.papers.codes import is_in_codes
from docgen.papers.held_in_rtf import is_rtf
from docgen.papers.kinds import ENDINGS, FileKind, holds_outlook, kind_of
from docgen.pdf.fonts import fontconfig
from docgen.pdf.plain import fonts_of_text, plain_pages, writable
from docgen.workflow.folder import INTERNAL
from docgen.workflow.papers_to_redact import LIMITS, ReceivedPaper
from docgen.workroom.folder import inside
from docgen.workroom.office import turned_by_office
from docgen.workroom.reading import read_bounded
from docgen.workroom.scratch import scratch_folder
from docgen.workroom.typesetting import typesetting
from docgen.workroom.worker import WorkerError, hired

__all__ = ["OFFICE", "PaperPdf", "as_pdf", "kept_pages", "pages_file"]

LARGEST = 500_000_000
LONGEST_TEXT = 400_000
TEXTS = {
    FileKind.EMAIL: "docgen.papers.mail_looks:mail_as_text",
    FileKind.TEXT: "docgen.papers.mail_looks:words_as_text",
}
OFFICE = {FileKind.WORD: "docx", FileKind.SPREADSHEET: "xlsx", FileKind.SLIDES: "pptx"}


@dataclass(frozen=True, slots=True)
class PaperPdf:
    """A PDF of a paper's pages, and whether it was made (else it is the paper itself)."""

    content: bytes
    is_made: bool


def pages_file(paper: str) -> str:
    """Return where pages that were made of a paper are kept."""
    return f"{INTERNAL}/pages-{paper}.pdf"


def as_pdf(folder: Path, paper: ReceivedPaper, plan: LoadedPlan | None) -> PaperPdf:
    """Return a paper's pages: those that its plan speaks of where it has one, else made now. Raises DocgenError."""
    if kind_of(paper.content) is FileKind.PDF:
        return PaperPdf(paper.content, is_made=False)
    if plan is not None:
        return PaperPdf(kept_pages(folder, paper, plan), is_made=True)
    return PaperPdf(_made(paper), is_made=True)


def _made(paper: ReceivedPaper) -> bytes:
    """Make pages of a paper that is no PDF."""
    kind, where = kind_of(paper.content), f"papers/{paper.paper.file}"
    if holds_outlook(paper.content):
        detail = "It is a message of Outlook (.msg), or holds one, of which docgen cannot make pages."
        raise InputError.at(
            where, detail, "Save it in Outlook as a PDF, or ask for it as a PDF or as an e-mail (.eml)."
        )
    if kind in {FileKind.PICTURE, FileKind.TIFF}:
        return _asked("docgen.papers.picture_pages:pages_of_picture", paper.content, where)
    if is_rtf(paper.content):
        return _words(paper.content, "rtf", where)
    if kind in TEXTS:
        said = _asked(TEXTS[kind], paper.content, where).decode("utf-8", "replace")
        if kind is FileKind.TEXT and is_in_codes(said):
            detail = (
                "Its text is in the codes of a program (HTML, XML, JSON, a saved web page): a name may lie in them."
            )
            raise InputError.at(where, detail, "Open it in the program that shows it, and print it to a PDF.")
        return _set(said, where)
    if kind in OFFICE:
        ending = str(paper.paper.file).rpartition(".")[2].casefold()
        ending = ending if ENDINGS.get(ending) is kind else OFFICE[kind]
        turned = {FileKind.SPREADSHEET: _sheets, FileKind.WORD: _words}.get(kind, _turned)
        return turned(paper.content, ending, where)
    raise InputError.at(where, "docgen cannot make pages of a file of this kind.", "Ask for it as a PDF.")


def _turned(content: bytes, ending: str, where: str) -> bytes:
    with scratch_folder() as scratch:
        return turned_by_office(content, ending, "pdf", scratch, where)


def _words(content: bytes, ending: str, where: str) -> bytes:
    """Make pages of a text on which no tab glues two words together; any but a DOCX is saved anew as one first."""
    new = OFFICE[FileKind.WORD]
    with scratch_folder() as scratch:
        plain = content if ending == new else turned_by_office(content, ending, new, scratch, where)
        spaced = _asked("docgen.papers.tabs_apart:apart", plain, where)
        return turned_by_office(spaced, new, "pdf", scratch, where)


def _sheets(content: bytes, ending: str, where: str) -> bytes:
    """Make pages of a workbook on which no cell is cut off: what is cut can neither be found nor taken out.

    It is saved anew first, so that it has the present form, whatever it had, and what its formulas come to.
    """
    new = OFFICE[FileKind.SPREADSHEET]
    with scratch_folder() as scratch:
        plain = turned_by_office(content, ending, new, scratch, where)
        wide = _asked("docgen.papers.wide_sheets:widened", plain, where)
        if not wide:
            detail = "Holds a cell with more lines than a page takes: what does not fit would be cut off."
            raise InputError.at(where, detail, "Ask for it as a PDF.")
        return turned_by_office(wide, new, "pdf", scratch, where)


def _asked(task: str, content: bytes, where: str) -> bytes:
    try:
        with hired(task, LIMITS) as ask:
            return ask(content)
    except WorkerError as broken:
        raise InputError.at(where, f"No pages can be made of this: {broken}.", "Ask for it as a PDF.") from None


def _set(text: str, where: str) -> bytes:
    """Set a text on pages, with our own fonts."""
    if len(text) > LONGEST_TEXT:
        raise InputError.at(where, f"It has more than {LONGEST_TEXT:,} characters.", "Ask for it as a PDF.")
    said = writable(text)
    with scratch_folder() as scratch, typesetting(scratch, fontconfig(scratch / "cache", fonts_of_text(said)), 0):
        return plain_pages(said)


def kept_pages(folder: Path, paper: ReceivedPaper, plan: LoadedPlan) -> bytes:
    """Return the pages that a plan speaks of. Raises InputError where they are gone or were changed."""
    if kind_of(paper.content) is FileKind.PDF:
        return paper.content
    name = pages_file(paper.paper.id)
    path = inside(folder, name)
    content = read_bounded(path, LARGEST, root=folder) if path.exists() else b""
    if sha256(content).hexdigest() != plan.plan.pages_sha256:
        detail = f"names pages that are not in {name}: places in this plan could lie elsewhere now."
        step = "Put that file back; or move the plan away and run --suggest again."
        raise InputError(Fault(plan.place("pages_sha256"), detail, step))
    return content
