"""No third party's name passes, whatever the name, and no withheld value, whatever the value."""

from unicodedata import combining, normalize

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.checks.readings import CLOSED, Try, besides, numbered, tried

NAMES = st.text(st.characters(codec="utf-8", categories=["Lu", "Ll", "Lo"]), min_size=3, max_size=9)
VALUES = st.text(st.characters(codec="utf-8", categories=["Lu", "Ll", "Nd"]), min_size=4, max_size=20).filter(
    lambda value: value.casefold() not in SAYS_NOTHING
)
SAYS_NOTHING = {"null", "none", "true", "false"}  # a case file does not take these for a value
OFTEN = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def is_strange(name: str) -> bool:
    """Whether the case has no such letters, accents left aside: "AÀ" is in the postcode ZS1 1AA."""
    bare = "".join(char for char in normalize("NFKD", name) if not combining(char))
    return all(each.casefold() not in CLOSED.casefold() for each in (name, bare))


@given(NAMES, NAMES, st.sampled_from(["I know {given}.", "I know {family}.", "{given} {family}", "({family}’s)"]))
@OFTEN
def test_a_name_in_the_makers_words_is_found_whatever_it_is(given_name: str, family: str, words: str) -> None:
    assume(is_strange(given_name) and is_strange(family))
    assume(not given_name.islower() and not family.islower())  # `van` and `de` are also words
    named = ("name: {given: Odile, family: Ferrant}", f'name: {{given: "{given_name}", family: "{family}"}}')
    row = Try("WS-80", "any name", case=(named, *besides(words.format(given=given_name, family=family))), base=CLOSED)
    assert tried(row) == (numbered("do-not-know"),)


@given(st.text(st.characters(codec="utf-8", categories=["Lu", "Ll", "Lo"]), min_size=2, max_size=9))
@OFTEN
def test_a_single_name_in_the_makers_words_is_found_whatever_it_is(name: str) -> None:
    assume(is_strange(name) and not name.islower())
    named = ("name: {given: Odile, family: Ferrant}", f'name: {{given: "{name}", family: not applicable}}')
    row = Try("WS-80", "any single name", case=(named, *besides(f"I know ({name}’s) face.")), base=CLOSED)
    assert tried(row) == (numbered("do-not-know"),)


@given(VALUES)
@OFTEN
def test_a_withheld_value_in_the_makers_words_is_found_whatever_it_is(value: str) -> None:
    assume(value.casefold() not in CLOSED.casefold())
    case = (("value: I was with my sister at her flat", f'value: "{value}"'), *besides(f"He said {value} to me."))
    assert tried(Try("WS-111", "any value", case=case, base=CLOSED)) == (numbered("do-not-know"),)
