"""Bad input at the door: one clear sentence, the right exit code, and nothing lost or half written."""

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.cli.main import main
from docgen.workroom.lock import case_lock
from tests.papers import files
from tests.workflow.cases import case_folder, files_in, made

ROOT = Path(__file__).resolve().parents[2]
Capture = pytest.CaptureFixture[str]
BOMB = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return case_folder(tmp_path / "case")


def held(folder: Path) -> dict[str, bytes]:
    """Every file of a folder but the lock, and what is in it."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name != ".lock"}


def linked(path: Path, target: Path) -> None:
    path.rename(target)
    path.symlink_to(target)


SPOILT: list[tuple[str, Callable[[Path], object], str]] = [
    ("missing", lambda file: file.unlink(), "This is no case folder: it has no case.yaml."),
    ("empty", lambda file: file.write_bytes(b""), "The file is empty (0 bytes)."),
    ("binary", lambda file: file.write_bytes(bytes(range(256)) * 99), "case.yaml"),
    ("a PDF", lambda file: file.write_bytes(files.pdf_of("x")), "case.yaml"),
    ("a picture", lambda file: file.write_bytes(files.picture()), "case.yaml"),
    ("not UTF-8", lambda file: file.write_bytes(b"force: Caf\xe9"), "UTF-8"),
    ("huge", lambda file: file.write_bytes(b"x: y\n" * 2_000_000), "larger than docgen reads (8,000,000 bytes)"),
    ("one huge line", lambda file: file.write_bytes(b"force: " + b"x" * 7_000_000), "force"),
    ("a bomb of anchors", lambda file: file.write_text(BOMB, encoding="utf-8"), "case.yaml:1:"),
    ("a deep nest", lambda file: file.write_bytes(b"a: " + b"[" * 100_000), "case.yaml"),
    ("a list", lambda file: file.write_bytes(b"- a\n- b\n"), "case.yaml"),
    ("a folder", lambda file: (file.unlink(), file.mkdir()), "This is a folder."),
    ("a link out", lambda file: linked(file, file.parents[1] / "elsewhere.yaml"), "leads out of the folder"),
    ("a link to nowhere", lambda file: (file.unlink(), file.symlink_to("nowhere")), "case.yaml"),
]


@pytest.mark.parametrize("command", ["check", "statement"])
@pytest.mark.parametrize(("spoil", "said"), [row[1:] for row in SPOILT], ids=[row[0] for row in SPOILT])
def test_a_case_file_that_cannot_be_used_is_told_in_sentences_and_nothing_changes(
    spoil: Callable[[Path], object], said: str, command: str, case: Path, capsys: Capture
) -> None:
    spoil(case / "case.yaml")
    before = held(case)
    assert main([command, str(case)]) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert len(printed.err) < 60_000
    assert "Traceback" not in printed.err
    assert (printed.out, held(case)) == ("", before)


@pytest.mark.parametrize("name", ["../secret.pdf", "/etc/passwd", "a/../../b.pdf", "~/x.pdf\\..\\y"])
def test_a_paper_s_name_that_leads_out_of_the_case_is_refused_at_its_field(
    name: str, case: Path, capsys: Capture
) -> None:
    file = case / "case.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("file: certificate.pdf", f"file: {json.dumps(name)}"), encoding="utf-8")
    before = held(case)
    assert main(["statement", str(case)]) == 2
    assert "papers.S4.file" in capsys.readouterr().err
    assert held(case) == before


@pytest.mark.parametrize("name", ["papers", "out", "audit.jsonl"])
def test_a_folder_or_journal_that_is_a_link_out_is_refused_and_nothing_goes_there(
    name: str, case: Path, tmp_path: Path, capsys: Capture
) -> None:
    (elsewhere := tmp_path / "elsewhere").mkdir()
    if (case / name).exists():
        (case / name).rename(tmp_path / "moved")
    (case / name).symlink_to(elsewhere if name != "audit.jsonl" else elsewhere / "journal")
    assert main(["statement", str(case)]) == 2
    assert "link" in capsys.readouterr().err
    assert list(elsewhere.iterdir()) == []


def command(*words: str, largest_file: int | None = None) -> subprocess.CompletedProcess[str]:
    """Run docgen as a process; a limit on file size stands for a full disk: both refuse a write half way."""

    def limit() -> None:
        if largest_file is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    return subprocess.run(
        [sys.executable, "-B", "-m", "docgen", *words],  # -B: or Python keeps half of a compiled module for later runs
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )


@pytest.mark.parametrize("largest", [0, 1_000, 100_000])
def test_on_a_full_disk_no_case_is_begun(largest: int, tmp_path: Path) -> None:
    (source := tmp_path / "from").mkdir()
    (source / "a.txt").write_bytes(b"x" * 150_000)
    ran = command("new", str(tmp_path / "new"), "--from", str(source), largest_file=largest)
    assert ran.returncode == 3
    assert "The disk is full. Nothing was started." in ran.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["from"]


@pytest.mark.parametrize("largest", [0, 3_000, 30_000])
def test_on_a_full_disk_the_old_statement_stands(largest: int, case: Path) -> None:
    made(case)
    before = files_in(case)
    text = (case / "case.yaml").read_text(encoding="utf-8")
    (case / "case.yaml").write_text(text.replace("two jackets", "three jackets"), encoding="utf-8")
    ran = command("statement", str(case), largest_file=largest)
    assert ran.returncode == 3
    assert "The disk is full." in ran.stderr
    assert files_in(case) == before
    assert command("statement", str(case)).returncode == 0
    assert files_in(case) != before


def test_a_run_that_meets_another_one_says_so_and_leaves_it_alone(case: Path) -> None:
    before = held(case)
    with case_lock(case):
        ran = command("statement", str(case))
    assert ran.returncode == 2
    assert "is at work on this case" in ran.stderr
    assert held(case) == before


def test_of_runs_that_start_at_once_each_makes_the_whole_set_or_is_told_to_wait(case: Path) -> None:
    words = [sys.executable, "-m", "docgen", "statement", str(case)]
    runs = [subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    ends = [(run.communicate()[1].decode(), run.returncode) for run in runs]
    assert {code for _, code in ends} <= {0, 2}
    assert any(code == 0 for _, code in ends)
    assert all("is at work on this case" in said for said, code in ends if code == 2)
    found = files_in(case)
    made(case)
    assert files_in(case) == found


def test_a_kill_at_any_of_fixed_moments_leaves_the_old_set_or_the_new_one_and_the_next_run_makes_it_good(
    tmp_path: Path,
) -> None:
    words = [sys.executable, "-m", "tests.workflow.killed_command", str(tmp_path)]
    ran = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert ran.returncode == 0, ran.stderr
    rows = [tuple(row) for row in json.loads(ran.stdout)]
    assert [row for row in rows if row[1] == "neither" or not row[2]] == []
    assert {row[1] for row in rows} == {"old", "new"}
    assert len({row[0] for row in rows}) > 8
