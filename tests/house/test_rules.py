"""Every rule of the catalogue is documented: what holds, by what authority, and what the rule cannot see."""

import re

import pytest

from docgen.checks.listing import NO_RULES, NOT_IN_A_FILE, catalogue
from docgen.checks.rule import Rule
from docgen.findings import Audience

RULES = catalogue()
FEWEST_WORDS = 3
GIVEN = [
    range(1, 19),
    range(20, 29),
    range(30, 39),
    range(40, 59),
    range(60, 69),
    range(70, 77),
    range(80, 93),
    range(95, 103),
]
"""The numbers that law and practice were set down under before any rule was written: form and identity, declaration and
signature, sourcing, incidents and outcomes, intelligence, exhibits, privacy and marking, quality and process."""


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_every_rule_says_what_holds_by_what_authority_and_what_it_cannot_see(rule: Rule) -> None:
    assert re.fullmatch(r"(?:WS|BU)-[0-9]{2,3}", rule.id)
    assert is_a_sentence(rule.says)
    assert is_a_sentence(rule.blind)
    assert rule.source.strip()
    assert rule.profiles
    assert rule.audience is not Audience.SERVED


OF_BUNDLES = (range(1, 14), range(20, 29), range(30, 46), range(50, 64))
"""The numbers of what holds of bundles: the file, index and bookmarks, contents, disclosure and service."""


def test_every_number_on_bundles_has_a_rule_or_a_reason_why_no_file_can_show_it() -> None:
    given = {f"BU-{number:02}" for numbers in OF_BUNDLES for number in numbers}
    ruled = {rule.id for rule in RULES}
    assert given - ruled == set(NOT_IN_A_FILE)
    assert all(map(is_a_sentence, NOT_IN_A_FILE.values()))


def is_a_sentence(text: str) -> bool:
    return text[0].isupper() and text.endswith(".") and len(text.split()) >= FEWEST_WORDS and "  " not in text


def test_every_number_that_was_given_has_a_rule_or_a_reason_why_it_has_none() -> None:
    given = {f"WS-{number:02}" for numbers in GIVEN for number in numbers}
    ruled = {rule.id for rule in RULES}
    assert given - ruled == set(NO_RULES)
    assert all(map(is_a_sentence, NO_RULES.values()))


@pytest.mark.parametrize("what", ["id", "name", "says", "check"])
def test_no_two_rules_share(what: str) -> None:
    given = [getattr(rule, what) for rule in RULES]
    assert len(given) == len(set(given))


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_the_name_of_a_rule_is_plain_words(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?: [a-z0-9]+){2,}", rule.name)
    assert rule.name.replace(" ", "_") == rule.check.__name__


@pytest.mark.parametrize("text", ["no capital.", "No stop", "Short.", "Two  spaces in it."])
def test_what_is_no_sentence_is_not_taken_for_one(text: str) -> None:
    assert not is_a_sentence(text)
