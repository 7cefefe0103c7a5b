"""Every document of a bundle as pages that can be stood behind: as it is, rescued, converted, or a visible placeholder.

What was made ready once is kept by the digest of what it was made from: a second build pays for the joining only.
"""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from queue import SimpleQueue
from threading import Lock
from typing import Final

from docgen.errors import DocgenError, InputError
from docgen.papers.html_words import is_html
from docgen.papers.kinds import FileKind, kind_of
from docgen.papers.ocr import can_read, read_places
from docgen.papers.pdf_marks_found import FoundMark, as_marks, marks_wanted
from docgen.papers.pdf_ready import Ready, as_ready, question_ready, ready_of
from docgen.papers.pdf_text_behind import picture_wanted, words_put
from docgen.pdf.fonts import fontconfig
from docgen.pdf.plain import fonts_of_text, plain_pages, titled_page, writable
from docgen.workflow.folder import INTERNAL
from docgen.workflow.paper_as_pdf import as_pdf
from docgen.workflow.papers_to_redact import ReceivedPaper
from docgen.workroom.keep import keep
from docgen.workroom.office import turned_by_office
from docgen.workroom.program import ProgramError
from docgen.workroom.reading import read_bounded
from docgen.workroom.scratch import scratch_folder
from docgen.workroom.typesetting import typesetting
from docgen.workroom.worker import Ask, WorkerError, WorkerLimits, hired

__all__ = [
    "GATHERED",
    "LIMITS",
    "Desks",
    "Gathered",
    "Wanted",
    "desks",
    "gather",
    "gather_all",
    "placeholder",
    "with_marks",
]

GATHERED: Final = f"{INTERNAL}/gathered"
LIMITS: Final = WorkerLimits(seconds=180, memory=3 << 30, answer=1 << 30)
LARGEST: Final = 1 << 30
READERS: Final = 2
"""Papers, and pictures, that are worked on at one time."""
OPEN_DOCUMENTS: Final = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spread": "ods",
    b"application/vnd.oasis.opendocument.present": "odp",
}
"""How the first part of such a file begins (OpenDocument 1.3, part 2, 3.3), and what the name of one ends in."""
TYPESETTING: Final = Lock()
"""Typesetting sets what the whole process sees: one at a time."""
LOCKED: Final = b"/Encrypt"
"""What stands in a PDF that is locked, or damaged where it says how it is."""
FORM: Final = "3"
"""Of how papers are made ready: another number makes all of them anew."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that is to go into a bundle: its bytes, what it is called, and how it is to be read.

    `paper` is the paper that it is, where it is one as received; `missing` says why it is not there, if it is not.
    """

    name: str
    description: str
    content: bytes
    paper: ReceivedPaper | None = None
    comments: bool = False
    passwords: tuple[str, ...] = ()
    missing: str = ""
    unseen: tuple[str, ...] = ()
    """What its program keeps off the screen, in sentences: changes that nobody decided on, comments, hidden text."""
    pages: tuple[int, int] | None = None
    """The first and the last page that go in, from 1; None for all."""

    @property
    def key(self) -> str:
        """Return what it is kept under: the digest of all that its pages depend on."""
        asked = [FORM, self.comments, self.pages, sha256(self.content).hexdigest(), *self.passwords]
        told = json.dumps(asked).encode()
        return sha256(told).hexdigest()


@dataclass(frozen=True, slots=True)
class Gathered:
    """Pages that were made ready: their bytes, or where these are kept; what is known of them; each step that it took.

    `size` is how many bytes they have. `broken` says why a page stands for what could not be read; None where its
    pages are its own.
    """

    content: bytes | Path
    facts: Ready
    steps: tuple[str, ...]
    size: int
    broken: str | None = None
    marks: tuple[FoundMark, ...] = ()
    """Where a document that docgen made speaks of exhibits."""


@dataclass(frozen=True, slots=True)
class Desks:
    """The workers that papers are put before: each opens files in a process of its own, with limits."""

    ready: Ask
    rescue: Ask
    picture: Ask
    words: Ask
    marks: Ask
    show: Ask
    page: Ask


