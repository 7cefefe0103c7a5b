import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).resolve().parents[1] / "conftest.py"
MADE = """
import pytest
def test_that_lacks_its_tool(): pytest.skip("no tool")
def test_that_holds(): assert True
@pytest.mark.xfail(strict=True)
def test_of_a_known_blindness(): assert False
"""


@pytest.mark.parametrize(
    ("variable", "code", "counted"),
    [
        ("DOCGEN_OTHER", 0, "1 passed, 1 skipped, 1 xfailed"),
        ("DOCGEN_NO_SKIP", 1, "1 failed, 1 passed, 1 xfailed"),
        ("CI", 1, "1 failed, 1 passed, 1 xfailed"),
    ],
)
def test_a_skipped_test_is_a_failure_only_where_everything_is_installed(
    tmp_path: Path, variable: str, code: int, counted: str
) -> None:
    shutil.copy(CONFTEST, tmp_path / "conftest.py")
    (tmp_path / "test_made.py").write_text(MADE)
    kept = {name: value for name, value in os.environ.items() if name not in {"CI", "DOCGEN_NO_SKIP"}}
    kept = {name: value for name, value in kept.items() if not name.startswith("PYTEST")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    ran = subprocess.run(
        command, cwd=tmp_path, env={**kept, variable: "true"}, capture_output=True, text=True, check=False
    )
    assert counted in ran.stdout
    assert ran.returncode == code
