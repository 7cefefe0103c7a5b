"""Whose initials a mark may begin with: some of the given names', then some of the family name's."""

import pytest

from docgen.errors import InputError
from tests.checks.readings import Try, tried
from tests.made.cases import case_of

GOOD = {
    "LH": ("Lowri", "Haddenham"),
    "OP": ("Owen", "Pettifer"),
    "CBL": ("Caio Brandini", "Lopes"),
    "CL": ("Caio Brandini", "Lopes"),
    "BL": ("Caio Brandini", "Lopes"),
    "MJSJ": ("Mary-Jane", "Smith-Jones"),
    "MSJ": ("Mary-Jane", "Smith-Jones"),
    "MS": ("Mary Jane", "Smith-Jones"),
    "MJ": ("Mary", "Smith–Jones"),
    "KO": ("Kit", "O’Brien"),
    "KOB": ("Kit", "O'Brien"),
    "KM": ("Kit", "McDonald"),
    "KMD": ("Kit", "McDonald"),
    "PVDB": ("Piet", "van der Berg"),
    "PB": ("Piet", "van der Berg"),
    "EL": ("Émile", "Łukasz"),
    "SH": ("Sven", "HADDENHAM"),
    "AB": ("Юрій", "Гай"),
}
BAD = {
    "XX": ("Owen", "Pettifer"),
    "PO": ("Owen", "Pettifer"),
    "OW": ("Owen", "Pettifer"),
    "OX": ("Owen", "Pettifer"),
    "OPX": ("Owen", "Pettifer"),
    "LB": ("Caio Brandini", "Lopes"),
    "CB": ("Caio Brandini", "Lopes"),
    "SA": ("Sven", "HADDENHAM"),
}


def hits(initials: str, given: str, family: str) -> tuple[str, ...]:
    named = ("name: {given: Lowri, family: Haddenham}", f'name: {{given: "{given}", family: "{family}"}}')
    return tried(Try("WS-70", "a mark", case=(named, ("LH/1", f"{initials}/1"))))


@pytest.mark.parametrize("initials", GOOD)
def test_a_mark_of_the_makers_initials_is_let_stand(initials: str) -> None:
    assert hits(initials, *GOOD[initials]) == ()


@pytest.mark.parametrize("initials", BAD)
def test_a_mark_of_other_letters_is_asked_about(initials: str) -> None:
    assert hits(initials, *BAD[initials]) == ("exhibits.0.mark",)


def test_a_mark_given_twice_is_refused_when_the_case_is_read() -> None:
    again = "  - mark: LH/1\n    maker: M1\n    description: a copy\n    parts: [{paper: S4}]\n\nstatements:"
    with pytest.raises(InputError, match=r"LH/1\.mark: is given to two records"):
        case_of(("\nstatements:", again))
