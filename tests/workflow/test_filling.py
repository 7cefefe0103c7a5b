"""A case goes out as a workbook and comes back: all of it or nothing, and nobody's work is lost."""

import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from docgen.case import load_case
from docgen.case.case import Case
from docgen.case.nodes import data_of, read_nodes
from docgen.errors import InputError
from docgen.workflow.checking import check_case
from docgen.workflow.filling import Filled, fill_case
from docgen.workflow.forms import form_case
from docgen.workflow.starting import start_case
from docgen.workroom.journal import read_chain
from docgen.workroom.lock import case_lock
from tests.intake.books import CASES, ROOT, cell, fixture, form_of, opened, touched, written
from tests.made.cases import CASE_TEXT
from tests.workflow.cases import CLOCK, case_folder


def whole_case(folder: Path, name: str) -> Path:
    shutil.copytree(ROOT / "fixtures" / "cases" / name, folder)
    return folder


def fill(folder: Path, book: bytes | None = None, *, over: bool = False) -> Filled:
    path = folder.parent / "filled.xlsx"
    path.write_bytes((folder / "case.xlsx").read_bytes() if book is None else book)
    return fill_case(folder, path, lambda: CLOCK, over=over)


def case_text(folder: Path) -> str:
    return (folder / "case.yaml").read_text(encoding="utf-8")


def formed(folder: Path, *, summary: bool = False) -> bytes:
    return form_case(folder, summary=summary, replace=True).file.read_bytes()


@pytest.mark.parametrize("name", CASES)
def test_a_workbook_in_which_nothing_was_changed_changes_not_a_byte(name: str, tmp_path: Path) -> None:
    folder = whole_case(tmp_path / "case", name)
    before = case_text(folder)
    filled = fill(folder, formed(folder))
    assert filled == Filled(changed=False, kept_layout=True, summary=False, remarks=())
    assert case_text(folder) == before
    assert not (folder / "audit.jsonl").exists()


def test_a_changed_cell_changes_its_place_in_the_case_file_and_no_other(tmp_path: Path) -> None:
    folder = case_folder(tmp_path / "case")
    filled = fill(folder, written(formed(folder), ("incidents", "place", 3, "a shop on the quay")))
    assert filled.kept_layout
    assert filled.changed
    old = load_case(CASE_TEXT.encode(), "case.yaml").incidents[0].place
    assert case_text(folder) == CASE_TEXT.replace(f"place: {old}", "place: a shop on the quay")
    assert (folder / filled.before).read_text(encoding="utf-8") == CASE_TEXT
    (line,) = read_chain(folder / "audit.jsonl").lines
    assert line.entry["did"] == "fill"


def test_a_row_that_is_added_and_one_that_is_taken_out_keep_the_remarks(tmp_path: Path) -> None:
    folder = whole_case(tmp_path / "case", "khelladi")
    remarks = [line for line in case_text(folder).splitlines() if line.startswith("#")]
    data = fixture("khelladi")
    comments = ({"id": "K9", "by": "Somebody", "text": "a new one"}, *data["comments"][1:])
    book = form_of({**data, "comments": comments}, digest=None)
    assert fill(folder, book).kept_layout
    read = data_of(read_nodes(case_text(folder), "case.yaml"))
    assert [each["id"] for each in read["comments"]] == [each["id"] for each in comments]
    assert [line for line in case_text(folder).splitlines() if line.startswith("#")] == remarks


def test_an_empty_format_is_told_with_the_formats_that_there_are(tmp_path: Path) -> None:
    folder = case_folder(tmp_path / "case")
    with pytest.raises(InputError) as caught:
        fill(folder, written(formed(folder), ("statements", "format", 3, None)))
    (fault,) = caught.value.faults
    assert str(fault).startswith("statements!B3 (format): is empty.")
    assert "There are: police-statement-tribunal, police-statement-s9." in fault.next_step


