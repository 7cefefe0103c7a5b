"""What the reader says of Word files that others made; the XML is what word processors write (ECMA-376 part 1)."""

import io
import zipfile

import pytest

from docgen.papers.ooxml import CellPlace, CharState, DocxFacts, PageFacts, Revision, Stretch, open_docx
from tests.made.reference_docx import parts

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
BY = 'w:id="1" w:author="Ann Example" w:date="2025-01-02T03:04:05Z"'
ANN = Revision("Ann Example", "2025-01-02T03:04:05Z", moved=False)


def read(body: str, **changed: str) -> DocxFacts:
    content = parts() | {"word/document.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>"} | changed
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as package:
        for name, xml in content.items():
            package.writestr(name, xml)
    return open_docx(whole.getvalue())


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def struck(text: str) -> str:
    return f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'


def field(instruction: str, result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{instruction}</w:instrText></w:r>{marks[1]}{result}{marks[2]}"


@pytest.mark.parametrize(
    ("inline", "original", "current"),
    [
        (run("as it was"), "as it was", "as it was"),
        (f"a<w:ins {BY}>{run('new')}</w:ins>", "", "new"),
        (f"{run('a ')}<w:del {BY}>{struck('old')}</w:del>", "a old", "a "),
        (f"<w:ins {BY}>{run('b')}</w:ins><w:del {BY}>{struck('a')}</w:del>", "a", "b"),
        (f"<w:ins {BY}><w:del {BY}>{struck('never')}</w:del></w:ins>", "", ""),
        (f"<w:moveFrom {BY}>{run('moved')}</w:moveFrom>", "moved", ""),
        (f"<w:moveTo {BY}>{run('moved')}</w:moveTo>", "", "moved"),
        (f"<w:hyperlink>{run('li')}<w:ins {BY}>{run('nk')}</w:ins></w:hyperlink>", "li", "link"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('held')}</w:sdtContent></w:sdt>", "held", "held"),
        ("<w:r><w:t> cut </w:t></w:r>", "cut", "cut"),
        ("<w:r><w:tab/><w:br/><w:cr/><w:noBreakHyphen/><w:softHyphen/></w:r>", *["\t\n\n\u2011\u00ad"] * 2),
        ('<w:r><w:br w:type="page"/><w:lastRenderedPageBreak/></w:r>', "", ""),
        (field("PAGE", run("7")), "7", "7"),
        (field("IF", field("PAGE", run("7")) + run(" x")), "7 x", "7 x"),
        (f'<w:fldSimple w:instr=" PAGE ">{run("7")}</w:fldSimple>', "7", "7"),
        (f"<w:del {BY}>{field('PAGE', run('7'))}</w:del>", "7", ""),
        ("<w:r><w:drawing/></w:r>", "\ufffc", "\ufffc"),
    ],
)
def test_a_paragraph_is_read_as_it_was_and_as_it_stands(inline: str, original: str, current: str) -> None:
    (found,) = read(f"<w:p>{inline}</w:p>").paragraphs
    assert (found.original, found.text) == (original, current)


@pytest.mark.parametrize(
    ("inline", "state", "stretch"),
    [
        (run("x"), CharState.ORIGINAL, Stretch("x")),
        (f"<w:ins {BY}>{run('x')}</w:ins>", CharState.INSERTED, Stretch("x", inserted=ANN)),
        (f"<w:del {BY}>{struck('x')}</w:del>", CharState.DELETED, Stretch("x", deleted=ANN)),
        (
            f"<w:ins {BY}><w:del {BY}>{struck('x')}</w:del></w:ins>",
            CharState.PASSING,
            Stretch("x", inserted=ANN, deleted=ANN),
        ),
        (
            "<w:moveTo w:author='Bo'>" + run("x") + "</w:moveTo>",
            CharState.INSERTED,
            Stretch("x", inserted=Revision("Bo", None, moved=True)),
        ),
        (field(" PAGE ", run("x")), CharState.ORIGINAL, Stretch("x", field="PAGE")),
        (run("x", "<w:b/>"), CharState.ORIGINAL, Stretch("x", bold=True)),
    ],
)
def test_each_character_knows_its_state_who_changed_it_its_weight_and_its_field(
    inline: str, state: CharState, stretch: Stretch
) -> None:
    (found,) = read(f"<w:p>{inline}</w:p>").paragraphs
    assert found.stretches == (stretch,)
    assert found.stretches[0].state is state


def test_how_runs_are_cut_is_not_told() -> None:
    (found,) = read(f"<w:p>{run('one ')}<w:proofErr/>{run('two')}</w:p>").paragraphs
    assert found.stretches == (Stretch("one two"),)


@pytest.mark.parametrize(
    ("style", "look", "bold"),
    [
        ("Plain", "", False),
        ("Court", "", True),
        ("Plain", '<w:rStyle w:val="Strong"/>', True),
        ("Court", '<w:rStyle w:val="Strong"/>', False),  # a style's weight turns the paragraph's round, 17.7.3
        ("Court", '<w:b w:val="0"/>', False),
        ("Plain", '<w:b w:val="false"/>', False),
        ("Plain", "<w:b/><w:rtl/>", False),  # right-to-left text has a weight of its own
        ("Plain", "<w:bCs/><w:rtl/>", True),
    ],
)
def test_the_weight_of_text_comes_from_paragraph_style_and_run(style: str, look: str, bold: bool) -> None:
    (found,) = read(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run("x", look)}</w:p>').paragraphs
    assert found.bold_ranges == (((0, 1),) if bold else ())


def test_bold_ranges_are_offsets_in_the_text_as_it_stands() -> None:
    inline = run("ab") + f"<w:del {BY}>{struck('gone')}</w:del>" + run("cd", "<w:b/>") + run("e") + run("f", "<w:b/>")
    (found,) = read(f"<w:p>{inline}</w:p>").paragraphs
    assert found.bold_ranges == ((2, 4), (5, 6))


def level(at: int, kind: str, text: str, *, start: int = 1, extra: str = "") -> str:
    inner = f'<w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{extra}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{inner}</w:lvl>'


def lists(*levels: str, extra: str = "") -> str:
    abstract = f'<w:abstractNum w:abstractNumId="4">{"".join(levels)}</w:abstractNum>'
    return f'<w:numbering {W}>{abstract}<w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num>{extra}</w:numbering>'


def item(at: int = 0, list_id: int = 9, mark: str = "") -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return f"<w:p><w:pPr>{numbered}<w:rPr>{mark}</w:rPr></w:pPr></w:p>"


AGAIN = (
    '<w:num w:numId="10"><w:abstractNumId w:val="4"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)
SHARED = '<w:num w:numId="10"><w:abstractNumId w:val="4"/></w:num>'
ONE = level(0, "decimal", "%1.")
THREE = (ONE, level(1, "lowerLetter", "(%2)"), level(2, "decimal", "%1.%3"))


@pytest.mark.parametrize(
    ("numbering", "body", "printed"),
    [
        (lists(ONE), item() * 3, ["1.", "2.", "3."]),
        (lists(ONE), item() + "<w:p/>" + item(), ["1.", None, "2."]),
        (lists(level(0, "decimal", "[%1]", start=5)), item() * 2, ["[5]", "[6]"]),
        (lists(*THREE), item() + item(1) * 2 + item() + item(1), ["1.", "(a)", "(b)", "2.", "(a)"]),
        (lists(*THREE), item() + item(1) + item(2), ["1.", "(a)", "1.1"]),
        (lists(level(0, "upperRoman", "%1", start=4)), item() * 2, ["IV", "V"]),
        (lists(level(0, "lowerRoman", "%1", start=48)), item(), ["xlviii"]),
        (lists(level(0, "lowerLetter", "%1", start=26)), item() * 2, ["z", "aa"]),
        (lists(level(0, "upperLetter", "%1")), item(), ["A"]),
        (lists(level(0, "decimalZero", "%1", start=9)), item() * 2, ["09", "10"]),
        (lists(level(0, "bullet", "–")), item(), ["–"]),
        (lists(level(0, "none", "")), item(), [None]),
        (lists(level(0, "chicago", "%1")), item(), ["?"]),
        (lists(ONE, extra=SHARED), item() + item(0, 10) + item(), ["1.", "2.", "3."]),
        (lists(ONE, extra=AGAIN), item() * 2 + item(0, 10) * 2, ["1.", "2.", "1.", "2."]),
        (lists(ONE), item() + item(0, 0) + item(), ["1.", None, "2."]),
        (lists(ONE), item() + item(0, 77), ["1.", None]),
        (lists(ONE), item() + item(mark=f"<w:del {BY}/>") + item(), ["1.", None, "2."]),
    ],
)
def test_numbers_are_reckoned_as_a_word_processor_prints_them(
    numbering: str, body: str, printed: list[str | None]
) -> None:
    found = read(body, **{"word/numbering.xml": numbering})
    assert [each.number for each in found.paragraphs] == printed


def test_a_number_may_come_from_a_style_and_be_taken_away_again() -> None:
    styled = '<w:pStyle w:val="NumberedParagraph"/>'
    bare = f'<w:p><w:pPr>{styled}<w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:p>'
    found = read(f"<w:p><w:pPr>{styled}</w:pPr></w:p>" + bare + f"<w:p><w:pPr>{styled}</w:pPr></w:p>")
    assert [(each.style, each.number) for each in found.paragraphs] == [
        ("Numbered Paragraph", "1."),
        ("Numbered Paragraph", None),
        ("Numbered Paragraph", "2."),
    ]


def test_paragraphs_of_tables_stand_in_order_and_know_their_cell() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    def words(text: str) -> str:
        return f"<w:p>{run(text)}</w:p>"

    inner = f"<w:tbl>{row(words('d'))}</w:tbl>"
    body = words("a") + f"<w:tbl>{row(words('b'), words('c') + inner)}{row(words('e'))}</w:tbl>" + words("f")
    assert [(each.text, each.cell) for each in read(body).paragraphs] == [
        ("a", None),
        ("b", CellPlace(0, 0, 0)),
        ("c", CellPlace(0, 0, 1)),
        ("d", CellPlace(1, 0, 0)),
        ("e", CellPlace(0, 1, 0)),
        ("f", None),
    ]


def test_a_bookmark_belongs_to_the_paragraph_that_it_begins_in_or_before() -> None:
    def mark(name: str) -> str:
        return f'<w:bookmarkStart w:id="1" w:name="{name}"/>'

    body = (
        f"{mark('before')}<w:p>{mark('one')}{run('a')}<w:bookmarkEnd w:id='1'/></w:p><w:p>{run('b')}{mark('two')}</w:p>"
    )
    assert [each.bookmarks for each in read(body).paragraphs] == [("before", "one"), ("two",)]


def test_a_split_or_merge_shows_in_the_mark_of_the_paragraph() -> None:
    body = "".join(f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr></w:p>" for mark in (f"<w:ins {BY}/>", f"<w:del {BY}/>"))
    found = read(body).paragraphs
    assert [(each.mark_inserted, each.mark_deleted) for each in found] == [(ANN, None), (None, ANN)]


def test_changes_of_every_kind_are_counted() -> None:
    look = f"<w:rPr><w:rPrChange {BY}><w:rPr/></w:rPrChange></w:rPr>"
    body = f"<w:p><w:ins {BY}>{run('x')}</w:ins><w:r>{look}<w:t>y</w:t></w:r><w:del {BY}/></w:p>"
    assert read(body).revisions == 3


@pytest.mark.parametrize(
    ("inline", "unread"),
    [
        ("<w:r><w:footnoteReference w:id='1'/></w:r>", ("footnoteReference",)),
        ("<w:r><w:drawing/></w:r><w:r><w:pict/></w:r>", ("drawing", "pict")),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("swallowed"), ("fldChar",)),
        ("<x:odd xmlns:x='urn:x'/>", ("odd",)),
        (run("plain"), ()),
    ],
)
def test_what_is_not_taken_in_is_named(inline: str, unread: tuple[str, ...]) -> None:
    assert read(f"<w:p>{inline}</w:p>").unread == unread


def test_a_page_set_up_that_a_tracked_change_remembers_is_no_page() -> None:
    assert len(read(f"<w:sectPr><w:sectPrChange {BY}><w:sectPr/></w:sectPrChange></w:sectPr>").pages) == 1


def test_pages_are_told_in_millimetres_for_each_section() -> None:
    margins = '<w:pgMar w:top="1440" w:right="720" w:bottom="1440" w:left="720"/>'
    first = f'<w:p><w:pPr><w:sectPr><w:pgSz w:w="12240" w:h="15840"/>{margins}<w:titlePg/></w:sectPr></w:pPr></w:p>'
    found = read(first + "<w:sectPr/>")
    assert found.pages == (
        PageFacts(215.9, 279.4, 25.4, 12.7, 25.4, 12.7, first_differs=True),
        PageFacts(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, first_differs=False),
    )


def test_a_file_without_styles_numbering_or_properties_is_read_all_the_same() -> None:
    found = read(f"<w:p>{run('x')}</w:p>", **{"word/_rels/document.xml.rels": parts()["_rels/.rels"]})
    assert [(each.text, each.style, each.number) for each in found.paragraphs] == [("x", "", None)]
    assert (found.core, found.custom, found.headers, found.comments) == ((), (), (), 0)
