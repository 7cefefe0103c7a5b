"""The form of section 9: which rules hold for it, what its own ask, and that the shipped format keeps them all."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

import pytest

from docgen.checks.rule import SECTION_9, TRIBUNAL, DataReading, FileReading, Reads, Stage, TextReading
from docgen.checks.running import Round, run_rules
from docgen.compose import compose
from docgen.disclosure.served import served_view
from docgen.document import Declaration, Document, TextSpan
from docgen.errors import Place
from docgen.findings import Severity
from docgen.formats.shelf import Format, load_format, shipped_formats
from docgen.papers.ooxml import open_docx
from docgen.papers.pdf import open_pdf
from docgen.papers.shapes import Face
from docgen.pdf import faces, write_pdf
from docgen.word import write_docx
from tests.checks.readings import CLOSED, OPEN, RULES, Changes, own, said, where, without
from tests.made.cases import case_of
from tests.made.documents import HERE

DOCX = "section 1 of the DOCX, default pages"
CANNOT_READ = ("over_18: yes", "over_18: no\n    age: 17\n    can_read: no\n    reader: Constance Plume")
ANONYMOUS = ("anonymity: none", "anonymity: made\n  initials: BQ")
NOT_YET = ("notified: 2025-04-22", "notified: 2025-04-26")
Edit = Callable[[Document], Document]


@cache
def the_form() -> Format:
    return load_format(shipped_formats() / "police-statement-s9" / "1")


def reading_of(*changes: tuple[str, str], text: str = OPEN, edit: Edit | None = None) -> TextReading:
    case = case_of(*changes, text=text)
    statement = case.statements[0]
    document = compose(served_view(case, statement), the_form(), as_at=statement.date, mark="DRAFT")
    document = edit(document) if edit else document
    return TextReading(DataReading(case, statement, 0), document, the_form(), agreed=True)


def filed(document: Document) -> FileReading:
    docx = open_docx(write_docx(document, the_form().reference))
    fonts = tuple(Face(*face) for face in faces())
    return FileReading(document, docx, open_pdf(write_pdf(document, the_form().css)), fonts)


@pytest.mark.parametrize("text", [OPEN, CLOSED], ids=["open", "closed"])
@pytest.mark.parametrize("changes", [(), (CANNOT_READ,)], ids=["a maker who can read", "a child who cannot"])
def test_the_shipped_format_trips_no_rule_of_its_profile_by_its_own_words(text: str, changes: Changes) -> None:
    seen = reading_of(*changes, text=text)
    for_ = Round("s9_mg11", Stage.FINAL, lambda at: Place(str(at)))
    pairs = ((Reads.DATA, seen.data), (Reads.TEXT, seen), (Reads.FILE, filed(seen.document)))
    findings = [finding for reads, reading in pairs for finding in run_rules(reading, reads, for_)]
    stand = [finding.rule for finding in findings if finding.severity is not Severity.NOTE]
    assert stand == ([] if text is OPEN else ["WS-114"])


def test_the_corner_and_the_wide_margin_are_of_the_tribunals_form_alone() -> None:
    assert [rule.id for rule in RULES.values() if rule.profiles == TRIBUNAL] == ["WS-05", "WS-09"]
    assert [rule.id for rule in RULES.values() if rule.profiles == SECTION_9] == ["WS-21", "WS-23"]


@dataclass(frozen=True)
class TextTry:
    """A rule over one text of the open case in the form of section 9; nowhere is a near miss."""

    rule: str
    about: str
    hits: tuple[str, ...] = ()
    case: Changes = ()
    edit: Edit | None = None

    def __str__(self) -> str:
        return f"{self.rule} {self.about}"


TEXTS = (
    TextTry("WS-04", "an appeal of which nobody knew", ("title",), (NOT_YET, *own("See HU/01188/2025."))),
    TextTry("WS-04", "a name under an order of anonymity", ("title",), (ANONYMOUS, *own("He is Caio Lopes."))),
    TextTry("WS-04", "initials under an order", case=(ANONYMOUS, ("{subject}", "the Appellant"))),
    TextTry("WS-04", "no heading of proceedings"),
    TextTry("WS-20", "another number of words", ("true",), edit=said("to be true", "be true", "true")),
    TextTry("WS-20", "a reader's declaration beside it", case=(CANNOT_READ,)),
    TextTry("WS-22", "no line to sign for the reader", ("read",), (CANNOT_READ,), without("reader")),
    TextTry("WS-22", "a line for each", case=(CANNOT_READ,)),
    TextTry("WS-25", "nothing that the reader declares", ("makers.0.can_read",), (CANNOT_READ,), without("read")),
    TextTry("WS-25", "what the reader declares", case=(CANNOT_READ,)),
    TextTry("WS-28", "the maker's own claim", ("paragraph 8",), own("This is a section 9 statement.")),
    TextTry("WS-28", "what the form is called"),
    TextTry("WS-02", "the age of a maker under 18", ("makers.0.age", "paragraph 1"), (CANNOT_READ,), said("17", "18")),
)


@pytest.mark.parametrize("row", TEXTS, ids=str)
def test_a_rule_hits_the_text_of_a_section_9_statement_just_where_it_should(row: TextTry) -> None:
    reading = reading_of(*row.case, edit=row.edit)
    found = where(RULES[row.rule].check(reading), reading.document)
    assert found == row.hits


def counting(number: str) -> Edit:
    """Print a number of pages that nobody counted."""

    def edit(document: Document) -> Document:
        blocks = (_fixed(block, number) if isinstance(block, Declaration) else block for block in document.blocks)
        return replace(document, blocks=tuple(blocks))

    return edit


def _fixed(block: Declaration, number: str) -> Declaration:
    return replace(block, spans=tuple(TextSpan(number, HERE) if s.type == "late" else s for s in block.spans))


def unsigned(document: Document) -> Document:
    return replace(document, running=replace(document.running, footer_left=(TextSpan("Signed", HERE),)))


@pytest.fixture(scope="module")
def files() -> FileReading:
    return filed(reading_of().document)


def a_page_fewer(files: FileReading) -> FileReading:
    return replace(files, pdf=replace(files.pdf, pages=files.pdf.pages[:-1]))


def written_in(files: FileReading) -> FileReading:
    """Hold files with a number that nobody counted against the document that counts."""
    return replace(filed(reading_of(edit=counting("9")).document), document=files.document)


def written_in_everywhere(_: FileReading) -> FileReading:
    return filed(reading_of(edit=counting("9")).document)


def without_lines(_: FileReading) -> FileReading:
    return filed(reading_of(edit=unsigned).document)


def without_feet(files: FileReading) -> FileReading:
    return replace(files, docx=replace(files.docx, footers=()))


@dataclass(frozen=True)
class FileTry:
    """A rule over the files of the open case in the form of section 9, as they are or spoilt."""

    rule: str
    about: str
    hits: tuple[str, ...] = ()
    spoil: Callable[[FileReading], FileReading] | None = None

    def __str__(self) -> str:
        return f"{self.rule} {self.about}"


PAGES = ("page 1 of the PDF", "page 2 of the PDF", "page 3 of the PDF")
FILES = (
    FileTry("WS-21", "the number of pages"),
    FileTry("WS-21", "a page that is missing", ("true",), a_page_fewer),
    FileTry("WS-21", "a number that nobody counted", ("true", "true"), written_in),
    FileTry("WS-21", "a declaration that counts nothing", ("end",), written_in_everywhere),
    FileTry("WS-23", "two lines at each foot"),
    FileTry("WS-23", "one line only", (*PAGES, DOCX), without_lines),
    FileTry("WS-23", "no foot", ("the DOCX",), without_feet),
)


@pytest.mark.parametrize("row", FILES, ids=str)
def test_a_rule_hits_the_files_of_a_section_9_statement_just_where_it_should(row: FileTry, files: FileReading) -> None:
    reading = row.spoil(files) if row.spoil else files
    assert where(RULES[row.rule].check(reading), reading.document) == row.hits
