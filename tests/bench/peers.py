"""What the figures are measured against: the plain way of doing the same with the usual tools, done fairly."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path

import docx
from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # it ships no types

from docgen.document import (
    Declaration,
    Document,
    Heading,
    Leaf,
    Paragraph,
    Signature,
    SignatureLine,
    Table,
    text_of,
)
from docgen.document.spans import ReferenceSpan, ReferenceTo, Spans
from docgen.pdf.fonts import FAMILIES

__all__ = ["naive_css", "naive_html", "script", "template", "with_docxtpl"]

OPTIONS = {"pdf_variant": "pdf/a-2a"}


def naive_html(document: Document, css: str) -> str:
    """Return the document as one would write it for WeasyPrint: a list of paragraphs, a table that finds its widths."""
    title = escape(document.title)
    style = f"<style>{css}\n{naive_css(document)}</style>"
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{style}</head>'
        f"<body>{''.join(_naive(document))}</body></html>"
    )


def naive_css(document: Document) -> str:
    """Return the styles that the naive form needs besides the format's own, for the same look and pages."""
    header, left = (text_of(spans) for spans in (document.running.header, document.running.footer_left))
    return f"""
html {{ font-family: {", ".join(f'"{family}"' for family in FAMILIES)} }}
@page {{
  @top-center {{ content: "{header}" }} @top-right {{ content: "{document.mark or ""}" }}
  @bottom-left {{ content: "{left}" }}
  @bottom-right {{ content: "Page " counter(page) " of " counter(pages) }}
}}
ol {{ list-style: none; margin: 0; padding: 0; counter-reset: none }}
body {{ counter-reset: number }}
li {{ counter-increment: number; padding-left: 12mm; margin-bottom: 3.2mm }}
li::before {{ content: counter(number) "."; float: left; margin-left: -12mm }}
table {{ table-layout: auto }}
.signature-line span {{ display: inline-block; width: 45mm; text-indent: 0 }}
"""


def _naive(document: Document) -> Iterator[str]:
    in_list = False
    for block in document.blocks:
        numbered = isinstance(block, Paragraph) and block.number is not None
        if numbered != in_list:
            yield "<ol>" if numbered else "</ol>"
            in_list = numbered
        match block:
            case Heading(level=level, spans=spans):
                yield f"<h{level}>{_inline(spans)}</h{level}>"
            case Paragraph(role=role, spans=spans):
                inner = _inline(spans)
                yield f"<li><p>{inner}</p></li>" if numbered else f'<p class="{role}">{inner}</p>'
            case Table(head=head, rows=rows):
                yield f"<table><thead>{_row(head.cells, 'th')}</thead><tbody>"
                yield "".join(_row(row.cells, "td") for row in rows) + "</tbody></table>"
            case Declaration(spans=spans):
                yield f'<p class="declaration">{_inline(spans)}</p>'
            case Signature(lines=lines):
                yield f'<div class="signature">{"".join(map(_line, lines))}</div>'


def _row(cells: tuple[Leaf, ...], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{_inline(cell.spans)}</{tag}>' for cell in cells)}</tr>"


def _line(line: SignatureLine) -> str:
    what = _inline(line.spans) or '<span class="blank"></span>'
    return f'<p class="signature-line"><span>{_inline(line.label)}</span>{what}</p>'


def _inline(spans: Spans) -> str:
    """Write spans; only what looks different is an element of its own."""
    return "".join(
        f"<strong>{escape(span.text)}</strong>"
        if span.strong or (isinstance(span, ReferenceSpan) and span.to is ReferenceTo.EXHIBIT)
        else escape(span.text)
        for span in spans
    )


def script(html: Path, pdf: Path) -> str:
    """Return the three lines that print a page of HTML."""
    lines = (
        "from weasyprint import HTML",
        f"html = HTML({str(html)!r})",
        f"html.write_pdf({str(pdf)!r}, pdf_variant='pdf/a-2a')",
    )
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading and the paragraphs under it, as a template of docxtpl takes them."""

    heading: str
    paragraphs: tuple[str, ...]


def template(document: Document) -> bytes:
    """Return a template for docxtpl, made with python-docx: headings, numbered paragraphs, a table, header, footer."""
    made = docx.Document()
    for text, style in (
        ("{%p for line in opening %}", "Normal"),
        ("{{ line }}", "Normal"),
        ("{%p endfor %}", "Normal"),
        ("{%p for section in sections %}", "Normal"),
        ("{{ section.heading }}", "Heading 2"),
        ("{%p for paragraph in section.paragraphs %}", "Normal"),
        ("{{ paragraph }}", "List Number"),
        ("{%p endfor %}", "Normal"),
        ("{%p endfor %}", "Normal"),
    ):
        made.add_paragraph(text, style=style)
    columns = len(_table(document).head.cells)
    table = made.add_table(rows=4, cols=columns)
    for at, cell in enumerate(_table(document).head.cells):
        table.cell(0, at).text = text_of(cell.spans)
        table.cell(2, at).text = f"{{{{ row[{at}] }}}}"
    table.cell(1, 0).text = "{%tr for row in rows %}"
    table.cell(3, 0).text = "{%tr endfor %}"
    for text in ("{%p for line in closing %}", "{{ line }}", "{%p endfor %}"):
        made.add_paragraph(text)
    made.sections[0].header.paragraphs[0].text = "{{ header }}"
    made.sections[0].footer.paragraphs[0].text = "{{ footer }}"
    return _saved(made)


def with_docxtpl(made: bytes, document: Document) -> bytes:
    """Fill the template with the document's words."""
    filled = DocxTemplate(BytesIO(made))
    filled.render(_context(document), autoescape=True)
    return _saved(filled)


def _saved(file: object) -> bytes:
    stream = BytesIO()
    file.save(stream)  # type: ignore[attr-defined]  # python-docx and docxtpl share the method and no type
    return stream.getvalue()


def _table(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def _context(document: Document) -> dict[str, object]:
    sections: list[tuple[str, list[str]]] = []
    opening: list[str] = []
    closing: list[str] = []
    for block in document.blocks:
        match block:
            case Heading(level=level, spans=spans) if level > 1:
                sections.append((text_of(spans), []))
            case Paragraph(number=number, spans=spans) if sections and number is not None:
                sections[-1][1].append(text_of(spans))
            case Heading(spans=spans) | Paragraph(spans=spans):
                opening.append(text_of(spans))
            case Declaration(spans=spans):
                closing.append(text_of(spans))
            case Signature(lines=lines):
                closing += [f"{text_of(line.label)}\t{text_of(line.spans)}" for line in lines]
    return {
        "opening": opening,
        "sections": [_Section(heading, tuple(paragraphs)) for heading, paragraphs in sections],
        "rows": [[text_of(cell.spans) for cell in row.cells] for row in _table(document).rows],
        "closing": closing,
        "header": text_of(document.running.header),
        "footer": text_of(document.running.footer_left),
    }
