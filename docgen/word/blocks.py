"""Blocks as paragraphs and tables; each names a style and nothing else decides its look."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree
from lxml.etree import SubElement

from docgen.document import (
    Block,
    Declaration,
    Document,
    Heading,
    Leaf,
    PageBreak,
    Paragraph,
    Role,
    Row,
    Signature,
    SignatureLine,
    Table,
    kept_with_next,
    leaves,
    text_of,
)
from docgen.papers.ooxml_names import w
from docgen.word.reference import (
    DECLARATION,
    HEADINGS,
    ROLES,
    SIGNATURE,
    TABLE,
    TABLE_GAP,
    TABLE_HEAD,
    TABLE_LOOK,
    Reference,
)
from docgen.word.runs import BOOKMARK, Setting, add_runs

__all__ = ["add_blocks", "paragraph_numbers"]

P, P_PR, P_STYLE, VAL, R, TAB = w("p"), w("pPr"), w("pStyle"), w("val"), w("r"), w("tab")
KEEP_NEXT, PAGE_BREAK_BEFORE = w("keepNext"), w("pageBreakBefore")
BOOKMARK_START, BOOKMARK_END = w("bookmarkStart"), w("bookmarkEnd")
ID, NAME, WIDTH, TYPE = w("id"), w("name"), w("w"), w("type")

LETTER: Final = 130
"""A generous width of one character in a table, in twips: 0.6 em at 11 points."""
TALL: Final = 20
"""Lines in a table that fill about half a page."""


@dataclass(frozen=True, slots=True)
class Body:
    """What blocks need: where they are appended, the reference document, the setting of runs, bookmark ids by block."""

    element: etree._Element
    reference: Reference
    setting: Setting
    bookmarks: Mapping[str, int]


def paragraph_numbers(document: Document) -> dict[str, int]:
    """Map block ids to numbers. Raises ValueError where a word processor would count otherwise: numbers run from 1."""
    numbers: dict[str, int] = {}
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            continue
        expected = len(numbers) + 1 if block.role is Role.NUMBERED else None
        if block.number != expected:
            raise ValueError(f"block {block.id} has number {block.number} where {expected} is due")
        if expected is not None:
            numbers[block.id] = expected
    return numbers


def add_blocks(element: etree._Element, document: Document, reference: Reference, setting: Setting) -> None:
    """Append all blocks to `w:body`.

    Raises ValueError where two leaves have one id, or a row has more or fewer cells than its table has widths.
    """
    body = Body(element, reference, setting, _bookmarks(document))
    laid = list(_laid_out(document.blocks))
    kept = kept_with_next(document)
    for at, (block, new_page) in enumerate(laid):
        keep = (KEEP_NEXT,) if block.id in kept else ()
        _add_block(body, block, (*keep, *((PAGE_BREAK_BEFORE,) if new_page else ())))
        at_end = at + 1 == len(laid)
        if isinstance(block, Table) and (at_end or isinstance(laid[at + 1][0], Table)):
            # Two tables in a row would become one, and a body may not end with a table (ECMA-376 part 1, 17.4.37).
            _add_paragraph(body.element, body.reference.styles[TABLE_GAP])


def _laid_out(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, bool]]:
    """Yield each block that is not a page break, and whether one stands before it."""
    new_page = False
    for block in blocks:
        if not isinstance(block, PageBreak):
            yield block, new_page
        new_page = isinstance(block, PageBreak)


def _bookmarks(document: Document) -> dict[str, int]:
    ids = [leaf.id for leaf in leaves(document)]
    numbered = {each: at for at, each in enumerate(ids)}
    if len(numbered) != len(ids):
        raise ValueError("two blocks have one id")
    return numbered


def _add_block(body: Body, block: Block, breaks: tuple[str, ...]) -> None:
    match block:
        case Heading(level=level):
            _add_leaf(body, body.element, block, HEADINGS[min(level, len(HEADINGS)) - 1], *breaks)
        case Paragraph(role=Role.NUMBERED):
            _number(body, _add_leaf(body, body.element, block, ROLES[Role.NUMBERED], *breaks))
        case Paragraph(role=role):
            _add_leaf(body, body.element, block, ROLES[role], *breaks)
        case Declaration():
            _add_leaf(body, body.element, block, DECLARATION, *breaks)
        case Table():
            _add_table(body, block, breaks)
        case Signature():
            _add_signature(body, block, breaks)


def _number(body: Body, paragraph: etree._Element) -> None:
    """Name the numbering in the paragraph itself: readers that do not follow styles then see it too."""
    for look in paragraph.iterfind(P_PR):
        numbering = SubElement(look, w("numPr"))
        SubElement(numbering, w("ilvl")).set(VAL, "0")
        SubElement(numbering, w("numId")).set(VAL, body.reference.numbering_id)


def _add_paragraph(parent: etree._Element, style_id: str, *properties: str) -> etree._Element:
    paragraph = SubElement(parent, P)
    look = SubElement(paragraph, P_PR)
    SubElement(look, P_STYLE).set(VAL, style_id)
    for name in properties:
        SubElement(look, name)
    return paragraph


def _add_leaf(body: Body, parent: etree._Element, leaf: Leaf, style: str, *properties: str) -> etree._Element:
    """Append a leaf as one paragraph, with a bookmark wrapped round its runs; return the paragraph.

    A wrap outlives what a word processor does to a paragraph; a mark of no length at either end does not.
    """
    paragraph = _add_paragraph(parent, body.reference.styles[style], *properties)
    number = str(body.bookmarks[leaf.id])
    start = SubElement(paragraph, BOOKMARK_START)
    start.set(ID, number)
    start.set(NAME, BOOKMARK + leaf.id)
    if isinstance(leaf, SignatureLine):
        _add_signature_runs(body, paragraph, leaf)
    else:
        add_runs(paragraph, leaf.spans, body.setting)
    SubElement(paragraph, BOOKMARK_END).set(ID, number)
    return paragraph


def _add_signature(body: Body, signature: Signature, breaks: tuple[str, ...]) -> None:
    last = len(signature.lines) - 1
    for at, line in enumerate(signature.lines):
        keep = (KEEP_NEXT,) if at < last else ()
        _add_leaf(body, body.element, line, SIGNATURE, *keep, *(breaks if at == 0 else ()))


def _add_signature_runs(body: Body, paragraph: etree._Element, line: SignatureLine) -> None:
    """Set the label, then the line's text; where it has none, a second tab draws the rule to write on."""
    add_runs(paragraph, line.label, body.setting)
    run = SubElement(paragraph, R)
    SubElement(run, TAB)
    if not text_of(line.spans):
        SubElement(run, TAB)
    add_runs(paragraph, line.spans, body.setting)


