"""A paper's pages as a PDF: the paper itself, or pages made of it once and kept, since plans name places on them."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from docgen.case.plans import LoadedPlan
from docgen.errors import Fault, InputError
from docgen.papers.kinds import FileKind, kind_of
from docgen.workflow.folder import INTERNAL
from docgen.workflow.papers_to_redact import ReceivedPaper
from docgen.workroom.folder import inside
from docgen.workroom.reading import read_bounded

__all__ = ["PaperPdf", "as_pdf", "kept_pages", "pages_file"]

LARGEST = 500_000_000


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
    raise InputError.at(f"papers/{paper.paper.file}", "Only PDFs can be redacted yet.")


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
