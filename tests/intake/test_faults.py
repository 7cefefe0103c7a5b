"""What is wrong in a workbook is told by sheet and cell, and nothing that somebody wrote is passed over."""

from datetime import date, datetime, time
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment

from docgen.intake.layout import FIRST_ROW, HEAD_ROW
from tests.intake.books import back, case_in, cell, faults_of, fixture, form_of, opened, touched, written

DATA = fixture("small-closed")
BOOK = form_of(DATA)
BELOW = 2_100
A_DAY = datetime(2025, 2, 2)  # noqa: DTZ001 - a workbook's days have no time zone
ANOTHER_DAY = datetime(2023, 5, 6)  # noqa: DTZ001 - the same
FAULTS = [
    # sheet, heading, row, what is written there: the cell that is told of, and what is said
    ("people", "lifetime anonymity", 3, None, "people!", "is empty"),
    ("people", "label", 3, " A person", "people!", "begins or ends with a space"),
    ("people", "categories", 3, "witnes", "people!", "must be one of"),
    ("people", "under 18", 3, "maybe", "people!", "must be yes or no"),
    ("people", "born", 3, "yesterday", "people!", "must be a day of the calendar"),
    ("people", "born", 3, 12_345.5, "people!", "was made into a number"),
    ("people", "label", 3, 7, "people!F3 (label)", "was made into a number"),
    ("people", "label", 3, A_DAY, "people!F3 (label)", "was made into a date or time"),
    ("people", "label", 3, True, "people!F3 (label)", "was made into TRUE or FALSE"),
    ("people", "label", 3, "=1+1", "people!F3", "holds a formula"),
    ("people", "speaks to", 3, "I99", "people!", "names an incident that the case does not have"),
    ("case", "stage", 0, "begun", "case!B8 (stage)", "must be one of"),
    ("case", "appeal", 0, "maybe", "case!", "must be one of: recorded"),
    ("case", "appeal", 0, None, "case!", "is empty"),
    ("subject", "PNC id", 0, "1999", "subject!", "must be a PNC id"),
    ("incidents", "from", 3, "page 3", "incidents!", "must name a paper"),
    ("incidents", "relevance", 3, None, "incidents!", "is empty"),
    ("incidents", "time", 3, "withheld; or not", "incidents!", "24-hour clock"),
    ("incidents", "none found: by whom", 3, "M1", "incidents!", "is empty"),
    ("steps", "belongs to", 3, "I99", "steps!A3 (belongs to)", "names no record"),
    ("steps", "belongs to", 3, None, "steps!A3 (belongs to)", "is empty"),
    ("steps", "kind", 5, None, "steps!", "is empty"),
    ("accounts", "belongs to", 3, "I2", "accounts!A3 (belongs to)", "incidents says that it is not"),
    ("convictions", "verdict", 3, "not guilty", "convictions!", "does not belong to a record of this kind"),
    ("convictions", "result", 3, "let off", "convictions!B3 (result)", "is not one of the words"),
    ("convictions", "belongs to", 4, "I1", "convictions!A4 (belongs to)", "second row for one record"),
    ("exhibits", "mark", 3, "exhibit 1", "exhibits!A3 (mark)", "must be an exhibit mark"),
    ("parts", "first", 3, "01", "parts!", "must be a whole number"),
    ("withheld values", "route", 3, "secret", "withheld values!E3 (route)", "must be one of"),
    ("withheld values", "field", 3, "nothing", "withheld values!A3 (sheet)", "names no cell"),
    ("incidents", "time", 3, "23:40", "withheld values!", "names no cell"),
    ("people", "contact", 3, "withheld", "people!", "has no row for it"),
    ("statements", "number", 3, "0", "statements!", "must be at least 1"),
]


def _called(row: Any) -> str:
    return f"{row[0]} {row[1]} {row[3]}"


@pytest.mark.parametrize("row", FAULTS, ids=_called)
def test_a_fault_is_told_by_its_cell(row: tuple[str, str, int, Any, str, str]) -> None:
    sheet, heading, at, value, spot, said = row
    faults = faults_of(written(BOOK, (sheet, heading, at, value)))
    assert any(fault.startswith(spot) and said in fault for fault in faults), faults


OTHER_WAY = ("none found: date", "none found: searched")


