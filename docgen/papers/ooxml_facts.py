"""What a Word file says, in facts: paragraphs, characters and who changed them, edges, properties, pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["CellPlace", "CharState", "DocxFacts", "EdgeFacts", "PageFacts", "ParagraphFacts", "Revision", "Stretch"]


class CharState(StrEnum):
    """What tracked changes make of a character; a passing one was inserted by one person and deleted by another."""

    ORIGINAL = "original"
    INSERTED = "inserted"
    DELETED = "deleted"
    PASSING = "passing"


@dataclass(frozen=True, slots=True)
class Revision:
    """Who made a tracked change and when (as the file says, or None), and whether it is one half of a move."""

    author: str
    when: str | None
    moved: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters that share everything: revisions, weight, and field.

    `field` is the instruction whose cached result they are (`PAGE`, `NUMPAGES`), or None outside fields. Tabs and line
    breaks are tab and newline, page breaks are nothing; what is not text is the object replacement character.
    """

    text: str
    inserted: Revision | None = None
    deleted: Revision | None = None
    bold: bool = False
    field: str | None = None

    @property
    def state(self) -> CharState:
        """Tell what tracked changes make of these characters."""
        if self.inserted and self.deleted:
            return CharState.PASSING
        if self.inserted:
            return CharState.INSERTED
        return CharState.DELETED if self.deleted else CharState.ORIGINAL


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where in the tables of a story a cell stands: each from 0, tables in order of their beginnings."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class ParagraphFacts:
    """One paragraph as it stands in the file.

    `style` is the style's name; `number` what a word processor prints before the text, reckoned from the file's own
    numbering over all paragraphs that are not deleted, or None where it has none. `bookmarks` are those that begin in
    it or just before. `mark_inserted` and `mark_deleted` are the revisions of its paragraph mark. `cell` is None
    outside tables.
    """

    style: str
    number: str | None
    bookmarks: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    cell: CellPlace | None = None
    mark_inserted: Revision | None = None
    mark_deleted: Revision | None = None

    @property
    def text(self) -> str:
        """Return the text as it stands, as if all changes were accepted."""
        return self._joined(lambda stretch: stretch.deleted is None)

    @property
    def original(self) -> str:
        """Return the text as it was, as if all changes were rejected."""
        return self._joined(lambda stretch: stretch.inserted is None)

    @property
    def bold_ranges(self) -> tuple[tuple[int, int], ...]:
        """Return start and end of each bold part of `text`, end excluded."""
        return tuple(self._bold_ranges())

    def _joined(self, stands: Callable[[Stretch], bool]) -> str:
        return "".join(stretch.text for stretch in self.stretches if stands(stretch))

    def _bold_ranges(self) -> Iterator[tuple[int, int]]:
        start: int | None = None
        at = 0
        for stretch in (each for each in self.stretches if each.deleted is None):
            if stretch.bold and start is None:
                start = at
            if not stretch.bold and start is not None:
                yield start, at
                start = None
            at += len(stretch.text)
        if start is not None:
            yield start, at


@dataclass(frozen=True, slots=True)
class EdgeFacts:
    """A header or footer: the section that shows it (from 0), on which pages (default, first, even), and its text."""

    section: int
    pages: str
    paragraphs: tuple[ParagraphFacts, ...]

    @property
    def text(self) -> str:
        """Return the paragraphs' texts as they stand, one a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The page of one section, in millimetres; `first_differs` where its first page has edges of its own."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    first_differs: bool


@dataclass(frozen=True, slots=True)
class DocxFacts:
    """What one Word file says. `core` and `custom` are its properties by name; `external` the addresses it links to.

    `revisions` and `comments` are counts. `unread` names elements that hold something the reader does not take in, so
    that who compares texts knows that there is more.
    """

    paragraphs: tuple[ParagraphFacts, ...]
    headers: tuple[EdgeFacts, ...]
    footers: tuple[EdgeFacts, ...]
    pages: tuple[PageFacts, ...]
    core: tuple[tuple[str, str], ...]
    custom: tuple[tuple[str, str], ...]
    revisions: int
    comments: int
    external: tuple[str, ...]
    unread: tuple[str, ...]
    even_and_odd: bool = False
    """Whether even pages have edges of their own."""
