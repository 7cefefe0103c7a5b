"""What rules see of a document: its passages, with who speaks in each and which incident each is about."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from docgen.case.incidents import Incident
from docgen.case.intelligence import IntelligenceItem
from docgen.case.walking import steps_of
from docgen.checks.rule import DataReading, Loc
from docgen.disclosure.copying import Projection
from docgen.document import (
    Block,
    BlockKind,
    Declaration,
    DerivedSpan,
    Document,
    Heading,
    Leaf,
    PageBreak,
    Paragraph,
    Role,
    Signature,
    Table,
    ValueSpan,
    WordsSpan,
    kind_of,
    text_of,
)
from docgen.formats.printers import PRINTERS

__all__ = [
    "Passage",
    "as_printed",
    "days_in",
    "incidents_of",
    "items_of",
    "passages",
    "printed_date",
    "running_text",
    "sections",
    "squeezed",
    "text_of_all",
]

printed_date = PRINTERS["date"].show
"""Print a date as statements do: 2 February 2025."""
INCIDENT = re.compile(r"incidents\.(I[0-9]{1,4})\b", re.ASCII)


@dataclass(frozen=True)
class Passage:
    """A block that holds text, but not a declaration; `text` has single spaces.

    `clause` is the format's clause (a table's, a signature's for their parts), `incident` the incident that it is
    about or stands under, or None.
    """

    leaf: Leaf
    clause: str
    text: str
    kind: BlockKind
    incident: str | None

    @property
    def id(self) -> str:
        """Return the block's id."""
        return self.leaf.id

    @property
    def number(self) -> int | None:
        """Return the paragraph's number, or None where it has none."""
        return self.leaf.number if isinstance(self.leaf, Paragraph) else None

    @property
    def role(self) -> Role | None:
        """Return the paragraph's role, or None for what is no paragraph."""
        return self.leaf.role if isinstance(self.leaf, Paragraph) else None

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Return the field paths of its spans, in order; what a rule reckoned from them is left out."""
        paths = (_path(span) for span in self.leaf.spans if not isinstance(span, DerivedSpan))
        return tuple(path for path in paths if path)

    @cached_property
    def words(self) -> str:
        """Return the maker's own words in it, or ""."""
        return squeezed("".join(span.text for span in self.leaf.spans if isinstance(span, WordsSpan)))

    @cached_property
    def free_text(self) -> str:
        """Return what was written freely: the maker's words, and fields that are printed as they stand."""
        return "".join(span.text if _is_free(span) else "\n" for span in self.leaf.spans)


def _path(span: object) -> str:
    return str(getattr(span, "path", ""))


def _is_free(span: object) -> bool:
    return isinstance(span, WordsSpan) or (isinstance(span, ValueSpan) and span.printer == "text")


def squeezed(text: str) -> str:
    """Return text with each run of white space as one space."""
    return " ".join(text.split())


def passages(document: Document) -> tuple[Passage, ...]:
    """Return every passage in reading order; the constants that a format declares are not among them.

    Some forty rules ask this of one document in turn, so the last answer is kept.
    """
    known = next(iter(_LAST), None)
    if known is None or known[0] is not document:  # another thread may ask of another document meanwhile
        known = document, _passages(document)
        _LAST[:] = [known]
    return known[1]


_LAST: list[tuple[Document, tuple[Passage, ...]]] = []


def _passages(document: Document) -> tuple[Passage, ...]:
    found: list[Passage] = []
    under: str | None = None
    for block in document.blocks:
        if isinstance(block, Heading):
            under = _incident(block)
        if isinstance(block, Declaration):
            under = None
            continue
        found += [
            Passage(leaf, clause, squeezed(text_of(leaf.spans)), kind_of(leaf), _incident(leaf) or under)
            for leaf, clause in _leaves(block)
        ]
    return tuple(found)


def _leaves(block: Block) -> Iterator[tuple[Leaf, str]]:
    match block:
        case Table(head=head, rows=rows, clause=clause):
            yield from ((cell, clause) for row in (head, *rows) for cell in row.cells)
        case Signature(lines=lines, clause=clause):
            yield from ((line, clause) for line in lines)
        case PageBreak():
            return
        case _:
            yield block, block.clause


def _incident(leaf: Leaf) -> str | None:
    for span in leaf.spans:
        if not isinstance(span, DerivedSpan) and (match := INCIDENT.search(_path(span))):
            return match[1]
    return None


def sections(document: Document) -> Mapping[str, tuple[Passage, ...]]:
    """Return the passages about each incident: those under its heading and those that print its fields."""
    found: dict[str, list[Passage]] = {}
    for passage in passages(document):
        if passage.incident is not None:
            found.setdefault(passage.incident, []).append(passage)
    return {incident: tuple(seen) for incident, seen in found.items()}


def as_printed(data: DataReading, text: str) -> str:
    """Return a text of the case as a served document prints it, in single spaces: people by label, exhibits by mark."""
    projection = Projection.of(data.case, data.statement.date, data.statement.maker, {})
    return squeezed(str(projection.served(text)))


def text_of_all(seen: tuple[Passage, ...]) -> str:
    """Return the text of passages, one a line."""
    return "\n".join(passage.text for passage in seen)


def running_text(document: Document) -> tuple[str, str]:
    """Return the head line and the foot line of every page."""
    running = document.running
    return text_of(running.header), f"{text_of(running.footer_left)} {text_of(running.footer_right)}"


def incidents_of(data: DataReading) -> tuple[tuple[Loc, Incident], ...]:
    """Return the incidents that a statement is commissioned to speak of, in the case's order, with their places."""
    wanted = frozenset(data.statement.incidents)
    return tuple(
        (("incidents", at), incident) for at, incident in enumerate(data.case.incidents) if incident.id in wanted
    )


def days_in(value: object) -> Iterator[date]:
    """Yield every day that a record holds, at whatever depth."""
    if isinstance(value, date):
        yield value
    for _, part in steps_of(value):
        yield from days_in(part)


def items_of(data: DataReading) -> tuple[tuple[Loc, IntelligenceItem], ...]:
    """Return the intelligence items that a statement sets out, in the case's order, with their places."""
    wanted = data.statement.intelligence
    return tuple((("intelligence", at), item) for at, item in enumerate(data.case.intelligence) if item.id in wanted)
