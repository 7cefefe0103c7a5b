"""Documents for the tests of the Word file: people and places are invented."""

from datetime import date

from docgen.document import (
    Block,
    Cell,
    Declaration,
    DerivedSpan,
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
    Row,
    Running,
    Signature,
    SignatureLine,
    Span,
    Table,
    ValueSpan,
    WordsSpan,
    block_id,
)
from tests.made.documents import text

STAMP = FormatStamp("police-statement-tribunal", 1, "0" * 64)
RUNNING = Running(
    header=(text("OFFICIAL"),),
    footer_left=(text("Statement of L Haddenham"),),
    footer_right=(text("Page "), LateSpan(LateValue.PAGE), text(" of "), LateSpan(LateValue.PAGES)),
)
# Each is one span's text; all must come back from the file as they went in.
TEXTS = (
    "Smith & Sons <x> ]]> &amp;",
    "100<100 kg {{ 7*7 }} {% raw %} =cmd()",
    "“curly” ‘quotes’ – dash — em… 1/2",
    "a  b   c",
    " a space before and after ",
    "no\u00a0break, soft\u00adhyphen, hard\u2011hyphen, thin\u2009space",
    "Łukasz Żółć, Siân Ŵyn, Nguyễn Thị Hồng",
    "decomposed: Siân, Nguyễn",
    "before\tafter a tab",
    "one line\nand the next",
    "his name is given as محمد بن علي 1990 in the record",
    "שרה כהן (also written Sarah)",
    "ended by a mark: علي\u200f, then English",
    "汉字 かな 한국어 हिन्दी ไทย",
    "astral \U0001d49c and 🏠",
    "w:t </w:t> <!-- no --> <?no?>",
)


def paragraph(number: int, *spans: Span) -> Paragraph:
    return Paragraph(block_id("numbered", str(number)), "numbered", Role.NUMBERED, number, spans)


def document(*blocks: Block, mark: str | None = None, language: str = "en-GB") -> Document:
    title = "Witness statement of Lowri HADDENHAM"
    return Document(STAMP, title, date(2025, 4, 25), blocks, RUNNING, mark, language)


def table(name: str, rows: tuple[tuple[str, ...], ...]) -> Table:
    def cells(at: int, words: tuple[str, ...], *, header: bool) -> Row:
        made = enumerate(words)
        return Row(tuple(Cell(block_id(name, f"{at}.{i}"), (text(word),), header=header) for i, word in made))

    head = cells(0, ("No", "What it is"), header=True)
    body = tuple(cells(at, words, header=False) for at, words in enumerate(rows, start=1))
    return Table(block_id(name, ""), name, (20, 80), head, body)


def signature() -> Signature:
    def line(label: str, *spans: Span) -> SignatureLine:
        return SignatureLine(block_id("sign", label), (text(label),), spans)

    lines = (
        line("Signed"),
        line("Name", ValueSpan("Lowri HADDENHAM\nPolice Constable 4417", "maker.name", "P9", "name")),
        line("Dated"),
        line("Signature witnessed by"),
    )
    return Signature(block_id("sign", ""), "sign", lines)


def exhibit(mark: str) -> ReferenceSpan:
    return ReferenceSpan(mark, ReferenceTo.EXHIBIT, mark, f"exhibits.{mark}")


def reference_to(number: int, printed: str) -> ReferenceSpan:
    return ReferenceSpan(printed, ReferenceTo.PARAGRAPH, block_id("numbered", str(number)), "statement")


PERSON = ReferenceSpan("Person A", ReferenceTo.PERSON, "Person A", "incidents.I1.complainant")
DATE = ValueSpan("2 February 2025", "incidents.I1.date", "2025-02-02", "date")
COUNT = DerivedSpan("three", "count-of-incidents", ("incidents.I1", "incidents.I2", "incidents.I3"))
WORDS = WordsSpan("She was upset, and I sat with her until her brother came.", "statement.paragraphs.W1", 0)


def working_document(*, mark: str | None = "DRAFT") -> Document:
    """Every kind of block and of span, with texts that are hard to carry."""
    return document(
        Paragraph(block_id("corner", ""), "corner", Role.CORNER, None, (text("On behalf of the Respondent"),)),
        Paragraph(block_id("court", ""), "court", Role.COURT, None, (text("IN THE FIRST-TIER TRIBUNAL"),)),
        Paragraph(block_id("ref", ""), "ref", Role.REFERENCE, None, (text("Appeal number HU/01188/2025"),)),
        Paragraph(block_id("party", ""), "party", Role.PARTY, None, (text("Caio Brandini LOPES"),)),
        Paragraph(block_id("standing", ""), "standing", Role.STANDING, None, (text("Appellant"),)),
        Heading(block_id("h", "1"), "h", 1, (text("WITNESS STATEMENT OF LOWRI HADDENHAM"),)),
        Paragraph(block_id("plain", ""), "plain", Role.PLAIN, None, (text("I, Lowri HADDENHAM, say:"),)),
        Heading(block_id("h", "2"), "h", 2, (text("What I did"),)),
        paragraph(1, text("I am a constable. "), text("Strong words", strong=True), text(" stand here.")),
        paragraph(
            2,
            text("As said in "),
            reference_to(1, "paragraph 1"),
            text(" and "),
            reference_to(10, "10"),
            text(", on "),
            DATE,
            text(" I spoke to "),
            PERSON,
            text("; there are "),
            COUNT,
            text(" incidents. I produce "),
            exhibit("LH/1"),
            text("."),
        ),
        paragraph(3, WORDS),
        Heading(block_id("h", "3"), "h", 3, (text("Hard to carry"),)),
        *(paragraph(number, text("It says: "), text(words)) for number, words in enumerate(TEXTS, start=4)),
        PageBreak(block_id("new page", "1"), "new page"),
        table("first", tuple((str(at), words) for at, words in enumerate(TEXTS, start=1))),
        table("second", (("1", "a table that follows a table"),)),
        PageBreak(block_id("new page", "2"), "new page"),
        Heading(block_id("h", "truth"), "h", 2, (text("Statement of truth"),)),
        Declaration(block_id("truth", ""), "truth", "truth", "0" * 64, (text("I believe that the facts are true."),)),
        signature(),
        mark=mark,
    )
