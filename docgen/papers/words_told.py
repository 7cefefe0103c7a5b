"""The words that a paper shows, page by page: what a person who holds it would read, and no more."""

import json
import re
from collections.abc import Iterator
from typing import Final

from docgen.papers.everything import everything
from docgen.papers.held import Text

__all__ = ["answer_words", "words_told"]

SHOWN: Final = re.compile(r"|(?:part [0-9]+, )*(?:page ([0-9]+)|part [0-9]+)")
"""Places of words that somebody reads: a page of a PDF, a part of an office file or of a mail, the whole of a text."""
MOST_CHARACTERS: Final = 4_000_000


def answer_words(content: bytes) -> bytes:
    """Answer with the words of a file, as JSON: pairs of a page from 1 (0: none is counted) and its words.

    This reads files from outside with parsers that can hang or break: `workroom.worker` is the place for it.
    """
    return json.dumps([*_words(content)]).encode()


def words_told(said: bytes) -> tuple[tuple[int, str], ...]:
    """Return the pages and words that an answer tells. Raises ValueError or TypeError where it makes no sense."""
    return tuple((int(page), str(words)) for page, words in json.loads(said))


def _words(content: bytes) -> Iterator[tuple[int, str]]:
    room, told = MOST_CHARACTERS, set[str]()
    for held in everything("", content):
        if not isinstance(held, Text) or held.raw or held.text in told:
            continue
        if (place := SHOWN.fullmatch(held.place)) is None or not held.text.strip():
            continue
        told.add(held.text)
        if (room := room - len(held.text)) < 0:
            return
        yield int(place[1] or 0), held.text
