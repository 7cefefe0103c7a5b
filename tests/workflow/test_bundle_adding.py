"""Later papers in a bundle that was served: no page that was there changes, or gets another number."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml
from pikepdf import Pdf

from docgen.case.bundle_order import Adding
from docgen.cli.main import main
from docgen.errors import InputError
from docgen.papers.pdf import open_pdf
from docgen.workflow.bundle_adding import letters
from docgen.workflow.bundling import BundleAsked, Bundled, begin_order, make_bundle
from docgen.workflow.enlarging import enlarge_file
from docgen.workflow.serving import record_service
from docgen.workflow.verifying import verify_file
from tests.workflow.cases import CLOCK
from tests.workflow.test_bundling import FINAL, changed, folder_with_order, made, texts
from tests.workflow.test_serving import serving

LATER = "out/served/HU 01188 2025 Respondents bundle with later papers.pdf"
ALONE = "out/served/HU 01188 2025 Respondents bundle with later papers pages added.pdf"
REASON = "It was obtained on 30 May 2025."


def without_the_last(order: dict[str, Any]) -> None:
    order["sections"][0]["entries"].pop()
    order["absent"] = [{"item": "the immigration history", "reason": "It was obtained later."}]


def served(tmp_path: Path) -> Path:
    """Pack C with its bundle served, but for the immigration history, which comes later."""
    folder = folder_with_order(tmp_path)
    changed(folder, without_the_last)
    assert made(folder, final=True).file == FINAL
    record_service(serving(folder), lambda: CLOCK)
    return folder


def added(folder: Path, adds: Adding, name: str = "later.yaml", **fields: object) -> Bundled:
    """Begin an order of later papers as docgen does, with what a person adds to it, and make its final."""
    begin_order(folder, name, adds)
    path = folder / name
    order = yaml.safe_load(path.read_text(encoding="utf-8")) | {"date": "2025-06-02", "explanation": REASON} | fields
    path.write_text(yaml.safe_dump(order, sort_keys=False), encoding="utf-8")
    return make_bundle(BundleAsked(folder, final=True, order=name), lambda: CLOCK)


def labels(pdf: Pdf) -> list[str]:
    return [str(page.label) for page in pdf.pages]


def places(pdf: Pdf) -> dict[tuple[int, int], int]:
    return {page.obj.objgen: at for at, page in enumerate(pdf.pages, 1)}


def test_papers_are_added_at_the_end_and_numbered_on(tmp_path: Path) -> None:
    folder = served(tmp_path)
    before = texts(folder / FINAL)
    bundled = added(folder, Adding.APPEND)
    assert bundled.files == (LATER, ALONE)
    after = texts(folder / LATER)
    assert after[: len(before)] == before
    assert len(after) == len(before) + 2 == bundled.pages
    change = " ".join(after[-2].split())
    assert "This bundle was served on 19 May 2025. On 2 June 2025 the papers below were added at its end." in change
    assert REASON in change
    assert f"1 Immigration history 7 April 2025 Home Office {len(after)}" in change
    assert "Entered as a visitor" in after[-1]
    assert [each[:3] for each in bundled.documents] == [("Immigration history", len(after), len(after))]
    with pikepdf.open(folder / LATER) as pdf:
        assert labels(pdf) == [str(at) for at in range(1, len(after) + 1)]


def test_all_links_and_bookmarks_of_what_was_there_still_lead_to_where_they_did(tmp_path: Path) -> None:
    folder = served(tmp_path)
    added(folder, Adding.APPEND)
    with pikepdf.open(folder / FINAL) as one, pikepdf.open(folder / LATER) as other:
        for before, after in zip(one.pages, other.pages, strict=False):
            led = [places(one)[each.Dest[0].objgen] for each in before.obj.get("/Annots", ())]
            assert [places(other)[each.Dest[0].objgen] for each in after.obj.get("/Annots", ())] == led
        change, new = other.pages[-2].obj, other.pages[-1].obj
        assert [places(other)[each.Dest[0].objgen] for each in change.Annots] == [len(other.pages)]
        assert [places(other)[each.Dest[0].objgen] for each in new.Annots] == [len(other.pages) - 1]
    marks = [(each.level, each.title, each.page) for each in open_pdf((folder / FINAL).read_bytes()).outline]
    told = [(each.level, each.title, each.page) for each in open_pdf((folder / LATER).read_bytes()).outline]
    assert told[: len(marks)] == marks
    assert [each[1] for each in told[len(marks) :]][:2] == ["Added on 2 June 2025 [12]", "What was added [12]"]
    assert ("Immigration history [13]", 13) in [each[1:] for each in told]
    rules = {each.finding.rule for each in verify_file(folder / LATER, "ftt-iac-2024").told}
    assert not rules & {"BU-02", "BU-05", "BU-20", "BU-21", "BU-22", "BU-24", "BU-26"}


def test_what_was_added_is_there_by_itself_too(tmp_path: Path) -> None:
    folder = served(tmp_path)
    added(folder, Adding.APPEND)
    alone = texts(folder / ALONE)
    assert ["Index of what was added" in alone[0], "Entered as a visitor" in alone[1]] == [True, True]
    with pikepdf.open(folder / ALONE) as pdf:
        assert labels(pdf) == ["12", "13"]
        assert [places(pdf)[each.Dest[0].objgen] for each in pdf.pages[0].obj.Annots] == [2]


def test_pages_are_inserted_by_direction_and_labelled(tmp_path: Path) -> None:
    folder = served(tmp_path)
    with pytest.raises(InputError, match="a printed number is the page's place in the file"):
        added(folder, Adding.INSERT)
    (folder / "later.yaml").unlink()
    direction = "Judge A. Name (invented), 30 May 2025"
    section = {"letter": "A", "title": "Later papers", "entries": [{"paper": "S3", "behind": 6}]}
    bundled = added(folder, Adding.INSERT, direction=direction, sections=[section])
    assert bundled.documents == (("Immigration history", 7, 7, 1, "6A"),)
    pages = texts(folder / bundled.files[0])
    with pikepdf.open(folder / bundled.files[0]) as pdf:
        assert labels(pdf) == ["1", "2", "3", "4", "5", "6", "6A", "7", "8", "9", "10", "11", "12"]
        assert [places(pdf)[each.Dest[0].objgen] for each in pdf.pages[-1].obj.Annots] == [7]
    assert "6A" in pages[6].split()
    assert "Entered as a visitor" in pages[6]
    change = " ".join(pages[-1].split())
    assert f"inserted behind the pages that their numbers name, by direction: {direction}" in change
    assert "Home Office 6A" in change


def test_what_is_inserted_once_more_behind_a_page_has_the_next_letters(tmp_path: Path) -> None:
    folder = served(tmp_path)
    section = {
        "letter": "A",
        "title": "Later papers",
        "entries": [{"paper": "S3", "behind": 6}, {"paper": "S3", "behind": 6}],
    }
    first = added(folder, Adding.INSERT, direction="Judge A. Name", sections=[section])
    record_service(serving(folder, Path(first.files[0]).name), lambda: CLOCK)
    second = added(
        folder, Adding.INSERT, "again.yaml", direction="Judge A. Name", sections=[section], title="Bundle, again"
    )
    assert [each.label for each in second.documents] == ["6C", "6D"]
    with pikepdf.open(folder / second.files[0]) as pdf:
        assert labels(pdf)[5:11] == ["6", "6A", "6B", "6C", "6D", "7"]
        assert labels(pdf)[-2:] == ["12", "13"]


def test_nothing_is_added_to_what_was_not_served_or_is_another_file_by_now(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    changed(folder, without_the_last)
    with pytest.raises(InputError, match="No bundle was served yet"):
        begin_order(folder, "later.yaml", Adding.APPEND)
    made(folder, final=True)
    record_service(serving(folder), lambda: CLOCK)
    begin_order(folder, "later.yaml", Adding.APPEND)
    (folder / FINAL).write_bytes((folder / FINAL).read_bytes() + b"% by hand")
    with pytest.raises(InputError, match="another file than the one that was served"):
        make_bundle(BundleAsked(folder, order="later.yaml"), lambda: CLOCK)


def test_without_day_and_reason_there_is_no_final(tmp_path: Path) -> None:
    folder = served(tmp_path)
    begin_order(folder, "later.yaml", Adding.APPEND)
    bundled = make_bundle(BundleAsked(folder, final=True, order="later.yaml"), lambda: CLOCK)
    assert (bundled.file, sum(each.rule == "BU-59" for each in bundled.findings)) == (None, 2)
    assert make_bundle(BundleAsked(folder, order="later.yaml"), lambda: CLOCK).file is not None


def test_letters_go_on_behind_z() -> None:
    assert [letters(at) for at in (1, 2, 26, 27, 52, 53, 702, 703)] == ["A", "B", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_the_command_begins_an_order_of_later_papers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = served(tmp_path)
    assert main(["bundle", str(folder), "--append"]) != 0
    assert "begun by --init" in capsys.readouterr().err
    assert main(["bundle", str(folder), "--init", "--order", "later.yaml", "--append"]) == 0
    order = yaml.safe_load((folder / "later.yaml").read_text(encoding="utf-8"))
    assert (order["adds"], order["adds_to"]) == ("append", Path(FINAL).name)


@pytest.mark.parametrize("kept", ["internal", "not needed"])
def test_what_was_served_and_is_kept_back_by_now_does_not_come_again(tmp_path: Path, kept: str) -> None:
    folder = served(tmp_path)
    assert added(folder, Adding.APPEND, "first.yaml").file == LATER
    (folder / LATER).unlink()
    case = folder / "case.yaml"
    text = case.read_text(encoding="utf-8")
    paper = text.index("id: S1\n")
    text = text[:paper] + text[paper:].replace("disclosure: disclose\n", f"disclosure: {kept}\n", 1)
    case.write_text(text, encoding="utf-8")
    bundled = added(folder, Adding.APPEND)
    assert bundled.file is None
    (found,) = (each for each in bundled.findings if each.rule == "BU-51")
    assert found.detail == "brings again what was served in it and is kept back by now, in whole or in part (S1)."


def test_to_a_bundle_of_which_nothing_says_what_is_in_it_nothing_is_added(tmp_path: Path) -> None:
    folder = served(tmp_path)
    (folder / "out" / "internal" / Path(FINAL).with_suffix(".manifest.json").name).unlink()
    (found,) = (each for each in added(folder, Adding.APPEND).findings if each.rule == "BU-51")
    assert "has no manifest" in found.detail


def test_later_papers_come_into_the_bundle_and_not_into_a_copy_of_it_for_print(tmp_path: Path) -> None:
    folder = served(tmp_path)
    copy = enlarge_file(folder / FINAL, folder / FINAL.replace(".pdf", " A3.pdf"))
    record_service(serving(folder, copy.name), lambda: CLOCK)
    begin_order(folder, "later.yaml", Adding.APPEND)
    assert yaml.safe_load((folder / "later.yaml").read_text(encoding="utf-8"))["adds_to"] == Path(FINAL).name
