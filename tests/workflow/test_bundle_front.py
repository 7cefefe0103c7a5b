"""What is said of a bundle's own pages: they may name days to come, issues and law; their fields are the order's."""

from pathlib import Path
from typing import Any

import pytest

from docgen.checks.rule import BUNDLE, CATALOGUE, STATEMENTS
from docgen.errors import Place
from docgen.findings import Finding, Mender
from tests.workflow.test_bundling import FINAL, changed, folder_with_order, made


def names_law_and_days_to_come(order: dict[str, Any]) -> None:
    order.update(answer_by="2026-03-02", hearing="2026-03-16")
    papers, statements = order["sections"][0], order["sections"][-1]
    papers["title"] = "Decision to deport"
    papers["entries"][0]["description"] = "Notice of refusal of a human rights claim"
    mark = next(each["exhibit"] for each in statements["entries"] if "exhibit" in each)
    order["essential"] = [{"entry": mark, "passage": "the order", "issue": "Article 8 and the public interest"}]
    order["absent"] = [{"item": "the bail summary", "reason": "it goes to Article 8 alone, which is not in dispute"}]


@pytest.mark.parametrize("day", [None, "2025-09-01"])
def test_its_pages_may_name_issues_law_and_the_days_of_hearing_and_answer(tmp_path: Path, day: str | None) -> None:
    folder = folder_with_order(tmp_path, dividers=True)
    changed(folder, names_law_and_days_to_come)
    changed(folder, lambda order: order.update({"date": day} if day else {}))
    bundled = made(folder, final=True)
    assert (bundled.file, bundled.findings) == (FINAL, ())


def test_statements_alone_hold_no_law() -> None:
    assert CATALOGUE["WS-105"].profiles >= STATEMENTS | {"front_sheet", "schedule"}
    assert not CATALOGUE["WS-105"].profiles & BUNDLE


def found_on_its_pages(folder: Path) -> list[Finding]:
    return [each for each in made(folder).findings if each.rule.startswith("WS-")]


def test_what_a_rule_says_of_its_words_is_for_the_case_owner_at_the_field_of_the_order(tmp_path: Path) -> None:
    def spoilt(order: dict[str, Any]) -> None:
        order["sections"][-1]["title"] = "Papers on a notorious man"
        order["sections"][0]["entries"][1]["description"] = "Notorious decision"
        order["absent"] = [{"item": "the bail summary", "reason": "the notorious file has it"}]

    folder = folder_with_order(tmp_path, final=False)
    last = len(sections_of(folder))
    changed(folder, spoilt)
    found = found_on_its_pages(folder)
    assert {each.mender for each in found} == {Mender.CASE_OWNER}
    fields = {f"sections.{last}.title", "sections.1.entries.2.description", "absent.1.reason"}
    assert {each.place.field for each in found} >= fields
    assert {each.place.file for each in found if each.place.field in fields} == {"bundle.yaml"}
    assert all(each.place.line for each in found if each.place.field in fields)


def sections_of(folder: Path) -> list[Any]:
    kept: list[Any] = []
    changed(folder, lambda order: kept.extend(order["sections"]))  # type: ignore[arg-type]
    return kept


def test_of_what_the_case_calls_a_paper_the_row_is_told(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path, final=False)
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    (folder / "case.yaml").write_text(text.replace("title: notice of decision", "title: notorious decision"), "utf-8")
    places: list[tuple[Mender, Place]] = [(each.mender, each.place) for each in found_on_its_pages(folder)]
    assert (Mender.CASE_OWNER, Place("front matter case", field="table rows, row 2")) in places
