"""Whether drawn glyphs say a text: by characters where extraction keeps order, by shapes where it cannot.

Right-to-left text is drawn from its last letter to its first, and scripts such as Devanagari reorder and join signs, so
the characters that extraction gives are not the text. There the text is shaped anew with the same font files, and
glyph ids are compared.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

import uharfbuzz

from docgen.papers.pdf_content import TextRun
from docgen.papers.pdf_structure import Element

__all__ = ["Face", "is_complex", "is_right_to_left", "says"]

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_REORDERED = "\u0900-\u109f\u1780-\u18af\ua8e0-\ua8ff\ua9e0-\ua9ff\uaa60-\uaa7f"
"""Indic scripts, Thai, Lao, Tibetan, Myanmar; Khmer and Mongolian; their extensions."""
RIGHT_TO_LEFT = re.compile(f"[{_RIGHT_TO_LEFT}]")
COMPLEX = re.compile(f"[{_RIGHT_TO_LEFT}{_REORDERED}]")
INVISIBLE = dict.fromkeys(map(ord, "\t\u00ad\u200b\u200c\u200d\u200e\u200f\u2060"))
"""What may be drawn as nothing: the tab after a number, joiners, direction marks."""
JOINERS = "\u200c\u200d"
BRACKETS = str.maketrans(")]}>»", "([{<«")
"""Mirrored in right-to-left text, so either of a pair counts as its first."""
Key = tuple[str, str]
"""A comparable piece: its kind ("word", "sign", "shape"), and its text."""


@dataclass(frozen=True)
class Face:
    """One font file: family, the weights in it ("all", "regular", "bold"), its index in the file, and its bytes."""

    family: str
    weights: str
    index: int
    data: bytes = field(repr=False)

    def __hash__(self) -> int:
        return hash((self.family, self.weights, self.index))


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: str
    text: str
    family: str = ""


def is_complex(text: str) -> bool:
    """Tell whether any character of a text stands in a script whose order or form extraction does not keep."""
    return COMPLEX.search(text) is not None


def is_right_to_left(text: str) -> bool:
    """Tell whether any character of a text is written from right to left."""
    return RIGHT_TO_LEFT.search(text) is not None


def says(element: Element, text: str, faces: Sequence[Face]) -> bool:
    """Tell whether an element's glyphs draw a text.

    `faces` are the fonts in order of choice. Text without complex scripts must be extracted exactly, spaces included.
    In a text with complex scripts each word is compared, in order; inside a right-to-left passage (with the figures and
    signs beside it, up to the next word of a left-to-right script) words may stand in any order, and spaces are not
    counted: where they stand on the line is the bidirectional algorithm's business.
    """
    if not is_complex(text):
        drawn = element.text
        return drawn == text or _plain(drawn) == _plain(text)
    expected = list(_pieces(text, tuple(faces)))
    shaped = _shapes(expected, tuple(faces))
    return _canonical([(piece.kind, piece.text) for piece in expected]) == _canonical(list(_drawn(element, shaped)))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(INVISIBLE))


def _pieces(text: str, faces: tuple[Face, ...]) -> Iterator[_Piece]:
    """Cut a text into what is compared: runs of one complex script, words and figures of others, and single signs."""
    kept = unicodedata.normalize("NFC", "".join(char for char in text if char in JOINERS or char not in _DROPPED))
    for (kind, family), group in groupby(_with_joiners(kept, faces), key=lambda item: (item[1], item[2])):
        inner = "".join(char for char, *_ in group)
        if kind == "sign":
            yield from (_Piece("sign", char) for char in inner)
        elif kind != "space":
            yield _Piece(kind, inner if kind == "shape" else _plain(inner), family)


_DROPPED = frozenset(map(chr, INVISIBLE))


def _with_joiners(text: str, faces: tuple[Face, ...]) -> Iterator[tuple[str, str, str]]:
    """Yield each character with its kind and family; a joiner and a combining sign go with what stands before."""
    kind, family = "space", ""
    for char in text:
        if char not in JOINERS and not (unicodedata.combining(char) and kind == "word"):
            kind = _kind(char)
            family = _family_of(char, faces) if kind == "shape" else ""
        yield char, kind, family


def _kind(char: str) -> str:
    category = unicodedata.category(char)
    if char.isspace():
        return "space"
    if category == "Nd":
        return "figure"
    if is_complex(char):
        return "shape"
    return "word" if category[0] in "LM" else "sign"


def _shapes(pieces: Sequence[_Piece], faces: tuple[Face, ...]) -> dict[tuple[str, tuple[int, ...]], str]:
    """Return (family, glyph ids) -> text for each piece, in every weight that there is of its family."""
    return {
        (piece.family, _shape(piece.text, face)): piece.text
        for piece in pieces
        if piece.kind == "shape"
        for face in faces
        if face.family == piece.family
    }


def _shape(text: str, face: Face) -> tuple[int, ...]:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(_font(face), buffer)
    return tuple(info.codepoint for info in buffer.glyph_infos)


@cache
def _font(face: Face) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(face.data, face.index))


@cache
def _covered(face: Face) -> frozenset[int]:
    return frozenset(_font(face).face.unicodes)


def _family_of(char: str, faces: tuple[Face, ...]) -> str:
    return next((face.family for face in faces if ord(char) in _covered(face)), "")


def _drawn(element: Element, shaped: dict[tuple[str, tuple[int, ...]], str]) -> Iterator[Key]:
    """Yield the pieces that an element's glyphs draw; glyphs that shape no expected piece yield themselves."""
    glyphs = [glyph for mark in element.marked for run in mark.runs for glyph in _glyphs(run)]
    for (kind, family), group in groupby(glyphs, key=lambda item: (item[0], item[1])):
        items = list(group)
        characters = "".join(item[3] for item in items)
        if kind == "shape":
            ids = tuple(item[2] for item in items)
            yield kind, shaped.get((family, ids), f"{family} {ids}")
        elif kind == "sign":
            yield from ((kind, char) for char in _plain(characters))
        elif kind != "space":
            yield kind, _plain(characters)


def _glyphs(run: TextRun) -> Iterator[tuple[str, str, int, str]]:
    for glyph, characters in zip(run.glyphs, run.characters, strict=True):
        # A glyph that stands for no character of its own is part of a shape.
        kind = _kind(characters[0]) if characters.translate(INVISIBLE) else "shape"
        yield kind, run.family if kind == "shape" else "", glyph, characters


def _canonical(keys: list[Key]) -> list[object]:
    """Return the pieces with each right-to-left passage as what is in it, without order."""
    found: list[object] = []
    for is_word, group in groupby(keys, key=_is_left_to_right):
        items = list(group)
        if is_word or not any(_is_right_to_left(key) for key in items):
            found += items
        else:
            found.append(sorted(Counter((kind, text.translate(BRACKETS)) for kind, text in items).items()))
    return found


def _is_right_to_left(key: Key) -> bool:
    return is_right_to_left(key[1])


def _is_left_to_right(key: Key) -> bool:
    return key[0] in {"word", "shape"} and not _is_right_to_left(key)
