"""A case folder is begun whole or not at all, from the example, with the papers as they were received."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.case import load_case
from docgen.checks.rule import FoundPaper
from docgen.errors import InputError
from docgen.workflow.checking import check_case
from docgen.workflow.forms import form_case
from docgen.workflow.starting import start_case
from tests.made.cases import FIXTURE
from tests.made.packs import confirmed
from tests.workflow.cases import agree_all, made

PAPERS = FIXTURE / "papers"
FOLDERS = ["case.yaml", "out", "out/internal", "out/served", "papers", "redactions", "reviews"]


def tree(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_a_new_case_holds_the_folders_and_an_example_that_loads(tmp_path: Path) -> None:
    started = start_case(tmp_path / "cases" / "new", source=None, example=None)
    assert tree(started.folder) == FOLDERS
    content = (started.folder / "case.yaml").read_bytes()
    assert b"AN INVENTED EXAMPLE" in content.splitlines()[0]
    assert load_case(content, "case.yaml").statements
    assert tree(tmp_path / "cases")[0] == "new"


def test_the_example_has_no_finding_of_severity_error(tmp_path: Path) -> None:
    start_case(tmp_path / "new", source=None, example="police-statement-tribunal")
    (checked,) = check_case(tmp_path / "new")
    assert [finding for finding in checked.findings if finding.severity == "error"] == []


def test_the_example_makes_a_draft_and_no_final_until_it_is_said_to_be_a_case(tmp_path: Path) -> None:
    folder = start_case(tmp_path / "new", source=None, example=None).folder
    agree_all(folder / "formats")
    (draft,) = made(folder)
    (final,) = made(folder, final=True)
    assert (len(draft.files), final.files) == (4, ())
    assert [finding.rule for finding in final.findings if finding.severity == "error"] == ["WS-123", "WS-170"]
    file = folder / "case.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    own = "".join(line for line in lines if not line.startswith("example:"))
    file.write_text(confirmed(own), encoding="utf-8")
    (final,) = made(folder, final=True)
    assert len(final.files) == 4


def test_no_documents_of_the_example_are_made_while_a_workbook_lies_there_that_was_not_read(tmp_path: Path) -> None:
    folder = start_case(tmp_path / "new", source=None, example=None).folder
    agree_all(folder / "formats")
    form_case(folder, summary=False)
    with pytest.raises(InputError, match=r"not read in yet.*Read it first: docgen fill"):
        made(folder)
    (folder / "case.xlsx").unlink()
    assert made(folder)


def test_papers_are_copied_as_they_are_and_counted(tmp_path: Path) -> None:
    started = start_case(tmp_path / "new", source=PAPERS, example=None)
    assert [(paper.file, paper.pages) for paper in started.papers] == [
        ("certificate.pdf", 1),
        ("decision.pdf", 2),
        ("immigration history.pdf", 1),
        ("notice of appeal.pdf", 1),
    ]
    for paper in started.papers:
        assert (tmp_path / "new" / "papers" / paper.file).read_bytes() == (PAPERS / paper.file).read_bytes()
    case = load_case((FIXTURE / "case.yaml").read_bytes(), "case.yaml")
    assert {paper.file: paper.sha256 for paper in started.papers} == {paper.file: paper.sha256 for paper in case.papers}
    assert load_case((tmp_path / "new" / "case.yaml").read_bytes(), "case.yaml")


def test_what_is_no_pdf_is_taken_in_without_a_count_and_what_is_hidden_is_named_as_left_out(tmp_path: Path) -> None:
    source = tmp_path / "from"
    (source / ".git").mkdir(parents=True)
    (source / ".git" / "x").write_text("x", encoding="utf-8")
    (source / "more").symlink_to(".git")
    (source / "note.txt").write_text("x", encoding="utf-8")
    (source / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    (source / ".hidden").write_text("x", encoding="utf-8")
    started = start_case(tmp_path / "new", source=source, example=None)
    assert [(paper.file, paper.pages) for paper in started.papers] == [("broken.pdf", None), ("note.txt", None)]
    assert started.left_out == (".git", ".hidden", "more")


def test_papers_in_sub_folders_are_taken_in_under_their_own_names(tmp_path: Path) -> None:
    shutil.copytree(PAPERS, tmp_path / "from" / "court" / "first")
    started = start_case(tmp_path / "new", source=tmp_path / "from", example=None)
    assert started.papers[0].file == "court/first/certificate.pdf"
    copied = tmp_path / "new" / "papers" / "court" / "first" / "certificate.pdf"
    assert copied.read_bytes() == (PAPERS / "certificate.pdf").read_bytes()


def test_the_listed_papers_become_papers_once_their_fields_are_filled_in(tmp_path: Path) -> None:
    """Their ids are none of the example's, and every field that they need is there to be filled in."""
    folder = start_case(tmp_path / "new", source=PAPERS, example=None).folder
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    example, _, listed = text.partition("#  - id:")
    given = {"title": "a paper", "kind": "other", "date": "not recorded", "from_party": "other", "held_by": "us",
             "marking": "none", "disclosure": "disclose"}  # fmt: skip
    entries = f"#  - id:{listed}".replace("\n#", "\n").removeprefix("#")
    for field, value in given.items():
        assert f"    {field}:\n" in entries
        entries = entries.replace(f"    {field}:\n", f"    {field}: {value}\n")
    (folder / "case.yaml").write_text(
        example.replace("\nincidents:\n", f"\n{entries}\nincidents:\n", 1), encoding="utf-8"
    )
    case = load_case((folder / "case.yaml").read_bytes(), "case.yaml")
    assert [paper.id for paper in case.papers] == ["S1", "S2", "S3", "S4", "S5", "S6"]
    (checked,) = check_case(folder)
    assert [f.rule for f in checked.findings if f.rule in {"WS-75", "WS-120", "WS-121", "WS-122"}] == []