def _add_table(body: Body, table: Table, breaks: tuple[str, ...]) -> None:
    element = SubElement(body.element, w("tbl"))
    _add_table_look(body, element, table)
    widths = _twips(table.widths, body.reference.text_width)
    grid = SubElement(element, w("tblGrid"))
    for width in widths:
        SubElement(grid, w("gridCol"), {WIDTH: str(width)})
    SubElement(_add_row(body, element, table.head, widths, (KEEP_NEXT, *breaks)), w("tblHeader"))
    for row in table.rows:
        _add_row(body, element, row, widths, ())


def _add_table_look(body: Body, element: etree._Element, table: Table) -> None:
    look = SubElement(element, w("tblPr"))
    SubElement(look, w("tblStyle"), {VAL: body.reference.styles[TABLE_LOOK]})
    SubElement(look, w("tblW"), {WIDTH: str(body.reference.text_width), TYPE: "dxa"})
    SubElement(look, w("tblLayout"), {TYPE: "fixed"})
    SubElement(look, w("tblLook"), {VAL: "0620", w("firstRow"): "1", w("noHBand"): "1", w("noVBand"): "1"})
    # The alternative text that screen readers say before they enter the table (ECMA-376 part 1, 17.4.41).
    SubElement(look, w("tblCaption"), {VAL: ", ".join(text_of(cell.spans) for cell in table.head.cells)})


def _add_row(
    body: Body, table: etree._Element, row: Row, widths: list[int], properties: tuple[str, ...]
) -> etree._Element:
    """Append a row, each of its paragraphs with these properties, and return the row's own."""
    element = SubElement(table, w("tr"))
    look = SubElement(element, w("trPr"))
    if not _is_tall(row, widths):
        SubElement(look, w("cantSplit"))
    for cell, width in zip(row.cells, widths, strict=True):
        box = SubElement(element, w("tc"))
        room = SubElement(SubElement(box, w("tcPr")), w("tcW"))
        room.set(WIDTH, str(width))
        room.set(TYPE, "dxa")
        _add_leaf(body, box, cell, TABLE_HEAD if cell.header else TABLE, *properties)
    return look


def _is_tall(row: Row, widths: list[int]) -> bool:
    """Tell whether a row might take more than about half a page.

    Such a row may be split: one that is taller than a page and may not be split loses its end in LibreOffice Writer.
    """
    lines = (len(text_of(cell.spans)) * LETTER // width for cell, width in zip(row.cells, widths, strict=True))
    breaks = (text_of(cell.spans).count("\n") for cell in row.cells)
    return max(lines, default=0) + max(breaks, default=0) > TALL


def _twips(percentages: tuple[int, ...], whole: int) -> list[int]:
    """Share out a width; the last column takes what rounding leaves."""
    widths = [whole * each // 100 for each in percentages]
    return [*widths[:-1], whole - sum(widths[:-1])]
