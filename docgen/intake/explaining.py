"""What a workbook says of itself: the first sheet, which says what to do, and the one that explains every field."""

from collections.abc import Iterator, Sequence

from docgen.intake.instructions import CASE, EVERY, INTERNAL, KEPT_BACK, SUMMARY
from docgen.intake.layout import FIRST_ROW, HELP, KEPT, KEPT_FIELDS, OWNER_SAID, READ_ME, headed, kept_column, said_of
from docgen.intake.naming import LEAST, WHO
from docgen.intake.pages import Face, Page, Written
from docgen.intake.rows import Rows
from docgen.intake.tables import Table
from docgen.intake.values import shown

__all__ = ["KEPT_ABOUT", "as_shown", "help_page", "own_texts", "read_me"]

KEPT_ABOUT = (
    "CLOSED. What stands behind each cell that says withheld: the value itself, and by what authority it is kept back."
)


def read_me(of: Sequence[Table], *, summary: bool) -> Page:
    """Return the first sheet: what to do, the words of absence, and a list of the sheets with who fills each in."""
    cells = [Written(1, 1, f"How to fill in this {'summary of material' if summary else 'case'}", Face.TITLE)]
    lines = (*INTERNAL, *SUMMARY, *EVERY) if summary else (*INTERNAL, *CASE, *EVERY, *KEPT_BACK)
    for at, (head, text) in enumerate(lines, start=2):
        cells += [Written(at, 1, head, Face.STRONG), Written(at, 2, text, Face.PLAIN)]
    row = len(lines) + 3
    cells += [
        Written(row, at, text, Face.HEAD_REQUIRED)
        for at, text in enumerate(("sheet", "what it is for", "filled in by"), start=1)
    ]
    for at, (name, about, who) in enumerate(_sheets(of, summary=summary), start=row + 1):
        cells.append(Written(at, 1, name, Face.TEXT, link=name))
        cells += [Written(at, 2, about, Face.TEXT), Written(at, 3, who, Face.TEXT)]
    return Page(READ_ME, (22, 100, 30), tuple(cells))


def as_shown(of: Sequence[Table]) -> list[Table]:
    """Return tables in the order of their sheets: first those that every case needs."""
    return sorted(of, key=lambda table: table.name not in LEAST)


def _sheets(of: Sequence[Table], *, summary: bool) -> Iterator[tuple[str, str, str]]:
    for table in as_shown(of):
        needed = ", in every case" if table.name in LEAST and not summary else ""
        yield table.name, table.about, f"{WHO.get(table.models[0], 'case-owner')}{needed}"
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
        for each in headed(table):
            required = each.written.removeprefix(each.heading).strip(" ()")
            if each.column is None:
                first = next((row.owner for row in examples.by_table[table.name]), "")
                yield table.name, each.heading, required, OWNER_SAID, first
                continue
            found = (
                row.values[each.column.path] for row in examples.by_table[table.name] if each.column.path in row.values
            )
            example = next((shown(each.column, value) for value in found), "")
            yield table.name, each.heading, required, said_of(each.column), example
    if len(of) > len(LEAST):
        for name in KEPT_FIELDS:
            yield KEPT, name, "required" if kept_column(name).required else "", said_of(kept_column(name)), ""


def own_texts(pages: Sequence[Page]) -> frozenset[str]:
    """Return all that docgen itself writes on sheets that it does not read back."""
    return frozenset(cell.text for page in pages for cell in page.cells)
