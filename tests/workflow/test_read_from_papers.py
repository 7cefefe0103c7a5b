"""A new workbook holds what the papers say, for a person to look at; the case gets it when the workbook is read in."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from docgen.case.loading import load_with_places
from docgen.case.nodes import data_of
from docgen.workflow.filling import fill_case
from docgen.workflow.forms import form_case
from docgen.workflow.starting import start_case
from tests.intake.books import ROOT, cell
from tests.workflow.cases import CLOCK
from tests.workflow.test_entering import TYPED

PAPERS = ROOT / "fixtures" / "cases" / "brandini-lopes" / "papers"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    start_case(tmp_path / "case", source=PAPERS, example=None)
    return tmp_path / "case"


def begun(folder: Path) -> Any:
    return openpyxl.load_workbook(form_case(folder, summary=False).file)


def prompt(book: Any, sheet: str, heading: str, row: int = 3) -> str:
    spot = cell(book, sheet, heading, row).coordinate
    (rule,) = [each for each in book[sheet].data_validations.dataValidation if spot in each.sqref]
    return str(rule.prompt)


def typed(book: Any) -> None:
    for (sheet, row), said in TYPED.items():
        for heading, text in said.items():
            cell(book, sheet, heading, row).value = text


def test_a_cell_that_is_read_stands_out_says_which_page_bears_it_and_keeps_its_list(folder: Path) -> None:
    book = begun(folder)
    read, plain = cell(book, "convictions", "plea"), cell(book, "convictions", "plea", 4)
    assert (read.value, read.data_type, plain.value) == ("guilty", "s", None)
    assert read.fill.fgColor.rgb != plain.fill.fgColor.rgb
    assert prompt(book, "convictions", "plea") == "Read from S1 p1: look whether it is so. Choose."
    assert prompt(book, "convictions", "plea", 4) == prompt(book, "convictions", "plea", 2_000) == "Choose."
    assert prompt(book, "subject", "name: family", 0).startswith("Read from S1 p1 and S2 p1: look")
    rules = [each for each in book["convictions"].data_validations.dataValidation if each.promptTitle == "plea"]
    assert {each.type for each in rules} == {"list"}


def test_what_is_read_counts_as_filled_on_the_first_sheet(folder: Path, tmp_path: Path) -> None:
    def wanted(sheet: str, of: Path) -> int:
        book = openpyxl.load_workbook(of / "case.xlsx", data_only=True)
        rows = {row[0].value: row[2].value for row in book["Start here"].iter_rows()}
        return int(rows[sheet])

    begun(folder)
    start_case(tmp_path / "bare", source=None, example=None)
    begun(tmp_path / "bare")
    assert wanted("subject", folder) < wanted("subject", tmp_path / "bare")
    assert wanted("convictions", folder) == wanted("sentences", folder) == 0


def test_the_case_has_nothing_of_it_until_the_workbook_is_read_in(folder: Path) -> None:
    before = (folder / "case.yaml").read_bytes()
    book = begun(folder)
    assert (folder / "case.yaml").read_bytes() == before
    typed(book)
    book.save(folder / "case.xlsx")
    filled = fill_case(folder, folder / "case.xlsx", lambda: CLOCK)
    case = data_of(load_with_places((folder / "case.yaml").read_bytes(), "case.yaml").root)
    assert case["incidents"][0]["outcome"]["court"] == "Saltmarsh Magistrates' Court"
    assert [line.partition(":")[0] for line in filled.read] == ["S1 p1", "S1 p1 and S2 p1", "S2 p1", "S3 p1", "S4 p1"]
    assert "appeal: number" in filled.read[-1]


def test_what_a_person_writes_over_it_is_not_told_as_read(folder: Path) -> None:
    book = begun(folder)
    typed(book)
    cell(book, "convictions", "court").value = "Quillmoor Magistrates' Court"
    cell(book, "subject", "nationality", 0).value = "Portuguese"
    book.save(folder / "case.xlsx")
    told = "\n".join(fill_case(folder, folder / "case.xlsx", lambda: CLOCK).read)
    assert "convictions plea" in told
    assert "convictions court" not in told
    assert "nationality" not in told


def test_it_is_told_once_when_the_case_is_begun(folder: Path) -> None:
    book = begun(folder)
    typed(book)
    book.save(folder / "case.xlsx")
    assert fill_case(folder, folder / "case.xlsx", lambda: CLOCK).read
    cell(book, "case", "force", 0).value = "Another Force"
    book.save(folder / "case.xlsx")
    assert fill_case(folder, folder / "case.xlsx", lambda: CLOCK).read == ()


def test_a_paper_that_is_full_of_formulas_puts_none_into_the_workbook(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    lines = ["Notice of appeal", "Appellant : =cmd() Lopes", *["Appeal number : =HYPERLINK(1)"] * 10_000]
    (papers / "appeal.txt").write_text("\n".join(lines), encoding="utf-8")
    start_case(tmp_path / "case", source=papers, example=None)
    formed = form_case(tmp_path / "case", summary=False)
    assert formed.read == 0
    assert not any(
        "cmd" in str(each.value)
        for page in openpyxl.load_workbook(formed.file)
        for row in page.iter_rows()
        for each in row
    )


def test_several_steps_of_one_day_by_one_person_stand_in_one_cell(folder: Path) -> None:
    book = begun(folder)
    typed(book)
    cell(book, "steps", "kind").value = "Arrested; fingerprinted;interviewed"
    book.save(folder / "case.xlsx")
    fill_case(folder, folder / "case.xlsx", lambda: CLOCK)
    case = data_of(load_with_places((folder / "case.yaml").read_bytes(), "case.yaml").root)
    steps = case["incidents"][0]["steps"]
    assert [(each["id"], each["kind"], each["by"], each["from"]) for each in steps] == [
        ("T1", "arrested", "M1", ("M1",)), ("T2", "fingerprinted", "M1", ("M1",)), ("T3", "interviewed", "M1", ("M1",)),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["arrested; bewitched", "arrested; arrested"])
def test_a_cell_of_several_steps_of_which_one_is_none_is_refused(folder: Path, kind: str) -> None:
    book = begun(folder)
    typed(book)
    cell(book, "steps", "kind").value = kind
    book.save(folder / "case.xlsx")
    with pytest.raises(Exception, match=r"must be one of|is not one of"):
        fill_case(folder, folder / "case.xlsx", lambda: CLOCK)
