"""What the form of section 9 asks of the finished pages: how many there are, and a line to sign on each."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

import re
from collections.abc import Iterator

from docgen.checks.rule import SECTION_9, FileReading, Hit, Reads, rule
from docgen.checks.seen import squeezed
from docgen.document import Declaration, Document, LateSpan, LateValue
from docgen.findings import Mender, Severity
from docgen.papers.ooxml import ParagraphFacts

__all__ = ["each_page_has_a_line_to_sign", "the_declaration_counts_the_pages"]

BOOKMARK = "dg_"
"""What the name of a block's bookmark in a Word file begins with; the block's id follows."""
SIGNATURE = re.compile(r"\bsign(?:ature|ed)\b(?! witnessed)", re.IGNORECASE)
WITNESSED = re.compile(r"\bsign(?:ature|ed) witnessed by\b", re.IGNORECASE)


@rule(
    "WS-21",
    source="form MG11 (2013): consisting of so many pages, each signed",
    severity=Severity.ERROR,
    reads=Reads.FILE,
    mender=Mender.FORMAT_OWNER,
    blind="What a word processor reckons: of the DOCX it sees that the field for the number is in the declaration.",
    overrulable=False,
    profiles=SECTION_9,
)
def the_declaration_counts_the_pages(reading: FileReading) -> Iterator[Hit]:
    """The declaration says how many pages the statement has, and that is how many the finished file has."""
    counting = [block for block in _declarations(reading.document) if _is_counting(block)]
    step = "Write {pages} where the format's declaration says how many pages there are."
    if not counting:
        yield Hit("end", "is reached, and no declaration says how many pages there are.", step)
    for block in counting:
        element = reading.pdf.by_id().get(block.id)
        if element is None or _counted(block, element.spoken) != len(reading.pdf.pages):
            yield Hit(block.id, f"does not say in the PDF that it has {len(reading.pdf.pages)} pages.", step)
        if not any(_has_the_number(paragraph, block.id) for paragraph in reading.docx.paragraphs):
            yield Hit(block.id, "has no field for the number of pages in the DOCX.", step)


def _declarations(document: Document) -> Iterator[Declaration]:
    return (block for block in document.blocks if isinstance(block, Declaration))


def _is_counting(block: Declaration) -> bool:
    return any(isinstance(span, LateSpan) and span.value is LateValue.PAGES for span in block.spans)


def _counted(block: Declaration, said: str) -> int | None:
    """Return the number that stands in a declaration's blank, or None where its words are others."""
    words = ("([0-9]+)" if isinstance(span, LateSpan) else re.escape(squeezed(span.text)) for span in block.spans)
    match = re.fullmatch(r"\s*".join(words), squeezed(said))
    return int(match[1]) if match else None


def _has_the_number(paragraph: ParagraphFacts, block: str) -> bool:
    mine = f"{BOOKMARK}{block}" in paragraph.bookmarks
    return mine and any((stretch.field or "").strip() == "NUMPAGES" for stretch in paragraph.stretches)


@rule(
    "WS-23",
    source="form MG11 (2013): the signature, and that of who witnessed it, on each page",
    severity=Severity.ERROR,
    reads=Reads.FILE,
    mender=Mender.FORMAT_OWNER,
    blind="Whether there is room to sign, and who signs.",
    overrulable=False,
    profiles=SECTION_9,
)
def each_page_has_a_line_to_sign(reading: FileReading) -> Iterator[Hit]:
    """The foot of each page has a line for the maker's signature and one for whoever witnessed it."""
    step = "Print Signature and Signature witnessed by in the format's footer."
    feet = [
        (f"page {page.number} of the PDF", " ".join(a.text for a in page.artifacts if a.subtype == "Footer"))
        for page in reading.pdf.pages
    ]
    feet += [
        (f"section {edge.section + 1} of the DOCX, {edge.pages} pages", " ".join(p.text for p in edge.paragraphs))
        for edge in reading.docx.footers
    ]
    if not reading.docx.footers:
        yield Hit("the DOCX", "has no foot to sign at.", step)
    for name, foot in feet:
        if not (SIGNATURE.search(foot) and WITNESSED.search(foot)):
            yield Hit(name, "has no lines for the signature and its witness.", step)
