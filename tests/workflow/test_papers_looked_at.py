"""`docgen check` and a final look into the papers; a draft only counts them, which takes less time."""

from pathlib import Path

import pytest

from docgen.workflow.checking import check_case
from tests.papers import files
from tests.workflow.cases import case_folder, made

PAPER = """  - id: S5
    file: {file}
    title: note
    kind: other
    date: 2025-03-11
    from_party: police
    held_by: Saltmarsh Constabulary
    pages: 1
    sha256: {sha256}
    marking: none
    disclosure: disclose

incidents:
"""
LOOKED = {"WS-120", "WS-121", "WS-142", "WS-145", "WS-146", "WS-148"}
RECEIVED = [
    ("a plain PDF", "note.pdf", files.pdf_of("x"), {"WS-145"}),
    ("a PDF with a password", "note.pdf", files.locked("x"), {"WS-120", "WS-145"}),
    ("a Word file with changes and comments", "note.docx", files.word_with_traces(), {"WS-145", "WS-148"}),
    ("a marked spreadsheet with a hidden sheet", "note.xlsx", files.spreadsheet(), {"WS-142", "WS-145", "WS-148"}),
    ("a sensitive Word file", "note.docx", files.word("OFFICIAL-SENSITIVE"), {"WS-142", "WS-145"}),
    ("a picture called PDF", "note.pdf", files.picture(), {"WS-145", "WS-146"}),
    ("an old Word file", "note.doc", files.old_office("WordDocument"), {"WS-120", "WS-145"}),
    ("a bomb", "note.docx", files.zip_bomb(), {"WS-120", "WS-145"}),
    ("two frames where the case has one page", "note.tif", files.tiff(2), {"WS-121", "WS-145"}),
]


def case_with(folder: Path, name: str, content: bytes) -> Path:
    case = case_folder(folder)
    (case / "papers" / name).write_bytes(content)
    text = (case / "case.yaml").read_text(encoding="utf-8")
    listed = PAPER.format(file=name, sha256="0" * 64)
    (case / "case.yaml").write_text(text.replace("\nincidents:\n", f"\n{listed}", 1), encoding="utf-8")
    return case


@pytest.mark.parametrize(("what", "name", "content", "due"), RECEIVED, ids=[row[0] for row in RECEIVED])
def test_what_a_paper_holds_is_told_by_check(
    what: str, name: str, content: bytes, due: set[str], tmp_path: Path
) -> None:
    (checked,) = check_case(case_with(tmp_path / "case", name, content))
    found = {finding.rule for finding in checked.findings if finding.place.field.startswith("papers.S5")}
    assert found & LOOKED == due, what


def test_a_draft_counts_papers_and_a_final_looks_into_them(tmp_path: Path) -> None:
    case = case_with(tmp_path / "case", "note.docx", files.word_with_traces())
    for final in (False, True):
        (produced,) = made(case, final=final)
        assert ("WS-148" in {finding.rule for finding in produced.findings}) is final
