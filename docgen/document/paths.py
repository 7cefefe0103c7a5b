"""The field paths of a document's spans, changed as a whole: the text and the blocks' ids stay as they are."""

from collections.abc import Callable
from dataclasses import replace

from docgen.document.blocks import Block, Document, PageBreak, Row, Running, Signature, Table
from docgen.document.spans import DerivedSpan, LateSpan, Span, Spans, TextSpan

__all__ = ["with_paths"]

Change = Callable[[str], str]


def with_paths(document: Document, change: Change) -> Document:
    """Return a document in which each path of a span is what `change` makes of it."""
    running = document.running
    edges = (_spans(each, change) for each in (running.header, running.footer_left, running.footer_right))
    blocks = tuple(_block(block, change) for block in document.blocks)
    return replace(document, blocks=blocks, running=Running(*edges))


def _block(block: Block, change: Change) -> Block:
    match block:
        case Table(head=head, rows=rows):
            return replace(block, head=_row(head, change), rows=tuple(_row(row, change) for row in rows))
        case Signature(lines=lines):
            return replace(block, lines=tuple(replace(line, spans=_spans(line.spans, change)) for line in lines))
        case PageBreak():
            return block
        case _:
            return replace(block, spans=_spans(block.spans, change))


def _row(row: Row, change: Change) -> Row:
    return Row(tuple(replace(cell, spans=_spans(cell.spans, change)) for cell in row.cells))


def _spans(spans: Spans, change: Change) -> Spans:
    return tuple(_span(span, change) for span in spans)


def _span(span: Span, change: Change) -> Span:
    match span:
        case TextSpan() | LateSpan():
            return span
        case DerivedSpan(paths=paths):
            changed = tuple(map(change, paths))
            return span if changed == paths else replace(span, paths=changed)
        case _:
            path = change(span.path)
            return span if path == span.path else replace(span, path=path)
