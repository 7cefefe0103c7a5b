"""`docgen form`, `docgen fill` and `docgen status`, as a person types them."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from docgen.cli.main import main
from tests.intake.books import ROOT, fixture, form_of, written
from tests.workflow.cases import case_folder


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(list(words))
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def with_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[Path, Path]:
    """A case and its workbook."""
    folder = case_folder(tmp_path / "case")
    answer(capsys, "form", str(folder))
    return folder, folder / "case.xlsx"


def rewritten(book: Path, *cells: tuple[str, str, int, str | None]) -> None:
    """Write into cells of a workbook, as somebody does who fills it in."""
    book.write_bytes(written(book.read_bytes(), *cells))


def test_form_says_where_the_workbook_is_and_what_comes_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = case_folder(tmp_path / "case")
    code, out, _ = answer(capsys, "form", str(folder))
    assert code == 0
    assert f"Wrote {folder / 'case.xlsx'}" in out
    assert f"Then: docgen fill {folder} {folder / 'case.xlsx'}" in out
    code, out, _ = answer(capsys, "form", str(folder), "--summary", "--json")
    assert json.loads(out) == {
        "file": str(folder / "summary-of-material.xlsx"),
        "empty": False,
        "read": 0,
        "open": [],
        "others": [],
    }


def test_fill_tells_every_fault_by_its_cell_and_never_the_value(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, book = with_form(tmp_path, capsys)
    rewritten(book, ("subject", "born", 0, "Quillfeather"), ("case", "force", 0, None))
    code, out, err = answer(capsys, "fill", str(folder), str(book))
    assert (code, out) == (2, "")
    *lines, empty, last = err.splitlines()
    assert empty == ""
    assert last.startswith("Nothing was kept; 2 places to mend. Your workbook is as it was")
    assert [line.partition(": ")[0] for line in lines] == ["case!B5 (force)", "subject!B8 (born)"]
    assert "Quillfeather" not in err
    code, out, _ = answer(capsys, "fill", str(folder), str(book), "--json")
    told: list[dict[str, Any]] = json.loads(out)["faults"]
    assert [(each["file"], each["line"], each["column"], each["field"]) for each in told] == [
        ("case", 5, 2, "force"), ("subject", 8, 2, "born"),
    ]  # fmt: skip


def test_fill_says_what_changed_and_what_it_did_not_take_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, book = with_form(tmp_path, capsys)
    assert "nothing was changed" in answer(capsys, "fill", str(folder), str(book))[1]
    rewritten(book, ("case", "force", 0, "Another Force"))
    code, out, _ = answer(capsys, "fill", str(folder), str(book))
    assert code == 0
    assert f"Read the case into {folder / 'case.yaml'}" in out
    assert "Changed: case!B5.\n" in out
    assert "Another Force" not in out
    code, out, _ = answer(capsys, "fill", str(folder), str(book), "--json")
    assert json.loads(out) == {
        "changed": False,
        "kept_layout": True,
        "summary": False,
        "remarks": [],
        "before": "",
        "changes": [],
        "removed": [],
        "set_back": [],
        "look_again": [],
        "taken": [],
        "out_of_date": [],
        "read": [],
    }


def test_fill_tells_what_it_took_empty_cells_to_say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, book = with_form(tmp_path, capsys)
    rewritten(book, *(("steps", "belongs to", at, None) for at in (3, 4)))
    _, out, _ = answer(capsys, "fill", str(folder), str(book))
    assert "Empty cells" not in out  # the case says so already
    rewritten(book, *(("steps", "id", at, f"T{at}x") for at in (3, 4)))
    _, out, _ = answer(capsys, "fill", str(folder), str(book))
    assert "Cells, empty or in short, taken to say this" in out
    assert "  steps!A3:A4 (belongs to): I1, the one there is\n" in out


def test_fill_lists_twenty_changed_cells_and_counts_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, data = tmp_path / "case", fixture("monforte")
    shutil.copytree(ROOT / "fixtures" / "cases" / "monforte", folder)
    for number, papers in ((20, 20), (23, 23)):
        titled = tuple({**each, "title": f"paper {number}"} for each in data["papers"][:papers])
        book = tmp_path / f"{number}.xlsx"
        book.write_bytes(form_of({**data, "papers": (*titled, *data["papers"][papers:])}, digest=None))
        out = answer(capsys, "fill", str(folder), str(book))[1]
        (line,) = (line for line in out.splitlines() if line.startswith("Changed: "))
        assert line.startswith("Changed: papers!C3, papers!C4, ")
        assert line.count("!") == 20
        assert line.endswith("papers!C22." if number == 20 else "papers!C22 and 3 more.")


def test_fill_reads_the_workbook_of_the_case_where_none_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, book = with_form(tmp_path, capsys)
    rewritten(book, ("subject", "short name", 0, "Mr Lopez"))
    code, out, _ = answer(capsys, "fill", str(folder))
    assert code == 0
    assert f"Read the case into {folder / 'case.yaml'}" in out
    book.unlink()
    code, _, err = answer(capsys, "fill", str(folder))
    assert (code, str(book) in err) == (2, True)


def test_a_workbook_that_is_not_there_is_said_to_be_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = case_folder(tmp_path / "case")
    code, _, err = answer(capsys, "fill", str(folder), str(tmp_path / "none.xlsx"))
    assert code == 2
    assert "There is no such file." in err


def test_status_is_one_page_that_ends_with_the_next_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = case_folder(tmp_path / "case")
    code, out, _ = answer(capsys, "status", str(folder))
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == f"{folder}: appealed"
    assert lines[-1] == f"Next: docgen statement {folder}"
    missing = lines.index("Missing, from the case-owner:") + 1
    assert lines[missing].startswith("  decision: ")
    assert lines[lines.index("", missing) :][1] == "Due:"
    assert re.search(r"2025-05-20 \(past by [0-9]+ days, unless done\): the bundle", " ".join(out.split()))
    assert len(lines) <= 50
    code, out, _ = answer(capsys, "status", str(folder), "--json")
    assert json.loads(out)["next"] == f"docgen statement {folder}"


def test_form_after_fill_says_that_the_case_has_what_the_workbook_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, book = with_form(tmp_path, capsys)
    rewritten(book, ("case", "force", 0, "Another Force"))
    code, _, err = answer(capsys, "form", str(folder))
    assert (code, "it says something else" in err) == (2, True)
    answer(capsys, "fill", str(folder), str(book))
    code, _, err = answer(capsys, "form", str(folder))
    assert (code, "The case has all that it says; it stands" in err) == (2, True)
    assert answer(capsys, "form", str(folder), "--replace")[0] == 0


def test_fill_says_calmly_where_remarks_are_when_the_case_file_is_laid_out_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, data = tmp_path / "case", fixture("khelladi")
    shutil.copytree(ROOT / "fixtures" / "cases" / "khelladi", folder)
    remarks = [line for line in (folder / "case.yaml").read_text(encoding="utf-8").splitlines() if line[:1] == "#"]
    book = tmp_path / "filled.xlsx"
    book.write_bytes(form_of({**data, "comments": data["comments"][::-1]}, digest=None))
    code, out, err = answer(capsys, "fill", str(folder), str(book))
    assert (code, err) == (0, "")
    (before,) = (folder / "out" / "internal").glob("case.before.*.yaml")
    assert f"remarks that\nsomebody wrote in it by hand (lines that begin with #) now stand in {before} only." in out
    assert remarks
    assert set(remarks) <= set(before.read_text(encoding="utf-8").splitlines())


def test_status_names_the_cells_to_mend_while_the_workbook_says_what_the_case_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "case"
    shutil.copytree(ROOT / "fixtures" / "cases" / "monforte", folder)
    assert "in the workbook" not in answer(capsys, "status", str(folder))[1]
    answer(capsys, "form", str(folder))
    out = answer(capsys, "status", str(folder))[1]
    assert "papers!K3 (marking): is sensitive, and nobody has reviewed it for service. (WS-141)" in out
    told = json.loads(answer(capsys, "status", str(folder), "--json")[1])["cells"]
    assert {"sheet": "papers", "row": 3, "column": 11, "field": "papers.S01.marking", "rule": "WS-141"} in told
    assert "In the workbook: papers!K3 (marking)" in answer(capsys, "check", str(folder))[1]
    (checked,) = json.loads(answer(capsys, "check", str(folder), "--json")[1])
    assert "papers!K3 (marking)" in {each["cell"] for each in checked["findings"]}
    book = folder / "case.xlsx"
    rewritten(book, ("case", "force", 0, "Another Force"))
    assert "in the workbook" not in answer(capsys, "status", str(folder))[1]
    assert "In the workbook" not in answer(capsys, "check", str(folder))[1]


def test_check_tells_first_what_to_mend_and_points_at_the_cell_with_the_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, book = with_form(tmp_path, capsys)
    weak = ("identity links", "how", 3, "a name and a date of birth")
    rewritten(book, weak, ("paragraphs", "about", 4, "how I know"))
    assert answer(capsys, "fill", str(folder), str(book))[0] == 0
    out = answer(capsys, "check", str(folder))[1]
    assert out.startswith("Nothing for you to mend; 2 to ask the maker:\n")
    first = out.partition("\n\n")[0]
    assert "  the sheet paragraphs: say nothing about identity by the statement's date." in first
    assert "  identity links!B3 (how): is a name alone, and nothing better links I1." in first
    assert "In the workbook: identity links!B3 (how)" in out


@pytest.mark.parametrize(
    ("cell", "begins"),
    [
        (
            ("incidents", "place", 3, "Saltmarsh"),
            "Nothing for you to mend; 1 to ask the maker:\n  searches!E3 (found):",
        ),
        (("impact", "from", 3, "S4 p1"), "1 to ask the maker:\n  searches!E3 (found):"),
        (("statements", "date", 3, "25 April 2024"), "First, in the workbook (4 errors):\n  "),
    ],
    ids=["nothing else", "a warning besides", "an error besides"],
)
def test_what_only_the_maker_can_answer_is_told_apart_from_what_the_case_owner_can_mend(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], cell: tuple[str, str, int, str], begins: str
) -> None:
    folder, book = with_form(tmp_path, capsys)
    rewritten(book, ("searches", "found", 3, "not recorded"), cell)
    assert answer(capsys, "fill", str(folder), str(book))[0] == 0
    out = answer(capsys, "check", str(folder))[1]
    assert out.startswith(begins)
    asked = out.partition("to ask the maker")[2].partition("police-statement")[0]
    assert "  searches!E3 (found): is not recorded" in asked
    assert ("\n1 for you to look at:\n  impact!" in out) == (cell[0] == "impact")


def test_check_lists_every_error_that_has_a_cell_and_says_how_many_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, book = with_form(tmp_path, capsys)
    years = [("steps", "date", row, "2 Feb 2026") for row in (3, 4, 5, 6)]
    rewritten(book, *years, ("convictions", "date", 3, "27 Feb 2026"), ("incidents", "place", 3, "not applicable"))
    assert answer(capsys, "fill", str(folder), str(book))[0] == 0
    first = answer(capsys, "check", str(folder))[1].partition("\n\n")[0].splitlines()
    listed = [line for line in first[1:] if line[2:3] != " "]
    assert len(listed) > 5
    assert first[0] == f"First, in the workbook ({len(listed)} errors):"


def test_a_finding_on_the_makers_own_words_points_at_their_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, book = with_form(tmp_path, capsys)
    rewritten(book, ("paragraphs", "text", 4, "I know {subject}, whose deportation is conducive to the public good."))
    assert answer(capsys, "fill", str(folder), str(book))[0] == 0
    (checked,) = json.loads(answer(capsys, "check", str(folder), "--json")[1])
    found = next(each for each in checked["findings"] if each["rule"] == "WS-105")
    assert (found["field"], found["cell"]) == ("paragraph 4", "paragraphs!G4 (text)")
    assert "paragraphs!G4 (text): holds" in answer(capsys, "check", str(folder))[1].partition("\n\n")[0]


def test_of_a_statement_dated_before_all_that_it_tells_its_own_date_is_told_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, book = with_form(tmp_path, capsys)
    rewritten(book, ("statements", "date", 3, "25 April 2024"))
    assert answer(capsys, "fill", str(folder), str(book))[0] == 0
    out = answer(capsys, "check", str(folder))[1]
    assert out.splitlines()[1].startswith("  statements!E3 (date): is earlier than all 12 dates that the statement is")
    assert out.count("WS-103") == out.count("WS-104") == 1


def test_fill_says_that_the_workbook_is_to_be_made_anew_where_papers_have_other_numbers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, book = with_form(tmp_path, capsys)
    rewritten(book, ("papers", "id", 4, "S12"))
    out = answer(capsys, "fill", str(folder), str(book))[1]
    assert f"offer yet, S12, S2. Before you go on, make it anew: docgen form {folder} --replace\n" in out


def test_status_lists_the_finals_of_other_documents_and_names_no_draft_after_a_final(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = case_folder(tmp_path / "case")
    assert answer(capsys, "make", str(folder), "exhibit-front-sheet", "--final")[0] == 0
    out = answer(capsys, "status", str(folder))[1]
    assert "Other finals:\n  exhibit-front-sheet-M1-1: final made\n" in out
    assert out.endswith(f"Next: docgen statement {folder}\n")
    assert answer(capsys, "statement", str(folder), "--final")[0] == 0
    out = answer(capsys, "status", str(folder))[1]
    assert "police-statement-tribunal-M1-1: final made;" in out
    assert out.endswith(f"Next: docgen bundle {folder} --init\n")
    told = json.loads(answer(capsys, "status", str(folder), "--json")[1])["finals"]
    assert told == [{"stem": "exhibit-front-sheet-M1-1", "final": "made"}]
    first = folder / "out" / "internal" / "exhibit-front-sheet-M1-1.final.manifest.json"
    for number in (2, 10):
        shutil.copy(first, first.with_name(first.name.replace("M1-1", f"M1-{number}")))
    told = json.loads(answer(capsys, "status", str(folder), "--json")[1])["finals"]
    assert [each["stem"][-4:] for each in told] == ["M1-1", "M1-2", "1-10"]


def test_a_key_that_nobody_has_to_stand_in_is_said_to_be_needless(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = answer(capsys, "make", str(case_folder(tmp_path / "case")), "key-to-persons")
    assert code == 2
    assert "None is needed: no statement speaks of another person who is to stand in a key." in " ".join(err.split())


def test_check_of_a_case_just_begun_says_that_it_is_of_the_example(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(capsys, "new", str(tmp_path / "begun"))
    out = answer(capsys, "check", str(tmp_path / "begun"))[1]
    assert "All this is of docgen's invented example" in out.splitlines()[-2]
    assert (
        "All this is of docgen's invented example"
        not in answer(capsys, "check", str(case_folder(tmp_path / "case")))[1]
    )
