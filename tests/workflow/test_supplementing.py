"""A fact that changes after service: which served paragraphs are no longer so, and what puts them right."""

import json
from datetime import date
from pathlib import Path

import pytest
import yaml

from docgen.cli.main import main
from docgen.errors import InputError
from docgen.workflow.folder import open_case
from docgen.workflow.served_words import Outdated
from docgen.workflow.serving import record_service
from docgen.workflow.status import status_of
from docgen.workflow.supplementing import begin_supplement
from tests.workflow.cases import CLOCK
from tests.workflow.test_bundling import folder_with_order, made
from tests.workflow.test_serving import serving

DAY = date(2025, 6, 2)
STATEMENT = "police-statement-tribunal-M1-1.pdf"


def served(tmp_path: Path, file: str | None = None) -> Path:
    """Pack C with its bundle served, or another file of out/served."""
    folder = folder_with_order(tmp_path)
    bundled = made(folder, final=True)
    record_service(serving(folder, file or Path(str(bundled.file)).name), lambda: CLOCK)
    return folder


def now_says(folder: Path, old: str, new: str) -> None:
    path = folder / "case.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("file", [None, STATEMENT], ids=["in a bundle", "by itself"])
def test_each_served_paragraph_that_is_no_longer_so_is_listed(tmp_path: Path, file: str | None) -> None:
    folder = served(tmp_path, file)
    assert status_of(folder, DAY).outdated == ()
    now_says(folder, "amount: £85", "amount: £95")
    text = (folder / "out/served/police-statement-tribunal-M1-1.txt").read_text(encoding="utf-8")
    number = next(line.partition(".")[0].strip() for line in text.splitlines() if "£85" in line)
    (found,) = status_of(folder, DAY).outdated
    assert found == Outdated("G1", date(2025, 5, 19), int(number), found.heading, "I1")
    assert "2 February 2025" in found.heading


def test_the_final_that_was_served_stands_and_what_it_says_stays_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = served(tmp_path)
    final = folder / "out/served" / STATEMENT
    before = final.read_bytes()
    now_says(folder, "amount: £85", "amount: £95")
    assert main(["statement", str(folder), "--final", "--replace"]) == 2
    assert "docgen supplement" in capsys.readouterr().err
    assert final.read_bytes() == before
    assert [each.incident for each in status_of(folder, DAY).outdated] == ["I1"]


def test_the_supplementary_statement_is_begun_without_words(tmp_path: Path) -> None:
    folder = served(tmp_path)
    now_says(folder, "amount: £85", "amount: £95")
    begun = begin_supplement(folder, "G1", DAY, lambda: CLOCK)
    assert (begun.statement, begun.number, [each.incident for each in begun.corrects]) == ("G2", 2, ["I1"])
    row = yaml.safe_load((folder / "case.yaml").read_text(encoding="utf-8"))["statements"][1]
    assert (row["maker"], row["incidents"], row.get("paragraphs") or []) == ("M1", ["I1"], [])
    assert open_case(folder).loaded.case.statements[1].date == DAY
    last = json.loads((folder / "audit.jsonl").read_text(encoding="utf-8").splitlines()[-1])["entry"]
    assert (last["did"], last["statement"]) == ("supplement", "G2")
    assert main(["statement", str(folder)]) in {0, 1}
    assert (folder / "out/internal/police-statement-tribunal-M1-2.pdf").exists()


def test_where_all_is_still_so_nothing_is_begun(tmp_path: Path) -> None:
    folder = served(tmp_path)
    before = (folder / "case.yaml").read_bytes()
    with pytest.raises(InputError, match="Nothing that was served of it says otherwise"):
        begin_supplement(folder, "G1", DAY, lambda: CLOCK)
    with pytest.raises(InputError, match="no such statement"):
        begin_supplement(folder, "G9", DAY, lambda: CLOCK)
    assert (folder / "case.yaml").read_bytes() == before


def test_the_command_lists_what_is_to_be_put_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = served(tmp_path)
    now_says(folder, "amount: £85", "amount: £95")
    assert main(["status", str(folder)]) == 0
    assert "no longer what the case says" in capsys.readouterr().out
    assert main(["supplement", str(folder), "G1", "--on", "2025-06-02"]) == 0
    out = capsys.readouterr().out
    assert "Entered statement G2, number 2 of its maker" in out
    assert "The words are the maker's" in out