def test_silence_on_what_points_the_other_way_is_told_with_both_ways_to_mend_it() -> None:
    heads = (*OTHER_WAY, "none found: by whom")
    (told,) = faults_of(written(form_of(fixture("brandini-lopes")), *(("incidents", each, 3, None) for each in heads)))
    assert told == (
        "incidents!Z3 (none found: date): is empty, and the sheet other way has no row for this record: "
        "silence on it is no answer. Write here when somebody looked and found none, and in "
        "`none found: searched` what; or add such a row; or write yes in `not asked`, while "
        "nobody was asked."
    )


def test_that_nobody_was_asked_is_an_answer_and_no_second_one() -> None:
    heads = (*OTHER_WAY, "none found: by whom")
    empty = [("incidents", each, 3, None) for each in heads]
    book = form_of(fixture("brandini-lopes"))
    assert faults_of(written(book, *empty, ("incidents", "not asked", 3, "yes"))) == []
    (told,) = faults_of(written(form_of(fixture("brandini-lopes")), ("incidents", "not asked", 3, "yes")))
    assert told.startswith("incidents!Z3 (none found: date): says that somebody looked, or that nobody was")


def test_what_has_fields_of_its_own_is_told_by_where_these_are_for_its_own_cell_may_be_folded_away() -> None:
    faults = faults_of(form_of({}))
    (appeal,) = [fault for fault in faults if "(appeal)" in fault]
    assert appeal.endswith("Fill in the cells `appeal: ...`. Or write here: not recorded, not applicable or withheld.")
    first = {**fixture("brandini-lopes")["incidents"][0], "account": None}
    (account,) = faults_of(form_of({**fixture("brandini-lopes"), "incidents": (first,)}))
    assert account.endswith("has no row on the sheet `accounts`. Add one that belongs to this record.")


def test_what_points_the_other_way_beside_a_search_that_found_none_is_told_with_both_ways_to_mend_it() -> None:
    (first, *rest) = DATA["incidents"]
    both = {**first["undermining"], "none_found": {"by": "M1", "date": "2024-03-01", "searched": ("a log",)}}
    assert both["items"]
    (told,) = faults_of(form_of({**DATA, "incidents": ({**first, "undermining": both}, *rest)}))
    assert told.startswith("incidents!Z3 (none found: date): is filled in, and the sheet other way has a row")
    assert "clear `none found: date`, `none found: searched` and by whom, or that row" in told


def test_no_fault_repeats_what_a_person_wrote() -> None:
    theirs = "Zebedee Quillfeather"
    cells = [("people", heading, 3, f" {theirs}") for heading in ("name: given", "address", "contact", "born", "label")]
    cells += [("subject", "PNC id", 0, theirs), ("incidents", "date", 3, theirs), ("statements", "maker", 3, theirs)]
    faults = faults_of(written(BOOK, *cells))
    assert len(faults) >= len(cells)
    assert not any("Quillfeather" in fault for fault in faults)


def test_every_empty_cell_of_an_empty_workbook_is_told_of_with_what_belongs_there() -> None:
    faults = faults_of(form_of({}))
    assert any(fault.startswith("case!B3 (case owner): is empty. What belongs here:") for fault in faults)
    assert "makers: has no row yet. Fill in at least one." in faults
    assert "identity links: has no row yet. Fill in at least one." in faults
    assert not any("field required" in fault.casefold() for fault in faults)


@pytest.mark.parametrize(
    ("sheet", "heading", "value", "read"),
    [
        ("incidents", "date", ANOTHER_DAY, ("incidents", 0, "date", "2023-05-06")),
        ("incidents", "date", date(2023, 5, 6), ("incidents", 0, "date", "2023-05-06")),
        ("incidents", "date", "6 May 2023", ("incidents", 0, "date", "2023-05-06")),
        ("people", "age", 31, ("people", 0, "age", "31")),
        ("people", "age", 31.0, ("people", 0, "age", "31")),
        ("people", "under 18", False, ("people", 0, "under_18", "no")),
        ("people", "address", "Not Recorded", ("people", 0, "address", "not recorded")),
        ("people", "speaks to", "I1, I2", ("people", 0, "speaks_to", ("I1", "I2"))),
        ("people", "categories", "witness;victim", ("people", 0, "categories", ("witness", "victim"))),
        ("people", "places", "one\n  and more\ntwo", ("people", 0, "places", ("one\nand more", "two"))),
    ],
)
def test_what_a_program_made_of_a_cell_is_read_as_what_was_meant(
    sheet: str, heading: str, value: Any, read: tuple[str, int, str, Any]
) -> None:
    table, at, field, expected = read
    data = back(written(BOOK, (sheet, heading, FIRST_ROW, value))).assembled.data
    assert data[table][at][field] == expected


