"""A workbook made before docgen had a field that can be left out is read in, and what the case says there stays."""

from typing import Any

import pytest

from docgen.intake.layout import FIRST_ROW, HEAD_ROW
from docgen.intake.merging import merged
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
        if said and "(" not in head and head not in {"id", "mark"}
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