@contextmanager
def desks() -> Iterator[Desks]:
    """Lend the workers."""
    with ExitStack() as held:
        yield Desks(*(held.enter_context(hired(task, LIMITS)) for task in TASKS))


TASKS: Final = (
    "docgen.papers.pdf_ready:answer_ready",
    "docgen.papers.pdf_rescued:rescued",
    "docgen.papers.pdf_text_behind:answer_picture",
    "docgen.papers.pdf_text_behind:answer_with_words",
    "docgen.papers.pdf_marks_found:answer_marks",
    "docgen.papers.picture_true:true_pages",
    "docgen.papers.html_words:words_of_page",
)


def gather(folder: Path, wanted: Wanted, at: Desks) -> Gathered:
    """Return a file's pages, from what is kept of it or made now. What cannot be read becomes a page that says so."""
    if wanted.missing:
        facts, made = as_ready(at.ready(question_ready(placeholder(wanted, wanted.missing))))
        return Gathered(made, facts, ("a page stands for it",), len(made), wanted.missing)
    kept = _kept(folder / GATHERED, wanted.key)
    if kept is not None:
        return kept
    content, steps = wanted.content, list[str]()
    try:
        if not content:
            raise InputError.at(wanted.name, "The file is empty.", "Ask for it again.")
        if kind_of(content) is not FileKind.PDF:
            content = _converted(folder, wanted, at)
            steps.append("converted to pages")
        facts, made = _made_ready(wanted, content, at, steps)
        facts, made = _read_by_machine(facts, made, at, steps)
    except (WorkerError, DocgenError) as broken:
        why = broken.faults[0].detail if isinstance(broken, DocgenError) else f"It cannot be read: {broken}."
        if isinstance(broken, WorkerError) and LOCKED in content:
            why = "It asks for a password; give it with --password, or ask for a copy without one."
        facts, made = as_ready(at.ready(question_ready(placeholder(wanted, why))))
        return Gathered(made, facts, (*steps, "a page stands for it"), len(made), why)
    return Gathered(made, facts, tuple(steps or ["as it is"]), len(made))


def _converted(folder: Path, wanted: Wanted, at: Desks) -> bytes:
    if kind_of(wanted.content) in {FileKind.PICTURE, FileKind.TIFF}:
        return at.show(wanted.content)
    if ending := _open_document(wanted.content):
        with scratch_folder() as scratch:
            return turned_by_office(wanted.content, ending, "pdf", scratch, wanted.name)
    if is_html(wanted.content):
        return _set(writable(at.page(wanted.content).decode()))
    if wanted.paper is None:
        raise InputError.at(wanted.name, "It is no PDF.", "Make it again.")
    with TYPESETTING:
        return as_pdf(folder, wanted.paper, None).content


def _set(said: str) -> bytes:
    """Set words on pages, with our own fonts."""
    fonts = fonts_of_text(said)
    with TYPESETTING, scratch_folder() as scratch, typesetting(scratch, fontconfig(scratch / "cache", fonts), 0):
        return plain_pages(said)


def _open_document(content: bytes) -> str:
    """Return what the name of an OpenDocument file ends in; nothing for any other: its first part says what it is."""
    kind = content[38:80] if content[30:38] == b"mimetype" else b""
    return next((ending for name, ending in OPEN_DOCUMENTS.items() if kind.startswith(name)), "")


def _made_ready(wanted: Wanted, content: bytes, at: Desks, steps: list[str]) -> tuple[Ready, bytes]:
    asked = partial(question_ready, comments=wanted.comments, pages=wanted.pages)
    try:
        return as_ready(at.ready(asked(content, passwords=wanted.passwords)))
    except WorkerError:
        shown = at.rescue(content)
        steps.append("shown by another program, as pictures")
        return as_ready(at.ready(asked(shown)))


