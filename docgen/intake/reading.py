"""A workbook that comes back, read to the plain data of a case: every cell, or a fault that says which and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from docgen.errors import Fault, InputError
from docgen.intake.assembling import Assembled, assemble
from docgen.intake.cells import Grid, Spot
from docgen.intake.explaining import KEPT_ABOUT, own_texts, read_me
from docgen.intake.layout import CHOICES, FIRST_ROW, HELP, KEPT, READ_ME, READ_ME_BEFORE
from docgen.intake.matching import NEW_FORM, read_kept, read_table
from docgen.intake.naming import MORE, heading_of
from docgen.intake.numbering import with_ids
from docgen.intake.opening import Book, open_book, whole_sheet
from docgen.intake.parted import parted
from docgen.intake.rows import Path
from docgen.intake.tables import Table, summary_tables, tables
from docgen.intake.telling import told

__all__ = ["Form", "read_form"]

EXPLAINING = frozenset({READ_ME, READ_ME_BEFORE, HELP, CHOICES})
KNOWN = EXPLAINING | {KEPT} | {table.name for table in (*tables(), *summary_tables())}

NO_SHEET = "is not there any more: the sheet of this name was deleted, or is called otherwise, or docgen is newer."
PUT_BACK = f"Call it by this name again, or undo its deletion; else move the workbook away. {NEW_FORM}"


@dataclass(frozen=True, slots=True)
class Form:
    """What a workbook says: its data with the cell of each part, and what in it is not taken in.

    `summary` says that it is the summary of material alone; `digest` is of the case that it was made from (None: it
    does not say). `lacking` are the fields that can be left out and of which it has no column, by the name of their
    sheet: it was made before docgen had them. `offered` are the words of the lists that its cells choose from.
    """

    assembled: Assembled
    of: tuple[Table, ...]
    summary: bool
    remarks: tuple[str, ...]
    digest: str | None
    lacking: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    offered: frozenset[str] = frozenset()

    @property
    def taken(self) -> tuple[str, ...]:
        """Return what empty cells were taken to say, one line for cells that stand below each other by one rule."""
        return told(self.assembled.taken)


def read_form(data: bytes, name: str) -> Form:
    """Read a workbook. Raises InputError where it is none of ours or lacks sheets or headings; `name` names the file.

    What is wrong with its cells is among the faults of what is assembled, so that all can be told in one run.
    """
    book = open_book(data, name, KNOWN)
    grids = {grid.name: grid for grid in book.grids}
    whole = {table.name for table in tables()} - {table.name for table in summary_tables()}
    summary = not whole & set(grids)
    of = summary_tables() if summary else tables()
    faults = [*_sheets(grids, of, name, summary=summary)]
    if faults:
        raise InputError(*faults)
    sheets = {table.name: read_table(table, grids[table.name], from_1904=book.from_1904) for table in of}
    rows = {table.name: tuple(parted(table, sheets[table.name].rows)) for table in of}
    faults = [fault for sheet in sheets.values() for fault in sheet.faults]
    kept, wrong = (None, []) if summary else read_kept(grids[KEPT], KEPT_ABOUT, from_1904=book.from_1904)
    assembled = assemble(of, with_ids(of, rows), kept)
    faults += wrong
    if any(not fault.place.line for fault in faults):  # a sheet is not what it was: its cells would be misread
        raise InputError(*faults)
    assembled = replace(assembled, faults=(*faults, *assembled.faults))
    lacking = {name: sheet.lacking for name, sheet in sheets.items() if sheet.lacking}
    remarks = (*_remarks(book, of, summary=summary), *_older(lacking))
    offered = frozenset(_offered(grids.get(CHOICES)))
    return Form(assembled, of, summary, remarks, book.digest, lacking, offered)


def _sheets(grids: dict[str, Grid], of: Sequence[Table], name: str, *, summary: bool) -> list[Fault]:
    """Say which sheets are gone, and which hold something that no sheet of a form does."""
    needed = [*(table.name for table in of), *(() if summary else (KEPT,))]
    if not any(each in grids for each in needed):
        raise InputError.at(name, "cannot be used: it has none of the sheets that docgen form writes.", NEW_FORM)
    gone = [whole_sheet(each, NO_SHEET, PUT_BACK) for each in needed if each not in grids]
    known = EXPLAINING | {*needed}
    detail = "is a sheet that docgen does not know, and it holds something."
    hint = (
        "Move what it says to where it belongs, and delete the sheet; nothing is dropped. "
        "Sheets are counted from the left, and hidden ones with them."
    )
    strange = (grid for grid in grids.values() if grid.name not in known and (grid.cells or grid.faults))
    return gone + [whole_sheet(grid.name, detail, hint) for grid in strange]


def _offered(lists: Grid | None) -> Iterator[str]:
    """Yield the words of the lists that cells choose from."""
    yield from (cell.text for (row, _), cell in (lists.cells.items() if lists else ()) if row >= FIRST_ROW)


def _older(lacking: Mapping[str, tuple[Path, ...]]) -> Iterator[str]:
    """Say which columns an older workbook does not have yet."""
    for name, paths in lacking.items():
        listed = ", ".join(f"`{heading_of(path)}`" for path in paths)
        yield f"{name}: has no column {listed}, which can be left out; what the case says there stays as it is."


def _remarks(book: Book, of: Sequence[Table], *, summary: bool) -> tuple[str, ...]:
    """Say what stands in the workbook and is not taken in: comments, pictures, notes on the sheets that explain."""
    known = own_texts([read_me(of, summary=summary)]) | {*MORE.values()}  # what earlier workbooks say of sheets
    notes = [
        f"{Spot(grid.name, row, column)}: holds a note, which docgen does not take in; it stays in the workbook."
        for grid in book.grids
        if grid.name == READ_ME
        for (row, column), cell in sorted(grid.cells.items())
        if cell.text not in known and cell.kind != "number"
    ]
    return (*book.remarks, *(remark for grid in book.grids for remark in grid.remarks), *notes)
