"""Every document of a bundle as pages that can be stood behind: as it is, rescued, converted, or a visible placeholder.

What was made ready once is kept by the digest of what it was made from: a second build pays for the joining only.
"""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from queue import SimpleQueue
from typing import Final

from docgen.errors import DocgenError, InputError
from docgen.papers.kinds import FileKind, kind_of
from docgen.papers.looks import as_pages
from docgen.papers.media_kinds import media_kind
from docgen.papers.ocr import can_read, read_places
from docgen.papers.pdf_marks_found import FoundMark, as_marks, marks_wanted
from docgen.papers.pdf_ready import Ready, as_ready, question_ready, ready_of
from docgen.papers.pdf_text_behind import picture_wanted, words_put
from docgen.papers.signature_states import Signature, SignatureState, as_signatures, signatures_of, signatures_question
from docgen.papers.upright import turn_upright
from docgen.pdf.fonts import fontconfig
from docgen.pdf.plain import fonts_of_text, titled_page, writable
from docgen.workflow.converting import TYPESETTING, converted
from docgen.workflow.folder import INTERNAL
from docgen.workflow.gathering_desks import Desks, desks
from docgen.workflow.papers_to_redact import ReceivedPaper
from docgen.workroom.keep import keep
from docgen.workroom.program import ProgramError
from docgen.workroom.reading import read_bounded
from docgen.workroom.scratch import scratch_folder
from docgen.workroom.typesetting import typesetting
from docgen.workroom.worker import WorkerError

__all__ = [
    "GATHERED",
    "Gathered",
    "Wanted",
    "gather",
    "gather_all",
    "placeholder",
    "with_marks",
]

GATHERED: Final = f"{INTERNAL}/gathered"
LARGEST: Final = 1 << 30
READERS: Final = 2
"""Papers, and pictures, that are worked on at one time."""
PLAYED: Final = (
    "It is played on request: ask the party that served this bundle, giving the title above and the digest below."
)
LOCKED: Final = b"/Encrypt"
"""What stands in a PDF that is locked, or damaged where it says how it is."""
SIGNED: Final = b"/ByteRange"
"""What stands in a PDF with a signature, never packed (ISO 32000-2, 12.8.1)."""
FORM: Final = "9"
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
    pages: tuple[int, int] | None = None
    """The first and the last page that go in, from 1; None for all."""
    below: str = ""
    """What its bookmark below that of its entry says, where it is no document of its own: a file of a mail."""
    holder: str = ""
    """Who holds the original, in words that may be served: a page that stands for a film or a recording says it."""
    refused: str = ""
    """Why nobody tries to read it, where it is beyond a bound: a page says so in its place."""
    reason: str = ""
    """Why it is served all the same where a page stands for it, in the words of whoever serves it."""

    @property
    def sha256(self) -> str:
        """Return the digest of what came in."""
        return sha256(self.content).hexdigest()

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
    signatures: tuple[Signature, ...] = ()
    """Of the file as it came, none of which its pages carry."""
    unseen: tuple[str, ...] = ()
    """What its program keeps off the screen, in sentences: changes that nobody decided on, comments, hidden text."""
    below: str = ""
    """What its bookmark below that of its entry says, where it is no document of its own."""
    marks: tuple[FoundMark, ...] = ()
    """Where a document that docgen made speaks of exhibits."""


def gather(folder: Path, wanted: Wanted, at: Desks) -> Gathered:
    """Return a file's pages, from what is kept of it or made now. What cannot be read becomes a page that says so."""
    if wanted.missing:
        facts, made = as_ready(at.ready(question_ready(placeholder(wanted, wanted.missing))))
        return Gathered(made, facts, ("a page stands for it",), len(made), wanted.missing)
    kept = _kept(folder / GATHERED, wanted.key)
    if kept is not None:
        return kept
    content, steps, unseen = wanted.content, list[str](), tuple[str, ...]()
    try:
        if wanted.refused:
            raise InputError.at(wanted.name, wanted.refused, "Ask for it by itself.")
        if not content:
            raise InputError.at(wanted.name, "The file is empty.", "Ask for it again.")
        if kind_of(content) is not FileKind.PDF:
            turned = converted(folder, wanted.name, content, wanted.paper, at)
            content, unseen = turned.content, turned.unseen
            steps.append(turned.step)
        facts, made = _made_ready(wanted, content, at, steps)
        facts, made = _read_by_machine(*_upright(facts, made, at, steps), at, steps)
        signatures = _signatures(wanted, facts, at)
    except (WorkerError, DocgenError) as broken:
        why = broken.faults[0].detail if isinstance(broken, DocgenError) else f"It cannot be read: {broken}."
        said = why if isinstance(broken, DocgenError) else "It is damaged, or of a kind that nobody could show."
        if isinstance(broken, WorkerError) and LOCKED in content:
            said = "It asks for a password, which nobody gave."
            why = f"{said} Give it with --password, or ask for a copy without one."
        facts, made = as_ready(at.ready(question_ready(placeholder(wanted, said))))
        return Gathered(made, facts, (*steps, "a page stands for it"), len(made), why)
    told = tuple(steps or ["as it is"])
    return Gathered(made, facts, told, len(made), signatures=signatures, unseen=unseen)