def _read_by_machine(facts: Ready, content: bytes, at: Desks, steps: list[str]) -> tuple[Ready, bytes]:
    """Put behind pages that are pictures the words that a machine reads in them; those without any stay told of."""
    if not facts.pictures or not can_read():
        return facts, content
    pictures = [at.picture(picture_wanted(content, page)) for page in facts.pictures]
    with ThreadPoolExecutor(READERS) as readers:
        read = dict(zip(facts.pictures, readers.map(_read, pictures), strict=True))
    said = {page: words for page, words in read.items() if words}
    if not said:
        return facts, content
    steps.append(f"words on {len(said)} of its pages as a machine read them")
    unread = tuple(page for page in facts.pictures if page not in said)
    return replace(facts, pictures=unread), at.words(words_put(content, said))


def _read(png: bytes) -> str:
    try:
        return read_places(png)
    except ProgramError:
        return ""


def gather_all(folder: Path, files: Sequence[Sequence[Wanted]]) -> list[list[Gathered]]:
    """Return every file's pages, two at a time, in order; what was made now is kept in the case folder on the way."""
    with ExitStack() as held, ThreadPoolExecutor(READERS) as hands:
        free: SimpleQueue[Desks] = SimpleQueue()
        for _ in range(READERS):
            free.put(held.enter_context(desks()))

        def one(wanted: Wanted) -> Gathered:
            at = free.get()
            try:
                return gather(folder, wanted, at)
            finally:
                free.put(at)

        every = hands.map(one, [each for group in files for each in group])
        return [[_set_down(folder, each, next(every)) for each in group] for group in files]


def _set_down(folder: Path, wanted: Wanted, gathered: Gathered) -> Gathered:
    """Keep a gathered paper where the next build finds it, and out of memory; no page that stands for another."""
    if gathered.broken is not None or isinstance(gathered.content, Path):
        return gathered
    told = {"facts": asdict(gathered.facts), "steps": gathered.steps, "sha256": sha256(gathered.content).hexdigest()}
    name = f"{GATHERED}/{wanted.key}"
    listed = json.dumps(told, ensure_ascii=False).encode()
    keep(folder, {f"{name}.pdf": gathered.content, f"{name}.json": listed})
    return replace(gathered, content=folder / f"{name}.pdf")


def with_marks(gathered: Gathered, marks: Sequence[str], at: Desks) -> Gathered:
    """Return a made document with the places at which it speaks of exhibits."""
    content = gathered.content
    held = content if isinstance(content, bytes) else read_bounded(content, LARGEST)
    return replace(gathered, marks=as_marks(at.marks(marks_wanted(held, marks))))


def _kept(folder: Path, key: str) -> Gathered | None:
    """Return what was kept under a key; None where nothing was, or it was changed since."""
    told, pdf = folder / f"{key}.json", folder / f"{key}.pdf"
    if not told.is_file() or not pdf.is_file():
        return None
    try:
        said = json.loads(read_bounded(told, LARGEST, root=folder))
        content = read_bounded(pdf, LARGEST, root=folder)
        if sha256(content).hexdigest() != said["sha256"]:
            return None
        return Gathered(pdf, ready_of(said["facts"]), tuple(said["steps"]), len(content))
    except (ValueError, KeyError, TypeError, DocgenError):
        return None


def placeholder(wanted: Wanted, why: str) -> bytes:
    """Return a page that says what cannot be shown here, why, how large it is, and its digest."""
    lines: Sequence[str] = ("This document is part of the bundle, but its pages cannot be shown here.", f"Why: {why}")
    if wanted.content:
        size, digest = f"{len(wanted.content):,} bytes", sha256(wanted.content).hexdigest()
        lines = (*lines, f"Size of the file: {size}", f"SHA-256: {digest}")
    title, said = writable(wanted.description), [writable(line) for line in lines]
    fonts = fonts_of_text(" ".join((title, *said)))
    with TYPESETTING, scratch_folder() as scratch, typesetting(scratch, fontconfig(scratch / "cache", fonts), 0):
        return titled_page(title, said)
