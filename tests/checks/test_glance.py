"""What a glance rules out cannot be found: it never says no where a pattern would find something."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from docgen.case.people import Name
from docgen.case.plain_letters import plainly
from docgen.checks.glance import glance_at
from docgen.checks.variants import address_patterns, called_by, day_pattern, in_full, number_pattern, titled

DAYS = st.dates(date(1930, 1, 1), date(2024, 12, 31))
NAMES = st.builds(
    Name,
    given=st.sampled_from(["Odile", "Anne-Marie", "Jo", "Wałęsa", "Zoë", "De", "مريم", "小明"]),
    family=st.sampled_from(["Ferrant", "O'Brien", "Ferrant-Smythe", "Li", "McDonald", "Sørensen", "王", "ap Rhys"]),
)
LIKELY = st.sampled_from(
    ["Odile", "FERRANT", "Ferrants", "Smythe", "O'Brien", "OBrien", "O Brien", "Mr Li", "Li, Jo", "Walesa",
     "Anne Marie", "Sorensen", "王小明", "والمريم", "McDonald", "Mcdonald", "Rhys", "_Odile2", "O-Brien"]
)  # fmt: skip
PLAIN = st.text(st.characters(codec="utf-8", categories=["Lu", "Ll", "Nd", "Zs", "Po"]), max_size=20)


@given(NAMES, st.lists(LIKELY | PLAIN, max_size=6).map(" ".join))
def test_a_name_that_a_pattern_finds_is_never_ruled_out(name: Name, text: str) -> None:
    plain = plainly(text)
    patterns = [*called_by(name, frozenset()), *in_full(name), titled(name.family)]
    if any(re.search(pattern, plain, re.IGNORECASE) for pattern in patterns):
        assert glance_at(plain).may_name(name)


FORMS = ("{0.day} {0:%B} {0.year}", "{0:%d/%m/%Y}", "{0:%d.%m.%y}", "{0:%Y-%m-%d}", "{0:%d%m%Y}",
         "{0:%B} {0.day}, {0.year}", "{0.day}th of {0:%b} '{0:%y}", "{0:%Y%m%d}")  # fmt: skip


@given(DAYS, DAYS, st.sampled_from(FORMS))
def test_a_day_that_a_pattern_finds_is_never_ruled_out(day: date, other: date, form: str) -> None:
    for written in (day, other):
        text = f"It was {form.format(written)} then."
        if re.search(day_pattern(day), text, re.IGNORECASE):
            assert glance_at(text).may_hold_day(day)


def test_every_form_of_a_day_is_found_at_all() -> None:
    """Else the search above would be of nothing."""
    day = date(1997, 2, 14)
    assert [form for form in FORMS if not re.search(day_pattern(day), form.format(day), re.IGNORECASE)] == []


ADDRESSES = ("14 Gull Row, Saltmarsh, ZS4 2PQ", "Flat 6, 31 Orchard Quay, ZY1 9BT", "2a High Street")
PLACES = (
    "14, Gull  Row",
    "zs42pq",
    "ZS4 2PQ",
    "31 Orchard Quay",
    "2a high street",
    "15 Gull Row",
    "in the Row",
    "2 Street",
)


@given(st.sampled_from(ADDRESSES), st.lists(st.sampled_from(PLACES) | PLAIN, max_size=4).map(" ".join))
def test_an_address_that_a_pattern_finds_is_never_ruled_out(address: str, text: str) -> None:
    plain = plainly(text)
    if any(re.search(pattern, plain, re.IGNORECASE) for pattern in address_patterns(address)):
        assert glance_at(plain).may_hold_street(address)


@given(st.sampled_from(["07700 900143", "+44 7700 900 143", "0044 (0)7700-900-143", "7700 9001 43", "07700 900 999"]))
def test_a_number_that_a_pattern_finds_is_never_ruled_out(written: str) -> None:
    pattern = number_pattern("07700 900143")
    assert pattern is not None
    if re.search(pattern, written):
        assert glance_at(written).may_hold_number("07700 900143")


def test_a_glance_rules_out_what_is_not_there() -> None:
    glance = glance_at(plainly("Mr Lopes took two jackets on 2 February 2025."))
    assert not glance.may_name(Name(given="Odile", family="Ferrant"))
    assert not glance.may_hold_day(date(1997, 2, 14))
    assert not glance.may_hold_street("14 Gull Row, Saltmarsh, ZS4 2PQ")
    assert not glance.may_hold_number("07700 900143")
    assert not glance.may_say("Quillmoor Academy")
