"""Readings of bundles: a good one made here, changed, and read as `docgen verify` reads it."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field

import pypdfium2
from pikepdf import Pdf

from docgen.checks.bundle_profile import BundleProfile, bundle_profile
from docgen.checks.bundle_running import Told, run_bundle_rules
from docgen.checks.rule import BundleReading
from docgen.papers.bundle_desk import EARLY
from docgen.papers.bundle_facts import BundleFacts
from docgen.papers.bundle_file import file_shown
from docgen.papers.bundle_page import page_shown
from tests.made.bundles import Made, bundle_bytes

NAME = "HU 00001 2026 hearing bundle 1.pdf"
FTT = "ftt-iac-2024"


@dataclass(frozen=True)
class Try:
    """One rule over one bundle: where it is to hit; nowhere is a near miss that must not fire."""

    rule: str
    about: str
    hits: tuple[str, ...] = ()
    made: Made = field(default_factory=Made)
    change: Callable[[Pdf], object] = lambda _: None
    name: str = NAME
    profile: str = FTT
    saved: Callable[[bytes], bytes] = lambda content: content
    severity: str | None = None
    """Of all hits; None: that of the profile."""

    def __str__(self) -> str:
        return f"{self.rule} {self.about}"


def facts_of(content: bytes, name: str = NAME) -> BundleFacts:
    shown = file_shown(content, name)
    count = len(shown.sheets)
    with closing(pypdfium2.PdfDocument(content)) as pdf:
        pages = tuple(page_shown(pdf, number, count, lines=number <= EARLY) for number in range(1, count + 1))
    return BundleFacts(name, len(content), shown, pages)


def told_of(content: bytes, name: str = NAME, profile: str | BundleProfile = FTT) -> tuple[Told, ...]:
    held = bundle_profile(profile) if isinstance(profile, str) else profile
    return run_bundle_rules(BundleReading(facts_of(content, name), held))


def told(row: Try) -> tuple[Told, ...]:
    return told_of(row.saved(bundle_bytes(row.made, row.change)), row.name, row.profile)
