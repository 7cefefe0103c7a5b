"""Several charges under one reference: told apart from an incident that is there twice, and from two events."""

import pytest

from docgen.case import Case, load_case
from docgen.case.absence import NotRecorded
from docgen.checks.rule import DataReading, Reads
from docgen.disclosure.served import served_view
from docgen.errors import InputError
from docgen.findings import Severity
from docgen.intake.plain import as_filled, spelt_as
from docgen.intake.tables import tables
from tests.checks.readings import RULES, Try, reading_of, tried
from tests.intake.books import back, case_in, data_from_text, form_of
from tests.made.cases import CASE_TEXT, case_of, edited
from tests.made.topics import made_of

FORMS = ("police-statement-tribunal", "police-statement-s9")
FIRST = CASE_TEXT[CASE_TEXT.index("  - id: I1\n") : CASE_TEXT.index("\nexhibits:\n")]
OTHER_IDS = (
    ("id: I1\n", "id: I2\n"), ("T1", "T2"), ("V1", "V2"), ("X1", "X2"),
)  # fmt: skip
DAMAGE = (
    ("allegation: theft of two jackets", "allegation: damage to a shop window"),
    ("offence: theft from a shop", "offence: criminal damage"),
    ("section 1(1) of the Theft Act 1968", "section 1(1) of the Criminal Damage Act 1971"),
)
Changes = tuple[tuple[str, str], ...]


def second(*changes: tuple[str, str]) -> Changes:
    """Let the case have a second incident: the first once more, with changes."""
    text = FIRST
    for old, new in (*OTHER_IDS, *changes):
        assert old in text
        text = text.replace(old, new)
    return ((FIRST, FIRST + text), ("    incidents: [I1]\n", "    incidents: [I1, I2]\n"))


def said(field: str) -> Changes:
    return (("    role: convicted\n", f"    {field}\n    role: convicted\n"),)


PROSE = (("theft of two jackets", "theft from a shop"), ("section 1(1) of the Theft Act 1968", "s.1 Theft Act 1968"))
SECTION = ("section 1(1) of the Theft Act 1968", "section 9(1)(b) of the Theft Act 1968")
LATER = (("    date: 2025-02-02\n    time", "    date: 2025-02-01\n    time"),)
TWICE = (
    # what, the second incident, whether it is the first once more
    ("an incident once more", (), True),
    ("the same in other words", PROSE, True),
    ("another provision of the same day", DAMAGE, False),
    ("another section of the same Act", (("theft of two jackets", "burglary of a shop"), SECTION), False),
    ("another day under the reference and the provision", LATER, True),
    ("another day, each with a count", (*LATER, *said("count: count 2 of the indictment")), True),
    ("the same words, said to be another charge of the event", said("same_event: [I1]"), False),
    ("no outcome that names a provision", (DAMAGE[0],), True),
)


@pytest.mark.parametrize(("about", "changes", "hits"), TWICE, ids=[row[0] for row in TWICE])
def test_one_incident_entered_twice_is_found_and_two_charges_are_not(about: str, changes: Changes, hits: bool) -> None:
    assert bool(errors(second(*changes))) is hits, about


def errors(case: Changes) -> list[str]:
    found = RULES["WS-52"].check(reading_of(Try("WS-52", "", case=case))[Reads.DATA])
    return [hit.detail for hit in found if (hit.severity or Severity.ERROR) is Severity.ERROR]


@pytest.mark.parametrize(("one", "other", "hits"), [("count 1", "count 2", False), ("count 1", "Count 1", True)])
def test_two_counts_of_one_indictment_are_told_apart_by_their_count(one: str, other: str, hits: bool) -> None:
    counted = (("    role: convicted\n", f"    count: {one}\n    role: convicted\n"),)
    first = FIRST.replace(*counted[0])
    case = second(*LATER, *said(f"count: {other}"))
    assert bool(errors(((case[0][0], case[0][1].replace(FIRST, first)), case[1]))) is hits


