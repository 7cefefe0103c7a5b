"""What a machine reads in the pictures of redacted pages: each read once, and kept for the next run."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from pathlib import Path

from docgen.papers.ocr import can_read, read_edges, read_places, words_at
from docgen.papers.pdf_words import PageWords
from docgen.workflow.read_pictures import PLACED_WORDS, keep_words_here, kept_words
from docgen.workroom.program import ProgramError

__all__ = ["PageReader", "page_reader"]

EDGES = "edges "
READERS = 2
"""Pictures that are read at one time."""


@dataclass(slots=True)
class PageReader:
    """Reads pictures of pages; `known` are words that were read before, by the picture's digest, `new` those since."""

    is_there: bool
    known: dict[str, str]
    new: dict[str, str] = field(default_factory=dict)

    def read(self, pages: Iterable[PageWords], picture_of: Callable[[int], bytes]) -> Iterator[PageWords]:
        """Yield pages with the words that their pictures show, where they do; those left out that nothing can read.

        `picture_of` gives a page's picture as a PNG.
        """
        if not self.is_there:
            return
        with ThreadPoolExecutor(READERS) as readers:
            waiting = iter(pages)
            while some := [*islice(waiting, READERS * 2)]:
                for page, said in zip(
                    some, readers.map(self._said, [picture_of(each.number) for each in some]), strict=True
                ):
                    if said is not None:
                        words = words_at(said, page.width, page.height)
                        yield PageWords(page.number, page.width, page.height, words)

    def edges(self, png: bytes) -> str:
        """Return what a page's picture shows at its top and foot; nothing where nothing can read it."""
        return (self._known(f"{EDGES}{sha256(png).hexdigest()}", png, read_edges) if self.is_there else None) or ""

    def _said(self, png: bytes) -> str | None:
        return self._known(sha256(png).hexdigest(), png, read_places)

    def _known(self, key: str, png: bytes, read: Callable[[bytes], str]) -> str | None:
        if key not in self.known:
            try:
                self.known[key] = self.new[key] = read(png)
            except ProgramError:
                return None
        return self.known[key]

    def keep(self, folder: Path) -> None:
        """Keep what was read in the case folder, which the caller holds."""
        if self.new:
            keep_words_here(folder, self.new, PLACED_WORDS)


def page_reader(folder: Path) -> PageReader:
    """Return what reads the pictures of a case's pages on this machine, if anything does."""
    return PageReader(can_read(), kept_words(folder, PLACED_WORDS))
