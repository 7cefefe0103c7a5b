"""A written PDF says its document, block by block, and looks as it should be looked at by a machine."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from docgen.document import (
    Document,
    FormatStamp,
    Heading,
    LateSpan,
    LateValue,
    PageBreak,
    Paragraph,
    ReferenceSpan,
    ReferenceTo,
    Role,
    Running,
    ValueSpan,
    block_id,
    leaves,
    printed_in_pdf,
)
from docgen.errors import FormatError, InputError, MachineError
from docgen.papers.pdf import PdfFacts, open_pdf
from docgen.pdf import write_pdf
from docgen.workroom.typesetting import typesetting
from tests.made.documents import HOSTILE, numbered, statement_document, text
from tests.pdf.conftest import DOCUMENTS, blocks_that_differ

STAMP = FormatStamp("police-statement-tribunal", 1, "0" * 64)


def small(
    *blocks: Heading | Paragraph | PageBreak, running: Running | None = None, mark: str | None = None
) -> Document:
    return Document(STAMP, "A title", date(2025, 4, 25), blocks, running or Running(), mark)


def written_facts(document: Document, css: str) -> PdfFacts:
    return open_pdf(write_pdf(document, css))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_block_is_one_structure_element_with_its_id_in_order_saying_its_text(
    name: str, facts: dict[str, PdfFacts]
) -> None:
    document = DOCUMENTS[name]()
    wanted = [leaf.id for leaf in leaves(document)]
    named = [element.id for element in facts[name].elements]
    assert [found for found in named if found in wanted] == wanted
    assert blocks_that_differ(document, facts[name]) == ()


def test_text_is_extracted_exactly_spaces_and_hostile_characters_included(facts: dict[str, PdfFacts]) -> None:
    document, elements = DOCUMENTS["long-draft"](), facts["long-draft"].by_id()
    for leaf in leaves(document):
        assert elements[leaf.id].text == printed_in_pdf(leaf, 0, 0).replace("\t", "")
    whole = "".join(element.text for element in facts["long-draft"].elements[:1])
    assert all(words in whole for words in HOSTILE)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_text_is_outside_the_tag_tree_and_the_artifacts(name: str, facts: dict[str, PdfFacts]) -> None:
    assert [page.unmarked for page in facts[name].pages] == [""] * len(facts[name].pages)


@pytest.mark.parametrize(("name", "pages"), [("long-draft", 11), ("one-page", 1)])
def test_each_page_is_a4_and_its_running_heads_are_pagination_artifacts(
    name: str, pages: int, facts: dict[str, PdfFacts]
) -> None:
    assert len(facts[name].pages) == pages
    for page in facts[name].pages:
        assert (page.width, page.height, page.rotation) == (210.0, 297.0, 0)
        said = {(artifact.type, artifact.subtype, artifact.text) for artifact in page.artifacts}
        assert ("Pagination", "Header", "OFFICIAL") in said
        assert ("Pagination", "Footer", "Statement of L Haddenham") in said
        assert ("Pagination", "Footer", f"Page {page.number} of {pages}") in said


def test_a_draft_says_so_in_the_head_of_every_page_and_a_final_nowhere(facts: dict[str, PdfFacts]) -> None:
    for page in facts["long-draft"].pages:
        assert [a.text for a in page.artifacts if a.subtype == "Header"].count("DRAFT") == 1
    assert all("DRAFT" not in a.text for page in facts["long-final"].pages for a in page.artifacts)
    assert all("DRAFT" not in element.text for element in facts["long-final"].elements)


def test_the_draft_mark_moves_no_line(facts: dict[str, PdfFacts]) -> None:
    assert [e.pages for e in facts["long-draft"].elements] == [e.pages for e in facts["long-final"].elements]


def test_a_paragraph_cut_by_a_page_break_is_one_element_on_two_pages(facts: dict[str, PdfFacts]) -> None:
    cut = [e for e in facts["long-draft"].elements if e.role == "P" and len(e.pages) > 1]
    assert cut
    assert all(element.pages[1] == element.pages[0] + 1 for element in cut)


def test_a_table_over_pages_is_one_table_with_one_head_and_the_repeated_head_is_an_artifact(
    facts: dict[str, PdfFacts],
) -> None:
    elements = facts["long-draft"].elements
    (table,) = (e for e in elements if e.role == "Table")
    assert [e.role for e in elements if e.role in {"THead", "TBody"}] == ["THead", "TBody"]
    assert [(e.text, e.scope) for e in elements if e.role == "TH"] == [
        ("No", "Column"),
        ("Date", "Column"),
        ("What was recorded", "Column"),
    ]
    for number in table.pages[1:]:
        repeated = [a for a in facts["long-draft"].pages[number - 1].artifacts if a.subtype == ""]
        assert [(a.type, a.text) for a in repeated] == [
            ("Pagination", "No"),
            ("Pagination", "Date"),
            ("Pagination", "What was recorded"),
        ]


def test_a_header_cell_in_a_body_row_heads_its_row(facts: dict[str, PdfFacts]) -> None:
    heads = [(e.scope, e.text) for e in facts["scripts"].elements if e.role == "TH"]
    columns = [("Column", "Script"), ("Column", "Name"), ("Column", "Bold")]
    assert heads[:4] == [*columns, ("Row", "Polish")]
    assert {scope for scope, _ in heads[3:]} == {"Row"}


def test_an_exhibit_mark_is_never_broken(css: str) -> None:
    marks = [ReferenceSpan(f"LOWRI/{n}", ReferenceTo.EXHIBIT, f"LOWRI/{n}", "e") for n in range(60)]
    document = small(numbered(1, *(part for mark in marks for part in (text("x "), mark, text(", ")))))
    found = written_facts(document, css)
    bold = [run.text for mark in found.elements[0].marked for run in mark.runs if run.bold]
    assert bold == [mark.text for mark in marks]


def test_a_table_row_and_the_signature_are_never_split(facts: dict[str, PdfFacts]) -> None:
    elements = facts["long-draft"].elements
    whole = [e for e in elements if e.role in {"TR", "Div"}]
    assert len(whole) == 27
    assert all(len(e.pages) == 1 for e in whole)


def test_no_element_is_an_empty_wrapper(facts: dict[str, PdfFacts]) -> None:
    assert all(element.text for element in facts["long-draft"].elements)


def test_the_outline_follows_the_headings_with_their_pages(facts: dict[str, PdfFacts]) -> None:
    outline = [(item.level, item.title, item.page) for item in facts["long-draft"].outline]
    assert outline == [
        (1, "WITNESS STATEMENT OF LOWRI HADDENHAM", 1),
        (2, "What I did", 1),
        (2, "Exhibits", 9),
        (2, "Statement of truth", 11),
    ]


def test_the_file_says_its_title_language_standards_and_the_documents_own_date(facts: dict[str, PdfFacts]) -> None:
    said = facts["long-draft"].metadata
    assert (said.title, said.language, said.shows_title) == ("Witness statement of Lowri HADDENHAM", "en-GB", True)
    assert (said.pdfa, said.pdfua) == ("2a", "1")
    assert (said.created, said.modified) == ("D:20250425", "D:20250425")


def test_nothing_in_the_file_can_run_or_hide(facts: dict[str, PdfFacts]) -> None:
    assert {name: (found.active, found.encrypted) for name, found in facts.items()} == dict.fromkeys(facts, ((), False))


def test_a_reference_to_a_paragraph_is_a_link_in_words_and_an_exhibit_mark_is_bold(css: str) -> None:
    target = numbered(1, text("I saw it."))
    link = ReferenceSpan("paragraph 1", ReferenceTo.PARAGRAPH, target.id, "refs")
    mark = ReferenceSpan("LH/1", ReferenceTo.EXHIBIT, "LH/1", "exhibits.LH/1")
    document = small(target, numbered(2, text("See "), link, text(" and "), mark, text(".")))
    data = write_pdf(document, css)
    found = open_pdf(data)
    (element,) = (e for e in found.elements if e.role == "Link")
    assert element.text == "paragraph 1"
    assert [run.text for mark in found.elements[0].marked for run in mark.runs if run.bold] == ["LH/1"]
    assert blocks_that_differ(document, found) == ()


def test_a_link_over_a_line_end_is_one_element(css: str) -> None:
    target = numbered(1, text("I saw it."))
    link = ReferenceSpan("paragraph 1 " + "of this statement " * 8, ReferenceTo.PARAGRAPH, target.id, "refs")
    found = written_facts(small(target, numbered(2, text("As I said in "), link, text("."))), css)
    assert [e.text for e in found.elements if e.role == "Link"] == [link.text]


def test_page_numbers_in_the_text_are_what_layout_made(css: str) -> None:
    pages = LateSpan(LateValue.PAGES)
    blocks = (
        numbered(1, text("This statement has "), pages, text(" pages.")),
        PageBreak("bk", "c"),
        numbered(2, text("x")),
    )
    document = small(*blocks)
    found = written_facts(document, css)
    assert found.by_id()[blocks[0].id].text == "1. This statement has 2 pages."
    assert blocks_that_differ(document, found) == ()


@pytest.mark.parametrize(
    "words",
    [
        "</p><script>x</script>",
        "&lt;b&gt; &amp; &#x41;",
        "<!-- -->",
        '" } @page { size: A3 } .x { "',
        "\\22 } body { display: none }",
        "a    b  \u00a0 c",
        " leading and trailing ",
        "one\ntwo",
        "office fluffy first waffle",
        "https://example.invalid/?a=1&b=2",
    ],
)
def test_no_text_becomes_markup_or_style_in_body_title_head_or_foot(words: str, css: str) -> None:
    kept = words.replace("\n", " ")
    running = Running((text(kept),), (text(kept),), (text(kept),))
    document = replace(
        small(numbered(1, text(words)), Heading("h", "c", 1, (text(kept),)), running=running, mark=kept), title=kept
    )
    found = written_facts(document, css)
    assert blocks_that_differ(document, found) == ()
    assert found.metadata.title == kept
    assert found.pages[0].width == 210.0
    assert "".join(a.text for a in found.pages[0].artifacts).replace(" ", "") == kept.replace(" ", "") * 4


def test_white_space_is_kept_as_it_is_at_line_ends_too(css: str) -> None:
    words = "word  " * 60 + "end"
    document = small(numbered(1, text(words)))
    assert written_facts(document, css).by_id()[document.blocks[0].id].text == f"1. {words}"


@pytest.mark.parametrize(
    ("char", "named"),
    [
        ("\U0001f600", "U+1F600 (grinning face)"),
        ("\x07", "U+0007 (a control character)"),
        ("\u202e", "U+202E (right-to-left override)"),
        ("\ufb01", "U+FB01"),
        ("\u3000", "U+3000"),
        ("\u034f", "U+034F"),
        ("\u202f", "U+202F"),
        ("\ufe00", "U+FE00"),
        ("\u2fba", "U+2FBA"),
    ],
)
def test_a_character_that_no_font_has_is_refused_by_code_point_and_place_never_by_value(
    char: str, named: str, css: str
) -> None:
    with pytest.raises(InputError) as refused:
        write_pdf(small(numbered(7, text(f"secret{char}words"))), css)
    assert named in str(refused.value)
    assert "body paragraph 7" in str(refused.value)
    assert "secret" not in str(refused.value)


def test_a_character_that_cannot_be_printed_is_told_by_the_field_it_stands_in(css: str) -> None:
    spans = (ValueSpan("fine", "makers.0.rank", "fine", "text"), ValueSpan("o\ufb01ce", "makers.0.unit", "x", "text"))
    with pytest.raises(InputError, match=r"paragraph 7 makers\.0\.unit: U\+FB01 \(latin small ligature fi\) cannot be"):
        write_pdf(small(numbered(7, *spans)), css)


@pytest.mark.parametrize(
    "style",
    ["p { background: url(https://example.invalid/x.png) }", "@import 'x.css';", "p { colour: red }", "p { color: }"],
)
def test_styles_that_reach_out_or_are_not_understood_are_refused(style: str) -> None:
    with pytest.raises(FormatError):
        write_pdf(small(numbered(1, text("x"))), style)


def test_a_table_cell_longer_than_a_page_is_split_and_stays_one_cell(css: str) -> None:
    document = statement_document(1, 2)
    (table,) = (b for b in document.blocks if b.type == "table")
    row = table.rows[0]
    long = replace(row.cells[2], spans=(text("many words " * 900),))
    bigger = replace(table, rows=(replace(row, cells=(*row.cells[:2], long)), *table.rows[1:]))
    document = replace(document, blocks=tuple(bigger if b is table else b for b in document.blocks))
    found = written_facts(document, css)
    assert len(found.by_id()[long.id].pages) > 1
    assert blocks_that_differ(document, found) == ()


def test_a_pdf_that_says_otherwise_is_found_out(facts: dict[str, PdfFacts]) -> None:
    document = DOCUMENTS["one-page"]()
    last = document.blocks[-3]
    assert last.type == "heading"
    altered = replace(
        document,
        blocks=(*document.blocks[:-3], replace(last, spans=(text("Statement of truths"),)), *document.blocks[-2:]),
    )
    assert blocks_that_differ(altered, facts["one-page"]) == (last.id,)
    swapped = replace(document, blocks=(document.blocks[1], document.blocks[0], *document.blocks[2:]))
    assert blocks_that_differ(swapped, facts["one-page"]) == (document.blocks[1].id, document.blocks[0].id)
    added = replace(
        document, blocks=(*document.blocks, Paragraph(block_id("x", ""), "x", Role.PLAIN, None, (text("x"),)))
    )
    assert blocks_that_differ(added, facts["one-page"]) == (block_id("x", ""),)


def test_without_our_fonts_nothing_is_written(css: str, tmp_path: Path) -> None:
    machine = (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        "<dir>/usr/share/fonts</dir></fontconfig>"
    )
    with typesetting(tmp_path, machine, 0), pytest.raises(MachineError, match="not docgen's"):
        write_pdf(small(numbered(1, text("x"))), css)


def test_a_space_that_stands_alone_between_bold_words_or_at_a_line_s_end_is_said(css: str) -> None:
    """WeasyPrint draws nothing for a space alone; the tag tree says it, at whatever width the line breaks."""
    for width in range(30, 60):
        spans = (
            text("m" * width + " on "),
            ValueSpan("2 February 2025", "incidents.I1.date", "2025-02-02", "date"),
            text(" (as recorded) "),
            text("one", strong=True),
            text(" "),
            text("two", strong=True),
        )
        whole = Document(FormatStamp("made", 1, "0" * 64), "Made", date(2025, 1, 1), (numbered(1, *spans),))
        assert blocks_that_differ(whole, open_pdf(write_pdf(whole, css))) == (), width


def foot_of(words: str) -> Running:
    value = ValueSpan(words, "maker.name.family", words, "as_is", False)
    return Running((), (text("Statement of "), value), (text("Page "), LateSpan(LateValue.PAGE)))


@pytest.mark.parametrize("words", ["Vantongeren " * 12, "x" * 200], ids=["many words", "one long word"])
def test_a_long_name_in_the_foot_wraps_whole_and_leaves_the_page_number_on_one_line(words: str, css: str) -> None:
    document = replace(small(numbered(1, text("I saw him."))), running=foot_of(words.strip()))
    *name, page = [a.text for a in written_facts(document, css).pages[0].artifacts if a.subtype == "Footer"]
    assert len(name) > 1
    assert "".join(name) == f"Statement of {words.strip()}"
    assert page == "Page 1"


def test_a_foot_that_would_run_off_the_sheet_is_refused_by_the_field_of_its_longest_value(css: str) -> None:
    document = replace(small(numbered(1, text("I saw him."))), running=foot_of("x" * 2_000))
    with pytest.raises(InputError) as refused:
        written_facts(document, css)
    assert str(refused.value) == (
        "maker.name.family: What stands at the foot of each page is longer than the room there. Shorten it."
    )
