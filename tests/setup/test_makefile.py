import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ROOT / ".ci/packages"


def value_of(variable: str) -> list[str]:
    command = ["make", "-s", f"--eval=show: ; @echo $({variable})", "show"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split()


def test_make_installs_the_libraries_that_the_doctor_looks_for() -> None:
    table = (ROOT / "docgen/workflow/libraries.txt").read_text(encoding="utf-8")
    listed = [line.split()[0] for line in table.splitlines() if not line.startswith("#")]
    assert value_of("LIBRARIES") == listed
    assert len(listed) == 5


def test_what_is_there_is_kept_until_what_is_wanted_changes(tmp_path: Path) -> None:
    for name in ("pyproject.toml", "Makefile", "docgen/workflow/libraries.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    key = value_of("KEY")
    with (tmp_path / "pyproject.toml").open("a") as file:
        file.write("# another wish\n")
    command = ["make", "-s", "-C", str(tmp_path), "--eval=show: ; @echo $(KEY)", "show"]
    changed = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()
    assert len(key) == 1
    assert changed != key


def asked(folder: Path, programs: dict[str, str], *names: str) -> subprocess.CompletedProcess[str]:
    """Run .ci/packages where the system's own programs are replaced by the given scripts."""
    for name, script in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    environment = {"PATH": f"{folder}:/usr/bin:/bin"}
    return subprocess.run(["sh", str(PACKAGES), *names], env=environment, capture_output=True, text=True, check=False)


NONE_INSTALLED = {"dpkg-query": "exit 1", "apt-get": 'echo "apt-get $*" >> "$(dirname "$0")/asked"'}
PERSON = {**NONE_INSTALLED, "id": "echo 1000", "sudo": "exit 1"}


def test_a_person_who_may_not_install_is_given_the_command_and_3(tmp_path: Path) -> None:
    ran = asked(tmp_path, PERSON, "libone", "libtwo")
    assert ran.returncode == 3
    assert "sudo apt-get update && sudo apt-get install --no-install-recommends libone libtwo\n" in ran.stderr
    assert not (tmp_path / "asked").exists()


def test_one_who_may_use_sudo_without_a_password_gets_only_what_is_missing(tmp_path: Path) -> None:
    there = 'case "$4" in libone) echo "install ok installed";; *) exit 1;; esac'
    programs = {**PERSON, "dpkg-query": there, "sudo": '[ "$1" = -n ] && shift && exec "$@"'}
    assert asked(tmp_path, programs, "libone", "libtwo").returncode == 0
    update, install = (tmp_path / "asked").read_text().splitlines()
    assert update.endswith(" update")
    assert install.endswith(" --no-install-recommends libtwo")


def test_nothing_missing_asks_nobody(tmp_path: Path) -> None:
    programs = {**PERSON, "dpkg-query": 'echo "install ok installed"'}
    ran = asked(tmp_path, programs, "libone")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_a_package_that_apt_does_not_have_is_named(tmp_path: Path) -> None:
    ran = asked(tmp_path, {**PERSON, "id": "echo 0", "apt-get": "exit 100"}, "libone")
    assert ran.returncode == 3
    assert "could not install: libone" in ran.stderr


def python_found(folder: Path, *, version_ok: bool, makes_venvs: bool) -> subprocess.CompletedProcess[str]:
    script = f'case "$2" in *version_info*) exit {int(not version_ok)};; *) exit {int(not makes_venvs)};; esac'
    (folder / "python3").write_text(f"#!/bin/sh\n{script}\n")
    (folder / "python3").chmod(0o755)
    environment = {**os.environ, "PYTHON": str(folder / "python3"), "PATH": f"{folder}:/usr/bin:/bin"}
    command = ["sh", str(ROOT / ".ci/python")]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("version_ok", "code"), [(True, 0), (False, 3)])
def test_a_python_that_is_too_old_is_refused_in_words(tmp_path: Path, version_ok: bool, code: int) -> None:
    ran = python_found(tmp_path, version_ok=version_ok, makes_venvs=True)
    assert ran.returncode == code
    assert ("Python 3.11 or later" in ran.stderr) is not version_ok


@pytest.mark.parametrize("name", [".ci/run", ".ci/packages", ".ci/python"])
def test_the_scripts_may_be_run(name: str) -> None:
    assert os.access(ROOT / name, os.X_OK)
