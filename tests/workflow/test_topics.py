"""What the documents of a format are of, and what their files are called."""

from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest

from docgen.case import Case
from docgen.findings import Audience
from docgen.workflow.topics import topics_of
from tests.made.cases import FIXTURE, case_of


@cache
def fixture(name: str) -> Case:
    return case_of(text=(FIXTURE.parent / name / "case.yaml").read_text(encoding="utf-8"))


def form(view: str, name: str = "police-statement-tribunal") -> Any:
    audience = Audience.INTERNAL if view in {"SummaryView", "CommissionView"} else Audience.SERVED
    return SimpleNamespace(name=name, sheet=SimpleNamespace(view=view, audience=audience))


@pytest.mark.parametrize(
    ("case", "view", "maker", "suffixes"),
    [
        ("khelladi", "StatementView", None, ["-M1-1", "-M2-2"]),
        ("khelladi", "StatementView", "M2", ["-M2-2"]),
        ("khelladi", "SummaryView", None, [""]),
        ("khelladi", "CommissionView", None, ["-M1-1", "-M2-2"]),
        ("khelladi", "CommissionView", "M1", ["-M1-1"]),
        ("khelladi", "FrontSheetView", "M2", ["-M2-1", "-M2-2", "-M2-3"]),
        ("monforte", "FrontSheetView", None, [f"-M1-{n}" for n in range(1, 20)]),
        ("monforte", "ScheduleView", None, [""]),
        ("monforte", "KeyView", None, [""]),
        ("monforte", "WithheldView", None, [""]),
        ("monforte", "CertificateView", None, [""]),
        ("monforte", "RedactionsView", None, []),
        ("monforte", "ApplicationView", None, []),
        ("monforte", "ExcludedView", None, []),
        ("brandini-lopes", "SummaryView", None, []),
        ("brandini-lopes", "CommissionView", None, []),
    ],
)
def test_a_format_makes_a_document_of_each_thing_that_its_view_is_of(
    case: str, view: str, maker: str | None, suffixes: list[str]
) -> None:
    assert [topic.suffix for topic in topics_of(fixture(case), form(view), maker)] == suffixes


def test_a_statement_is_made_in_the_format_that_it_was_commissioned_in_only() -> None:
    assert topics_of(fixture("khelladi"), form("StatementView", "another-format")) == ()


def test_nothing_later_than_its_day_is_in_a_schedule_and_nothing_withheld() -> None:
    (topic,) = topics_of(fixture("monforte"), form("ScheduleView"))
    told = topic.view.model_dump_json()
    withheld = {part.paper for item in fixture("monforte").withheld for part in item.parts if part.first is None}
    assert withheld
    assert [paper for paper in withheld if f'"{paper}"' in told] == []
    assert topic.as_at.isoformat() == "2025-03-18"
