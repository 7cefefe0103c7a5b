"""What a file holds, wherever it lies in it: the nouns that everything that looks through files gives."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

__all__ = ["Allowance", "Blind", "Covered", "Held", "Inside", "Picture", "Text", "within"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words, and where they lie in the file; `raw` ones were picked out of bytes of no known form, maybe by chance."""

    place: str
    text: str
    raw: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture whose words nobody has read: where, the SHA-256 that tells it from others, and how to get it as a PNG.

    `png` raises what Pillow or PDFium raise where it cannot be decoded.
    """

    place: str
    sha256: str
    png: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Covered:
    """Words that are there and not to be seen: something dark lies on them; `how` is half a sentence."""

    place: str
    how: str


@dataclass(frozen=True, slots=True)
class Blind:
    """A place that cannot be looked through; `why` is a sentence."""

    place: str
    why: str


Held = Text | Picture | Covered | Blind
Inside = Callable[[str, bytes], Iterator[Held]]
"""Looks through what lies within a file: its place, and its bytes."""


@dataclass(slots=True)
class Allowance:
    """What may still be unpacked from one file: bytes, and things within things; counted down as it is used.

    `seen` are the digests of what was looked through already.
    """

    bytes: int = 2_000_000_000
    things: int = 200_000
    deepest: int = 8

    def take(self, size: int) -> bool:
        """Count one thing of so many bytes; tell whether it was still allowed."""
        self.bytes -= size
        self.things -= 1
        return self.bytes >= 0 and self.things >= 0


def within(place: str, inner: str) -> str:
    """Return a place in a place, in words."""
    return f"{place}, {inner}" if place else inner
