"""Starting a case folder: its sub-folders, a case file to fill in, and the papers that are there."""

import json
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docgen.case.material import Disclosure, FromParty, Marking, PaperKind
from docgen.case.scalars import printable
from docgen.checks.rule import FoundPaper
from docgen.errors import Fault, InputError, Place
from docgen.formats.shelf import formats_on, shipped_formats
from docgen.papers.looks import Looks
from docgen.workflow.folder import CASE_FILE, FOLDERS, PAPERS
from docgen.workflow.papers import LARGEST_PAPER, LookAt, files_under, looking, seen_marking, seen_text
from docgen.workroom.folder import disk_fault
from docgen.workroom.reading import read_bounded
from docgen.workroom.scratch import scratch_folder

__all__ = ["USUAL", "Started", "start_case"]

EXAMPLE = "example.yaml"
USUAL = "police-statement-tribunal"
"""The format whose example a case is begun with where none is asked for."""
LARGEST_EXAMPLE = 1_000_000


@dataclass(frozen=True, slots=True)
class Started:
    """A case folder that was begun, the papers listed in it, and what of the source was not taken in."""

    folder: Path
    papers: tuple[FoundPaper, ...]
    left_out: tuple[str, ...]


def start_case(folder: Path, *, source: Path | None, example: str | None) -> Started:
    """Begin a case folder, which must not be there yet or be empty; it appears whole or not at all.

    `source` is a folder whose files become the case's papers (copied, never altered); None for none. `example` names
    the format whose invented example becomes the case file; None takes the first format's. Raises InputError.
    """
    _check_new(folder)
    content = _example(example)
    names, left_out = _files_of(source) if source else ((), ())
    target = folder.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with scratch_folder(target.parent) as scratch:
            begun = scratch / "case"
            for name in FOLDERS:
                (begun / name).mkdir(parents=True)
            papers = _all_taken_in(source, names, begun / PAPERS) if source else ()
            (begun / CASE_FILE).write_bytes(content + _listed(papers, content.decode()))
            begun.rename(target)  # POSIX: an empty folder of that name is replaced
    except OSError as error:
        raise disk_fault(error, folder, "Nothing was started.") from None
    return Started(folder, papers, left_out)


def _check_new(folder: Path) -> None:
    if not folder.exists() and not folder.is_symlink():
        return
    if not folder.is_dir():
        raise InputError.at(str(folder), "This is a file, or a link that leads nowhere.", "Name a new folder.")
    if any(folder.iterdir()):
        raise InputError.at(str(folder), "This folder is not empty.", "Name a new one.")


def _example(name: str | None) -> bytes:
    shelf = list(formats_on(shipped_formats()))
    rows = [row for row in shelf if row[0] == (name or USUAL) and (row[2] / EXAMPLE).exists()]
    if not rows:
        known = ", ".join(dict.fromkeys(found for found, _, _ in shelf))
        raise InputError.at("--example", f"There is no example of that name; known are {known}.")
    return read_bounded(rows[-1][2] / EXAMPLE, LARGEST_EXAMPLE)


def _files_of(source: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of the files to take in, and of what is left where it is: links to folders, hidden files."""
    if not source.is_dir():
        raise InputError.at(str(source), "There is no such folder of papers.", "Check what --from names.")
    found = files_under(source, hidden=True)
    taken = tuple(name for name in found if not Path(name).name.startswith(".") and not (source / name).is_dir())
    faults = [fault for name in taken for fault in _name_faults(source, name)]
    if faults:
        raise InputError(*faults)
    return taken, tuple(name for name in found if name not in taken)


def _name_faults(source: Path, name: str) -> list[Fault]:
    """Say what keeps a file's name from standing in a case file. The name itself is not shown as it is."""
    try:
        printable(name)
    except ValueError as fault:
        return [Fault(Place(ascii(str(source / name))), f"Its name {fault}.", "Rename the file.")]
    broken = "\n" in name or "\\" in name or any(part != part.strip() for part in name.split("/"))
    detail = "Its name holds a line break or backslash, or begins or ends with a space."
    return [Fault(Place(ascii(str(source / name))), detail, "Rename the file.")] if broken else []


def _all_taken_in(source: Path, names: tuple[str, ...], papers: Path) -> tuple[FoundPaper, ...]:
    with looking() as look_at:
        return tuple(_taken_in(source, name, papers, look_at) for name in names)


def _taken_in(source: Path, name: str, papers: Path, look_at: LookAt) -> FoundPaper:
    content = read_bounded(source / name, LARGEST_PAPER, root=source)
    (papers / name).parent.mkdir(parents=True, exist_ok=True)
    (papers / name).write_bytes(content)
    return look_at(name, content)


CHOICES = {"kind": PaperKind, "from_party": FromParty, "marking": Marking, "disclosure": Disclosure}
WIDTH = 110


def _listed(papers: tuple[FoundPaper, ...], example: str) -> bytes:
    """List the papers as remarks to copy from: what a paper is, only a person can say."""
    if not papers:
        return b""
    lines = ["", "# The papers that were found. Move each up under `papers:`, without the #, and say what it is."]
    for field, words in CHOICES.items():
        lines += textwrap.wrap(
            f"{field}: one of {', '.join(words)}", WIDTH, initial_indent="# ", subsequent_indent="#   "
        )
    lines += ["# title: in words that may be served. date: or not recorded. held_by: who holds the original."]
    first = 1 + max((int(number) for number in re.findall(r"\bS([0-9]{1,4})\b", example)), default=0)
    for number, paper in enumerate(papers, first):
        lines += (f"#  {line}" for line in _entry(number, paper))
    return ("\n".join(lines) + "\n").encode()


def _seen(looks: Looks | None) -> Iterator[str]:
    """Say what stands out in a paper, as remarks: what it then is, only a person can say."""
    if looks is None:
        return
    yield f"{looks.kind}; text or image: {seen_text(looks)}; marking: {seen_marking(looks)}"
    known = {str(kind) for kind in PaperKind}
    titles = [title for title in looks.titles if title in known]
    yield f"kind: perhaps {titles[0]}, as its first words say" if titles else ""
    yield looks.fault or ""
    yield from looks.remarks
    for each in looks.attachments:
        yield f"attached: {each.name} ({each.looks.kind}, SHA-256 {each.sha256})"


def _entry(number: int, paper: FoundPaper) -> Iterator[str]:
    yield f"- id: S{number}"
    yield f"  file: {json.dumps(paper.file, ensure_ascii=False)}"
    yield from (f"  # seen: {line}" for line in _seen(paper.looks) if line)
    yield from (f"  {field}:" for field in ("title", "kind", "date", "from_party", "held_by"))
    yield f"  pages: {'?' if paper.pages is None else paper.pages}"
    yield f"  sha256: {paper.sha256}"
    yield from (f"  {field}:" for field in ("marking", "disclosure"))
