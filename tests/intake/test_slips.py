"""One slip is told once, at the cell where it was made, and in the words of a person who has only the workbook."""

from typing import Any

import pytest

from docgen.intake.reading import Form
from tests.intake.books import back, faults_of, fixture, form_of, written

BOOK = form_of(fixture("brandini-lopes"))
SLIPS = [
    # what happened; sheet, heading, row and what is written there; the cells told of, with part of what is said
    ("a bad cell of a maker", [("makers", "over 18", 3, "perhaps")], {"makers!L3 (over 18)": "must be yes or no"}),
    (
        "a rank with its number, and what a rank tells left empty",
        [
            ("makers", "rank", 3, "PC 1207"),
            *(("makers", each, 3, None) for each in ("rank short", "employer", "employer is party", "over 18")),
        ],
        {"makers!E3 (rank)": "does not tell rank short, employer and over 18. Write PC, PS, Insp, DC, DS, DI"},
    ),
    (
        "another rank, and what it does not tell left empty",
        [("makers", "rank", 3, "Special Constable"), ("makers", "over 18", 3, None)],
        {"makers!E3 (rank)": "of another rank, fill in over 18 too"},
    ),
    ("a bad paper of the one part", [("parts", "paper", 3, "7")], {"parts!B3 (paper)": "must be a paper's id"}),
    ("a part of nothing", [("parts", "belongs to", 3, "XX/9")], {"parts!A3 (belongs to)": "names no record"}),
    ("an account of nothing", [("accounts", "belongs to", 3, "I9")], {"accounts!A3 (belongs to)": "names no record"}),
    (
        "a result that is none, and empty cells in and below its row",
        [("convictions", "result", 3, "let off"), ("convictions", "date", 3, None), ("sentences", "amount", 3, None)],
        {
            "convictions!B3 (result)": "is not one of the words",
            "convictions!C3 (date)": "is empty",
            "sentences!D3 (amount)": "is empty",
        },
    ),
    ("no result", [("convictions", "result", 3, None)], {"convictions!B3 (result)": "is empty. What belongs here"}),
    (
        "an id with a nought before its number",
        [("convictions", "from", 3, "S04 p1")],
        {"convictions!X3 (from)": "Did you mean S4? Known are: M1, S1, S2, S3, S4."},
    ),
    (
        "a paragraph about something else that names an incident",
        [("paragraphs", "incident", 3, "I1")],
        {"paragraphs!D3 (incident)": "although the paragraph is about something else: how I know"},
    ),
]  # fmt: skip


def test_a_rank_that_nobody_knows_stays_where_nothing_hangs_on_it() -> None:
    assert faults_of(written(BOOK, ("makers", "rank", 3, "PC 1207"))) == []


@pytest.mark.parametrize("row", SLIPS, ids=lambda row: row[0])
def test_a_slip_is_told_once_and_at_its_own_cell(
    row: tuple[str, list[tuple[str, str, int, Any]], dict[str, str]],
) -> None:
    _, cells, told = row
    faults = faults_of(written(BOOK, *cells))
    assert [fault.partition(": ")[0] for fault in faults] == list(told)
    assert all(said in fault for fault, said in zip(faults, told.values(), strict=True)), faults


def test_the_words_of_a_list_are_given_once() -> None:
    (fault,) = faults_of(written(BOOK, ("case", "stage", 0, "begun")))
    assert fault.count("commissioned") == 1
    assert "How far the case has come" in fault


CAPITALS = [
    ("case", "route", 0, "Administrative removal"),
    ("papers", "who it came from", 3, "Court"),
    ("papers", "marking", 3, "official-sensitive"),
    ("paragraphs", "about", 3, "How I know"),
    ("convictions", "result", 3, "CONVICTED"),
    ("makers", "over 18", 3, "Yes"),
    ("people", "categories", 3, "Witness; VICTIM"),
]


def test_words_of_a_list_are_taken_in_any_capitals() -> None:
    plain = [(sheet, heading, at, _as_listed(value)) for sheet, heading, at, value in CAPITALS]
    assert _data(back(written(BOOK, *CAPITALS))) == _data(back(written(BOOK, *plain)))


def _as_listed(word: str) -> str:
    return {"How I know": "how I know", "official-sensitive": "OFFICIAL-SENSITIVE"}.get(word, word.casefold())


def _data(form: Form) -> Any:
    return form.assembled.data


def test_a_paragraph_about_an_incident_that_its_statement_leaves_out_is_told_of_with_those_that_it_sets_out() -> None:
    book = written(form_of(fixture("khelladi")), ("statements", "incidents", 3, "I2; I3"))
    faults = faults_of(book)
    assert len(faults) == len({"I1", "I4", "I5", "I6", "I7", "I8", "I9"})
    assert all(fault.startswith("paragraphs!D") and "name one of those: I2, I3." in fault for fault in faults)
