"""What a volume of a bundle is joined from: its sources in order, its bookmarks, its links, its numbers, its name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from docgen.bundle.joining import join
from docgen.bundle.sources import Branch, Lead, Look, Numbers, Order, Source
from docgen.bundle.spilling import Spill
from docgen.case.bundle_order import BundleOrder, Entry
from docgen.pdf.fonts import CATALOGUE
from docgen.workflow.bundle_fronts import Front, Known
from docgen.workflow.bundle_volumes import Volume, sections_of
from docgen.workflow.gathering import Gathered
from docgen.workroom.scratch import scratch_folder

__all__ = ["branch_of", "joined", "plan", "titles_of"]

SPILL_FROM: Final = 150_000_000


@dataclass(frozen=True, slots=True)
class _Goal:
    """Where a mark of an exhibit leads: a source, one of its pages, and words in place of the page's own number."""

    source: int
    page: int = 0
    words: str = ""


def titles_of(front: Front) -> list[str]:
    """Return what every entry of the bundle is called, in the order of the whole."""
    sections = front.prepared.topic.view.sections  # type: ignore[attr-defined]
    return [row.description for section in sections for row in section.rows]


def plan(order: BundleOrder, volume: Volume, front: Front, known: Known) -> Order:
    """Return the order in which a volume is joined."""
    titles, first = titles_of(front), order.number_from if volume.number == 1 else 1
    starts = _starts(order, volume, front, known)
    goals = _goals(order, volume, front, starts)
    sources, branches = [_made(front.gathered, order.title)], [Branch(order.title, 0)]
    for section, places in sections_of(order, volume):
        title, divider = f"{section.letter}. {section.title}", front.dividers.get(section.letter)
        below = tuple(branch_of(titles[at], starts[at], known.gathered[at]) for at in places)
        branches.append(Branch(title, None if divider is None else len(sources), below, bare=True))
        sources += [] if divider is None else [_made(divider, title)]
        sources += [_source(each, titles[at], goals) for at in places for each in known.gathered[at]]
    title = order.title if len(known.volumes) == 1 else f"{order.title}, volume {volume.number} of {len(known.volumes)}"
    look = Look(title, CATALOGUE[0].path.read_bytes())
    return Order(tuple(sources), tuple(branches), Numbers(first=first, index=front.index - 1), look)


def branch_of(title: str, start: int, made: Sequence[Gathered]) -> Branch:
    """Return the bookmark of an entry whose first file is the source at `start`; its other files stand below it."""
    rest = (Branch(each.below or f"{title} (continued)", start + at) for at, each in enumerate(made) if at)
    return Branch(title, start, tuple(rest))


def _starts(order: BundleOrder, volume: Volume, front: Front, known: Known) -> dict[int, int]:
    """Return at which place among the sources each entry of a volume begins: behind front matter and dividers."""
    found, following = dict[int, int](), 1
    for section, places in sections_of(order, volume):
        following += section.letter in front.dividers
        for at in places:
            found[at] = following
            following += len(known.gathered[at])
    return found


def _made(gathered: Gathered, title: str) -> Source:
    return Source(gathered.content, title, gathered.facts.free, gathered.size, is_made=True)


def _goals(order: BundleOrder, volume: Volume, front: Front, starts: Mapping[int, int]) -> dict[str, _Goal]:
    """Return where each exhibit is: in another volume, the index, which says the volume and the page."""
    found = dict[str, _Goal]()
    for at, (entry, standing) in enumerate(zip(_entries(order), front.standing, strict=True)):
        if entry.exhibit is not None:
            words = f"{entry.exhibit}, volume {standing.volume}, page {standing.first}"
            found[entry.exhibit] = _Goal(starts[at]) if at in volume.entries else _Goal(0, front.index - 1, words)
    return found


def _entries(order: BundleOrder) -> Iterator[Entry]:
    return (entry for section in order.sections for entry in section.entries)


def _source(made: Gathered, title: str, goals: Mapping[str, _Goal]) -> Source:
    leads = tuple(_lead(each.page, each.box, goals[each.mark], each.mark) for each in made.marks)
    return Source(made.content, made.below or title, made.facts.free, made.size, leads=leads)


def _lead(page: int, box: tuple[float, float, float, float], goal: _Goal, mark: str) -> Lead:
    return Lead(page, box, goal.source, mark, goal.page, goal.words)


def joined(order: Order) -> bytes:
    """Join documents; large streams are kept out of memory."""
    with scratch_folder() as scratch:
        target = scratch / "bundle.pdf"
        size = sum(each.size for each in order.sources)
        join(order, target, Spill(scratch, Path.write_bytes) if size > SPILL_FROM else None)
        return target.read_bytes()
