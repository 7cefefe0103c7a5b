"""The fixtures' registries cover what is shipped, and renewing them says what is wrong with a format."""

import shutil
from pathlib import Path

import pytest

from docgen.formats.shelf import shipped_formats
from docgen.workflow.shelving import list_formats
from tests.made import agreements

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "cases"
CASES = sorted(path.parent for path in FIXTURES.glob("*/case.yaml"))
RENEW = "a format has changed: if that is meant, run `python -m tests.made.agreements`"


def test_every_shipped_format_is_sound_locked_and_labelled_illustrative() -> None:
    rows = list_formats(None)
    assert rows
    assert [row.fault for row in rows if row.fault] == []
    assert [row.name for row in rows if row.unlocked] == [], RENEW
    assert all(row.format and "Illustrative" in row.format.sheet.label for row in rows)
    assert {row.standing.word for row in rows if row.standing} == {"draft"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_fixtures_registry_covers_the_formats_as_they_are(case: Path) -> None:
    standings = {row.name: row.standing.word for row in list_formats(case / "formats") if row.standing}
    assert standings == dict.fromkeys(standings, "agreed"), RENEW


def test_renewing_a_faulty_format_says_the_fault_and_leaves_the_registries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(shipped_formats(), tmp_path / "templates")
    body = tmp_path / "templates" / "police-statement-tribunal" / "1" / "body.html.jinja"
    body.write_text(body.read_text(encoding="utf-8").replace("maker.rank |", "maker.rnak |", 1), encoding="utf-8")
    monkeypatch.setattr("docgen.__file__", str(tmp_path / "docgen" / "__init__.py"))
    before = [(case / "formats" / "agreed.json").read_bytes() for case in CASES]
    assert agreements.main() == 2
    said = capsys.readouterr().err
    assert said.startswith("police-statement-tribunal/1/body.html.jinja:")
    assert "Did you mean `rank`?" in said
    assert [(case / "formats" / "agreed.json").read_bytes() for case in CASES] == before
