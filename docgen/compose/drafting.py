"""From pieces to blocks: the block parser. Numbers and references to paragraphs are still open here."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from docgen.case.statements import Knowledge
from docgen.compose.joining import joined
from docgen.compose.pieces import Ended, Piece, Printed, Started
from docgen.document import (
    Block,
    Cell,
    Declaration,
    DerivedSpan,
    Heading,
    LateSpan,
    LateValue,
    PageBreak,
    Paragraph,
    ReferenceSpan,
    ReferenceTo,
    Role,
    Row,
    Signature,
    SignatureLine,
    Span,
    Spans,
    Table,
    TextSpan,
    block_id,
)
from docgen.errors import Fault, FormatError, Place
from docgen.formats.shelf import PAGES, Format
from docgen.formats.syntax import Open

__all__ = ["OPEN", "OWN_WORDS", "SET_OUT", "Draft", "draft_blocks"]

OPEN = "\ufffc"
"""What stands in a span whose text is reckoned once all paragraphs have their numbers."""
OWN_WORDS = "own words"
SET_OUT = "set out from records"
RUNNING = ("header", "footer-left", "footer-right")


@dataclass
class Draft:
    """Blocks in order, the running lines by tag, and which blocks hold a maker's words of which kind."""

    blocks: list[Block] = field(default_factory=list)
    running: dict[str, Spans] = field(default_factory=dict)
    knowledge: dict[str, Knowledge] = field(default_factory=dict)


def draft_blocks(pieces: Iterator[Piece], form: Format) -> Draft:
    """Build a document's blocks. Raises FormatError where two blocks would have one id."""
    builder = _Builder(form)
    for piece in pieces:
        match piece:
            case Started():
                builder.start(piece)
            case Ended(tag=tag):
                builder.end(tag.tag)
            case Printed():
                builder.add(piece)
    _check_ids(builder)
    return builder.draft


def _check_ids(builder: "_Builder") -> None:
    for (name, one), (other, two) in pairwise(sorted(builder.ids)):
        if name == other:
            detail = f"prints the blocks `{one}` and `{two}` under one id."
            raise FormatError(Fault(Place("body.html.jinja"), detail, "Give one of them an id of its own."))


def _check_spaces(spans: Spans) -> None:
    """Refuse a template that would print two spaces where it joins pieces, or one at a block's edge."""
    for before, after in pairwise((None, *spans, None)):
        ends = before is None or before.text.endswith(" ")
        begins = after is None or after.text.startswith(" ")
        if not (ends and begins):
            continue
        ours = next((span for span in (after, before) if isinstance(span, TextSpan)), None)
        if ours is not None:
            place = Place(ours.place.file, ours.place.line, ours.place.column)
            detail = "would print two spaces together, or one at the beginning or end of a block."
            raise FormatError(Fault(place, detail, "Take one of them out."))


