"""The lines at the head and foot of each page: they wrap as they must, and what does not fit there is refused."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from docgen.document import Document, Spans, text_of
from docgen.errors import Fault, InputError, Place

__all__ = ["require_edges_on_page"]

UNPRINTED = 4 / 25.4 * 96
"""Nearer to the edge of the sheet than this, in CSS pixels (4 mm), printers do not print."""


def require_edges_on_page(document: Document, edges: Mapping[Any, str | None], pages: Iterable[Any]) -> None:
    """Raise InputError, naming the field, where a line at the head or foot of a page would run off the sheet.

    `edges` are text boxes with "Header" or "Footer", `pages` WeasyPrint's pages; all are as layout made them.
    """
    height = min(page.height for page in pages)
    outside = {kind for box, kind in edges.items() if kind and not _is_within(box, height)}
    if outside:
        raise InputError(*_faults(document, outside))


def _is_within(box: Any, height: float) -> bool:
    return bool(box.position_y >= UNPRINTED and box.position_y + box.height <= height - UNPRINTED)


def _faults(document: Document, kinds: set[str]) -> Iterator[Fault]:
    running = document.running
    for kind, word, lines in (
        ("Header", "head", (running.header,)),
        ("Footer", "foot", (running.footer_left, running.footer_right)),
    ):
        if kind in kinds:
            longest = max(lines, key=lambda spans: len(text_of(spans)))
            detail = f"What stands at the {word} of each page is longer than the room there."
            yield Fault(Place(_field(longest) or f"{word} of the page"), detail, "Shorten it.")


def _field(spans: Spans) -> str:
    """Return the path of the longest value in a line, or nothing where it holds none."""
    values = [(len(span.text), path) for span in spans if (path := getattr(span, "path", ""))]
    return max(values)[1] if values else ""