def test_a_file_name_cannot_write_into_the_case_file(tmp_path: Path) -> None:
    source = tmp_path / "from"
    source.mkdir()
    (source / 'a"b # c: d.txt').write_text("x", encoding="utf-8")
    start_case(tmp_path / "new", source=source, example=None)
    assert '#    file: "a\\"b # c: d.txt"' in (tmp_path / "new" / "case.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name", ["a\nb: c.txt", "a\u202efdp.exe", "a\x07.pdf", " a.pdf", "a\\b.pdf", b"\xff\xfe.pdf"], ids=ascii
)
def test_a_file_name_that_cannot_be_written_down_is_refused_and_nothing_started(
    name: str | bytes, tmp_path: Path
) -> None:
    source = tmp_path / "from"
    source.mkdir()
    (source / os.fsdecode(name)).write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="Its name") as refused:
        start_case(tmp_path / "new", source=source, example=None)
    assert all(fault.place.file.isascii() and fault.place.file.isprintable() for fault in refused.value.faults)
    assert not (tmp_path / "new").exists()


def spoilt_source(kind: str, tmp_path: Path) -> Path:
    source = tmp_path / "from"
    source.mkdir()
    (source / "a.txt").write_text("x", encoding="utf-8")
    match kind:
        case "empty file":
            (source / "b.pdf").touch()
        case "link out":
            (tmp_path / "secret").write_text("x", encoding="utf-8")
            (source / "b.pdf").symlink_to(tmp_path / "secret")
        case "link to nowhere":
            (source / "b.pdf").symlink_to("nowhere")
        case "pipe":
            os.mkfifo(source / "b.pdf")
    return source


@pytest.mark.parametrize("kind", ["empty file", "link out", "link to nowhere", "pipe"])
def test_a_paper_that_cannot_be_taken_in_leaves_nothing_half_begun(kind: str, tmp_path: Path) -> None:
    source = spoilt_source(kind, tmp_path)
    before = tree(tmp_path)
    with pytest.raises(InputError, match=r"b\.pdf"):
        start_case(tmp_path / "new", source=source, example=None)
    assert tree(tmp_path) == before


def taken_place(kind: str, folder: Path) -> None:
    match kind:
        case "file":
            folder.write_text("x", encoding="utf-8")
        case "full folder":
            folder.mkdir()
            (folder / "x").touch()
        case "link to nowhere":
            folder.symlink_to("nowhere")


@pytest.mark.parametrize("kind", ["file", "full folder", "link to nowhere"])
def test_a_place_that_is_taken_is_refused(kind: str, tmp_path: Path) -> None:
    taken_place(kind, tmp_path / "new")
    before = tree(tmp_path)
    with pytest.raises(InputError):
        start_case(tmp_path / "new", source=PAPERS, example=None)
    assert tree(tmp_path) == before


def test_an_empty_folder_and_a_link_to_one_can_be_begun_in(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    start_case(tmp_path / "link", source=None, example=None)
    assert (tmp_path / "link").is_symlink()
    assert tree(tmp_path / "real") == FOLDERS


def test_an_unknown_example_and_an_unknown_source_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no example of that name; known are .*police-statement-tribunal"):
        start_case(tmp_path / "new", source=None, example="nope")
    with pytest.raises(InputError, match="no such folder of papers"):
        start_case(tmp_path / "new", source=tmp_path / "nope", example=None)
    assert tree(tmp_path) == []


def test_the_same_papers_give_the_same_case_file(tmp_path: Path) -> None:
    for name in ("one", "two"):
        start_case(tmp_path / name, source=PAPERS, example=None)
    assert (tmp_path / "one/case.yaml").read_bytes() == (tmp_path / "two/case.yaml").read_bytes()
    (first, *_) = start_case(tmp_path / "three", source=PAPERS, example=None).papers
    digest = "be67b0004802678e0dccab24199bdfd2c62dd50de64471b0e3e7ffbce6de2465"
    assert replace(first, looks=None) == FoundPaper("certificate.pdf", digest, 1)
