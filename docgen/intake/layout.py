"""Where things stand on the sheets, for what writes them and what reads them back."""

from dataclasses import dataclass

from docgen.case.absence import Withholding
from docgen.intake.columns import ABSENT, Column, Kind, held_by
from docgen.intake.naming import heading_of
from docgen.intake.tables import Table

__all__ = [
    "BELONGS_TO",
    "CHOICES",
    "FIRST_ROW",
    "HEAD_ROW",
    "HELP",
    "KEPT",
    "KEPT_COLUMNS",
    "KEPT_FIELDS",
    "NAME_COLUMN",
    "READ_ME",
    "REQUIRED",
    "SINGLE_HEADS",
    "VALUE_COLUMN",
    "Headed",
    "headed",
    "kept_column",
    "said_of",
]

HEAD_ROW = 2
FIRST_ROW = 3
NAME_COLUMN, VALUE_COLUMN = 1, 2
"""On a sheet for one record: the fields' names, and their values."""
BELONGS_TO = "belongs to"
REQUIRED = " (required)"
READ_ME, HELP, KEPT, CHOICES = "Read me", "Help", "withheld values", "choices"
SINGLE_HEADS = ("field", "value", "what it holds")
KEPT_FIELDS = ("value", "route", "authority", "date")
KEPT_COLUMNS = ("sheet", BELONGS_TO, "field", *KEPT_FIELDS)


@dataclass(frozen=True, slots=True)
class Headed:
    """A column with its heading; `column` is None for the one that says where a row belongs."""

    heading: str
    column: Column | None
    required: bool

    @property
    def written(self) -> str:
        """Return the heading as the sheet has it."""
        return self.heading + (REQUIRED if self.required else "")


def headed(table: Table) -> tuple[Headed, ...]:
    """Return a table's columns with their headings, in order; an id may be left to docgen."""
    owner = (Headed(BELONGS_TO, None, required=True),) if table.owned else ()
    columns = (
        Headed(heading_of(column.path), column, column.required and column.path != ("id",)) for column in table.columns
    )
    return (*owner, *columns)


def kept_column(field: str) -> Column:
    """Return what a cell about a value that is kept back holds."""
    held = held_by(Withholding, field)
    return Column((field,), held.kind, held.help, required=True, choices=held.choices)


def said_of(column: Column) -> str:
    """Say what a cell holds: what the model says of the field, its kind, and the words that may stand in it."""
    kind = f"A {column.form}" if column.form else str(column.kind)
    if column.choices:
        kind = f"one of: {', '.join(column.choices)}"
    if column.kind is Kind.GROUP:
        kind = "write recorded, and fill in the fields of the group,"
    parts = [column.help, f"{kind[0].upper()}{kind[1:]}" + (_several(column) if column.many else "")]
    parts += [f"or {', '.join(ABSENT)}" if column.absent else "", _only(column)]
    return _sentences(parts)


def _several(column: Column) -> str:
    between = (
        "with a semicolon between them" if column.kind in {Kind.NAMED, Kind.CHOICE} else "each on a line of its own"
    )
    return f"; several {between}"


def _only(column: Column) -> str:
    return f"Only where the result is: {', '.join(column.only)}" if column.only else ""


def _sentences(parts: list[str]) -> str:
    text = ""
    for part in filter(None, parts):
        joined = f"{text.rstrip('.,')}, {part}" if part.startswith("or ") else f"{text} {part}"
        text = joined.strip().rstrip(".,") + "."
    return text
