"""The cells of a sheet as rows of its table: headings found, values read, and nothing passed over."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.errors import Fault
from docgen.intake.cells import Cell, Grid, Spot
from docgen.intake.columns import Column, Kind
from docgen.intake.layout import (
    BELONGS_TO,
    FIRST_ROW,
    HEAD_ROW,
    KEPT_COLUMNS,
    KEPT_FIELDS,
    NAME_COLUMN,
    SINGLE_HEADS,
    VALUE_COLUMN,
    Headed,
    bare,
    headed,
    kept_column,
    said_of,
    titles_of,
)
from docgen.intake.naming import first_id
from docgen.intake.opening import whole_sheet
from docgen.intake.prompting import prompt_of
from docgen.intake.rows import Path, Value
from docgen.intake.tables import Table
from docgen.intake.typed import WRITE_AS_TEXT, text_of
from docgen.intake.values import doubt, read_value

__all__ = ["NEW_FORM", "KeptRow", "ReadRow", "ReadSheet", "read_kept", "read_table"]

BEGUN = {"statements": (("format",),)}
"""What the first row of a new workbook holds beside its id: alone, it is no row of a person's."""
NAMES = {("id",), ("mark",)}
"""Fields by which other rows name a record."""
NEW_FORM = "Make a new workbook with docgen form, and copy the values over."
STRANGER = "Move what it says to where it belongs, or clear the cell; nothing is dropped."


_Head = tuple[int, Cell, tuple[int, int]]
"""A heading: which column it is of (or row, on a sheet for one record), its cell, and where that stands."""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row of a table as it was read: its values, and where each column's cell stands, filled in or not."""

    owner: str
    owner_spot: Spot
    values: dict[Path, Value]
    spots: dict[Path, Spot]

    @property
    def first(self) -> Spot:
        """Return the first cell of the row."""
        return next(iter(self.spots.values()))


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet as it was read: its rows, all that is wrong on it, and the fields of which it has no column.

    Such a field can be left out, and the workbook was made before docgen had it: it says nothing of the field.
    """

    rows: tuple[ReadRow, ...]
    faults: tuple[Fault, ...]
    lacking: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class KeptRow:
    """One row of the sheet of values that are kept back: where the value belongs, and what is said of it."""

    sheet: str
    owner: str
    heading: str
    said: dict[str, str]
    spots: dict[str, Spot]


@dataclass(frozen=True, slots=True)
class _Sheet:
    grid: Grid
    from_1904: bool
    faults: list[Fault]
    used: set[tuple[int, int]] = field(default_factory=set)

    def value(self, spot: Spot, column: Column) -> Value | None:
        """Return what a cell says, or None where it says nothing."""
        text = self.text(spot, column.kind)
        if text is None or text == "":
            return None
        if doubtful := doubt(column, text):
            self.faults.append(spot.fault(*doubtful))
        value = read_value(column, text)
        return value if value != () else None

    def text(self, spot: Spot, kind: Kind) -> str | None:
        self.used.add((spot.row, spot.column))
        cell = self.grid.cells.get((spot.row, spot.column))
        if cell is None:
            return None
        text = text_of(cell, kind, from_1904=self.from_1904)
        if text is None:
            what = {"number": "a number", "day": "a date or time", "truth": "TRUE or FALSE"}.get(cell.kind, "a value")
            detail = f"was made into {what} by the spreadsheet program, so what was written cannot be told."
            self.faults.append(spot.fault(detail, WRITE_AS_TEXT))
            return None
        return text if text.strip() else None

    def strangers(self, titles: Collection[str]) -> Iterator[Fault]:
        """Tell of every cell that holds something where nothing belongs; docgen's own title is none."""
        for (row, column), cell in sorted(self.grid.cells.items()):
            own = (row, column) == (1, 1) and cell.text in titles
            if (row, column) not in self.used and cell.text.strip() and not own:
                spot = Spot(self.grid.name, row, column)
                yield spot.fault("holds something that belongs to no field of this sheet.", STRANGER)


def read_table(table: Table, grid: Grid, *, from_1904: bool) -> ReadSheet:
    """Read a sheet as rows of its table, with all that is wrong on it."""
    sheet = _Sheet(grid, from_1904, list(grid.faults))
    places = _found(table, sheet)
    if table.single:
        rows = [_single(table, sheet, places)]
    else:
        last = max((row for row, _ in grid.cells), default=0)
        rows = [row for at in range(FIRST_ROW, last + 1) if (row := _row(table, sheet, places, at))]
    lacking = tuple(each.column.path for each in headed(table) if each.column and each.heading not in places)
    return ReadSheet(tuple(rows), (*sheet.faults, *sheet.strangers(titles_of(table))), lacking)


