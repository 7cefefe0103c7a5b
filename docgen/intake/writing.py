"""The sheets of a workbook as a file: real XLSX, every cell a text, and always the same bytes."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from lxml import etree
from lxml.etree import SubElement

from docgen.intake.cells import column_letters
from docgen.intake.packing import escaped, package, relations
from docgen.intake.pages import Face, Page, Prompt, Written
from docgen.intake.styles import WRAPPED, styles
from docgen.intake.theme import theme

__all__ = ["write_pages"]

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BESIDE: Final = {"styles": "styles.xml", "sharedStrings": "sharedStrings.xml", "theme": "theme/theme1.xml"}
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
CLOSED_TAB: Final = "FFC00000"
NEEDED_TAB: Final = "FF2E7D32"
WIDEST_PAGE: Final = 260
"""Characters that still can be read when a landscape page is made as wide as they are."""
LONGEST_PROMPT, LONGEST_TITLE = 255, 32
"""What a spreadsheet program shows of a prompt (ECMA-376 part 1, 18.3.1.32)."""
ON_ONE_PAGE: Final = 15
"""Rows that a sheet of paper holds, be they some lines high."""
MARKED_ROWS: Final = 2_000
LINE: Final = 15
HIGHEST: Final = 405
"""Heights in points; no row can be higher than 409 (ECMA-376 part 1, 18.3.1.73, as programs keep it)."""
NARROWNESS: Final = {Face.HEAD_REQUIRED: 0.85, Face.STRONG: 0.85}
"""How many letters a column takes of bold type, to those of plain type."""
FOOTER: Final = "&L&F&CINTERNAL: not for service&R&A, page &P of &N"


def write_pages(pages: Sequence[Page], title: str, digest: str | None) -> bytes:
    """Write sheets as a workbook; `digest` is that of the case it is made from, None leaves it out."""
    texts: dict[str, int] = {}
    parts = {
        f"xl/worksheets/sheet{at}.xml": _sheet(page, texts, first=at == 1) for at, page in enumerate(pages, start=1)
    }
    related = [(f"{OFFICE}/worksheet", name.removeprefix("xl/")) for name in parts]
    related += [(f"{OFFICE}/{kind}", target) for kind, target in BESIDE.items()]
    parts["xl/workbook.xml"] = _workbook(pages)
    parts["xl/_rels/workbook.xml.rels"] = relations(related)
    parts["xl/styles.xml"] = styles()
    parts["xl/sharedStrings.xml"] = _shared(texts)
    parts["xl/theme/theme1.xml"] = theme()
    return package(parts, title, digest)


def _shared(texts: Mapping[str, int]) -> etree._Element:
    """Write every text once; cells name them by their number. Texts are numbered as they come."""
    whole = etree.Element(_m("sst"), nsmap={None: MAIN})
    for text in texts:
        SubElement(SubElement(whole, _m("si")), _m("t"), {SPACE: "preserve"}).text = escaped(text)
    whole.set("uniqueCount", str(len(texts)))
    return whole


def _workbook(pages: Sequence[Page]) -> etree._Element:
    book = etree.Element(_m("workbook"), nsmap={None: MAIN, "r": OFFICE})
    SubElement(SubElement(book, _m("bookViews")), _m("workbookView"), activeTab="0")
    sheets = SubElement(book, _m("sheets"))
    for at, page in enumerate(pages, start=1):
        SubElement(sheets, _m("sheet"), {"name": page.name, "sheetId": str(at), f"{{{OFFICE}}}id": f"rId{at}"})
    names = SubElement(book, _m("definedNames"))
    for at, page in enumerate(pages):
        if page.filtered:
            _named(names, "_xlnm._FilterDatabase", at, f"'{page.name}'!{_fixed(page.filtered)}", hidden=True)
    for at, page in enumerate(pages):
        if (titles := _print_titles(page)) is not None:
            _named(names, "_xlnm.Print_Titles", at, titles, hidden=False)
    return book


def _named(names: etree._Element, name: str, at: int, text: str, *, hidden: bool) -> None:
    facts = {"name": name, "localSheetId": str(at)} | ({"hidden": "1"} if hidden else {})
    SubElement(names, _m("definedName"), facts).text = text


def _print_titles(page: Page) -> str | None:
    """Return what is printed on each sheet of paper; None where one is enough.

    LibreOffice takes a quarter of a second for each of these names when it opens a workbook.
    """
    rows, columns = page.frozen
    if not rows or max((cell.row for cell in page.cells), default=0) <= ON_ONE_PAGE:
        return None
    left = f"'{page.name}'!$A:${column_letters(columns)}," if columns else ""
    return f"{left}'{page.name}'!$1:${rows}"


def _fixed(area: str) -> str:
    return ":".join(
        f"${each.rstrip('0123456789')}${each.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}" for each in area.split(":")
    )


def _sheet(page: Page, texts: dict[str, int], *, first: bool) -> etree._Element:
    sheet = etree.Element(_m("worksheet"), nsmap={None: MAIN})
    looks = SubElement(sheet, _m("sheetPr"))
    if page.closed or page.needed:
        SubElement(looks, _m("tabColor"), rgb=CLOSED_TAB if page.closed else NEEDED_TAB)
    narrow = sum(page.widths) <= WIDEST_PAGE
    SubElement(looks, _m("pageSetUpPr"), fitToPage="1" if narrow else "0")
    _view(sheet, page, first=first)
    level = {"outlineLevelRow" if page.folds_rows else "outlineLevelCol": "1"} if page.folded else {}
    SubElement(sheet, _m("sheetFormatPr"), {"defaultRowHeight": "15"} | level)
    columns = SubElement(sheet, _m("cols"))
    for at, width in enumerate(page.widths, start=1):
        face = page.faces[at - 1] if at <= len(page.faces) else 0
        facts = {"min": str(at), "max": str(at), "width": str(width), "style": str(int(face)), "customWidth": "1"}
        SubElement(columns, _m("col"), facts | ({} if page.folds_rows else _folded(at, page)))
    _rows(SubElement(sheet, _m("sheetData")), page, texts)
    if page.filtered:
        SubElement(sheet, _m("autoFilter"), ref=page.filtered)
    _prompts(sheet, page.prompts)
    _links(sheet, page.cells)
    SubElement(sheet, _m("pageMargins"), left="0.5", right="0.5", top="0.6", bottom="0.6", header="0.3", footer="0.3")
    setup = SubElement(sheet, _m("pageSetup"), paperSize="9", orientation="landscape")
    if narrow:
        setup.set("fitToWidth", "1")
        setup.set("fitToHeight", "0")
    SubElement(SubElement(sheet, _m("headerFooter")), _m("oddFooter")).text = FOOTER
    # Figures that are text are meant so: no green corners.
    area = f"A1:{column_letters(len(page.widths) or 1)}{MARKED_ROWS}"
    SubElement(SubElement(sheet, _m("ignoredErrors")), _m("ignoredError"), sqref=area, numberStoredAsText="1")
    return sheet


def _view(sheet: etree._Element, page: Page, *, first: bool) -> None:
    view = SubElement(
        SubElement(sheet, _m("sheetViews")), _m("sheetView"), tabSelected=str(int(first)), workbookViewId="0"
    )
    rows, columns = page.frozen
    if not rows:
        return
    corner = f"{column_letters(columns + 1)}{rows + 1}"
    pane = "bottomRight" if columns else "bottomLeft"
    split = SubElement(view, _m("pane"))
    if columns:
        split.set("xSplit", str(columns))
    split.attrib.update({"ySplit": str(rows), "topLeftCell": corner, "activePane": pane, "state": "frozen"})
    SubElement(view, _m("selection"), {"pane": pane, "activeCell": corner, "sqref": corner})


def _rows(data: etree._Element, page: Page, texts: dict[str, int]) -> None:
    by_row: dict[int, list[Written]] = {}
    for cell in page.cells:
        by_row.setdefault(cell.row, []).append(cell)
    for number in sorted(by_row):
        lines = max(_lines(cell, page.widths) for cell in by_row[number])
        # A height that is not called the person's own is only where the program begins: it grows with the text.
        facts = {"r": str(number), "ht": str(min(lines * LINE, HIGHEST))}
        row = SubElement(data, _m("row"), facts | (_folded(number, page) if page.folds_rows else {}))
        for cell in sorted(by_row[number], key=lambda each: each.column):
            here = SubElement(row, _m("c"), r=f"{column_letters(cell.column)}{number}", s=str(int(cell.face)))
            if cell.formula is not None:
                here.attrib.update({} if cell.text.isdecimal() else {"t": "str"})
                SubElement(here, _m("f")).text = cell.formula
                SubElement(here, _m("v")).text = cell.text
            elif cell.text:
                here.set("t", "s")
                SubElement(here, _m("v")).text = str(texts.setdefault(cell.text, len(texts)))


def _folded(at: int, page: Page) -> dict[str, str]:
    """Return what puts a row or column away under a plus sign, or shows the sign behind the last that is put away."""
    if at in page.folded:
        return {"outlineLevel": "1", "hidden": "1"}
    return {"collapsed": "1"} if at - 1 in page.folded else {}


def _lines(cell: Written, widths: Sequence[int]) -> int:
    """Reckon how many lines a text takes in its column."""
    if cell.face not in WRAPPED:
        return 1
    width = widths[cell.column - 1] * NARROWNESS.get(cell.face, 1)
    return sum(max(1, math.ceil(len(line) / width)) for line in cell.text.split("\n"))


def _prompts(sheet: etree._Element, prompts: Sequence[Prompt]) -> None:
    if not prompts:
        return
    every = SubElement(sheet, _m("dataValidations"), count=str(len(prompts)))
    for each in prompts:
        rule = SubElement(every, _m("dataValidation"), allowBlank="1", showInputMessage="1", sqref=each.area)
        rule.set("promptTitle", escaped(each.title[:LONGEST_TITLE]))
        rule.set("prompt", escaped(_shortened(each.text)))
        if each.strict:
            rule.attrib.update(
                {"showErrorMessage": "1", "errorTitle": "Not in the list", "error": "Choose from the list."}
            )
        if each.choices:
            rule.set("type", "list")
            SubElement(rule, _m("formula1")).text = each.choices


def _shortened(text: str) -> str:
    """Shorten a prompt at a word, and say where the rest stands."""
    more = " ... (see Help)"
    if len(text) <= LONGEST_PROMPT:
        return text
    return text[: LONGEST_PROMPT - len(more)].rpartition(" ")[0] + more


def _links(sheet: etree._Element, cells: Sequence[Written]) -> None:
    linked = [cell for cell in cells if cell.link]
    if not linked:
        return
    every = SubElement(sheet, _m("hyperlinks"))
    for cell in linked:
        facts = {
            "ref": f"{column_letters(cell.column)}{cell.row}",
            "location": f"'{cell.link}'!A1",
            "display": cell.text,
        }
        SubElement(every, _m("hyperlink"), facts)


def _m(name: str) -> str:
    return f"{{{MAIN}}}{name}"
