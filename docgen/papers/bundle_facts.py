"""What a finished bundle shows, page by page and as a file: numbers and places, never its words."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from docgen.papers.pdf_boxes import Box

if TYPE_CHECKING:
    from pydantic import TypeAdapter

__all__ = [
    "BundleFacts",
    "FileShown",
    "Line",
    "Link",
    "Numeral",
    "OutlineEntry",
    "PageShown",
    "Reference",
    "Says",
    "SheetShown",
    "file_of",
    "pages_of",
    "told_file",
    "told_pages",
]


class Says(StrEnum):
    """What the words of a page say of it, so far as rules ask."""

    INDEX = "index"
    BLANK = "meant to be blank"
    WITHHELD = "withheld"
    WITHHELD_SCHEDULE = "schedule of what is withheld"
    SUPPLEMENTARY = "supplementary"
    SUPPLEMENTARY_NUMBER = "number of a supplementary bundle"
    REFERENCE = "reference of an appeal"
    PARTIES = "parties"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Numeral:
    """What may be a page's printed number, near an edge of it as it is seen.

    `said` is the number with the letters next to it ("7", "23A"), `slot` where on the page ("bottom right"), `box`
    where, in the page's units as seen; `in_line` tells that it stands in a line with other words. `overlaps` tells
    whether something else is drawn there, `unseen` whether it is drawn as nothing, `upright` whether it is read
    without turning the page.
    """

    said: str
    slot: str
    box: Box
    in_line: bool = False
    overlaps: bool = False
    unseen: bool = False
    upright: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an index: where it lies as seen, the numbers at its beginning and its end (None: no number there).

    `apart` tells that the last number is set apart from the words, as in a column of its own or behind leaders; `vague`
    that its words identify nothing, `dated` that a date stands in it.
    """

    box: Box
    first: int | None
    last: int | None
    apart: bool
    vague: bool
    dated: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """A page that words refer to; `sure` that it is one of the bundle, and no year, paragraph or footnote."""

    page: int
    box: Box
    sure: bool


@dataclass(frozen=True, slots=True)
class PageShown:
    """What one page shows, from 1. Lengths are in units of the page; `turns` count letters by how they are turned.

    `turns`: upright as seen, running down, upside down, running up. `letters` are those of lines that are no printed
    number; `says_more` tells that the page says anything but that number.
    `dpi` is the finest of its pictures as placed, `scan` how much of the page the largest takes and `scan_dpi` how
    coarse that is. `tiny` and `pale` are shares of its letters. `digest` is the same where the words are the same, ""
    where there are few. `covered` are the ways in which something dark hides words. A page that no program could read
    is not `readable`.
    """

    number: int
    readable: bool = True
    letters: int = 0
    says_more: bool = False
    garbled: bool = False
    drawn: bool = False
    turns: tuple[int, int, int, int] = (0, 0, 0, 0)
    numerals: tuple[Numeral, ...] = ()
    dpi: int = 0
    scan: float = 0.0
    scan_dpi: int = 0
    tiny: float = 0.0
    pale: float = 0.0
    outside: bool = False
    digest: str = ""
    says: tuple[Says, ...] = ()
    markings: tuple[str, ...] = ()
    covered: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its page, where it lies as seen, and the page that it leads to (None: to none that is there)."""

    page: int
    box: Box
    target: int | None


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A bookmark: level from 1, its page or None, whether it has words, the numbers in them, and what they are worth.

    `paged` are those numbers that are said to be pages; `vague` tells that the words identify nothing.
    """

    level: int
    page: int | None
    named: bool
    numbers: tuple[int, ...]
    paged: tuple[int, ...]
    vague: bool


@dataclass(frozen=True, slots=True)
class SheetShown:
    """A page's sheet: width and height as seen, in millimetres, its degrees of turning, user unit, and label.

    `loose` tells that a font of it is not embedded; `notes` that comments lie on it, `hidden` notes that nobody sees,
    `fields` that a form can be filled in, `acts` that a link or field starts something. `pictures` is the same where
    the pictures are; "" where there are none.
    """

    width: float
    height: float
    turned: int = 0
    unit: float = 1.0
    label: str = ""
    loose: bool = False
    notes: bool = False
    hidden: bool = False
    fields: bool = False
    acts: bool = False
    pictures: str = ""


@dataclass(frozen=True, slots=True)
class FileShown:
    """What a bundle shows as a file. `zoom` is that of its open action: 1 is 100 %, None where it says none.

    `active` names what could run or hide in it, `layers` tells of some that are hidden, `revisions` counts earlier
    states that it still holds.
    """

    sheets: tuple[SheetShown, ...]
    links: tuple[Link, ...] = ()
    outline: tuple[OutlineEntry, ...] = ()
    encrypted: bool = False
    zoom: float | None = None
    titled: bool = False
    authored: bool = False
    produced: bool = False
    active: tuple[str, ...] = ()
    layers: bool = False
    revisions: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class BundleFacts:
    """A finished bundle: what its file is called, how many bytes it has, and what it and its pages show.

    It is equal to itself only: comparing all its pages would take long.
    """

    name: str
    size: int
    file: FileShown
    pages: tuple[PageShown, ...] = field(repr=False)


@cache
def _forms() -> "tuple[TypeAdapter[FileShown], TypeAdapter[tuple[PageShown, ...]]]":
    from pydantic import TypeAdapter  # noqa: PLC0415 - takes long; whoever reads papers tells only, and needs it not

    return TypeAdapter(FileShown), TypeAdapter(tuple[PageShown, ...])


def told_file(shown: FileShown) -> bytes:
    """Return what a file shows as JSON."""
    return json.dumps(asdict(shown)).encode()


def told_pages(pages: Sequence[PageShown]) -> bytes:
    """Return what pages show as JSON."""
    return json.dumps([asdict(page) for page in pages]).encode()


def file_of(said: bytes) -> FileShown:
    """Return what JSON tells of a file. Raises ValueError where it tells something else."""
    return _forms()[0].validate_json(said)


def pages_of(said: bytes) -> tuple[PageShown, ...]:
    """Return what JSON tells of pages. Raises ValueError where it tells something else."""
    return _forms()[1].validate_json(said)