def test_a_fault_keeps_everything_as_it_was_and_every_fault_is_told(tmp_path: Path) -> None:
    folder = case_folder(tmp_path / "case")
    book = written(
        formed(folder), ("incidents", "date", 3, "soon"), ("case", "force", 0, None), ("people", "label", 3, "x")
    )
    with pytest.raises(InputError) as caught:
        fill(folder, book)
    places = {str(fault.place) for fault in caught.value.faults}
    assert places >= {"case!B5 (force)", "incidents!B3 (date)"}
    assert any(place.startswith("people!") for place in places)
    assert case_text(folder) == CASE_TEXT
    assert not (folder / "audit.jsonl").exists()


def test_a_workbook_that_was_begun_is_not_written_over(tmp_path: Path) -> None:
    folder = case_folder(tmp_path / "case")
    begun = written(formed(folder), ("case", "force", 0, "Another Force"))
    (folder / "case.xlsx").write_bytes(begun)
    with pytest.raises(InputError, match="There is a workbook already"):
        form_case(folder, summary=False)
    assert (folder / "case.xlsx").read_bytes() == begun


def test_a_workbook_older_than_the_case_is_refused_but_may_be_read_in_again_and_again(tmp_path: Path) -> None:
    folder = case_folder(tmp_path / "case")
    book = formed(folder)
    first = written(book, ("case", "force", 0, "Another Force"))
    assert fill(folder, first).changed
    assert not fill(folder, first).changed
    assert fill(folder, written(first, ("case", "force", 0, "A Third Force"))).changed
    (folder / "case.yaml").write_text(case_text(folder).replace("stage: appealed", "stage: decided"), encoding="utf-8")
    with pytest.raises(InputError, match="was changed after this workbook was made"):
        fill(folder, first)
    assert "stage: decided" in case_text(folder)
    assert fill(folder, first, over=True).changed
    assert "stage: appealed" in case_text(folder)


def test_two_people_fill_in_copies_of_one_workbook_and_neither_undoes_the_other(tmp_path: Path) -> None:
    folder = case_folder(tmp_path / "case")
    book = formed(folder)
    mine, theirs = written(book, ("case", "force", 0, "Another Force")), written(book, ("case", "stage", 0, "decided"))
    assert fill(folder, mine).changed
    with pytest.raises(InputError, match="would undo what was changed"):
        fill(folder, theirs)
    assert "force: Another Force" in case_text(folder)
    both = written(mine, ("case", "stage", 0, "decided"))
    filled = fill(folder, both)
    assert filled.changed
    assert "force: Another Force" in case_text(folder)
    assert "stage: decided" in case_text(folder)
    kept = sorted(path.read_text(encoding="utf-8") for path in (folder / "out" / "internal").glob("case.before.*.yaml"))
    assert len(kept) == 2
    assert CASE_TEXT in kept


def test_a_workbook_that_is_filled_in_further_may_take_something_back_and_it_is_told(tmp_path: Path) -> None:
    folder = case_folder(tmp_path / "case")
    book = formed(folder)
    first = written(book, ("case", "force", 0, "Another Force"), ("case", "stage", 0, "decided"),
                    ("subject", "nationality", 0, "Italian"))  # fmt: skip
    assert fill(folder, first).set_back == ()
    better = written(book, ("case", "stage", 0, "decided"), ("subject", "nationality", 0, "Italian"))
    filled = fill(folder, better)
    assert (filled.changed, filled.set_back) == (True, ("case!B5 (force)",))
    assert "Another Force" not in case_text(folder)
    assert "Italian" in case_text(folder)


def test_what_is_set_back_in_a_list_is_told_by_its_cell(tmp_path: Path) -> None:
    folder = case_folder(tmp_path / "case")
    book = formed(folder)
    source, heard = ("convictions", "from", 3), ("case", "force", 0, "Another Force")
    assert fill(folder, written(book, (*source, "S4"), heard, ("subject", "nationality", 0, "Italian"))).changed
    filled = fill(folder, written(book, (*source, "S4 p1"), heard, ("subject", "nationality", 0, "Italian")))
    assert filled.set_back == ("convictions!X3 (from)",)