def read_kept(grid: Grid, about: str, *, from_1904: bool) -> tuple[list[KeptRow], list[Fault]]:
    """Read the sheet of values that are kept back."""
    sheet = _Sheet(grid, from_1904, list(grid.faults))
    places = _columns(dict.fromkeys(KEPT_COLUMNS, False), sheet)
    rows = []
    for at in range(FIRST_ROW, max((row for row, _ in grid.cells), default=0) + 1):
        spots = {name: Spot(grid.name, at, column, name) for name, column in places.items()}
        said = {
            name: sheet.value(spot, kept_column(name)) if name in KEPT_FIELDS else sheet.text(spot, Kind.LINE)
            for name, spot in spots.items()
        }
        if any(said.values()):
            texts = {name: str(value) for name, value in said.items() if value is not None}
            of_value = {name: texts[name] for name in KEPT_FIELDS if name in texts}
            where = (texts.get("sheet", "").strip(), _tidy(texts.get(BELONGS_TO, "")), _tidy(texts.get("field", "")))
            rows.append(KeptRow(*where, of_value, spots))
    return rows, [*sheet.faults, *sheet.strangers((about,))]


def _found(table: Table, sheet: _Sheet) -> dict[str, int]:
    """Return where each heading stands: the number of its column, or of its row on a sheet for one record."""
    names = {each.heading: _may_lack(each) for each in headed(table)}
    if not table.single:
        return _columns(names, sheet)
    rows = ((row, cell) for (row, column), cell in sorted(sheet.grid.cells.items()) if column == NAME_COLUMN)
    return _places(names, [(row, cell, (row, NAME_COLUMN)) for row, cell in rows if row > HEAD_ROW], sheet)


def _may_lack(each: Headed) -> bool:
    """Tell whether a sheet may have no column for a field: what names a row, or is needed, it must have."""
    return each.column is not None and not each.required and each.column.path not in NAMES


def _columns(names: Mapping[str, bool], sheet: _Sheet) -> dict[str, int]:
    heads = [
        (column, cell, (row, column)) for (row, column), cell in sorted(sheet.grid.cells.items()) if row == HEAD_ROW
    ]
    return _places(names, heads, sheet)


def _places(names: Mapping[str, bool], heads: Sequence[_Head], sheet: _Sheet) -> dict[str, int]:
    """Return where each of these names stands among the headings; the value says whether it may be none of them.

    Where a heading is there that is none of ours, or something stands where no heading is, one was changed: then every
    name that lacks is told.
    """
    places: dict[str, int] = {}
    for at, cell, where in heads:
        name = bare(_tidy(cell.text))
        if name in names and name not in places:
            places[name] = at
            sheet.used.add(where)
    strange = any(cell.text.strip() and where not in sheet.used for _, cell, where in heads) or _without_a_head(sheet)
    for name, may_lack in names.items():
        if name not in places and (strange or not may_lack):
            sheet.faults.append(whole_sheet(sheet.grid.name, f"has no heading `{name}` any more.", NEW_FORM))
    return places


def _without_a_head(sheet: _Sheet) -> bool:
    """Tell whether something stands below the headings where no heading of ours does."""
    single = all(column == NAME_COLUMN for _, column in sheet.used)
    known = {row if single else column for row, column in sheet.used}
    below = ((row, column) for (row, column), cell in sheet.grid.cells.items() if row > HEAD_ROW and cell.text.strip())
    return any(
        (row not in known and column <= VALUE_COLUMN) if single else column not in known for row, column in below
    )


def _single(table: Table, sheet: _Sheet, places: dict[str, int]) -> ReadRow:
    known: dict[tuple[int, int], tuple[str, ...]] = {
        (HEAD_ROW, at): (text,) for at, text in enumerate(SINGLE_HEADS, start=1)
    }
    for each in headed(table):
        if each.column and each.heading in places:
            # the whole of it is what stands there in earlier workbooks, and beside what is folded away
            known[places[each.heading], VALUE_COLUMN + 1] = (prompt_of(table, each), said_of(each.column))
    for where, texts in known.items():
        if (cell := sheet.grid.cells.get(where)) and cell.text in texts:
            sheet.used.add(where)
    return _read(table, sheet, {name: (row, VALUE_COLUMN) for name, row in places.items()})


def _row(table: Table, sheet: _Sheet, places: dict[str, int], at: int) -> ReadRow | None:
    row = _read(table, sheet, {name: (at, column) for name, column in places.items()})
    own = {("id",), *BEGUN.get(table.name, ())}
    # docgen's own, in a workbook of a new case
    given = at == FIRST_ROW and set(row.values) <= own and row.values.get(("id",)) == first_id(table.models[0])
    return row if (row.values or row.owner) and not given else None


def _read(table: Table, sheet: _Sheet, places: dict[str, tuple[int, int]]) -> ReadRow:
    values: dict[Path, Value] = {}
    spots: dict[Path, Spot] = {}
    owner, owner_spot = "", Spot(sheet.grid.name, 0, 0)
    for each in headed(table):
        if each.heading not in places:
            continue
        spot = Spot(sheet.grid.name, *places[each.heading], each.heading)
        if each.column is None:
            owner, owner_spot = _tidy(sheet.text(spot, Kind.LINE) or ""), spot
            continue
        spots[each.column.path] = spot
        value = sheet.value(spot, each.column)
        if value is not None:
            values[each.column.path] = value
    return ReadRow(owner, owner_spot, values, spots)


def _tidy(text: str) -> str:
    return " ".join(text.split())
