"""A document as HTML for typesetting: one element a block, its id the block's id; no text can become markup."""

from collections.abc import Iterable
from html import escape

from docgen.document import (
    Block,
    Cell,
    Declaration,
    Document,
    Heading,
    LateSpan,
    LateValue,
    PageBreak,
    Paragraph,
    ReferenceSpan,
    ReferenceTo,
    Row,
    Running,
    Signature,
    SignatureLine,
    Span,
    Spans,
    Table,
    days_in,
    kept_with_next,
    leaves,
    number_label,
    text_of,
)
from docgen.document.printed import LABEL_GAP

__all__ = ["BLOCK", "mark_rules", "page_html", "page_rules"]

MARK_LOOK = {
    "color": "#c00000",
    "font-size": "13pt",
    "font-weight": "700",
    "font-style": "normal",
    "font-variant": "normal",
    "line-height": "1.5",
    "letter-spacing": "0.08em",
    "word-spacing": "0",
    "text-align": "right",
    "text-indent": "0",
    "text-decoration": "none",
    "text-transform": "none",
    "white-space": "pre-wrap",
    "vertical-align": "bottom",
    "direction": "ltr",
    "visibility": "visible",
    "opacity": "1",
    "overflow": "visible",
    "transform": "none",
    "background": "none",
    "border": "0",
    "margin": "0",
    "padding": "0 0 8.2mm",
    "width": "20%",
    "height": "auto",
}
BLOCK = "data-block"
"""The attribute that holds a block's id."""
PAGE_OF_BUNDLE = "urn:docgen:page:"
"""Before the number of a page of the bundle that a document is to be part of: whoever joins it makes it lead there."""
PAGES = ("", ":first", ":left", ":right", ":blank")
LATE_COUNTER = {LateValue.PAGE: "page", LateValue.PAGES: "pages"}


def page_html(document: Document) -> str:
    """Return the whole document as HTML. Nothing stands between blocks, so white space is exactly what blocks say."""
    targets = _targets(document)
    dates = document.as_at.isoformat()
    head = (
        f"<title>{escape(document.title)}</title>"
        f'<meta name="dcterms.created" content="{dates}"><meta name="dcterms.modified" content="{dates}">'
    )
    kept = kept_with_next(document)
    body = "".join(_block(block, targets, kept=block.id in kept) for block in document.blocks)
    return (
        f'<!DOCTYPE html><html lang="{escape(document.language)}"><head><meta charset="utf-8">{head}</head>'
        f"<body>{body}</body></html>"
    )


def _targets(document: Document) -> frozenset[str]:
    """Return the ids of blocks of this document that its references to paragraphs lead to."""
    every = list(leaves(document))
    wanted = {
        span.target
        for leaf in every
        for span in leaf.spans
        if isinstance(span, ReferenceSpan) and span.to is ReferenceTo.PARAGRAPH
    }
    return frozenset(wanted & {leaf.id for leaf in every})


def _named(id_: str, targets: frozenset[str]) -> str:
    """Return the attributes that name a block.

    WeasyPrint reckons the style of each element that has an id anew, and of all within it: a fifth of the time. So only
    what a link leads to has one.
    """
    return f' {BLOCK}="{id_}" id="{id_}"' if id_ in targets else f' {BLOCK}="{id_}"'


def page_rules(document: Document, families: tuple[str, ...]) -> str:
    """Return the style rules that a document brings along: the fonts in order, and what runs on every page.

    How a page number shares the foot with a long word is given: WeasyPrint would try every break of the word to find
    out, on each page anew.
    """
    running = document.running
    room, rest = _shares(running)
    boxes = {
        "@top-center": f"{_running(running.header)} !important; {_wrapping(running.header)}",
        "@top-right": f"{_string(document.mark) if document.mark else 'none'} !important",
        "@bottom-left": f"{_running(running.footer_left)} !important; {_wrapping(running.footer_left)}{rest}",
        "@bottom-right": f"{_running(running.footer_right)} !important; {_wrapping(running.footer_right)}{room}",
    }
    rules = " ".join(f"{name} {{ white-space: pre-wrap; content: {content} }}" for name, content in boxes.items())
    late = " ".join(
        f".late-{value}::after {{ content: counter({counter}) }}" for value, counter in LATE_COUNTER.items()
    )
    return f"html {{ font-family: {_listed(families)} }} @page {{ {rules} }} {late}"


def _listed(families: tuple[str, ...]) -> str:
    return ", ".join(map(_string, families))


LONG_WORD = 40
"""Characters in one word from which on it may be broken anywhere, lest it run off the sheet."""
VERY_LONG_WORD = 150
"""Characters from which on to try every break of a word takes longer than all else on the page."""
WIDTH_OF_FIGURE = 0.53
"""Of a letter's size: figures and small letters together are narrower, in Arimo."""


def _wrapping(spans: Spans) -> str:
    """Return how a line at the head or foot wraps: a page number without a value beside it stays on one line."""
    if _longest_word(spans) >= LONG_WORD:
        return "overflow-wrap: anywhere"
    return "white-space: pre" if _is_page_number(spans) else ""


