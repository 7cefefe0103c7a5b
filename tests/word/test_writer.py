import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.document import (
    Document,
    Heading,
    Leaf,
    Paragraph,
    Role,
    SignatureLine,
    digest,
    leaves,
    text_of,
)
from docgen.errors import FormatError
from docgen.papers.ooxml import DocxFacts, ParagraphFacts, open_docx
from docgen.papers.ooxml_names import w
from docgen.word import write_docx
from tests.made.documents import statement_document, text
from tests.made.reference_docx import parts, reference_docx
from tests.word.documents import (
    TEXTS,
    document,
    exhibit,
    paragraph,
    reference_to,
    signature,
    table,
    working_document,
)

REFERENCE = reference_docx()


def facts(made: Document) -> DocxFacts:
    return open_docx(write_docx(made, REFERENCE))


def by_block(found: DocxFacts) -> dict[str, ParagraphFacts]:
    return {name.removeprefix("dg_"): each for each in found.paragraphs for name in each.bookmarks}


def printed(leaf: Leaf) -> str:
    if isinstance(leaf, SignatureLine):
        return f"{text_of(leaf.label)}\t{text_of(leaf.spans) or chr(9)}"
    return text_of(leaf.spans)


def part(made: Document, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(write_docx(made, REFERENCE))) as package:
        return etree.fromstring(package.read(name))


def test_the_reference_document_that_ships_is_the_one_that_its_script_makes(reference: bytes) -> None:
    assert reference == REFERENCE


@pytest.mark.parametrize("made", [working_document(), statement_document()], ids=["all kinds", "long"])
def test_every_block_with_text_is_one_paragraph_under_its_own_bookmark_with_its_own_text(made: Document) -> None:
    found = facts(made)
    expected = [((f"dg_{leaf.id}",), printed(leaf)) for leaf in leaves(made)]
    assert [(each.bookmarks, each.text) for each in found.paragraphs if each.style != "Table Gap"] == expected


@pytest.mark.parametrize("made", [working_document(), statement_document()], ids=["all kinds", "long"])
def test_a_word_processor_counts_the_numbers_that_the_document_has(made: Document) -> None:
    numbers = {leaf.id: f"{leaf.number}." for leaf in leaves(made) if isinstance(leaf, Paragraph) and leaf.number}
    found = {block: each.number for block, each in by_block(facts(made)).items() if each.number}
    assert found == numbers
    assert numbers


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=60))
def test_any_text_arrives_as_it_is(words: str) -> None:
    found = facts(document(paragraph(1, text("["), text(words), text("]"))))
    assert found.paragraphs[0].text == f"[{words}]"


@pytest.mark.parametrize(
    ("role", "style"),
    [
        (Role.PLAIN, "Plain"),
        (Role.CORNER, "Corner"),
        (Role.COURT, "Court"),
        (Role.REFERENCE, "Reference"),
        (Role.PARTY, "Party"),
        (Role.STANDING, "Standing"),
    ],
)
def test_each_role_names_its_style_and_has_no_number(role: Role, style: str) -> None:
    found = facts(document(Paragraph("b000000000001", "c", role, None, (text("x"),)))).paragraphs[0]
    assert (found.style, found.number) == (style, None)


@pytest.mark.parametrize(
    ("level", "style"), [(1, "Title"), (2, "heading 1"), (3, "heading 2"), (4, "heading 3"), (9, "heading 3")]
)
def test_the_title_and_each_level_of_heading_name_their_style(level: int, style: str) -> None:
    assert facts(document(Heading("b000000000001", "c", level, (text("x"),)))).paragraphs[0].style == style


def test_strong_words_and_exhibit_marks_are_bold_and_nothing_else_is() -> None:
    made = document(paragraph(1, text("See "), exhibit("LH/1"), text(" and "), text("this", strong=True), text(".")))
    found = facts(made).paragraphs[0]
    assert [found.text[start:end] for start, end in found.bold_ranges] == ["LH/1", "this"]


def test_a_reference_to_a_paragraph_is_a_field_with_the_number_alone_as_its_result() -> None:
    made = document(paragraph(1, text("x")), paragraph(2, text("see "), reference_to(1, "paragraph 1"), text(" above")))
    stretches = facts(made).paragraphs[1].stretches
    assert [(each.text, each.field) for each in stretches] == [
        ("see paragraph ", None),
        ("1", f"REF dg_{made.blocks[0].id} \\r \\h"),
        (" above", None),
    ]


