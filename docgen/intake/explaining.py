"""What a workbook says of itself: the first sheet, which says what to do, and the one that explains every field."""

from collections.abc import Iterator, Sequence

from docgen.intake.instructions import CASE, EVERY, INTERNAL, KEPT_BACK, SUMMARY, Lines
from docgen.intake.layout import (
    FIRST_ROW,
    HELP,
    KEPT,
    KEPT_FIELDS,
    OWNER_SAID,
    READ_ME,
    headed,
    kept_column,
    said_of,
)
from docgen.intake.naming import EXAMPLES, LEAST, MORE, WHO
from docgen.intake.pages import Face, Page, Written
from docgen.intake.rows import Rows
from docgen.intake.tables import Table
from docgen.intake.values import shown
from docgen.intake.wanting import wanted

__all__ = ["KEPT_ABOUT", "as_shown", "help_page", "own_texts", "read_me"]

KEPT_ABOUT = (
    "CLOSED. What stands behind each cell that says withheld: the value itself, and by what authority it is kept back."
)


MORE_BELOW = "More rules and sheets: press the plus sign."
"""Stands in the row that has the plus sign: the one below the last that it puts away."""
WHOLE = "(the sheet)"
WANTED_HEADS = ("sheet", "what it is for", "cells wanted")


def read_me(of: Sequence[Table], rows: Rows | None = None, *, summary: bool) -> Page:
    """Return the first sheet: what to do first and where, how to write things, and all other sheets.

    What a small case can do without is folded away; whoever fills in the summary of material has no other page to read.
    `rows` are what the workbook holds, by which it is reckoned how many cells each sheet still wants; the cells are
    formulas, and reckon on while it is filled in.
    """
    title = "Start here: the summary of material" if summary else "Start here: a first draft"
    cells = [Written(1, 1, title, Face.TITLE)]
    first = [table for table in as_shown(of) if summary or table.name in LEAST]
    top = _told(cells, (*INTERNAL, *(SUMMARY if summary else CASE)), 2)
    top = _listed(cells, [(each.name, each.about, *wanted(each, rows)) for each in first], (top, WANTED_HEADS))
    more = top
    top = _told(cells, (*EVERY, *(() if summary else KEPT_BACK)), top)
    listed = {table.name for table in first}
    others = [each for each in _sheets(of, summary=summary) if each[0] not in listed]
    end = _listed(cells, others, (top, ("sheet", "what it is for", "filled in by")))
    if summary:
        return Page(READ_ME, (22, 100, 30), tuple(cells))
    cells.append(Written(end - 1, 2, MORE_BELOW, Face.NOTE))
    folded = frozenset(range(more, end - 1))
    # a row that holds no cell is not written, and would part what is folded in two
    cells += [Written(at, 1, "", Face.PLAIN) for at in sorted(folded - {cell.row for cell in cells})]
    return Page(READ_ME, (22, 100, 30), tuple(cells), folded=folded, folds_rows=True)


def _told(cells: list[Written], lines: Lines, row: int) -> int:
    """Add paragraphs from a row on, and return the row after the empty one behind them."""
    for at, (head, text) in enumerate(lines, start=row):
        cells += [Written(at, 1, head, Face.STRONG), Written(at, 2, text, Face.PLAIN)]
    return row + len(lines) + 1


def _listed(cells: list[Written], sheets: Sequence[tuple[str, ...]], under: tuple[int, tuple[str, ...]]) -> int:
    """Add a table of sheets under headings, and return the row after the empty one behind it."""
    top, heads = under
    cells += [Written(top, at, text, Face.HEAD_REQUIRED) for at, text in enumerate(heads, start=1)]
    for at, (name, about, said, *formula) in enumerate(sheets, start=top + 1):
        cells += [Written(at, 1, name, Face.TEXT, link=name), Written(at, 2, about, Face.TEXT)]
        cells.append(Written(at, 3, said, Face.TEXT, formula=formula[0] if formula else None))
    return top + len(sheets) + 2


def as_shown(of: Sequence[Table]) -> list[Table]:
    """Return tables in the order of their sheets: first those that a first draft needs."""
    return sorted(of, key=lambda table: LEAST.index(table.name) if table.name in LEAST else len(LEAST))


def _sheets(of: Sequence[Table], *, summary: bool) -> Iterator[tuple[str, str, str]]:
    for table in as_shown(of):
        yield table.name, table.about, WHO.get(table.models[0], "case-owner")
    if not summary:
        yield KEPT, KEPT_ABOUT, "case-owner"
    yield HELP, "What belongs in each cell, with an invented example.", "nobody"


def help_page(of: Sequence[Table], examples: Rows) -> Page:
    """Return the sheet that explains every field, each with an invented example where there is one."""
    heads = ("sheet", "field", "required", "what it holds", "example (invented)")
    cells = [Written(1, 1, "What belongs in each cell. Nothing is read from this sheet.", Face.TITLE)]
    cells += [Written(2, at, text, Face.HEAD_REQUIRED) for at, text in enumerate(heads, start=1)]
    for row, texts in enumerate(_explained(of, examples), start=FIRST_ROW):
        cells += [
            Written(row, at, text, Face.NAME if at < FIRST_ROW else Face.TEXT) for at, text in enumerate(texts, start=1)
        ]
    return Page(HELP, (20, 32, 12, 80, 44), tuple(cells), frozen=(2, 2), filtered=f"A2:E{cells[-1].row}")


def _explained(of: Sequence[Table], examples: Rows) -> Iterator[tuple[str, str, str, str, str]]:
    for table in as_shown(of):
        if table.models[0] in MORE:
            yield table.name, WHOLE, "", MORE[table.models[0]], ""
        for each in headed(table):
            required = "required" if each.must_be_filled else each.written.removeprefix(each.heading).strip(" ()")
            if each.column is None:
                first = next((row.owner for row in examples.by_table[table.name]), "")
                yield table.name, each.heading, required, OWNER_SAID, first
                continue
            found = (
                row.values[each.column.path] for row in examples.by_table[table.name] if each.column.path in row.values
            )
            example = EXAMPLES.get((table.models[0], each.column.path)) or next(
                (shown(each.column, value) for value in found), ""
            )
            yield table.name, each.heading, required, said_of(each.column), example
    if len(of) > len(LEAST):
        for name in KEPT_FIELDS:
            yield KEPT, name, "required" if kept_column(name).required else "", said_of(kept_column(name)), ""


def own_texts(pages: Sequence[Page]) -> frozenset[str]:
    """Return all that docgen itself writes on sheets that it does not read back."""
    return frozenset(cell.text for page in pages for cell in page.cells)
