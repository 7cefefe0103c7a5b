"""Rules on the index and the bookmarks of a bundle: that all is listed, leads where it says, and says what it is."""

from collections.abc import Iterable, Iterator
from typing import Final

from docgen.checks.bundle_index import Entry, Index, bookmarked, index_of
from docgen.checks.bundle_reading import bundle_rule, expected, hit, listed
from docgen.checks.rule import BundleReading, Hit
from docgen.findings import Severity
from docgen.papers.bundle_facts import OutlineEntry, Says

__all__ = [
    "bookmarks_without_their_page",
    "documents_without_a_bookmark",
    "entries_that_identify_nothing",
    "entries_that_lead_nowhere",
    "entries_that_name_another_page",
    "what_the_index_lacks",
]

FILE: Final = "file"


def _on(entries: Iterable[Entry], what: str, step: str, severity: Severity | None = None) -> Iterator[Hit]:
    """Yield one hit on the index pages that have such entries, which are named by their places."""
    found = [*entries]
    yield from hit((each.page for each in found), f"{what}: {listed(map(str, found))}.", step, severity)


@bundle_rule(
    "BU-20",
    source="FtTIAC Practice Direction (1 November 2024), 7; old practice direction 8(d): an index with page numbers",
    severity=Severity.ERROR,
    blind="An index that is a picture, or begins after page 10; whether a description is the right one.",
)
def what_the_index_lacks(reading: BundleReading) -> Iterator[Hit]:
    """There is an index that lists every document with description, date and page."""
    index = index_of(reading.facts)
    if not index.entries:
        yield Hit(
            FILE, "No index begins on one of its first 10 pages.", "Put one first, with every document and its page."
        )
        return
    step = "Print the page on which the document begins."
    yield from _on((each for each in index.entries if each.number is None), "No page is printed for", step)
    listed = index.starts | _listed_later(reading, index)
    lacking = [each for each in _documents(reading, index) if each.page not in listed]
    detail = "Something begins here that is bookmarked and not in the index."
    yield from hit((each.page for each in lacking if each.page), detail, "Put it into the index.")
    undated = [each for each in index.entries if not each.dated]
    step = "Give each document's date, or say that it has none."
    yield from _on(undated, "No date is given for", step, Severity.WARNING)


def _listed_later(reading: BundleReading, index: Index) -> frozenset[int]:
    """Return the pages that an index of what was added later, and the bookmark of that, lead to."""
    later = {page.number for page in reading.facts.pages if Says.INDEX in page.says and page.number > index.end}
    led = {link.target for link in reading.facts.file.links if link.page in later and link.target is not None}
    return frozenset(led | later)


def _documents(reading: BundleReading, index: Index) -> Iterator[OutlineEntry]:
    """Yield the bookmarks of documents; sections, which have theirs below them, need no page in an index."""
    marked = bookmarked(reading.facts, index.end)
    levels = [each.level for _, each in marked]
    for (_, each), level in zip(marked, [*levels[1:], 0], strict=False):
        if level <= each.level:
            yield each


@bundle_rule(
    "BU-21",
    source="General guidance on electronic court bundles (29 November 2021), 3",
    severity=Severity.ERROR,
    blind="Links of an index that is a picture; links that a reader makes of words by itself.",
)
def entries_that_lead_nowhere(reading: BundleReading) -> Iterator[Hit]:
    """Every entry of the index has a link that works."""
    entries = index_of(reading.facts).entries
    step = "Link each entry to the first page of its document."
    yield from _on((each for each in entries if not each.linked), "Entries have no link", step)
    broken = (each for each in entries if each.linked and each.target is None)
    yield from _on(broken, "Links of entries lead nowhere", step)


@bundle_rule(
    "BU-24",
    source="General guidance on electronic court bundles (29 November 2021), 2 and 3",
    severity=Severity.ERROR,
    blind="Whether the document at that page is the one that is described.",
)
def entries_that_name_another_page(reading: BundleReading) -> Iterator[Hit]:
    """Every page that the index prints is there, and is the one to which its entry leads."""
    entries = index_of(reading.facts).entries
    wrong = (
        each
        for each in entries
        if each.number is not None and each.target and str(each.number) != expected(reading, each.target)
    )
    yield from _on(wrong, "Another page is printed than the link leads to", "Number the index from the finished file.")
    beyond = (each for each in entries if not each.target and (each.number or 0) > len(reading.facts.pages))
    yield from _on(beyond, "A page is printed that is not there", "Number the index from the finished file.")


@bundle_rule(
    "BU-22",
    source="General guidance on electronic court bundles (29 November 2021), 3; FtTIAC Practice Direction 2024, 7",
    severity=Severity.ERROR,
    blind="Documents that neither the index nor a bookmark tells of.",
)
def documents_without_a_bookmark(reading: BundleReading) -> Iterator[Hit]:
    """Every section and document is bookmarked, and every bookmark leads to a page."""
    outline = reading.facts.file.outline
    if not outline:
        yield Hit(FILE, "It has no bookmarks.", "Bookmark every section and document.")
        return
    astray = [f"bookmark {at}" for at, each in enumerate(outline, start=1) if each.page is None]
    if astray:
        step = "Set each to the first page of its document."
        yield Hit(FILE, f"Bookmarks lead to no page: {listed(astray)}.", step)
    marked = {each.page for each in outline}
    total = len(reading.facts.pages)
    starts = (page for page in index_of(reading.facts).starts if page <= total and page not in marked)
    yield from hit(starts, "A document of the index begins here and has no bookmark.", "Bookmark it.")


@bundle_rule(
    "BU-23",
    source="General guidance on electronic court bundles (29 November 2021), 3",
    severity=Severity.WARNING,
    blind="Bookmarks within documents, which they brought along; whether the words are the right ones.",
)
def bookmarks_without_their_page(reading: BundleReading) -> Iterator[Hit]:
    """Every bookmark says what is there, and gives the number of its page."""
    nameless, without, other = list[str](), list[str](), list[str]()
    for at, each in bookmarked(reading.facts):
        if not each.named:
            nameless.append(f"bookmark {at}")
        elif each.page is not None and not _names_page(reading, each):
            (other if each.paged else without).append(f"bookmark {at} (page {each.page})")
    for found, what in (
        (nameless, "Bookmarks have no words"),
        (without, "Bookmarks do not give the number of their page"),
        (other, "Bookmarks give another page than they lead to"),
    ):
        if found:
            yield Hit(FILE, f"{what}: {listed(found)}.", "Write them as `Decision letter, 2 March 2026 (page 12)`.")


def _names_page(reading: BundleReading, entry: OutlineEntry) -> bool:
    wanted = expected(reading, entry.page or 0)
    return any(str(number) == wanted for number in entry.paged or entry.numbers)


@bundle_rule(
    "BU-25",
    source="Soor v Luton BC [2025] UKFTT 259 (GRC): the index must identify the documents contained",
    severity=Severity.WARNING,
    blind="Descriptions that sound like something and are wrong, or as good for any other document.",
)
def entries_that_identify_nothing(reading: BundleReading) -> Iterator[Hit]:
    """Entries and bookmarks identify their documents: not `misc`, `scan0001`, or the number of a form alone."""
    step = "Say what it is, by whom or about what, and its date."
    entries = index_of(reading.facts).entries
    yield from _on((each for each in entries if each.vague), "Nothing is described by", step)
    vague = [f"bookmark {at}" for at, each in bookmarked(reading.facts) if each.named and each.vague]
    if vague:
        yield Hit(FILE, f"Bookmarks identify nothing: {listed(vague)}.", step)
