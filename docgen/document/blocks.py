"""The blocks of a document, in the order they are read; numbers and references are already resolved."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import zip_longest
from typing import Annotated, Literal

from pydantic import Field

from docgen.document.spans import Spans

__all__ = [
    "Block",
    "BlockKind",
    "Cell",
    "Declaration",
    "Document",
    "FormatStamp",
    "Heading",
    "Leaf",
    "PageBreak",
    "Paragraph",
    "Role",
    "Row",
    "Running",
    "Signature",
    "SignatureLine",
    "Table",
    "kept_with_next",
    "kind_of",
    "leaves",
]


class BlockKind(StrEnum):
    """Who speaks: the format's formula, the record, or the maker."""

    FORMULA = "formula"
    RECORD = "record"
    WORDS = "words"


class Role(StrEnum):
    """What a paragraph is for; writers give each role its look."""

    NUMBERED = "numbered"
    PLAIN = "plain"
    CORNER = "corner"
    COURT = "court"
    REFERENCE = "reference"
    PARTY = "party"
    STANDING = "standing"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's own title and stands once."""

    id: str
    clause: str
    level: int
    spans: Spans
    type: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `number` is its place among the numbered ones from 1, or None where the role has no number."""

    id: str
    clause: str
    role: Role
    number: int | None
    spans: Spans
    type: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; a header cell in the head row heads its column, in a body row its row."""

    id: str
    spans: Spans
    header: bool = False
    type: Literal["cell"] = "cell"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one head row, repeated on each page; `widths` are whole percentages that add up to 100."""

    id: str
    clause: str
    widths: tuple[int, ...]
    head: Row
    rows: tuple[Row, ...]
    type: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declared constant of the format, word for word; `digest` is the SHA-256 of the constant."""

    id: str
    clause: str
    name: str
    digest: str
    spans: Spans
    type: Literal["declaration"] = "declaration"


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One line of a signature block: what stands before it (`label`), then `spans`; none is a line to fill in."""

    id: str
    label: Spans
    spans: Spans
    type: Literal["signature_line"] = "signature_line"


@dataclass(frozen=True, slots=True)
class Signature:
    """The signature block; it is never split over two pages."""

    id: str
    clause: str
    lines: tuple[SignatureLine, ...]
    type: Literal["signature"] = "signature"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""

    id: str
    clause: str
    type: Literal["page_break"] = "page_break"


Block = Annotated[
    Heading | Paragraph | Table | Declaration | Signature | PageBreak,
    Field(discriminator="type"),
]
WORDS = "words"
RECORDED = frozenset({"value", "derived", "reference"})
"""The types of spans in which a maker, and in which a record speaks."""
Leaf = Heading | Paragraph | Cell | Declaration | SignatureLine


@dataclass(frozen=True, slots=True)
class Running:
    """What every page carries: the head line, and the left and right end of the foot line."""

    header: Spans = ()
    footer_left: Spans = ()
    footer_right: Spans = ()


@dataclass(frozen=True, slots=True)
class FormatStamp:
    """Which format a document was composed under: name, version, and the SHA-256 digest of its folder."""

    name: str
    version: int
    digest: str


@dataclass(frozen=True, slots=True)
class Document:
    """What is said: ordered blocks under one format, as at one date, in one language (a BCP 47 tag).

    `mark` is the word that every page of a draft carries ("DRAFT"), or None for a final; it is outside the digest, so a
    final says what the draft that was read said.
    """

    format: FormatStamp
    title: str
    as_at: date
    blocks: tuple[Block, ...]
    running: Running = field(default_factory=Running)
    mark: str | None = None
    language: str = "en-GB"


def leaves(document: Document) -> Iterator[Leaf]:
    """Yield each block that holds text of its own, in reading order; headers and footers are not among them."""
    for block in document.blocks:
        match block:
            case Table(head=head, rows=rows):
                for row in (head, *rows):
                    yield from row.cells
            case Signature(lines=lines):
                yield from lines
            case PageBreak():
                pass
            case _:
                yield block


def kept_with_next(document: Document) -> frozenset[str]:
    """Return the ids of paragraphs that writers keep on the page of what follows them.

    That is the last text before a declaration and its heading (a page with a declaration and a signature alone could
    stand behind any statement), and what leads to a table.
    """
    found = set()
    for first, second, third in zip_longest(document.blocks, document.blocks[1:], document.blocks[2:]):
        declares = isinstance(second, Heading) and isinstance(third, Declaration)
        if isinstance(first, Paragraph) and (declares or isinstance(second, Table)):
            found.add(first.id)
    return frozenset(found)


def kind_of(leaf: Leaf) -> BlockKind:
    """Tell who speaks in a block: the maker if any of it is the maker's, else the record if any of it is a field."""
    types = {span.type for span in leaf.spans}
    if WORDS in types:
        return BlockKind.WORDS
    return BlockKind.FORMULA if types.isdisjoint(RECORDED) else BlockKind.RECORD
