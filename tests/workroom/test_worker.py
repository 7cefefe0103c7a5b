"""A worker that hangs, dies or eats the memory costs one answer, and the next question is answered again."""

from pathlib import Path

import pytest

from docgen.workroom.worker import WorkerError, WorkerLimits, hired

ROOT = Path(__file__).resolve().parents[2]
LIMITS = WorkerLimits(seconds=1, memory=1 << 30)


@pytest.fixture(autouse=True)
def _tasks_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def task(name: str) -> str:
    return f"tests.workroom.tasks:{name}"


def test_a_worker_answers_many_questions_of_any_size() -> None:
    with hired(task("backwards")) as ask:
        for question in (b"", b"abc", bytes(range(256)) * 40_000):
            assert ask(question) == question[::-1]


BREAKS = [
    ("hang", "it takes longer than 1 seconds"),
    ("hang_in_c", "it takes longer than 1 seconds"),
    ("swallow_memory", "it takes more than 1024 MiB of memory"),
    ("fail", "the program that reads it breaks down"),
    ("die", "the program that reads it breaks down"),
    ("no_such_task", "the program that reads it breaks down"),
]


@pytest.mark.parametrize(("name", "why"), BREAKS, ids=[row[0] for row in BREAKS])
def test_a_worker_that_gives_no_answer_says_why_and_is_replaced(name: str, why: str) -> None:
    with hired(task(name), LIMITS) as ask:
        for _ in range(2):
            with pytest.raises(WorkerError) as broken:
                ask(b"x" * 200_000)
            assert str(broken.value) == why


def test_what_libraries_print_is_no_answer(capfd: pytest.CaptureFixture[str]) -> None:
    with hired(task("print_much")) as ask:
        assert [ask(b"one"), ask(b"two")] == [b"one", b"two"]
    assert capfd.readouterr() == ("", "")


def test_a_worker_writes_no_file(tmp_path: Path) -> None:
    with hired(task("write")) as ask:
        assert ask(str(tmp_path / "a").encode()) == b"refused"
    assert not (tmp_path / "a").exists() or (tmp_path / "a").stat().st_size == 0


def test_a_module_in_the_folder_of_the_command_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docgen.py").write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with hired(task("read_home")) as ask:
        assert {"", str(tmp_path)} & set(ask(b"").decode().split("\n")) == set()
