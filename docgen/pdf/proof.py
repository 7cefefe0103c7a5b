"""The proof that a finished PDF says what its document says, block by block, through the tag tree."""

from functools import cache

from docgen.document import Document, LateSpan, LateValue, Leaf, Paragraph, SignatureLine, Spans, leaves
from docgen.papers.pdf import PdfFacts
from docgen.papers.pdf_structure import Element
from docgen.papers.shapes import Face, says
from docgen.pdf.fonts import faces
from docgen.pdf.markup import number_label

__all__ = ["blocks_that_differ", "printed_text"]


def blocks_that_differ(document: Document, facts: PdfFacts) -> tuple[str, ...]:
    """Return the ids of the blocks that a PDF lacks, has out of order, has twice, or says otherwise; none is good."""
    wanted = [leaf.id for leaf in leaves(document)]
    named = [element.id for element in facts.elements if element.id]
    found = [name for name in named if name in set(wanted)]
    elements = facts.by_id()
    differ = {wanted[at] for at in range(len(wanted)) if at >= len(found) or found[at] != wanted[at]}
    differ |= {leaf.id for leaf in leaves(document) if not _is_said(leaf, elements.get(leaf.id), facts)}
    return tuple(name for name in wanted if name in differ)


def printed_text(leaf: Leaf, pages: int, page: int) -> str:
    """Return what the PDF prints for a block: its number, its label, and late numbers as layout made them.

    A line break is printed as a space at the line's end.
    """
    if isinstance(leaf, SignatureLine):
        return f"{_text(leaf.label, pages, page)} \t{_text(leaf.spans, pages, page)}"
    label = number_label(leaf.number) if isinstance(leaf, Paragraph) and leaf.number is not None else ""
    return label + _text(leaf.spans, pages, page)


def _is_said(leaf: Leaf, element: Element | None, facts: PdfFacts) -> bool:
    if element is None:
        return False
    page = element.pages[0] if element.pages else 0
    return says(element, printed_text(leaf, len(facts.pages), page), _faces())


def _text(spans: Spans, pages: int, page: int) -> str:
    late = {LateValue.PAGE: str(page), LateValue.PAGES: str(pages)}
    texts = (late[span.value] if isinstance(span, LateSpan) else span.text for span in spans)
    return "".join(texts).replace("\n", " ")


@cache
def _faces() -> tuple[Face, ...]:
    return tuple(Face(*face) for face in faces())
