"""Rules on the numbers that are printed on a bundle's pages."""

from collections import Counter
from collections.abc import Iterator

from docgen.checks.bundle_reading import bundle_rule, expected, hit
from docgen.checks.rule import BundleReading, Hit
from docgen.findings import Severity
from docgen.papers.bundle_facts import Numeral, PageShown

__all__ = ["labels_contradict_printed_numbers", "pages_without_their_number", "printed_numbers_that_cannot_be_read"]

MOSTLY = 0.5
"""Of all pages, the share from which on numbers are taken to run along."""


@bundle_rule(
    "BU-02",
    source="General guidance on electronic court bundles (29 November 2021), 2; FtTIAC Practice Direction 2024, 7",
    severity=Severity.ERROR,
    blind="Numbers that are part of a picture, that stand farther in than an eighth of the page, or in other figures.",
)
def pages_without_their_number(reading: BundleReading) -> Iterator[Hit]:
    """Every page has its number printed on it, from 1 on the first page, and it is the page's number in the file."""
    pages = [page for page in reading.facts.pages if page.readable]
    lacking = [page for page in pages if not _numerals(reading, page)]
    step = "Number the whole file anew, from 1 on its very first page, the index included."
    if len(lacking) > len(pages) * (1 - MOSTLY):
        yield from _hardly_numbered(pages, lacking, step)
        return
    home = _homes(reading, pages)
    other = [page for page in lacking if any(n.slot in home and not n.unseen for n in page.numerals)]
    none = [page for page in lacking if page not in other]
    yield from hit((p.number for p in other), "Another number is printed where the page's own is to stand.", step)
    yield from hit((p.number for p in none), "No number is printed that is the page's own.", step)


def _numerals(reading: BundleReading, page: PageShown) -> list[Numeral]:
    """Return where a page's own number is printed on it to be seen."""
    return [n for n in page.numerals if n.said == expected(reading, page.number) and not n.unseen]


def _homes(reading: BundleReading, pages: list[PageShown]) -> frozenset[str]:
    """Return where on pages their numbers mostly stand."""
    counted = Counter(n.slot for page in pages for n in _numerals(reading, page))
    most = max(counted.values(), default=0)
    return frozenset(slot for slot, count in counted.items() if count * 5 >= most)


def _hardly_numbered(pages: list[PageShown], lacking: list[PageShown], step: str) -> Iterator[Hit]:
    """Say what numbers run along instead: those that begin later, or earlier, than the file does; or none."""
    runs = Counter(
        (n.slot, page.number - int(n.said))
        for page in pages
        for n in page.numerals
        if n.said.isdigit() and not n.unseen
    )
    (_, behind), count = runs.most_common(1)[0] if runs else ((0, 0), 0)
    if behind and count > len(pages) * MOSTLY:
        way = "less" if behind > 0 else "more"
        detail = f"The printed number is {abs(behind)} {way} than the page's number in the file."
    else:
        detail = "No number is printed that runs along with the pages of the file."
    yield from hit((page.number for page in lacking), detail, step)


@bundle_rule(
    "BU-11",
    source="Derived: a number that is covered, or drawn over words, is no number to whoever looks for it",
    severity=Severity.WARNING,
    blind="A number on a picture that fills the page: what the picture shows there nobody has looked at.",
)
def printed_numbers_that_cannot_be_read(reading: BundleReading) -> Iterator[Hit]:
    """Every printed number is upright, stands free of everything else, and can be selected as text."""
    over = [
        p.number for p in reading.facts.pages if (found := _numerals(reading, p)) and all(n.overlaps for n in found)
    ]
    detail = "The number is printed over words, a line or the edge of a picture."
    yield from hit(over, detail, "Move the number to where every page is white, or make those pages a little smaller.")
    aside = [
        p.number for p in reading.facts.pages if (found := _numerals(reading, p)) and not any(n.upright for n in found)
    ]
    yield from hit(
        aside, "The number is not upright as the page is seen.", "Stamp pages as they are seen, turned ones too."
    )
    unseen = [
        page.number
        for page in reading.facts.pages
        if not _numerals(reading, page) and any(n.said == expected(reading, page.number) for n in page.numerals)
    ]
    yield from hit(unseen, "The number is there, but drawn so that nobody sees it.", "Print the number in black.")


@bundle_rule(
    "BU-64",
    source="Derived from General guidance on electronic court bundles, 2: readers go to the printed number",
    severity=Severity.WARNING,
    blind="Labels of pages whose printed number was not found.",
)
def labels_contradict_printed_numbers(reading: BundleReading) -> Iterator[Hit]:
    """Where a file gives its pages labels, which readers show as page numbers, they are the printed numbers."""
    sheets = reading.facts.file.sheets
    wrong = (
        page.number
        for page in reading.facts.pages
        if (label := sheets[page.number - 1].label.upper())
        and (printed := {n.said for n in _numerals(reading, page)})
        and label not in printed
    )
    detail = "The page's label, which readers show as its number, is not the printed number."
    yield from hit(wrong, detail, "Take the page labels out, or make them the printed numbers.")