def test_charges_of_one_day_and_reference_are_asked_about_until_it_is_said_that_they_are_of_one_event() -> None:
    assert tried(Try("WS-52", "", case=second(*DAMAGE))) == ("incidents.0", "incidents.1")
    assert tried(Try("WS-52", "", case=second(*DAMAGE, *said("same_event: [I1]")))) == ()


@pytest.mark.parametrize("form", FORMS)
def test_the_statement_says_that_two_charges_are_of_one_event_and_counts_one(form: str) -> None:
    text = printed(case_of(*second(*DAMAGE, *said("same_event: [I1]\n    count: charge 2"))), form)
    assert "Incident 1 is of the same event as incident 2." in text
    assert "Incident 2 is of the same event as incident 1." in text
    assert "This statement sets out 2 incidents, which are of 1 event. How they stood" in text
    assert "is damage to a shop window, charge 2 (my own knowledge; LH/1), at 16:20" in text


@pytest.mark.parametrize("form", FORMS)
def test_incidents_that_are_events_of_their_own_are_said_to_be_nothing_else(form: str) -> None:
    text = printed(case_of(*second(*DAMAGE)), form)
    assert "same event" not in text
    assert "This statement sets out 2 incidents. How they stood" in text


def third(links: dict[str, tuple[str, ...]], told: tuple[str, ...]) -> DataReading:
    """A case of three charges of as many days, of which the statement tells some."""
    case = case_of(*second(*DAMAGE, *LATER))
    one, two = case.incidents
    three = two.model_copy(update={"id": "I3", "allegation": "damage to a door", "reference": NotRecorded.NOT_RECORDED})
    named = tuple(each.model_copy(update={"same_event": links.get(each.id, ())}) for each in (one, two, three))
    statement = case.statements[0].model_copy(update={"incidents": told})
    return DataReading(case.model_copy(update={"incidents": named, "statements": (statement,)}), statement, 0)


@pytest.mark.parametrize(
    ("links", "told", "hits"),
    [
        ({"I1": ("I2",), "I3": ("I2",)}, ("I1", "I3"), ["does not name I1, and is of the same event."]),
        ({"I1": ("I2",), "I3": ("I2", "I1")}, ("I1", "I3"), []),
        ({"I1": ("I2",), "I3": ("I2",)}, ("I1", "I2", "I3"), []),
        ({"I1": ("I2",)}, ("I1", "I3"), []),
    ],
    ids=["through one left out", "named as well", "none left out", "of two events"],
)
def test_charges_of_one_event_by_way_of_one_that_is_left_out_name_each_other(
    links: dict[str, tuple[str, ...]], told: tuple[str, ...], hits: list[str]
) -> None:
    found = RULES["WS-52"].check(third(links, told))
    assert [hit.detail for hit in found if "same_event" in hit.where] == hits


def test_what_links_two_incidents_by_way_of_one_that_is_left_out_is_not_told() -> None:
    reading = third({"I1": ("I2",), "I3": ("I2",)}, ("I1", "I3"))
    assert len(served_view(reading.case, reading.statement).tally.events) == 2


def printed(case: Case, form: str) -> str:
    return "\n".join(made.text for made in made_of(case, form))


def test_charges_go_through_the_workbook() -> None:
    data = data_from_text(edited(*second(*DAMAGE, *said("same_event: [I1]\n    count: charge 2"))))
    form = back(form_of(data))
    assert spelt_as(data, as_filled(data, tables()), form.assembled.data) == data
    assert case_in(form) == Case.model_validate(data)


@pytest.mark.parametrize(("named", "why"), [("I9", "names an incident that the case does not have"), ("I2", "itself")])
def test_an_event_that_is_not_there_or_is_the_incident_itself_is_refused(named: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        load_case(edited(*second(*DAMAGE, *said(f"same_event: [{named}]"))).encode(), "case.yaml")
