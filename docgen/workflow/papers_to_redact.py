"""The papers that are to be redacted, their plans, and their pages as a PDF: what suggesting and redacting share."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from docgen.case.case import Case
from docgen.case.material import Disclosure, FromParty, Paper
from docgen.case.plans import LoadedPlan, load_plan
from docgen.disclosure.keeping_back import whole_papers_kept_back
from docgen.disclosure.locating import Located
from docgen.errors import Fault, InputError, Place
from docgen.papers.redacting import PaperPage, pages_of
from docgen.workflow.folder import CASE_FILE, PAPERS, OpenCase
from docgen.workflow.papers import LARGEST_PAPER
from docgen.workroom.folder import inside
from docgen.workroom.reading import read_bounded
from docgen.workroom.worker import Ask, WorkerError, WorkerLimits, hired

__all__ = [
    "LIMITS",
    "PLANS",
    "ReceivedPaper",
    "Task",
    "ask_pages",
    "asked_for",
    "pages_in",
    "plan_file",
    "received",
    "saved_plan",
]

PLANS = "redactions"
LARGEST_PLAN = 8_000_000
LIMITS = WorkerLimits(seconds=900, memory=6 << 30, answer=1 << 30)
UNTOUCHED = (FromParty.APPELLANT, FromParty.TRIBUNAL)


@dataclass(frozen=True, slots=True)
class ReceivedPaper:
    """A paper of the case with its bytes as they were received."""

    paper: Paper
    content: bytes

    @property
    def sha256(self) -> str:
        """Return the digest of what was received."""
        return sha256(self.content).hexdigest()


def plan_file(paper: str) -> str:
    """Return where the plan of a paper lies in the case folder."""
    return f"{PLANS}/{paper}.yaml"


def asked_for(case: Case, named: str | None) -> tuple[Paper, ...]:
    """Return the paper that was named, or all that are disclosed redacted. Raises InputError for one that cannot be."""
    if named is None:
        papers = [paper for paper in case.papers if paper.disclosure is Disclosure.REDACT]
    else:
        papers = [paper for paper in case.papers if paper.id == named]
        if not papers:
            raise InputError.at(CASE_FILE, "No paper of the case has this id.", "See papers in it.")
    whole = whole_papers_kept_back(case)
    faults = [
        Fault(Place(CASE_FILE, field=f"papers.{paper.id}"), *why)
        for paper in papers
        for why in _refused(paper, whole.get(paper.id))
    ]
    if faults:
        raise InputError(*faults)
    return tuple(papers)


def _refused(paper: Paper, withheld: str | None) -> Iterator[tuple[str, str]]:
    if paper.from_party in UNTOUCHED:
        yield (
            f"came from the {paper.from_party}: nothing that it says or shows is changed, so it is not redacted.",
            "Correct disclosure to disclose, or leave the paper out.",
        )
    elif paper.disclosure is not Disclosure.REDACT:
        yield "is not to be disclosed redacted.", "Where it is, correct its disclosure to disclose redacted."
    elif withheld is not None:
        yield (
            f"is withheld as a whole ({withheld}), so that nothing of it is served.",
            "Correct its disclosure to withhold; or, where only pages of it are withheld, name them in that entry.",
        )
    elif paper.file is None:
        yield "has no file, so that there is nothing to redact.", "Put the file in papers/ and name it in the case."


def received(case: OpenCase, paper: Paper) -> ReceivedPaper:
    """Read a paper's file. Raises InputError."""
    folder = inside(case.folder, PAPERS)
    return ReceivedPaper(paper, read_bounded(folder / str(paper.file), LARGEST_PAPER, root=folder))


def saved_plan(folder: Path, paper: str) -> LoadedPlan | None:
    """Read the plan of a paper; None where there is none. Raises InputError where it cannot be used."""
    name = plan_file(paper)
    path = inside(folder, name)
    if not path.exists():
        return None
    loaded = load_plan(read_bounded(path, LARGEST_PLAN, root=folder), name)
    if loaded.plan.paper != paper:
        raise InputError(Fault(loaded.place("paper"), "is another paper's.", f"It must be {paper}, like the file."))
    return loaded


@dataclass(frozen=True, slots=True)
class Task:
    """A paper with its plan, its pages as a PDF, and where the plan's places lie on them.

    `left_out` are the pages, from 1, that the case withholds: nothing of them is in the redacted paper.
    """

    received: ReceivedPaper
    plan: LoadedPlan
    pdf: bytes
    pages: tuple[PaperPage, ...]
    found: Located
    left_out: frozenset[int] = frozenset()

    @property
    def served(self) -> tuple[PaperPage, ...]:
        """Return the pages that are in the redacted paper, with the numbers that they have in the paper."""
        return tuple(page for page in self.pages if page.number not in self.left_out)


@contextmanager
def pages_in() -> Iterator[Ask]:
    """Lend what answers what the pages of a PDF hold."""
    with hired("docgen.papers.redacting:answer_pages", LIMITS) as ask:
        yield ask


def ask_pages(ask: Ask, pdf: bytes, where: Place) -> tuple[PaperPage, ...]:
    """Return the pages of a PDF. Raises InputError, naming `where`, for one that is encrypted or damaged."""
    try:
        pages, fault = pages_of(ask(pdf))
    except WorkerError as broken:
        raise InputError(Fault(where, f"cannot be read: {broken}.", "Ask for it again, or in parts.")) from None
    if fault is not None:
        detail, _, step = fault.partition(". ")
        raise InputError(Fault(where, f"{detail}.", step))
    return pages
