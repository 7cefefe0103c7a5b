"""A workbook made before docgen had a field that can be left out is read in, and what the case says there stays."""

import re
from typing import Any

import pytest

from docgen.intake.layout import FIRST_ROW, HEAD_ROW, bare, headed, said_of
from docgen.intake.merging import merged
from docgen.intake.naming import MORE
from docgen.intake.tables import tables
from tests.intake.books import back, cell, faults_of, fixture, form_of, opened, touched

MONFORTE = fixture("monforte")
BOOK = form_of(MONFORTE)


def without(sheet: str, heading: str) -> bytes:
    """The workbook as an older docgen had written it."""

    def take_out(pages: Any) -> None:
        column = cell(pages, sheet, heading).column
        pages[sheet].delete_cols(column)
        pages[sheet].data_validations.dataValidation = []

    return touched(BOOK, take_out)


def optional(sheet: str) -> str:
    """The first heading of a sheet under which the case says something, and which can be left out."""
    page = opened(BOOK)[sheet]
    heads = [page.cell(HEAD_ROW, at).value for at in range(1, page.max_column + 1)]
    filled = [
        any(page.cell(row, at).value for row in range(FIRST_ROW, page.max_row + 1)) for at in range(1, len(heads) + 1)
    ]
    return next(
        head
        for head, said in zip(heads, filled, strict=True)
        if said and "(" not in head and not head.endswith("*") and head not in {"id", "mark"}
    )


@pytest.mark.parametrize("sheet", ["papers", "incidents", "people", "steps", "impact"])
def test_a_column_that_can_be_left_out_may_lack_and_the_case_keeps_what_it_says_there(sheet: str) -> None:
    heading = optional(sheet)
    form = back(without(sheet, heading))
    assert merged(MONFORTE, form, ()) == MONFORTE
    (remark,) = form.remarks
    assert remark.startswith(f"{sheet}: has no column `{heading}`")


def test_a_column_that_is_needed_may_not_lack() -> None:
    assert faults_of(without("papers", "disclosure")) == [
        "papers: has no heading `disclosure` any more. Make a new workbook with docgen form, and copy the values over."
    ]


@pytest.mark.parametrize(("sheet", "heading"), [("incidents", "id"), ("exhibits", "mark"), ("steps", "belongs to")])
def test_what_names_a_row_may_not_lack(sheet: str, heading: str) -> None:
    assert any(f"has no heading `{heading}`" in fault for fault in faults_of(without(sheet, heading)))


def test_a_heading_that_was_changed_is_not_taken_for_one_that_was_never_there() -> None:
    heading = optional("papers")

    def rename(pages: Any) -> None:
        place = cell(pages, "papers", heading)
        pages["papers"].cell(HEAD_ROW, place.column).value = "my notes"

    assert any(f"has no heading `{heading}`" in fault for fault in faults_of(touched(BOOK, rename)))


def as_before(pages: Any) -> None:
    """Write headings, titles and standing help as docgen did before it said them in short."""
    long = {f"none found: {each} (or other way)": f"none found: {each} (or a row on the sheet other way)" for each in
            ("by whom", "date", "searched")}  # fmt: skip
    for table in tables():
        page = pages[table.name]
        page.cell(1, 1).value = MORE.get(table.models[0], table.about)
        heads = page["A"] if table.single else page[HEAD_ROW]
        for head in (each for each in heads if each.value and each.row >= HEAD_ROW):
            said = long.get(head.value, head.value).replace("SHA-256", "SHA-256 of the file")
            said = re.sub("(^|: )from( |$)", r"\1from (its source)\2", said.replace(" *", " (required)"))
            head.value = f"undermining: {said}" if said.startswith(("none found", "not asked")) else said
        for each in headed(table) if table.single else ():
            row = next(one.row for one in page["A"] if bare(str(one.value)) == each.heading)
            page.cell(row, 3).value = said_of(each.column) if each.column else None


def test_a_workbook_with_headings_as_they_were_before_is_read_as_one_of_today() -> None:
    form = back(touched(BOOK, as_before))
    assert form.assembled.faults == ()
    assert merged(MONFORTE, form, ()) == MONFORTE
