"""Where things stand on the sheets, for what writes them and what reads them back."""

from dataclasses import dataclass

from pydantic import BaseModel

from docgen.case.absence import Withholding
from docgen.case.incidents import Incident, UnderminingItem
from docgen.case.overseas import OverseasConviction
from docgen.case.shape import fields_of
from docgen.case.statements import OwnParagraph
from docgen.intake.columns import ABSENT, Column, Kind, held_by
from docgen.intake.naming import LEAST, MORE, OWN_SHEET, SELDOM, SHEETS, USUAL, heading_of
from docgen.intake.tables import Table, tables

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
    "OTHER_WAY",
    "OWNER_SAID",
    "READ_ME",
    "READ_ME_BEFORE",
    "REQUIRED",
    "SINGLE_HEADS",
    "VALUE_COLUMN",
    "Headed",
    "bare",
    "headed",
    "is_put_away",
    "kept_column",
    "said_of",
    "title_of",
    "titles_of",
]

HEAD_ROW = 2
FIRST_ROW = 3
NAME_COLUMN, VALUE_COLUMN = 1, 2
"""On a sheet for one record: the fields' names, and their values."""
BELONGS_TO = "belongs to"
REQUIRED, OR_EMPTY = " *", " (or empty)"
"""What a heading says of a field that is needed: of some, the help says what an empty cell is taken to say."""
OTHER_WAY = SHEETS[UnderminingItem][0]
OR_ROWS = f"or {OTHER_WAY}"
"""What a heading says of a field that is needed where the sheet of that name has no row for its record."""
SAID_BEFORE = (" (required)", f" (or a row on the sheet {OTHER_WAY})")
GROUP_BEFORE, MORE_BEFORE = "undermining: ", (" (its source)", " of the file")
"""What headings of earlier workbooks say besides, which are read all the same."""
WANTED: dict[tuple[type[BaseModel], tuple[str, ...]], str] = {
    (OwnParagraph, ("chain",)): "for information and belief",
    (Incident, ("chain",)): "unless a court or the subject says it",
    **{
        (kind, ("undermining", "none_found", name)): OR_ROWS
        for kind in (Incident, OverseasConviction)
        for name in ("by", "date", "searched")
    },
}
"""Fields that want an answer now and then: when that is, as their heading says it (CPR PD 32 para 18.2)."""
OWNER_SAID = (
    "The record that this row belongs to, by its id, or as the list has it. "
    "Empty: the one that there is, where there is but one; else as in the row above."
)
READ_ME, HELP, KEPT, CHOICES = "Start here", "Help", "withheld values", "choices"
READ_ME_BEFORE = "Read me"
"""What the first sheet was called in earlier workbooks, which are read all the same."""
SINGLE_HEADS = ("field", "value", "what it holds")
KEPT_FIELDS = (
    "value", "route", "authority", "date", "seen", "helps", "undermines", "answer", "gist", "reason_served",
    "reason_tribunal", "listed",
)  # fmt: skip
KEPT_COLUMNS = ("sheet", BELONGS_TO, "field", *KEPT_FIELDS)


@dataclass(frozen=True, slots=True)
class Headed:
    """A column with its heading; `column` is None for the one that says where a row belongs.

    `wanted` says when an answer is wanted of a field that is not always; empty where that is not so.
    """

    heading: str
    column: Column | None
    required: bool
    wanted: str = ""

    def is_of(self, path: tuple[str, ...]) -> bool:
        """Tell whether the column is that of a field."""
        return self.column is not None and self.column.path == path

    @property
    def may_be_empty(self) -> bool:
        """Tell whether an empty cell can say something: by a rule, or because the fields of its group do."""
        return self.column is None or bool(self.column.empty) or self.column.kind is Kind.GROUP

    @property
    def must_be_filled(self) -> bool:
        """Tell whether an empty cell is refused whatever else the workbook says."""
        return self.required and not self.may_be_empty

    @property
    def or_rows(self) -> bool:
        """Tell whether it is needed where the sheet `OTHER_WAY` has no row for its record."""
        return self.wanted == OR_ROWS

    @property
    def written(self) -> str:
        """Return the heading as the sheet has it."""
        if not self.required:
            return self.heading + (f" ({self.wanted})" if self.wanted else "")
        return self.heading + (REQUIRED if self.must_be_filled else OR_EMPTY)


def bare(written: str) -> str:
    """Return a heading without what it says of whether the field is needed."""
    for said in (REQUIRED, OR_EMPTY, *(f" ({wanted})" for wanted in WANTED.values()), *SAID_BEFORE, *MORE_BEFORE):
        written = written.removesuffix(said)
    return written.removeprefix(GROUP_BEFORE)


def headed(table: Table) -> tuple[Headed, ...]:
    """Return a table's columns with their headings, in order; an id may be left to docgen."""
    owner = (Headed(BELONGS_TO, None, required=True),) if table.owned else ()
    columns = (
        Headed(
            heading_of(column.path),
            column,
            column.required and column.path != ("id",),
            WANTED.get((table.models[0], column.path), ""),
        )
        for column in table.columns
    )
    return (*owner, *columns)


def title_of(table: Table) -> str:
    """Return what stands over a sheet: what it is for, where that is not in view on the first sheet."""
    return table.name if table.name in LEAST else table.about


def titles_of(table: Table) -> frozenset[str]:
    """Return what may stand over a sheet, in earlier workbooks too."""
    return frozenset({table.name, table.about, MORE.get(table.models[0], table.about)})


