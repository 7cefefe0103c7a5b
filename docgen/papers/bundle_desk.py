"""Answers on a bundle, for the process that asks: what its file shows, what some pages show, a page's thumbnail.

A worker is given the bundle once and keeps it: HOLD is asked, and the bundle itself is the next question.
"""

import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import pypdfium2

from docgen.errors import InputError
from docgen.papers.bundle_facts import PageShown, told_file, told_pages
from docgen.papers.bundle_file import file_shown
from docgen.papers.bundle_page import page_shown

__all__ = ["HOLD", "NOT_HELD", "answer", "asked"]

HOLD: Final = b"hold"
NOT_HELD: Final = b"?"
"""The answer of a worker that has not been given the bundle."""
EARLY: Final = 40
"""Pages at a bundle's beginning in which its index may stand."""
SIDE: Final = 260
"""Dots along the longer side of a thumbnail."""


@dataclass(slots=True)
class _Desk:
    content: bytes = b""
    waits: bool = False
    """Whether the next question is the bundle: by itself, since a large one is not to be there twice."""


DESK: Final = _Desk()


def asked(what: str, more: Mapping[str, int | str]) -> bytes:
    """Return a question: `what` is "file" (with a name), "pages" (first, last, count) or "thumbnail" (page)."""
    return json.dumps({"what": what, **more}).encode()


def answer(question: bytes) -> bytes:
    """Answer a question; one that cannot be answered because of the bundle is answered in words, as JSON."""
    if DESK.waits:
        DESK.content, DESK.waits = question, False
        return b""
    if question == HOLD:
        DESK.waits = True
        return b""
    if not DESK.content:
        return NOT_HELD
    wanted = json.loads(question)
    match wanted["what"]:
        case "file":
            return _file(wanted)
        case "pages":
            return told_pages(_pages(wanted))
        case _:
            return _thumbnail(wanted["page"])


def _file(wanted: dict[str, Any]) -> bytes:
    try:
        return told_file(file_shown(DESK.content, wanted["name"]))
    except InputError as error:
        (fault,) = error.faults
        return json.dumps({"fault": fault.detail, "step": fault.next_step}).encode()


def _pages(wanted: dict[str, Any]) -> list[PageShown]:
    numbers = range(wanted["first"], wanted["last"] + 1)
    try:
        with closing(pypdfium2.PdfDocument(DESK.content)) as pdf:
            there = len(pdf)
            return [
                page_shown(pdf, number, wanted["count"], lines=number <= EARLY)
                if number <= there
                else PageShown(number, readable=False)
                for number in numbers
            ]
    except pypdfium2.PdfiumError:
        return [PageShown(number, readable=False) for number in numbers]


def _thumbnail(number: int) -> bytes:
    try:
        with closing(pypdfium2.PdfDocument(DESK.content)) as pdf, closing(pdf.get_page(number - 1)) as page:
            written = BytesIO()
            picture = page.render(scale=SIDE / max(*page.get_size(), 1.0)).to_pil().convert("RGB")
            picture.quantize(32).save(written, "PNG", optimize=True)
            return written.getvalue()
    except pypdfium2.PdfiumError:
        return b""
