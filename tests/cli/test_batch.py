"""`docgen batch`, with real processes: the table, a worker that is killed, an interrupt."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from docgen.cli.main import main
from tests.workflow.cases import STEM, case_folder

OUTPUTS = {f"{STEM}.{kind}" for kind in ("docx", "draft.manifest.json", "json", "pdf", "txt")}


@pytest.fixture
def cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three cases; commands are run beside them."""
    for name in ("a", "b", "c"):
        case_folder(tmp_path / "cases" / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "cases"


def begun(cases: Path, *options: str) -> subprocess.Popen[str]:
    """The command at work, in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "docgen", "batch", str(cases), "--json", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # no threads; a shell's `&` ignores it
    )


def worker_at(case: Path) -> int:
    """The process that is at work on a case, as soon as it has locked it."""
    for _ in range(4_000):
        if (case / ".lock").exists() and (said := (case / ".lock").read_text(encoding="ascii").strip()):
            return int(said)
        time.sleep(0.005)
    raise AssertionError("no worker began")


def is_at_work(process: int) -> bool:
    """Whether a process runs; one that has ended and that nobody asked after does not."""
    try:
        said = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return said.rpartition(")")[2].split()[0] != "Z"


def ended(ran: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = ran.communicate(timeout=60)
    return ran.returncode, out, err


def outputs(case: Path) -> set[str]:
    return {path.name for path in case.glob("out/internal/*")}


def rows(out: str) -> list[tuple[str, int, bool]]:
    return [(Path(row["case"]).name, row["exit"], row["stood"]) for row in json.loads(out)]


def test_the_table_has_a_row_for_each_case_and_the_worst_exit_code_is_given(
    cases: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (cases / "b" / "case.yaml").write_text("subject: [", encoding="utf-8")
    assert main(["batch", "cases", "--workers", "2"]) == 2
    said = capsys.readouterr()
    assert said.out == (
        "case     statements  errors  warnings  exit\n"
        "cases/a           1       0         0     0\n"
        "cases/b           0       0         0     2\n"
        "cases/c           1       0         0     0\n"
        "3 cases: 2 made, 0 stood already, 1 failed\n"
    )
    assert re.fullmatch(r"cases/b: case\.yaml:1:10: .*\n", said.err)
    assert main(["batch", "cases/a", "cases/c", "--json"]) == 0
    assert [row["stood"] for row in json.loads(capsys.readouterr().out)] == [True, True]


def test_a_worker_that_is_killed_costs_its_case_and_the_next_run_makes_that_one(cases: Path) -> None:
    ran = begun(cases, "--workers", "1")
    os.kill(worker_at(cases / "a"), signal.SIGKILL)
    code, out, err = ended(ran)
    assert (code, rows(out)) == (4, [("a", 4, False), ("b", 0, False), ("c", 0, False)])
    assert "Run the command again" in err
    code, out, _ = ended(begun(cases, "--workers", "1"))
    assert (code, rows(out)) == (0, [("a", 0, False), ("b", 0, True), ("c", 0, True)])
    assert outputs(cases / "a") == OUTPUTS


def test_an_interrupt_leaves_every_case_whole_or_untouched(cases: Path) -> None:
    ran = begun(cases, "--workers", "1")
    worker = worker_at(cases / "a")
    os.killpg(ran.pid, signal.SIGINT)  # as a terminal does: to the command and to its workers
    code, out, err = ended(ran)
    assert (code, out, err) == (130, "", "Interrupted.\n")
    assert [outputs(cases / name) for name in ("a", "b", "c")] == [OUTPUTS, set(), set()]
    assert not list(cases.glob("*/out/.*"))
    assert not is_at_work(worker)
    assert rows(ended(begun(cases))[1]) == [("a", 0, True), ("b", 0, False), ("c", 0, False)]


def test_workers_end_when_the_command_is_killed(cases: Path) -> None:
    ran = begun(cases, "--workers", "1")
    worker = worker_at(cases / "a")
    ran.kill()
    ended(ran)
    deadline = time.monotonic() + 60
    while is_at_work(worker) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not is_at_work(worker)
    assert outputs(cases / "a") in (OUTPUTS, set())
    assert outputs(cases / "c") == set()


@pytest.mark.parametrize("number", ["0", "-1", "two", "65"])
def test_a_number_of_workers_that_cannot_be_is_refused(number: str) -> None:
    with pytest.raises(SystemExit) as ended_with:
        main(["batch", ".", "--workers", number])
    assert ended_with.value.code == 2