def is_put_away(table: Table, each: Headed) -> bool:
    """Tell whether a field stands under a plus sign while it is empty: one that no kind of record has to have.

    What names a row, what an answer is wanted of now and then, and what a first draft mostly has stay in view, but for
    what a small case leaves empty (`SELDOM`).
    """
    column = each.column
    if column is not None and column.path in SELDOM.get(table.name, ()):
        return True
    if column is None or each.required or each.wanted or column.path in {("id",), ("mark",)}:
        return False
    if table.name not in LEAST or any(column.path[: len(usual)] == usual for usual in USUAL.get(table.name, ())):
        return False
    return not any(
        fields_of(model).get(column.path[0]) and held_by(model, fields_of(model)[column.path[0]]).needed
        for model in table.models
        if len(column.path) == 1
    )


def kept_column(field: str) -> Column:
    """Return what a cell about a value that is kept back holds."""
    held = held_by(Withholding, field)
    return Column((field,), held.kind, held.help, required=held.needed, choices=held.choices)


def said_of(column: Column, *, listed: bool = True) -> str:
    """Say what a cell holds: what the model says of the field, then its kind and the words that may stand in it.

    The words come last: a prompt is cut where it is too long, and its list has them too.
    `listed` False leaves out the words of a closed list, for where they have just been given.
    """
    told = column.help or SAYS.get(column.path, "")
    kind = _kind(column, told) if listed or not column.choices else ""
    absent = f"Or: {', '.join(ABSENT)}" if column.absent else ""
    parts = [told, _only(column), f"Empty: {column.empty}" if column.empty else "", kind, absent]
    return " ".join(part if part.endswith(".") else f"{part}." for part in parts if part)


def _kind(column: Column, told: str) -> str:
    """Say what form a value has; nothing need be said of plain text that is told of, nor of a form that is shown."""
    if column.kind is Kind.GROUP:
        return _group(column.path[-1])
    shown = "like" in told if column.form else column.kind in {Kind.LINE, Kind.PROSE} and bool(told)
    if shown and not column.many:
        return ""
    kind = str(column.kind)
    if column.form:
        form = f"{'an' if column.form[0] in 'aei' else 'a'} {column.form}"
        kind = form.replace(", like", f" from the sheet {of}, like") if (of := _named_on(column)) else form
    elif column.choices:
        kind = f"one of: {', '.join(column.choices)}"
    return f"{kind[0].upper()}{kind[1:]}{_several(column) if column.many else ''}"


def _named_on(column: Column) -> str:
    """Return the sheet on which the ids stand that a column names; empty where it names none, or names its own row."""
    return "" if column.path == ("id",) else ID_SHEETS.get(column.form.partition(",")[0], "")


def _group(name: str) -> str:
    if name == "chain":
        return "Leave it empty, or write recorded, and fill in the rest of the group and the sheet who told whom"
    if name not in OWN_SHEET:
        return "Leave it empty, or write recorded, and fill in the fields of the group"
    sheet = next(table.name for table in tables() for home in table.homes if home.path[-1] == name)
    return f"Leave it empty, or write recorded, and fill in the sheet {sheet}"


ID_SHEETS = {
    "paper's id": "papers", "maker's id": "makers", "person's id": "people", "incident's id": "incidents",
    "maker's or person's id": "makers or people",
}  # fmt: skip
"""The sheets on which ids of a kind are given."""
SAYS = {
    # field: what to say of it, where the model leaves it to the field's name
    ("id",): "Leave it empty, and docgen gives the next one.",
    ("case_owner",): "The name of the case-owner.",
    ("senior_caseworker",): "The name of the senior caseworker.",
    ("force",): "The police force that holds the records.",
    ("nationality",): "The nationality, for example Brazilian.",
    ("pnc",): "The Police National Computer id, with its check letter, like 1999/0123456X.",
    ("cro",): "The Criminal Records Office number, like 12345/99X.",
    ("uan",): "The unique application number, like 1234-5678-1234-5678.",
    ("born",): "The date of birth.",
    ("address",): "The address; never served.",
    ("contact",): "Telephone or e-mail; never served.",
    ("under_18",): "Whether this person was under 18.",
    ("over_18",): "Whether the maker is over 18; only that is printed, never the age.",
    ("employer",): "Who employs the maker, for example the force.",
    ("availability", "any_day"): "Whether the maker can attend a hearing on any day; else list the days on days away.",
    ("decision", "date"): "The date of the decision.",
    ("decision", "paper"): "The paper that is the notice of decision.",
    ("appeal", "number"): "The appeal number, like HU/12345/2025.",
    ("appeal", "bundle_due"): "When the bundle is due; normally 28 days from the Tribunal's notice.",
    ("people",): "Who else was there, by their ids.",
    ("start",): "When it began.",
    ("end",): "When it ended.",
    ("undermining", "none_found", "by"): "Who looked for what points the other way and found none.",
    ("undermining", "none_found", "date"): "When that person looked.",
    ("reason",): "Why, in a few words.",
    ("amount",): "The amount, for a sum of money; else not applicable.",
    ("mark",): "The maker's initials, a slash and a number, like JS/1. It never changes.",
    ("maker",): "The maker, by id.",
    ("author",): "The maker whose words these are, by id.",
    ("paper",): "The paper.",
    ("exhibits",): "The exhibits, by their marks.",
    ("incidents",): "The incidents, by their ids.",
    ("written",): "The day on which the maker wrote it.",
    ("text",): "The words themselves.",
}


def _several(column: Column) -> str:
    between = (
        "with a semicolon between them" if column.kind in {Kind.NAMED, Kind.CHOICE} else "each on a line of its own"
    )
    return f"; several {between}"


def _only(column: Column) -> str:
    return f"Only where the result is: {', '.join(column.only)}" if column.only else ""
