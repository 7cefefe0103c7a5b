"""Statements are made whole or not at all, finals only of agreed formats, and every output is written down."""

import fcntl
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from docgen.errors import DocgenError, InputError
from docgen.workflow.checking import check_case
from docgen.workflow.making import Order, make_documents
from docgen.workroom.journal import read_chain
from tests.workflow.cases import CLOCK, STEM, case_folder, files_in, made

NOBODY = 65534
KINDS = ("docx", "json", "pdf", "txt")
SECOND = """
  - id: G2
    format: police-statement-tribunal
    maker: M1
    number: 2
    date: 2025-04-26
    marking: OFFICIAL
    incidents: [I1]
    exhibits: [LH/1]
    searches: []
    paragraphs: []
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return case_folder(tmp_path / "case")


def test_a_draft_says_so_and_stays_inside(case: Path) -> None:
    (produced,) = made(case)
    assert sorted(produced.files) == [f"out/internal/{STEM}.{kind}" for kind in KINDS]
    assert (case / f"out/internal/{STEM}.txt").read_text(encoding="utf-8").startswith("DRAFT\n")
    assert list((case / "out").glob("served/*")) == []


def test_a_final_of_an_agreed_format_may_leave_and_names_nothing_internal(case: Path) -> None:
    (produced,) = made(case, final=True)
    assert sorted(produced.files) == [f"out/served/{STEM}.{kind}" for kind in KINDS]
    assert not (case / f"out/served/{STEM}.txt").read_text(encoding="utf-8").startswith("DRAFT")
    record = json.loads((case / f"out/served/{STEM}.json").read_text(encoding="utf-8"))
    assert record["files"] == {
        f"{STEM}.{kind}": sha256((case / f"out/served/{STEM}.{kind}").read_bytes()).hexdigest()
        for kind in ("docx", "pdf", "txt")
    }
    manifest = json.loads((case / f"out/internal/{STEM}.final.manifest.json").read_text(encoding="utf-8"))
    closed = {manifest["case_sha256"], manifest["format_sha256"], manifest["audit_head"]}
    served = b"".join(path.read_bytes() for path in (case / "out/served").iterdir())
    assert not [digest for digest in closed if digest.encode() in served]


def test_a_final_of_a_format_that_nobody_agreed_is_refused_and_nothing_written(tmp_path: Path) -> None:
    case = case_folder(tmp_path / "case", agreed=False)
    (produced,) = made(case, final=True)
    assert produced.files == ()
    assert [finding.rule for finding in produced.findings if finding.severity == "error"] == ["WS-109"]
    assert not (case / "out").exists()
    assert not (case / "audit.jsonl").exists()


def test_an_altered_format_makes_drafts_and_no_finals(case: Path) -> None:
    registry = case / "formats" / "agreed.json"
    agreed = json.loads(registry.read_text(encoding="utf-8"))
    altered = [each | {"digest": "0" * 64} for each in agreed]
    registry.write_text(json.dumps(altered), encoding="utf-8")
    (final,) = made(case, final=True)
    (draft,) = made(case)
    assert (final.files, len(draft.files), draft.standing.word) == ((), 4, "altered since it was agreed")


def test_every_output_has_a_line_in_the_chain_and_the_manifest_its_head(case: Path) -> None:
    (produced,) = made(case, final=True)
    manifest = json.loads((case / f"out/internal/{STEM}.final.manifest.json").read_text(encoding="utf-8"))
    chain = read_chain(case / "audit.jsonl", [manifest["audit_head"]])
    assert chain.head == manifest["audit_head"]
    assert [line.entry["output"] for line in chain.lines] == list(produced.files)
    assert {line.entry["output"]: line.entry["sha256"] for line in chain.lines} == manifest["outputs"]
    assert all(line.entry["sha256"] == sha256((case / str(line.entry["output"])).read_bytes()).hexdigest()
               for line in chain.lines)  # fmt: skip
    made(case, final=True)
    assert len(read_chain(case / "audit.jsonl", [manifest["audit_head"]]).lines) == 8


def jackets(case: Path, how_many: str) -> None:
    text = (case / "case.yaml").read_text(encoding="utf-8")
    assert "theft of two jackets" in text
    (case / "case.yaml").write_text(text.replace("theft of two jackets", f"theft of {how_many}"), encoding="utf-8")


def test_a_final_never_takes_the_place_of_another_unless_that_is_asked_for(case: Path) -> None:
    made(case, final=True)
    before, journal = files_in(case), (case / "audit.jsonl").read_bytes()
    jackets(case, "three jackets")
    with pytest.raises(InputError, match=r"There is a final already that says something else; it stands.*--replace"):
        made(case, final=True)
    assert (files_in(case), (case / "audit.jsonl").read_bytes()) == (before, journal)
    make_documents(Order(case, final=True, replace=True), lambda: CLOCK)
    assert "three jackets" in (case / f"out/served/{STEM}.txt").read_text(encoding="utf-8")


def test_a_later_draft_leaves_the_manifest_of_the_final(case: Path) -> None:
    made(case, final=True)
    final = files_in(case)[f"out/internal/{STEM}.final.manifest.json"]
    jackets(case, "three jackets")
    made(case)
    found = files_in(case)
    assert found[f"out/internal/{STEM}.final.manifest.json"] == final
    assert (
        json.loads((case / f"out/internal/{STEM}.draft.manifest.json").read_text(encoding="utf-8"))["stage"] == "draft"
    )


def test_the_journal_holds_ids_and_hashes_only(case: Path) -> None:
    made(case)
    journal = (case / "audit.jsonl").read_text(encoding="utf-8")
    assert "police-statement-tribunal-M1-1" in journal
    assert [word for word in ("Lopes", "Brandini", "Haddenham", "Saltmarsh", "HU/01188") if word in journal] == []


def test_the_same_case_gives_the_same_bytes_elsewhere_and_on_another_day(case: Path, tmp_path: Path) -> None:
    made(case)
    made(case, final=True)
    first = files_in(case)
    other = tmp_path / "elsewhere, far away"
    shutil.copytree(case, other, ignore=shutil.ignore_patterns("out", "audit.jsonl"))
    made(other, at=CLOCK + timedelta(days=400))
    made(other, final=True, at=CLOCK + timedelta(days=400))
    assert files_in(other) == first


def test_a_maker_with_two_statements_gets_two_sets_of_files(case: Path) -> None:
    file = case / "case.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("\ncomments:", f"{SECOND}\ncomments:"), encoding="utf-8")
    produced = made(case)
    assert [each.stem for each in produced] == [STEM, "police-statement-tribunal-M1-2"]
    assert len({name for each in produced for name in each.files}) == 8


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ({"maker": "M9"}, "has no commissioned statement by M9"),
        ({"format": "nope"}, "is not a format on the shelf"),
        ({"version": 9}, "is not on the shelf in version 9"),
    ],
)
def test_what_nobody_commissioned_is_refused(order: dict[str, str], said: str, case: Path) -> None:
    with pytest.raises(InputError, match=said):
        make_documents(Order(case, **order), lambda: CLOCK)  # type: ignore[arg-type]  # each row is one field
    assert not (case / "out").exists()


def test_a_folder_that_is_no_case_is_left_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"it has no case\.yaml"):
        made(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_two_runs_on_one_case_do_not_meet(case: Path) -> None:
    with (case / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(InputError, match="Another run of docgen"):
            made(case)
    assert len(made(case)) == 1


def test_a_case_folder_reached_by_a_link_is_the_same_case(case: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(case)
    made(tmp_path / "link")
    assert len(files_in(case)) == 5


def linked_out(name: str) -> Callable[[Path, Path], None]:
    def spoil(case: Path, elsewhere: Path) -> None:
        (case / name).parent.mkdir(exist_ok=True)
        (case / name).symlink_to(elsewhere)

    return spoil


@pytest.mark.parametrize("name", ["out", "out/served", "out/internal", "audit.jsonl", "case.yaml"])
def test_a_link_out_of_the_case_folder_is_refused_and_nothing_goes_there(name: str, case: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    if "." in name:
        shutil.copy(case / "case.yaml", elsewhere)
        (case / name).unlink(missing_ok=True)
    else:
        elsewhere.mkdir()
    before = elsewhere.read_bytes() if elsewhere.is_file() else None
    linked_out(name)(case, elsewhere)
    with pytest.raises(DocgenError):
        made(case, final=name != "out/internal")
    assert (elsewhere.read_bytes() if elsewhere.is_file() else None) == before
    assert elsewhere.is_file() or list(elsewhere.iterdir()) == []
    assert name == "audit.jsonl" or not (case / "audit.jsonl").exists()


def test_a_file_that_grows_too_large_for_the_disk_leaves_the_old_set(case: Path) -> None:
    """A limit on file size stands for a full disk: both refuse a write half way."""
    made(case)
    before = files_in(case)
    text = (case / "case.yaml").read_text(encoding="utf-8")
    (case / "case.yaml").write_text(text.replace("two jackets", "three jackets"), encoding="utf-8")
    command = 'ulimit -f 20; exec "$0" -B -m docgen statement "$1"'
    run = subprocess.run(["bash", "-c", command, sys.executable, case], capture_output=True, text=True, check=False)
    assert run.returncode == 3
    assert "The disk is full. The old files stand; nothing was changed." in run.stderr
    assert files_in(case) == before
    assert not (case / "out/.staging").exists()


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """A case in which this process may not write: where it is root, it is nobody for a while."""
    folder = Path(tempfile.mkdtemp())
    case = case_folder(folder / "case")
    folder.chmod(0o755)
    case.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    yield case
    if root:
        os.seteuid(0)
    case.chmod(0o755)
    shutil.rmtree(folder)


def test_a_folder_that_cannot_be_written_to_says_so_and_can_still_be_checked(locked_folder: Path) -> None:
    with pytest.raises(InputError, match="cannot be written to: Permission denied"):
        made(locked_folder)
    assert check_case(locked_folder)
    assert sorted(path.name for path in locked_folder.iterdir()) == ["case.yaml", "formats", "papers"]
