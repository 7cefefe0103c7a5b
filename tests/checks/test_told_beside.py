"""What is told beside a fact: days in words, and what gives away what is withheld."""

import pytest

from tests.checks.readings import CLOSED, OPEN, Changes, Try, tried


def in_words(words: str, days: str = "date: 2025-02-02") -> Changes:
    return (("date: 2025-02-02\n    time", f"{days}\n    date_in_words: {words}\n    time"),)


def at(place: str) -> Changes:
    return (("place: a shop in Saltmarsh", f"place: {place}"),)


FEBRUARY = "date: 2025-02-01\n    last_date: 2025-02-28"
KEPT_BACK = "plea: {withheld: {value: guilty, route: pii_claimed, authority: a disclosure officer, date: 2025-03-01}}"
WITHHELD = ("plea: guilty", KEPT_BACK)
AT = "incidents.0.date_in_words"
TRIES = (
    Try("WS-158", "another month and year", (AT,), in_words("March 2019")),
    Try("WS-158", "another year than the range", (AT,), in_words("February 2024", FEBRUARY)),
    Try("WS-158", "another day", (AT,), in_words("about 5 February 2025")),
    Try("WS-158", "the month", (), in_words("February 2025")),
    Try("WS-158", "a day of the range", (), in_words("about 10 February 2025", FEBRUARY)),
    Try("WS-158", "words without a year", (), in_words("one evening in winter")),
    Try("WS-159", "a basis beside a plea", ("incidents.0.outcome.basis",),
        (("plea: guilty", f"{KEPT_BACK}\n      basis: one jacket only"),)),
    Try("WS-159", "a jury beside a plea", ("incidents.0.outcome.found_by",),
        (("plea: guilty", f"{KEPT_BACK}\n      found_by: a jury"),)),
    Try("WS-159", "a plea and nothing beside it", (), (WITHHELD,)),
    *(Try("WS-165", name, ("incidents.0.place",), at(name)) for name in ("Saltmarsh", "Fellgate", "the Gull")),
    *(Try("WS-165", name, (), at(name)) for name in ("in Saltmarsh", "London", "a shop", "HMP Fellgate", "Facebook")),
    Try("WS-165", "no place", (), at("not recorded")),
    Try("WS-159", "a plea that is told", (), (("plea: guilty", "plea: guilty\n      basis: one jacket only"),)),
)  # fmt: skip


@pytest.mark.parametrize("row", TRIES, ids=str)
def test_what_is_told_beside_a_fact_is_looked_at(row: Try) -> None:
    assert row.base in {OPEN, CLOSED}
    assert tried(row) == row.hits
