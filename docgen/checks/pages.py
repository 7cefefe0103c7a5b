"""The pages of the finished files: numbers, size, margins, and the mark of a draft."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

import re
from collections.abc import Iterator

from docgen.checks.rule import BUNDLE, DOCUMENTS, TRIBUNAL, FileReading, Hit, Reads, rule
from docgen.findings import Mender, Severity
from docgen.papers.ooxml import DocxFacts, EdgeFacts

__all__ = [
    "a_draft_says_so_on_every_page_and_a_final_on_none",
    "every_page_is_a4",
    "every_page_shows_its_number_and_how_many_there_are",
    "margins_are_at_least_35_millimetres",
]

WIDTH, HEIGHT = 210.0, 297.0
TOLERANCE = 0.5
"""Millimetres: word processors keep lengths in twentieths of a point."""
MARGIN = 35.0
PAGE_OF = re.compile(r"\bPage ([0-9]+) of ([0-9]+)\b")
DRAFT_STYLE = "Draft Mark"
DRAFT = re.compile(r"\bDRAFT\b", re.IGNORECASE)


def _edges(docx: DocxFacts, edges: tuple[EdgeFacts, ...]) -> Iterator[tuple[str, EdgeFacts | None]]:
    """Yield what each page of each section shows at one edge, with its name; None where it has none of its own."""
    for section, page in enumerate(docx.pages):
        there = {edge.pages: edge for edge in edges if edge.section == section}
        for kind in ("default", *["first"] * page.first_differs, *["even"] * docx.even_and_odd):
            yield f"section {section + 1} of the DOCX, {kind} pages", there.get(kind)


@rule(
    "WS-07",
    source="CPR PD 32 para 19.1(4); practice of the MG11 form",
    severity=Severity.ERROR,
    reads=Reads.FILE,
    mender=Mender.FORMAT_OWNER,
    blind="What a word processor reckons: of the DOCX it sees that the fields for both numbers are in each foot.",
    overrulable=False,
    profiles=DOCUMENTS - BUNDLE,
)
def every_page_shows_its_number_and_how_many_there_are(reading: FileReading) -> Iterator[Hit]:
    """The foot of each page says Page n of N, and N is the number of pages."""
    pages, step = reading.pdf.pages, "Print Page <page/> of <pages/> in the format's footer."
    for page in pages:
        feet = [a.text for a in page.artifacts if a.subtype == "Footer"]
        shown = [(int(m[1]), int(m[2])) for text in feet for m in PAGE_OF.finditer(text)]
        if shown != [(page.number, len(pages))]:
            yield Hit(f"page {page.number} of the PDF", f"does not say Page {page.number} of {len(pages)}.", step)
    for name, edge in _edges(reading.docx, reading.docx.footers):
        fields = [(s.field or "").strip() for p in (edge.paragraphs if edge else ()) for s in p.stretches if s.field]
        if fields != ["PAGE", "NUMPAGES"]:
            yield Hit(name, "has no foot with the page's number and the number of pages.", step)


@rule(
    "WS-08",
    source="CPR PD 32 para 19.1; FtTIAC Practice Direction (2024) para 7",
    severity=Severity.ERROR,
    reads=Reads.FILE,
    mender=Mender.FORMAT_OWNER,
    blind="How a printer scales.",
    overrulable=False,
    profiles=DOCUMENTS,
)
def every_page_is_a4(reading: FileReading) -> Iterator[Hit]:
    """Each page is 210 by 297 millimetres, upright."""
    sizes = [(f"page {p.number} of the PDF", p.width, p.height) for p in reading.pdf.pages]
    sizes += [(f"section {at} of the DOCX", p.width, p.height) for at, p in enumerate(reading.docx.pages, start=1)]
    for name, width, height in sizes:
        if abs(width - WIDTH) > TOLERANCE or abs(height - HEIGHT) > TOLERANCE:
            yield Hit(name, "is not A4.", "Set A4 in the format's print.css and reference.docx.")


@rule(
    "WS-09",
    source="CPR PD 32 para 19.1(1)",
    severity=Severity.WARNING,
    reads=Reads.FILE,
    mender=Mender.FORMAT_OWNER,
    blind="The PDF: where its text stands on the page is not read. Indents in the DOCX that reach into the margin.",
    profiles=TRIBUNAL,
)
def margins_are_at_least_35_millimetres(reading: FileReading) -> Iterator[Hit]:
    """Every margin of the DOCX is at least 3.5 cm."""
    for at, page in enumerate(reading.docx.pages, start=1):
        for side in ("top", "right", "bottom", "left"):
            if abs(getattr(page, side)) < MARGIN - TOLERANCE / 5:
                yield Hit(f"section {at} of the DOCX", f"has a {side} margin under 35 mm.", "Set it in reference.docx.")


@rule(
    "WS-27",
    source="design: a draft says so on every page, and a final nowhere",
    severity=Severity.ERROR,
    reads=Reads.FILE,
    mender=Mender.FORMAT_OWNER,
    blind="A mark drawn as a picture.",
    overrulable=False,
    profiles=DOCUMENTS,
)
def a_draft_says_so_on_every_page_and_a_final_on_none(reading: FileReading) -> Iterator[Hit]:
    """The draft's mark is in the head of every page of both files; a final's pages carry none."""
    mark = reading.document.mark
    step = "Make the files again; if it happens again, report it."
    for page in reading.pdf.pages:
        heads = [a.text for a in page.artifacts if a.subtype == "Header"]
        if mark is not None and mark not in heads:
            yield Hit(f"page {page.number} of the PDF", "is a draft's and does not say so.", step)
        if mark is None and any(DRAFT.search(artifact.text) for artifact in page.artifacts):
            yield Hit(f"page {page.number} of the PDF", "is a final's and is marked as a draft.", step)
    for name, edge in (*_edges(reading.docx, reading.docx.headers), *_edges(reading.docx, reading.docx.footers)):
        yield from (Hit(name, detail, step) for detail in _marked_wrongly(edge, mark, reading.docx.headers))


def _marked_wrongly(edge: EdgeFacts | None, mark: str | None, headers: tuple[EdgeFacts, ...]) -> Iterator[str]:
    paragraphs = edge.paragraphs if edge else ()
    if mark is None:
        if any(p.style == DRAFT_STYLE or DRAFT.search(p.text) for p in paragraphs):
            yield "is a final's and is marked as a draft."
    elif (edge is None or edge in headers) and not any(p.text == mark for p in paragraphs):
        yield "is a draft's and does not say so in its head."