@pytest.mark.parametrize(
    ("words", "turned"),
    [
        ("the name محمد بن علي is", ["محمد بن علي"]),
        ("שרה כהן (Sarah)", ["שרה כהן"]),
        ("علي, 1990, حسن!", ["علي, 1990, حسن"]),
        ("عَلِيٌّ.", ["عَلِيٌّ"]),
        ("no turning at all", []),
    ],
)
def test_right_to_left_names_are_runs_of_their_own(words: str, turned: list[str]) -> None:
    runs = part(document(paragraph(1, text(words))), "word/document.xml").iter(w("r"))
    assert ["".join(run.itertext()) for run in runs if run.find(f"{w('rPr')}/{w('rtl')}") is not None] == turned


def test_a_run_ends_only_where_its_look_does() -> None:
    spans = (text("I produce "), text("the "), text("record "), text("LH/1", strong=True), text("/2", strong=True))
    runs = part(document(paragraph(1, *spans)), "word/document.xml").iter(w("r"))
    assert ["".join(run.itertext()) for run in runs] == ["I produce the record ", "LH/1/2"]


def test_right_to_left_runs_name_their_language() -> None:
    made = document(paragraph(1, text("علي and שרה")))
    languages = part(made, "word/document.xml").iterfind(f".//{w('rPr')}/{w('lang')}")
    assert [each.get(w("bidi")) for each in languages] == ["ar-SA", "he-IL"]


DUPLICATE = paragraph(1, text("x"))
NAMED = "Ann\x0bBoone"


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (document(paragraph(2, text("x"))), "number 2 where 1 is due"),
        (document(paragraph(1, text("x")), paragraph(3, text("x"))), "number 3 where 2 is due"),
        (document(Paragraph("b1", "c", Role.NUMBERED, None, ())), "number None where 1 is due"),
        (document(Paragraph("b1", "c", Role.PLAIN, 1, ())), "number 1 where None is due"),
        (document(paragraph(1, reference_to(7, "7"))), "reference does not name the number"),
        (document(paragraph(1, reference_to(1, "11"))), "reference does not name the number"),
        (document(DUPLICATE, replace(DUPLICATE, number=2)), "two blocks have one id"),
        (document(paragraph(1, text(NAMED))), "control character"),
        (document(paragraph(1, text("bad \ufffe"))), "control character"),
        (replace(document(), mark="DRAFT\x07"), "control character"),
        (replace(document(), title="T\x00"), "control character"),
    ],
)
def test_a_document_that_breaks_its_own_promises_is_not_written(made: Document, why: str) -> None:
    with pytest.raises(ValueError, match=why) as caught:
        write_docx(made, REFERENCE)
    assert "Boone" not in str(caught.value)


def test_a_draft_differs_from_the_final_in_the_header_and_in_nothing_else() -> None:
    draft, final = (write_docx(working_document(mark=mark), REFERENCE) for mark in ("DRAFT", None))
    with zipfile.ZipFile(io.BytesIO(draft)) as one, zipfile.ZipFile(io.BytesIO(final)) as other:
        assert one.namelist() == other.namelist()
        assert [name for name in one.namelist() if one.read(name) != other.read(name)] == ["word/header1.xml"]


@pytest.mark.parametrize("mark", ["DRAFT", None])
def test_every_page_carries_the_marking_and_a_draft_its_mark(mark: str | None) -> None:
    found = facts(working_document(mark=mark))
    (header,) = found.headers
    expected = [("OFFICIAL", "header"), *([(mark, "Draft Mark")] if mark else [])]
    assert [(each.text, each.style) for each in header.paragraphs] == expected
    # One default header, no other for first or even pages: so it is on every page.
    assert (header.pages, found.pages[0].first_differs, found.even_and_odd) == ("default", False, False)


