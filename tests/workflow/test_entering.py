"""Pack C typed into an empty workbook by somebody who leaves empty whatever may be empty: how many cells that takes."""

import re
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
from tests.intake.books import ROOT, SINGLES, cell
from tests.workflow.cases import CLOCK

SOURCE = "from"
NONE_FOUND = "none found: "
PNC = "the Police National Computer (PNC)"
RECORDS = "the records of Saltmarsh Constabulary"
ARRESTED = "I arrested {subject}, took his fingerprints and interviewed him."
TYPED: dict[tuple[str, int], dict[str, str]] = {
    # sheet and row: what is typed, by heading; docgen numbers the papers by the names of their files
    ("papers", 3): {"disclosure": "disclose"},
    ("papers", 4): {"disclosure": "disclose"},
    ("papers", 5): {"date": "7 Apr 2025", "disclosure": "disclose"},
    ("papers", 6): {"disclosure": "disclose"},
    ("case", 0): {"case owner": "Tamsin Overbury", "force": "Saltmarsh Constabulary",
                  "flag": "Nexus High Harm (Regional)", "route": "administrative removal",
                  "appeal: notified": "22 Apr 2025", "appeal: anonymity": "none"},
    ("subject", 0): {"short name": "Mr Lopes", "PNC id": "2025/0031877D", "UAN": "1212-0003-1010-2020"},
    ("identity links", 3): {"how": "fingerprints taken on arrest", "date": "2 Feb 2025", SOURCE: "M1"},
    ("makers", 3): {"name: given": "Lowri", "name: family": "Haddenham", "rank": "PC", "number": "1207",
                    "post": "Immigration Liaison", "availability: any day": "yes",
                    "work address": "Saltmarsh Police Office, 2 Quay Street, Saltmarsh, ZS1 1AA"},
    ("incidents", 3): {"time": "16:20", "place": "a shop in Saltmarsh",
                       "reference": "SC25/000914",
                       "allegation": "theft of two jackets", "reliance": "relied on",
                       "relevance": "The only conviction; the decision refers to it.",
                       NONE_FOUND + "by whom": "M1", NONE_FOUND + "date": "24 Apr 2025",
                       NONE_FOUND + "searched": f"{PNC}\n{RECORDS}",
                       SOURCE: "M1; S1 p1", "time and place: from": "M1"},
    ("steps", 3): {"kind": "arrested; fingerprinted; interviewed", "date": "2 Feb 2025", "by whom": "M1"},
    ("accounts", 3): {"stance": "admitted", "where": "in interview",
                      "words": "I had no money"},
    ("impact", 3): {"kind": "financial", "upon whom": "a business", SOURCE: "M1",
                    "extent": "small; the jackets, worth £140 together, were recovered"},
    ("exhibits", 3): {"mark": "LH/1"},
    ("parts", 3): {"paper": "S1"},
    ("statements", 3): {"date": "25 Apr 2025"},
    ("searches", 3): {"system": PNC, "date": "24 Apr 2025", "found": "only the conviction set out here"},
    ("searches", 4): {"system": RECORDS, "date": "24 Apr 2025",
                      "found": "only the incident set out here"},
    ("paragraphs", 3): {"about": "how I know", "kind": "own knowledge", "text": ARRESTED},
    ("paragraphs", 4): {"about": "identity", "kind": "own knowledge",
                        "text": "I took the fingerprints of {subject} myself. That is how I know who he is."},
}  # fmt: skip
MOST_CELLS = 60
MOST_COLUMNS = 94
MOST_MINUTES = 16.6
WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction: Brysbaert, How many words do we read per minute? (2019), J Mem Lang 109."""
KEYS_A_MINUTE = 200
"""Forty words of five keys, a usual figure for office work: much as Card, Moran and Newell (below) have it."""
SECONDS_A_CELL = 3
"""Finding the next cell and moving to it."""
SECONDS_TO_LOOK = 2
"""Looking whether a cell that was read from a paper is so: a glance at the page, which lies beside."""
KEYS_OF_A_CHOICE = 10
"""What is chosen in a list takes three seconds: the hand to the mouse (0.4), twice pointing (1.1) and pressing (0.2).
Card, Moran and Newell, The keystroke-level model for user performance time (1980), Comm ACM 23(7)."""
KEYS_OF_A_COPY = 4
"""What was typed before is copied and pasted: two keys each; a line of a cell of several is chosen in it first."""
SECONDS_OF_WAITING = 40
"""For the answers of the commands, and to open and keep the workbook."""
MOST_WORDS_OF_THE_PAGE, MOST_WORDS_OF_THE_FIRST_SHEET = 400, 225
PAGE = "## A first statement in twenty minutes"
BRIEF = ROOT / "fixtures" / "cases" / "brandini-lopes" / "brief.md"


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


def columns_in_view(page: Any) -> list[int]:
    """The columns of a sheet that are not folded away."""
    away = {at for each in page.column_dimensions.values() if each.hidden for at in range(each.min, each.max + 1)}
    return [at for at in range(1, page.max_column + 1) if at not in away]


def in_view(page: Any) -> list[str]:
    """The fields of a sheet that are not folded away."""
    if page.title in SINGLES:
        return [
            page.cell(row, 1).value for row in range(FIRST_ROW, page.max_row + 1) if not page.row_dimensions[row].hidden
        ]
    return [bare(page.cell(HEAD_ROW, at).value) for at in columns_in_view(page)]


def words(text: object) -> int:
    """Count the words of a text: what has a letter or a figure, parted by spaces."""
    return sum(any(map(str.isalnum, word)) for word in str(text or "").split())


def the_page() -> str:
    """The section of the README by which a small case is entered."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert PAGE in readme
    return PAGE + readme.partition(PAGE)[2].partition("\n## ")[0]


