"""An empty cell says what its help lets it say, where the rest leaves one answer; it is told, and never guessed."""

from typing import Any

import pytest

from docgen.intake.columns import Kind
from docgen.intake.empty_cells import RULES
from docgen.intake.layout import FIRST_ROW, OR_EMPTY, headed, said_of
from docgen.intake.tables import tables
from tests.intake.books import back, case_in, cell, faults_of, fixture, form_of, opened, written

LOPES = fixture("brandini-lopes")
BOOK = form_of(LOPES)
MANY = form_of(fixture("monforte"))
SOURCE, NONE_FOUND = "from", "none found: "
DERIVED = [
    # sheet, heading, row that is emptied: what is reported
    ("steps", "belongs to", 3, "steps!A3 (belongs to): I1, the one there is"),
    ("parts", "belongs to", 3, "parts!A3 (belongs to): LH/1, the one there is"),
    ("sentences", "belongs to", 4, "sentences!A4 (belongs to): I1, the one there is"),
    ("paragraphs", "belongs to", 3, "paragraphs!A3 (belongs to): G1, the one there is"),
    ("steps", SOURCE, 4, f"steps!G4 ({SOURCE}): M1, the maker who took the step"),
    ("steps", SOURCE, 6, f"steps!G6 ({SOURCE}): S4 p1, as its conviction"),
    ("steps", "by whom", 6, "steps!E6 (by whom): not applicable, a court did it"),
    ("accounts", "date", 3, "accounts!D3 (date): the day of the interview"),
    ("sentences", SOURCE, 3, "sentences!F3 (from): S4 p1, as its conviction"),
    ("sentences", "length", 5, "sentences!E5 (length): not applicable, a sum has none"),
    ("searches", SOURCE, 3, "searches!F3 (from): M1, the statement's maker"),
    ("paragraphs", "author", 3, "paragraphs!H3 (author): M1, the statement's maker"),
    ("paragraphs", SOURCE, 3, "paragraphs!N3 (from): M1, the author's own knowledge"),
    ("paragraphs", "written", 4, "paragraphs!I4 (written): as in the row above"),
    ("paragraphs", "incident", 5, "paragraphs!D5 (incident): I1, the one incident"),
    ("statements", "incidents", 3, "statements!G3 (incidents): I1, the one incident"),
    ("statements", "maker", 3, "statements!C3 (maker): M1, the one maker"),
    ("statements", "number", 3, "statements!D3 (number): 1, the maker's next"),
    ("statements", "marking", 3, "statements!F3 (marking): OFFICIAL, nobody has decided otherwise"),
    ("statements", "exhibits", 3, "statements!J3 (exhibits): LH/1, the maker's exhibits"),
    ("exhibits", "maker", 3, "exhibits!B3 (maker): M1, the one maker"),
    ("exhibits", "description", 3, "exhibits!C3 (description): the title of its paper"),
    ("papers", "title", 6, "papers!C6 (title): the words of its kind"),
    ("makers", "rank short", 3, "makers!F3 (rank short): the usual short form of the rank"),
    ("makers", SOURCE, 3, "makers!R3 (from): M1, the maker's own knowledge"),
    ("incidents", "identity", 3, "incidents!AC3 (identity): L1, the one identity link"),
    ("case", "appeal", 0, "case!B26 (appeal): recorded, its fields or rows are filled in"),
    ("incidents", "account", 3, "incidents!X3 (account): recorded, its fields or rows are filled in"),
    ("case", "stage", 0, "case!B8 (stage): appealed, as the appeal says"),
]  # fmt: skip


@pytest.mark.parametrize("row", DERIVED, ids=lambda row: f"{row[0]} {row[1]}")
def test_an_empty_cell_says_the_one_thing_that_it_can_and_it_is_told(row: tuple[str, str, int, str]) -> None:
    sheet, heading, at, told = row
    form = back(written(BOOK, (sheet, heading, at, None)))
    assert form.assembled.data == back(BOOK).assembled.data
    assert form.taken == (told,)


@pytest.mark.parametrize(
    ("sheet", "heading", "row", "told"),
    [
        ("papers", "held by", 6, "papers!H6 (held by): not recorded, nobody says"),
        ("paragraphs", "written", 3, "paragraphs!I3 (written): not recorded, nobody says"),
        ("subject", "CRO number", 0, "subject!B22 (CRO number): not recorded, nobody says"),
        ("incidents", "exact place", 3, "incidents!I3 (exact place): not recorded, nobody says"),
    ],
)
def test_what_nobody_says_is_not_recorded_and_no_day_is_made_up(sheet: str, heading: str, row: int, told: str) -> None:
    form = back(written(BOOK, (sheet, heading, row, None)))
    assert form.taken == (told,)
    assert case_in(form)


@pytest.mark.parametrize(
    "cells",
    [
        (("accounts", "where", 3, "on arrest"),),
        (("steps", "kind", 3, "interviewed"), ("steps", "date", 3, "3 Feb 2025")),
    ],
    ids=["not in interview", "two interviews"],
)
def test_what_was_said_on_another_occasion_than_the_one_interview_has_no_day_that_is_taken(cells: Any) -> None:
    (fault,) = faults_of(written(BOOK, *cells, ("accounts", "date", 3, None)))
    assert fault.startswith("accounts!D3 (date): is empty")


