"""The same case gives the same bytes in another process, whatever the machine's mood: hashes, zone, language, place."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workflow.cases import case_folder, files_in, made

MOODS = [
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LANG": "C", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4242", "TZ": "America/St_Johns", "LANG": "C.UTF-8", "COLUMNS": "20", "NO_COLOR": "1"},
]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = case_folder(tmp_path_factory.mktemp("first") / "case")
    made(case)
    made(case, final=True)
    return case


@pytest.mark.parametrize("mood", MOODS, ids=["one", "other"])
def test_another_process_makes_the_same_bytes(mood: dict[str, str], first: Path, tmp_path: Path) -> None:
    case = tmp_path / "a b" / "Ω"
    shutil.copytree(first, case, ignore=shutil.ignore_patterns("out", "audit.jsonl"))
    for more in ([], ["--final"]):
        command = [sys.executable, "-m", "docgen", "statement", "Ω", "--json", *more]
        run = subprocess.run(command, cwd=case.parent, env={**os.environ, **mood}, capture_output=True, check=False)
        assert (run.returncode, run.stderr) == (0, b"")
    assert files_in(case) == files_in(first)
