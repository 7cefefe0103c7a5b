"""Sentences that join a text of the case to the format's own words read on, whatever the text begins and ends with."""

import re

import pytest

from docgen.case import Case
from docgen.errors import InputError
from docgen.formats.openings import article, definite, whereabouts
from tests.checks.readings import CLOSED, Changes, outcome
from tests.golden.test_other_formats import STRAY
from tests.made.cases import case_of
from tests.made.topics import case_named, made_of

FORMS = ("police-statement-tribunal", "police-statement-s9")
PLACE = "place: a shop in Saltmarsh"
PLACES = {
    "a shop in Saltmarsh": "at", "on a bus": "", "in a street": "", "outside a shop": "", "near the river": "",
    "On a bus": "", "a street in Eastmere": "in", "a public footpath in Eastmere": "on", "a car park at a shop": "in",
    "the number 9 bus in Saltmarsh": "on", "HMP Fellgate": "at", "Gull Street, Saltmarsh": "in",
    "between two shops": "",
    "adjacent to a school": "", "the home of a friend": "at", "a house near Saltmarsh": "in", "aboard a ferry": "",
    "London": "in", "central London": "in", "Kent": "in", "North Yorkshire": "in", "the United Kingdom": "in",
    "the internet": "on", "Facebook": "on", "Facebook Marketplace": "on", "social media": "on", "the M25": "on",
    "the A2 near Dover": "on", "junction 10 of the M25": "at", "the third floor of a block": "on", "platform 3": "on",
    "the Isle of Wight": "on", "in London": "", "all over Kent": "", "each of two shops": "at",
    "Saltmarsh": "place recorded:", "Tesco, High Street": "place recorded:", "Boots London": "place recorded:",
    "12 Quay Street": "at", "Fellgate House": "at", "Saltmarsh town centre": "in", "a shopping centre": "at",
    "a railway platform": "on", "Saltmarsh Police Station": "at", "somewhere in Saltmarsh": "", "a bridge": "on",
}  # fmt: skip
ARTICLES = {
    "adult caution": "an", "simple caution": "a", "a simple caution": "", "FPN": "an", "PND": "a", "the last one": "",
    "unconditional offer": "an", "unit fine": "a", "one-off order": "a", "European warrant": "a", "hour": "an",
    "out-of-court resolution": "an",
    "words of advice": "", "advice": "", "community orders": "", "restorative justice": "", "8 day order": "an",
    "£80 penalty notice": "an", "18 month order": "an", "12 month order": "a", "81 hours of work": "an",
    "MG11": "an", "undertaking": "an", "youth caution": "a", "honest mistake": "an",
}  # fmt: skip
DEFINITE = {
    "certificate of conviction": "the", "the certificate": "", "a copy of it": "", "PNC print": "the",
    "all the photographs": "", "each page": "", "every record": "", "both letters": "", "several notes": "",
    "allegation form": "the", "Mr Lopes's letter": "", "O’Brien’s note": "",
    "3 photographs": "the", "Crown Court certificate": "the",
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_a_place_is_joined_on_by_the_word_that_it_needs(place: str) -> None:
    assert whereabouts(place) == (f"{PLACES[place]} " if PLACES[place] else "")


@pytest.mark.parametrize("noun", ARTICLES)
def test_a_noun_has_one_article_as_it_is_spoken(noun: str) -> None:
    assert article(noun) == (f"{ARTICLES[noun]} " if ARTICLES[noun] else "")


@pytest.mark.parametrize("noun", DEFINITE)
def test_what_is_exhibited_is_called_the_thing_once(noun: str) -> None:
    assert definite(noun) == (f"{DEFINITE[noun]} " if DEFINITE[noun] else "")


def printed(case: Case, form: str) -> str:
    return "\n".join(made.text for made in made_of(case, form))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("place", PLACES)
def test_the_statement_tells_where_in_good_english(place: str, form: str) -> None:
    words = " ".join(filter(None, (PLACES[place], place)))
    assert f"theft of two jackets (my own knowledge; LH/1), at 16:20, {words} (my own knowledge)." in printed(
        case_of((PLACE, f'place: "{place}"')), form
    )


# what the case says, in which case, what is printed
ENDED = "evidential difficulties, the complainant does not support"
OPEN_JOINS: tuple[tuple[Changes, str], ...] = (
    ((("description: certificate of conviction", "description: a certificate of conviction"),),
     "I refer to a certificate of conviction, marked LH/1."),
    ((("words: I had no money", "words: I had no money."),), "Mr Lopes said: “I had no money.”"),
    ((("words: I had no money", "words: Why not?"),), "Mr Lopes said: “Why not?”"),
    ((("where: in interview", "where: interview"),), "admitted the allegation in interview on 2 February 2025"),
    ((("where: in interview", "where: on arrest"),), "admitted the allegation on arrest on 2 February 2025"),
    ((("extent: small; the jackets, worth £140 together, were recovered",
       "extent: the jackets were recovered."),),
     "The effect on a business, from my own knowledge: the jackets were recovered."),
    ((("kind: interviewed", "kind: attended voluntarily"),), "attended voluntarily, seen by me on 2 February 2025"),
    ((("kind: fine, amount: £200, length: not applicable",
       "kind: other, amount: not applicable, length: to pay a bond"),),
     "The court imposed: another order to pay a bond; costs £85"),
)  # fmt: skip
CLOSED_JOINS: tuple[tuple[Changes, str], ...] = (
    (outcome("result: unfit to plead\ndate: 2023-06-28\ncourt: Saltmarsh Crown Court\noffence: theft\n"
             "statute: section 1\norder: a supervision order."),
     "had done the act charged as theft, contrary to section 1. That is not a verdict of guilty, and Mr"),
    (((f"reason: {ENDED}", f"reason: {ENDED}."),), "does not support. Mr"),
    (outcome("result: cautioned\ndate: 2023-06-28\nkind: adult caution\noffence: theft\nstatute: section 1"),
     "received an adult caution for theft"),
    (outcome("result: cautioned\ndate: 2023-06-28\nkind: a simple caution\noffence: theft\nstatute: section 1"),
     "received a simple caution for theft"),
    (outcome("result: other disposal\ndate: 2023-06-28\nkind: out-of-court resolution\nconditions: £50 paid."),
     "by an out-of-court resolution. That is not a conviction. What went with it: £50 paid."),
)  # fmt: skip
JOINS = [(changes, said, "") for changes, said in OPEN_JOINS]
JOINS += [(changes, said, CLOSED) for changes, said in CLOSED_JOINS]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("changes", "said", "base"), JOINS, ids=[said for _, said, _ in JOINS])
def test_a_text_of_the_case_is_joined_to_the_words_round_it(changes: Changes, said: str, base: str, form: str) -> None:
    text = printed(case_of(*changes, **({"text": base} if base else {})), form)
    assert said in text
    assert [line for line in text.splitlines() if STRAY.search(line) and not line.startswith("[foot]")] == []


