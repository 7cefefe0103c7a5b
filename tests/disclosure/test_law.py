"""Question 2, the law of the served view: what is closed does not change one byte of what a served format makes."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.case import Case, load_case
from docgen.case.nodes import data_of, read_nodes
from docgen.disclosure import served_view
from docgen.document import canonical_text, document_to_record
from docgen.word import write_docx
from docgen.workflow.making import Order, make_documents
from tests.made.cases import FIXTURE, document_of, the_format

CLOSED = FIXTURE.parent / "small-closed"
BASE: dict[str, Any] = data_of(read_nodes((CLOSED / "case.yaml").read_text(encoding="utf-8"), "case.yaml"))
NO_VALUE = {"null", "withheld"}  # words that say that there is no value, which a line refuses; hypothesis knows them
FILLERS = "\u115f\u1160\u3164\uffa0"  # letters that nobody can see, which a line refuses
ANY_NAME = st.text(
    st.characters(codec="utf-8", categories=["Lu", "Ll", "Lo"], exclude_characters=FILLERS), min_size=4, max_size=12
).filter(lambda name: name.casefold() not in NO_VALUE)
ANY_LINE = st.text(st.characters(codec="utf-8", categories=["Lu", "Ll", "Nd"]), min_size=3, max_size=30).filter(
    lambda line: line.casefold() not in NO_VALUE
)


def case_from(data: dict[str, Any]) -> Case:
    return load_case(yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode(), "case.yaml")


def deep(value: Any) -> Any:
    """A copy of plain data that can be changed."""
    if isinstance(value, dict):
        return {key: deep(item) for key, item in value.items()}
    return [deep(item) for item in value] if isinstance(value, tuple | list) else value


def renamed(value: Any, old: str, new: str) -> Any:
    """The data with an id given another name, wherever it stands: alone, in a source, or in braces."""
    if isinstance(value, dict):
        return {key: renamed(item, old, new) for key, item in value.items()}
    if isinstance(value, list):
        return [renamed(item, old, new) for item in value]
    if value == old or str(value).startswith(f"{old} p"):
        return new + str(value)[len(old) :]
    return str(value).replace(f"{{{old}}}", f"{{{new}}}")


# Every one of these changes something closed and nothing served.
Change = Callable[[dict[str, Any], st.DataObject], dict[str, Any]]


def names_of_people(data: dict[str, Any], draw: st.DataObject) -> dict[str, Any]:
    for person in data["people"]:
        person["name"] = {"given": draw.draw(ANY_NAME), "family": draw.draw(ANY_NAME)}
        person["address"] = draw.draw(ANY_LINE)
        person["contact"] = draw.draw(st.sampled_from(["not recorded", "07700 900999"]))
        person["aliases"] = []
    return data


def withheld_values(data: dict[str, Any], draw: st.DataObject) -> dict[str, Any]:
    incident = data["incidents"][0]
    for holder in (incident["time"], incident["account"]["words"]):
        holder["withheld"]["value"] = draw.draw(ANY_LINE)
        holder["withheld"]["authority"] = draw.draw(ANY_LINE)
        holder["withheld"]["route"] = draw.draw(st.sampled_from(["not_relied_on", "r13_granted", "pii_claimed"]))
    return data


def internal_fields(data: dict[str, Any], draw: st.DataObject) -> dict[str, Any]:
    data["case_owner"], data["flag"] = draw.draw(ANY_LINE), "Nexus High Harm"
    data["stage"] = draw.draw(st.sampled_from(["drafted", "summary"]))
    data["subject"] |= {
        "cro": "not recorded",
        "pnc": "not applicable",
        "uan": "not recorded",
        "home_office": "Q1234567",
    }
    for incident in data["incidents"]:
        incident |= {
            "relevance": f"Pertinent because of what is recorded under {draw.draw(ANY_LINE)}.",
            "exact_place": draw.draw(ANY_LINE),
        }
        incident["impact"] = [effect | {"kind": "financial"} for effect in incident.get("impact", ())]
    for paper in data["papers"]:
        paper |= {"marking": "legacy", "title": draw.draw(ANY_LINE)}
        paper["reviewed"] = {"by": draw.draw(ANY_LINE), "date": "2024-03-01"}  # else the marking stops a final
        if paper["disclosure"] != "disclose redacted":  # who holds the original of a redacted copy is printed
            paper["held_by"] = draw.draw(ANY_LINE)
    for paragraph in data["statements"][0]["paragraphs"]:
        paragraph["note"] = draw.draw(ANY_LINE)
    return data


def ids_of_closed_records(data: dict[str, Any], draw: st.DataObject) -> dict[str, Any]:
    numbers = draw.draw(st.lists(st.integers(40, 9999), min_size=7, max_size=7, unique=True))
    for old, number in zip(("P1", "P2", "S1", "S2", "S3", "I2", "Z1"), numbers, strict=True):
        data = renamed(data, old, f"{old[0]}{number}")
    return data


def order_of_closed_lists(data: dict[str, Any], draw: st.DataObject) -> dict[str, Any]:
    for key in ("people", "papers", "incidents", "comments"):
        if len(data[key]) > 1:
            data[key] = draw.draw(st.permutations(data[key]).filter(lambda order, key=key: order != data[key]))
    return data


def closed_records_gone(data: dict[str, Any], draw: st.DataObject) -> dict[str, Any]:
    data["comments"] = []
    data["subject"]["aliases"] = []
    data["incidents"] = [incident for incident in data["incidents"] if incident["id"] == "I1"]
    if draw.draw(st.booleans()):
        data["papers"] = [paper for paper in data["papers"] if paper["kind"] != "intelligence report"]
    return data


def more_closed_records(data: dict[str, Any], draw: st.DataObject) -> dict[str, Any]:
    stranger = deep(data["people"][0]) | {"id": "P77", "label": "Person Z"}
    stranger["name"] = {"given": draw.draw(ANY_NAME), "family": draw.draw(ANY_NAME)}
    data["people"].append(stranger)
    data["comments"].append({"id": "K9", "by": draw.draw(ANY_LINE), "text": draw.draw(ANY_LINE)})
    return data


CHANGES: tuple[Change, ...] = (
    names_of_people,
    withheld_values,
    internal_fields,
    closed_records_gone,
    more_closed_records,
    order_of_closed_lists,
    ids_of_closed_records,
)


def changed(data: st.DataObject) -> Case:
    chosen = data.draw(st.lists(st.sampled_from(CHANGES), min_size=1, unique=True))
    made = deep(BASE)
    for change in CHANGES:  # ids last, so that the others find what they change
        if change in chosen:
            made = change(made, data)
    return case_from(made)


@given(st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_closed_field_changes_a_byte_of_the_view_the_text_the_json_or_the_word_file(data: st.DataObject) -> None:
    before, after = case_from(BASE), changed(data)
    assert served_view(after, after.statements[0]) == served_view(before, before.statements[0])
    one, other = document_of(before), document_of(after)
    assert canonical_text(one) == canonical_text(other)
    assert document_to_record(one) == document_to_record(other)
    reference = the_format().reference
    assert write_docx(one, reference) == write_docx(other, reference)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_each_kind_of_change_does_change_the_case(change: Change) -> None:
    """Else the law above would be tried on nothing."""

    @given(st.data())
    @settings(max_examples=5, deadline=None)
    def differs(data: st.DataObject) -> None:
        assert case_from(change(deep(BASE), data)) != case_from(BASE)

    differs()


def test_a_served_field_does_change_the_view() -> None:
    """The near miss: what is served shows."""
    other = deep(BASE)
    other["people"][0]["label"] = "Person B"
    before, after = case_from(BASE), case_from(other)
    assert served_view(before, before.statements[0]) != served_view(after, after.statements[0])


def produced(folder: Path, data: dict[str, Any], *, final: bool) -> dict[str, bytes]:
    """Make the statement in a new case folder, and return its outputs by name."""
    shutil.copytree(CLOSED / "formats", folder / "formats")
    (folder / "case.yaml").write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    (made,) = make_documents(Order(folder, final=final), lambda: datetime(2026, 1, 2, tzinfo=UTC))
    return {name: (folder / name).read_bytes() for name in made.files}


@pytest.mark.parametrize("final", [True, False], ids=["finals", "drafts"])
def test_no_closed_field_changes_a_byte_of_any_file(final: bool, tmp_path: Path) -> None:
    """Either both cases are accepted and every byte is equal, or one is refused; and not all of them are refused."""
    (tmp_path / "base").mkdir()
    accepted = []
    before = produced(tmp_path / "base", BASE, final=final)
    assert {Path(name).suffix for name in before} == {".docx", ".pdf", ".txt", ".json"}
    assert all(name.startswith("out/served/" if final else "out/internal/") for name in before)

    @given(st.data())
    @settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def same(data: st.DataObject) -> None:
        made = deep(BASE)
        for change in CHANGES:
            made = change(made, data)
        folder = tmp_path / f"{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        after = produced(folder, made, final=final)
        assert after in ({}, before)
        accepted.append(bool(after))

    same()
    assert any(accepted)


def test_what_may_leave_holds_nothing_that_is_closed(tmp_path: Path) -> None:
    served = produced(tmp_path, BASE, final=True)
    closed = [
        "Ferrant",
        "Marchand",
        "Gull Row",
        "07700",
        "23:40",
        "sister",
        "Aurelian",
        "2019/0214407P",
        "S7654321",
        "Allenby",
    ]
    texts = [content.decode() for name, content in served.items() if name.endswith((".txt", ".json"))]
    assert [word for word in closed for text in texts if word in text] == []
    folders = {path.parent.name for path in tmp_path.rglob("*.*") if path.is_file()}
    assert folders == {tmp_path.name, "formats", "served", "internal"}
