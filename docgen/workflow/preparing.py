"""From what is asked for to its document and what the rules say of it, before any file is written."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from docgen.checks import catalogue  # noqa: F401 - importing it fills the catalogue of rules
from docgen.checks.rule import DataReading, DocumentReading, FoundPaper, Loc, PapersReading, Reads, Stage, TextReading
from docgen.checks.running import Round, places_of, run_attested, run_rules
from docgen.checks.seen import passages
from docgen.compose import compose
from docgen.disclosure.served_names import as_in_case, in_case
from docgen.document import Document
from docgen.errors import Fault, FormatError, InputError, Place
from docgen.findings import Audience, Finding
from docgen.formats.registry import Standing, read_registry, standing
from docgen.formats.shelf import Format, formats_on, load_format, shipped_formats
from docgen.workflow.folder import OpenCase
from docgen.workflow.papers_listed import faults_of_papers
from docgen.workflow.topics import Topic, topics_of

__all__ = ["DRAFT", "Prepared", "chosen", "nothing_to_make", "prepare", "stem_of", "take", "topics"]

PlaceOf = Callable[[Iterable[str]], Place | None]
"""Finds where the first of the fields that a block prints is written, by their paths in the view."""
DRAFT, OF_EXAMPLE = "DRAFT", "EXAMPLE"
NEEDED = {
    "summary-of-material": "Enter the summary of material first: docgen form CASE --summary",
    "statement-commission": "Enter a commission first, under `commissions:`.",
    "key-to-persons": "None is needed: no statement speaks of another person who is to stand in a key.",
    "redaction-schedule": "No paper is to be disclosed redacted.",
    "rule-13-application": "It needs an appeal, and something withheld whose route is r13_applied.",
    "bundle-front": "It stands at the front of a bundle: docgen bundle CASE",
    "bundle-dividers": "They stand in a bundle whose order says `dividers: yes`: docgen bundle CASE",
    "table-of-references": "It is made from a finished bundle: docgen refs CASE",
    "schedule-of-incidents": "It is made beside a bundle: docgen bundle CASE",
    "bundle-changes": "It stands in a bundle that was added to: docgen bundle CASE --order later.yaml",
    "excluded-document-pack": "It needs an appeal, and something withheld whose route is r13_applied or r13_granted.",
}
"""What the documents of a format are made from, where that is no statement."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document that can be written: what it is of, its format's standing, and the findings so far.

    The document names records as its audience is told of them; findings name them as the case does.
    """

    topic: Topic
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
        """Return the name that all its files share."""
        return stem_of(self.form, self.topic, final=self.final)

    @property
    def served(self) -> bool:
        """Tell whether it may leave: a final of a format for the tribunal and the appellant."""
        return self.final and self.form.sheet.audience is Audience.SERVED

    @property
    def closed(self) -> bool:
        """Tell whether it is for the tribunal alone: it goes to the closed root, and never into the case folder."""
        return self.form.sheet.audience is Audience.CLOSED


def stem_of(form: Format, topic: Topic, *, final: bool) -> str:
    """Return the name that all files of a document share: the format, and what tells its documents apart.

    Drafts and finals of an internal format lie in one folder, so there a final's name says that it is one.
    """
    is_internal_final = final and form.sheet.audience is not Audience.SERVED
    return f"{form.name}{topic.suffix}{'-final' if is_internal_final else ''}"


def chosen(case: OpenCase, maker: str | None, form: str | None, version: int | None) -> Iterator[tuple[Format, Topic]]:
    """Yield what is to be made: every commissioned statement (form None), or all documents of one format.

    Raises InputError where there is none or the format is closed, FormatError for a faulty format.
    """
    if form is None:
        names = dict.fromkeys(each.format for each in case.loaded.case.statements if maker in {None, each.maker})
        formats = [take(case, name, _first_in(case, name), version) for name in names]
    else:
        formats = [take(case, form, ("statements",), version)]
    for each in formats:
        _refuse_closed(each)
    found = [(each, topic) for each in formats for topic in topics(case, each, maker)]
    if not found:
        raise InputError(nothing_to_make(case, maker, form))
    yield from sorted(found, key=lambda pair: -1 if pair[1].statement is None else pair[1].statement)


def topics(case: OpenCase, form: Format, maker: str | None) -> tuple[Topic, ...]:
    """Return what a format can make documents of in a case folder. Raises InputError where a redaction is missing."""
    if form.sheet.view != "RedactionsView":
        return topics_of(case.loaded.case, form, maker, ())
    from docgen.workflow.redactions import records_of  # noqa: PLC0415 - no other format needs what redacts, which is much

    return topics_of(case.loaded.case, form, maker, records_of(case))


def _refuse_closed(form: Format) -> None:
    if form.sheet.audience is Audience.CLOSED:
        detail = "is closed: it is for the Tribunal alone, and never lies in a case folder."
        raise InputError.at(form.name, detail, f"Ask for it by itself: docgen closed CASE {form.name} --closed DIR")


def _first_in(case: OpenCase, name: str) -> Loc:
    at = next(at for at, each in enumerate(case.loaded.case.statements) if each.format == name)
    return ("statements", at, "format")


def nothing_to_make(case: OpenCase, maker: str | None, form: str | None) -> Fault:
    """Say that there is nothing to make, and what it would be made from."""
    statements = case.loaded.case.statements
    place = case.loaded.place(("statements",))
    by = f" by {maker}" if maker else ""
    known = ", ".join(f"{each.format} by {each.maker}" for each in statements)
    hint = f"Its statements: {known}." if known else "Add one under `statements:`."
    hint = NEEDED.get(form or "", hint)
    what = f"has nothing to make in {form}{by}." if form else f"has no commissioned statement{by}."
    return Fault(Place(place.file, place.line, place.column), what, hint)


def take(case: OpenCase, name: str, asked_at: Loc, version: int | None) -> Format:
    """Take a format from the organisation's shelf or docgen's own: the version asked for, or the latest.

    Raises InputError where there is none, FormatError where it is faulty.
    """
    shelf = list(formats_on(case.registry, shipped_formats()))
    fitting = [folder for found, number, folder in shelf if found == name and version in {None, number}]
    if fitting:
        return load_format(fitting[-1])
    versions = [f"{found}@{number}" for found, number, _ in shelf if found == name]
    if version and versions:
        hint = f"There is: {', '.join(versions)}. See: docgen formats"
        raise InputError.at(f"{name}@{version}", f"is not on the shelf in version {version}.", hint)
    hint = f"Known are: {', '.join(dict.fromkeys(found for found, _, _ in shelf))}. See: docgen formats"
    if len(asked_at) == 1:
        raise InputError.at(name, "is not a format on the shelf.", hint)
    raise InputError(Fault(case.loaded.place(asked_at), "is not on the shelf.", hint))


def nowhere_else(_: Iterable[str]) -> Place | None:
    """Lead a finding over a document to its own block."""
    return None


def prepare(case: OpenCase, topic: Topic, form: Format, *, final: bool, place_of: PlaceOf = nowhere_else) -> Prepared:
    """Compose one document and run the rules over data and text.

    `place_of` says where else than in the case the fields are written that a block prints; None where nowhere.
    Raises InputError for a final that lists a paper whose file is not there, or is another.
    """
    if final and (faults := tuple(faults_of_papers(case, form.sheet.view, topic))):
        raise InputError(*faults)
    loaded = case.loaded
    how = standing(form, read_registry(case.registry))
    mark = OF_EXAMPLE if loaded.case.example else DRAFT
    document = _composed(topic, form, mark=None if final else mark)
    read = as_in_case(document, topic.names)
    name = f"{form.sheet.kind} {topic.name}"
    blocks = places_of(document, name)
    blocks |= {each.id: place for each in passages(read) if (place := place_of(each.paths)) is not None}

    def places(where: Loc | str) -> Place:
        return blocks.get(where, Place(name, field=where)) if isinstance(where, str) else loaded.place(where)

    stage = Stage.FINAL if final else Stage.DRAFT
    for_ = Round(form.sheet.profile, stage, places, loaded.case.overrules, loaded.case.attestations)
    data = None
    if form.sheet.view == "StatementView" and topic.statement is not None:
        data = DataReading(loaded.case, loaded.case.statements[topic.statement], topic.statement)
    agreed = how.agreement is not None
    findings = run_rules(DocumentReading(loaded.case, read, topic.as_at, data, agreed), Reads.DOCUMENT, for_)
    if data is not None:
        text = TextReading(data, read, form, agreed=agreed)
        findings += _of_statement(text, case.papers, for_)
    return Prepared(topic, form, how, document, findings, for_)


def _composed(topic: Topic, form: Format, *, mark: str | None) -> Document:
    """Compose a document; a fact that is not there is named by the field in the case."""
    try:
        return compose(topic.view, form, as_at=topic.as_at, mark=mark)
    except FormatError as error:
        faults = (replace(f, place=replace(f.place, field=in_case(f.place.field, topic.names))) for f in error.faults)
        raise FormatError(*faults) from None


def _of_statement(text: TextReading, papers: tuple[FoundPaper, ...], for_: Round) -> tuple[Finding, ...]:
    """Run the rules over a statement's data, papers and text."""
    return (
        *run_rules(text.data, Reads.DATA, for_),
        *run_rules(PapersReading(text.data, papers), Reads.PAPERS, for_),
        *run_rules(text, Reads.TEXT, for_),
        *run_attested(text, for_),
    )
