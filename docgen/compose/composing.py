"""One view, one format, one document."""

from datetime import date

from docgen.case.record import View
from docgen.compose.drafting import draft_blocks
from docgen.compose.pieces import pieces_of
from docgen.compose.resolving import resolved
from docgen.document import Document, Heading, Running, text_of
from docgen.formats.shelf import Format

__all__ = ["compose"]


def compose(view: View, form: Format, *, as_at: date, mark: str | None) -> Document:
    """Compose a view under a format.

    `as_at` is the document's own date; `mark` is the word that every page of a draft carries, None for a final. Raises
    FormatError naming field and template line for a fact that is not there.
    """
    draft = draft_blocks(pieces_of(form.template, view), form)
    blocks = resolved(draft)
    title = next(
        (text_of(block.spans) for block in blocks if isinstance(block, Heading) and block.level == 1), form.sheet.title
    )
    running = Running(*(draft.running.get(name, ()) for name in ("header", "footer-left", "footer-right")))
    return Document(form.stamp, title, as_at, blocks, running, mark)
