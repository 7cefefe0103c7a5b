"""From a commissioned statement to its document and what the rules say of it, before any file is written."""

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.case import Statement
from docgen.checks import catalogue  # noqa: F401 - importing it fills the catalogue of rules
from docgen.checks.rule import DataReading, Loc, PapersReading, Reads, Stage, TextReading
from docgen.checks.running import Round, places_of, run_attested, run_rules
from docgen.compose import compose
from docgen.disclosure import served_view
from docgen.document import Document
from docgen.errors import Fault, InputError, Place
from docgen.findings import Finding
from docgen.formats.registry import Standing, read_registry, standing
from docgen.formats.shelf import Format, formats_on, load_format, shipped_formats
from docgen.workflow.folder import OpenCase

__all__ = ["DRAFT", "Prepared", "chosen_statements", "prepare", "take_format"]

DRAFT = "DRAFT"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement that can be written: its document, its format's standing, and the findings so far."""

    statement: Statement
    form: Format
    standing: Standing
    document: Document
    findings: tuple[Finding, ...]
    round: Round

    @property
    def final(self) -> bool:
        """Tell whether this is the unmarked text made for signature."""
        return self.document.mark is None

    @property
    def stage_word(self) -> str:
        """Return `final` or `draft`."""
        return "final" if self.final else "draft"

    @property
    def stem(self) -> str:
        """Return the name that all its files share: format, maker's id, and which statement of that maker."""
        return f"{self.form.name}-{self.statement.maker}-{self.statement.number}"


def chosen_statements(case: OpenCase, maker: str | None, form: str | None) -> Iterator[tuple[int, Statement]]:
    """Yield the commissioned statements with their positions; all, or those of one maker or format.

    Raises InputError where there is none.
    """
    found = [
        (at, statement)
        for at, statement in enumerate(case.loaded.case.statements)
        if maker in {None, statement.maker} and form in {None, statement.format}
    ]
    if not found:
        detail = (
            "has no commissioned statement" + (f" by {maker}" if maker else "") + (f" in {form}" if form else "") + "."
        )
        place = case.loaded.place(("statements",))
        known = ", ".join(f"{each.format} by {each.maker}" for each in case.loaded.case.statements)
        hint = f"It has: {known}." if known else "Add one under `statements:`."
        raise InputError(Fault(Place(place.file, place.line, place.column), detail, hint))
    yield from found


def take_format(case: OpenCase, position: int, version: int | None = None) -> Format:
    """Take a statement's format from the organisation's shelf or docgen's own: the version asked for, or the latest.

    Raises InputError where there is none, FormatError where it is faulty.
    """
    name = case.loaded.case.statements[position].format
    shelf = list(formats_on(case.registry, shipped_formats()))
    fitting = [folder for found, number, folder in shelf if found == name and version in {None, number}]
    if not fitting:
        versions = [f"{found}@{number}" for found, number, _ in shelf if found == name]
        if version and versions:
            hint = f"There is: {', '.join(versions)}. See: docgen formats"
            raise InputError.at(f"{name}@{version}", f"is not on the shelf in version {version}.", hint)
        known = ", ".join(dict.fromkeys(found for found, _, _ in shelf))
        detail = "is not on the shelf."
        place = case.loaded.place(("statements", position, "format"))
        raise InputError(Fault(place, detail, f"Known are: {known}. See: docgen formats"))
    return load_format(fitting[-1])


def prepare(case: OpenCase, position: int, form: Format, *, final: bool) -> Prepared:
    """Compose one statement and run the rules over data and text."""
    loaded = case.loaded
    statement = loaded.case.statements[position]
    how = standing(form, read_registry(case.registry))
    document = compose(served_view(loaded.case, statement), form, as_at=statement.date, mark=None if final else DRAFT)
    data = DataReading(loaded.case, statement, position)
    text = TextReading(data, document, form, agreed=how.agreement is not None)
    blocks = places_of(document, f"statement {statement.id}")

    def places(where: Loc | str) -> Place:
        return (
            blocks.get(where, Place(f"statement {statement.id}", field=where))
            if isinstance(where, str)
            else loaded.place(where)
        )

    stage = Stage.FINAL if final else Stage.DRAFT
    for_ = Round(form.sheet.profile, stage, places, loaded.case.overrules, loaded.case.attestations)
    findings = (
        *run_rules(data, Reads.DATA, for_),
        *run_rules(PapersReading(data, case.papers), Reads.PAPERS, for_),
        *run_rules(text, Reads.TEXT, for_),
        *run_attested(text, for_),
    )
    return Prepared(statement, form, how, document, findings, for_)
