"""`docgen redact` says what it proposes and what it took out, to people and to machines."""

import json
from pathlib import Path

import pytest

from docgen.cli.main import main
from tests.made.redactable import SECRET, letter
from tests.workflow.test_redacting import AREA, case_with, decide, plan_of

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return case_with(tmp_path / "case", letter())


def test_proposals_are_shown_with_page_and_context_and_nothing_is_redacted(case: Path, capsys: Capture) -> None:
    assert main(["redact", str(case), "S01", "--suggest"]) == 0
    assert capsys.readouterr().out.replace(str(case), "CASE").splitlines() == [
        "S01: 1 new place",
        "  R1    page 1  name, of P1",
        f"        … Statement of witness I spoke to [{SECRET}] at the door. She was calm. …",
        "  Decide in CASE/redactions/S01.yaml; nothing is redacted yet.",
        "The machine proposes what it knows from the case. Read the papers: what it does not know, only you see.",
        "Then: docgen redact CASE",
    ]
    assert not (case / "redactions" / "S01.pdf").exists()


def test_what_was_taken_out_is_said_without_a_word_of_it(case: Path, capsys: Capture) -> None:
    main(["redact", str(case), "--suggest"])
    decide(case, AREA % (1, 22, 40, 12, 5))
    capsys.readouterr()
    assert main(["redact", str(case)]) == 0
    said = capsys.readouterr().out.replace(str(case), "CASE")
    assert said.splitlines()[:3] == [
        "S01: 2 places taken out of 2 pages; page 1 made anew",
        "  CASE/redactions/S01.pdf",
        "  CASE/redactions/S01.record.json",
    ]
    assert "redactions/S01.yaml" in said
    assert "has an area that cuts 1 word on page 1" in said
    assert SECRET.split()[0] not in said


def test_a_refusal_names_file_line_and_field(case: Path, capsys: Capture) -> None:
    main(["redact", str(case), "--suggest"])
    capsys.readouterr()
    assert main(["redact", str(case), "S01"]) == 2
    said = capsys.readouterr().err.splitlines()
    line = plan_of(case).read_text(encoding="utf-8").splitlines().index("    decision: not decided") + 1
    assert f"redactions/S01.yaml:{line}:15 redactions.R1.decision: is not decided. Write redact or keep." in said
    assert any("Nobody has authorised this plan." in each for each in said)


def test_as_json_machines_are_told_the_same(case: Path, capsys: Capture) -> None:
    main(["redact", str(case), "--suggest", "--json"])
    (paper,) = json.loads(capsys.readouterr().out)
    assert [(row["row"], row["page"], row["words"]) for row in paper["new"]] == [("R1", 1, SECRET)]
    decide(case)
    assert main(["redact", str(case), "--json"]) == 0
    (done,) = json.loads(capsys.readouterr().out)
    assert (done["paper"], done["pages_made_anew"], done["places"], done["findings"]) == ("S01", [1], 1, [])


def test_the_help_has_an_example(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["redact", "--help"])
    assert "docgen redact cases/lopes S4 --suggest" in capsys.readouterr().out
