"""A case as a workbook to fill in."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docgen.case.contradiction import Loc
from docgen.errors import Fault, InputError
from docgen.intake.cells import Spot, column_letters
from docgen.intake.choosing import Choice, choice_for, owners
from docgen.intake.columns import Column, Kind
from docgen.intake.explaining import KEPT_ABOUT, as_shown, help_page, read_me
from docgen.intake.layout import (
    BELONGS_TO,
    CHOICES,
    FIRST_ROW,
    HEAD_ROW,
    KEPT,
    KEPT_COLUMNS,
    KEPT_FIELDS,
    NAME_COLUMN,
    OWNER_SAID,
    REQUIRED,
    SINGLE_HEADS,
    VALUE_COLUMN,
    Headed,
    headed,
    is_put_away,
    kept_column,
    said_of,
    title_of,
)
from docgen.intake.naming import CLOSED, LEAST, heading_of
from docgen.intake.noted import CellNotes, below, cell_notes
from docgen.intake.opening import LONGEST_CELL
from docgen.intake.pages import Face, Page, Prompt, Written
from docgen.intake.plain import kept_values
from docgen.intake.prompting import prompt_of
from docgen.intake.rows import Kept, Row, Rows, rows_of
from docgen.intake.tables import Table, summary_tables, tables
from docgen.intake.values import shown
from docgen.intake.writing import write_pages

__all__ = ["write_form"]

WIDTHS = {
    Kind.LINE: 30, Kind.PROSE: 60, Kind.DATE: 18, Kind.TIME: 14, Kind.MONEY: 14, Kind.COUNT: 14, Kind.YES_NO: 14,
    Kind.CHOICE: 22, Kind.NAMED: 16, Kind.GROUP: 18,
}  # fmt: skip
KEYS = 10
SINGLE_WIDTHS = (36, 60, 90)


def write_form(  # noqa: PLR0913 - what a workbook is made of: one call, and every argument is named
    data: Mapping[str, Any],
    example: Mapping[str, Any],
    *,
    digest: str | None,
    summary: bool,
    formats: Sequence[str] = (),
    notes: Mapping[Loc, str] | None = None,
) -> bytes:
    """Write a case's plain data as a workbook; `example` is an invented case, of which the help shows values.

    `summary` writes the summary of material alone; `digest` says of which case the workbook is made (None: it does
    not say); `formats` are the names of formats that a statement can be made in; `notes` say of places of the case
    what is said of their cells alone, which then stand out. Raises InputError where a value is too long for a cell.
    """
    of = summary_tables() if summary else tables()
    rows = rows_of(data)
    lists = _Lists(formats, cell_notes(notes or {}))
    pages = [read_me(of, rows, summary=summary)]
    pages += [_single(table, rows, lists) if table.single else _listed(table, rows, lists) for table in as_shown(of)]
    if not summary:
        pages.append(_kept_page(rows.kept, of, lists))
    pages.append(help_page(of, rows_of(example)))
    pages.append(lists.page())
    _check_lengths(pages)
    return write_pages(pages, "Summary of material" if summary else "Case summary", digest)


class _Lists:
    """The lists of words that cells choose from, each once, on a sheet of their own; and notes on single cells."""

    def __init__(self, formats: Sequence[str], noted: CellNotes) -> None:
        self.formats, self._noted = formats, noted
        self._columns: dict[tuple[str, ...], int] = {}

    def area(self, choice: Choice | None) -> str | None:
        """Return the cells that hold the choice; None where there is nothing to choose from."""
        if choice is None or choice.area is not None or not choice.words:
            return choice.area if choice else None
        letters = column_letters(self._columns.setdefault(choice.words, len(self._columns) + 1))
        return f"'{CHOICES}'!${letters}${FIRST_ROW}:${letters}${FIRST_ROW + len(choice.words) - 1}"

    def notes(self, table: Table, each: Headed) -> dict[int, str]:
        """Return what is said of single cells of a column, by the place of their row, from 0."""
        return {at: note for (name, at, path), note in self._noted.items() if name == table.name and each.is_of(path)}

    def page(self) -> Page:
        """Return the sheet that holds the lists."""
        title = Written(1, 1, "The lists that cells choose from. Nothing is read from this sheet.", Face.TITLE)
        cells = [
            Written(FIRST_ROW + down, column, word, Face.TEXT)
            for words, column in self._columns.items()
            for down, word in enumerate(words)
        ]
        return Page(CHOICES, (24,) * len(self._columns), (title, *cells))


def _listed(table: Table, rows: Rows, lists: _Lists) -> Page:
    heads = headed(table)
    cells = [Written(1, 1, title_of(table), Face.TITLE)]
    cells += [Written(HEAD_ROW, at, each.written, _head_face(each)) for at, each in enumerate(heads, start=1)]
    records = rows.by_table[table.name] or (Row("", "", {}),)
    for number, row in enumerate(records, start=FIRST_ROW):
        place = number - FIRST_ROW
        cells += [
            _cell(number, at, each, row, is_noted=place in lists.notes(table, each))
            for at, each in enumerate(heads, start=1)
        ]
    prompts = [
        prompt
        for at, each in enumerate(heads, start=1)
        for prompt in _column_prompts(table, each, column_letters(at), _choice(table, each, rows, lists), lists)
    ]
    last = max(FIRST_ROW, *(cell.row for cell in cells))
    folded = frozenset(at for at, each in enumerate(heads, start=1) if _is_folded(table, each, records))
    return Page(
        table.name,
        tuple(_width(each) for each in heads),
        tuple(cells),
        tuple(prompts),
        frozen=(HEAD_ROW, _names(table)),
        filtered=f"A{HEAD_ROW}:{column_letters(len(heads))}{last}",
        faces=tuple(Face.NAME if _is_name(each) else Face.TEXT for each in heads),
        closed=table.models[0] in CLOSED,
        needed=table.name in LEAST,
        folded=folded,
    )


def _is_folded(table: Table, each: Headed, records: Sequence[Row]) -> bool:
    """Tell whether a field is put away at first: a draft can do without it, and no record here has it."""
    column = each.column
    return column is not None and is_put_away(table, each) and not any(column.path in row.values for row in records)


def _single(table: Table, rows: Rows, lists: _Lists) -> Page:
    row = next(iter(rows.by_table[table.name]), Row("", table.name, {}))
    cells = [Written(1, 1, title_of(table), Face.TITLE)]
    cells += [Written(HEAD_ROW, at, text, Face.HEAD_REQUIRED) for at, text in enumerate(SINGLE_HEADS, start=1)]
    prompts = []
    for number, each in enumerate(headed(table), start=FIRST_ROW):
        face = Face.HEAD_REQUIRED if each.must_be_filled else Face.HEAD
        said = lists.notes(table, each)
        cells += [
            Written(number, NAME_COLUMN, each.written, face),
            _cell(number, VALUE_COLUMN, each, row, is_noted=bool(said)),
        ]
        if each.column is not None:
            cells.append(Written(number, VALUE_COLUMN + 1, prompt_of(table, each), Face.NOTE))
        text = " ".join((*said.values(), prompt_of(table, each)))
        prompts.append(_prompt(each, text, f"B{number}", _choice(table, each, rows, lists), lists))
    needed = table.name in LEAST
    folded = (at for at, each in enumerate(headed(table), start=FIRST_ROW) if _is_folded(table, each, (row,)))
    return Page(
        table.name,
        SINGLE_WIDTHS,
        tuple(cells),
        tuple(prompts),
        frozen=(HEAD_ROW, 0),
        needed=needed,
        folded=frozenset(folded),
        folds_rows=True,
    )


def _kept_page(kept: Sequence[Kept], of: Sequence[Table], lists: _Lists) -> Page:
    cells = [Written(1, 1, KEPT_ABOUT, Face.CLOSED)]
    for at, name in enumerate(KEPT_COLUMNS, start=1):
        required = name not in KEPT_FIELDS or kept_column(name).required
        face = Face.HEAD_REQUIRED if required else Face.HEAD
        cells.append(Written(HEAD_ROW, at, f"{name}{REQUIRED}" if required else name, face))
    for number, each in enumerate(kept, start=FIRST_ROW):
        said = {"sheet": each.table.name, BELONGS_TO: each.address, "field": heading_of(each.path), **kept_values(each)}
        for at, name in enumerate(KEPT_COLUMNS, start=1):
            if name in said:
                text = shown(kept_column(name), said[name]) if name in KEPT_FIELDS else said[name]
                cells.append(Written(number, at, text, Face.CLOSED if name == "value" else Face.TEXT))
    names = tuple(table.name for table in of)
    columns = [Headed(name, kept_column(name), required=kept_column(name).required) for name in KEPT_FIELDS]
    prompts = [_prompt(Headed("sheet", None, required=True), OWNER_SAID, below("A"), Choice(names, strict=True), lists)]
    for at, column in enumerate(columns, start=len(KEPT_COLUMNS) - len(KEPT_FIELDS) + 1):
        words = column.column.choices if column.column else ()
        told = said_of(kept_column(column.heading))
        prompts.append(_prompt(column, told, below(column_letters(at)), Choice(words, strict=True), lists))
    widths = (20, 22, 28, 50, 20, 44, 20, 12, 12, 12, 24, 44, 24, 50, 12)
    return Page(
        KEPT, widths, tuple(cells), tuple(prompts), frozen=(HEAD_ROW, 0), faces=(Face.TEXT,) * len(widths), closed=True
    )


def _column_prompts(table: Table, each: Headed, letters: str, choice: Choice | None, lists: _Lists) -> Iterator[Prompt]:
    """Yield what is said of the cells of a column, and of those of which more is said."""
    own, text = lists.notes(table, each), prompt_of(table, each)
    yield _prompt(each, text, below(letters, own), choice, lists)
    for at, note in own.items():
        yield _prompt(each, f"{note} {text}", f"{letters}{FIRST_ROW + at}", choice, lists)


def _head_face(each: Headed) -> Face:
    return Face.HEAD_REQUIRED if each.must_be_filled else Face.HEAD


def _cell(row: int, column: int, each: Headed, of: Row, *, is_noted: bool) -> Written:
    if each.column is None:
        return Written(row, column, of.owner, Face.NAME)
    value = of.values.get(each.column.path)
    text = "" if value is None else shown(each.column, value)
    closed = each.column.absent and text == "withheld"
    plain = Face.READ if is_noted else Face.NAME if _is_name(each) else Face.TEXT
    return Written(row, column, text, Face.CLOSED if closed else plain)


def _prompt(each: Headed, text: str, area: str, choice: Choice | None, lists: _Lists) -> Prompt:
    return Prompt(area, each.heading, text, lists.area(choice), strict=bool(choice and choice.strict))


def _choice(table: Table, each: Headed, rows: Rows, lists: _Lists) -> Choice | None:
    return owners(table, rows) if each.column is None else choice_for(table, each.column, rows, lists.formats)


def _is_name(each: Headed) -> bool:
    return each.column is None or each.column.path in {("id",), ("mark",)}


def _names(table: Table) -> int:
    """Return how many columns stay in view: those that say which record a row is."""
    return sum(1 for each in headed(table) if _is_name(each))


def _width(each: Headed) -> int:
    column: Column | None = each.column
    if column is None or _is_name(each):
        return KEYS if column else KEYS + 4
    return max(WIDTHS[column.kind], min(len(each.written), 22))


def _check_lengths(pages: Sequence[Page]) -> None:
    faults: list[Fault] = [
        Spot(page.name, cell.row, cell.column).fault(
            f"would hold more than {LONGEST_CELL} characters.", "Divide the list or text."
        )
        for page in pages
        for cell in page.cells
        if len(cell.text) > LONGEST_CELL
    ]
    if faults:
        raise InputError(*faults)
