"""The key to persons and the schedule of what is withheld: nobody and nothing but by a recorded decision."""

from datetime import date

import pytest

from docgen.case import Case
from docgen.case.absence import DisclosureAnswer
from docgen.checks.rule import DocumentReading
from docgen.compose import compose
from docgen.disclosure.beside import key_view, people_spoken_of, withheld_view
from tests.checks.readings import CLOSED, RULES
from tests.made.cases import case_of
from tests.made.topics import form_named, made_of

ON = date(2025, 4, 25)
DECISION = "{by: Head of Casework (invented), date: 2025-04-01, reason: the appellant knows, from: [M1]}"


VERDICTS = [("WS-174", True), ("WS-174", False)]
"""Whether the rule hits, of a case in which nobody is decided on, and of one in which everybody is."""


def decided(field: str, person: str = "P1") -> Case:
    """The closed case with a decision recorded on one person."""
    return case_of(text=CLOSED.replace(f"  - id: {person}\n", f"  - id: {person}\n    {field}: {DECISION}\n", 1))


def said(case: Case) -> str:
    return "\n".join(made.text for made in made_of(case, "key-to-persons"))


def hits(case: Case) -> list[str]:
    form = form_named("key-to-persons")
    document = compose(key_view(case, ON), form, as_at=ON, mark="DRAFT")
    return [hit.detail for hit in RULES["WS-174"].check(DocumentReading(case, document, ON, None))]


def names(case: Case) -> set[str]:
    return {person.name.full for person in case.people if hasattr(person.name, "full")}


def test_nobody_stands_in_the_key_without_a_decision() -> None:
    case = case_of(text=CLOSED)
    assert people_spoken_of(case)
    assert key_view(case, ON).rows == ()
    assert not any(name in said(case) for name in names(case))
    assert len(hits(case)) == len(people_spoken_of(case))


def test_where_everybody_is_decided_on_the_rule_is_content() -> None:
    case = case_of(text=CLOSED)
    (decision,) = (person.in_key for person in decided("in_key").people if person.in_key is not None)
    everybody = tuple(person.model_copy(update={"in_key": decision}) for person in case.people)
    assert hits(case.model_copy(update={"people": everybody})) == []


def test_a_decision_gives_one_name_and_no_other() -> None:
    case = decided("in_key")
    (row,) = key_view(case, ON).rows
    assert row.name is not None
    assert sum(name in said(case) for name in names(case)) == 1
    assert len(hits(case)) == len(people_spoken_of(case)) - 1


def test_a_decision_to_withhold_goes_before_any_other() -> None:
    case = decided("label_only")
    person = case.people[0].model_copy(update={"in_key": case.people[0].label_only})
    both = case.model_copy(update={"people": (person, *case.people[1:])})
    (row,) = key_view(both, ON).rows
    assert row.name is None
    assert f"| {person.label} | withheld | Head of Casework (invented) | 1 April 2025 |" in said(both)


def test_anonymity_for_life_is_not_lifted_by_a_decision_for_other_papers() -> None:
    case = decided("naming")
    protected = case.people[0].model_copy(update={"lifetime_anonymity": True})
    assert "rests on a decision for other papers." in hits(
        case.model_copy(update={"people": (protected, *case.people[1:])})
    )


def test_the_schedule_tells_how_it_stands_and_no_more() -> None:
    case = case_of(text=CLOSED)
    text = "\n".join(made.text for made in made_of(case, "withheld-schedule"))
    assert "| 1 | a detail in a record | not relied on | not relied on |" in text
    for closed in ("23:40", "with my sister", "elsewhere", "neighbour", "Disclosure officer", "2024"):
        assert closed not in text


@pytest.mark.parametrize("change", [{"listed": False}, {"answer": DisclosureAnswer.DISCLOSED}])
def test_what_may_not_be_listed_or_was_disclosed_leaves_no_gap(change: dict[str, object]) -> None:
    case = case_of(text=CLOSED)
    time = case.incidents[0].time
    kept = time.model_copy(update={"withheld": time.withheld.model_copy(update=change)})  # type: ignore[union-attr]
    incident = case.incidents[0].model_copy(update={"time": kept})
    fewer = case.model_copy(update={"incidents": (incident, *case.incidents[1:])})
    assert [row.number for row in withheld_view(case, ON).rows] == [1, 2]
    assert [row.number for row in withheld_view(fewer, ON).rows] == [1]


def test_the_schedule_is_the_same_wherever_a_thing_is_withheld() -> None:
    """The order of rows is that of their own words: it does not tell where in the case a thing stands."""
    case = case_of(text=CLOSED)
    turned = case.model_copy(update={"incidents": case.incidents[::-1], "withheld": case.withheld[::-1]})
    assert withheld_view(case, ON) == withheld_view(turned, ON)


def test_a_label_that_is_a_word_of_the_text_makes_nobody_spoken_of() -> None:
    case = decided("in_key")
    (person,) = (each for each in case.people if each.in_key is not None)
    stranger = person.model_copy(update={"id": "P77", "label": "Person"})
    more = case.model_copy(update={"people": (stranger, *case.people)})
    assert any("Person " in each.label for each in people_spoken_of(case))
    assert people_spoken_of(more) == people_spoken_of(case)
