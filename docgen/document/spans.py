"""The spans of a document: every printed character belongs to exactly one, and each knows where it came from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

__all__ = [
    "DerivedSpan",
    "LateSpan",
    "LateValue",
    "ReferenceSpan",
    "ReferenceTo",
    "Span",
    "Spans",
    "TemplatePlace",
    "TextSpan",
    "ValueSpan",
    "WordsSpan",
    "text_of",
]


@dataclass(frozen=True, slots=True)
class TemplatePlace:
    """A place in a format's template: file name, line and column, both from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class ReferenceTo(StrEnum):
    """What a reference points at."""

    PARAGRAPH = "paragraph"
    EXHIBIT = "exhibit"
    PERSON = "person"
    PAGE = "page"


class LateValue(StrEnum):
    """What only layout can tell: the number of this page, and of all pages."""

    PAGE = "page"
    PAGES = "pages"


@dataclass(frozen=True, slots=True)
class TextSpan:
    """Words of the format's template or of a constant it declares."""

    text: str
    place: TemplatePlace
    strong: bool = False
    type: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class ValueSpan:
    """One field of the view, as its printer prints it. `raw` is the value as a case file writes it."""

    text: str
    path: str
    raw: str
    printer: str
    strong: bool = False
    type: Literal["value"] = "value"


@dataclass(frozen=True, slots=True)
class DerivedSpan:
    """What a named rule reckons from the fields named; nobody corrects it directly."""

    text: str
    rule: str
    paths: tuple[str, ...]
    strong: bool = False
    type: Literal["derived"] = "derived"


@dataclass(frozen=True, slots=True)
class WordsSpan:
    """Part of a maker's paragraph, verbatim: `start` is its offset in the paragraph as printed."""

    text: str
    path: str
    start: int
    strong: bool = False
    type: Literal["words"] = "words"


@dataclass(frozen=True, slots=True)
class ReferenceSpan:
    """A reference: `target` is a block id, an exhibit mark, a served label or the number of a page of the bundle.

    `path` is the field that made it.
    """

    text: str
    to: ReferenceTo
    target: str
    path: str
    strong: bool = False
    type: Literal["reference"] = "reference"


@dataclass(frozen=True, slots=True)
class LateSpan:
    """A number known after layout only; outside the document's digest."""

    value: LateValue
    strong: bool = False
    type: Literal["late"] = "late"

    @property
    def text(self) -> str:
        """Return the fixed stand-in that canonical text prints."""
        return f"[{self.value}]"


Span = TextSpan | ValueSpan | DerivedSpan | WordsSpan | ReferenceSpan | LateSpan
Spans = tuple[Span, ...]


def text_of(spans: Spans) -> str:
    """Join the printed text of spans."""
    return "".join([span.text for span in spans])
