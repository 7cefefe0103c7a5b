"""A page is read in every order in which its words can be meant: numbers of lines stand in the middle of nothing."""

from collections.abc import Callable

import pytest

from docgen.papers.pdf_orders import orders_of
from docgen.papers.pdf_words import page_words
from tests.made.redactable import Line, pages, saved

BODY = ("her number is 07700", "900114 and she lives", "at 22 Mosswell", "Street with a dog")
MEANT = " ".join(BODY)


def on_the_left(at: int, line: str) -> list[Line]:
    return [(72, 700 - 20 * at, str(at + 1)), (100, 700 - 20 * at, line)]


def on_the_right(at: int, line: str) -> list[Line]:
    return [(100, 700 - 20 * at, line), (500, 700 - 20 * at, str(at + 1))]


def by_fives(at: int, line: str) -> list[Line]:
    return [(72, 700 - 20 * at, str(5 * at + 5)), (100, 700 - 20 * at, line)]


def orders(lines: list[Line]) -> list[str]:
    (page,) = page_words(saved(pages(lines)))
    return [" ".join(word.text for word in order.words) for order in orders_of(page)]


@pytest.mark.parametrize("set_as", [on_the_left, on_the_right, by_fives])
def test_numbers_of_lines_are_left_out_in_one_order(set_as: Callable[[int, str], list[Line]]) -> None:
    found = orders([part for at, line in enumerate(BODY) for part in set_as(at, line)])
    assert MEANT in found
    assert found[0] != MEANT


@pytest.mark.parametrize(
    "numbers", [(3, 9, 4, 12), (4, 3, 2, 1), (2024, 2024, 2024, 2024)], ids=["mixed", "falling", "a year"]
)
def test_other_numbers_stay(numbers: tuple[int, ...]) -> None:
    lines = [
        part
        for at, line in enumerate(BODY)
        for part in ((100, 700 - 20 * at, line), (400, 700 - 20 * at, str(numbers[at])))
    ]
    assert all(str(numbers[0]) in order.split() for order in orders(lines))


def test_a_page_with_one_order_is_read_once() -> None:
    assert orders([(72, 700 - 20 * at, line) for at, line in enumerate(BODY)]) == [MEANT]
