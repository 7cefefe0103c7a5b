"""Many cases: any executor serves, one bad case never stops the others, and what stands is not made again."""

import shutil
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from docgen.errors import ExitCode
from docgen.workflow.batch import PRELOAD, CaseDone, Task, batch, case_folders, worst
from docgen.workroom.journal import read_chain
from docgen.workroom.pool import WarmPool
from tests.workflow.cases import STEM, case_folder, files_in, made

DRAFT = f"out/internal/{STEM}.txt"
EXECUTORS: dict[str, Callable[[], Executor]] = {
    "threads": lambda: ThreadPoolExecutor(2),
    "processes": lambda: ProcessPoolExecutor(2, mp_context=get_context("spawn")),
    "warm workers": lambda: WarmPool(2, PRELOAD),
}


def told(done: CaseDone) -> tuple[str, int, int, bool]:
    return done.folder.name, done.exit_code, done.statements, done.stood


def here(*folders: Path, task: Task | None = None) -> list[tuple[str, int, int, bool]]:
    with ThreadPoolExecutor(1) as executor:
        return [told(each) for each in batch(folders, executor=executor, task=task)]


@pytest.mark.parametrize("name", EXECUTORS)
def test_any_executor_serves_and_one_bad_case_never_stops_the_others(name: str, tmp_path: Path) -> None:
    first, last = case_folder(tmp_path / "a"), case_folder(tmp_path / "z")
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "case.yaml").write_text("subject: [", encoding="utf-8")
    heard: list[Path] = []
    with EXECUTORS[name]() as executor:
        done = batch(
            [first, broken, tmp_path / "none", last],
            executor=executor,
            told=lambda each: heard.append(each.folder),
        )
    assert [told(each) for each in done] == [
        ("a", 0, 1, False),
        ("broken", 2, 0, False),
        ("none", 2, 0, False),
        ("z", 0, 1, False),
    ]
    assert [each.faults[0].startswith(str(each.folder)) for each in done if each.faults] == [True, True]
    assert (sorted(heard), worst(done)) == ([first, broken, tmp_path / "none", last], ExitCode.INPUT)
    alone = case_folder(tmp_path / "alone")
    made(alone)
    assert files_in(first) == files_in(last) == files_in(alone)


def altered(name: str, old: str, new: str) -> Callable[[Path], None]:
    def alter(case: Path) -> None:
        text = (case / name).read_text(encoding="utf-8")
        assert old in text
        (case / name).write_text(text.replace(old, new), encoding="utf-8")

    return alter


def another_paper(case: Path) -> None:
    shutil.copy(case / "papers" / "decision.pdf", case / "papers" / "another.pdf")


def nothing_agreed(case: Path) -> None:
    (case / "formats" / "agreed.json").write_text("[]", encoding="utf-8")


def cut_off(case: Path) -> None:
    (case / "out" / ".intent.json").write_text('{"come": [], "go": []}', encoding="utf-8")


def another_fingerprint(case: Path) -> None:
    path = case / f"out/internal/{STEM}.draft.manifest.json"
    before, mark, after = path.read_text(encoding="utf-8").rpartition('"sha256": "')
    path.write_text(f"{before}{mark}0{after[1:] if after[0] != '0' else '1' + after[1:]}", encoding="utf-8")


CHANGES: dict[str, Callable[[Path], None]] = {
    "the case": altered("case.yaml", "two jackets", "three jackets"),
    "a paper": another_paper,
    "an agreement": nothing_agreed,
    "an output": altered(DRAFT, "DRAFT", "FINAL"),
    "a missing output": lambda case: (case / DRAFT).unlink(),
    "a missing manifest": lambda case: (case / f"out/internal/{STEM}.draft.manifest.json").unlink(),
    "a spoilt manifest": lambda case: (case / f"out/internal/{STEM}.draft.manifest.json").write_bytes(b"[]"),
    "the fingerprint": another_fingerprint,
    "a run cut off": cut_off,
}


def test_a_second_run_makes_nothing_again_unless_that_is_asked_for(tmp_path: Path) -> None:
    case = case_folder(tmp_path / "case")
    assert here(case) == [("case", 0, 1, False)]
    before = files_in(case)
    assert here(case) == [("case", 0, 1, True)]
    assert len(read_chain(case / "audit.jsonl").lines) == 4
    assert here(case, task=Task(again=True)) == [("case", 0, 1, False)]
    assert (files_in(case), len(read_chain(case / "audit.jsonl").lines)) == (before, 8)


@pytest.mark.parametrize("what", CHANGES)
def test_a_case_is_made_again_when_it_changed(what: str, tmp_path: Path) -> None:
    case = case_folder(tmp_path / "case")
    here(case)
    CHANGES[what](case)
    assert [each[3] for each in here(case)] == [False]
    assert [each[3] for each in here(case)] == [True]


def test_a_draft_that_stands_is_no_final(tmp_path: Path) -> None:
    case = case_folder(tmp_path / "case")
    here(case)
    assert here(case, task=Task(final=True)) == [("case", 0, 1, False)]
    assert here(case, task=Task(final=True)) == [("case", 0, 1, True)]


def test_finals_that_are_refused_are_an_error_of_their_case(tmp_path: Path) -> None:
    agreed, unagreed = case_folder(tmp_path / "agreed"), case_folder(tmp_path / "unagreed", agreed=False)
    assert here(agreed, unagreed, task=Task(final=True)) == [("agreed", 0, 1, False), ("unagreed", 1, 0, False)]


def test_a_folder_of_cases_stands_for_its_cases_each_once(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / "cases" / name).mkdir(parents=True)
        (tmp_path / "cases" / name / "case.yaml").touch()
    (tmp_path / "cases" / "notes").mkdir()
    (tmp_path / "empty").mkdir()
    cases = tmp_path / "cases"
    assert case_folders([cases]) == (cases / "a", cases / "b")
    assert case_folders([cases / "b", cases]) == (cases / "b", cases / "a")
    assert case_folders([tmp_path / "empty", tmp_path / "none"]) == (tmp_path / "empty", tmp_path / "none")
