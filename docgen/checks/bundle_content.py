"""Rules on what a bundle's pages say to one another: references, twins, the cover, and what is said to be withheld."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from docgen.checks.bundle_index import MOST_LINKS, bookmarked, index_of
from docgen.checks.bundle_reading import bundle_rule, expected, hit, on_pages
from docgen.checks.rule import BundleReading, Hit
from docgen.findings import Severity
from docgen.papers.bundle_facts import Link, PageShown, Reference, Says

__all__ = [
    "a_cover_that_says_too_little",
    "a_supplementary_bundle_without_number_and_date",
    "documents_that_are_there_twice",
    "references_that_lead_elsewhere",
    "withheld_pages_without_a_schedule",
]

FILE: Final = "file"
SUPPLEMENTARY: Final = re.compile(r"(?i)supplementa")
NUMBERED: Final = re.compile(r"(?i)supplementa\w*(?:[ _-]+\w+){0,2}?[ _-]+(?:no\.?[ _-]*)?\d{1,2}(?!\d)")


@bundle_rule(
    "BU-26",
    source="FtTIAC Practice Direction (1 November 2024), 7.11; derived: whoever follows a reference must arrive",
    severity=Severity.ERROR,
    blind="Whether the page says what it is cited for; references other than [RB/12], [12], page 12 of the bundle.",
)
def references_that_lead_elsewhere(reading: BundleReading) -> Iterator[Hit]:
    """Every reference is to a page that the bundle has, and links lead to where they say."""
    index = index_of(reading.facts)
    on: dict[int, list[Link]] = {}
    for link in reading.facts.file.links:
        if len(listed := on.setdefault(link.page, [])) < MOST_LINKS:
            listed.append(link)
    pages = [page for page in reading.facts.pages if page.references and page.number not in index.pages]
    there = {expected(reading, page.number) for page in reading.facts.pages}
    beyond = (p.number for p in pages if any(ref.sure and str(ref.page) not in there for ref in p.references))
    step = "Correct the reference, or the bundle it is to."
    yield from hit(beyond, "A reference is to a page that the bundle does not have.", step)
    astray = (
        p.number for p in pages if any(_leads_elsewhere(reading, ref, on.get(p.number, [])) for ref in p.references)
    )
    yield from hit(astray, "The link of a reference leads to another page than it names.", "Mend the link.")
    broken = (link.page for link in reading.facts.file.links if link.target is None and link.page not in index.pages)
    yield from hit(broken, "A link leads nowhere.", "Mend the link, or take it out.", Severity.WARNING)


def _leads_elsewhere(reading: BundleReading, reference: Reference, links: list[Link]) -> bool:
    x, y = (reference.box[0] + reference.box[2]) / 2, (reference.box[1] + reference.box[3]) / 2
    targets = [
        link.target
        for link in links
        if link.target and link.box[0] <= x <= link.box[2] and link.box[1] <= y <= link.box[3]
    ]
    return bool(targets) and all(expected(reading, target) != str(reference.page) for target in targets)


@bundle_rule(
    "BU-37",
    source="FtTIAC Practice Direction (1 November 2024), 7.1: only what is relevant, once",
    severity=Severity.WARNING,
    blind="Two scans of one paper, and copies with other notes or stamps on them.",
)
def documents_that_are_there_twice(reading: BundleReading) -> Iterator[Hit]:
    """No document, and no page, is in the bundle twice."""
    alike = {page.number: _same(reading, page) for page in reading.facts.pages}
    seen, twice = dict[tuple[str, ...], int](), list[tuple[int, int]]()
    for first, last in _spans(reading):
        said = tuple(alike[number] for number in range(first, last + 1))
        if not all(said):
            continue
        if said in seen:
            twice.append((first, last))
        seen.setdefault(said, first)
    within = {number for first, last in twice for number in range(first, last + 1)}
    step = "Leave out one of the two, and refer to the other."
    yield from hit(within, "The document stands in the bundle before, under another bookmark.", step)
    counted = Counter(same for same in alike.values() if same)
    known, again = set[str](), list[int]()
    for number, same in alike.items():
        if same in known and number not in within:
            again.append(number)
        if counted[same] > 1:
            known.add(same)
    yield from hit(again, "The page is the same as one before it.", step, Severity.NOTE)


def _same(reading: BundleReading, page: PageShown) -> str:
    """Return what is the same for the same page: of its words, or of its pictures where it has hardly any."""
    return page.digest or reading.facts.file.sheets[page.number - 1].pictures


def _spans(reading: BundleReading) -> Iterator[tuple[int, int]]:
    """Yield the first and the last page of each document that is bookmarked."""
    after = index_of(reading.facts).end
    starts = sorted({each.page for _, each in bookmarked(reading.facts, after) if each.page})
    for at, first in enumerate(starts):
        yield first, starts[at + 1] - 1 if at + 1 < len(starts) else len(reading.facts.pages)


@bundle_rule(
    "BU-44",
    source="Derived: whoever opens the file must see which appeal it belongs to",
    severity=Severity.WARNING,
    blind="References of other forms; whether they are the right ones; a first page that is a picture.",
)
def a_cover_that_says_too_little(reading: BundleReading) -> Iterator[Hit]:
    """Every bundle gives, on its first page, the appeal's reference, the parties, and a date."""
    says = reading.facts.pages[0].says
    wanted = {Says.REFERENCE: "the reference of an appeal", Says.PARTIES: "the parties", Says.DATE: "a date"}
    lacking = [words for said, words in wanted.items() if said not in says]
    if lacking:
        yield Hit((1,), f"The first page lacks: {', '.join(lacking)}.", "Say so on the first page.")


@bundle_rule(
    "BU-50",
    source="FtTIAC Procedure Rules 2014, 13; what is withheld is scheduled with number, description, reason and route",
    severity=Severity.ERROR,
    blind="What is withheld without a page that says so; whether the schedule is whole.",
)
def withheld_pages_without_a_schedule(reading: BundleReading) -> Iterator[Hit]:
    """Where a page says that something is withheld, a schedule of what is withheld is in the bundle."""
    if any(Says.WITHHELD_SCHEDULE in page.says for page in reading.facts.pages):
        return
    detail = "The page says that something is withheld, and no page is called a schedule of what is."
    step = "Put in a schedule: number, description, reason and by what rule."
    yield from on_pages(reading, lambda page: Says.WITHHELD in page.says, detail, step)


@bundle_rule(
    "BU-58",
    source="FtTIAC Practice Direction (1 November 2024), 7.13",
    severity=Severity.ERROR,
    blind="A supplementary bundle that nowhere calls itself so; whether it explains why it is late.",
)
def a_supplementary_bundle_without_number_and_date(reading: BundleReading) -> Iterator[Hit]:
    """Every supplementary bundle is labelled as such, with its number and date."""
    cover, name = reading.facts.pages[0].says, reading.facts.name
    if Says.SUPPLEMENTARY not in cover and not SUPPLEMENTARY.search(name):
        return
    numbered = Says.SUPPLEMENTARY_NUMBER in cover or NUMBERED.search(name)
    lacking = [what for what, holds in (("its number", numbered), ("its date", Says.DATE in cover)) if not holds]
    if lacking:
        detail = f"It is a supplementary bundle and does not give {' and '.join(lacking)}."
        yield Hit((1,), detail, "Write on it, for example, `Supplementary bundle 2, 3 March 2026`.")
