"""A case as a workbook: what it is made of, and where it is kept."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.case.incidents import Incident
from docgen.case.material import Marking, PaperKind
from docgen.case.nodes import data_of, read_nodes
from docgen.case.people import IdentityLink, Maker
from docgen.case.record import Model
from docgen.case.statements import Statement
from docgen.checks.rule import FoundPaper
from docgen.errors import Fault, InputError, Place
from docgen.formats.shelf import formats_on, shipped_formats
from docgen.intake.cells import Spot
from docgen.intake.form import write_form
from docgen.intake.merging import merged
from docgen.intake.naming import first_id
from docgen.intake.noted import left_open, notes_of
from docgen.intake.prefilling import data_with, prefilled
from docgen.intake.reading import Form, read_form
from docgen.intake.tables import tables
from docgen.papers.looks import Looks, Shows
from docgen.workflow.folder import CASE_FORM, PAPERS, OpenCase, check_case_folder, open_case
from docgen.workflow.papers import LARGEST_PAPER, files_under, looking
from docgen.workflow.starting import USUAL
from docgen.workroom.folder import inside
from docgen.workroom.keep import is_free, keep, recover
from docgen.workroom.lock import case_lock
from docgen.workroom.reading import read_bounded

__all__ = [
    "CASE_FORM",
    "LARGEST_WORKBOOK",
    "SUMMARY_FORM",
    "Formed",
    "cell_of",
    "cells_of",
    "for_statements",
    "form_case",
    "is_example",
    "papers_looked_at",
    "refuse_example",
]

SUMMARY_FORM = "summary-of-material.xlsx"
EXAMPLE, SHEET = "example.yaml", "format.toml"
FIRST: dict[str, type[Model]] = {"makers": Maker, "incidents": Incident, "statements": Statement}
CHOSEN: dict[type[Model], dict[str, str]] = {Statement: {"format": USUAL}}
"""What a new workbook has beside an id: the format that a case is begun with, to be changed where it is another."""
LARGEST_EXAMPLE = 1_000_000
LARGEST_WORKBOOK = 50_000_000


@dataclass(frozen=True, slots=True)
class Formed:
    """A workbook that was written: its file, and whether it is of a case just begun: empty but for what papers say.

    `read` is how many cells are filled in from papers; `open` says what was not, and why; `others` are papers that
    name somebody else than the subject, and were not read.
    """

    file: Path
    empty: bool
    read: int = 0
    open: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def form_case(folder: Path, *, summary: bool, replace: bool = False) -> Formed:
    """Write a case as a workbook into its folder; `summary` writes the summary of material alone.

    A case that still is docgen's invented example gives one with the papers that lie in the folder, and what these
    plainly say of themselves and of the subject, to be looked at; else it is empty. Raises
    InputError where another workbook of that name stands, which somebody may have begun to fill in (`replace` writes
    over it).
    """
    check_case_folder(folder)
    with case_lock(folder):
        recover(folder)
        case = open_case(folder)
        if summary:
            refuse_example(case)
        name = SUMMARY_FORM if summary else CASE_FORM
        empty = is_example(case)
        papers = papers_looked_at(folder) if empty else ()
        found = prefilled(papers)
        data = data_with(_begun(papers), found) if empty else data_of(case.loaded.root)
        content = write_form(
            data,
            _examples()[0],
            digest=None if summary else case.digest,
            summary=summary,
            formats=for_statements(),
            notes=notes_of(found),
        )
        if not replace and not is_free(folder, name, content):
            raise _standing(case, name)
        keep(folder, {name: content})
    return Formed(folder / name, empty, len(found.values), left_open(found), found.others)


def _standing(case: OpenCase, name: str) -> InputError:
    """Say that a workbook stands already, and whether the case has what it says."""
    path = str(case.folder / name)
    if _is_read_in(case, name):
        return InputError(
            Fault(
                Place(path),
                "There is a workbook already. The case has all that it says; it stands, and nothing was written.",
                "Go on in that workbook, and read it in again with docgen fill; or give --replace for a new one.",
            )
        )
    return InputError(
        Fault(
            Place(path),
            "There is a workbook already, and it says something else; it stands, and nothing was written.",
            "Read it in with docgen fill, or move it away; or give --replace, if nobody has begun to fill it in.",
        )
    )


def _is_read_in(case: OpenCase, name: str) -> bool:
    """Tell whether reading a workbook in would change nothing of the case."""
    return _read_in(case, name) is not None


def _read_in(case: OpenCase, name: str) -> Form | None:
    """Return a workbook of the case folder; None where none is there that says what the case says, and nothing else."""
    path, old = inside(case.folder, name), data_of(case.loaded.root)
    if not path.exists() or is_example(case):
        return None
    try:
        form = read_form(read_bounded(path, LARGEST_WORKBOOK, root=case.folder), name)
    except InputError:
        return None
    return form if not form.assembled.faults and merged(old, form, case.papers) == old else None


def cells_of(case: OpenCase) -> Mapping[str, Spot]:
    """Say in which cell of the case's workbook each field stands, by field path (`incidents.I1.date`).

    Empty where no workbook stands in the case folder that says what the case says: its cells would be other ones.
    """
    form = _read_in(case, CASE_FORM)
    spots = form.assembled.spots if form else {}
    named = ((case.loaded.place(loc).field, loc, spot) for loc, spot in spots.items())
    # a field that the case file leaves out has the path of what it would stand in
    return {path: spot for path, loc, spot in named if path.count(".") + 1 == len(loc)}


def cell_of(path: str, cells: Mapping[str, Spot]) -> Spot | None:
    """Return the cell of a field, or of the nearest group round it that has one; `cells` as `cells_of` gives them.

    Of rows that have a sheet of their own it is that sheet: the rows themselves may be what lacks.
    """
    sheets = {home.path[-1]: table.name for table in tables() for home in table.homes if home.many} if cells else {}
    while path and path not in cells:
        path, _, name = path.rpartition(".")
        if name in sheets:
            return Spot(sheets[name], 0, 0)
    return cells.get(path)


def is_example(case: OpenCase) -> bool:
    """Tell whether a case file still holds an example that is shipped, and nothing of a person's."""
    return case.loaded.case.example and data_of(case.loaded.root) in _examples()


