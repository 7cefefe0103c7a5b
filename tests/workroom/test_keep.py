import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.errors import ExitCode, InputError, MachineError
from docgen.workroom import keep as keeping
from docgen.workroom.keep import INTENT, STAGING, keep, recover
from tests.workroom.killed import GONE, NEW, OLD, fresh, held

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    fresh(tmp_path / "case")
    return tmp_path / "case"


def test_a_kept_set_stands_whole_and_leaves_nothing_else(case: Path) -> None:
    keep(case, NEW, gone=GONE)
    assert held(case) == NEW
    assert not (case / STAGING).exists()


def test_a_kill_at_any_line_leaves_the_old_set_or_the_new_one_after_recovery(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.workroom.killed", str(tmp_path / "case")]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True, timeout=300)
    rows = [tuple(row) for row in json.loads(ran.stdout)]
    assert [row for row in rows if row[3] not in {"old", "new"}] == []
    kinds = {(killed, left, after) for killed, _, left, after in rows}
    assert {("keep", "neither", "old"), ("keep", "neither", "new"), ("recover", "neither", "new")} <= kinds
    assert len(rows) > 200


@pytest.mark.parametrize("content_bytes", [5_000, 5_000_000], ids=["a little over", "far over"])
def test_a_full_disk_leaves_the_old_files_and_says_so(case: Path, content_bytes: int) -> None:
    # A limit on file size makes the system refuse the write itself, as a full disk does, without a disk to fill.
    script = (
        "import resource, sys; from pathlib import Path; from docgen.workroom.keep import keep\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try:\n"
        f"    keep(Path(sys.argv[1]), {{'out/served/a.json': b'{{}}', 'out/served/a.pdf': b'x' * {content_bytes}}})\n"
        "except Exception as error: print(type(error).__name__, error)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-B", "-c", script, str(case)], cwd=ROOT, capture_output=True, check=True, text=True
    )
    assert ran.stdout.startswith(f"{MachineError.__name__} {case}/out/.staging: The disk is full. The old files stand")
    assert held(case) == OLD


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "../other/a.pdf", "out/../../a.pdf", "", ".", "out\\a.pdf", "out/a\0.pdf", "link/a.pdf", "out/out"],
)
def test_no_file_is_kept_outside_the_case_folder(case: Path, name: str) -> None:
    (case / "link").symlink_to(case.parent)
    (case / "out/out").symlink_to("/etc/passwd")
    with pytest.raises(InputError) as caught:
        keep(case, {name: b"x", "out/served/a.pdf": b"new"})
    assert caught.value.exit_code is ExitCode.INPUT
    assert (case / "out/served/a.pdf").read_bytes() == OLD["out/served/a.pdf"]


def test_a_folder_in_the_place_of_a_file_is_refused_before_anything_moves(case: Path) -> None:
    (case / "out/served/z.pdf").mkdir()
    with pytest.raises(InputError, match="folder stands where a file"):
        keep(case, {"out/served/a.pdf": b"new", "out/served/z.pdf": b"new"})
    assert held(case) == OLD


def intent_of(case: Path, staged: bytes, second: bytes) -> None:
    """Leave what a kill after the intent and before the first rename leaves."""
    names = {"out/served/a.json": staged, "out/served/a.pdf": second}
    (case / STAGING).mkdir()
    come = []
    for number, (name, content) in enumerate(names.items()):
        (case / STAGING / str(number)).write_bytes(content)
        come.append({"name": name, "sha256": hashlib.sha256(content).hexdigest(), "staged": str(number)})
    (case / INTENT).write_text(json.dumps({"come": come, "go": []}), encoding="utf-8")


def test_an_intent_whose_staged_files_are_lost_is_dropped_while_the_old_set_is_whole(case: Path) -> None:
    intent_of(case, b"1", b"2")
    (case / STAGING / "0").unlink()
    recover(case)
    assert held(case) == OLD


def test_an_intent_that_was_altered_half_way_is_refused_in_words(case: Path) -> None:
    intent_of(case, b"1", b"2")
    (case / "out/served/a.json").write_bytes(b"1")
    (case / STAGING / "1").write_bytes(b"something else")
    with pytest.raises(InputError, match=r"altered since.*make the documents again"):
        recover(case)


def test_a_file_to_be_taken_away_that_is_not_there_is_no_fault(case: Path) -> None:
    keep(case, NEW, gone=[*GONE, "out/never/was.txt"])
    assert held(case) == NEW
    assert not (case / "out/never").exists()


@pytest.mark.parametrize("function", ["_stage", "_declare", "_carry_out"])
def test_an_interrupt_leaves_a_whole_set_and_no_drafts(
    case: Path, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    real = getattr(keeping, function)
    pressed = []

    def interrupted(*arguments: object) -> None:
        real(*arguments)
        if not pressed:
            pressed.append(function)
            raise KeyboardInterrupt

    monkeypatch.setattr(keeping, function, interrupted)
    with pytest.raises(KeyboardInterrupt):
        keep(case, NEW, gone=GONE)
    assert held(case) == (NEW if function == "_carry_out" else OLD)
    assert not (case / STAGING).exists()


def test_what_lies_behind_a_linked_output_folder_is_not_touched(case: Path) -> None:
    other = case.parent / "other"
    (other / ".staging").mkdir(parents=True)
    (other / ".staging/theirs").write_bytes(b"x")
    (case / "out").rename(case / "moved")
    (case / "out").symlink_to(other)
    with pytest.raises(InputError, match="symbolic link"):
        recover(case)
    assert (other / ".staging/theirs").exists()


@pytest.mark.parametrize("intent", ["{", "[]", '{"come": [{}], "go": []}', '{"come": [], "go": ["../x"]}'])
def test_an_intent_that_cannot_be_read_or_that_leaves_the_folder_is_refused(case: Path, intent: str) -> None:
    (case / INTENT).write_text(intent, encoding="utf-8")
    with pytest.raises(InputError):
        recover(case)
    assert {name: content for name, content in held(case).items() if name != INTENT} == OLD
