"""The canonical text of a document: what is hashed, compared, and read in tests."""

from hashlib import sha256

from docgen.document.blocks import Block, Document, Heading, PageBreak, Paragraph, Row, Signature, Table
from docgen.document.spans import text_of

__all__ = ["canonical_text", "digest", "plain_text"]

BLANK = "________"


def canonical_text(document: Document) -> str:
    """Print a document as plain text, ending in a newline; the draft mark is not part of it."""
    running = document.running
    edges = [
        f"[head] {text_of(running.header)}",
        f"[foot] {text_of(running.footer_left)} | {text_of(running.footer_right)}",
    ]
    return "\n\n".join(["\n".join(edges), *(_block_text(block) for block in document.blocks)]) + "\n"


def plain_text(document: Document) -> str:
    """Print the text file: the draft mark, where there is one, above the canonical text."""
    return (f"{document.mark}\n\n" if document.mark else "") + canonical_text(document)


def digest(document: Document) -> str:
    """Return the SHA-256 of the canonical text, in hexadecimal; adoption, approval and comparison name it."""
    return sha256(canonical_text(document).encode()).hexdigest()


def _block_text(block: Block) -> str:
    match block:
        case Heading(level=level, spans=spans):
            return f"{'#' * level} {text_of(spans)}"
        case Paragraph(number=int(number), spans=spans):
            return f"{number}. {text_of(spans)}"
        case Table(head=head, rows=rows):
            return "\n".join(_row_text(row) for row in (head, *rows))
        case Signature(lines=lines):
            return "\n".join(f"{text_of(line.label)} {text_of(line.spans) or BLANK}" for line in lines)
        case PageBreak():
            return "[new page]"
        case _:
            return text_of(block.spans)


def _row_text(row: Row) -> str:
    return "| " + " | ".join(text_of(cell.spans) for cell in row.cells) + " |"