def refuse_example(case: OpenCase) -> None:
    """Refuse a summary of material of nobody. Raises InputError where the case file still holds a shipped example."""
    if is_example(case):
        raise InputError.at(
            str(case.folder),
            "The case file still holds docgen's invented example, so there is no case that a summary could be of.",
            f"First fill in the case: docgen form {case.folder}",
        )


def _examples() -> list[Mapping[str, Any]]:
    """Return every shipped example, the one that `docgen new` begins with first."""
    shelf = [row for row in formats_on(shipped_formats()) if (row[2] / EXAMPLE).exists()]
    found = sorted(shelf, key=lambda row: row[0] != USUAL)
    return [data_of(read_nodes(read_bounded(row[2] / EXAMPLE, LARGEST_EXAMPLE).decode(), EXAMPLE)) for row in found]


def for_statements() -> tuple[str, ...]:
    """Return the names of the shipped formats that a statement can be made in, the usual one first."""
    kinds = {
        name: tomllib.loads(read_bounded(folder / SHEET, LARGEST_EXAMPLE).decode())["kind"]
        for name, _, folder in formats_on(shipped_formats())
    }
    return tuple(sorted((name for name, kind in kinds.items() if kind == "statement"), key=lambda name: name != USUAL))


def _begun(papers: Sequence[FoundPaper]) -> dict[str, Any]:
    """Return what a new workbook holds: its papers, and the ids that rows of other sheets name first."""
    listed = tuple(_entry(number, paper) for number, paper in enumerate(papers, start=1))
    first = {name: ({"id": first_id(kind), **CHOSEN.get(kind, {})},) for name, kind in FIRST.items()}
    return {"papers": listed, "subject": {"identity": ({"id": first_id(IdentityLink)},)}, **first}


def papers_looked_at(folder: Path) -> tuple[FoundPaper, ...]:
    """Look at the papers of a case folder, in the order in which a new workbook numbers them."""
    papers = inside(folder, PAPERS)
    names = files_under(papers) if papers.is_dir() else ()
    with looking() as look_at:
        return tuple(look_at(name, read_bounded(papers / name, LARGEST_PAPER, root=papers)) for name in names)


def _entry(number: int, paper: FoundPaper) -> dict[str, str]:
    """Say what is known of a file, and how it is headed and marked: whether it is what it says, a person can say."""
    entry = {"id": f"S{number}", "file": paper.file}
    if paper.pages is not None:
        entry["pages"] = str(paper.pages)
    if paper.sha256 is not None:
        entry["sha256"] = paper.sha256
    if paper.looks is None:
        return entry
    if paper.looks.heading in set(PaperKind):
        entry["kind"] = str(paper.looks.heading)
    return entry | _marking(paper.looks)


def _marking(looks: Looks) -> dict[str, str]:
    """Say how a file is marked: none only where all of it could be read, and no picture could hide a marking."""
    known = [word for word in looks.markings if word in set(Marking)]
    whole = looks.shows is Shows.TEXT and not looks.blind and not looks.fault and not looks.attachments
    if not known and not looks.markings and whole:
        known = [str(Marking.NONE)]
    return {"marking": known[0]} if known else {}