def test_an_exact_place_may_not_be_left_empty_where_somebody_may_live_there() -> None:
    assert cell(opened(MANY), "incidents", "people", 3).value
    (fault,) = faults_of(written(MANY, ("incidents", "exact place", 3, None)))
    assert fault.startswith("incidents!I3 (exact place)")


def test_a_day_of_writing_that_is_withheld_above_says_nothing_of_the_row_below() -> None:
    form = back(written(BOOK, ("paragraphs", "written", 3, "not recorded"), ("paragraphs", "written", 4, None)))
    assert form.taken == ("paragraphs!I4 (written): not recorded, nobody says",)


def test_a_person_without_a_label_is_called_by_the_next_letter_and_by_nothing_that_tells_a_part() -> None:
    two = (("people", "label", row, None) for row in (3, 5))
    form = back(written(MANY, *two))
    assert form.taken == tuple(f"people!F{row} (label): the next letter that nobody has" for row in (3, 5))
    labels = [person["label"] for person in form.assembled.data["people"]]
    assert labels[0] == "Person A"
    assert labels[2] == "Person C"
    assert len(set(labels)) == len(labels)


def test_all_of_them_may_be_empty_at_once() -> None:
    form = back(written(BOOK, *((sheet, heading, at, None) for sheet, heading, at, _ in DERIVED)))
    assert form.assembled.data == back(BOOK).assembled.data
    assert case_in(form) == case_in(back(BOOK))


UNWRITTEN = {**LOPES, "statements": ({**LOPES["statements"][0], "paragraphs": ()},)}
INCIDENTS = ("statements", "incidents", 3, None)


def test_a_statement_is_of_the_one_incident_also_before_the_maker_has_written() -> None:
    form = back(written(form_of(UNWRITTEN), INCIDENTS))
    assert form.taken == ("statements!G3 (incidents): I1, the one incident",)
    assert form.assembled.data["statements"][0]["incidents"] == ("I1",)


@pytest.mark.parametrize(
    "said", [{"left_out": ({"incident": "I1", "by": "a", "reason": "b"},)}, {"intelligence": ("N1",)}]
)
def test_a_statement_that_says_what_else_it_is_of_is_of_no_incident_that_is_not_named(said: dict[str, Any]) -> None:
    other = {**UNWRITTEN, "statements": ({**UNWRITTEN["statements"][0], **said},)}
    assert back(written(form_of(other), INCIDENTS)).taken == ()


def test_a_statement_has_no_exhibit_of_another_maker() -> None:
    (lowri,), (mark,) = LOPES["makers"], LOPES["exhibits"]
    other = {**lowri, "id": "M2", "from": ("M2",)}
    two = {**LOPES, "makers": (lowri, other), "exhibits": (mark, {**mark, "mark": "AB/1", "maker": "M2"})}
    form = back(written(form_of(two), ("statements", "exhibits", 3, None)))
    assert form.assembled.data["statements"][0]["exhibits"] == ("LH/1",)


def test_where_there_are_two_statements_neither_has_exhibits_that_are_not_named() -> None:
    (first,) = LOPES["statements"]
    two = form_of({**LOPES, "statements": (first, {**first, "id": "G2", "number": "2"})})
    form = back(written(two, ("statements", "exhibits", 3, None), ("statements", "exhibits", 4, None)))
    assert form.taken == ()


def test_where_there_are_two_statements_a_paragraph_has_to_be_about_the_incident() -> None:
    (first,) = UNWRITTEN["statements"]
    two = {**UNWRITTEN, "statements": (first, {**first, "id": "G2", "number": "2"})}
    assert back(written(form_of(two), INCIDENTS)).taken == ()


def test_cells_below_each_other_are_told_in_one_line() -> None:
    form = back(written(BOOK, *(("steps", "belongs to", at, None) for at in (3, 4, 5, 6))))
    assert form.taken == ("steps!A3:A6 (belongs to): I1, the one there is",)


def test_a_row_that_does_not_say_where_it_belongs_belongs_where_the_one_above_does() -> None:
    form = back(written(MANY, ("steps", "belongs to", 4, None)))
    assert form.assembled.data == back(MANY).assembled.data
    assert form.taken == ("steps!A4 (belongs to): I1, as in the row above",)


@pytest.mark.parametrize(
    ("sheet", "heading", "at"),
    [
        ("steps", "belongs to", 3),  # no row is above it
        ("incidents", "identity", 3),
        ("incidents", SOURCE, 4),
        ("paragraphs", "incident", 0),
        ("papers", "disclosure", 4),
        ("papers", "marking", 4),
        ("steps", "date", 4),
    ],
)  # fmt: skip
def test_where_there_is_a_choice_or_no_rule_an_empty_cell_is_refused(sheet: str, heading: str, at: int) -> None:
    book = opened(MANY)
    rows = [row for row in range(FIRST_ROW, book[sheet].max_row + 1) if cell(book, sheet, heading, row).value]
    row = at or rows[0]
    faults = faults_of(written(MANY, (sheet, heading, row, None)))
    assert any(fault.startswith(f"{sheet}!") for fault in faults)


