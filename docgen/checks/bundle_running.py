"""Running the rules over a finished bundle under a forum's profile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docgen.checks.bundle_profile import Held
from docgen.checks.rule import CATALOGUE, BundleReading, Hit, Reads, Rule
from docgen.errors import Place
from docgen.findings import Finding, Severity

__all__ = ["Told", "run_bundle_rules", "runs_of"]

MOST_RUNS: int = 24
"""Runs of pages that a finding names; the rest is counted."""

WEIGHT = (Severity.NOTE, Severity.WARNING, Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Told:
    """A finding over a bundle, with the pages that it is about (from 1; none where it is about the file)."""

    finding: Finding
    pages: tuple[int, ...]


def run_bundle_rules(reading: BundleReading, rules: Mapping[str, Rule] = CATALOGUE) -> tuple[Told, ...]:
    """Run every rule that holds in the profile, in the order of their numbers."""
    held = reading.profile.rules
    holding = (each for each in rules.values() if each.reads is Reads.BUNDLE and each.id in held)
    ordered = sorted(holding, key=lambda each: each.id)
    return tuple(_told(each, held[each.id], hit, reading.facts.name) for each in ordered for hit in each.check(reading))


def _told(rule: Rule, held: Held, hit: Hit, name: str) -> Told:
    """Make a finding; a rule may take a hit to be less weighty than the profile takes the rule, never more."""
    severity = min(held.severity, hit.severity or held.severity, key=WEIGHT.index)
    pages = tuple(each for each in hit.where if isinstance(each, int)) if isinstance(hit.where, tuple) else ()
    where = _called(pages) if pages else str(hit.where)
    finding = Finding(
        rule.id, severity, Place(name, field=where), hit.detail, hit.next_step, hit.mender or rule.mender, rule.audience
    )
    return Told(finding, pages)


def runs_of(pages: Sequence[int]) -> list[tuple[int, int]]:
    """Return sorted page numbers as runs, first and last of each."""
    runs = list[tuple[int, int]]()
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], page)
        else:
            runs.append((page, page))
    return runs


def _called(pages: Sequence[int]) -> str:
    """Return page numbers in words, however many: "page 3", "pages 1-4, 7"."""
    runs = runs_of(pages)
    named = ", ".join(f"{first}-{last}" if last > first else str(first) for first, last in runs[:MOST_RUNS])
    rest = sum(last - first + 1 for first, last in runs[MOST_RUNS:])
    return f"page{'' if len(pages) == 1 else 's'} {named}" + (f" and {rest} more" if rest else "")
