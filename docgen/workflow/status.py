"""`docgen status`: how far a case is, what is missing and from whom, what is due, and what to do next."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from docgen.case.service import Served
from docgen.errors import Fault, InputError
from docgen.findings import Finding, Severity
from docgen.intake.cells import Spot
from docgen.workflow.checking import Checked, check_case
from docgen.workflow.due import Due, due_dates
from docgen.workflow.folder import INTERNAL, ORDER, OpenCase, open_case
from docgen.workflow.forms import is_example
from docgen.workflow.lacking import Lacking, lacking
from docgen.workflow.redactions import outdated_redactions
from docgen.workflow.served_words import Outdated, outdated_paragraphs
from docgen.workflow.service_kept import service_of
from docgen.workroom.folder import inside
from docgen.workroom.reading import read_bounded

__all__ = ["CaseStatus", "Kept", "Output", "status_of"]

LARGEST_MANIFEST = 20_000_000
OF_ALL, OF_A_DRAFT, OF_A_FINAL = ".manifest.json", "draft.manifest.json", ".final.manifest.json"


@dataclass(frozen=True, slots=True)
class Output:
    """One document of the case: the name of its files, whether a draft and a final are made, and its findings.

    `draft` and `final` are `none`, `made`, or `made before the case was last changed`.
    """

    stem: str
    draft: str
    final: str
    format: str
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        """Return how many errors stand."""
        return sum(each.severity is Severity.ERROR and each.stands for each in self.findings)


@dataclass(frozen=True, slots=True)
class Kept:
    """A final that is no statement of the case: the name of its files, and how it stands (as in `Output`)."""

    stem: str
    final: str


@dataclass(frozen=True, slots=True)
class CaseStatus:
    """How a case stands on a day; `strays` are files in papers/ of which the case says nothing.

    `finals` are those of other documents than statements, like schedules; `redactions` what is wrong with papers that
    were redacted before something was changed, one fault of each; `outdated` are served paragraphs that the case no
    longer bears out.

    `cells` are those of the case's workbook that an error or warning speaks of, each with its finding; none where no
    workbook in the folder says what the case says.
    """

    folder: Path
    stage: str
    example: bool
    today: date
    outputs: tuple[Output, ...]
    lacking: tuple[Lacking, ...]
    finals: tuple[Kept, ...]
    strays: tuple[str, ...]
    redactions: tuple[Fault, ...]
    served: tuple[Served, ...]
    outdated: tuple[Outdated, ...]
    due: tuple[Due, ...]
    cells: tuple[tuple[Spot, Finding], ...]
    next_step: str


def status_of(folder: Path, today: date, formats: Path | None = None) -> CaseStatus:
    """Say how a case stands. Raises InputError with every fault of a case file that cannot be read."""
    case = open_case(folder, formats)
    example = is_example(case)
    checked = () if example else check_case(folder, formats, with_cells=True)
    outputs = tuple(_output(case, each) for each in checked)
    known = {paper.file for paper in case.loaded.case.papers}
    strays = tuple(paper.file for paper in case.papers if paper.file not in known)
    return CaseStatus(
        folder,
        str(case.loaded.case.stage),
        example,
        today,
        outputs,
        () if example else lacking(case.loaded.case),
        () if example else tuple(_other_finals(case, outputs)),
        strays,
        outdated_redactions(case),
        service_of(folder).served,
        () if example else outdated_paragraphs(case, service_of(folder)),
        () if example else due_dates(case.loaded.case),
        _cells(checked),
        _next(folder, outputs, example=example),
    )


def _cells(checked: Sequence[Checked]) -> tuple[tuple[Spot, Finding], ...]:
    """Return the cells to mend, errors first; of what is found in several documents each is told once."""
    told = ((each.cells.get(found.place.field), found) for each in checked for found in each.findings if found.stands)
    every = dict.fromkeys((spot, found) for spot, found in told if spot is not None)
    in_order = (Severity.ERROR, Severity.WARNING)
    return tuple(each for severity in in_order for each in every if each[1].severity is severity)


def _output(case: OpenCase, checked: Checked) -> Output:
    draft, final = (_made(case, f"{INTERNAL}/{checked.stem}.{stage}.manifest.json") for stage in ("draft", "final"))
    return Output(checked.stem, draft, final, checked.standing, checked.findings)


def _other_finals(case: OpenCase, outputs: Sequence[Output]) -> Iterator[Kept]:
    """Yield the finals of other documents, like schedules and bundles, in the order of names and numbers."""
    there = inside(case.folder, INTERNAL)
    found = [path.name for path in there.glob(f"*{OF_ALL}")] if there.is_dir() else []
    known = {each.stem for each in outputs}
    for name in sorted(found, key=_as_counted):
        stem = name.removesuffix(OF_A_FINAL).removesuffix(OF_ALL)
        if stem not in known and not name.endswith(OF_A_DRAFT):
            yield Kept(stem, _made(case, f"{INTERNAL}/{name}"))


def _as_counted(name: str) -> list[str | int]:
    """Return what puts names in the order in which people count: 2 before 10."""
    return [int(part) if part.isdecimal() else part for part in re.split("([0-9]+)", name)]


def _made(case: OpenCase, name: str) -> str:
    path = inside(case.folder, name)
    if not path.exists():
        return "none"
    try:
        record = json.loads(read_bounded(path, LARGEST_MANIFEST, root=case.folder))
        same = record["case_sha256"] == case.digest
    except (ValueError, TypeError, LookupError):
        raise InputError.at(str(path), "This manifest cannot be read.", "Make the document again.") from None
    return "made" if same else "made before the case was last changed"


def _next(folder: Path, outputs: Sequence[Output], *, example: bool) -> str:
    """Return the next command."""
    if example:
        return f"docgen form {folder}"
    if any(each.errors for each in outputs):
        return f"docgen check {folder}"
    if not outputs or all("made" in {each.draft, each.final} for each in outputs):
        return _after_drafts(folder, outputs)
    return f"docgen statement {folder}"


def _after_drafts(folder: Path, outputs: Sequence[Output]) -> str:
    if not outputs:
        return f"docgen form {folder} --summary"
    if all(each.final == "made" for each in outputs):
        return f"docgen bundle {folder}{'' if inside(folder, ORDER).exists() else ' --init'}"
    return (
        "docgen formats" if any(each.format != "agreed" for each in outputs) else f"docgen statement {folder} --final"
    )
