"""Looking for terms in one file: what was found where, as an answer to another process, never with a value in it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from docgen.disclosure.finding_terms import Index
from docgen.disclosure.terms import Term
from docgen.papers.everything import everything
from docgen.papers.held import Blind, Covered, Picture, Text

__all__ = ["Hit", "Looked", "SeenPicture", "answer", "asked", "looked_of", "picture_asked", "read_as_seen", "search"]

SHORTEST_IN_BYTES = 5
"""Letters of a term that is looked for among bytes of no known form: fewer stand there by chance."""
WALL = " \u01c1 "
"""A letter of no name (a click), put between texts that do not go together."""
MOST_HITS = 2_000
HEAD_BYTES = 8


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Something found in a file: its place in it, what kind of thing it is, and whose: an id or a field's path."""

    place: str
    kind: str
    whose: str


@dataclass(frozen=True, slots=True)
class SeenPicture:
    """A picture to be read by machine: its place, the digest that tells it from others, its number in the file."""

    place: str
    sha256: str
    at: int


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking through a file: hits, words under something dark, places that could not be looked into.

    `covered` and `blind` are pairs of a place and what is to be said of it.
    """

    hits: tuple[Hit, ...]
    covered: tuple[tuple[str, str], ...] = ()
    blind: tuple[tuple[str, str], ...] = ()
    pictures: tuple[SeenPicture, ...] = ()


def search(name: str, content: bytes, index: Index) -> tuple[Looked, tuple[Picture, ...]]:
    """Look through a file for terms; return what was found, and its pictures as they are numbered in it."""
    hits, covered, blind = dict[Hit, None](), dict[tuple[str, str], None](), dict[tuple[str, str], None]()
    pictures, searched = list[Picture](), set[int]()
    for held in everything(name, content):
        match held:
            case Text():
                words = _words(held)
                if len(hits) < MOST_HITS and (said := hash((held.raw, *words))) not in searched:
                    searched.add(said)
                    hits |= dict.fromkeys(_in_text(held, words, index))
            case Covered(place, how):
                covered[place, how] = None
            case Blind(place, why):
                blind[place, why] = None
            case Picture():
                pictures.append(held)
    seen = tuple(SeenPicture(each.place, each.sha256, at) for at, each in enumerate(pictures))
    return Looked(tuple(sorted(hits)), (*covered,), (*blind,), seen), tuple(pictures)


def _words(held: Text) -> list[str]:
    return (WALL.join(held.text.splitlines()) if held.raw else held.text).split()


def _in_text(held: Text, words: Sequence[str], index: Index) -> Iterator[Hit]:
    for match in index.found(words):
        term = match.term
        if not held.raw or _is_meant(term, words[match.first : match.last + 1]):
            yield Hit(held.place, term.kind, term.whose)


def _is_meant(term: Term, words: Sequence[str]) -> bool:
    """Tell whether letters among bytes are a word, as somebody writes one, and not chance."""
    letters = "".join(char for word in words for char in word if char.isalpha())
    written = letters.islower() or letters.isupper() or all(word[:1].isupper() for word in words)
    return len(term.squeezed) >= SHORTEST_IN_BYTES and (written or not letters)


def read_as_seen(place: str, words: str, index: Index) -> Iterator[Hit]:
    """Yield the terms in what a machine read of a picture."""
    yield from dict.fromkeys(_in_text(Text(f"{place} (read by machine)", words), words.split(), index))


def asked(name: str, content: bytes, terms: Sequence[Term]) -> bytes:
    """Return the question what a file holds of some terms."""
    return _question({"name": name, "terms": [[each.squeezed, each.kind, each.whose] for each in terms]}, content)


def picture_asked(at: int) -> bytes:
    """Return the question what a picture of the file that was asked about last looks like."""
    return _question({"picture": at}, b"")


def _question(head: dict[str, Any], content: bytes) -> bytes:
    told = json.dumps(head).encode()
    return len(told).to_bytes(HEAD_BYTES, "big") + told + content


class _Desk:
    """The pictures of the file that lies on the desk."""

    pictures: tuple[Picture, ...] = ()


def answer(question: bytes) -> bytes:
    """Answer a question: JSON of what a file holds, or the PNG of one of its pictures (empty where it is none)."""
    size = int.from_bytes(question[:HEAD_BYTES], "big")
    head = json.loads(question[HEAD_BYTES : HEAD_BYTES + size])
    if "picture" in head:
        return _png(head["picture"])
    index = Index(Term(*each) for each in head["terms"])
    looked, _Desk.pictures = search(head["name"], question[HEAD_BYTES + size :], index)
    return json.dumps(
        {
            "hits": [[each.place, each.kind, each.whose] for each in looked.hits],
            "covered": looked.covered,
            "blind": looked.blind,
            "pictures": [[each.place, each.sha256] for each in looked.pictures],
        }
    ).encode()


def _png(at: int) -> bytes:
    if at >= len(_Desk.pictures):
        return b""
    try:
        return _Desk.pictures[at].png()
    except MemoryError:
        raise  # nothing that is done after it can be relied on
    except Exception:  # noqa: BLE001 - decoders break on hostile pictures in ways that nobody has listed
        return b""


def looked_of(said: bytes) -> Looked:
    """Return what an answer tells. Raises ValueError, KeyError or TypeError where it makes no sense."""
    told = json.loads(said)
    return Looked(
        tuple(Hit(*each) for each in told["hits"]),
        tuple((place, how) for place, how in told["covered"]),
        tuple((place, why) for place, why in told["blind"]),
        tuple(SeenPicture(place, digest, at) for at, (place, digest) in enumerate(told["pictures"])),
    )
