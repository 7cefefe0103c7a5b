"""What lies in papers/ is compared with the case, from the disk: gone, altered, linked out, broken, or not listed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.findings import Severity
from docgen.workflow.checking import check_case
from docgen.workflow.papers import find_papers
from tests.workflow.cases import case_folder, made

OF_PAPERS = {"WS-75", "WS-120", "WS-121", "WS-122"}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return case_folder(tmp_path / "case")


def told(case: Path) -> list[tuple[str, str, str]]:
    (checked,) = check_case(case)
    return [
        (finding.rule, str(finding.severity), finding.place.field)
        for finding in checked.findings
        if finding.rule in OF_PAPERS
    ]


def linked_out(paper: Path) -> None:
    elsewhere = paper.parents[2] / "elsewhere.pdf"
    paper.rename(elsewhere)
    paper.symlink_to(elsewhere)


SPOILS: list[tuple[str, Callable[[Path], object], list[tuple[str, str, str]]]] = [
    ("nothing", lambda paper: paper, []),
    ("gone", Path.unlink, [("WS-120", "error", "papers.S4.file")]),
    ("linked out", linked_out, [("WS-120", "error", "papers.S4.file")]),
    ("empty", lambda paper: paper.write_bytes(b""), [("WS-120", "error", "papers.S4.file")]),
    (
        "broken",
        lambda paper: paper.write_bytes(b"%PDF-1.7 broken"),
        [("WS-75", "error", "papers.S4.sha256"), ("WS-120", "error", "papers.S4.file")],
    ),
    (
        "another paper of two pages",
        lambda paper: paper.write_bytes((paper.parent / "decision.pdf").read_bytes()),
        [("WS-75", "error", "papers.S4.sha256"), ("WS-121", "error", "papers.S4.pages")],
    ),
    (
        "altered by a byte",
        lambda paper: paper.write_bytes(paper.read_bytes() + b"\n"),
        [("WS-75", "error", "papers.S4.sha256")],
    ),
    (
        "a file beside it",
        lambda paper: (paper.parent / "note.txt").write_bytes(b"x"),
        [("WS-122", "warning", "papers")],
    ),
    ("a hidden file beside it", lambda paper: (paper.parent / ".DS_Store").write_bytes(b"x"), []),
]


@pytest.mark.parametrize(("spoil", "said"), [row[1:] for row in SPOILS], ids=[row[0] for row in SPOILS])
def test_a_paper_is_compared_with_its_file(
    spoil: Callable[[Path], object], said: list[tuple[str, str, str]], case: Path
) -> None:
    spoil(case / "papers" / "certificate.pdf")
    assert told(case) == said


def test_a_final_is_refused_where_an_exhibited_paper_is_not_what_was_recorded(case: Path) -> None:
    (case / "papers" / "certificate.pdf").unlink()
    (produced,) = made(case, final=True)
    assert produced.files == ()
    assert [f.rule for f in produced.findings if f.severity is Severity.ERROR] == ["WS-120"]


def test_a_paper_may_lie_in_a_sub_folder(case: Path) -> None:
    (case / "papers" / "court").mkdir()
    (case / "papers" / "certificate.pdf").rename(case / "papers" / "court" / "certificate.pdf")
    text = (case / "case.yaml").read_text(encoding="utf-8")
    changed = text.replace("file: certificate.pdf", "file: court/certificate.pdf")
    (case / "case.yaml").write_text(changed, encoding="utf-8")
    assert changed != text
    assert told(case) == []


def test_a_link_to_a_folder_is_not_followed(case: Path, tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "diary.pdf").write_bytes(b"x")
    (case / "papers" / "more").symlink_to(tmp_path / "private")
    assert [(paper.file, paper.sha256) for paper in find_papers(case / "papers") if paper.fault] == [("more", None)]
