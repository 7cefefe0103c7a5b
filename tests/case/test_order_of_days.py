"""Days that cannot be in that order are refused: of outcomes, convictions abroad and intelligence."""

import pytest

from docgen.case import load_case
from docgen.errors import InputError
from tests.checks.readings import CLOSED, outcome
from tests.checks.test_intelligence import BASE
from tests.made.cases import FIXTURE, edited

ABROAD = (FIXTURE.parent / "khelladi" / "case.yaml").read_text(encoding="utf-8")
QUASHED = "result: quashed\ndate: 2023-12-01\ncourt: Court of Appeal\nconvicted_on: {}\nreason: not recorded"
CAUTIONED = "result: cautioned\ndate: 2023-06-28\nkind: simple caution\noffence: x\nstatute: x\nspent: {}"
SEARCHED = ("none_found: {by: M1, date: 2024-03-04", "none_found: {by: M1, date: %s")
DONE = ("date: 2017-05-10\n    country: Tunisia", "date: 2017-05-10\n    offence_date: %s\n    country: Tunisia")
RELEASED = ("release: {by: DI Ysolde Brack, date: 2024-03-02", "release: {by: DI Ysolde Brack, date: %s")
REPORTED = ("    corroboration: not recorded\n", "    corroboration: not recorded\n    re_evaluated: %s\n")
TABLE = (
    # the case, the change, a day that cannot be, the first that can, the field
    ("a conviction before the incident", CLOSED, QUASHED, "2023-05-05", "2023-05-06", "outcome.convicted_on"),
    ("a conviction after it was quashed", CLOSED, QUASHED, "2023-12-02", "2023-12-01", "outcome.date"),
    ("spent before it was given", CLOSED, CAUTIONED, "2023-06-27", "2023-06-28", "outcome.spent"),
    ("a search before the incident", CLOSED, SEARCHED, "2024-01-04", "2024-01-05", "none_found.date"),
    ("an offence after the judgment", ABROAD, DONE, "2017-05-11", "2017-05-10", "overseas.F1.date"),
    ("released before the report", BASE, RELEASED, "2022-11-01", "2023-09-14", "intelligence.N1.release.date"),
    ("evaluated before the report", BASE, REPORTED, "2022-11-01", "2022-11-02", "intelligence.N1.re_evaluated"),
)


def text_of(base: str, change: object, day: str) -> str:
    if isinstance(change, str):
        return edited(*outcome(change.format(day)), text=base)
    old, new = change
    return base.replace(old, new % day, 1)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[0])
def test_a_day_that_cannot_be_is_refused_at_its_place(row: tuple[str, str, object, str, str, str]) -> None:
    _, base, change, bad, good, field = row
    with pytest.raises(InputError) as refused:
        load_case(text_of(base, change, bad).encode(), "case.yaml")
    assert [fault.place.field.endswith(field) for fault in refused.value.faults] == [True]
    assert bad not in str(refused.value)
    load_case(text_of(base, change, good).encode(), "case.yaml")
