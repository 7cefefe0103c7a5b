"""Whether the finished files say what the document says: block by block, and the lines on every page's edge."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from docgen.checks.rule import DOCUMENTS, FileReading, Hit, Reads, rule
from docgen.document import (
    Document,
    Leaf,
    Paragraph,
    Table,
    leaves,
    printed_in_docx,
    printed_in_pdf,
    printed_late,
    text_of,
)
from docgen.findings import Mender, Severity
from docgen.papers.ooxml import DocxFacts, ParagraphFacts
from docgen.papers.pdf import PageFacts, PdfFacts
from docgen.papers.pdf_structure import Element
from docgen.papers.shapes import Face, is_complex, says

__all__ = [
    "blocks_that_differ_in_docx",
    "blocks_that_differ_in_pdf",
    "edges_that_differ_in_docx",
    "edges_that_differ_in_pdf",
    "the_finished_files_say_what_the_document_says",
]

BOOKMARK = "dg_"
"""What the name of a block's bookmark in a Word file begins with; the block's id follows."""
LATE_FIELDS = {"PAGE": "[page]", "NUMPAGES": "[pages]"}
SHOWN = {"default": "all", "first": "the first", "even": "even"}


def blocks_that_differ_in_pdf(document: Document, pdf: PdfFacts, faces: Sequence[Face]) -> tuple[str, ...]:
    """Return the ids of the blocks that a PDF lacks, has out of order, has twice, or says otherwise; none is good.

    `faces` are the fonts that it is set in, in order of choice. Text that belongs to no block is named by its page.
    """
    elements = pdf.by_id()
    named = [element.id for element in pdf.elements if element.id]
    differ = _out_of_order(document, named)
    differ |= {leaf.id for leaf in leaves(document) if not _is_said(leaf, elements.get(leaf.id), pdf, faces)}
    return (*_in_order(document, differ), *_strange_pages(document, pdf))


def _is_said(leaf: Leaf, element: Element | None, pdf: PdfFacts, faces: Sequence[Face]) -> bool:
    if element is None:
        return False
    page = element.pages[0] if element.pages else 0
    return says(element, printed_in_pdf(leaf, len(pdf.pages), page), faces)


def _strange_pages(document: Document, pdf: PdfFacts) -> Iterator[str]:
    """Name the pages with text that is neither in a block's element nor an artifact."""
    wanted = {leaf.id for leaf in leaves(document)}
    known = {(m.page, m.number) for element in pdf.elements if element.id in wanted for m in element.marked}
    strange = {
        mark.page
        for element in pdf.elements
        for mark in element.own_marks
        if (mark.page, mark.number) not in known and mark.text.strip()
    }
    strange |= {page.number for page in pdf.pages if page.unmarked.strip()}
    return (f"page {number} of the PDF" for number in sorted(strange))


def blocks_that_differ_in_docx(document: Document, docx: DocxFacts) -> tuple[str, ...]:
    """Return the ids of the blocks that a Word file lacks, has out of order, has twice, or says otherwise.

    Text that belongs to no block is named by its paragraph's place in the file, from 1.
    """
    marked = [(paragraph, _ids(paragraph)) for paragraph in docx.paragraphs]
    differ = _out_of_order(document, [name for _, names in marked for name in names])
    found = {name: paragraph for paragraph, names in marked for name in names}
    differ |= {leaf.id for leaf in leaves(document) if not _is_written(leaf, found.get(leaf.id))}
    known = {leaf.id for leaf in leaves(document)}
    strange = (
        f"paragraph {at} of the DOCX"
        for at, (paragraph, names) in enumerate(marked, start=1)
        if len(known & set(names)) != 1 and _text(paragraph).strip()
    )
    return (*_in_order(document, differ), *strange)


def _ids(paragraph: ParagraphFacts) -> list[str]:
    return [name.removeprefix(BOOKMARK) for name in paragraph.bookmarks if name.startswith(BOOKMARK)]


def _is_written(leaf: Leaf, paragraph: ParagraphFacts | None) -> bool:
    if paragraph is None:
        return False
    number = f"{leaf.number}." if isinstance(leaf, Paragraph) and leaf.number is not None else None
    return paragraph.number == number and _text(paragraph) == printed_in_docx(leaf)


def _text(paragraph: ParagraphFacts) -> str:
    """Return a paragraph's text as it stands, with the stand-ins of canonical text where layout makes numbers."""
    shown = (s for s in paragraph.stretches if s.deleted is None)
    return "".join(LATE_FIELDS.get((s.field or "").strip(), s.text) for s in shown)


