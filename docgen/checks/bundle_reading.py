"""What rules over finished bundles share: how they are entered, a page's due number, and hits on pages."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from docgen.checks.bundle_profile import Numbering
from docgen.checks.rule import FORUMS, BundleReading, C, Hit, Reads, rule
from docgen.findings import Mender, Severity
from docgen.papers.bundle_facts import PageShown

__all__ = ["MANY", "bare_label", "bundle_rule", "expected", "hit", "listed", "on_pages"]

LETTERS: Final = re.compile(r"^[A-Z]{1,4}[ /.-]?(?=[0-9])")
MANY: Final = 20
"""Places that a finding lists; the rest is counted."""


def bundle_rule(
    number: str, *, source: str, severity: Severity, blind: str, profiles: frozenset[str] = FORUMS
) -> Callable[[C], C]:
    """Enter a rule over finished bundles; a profile may give it another severity and source."""
    return rule(
        number, source=source, severity=severity, reads=Reads.BUNDLE, mender=Mender.CASE_OWNER, blind=blind,
        profiles=profiles, overrulable=False,
    )  # fmt: skip


def expected(reading: BundleReading, page: int) -> str:
    """Return what is to be printed as a page's number."""
    if reading.profile.numbering is Numbering.LABEL:
        return bare_label(reading.facts.file.sheets[page - 1].label) or str(page)
    return str(page)


def bare_label(label: str) -> str:
    """Return a page's label as a number is told that is printed: without letters before it."""
    return LETTERS.sub("", label.upper())


def on_pages(
    reading: BundleReading, holds: Callable[[PageShown], bool], detail: str, step: str, severity: Severity | None = None
) -> Iterator[Hit]:
    """Yield one hit with all pages for which something holds; none where it holds for none."""
    yield from hit((page.number for page in reading.facts.pages if holds(page)), detail, step, severity)


def hit(pages: Iterable[int], detail: str, step: str, severity: Severity | None = None) -> Iterator[Hit]:
    """Yield one hit on these pages; none where there are none."""
    where = tuple(sorted(set(pages)))
    if where:
        yield Hit(where, detail, step, severity=severity)


def listed(places: Iterable[str]) -> str:
    """Return places in words, no more than a person reads."""
    all_ = [*places]
    rest = len(all_) - MANY
    return ", ".join(all_[:MANY]) + (f" and {rest} more" if rest > 0 else "")
