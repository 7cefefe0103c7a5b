import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.errors import InputError
from docgen.workroom.lock import case_lock
from docgen.workroom.reading import read_bounded
from docgen.workroom.scratch import scratch_folder

ROOT = Path(__file__).resolve().parents[2]
HOLD_A_LOCK = """
import sys
from pathlib import Path
from docgen.workroom.lock import case_lock
with case_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
HOLD_SCRATCH = """
import sys
from pathlib import Path
from docgen.workroom.scratch import scratch_folder
with scratch_folder(Path(sys.argv[1])) as folder:
    (folder / "draft.txt").write_text("x")
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(script: str, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, str(folder)]
    child = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    return child


def test_a_second_run_is_told_who_holds_the_case_and_gets_it_once_that_run_is_killed(tmp_path: Path) -> None:
    with holder(HOLD_A_LOCK, tmp_path) as child:
        with pytest.raises(InputError, match=rf"\(process {child.pid}\).*Wait until"), case_lock(tmp_path):
            pass
        child.send_signal(signal.SIGKILL)
        child.wait()
    with case_lock(tmp_path):
        assert (tmp_path / ".lock").read_text() == f"{os.getpid()}\n"


def test_a_case_can_be_locked_again_after_a_run_has_ended(tmp_path: Path) -> None:
    for _ in range(2):
        with case_lock(tmp_path):
            assert (tmp_path / ".lock").exists()


def test_a_missing_case_folder_and_a_linked_lock_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such case folder"), case_lock(tmp_path / "none"):
        pass
    (tmp_path / ".lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(InputError), case_lock(tmp_path):
        pass
    assert not (tmp_path / "elsewhere").exists()


def test_scratch_space_is_private_and_gone_afterwards(tmp_path: Path) -> None:
    with scratch_folder(tmp_path) as folder:
        (folder / "deep").mkdir()
        (folder / "deep/draft.txt").write_text("x")
        assert folder.stat().st_mode & 0o777 == 0o700
    assert list(tmp_path.iterdir()) == []


def test_scratch_space_is_gone_after_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), scratch_folder(tmp_path):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_is_removed_by_the_next_and_what_a_live_run_uses_is_not(tmp_path: Path) -> None:
    with holder(HOLD_SCRATCH, tmp_path) as live, holder(HOLD_SCRATCH, tmp_path) as killed:
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        assert len(list(tmp_path.iterdir())) == 2
        with scratch_folder(tmp_path):
            assert len(list(tmp_path.glob("*/draft.txt"))) == 1
        live.communicate()
    assert list(tmp_path.iterdir()) == []


def test_runs_that_start_at_once_never_take_each_other_for_abandoned(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from docgen.workroom.scratch import scratch_folder\n"
        "for _ in range(60):\n"
        "    with scratch_folder(Path(sys.argv[1])) as folder:\n"
        "        (folder / 'draft.txt').write_text('x'); assert (folder / 'draft.txt').exists()\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    runs = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(6)]
    assert [run.communicate()[1] for run in runs] == [""] * 6
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_read_whole_up_to_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"x" * 3_000_000)
    assert read_bounded(path, 3_000_000) == b"x" * 3_000_000
    with pytest.raises(InputError, match=r"larger than docgen reads \(2,999,999 bytes\)"):
        read_bounded(path, 2_999_999)


def made(root: Path, kind: str) -> Path:
    path = root / "in" / kind
    path.parent.mkdir()
    (root / "outside").write_text("x")
    make = {
        "missing": lambda: None,
        "empty": path.touch,
        "folder": path.mkdir,
        "pipe": lambda: os.mkfifo(path),
        "link out": lambda: path.symlink_to(root / "outside"),
        "broken link": lambda: path.symlink_to(root / "nothing"),
        "circle": lambda: path.symlink_to(path),
    }
    make[kind]()
    return path


SAYS = [
    ("missing", "There is no such file"),
    ("empty", r"The file is empty \(0 bytes\)"),
    ("folder", "This is a folder"),
    ("pipe", "not a regular file"),
    ("link out", "symbolic link leads out"),
    ("broken link", "There is no such file"),
    ("circle", "circle|Too many levels"),
]


@pytest.mark.parametrize(("kind", "said"), SAYS, ids=[row[0] for row in SAYS])
def test_what_cannot_be_read_is_told_apart_in_words(tmp_path: Path, kind: str, said: str) -> None:
    path = made(tmp_path, kind)
    with pytest.raises(InputError, match=said):
        read_bounded(path, 100, root=path.parent)


def test_a_link_that_the_person_named_is_followed(tmp_path: Path) -> None:
    assert read_bounded(made(tmp_path, "link out"), 100) == b"x"


def test_a_link_within_the_root_is_followed(tmp_path: Path) -> None:
    path = made(tmp_path, "link out")
    assert read_bounded(path, 100, root=tmp_path) == b"x"


def test_a_kernel_file_that_says_it_is_empty_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="empty"):
        read_bounded(Path("/proc/self/status"), 100)