def test_papers_that_were_numbered_anew_are_told_of_since_the_lists_offer_the_old_ones(tmp_path: Path) -> None:
    folder = case_folder(tmp_path / "case")
    book = formed(folder)
    assert fill(folder, written(book, ("case", "force", 0, "Another Force"))).out_of_date == ()
    anew = written(book, ("papers", "id", 4, "S12"), ("case", "force", 0, "Another Force"))
    filled = fill(folder, anew)
    assert (filled.changed, filled.out_of_date) == (True, ("S12", "S2"))
    assert fill(folder, anew).out_of_date == ("S12", "S2")
    assert fill(folder, formed(folder)).out_of_date == ()


def test_a_summary_that_the_police_filled_in_comes_into_the_case_and_nothing_else_changes(tmp_path: Path) -> None:
    folder = case_folder(tmp_path / "case")
    row = {
        "item": "crime report 1", "date": "2 February 2025", "incident": "I1", "what it shows": "theft of two jackets",
        "outcome": "convicted", "primary record held": "crime report", "disclosable": "in part", "why not": "addresses",
        "handling": "not recorded", "what points the other way": "nothing\nthat we found",
        "who can speak to it": "not recorded",
    }  # fmt: skip
    cells = [("material", heading, 3, text) for heading, text in row.items()]
    cells += [("summary", heading, 0, "3 March 2025") for heading in ("asked", "received")]
    book = written(formed(folder, summary=True), *cells, ("summary", "by whom", 0, "A. Sergeant"))
    filled = fill(folder, book)
    assert filled.summary
    case = load_case(case_text(folder).encode(), "case.yaml")
    before = load_case(CASE_TEXT.encode(), "case.yaml")
    assert case.model_copy(update={"summary": before.summary}) == before
    assert getattr(case.summary, "rows")[0].id == "R1"  # noqa: B009 - the type allows words of absence too
    assert case_text(folder).startswith(CASE_TEXT[: CASE_TEXT.index("exhibits:")])


