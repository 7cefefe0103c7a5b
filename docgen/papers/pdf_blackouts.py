"""What a page is blacked out with, and what becomes of its words and lines then."""

from collections.abc import Callable
from dataclasses import dataclass, field

from docgen.papers.pdf_words import Box, Word

__all__ = ["Blackout", "Closed", "Moved", "Paper"]


@dataclass(frozen=True, slots=True)
class Blackout:
    """An area that is blacked out, with the code of the reason that stands in it.

    One that `closes` is as wide as the words that it takes: it is widened, and its line is set again behind it. One
    that closes and has no code is of an area that a person drew round it.
    """

    box: Box
    code: str
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """A strip of a page that is shown further to the right (by points; to the left where less than 0)."""

    strip: Box
    by: float


@dataclass(frozen=True, slots=True)
class Paper:
    """What a page shows besides its words: `is_scan` where its words are those of a picture.

    `drawn` tells from where to where something is drawn across a rectangle, from left to right; `shows` whether
    anything is drawn in one. `dot` is how wide a dot of its picture is (0: it has none).
    """

    is_scan: bool
    drawn: Callable[[Box], tuple[tuple[float, float], ...]] = lambda _: ()
    shows: Callable[[Box], bool] = lambda _: False
    dot: float = 0.0


@dataclass(slots=True)
class Closed:
    """A page set again: its areas as they are drawn, in the order given; what is black besides, moved, and wiped.

    `words` has each word of the page where it stands then; None: taken out. `beside` are words that only a box took;
    `drawings` is how many things that are drawn beside words went with these.
    """

    boxes: list[Blackout]
    words: list[Word | None]
    covers: list[Box] = field(default_factory=list)
    moves: list[Moved] = field(default_factory=list)
    wiped: list[Box] = field(default_factory=list)
    beside: list[int] = field(default_factory=list)
    drawings: int = 0

    def black(self) -> tuple[Blackout, ...]:
        """Return all that is black."""
        return (*(Blackout(box, "") for box in self.covers), *self.boxes)
