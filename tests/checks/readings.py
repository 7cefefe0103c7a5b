"""Readings for rules: a fixture's case edited as text, its document edited block by block, its format edited."""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from docgen.case import Case
from docgen.checks.listing import catalogue
from docgen.checks.rule import DataReading, DocumentReading, FileReading, Hit, Reads, TextReading
from docgen.checks.running import places_of
from docgen.compose import compose
from docgen.disclosure.served import served_view
from docgen.document import Block, Document, LateSpan, PageBreak, Paragraph, Row, Signature, Spans, Table
from docgen.formats.shelf import Format
from tests.made.cases import CASE_TEXT, FIXTURE, case_of, the_format

OPEN = CASE_TEXT
"""One conviction, nobody else named, nothing withheld, an appeal."""
CLOSED = (FIXTURE.parent / "small-closed" / "case.yaml").read_text(encoding="utf-8")
"""No further action, two people, withheld values, before any appeal."""
RULES = {rule.id: rule for rule in catalogue() if rule.reads is not Reads.BUNDLE}
"""The rules of cases and documents; those of finished bundles are tried in test_bundle_rules."""
FORM = cache(the_format)
Edit = Callable[[Document], Document]
Changes = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Try:
    """One rule over one edited case: where it is to hit; nowhere is a near miss that must not fire."""

    rule: str
    about: str
    hits: tuple[str, ...] = ()
    case: Changes = ()
    base: str = OPEN
    document: Edit | None = None
    form: Callable[[Format], Format] | None = None
    final: bool = False
    agreed: bool = True
    position: int = 0

    def __str__(self) -> str:
        return f"{self.rule} {self.about}"


@cache
def numbered(clause: str, base: str = CLOSED) -> str:
    """How a finding names the first paragraph of a clause: by its number, whatever that is in this format."""
    case = case_of(text=base)
    document = compose(served_view(case, case.statements[0]), FORM(), as_at=case.statements[0].date, mark="DRAFT")
    found = next(b for b in document.blocks if isinstance(b, Paragraph) and b.clause == clause)
    return f"paragraph {found.number}"


def readings(case: Case, position: int = 0, *, final: bool = False) -> tuple[DataReading, TextReading]:
    statement = case.statements[position]
    mark = None if final else "DRAFT"
    document = compose(served_view(case, statement), FORM(), as_at=statement.date, mark=mark)
    data = DataReading(case, statement, position)
    return data, TextReading(data, document, FORM(), agreed=True)


def tried(row: Try) -> tuple[str, ...]:
    """Where a row's rule hits, in the words of its findings."""
    seen = reading_of(row)
    rule = RULES[row.rule]
    return where(rule.check(seen[rule.reads]), seen[Reads.TEXT].document)


def reading_of(row: Try) -> dict[Reads, Any]:
    """A row's readings, by what rules read."""
    data, text = readings(case_of(*row.case, text=row.base), row.position, final=row.final)
    text = replace(text, agreed=row.agreed)
    if row.document:
        text = replace(text, document=row.document(text.document))
    if row.form:
        text = replace(text, form=row.form(text.form))
    document = DocumentReading(data.case, text.document, data.statement.date, data)
    return {Reads.DATA: data, Reads.TEXT: text, Reads.ATTESTED: text, Reads.DOCUMENT: document}


def where(hits: Iterator[Hit], document: Document) -> tuple[str, ...]:
    places = places_of(document, "")
    return tuple(_place(hit, {name: place.field for name, place in places.items()}) for hit in hits)


def _place(hit: Hit, places: dict[str, str]) -> str:
    return places.get(hit.where, hit.where) if isinstance(hit.where, str) else ".".join(map(str, hit.where))


def file_hits(rule: str, reading: FileReading) -> tuple[str, ...]:
    return where(RULES[rule].check(reading), reading.document)


def own(sentence: str) -> Changes:
    """Let the maker of the open case say more of the incident."""
    return (("          recovered.\n", f"          recovered. {sentence}\n"),)


def of_it(sentence: str) -> Changes:
    """Let the maker of the closed case say more of the incident."""
    return (("and that {P2} was there.", f"and that {{P2}} was there. {sentence}"),)


def besides(sentence: str) -> Changes:
    """Let the maker of the closed case say more outside the incident."""
    return (("anybody else was looked for.", f"anybody else was looked for. {sentence}"),)


def outcome(lines: str) -> Changes:
    """Let the incident of the closed case end otherwise."""
    old = (
        "result: no further action\n      date: 2023-06-28\n"
        "      reason: evidential difficulties, the complainant does not support"
    )
    return ((old, lines.replace("\n", "\n      ")),)


def said(old: str, new: str, clause: str | None = None) -> Edit:
    """Print other words, in one clause or everywhere; they must be there."""

    def edit(document: Document) -> Document:
        changed = replace(document, blocks=tuple(_said(b, old, new, clause) for b in document.blocks))
        assert changed != document, f"the document does not print {old!r}"
        return changed

    return edit


def in_paragraphs(old: str, new: str) -> Edit:
    """Print other words in each numbered paragraph, and leave corner and tables as they are."""

    def edit(document: Document) -> Document:
        blocks = (
            replace(b, spans=_spans(b.spans, old, new)) if isinstance(b, Paragraph) and b.number else b
            for b in document.blocks
        )
        return replace(document, blocks=tuple(blocks))

    return edit


def _said(block: Block, old: str, new: str, clause: str | None) -> Block:
    if isinstance(block, PageBreak) or clause not in {None, block.clause}:
        return block
    if isinstance(block, Table):
        return replace(block, head=_row(block.head, old, new), rows=tuple(_row(row, old, new) for row in block.rows))
    if isinstance(block, Signature):
        lines = (replace(line, label=_spans(line.label, old, new)) for line in block.lines)
        return replace(block, lines=tuple(lines))
    return replace(block, spans=_spans(block.spans, old, new))


def _row(row: Row, old: str, new: str) -> Row:
    return Row(tuple(replace(cell, spans=_spans(cell.spans, old, new)) for cell in row.cells))


def _spans(spans: Spans, old: str, new: str) -> Spans:
    return tuple(s if isinstance(s, LateSpan) else replace(s, text=s.text.replace(old, new)) for s in spans)


def without(clause: str) -> Edit:
    """Leave every block of one clause out."""

    def edit(document: Document) -> Document:
        blocks = tuple(block for block in document.blocks if block.clause != clause)
        assert len(blocks) < len(document.blocks)
        return replace(document, blocks=blocks)

    return edit


def repacked(package: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A Word file with the bytes of one part altered; what is altered must be there."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as before, zipfile.ZipFile(made, "w") as after:
        for entry in before.infolist():
            content = before.read(entry)
            if entry.filename == part:
                assert old in content
                content = content.replace(old, new)
            after.writestr(entry, content)
    return made.getvalue()