def test_a_true_time_is_read_as_a_time() -> None:
    data = back(written(BOOK, ("incidents", "time", 4, time(16, 20)))).assembled.data
    assert data["incidents"][1]["time"] == "16:20"


def stray_cell(book: Any) -> None:
    book["people"].cell(FIRST_ROW, 90).value = "a note"


def unknown_heading(book: Any) -> None:
    book["people"].cell(HEAD_ROW, 60).value = "shoe size"


def heading_gone(book: Any) -> None:
    book["people"].cell(HEAD_ROW, 4).value = None


def other_sheet(book: Any) -> None:
    book.create_sheet("notes").cell(1, 1).value = "a note"


def sheet_gone(book: Any) -> None:
    del book["steps"]


def merged(book: Any) -> None:
    book["people"].merge_cells("D3:E3")


def struck(book: Any) -> None:
    struck_out = TextBlock(InlineFont(strike=True), "Person")
    cell(book, "people", "label").value = CellRichText(struck_out, " A")


def beside_a_field(book: Any) -> None:
    book["case"].cell(5, 3).value = "my own note"


def far_below(book: Any) -> None:
    cell(book, "people", "label", BELOW).value = "Person Z"


@pytest.mark.parametrize(
    ("touch", "spot", "said"),
    [
        (stray_cell, "people!CL3", "belongs to no field"),
        (unknown_heading, "people!BH2", "belongs to no field"),
        (heading_gone, "people", "has no heading `name: family`"),
        (other_sheet, "sheet number ", "is a sheet that docgen does not know"),
        (sheet_gone, "steps: is not there any more", "Call it by this name again, or undo its deletion"),
        (merged, "people!D3", "is merged"),
        (struck, "people!F3", "struck out"),
        (beside_a_field, "case!C5", "belongs to no field"),
        (far_below, "people!", "is empty"),
    ],
)
def test_what_docgen_cannot_place_is_refused_and_never_dropped(touch: Any, spot: str, said: str) -> None:
    faults = faults_of(touched(BOOK, touch))
    assert any(fault.startswith(spot) and said in fault for fault in faults), faults


def test_comments_and_what_is_hidden_are_reported_and_what_is_hidden_is_read() -> None:
    def touch(book: Any) -> None:
        cell(book, "people", "label").comment = Comment("ask again", "somebody")
        book["papers"].row_dimensions[3].hidden = True
        book["people"].column_dimensions["E"].hidden = True
        book["steps"].sheet_state = "hidden"
        book["Start here"].cell(60, 2).value = "a note"

    form = back(touched(BOOK, touch))
    assert form.assembled.data == back(BOOK).assembled.data
    told = "\n".join(form.remarks)
    for said in ("people!F3: has a comment", "papers: rows are hidden (3)", "people: columns are hidden (E)"):
        assert said in told
    assert "steps: the sheet is hidden" in told
    assert "Start here!B60: holds a note" in told
    assert "ask again" not in told


def test_columns_may_be_moved() -> None:
    def swap(book: Any) -> None:
        page = book["people"]
        for row in range(HEAD_ROW, page.max_row + 1):
            first, second = page.cell(row, 4).value, page.cell(row, 5).value
            page.cell(row, 4).value, page.cell(row, 5).value = second, first

    assert back(touched(BOOK, swap)).assembled.data == back(BOOK).assembled.data


def test_empty_ids_are_given_in_the_order_of_the_rows_and_none_twice() -> None:
    rows = [("people", heading, at, value) for at in (5, 6) for heading, value in PERSON.items()]
    data = back(written(BOOK, *rows, ("comments", "text", 3, "of {P3}, who is not there yet"))).assembled.data
    assert [person["id"] for person in data["people"]] == ["P1", "P2", "P4", "P5"]


PERSON = {
    "name": "not recorded", "label": "Person Z", "categories": "witness", "under 18": "no", "lifetime anonymity": "no",
    "born": "not recorded", "address": "not recorded", "contact": "not recorded", "from": "S1 p1",
}  # fmt: skip


