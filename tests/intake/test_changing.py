"""What a workbook changes is told by cell, and what an empty cell says only where the case did not say it yet."""

from typing import Any

import pytest

from docgen.intake.cells import Spot
from docgen.intake.changing import changed, newly_taken
from tests.intake.books import back, fixture, form_of, written

LOPES = fixture("brandini-lopes")
BOOK = form_of(LOPES)
SPOTS = back(BOOK).assembled.spots
CASE = back(BOOK).assembled.data


def told(*changes: tuple[str, str, int, str | None]) -> tuple[str, ...]:
    return changed(CASE, back(written(BOOK, *changes)).assembled.data, SPOTS)


@pytest.mark.parametrize(
    ("change", "cells"),
    [
        (("searches", "date", 3, "2025-04-23"), ("searches!D3",)),
        (("searches", "date", 3, "24 April 2025"), ()),
        (("incidents", "time", 3, None), ("incidents!E3",)),
        (("incidents", "none found: searched", 3, "PNC"), ("incidents!AA3",)),
        (("case", "force", 0, "Another"), ("case!B5",)),
    ],
)
def test_a_changed_cell_is_told_by_its_place(change: tuple[str, str, int, str | None], cells: tuple[str, ...]) -> None:
    assert told(change) == cells


def test_a_record_that_is_gone_is_left_to_others_and_shifts_none() -> None:
    (statement,) = CASE["statements"]
    fewer: dict[str, Any] = {**CASE, "statements": ({**statement, "searches": statement["searches"][1:]},)}
    assert changed(CASE, fewer, SPOTS) == ()


def test_a_field_without_a_cell_is_told_by_its_path() -> None:
    assert changed(CASE, {**CASE, "force": "Another"}, {}) == ("force",)
    assert changed({"a": {"b": "x"}}, {"a": "not recorded"}, {("a",): Spot("case", 0, 0)}) == ("a", "a.b")


def test_only_what_the_case_did_not_say_yet_is_told_of_empty_cells() -> None:
    cells = (("steps", "belongs to", 3, None), ("searches", "from", 3, None))
    form = back(written(BOOK, *cells))
    assert newly_taken(CASE, form.assembled.data, form.assembled) == ()
    assert newly_taken({}, form.assembled.data, form.assembled) == form.assembled.taken
    (statement,) = CASE["statements"]
    first, *rest = statement["searches"]
    without = {**CASE, "statements": ({**statement, "searches": ({**first, "from": ("S4",)}, *rest)},)}
    (new,) = newly_taken(without, form.assembled.data, form.assembled)
    assert str(new.spot) == "searches!F3 (from)"


@pytest.mark.parametrize("before", [{}, {"account": "not recorded"}], ids=["not there", "said not to be there"])
def test_a_record_of_which_there_is_one_is_told_where_it_is_new(before: dict[str, Any]) -> None:
    """Only a list gives the row's own place to the cell that says what the row belongs to."""
    form = back(written(BOOK, ("accounts", "belongs to", 3, None)))
    (incident,) = (
        {**{name: value for name, value in each.items() if name != "account"}, **before} for each in CASE["incidents"]
    )
    assert newly_taken(CASE, form.assembled.data, form.assembled) == ()
    (new,) = newly_taken({**CASE, "incidents": (incident,)}, form.assembled.data, form.assembled)
    assert (new.spot.sheet, new.spot.row) == ("accounts", 3)
