"""Reading the paragraphs of one story of a Word file: body, header or footer; each character with who changed it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from itertools import groupby
from operator import attrgetter
from typing import Final

from lxml import etree

from docgen.papers.ooxml_facts import CellPlace, ParagraphFacts, Revision, Stretch
from docgen.papers.ooxml_names import XML_SPACE, w
from docgen.papers.ooxml_numbers import Counting
from docgen.papers.ooxml_styles import StyleSheet, is_on

__all__ = ["Story", "read_story"]

NOT_TEXT: Final = "\ufffc"
LOOK: Final = attrgetter(*(each.name for each in fields(Stretch) if each.name != "text"))
"""All of a stretch but its text."""
P, TABLE, ROW, CELL, RUN = w("p"), w("tbl"), w("tr"), w("tc"), w("r")
P_LOOK, P_STYLE, RUN_LOOK, RUN_STYLE = w("pPr"), w("pStyle"), w("rPr"), w("rStyle")
BREAK, BOOKMARK, NAME, VALUE = w("br"), w("bookmarkStart"), w("name"), w("val")
TEXTS: Final = frozenset({w("t"), w("delText")})
FIELD_PARTS: Final = frozenset({w("fldChar"), w("instrText"), w("delInstrText")})
INSERTIONS: Final = frozenset({w("ins"), w("moveTo")})
DELETIONS: Final = frozenset({w("del"), w("moveFrom")})
HALVES_OF_MOVES: Final = frozenset({w("moveTo"), w("moveFrom")})
WRAPPERS: Final = frozenset(
    w(name) for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo")
)
LOOKED_THROUGH: Final = WRAPPERS | INSERTIONS | DELETIONS
CHARACTERS: Final = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
# Elements that hold no characters of the paragraph; any other that is not read is reported by name.
SILENT: Final = frozenset(
    w(name)
    for name in (
        "annotationRef",
        "bookmarkEnd",
        "commentRangeEnd",
        "commentRangeStart",
        "commentReference",
        "lastRenderedPageBreak",
        "moveFromRangeEnd",
        "moveFromRangeStart",
        "moveToRangeEnd",
        "moveToRangeStart",
        "pPr",
        "permEnd",
        "permStart",
        "proofErr",
        "rPr",
        "sdtEndPr",
        "sdtPr",
        "sectPr",
        "smartTagPr",
        "tblGrid",
        "tblPr",
        "tblPrEx",
        "tcPr",
        "trPr",
    )
)


@dataclass(frozen=True, slots=True)
class Change:
    """The revisions and the field that the characters being read stand in."""

    inserted: Revision | None = None
    deleted: Revision | None = None


@dataclass(slots=True)
class Field:
    """A complex field while it is read: its instruction so far, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False


@dataclass(slots=True)
class Story:
    """One story while it is read: fields and bookmarks may span paragraphs, and tables are counted.

    `unread` collects the names of elements that are not taken in.
    """

    styles: StyleSheet
    counting: Counting
    unread: set[str]
    fields: list[Field] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    tables: int = 0


def read_story(root: etree._Element, story: Story) -> Iterator[ParagraphFacts]:
    """Yield the paragraphs under a body, header or footer, in order; those of tables row by row."""
    yield from _read_blocks(root, story, None)
    if story.fields:
        story.unread.add("fldChar")  # a field that never ends has swallowed what follows it


def _read_blocks(parent: etree._Element, story: Story, cell: CellPlace | None) -> Iterator[ParagraphFacts]:
    for child in parent:
        if child.tag == P:
            yield _read_paragraph(child, story, cell)
        elif child.tag == TABLE:
            yield from _read_table(child, story)
        elif child.tag == BOOKMARK:
            story.waiting.append(child.get(NAME, ""))
        elif child.tag in LOOKED_THROUGH:
            yield from _read_blocks(child, story, cell)
        else:
            _note_unread(child, story)


def _read_table(table: etree._Element, story: Story) -> Iterator[ParagraphFacts]:
    number = story.tables
    story.tables += 1
    for row_at, row in enumerate(_unwrapped(table, ROW, story)):
        for column, cell in enumerate(_unwrapped(row, CELL, story)):
            yield from _read_blocks(cell, story, CellPlace(number, row_at, column))


def _unwrapped(parent: etree._Element, wanted: str, story: Story) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag == BOOKMARK:
            story.waiting.append(child.get(NAME, ""))
        elif child.tag in LOOKED_THROUGH:
            yield from _unwrapped(child, wanted, story)
        else:
            _note_unread(child, story)


