"""Pack C typed into an empty workbook by somebody who leaves empty whatever may be empty: how many cells that takes."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from docgen.findings import Severity
from docgen.intake.cells import column_letters
from docgen.intake.layout import FIRST_ROW, HEAD_ROW, bare
from docgen.workflow.checking import check_case
from docgen.workflow.filling import Filled, fill_case
from docgen.workflow.forms import form_case
from docgen.workflow.starting import start_case
from tests.intake.books import ROOT, cell
from tests.workflow.cases import CLOCK

SOURCE = "from"
NONE_FOUND = "none found: "
PNC = "the Police National Computer (PNC)"
RECORDS = "the records of Saltmarsh Constabulary"
ARRESTED = "On 2 February 2025 I arrested {subject}, took his fingerprints and interviewed him."
TAKEN = "{subject} took two jackets from the shop without paying for them. They were recovered."
TYPED: dict[tuple[str, int], dict[str, str]] = {
    # sheet and row: what is typed, by heading; docgen numbers the papers by the names of their files
    ("papers", 3): {"date": "10 March 2025", "held by": "Saltmarsh Magistrates' Court", "disclosure": "disclose"},
    ("papers", 4): {"kind": "notice of decision", "date": "7 April 2025", "disclosure": "disclose"},
    ("papers", 5): {"date": "7 April 2025", "disclosure": "disclose"},
    ("papers", 6): {"date": "17 April 2025", "held by": "First-tier Tribunal", "disclosure": "disclose"},
    ("case", 0): {"case owner": "Tamsin Overbury", "force": "Saltmarsh Constabulary",
                  "flag": "Nexus High Harm (Regional)", "route": "administrative removal",
                  "appeal: number": "HU/01188/2025", "appeal: received": "17 April 2025",
                  "appeal: notified": "22 April 2025", "appeal: bundle due": "20 May 2025",
                  "appeal: anonymity": "none"},
    ("subject", 0): {"name: given": "Caio Brandini", "name: family": "Lopes", "short name": "Mr Lopes",
                     "born": "21 May 1995", "nationality": "Brazilian", "PNC id": "2025/0031877D",
                     "CRO number": "not recorded", "Home Office reference": "L1234567", "UAN": "1212-0003-1010-2020",
                     SOURCE: "S2 p1; S1 p1"},
    ("identity links", 3): {"how": "fingerprints taken on arrest", "date": "2 February 2025", SOURCE: "M1"},
    ("immigration", 3): {"status": "Visitor", "start": "11 June 2023", "end": "11 December 2023", SOURCE: "S3 p1"},
    ("immigration", 4): {"status": "No leave", "start": "11 December 2023", "end": "not applicable"},
    ("makers", 3): {"name: given": "Lowri", "name: family": "Haddenham", "rank": "Police Constable", "number": "1207",
                    "post": "Immigration Liaison", "over 18": "yes", "availability: any day": "yes",
                    "work address": "Saltmarsh Police Office, 2 Quay Street, Saltmarsh, ZS1 1AA"},
    ("incidents", 3): {"date": "2 February 2025", "time": "16:20", "place": "a shop in Saltmarsh",
                       "exact place": "not recorded", "reference": "SC25/000914",
                       "allegation": "theft of two jackets", "reliance": "relied on",
                       "relevance": "The only conviction; the decision of 7 April 2025 refers to it.",
                       NONE_FOUND + "by whom": "M1", NONE_FOUND + "date": "24 April 2025",
                       NONE_FOUND + "searched": f"{PNC}\n{RECORDS}",
                       SOURCE: "M1; S1 p1"},
    ("steps", 3): {"kind": "arrested", "date": "2 February 2025", "by whom": "M1"},
    ("steps", 4): {"kind": "fingerprinted", "date": "2 February 2025", "by whom": "M1"},
    ("steps", 5): {"kind": "interviewed", "date": "2 February 2025", "by whom": "M1"},
    ("accounts", 3): {"stance": "admitted", "where": "in interview", "date": "2 February 2025",
                      "words": "I had no money", SOURCE: "M1"},
    ("convictions", 3): {"result": "convicted", "date": "27 February 2025", "court": "Saltmarsh Magistrates' Court",
                         "offence": "theft from a shop", "statute": "section 1(1) of the Theft Act 1968",
                         "plea": "guilty", SOURCE: "S1 p1"},
    ("sentences", 3): {"kind": "fine", "amount": "£200"},
    ("sentences", 4): {"kind": "costs", "amount": "£85"},
    ("sentences", 5): {"kind": "surcharge", "amount": "£80"},
    ("impact", 3): {"kind": "financial", "upon whom": "a business", SOURCE: "M1",
                    "extent": "small; the jackets, worth £140 together, were recovered"},
    ("exhibits", 3): {"mark": "LH/1"},
    ("parts", 3): {"paper": "S1"},
    ("statements", 3): {"date": "25 April 2025"},
    ("searches", 3): {"system": PNC, "date": "24 April 2025", "found": "the conviction set out here and nothing else"},
    ("searches", 4): {"system": RECORDS, "date": "24 April 2025",
                      "found": "the incident set out here and nothing else"},
    ("paragraphs", 3): {"about": "how I know", "kind": "own knowledge", "text": ARRESTED, "written": "25 April 2025"},
    ("paragraphs", 4): {"about": "identity", "kind": "own knowledge",
                        "text": "I took the fingerprints of {subject} myself. That is how I know who he is."},
    ("paragraphs", 5): {"about": "incident", "kind": "own knowledge", "text": TAKEN},
}  # fmt: skip
MOST_CELLS = 110
MOST_COLUMNS = 150


@pytest.fixture(scope="module")
def entered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Filled]:
    folder = tmp_path_factory.mktemp("entered") / "case"
    start_case(folder, source=ROOT / "fixtures" / "cases" / "brandini-lopes" / "papers", example=None)
    book = openpyxl.load_workbook(form_case(folder, summary=False).file)
    for (sheet, row), said in TYPED.items():
        for heading, text in said.items():
            cell(book, sheet, heading, row).value = text
    book.save(folder / "case.xlsx")
    return folder, fill_case(folder, folder / "case.xlsx", lambda: CLOCK)


def test_pack_c_takes_few_cells_and_one_reading_and_its_draft_has_no_error(entered: tuple[Path, Filled]) -> None:
    folder, filled = entered
    assert filled.changed
    (checked,) = check_case(folder)
    assert [each for each in checked.findings if each.severity is Severity.ERROR] == []
    assert sum(map(len, TYPED.values())) <= MOST_CELLS


def test_what_is_typed_in_place_of_another_answer_is_not_told_as_set_back(tmp_path: Path) -> None:
    """An empty workbook was made of docgen's example, which is no answer of this case."""
    folder = tmp_path / "case"
    start_case(folder, source=ROOT / "fixtures" / "cases" / "brandini-lopes" / "papers", example=None)
    book = openpyxl.load_workbook(form_case(folder, summary=False).file)
    for (sheet, row), said in TYPED.items():
        for heading, text in said.items():
            cell(book, sheet, heading, row).value = None if heading.startswith(NONE_FOUND) else text
    cell(book, "incidents", "not asked", 3).value = "yes"
    book.save(folder / "case.xlsx")
    assert fill_case(folder, folder / "case.xlsx", lambda: CLOCK).set_back == ()
    cell(book, "incidents", "not asked", 3).value = None
    for heading, text in TYPED["incidents", 3].items():
        cell(book, "incidents", heading, 3).value = text
    book.save(folder / "case.xlsx")
    filled = fill_case(folder, folder / "case.xlsx", lambda: CLOCK)
    assert filled.set_back == ("incidents!AB3 (not asked)",)


