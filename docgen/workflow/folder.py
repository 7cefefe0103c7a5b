"""The case folder: what lies where, and how it is read."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from docgen.case.loading import LoadedCase, load_with_places
from docgen.checks.rule import FoundPaper
from docgen.errors import InputError
from docgen.workflow.papers import find_papers
from docgen.workroom.folder import inside
from docgen.workroom.reading import read_bounded

__all__ = [
    "AUDIT",
    "CASE_FILE",
    "CASE_FORM",
    "CLOSED",
    "FOLDERS",
    "INTERNAL",
    "ORDER",
    "PAPERS",
    "SERVED",
    "OpenCase",
    "check_case_folder",
    "open_case",
]

CASE_FILE = "case.yaml"
CASE_FORM = "case.xlsx"
"""The case as a workbook to fill in."""
PAPERS = "papers"
SERVED = "out/served"
INTERNAL = "out/internal"
CLOSED = "out/closed"
"""Where closed papers lie in a folder of the closed root; a case folder never has it."""
AUDIT = "audit.jsonl"
ORDER = "bundle.yaml"
"""The order of a case's first bundle."""
FORMATS = "formats"
FOLDERS = (PAPERS, "redactions", "reviews", SERVED, INTERNAL)
LARGEST_CASE = 8_000_000


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case folder with its case read; `digest` is the SHA-256 of case.yaml, `registry` the folder of agreements.

    `papers` are the files in papers/.
    """

    folder: Path
    loaded: LoadedCase
    digest: str
    registry: Path
    papers: tuple[FoundPaper, ...]


def check_case_folder(folder: Path) -> None:
    """Refuse what is no case folder, before anything is written in it. Raises InputError."""
    if folder.is_file():
        raise InputError.at(str(folder), "This is a file.", f"Give the case folder, in which it lies: {folder.parent}")
    if not folder.is_dir():
        raise InputError.at(str(folder), "There is no such case folder.", "Start one with: docgen new DIR")
    if not (folder / CASE_FILE).exists():
        raise InputError.at(str(folder), f"This is no case folder: it has no {CASE_FILE}.", "Start one: docgen new DIR")


def open_case(folder: Path, formats: Path | None = None, *, looked_at: bool = False) -> OpenCase:
    """Read the case in a folder. `formats` is the organisation's registry; None means `formats/` in the case folder.

    With `looked_at` each paper is looked at for what stands out in it; else only counted, which takes less time.
    Raises InputError with every fault of the case file.
    """
    check_case_folder(folder)
    if formats is not None and not formats.is_dir():
        hint = "Check what --formats names. A registry is begun by its first agreement: docgen formats agree --help"
        raise InputError.at(str(formats), "There is no such folder of formats.", hint)
    content = read_bounded(folder / CASE_FILE, LARGEST_CASE, root=folder)
    loaded = load_with_places(content, CASE_FILE)
    digest = sha256(content).hexdigest()
    papers = find_papers(inside(folder, PAPERS), looked_at=looked_at)
    return OpenCase(folder, loaded, digest, formats or folder / FORMATS, papers)
