import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).resolve().parents[2]
PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input", "-q")


def ran(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    shelf = tmp_path_factory.mktemp("wheel")
    ran(sys.executable, *PIP, "wheel", "--no-deps", "--wheel-dir", shelf, ROOT, cwd=shelf)
    (built,) = shelf.glob("docgen-*.whl")
    return built


def tracked(*folders: str) -> Iterator[str]:
    listed = ran("git", "ls-files", "-z", *folders, cwd=ROOT)
    return (name for name in listed.split("\0") if name)


def test_a_wheel_holds_every_module_every_format_and_every_font(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = set(tracked("docgen")) | {f"docgen/{name}" for name in tracked("templates")}
    assert sorted(wanted - held) == []
    assert any(name.startswith("docgen/templates/") for name in held)


def test_a_wheel_holds_nothing_but_docgen_and_its_own_description(wheel: Path) -> None:
    tops = {PurePosixPath(name).parts[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"docgen", f"{'-'.join(wheel.name.split('-')[:2])}.dist-info"}


def test_docgen_installed_alone_in_a_fresh_environment_works_from_anywhere(wheel: Path, tmp_path: Path) -> None:
    ran(sys.executable, "-m", "venv", "--without-pip", "fresh", cwd=tmp_path)
    python = tmp_path / "fresh/bin/python"
    ran(sys.executable, *PIP, "--python", python, "install", "--no-compile", wheel, cwd=tmp_path)
    told = json.loads(ran(tmp_path / "fresh/bin/docgen", "doctor", "--json", cwd=tmp_path))
    assert told["able"] is True
    where = ran(python, "-I", "-c", "import docgen; print(docgen.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(tmp_path / "fresh")
    tests_of_ours = ran(sys.executable, *PIP, "--python", python, "list", "--format=freeze", cwd=tmp_path)
    assert "pytest" not in tests_of_ours
