"""The schedule of redactions is made of what was really taken out, and of nothing that has changed since."""

import json
import re
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from docgen.errors import InputError
from docgen.workflow.folder import open_case
from docgen.workflow.making import Order, make_documents
from docgen.workflow.redactions import outdated_redactions
from docgen.workflow.suggesting import suggest
from docgen.workroom.journal import append
from tests.made.redactable import SECRET, letter, pages, saved
from tests.workflow.cases import CLOCK
from tests.workflow.test_redacting import NAME, PAPER, case_with, decide, plan_of, redact

ROLE = ('{by: "Head of Disclosure, I. Nvented", date', "{by: I. Nvented, role: Head of Disclosure, date")


@pytest.fixture(scope="module")
def redacted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case in which the one paper that is to be redacted was."""
    folder = case_with(tmp_path_factory.mktemp("redacted") / "case", letter())
    suggest(folder, PAPER)
    decide(folder)
    plan = plan_of(folder)
    plan.write_text(plan.read_text(encoding="utf-8").replace(*ROLE), encoding="utf-8")
    redact(folder)
    return folder


@pytest.fixture
def case(redacted: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(redacted, tmp_path / "case"))


def schedule(case: Path) -> str:
    make_documents(Order(case, format="redaction-schedule"), lambda: CLOCK)
    return (case / "out/internal/redaction-schedule.txt").read_text(encoding="utf-8")


def test_the_schedule_tells_what_was_taken_out_by_page_and_reason(case: Path) -> None:
    text = schedule(case)
    assert "Authorised by: Head of Disclosure, 2 February 2025" in text
    assert "| 1 | 1 | NA | name of another person |" in text
    assert "It has 2 pages." in text
    files = b"".join(path.read_bytes() for path in (case / "out/internal").iterdir())
    assert [word for word in (*SECRET.split(), "Nvented", "box_mm") if word.encode() in files] == []


def another_paper(case: Path) -> None:
    (case / "papers/note.pdf").write_bytes(letter("Nobody Else"))


def another_copy(case: Path) -> None:
    (case / f"redactions/{PAPER}.pdf").write_bytes(letter())


def no_record(case: Path) -> None:
    (case / f"redactions/{PAPER}.record.json").unlink()


def no_role(case: Path) -> None:
    path = case / f"redactions/{PAPER}.record.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    del record["authorised"]["role"]
    content = json.dumps(record).encode()
    path.write_bytes(content)
    entry = {"did": "redact", "output": f"redactions/{PAPER}.record.json", "sha256": sha256(content).hexdigest()}
    append(case / "audit.jsonl", entry, at=CLOCK)


def another_record(case: Path) -> None:
    path = case / f"redactions/{PAPER}.record.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    record["places"] = record["places"][1:]
    path.write_text(json.dumps(record), encoding="utf-8")


def no_journal(case: Path) -> None:
    (case / "audit.jsonl").unlink()


def a_journal_cut(case: Path) -> None:
    path = case / "audit.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"redact"', '"regret"', 1), encoding="utf-8")


def no_json(case: Path) -> None:
    (case / f"redactions/{PAPER}.record.json").write_text('{"paper": 5}', encoding="utf-8")


def another_plan(case: Path) -> None:
    path = plan_of(case)
    row = "  - {id: R99, page: 1, words: at the door, reason: police method, decision: not decided}\n"
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")


def no_plan(case: Path) -> None:
    plan_of(case).unlink()


def a_page_withheld(case: Path) -> None:
    path = case / "case.yaml"
    text = path.read_text(encoding="utf-8").replace("parts: [{paper: S28}]", "parts: [{paper: S01, first: 1, last: 1}]")
    path.write_text(text, encoding="utf-8")


def an_alias_more(case: Path) -> None:
    path = case / "case.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(NAME, f"{NAME}\n    aliases: [{{given: Corin, family: Vellacott}}]"), encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (
            an_alias_more,
            "was made when the case named other people, numbers or places to be looked for in papers. Look",
        ),
        (another_plan, "is older than what was decided: its plan has been changed since, or is gone. Redact it"),
        (no_plan, "is older than what was decided: its plan has been changed since, or is gone. Redact it"),
        (a_page_withheld, "was made when the case withheld other pages of the paper. Redact it"),
        (another_paper, "is of another paper than the one in papers/"),
        (another_copy, "is another file than the one that was made"),
        (no_record, "S01 is to be disclosed redacted, and has not been redacted. Redact it: docgen redact CASE S01"),
        (another_record, "is not the record that audit.jsonl has logged. Redact it: docgen redact CASE S01"),
        (no_journal, "is not the record that audit.jsonl has logged"),
        (a_journal_cut, "The journal is broken at line 1: the line was altered"),
        (no_role, "does not say in what role it was authorised"),
        (no_json, "is not the record of a redaction"),
    ],
)
def test_what_was_not_redacted_or_has_changed_since_makes_no_schedule(spoil, why: str, case: Path) -> None:  # type: ignore[no-untyped-def]  # one of the functions above
    spoil(case)
    with pytest.raises(InputError, match=why) as refused:
        schedule(case)
    assert "Nvented" not in str(refused.value)
    assert not (case / "out/internal").exists()


def test_a_paper_that_was_redacted_by_another_plan_is_told_of_in_the_status(case: Path) -> None:
    opened = open_case(case)
    assert outdated_redactions(opened) == ()
    another_plan(case)
    (fault,) = outdated_redactions(opened)
    assert str(fault.place) == "redactions/S01.record.json"
    assert fault.detail.startswith("is older than what was decided")


def test_a_schedule_of_material_is_no_final_while_a_paper_that_it_lists_is_gone(case: Path) -> None:
    (case / "papers/note.pdf").unlink()
    with pytest.raises(InputError, match=r"papers\.S01\.file: is not in papers/ \(S01\)\."):
        make_documents(Order(case, final=True, format="schedule-of-material"), lambda: CLOCK)


OVERRULED = """
overrules:
  - {id: OV9, rule: WS-142, role: senior caseworker, by: I. Nvented, reason: a form's own words, date: 2025-02-02}
  - {id: OV8, rule: WS-185, role: senior caseworker, by: I. Nvented, reason: a form's own words, date: 2025-02-02}
"""


@pytest.mark.parametrize(
    ("marking", "field"),
    [
        ("OFFICIAL-SENSITIVE", r"papers\.S01\.marking: is lighter than the one seen in the file \(S01\)"),
        ("RESTRICTED", r"papers\.S01\.marking: is lighter than the one seen in the file \(S01\)"),
        ("CLOSED", r"papers\.S01\.disclosure: lets a paper go out that calls itself closed \(S01\)"),
        ("PUBLIC INTEREST IMMUNITY", r"papers\.S01\.disclosure: lets a paper go out that calls itself closed"),
    ],
)
def test_nor_is_it_while_a_paper_shows_a_weightier_marking_than_is_recorded(
    marking: str, field: str, tmp_path: Path
) -> None:
    folder = listing(tmp_path / "case", marking)
    with pytest.raises(InputError, match=field):
        make_documents(Order(folder, final=True, format="schedule-of-material"), lambda: CLOCK)
    case_file = folder / "case.yaml"
    case_file.write_text(case_file.read_text(encoding="utf-8") + OVERRULED, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        make_documents(Order(folder, final=True, format="schedule-of-material"), lambda: CLOCK)
    assert not re.search(field, str(refused.value))


def listing(folder: Path, head: str) -> Path:
    """A case that lists a paper with a line at its head, of which it records a light marking."""
    case_with(folder, saved(pages([(72, 780, head), (72, 760, "Crime report of a town")])))
    case_file = folder / "case.yaml"
    before, start, after = case_file.read_text(encoding="utf-8").partition("  - id: S01\n")
    after = after.replace("marking: OFFICIAL-SENSITIVE", "marking: OFFICIAL", 1)
    case_file.write_text(before + start + after, encoding="utf-8")
    return folder
