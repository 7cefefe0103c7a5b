"""The pages that a record is said to be from: their words, and how a finding speaks of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from docgen.case.material import Paper
from docgen.case.references import CASE_OWNER, parse_source
from docgen.checks.rule import FoundPaper, PapersReading

__all__ = ["TIME_APART", "PageWords", "elsewhere", "makers_among", "papers_among", "step_for", "words_of_papers"]

READ_IN = "english"
LOOK = "Look at the page; correct what differs from it, or name under from the paper and the page that has it."
OF_THE_MAKER = " What a maker alone knows is from the maker alone."
OF_THE_NOTE = " What the case-owner's note alone gives is no record: obtain the paper, or write not recorded."
TIME_APART = (
    " Where the time and the place are from elsewhere than the rest, say so under time_and_place (in the workbook: "
    "time and place: from)."
)
MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a paper's pages, None for a page that may say more; one for all where pages are not counted."""

    pages: tuple[str | None, ...] = ()
    are_counted: bool = True

    def on(self, first: int | None, last: int | None) -> tuple[str | None, ...]:
        """Return the words of some pages, or of all; none where one of them is not there."""
        if first is None or last is None or not self.are_counted:
            return self.pages
        return self.pages[first - 1 : last] if last <= len(self.pages) else ()


def words_of_papers(reading: PapersReading) -> Mapping[str, PageWords]:
    """Return the words of each paper; none of what cannot be read, or is another file than the one recorded."""
    found = {each.file: each for each in reading.found}
    return {paper.id: _words_of(paper, found.get(paper.file or "")) for paper in reading.data.case.papers}


def _words_of(paper: Paper, found: FoundPaper | None) -> PageWords:
    if found is None or found.looks is None or paper.sha256 not in {None, found.sha256}:
        return PageWords()
    if paper.language.casefold() != READ_IN:
        return PageWords()
    return PageWords(found.looks.words, found.looks.pages is not None)


def papers_among(sources: Iterable[str]) -> tuple[str, ...]:
    """Return the papers among what a record is from, as they are cited."""
    return tuple(source for source in sources if source.startswith("S"))


def makers_among(sources: Iterable[str]) -> str | None:
    """Return in words who else a record is from: the case-owner's note or the maker; None where nobody is."""
    others = [source for source in sources if not source.startswith("S")]
    if not others:
        return None
    return "the case-owner's note" if CASE_OWNER in others else "the maker"


def elsewhere(papers: Iterable[str], words: Mapping[str, PageWords], may_be_on: Callable[[str], bool]) -> Iterator[str]:
    """Yield the pages of the papers cited, other pages than those cited too, that may give a value."""
    for paper in dict.fromkeys(parse_source(source)[0] for source in papers):
        for number, text in enumerate(words[paper].pages, start=1):
            if text is not None and may_be_on(text):
                yield f"{paper} p{number}"


def step_for(sources: Iterable[str], pages: Iterable[str], instead: str = "") -> str:
    """Return what to do about a value that is not on the pages cited; `pages` are others that may give it.

    `instead` is said in place of what is said of a value that a maker gives too.
    """
    shown = ", ".join([*pages][:MOST_SHOWN])
    where = f" It may be on {shown}." if shown else ""
    others = [source for source in sources if not source.startswith("S")]
    if CASE_OWNER in others:
        return f"{LOOK}{where}{OF_THE_NOTE}"
    return f"{LOOK}{where}{instead or (OF_THE_MAKER if others else '')}"
