"""The table of references: from the decision's paragraphs to the pages of the bundle that was made last."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as WordDocument
from docx_integrity import check
from openxml_audit import OpenXmlValidator

from docgen.cli.main import main
from tests.workflow.test_bundle_volumes import large
from tests.workflow.test_bundling import FINAL, changed, folder_with_order, made

NAME = "HU 01188 2025 Respondents bundle references"
SPOKEN = {"paragraph": "12", "words": "you were convicted of theft", "incident": "I1"}


def rows_of(path: Path) -> list[list[str]]:
    (table,) = WordDocument(str(path)).tables
    return [[cell.text.replace("\N{NO-BREAK SPACE}", " ") for cell in row.cells] for row in table.rows]


def with_assertions(folder: Path, *rows: dict[str, str]) -> Path:
    changed(folder, lambda order: order.update(assertions=[*rows]))
    changed(folder, lambda order: order["sections"][-1]["entries"][0].update(issue="risk to the public"))  # type: ignore[index]
    return folder


def test_a_row_leads_from_the_decision_to_the_statement_the_exhibit_and_their_pages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = with_assertions(folder_with_order(tmp_path), SPOKEN)
    starts = {each.title: each.first for each in made(folder, final=True).documents}
    assert main(["refs", str(folder)]) == 0
    assert f"{NAME} final.docx (1 rows), of {FINAL}" in capsys.readouterr().out
    path = folder / f"out/internal/{NAME} final.docx"
    head, row = rows_of(path)
    assert head == ["Decision", "Issue", "Incident", "Statement", "Exhibits"]
    assert row[:3] == ["para 12", "risk to the public", "theft of two jackets, 2 February 2025"]
    assert row[3].startswith("Statement 1 of PC 1207 Haddenham, para ")
    assert row[4] == f"LH/1, page {starts['LH/1: certificate of conviction']}"
    assert "prepared for proceedings" in WordDocument(str(path)).sections[0].header.paragraphs[0].text
    assert (list(OpenXmlValidator().validate(str(path)).errors), list(check(str(path)))) == ([], [])
    assert not [*(folder / "out/served").glob("*references*")]
    before = path.read_bytes()
    assert main(["refs", str(folder)]) == 0
    assert path.read_bytes() == before


def test_what_has_no_record_and_what_the_decision_does_not_speak_of_have_rows(tmp_path: Path) -> None:
    folder = with_assertions(folder_with_order(tmp_path, final=False), {"paragraph": "14", "words": "x"})
    made(folder)
    assert main(["refs", str(folder)]) == 0
    _, lacking, unspoken = rows_of(folder / f"out/internal/{NAME} draft.docx")
    assert lacking == ["para 14", "not recorded", "no record in the case", "none in this bundle tells of it", "none"]
    assert unspoken[:3] == ["not spoken of", "risk to the public", "theft of two jackets, 2 February 2025"]


def test_an_incident_of_which_no_statement_in_the_bundle_tells_is_named(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path, final=False)
    changed(folder, lambda order: order["sections"].pop())  # type: ignore[attr-defined]
    changed(folder, lambda order: order.update(assertions=[SPOKEN]))
    made(folder)
    assert main(["refs", str(folder)]) == 0
    _, row = rows_of(folder / f"out/internal/{NAME} draft.docx")
    assert row[2:4] == ["theft of two jackets (I1)", "none in this bundle tells of it"]


def test_of_several_volumes_pages_are_said_with_theirs(tmp_path: Path) -> None:
    folder = with_assertions(large(tmp_path), SPOKEN)
    bundled = made(folder)
    assert main(["refs", str(folder)]) == 0
    _, row = rows_of(
        folder / f"out/internal/{Path(bundled.files[0]).stem.removesuffix(' draft')} references draft.docx"
    )
    assert "volume 1, page" in row[3]
    assert row[4].startswith("LH/1, volume 2, page ")


def alter(path: str, text: bytes) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / path).write_bytes((folder / path).read_bytes() + text)

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (alter("case.yaml", b"# a remark\n"), "The case has changed since the bundle was made"),
        (alter("bundle.yaml", b"# a remark\n"), "The order has changed since the bundle was made"),
        (alter(FINAL, b"% by hand"), "another file than the bundle that docgen made"),
        (lambda folder: (folder / FINAL).unlink(), "is not there any more"),
        (lambda folder: (folder / "out/internal/bundle.places.json").write_text("{}"), "cannot be read"),
        (lambda folder: (folder / "out/internal/bundle.places.json").unlink(), "No bundle was made of this order yet"),
    ],
    ids=["case", "order", "file", "no file", "places", "no bundle"],
)
def test_of_what_has_changed_since_no_table_is_made(
    tmp_path: Path, change: Callable[[Path], None], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = with_assertions(folder_with_order(tmp_path), SPOKEN)
    made(folder, final=True)
    change(folder)
    assert main(["refs", str(folder)]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert f"docgen bundle {folder}" in told
    assert not [*(folder / "out/internal").glob("*references*")]


def test_it_speaks_to_machines_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = with_assertions(folder_with_order(tmp_path, final=False), SPOKEN)
    made(folder)
    assert main(["refs", str(folder), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["file"], told["rows"]) == (f"out/internal/{NAME} draft.docx", 1)
