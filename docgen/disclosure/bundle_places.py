"""Where all stands in a bundle: documents on their pages, incidents in their statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

__all__ = ["InStatement", "People", "Places", "Spoken", "Standing", "Telling", "Told"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a document stands in a bundle: its first and last page, from 1, and in which volume.

    `placeholder` is of one for which a page stands.
    """

    first: int
    last: int
    placeholder: bool = False
    volume: int = 1


@dataclass(frozen=True, slots=True)
class Spoken:
    """Where a statement first speaks of somebody: the paragraph, None where it has no number, and its page, from 1.

    `page` is None where it cannot be told.
    """

    paragraph: int | None
    page: int | None


People = Mapping[str, Spoken]
"""By what stands for somebody (`SPOKEN_OF`), in the order in which they are first spoken of."""


@dataclass(frozen=True, slots=True)
class Told:
    """Where a statement tells of an incident: the first paragraph that does, and the statement's page, from 1.

    `exhibits` are the marks that it cites for it, and `people` whom it speaks of there, both in its own order.
    """

    paragraph: int
    page: int
    exhibits: Sequence[str] = ()
    people: People = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InStatement:
    """Where a statement tells of its incidents, in their order, and of people `outside` them."""

    incidents: Sequence[Told]
    outside: People = field(default_factory=dict)


Telling = Mapping[str, InStatement]
"""By statement what it tells where."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where all stands in a bundle: each entry, in the order of the sections; incidents; the page of the index.

    `volume` is the one that front matter is made for, of so many `volumes`.
    """

    standing: Sequence[Standing]
    telling: Telling
    index: int
    volume: int = 1
    volumes: int = 1

    def elsewhere(self, standing: Standing) -> int | None:
        """Return the volume of what stands in another."""
        return None if standing.volume == self.volume else standing.volume

    def pages(self, first: int) -> int:
        """Return how many pages the volume has whose first is numbered `first`."""
        return max((each.last for each in self.standing if each.volume == self.volume), default=self.index) - first + 1
