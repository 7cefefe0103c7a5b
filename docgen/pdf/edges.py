"""The lines at the head and foot of each page: they wrap as they must, and what does not fit there is refused."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from docgen.document import Document, Spans, text_of
from docgen.errors import Fault, InputError, Place

__all__ = ["require_edges_on_page"]

UNPRINTED = 4 / 25.4 * 96
"""Nearer to the edge of the sheet than this, in CSS pixels (4 mm), printers do not print."""


def require_edges_on_page(document: Document, edges: Mapping[Any, str | None], pages: Iterable[Any]) -> None:
    """Raise InputError, naming the field, where a line at a page's head or foot would run off the sheet or into text.

    `edges` are text boxes with "Header" or "Footer", `pages` WeasyPrint's pages; all are as layout made them.
    """
    rooms = _rooms(next(iter(pages)))
    outside = {kind for box, kind in edges.items() if kind and not _is_within(box, rooms[kind])}
    if outside:
        raise InputError(*_faults(document, outside))


def _rooms(page: Any) -> dict[str, tuple[float, float]]:
    """Return where the lines at the head and foot may begin and end: between the sheet's edge and the text.

    A format may not set some pages otherwise, so one page stands for all.
    """
    area = page._page_box  # noqa: SLF001  # WeasyPrint has no public way; checked in internals
    top = area.content_box_y()
    return {"Header": (UNPRINTED, top), "Footer": (top + area.height, page.height - UNPRINTED)}


def _is_within(box: Any, room: tuple[float, float]) -> bool:
    return bool(box.position_y >= room[0] and box.position_y + box.height <= room[1])


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
