"""A bundle parted into volumes where one file would be larger than a forum takes: at the edges of its documents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from docgen.case.bundle_order import BundleOrder, Section
from docgen.case.orders import LoadedOrder
from docgen.checks.bundle_profile import bundle_profile
from docgen.findings import Finding
from docgen.workflow.bundle_findings import finding_of

__all__ = ["Volume", "largest", "parted", "sections_of", "too_large"]

MEGABYTE: Final = 1_000_000
FRONT: Final = 600_000
"""Bytes left for front matter and what joining adds, in each volume."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A volume by its number, from 1, and the entries that stand in it, by their places in the whole order."""

    number: int
    entries: range


def largest(order: BundleOrder) -> int | None:
    """Return how many bytes a file may have: as the order says, or the forum; None where neither sets a limit."""
    if order.volume_mb is not None:
        return order.volume_mb * MEGABYTE
    return bundle_profile(str(order.profile)).most_bytes


def parted(sizes: Sequence[int], most: int | None) -> tuple[Volume, ...]:
    """Part entries of so many bytes each into volumes of at most so many; what is too large stands by itself."""
    if most is None:
        return (Volume(1, range(len(sizes))),)
    edges, held = [0], FRONT
    for at, size in enumerate(sizes):
        if held + size > most and at > edges[-1]:
            edges.append(at)
            held = FRONT
        held += size
    ends = (*edges[1:], len(sizes))
    return tuple(Volume(number, range(*each)) for number, each in enumerate(zip(edges, ends, strict=True), 1))


def sections_of(order: BundleOrder, volume: Volume) -> Iterator[tuple[Section, range]]:
    """Yield the sections that have entries in a volume, each with the places of those entries in the whole order."""
    at = 0
    for section in order.sections:
        here = range(max(at, volume.entries.start), min(at + len(section.entries), volume.entries.stop))
        at += len(section.entries)
        if here:
            yield section, here


def too_large(order: LoadedOrder, most: int, sizes: Sequence[tuple[Volume, int]]) -> Iterator[Finding]:
    """Yield the volumes that are larger than may be, of one document each: nothing is parted within a document."""
    for volume, size in sizes:
        if size > most:
            detail = f"volume {volume.number} has {size / MEGABYTE:.1f} MB, and {most / MEGABYTE:.0f} are taken."
            step = "Obtain its document in a smaller file, or enter its pages as several entries (first, last)."
            yield finding_of("BU-08", order.place("sections"), detail, step)
