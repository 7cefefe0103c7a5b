"""Spans as runs: bold by style, references and page numbers as fields, right-to-left names as runs of their own."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from unicodedata import bidirectional, name

from lxml import etree
from lxml.etree import SubElement

from docgen.document import LateSpan, LateValue, ReferenceSpan, ReferenceTo, Span, Spans
from docgen.papers.ooxml_names import XML_SPACE, w
from docgen.word.reference import STRONG

__all__ = ["BOOKMARK", "Setting", "add_runs", "add_text", "printable"]

BOOKMARK: Final = "dg_"
R, T, TAB, BR, R_PR, VAL = w("r"), w("t"), w("tab"), w("br"), w("rPr"), w("val")
FIELD_CHARACTER, FIELD_TYPE, INSTRUCTION = w("fldChar"), w("fldCharType"), w("instrText")
FIELD_OF_LATE: Final[Mapping[LateValue, str]] = {LateValue.PAGE: " PAGE ", LateValue.PAGES: " NUMPAGES "}
LATE_STAND_IN: Final = "1"
"""What a reader sees that does not reckon fields; every word processor reckons page numbers when it opens a file."""

# Tab and newline have elements of their own; the rest is not XML, or is a control of another age.
UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
WHITE: Final = re.compile("([\n\t])")
ANY_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
TURNED: Final[Mapping[str, bool]] = {"L": False, "R": True, "AL": True, "AN": True}
"""The strong bidirectional classes of Unicode Standard Annex 9 and, with the Arabic letters, Arabic numbers."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What runs need to know of the whole document: style ids by name, and the numbers of numbered paragraphs by id."""

    styles: Mapping[str, str]
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one look; `field` is the instruction whose cached result they are, or None for plain text."""

    text: str
    strong: bool
    field: str | None = None


def add_runs(parent: etree._Element, spans: Spans, setting: Setting) -> None:
    """Append the runs of spans to a paragraph. Raises ValueError for control characters and dangling references."""
    pieces = list(_joined(piece for span in spans for piece in _pieces(span, setting) if piece.text))
    whole = printable("".join(piece.text for piece in pieces))
    turned = _right_to_left(whole) if ANY_RIGHT_TO_LEFT.search(whole) else None
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        _add_piece(parent, piece, turned and turned[start:end], setting.styles[STRONG])
        start = end


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join neighbours of one look: where a span ends is seen in the record beside the file, and runs cost time."""
    for (field, strong), group in groupby(pieces, key=lambda piece: (piece.field, piece.strong)):
        if field is None:
            yield Piece("".join(piece.text for piece in group), strong)
        else:
            yield from group


def printable(text: str) -> str:
    """Return text as it is. Raises ValueError, without the text, where it holds what XML or a printed page cannot."""
    if UNPRINTABLE.search(text):
        raise ValueError("a text holds a control character")
    return text


def add_text(run: etree._Element, text: str) -> None:
    """Append text to a run; tabs and newlines become elements, as text must not hold them (ECMA-376 part 1, 17.3.3)."""
    for part in WHITE.split(text):
        if part == "\t":
            SubElement(run, TAB)
        elif part == "\n":
            SubElement(run, BR)
        elif part:
            SubElement(run, T, {XML_SPACE: "preserve"}).text = part


def _pieces(span: Span, setting: Setting) -> Iterator[Piece]:
    match span:
        case LateSpan(value=value, strong=strong):
            yield Piece(LATE_STAND_IN, strong, FIELD_OF_LATE[value])
        case ReferenceSpan(to=ReferenceTo.PARAGRAPH):
            yield from _reference_pieces(span, setting)
        case ReferenceSpan(to=ReferenceTo.EXHIBIT, text=text):
            yield Piece(text, strong=True)  # CPR Practice Direction 32 paragraph 19.1(7)
        case _:
            yield Piece(span.text, span.strong)


def _reference_pieces(span: ReferenceSpan, setting: Setting) -> Iterator[Piece]:
    """Put the number alone into the field, as that is all a word processor puts there when it reckons fields anew."""
    number = setting.numbers.get(span.target)
    found = re.fullmatch(rf"(.*?)(?<!\d)({number})(?!\d)(.*)", span.text, re.DOTALL)
    if number is None or found is None:
        raise ValueError("a reference does not name the number of a paragraph of this document")
    before, printed, after = found.groups()
    yield Piece(before, span.strong)
    yield Piece(printed, span.strong, f" REF {BOOKMARK}{span.target} \\r \\h ")
    yield Piece(after, span.strong)


def _add_piece(parent: etree._Element, piece: Piece, turned: list[bool] | None, strong: str) -> None:
    """Append a piece; `turned` tells of each character whether it is right to left, None that none is."""
    look = strong if piece.strong else None
    if piece.field is not None:
        _add_field_mark(parent, "begin", look)
        SubElement(_add_run(parent, look), INSTRUCTION, {XML_SPACE: "preserve"}).text = piece.field
        _add_field_mark(parent, "separate", look)
    for part, is_turned in _parts(piece.text, turned):
        run = _add_run(parent, look)
        if is_turned:
            _turn(run, part)
        add_text(run, part)
    if piece.field is not None:
        _add_field_mark(parent, "end", look)


def _parts(text: str, turned: list[bool] | None) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text that run one way, and whether that is right to left."""
    if turned is None:
        yield text, False
        return
    at = 0
    for is_turned, group in groupby(turned):
        length = len(list(group))
        yield text[at : at + length], is_turned
        at += length


def _add_run(parent: etree._Element, look: str | None) -> etree._Element:
    run = SubElement(parent, R)
    if look is not None:
        SubElement(SubElement(run, R_PR), w("rStyle"), {VAL: look})
    return run


def _add_field_mark(parent: etree._Element, kind: str, look: str | None) -> None:
    SubElement(_add_run(parent, look), FIELD_CHARACTER, {FIELD_TYPE: kind})


def _turn(run: etree._Element, text: str) -> None:
    """Make a run right to left, with the complex-script look and language (ECMA-376 part 1, 17.3.2.30, 17.3.2.7)."""
    properties = run.find(R_PR)
    if properties is None:
        properties = SubElement(run, R_PR)
    SubElement(properties, w("rtl"))
    SubElement(properties, w("cs"))
    hebrew = any(name(character, "").startswith("HEBREW") for character in text)
    SubElement(properties, w("lang"), {w("bidi"): "he-IL" if hebrew else "ar-SA"})


def _right_to_left(text: str) -> list[bool]:
    """Tell for each character whether it stands in right-to-left text: its own, or enclosed by it on both sides."""
    strong: list[bool | None] = []
    for character in text:
        kind = bidirectional(character)
        strong.append(strong[-1] if kind == "NSM" and strong else TURNED.get(kind))
    before = _carried(strong)
    after = _carried(strong[::-1])[::-1]
    return [one and other for one, other in zip(before, after, strict=True)]


def _carried(strong: list[bool | None]) -> list[bool]:
    carried, last = [], False
    for each in strong:
        last = last if each is None else each
        carried.append(last)
    return carried