def test_what_was_taken_from_kind_and_rank_is_told_cell_by_cell(entered: tuple[Path, Filled]) -> None:
    told = "\n".join(entered[1].taken)
    for said in ("who makes papers of its kind", "the force of the case", "it ended in a conviction"):
        assert said in told


def test_every_cell_that_is_typed_is_in_view_and_little_else_is(tmp_path: Path) -> None:
    start_case(tmp_path / "case", source=None, example=None)
    book = openpyxl.load_workbook(form_case(tmp_path / "case", summary=False).file)
    for (sheet, _), said in TYPED.items():
        for heading in said:
            there = cell(book, sheet, heading)
            folded = (
                book[sheet].row_dimensions[there.row] if there.column == 2 and sheet in {"case", "subject"}
                else book[sheet].column_dimensions[column_letters(there.column)]
            )  # fmt: skip
            assert not folded.hidden, (sheet, heading)
    assert sum(len(in_view(book[sheet])) for sheet in {sheet for sheet, _ in TYPED}) <= MOST_COLUMNS


def in_view(page: Any) -> list[str]:
    """The fields of a sheet that are not folded away."""
    if page.title in {"case", "subject"}:
        return [
            page.cell(row, 1).value for row in range(FIRST_ROW, page.max_row + 1) if not page.row_dimensions[row].hidden
        ]
    away = {at for each in page.column_dimensions.values() if each.hidden for at in range(each.min, each.max + 1)}
    return [bare(page.cell(HEAD_ROW, at).value) for at in range(1, page.max_column + 1) if at not in away]