def _shares(running: Running) -> tuple[str, str]:
    """Return the width of a page number at the foot, three figures for each, and of a value's long word beside it."""
    right = running.footer_right
    values = tuple(span for span in running.footer_left if hasattr(span, "path"))
    if not _is_page_number(right) or _longest_word(values) < VERY_LONG_WORD:
        return "", ""
    letters = sum(3 if isinstance(span, LateSpan) else len(span.text) for span in right)
    width = f"{letters * WIDTH_OF_FIGURE:.3g}em"
    return f"; width: {width}", f"; width: calc(100% - {width})"


def _longest_word(spans: Spans) -> int:
    return max(map(len, text_of(spans).split()), default=0)


def _is_page_number(spans: Spans) -> bool:
    return any(isinstance(span, LateSpan) for span in spans) and not any(hasattr(span, "path") for span in spans)


def mark_rules(document: Document, families: tuple[str, ...]) -> str:
    """Return the rules for the mark of a draft, to stand after a format's own: no format makes a draft look final."""
    if not document.mark:
        return ""
    look = {"content": _string(document.mark), "font-family": _listed(families), **MARK_LOOK}
    rules = "; ".join(f"{name}: {value} !important" for name, value in look.items())
    return " ".join(f"@page {page} {{ @top-right {{ {rules} }} }}" for page in PAGES)


def _block(block: Block, targets: frozenset[str], *, kept: bool) -> str:
    match block:
        case Heading(id=id_, level=level, spans=spans):
            return f"<h{level}{_named(id_, targets)}>{_spans(spans, targets)}</h{level}>"
        case Paragraph(id=id_, role=role, number=number, spans=spans):
            label = "" if number is None else number_label(number)
            names = f"{role} kept" if kept else role
            return f'<p{_named(id_, targets)} class="{names}">{label}{_spans(spans, targets)}</p>'
        case Table():
            return _table(block, targets)
        case Declaration(id=id_, spans=spans):
            return f'<p{_named(id_, targets)} class="declaration">{_spans(spans, targets)}</p>'
        case Signature(id=id_, lines=lines):
            inner = "".join(_signature_line(line, targets) for line in lines)
            return f'<div{_named(id_, targets)} class="signature">{inner}</div>'
        case PageBreak():
            return '<hr class="page-break">'


def _table(table: Table, targets: frozenset[str]) -> str:
    columns = "".join(f'<col style="width: {width}%">' for width in table.widths)
    head = _row(table.head, "col", targets)
    rows = "".join(_row(row, "row", targets) for row in table.rows)
    inner = f"<colgroup>{columns}</colgroup><thead>{head}</thead><tbody>{rows}</tbody>"
    return f"<table{_named(table.id, targets)}>{inner}</table>"


def _row(row: Row, scope: str, targets: frozenset[str]) -> str:
    return f"<tr>{''.join(_cell(cell, scope, targets) for cell in row.cells)}</tr>"


def _cell(cell: Cell, scope: str, targets: frozenset[str]) -> str:
    inner = _spans(cell.spans, targets)
    if cell.header:
        return f'<th{_named(cell.id, targets)} scope="{scope}">{inner}</th>'
    return f"<td{_named(cell.id, targets)}>{inner}</td>"


def _signature_line(line: SignatureLine, targets: frozenset[str]) -> str:
    what = _spans(line.spans, targets) if line.spans else '<span class="blank"></span>'
    return f'<p{_named(line.id, targets)} class="signature-line">{_spans(line.label, targets)}{LABEL_GAP}{what}</p>'


def _spans(spans: Spans, targets: frozenset[str]) -> str:
    return "".join(_span(span, targets) for span in spans)


def _span(span: Span, targets: frozenset[str]) -> str:
    inner = _text(span.text)
    match span:
        case LateSpan(value=value):
            inner = f'<span class="late-{value}"></span>'
        case ReferenceSpan(to=ReferenceTo.PARAGRAPH, target=target) if target in targets:
            inner = f'<a href="#{target}">{inner}</a>'
        case ReferenceSpan(to=ReferenceTo.PAGE, target=target):
            inner = f'<a href="{PAGE_OF_BUNDLE}{escape(target)}">{inner}</a>'
        case ReferenceSpan(to=ReferenceTo.EXHIBIT):
            return f'<strong class="mark">{inner}</strong>'
    return f"<strong>{inner}</strong>" if span.strong else inner


def _text(text: str) -> str:
    """Return text as HTML; a day is not parted from its month."""
    parts = ((escape(part), is_day) for part, is_day in days_in(_kept_apart(text)))
    return "".join(f'<span class="date">{part}</span>' if is_day else part for part, is_day in parts)


def _kept_apart(text: str) -> str:
    """Put a space before each line break: it keeps the words apart for whoever hears or copies them."""
    return text.replace("\n", " \n")


def _running(spans: Iterable[Span]) -> str:
    parts = [
        f"counter({LATE_COUNTER[span.value]})" if isinstance(span, LateSpan) else _string(_kept_apart(span.text))
        for span in spans
    ]
    return " ".join(parts) or "none"


def _string(text: str) -> str:
    """Return a CSS string; whatever is not a letter, a digit or a space is escaped, so no text can end the string."""
    return '"' + "".join(char if char.isalnum() or char == " " else f"\\{ord(char):x} " for char in text) + '"'
