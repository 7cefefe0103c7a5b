"""Rules on a bundle's words: that they can be searched, that nothing only looks covered, and how pages are marked."""

from collections.abc import Iterator
from typing import Final

from docgen.checks.bundle_reading import bundle_rule, on_pages
from docgen.checks.rule import BundleReading, Hit
from docgen.findings import Severity
from docgen.papers.bundle_facts import PageShown
from docgen.papers.wording import CLOSED

__all__ = ["pages_marked_as_not_to_be_served", "pages_without_words_to_search", "words_that_only_look_covered"]

FEWEST: Final = 5
"""Letters, besides the printed number, from which on a page has words."""
FILLS: Final = 0.5
WEIGHTY: Final = frozenset({"TOP SECRET", "SECRET", "OFFICIAL-SENSITIVE", CLOSED})
OLD: Final = frozenset({"CONFIDENTIAL", "RESTRICTED", "PROTECT"})


@bundle_rule(
    "BU-04",
    source="General guidance on electronic court bundles (29 November 2021), 4; FtTIAC Practice Direction 2024, 7.2",
    severity=Severity.ERROR,
    blind="Whether the words behind a scan are what it shows; whether a picture without words has any.",
)
def pages_without_words_to_search(reading: BundleReading) -> Iterator[Hit]:
    """All words of every page can be searched and copied: scans have been read by machine."""
    step = "Have them read by machine (OCR), or ask for the original file."
    detail = "The page is a picture, without words that can be searched."
    yield from on_pages(reading, lambda page: _is_picture(page) and page.scan >= FILLS, detail, step)
    detail, look = (
        "The page shows pictures or drawings and no words.",
        "Look whether there are words in them to be searched.",
    )
    yield from on_pages(reading, _is_drawing, detail, look, Severity.NOTE)
    detail = "Words cannot be searched or copied: their fonts do not say which letters they draw."
    yield from on_pages(reading, lambda page: page.garbled, detail, step)
    step = "Make or ask for these pages again."
    yield from on_pages(
        reading, lambda page: not page.readable, "The page cannot be read: it is damaged, or takes too long.", step
    )


def _is_drawing(page: PageShown) -> bool:
    return _is_picture(page) and page.scan < FILLS and not page.says_more


def _is_picture(page: PageShown) -> bool:
    return page.readable and page.drawn and page.letters < FEWEST


@bundle_rule(
    "BU-66",
    source="ICO guidance on disclosing information safely: what is covered can still be copied",
    severity=Severity.ERROR,
    blind="Words under light boxes, patterns, pictures of half a page or more, and within pictures; see `docgen scan`.",
)
def words_that_only_look_covered(reading: BundleReading) -> Iterator[Hit]:
    """No words, and no parts of pictures, lie under something dark, from where anybody can copy them."""
    step = "Take what is hidden itself out: whoever copies it from the file can read or see it."
    for how in sorted({how for page in reading.facts.pages for how in page.covered}):
        yield from on_pages(reading, lambda page, how=how: how in page.covered, f"It only looks redacted: {how}.", step)  # type: ignore[misc]  # mypy sees no type for a default of a lambda


@bundle_rule(
    "BU-61",
    source="Government Security Classifications Policy (5 August 2024); derived: what is served is no longer sensitive",
    severity=Severity.ERROR,
    blind="Markings in pictures, and in words that only a person takes for one.",
)
def pages_marked_as_not_to_be_served(reading: BundleReading) -> Iterator[Hit]:
    """No page is marked as more than OFFICIAL, and old markings have been looked at again."""
    step = "Ask who marked it whether it may be served, and have the marking changed."
    for marking in sorted({each for page in reading.facts.pages for each in page.markings} & (WEIGHTY | OLD)):
        weight = None if marking in WEIGHTY else Severity.WARNING
        detail = f"The page is marked {marking}."
        yield from on_pages(reading, lambda page, m=marking: m in page.markings, detail, step, weight)  # type: ignore[misc]  # as above
