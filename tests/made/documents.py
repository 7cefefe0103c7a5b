"""Documents made for tests: people, numbers and places are invented."""

from datetime import date

from docgen.document import (
    Block,
    Cell,
    Declaration,
    Document,
    FormatStamp,
    Heading,
    LateSpan,
    LateValue,
    Paragraph,
    ReferenceSpan,
    ReferenceTo,
    Role,
    Row,
    Running,
    Signature,
    SignatureLine,
    Table,
    TemplatePlace,
    TextSpan,
    ValueSpan,
    WordsSpan,
    block_id,
)

HERE = TemplatePlace("made.jinja", 1, 1)
HOSTILE = (
    "Smith & Sons <x>",
    "100<100 kg",
    "]]>",
    "{{ 7*7 }}",
    "=cmd()",
    "“curly” ‘quotes’ – dash",
    "a  b   c",
    "Łukasz Żółć, Siân Ŵyn, Nguyễn Thị Hồng",
)
LOREM = (
    "I saw the door of the shop standing open and spoke to the manager, who told me that two jackets had gone from the "
    "rail beside the till a few minutes earlier; I then looked at the recording with her."
)


def text(words: str, *, strong: bool = False) -> TextSpan:
    return TextSpan(words, HERE, strong)


def numbered(number: int, *spans: TextSpan | ValueSpan | WordsSpan | ReferenceSpan) -> Paragraph:
    return Paragraph(block_id("body", f"n{number}"), "body", Role.NUMBERED, number, spans)


def plain(role: Role, words: str) -> Paragraph:
    return Paragraph(block_id(role, words), str(role), role, None, (text(words),))


def long_table(rows: int) -> Table:
    def row(at: int) -> Row:
        words = (str(at), f"{1 + at % 28} March 2024", LOREM[: 40 + 3 * at])
        return Row(tuple(Cell(block_id("cell", f"{at}.{i}"), (text(w),)) for i, w in enumerate(words)))

    head = Row(tuple(Cell(block_id("head", w), (text(w),), header=True) for w in ("No", "Date", "What was recorded")))
    return Table(block_id("table", "t"), "table", (10, 25, 65), head, tuple(row(at) for at in range(1, rows + 1)))


def statement_document(paragraphs: int = 60, rows: int = 25, *, mark: str | None = "DRAFT") -> Document:
    """A statement of the usual shape: corner, court, parties, headings, paragraphs, table, declaration, signature."""
    blocks: list[Block] = [
        *(plain(Role.CORNER, w) for w in ("On behalf of the Respondent", "L Haddenham", "Statement 1", "Exhibit LH/1")),
        plain(Role.COURT, "IN THE FIRST-TIER TRIBUNAL (IMMIGRATION AND ASYLUM CHAMBER)"),
        plain(Role.REFERENCE, "Appeal number HU/01188/2025"),
        plain(Role.PARTY, "Caio Brandini LOPES"),
        plain(Role.STANDING, "Appellant"),
        Heading(block_id("title", ""), "title", 1, (text("WITNESS STATEMENT OF LOWRI HADDENHAM"),)),
        plain(Role.PLAIN, "I, Lowri HADDENHAM, say:"),
        Heading(block_id("h", "one"), "h", 2, (text("What I did"),)),
    ]
    for number in range(1, paragraphs + 1):
        hostile = HOSTILE[number % len(HOSTILE)]
        when = ValueSpan("2 February 2025", "incidents.I1.date", "2025-02-02", "date")
        words = WordsSpan(f"{LOREM} {hostile}", f"statement.paragraphs.W{number}", 0)
        mark_span = ReferenceSpan("LH/1", ReferenceTo.EXHIBIT, "LH/1", "exhibits.LH/1", strong=True)
        blocks.append(numbered(number, text("On "), when, text(" "), words, text(" See "), mark_span, text(".")))
    blocks += [
        Heading(block_id("h", "two"), "h", 2, (text("Exhibits"),)),
        long_table(rows),
        Heading(block_id("h", "three"), "h", 2, (text("Statement of truth"),)),
        Declaration(block_id("truth", ""), "truth", "truth", "0" * 64, (text("I believe that the facts are true."),)),
        Signature(
            block_id("sign", ""),
            "sign",
            (
                SignatureLine(block_id("sign", "signed"), (text("Signed"),), ()),
                SignatureLine(block_id("sign", "name"), (text("Name"),), (text("Lowri HADDENHAM"),)),
                SignatureLine(block_id("sign", "dated"), (text("Dated"),), ()),
            ),
        ),
    ]
    running = Running(
        header=(text("OFFICIAL"),),
        footer_left=(text("Statement of L Haddenham"),),
        footer_right=(text("Page "), LateSpan(LateValue.PAGE), text(" of "), LateSpan(LateValue.PAGES)),
    )
    stamp = FormatStamp("police-statement-tribunal", 1, "0" * 64)
    return Document(stamp, "Witness statement of Lowri HADDENHAM", date(2025, 4, 25), tuple(blocks), running, mark)