def on_the_first_sheet(book: Any) -> int:
    page = book["Start here"]
    rows = [row for row in page.iter_rows() if not page.row_dimensions[row[0].row].hidden]
    return sum(1 if each.data_type == "f" else words(each.value) for row in rows for each in row)


def in_sight(page: Any) -> int:
    """Count the words of a sheet that stand there before anything is typed: its title, headings and standing help."""
    top = words(page.cell(1, 1).value)
    if page.title in SINGLES:
        rows = [at for at in range(HEAD_ROW, page.max_row + 1) if not page.row_dimensions[at].hidden]
        return top + sum(words(page.cell(at, column).value) for at in rows for column in (1, 2, 3))
    return top + sum(words(page.cell(HEAD_ROW, at).value) for at in columns_in_view(page))


def rules_of(book: Any) -> dict[tuple[str, str], Any]:
    """What is said while a cell is chosen, with its list, of every cell that is typed into: once for each column."""
    return {
        (sheet, heading): next(
            each
            for each in book[sheet].data_validations.dataValidation
            if cell(book, sheet, heading, row).coordinate in each.sqref
        )
        for (sheet, row), said in TYPED.items()
        for heading in said
    }


def offered(book: Any, rule: Any) -> set[str]:
    """The words of the list that a cell has to choose from."""
    if rule.type != "list":
        return set()
    page, _, area = rule.formula1.partition("!")
    return {each.value for (each,) in book[page.strip("'")][area.replace("$", "")]}


def keys(book: Any) -> int:
    """Count the keys that are pressed: a text anew, or fewer where it is chosen from a list or was typed before."""
    rules, before, lines, pressed = rules_of(book), set[str](), set[str](), 0
    for (sheet, _), said in TYPED.items():
        for heading, text in said.items():
            quicker = [KEYS_OF_A_CHOICE] if text in offered(book, rules[sheet, heading]) else []
            quicker += [KEYS_OF_A_COPY] if text in before else []
            quicker += [KEYS_OF_A_CHOICE] if text in lines else []
            pressed += min(len(text), *quicker, len(text))
            before.add(text)
            lines.update(text.splitlines())
    return pressed


def test_pack_c_is_entered_with_the_readme_alone_in_twenty_minutes_as_it_is_reckoned(tmp_path: Path) -> None:
    """A reckoning, not a trial: what a person must read, find and type, by known figures of how long that takes.

    It knows nothing of thinking, of mistakes and of the pages of the papers; it is there so that words do not grow.
    """
    papers = BRIEF.parent / "papers"
    start_case(tmp_path / "case", source=papers, example=None)
    formed = form_case(tmp_path / "case", summary=False)
    book = openpyxl.load_workbook(formed.file)
    sheets = {sheet for sheet, _ in TYPED} | {"immigration", "convictions", "sentences"}  # these are looked at
    read = {
        "the page of the README": words(the_page()),
        "the brief": words(BRIEF.read_text(encoding="utf-8")),
        "the sheet Start here": on_the_first_sheet(book),
        "headings and what stands beside": sum(in_sight(book[sheet]) for sheet in sheets),
        # on a sheet for one record, what is said of a chosen cell stands beside it, and was counted there
        "help of cells": sum(words(each.prompt) for (sheet, _), each in rules_of(book).items() if sheet not in SINGLES),
    }
    minutes = {f"reading {what} ({count} words)": count / WORDS_A_MINUTE for what, count in read.items()}
    cells, pressed = sum(map(len, TYPED.values())), keys(book)
    minutes[f"finding {cells} cells"] = cells * SECONDS_A_CELL / 60
    minutes[f"looking at {formed.read} cells that were read"] = formed.read * SECONDS_TO_LOOK / 60
    minutes[f"pressing {pressed} keys"] = pressed / KEYS_A_MINUTE
    commands = sum(map(len, re.findall(r"^    (docgen .*?)(?: {2}|$)", the_page(), re.MULTILINE)))
    minutes[f"commands ({commands} keys)"] = commands / KEYS_A_MINUTE + SECONDS_OF_WAITING / 60
    told = "".join(f"\n{part:5.2f} {what}" for what, part in minutes.items())
    assert sum(minutes.values()) < MOST_MINUTES, f"{sum(minutes.values()):.2f} minutes:{told}"
    assert read["the page of the README"] <= MOST_WORDS_OF_THE_PAGE
    assert read["the sheet Start here"] <= MOST_WORDS_OF_THE_FIRST_SHEET
