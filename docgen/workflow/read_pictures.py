"""Words that a machine read in pictures, kept from one scan to the next: internal, since they may be withheld ones."""

import json
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from docgen.errors import DocgenError
from docgen.papers.ocr import reader
from docgen.workflow.folder import INTERNAL
from docgen.workroom.folder import inside
from docgen.workroom.keep import keep
from docgen.workroom.lock import case_lock
from docgen.workroom.reading import read_bounded

__all__ = ["PLACED_WORDS", "READ_PICTURES", "keep_words", "keep_words_here", "kept_words"]

READ_PICTURES = f"{INTERNAL}/words-of-pictures.json"
PLACED_WORDS = f"{INTERNAL}/places-of-words-in-pictures.json"
"""Where words are kept with their places."""
LARGEST = 64_000_000


def kept_words(folder: Path, name: str = READ_PICTURES) -> dict[str, str]:
    """Return the words of pictures that were read before, by the picture's digest; none that another reader read."""
    try:
        content = read_bounded(inside(folder, name), LARGEST, root=folder)
        told = json.loads(content)
        words: dict[str, str] = told["words"]
        whole = told["reader"] == reader() and told["sha256"] == _digest(words)
    except (DocgenError, ValueError, KeyError, TypeError):
        return {}
    return words if whole else {}


def keep_words(folder: Path, words: Mapping[str, str]) -> None:
    """Keep words of pictures with those that are kept; not where another run holds the case or nothing may be written.

    What is not kept is only read again.
    """
    with suppress(DocgenError), case_lock(folder):
        keep_words_here(folder, words)


def keep_words_here(folder: Path, words: Mapping[str, str], name: str = READ_PICTURES) -> None:
    """Do the same for whoever holds the case already."""
    with suppress(DocgenError):
        every = dict(sorted({**kept_words(folder, name), **words}.items()))
        record = {"docgen": 1, "audience": "internal", "reader": reader(), "sha256": _digest(every), "words": every}
        content = json.dumps(record, ensure_ascii=False, indent=1).encode() + b"\n"
        if len(content) <= LARGEST:
            keep(folder, {name: content})


def _digest(words: Mapping[str, str]) -> str:
    """Return a digest that a file which was cut off or changed does not have: a word left out would hide a leak."""
    return sha256(json.dumps(words, sort_keys=True).encode()).hexdigest()
