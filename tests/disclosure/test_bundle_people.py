"""Who stands in a bundle's list of people and list of witnesses, and what is told of them."""

import re
from datetime import date
from typing import Any

import pytest

from docgen.case import Case
from docgen.case.absence import NotRecorded
from docgen.case.bundle_order import BundleOrder
from docgen.case.bundle_views import BundleView
from docgen.case.people import Availability, Name, Period
from docgen.compose import compose
from docgen.disclosure.beside import SPOKEN_OF
from docgen.disclosure.bundle_places import InStatement, Places, Spoken, Standing, Told
from docgen.disclosure.bundled import bundle_view
from docgen.disclosure.served_names import named_as_served
from docgen.document import canonical_text
from tests.made.topics import case_named, form_named

HEARING = date(2025, 10, 6)


def view_of(case: Case, *statements: str, hearing: object = HEARING) -> BundleView:
    """The view of a bundle of statements alone, each of ten pages, each incident on a page of its own.

    In incidents everybody is found at once, and nobody outside them.
    """
    entries: Any = tuple({"statement": each} for each in statements)
    order = BundleOrder.model_validate(
        {
            "docgen": 1,
            "profile": "ftt-iac-2024",
            "title": "Respondent's bundle",
            "hearing": hearing,
            "sections": ({"letter": "A", "title": "Statements", "entries": entries},),
        }
    )
    everybody = [SPOKEN_OF.format(each.id) for each in (*case.makers, *case.people)]
    told = {
        each.id: InStatement(
            [Told(at, at, (), dict.fromkeys(everybody, Spoken(at, at))) for at, _ in enumerate(each.incidents, 1)]
        )
        for each in case.statements
    }
    standing = [Standing(10 * at + 1, 10 * at + 10) for at, _ in enumerate(statements, 1)]
    return bundle_view(case, order, date(2025, 9, 1), Places(standing, told, 3))


def with_maker(case: Case, **changes: Any) -> Case:
    makers = tuple(each.model_copy(update=changes) if at == 0 else each for at, each in enumerate(case.makers))
    return case.model_copy(update={"makers": makers})


def test_everybody_of_whom_a_statement_speaks_is_listed_with_their_part_and_its_place() -> None:
    view = view_of(case_named("monforte"), "G1")
    rows = [
        (row.called, place.allegation, place.parts, place.paragraph, place.page)
        for row in view.people
        for place in row.places
    ]
    assert rows[:3] == [
        ("DI 0903EM Stanfield", None, ("is spoken of",), None, None),
        ("DS 1187EM Tolland", "assault occasioning actual bodily harm", ("dealt with it",), 3, 13),
        ("DS 1187EM Tolland", "burglary of a dwelling", ("dealt with it", "was told of it"), 5, 15),
    ]
    assert ("Person A", "common assault", ("gave an account of it", "was affected by it"), 1, 11) in rows
    labels = [row.called for row in view.people if row.called[:2] not in {"DI", "DS", "PC"}]
    assert labels == ["Person A", "Person B", "Person C", "Person D", "Person E", "Person G", *WITNESSES]


WITNESSES = ("Witness 1 (a child)", "Witness 2")


def test_where_a_statement_speaks_of_somebody_no_page_is_given_rather_than_a_wrong_one() -> None:
    view, _ = named_as_served(view_of(case_named("monforte"), "G1"))
    said = canonical_text(compose(view, form_named("bundle-front"), as_at=date(2025, 9, 1), mark=None))
    assert re.search(
        r"DI 0903EM Stanfield\W+Statement 1 of [^|]*outside its incidents\W+is spoken of\W+page not known", said
    )


def test_who_is_spoken_of_only_in_a_statement_that_is_not_in_the_bundle_is_not_listed() -> None:
    case = case_named("khelladi")
    assert {row.called for row in view_of(case, "G1").people} == {"Child 3", "Officer 1", "Person C"}
    assert {row.called for row in view_of(case, "G2").people} == {"Person C"}
    assert view_of(case).people == ()


def test_a_label_that_a_text_holds_by_chance_lists_nobody() -> None:
    case = case_named("khelladi")
    people = tuple(each.model_copy(update={"label": "Mr"}) if each.label == "Child 3" else each for each in case.people)
    listed = {row.called for row in view_of(case.model_copy(update={"people": people}), "G2").people}
    assert listed == {"Person C"}


@pytest.mark.parametrize("name", ["monforte", "khelladi", "brandini-lopes"])
def test_no_name_of_anybody_who_has_a_label_is_in_the_lists(name: str) -> None:
    case = case_named(name)
    view = view_of(case, *(each.id for each in case.statements))
    said = " ".join(each.model_dump_json() for each in (*view.people, *view.witnesses)).casefold()
    names = [each.name.called for each in case.people if isinstance(each.name, Name) and each.naming is None]
    assert not [each for each in names if each.casefold() in said]


def test_labels_are_sorted_as_they_are_counted() -> None:
    case = case_named("monforte")
    relabelled = {"Person A": "Witness 10", "Person B": "Witness 9"}
    people = tuple(each.model_copy(update={"label": relabelled.get(each.label, each.label)}) for each in case.people)
    labels = [row.called for row in view_of(case.model_copy(update={"people": people}), "G1").people]
    assert labels[-3:] == ["Witness 2", "Witness 9", "Witness 10"]


DAYS = Period(first=date(2025, 10, 1), last=date(2025, 10, 9))
LATER = Period(first=date(2025, 12, 1), last=date(2025, 12, 9))
SAME_DAY = Period(first=HEARING, last=HEARING)


@pytest.mark.parametrize(
    ("any_day", "away", "hearing", "said"),
    [
        (True, (), HEARING, ("available", None, None)),
        (False, (DAYS, LATER), HEARING, ("not available", DAYS.first, DAYS.last)),
        (False, (SAME_DAY,), HEARING, ("not available", HEARING, None)),
        (False, (LATER,), HEARING, ("available", None, None)),
        (False, (), HEARING, ("not recorded", None, None)),
        (False, (DAYS,), NotRecorded.NOT_RECORDED, ("no hearing date is recorded", None, None)),
    ],
    ids=str,
)
def test_of_the_days_on_which_a_witness_is_away_only_those_round_the_hearing_are_told(
    any_day: bool, away: tuple[Period, ...], hearing: object, said: tuple[object, ...]
) -> None:
    case = with_maker(case_named("monforte"), availability=Availability(any_day=any_day, except_for=away))
    (row,) = view_of(case, "G1", hearing=hearing).witnesses
    assert (row.attendance, row.away_first, row.away_last) == said
    assert (row.called, row.page) == ("DC 4471EM Callowhill", 11)


@pytest.mark.parametrize(
    ("speaks_to", "of_all", "told"),
    [((), True, 7), (("I1",), False, 1), (("I99",), False, 0)],
    ids=["all", "one", "none of them"],
)
def test_a_witness_is_said_to_speak_of_what_is_recorded(speaks_to: tuple[str, ...], of_all: bool, told: int) -> None:
    (row,) = view_of(with_maker(case_named("monforte"), speaks_to=speaks_to), "G1").witnesses
    assert (row.of_all, len(row.incidents)) == (of_all, told)
