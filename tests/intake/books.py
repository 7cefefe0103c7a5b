"""Workbooks for tests: forms of the fixtures, a stranger's hand in their cells, and what comes of reading them."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import openpyxl
from lxml import etree
from openpyxl.utils import get_column_letter

from docgen.case.case import Case
from docgen.case.nodes import data_of, read_nodes
from docgen.errors import InputError
from docgen.intake.form import write_form
from docgen.intake.judging import judged
from docgen.intake.layout import FIRST_ROW, HEAD_ROW, NAME_COLUMN, VALUE_COLUMN, bare
from docgen.intake.reading import Form, read_form
from tests.word.office import own_environment

ROOT = Path(__file__).resolve().parents[2]
CASES = sorted(path.parent.name for path in (ROOT / "fixtures" / "cases").glob("*/case.yaml"))
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "docProps/app.xml"
"""A part that other programs write and docgen does not."""
SINGLES = {"case", "subject", "summary"}


def data_from(path: Path) -> dict[str, Any]:
    return data_from_text(path.read_text(encoding="utf-8"))


def data_from_text(text: str) -> dict[str, Any]:
    data = data_of(read_nodes(text, "case.yaml"))
    assert isinstance(data, dict)
    return data


def fixture(name: str) -> dict[str, Any]:
    return data_from(ROOT / "fixtures" / "cases" / name / "case.yaml")


EXAMPLE = data_from(ROOT / "templates" / "police-statement-tribunal" / "1" / "example.yaml")


def form_of(
    data: Mapping[str, Any], *, summary: bool = False, digest: str | None = "0" * 64, formats: tuple[str, ...] = ()
) -> bytes:
    return write_form(data, EXAMPLE, digest=digest, summary=summary, formats=formats)


def back(book: bytes) -> Form:
    return read_form(book, "case.xlsx")


def case_in(form: Form) -> Case:
    data = {"docgen": "1", **form.assembled.data}
    assert judged(data, form.assembled) == []
    return Case.model_validate(data)


def faults_of(book: bytes) -> list[str]:
    """All that is said of a workbook in one run."""
    try:
        form = back(book)
    except InputError as error:
        return [str(fault) for fault in error.faults]
    return [str(fault) for fault in judged({"docgen": "1", **form.assembled.data}, form.assembled)]


def touched(book: bytes, touch: Callable[[Any], None]) -> bytes:
    """The workbook as a stranger's library writes it, once somebody has had a hand in it."""
    pages = openpyxl.load_workbook(io.BytesIO(book), rich_text=True)
    touch(pages)
    whole = io.BytesIO()
    pages.save(whole)
    pages.close()
    return whole.getvalue()


def opened(book: bytes) -> Any:
    """The workbook as a stranger's library reads it."""
    return openpyxl.load_workbook(io.BytesIO(book))


def cell(book: Any, sheet: str, heading: str, row: int = FIRST_ROW) -> Any:
    """The cell under a heading; on a sheet for one record, the cell beside the field's name."""
    page = book[sheet]
    if sheet in SINGLES:
        rows = {_bare(page.cell(at, NAME_COLUMN).value): at for at in range(FIRST_ROW, page.max_row + 1)}
        return page.cell(rows[heading], VALUE_COLUMN)
    columns = {_bare(page.cell(HEAD_ROW, at).value): at for at in range(1, page.max_column + 1)}
    return page.cell(row, columns[heading])


def written(book: bytes, *cells: tuple[str, str, int, Any]) -> bytes:
    """The workbook with values written into cells, each given by sheet, heading, row and value.

    Text is written into the sheet's own XML: a stranger's library takes a second to open and save a workbook. It does
    so where a value is no text or a formula, the row is a new one, or the workbook is not as docgen wrote it.
    """
    if OFFICE not in _parts(book) and all(value is None or _is_text(value) for *_, value in cells):
        with suppress(KeyError):
            return _rewritten(book, cells)

    def write(pages: Any) -> None:
        for sheet, heading, row, value in cells:
            cell(pages, sheet, heading, row).value = value

    return touched(book, write)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and not value.startswith("=")


def _parts(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def _rewritten(book: bytes, cells: Iterable[tuple[str, str, int, str | None]]) -> bytes:
    parts = _parts(book)
    names = [sheet.get("name") for sheet in etree.fromstring(parts["xl/workbook.xml"]).iter(f"{{{MAIN}}}sheet")]
    shared = ["".join(item.itertext()) for item in etree.fromstring(parts["xl/sharedStrings.xml"])]
    for sheet, heading, row, value in cells:
        part = f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"
        page = etree.fromstring(parts[part])
        found = {each.get("r"): each for each in page.iter(f"{{{MAIN}}}c")}
        said = {at: bare(shared[int(each[0].text)]) for at, each in found.items() if each.get("t") == "s"}
        _write(found[_place(said, sheet, heading, row)], value)
        parts[part] = etree.tostring(page, xml_declaration=True, encoding="UTF-8", standalone=True)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as saved:
        for name, content in parts.items():
            saved.writestr(name, content)
    return whole.getvalue()


def _place(said: Mapping[str, str], sheet: str, heading: str, row: int) -> str:
    """Where the cell is, as in "C3"."""
    wanted = {at: re.fullmatch(r"([A-Z]+)(\d+)", at) for at, words in said.items() if words == heading}
    if sheet in SINGLES:
        name, value = (get_column_letter(column) for column in (NAME_COLUMN, VALUE_COLUMN))
        return next(f"{value}{at[2]}" for at in wanted.values() if at[1] == name)
    return next(f"{at[1]}{row}" for at in wanted.values() if at[2] == str(HEAD_ROW))


def _write(target: Any, value: str | None) -> None:
    del target[:]
    target.attrib.pop("t", None)
    if value is not None:
        target.set("t", "inlineStr")
        etree.SubElement(etree.SubElement(target, f"{{{MAIN}}}is"), f"{{{MAIN}}}t").text = value


def _bare(heading: Any) -> str:
    return bare(str(heading))


def saved_by_office(books: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Workbooks by name, as LibreOffice saves them after opening them."""
    binary = shutil.which("soffice")
    assert binary, "install libreoffice-calc"
    sources = {name: folder / f"{name}.xlsx" for name in books}
    for name, source in sources.items():
        source.write_bytes(books[name])
    target = folder / "saved"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    order = [binary, "--headless", profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(target)]
    subprocess.run(
        [*order, *map(str, sources.values())], check=True, capture_output=True, timeout=240, env=own_environment()
    )
    return {name: (target / f"{name}.xlsx").read_bytes() for name in books}