def test_a_case_just_begun_gives_an_empty_workbook_with_its_papers_and_none_of_the_example(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    start_case(folder, source=ROOT / "fixtures" / "cases" / "brandini-lopes" / "papers", example=None)
    made = form_case(folder, summary=False)
    assert made.empty
    book = openpyxl.load_workbook(made.file)
    values = [str(each.value) for page in book for row in page.iter_rows() for each in row if each.value is not None]
    help_texts = {str(each.value) for row in book["Help"].iter_rows() for each in row}
    assert "Perpetua Lindqvist" in help_texts
    assert values.count("Perpetua Lindqvist") == 1
    listed = [cell(book, "papers", "file", row).value for row in range(3, 9)]
    assert [name for name in listed if name] == sorted(each.name for each in (folder / "papers").iterdir())
    with pytest.raises(InputError, match="still holds docgen's invented example"):
        form_case(folder, summary=True)


def test_pack_c_is_entered_through_the_workbook_alone(tmp_path: Path) -> None:
    """A person fills in what `docgen form` gave for the papers: the case then is the fixture's, and checks clean."""
    folder, data = tmp_path / "case", fixture("brandini-lopes")
    start_case(folder, source=ROOT / "fixtures" / "cases" / "brandini-lopes" / "papers", example=None)
    typed = openpyxl.load_workbook(form_case(folder, summary=False).file)
    theirs = openpyxl.load_workbook(_as_file(form_of(without_files(data)), tmp_path))
    for page in theirs.worksheets[1:-2]:
        for row in page.iter_rows(min_row=3):
            for each in row:
                typed[page.title].cell(each.row, each.column).value = each.value
    typed.save(tmp_path / "typed.xlsx")
    assert fill_case(folder, tmp_path / "typed.xlsx", lambda: CLOCK).changed
    assert "example" not in data_of(read_nodes(case_text(folder), "case.yaml"))
    assert load_case(case_text(folder).encode(), "case.yaml") == Case.model_validate(data)
    (checked,) = check_case(folder)
    assert {str(finding.severity) for finding in checked.findings} <= {"note"}


def without_files(data: dict[str, Any]) -> dict[str, Any]:
    """The case without what docgen itself can tell of a file."""
    told = {"sha256", "pages"}
    papers = tuple({name: value for name, value in each.items() if name not in told} for each in data["papers"])
    return {**data, "papers": papers}


def _as_file(book: bytes, folder: Path) -> Path:
    path = folder / "theirs.xlsx"
    path.write_bytes(book)
    return path


@pytest.mark.parametrize("content", [b"", b"docgen: 1\n", b"PK\x03\x04junk"])
def test_a_file_that_is_no_workbook_is_refused_and_nothing_is_written(content: bytes, tmp_path: Path) -> None:
    folder = case_folder(tmp_path / "case")
    with pytest.raises(InputError):
        fill(folder, content)
    assert case_text(folder) == CASE_TEXT


def test_two_runs_do_not_fill_one_case_at_once(tmp_path: Path) -> None:
    folder = case_folder(tmp_path / "case")
    book = formed(folder)
    with case_lock(folder), pytest.raises(InputError, match="at work on this case"):
        fill(folder, book)


@pytest.mark.parametrize("text", [CASE_TEXT.replace("\n", "\r\n"), "\ufeff" + CASE_TEXT, CASE_TEXT.rstrip("\n")])
def test_a_case_file_as_other_editors_write_it_is_changed_as_well(text: str, tmp_path: Path) -> None:
    folder = case_folder(tmp_path / "case")
    (folder / "case.yaml").write_bytes(text.encode())
    cells = [("comments", "by whom", 3, "Somebody"), ("comments", "text", 3, "a comment")]
    assert fill(folder, written(formed(folder), ("case", "force", 0, "Another Force"), *cells)).kept_layout
    case = load_case((folder / "case.yaml").read_bytes(), "case.yaml")
    assert (case.force, case.comments[0].text) == ("Another Force", "a comment")


def selecting(folder: Path) -> Path:
    """A copy of pack A in a folder, whose summary has what the case-owner selected and declined."""
    folder.mkdir()
    text = (ROOT / "fixtures" / "cases" / "monforte" / "case.yaml").read_text(encoding="utf-8")
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    return folder


def decisions(folder: Path) -> list[tuple[str, str, str]]:
    rows = data_of(read_nodes(case_text(folder), "case.yaml"))["summary"]["rows"]  # type: ignore[call-overload,index]
    return [(row["id"], row.get("selected", ""), row.get("why", "")) for row in rows]


def test_the_workbook_of_the_police_has_no_column_for_what_the_case_owner_decides(tmp_path: Path) -> None:
    folder = selecting(tmp_path / "case")
    book = opened(formed(folder, summary=True))
    said = " ".join(str(each.value) for page in book for row in page.iter_rows() for each in row if each.value)
    heads = {str(each.value) for each in book["material"][2]}
    assert {"item *", "why not *"} <= heads
    assert not {"selected", "why"} & heads
    assert "selected" not in said
    assert {"selected", "why"} <= {str(each.value) for each in opened(formed(folder))["material"][2]}


def test_what_the_case_owner_decided_stays_when_the_police_fill_in_more(tmp_path: Path) -> None:
    folder = selecting(tmp_path / "case")
    before = decisions(folder)
    assert {selected for _, selected, _ in before} >= {"yes", "no"}
    filled = fill(folder, written(formed(folder, summary=True), ("material", "who can speak to it", 3, "A. Sergeant")))
    assert filled.changed
    assert decisions(folder) == before
    assert filled.remarks == ()
    said = {"yes": "selected", "no": "declined"}[before[0][1]]
    (told,) = filled.look_again
    assert told.startswith(
        f"sheet material, row 3: {before[0][0]} was changed after it was {said}. The decision stands"
    )


def row_of(pages: Any, name: str) -> int:
    ids = next(cell.column for cell in pages["material"][2] if str(cell.value).startswith("id"))
    return next(row for row in range(3, 200) if pages["material"].cell(row, ids).value == name)


DECISION = {"yes": "selected", "no": "declined"}


@pytest.mark.parametrize("decision", ["yes", "no"])
def test_a_decided_row_that_the_police_delete_is_refused_by_sheet_and_row(decision: str, tmp_path: Path) -> None:
    folder = selecting(tmp_path / "case")
    text = case_text(folder)
    name = next(name for name, selected, _ in decisions(folder) if selected == decision)
    rows: list[int] = []

    def delete(pages: Any) -> None:
        rows.append(row_of(pages, name))
        pages["material"].delete_rows(rows[0])

    with pytest.raises(InputError) as refused:
        fill(folder, touched(formed(folder, summary=True), delete), over=True)
    (fault,) = refused.value.faults
    assert (str(fault.place).partition("!")[0], fault.place.line) == ("material", rows[0])
    assert fault.detail == f"held {name}, which the case-owner has {DECISION[decision]}, and does not any more."
    assert f"with the id {name}" in fault.next_step
    assert case_text(folder) == text


@pytest.mark.parametrize("other", ["R99", None])
def test_a_decided_row_that_the_police_number_anew_is_refused_at_its_new_id(other: str | None, tmp_path: Path) -> None:
    folder = selecting(tmp_path / "case")
    text = case_text(folder)
    name, selected, _ = decisions(folder)[1]
    rows: list[int] = []

    def renumber(pages: Any) -> None:
        rows.append(row_of(pages, name))
        pages["material"].cell(rows[0], 1).value = other

    with pytest.raises(InputError) as refused:
        fill(folder, touched(formed(folder, summary=True), renumber))
    (fault,) = refused.value.faults
    assert (str(fault.place).partition("!")[0], fault.place.line) == ("material", rows[0])
    assert fault.detail == f"is another id for {name}, which the case-owner has {DECISION[selected]}."
    assert case_text(folder) == text


def test_a_row_that_nobody_has_decided_on_may_be_deleted(tmp_path: Path) -> None:
    folder = selecting(tmp_path / "case")
    name, selected, why = decisions(folder)[0]
    undecided = [("material", "selected", 3, "not recorded"), ("material", "why", 3, "not recorded")]
    assert fill(folder, written(formed(folder), *undecided)).changed
    filled = fill(folder, touched(formed(folder, summary=True), lambda pages: pages["material"].delete_rows(3)))
    assert filled.removed == (name,)
    assert (selected, why) not in {row[1:] for row in decisions(folder) if row[0] == name}


def test_rows_that_the_police_sort_otherwise_keep_their_decisions(tmp_path: Path) -> None:
    folder = selecting(tmp_path / "case")
    before = decisions(folder)

    def swap(pages: Any) -> None:
        sheet = pages["material"]
        for column in range(1, sheet.max_column + 1):
            one, other = sheet.cell(3, column), sheet.cell(4, column)
            one.value, other.value = other.value, one.value

    filled = fill(folder, touched(formed(folder, summary=True), swap))
    assert filled.look_again == ()
    assert sorted(decisions(folder)) == sorted(before)


def test_a_workbook_of_the_police_that_comes_back_unchanged_changes_nothing(tmp_path: Path) -> None:
    folder = selecting(tmp_path / "case")
    text = case_text(folder)
    filled = fill(folder, formed(folder, summary=True))
    assert not filled.changed
    assert filled.remarks == ()
    assert case_text(folder) == text


def test_a_decision_that_the_police_write_into_their_workbook_is_refused_by_its_cell(tmp_path: Path) -> None:
    folder = selecting(tmp_path / "case")
    text = case_text(folder)

    def decide(pages: Any) -> None:
        last = pages["material"].max_column + 1
        pages["material"].cell(2, last).value = "selected"
        pages["material"].cell(3, last).value = "no"

    with pytest.raises(InputError) as refused:
        fill(folder, touched(formed(folder, summary=True), decide))
    assert [fault.detail for fault in refused.value.faults] == [
        "holds something that belongs to no field of this sheet."
    ] * 2
    assert {str(fault.place).partition("!")[0] for fault in refused.value.faults} == {"material"}
    assert case_text(folder) == text


def test_the_case_owner_still_decides_in_the_workbook_of_the_case(tmp_path: Path) -> None:
    folder = selecting(tmp_path / "case")
    first = decisions(folder)[0]
    other = "no" if first[1] == "yes" else "yes"
    cells = [("material", "selected", 3, other), ("material", "why", 3, "another reason")]
    assert fill(folder, written(formed(folder), *cells)).changed
    assert decisions(folder)[0] == (first[0], other, "another reason")
