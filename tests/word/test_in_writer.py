"""What the real LibreOffice Writer makes of the file."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from docgen.document import Paragraph, leaves
from docgen.papers.ooxml import DocxFacts, open_docx
from docgen.word import write_docx
from tests.made.documents import statement_document
from tests.made.reference_docx import parts
from tests.pdf.test_draft_mark import red_in_the_corners
from tests.word.documents import document, table, working_document
from tests.word.office import Office, pdf_text
from tests.word.test_writer import by_block, printed

MADE = working_document()


@pytest.fixture(scope="module")
def saved(office: Office, reference: bytes) -> DocxFacts:
    """The working document after Writer has opened and saved it."""
    return open_docx(office.convert(write_docx(MADE, reference), "docx"))


@pytest.fixture(scope="module")
def pages(office: Office, reference: bytes, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The text of the pages of a long draft, as Writer lays them out."""
    long = statement_document(rows=45)
    return pdf_text(office.convert(write_docx(long, reference), "pdf"), tmp_path_factory.mktemp("pdf"))


@pytest.mark.parametrize(
    "hiding",
    [
        '<w:strike/><w:vanish/><w:color w:val="FFFFFF"/><w:spacing w:val="-20"/><w:w w:val="1"/><w:sz w:val="2"/>',
        '<w:b/><w:color w:val="FFFFFF" w:themeColor="background1"/><w:sz w:val="2"/>',
    ],
)
def test_a_format_cannot_hide_the_mark_of_a_draft(hiding: str, office: Office, tmp_path: Path) -> None:
    before, _, after = parts()["word/styles.xml"].partition('<w:name w:val="Draft Mark"/>')
    style, _, rest = after.partition("</w:style>")
    spoiled = style.partition("<w:rPr>")[0] + f"<w:rPr>{hiding}</w:rPr>"
    styles = f'{before}<w:name w:val="Draft Mark"/>{spoiled}</w:style>{rest}'
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as package:
        for name, xml in {**parts(), "word/styles.xml": styles}.items():
            package.writestr(name, xml)
    pdf = office.convert(write_docx(MADE, whole.getvalue()), "pdf")
    found = red_in_the_corners(pdf, tmp_path)
    assert found
    assert min(found) > 50


def test_every_text_comes_back_as_it_went_in(saved: DocxFacts) -> None:
    found = {block: each.text for block, each in by_block(saved).items()}
    assert found == {leaf.id: printed(leaf) for leaf in leaves(MADE)}


def test_every_number_comes_back_as_it_went_in(saved: DocxFacts) -> None:
    found = {block: each.number for block, each in by_block(saved).items() if each.number}
    assert found == {leaf.id: f"{leaf.number}." for leaf in leaves(MADE) if isinstance(leaf, Paragraph) and leaf.number}


def test_styles_edges_digest_and_page_outlive_a_save(saved: DocxFacts, reference: bytes) -> None:
    before = open_docx(write_docx(MADE, reference))
    assert [each.style.casefold() for each in saved.paragraphs] == [each.style.casefold() for each in before.paragraphs]
    assert [each.text for each in saved.headers] == ["OFFICIAL\nDRAFT"]
    assert [each.text.partition("\t")[0] for each in saved.footers] == ["Statement of L Haddenham"]
    assert saved.custom == before.custom
    assert saved.pages == before.pages
    assert (saved.revisions, saved.unread) == (0, ())


def test_every_page_of_a_draft_says_so_and_is_numbered(pages: list[str]) -> None:
    assert len(pages) > 10
    for number, page in enumerate(pages, start=1):
        assert re.search(r"OFFICIAL\s+DRAFT", page)
        assert f"Page {number} of {len(pages)}" in page


def test_the_head_of_a_table_stands_on_each_page_of_it(pages: list[str]) -> None:
    with_rows = [page for page in pages if re.search(r"^ *\d+ +\d+ March 2024", page, re.MULTILINE)]
    assert len(with_rows) > 1
    assert all("What was recorded" in page for page in with_rows)


def test_the_numbers_stand_in_order_before_their_paragraphs(pages: list[str]) -> None:
    found = re.findall(r"^ *(\d+)\. +On 2 February", "\n".join(pages), re.MULTILINE)
    assert found == [str(number) for number in range(1, 61)]


@pytest.mark.parametrize("paragraphs", [3, 4, 5, 6, 7, 8])
def test_the_statement_of_truth_and_its_signature_are_on_one_page(
    paragraphs: int, office: Office, reference: bytes, tmp_path: Path
) -> None:
    made = statement_document(paragraphs, rows=6)
    found = pdf_text(office.convert(write_docx(made, reference), "pdf"), tmp_path)
    signed = [page for page in found if re.search(r"^ *(Signed|Name|Dated)\b", page, re.MULTILINE)]
    assert len(signed) == 1
    for words in ("Statement of truth", "I believe that the facts are true.", "Signed", "Name", "Dated"):
        assert words in signed[0]


def test_a_row_longer_than_a_page_loses_nothing(office: Office, reference: bytes, tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(900))
    made = document(table("t", (("1", words), ("2", "after"))))
    found = "\n".join(pdf_text(office.convert(write_docx(made, reference), "pdf"), tmp_path))
    assert re.findall(r"word\d+", found) == words.split()
    assert "after" in found


def test_what_follows_a_page_break_begins_a_page(office: Office, reference: bytes, tmp_path: Path) -> None:
    found = pdf_text(office.convert(write_docx(MADE, reference), "pdf"), tmp_path)
    firsts = [re.sub(r"OFFICIAL|DRAFT", "", page).split("\n") for page in found]
    openings = [next(line.strip() for line in lines if line.strip()) for lines in firsts]
    assert "Statement of truth" in openings
    assert any(re.match(r"No +What it is", opening) for opening in openings)
