"""Spans as runs: bold by style, references and page numbers as fields, names in other scripts as runs of their own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final, NamedTuple

from lxml import etree
from lxml.etree import SubElement

from docgen.document import LateSpan, LateValue, ReferenceSpan, ReferenceTo, Span, Spans
from docgen.papers.ooxml_names import XML_SPACE, w
from docgen.word.reference import STRONG
from docgen.word.scripts import RIGHT_TO_LEFT, Voice, parts

__all__ = ["BOOKMARK", "Setting", "add_runs", "add_text", "printable"]

BOOKMARK: Final = "dg_"
R, T, TAB, BR, R_PR, R_STYLE, VAL = w("r"), w("t"), w("tab"), w("br"), w("rPr"), w("rStyle"), w("val")
FIELD_CHARACTER, FIELD_TYPE, INSTRUCTION = w("fldChar"), w("fldCharType"), w("instrText")
FIELD_OF_LATE: Final[Mapping[LateValue, str]] = {LateValue.PAGE: " PAGE ", LateValue.PAGES: " NUMPAGES "}
FIRST_PAGE: Final = "1"
"""What a reader sees that does not reckon fields; every word processor reckons page numbers when it opens a file."""

# Tab and newline have elements of their own; the rest is not XML, or is a control of another age.
UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
WHITE: Final = re.compile("([\n\t])")
FONT_SLOTS: Final = ("ascii", "hAnsi", "eastAsia", "cs")


@dataclass(frozen=True, slots=True)
class Setting:
    """What runs need to know of the whole document.

    Style ids by name, the numbers of numbered paragraphs by id, and how many pages the finished PDF has.
    """

    styles: Mapping[str, str]
    numbers: Mapping[str, int]
    pages: int = 1


class Piece(NamedTuple):
    """Characters of one look; `field` is the instruction whose cached result they are, or None for plain text."""

    text: str
    strong: bool
    field: str | None = None


def add_runs(parent: etree._Element, spans: Spans, setting: Setting) -> None:
    """Append the runs of spans to a paragraph. Raises ValueError for control characters and dangling references."""
    pieces = _joined([piece for span in spans for piece in _pieces(span, setting)])
    whole = printable("".join([piece.text for piece in pieces]))
    voices = parts(whole)
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        _add_piece(parent, piece, voices and voices[start:end], setting.styles[STRONG])
        start = end


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Join neighbours of one look: where a span ends is seen in the record beside the file, and runs cost time."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and piece.field is None and joined[-1][1:] == piece[1:]:
            joined[-1] = Piece(joined[-1].text + piece.text, piece.strong)
        elif piece.text:
            joined.append(piece)
    return joined


def printable(text: str) -> str:
    """Return text as it is. Raises ValueError, without the text, where it holds what XML or a printed page cannot."""
    if UNPRINTABLE.search(text):
        raise ValueError("a text holds a control character")
    return text


def add_text(run: etree._Element, text: str) -> None:
    """Append text to a run; tabs and newlines become elements, as text must not hold them (ECMA-376 part 1, 17.3.3)."""
    for part in WHITE.split(text) if WHITE.search(text) else (text,):
        if part == "\t":
            SubElement(run, TAB)
        elif part == "\n":
            SubElement(run, BR)
        elif part:
            kept = SubElement(run, T)
            kept.set(XML_SPACE, "preserve")  # three times as fast as handing over a dict
            kept.text = part


def _pieces(span: Span, setting: Setting) -> tuple[Piece, ...]:
    if isinstance(span, LateSpan):
        shown = str(setting.pages) if span.value is LateValue.PAGES else FIRST_PAGE
        return (Piece(shown, span.strong, FIELD_OF_LATE[span.value]),)
    if isinstance(span, ReferenceSpan) and span.to is ReferenceTo.PARAGRAPH:
        return _reference_pieces(span, setting)
    exhibit = isinstance(span, ReferenceSpan) and span.to is ReferenceTo.EXHIBIT
    return (Piece(span.text, span.strong or exhibit),)  # CPR Practice Direction 32 paragraph 19.1(7)


def _reference_pieces(span: ReferenceSpan, setting: Setting) -> tuple[Piece, ...]:
    """Put the number alone into the field, as that is all a word processor puts there when it reckons fields anew."""
    number = setting.numbers.get(span.target)
    found = re.fullmatch(rf"(.*?)(?<!\d)({number})(?!\d)(.*)", span.text, re.DOTALL)
    if number is None or found is None:
        raise ValueError("a reference does not name the number of a paragraph of this document")
    before, printed, after = found.groups()
    field = f" REF {BOOKMARK}{span.target} \\r \\h "
    return Piece(before, span.strong), Piece(printed, span.strong, field), Piece(after, span.strong)


def _add_piece(parent: etree._Element, piece: Piece, voices: list[Voice | None] | None, strong: str) -> None:
    """Append a piece; `voices` tells of each character in which voice it is, None that none needs one."""
    look = strong if piece.strong else None
    if piece.field is not None:
        _add_field_mark(parent, "begin", look)
        SubElement(_add_run(parent, look), INSTRUCTION, {XML_SPACE: "preserve"}).text = piece.field
        _add_field_mark(parent, "separate", look)
    for part, voice in _parts(piece.text, voices):
        run = _add_run(parent, look)
        if voice is not None:
            _speak(run, voice)
        add_text(run, part)
    if piece.field is not None:
        _add_field_mark(parent, "end", look)


def _parts(text: str, voices: list[Voice | None] | None) -> Iterator[tuple[str, Voice | None]]:
    """Yield the parts of a text that are of one voice."""
    if voices is None:
        yield text, None
        return
    at = 0
    for voice, group in groupby(voices):
        length = len(list(group))
        yield text[at : at + length], voice
        at += length


def _add_run(parent: etree._Element, look: str | None) -> etree._Element:
    run = SubElement(parent, R)
    if look is not None:
        SubElement(SubElement(run, R_PR), R_STYLE).set(VAL, look)
    return run


def _add_field_mark(parent: etree._Element, kind: str, look: str | None) -> None:
    SubElement(_add_run(parent, look), FIELD_CHARACTER, {FIELD_TYPE: kind})


def _speak(run: etree._Element, voice: Voice) -> None:
    """Set a run in a script: font, direction, complex-script look, language (ECMA-376 part 1, 17.3.2.26, .30, .7)."""
    properties = run.find(R_PR)
    if properties is None:
        properties = SubElement(run, R_PR)
    if voice.font is not None:
        fonts = SubElement(properties, w("rFonts"), {w(slot): voice.font for slot in FONT_SLOTS})
        if voice.slot == "eastAsia":
            fonts.set(w("hint"), "eastAsia")
    if voice.group == RIGHT_TO_LEFT:
        SubElement(properties, w("rtl"))
    if voice.slot == "bidi":
        SubElement(properties, w("cs"))
    SubElement(properties, w("lang"), {w(voice.slot): voice.language})