FAULTS = re.compile(
    r"\b(\w+) \1\b(?<!had had)(?<!that that)|\ba [aeio]\w|\ban [bcdfgjkpqtvwz]\w|"
    r"\b(?:at|on|by) (?:at|in|by|near|outside)\b|"
    r"(?<!\.)[.!?][”’]?\.(?!\.)|[.!?][A-Z“]|\bthe (?:a|an|the|all|each|every|both)\b"
)
"""A word said twice, an article of the wrong kind, two prepositions, two stops, no space after one."""
SUMMARIES = ("summary-of-material", "statement-commission", "exhibit-front-sheet", "schedule-of-material")


@pytest.mark.parametrize("name", ["monforte", "khelladi", "brandini-lopes", "small-closed"])
@pytest.mark.parametrize("form", [*FORMS, *SUMMARIES])
def test_no_sentence_of_the_fixtures_is_bad_english(name: str, form: str) -> None:
    lines = [line for line in printed(case_named(name), form).splitlines() if not line.startswith("[foot]")]
    assert [(match[0], line[:200]) for line in lines if (match := FAULTS.search(line))] == []


@pytest.mark.parametrize("form", FORMS)
def test_one_conviction_among_others_is_counted_as_one(form: str) -> None:
    text = printed(case_named("small-closed"), form)
    assert "convictions in the United Kingdom were" not in text
    assert "It holds 9 convictions in the United Kingdom, recorded on" in printed(case_named("khelladi"), form)


IN_A_SENTENCE = (
    ("allegation: theft of two jackets", "allegation: theft of two jackets."),
    ("    role: convicted", "    count: count 2 of the indictment.\n    role: convicted"),
    ('    time: "16:20"', '    date_in_words: early in February 2025.\n    time: "16:20"'),
    ("offence: theft from a shop", "offence: theft from a shop."),
    ("description: certificate of conviction", "description: certificate of conviction."),
    (PLACE, f"{PLACE}."),
)


@pytest.mark.parametrize("change", IN_A_SENTENCE, ids=[new for _, new in IN_A_SENTENCE])
def test_a_full_stop_that_would_stand_within_a_sentence_is_refused(change: tuple[str, str]) -> None:
    with pytest.raises(InputError, match="take the full stop out") as refused:
        case_of(change)
    assert "jackets" not in str(refused.value)


@pytest.mark.parametrize("form", FORMS)
def test_a_shortened_word_keeps_its_point_within_a_sentence(form: str) -> None:
    text = printed(case_of(("allegation: theft of two jackets", "allegation: theft from Gull Stores Ltd.")), form)
    assert "is theft from Gull Stores Ltd. (my own knowledge; LH/1), at 16:20" in text
