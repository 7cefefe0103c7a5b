"""The law of the served view from folder to folder: what is closed changes no byte of any file that a command makes.

That two whole cases make the same documents is tried in `tests/law`; here the files are made as a command makes them,
with what lies beside the case file changed as well.
"""

import json
import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.findings import Audience
from docgen.workflow.making import Order, Produced, make_documents
from tests.law.engine import Try, base, changed
from tests.law.more_changes import CHANGES
from tests.law.told import thawed
from tests.made.cases import FIXTURE

CLOSED = FIXTURE.parent / "small-closed"
BASE: dict[str, Any] = thawed(base("small-closed", False, 0))
ASKED = {
    # Changes that rules of finals have questions to, so that none is made.
    "what_else_is_known_of_people",
    "withheld_things_that_no_schedule_lists",
    "pages_that_are_kept_back",
    "what_is_noted_on_papers",
    "paragraphs_written_later",
    "what_was_done_or_said_later",
}
SEEDS = (0, 1, 4)
ALL = tuple(change.__name__ for change in CHANGES)
PLAN = """docgen: 1
paper: S1
redactions:
  - {id: R1, page: 1, words: Odile Ferrant, reason: name of another person, person: P1, decision: redact}
"""


def other(seed: int, *, without: set[str]) -> dict[str, Any]:
    """The case with every closed thing changed, but for some kinds of changes."""
    chosen = tuple(name for name in ALL if name not in without)
    found: dict[str, Any] = changed(thawed(BASE), Try("small-closed", False, 0, chosen, seed, final=True))
    return found


def confirmed(data: dict[str, Any]) -> dict[str, Any]:
    about = {"statement": data["statements"][0]["id"], "by": "the maker", "role": "maker", "looked_at": "the words"}
    return {"id": "A999", "rule": "WS-170", "date": date(2026, 1, 1), **about}


def made_in(folder: Path, data: dict[str, Any], *, final: bool) -> Produced:
    """Make the statement in a new case folder; for a final the maker has confirmed the words."""
    folder.mkdir()
    shutil.copytree(CLOSED / "formats", folder / "formats")
    whole = {**data, "attestations": [*data.get("attestations", ()), confirmed(data)]} if final else data
    written = yaml.dump(whole, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    (folder / "case.yaml").write_text(written, encoding="utf-8")
    (made,) = make_documents(Order(folder, final=final), lambda: datetime(2026, 1, 2, tzinfo=UTC))
    return made


def produced(folder: Path, data: dict[str, Any], *, final: bool) -> dict[str, bytes]:
    """Make the statement in a new case folder, and return its outputs by name."""
    return {name: (folder / name).read_bytes() for name in made_in(folder, data, final=final).files}


@pytest.mark.parametrize("final", [True, False], ids=["finals", "drafts"])
def test_no_closed_field_changes_a_byte_of_any_file(final: bool, tmp_path: Path) -> None:
    """Either both cases are accepted and every byte is equal, or one is refused; and not all of them are refused."""
    before = produced(tmp_path / "base", BASE, final=final)
    assert {Path(name).suffix for name in before} == {".docx", ".pdf", ".txt", ".json"}
    assert all(name.startswith("out/served/" if final else "out/internal/") for name in before)
    accepted = 0
    for seed in SEEDS:
        after = produced(tmp_path / str(seed), other(seed, without=ASKED if final else set()), final=final)
        assert after in ({}, before), f"seed {seed}"
        accepted += bool(after)
    assert accepted > 1


def test_what_lies_beside_the_case_file_changes_no_byte_either(tmp_path: Path) -> None:
    before = produced(tmp_path / "base", BASE, final=False)
    folder = tmp_path / "other"
    shutil.copytree(tmp_path / "base", folder, ignore=shutil.ignore_patterns("out", "audit.jsonl"))
    for name in ("redactions", "papers", "reviews"):
        (folder / name).mkdir()
        (folder / name / "S1.yaml").write_text(PLAN, encoding="utf-8")
    make_documents(Order(folder), lambda: datetime(2027, 3, 4, tzinfo=UTC))
    assert {name: (folder / name).read_bytes() for name in before} == before


@pytest.mark.parametrize("name", sorted(ASKED))
def test_a_case_that_is_refused_leaves_nothing_that_may_go_out_and_says_why_inside(name: str, tmp_path: Path) -> None:
    made = made_in(tmp_path / "case", other(5, without=set(ALL) - {name}), final=True)
    assert made.files == ()
    assert not (tmp_path / "case" / "out").exists()
    assert made.findings
    assert Audience.SERVED not in {finding.audience for finding in made.findings}


def test_no_finding_stands_in_what_may_leave(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    made = made_in(folder, other(1, without=ASKED), final=True)
    assert made.findings
    told = {finding.detail for finding in made.findings} | {finding.next_step for finding in made.findings} - {""}
    texts = [(folder / name).read_text("utf-8") for name in made.files if name.endswith((".txt", ".json"))]
    assert [(detail, text) for detail in told for text in texts if detail in text] == []


def test_the_way_back_to_the_cases_own_ids_stands_in_the_internal_manifest_alone(tmp_path: Path) -> None:
    data = other(2, without=set(ALL) - {"ids_of_everything", "incidents_nobody_is_told_of"})
    folder = tmp_path / "case"
    made = made_in(folder, data, final=True)
    (manifest,) = (folder / "out/internal").glob("*.final.manifest.json")
    names = json.loads(manifest.read_text(encoding="utf-8"))["names"]
    (own,) = data["statements"][0]["incidents"]
    assert names["incidents.I1"] == f"incidents.{own}"
    served = {name: (folder / name).read_bytes() for name in made.files}
    assert served
    assert [name for name, content in served.items() if f"incidents.{own}.".encode() in content] == []
    record = json.loads(served["out/served/police-statement-tribunal-M1-1.json"])
    assert any(span["path"] == "incidents.I1.allegation" for span in spans_of(record["document"]))


def spans_of(value: object) -> list[dict[str, str]]:
    if isinstance(value, dict):
        found = [value] if "path" in value else []
        return found + [each for item in value.values() for each in spans_of(item)]
    return [each for item in value for each in spans_of(item)] if isinstance(value, list) else []


def test_what_may_leave_holds_nothing_that_is_closed(tmp_path: Path) -> None:
    served = produced(tmp_path / "case", BASE, final=True)
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
    assert folders == {"case", "formats", "served", "internal"}
