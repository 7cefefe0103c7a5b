"""`docgen check`: all that the rules say of a case's statements, before any file is made."""

from dataclasses import dataclass
from pathlib import Path

from docgen.findings import Finding
from docgen.workflow.folder import open_case
from docgen.workflow.preparing import chosen, prepare

__all__ = ["Checked", "check_case"]


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings on one statement, by the stem of its files."""

    stem: str
    standing: str
    findings: tuple[Finding, ...]


def check_case(folder: Path, formats: Path | None = None) -> tuple[Checked, ...]:
    """Check every commissioned statement as a draft. Raises DocgenError where the case or a format cannot be used."""
    case = open_case(folder, formats, looked_at=True)
    prepared = (prepare(case, topic, form, final=False) for form, topic in chosen(case, None, None, None))
    return tuple(Checked(each.stem, each.standing.word, each.findings) for each in prepared)
