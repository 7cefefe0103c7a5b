"""Rules over finished files: real files, made by the real writers, then spoilt or held against another document."""

# ruff: noqa: E501 - one row, one line where it can be

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from docgen.checks.files_agree import blocks_that_differ_in_docx, blocks_that_differ_in_pdf
from docgen.checks.rule import FileReading
from docgen.document import (
    Document,
    LateSpan,
    LateValue,
    Paragraph,
    Role,
    TextSpan,
    WordsSpan,
    document_from_record,
    document_to_record,
    leaves,
)
from docgen.papers.ooxml import DocxFacts, open_docx
from docgen.word import write_docx
from tests.checks.conftest import Filed
from tests.checks.readings import CLOSED, FORM, OPEN, file_hits, own, readings, repacked, said, without
from tests.made.cases import case_of
from tests.made.documents import HERE, statement_document
from tests.pdf.scripts import scripts_document

DOCX = "section 1 of the DOCX"
Spoil = Callable[[FileReading], FileReading]


@dataclass(frozen=True)
class Try:
    """One rule over the files of the open case (draft, or final), as they are or spoilt; no hits is a near miss."""

    rule: str
    about: str
    hits: tuple[str, ...] = ()
    spoil: Spoil | None = None
    edit: Callable[[Document], Document] | None = None
    final: bool = False
    case: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.rule} {self.about}"


def pages(*numbers: int) -> tuple[str, ...]:
    return tuple(f"page {number} of the PDF" for number in numbers)


def claimed(edit: Callable[[Document], Document]) -> Spoil:
    """Hold the files against another document than they were made from."""
    return lambda reading: replace(reading, document=edit(reading.document))


def docx_page(**changes: float) -> Spoil:
    def spoil(reading: FileReading) -> FileReading:
        return replace(reading, docx=replace(reading.docx, pages=(replace(reading.docx.pages[0], **changes),)))

    return spoil


def pdf_page(**changes: float) -> Spoil:
    def spoil(reading: FileReading) -> FileReading:
        first, *others = reading.pdf.pages
        return replace(reading, pdf=replace(reading.pdf, pages=(replace(first, **changes), *others)))

    return spoil


def docx_of(part: str, old: str, new: str) -> Spoil:
    """Alter the Word file itself, and read it again."""

    def spoil(reading: FileReading) -> FileReading:
        package = write_docx(reading.document, FORM().reference)
        return replace(reading, docx=open_docx(repacked(package, part, old.encode(), new.encode())))

    return spoil


def marked(mark: str | None) -> Callable[[Document], Document]:
    return lambda document: replace(document, mark=mark)


def without_page_numbers(document: Document) -> Document:
    return replace(document, running=replace(document.running, footer_right=()))


def with_pages_alone(document: Document) -> Document:
    right = (TextSpan("Page ", HERE), LateSpan(LateValue.PAGE), TextSpan(" of 9", HERE))
    return replace(document, running=replace(document.running, footer_right=right))


def another_foot(document: Document) -> Document:
    return replace(document, running=replace(document.running, footer_left=(TextSpan("Another foot", HERE),)))


def with_words(document: Document) -> Document:
    """Add a paragraph with line breaks, spaces, a page count and a name in Arabic."""
    spans = (WordsSpan("One\ntwo  three, كريم الحداد, of ", "statement.x", 0), LateSpan(LateValue.PAGES))
    return replace(document, blocks=(*document.blocks, Paragraph("bffffffffffff", "x", Role.PLAIN, None, spans)))


