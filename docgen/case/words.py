"""A maker's own paragraph as pieces: the words as they stand, and the references in braces between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["SUBJECT", "Piece", "pieces"]

SUBJECT = "subject"
# A brace pair round one bare word or mark is meant as a reference; anything else in braces is only text.
_REFERENCE = re.compile(r"(?<!\{)\{([A-Za-z0-9]+(?:/[0-9]+)?)\}(?!\})")


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a paragraph: `start` is its offset; `target` is what a reference names, or None for plain words."""

    text: str
    start: int
    target: str | None = None


def pieces(text: str) -> Iterator[Piece]:
    """Split a paragraph at its references; the pieces' texts, put together, are the paragraph."""
    at = 0
    for match in _REFERENCE.finditer(text):
        if match.start() > at:
            yield Piece(text[at : match.start()], at)
        yield Piece(match[0], match.start(), match[1])
        at = match.end()
    if at < len(text):
        yield Piece(text[at:], at)
