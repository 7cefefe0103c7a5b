"""The internal views: the guide of five in three years with its window, the effects by kind, rows selected or not."""

from datetime import date, time
from functools import cache

import pytest

from docgen.case import Case
from docgen.case.commission import Summary
from docgen.case.decision import before_the_split
from docgen.case.views import SummaryView
from docgen.disclosure.casework import commission_view, summary_view
from tests.made.cases import FIXTURE, case_of

LATE = date(2026, 1, 1)


@cache
def fixture(name: str) -> Case:
    return case_of(text=(FIXTURE.parent / name / "case.yaml").read_text(encoding="utf-8"))


def summary_of(case: Case, on: date = LATE) -> SummaryView:
    assert isinstance(case.summary, Summary)
    return summary_view(case, case.summary, on)


@pytest.mark.parametrize(
    ("name", "since", "first", "last", "convictions", "met"),
    [
        ("monforte", "referral", date(2021, 12, 10), date(2024, 12, 9), ["I6"], False),
        ("monforte", "decision", date(2022, 3, 4), date(2025, 3, 3), ["I6"], False),
        ("khelladi", "referral", date(2022, 2, 18), date(2025, 2, 17), [f"I{n}" for n in range(1, 9)], True),
        ("khelladi", "decision", date(2022, 5, 21), date(2025, 5, 20), [f"I{n}" for n in range(3, 10)], True),
    ],
)
def test_the_guide_counts_the_convictions_of_its_window_and_names_them(  # noqa: PLR0913, PLR0917 - a row of a table
    name: str, since: str, first: date, last: date, convictions: list[str], met: bool
) -> None:
    window = next(each for each in summary_of(fixture(name)).windows if each.since == since)
    assert (window.first, window.last, window.met) == (first, last, met)
    assert [each.id for each in window.convictions] == convictions


def test_a_caution_an_acquittal_and_a_judgment_abroad_are_in_no_window() -> None:
    for name in ("monforte", "khelladi"):
        case = fixture(name)
        counted = {each.id for window in summary_of(case).windows for each in window.convictions}
        others = {incident.id for incident in case.incidents if incident.outcome.result != "convicted"}
        assert counted
        assert not counted & (others | {conviction.id for conviction in case.overseas})


def test_a_decision_that_was_not_made_yet_has_no_window() -> None:
    assert [window.since for window in summary_of(fixture("monforte"), date(2025, 1, 14)).windows] == ["referral"]


def test_an_effect_that_only_the_case_owner_notes_is_told_from_one_that_a_record_bears_out() -> None:
    harm = {each.id: each.sourced for each in summary_of(fixture("monforte")).harm}
    assert harm["X1b"] is False
    assert any(harm.values())


def test_a_commission_asks_for_what_was_selected_and_says_what_was_not() -> None:
    case = fixture("monforte")
    assert isinstance(case.summary, Summary)
    view = commission_view(case, case.commissions[0], LATE)
    assert {row.id for row in view.selected} == {row.id for row in case.summary.rows if row.selected is True}
    assert {row.id for row in view.declined} == {row.id for row in case.summary.rows if row.selected is False}
    assert view.selected
    assert view.declined
    assert all(row.why for row in view.selected)


def test_a_maker_is_asked_for_the_material_of_the_own_statement_only() -> None:
    case = fixture("khelladi")
    first, second = (commission_view(case, each, LATE) for each in case.commissions)
    assert {row.incident for row in first.selected} >= {f"I{n}" for n in range(1, 10)}
    assert isinstance(case.summary, Summary)
    papers = {row.id: set(row.papers) for row in case.summary.rows}
    assert second.selected
    assert [row.id for row in second.selected if not papers[row.id] & {"S19", "S23", "S24"}] == []


@pytest.mark.parametrize("name", ["monforte", "khelladi"])
def test_nobody_stands_in_an_internal_view_but_by_label(name: str) -> None:
    case = fixture(name)
    views = [summary_of(case), *(commission_view(case, each, LATE) for each in case.commissions)]
    told = "\n".join(view.model_dump_json() for view in views)
    named = [p.name.full for p in case.people if p.naming is None and hasattr(p.name, "full")]
    assert named
    assert [name for name in named if name in told] == []
    assert "{P" not in told


def test_each_incident_lies_before_or_after_the_end_of_the_transition_period() -> None:
    split = summary_of(fixture("monforte")).split
    assert (split.before, split.after, split.unclear) == (("I1", "I2", "I3"), ("I4", "I5", "I6", "I7"), ())


@pytest.mark.parametrize(
    ("day", "last", "hour", "before"),
    [
        (date(2020, 12, 31), None, time(22, 59), True),
        (date(2020, 12, 31), None, time(23, 0), False),
        (date(2020, 12, 31), None, None, None),
        (date(2020, 12, 30), None, None, True),
        (date(2021, 1, 1), None, None, False),
        (date(2020, 12, 30), date(2021, 1, 2), None, None),
        (date(2020, 12, 1), date(2020, 12, 30), None, True),
    ],
)
def test_the_period_ended_at_23_00_and_what_has_no_hour_that_day_cannot_be_told(
    day: date, last: date | None, hour: time | None, before: bool | None
) -> None:
    assert before_the_split(day, last, hour) is before