def _read_paragraph(element: etree._Element, story: Story, cell: CellPlace | None) -> ParagraphFacts:
    properties = element.find(P_LOOK)
    named = None if properties is None else properties.find(P_STYLE)
    style = story.styles.plain if named is None else named.get(VALUE, "")
    mark = None if properties is None else properties.find(RUN_LOOK)
    mark_deleted = _mark_revision(mark, DELETIONS)
    stretches = _joined(_read_inline(element, story, Change(), story.styles.bold(style)))
    bookmarks, story.waiting = tuple(story.waiting), []
    return ParagraphFacts(
        style=story.styles.name(style),
        number=None if mark_deleted else story.counting.number(properties, style),
        bookmarks=bookmarks,
        stretches=stretches,
        cell=cell,
        mark_inserted=_mark_revision(mark, INSERTIONS),
        mark_deleted=mark_deleted,
    )


def _mark_revision(mark: etree._Element | None, kinds: frozenset[str]) -> Revision | None:
    return next((_revision(each) for each in mark if each.tag in kinds), None) if mark is not None else None


def _revision(element: etree._Element) -> Revision:
    return Revision(element.get(w("author"), ""), element.get(w("date")), element.tag in HALVES_OF_MOVES)


def _read_inline(parent: etree._Element, story: Story, change: Change, bold: bool) -> Iterator[Stretch]:
    for child in parent:
        if child.tag == RUN:
            yield from _read_run(child, story, change, bold)
        elif child.tag in INSERTIONS:
            yield from _read_inline(child, story, replace(change, inserted=_revision(child)), bold)
        elif child.tag in DELETIONS:
            yield from _read_inline(child, story, replace(change, deleted=_revision(child)), bold)
        elif child.tag in WRAPPERS:
            yield from _read_inline(child, story, change, bold)
        elif child.tag == w("fldSimple"):
            yield from _read_simple_field(child, story, change, bold)
        elif child.tag == BOOKMARK:
            story.waiting.append(child.get(NAME, ""))
        else:
            _note_unread(child, story)


def _read_simple_field(element: etree._Element, story: Story, change: Change, bold: bool) -> Iterator[Stretch]:
    story.fields.append(Field(element.get(w("instr"), ""), in_result=True))
    yield from _read_inline(element, story, change, bold)
    story.fields.pop()


def _read_run(run: etree._Element, story: Story, change: Change, bold: bool) -> Iterator[Stretch]:
    heavy = _is_bold(run.find(RUN_LOOK), story.styles, bold)
    for child in run:
        text = _read_character(child, story)
        if text and all(each.in_result for each in story.fields):
            instruction = story.fields[-1].instruction.strip() if story.fields else None
            yield Stretch(text, change.inserted, change.deleted, heavy, instruction)


def _is_bold(properties: etree._Element | None, styles: StyleSheet, of_paragraph: bool) -> bool:
    """Reckon the weight: set directly it holds; a style's turns the paragraph's round (ECMA-376 part 1, 17.7.3)."""
    if properties is None:
        return of_paragraph
    turned = any(is_on(properties, name) for name in ("rtl", "cs"))
    direct = is_on(properties, "bCs" if turned else "b")
    if direct is not None:
        return direct
    named = properties.find(RUN_STYLE)
    return of_paragraph != (named is not None and styles.bold(named.get(VALUE, "")))


def _read_character(child: etree._Element, story: Story) -> str:
    name = child.tag
    if name in TEXTS:
        text = child.text or ""
        return text if child.get(XML_SPACE) == "preserve" else text.strip(" \t\r\n")
    if name in CHARACTERS:
        return CHARACTERS[str(name)]
    if name == BREAK:
        # A page break is lay-out: word processors write it as a property or a break as they please.
        return "\n" if child.get(w("type"), "textWrapping") == "textWrapping" else ""
    if name in FIELD_PARTS:
        _read_field_part(child, story)
        return ""
    if name not in SILENT:
        _note_unread(child, story)
        return NOT_TEXT
    return ""


def _read_field_part(child: etree._Element, story: Story) -> None:
    kind = child.get(w("fldCharType"))
    if kind == "begin":
        story.fields.append(Field())
    elif not story.fields:
        return
    elif kind == "end":
        story.fields.pop()
    elif kind == "separate":
        story.fields[-1].in_result = True
    else:
        story.fields[-1].instruction += child.text or ""


def _note_unread(child: etree._Element, story: Story) -> None:
    if child.tag not in SILENT:
        story.unread.add(etree.QName(child).localname)


def _joined(stretches: Iterator[Stretch]) -> tuple[Stretch, ...]:
    """Join neighbours that differ in text alone: how runs are cut is nobody's statement."""
    return tuple(_one([*alike]) for _, alike in groupby(stretches, key=LOOK))


def _one(alike: list[Stretch]) -> Stretch:
    return alike[0] if len(alike) == 1 else replace(alike[0], text="".join(each.text for each in alike))
