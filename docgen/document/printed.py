"""What each picture of a document prints for a block: its number, its label, and the numbers that layout makes.

The writers and the check over finished files read the same few constants here, so that neither can drift.
"""

from docgen.document.blocks import Leaf, Paragraph, SignatureLine
from docgen.document.spans import LateSpan, LateValue, Spans, text_of

__all__ = ["LABEL_GAP", "number_label", "printed_in_docx", "printed_in_pdf", "printed_late"]

LABEL_GAP = " \t"
"""What stands between a label and its text in a PDF; the tab is drawn as distance only."""


def number_label(number: int) -> str:
    """Return what stands before a numbered paragraph in a PDF.

    The space makes a reader say "12." and the text apart; the tab (drawn as distance only) brings the text to the
    indent.
    """
    return f"{number}.{LABEL_GAP}"


def printed_in_pdf(leaf: Leaf, pages: int, page: int) -> str:
    """Return what a PDF prints for a block that begins on `page` of `pages`.

    A line break is printed as a space at the line's end.
    """
    if isinstance(leaf, SignatureLine):
        return f"{printed_late(leaf.label, pages, page)}{LABEL_GAP}{printed_late(leaf.spans, pages, page)}"
    label = number_label(leaf.number) if isinstance(leaf, Paragraph) and leaf.number is not None else ""
    return label + printed_late(leaf.spans, pages, page)


def printed_late(spans: Spans, pages: int, page: int) -> str:
    """Return the text of spans on one page of a PDF, late numbers as layout made them."""
    late = {LateValue.PAGE: str(page), LateValue.PAGES: str(pages)}
    texts = (late[span.value] if isinstance(span, LateSpan) else span.text for span in spans)
    return "".join(texts).replace("\n", " ")


def printed_in_docx(leaf: Leaf) -> str:
    """Return the text of a block's paragraph in a Word file: numbers are Word's own, late ones their stand-ins.

    A signature line is its label, a tab and its text; where it has none, a second tab draws the rule to write on.
    """
    if isinstance(leaf, SignatureLine):
        text = text_of(leaf.spans)
        return f"{text_of(leaf.label)}\t{text}" if text else f"{text_of(leaf.label)}\t\t"
    return text_of(leaf.spans)
