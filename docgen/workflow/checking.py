"""`docgen check`: all that the rules say of a case's statements, before any file is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen.findings import Finding
from docgen.intake.cells import Spot
from docgen.workflow.folder import CASE_FILE, open_case
from docgen.workflow.forms import cell_of, cells_of
from docgen.workflow.preparing import chosen, prepare

__all__ = ["Checked", "check_case"]


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings on one statement, by the stem of its files.

    `cells` are the workbook's cells of the fields that findings speak of, by field path; none unless asked for, or
    where no workbook in the case folder says what the case says. `example` says that the case still is docgen's
    invented example, or says of itself that it is one.
    """

    stem: str
    standing: str
    findings: tuple[Finding, ...]
    cells: Mapping[str, Spot] = field(default_factory=dict)
    example: bool = False


def check_case(folder: Path, formats: Path | None = None, *, with_cells: bool = False) -> tuple[Checked, ...]:
    """Check every commissioned statement as a draft. Raises DocgenError where the case or a format cannot be used."""
    case = open_case(folder, formats, looked_at=True)
    example = case.loaded.case.example
    prepared = (prepare(case, topic, form, final=False) for form, topic in chosen(case, None, None, None))
    checked = tuple(Checked(each.stem, each.standing.word, each.findings, example=example) for each in prepared)
    fields = {found.place.field for each in checked for found in each.findings if found.place.file == CASE_FILE}
    if not with_cells or not fields:  # only then is the workbook read, which takes a moment
        return checked
    known = cells_of(case)
    cells = {path: spot for path in fields if (spot := cell_of(path, known))}
    return tuple(replace(each, cells=cells) for each in checked)
