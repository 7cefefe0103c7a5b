"""A workbook from outside, as grids of cells: bounded, nothing computed, nothing fetched, nothing passed over."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from docgen.errors import Fault, InputError
from docgen.intake.cells import Cell, CellPlace, Grid, Spot, column_letters, column_number
from docgen.papers.ooxml_opening import WordPackage, open_received

__all__ = ["MOST_CELLS", "Book", "open_book", "unescaped", "whole_sheet"]

MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MOST_SHEETS: Final = 100
MOST_CELLS: Final = 400_000
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 300
MOST_FAULTS: Final = 200
LONGEST_CELL: Final = 32_767
LONGEST_FIGURE: Final = 10
SAVE_AGAIN: Final = "Save it in the spreadsheet program as a plain workbook (.xlsx), or make a new one: docgen form"
WORDS: Final = {"Word file": "workbook", ".doc file": "workbook of another kind", "statement": "workbook"}
STRANGE_PARTS: Final = {
    # what a part's name holds: what it is called
    "vbaproject": "macros",
    "/drawings/drawing": "pictures or shapes",
    "/embeddings/": "embedded files",
    "/externallinks/": "links to other workbooks",
    "/pivottables/": "pivot tables",
    "/charts/": "charts",
}
# Built-in formats of dates and times (ECMA-376 part 1, 18.8.30); others are told by the letters of days and hours.
DAYS: Final = frozenset({*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)})
_DAY_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)
_NO_LETTERS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook that was read: its grids in order, and remarks on what docgen does not take in."""

    grids: tuple[Grid, ...]
    remarks: tuple[str, ...]
    digest: str | None
    """What the workbook says of the case that it was made from, or None where it says nothing."""
    from_1904: bool


def open_book(data: bytes, name: str, known: Collection[str]) -> Book:
    """Read a workbook. Raises InputError where it is none, is damaged, or unpacks beyond the bounds.

    A sheet whose name is not among `known` is called by its number, from 1: its own name may be a person's.
    """
    try:
        return _read(open_received(data, name), name, known)
    except InputError as error:
        raise InputError(*(_in_our_words(fault) for fault in error.faults)) from None


def _in_our_words(fault: Fault) -> Fault:
    """Say of a workbook what the opening of office files says of Word files."""
    detail = fault.detail
    for word, ours in WORDS.items():
        detail = detail.replace(word, ours)
    return Fault(fault.place, detail, SAVE_AGAIN)


def _read(package: WordPackage, name: str, known: Collection[str]) -> Book:
    book = package.related("", "officeDocument")
    if book is None or package.tree(book).tag != f"{MAIN}workbook":
        raise InputError.at(name, "cannot be used: it is not a workbook.", SAVE_AGAIN)
    tree = package.tree(book)
    sheets = list(tree.iterfind(f"{MAIN}sheets/{MAIN}sheet"))
    if len(sheets) > MOST_SHEETS:
        raise InputError.at(name, f"cannot be used: it holds more than {MOST_SHEETS} sheets.", SAVE_AGAIN)
    targets = {each.id: each.target for each in package.relations(book)}
    shared, days = _shared(package, book), _day_styles(package, book)
    room, grids = MOST_CELLS, []
    for number, sheet in enumerate(sheets, start=1):
        its = unescaped(sheet.get("name", ""))
        called = its if its in known else f"sheet number {number}"
        grid = _grid(package, targets.get(sheet.get(RELATION, ""), ""), sheet, called, _Reading(shared, days, room))
        room -= len(grid.cells)
        grids.append(grid)
    if room < 0:
        raise InputError.at(name, f"cannot be used: it holds more than {MOST_CELLS} cells.", SAVE_AGAIN)
    mode = tree.find(f"{MAIN}workbookPr")
    from_1904 = mode is not None and mode.get("date1904") in {"1", "true"}
    return Book(tuple(grids), tuple(_strange_parts(package)), _digest(package), from_1904)