def test_the_footer_has_two_ends_and_page_numbers_as_fields() -> None:
    (footer,) = facts(working_document()).footers
    assert footer.text == "Statement of L Haddenham\tPage 1 of 1"
    fields = [each.field for each in footer.paragraphs[0].stretches if each.field]
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_page_is_a4_with_margins_of_35_millimetres() -> None:
    (page,) = facts(working_document()).pages
    assert (page.width, page.height) == (210.0, 297.0)
    assert {page.top, page.right, page.bottom, page.left} == {35.0}


def test_the_properties_say_title_language_date_and_digest_and_name_nobody() -> None:
    made = working_document()
    found = facts(made)
    assert dict(found.core) == {
        "title": made.title,
        "language": "en-GB",
        "created": "2025-04-25T00:00:00Z",
        "modified": "2025-04-25T00:00:00Z",
    }
    assert found.custom == (("docgen.digest", digest(made)),)
    assert (found.revisions, found.comments, found.external, found.unread) == (0, 0, (), ())


def test_text_in_another_language_says_so() -> None:
    made = document(paragraph(1, text("Yr wyf yn gwnstabl.")), language="cy-GB")
    languages = part(made, "word/styles.xml").iterfind(f"{w('docDefaults')}//{w('lang')}")
    assert [each.get(w("val")) for each in languages] == ["cy-GB"]


def test_a_table_repeats_its_head_keeps_rows_whole_and_says_what_it_holds() -> None:
    tree = part(document(table("t", (("1", "a"), ("2", "b")))), "word/document.xml")
    (element,) = tree.iter(w("tbl"))
    rows = [{etree.QName(each).localname for each in row} for row in element.iter(w("trPr"))]
    assert rows == [{"cantSplit", "tblHeader"}, {"cantSplit"}, {"cantSplit"}]
    assert [each.get(w("val")) for each in element.iter(w("tblCaption"))] == ["No, What it is"]
    assert sum(int(each.get(w("w"), "0")) for each in element.iter(w("gridCol"))) == 11906 - 2 * 1984


def test_a_head_row_stays_with_what_it_heads_and_a_heading_of_a_row_does_not_hold_the_next_row() -> None:
    made = table("t", (("1", "a"),))
    heads_row = replace(made.rows[0].cells[0], header=True)
    made = replace(made, rows=(replace(made.rows[0], cells=(heads_row, *made.rows[0].cells[1:])),))
    tree = part(document(made), "word/document.xml")
    cells = [each for row in tree.iter(w("tr")) for each in row.iter(w("p"))]
    assert [each.find(f"{w('pPr')}/{w('keepNext')}") is not None for each in cells] == [True, True, False, False]
    assert [each.style for each in facts(document(made)).paragraphs][:4] == ["Table Head"] * 3 + ["Table"]


def test_two_tables_in_a_row_stay_two() -> None:
    body = part(document(table("one", (("1", "a"),)), table("two", (("1", "a"),))), "word/document.xml")[0]
    assert [etree.QName(each).localname for each in body] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_the_signature_stays_with_the_declaration_and_in_one_piece() -> None:
    tree = part(document(signature()), "word/document.xml")
    kept = [each.find(f"{w('pPr')}/{w('keepNext')}") is not None for each in tree.iter(w("p"))]
    assert kept == [True, True, True, False]


@pytest.mark.parametrize("style", ["Numbered Paragraph", "Draft Mark", "Strong", "Ruled Table"])
def test_a_reference_document_without_a_style_is_refused_by_the_name_of_the_style(style: str) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as package:
        for name, xml in parts().items():
            package.writestr(name, xml.replace(f'<w:name w:val="{style}"/>', '<w:name w:val="Other"/>'))
    with pytest.raises(FormatError, match=style):
        write_docx(document(), whole.getvalue())


@pytest.mark.parametrize("lost", [' w:left="1984"', ' w:right="1984"', ' w:w="11906"'])
def test_a_reference_document_whose_page_lacks_a_measure_is_refused(lost: str) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as package:
        for name, xml in parts().items():
            package.writestr(name, xml.replace(lost, "") if name == "word/document.xml" else xml)
    with pytest.raises(FormatError, match="lacks a page width, or a margin"):
        write_docx(document(), whole.getvalue())


def test_all_hard_texts_are_in_the_document_that_goes_through_the_office() -> None:
    assert set(TEXTS) <= {each.text for leaf in leaves(working_document()) for each in leaf.spans}
