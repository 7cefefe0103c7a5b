"""A workbook made ready to be printed: columns as wide as their words, rows as high as their lines, nothing cut off.

A spreadsheet cuts a cell's words where its column ends and the next cell is filled, and where its row ends. What is cut
cannot be found on the page, and what is left of it may still tell who somebody is.
"""

import re
import zipfile
from collections.abc import Collection, Iterator
from io import BytesIO
from itertools import groupby
from typing import Final

from lxml import etree

from docgen.papers.decoding import decoded_xml
from docgen.papers.ooxml_opening import open_received
from docgen.papers.sheet_readings import Sheet, shared_strings, sheet_of
from docgen.papers.sheet_sizes import LINE, NARROWEST, SIZE, Sizes, TooHighError, sizes_of

__all__ = ["widened"]

SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
STRINGS: Final = "xl/sharedStrings.xml"
STYLES: Final = "xl/styles.xml"
COLUMNS: Final = 16_384
MARGIN: Final = "0.5"
"""Inches."""
A4: Final = "9"
STAYS: Final = {"horizontal": {"left", "right", "center", "general", "justify"}, "vertical": {"top", "center"}}
"""What stays of how a cell is set: it is not filled, shrunk or turned."""
PLACE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
Place = tuple[int, int]
"""Row and column of a cell, from 1."""


def widened(content: bytes) -> bytes:
    """Return a workbook whose cells show all their words when it is printed; b"" where one needs more than a page.

    Raises InputError for one that is damaged or holds too much.
    """
    try:
        return _widened(content)
    except TooHighError:
        return b""


def _widened(content: bytes) -> bytes:
    package = open_received(content, "the file")
    parts = dict(package.parts)
    shared = shared_strings(decoded_xml(parts.get(STRINGS, b"")))
    for name, part in package.parts.items():
        if SHEET.fullmatch(name):
            parts[name] = _wide(package.tree(name), sheet_of(decoded_xml(part), shared))
        elif name == STYLES:
            parts[name] = _wrapped(package.tree(name))
        elif name == STRINGS:
            parts[name] = _even(package.tree(name))
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _named(root: etree._Element, name: str) -> list[etree._Element]:
    return list(root.iter(f"{{*}}{name}"))


def _new(beside: etree._Element, name: str, **facts: str) -> etree._Element:
    return etree.Element(etree.QName(etree.QName(beside).namespace, name), facts)


def _even(root: etree._Element) -> bytes:
    """Let no letter be larger than the height of a line allows."""
    for each in _named(root, "sz"):
        if _number(each.get("val")) > SIZE:
            each.set("val", str(SIZE))
    return etree.tostring(root)


def _wrapped(styles: etree._Element) -> bytes:
    """Let every cell put long words on several lines."""
    for formats in (*_named(styles, "cellStyleXfs"), *_named(styles, "cellXfs")):
        for each in formats.iterchildren("{*}xf"):
            old = next(each.iterchildren("{*}alignment"), None)
            facts = {} if old is None else {name: old.get(name, "") for name in STAYS}
            facts = {"vertical": "top"} | {name: said for name, said in facts.items() if said in STAYS[name]}
            if old is not None:
                each.remove(old)
            each.insert(0, _new(each, "alignment", wrapText="1", **facts))
            each.set("applyAlignment", "1")
    return _even(styles)


def _wide(root: etree._Element, sheet: Sheet) -> bytes:
    """Give columns and rows the room that they need, and the page a scale at which the longest cell fits on it."""
    is_wide = any(each.get("orientation") == "landscape" for each in _named(root, "pageSetup"))
    sizes = sizes_of(sheet, is_wide=is_wide)
    data = next(iter(_named(root, "sheetData")), None)
    if data is not None:
        _set_columns(root, data, sizes)
    _set_page(root, sizes)
    for each in _named(root, "pageSetUpPr"):
        _drop(each)  # else all rows and columns are put on one page, as small as that takes
    for number, row in enumerate(_named(root, "row"), start=1):
        lines = sizes.lines.get(int(_number(row.get("r"))) or number, 1)
        row.set("ht", str(lines * LINE))
        row.set("customHeight", "1")
    _part(root)
    return _even(root)


def _set_columns(root: etree._Element, data: etree._Element, sizes: Sizes) -> None:
    old = [dict(each.attrib) for each in _named(root, "col")]
    for each in _named(root, "cols"):
        _drop(each)
    columns = _new(data, "cols")
    for first, last, facts in _stretches(old, sizes.widths):
        width = sizes.widths.get(first) or min(_number(facts.get("width")), sizes.page)
        if facts or width:
            kept = {name: facts[name] for name in ("style", "hidden") if name in facts}
            told = {"min": str(first), "max": str(last), "width": f"{width or NARROWEST:.2f}"}
            columns.append(_new(data, "col", **told, customWidth="1", **kept))
    if len(columns):
        data.addprevious(columns)


def _number(told: str | None) -> float:
    try:
        return float(told or 0)
    except ValueError:
        return 0.0


def _stretches(old: list[dict[str, str]], used: Collection[int]) -> Iterator[tuple[int, int, dict[str, str]]]:
    """Yield columns one by one where they are used, in stretches where not, with what was said of each."""
    said: dict[int, dict[str, str]] = {}
    after = 1
    for each in old:
        first, last = max(int(_number(each.get("min"))), after), min(int(_number(each.get("max"))), COLUMNS)
        said |= dict.fromkeys(range(first, last + 1), each)
        after = max(after, last + 1)
    columns = range(1, COLUMNS + 1)
    for _, same in groupby(columns, lambda column: (id(said.get(column)), column if column in used else 0)):
        stretch = [*same]
        yield stretch[0], stretch[-1], said.get(stretch[0], {})


def _set_page(root: etree._Element, sizes: Sizes) -> None:
    """Print the sheet on A4 with narrow margins, and so small that its highest row fits on a page."""
    for each in _named(root, "pageMargins"):
        each.set("left", MARGIN)
        each.set("right", MARGIN)
    for each in _named(root, "pageSetup"):
        each.set("paperSize", A4)
        each.set("scale", str(int(sizes.scale * 100)))
        each.set("orientation", "landscape" if sizes.is_wide else "portrait")


def _part(root: etree._Element) -> None:
    """Part cells that were joined: words of such a one are cut where a page ends. What they covered stays unseen."""
    by_row: dict[int, dict[int, etree._Element]] = {}
    for cell in _named(root, "c"):
        if place := _place(cell.get("r", "")):
            by_row.setdefault(place[0], {})[place[1]] = cell
    for each in _named(root, "mergeCell"):
        first, _, last = each.get("ref", "").partition(":")
        if (start := _place(first)) and (end := _place(last)):
            for row in sorted(by_row.keys() & range(start[0], end[0] + 1)):
                _empty(by_row[row], range(start[1], end[1] + 1), start if row == start[0] else None)
        _drop(each)


def _empty(cells: dict[int, etree._Element], covered: range, kept: Place | None) -> None:
    for column in sorted(cells.keys() & covered):
        if kept is None or column != kept[1]:
            cell = cells.pop(column)
            cell.attrib.pop("t", None)
            for each in list(cell):
                cell.remove(each)


def _place(said: str) -> Place | None:
    found = PLACE.fullmatch(said)
    return (int(found[2]), _column(found[1])) if found else None


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _drop(element: etree._Element) -> None:
    """Take an element out, and what holds it where nothing else is in that."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if not len(parent) and parent.getparent() is not None:
        _drop(parent)