def test_a_new_row_is_a_new_record() -> None:
    book = written(BOOK, *(("people", heading, 5, value) for heading, value in PERSON.items()))
    case = case_in(back(book))
    assert [person.label for person in case.people][-1] == "Person Z"


def test_what_a_person_wrote_for_an_id_or_a_word_of_absence_is_not_repeated() -> None:
    theirs = "Quillfeather"
    cells = [("exhibits", "mark", 3, theirs), ("incidents", "chain", 3, theirs), ("people", "id", 3, theirs)]
    faults = faults_of(written(BOOK, *cells, ("people", "contact", 3, "withheld")))
    assert {fault.partition("!")[0] for fault in faults} >= {"exhibits", "incidents", "people", "parts"}
    assert not any(theirs in fault for fault in faults)


FREE_TEXT = [
    # where it is written: the cell that is told of, and what is said
    (("people", "name", 3), "people!C3 (name: given)", "although name is said to be something that is no word"),
    (("incidents", "account", 3), "accounts!A3 (belongs to)", "says that it is something that is no word of its list"),
    (("incidents", "id", 3), "accounts!A3 (belongs to)", "names no record"),
]


@pytest.mark.parametrize("theirs", ["Zebulon Quillfeather", "P3 Quillfeather", "I1 Quillfeather"])
@pytest.mark.parametrize(("where", "spot", "said"), FREE_TEXT)
def test_what_a_person_wrote_for_a_group_or_an_id_is_not_repeated(
    theirs: str, where: tuple[str, str, int], spot: str, said: str
) -> None:
    faults = faults_of(written(BOOK, (*where, theirs)))
    assert any(fault.startswith(spot) and said in fault for fault in faults), faults
    assert not any("Quillfeather" in fault for fault in faults)


def test_the_name_of_a_sheet_of_a_persons_own_is_not_repeated() -> None:
    def touch(book: Any) -> None:
        book.create_sheet("Quillfeather", 1).cell(1, 1).value = "=1+1"
        book.create_sheet("Quillfeather too", 2).sheet_state = "hidden"

    (told,) = faults_of(touched(BOOK, touch))
    assert told.startswith("sheet number 2: is a sheet that docgen does not know, and it holds something.")


def test_the_name_of_an_empty_sheet_of_a_persons_own_is_not_repeated_in_remarks() -> None:
    def touch(book: Any) -> None:
        book.create_sheet("Quillfeather", 1).sheet_state = "hidden"

    assert "sheet number 2: the sheet is hidden; it was read all the same." in back(touched(BOOK, touch)).remarks
    assert "Quillfeather" not in "".join(back(touched(BOOK, touch)).remarks)


def test_a_sign_that_is_half_of_one_is_refused_by_its_cell() -> None:
    faults = faults_of(written(BOOK, ("comments", "text", 3, "a_xD800_b"), ("people", "id", 3, "P_xDC00_")))
    assert {fault.partition(": ")[0] for fault in faults} >= {"comments!C3 (text)", "people!A3 (id)"}
    "\n".join(faults).encode()


def test_an_id_alone_that_docgen_wrote_into_a_new_workbook_is_no_row() -> None:
    new = {"makers": ({"id": "M1"},), "incidents": ({"id": "I1"},)}
    data = back(form_of(new)).assembled.data
    assert data["makers"] == ()
    assert "incidents" not in data
    assert back(form_of({"makers": ({"id": "M2"},)})).assembled.data["makers"][0]["id"] == "M2"


@pytest.mark.parametrize("word", [None, "not recorded"])
def test_rows_of_a_record_that_is_said_not_to_be_there_are_not_dropped(word: str | None) -> None:
    book = form_of(fixture("monforte"))
    empty = [("summary", heading, 0, None) for heading in ("asked", "received", "by whom")]
    faults = faults_of(written(book, ("case", "summary", 0, word), *empty))
    rows = [fault for fault in faults if fault.startswith("material!")]
    assert len(rows) == len(fixture("monforte")["summary"]["rows"])
    assert all("is filled in, although there is no summary." in fault for fault in rows)


def test_what_is_kept_back_may_be_named_by_what_its_row_belongs_to() -> None:
    book = written(BOOK, ("withheld values", "belongs to", 4, "I1"))
    assert cell(opened(BOOK), "withheld values", "belongs to", 4).value == "I1 account"
    assert back(book).assembled == back(BOOK).assembled