def _out_of_order(document: Document, named: Iterable[str]) -> set[str]:
    wanted = [leaf.id for leaf in leaves(document)]
    known = set(wanted)
    found = [name for name in named if name in known]
    apart = {name for pair in zip_longest(wanted, found) if pair[0] != pair[1] for name in pair[:1] if name}
    return apart | {name for name in found[len(wanted) :] if name}


def _in_order(document: Document, differ: set[str]) -> Iterator[str]:
    return (leaf.id for leaf in leaves(document) if leaf.id in differ)


def edges_that_differ_in_pdf(document: Document, pdf: PdfFacts) -> tuple[str, ...]:
    """Return the pages of a PDF whose head or foot lines are not the document's, or that carry anything else."""
    heads = {text_of(cell.spans) for block in document.blocks if isinstance(block, Table) for cell in block.head.cells}
    return tuple(
        f"page {page.number} of the PDF" for page in pdf.pages if not _edges_hold(document, page, len(pdf.pages), heads)
    )


def _edges_hold(document: Document, page: PageFacts, pages: int, heads: set[str]) -> bool:
    running = document.running
    lines = (running.header, running.footer_left, running.footer_right)
    header, left, right = (printed_late(spans, pages, page.number) for spans in lines)
    wanted = {"Header": [header, document.mark or ""], "Footer": [left, right]}
    edges = {kind: [a.text for a in page.artifacts if a.subtype == kind] for kind in wanted}
    others = {artifact.text for artifact in page.artifacts if artifact.subtype not in wanted}
    return all(_same(edges[kind], wanted[kind]) for kind in wanted) and all(
        is_complex(text) or text in heads for text in others if text.strip()
    )


def _same(found: Sequence[str], wanted: Sequence[str]) -> bool:
    """Compare in drawing order, wherever lines end; in scripts whose order extraction does not keep, other letters."""
    said, drawn = "".join(wanted), "".join(found)
    if is_complex(said):
        return bool(drawn) and _simple_letters(drawn) == _simple_letters(said)
    return _plain(drawn) == _plain(said)


def _simple_letters(text: str) -> list[str]:
    return sorted(char for char in _plain(text) if char.isalnum() and not is_complex(char))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def edges_that_differ_in_docx(document: Document, docx: DocxFacts) -> tuple[str, ...]:
    """Return the headers and footers of a Word file, and the sections without one, that are not the document's."""
    running = document.running
    header = [text for text in (text_of(running.header), document.mark or "") if text]
    footer = [f"{text_of(running.footer_left)}\t{text_of(running.footer_right)}"]
    return tuple(dict.fromkeys(_wrong_edges(docx, header, footer)))


def _wrong_edges(docx: DocxFacts, header: list[str], footer: list[str]) -> Iterator[str]:
    for section, page in enumerate(docx.pages):
        kinds = ["default", *["first"] * page.first_differs, *["even"] * docx.even_and_odd]
        for what, edges, wanted in (("header", docx.headers, header), ("footer", docx.footers, footer)):
            there = {edge.pages: edge for edge in edges if edge.section == section}
            for kind in kinds:
                said = [_text(paragraph) for paragraph in there[kind].paragraphs] if kind in there else []
                if [text for text in said if text] != wanted:
                    yield f"{what} of {SHOWN[kind]} pages in the DOCX"


@rule(
    "WS-110",
    source="design: two pictures of one document, and a check proves it on the finished files",
    severity=Severity.ERROR,
    reads=Reads.FILE,
    mender=Mender.FORMAT_OWNER,
    blind="Looks: it reads text and order. On the edges of pages, text in right-to-left and complex scripts is only "
    "seen to be there.",
    overrulable=False,
    profiles=DOCUMENTS,
)
def the_finished_files_say_what_the_document_says(reading: FileReading) -> Iterator[Hit]:
    """Each block, header and footer of the document stands in the DOCX and in the PDF, once, in order, word for word.

    Neither file holds any other text, a tracked change or a comment.
    """
    document, docx, pdf = reading.document, reading.docx, reading.pdf
    next_step = "Make the files again; if it happens again, the fault is docgen's or the format's: report it."
    in_docx = (*blocks_that_differ_in_docx(document, docx), *edges_that_differ_in_docx(document, docx))
    in_pdf = (*blocks_that_differ_in_pdf(document, pdf, reading.faces), *edges_that_differ_in_pdf(document, pdf))
    for name, differ in (("DOCX", in_docx), ("PDF", in_pdf)):
        for where in differ:
            yield Hit(where, f"is not in the {name} as the document has it.", next_step)
    if docx.revisions or docx.comments or docx.unread:
        yield Hit("the DOCX", "holds tracked changes, comments or parts that docgen does not write.", next_step)
