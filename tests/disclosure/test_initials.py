"""Initials beside a name that is taken out go with it, whatever letters they are, and whatever stands elsewhere."""

import pytest

from tests.disclosure.test_beside_names import proposed

FORMS = [
    "I. {}", "K. J. {}", "K.J. {}", "K J {}", "KJ {}", "KJP {}", "A. J. {}", "J. K. {}", "J.-P. {}", "É. {}", "J. {}",
    "{} K J", "{}, K.J.", "{} K. J.", "{} KJ", "{}, A J", "{} B.", "Idris J. {}", "Idris J {}", "Idris A {}",
    "{}, Idris J.", "J. Idris {}",
]  # fmt: skip
PEOPLE = ("Idris Pennoyer", "Kofi James Pennoyer")


@pytest.mark.parametrize("elsewhere", ["", "Mr Pennoyer left"])
@pytest.mark.parametrize("family", ["Pennoyer", "PENNOYER"])
@pytest.mark.parametrize("form", FORMS)
def test_initials_go_with_the_name_whatever_letters_they_are(form: str, family: str, elsewhere: str) -> None:
    said = form.format(family)
    (one, *others) = proposed(f"then seen by {said} attended\n{elsewhere}", *PEOPLE)
    assert one == said.removesuffix(".")
    assert others == (["Pennoyer"] if elsewhere and one.casefold() != "pennoyer" else [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I Pennoyer make this statement", ["Pennoyer"]),
        ("told Pennoyer I then left", ["Pennoyer"]),
        ("In category A Pennoyer was seen", ["Pennoyer"]),
        ("told Pennoyer. K. J. Cole left", ["Pennoyer"]),
        ("G. Pennoyer, T. Cole, PC 12", ["G. Pennoyer"]),
        ("G. Pennoyer\nT. Cole\nS. Bell", ["G. Pennoyer"]),
        ("Pennoyer, K.J. He left", ["Pennoyer, K.J"]),
        ("PC Pennoyer and DC PENNOYER, QC", ["Pennoyer"]),
        ("SEEN BY PENNOYER AT HOME", ["PENNOYER"]),
        ("THE VIC PENNOYER", ["PENNOYER"]),
        ("PENNOYER M 31", ["PENNOYER"]),
        ("Caller Pennoyer (F, 31)", ["Pennoyer"]),
        ("Pennoyer's B sample", ["Pennoyer's"]),
        ("Mr A Pennoyer", ["A Pennoyer"]),
        ("told Pennoyer, C. Lopes left", ["Pennoyer"]),
        ("1 K. L. M. N. P. Pennoyer", ["L. M. N. P. Pennoyer"]),
        ("(K. J. Pennoyer) came", ["K. J. Pennoyer"]),
    ],
)
def test_what_is_no_initial_of_the_name_stays(text: str, words: list[str]) -> None:
    assert proposed(text, "Omar Pennoyer") == words


def test_an_initial_before_a_middle_name_goes_with_it() -> None:
    assert proposed("seen by K. James Pennoyer", "Kofi James Pennoyer") == ["K. James", "Pennoyer"]


def test_the_initials_of_two_people_go_with_each() -> None:
    text = "G. Tarrow, I. Pennoyer and K. Tarrow; J. Pennoyer"
    expected = ["G. Tarrow", "I. Pennoyer", "K. Tarrow", "J. Pennoyer"]
    assert proposed(text, "Olwen Tarrow", "Omar Pennoyer") == expected
