"""What was left to be filled in: placeholders, braces that stand for nothing, and empty blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.case.references import has_form_of_id
from docgen.case.words import pieces
from docgen.checks.rule import SERVED, DataReading, DocumentReading, Hit, Loc, Reads, rule
from docgen.checks.seen import Passage, passages
from docgen.checks.wording import found, table
from docgen.document import Document, ReferenceSpan, SignatureLine, Span, Table, ValueSpan, WordsSpan, text_of
from docgen.findings import Mender, Severity

__all__ = ["no_placeholder_is_left"]

PLACEHOLDERS = table(
    to_be_confirmed=r"TBC|TBA|TBD|to be (?:confirmed|advised|inserted|completed|added)|TODO|FIXME",
    xs=r"X{3,}|x{4,}",
    insert_here=r"\[(?!withheld)[^\]]*\]|<{1,2}[^<>]*>{1,2}|insert (?:\w+ ){0,3}here|delete as appropriate",
    n_a=r"n/a|n\.a\.(?= |$)|not known yet",
    a_blank=r"_{3,}|\.{4,}|\?{2,}|lorem ipsum",
)
BRACES = re.compile(r"\{+[^{}]*\}+|[{}]+")
"""Braces, in pairs or one alone. In a maker's words those that name something are taken out first."""
TO_WRITE_IN = frozenset({"Appellant's response", "Tribunal's finding"})
"""Heads of the columns of a schedule that its readers fill in: nothing stands below them."""
OF_BRACES = "braces"
COMPLETE = "Ask the maker to complete the sentence, or to take it out."
NAME = "Write an exhibit like {JS/1}, a person like {P7}, or {subject}, each with both braces; or take the braces out."


@dataclass(frozen=True, slots=True)
class _Slip:
    """One thing left open: what it is called, and where in its text it stands."""

    name: str
    start: int
    end: int


@rule(
    "WS-95",
    source="design: a missing fact is a sentence, never a blank",
    severity=Severity.ERROR,
    reads=Reads.DOCUMENT,
    mender=Mender.CASE_OWNER,
    profiles=SERVED,
    blind="Placeholders that look like words.",
)
def no_placeholder_is_left(reading: DocumentReading) -> Iterator[Hit]:
    """No placeholder, no brace that names nothing and no empty block is in the statement."""
    yield from _in_words(reading.data) if reading.data else ()
    told, blanks = set[tuple[str, str]](), _to_write_in(reading.document)
    for passage in passages(reading.document):
        for slip, path in _in_fields(passage):
            if not path or (slip.name, path) not in told:  # a field that is printed twice was left open once
                yield Hit(passage.id, f"holds a placeholder ({slip.name}).", "Enter the fact, or say: not recorded.")
            told.add((slip.name, path))
        if not passage.text and passage.leaf.id not in blanks and not isinstance(passage.leaf, SignatureLine):
            yield Hit(passage.id, "is empty.", "Enter the fact, or take the block out of the format.")


def _to_write_in(document: Document) -> frozenset[str]:
    """Return the ids of the cells that are left for a reader to write in."""
    return frozenset(
        cell.id
        for table in document.blocks
        if isinstance(table, Table)
        for row in table.rows
        for head, cell in zip(table.head.cells, row.cells, strict=True)
        if text_of(head.spans) in TO_WRITE_IN
    )


def _in_words(data: DataReading) -> Iterator[Hit]:
    """Look at the maker's paragraphs as the case has them: only the maker can complete them, and only there."""
    for at, paragraph in enumerate(data.statement.paragraphs):
        loc: Loc = ("statements", data.position, "paragraphs", at, "text")
        for slip in _slips(_without_references(paragraph.text)):
            word = len(paragraph.text[: slip.start].split()) + 1
            if slip.name == OF_BRACES:
                yield Hit(loc, f"holds braces that name nothing (word {word}).", NAME, Mender.MAKER)
            else:
                yield Hit(loc, f"holds a placeholder ({slip.name}, word {word}).", COMPLETE, Mender.MAKER)


def _without_references(text: str) -> str:
    """Return words with each reference blanked, and every other character in its place."""
    return "".join(piece.text if piece.target is None else " " * len(piece.text) for piece in pieces(text))


def _in_fields(passage: Passage) -> Iterator[tuple[_Slip, str]]:
    """Yield what is left open outside the maker's words, with what holds it: a field, a label, or "" for the format."""
    spans = passage.leaf.spans
    slips = _slips("".join("\n" * len(span.text) if isinstance(span, WordsSpan) else span.text for span in spans))
    if not slips:
        return
    at, fields = 0, []
    for span in spans:
        fields.append((at, at + len(span.text), _field(span)))
        at += len(span.text)
    for slip in slips:
        yield slip, next((path for start, end, path in fields if start <= slip.start < end), "")


def _field(span: Span) -> str:
    """Return what a span prints: a field of the record that its path ends in, by whatever way it was reached."""
    match span:
        case ValueSpan(path=path):
            steps = path.split(".")
            record = max((at for at, step in enumerate(steps) if has_form_of_id(step)), default=0)
            return ".".join(steps[record:])
        case ReferenceSpan(to=to, target=target):
            return f"{to} {target}"
        case _:
            return ""


def _slips(text: str) -> tuple[_Slip, ...]:
    """Return what a text leaves open, each once: where two overlap, the first, and from one place the longer."""
    every = [_Slip(OF_BRACES, *match.span()) for match in BRACES.finditer(text)]
    every += [_Slip(name, *match.span()) for name, match in found(PLACEHOLDERS, text)]
    kept: list[_Slip] = []
    for slip in sorted(every, key=lambda slip: (slip.start, -slip.end)):
        if not kept or slip.start >= kept[-1].end:
            kept.append(slip)
    return tuple(kept)
