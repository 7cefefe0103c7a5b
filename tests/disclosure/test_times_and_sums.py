"""Withheld times and sums are of few figures: they are found as they are written, and not in every number."""

import pytest

from docgen.disclosure.finding_terms import Index
from docgen.disclosure.scanning import sought_of
from docgen.disclosure.terms import of_sum, of_time
from docgen.workflow.scanning import scan_own
from tests.made.cases import case_of

TIME = 'time: "16:20"'
WITHHOLDING = (
    "{{withheld: {{value: '{0}', route: pii_claimed, authority: A, date: 2024-02-01, seen: no, helps: no, "
    "undermines: no, reason_served: protected by law, reason_tribunal: b}}}}"
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("23:40", "at 23:40,"), ("23:40", "(23.40)"), ("23:40", "2340 hrs"), ("23:40", "at 2340"), ("23:40", "2340hrs"),
        ("23:40", "11.40 pm"), ("23:40", "11:40pm"), ("23:40", "23:40:12"), ("09:05", "9.05"), ("09:05", "9:05 am"),
        ("18:00", "6 pm"), ("00:10", "12.10am"),
    ],
)  # fmt: skip
def test_a_time_is_found_in_the_ways_in_which_it_is_written(value: str, text: str) -> None:
    assert any(Index(of_time(value, "x")).found(f"It was {text} then.".split()))


@pytest.mark.parametrize("text", ["£23.40", "in 2340", "page 2340", "23.405", "1.23.40", "23.40%", "23:41", "123:40"])
def test_a_time_is_not_found_in_sums_and_numbers(text: str) -> None:
    assert not any(Index(of_time("23:40", "x")).found(f"It was {text} then.".split()))


@pytest.mark.parametrize(("value", "text"), [("£200", "£200"), ("£200", "200 pounds"), ("£1,200.50", "£1200.50")])
def test_a_sum_is_found_with_its_sign(value: str, text: str) -> None:
    assert any(Index(of_sum(value, "x")).found(f"He paid {text} then.".split()))


@pytest.mark.parametrize("text", ["page 200", "£2,000", "£20"])
def test_a_sum_is_not_found_in_other_numbers_and_sums(text: str) -> None:
    assert not any(Index(of_sum("£200", "x")).found(f"He had {text} then.".split()))


def test_a_withheld_time_is_looked_for_but_one_that_is_served_elsewhere() -> None:
    case = case_of((TIME, f"time: {WITHHOLDING.format('16:20')}"))
    (hit, *_) = scan_own(sought_of(case), {"a.txt": b"The map shows the place at 16.20 and no other."})
    assert "withheld time" in hit.detail
    assert scan_own(sought_of(case_of()), {"a.txt": b"The map shows the place at 16:20."}) == ()


@pytest.mark.parametrize("value", ["44710", "4,471", "44-71", "200.00"])
def test_a_number_that_is_too_short_to_be_looked_for_is_told_of(value: str) -> None:
    number = WITHHOLDING.format(value)
    case = case_of((TIME, f"time: {WITHHOLDING.format('16:20')}"), ("reference: SC25/000914", f"reference: {number}"))
    assert [each.why for each in sought_of(case).exemptions if each.whose == "incidents.I1.reference"] == [
        "is too short to be looked for: a reader must"
    ]
