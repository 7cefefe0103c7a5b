"""`docgen check`: all that the rules say of a case's statements, before any file is made."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen.case.loading import LoadedCase
from docgen.checks.running import places_of
from docgen.disclosure.served_names import as_in_case
from docgen.document import WordsSpan, leaves
from docgen.findings import Finding
from docgen.intake.cells import Spot
from docgen.workflow.folder import CASE_FILE, open_case
from docgen.workflow.forms import cell_of, cells_of
from docgen.workflow.preparing import Prepared, chosen, prepare

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
    checked = [
        (Checked(each.stem, each.standing.word, each.findings, example=example), _fields_of(each, case.loaded))
        for each in prepared
    ]
    if not with_cells or not any(fields for _, fields in checked):
        return tuple(each for each, _ in checked)
    known = cells_of(case)  # the workbook is read, which takes a moment
    return tuple(replace(each, cells=_cells(fields, known)) for each, fields in checked)


def _cells(fields: Mapping[str, str], known: Mapping[str, Spot]) -> dict[str, Spot]:
    return {said: spot for said, path in fields.items() if (spot := cell_of(path, known))}


def _fields_of(prepared: Prepared, loaded: LoadedCase) -> dict[str, str]:
    """Return the fields that findings are of, by what findings call their place.

    A finding on a paragraph that is printed in the maker's own words is of the field that holds them.
    """
    places = [found.place for found in prepared.findings]
    own = dict(_own_words(prepared, loaded))
    fields = {place.field: place.field for place in places if place.file == CASE_FILE}
    return fields | {place.field: own[place.field] for place in places if place.field in own}


def _own_words(prepared: Prepared, loaded: LoadedCase) -> Iterator[tuple[str, str]]:
    """Yield what a paragraph in the maker's own words is called, and the field of the case that holds it."""
    at, topic = prepared.topic.statement, prepared.topic
    if at is None:
        return
    held = {each.id: number for number, each in enumerate(loaded.case.statements[at].paragraphs)}
    document = as_in_case(prepared.document, topic.names)
    blocks = places_of(document, topic.name)
    for leaf in leaves(document):
        named = next((s.path.rpartition(".")[2] for s in leaf.spans if isinstance(s, WordsSpan)), None)
        if named in held:
            yield blocks[leaf.id].field, loaded.place(("statements", at, "paragraphs", held[named], "text")).field
