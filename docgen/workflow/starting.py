"""Starting a case folder: its sub-folders, a case file to fill in, and the papers that are there."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from docgen.errors import InputError
from docgen.formats.shelf import formats_on, shipped_formats
from docgen.papers.pdf import open_pdf
from docgen.workflow.folder import CASE_FILE, FOLDERS, PAPERS
from docgen.workroom.folder import disk_fault
from docgen.workroom.reading import read_bounded

__all__ = ["FoundPaper", "Started", "start_case"]

EXAMPLE = "example.yaml"
LARGEST_PAPER = 200_000_000
LARGEST_EXAMPLE = 1_000_000


@dataclass(frozen=True, slots=True)
class FoundPaper:
    """A paper as it was found: file name, SHA-256, and its pages (None where docgen cannot count them)."""

    file: str
    sha256: str
    pages: int | None


@dataclass(frozen=True, slots=True)
class Started:
    """A case folder that was begun, and the papers listed in it."""

    folder: Path
    papers: tuple[FoundPaper, ...]


def start_case(folder: Path, *, source: Path | None, example: str | None) -> Started:
    """Begin a case folder, which must not be there yet or be empty.

    `source` is a folder whose files become the case's papers (copied, never altered); None for none. `example` names a
    format whose example becomes the case file; None begins with the example of the first format, without its people.
    Raises InputError.
    """
    if folder.exists() and any(folder.iterdir()):
        raise InputError.at(str(folder), "This folder is not empty.", "Name a new one.")
    content = _example(example)
    papers = tuple(_papers(source)) if source else ()
    try:
        for name in FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
        for paper in papers:
            shutil.copyfile((source or folder) / paper.file, folder / PAPERS / paper.file)
        (folder / CASE_FILE).write_bytes(content if not source else content + _listed(papers))
    except OSError as error:
        raise disk_fault(error, folder, "The folder may be half begun: remove it and try again.") from None
    return Started(folder, papers)


def _example(name: str | None) -> bytes:
    rows = [row for row in formats_on(shipped_formats()) if name in {None, row[0]}]
    if not rows:
        known = ", ".join(dict.fromkeys(found for found, _, _ in formats_on(shipped_formats())))
        raise InputError.at("--example", f"There is no example of that name; known are {known}.")
    return read_bounded(rows[-1][2] / EXAMPLE, LARGEST_EXAMPLE)


def _papers(source: Path) -> Iterator[FoundPaper]:
    if not source.is_dir():
        raise InputError.at(str(source), "There is no such folder of papers.", "Check what --from names.")
    for path in sorted(source.iterdir()):
        if path.is_file() and not path.name.startswith("."):
            content = read_bounded(path, LARGEST_PAPER, root=source)
            yield FoundPaper(path.name, sha256(content).hexdigest(), _pages(content))


def _pages(content: bytes) -> int | None:
    if not content.startswith(b"%PDF"):
        return None
    try:
        return len(open_pdf(content, text=False).pages)
    except InputError:
        return None


def _listed(papers: tuple[FoundPaper, ...]) -> bytes:
    """List the papers as a comment to copy from: what a paper is, only a person can say."""
    lines = ["", "# The papers that were found. Move each up under `papers:` and say what it is:"]
    for number, paper in enumerate(papers, 1):
        lines += [
            f"#  - id: S{number}",
            f'#    file: "{paper.file}"',
            f"#    pages: {'?' if paper.pages is None else paper.pages}",
            f"#    sha256: {paper.sha256}",
        ]
    return ("\n".join(lines) + "\n").encode()