BODY = "word/document.xml"
TRIES = (
    Try("WS-07", "no numbers", (*pages(1, 2, 3), f"{DOCX}, default pages"), edit=without_page_numbers),
    Try("WS-07", "another number of pages", (*pages(1, 2, 3), f"{DOCX}, default pages"), edit=with_pages_alone),
    Try("WS-07", "another foot beside them", edit=another_foot),
    Try("WS-08", "a letter's width", (DOCX,), docx_page(width=215.9)),
    Try("WS-08", "a page lying", pages(1), pdf_page(width=297.0, height=210.0)),
    Try("WS-08", "a rounding", spoil=pdf_page(width=210.02)),
    Try("WS-09", "a narrow margin", (DOCX,), docx_page(left=25.4)),
    Try("WS-09", "a rounding", spoil=docx_page(left=34.9)),
    Try("WS-27", "a final's files for a draft", (*pages(1, 2, 3), f"{DOCX}, default pages"),
        claimed(marked("DRAFT")), final=True),
    Try("WS-27", "a draft's files for a final", (*pages(1, 2, 3), f"{DOCX}, default pages"), claimed(marked(None))),
    Try("WS-27", "a final that speaks of a draft", final=True, case=own("I wrote a DRAFT of this.")),
    Try("WS-110", "a word changed in the DOCX", ("paragraph 8",), docx_of(BODY, "without paying", "while paying")),
    Try("WS-110", "a paragraph added to the DOCX", ("paragraph 1 of the DOCX",),
        docx_of(BODY, "<w:body>", "<w:body><w:p><w:r><w:t>Added.</w:t></w:r></w:p>")),
    Try("WS-110", "a foot changed in the DOCX", ("footer of all pages in the DOCX",),
        docx_of("word/footer1.xml", "Haddenham", "Hadenham")),
    Try("WS-110", "a number taken away in the DOCX", tuple(f"paragraph {n}" for n in range(1, 16)),
        docx_of(BODY, '<w:numId w:val="1"/>', '<w:numId w:val="0"/>')),
    Try("WS-110", "a tracked change", ("paragraph 8", "the DOCX"),
        docx_of(BODY, "They were recovered.</w:t></w:r>", 'They were recovered.</w:t></w:r><w:ins w:id="9" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins>')),
    Try("WS-110", "another date in both", ("corner-date",) * 2, claimed(said("25 April 2025", "26 April 2025", "corner-date"))),
    Try("WS-110", "a block that the document has not", ("paragraph 19 of the DOCX", "page 1 of the PDF"),
        claimed(without("how-i-know"))),
    Try("WS-110", "a block that the files have not", ("x", "x"), claimed(with_words)),
    Try("WS-110", "another foot in both", ("footer of all pages in the DOCX", *pages(1, 2, 3)), claimed(another_foot)),
    Try("WS-110", "line breaks, spaces, late numbers and Arabic", edit=with_words),
)  # fmt: skip


def reading_of(row: Try, filed: Filed) -> FileReading:
    document = readings(case_of(*row.case), final=row.final)[1].document
    reading = filed(row.edit(document) if row.edit else document)
    return row.spoil(reading) if row.spoil else reading


@pytest.mark.parametrize("row", TRIES, ids=str)
def test_a_rule_over_files_hits_just_where_it_should(row: Try, filed: Filed) -> None:
    assert file_hits(row.rule, reading_of(row, filed)) == row.hits


@pytest.mark.parametrize("text", [OPEN, CLOSED], ids=["open", "closed"])
@pytest.mark.parametrize("final", [False, True], ids=["draft", "final"])
def test_both_files_say_every_block_of_the_document(text: str, final: bool, filed: Filed) -> None:
    reading = filed(readings(case_of(text=text), final=final)[1].document)
    assert blocks_that_differ_in_docx(reading.document, reading.docx) == ()
    assert blocks_that_differ_in_pdf(reading.document, reading.pdf, reading.faces) == ()


@pytest.mark.parametrize("make", [statement_document, scripts_document], ids=["long and hostile", "many scripts"])
def test_long_hostile_and_foreign_documents_are_said_by_both_files(make: Callable[[], Document], filed: Filed) -> None:
    reading = filed(make())
    assert file_hits("WS-110", reading) == ()
    assert file_hits("WS-27", reading) == ()


def test_each_block_that_is_said_otherwise_is_found_in_both_files(filed: Filed) -> None:
    """Every leaf in turn: no block is passed over."""
    reading = filed(readings(case_of())[1].document)
    for leaf in leaves(reading.document):
        other = _with(reading.document, leaf.id)
        assert blocks_that_differ_in_docx(other, reading.docx) == (leaf.id,)
        assert blocks_that_differ_in_pdf(other, reading.pdf, reading.faces) == (leaf.id,)


def _with(document: Document, name: str) -> Document:
    """Say one more word in one leaf."""

    def walk(value: object) -> object:
        if isinstance(value, dict):
            made = {key: walk(item) for key, item in value.items()}
            if made.get("id") == name and "spans" in made:
                word = {"text": "x", "place": {"file": "x", "line": 1, "column": 1}, "strong": False, "type": "text"}
                made["spans"] = [*made["spans"], word]
            return made
        return [walk(item) for item in value] if isinstance(value, list) else value

    return document_from_record(walk(document_to_record(document)))


def test_a_word_file_without_edges_is_not_taken_for_a_good_one(filed: Filed) -> None:
    reading = filed(readings(case_of())[1].document)
    bare: DocxFacts = replace(reading.docx, headers=(), footers=())
    assert file_hits("WS-110", replace(reading, docx=bare)) == (
        "header of all pages in the DOCX",
        "footer of all pages in the DOCX",
    )