def _signatures(wanted: Wanted, facts: Ready, at: Desks) -> tuple[Signature, ...]:
    """Return the signatures of a PDF as it came; where it was signed in another way, one that nobody can verify."""
    if kind_of(wanted.content) is not FileKind.PDF:
        return ()
    found, why = tuple[Signature, ...](), "it does not say what was signed"
    if SIGNED in wanted.content:
        try:
            found = as_signatures(at.signatures(signatures_question(wanted.content, wanted.passwords)))
        except WorkerError as broken:
            return (Signature("", SignatureState.UNVERIFIED, str(broken)),)
    return found or ((Signature("", SignatureState.UNVERIFIED, why),) if facts.signed else ())


def _made_ready(wanted: Wanted, content: bytes, at: Desks, steps: list[str]) -> tuple[Ready, bytes]:
    asked = partial(question_ready, comments=wanted.comments, pages=wanted.pages)
    try:
        facts, made = as_ready(at.ready(asked(content, passwords=wanted.passwords)))
        if facts.is_mended:
            steps.append("rebuilt: it was damaged")
    except WorkerError:
        shown = at.rescue(content)
        steps.append("shown by another program, as pictures")
        return as_ready(at.ready(asked(shown)))
    return facts, made


def _upright(facts: Ready, made: bytes, at: Desks, steps: list[str]) -> tuple[Ready, bytes]:
    """Turn pages that are pictures, and on which a machine reads the words only when they are turned."""
    scans = sorted((*facts.pictures, *facts.layered))
    if not scans or not can_read():
        return facts, made
    pictures = [at.picture(picture_wanted(made, page)) for page in scans]
    with ThreadPoolExecutor(READERS) as readers:
        found = dict(zip(scans, readers.map(_turn, pictures), strict=True))
    turns = {page: degrees for page, degrees in found.items() if degrees}
    if not turns:
        return facts, made
    steps.append(f"turned upright, as a machine reads their words: {as_pages(tuple(turns))}")
    again, made = as_ready(at.ready(question_ready(made, comments=True, turns=turns)))
    return replace(facts, free=again.free, smaller=tuple(sorted({*facts.smaller, *again.smaller}))), made


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
    steps.append(f"words behind {as_pages(tuple(said))} as a machine read them")
    unread = tuple(page for page in facts.pictures if page not in said)
    return replace(facts, pictures=unread), at.words(words_put(content, said))


def _turn(png: bytes) -> int:
    try:
        return turn_upright(png)
    except ProgramError:
        return 0


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
                return replace(gather(folder, wanted, at), below=wanted.below)
            finally:
                free.put(at)

        every = hands.map(one, [each for group in files for each in group])
        return [[_set_down(folder, each, next(every)) for each in group] for group in files]


def _set_down(folder: Path, wanted: Wanted, gathered: Gathered) -> Gathered:
    """Keep a gathered paper where the next build finds it, and out of memory; no page that stands for another."""
    if gathered.broken is not None or isinstance(gathered.content, Path):
        return gathered
    digest, signatures = sha256(gathered.content).hexdigest(), [asdict(each) for each in gathered.signatures]
    told = {
        "facts": asdict(gathered.facts),
        "steps": gathered.steps,
        "signatures": signatures,
        "unseen": gathered.unseen,
        "sha256": digest,
    }
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
        facts, signatures = ready_of(said["facts"]), signatures_of(said["signatures"])
        unseen = tuple(map(str, said["unseen"]))
        return Gathered(pdf, facts, tuple(said["steps"]), len(content), signatures=signatures, unseen=unseen)
    except (ValueError, KeyError, TypeError, DocgenError):
        return None


def placeholder(wanted: Wanted, why: str) -> bytes:
    """Return a page that says what cannot be shown here, why, how large it is, and its digest."""
    lines: Sequence[str] = ("This document is part of the bundle, but its pages cannot be shown here.", f"Why: {why}")
    if wanted.content and media_kind(wanted.content) and kind_of(wanted.content) is FileKind.OTHER:
        lines = (*lines, PLAYED, *([f"The original is held by {wanted.holder}."] if wanted.holder else []))
    if wanted.reason:
        lines = (*lines, f"What is said of it by whoever serves it: {wanted.reason}")
    if wanted.content:
        size, digest = f"{len(wanted.content):,} bytes", sha256(wanted.content).hexdigest()
        lines = (*lines, f"Size of the file: {size}", f"SHA-256: {digest}")
    title, said = writable(wanted.description), [writable(line) for line in lines]
    fonts = fonts_of_text(" ".join((title, *said)))
    with TYPESETTING, scratch_folder() as scratch, typesetting(scratch, fontconfig(scratch / "cache", fonts), 0):
        return titled_page(title, said)
