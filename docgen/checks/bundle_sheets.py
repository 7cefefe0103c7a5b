"""Rules on a bundle's pages as sheets: size, direction, pictures, fonts, and what can be read of them."""

from collections.abc import Iterator
from typing import Final

from docgen.checks.bundle_reading import bundle_rule, hit, on_pages
from docgen.checks.rule import BundleReading, Hit
from docgen.findings import Severity
from docgen.papers.bundle_facts import PageShown, Says, SheetShown

__all__ = [
    "pages_hard_to_read",
    "pages_of_another_size",
    "pages_that_are_turned",
    "pages_without_fonts_or_anything",
    "pictures_finer_than_needed",
    "words_beyond_the_page",
]

A4: Final = (210.0, 297.0)
FEWEST: Final = 15
"""Letters of a page from which on its direction is told by them."""
MOSTLY: Final = 0.5
LEEWAY: Final = 1.02
"""Above the limit, so that a picture of 300 dots an inch that was placed by rounded numbers is none of more."""


@bundle_rule(
    "BU-03",
    source="FtTIAC Practice Direction (1 November 2024), 7",
    severity=Severity.ERROR,
    blind="Whether a page that was made smaller to fit can still be read.",
)
def pages_of_another_size(reading: BundleReading) -> Iterator[Hit]:
    """Every page is A4, upright or across."""
    within = reading.profile.tolerance
    sheets = [*enumerate(reading.facts.file.sheets, start=1)]
    wrong = [(at, sheet) for at, sheet in sheets if not _is_a4(sheet, within)]
    sizes = sorted({f"{sheet.width:.0f} × {sheet.height:.0f} mm" for _, sheet in wrong})
    told = ", ".join(sizes[:3]) + (" and others" if len(sizes) > 3 else "")  # noqa: PLR2004 - as many as are told
    yield from hit((at for at, _ in wrong), f"The page is not A4, but {told}.", "Fit these pages to A4.")


def _is_a4(sheet: SheetShown, within: float) -> bool:
    short, long = sorted((sheet.width, sheet.height))
    return abs(short - A4[0]) <= within and abs(long - A4[1]) <= within


@bundle_rule(
    "BU-05",
    source="General guidance on electronic court bundles (29 November 2021), 5",
    severity=Severity.ERROR,
    blind="Pages whose words are a picture: their direction cannot be told without reading that.",
)
def pages_that_are_turned(reading: BundleReading) -> Iterator[Hit]:
    """No page is upside down, and pages that are wide read from left to right."""
    step = "Turn them, so that their words are upright."
    yield from on_pages(reading, lambda page: _share(page, 2) > MOSTLY, "The page is upside down.", step)
    detail = "The page has to be turned to be read: its words run up or down."
    yield from on_pages(reading, lambda page: _share(page, 1, 3) > MOSTLY, detail, step)


def _share(page: PageShown, *turns: int) -> float:
    asked = sum(page.turns)
    return sum(page.turns[turn] for turn in turns) / asked if asked and page.letters >= FEWEST else 0.0


@bundle_rule(
    "BU-07",
    source="General guidance on electronic court bundles (29 November 2021), 9",
    severity=Severity.WARNING,
    blind="Pictures in patterns and in notes; whether a file could be smaller in other ways.",
)
def pictures_finer_than_needed(reading: BundleReading) -> Iterator[Hit]:
    """No picture has more than 300 dots an inch as it is placed."""
    limit = reading.profile.finest
    sheets = reading.facts.file.sheets

    def is_finer(page: PageShown) -> bool:
        return page.dpi / sheets[page.number - 1].unit > limit * LEEWAY

    detail = f"A picture has more than {limit} dots an inch."
    yield from on_pages(reading, is_finer, detail, f"Reduce it to {limit} dots an inch: the file gets smaller.")


@bundle_rule(
    "BU-12",
    source="Derived: what is not in the file is drawn as each reader sees fit, and an empty page looks like a lost one",
    severity=Severity.WARNING,
    blind="Pages with a white picture, or a running line, and nothing else; fonts of notes and fields.",
)
def pages_without_fonts_or_anything(reading: BundleReading) -> Iterator[Hit]:
    """Fonts are embedded, and no page is empty that does not say so."""
    loose = (at for at, sheet in enumerate(reading.facts.file.sheets, start=1) if sheet.loose)
    yield from hit(loose, "A font is not in the file.", "Embed all fonts when the page is made.")
    step = "Leave it out, or print on it that it is meant to be blank."
    sheets = reading.facts.file.sheets
    empty = (page.number for page in reading.facts.pages if _is_empty(page, sheets[page.number - 1]))
    yield from hit(empty, "The page is empty.", step)


def _is_empty(page: PageShown, sheet: SheetShown) -> bool:
    if sheet.notes or sheet.fields:  # which draw things as well
        return False
    return page.readable and not page.says_more and not page.drawn and Says.BLANK not in page.says


@bundle_rule(
    "BU-40",
    source="FtTIAC Procedure Rules 2014, 1(4); old practice direction 8 (legible)",
    severity=Severity.WARNING,
    blind="Whether a person can read it: handwriting, blurred or faded scans, pale words on a dark ground.",
)
def pages_hard_to_read(reading: BundleReading) -> Iterator[Hit]:
    """Every page can be read: scans are not coarse, letters neither tiny nor pale."""
    limit, sheets = reading.profile.coarsest, reading.facts.file.sheets

    def is_coarse(page: PageShown) -> bool:
        return page.scan >= MOSTLY and 0 < page.scan_dpi / sheets[page.number - 1].unit < limit

    step = "Look at it as a judge would; scan or copy it again if it is hard to read."
    yield from on_pages(reading, is_coarse, f"Most of the page is a picture of fewer than {limit} dots an inch.", step)
    letters = "Most letters are smaller than 6 points."
    yield from on_pages(reading, lambda page: page.letters >= FEWEST and page.tiny > MOSTLY, letters, step)
    pale = "Most letters are pale."
    yield from on_pages(reading, lambda page: page.letters >= FEWEST and page.pale > MOSTLY, pale, step)


@bundle_rule(
    "BU-65",
    source="Derived: what lies beyond the page is neither seen nor printed, and is found by a search",
    severity=Severity.WARNING,
    blind="Pictures and drawings that reach beyond the page.",
)
def words_beyond_the_page(reading: BundleReading) -> Iterator[Hit]:
    """No words lie beyond the edge of their page, where nobody sees them and a search finds them."""
    step = "Make the page again so that all of it shows, or take out what is cut off."
    yield from on_pages(reading, lambda page: page.outside, "Words lie beyond the edge of the page.", step)
