"""Rules on the numbers that are printed on a bundle's pages."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from docgen.checks.bundle_reading import bare_label, bundle_rule, expected, hit
from docgen.checks.rule import BundleReading, Hit
from docgen.findings import Severity
from docgen.papers.bundle_facts import Numeral, PageShown

__all__ = ["labels_contradict_printed_numbers", "pages_without_their_number", "printed_numbers_that_cannot_be_read"]

MOSTLY = 0.5
"""Of all pages, the share from which on numbers are taken to run along."""
OFTEN = 0.2
"""Of pages, the share on which a place is one where numbers stand."""


@bundle_rule(
    "BU-02",
    source="General guidance on electronic court bundles (29 November 2021), 2; FtTIAC Practice Direction 2024, 7",
    severity=Severity.ERROR,
    blind="Numbers that are part of a picture, that stand farther in than an eighth of the page, or in other figures.",
)
def pages_without_their_number(reading: BundleReading) -> Iterator[Hit]:
    """Every page has its number printed on it, from 1 on the first page, and it is the page's number in the file."""
    pages = [page for page in reading.facts.pages if page.readable]
    printed = _printed(reading)
    lacking = [page for page in pages if not printed[page.number]]
    step = "Number the whole file anew, from 1 on its very first page, the index included."
    if len(lacking) > len(pages) * (1 - MOSTLY):
        yield from _hardly_numbered(pages, lacking, step)
        return
    home = _homes(printed)
    other = [page for page in lacking if any(_place(n) in home and not n.unseen for n in page.numerals)]
    none = [page for page in lacking if page not in other]
    yield from hit((p.number for p in other), "Another number is printed where the page's own is to stand.", step)
    yield from hit((p.number for p in none), "No number is printed that is the page's own.", step)


Printed = Mapping[int, Sequence[Numeral]]
"""Where the own number of each page is printed, by the page."""


def _printed(reading: BundleReading) -> Printed:
    """Find where each page's own number is printed on it to be seen.

    In a line with other words it is the number only where it stands so on many pages: titles end in figures too.
    """
    pages = reading.facts.pages
    own = {
        page.number: [n for n in page.numerals if n.said == expected(reading, page.number) and not n.unseen]
        for page in pages
    }
    lined = Counter(n.slot for found in own.values() for n in found if n.in_line)
    fewest = max(len(pages) * OFTEN, min(len(pages), 2))
    return {number: [n for n in found if not n.in_line or lined[n.slot] >= fewest] for number, found in own.items()}


def _place(numeral: Numeral) -> tuple[str, bool]:
    return numeral.slot, numeral.in_line


def _homes(printed: Printed) -> frozenset[tuple[str, bool]]:
    """Return where on pages their numbers mostly stand."""
    counted = Counter(_place(n) for found in printed.values() for n in found)
    most = max(counted.values(), default=0)
    return frozenset(place for place, count in counted.items() if count >= most * OFTEN)


def _hardly_numbered(pages: list[PageShown], lacking: list[PageShown], step: str) -> Iterator[Hit]:
    """Say what numbers run along instead: those that begin later, or earlier, than the file does; or none."""
    runs = Counter(
        (_place(n), page.number - int(n.said))
        for page in pages
        for n in page.numerals
        if n.said.isdigit() and not n.unseen
    )
    (_, behind), count = runs.most_common(1)[0] if runs else ((None, 0), 0)
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
    printed = _printed(reading)
    found = {number: numerals for number, numerals in printed.items() if numerals}
    over = [number for number, numerals in found.items() if all(n.overlaps for n in numerals)]
    step = "Move the number to where every page is white, or make those pages a little smaller."
    yield from hit(over, "The number is printed over words, a line or the edge of a picture.", step)
    aside = [number for number, numerals in found.items() if not any(n.upright for n in numerals)]
    step = "Stamp pages as they are seen, turned ones too."
    yield from hit(aside, "The number is not upright as the page is seen.", step)
    unseen = [
        page.number
        for page in reading.facts.pages
        if page.number not in found
        and any(n.unseen and n.said == expected(reading, page.number) for n in page.numerals)
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
        number
        for number, found in _printed(reading).items()
        if found and (label := bare_label(sheets[number - 1].label)) and label not in {n.said for n in found}
    )
    detail = "The page's label, which readers show as its number, is not the printed number."
    yield from hit(wrong, detail, "Take the page labels out, or make them the printed numbers.")
