"""A spike of the way back: what a returned Word file changes, placed by offset in the text that was issued.

Fields (paragraph numbers, page numbers) change by themselves, so each stands as one placeholder on both sides.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, groupby

from docgen.document import (
    DerivedSpan,
    Document,
    LateSpan,
    Leaf,
    ReferenceSpan,
    ReferenceTo,
    SignatureLine,
    Span,
    ValueSpan,
    WordsSpan,
    leaves,
    text_of,
)
from docgen.papers.ooxml import DocxFacts, ParagraphFacts, Stretch

FIELD = "\ufffc"
SIMILAR = 0.6  # a guess, as good as any so far
TOKEN = re.compile(r"\w+|\s+|.", re.DOTALL)


@dataclass(frozen=True)
class Placed:
    """One change: block, start and end in its issued text, what stood and stands there, and the spans it touches."""

    block: str
    start: int
    end: int
    old: str
    new: str
    spans: tuple[str, ...]
    tracked: bool


@dataclass(frozen=True)
class Piece:
    """A part of an issued paragraph: its text, its text as compared (fields masked), and the name of its span."""

    text: str
    masked: str
    name: str


@dataclass(frozen=True)
class Issued:
    """One paragraph as issued."""

    block: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def masked(self) -> str:
        return "".join(piece.masked for piece in self.pieces)


@dataclass(frozen=True)
class Edit:
    """A change between two texts: start and end in the first, and what stands there in the second."""

    start: int
    end: int
    new: str


def read_back(document: Document, facts: DocxFacts) -> tuple[Placed, ...]:
    """Return every change of text in a returned file, in reading order."""
    issued = [_issued(leaf) for leaf in leaves(document)]
    returned = [paragraph for paragraph in facts.paragraphs if paragraph.stretches]
    pairs = _aligned([each for each in issued if each.masked], returned)
    return tuple(change for one, other in pairs for change in _changes(one, other))


def name_of(span: Span) -> str:
    """Name a span as a reviewer's change is filed: by field path, rule, or maker's paragraph."""
    match span:
        case ValueSpan(path=path) | ReferenceSpan(path=path):
            return f"data {path}"
        case DerivedSpan(rule=rule):
            return f"rule {rule}"
        case WordsSpan(path=path):
            return f"words {path}"
        case _:
            return "wording"


def _issued(leaf: Leaf) -> Issued:
    pieces = tuple(piece for span in leaf.spans for piece in _pieces(span))
    if isinstance(leaf, SignatureLine):
        white = "\t" if text_of(leaf.spans) else "\t\t"
        label = text_of(leaf.label) + white
        pieces = (Piece(label, label, "wording"), *pieces)
    return Issued(leaf.id, pieces)


def _pieces(span: Span) -> Iterator[Piece]:
    name = name_of(span)
    if isinstance(span, LateSpan):
        yield Piece(span.text, FIELD, name)
    elif isinstance(span, ReferenceSpan) and span.to is ReferenceTo.PARAGRAPH:
        for text in re.findall(r"\d+|\D+", span.text):
            yield Piece(text, FIELD if text.isdigit() else text, name)
    else:
        yield Piece(span.text, span.text, name)


def _masked(paragraph: ParagraphFacts) -> list[Stretch]:
    masked = []
    for is_field, group in groupby(paragraph.stretches, key=lambda each: each.field is not None):
        for at, stretch in enumerate(group):
            if not is_field:
                masked.append(stretch)
            elif at == 0:
                masked.append(Stretch(FIELD, stretch.inserted, stretch.deleted))
    return masked


def _original(paragraph: ParagraphFacts) -> str:
    return "".join(each.text for each in _masked(paragraph) if each.inserted is None)


def _aligned(issued: Sequence[Issued], returned: Sequence[ParagraphFacts]) -> list[tuple[Issued, ParagraphFacts]]:
    """Pair by equal text in order, by own bookmark, by likeness, then by order alone; bookmarks are never needed."""
    texts = [_original(each) for each in returned]
    found: dict[int, int] = {}
    for block in SequenceMatcher(None, [each.masked for each in issued], texts, autojunk=False).get_matching_blocks():
        found |= {block.a + step: block.b + step for step in range(block.size)}
    for partner in (_by_bookmark, _by_likeness):
        for at, one in enumerate(issued):
            free = [other for other in range(len(returned)) if other not in found.values()]
            if at not in found and (chosen := partner(one, free, returned)) is not None:
                found[at] = chosen
    lost = [at for at in range(len(issued)) if at not in found]
    left = [at for at in range(len(returned)) if at not in found.values()]
    assert len(lost) == len(left), "a paragraph is missing, or one came back that was not issued"
    found |= dict(zip(lost, left, strict=True))
    return [(issued[at], returned[found[at]]) for at in sorted(found)]


def _by_bookmark(one: Issued, free: list[int], returned: Sequence[ParagraphFacts]) -> int | None:
    return next((at for at in free if f"dg_{one.block}" in returned[at].bookmarks), None)


def _by_likeness(one: Issued, free: list[int], returned: Sequence[ParagraphFacts]) -> int | None:
    texts = {at: _original(returned[at]) for at in free}
    likeness = {at: SequenceMatcher(None, one.masked, text, autojunk=False).ratio() for at, text in texts.items()}
    best = max(likeness, key=lambda at: (likeness[at], -at), default=None)
    return best if best is not None and likeness[best] >= SIMILAR else None


def _changes(issued: Issued, returned: ParagraphFacts) -> list[Placed]:
    original = _original(returned)
    untracked = list(_untracked(issued.masked, original))
    tracked = [_carried_back(edit, untracked) for edit in _tracked(returned)]
    found = [_placed(issued, edit, tracked=False) for edit in untracked]
    found += [_placed(issued, edit, tracked=True) for edit in tracked]
    return sorted(found, key=lambda each: (each.start, each.end))


def _tracked(paragraph: ParagraphFacts) -> Iterator[Edit]:
    """Group neighbouring insertions and deletions, in whichever order they stand, between characters that stayed."""
    at = 0
    for changed, group in groupby(_masked(paragraph), key=lambda each: bool(each.inserted or each.deleted)):
        stretches = list(group)
        length = sum(len(each.text) for each in stretches if each.inserted is None)
        new = "".join(each.text for each in stretches if each.deleted is None)
        if changed and (length or new):
            yield Edit(at, at + length, new)
        at += length


def _untracked(issued: str, original: str) -> Iterator[Edit]:
    before, after = TOKEN.findall(issued), TOKEN.findall(original)
    starts = [0, *accumulate(len(token) for token in before)]
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Edit(starts[a], starts[b], "".join(after[c:d]))


def _carried_back(edit: Edit, untracked: Sequence[Edit]) -> Edit:
    """Carry offsets in the text before tracked changes back to the issued text; two kinds that meet are a fault."""
    shift = 0
    for earlier in untracked:
        begins = earlier.start + shift
        ends = begins + len(earlier.new)
        assert ends <= edit.start or edit.end <= begins, "a tracked and an untracked edit meet"
        if ends <= edit.start:
            shift += len(earlier.new) - (earlier.end - earlier.start)
    return Edit(edit.start - shift, edit.end - shift, edit.new)


def _placed(issued: Issued, edit: Edit, *, tracked: bool) -> Placed:
    start, end = _issued_offset(issued, edit.start), _issued_offset(issued, edit.end)
    names, at = [], 0
    for piece in issued.pieces:
        ends = at + len(piece.masked)
        if (at < edit.end and edit.start < ends) or (edit.start == edit.end and at <= edit.start <= ends):
            names.append(piece.name)
        at = ends
    return Placed(issued.block, start, end, issued.text[start:end], edit.new, tuple(names), tracked)


def _issued_offset(issued: Issued, masked: int) -> int:
    """Turn an offset among masked fields into one in the text that people read."""
    at = shift = 0
    for piece in issued.pieces:
        if masked < at + len(piece.masked):
            break
        at += len(piece.masked)
        shift += len(piece.text) - len(piece.masked)
    return masked + shift
