"""A small view and the tools to try templates over it."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from docgen.case.absence import NotRecorded, Served
from docgen.case.record import Model
from docgen.case.record_views import WordsPiece, WordsView
from docgen.case.scalars import Vocabulary
from docgen.case.statements import Knowledge
from docgen.compose.pieces import Printed, pieces_of
from docgen.document import Span
from docgen.errors import Fault
from docgen.formats.lint import lint
from docgen.formats.parser import parse_template

HOSTILE = "Smith & Sons <x> {{ 7*7 }} {% if %} ]]> \N{OBJECT REPLACEMENT CHARACTER}"


class Colour(Vocabulary):
    RED = "red"
    GREEN = "green"
    BLUE = "blue"


class Won(Model):
    result: Literal["won"]
    prize: Decimal


class Lost(Model):
    result: Literal["lost"]
    reason: Served[str]


class Item(Model):
    id: str
    name: str
    tags: tuple[str, ...] = ()


class Exhibit(Model):
    mark: str


class SmallView(Model):
    name: str
    day: date
    at: Served[time]
    sum: Decimal
    count: int
    sure: bool
    colour: Colour
    nickname: str | None
    items: tuple[Item, ...]
    words: WordsView
    exhibit: Exhibit
    match: Annotated[Won | Lost, Field(discriminator="result")]
    tags: tuple[str, ...]


VIEW = SmallView(
    name=HOSTILE,
    day=date(2025, 2, 2),
    at=NotRecorded.NOT_RECORDED,
    sum=Decimal("1250.50"),
    count=3,
    sure=True,
    colour=Colour.GREEN,
    nickname=None,
    items=(Item(id="A1", name="first"), Item(id="A2", name="</p>second")),
    words=WordsView(
        id="W1",
        kind=Knowledge.OWN_KNOWLEDGE,
        pieces=(
            WordsPiece(text="I saw ", start=0),
            WordsPiece(text="Person A", start=6, to="person", target="Person A"),
            WordsPiece(text=" <there> {{ x }}.", start=14),
        ),
    ),
    exhibit=Exhibit(mark="AB/1"),
    match=Won(result="won", prize=Decimal(20)),
    tags=("a", "b", "c"),
)


@dataclass(frozen=True)
class Tried:
    """What came of a template: the faults that refuse it, or the spans it prints."""

    faults: tuple[Fault, ...]
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


def tried(body: str, view: SmallView = VIEW, *, constants: tuple[str, ...] = ("k",)) -> Tried:
    """Parse, lint and evaluate a template; a fault of the parser is raised."""
    template = parse_template(body, "body.html.jinja")
    faults = lint(template, SmallView, ("truth",), constants)
    if faults:
        return Tried(faults, ())
    printed = (piece for piece in pieces_of(template, view) if isinstance(piece, Printed))
    return Tried((), tuple(piece.span for piece in printed))
