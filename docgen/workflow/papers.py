"""The papers that lie in a case folder: every file of it, how many pages it has, and what stands out in it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from pathlib import Path

from docgen.checks.rule import FoundPaper
from docgen.errors import InputError
from docgen.papers.kinds import ENDINGS, FileKind, kind_of
from docgen.papers.looks import Looks, as_pages, looks_of
from docgen.papers.pdf import open_pdf
from docgen.workroom.folder import disk_fault
from docgen.workroom.reading import read_bounded
from docgen.workroom.worker import WORKER, Ask, WorkerError, WorkerLimits, hired

__all__ = [
    "LARGEST_PAPER",
    "LookAt",
    "count_pages",
    "files_under",
    "find_papers",
    "looking",
    "seen_marking",
    "seen_text",
    "sensitive_words",
]

LARGEST_PAPER = 200_000_000
MOST_PAPERS = 5_000
DEEPEST = 12
LookAt = Callable[[str, bytes], FoundPaper]
"""Says what a file is and what stands out in it, from its name and its bytes; it never raises for what a file holds."""


def find_papers(folder: Path, *, looked_at: bool = False) -> tuple[FoundPaper, ...]:
    """Find every file in a folder of papers and in its sub-folders, sorted by name; one not there has none.

    Its pages are counted; with `looked_at` it is looked at for all that stands out in it. A file that cannot be read,
    or that a link leads out to, is found with its fault. Raises InputError for a folder that cannot be listed or holds
    too many files.
    """
    names = files_under(folder) if folder.is_dir() else ()
    if not looked_at:
        return tuple(_found(folder, name, count_pages) for name in names)
    with looking() as look_at:
        return tuple(_found(folder, name, look_at) for name in names)


def files_under(folder: Path, *, hidden: bool = False) -> tuple[str, ...]:
    """Return the names of all files in a folder and its sub-folders, from there on, sorted.

    With `hidden`, files and folders that begin with a point are named too; else they are passed over. Hidden folders
    and links to folders are not looked into. Raises InputError.
    """
    try:
        names = tuple(islice(_names(folder, folder, hidden=hidden), MOST_PAPERS + 1))
    except OSError as error:
        raise disk_fault(error, folder, "Its files cannot be listed.") from None
    if len(names) > MOST_PAPERS:
        raise InputError.at(str(folder), f"There are more than {MOST_PAPERS} files.", "Take out what is no paper.")
    return tuple(sorted(names))


def _names(folder: Path, root: Path, *, hidden: bool) -> Iterator[str]:
    for path in folder.iterdir():
        name, is_hidden = path.relative_to(root), path.name.startswith(".")
        if path.is_dir() and not path.is_symlink() and not is_hidden and len(name.parts) <= DEEPEST:
            yield from _names(path, root, hidden=hidden)
        elif hidden or not is_hidden:
            yield name.as_posix()


def _found(folder: Path, name: str, look_at: LookAt) -> FoundPaper:
    try:
        content = read_bounded(folder / name, LARGEST_PAPER, root=folder)
    except InputError as error:
        return FoundPaper(name, None, None, " ".join(f"{fault.detail} {fault.next_step}" for fault in error.faults))
    return look_at(name, content)


def count_pages(name: str, content: bytes) -> FoundPaper:
    """Give a file's SHA-256, and its pages where it is a PDF: what `docgen check` compares, and no more."""
    digest = sha256(content).hexdigest()
    if not content.startswith(b"%PDF") and not name.casefold().endswith(".pdf"):
        return FoundPaper(name, digest, None)
    try:
        return FoundPaper(name, digest, len(open_pdf(content, text=False).pages))
    except InputError as error:
        return FoundPaper(name, digest, None, " ".join(f"{each.detail} {each.next_step}" for each in error.faults))


@contextmanager
def looking(limits: WorkerLimits = WORKER) -> Iterator[LookAt]:
    """Lend what looks at papers: each is read by a process of its own, so that none can hang or break the run."""
    with hired("docgen.papers.looking:answer", limits) as ask:
        yield lambda name, content: _look_at(name, content, ask)


def _look_at(name: str, content: bytes, ask: Ask) -> FoundPaper:
    try:
        looks = looks_of(ask(content))
    except (WorkerError, ValueError) as broken:
        why = str(broken) if isinstance(broken, WorkerError) else "what was told of it makes no sense"
        fault = f"The file cannot be read: {why}. Ask for it again, or for another form of it."
        looks = Looks(kind_of(content), blind=True, fault=fault)
    looks = replace(looks, remarks=(*looks.remarks, *_of_the_name(name, looks.kind)))
    return FoundPaper(name, sha256(content).hexdigest(), looks.pages, looks.fault, looks)


SENSITIVE = re.compile(
    r"(?<![^\W_])(restricted|confidential|secret|official|sensitive|protect(?:ed)?|victims?|complainants?|witness(?:es)?|"
    r"child(?:ren)?|informants?|chis|intel(?:ligence)?|int|source|withheld|closed)(?![^\W_])",
    re.IGNORECASE,
)


def sensitive_words(name: str) -> tuple[str, ...]:
    """Return the words in a file's name and folders that should not be seen outside, each once, as they stand."""
    return tuple(dict.fromkeys(match[0] for match in SENSITIVE.finditer(name)))


def _of_the_name(name: str, kind: FileKind) -> Iterator[str]:
    folder, _, own = name.rpartition("/")
    for what, words in (("folder is called", sensitive_words(folder)), ("name holds", sensitive_words(own))):
        if words:
            yield f"Its {what} {', '.join(words)}: names of files never go out."
    ending = own.rpartition(".")[2].casefold() if "." in own else ""
    if (said := ENDINGS.get(ending)) is not None and said is not kind:
        yield f"Its name ends like one of another kind ({ending})."


def seen_marking(looks: Looks) -> str:
    """Say in a word or two which protective marking was seen; "none seen", or that it cannot be seen."""
    if looks.markings:
        return ", ".join(looks.markings)
    if looks.fault is not None:
        return "cannot be seen"
    return "cannot be seen: image" if looks.blind else "none seen"


def seen_text(looks: Looks) -> str:
    """Say whether a paper's words are text, with the pages that show something and have none."""
    shows = str(looks.shows) if looks.shows else "unknown"
    return f"{shows} ({as_pages(looks.textless)} without)" if shows == "mixed" and looks.textless else shows
