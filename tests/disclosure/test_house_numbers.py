"""A street is proposed with the number before it, whosever it is, and with its flat."""

import pytest

from docgen.disclosure.proposing import proposals
from tests.disclosure.test_redacting import MONFORTE, page
from tests.made.cases import case_of


@pytest.mark.parametrize("number", ["5", "6", "125a"])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Entry {} Saddlers Row visited", "{} Saddlers Row"),
        ("No {} Saddlers Row visited", "No {} Saddlers Row"),
        ("seen at House No. {}, Saddlers Row", "House No. {}, Saddlers Row"),
        ("Call {}: Saddlers Row visited", "{}: Saddlers Row"),
        ("lives at Flat 3, {} Saddlers Row with", "Flat 3, {} Saddlers Row"),
        ("lives at Apt B, {} Saddlers Row with", "Apt B, {} Saddlers Row"),
        ("lives at Flat 3 at {} Saddlers Row with", "Flat 3 at {} Saddlers Row"),
        ("Room {}, Saddlers Row was", "Room {}, Saddlers Row"),
        ("at FLT {}, 9 Saddlers Row", "FLT {}, 9 Saddlers Row"),
        ("at FLT{}, 9 Saddlers Row", "FLT{}, 9 Saddlers Row"),
        ("at F{}, 9 Saddlers Row", "F{}, 9 Saddlers Row"),
        ("at Rm {} Saddlers Row", "Rm {} Saddlers Row"),
        ("at Flat two, {} Saddlers Row", "Flat two, {} Saddlers Row"),
        ("House No: {} Street: Saddlers Row", "House No: {} Street: Saddlers Row"),
        ("Flat: 2, House: {}, Street: Saddlers Row", "Flat: 2, House: {}, Street: Saddlers Row"),
        ("{} | Saddlers Row | Eastmere", "{} | Saddlers Row"),
        ("{}-9 Saddlers Row", "{}-9 Saddlers Row"),
        ("lives at {} and 9 Saddlers Row", "{} and 9 Saddlers Row"),
        ("lives at 9 and {} Saddlers Row", "9 and {} Saddlers Row"),
        ("between 9 or {} Saddlers Row", "9 or {} Saddlers Row"),
        ("at 3, {} & 9 Saddlers Row", "3, {} & 9 Saddlers Row"),
        ("at {}, 8 and 9 Saddlers Row", "{}, 8 and 9 Saddlers Row"),
        ("at 3, 4 and {} Saddlers Row", "3, 4 and {} Saddlers Row"),
        ("Nos {} and 9 Saddlers Row", "Nos {} and 9 Saddlers Row"),
        ("odd nos. 3, {} Saddlers Row", "nos. 3, {} Saddlers Row"),
        ("Nos 3, {}, 9 Saddlers Row", "Nos 3, {}, 9 Saddlers Row"),
        ("{} (flat 6) Saddlers Row", "{} (flat 6) Saddlers Row"),
        ("house {} on Saddlers Row", "house {} on Saddlers Row"),
        ("number {} in Saddlers Row", "number {} in Saddlers Row"),
        ("flats 3 and {}, 9 Saddlers Row", "flats 3 and {}, 9 Saddlers Row"),
    ],
)
def test_a_street_goes_with_its_number_whosever_it_is(text: str, words: str, number: str) -> None:
    told = [each.words for each in proposals(case_of(text=MONFORTE), [page(text.format(number))])]
    assert told == [words.format(number)]


@pytest.mark.parametrize(
    "number", ["five", "Twelve,", "thirty-one", "No. thirty one", "one hundred and five", "flat six, ten"]
)
def test_a_number_in_words_goes_with_its_street(number: str) -> None:
    told = [each.words for each in proposals(case_of(text=MONFORTE), [page(f"lives at {number} Saddlers Row with")])]
    assert told == [f"{number} Saddlers Row"]


@pytest.mark.parametrize(
    "before", ["aged 34,", "on 5 May and", "PC 12 and he left", "at 10:20,", "house 12 and then on"]
)
def test_a_number_that_is_no_houses_stays(before: str) -> None:
    told = [each.words for each in proposals(case_of(text=MONFORTE), [page(f"{before} 9 Saddlers Row")])]
    assert told == ["9 Saddlers Row"]


@pytest.mark.parametrize("before", ["seen in", "on 01/02/2024,", "log 12345", "flat", "in the house in", "12 men in"])
def test_other_words_before_a_street_stay(before: str) -> None:
    told = [each.words for each in proposals(case_of(text=MONFORTE), [page(f"{before} Saddlers Row")])]
    assert told == ["Saddlers Row"]