class _Builder:
    """The open elements while pieces come in."""

    def __init__(self, form: Format) -> None:
        self.draft = Draft()
        self.ids: list[tuple[str, str]] = []
        self._form = form
        self._open: list[Started] = []
        self._spans: list[Span] = []
        self._kinds: set[Knowledge] = set()
        self._cells: list[Cell] = []
        self._rows: list[Row] = []
        self._lines: list[SignatureLine] = []
        self._strong = False

    def add(self, piece: Printed) -> None:
        self._spans.append(replace(piece.span, strong=True) if self._strong else piece.span)
        if piece.knowledge is not None:
            self._kinds.add(piece.knowledge)

    def start(self, piece: Started) -> None:
        tag = piece.tag
        match tag.tag:
            case "strong":
                self._strong = True
            case "page" | "pages" | "new-line" | "own-words" | "set-out" | "see":
                self._spans.append(self._span_of(piece))
            case "declaration":
                self._declaration(piece)
            case "page-break":
                self.draft.blocks.append(PageBreak(self._id(piece), tag.attribute("id") or ""))
            case _:
                self._open.append(piece)

    def _span_of(self, piece: Started) -> Span:
        """Return what an element inside text stands for."""
        tag = piece.tag
        match tag.tag:
            case "own-words":
                return DerivedSpan(OPEN, OWN_WORDS, (tag.attribute("kind") or "",), self._strong)
            case "set-out":
                return DerivedSpan(OPEN, SET_OUT, (), self._strong)
            case "see":
                return ReferenceSpan(OPEN, ReferenceTo.PARAGRAPH, tag.attribute("clause") or "", piece.record)
            case "new-line":
                return TextSpan("\n", tag.place)
            case late:
                return LateSpan(LateValue(late), self._strong)

    def end(self, name: str) -> None:
        if name == "strong":
            self._strong = False
            return
        piece = self._open.pop()
        if name in {"table", "tr", "signature"}:
            self._close_group(name, piece)
        else:
            self._close_leaf(name, piece, self._take())

    def _take(self) -> Spans:
        spans, self._spans = joined(tuple(self._spans)), []
        return spans

    def _id(self, piece: Started, part: str = "") -> str:
        clause = (piece.tag.attribute("id") or piece.tag.tag) + part
        name = block_id(clause, piece.record)
        self.ids.append((name, f"{clause} {piece.record}".strip()))
        return name

    def _declaration(self, piece: Started) -> None:
        name = piece.tag.attribute("name") or ""
        declared = self._form.declared(name)
        before, blank, after = declared.text.partition(PAGES)
        parts = (TextSpan(before, piece.tag.place), LateSpan(LateValue.PAGES), TextSpan(after, piece.tag.place))
        spans: Spans = tuple(part for part in parts if part.text) if blank else parts[:1]
        clause = piece.tag.attribute("id") or ""
        self.draft.blocks.append(Declaration(self._id(piece), clause, name, declared.digest, spans))

    def _close_leaf(self, name: str, piece: Started, spans: Spans) -> None:
        tag = piece.tag
        _check_spaces(spans)
        clause = tag.attribute("id") or ""
        match name:
            case "header" | "footer-left" | "footer-right":
                self.draft.running[name] = spans
            case "h1" | "h2" | "h3":
                self.draft.blocks.append(Heading(self._id(piece), clause, int(name[1]), spans))
            case "p":
                self._paragraph(piece, clause, spans)
            case "line":
                label = (TextSpan(tag.attribute("label") or "", tag.place),)
                self._lines.append(SignatureLine(self._id(piece), label, spans))
            case _:
                table = next(opened for opened in reversed(self._open) if opened.tag.tag == "table")
                row = next(opened for opened in reversed(self._open) if opened.tag.tag == "tr")
                part = f"/{row.tag.attribute('id') or ''}{tag.tag}{len(self._cells)}"
                head = f"{piece.record}/head".lstrip("/")
                owner = Started(table.tag, piece.record if self._rows else head)
                self._cells.append(Cell(self._id(owner, part), spans, header=name == "th"))

    def _paragraph(self, piece: Started, clause: str, spans: Spans) -> None:
        name = self._id(piece)
        role = Role(piece.tag.attribute("role") or Role.NUMBERED)
        self.draft.blocks.append(Paragraph(name, clause, role, None, spans))
        if self._kinds:
            self.draft.knowledge[name] = self._kinds.pop()
            self._kinds.clear()

    def _close_group(self, name: str, piece: Started) -> None:
        clause = piece.tag.attribute("id") or ""
        if name == "tr":
            self._rows.append(Row(tuple(self._cells)))
            self._cells.clear()
        elif name == "signature":
            self.draft.blocks.append(Signature(self._id(piece), clause, tuple(self._lines)))
            self._lines.clear()
        else:
            self.draft.blocks.append(self._table(piece.tag, clause, self._id(piece)))
            self._rows.clear()

    def _table(self, tag: Open, clause: str, name: str) -> Table:
        widths = tuple(int(width) for width in (tag.attribute("widths") or "").split())
        shape = {len(row.cells) for row in self._rows}
        if shape != {len(widths)} or not all(cell.header for cell in self._rows[0].cells):
            place = Place(tag.place.file, tag.place.line, tag.place.column)
            raise FormatError(
                Fault(place, "must begin with a row of <th>, and each row must have a cell for each width.")
            )
        return Table(name, clause, widths, self._rows[0], tuple(self._rows[1:]))
