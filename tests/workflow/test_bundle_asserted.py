"""What an order says that the decision asserts, held against the words of the decision and the records here."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml

from docgen.case import Case
from docgen.case.orders import load_order
from docgen.findings import Severity
from docgen.workflow.bundle_quoted import stands_in
from docgen.workflow.bundle_shown import unshown
from tests.made.topics import case_named
from tests.workflow.test_bundling import DRAFT, FINAL, changed, folder_with_order, made, spoilt, texts

CONVICTED = {"paragraph": "3", "words": "you were convicted on 27 February 2025", "incident": "I1"}


def found(case: Case, assertion: dict[str, Any], *marks: str) -> list[tuple[str, Severity, str]]:
    """What is said of one assertion of a decision, in a bundle of exhibits."""
    sections = [{"letter": "B", "title": "Exhibits", "entries": [{"exhibit": mark} for mark in marks]}]
    order = {"docgen": 1, "profile": "ftt-iac-2024", "title": "Bundle", "sections": sections, "assertions": [assertion]}
    loaded = load_order(yaml.safe_dump(order).encode(), "bundle.yaml")
    return [(each.rule, each.severity, each.detail) for each in unshown(case, loaded)]


@pytest.mark.parametrize(
    ("words", "incident", "marks", "rule", "said"),
    [
        ("you were convicted of assault", "I1", ("HC/3",), None, ""),
        ("you were convicted of assault", "I1", ("HC/1",), None, ""),  # the PNC print
        ("you were convicted of assault", "I1", ("HC/2",), ("BU-31", Severity.WARNING), "no paper of a court"),
        ("you assaulted her", "I1", ("HC/2",), None, ""),
        ("you were never convicted of it", "I1", ("HC/2",), None, ""),
        ("you assaulted her", "I1", ("HC/4",), ("BU-34", Severity.ERROR), "the appellant cannot check it"),
        ("you attacked her", "I7", ("HC/4",), ("BU-34", Severity.WARNING), "something is withheld"),
        ("you are a thief", None, (), None, ""),  # another rule tells of what has no record
    ],
    ids=lambda each: str(each)[:40],
)
def test_what_the_decision_says_can_be_checked_in_the_bundle(
    words: str, incident: str | None, marks: tuple[str, ...], rule: tuple[str, Severity] | None, said: str
) -> None:
    assertion = {"paragraph": "12", "words": words} | ({"incident": incident} if incident else {})
    told = found(case_named("monforte"), assertion, *marks)
    assert [each[:2] for each in told] == ([rule] if rule else [])
    assert all(said in detail and words not in detail for _, _, detail in told)


def test_what_is_withheld_is_not_told_of_by_name() -> None:
    case = case_named("monforte")
    ((_, _, detail),) = found(case, {"paragraph": "12", "words": "you attacked her", "incident": "I7"}, "HC/4")
    assert not [paper.id for paper in case.papers if paper.id in detail or paper.title in detail]


TEXT = "youwereconvictedon27february2025andsentencedinthatcourt"


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("You were  convicted on 27 February 2025", True),
        ("you were con-\nvicted", True),
        ("\u201cconvicted\u201d on 27\u00a0February", True),
        ("you were convicted \u2026 in that court", True),
        ("convicted [...] sentenced", True),
        ("sentenced ... convicted", False),
        ("you were acquitted", False),
    ],
    ids=str,
)
def test_lines_hyphens_quotation_marks_and_what_is_left_out_make_no_difference(words: str, stands: bool) -> None:
    assert stands_in(words, TEXT) == stands


def test_words_that_the_decision_does_not_have_are_told_of_without_saying_them(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    over_a_line = {**CONVICTED, "paragraph": "1", "words": "Your leave ended on 11 December 2023."}
    wrong = {**CONVICTED, "paragraph": "4", "words": "you were convicted of burglary"}
    changed(folder, lambda order: order.update(assertions=[{**CONVICTED}, over_a_line, wrong]))
    bundled = made(folder, final=True)
    assert bundled.file == FINAL  # a warning stops no final
    (finding,) = bundled.findings
    assert (finding.rule, finding.severity, finding.place.field) == ("BU-35", Severity.WARNING, "assertions.3.words")
    assert "paragraph 4 of the decision" in finding.detail
    assert "burglary" not in finding.detail


def test_of_a_scan_the_words_that_a_machine_read_are_looked_at(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path, final=False)
    with pypdfium2.PdfDocument(folder / "papers" / "decision.pdf") as pdf:
        pictures = [page.render(scale=3).to_pil() for page in pdf]
    scan = BytesIO()
    pictures[0].save(scan, "PDF", save_all=True, append_images=pictures[1:], resolution=216)
    spoilt(folder, "S1", scan.getvalue())
    wrong = {**CONVICTED, "words": "you were convicted of burglary"}
    changed(folder, lambda order: order.update(assertions=[{**CONVICTED}, wrong]))
    bundled = made(folder)
    assert "convicted on 27 February" in " ".join(" ".join(texts(folder / DRAFT)).split())
    assert [each.place.field for each in bundled.findings if each.rule == "BU-35"] == ["assertions.2.words"]


def test_a_decision_that_is_not_in_the_bundle_is_not_looked_for(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path, final=False)
    changed(folder, lambda order: order.update(assertions=[{**CONVICTED, "words": "you were never here"}]))
    changed(folder, lambda order: order["sections"].pop(0))  # type: ignore[attr-defined]
    assert not [each for each in made(folder).findings if each.rule == "BU-35"]
