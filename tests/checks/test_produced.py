"""What a front sheet or schedule produces may itself be served, and is held to how a statement words things."""

from collections.abc import Callable

import pytest

from docgen.case import Case
from docgen.checks.rule import DocumentReading
from docgen.compose import compose
from docgen.disclosure.served_names import as_in_case
from docgen.formats.shelf import load_format, shipped_formats
from docgen.workflow.topics import topics_of
from tests.checks.readings import CLOSED, RULES, Changes, Try, tried
from tests.made.cases import FIXTURE, case_of

OF_THE_COURT = "ab24199bdfd2c62dd50de64471b0e3e7ffbce6de2465\n    marking: none\n    disclosure: disclose"
SENSITIVE = OF_THE_COURT.replace("marking: none", "marking: OFFICIAL-SENSITIVE")
TRIES = {
    "a paper that is disclosed": ((), ()),
    "a paper that is withheld": (((OF_THE_COURT, OF_THE_COURT.replace(": disclose", ": withhold")),), ("parts",)),
    "a paper for casework only": (((OF_THE_COURT, OF_THE_COURT.replace(": disclose", ": internal")),), ("parts",)),
    "a marking that nobody reviewed": (((OF_THE_COURT, SENSITIVE),), ("parts",)),
    "a marking that was reviewed": (
        ((OF_THE_COURT, f"{SENSITIVE}\n    reviewed: {{by: a disclosure officer, date: 2025-04-20}}"),),
        (),
    ),
}
VERDICTS = [("WS-151", bool(hits)) for _, hits in TRIES.values()]


def first_of(form_name: str, case: Case) -> DocumentReading:
    form = load_format(shipped_formats() / form_name / "1")
    topic = topics_of(case, form)[0]
    document = compose(topic.view, form, as_at=topic.as_at, mark=None)
    return DocumentReading(case, as_in_case(document, topic.names), topic.as_at)


def sheet(case: Case) -> DocumentReading:
    return first_of("exhibit-front-sheet", case)


def schedule(case: Case) -> DocumentReading:
    return first_of("schedule-of-material", case)


def found(case: Case) -> tuple[str, ...]:
    return tuple(str(hit.where[-1]) for hit in RULES["WS-151"].check(sheet(case)))


@pytest.mark.parametrize("about", TRIES)
def test_a_front_sheet_is_held_to_what_may_be_served(about: str) -> None:
    changes, hits = TRIES[about]
    assert found(case_of(*changes)) == hits


ORDERED = ("anonymity: none", "anonymity: interim\n  initials: AB")
NAMED = {
    "certificate of conviction of Caio Lopes": True,
    "certificate of conviction of Mr LOPES": True,
    "certificate, born 21 May 1995": True,
    "certificate of conviction": False,
    "certificate of a magistrates' court": False,
}
VERDICTS += [("WS-157", hits) for hits in NAMED.values()]


@pytest.mark.parametrize("text", NAMED)
@pytest.mark.parametrize("made", [sheet, schedule])
def test_an_order_of_anonymity_binds_what_is_produced(text: str, made: Callable[[Case], DocumentReading]) -> None:
    told = (("description: certificate of conviction", f"description: {text}"),
            ("title: certificate of conviction", f"title: {text}"))  # fmt: skip
    assert any(RULES["WS-157"].check(made(case_of(ORDERED, *told)))) == NAMED[text]
    assert not any(RULES["WS-157"].check(made(case_of(*told))))  # without an order a name is no secret


def described(text: str) -> Changes:
    """Let the crime report of the closed case, of which nobody was convicted, be described otherwise."""
    return (
        ("    description: crime report", f"    description: {text}"),
        ("    title: crime report", f"    title: {text}"),
    )


NOBODY_CONVICTED = (
    ("record of the offence he committed", ["WS-155"]),
    ("report of the robbery that he carried out", ["WS-155"]),
    ("photograph of the thief", ["WS-155"]),
    ("list of his previous convictions", ["WS-155"]),
    ("report in which a man is called guilty", ["WS-155"]),
    ("crime report of an alleged robbery", []),
    ("allegation of offences of robbery", []),
    ("statement of a witness who said that he robbed her", []),
    ("record that he was not convicted", []),
    ("crime report about a notorious man", ["WS-99"]),
    ("photographs with serial numbers", []),
    ("Nexus high harm referral", ["WS-105"]),
    ("letter on deportation and the public interest", []),
    ("crime report, number TBC", ["WS-95"]),
    ("crime report of [date]", ["WS-95"]),
    ("crime report, printed on 2030-01-02", ["WS-24"]),
    ("crime report, printed on 2024-01-02", []),
)
WORDED = ("WS-24", "WS-95", "WS-99", "WS-105", "WS-155")
VERDICTS += [("WS-155", "WS-155" in rules) for _, rules in NOBODY_CONVICTED]


@pytest.mark.parametrize(("text", "rules"), NOBODY_CONVICTED, ids=[text for text, _ in NOBODY_CONVICTED])
@pytest.mark.parametrize("made", [sheet, schedule])
def test_what_is_produced_is_worded_as_a_statement_is(
    text: str, rules: list[str], made: Callable[[Case], DocumentReading]
) -> None:
    reading = made(case_of(*described(text), text=CLOSED))
    assert [rule for rule in WORDED if any(RULES[rule].check(reading))] == rules
    assert all(RULES[rule].profiles >= {"front_sheet", "schedule"} for rule in WORDED)


def test_a_statement_does_not_call_what_it_exhibits_more_than_it_shows() -> None:
    row = Try("WS-155", "", case=described("record of the offence he committed"), base=CLOSED)
    assert set(tried(row)) == {"table exhibits, row 1"}


def test_what_shows_a_conviction_may_say_so() -> None:
    told = (("    description: certificate of conviction", "    description: record of the offence he committed"),)
    assert not any(RULES["WS-155"].check(sheet(case_of(*told))))


@pytest.mark.parametrize("name", ["brandini-lopes", "khelladi", "monforte", "small-closed"])
@pytest.mark.parametrize("made", [sheet, schedule])
def test_the_whole_cases_describe_their_papers_plainly(name: str, made: Callable[[Case], DocumentReading]) -> None:
    case = case_of(text=(FIXTURE.parent / name / "case.yaml").read_text(encoding="utf-8"))
    assert [rule for rule in WORDED if any(RULES[rule].check(made(case)))] == []
