"""A finished bundle made larger for print: on A3, with the same numbers, labels, links and bookmarks."""

from pathlib import Path
from typing import Final

from docgen.errors import InputError
from docgen.workroom.folder import disk_fault
from docgen.workroom.reading import read_bounded
from docgen.workroom.worker import WorkerError, WorkerLimits, hired

__all__ = ["enlarge_file"]

TASK: Final = "docgen.papers.pdf_enlarged:enlarged"
LARGEST: Final = 500_000_000
LIMITS: Final = WorkerLimits(seconds=300, memory=4 << 30, answer=1 << 30)


def enlarge_file(path: Path, to: Path) -> Path:
    """Write a PDF with every page made larger by the root of two. Raises InputError where it cannot be read.

    A file that is there already stands.
    """
    if to.exists():
        raise InputError.at(str(to), "There is a file already; it stands.", "Give another name: --to")
    content = read_bounded(path, LARGEST)
    try:
        with hired(TASK, LIMITS) as ask:
            made = ask(content)
    except WorkerError as broken:
        raise InputError.at(str(path), f"The file cannot be made larger: {broken}.", "Is it a PDF?") from None
    part = to.with_name(f".{to.name}.part")
    try:
        part.write_bytes(made)
        part.replace(to)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise disk_fault(error, to, "Nothing was written.") from None
    return to
