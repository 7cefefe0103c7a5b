"""What a bundle is joined from: files made ready, each a document with a title, and the order of its bookmarks."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Branch", "Joined", "Lead", "Look", "Numbers", "Order", "Source"]


@dataclass(frozen=True, slots=True)
class Lead:
    """A link to be laid over words of a document: on which of its pages, from 0, where, and to what.

    `box` is left, bottom, right and top in the page's own space; `to` is the document that it leads to, by its place
    among the sources, and `at` which of its pages, from 0. A reader who sees no page is told `said` and the number of
    that page, or `words` in place of both.
    """

    page: int
    box: tuple[float, float, float, float]
    to: int
    said: str
    at: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One document of a bundle, as `papers.pdf_ready` makes them.

    `content` is the file itself or where it lies. `free` says of each page at which places its edges are free; pages
    that it does not speak of are taken to have none. `size` is how many bytes the file has, for the choice of how
    to hold it. In a made document (`is_made`) links to `urn:docgen:page:N` lead to the page on which N is printed.
    What is `finished` is a bundle itself: its pages have their numbers, and its bookmarks are the whole's. `behind`
    is the page of the first source, from 1, behind which a document stands; None where it follows the one before.
    """

    content: Path | bytes
    title: str
    free: tuple[tuple[int, ...], ...] = ()
    size: int = 0
    is_made: bool = False
    leads: tuple[Lead, ...] = ()
    finished: bool = False
    behind: int | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """A bookmark: of a section (no `source`), or of the document at that place among the sources, from 0.

    The document's own bookmarks stand below it, but where it is `bare`.
    """

    title: str
    source: int | None = None
    branches: tuple["Branch", ...] = ()
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Numbers:
    """How pages are numbered: the first number, or a label for each page, as they stand, where they are not counted on.

    `index` is the page, from 0, to which each document's first page leads back; None where there is none.
    """

    first: int = 1
    labels: tuple[str, ...] = ()
    index: int | None = None

    def label(self, page: int) -> str:
        """Return what is printed on a page, from 0."""
        return self.labels[page] if self.labels else str(self.first + page)


@dataclass(frozen=True, slots=True)
class Look:
    """What a bundle says of itself: its title and language, whether it claims PDF/UA-1, and the font of its numbers.

    It may claim that only where every document in it keeps to PDF/UA-1. `font` is a TrueType file.
    """

    title: str
    font: bytes
    language: str = "en-GB"
    claims_ua: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """All of a bundle: its documents in order, its bookmarks, how pages are numbered, and what it says of itself."""

    sources: tuple[Source, ...]
    branches: tuple[Branch, ...]
    numbers: Numbers
    look: Look


@dataclass(slots=True)
class Joined:
    """What came of joining: the page, from 0, on which each document begins and how many it has; what was left away.

    Pages are counted as documents were given, also where one was put behind a page of the first.
    """

    starts: list[int] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)

    @property
    def pages(self) -> int:
        """Return how many pages there are in all."""
        return sum(self.counts)
