"""`docgen scan`: whether finished files hold what a case withholds, wherever it can hide in them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from hashlib import sha256
from itertools import islice
from pathlib import Path

from docgen.case.case import Case
from docgen.case.material import Disclosure, FromParty
from docgen.disclosure.finding_terms import Index
from docgen.disclosure.glued_behind import Behind
from docgen.disclosure.scan_desk import (
    Hit,
    Looked,
    SeenPicture,
    answer,
    asked,
    kept_asked,
    kept_found,
    looked_of,
    picture_asked,
    read_as_seen,
    signs_asked,
)
from docgen.disclosure.scanning import Exemption, Sought, sought_of
from docgen.disclosure.sought import Term
from docgen.disclosure.withheld_words import QUOTED
from docgen.errors import MachineError, Place
from docgen.findings import Finding, Mender, Severity
from docgen.papers.kinds import FileKind, kind_of
from docgen.papers.ocr import TESSERACT, can_read, read_words
from docgen.papers.pdf_covered_pictures import HIDDEN_IN_PART
from docgen.papers.picture_signs import KeptPicture
from docgen.workflow.folder import PAPERS, open_case
from docgen.workflow.read_pictures import keep_words, kept_words
from docgen.workflow.withheld_words import WithheldWords
from docgen.workroom.folder import inside
from docgen.workroom.program import ProgramError
from docgen.workroom.reading import read_bounded
from docgen.workroom.worker import Ask, WorkerError, WorkerLimits, hired

__all__ = ["AS_THEY_ARE", "SCAN", "Reading", "Scanned", "scan_files", "scan_own"]

SCAN = "SCAN"
AS_THEY_ARE = (FromParty.APPELLANT, FromParty.TRIBUNAL)
LARGEST = 500_000_000
LIMITS = WorkerLimits(seconds=600, memory=4 << 30)
READERS = 2
"""Pictures that are read at one time."""
NO_PAPERS: Mapping[str, bytes] = {}


class Reading(Enum):
    """Whether words in pictures are read by machine."""

    NO = "no"
    IF_IT_CAN_BE = "where this machine can"
    DEMANDED = "demanded"


@dataclass(frozen=True, slots=True)
class Scanned:
    """What came of a scan: findings, and what was not looked for as it stands (internal)."""

    findings: tuple[Finding, ...]
    exemptions: tuple[Exemption, ...]


@dataclass(slots=True)
class _Round:
    """What one run looks for, and the words of pictures that were read in it: each once, by its digest.

    `quoted` are the words of withheld papers, until a file quotes one. `signs` tell the pages of papers that go in as
    they are, `let_off` where such pages were found, by the paper's id.
    """

    sought: Sought
    reading: Reading
    quoted: WithheldWords | None = None
    words: dict[str, str | None] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    index: Index = field(init=False)
    signs: tuple[bytes, ...] = ()
    let_off: dict[str, list[str]] = field(default_factory=dict)
    kept: tuple[KeptPicture, ...] = field(init=False)
    files: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.files = self.quoted.files if self.quoted else {}
        self.kept = self.quoted.pictures if self.quoted else ()
        self._look_for(self.quoted.terms if self.quoted else ())

    def _look_for(self, quoted: Sequence[Term]) -> None:
        self.terms = (*self.sought.terms, *quoted)
        self.index = Index(self.terms, Behind())

    def is_narrowed(self, hits: Iterable[Hit]) -> bool:
        """Look, from the first quote of a withheld paper on, only for what stands in nothing that is served.

        Tells whether that was done now: what was found before has to be looked for again then.
        """
        if self.quoted is None or not any(hit.kind in QUOTED for hit in hits):
            return False
        self._look_for(self.quoted.alone)
        self.quoted = None
        return True


def scan_files(folder: Path, files: Sequence[Path], reading: Reading = Reading.IF_IT_CAN_BE) -> Scanned:
    """Look through files for all that a case withholds. What cannot be looked through is an error, never passed.

    Raises InputError for a file that cannot be read, MachineError where pictures have to be read and nothing can.
    """
    if reading is Reading.DEMANDED and not can_read():
        step = "Install it: sudo apt-get update && sudo apt-get install --no-install-recommends tesseract-ocr"
        raise MachineError.at(TESSERACT, "This machine has nothing that reads pictures.", step)
    opened = open_case(folder)
    case, quoted = opened.loaded.case, WithheldWords(opened)
    contents = {str(path): read_bounded(path, LARGEST) for path in files}
    known = kept_words(folder)
    round_ = _Round(sought_of(case), reading, quoted, {**known})
    with hired("docgen.disclosure.scan_desk:answer", LIMITS) as ask:
        round_.signs = tuple(_signs(folder, case, round_, ask))
        found = tuple(_all(contents, round_, ask))
    if new := {digest: words for digest, words in round_.words.items() if words is not None and digest not in known}:
        keep_words(folder, new)  # its own file: a scan changes nothing else in the case
    return Scanned(found, tuple(sorted([*round_.sought.exemptions, *quoted.unread, *_pages_let_off(round_)])))


def _signs(folder: Path, case: Case, round_: _Round, ask: Ask) -> Iterator[bytes]:
    """Yield by what the pages of papers are known that go in unredacted: the appellant's, and a tribunal's."""
    papers = inside(folder, PAPERS)
    for paper in case.papers:
        goes_in = paper.from_party in AS_THEY_ARE and paper.disclosure is Disclosure.DISCLOSE
        if goes_in and paper.file is not None and (papers / paper.file).is_file():
            content = read_bounded(papers / paper.file, LARGEST, root=papers)
            if kind_of(content) is FileKind.PDF:
                with suppress(WorkerError):  # what breaks its reader is let off nowhere
                    yield ask(signs_asked(paper.id, content, round_.sought.terms))


def _pages_let_off(round_: _Round) -> Iterator[Exemption]:
    for paper, places in round_.let_off.items():
        why = f"goes in as it is, by whom it came from; not told of: {', '.join(places)}"
        yield Exemption("what an unredacted paper says on its own pages", paper, why)


def scan_own(
    sought: Sought,
    files: Mapping[str, bytes],
    quoted: WithheldWords | None = None,
    as_they_are: Mapping[str, bytes] = NO_PAPERS,
) -> tuple[Finding, ...]:
    """Look through files that docgen has just made of a case, before they are kept; they are not hostile.

    `sought` are the terms of the case and `quoted` the words of its withheld papers (None: none), both brought
    together once for all documents of a run. `as_they_are` are the pages, as PDF, of papers that go in unredacted.
    """
    round_ = _Round(sought, Reading.IF_IT_CAN_BE, quoted)
    round_.signs = tuple(answer(signs_asked(name, pages, sought.terms)) for name, pages in as_they_are.items())
    return tuple(_all(files, round_, answer))


def _all(files: Mapping[str, bytes], round_: _Round, ask: Ask) -> Iterator[Finding]:
    for number, (name, content) in enumerate(files.items(), start=1):
        called = name.rpartition("/")[2]
        try:
            looked = looked_of(ask(asked(called, content, round_.terms, round_.signs)))
            if round_.is_narrowed(looked.hits):
                looked = looked_of(ask(asked(called, content, round_.terms, round_.signs)))
        except (WorkerError, ValueError, KeyError, TypeError) as broken:
            why = str(broken) if isinstance(broken, WorkerError) else "what was told of it makes no sense"
            looked = Looked((), blind=(("", f"The file cannot be looked through: {why}."),))
        tells = any(hit.place == "file name" for hit in looked.hits)
        shown = f"file {number}" if tells else name
        for paper, page in looked.let_off:
            round_.let_off.setdefault(paper, []).append(f"page {page} of {shown.rpartition('/')[2]}")
        if same := round_.files.get(sha256(content).hexdigest()):
            yield _finding(shown, "", f"is a paper that is kept back ({same}).", "Do not serve it.")
        yield from _findings(shown, looked)
        yield from _of_kept(shown, looked.pictures, round_, ask)
        yield from _of_pictures(shown, looked.pictures, round_, ask)


def _findings(name: str, looked: Looked) -> Iterator[Finding]:
    for hit in looked.hits:
        yield _finding(name, hit.place, f"holds what may not be served: {hit.kind} ({hit.whose}).", TAKE_OUT)
    for place, how in looked.covered:
        yield _finding(name, place, f"only looks redacted: {how}.", UNCOVER[how in HIDDEN_IN_PART])
    for place, why in looked.blind:
        yield _finding(name, place, f"cannot be looked through. {why}", "Do not serve it as it is.")


UNCOVER = (
    "Take the words themselves out: whoever copies them can read them.",
    "Take that part out of the picture itself: whoever takes the picture out of the file sees all of it.",
)
TAKE_OUT = "Take it out where it comes from, and make the file again."


def _finding(name: str, place: str, detail: str, step: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(SCAN, severity, Place(name, field=place), detail, step, Mender.CASE_OWNER)


def _of_kept(name: str, pictures: Sequence[SeenPicture], round_: _Round, ask: Ask) -> Iterator[Finding]:
    """Yield the pictures that are such as are kept back, whatever their size."""
    if not pictures or not round_.kept:
        return
    try:
        found = kept_found(ask(kept_asked(pictures, round_.kept)))
    except (WorkerError, ValueError, TypeError) as broken:
        detail = f"has pictures that cannot be looked at: {broken}."
        yield _finding(name, "", detail, "Look at each before it is served.")
        return
    for each in pictures:
        if each.at in found:
            detail = f"holds what may not be served: a picture that is kept back ({found[each.at]})."
            yield _finding(name, each.place, detail, TAKE_OUT)


def _of_pictures(name: str, pictures: Sequence[SeenPicture], round_: _Round, ask: Ask) -> Iterator[Finding]:
    if not pictures or round_.reading is Reading.NO:
        return
    if not can_read():
        count = f"{len(pictures)} picture{'' if len(pictures) == 1 else 's'}"
        detail = f"has {count} whose words nobody has read: this machine has nothing that reads them."
        yield _finding(name, "", detail, "Look at each, or install tesseract-ocr.", Severity.WARNING)
        return
    _read(pictures, round_, ask)
    for picture in pictures:
        words = round_.words[picture.sha256]
        if words is None:
            detail, step = "is a picture that cannot be read by machine.", "Look at it before it is served."
            yield _finding(name, picture.place, detail, step)
        hits = tuple(read_as_seen(picture.place, words or "", round_.index))
        if round_.is_narrowed(hits):
            hits = tuple(read_as_seen(picture.place, words or "", round_.index))
        for hit in hits:
            yield _finding(name, hit.place, f"shows what may not be served: {hit.kind} ({hit.whose}).", TAKE_OUT)


def _read(pictures: Iterable[SeenPicture], round_: _Round, ask: Ask) -> None:
    """Read each picture that this run has not read before."""
    new = {each.sha256: each for each in pictures if each.sha256 not in round_.words}
    with ThreadPoolExecutor(READERS) as readers:
        waiting = iter(new.values())
        while some := [*islice(waiting, READERS * 2)]:
            shown = [_shown(each, ask) for each in some]
            for picture, words in zip(some, readers.map(_words, shown), strict=True):
                round_.words[picture.sha256] = words


def _shown(picture: SeenPicture, ask: Ask) -> bytes:
    try:
        return ask(picture_asked(picture.at))
    except WorkerError:
        return b""


def _words(png: bytes) -> str | None:
    try:
        return read_words(png) if png else None
    except ProgramError:
        return None
