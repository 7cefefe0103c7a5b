"""The whole cases bring the findings that their expected.md asks for, and no other error or warning."""

from pathlib import Path

import pytest

from tests.bench.findings import Told, asked_of, cases, compared, told_of


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_what_a_case_asks_for_is_found_and_nothing_that_it_does_not(case: Path) -> None:
    found = compared(case)
    assert (found.missed, found.false) == ((), ())


def test_the_plain_case_brings_its_two_notes_and_no_more() -> None:
    (plain,) = (case for case in cases() if case.name == "brandini-lopes")
    assert {(each.rule, each.severity) for each in told_of(plain)} == {("WS-106", "note"), ("WS-107", "note")}


def test_every_row_that_is_asked_for_names_its_rule() -> None:
    rows = [row for case in cases() for row in asked_of(case)]
    assert [row for row in rows if not row.rule.startswith("WS-")] == []


def test_a_finding_that_is_not_brought_is_missed_and_one_that_nobody_asked_for_is_false(tmp_path: Path) -> None:
    (plain,) = (case for case in cases() if case.name == "brandini-lopes")
    case = tmp_path / "case"
    case.mkdir()
    for name in ("papers", "formats"):
        (case / name).symlink_to(plain / name)
    text = (plain / "case.yaml").read_text(encoding="utf-8")
    (case / "case.yaml").write_text(text.replace("marking: none\n    disclosure", "marking: legacy\n    disclosure"))
    (case / "findings.txt").write_text("yes\tWS-106\tincidents\tnote\tcheck\tnowhere\nno\t-\tx\tnone\tbundle\tlater\n")
    found = compared(case)
    assert found.missed == (Told("WS-106", "incidents", "note"),)
    assert {(each.rule, each.severity) for each in found.false} >= {("WS-141", "error")}
