import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.cli.main import main
from docgen.errors import ExitCode, MachineError
from docgen.workflow import doctor
from docgen.workflow import fingerprint as taken
from docgen.workflow.doctor import Group, State, examine
from docgen.workflow.fingerprint import fingerprint, library_versions, pinned_packages

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def forget_the_fingerprint() -> None:
    fingerprint.cache_clear()


def test_a_machine_that_has_everything_is_able_and_has_a_fingerprint(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == ExitCode.DONE
    printed = capsys.readouterr().out
    assert printed.startswith("docgen can work here.\n")
    assert re.search(r"^Fingerprint [0-9a-f]{64}$", printed, re.MULTILINE)
    assert "WeasyPrint 70.0" in printed


def test_machines_are_told_the_same_as_people(capsys: pytest.CaptureFixture[str]) -> None:
    main(["doctor", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert told["able"] is True
    assert told["remedies"] == []
    assert told["fingerprint"]["sha256"] == fingerprint().sha256
    assert {check["group"] for check in told["checks"]} == set(Group)


def test_every_library_of_the_table_is_looked_for() -> None:
    table = (ROOT / "docgen/workflow/libraries.txt").read_text(encoding="utf-8")
    listed = {line.split()[0] for line in table.splitlines() if not line.startswith("#")}
    assert listed == {check.source for check in examine().checks if check.group is Group.LIBRARY}
    assert "libharfbuzz-subset0" in listed


def test_every_library_that_weasyprint_opens_by_name_is_in_the_table() -> None:
    from weasyprint.text import ffi  # noqa: PLC0415 -- slow to load, and only this test needs it

    opened = set(
        re.findall(r"lib(pango\S*|harfbuzz-subset|harfbuzz|fontconfig)\S*\.so\.\d+", Path(ffi.__file__).read_text())
    )
    table = (ROOT / "docgen/workflow/libraries.txt").read_text(encoding="utf-8")
    assert [name for name in opened if f"lib{name.split('.so')[0]}" not in table] == []
    assert {"harfbuzz", "harfbuzz-subset", "fontconfig"} <= opened


def test_a_missing_library_and_a_wrong_package_are_named_with_the_commands_that_mend_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "pinned_packages", lambda: {**pinned_packages(), "lxml": "0.0.1", "no-such-thing": "1"})
    monkeypatch.setattr(doctor, "_loads", lambda library: "subset" not in library)
    assert main(["doctor"]) == ExitCode.MACHINE
    printed = capsys.readouterr().out
    assert printed.startswith("docgen cannot work here yet.\n")
    assert "  missing  libharfbuzz-subset.so.0  cuts fonts down" in printed
    assert "  sudo apt-get update && sudo apt-get install --no-install-recommends libharfbuzz-subset0\n" in printed
    assert "  python -m pip install lxml==0.0.1 no-such-thing==1\n" in printed
    assert "Fingerprint" not in printed


@pytest.mark.parametrize(
    ("found", "pin", "state"),
    [
        ("2.12", "2.12", State.OK),
        ("2.012", "2.12", State.OK),
        ("2.0", "2.00", State.OK),
        ("2.120", "2.12", State.MISSING),
        ("2.1", "2.12", State.MISSING),
        (None, "2.12", State.MISSING),
    ],
)
def test_a_version_is_the_pinned_one_whatever_zeros_lead_its_parts(
    monkeypatch: pytest.MonkeyPatch, found: str | None, pin: str, state: State
) -> None:
    monkeypatch.setattr(doctor, "pinned_packages", lambda: {"some-font": pin})
    monkeypatch.setattr(doctor, "_version_of", lambda name: found)
    assert [check.state for check in examine().checks if check.group is Group.PACKAGE] == [state]


def test_a_machine_without_a_word_processor_is_able_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    found = examine()
    assert [check.state for check in found.checks if check.group is Group.TOOL] == [State.ABSENT] * 3
    assert found.is_able


def test_the_doctor_answers_where_no_package_at_all_is_installed() -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from docgen.cli.main import main; sys.exit(main(['doctor']))"
    )
    ran = subprocess.run([sys.executable, "-I", "-S", "-c", script], capture_output=True, check=False, text=True)
    assert ran.returncode == ExitCode.MACHINE
    assert ran.stderr == ""
    assert "  python -m pip install .\n" in ran.stdout


def test_a_fingerprint_that_cannot_be_taken_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(taken._ASKED, "pango", taken._text_from("libnothere.so.9", "pango_version_string"))
    with pytest.raises(MachineError, match="docgen doctor"):
        fingerprint()


def test_the_versions_are_those_the_libraries_themselves_give() -> None:
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "from weasyprint.text.ffi import ffi, pango\nprint(pango.pango_version())",
        ],
        capture_output=True,
        check=True,
        text=True,
    )
    major, minor, micro = (int(part) for part in library_versions()["pango"].split("."))
    assert int(said.stdout) == major * 10000 + minor * 100 + micro
    assert re.fullmatch(r"\d+\.\d+\.\d+", library_versions()["fontconfig"])


@pytest.mark.parametrize(
    "change",
    [
        {"docgen": "9"},
        {"python": "9"},
        {"machine": "z80"},
        {"libraries": {"pango": "9"}},
        {"packages": {"lxml": "9"}},
        {"fonts": {"Arimo": "9"}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_change_of_any_part_changes_the_digest(change: dict[str, str]) -> None:
    assert replace(fingerprint(), **change).sha256 != fingerprint().sha256


def test_the_fingerprint_is_the_same_in_another_process_and_leaves_weasyprint_alone() -> None:
    script = (
        "import sys; from docgen.workflow.fingerprint import fingerprint\n"
        "print(fingerprint().sha256, any(name.startswith('weasyprint.') for name in sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert said.stdout.split() == [fingerprint().sha256, "False"]


def test_what_spreadsheets_and_word_files_want_is_named_with_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["doctor"]) == ExitCode.DONE
    absent = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  absent")]
    assert [line.rpartition("(in the package ")[2] for line in absent] == [
        "libreoffice-writer)", "libreoffice-calc)", "tesseract-ocr)",
    ]  # fmt: skip
    assert "makes pages of spreadsheets, for docgen redact" in absent[1]