def unescaped(text: str) -> str:
    """Read the signs that a workbook writes in figures, like _x000D_ (ECMA-376 part 1, 22.4.2.4)."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


@dataclass(frozen=True, slots=True)
class _Reading:
    shared: tuple[tuple[str, bool], ...]
    days: frozenset[int]
    room: int


def _strange_parts(package: WordPackage) -> Iterator[str]:
    """Say what else is in the package; a drawing that holds nothing is how some programs write none."""
    for word, what in STRANGE_PARTS.items():
        found = [part for part in package.parts if word in f"/{part.casefold()}" and not part.endswith(".rels")]
        if any(not part.endswith(".xml") or len(package.tree(part)) for part in found):
            yield f"The workbook holds {what}, which docgen does not take in."


def _digest(package: WordPackage) -> str | None:
    part = package.related("", "custom-properties")
    if part is None:
        return None
    found = (each for each in package.tree(part) if each.get("name") == "docgen.case")
    return next(("".join(each.itertext()).strip() for each in found), None)


def _shared(package: WordPackage, book: str) -> tuple[tuple[str, bool], ...]:
    part = package.related(book, "sharedStrings")
    return tuple(_rich(each) for each in package.tree(part).iterfind(f"{MAIN}si")) if part else ()


def _rich(element: etree._Element) -> tuple[str, bool]:
    """Return a text and whether part of it is struck out; what is said of how it sounds is no part of it."""
    direct = "".join(each.text or "" for each in element.iterfind(f"{MAIN}t"))
    runs = "".join(each.text or "" for each in element.iterfind(f"{MAIN}r/{MAIN}t"))
    struck = any(each.get("val") not in {"0", "false"} for each in element.iterfind(f"{MAIN}r/{MAIN}rPr/{MAIN}strike"))
    return unescaped(direct + runs).replace("\r\n", "\n").replace("\r", "\n"), struck


def _day_styles(package: WordPackage, book: str) -> frozenset[int]:
    """Return the styles by whose format a number is shown as a date or time."""
    part = package.related(book, "styles")
    if part is None:
        return frozenset()
    tree = package.tree(part)
    own = {
        each.get("numFmtId"): bool(_DAY_LETTERS.search(_NO_LETTERS.sub("", each.get("formatCode", ""))))
        for each in tree.iterfind(f"{MAIN}numFmts/{MAIN}numFmt")
        if each.get("formatCode", "").casefold() != "general"
    }
    formats = (each.get("numFmtId", "0") for each in tree.iterfind(f"{MAIN}cellXfs/{MAIN}xf"))
    return frozenset(at for at, code in enumerate(formats) if own.get(code, _figure(code) in DAYS))


def _grid(package: WordPackage, part: str, sheet: etree._Element, name: str, reading: _Reading) -> Grid:
    if part not in package.parts:
        return Grid(name, {})
    tree = package.tree(part)
    cells: dict[tuple[int, int], Cell] = {}
    faults: list[Fault] = []
    for row, column, element in _placed(tree):
        if row > MOST_ROWS or column > MOST_COLUMNS or len(cells) > reading.room:
            faults.append(Spot(name, row, column).fault("stands beyond what docgen reads.", SAVE_AGAIN))
            break
        if not len(element):  # most cells of a form are empty
            continue
        cell, fault = _cell(element, reading)
        if cell is not None and cell.text != "":
            cells[row, column] = cell
        if fault and len(faults) < MOST_FAULTS:
            faults.append(Spot(name, row, column).fault(*fault))
    faults += _merged(name, tree)
    return Grid(name, cells, tuple(_remarks(package, part, name, sheet, tree)), tuple(faults))


def _placed(tree: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    """Yield the cells with their row and column; a file may leave the numbers out where they go on by one."""
    row = 0
    for line in tree.iterfind(f"{MAIN}sheetData/{MAIN}row"):
        row = _figure(line.get("r", "")) or row + 1
        column = 0
        for element in line.iterfind(f"{MAIN}c"):
            column = column_number(element.get("r", "")) or column + 1
            yield row, column, element


def _cell(element: etree._Element, reading: _Reading) -> tuple[Cell | None, tuple[str, str] | None]:
    if element.find(f"{MAIN}f") is not None:
        return None, ("holds a formula.", "Write what it gives, as text.")
    kind, text, struck = element.get("t", "n"), element.findtext(f"{MAIN}v") or "", False
    if kind == "inlineStr":
        inline = element.find(f"{MAIN}is")
        text, struck = _rich(inline) if inline is not None else ("", False)
    elif kind == "s":
        at = _figure(text)
        text, struck = reading.shared[at] if at is not None and at < len(reading.shared) else ("", False)
    elif kind == "e":
        return None, ("holds what the spreadsheet program calls an error.", "Write the value, as text.")
    if struck:
        return Cell(text), ("holds words that are struck out.", "Delete them, or take the line through them away.")
    if len(text) > LONGEST_CELL:
        return None, (f"holds more than {LONGEST_CELL} characters.", "Divide the text.")
    if kind == "n":
        return Cell(text, "day" if _figure(element.get("s", "0")) in reading.days else "number"), None
    return Cell(text, "truth" if kind == "b" else "day" if kind == "d" else "text"), None


def _figure(text: str) -> int | None:
    """Read a number of the file's own; None where it is none, or larger than any there can be."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < LONGEST_FIGURE else None


def _merged(name: str, tree: etree._Element) -> Iterator[Fault]:
    for each in tree.iterfind(f"{MAIN}mergeCells/{MAIN}mergeCell"):
        first = each.get("ref", "").partition(":")[0]
        digits = first.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        yield Spot(name, _figure(digits) or 1, column_number(first)).fault(
            "is merged with other cells.", "Take them apart."
        )


def _remarks(package: WordPackage, part: str, name: str, sheet: etree._Element, tree: etree._Element) -> Iterator[str]:
    if sheet.get("state", "visible") != "visible":
        yield f"{name}: the sheet is hidden; it was read all the same."
    rows = [each.get("r", "?") for each in tree.iterfind(f"{MAIN}sheetData/{MAIN}row") if _hidden(each)]
    if rows:
        yield f"{name}: rows are hidden ({', '.join(rows[:10])}); they were read all the same."
    columns = [
        column_letters(_figure(each.get("min", "")) or 1)
        for each in tree.iterfind(f"{MAIN}cols/{MAIN}col")
        if _hidden(each)
    ]
    if columns:
        yield f"{name}: columns are hidden ({', '.join(columns[:10])}); they were read all the same."
    for each in package.relations(part):
        if each.kind in {"comments", "threadedComment"} and each.target in package.parts:
            yield from _comments(package, each.target, name)


def _comments(package: WordPackage, part: str, name: str) -> Iterator[str]:
    found = (each.get("ref", "") for each in package.tree(part).iter() if isinstance(each.tag, str))
    for reference in sorted({each for each in found if each}, key=lambda each: (len(each), each)):
        yield f"{name}!{reference}: has a comment, which docgen does not take in; it stays in the workbook."


def _hidden(element: etree._Element) -> bool:
    """Tell whether a row or column is hidden by hand: what is folded under a plus sign is in plain reach."""
    return _yes(element, "hidden") and not _figure(element.get("outlineLevel", "0"))


def _yes(element: etree._Element, name: str) -> bool:
    return element.get(name) in {"1", "true"}


def whole_sheet(name: str, detail: str, next_step: str = "") -> Fault:
    """Say what is wrong with a sheet as a whole."""
    return Fault(CellPlace(name), detail, next_step)