KNOCK_ONS = [
    # cells that are emptied, the cause first: what is told is told of the cause alone
    (("parts", "paper", 3), ("exhibits", "description", 3)),
    (("steps", "by whom", 3), ("steps", SOURCE, 3)),
    (("papers", "kind", 6), ("papers", "title", 6)),
    (("makers", "rank", 3), ("makers", "rank short", 3)),
    (("paragraphs", "kind", 3), ("paragraphs", SOURCE, 3)),
    (("sentences", "kind", 3), ("sentences", "length", 3)),
    (("convictions", SOURCE, 3), ("sentences", SOURCE, 3)),
]


@pytest.mark.parametrize("cells", KNOCK_ONS, ids=lambda cells: f"{cells[1][0]} {cells[1][1]}")
def test_of_an_empty_cell_that_hangs_on_another_only_the_other_is_told(cells: tuple[tuple[str, str, int], ...]) -> None:
    (told,) = faults_of(written(BOOK, *((*each, None) for each in cells)))
    sheet, heading, row = cells[0]
    assert told.startswith(f"{sheet}!")
    assert f"{row} ({heading}): is empty." in told


@pytest.mark.parametrize("emptied", [("rank short", "employer"), ("rank short",), ("employer",)], ids=str)
@pytest.mark.parametrize(
    ("said", "rank"), [("PC", "Police Constable"), ("Sgt.", "Police Sergeant"), ("insp", "Inspector")]
)
def test_a_rank_in_short_is_the_one_that_it_means_and_it_is_told(
    said: str, rank: str, emptied: tuple[str, ...]
) -> None:
    cells = (("makers", "rank", 3, said), *(("makers", each, 3, None) for each in emptied))
    form = back(written(BOOK, *cells))
    assert case_in(form).makers[0].rank == rank
    assert f"makers!E3 (rank): {rank}" in form.taken


def test_a_rank_in_short_stays_where_nothing_hangs_on_it() -> None:
    book = written(BOOK, ("makers", "rank", 3, "PC"))
    assert case_in(back(book)).makers[0].rank == "PC"


def test_an_exhibit_without_a_part_is_told_once() -> None:
    cells = (("parts", "belongs to", 3), ("parts", "paper", 3), ("exhibits", "description", 3))
    (told,) = faults_of(written(BOOK, *((*each, None) for each in cells)))
    assert "has no row on the sheet `parts`" in told


def test_an_empty_cell_whose_cause_is_right_is_told_of_as_before() -> None:
    (told,) = faults_of(written(BOOK, ("papers", "kind", 6, "other"), ("papers", "title", 6, None)))
    assert told.startswith("papers!C6 (title): is empty.")


def test_what_a_maker_knows_of_one_thing_is_never_said_to_be_the_source_of_the_next() -> None:
    faults = faults_of(written(BOOK, ("steps", "kind", 6, "charged"), ("steps", SOURCE, 6, None)))
    assert any(fault.startswith("steps!G6 (from): is empty") for fault in faults)


def test_who_looked_for_what_points_the_other_way_is_never_taken_from_elsewhere() -> None:
    (fault,) = faults_of(written(BOOK, ("incidents", f"{NONE_FOUND}by whom", 3, None)))
    assert fault.startswith(f"incidents!Y3 ({NONE_FOUND}by whom): is empty")


def test_a_paragraph_that_is_not_own_knowledge_has_to_name_its_source() -> None:
    faults = faults_of(written(BOOK, ("paragraphs", "kind", 3, "record"), ("paragraphs", SOURCE, 3, None)))
    assert any(fault.startswith("paragraphs!N3 (from): is empty") for fault in faults)


def test_nobody_looked_for_what_points_the_other_way_where_the_row_says_nothing_of_it() -> None:
    faults = faults_of(
        written(BOOK, *(("incidents", NONE_FOUND + each, 3, None) for each in ("by whom", "date", "searched")))
    )
    assert faults


@pytest.mark.parametrize("name", ["brandini-lopes", "monforte", "khelladi", "small-closed"])
def test_a_case_that_is_complete_has_no_empty_cell_that_says_something(name: str) -> None:
    assert back(form_of(fixture(name))).taken == ()


def test_every_rule_is_of_a_column_and_stands_in_its_help() -> None:
    columns: dict[Any, Any] = {(table.models[0], each.path): each for table in tables() for each in table.columns}
    for place, rule in RULES.items():
        assert f"Empty: {rule.said}." in said_of(columns[place])


def test_headings_say_which_needed_fields_may_be_empty() -> None:
    for table in tables():
        for each in headed(table):
            lenient = each.column is None or bool(each.column.empty) or each.column.kind is Kind.GROUP
            assert each.written.endswith(OR_EMPTY) == (each.required and lenient)
