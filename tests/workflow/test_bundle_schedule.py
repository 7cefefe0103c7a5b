"""The schedule of incidents as a Word file beside a bundle: the rows of its front matter, with room to answer."""

import re
from datetime import date
from pathlib import Path

import pytest
from docx import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx_integrity import check
from openxml_audit import OpenXmlValidator

from docgen.checks.rule import CATALOGUE, DocumentReading
from docgen.document import Cell, Row, Table, block_id
from tests.made.topics import case_named
from tests.word.documents import document, text
from tests.workflow.test_bundle_volumes import large
from tests.workflow.test_bundling import changed, folder_with_order, made, texts

FINAL = "out/served/HU 01188 2025 Respondents bundle schedule.docx"
EMPTY = ["Appellant's response", "Tribunal's finding"]


def rows_of(path: Path) -> list[list[str]]:
    (table,) = WordDocument(str(path)).tables
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize(("name", "incidents"), [("monforte", 7), ("khelladi", 9), ("brandini-lopes", 1)])
def test_it_has_the_rows_of_the_front_matter_and_two_columns_to_write_in(
    tmp_path: Path, name: str, incidents: int
) -> None:
    folder = folder_with_order(tmp_path, name, final=False)
    bundled = made(folder)
    (beside,) = bundled.beside
    assert beside == f"{bundled.files[0].removesuffix(' draft.pdf')} schedule draft.docx"
    head, *rows = rows_of(folder / beside)
    assert head[-2:] == EMPTY
    assert len(rows) == incidents
    assert all(row[-2:] == ["", ""] for row in rows)
    pages = " ".join(" ".join(texts(folder / bundled.files[0])).split())
    for row in rows:
        said = [" ".join(cell.replace("\N{NO-BREAK SPACE}", " ").split()) for cell in row[:-2]]
        assert " ".join(said) in pages.replace("\N{NO-BREAK SPACE}", " ")


def test_it_lies_on_its_side_repeats_its_head_and_leaves_room(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path, final=False)
    word = WordDocument(str(folder / made(folder).beside[0]))
    (section,) = word.sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)  # type: ignore[union-attr]
    (table,) = word.tables
    assert table.rows[0]._tr.trPr.xpath("w:tblHeader")
    assert all(cell.width.mm > 45 for cell in table.rows[1].cells[-2:])  # type: ignore[union-attr]


def test_a_final_is_made_and_looked_through_with_the_bundle_and_comes_out_the_same(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    bundled = made(folder, final=True)
    assert (bundled.beside, bundled.findings) == ((FINAL,), ())
    before = (folder / FINAL).read_bytes()
    assert made(folder, final=True).beside == (FINAL,)
    assert (folder / FINAL).read_bytes() == before
    assert list(OpenXmlValidator().validate(str(folder / FINAL)).errors) == []
    assert list(check(str(folder / FINAL))) == []
    assert "DRAFT" not in WordDocument(str(folder / FINAL)).sections[0].header.paragraphs[-1].text


def test_only_the_columns_that_readers_fill_in_may_be_empty() -> None:
    def found(head: str) -> list[str]:
        cells = [(Cell(block_id("t", f"{at}.0"), (text("robbery"),)), at) for at in (0, 1)]
        words = (text(head),), ()
        rows = [Row((cell, Cell(block_id("t", f"{at}.1"), words[at], header=at == 0))) for cell, at in cells]
        table = Table(block_id("t", ""), "t", (50, 50), rows[0], (rows[1],))
        reading = DocumentReading(case_named("monforte"), document(table), date(2025, 9, 1))
        return [each.detail for each in CATALOGUE["WS-95"].check(reading)]

    assert [found(head) for head in EMPTY] == [[], []]
    assert found("Outcome") == ["is empty."]


def test_where_a_final_is_refused_no_schedule_is_left(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    changed(folder, lambda order: order.update(assertions=[{"paragraph": "4", "words": "you are a thief"}]))
    assert made(folder, final=True).beside == ()
    assert not (folder / FINAL).exists()


def test_of_several_volumes_every_page_is_said_with_its_own(tmp_path: Path) -> None:
    folder = large(tmp_path)
    (beside,) = made(folder).beside
    _, row = rows_of(folder / beside)
    assert re.fullmatch(r"para \d+, volume 1, page \d+", row[4])
    assert re.fullmatch(r"LH/1, volume 2, page \d+", row[5])


def test_a_bundle_without_incidents_has_none(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path, final=False)
    changed(folder, lambda order: order["sections"].pop())  # type: ignore[attr-defined]
    assert made(folder).beside == ()
