"""The papers that lie in a case folder: every file of it, what it is and how many pages it has."""

from collections.abc import Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path

from docgen.checks.rule import FoundPaper
from docgen.errors import InputError
from docgen.papers.pdf import open_pdf
from docgen.workroom.folder import disk_fault
from docgen.workroom.reading import read_bounded

__all__ = ["LARGEST_PAPER", "files_under", "find_papers", "look_at"]

LARGEST_PAPER = 200_000_000
MOST_PAPERS = 5_000
DEEPEST = 12


def find_papers(folder: Path) -> tuple[FoundPaper, ...]:
    """Look at every file in a folder of papers and in its sub-folders, sorted by name; one not there has none.

    A file that cannot be read, or that a link leads out to, is found with its fault. Raises InputError for a folder
    that cannot be listed or holds too many files.
    """
    return tuple(_found(folder, name) for name in files_under(folder)) if folder.is_dir() else ()


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


def _found(folder: Path, name: str) -> FoundPaper:
    try:
        content = read_bounded(folder / name, LARGEST_PAPER, root=folder)
    except InputError as error:
        return FoundPaper(name, None, None, " ".join(f"{fault.detail} {fault.next_step}" for fault in error.faults))
    return look_at(name, content)


def look_at(name: str, content: bytes) -> FoundPaper:
    """Say what a file is: its SHA-256, and its pages where it is a PDF."""
    digest = sha256(content).hexdigest()
    if not content.startswith(b"%PDF") and not name.casefold().endswith(".pdf"):
        return FoundPaper(name, digest, None)
    try:
        return FoundPaper(name, digest, len(open_pdf(content, text=False).pages))
    except InputError as error:
        return FoundPaper(name, digest, None, " ".join(f"{each.detail} {each.next_step}" for each in error.faults))
