"""Telephone numbers are taken whole in every form that people write, and references are not taken for one."""

from itertools import repeat

import pytest

from docgen.case.redaction import NumberKind
from docgen.disclosure.numbers import pattern_of
from docgen.disclosure.paper_pages import SearchedPage
from tests.disclosure.test_redacting import page


@pytest.mark.parametrize(
    "said",
    [
        "00 44 7700 900 125", "00 44 (0) 7700 900 125", "0049 170 1234567 8", "+33 1 23 45 67 89", "44 7700 900132",
        "44 20 7946 0123", "7700 900133", "7700900133", "O7700 900128", "07700 900129x2", "07700 900129 ext. 44",
        "07700 900126/7", "07700/900138", "01632/960138", "07700 (900) 139", "(0161) 496 0123", "07700-900-123",
        "07700900126/07700900127", "00447700900126/00447700900127",
    ],
)  # fmt: skip
def test_a_telephone_number_is_taken_whole(said: str) -> None:
    searched = SearchedPage(page(f"ring {said} at ten"))
    assert [searched.said(run) for run in searched.numbers(NumberKind.TELEPHONE)] == [said]


def test_both_of_two_numbers_with_a_slash_between_are_taken() -> None:
    searched = SearchedPage(page("ring 020 7946 0136/020 7946 0137 at ten"))
    taken = {at for run in searched.numbers(NumberKind.TELEPHONE) for at in run.span}
    assert taken == {1, 2, 3, 4, 5}


@pytest.mark.parametrize(
    "said",
    [
        "0123456789/24", "01/07/2024 06:35", "12/0123456/99", "2024/0700123456", "01/1234567/24", "7700900133/24",
        "4420/123456", "EM/INT/24/00931", "7700 900 1334", "0101/12345", "7 123 456 789",
    ],
)  # fmt: skip
def test_a_reference_a_day_or_a_sum_is_no_telephone_number(said: str) -> None:
    assert SearchedPage(page(f"see {said} at ten")).numbers(NumberKind.TELEPHONE) == ()


OF_OTHERS = {
    NumberKind.PNC: ["2021/0553190M", "21/0553190M", "21/553190M", "2021/0214407 P"],
    NumberKind.VEHICLE: ["AB12 CDE", "AB12CDE", "A123 BCD", "ABC 123D"],
    NumberKind.NATIONAL_INSURANCE: ["JG 12 34 56 C", "JG123456C", "JG 12 34 56"],
}
OF_NOBODY = {
    NumberKind.PNC: ["12345/99X", "24/0142/01/00000001234X", "4417762/19", "03/02/2025"],
    NumberKind.VEHICLE: ["S20 GBH", "M25 AND", "HMP 123"],
    NumberKind.NATIONAL_INSURANCE: ["SC250009", "CV24/055310", "AB 123456"],
}


@pytest.mark.parametrize(("kind", "said"), [(kind, said) for kind, every in OF_OTHERS.items() for said in every])
def test_numbers_of_others_are_taken_in_their_older_and_shorter_forms(kind: NumberKind, said: str) -> None:
    searched = SearchedPage(page(f"see {said} there"))
    assert [searched.said(run) for run in searched.numbers(kind)] == [said]


@pytest.mark.parametrize(("kind", "said"), [(kind, said) for kind, every in OF_NOBODY.items() for said in every])
def test_references_and_sections_of_acts_are_no_numbers_of_others(kind: NumberKind, said: str) -> None:
    assert SearchedPage(page(f"see {said} there")).numbers(kind) == ()


@pytest.mark.parametrize("piece", ["0", "0 ", "7700 ", "00 44 ", "+", "0(1)", "44 ", "07/"])
def test_a_long_text_of_figures_is_read_in_a_moment(piece: str) -> None:
    """A pattern that tried each way of cutting would never come back from these."""
    long = "".join(repeat(piece, 20_000))
    assert all(len(found[0]) < 60 for found in pattern_of(NumberKind.TELEPHONE).finditer(long))
