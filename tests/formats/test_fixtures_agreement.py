from pathlib import Path

import pytest

from docgen.workflow.shelving import list_formats

CASES = sorted((Path(__file__).resolve().parents[2] / "fixtures" / "cases").iterdir())
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
