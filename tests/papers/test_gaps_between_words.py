"""A visible gap parts two words, where a program writes no space; kerning and letters set wide apart do not."""

import pytest

from docgen.papers.everything import everything
from docgen.papers.held import Text
from docgen.papers.pdf_gaps import gaps_in
from docgen.papers.pdf_words import page_words
from tests.made.redactable import Line, pages, saved
from tests.papers.test_leaders import LEFT, width

UP, DOWN = 707.0, 700.0


def set_apart(parts: list[str], gap: float) -> bytes:
    """A line whose parts are each shown by themselves, a little apart, and no space anywhere."""
    lines, x = list[Line](), LEFT
    for part in parts:
        lines.append((x, 700, part))
        x += width(part) + gap
    return saved(pages(lines))


def words_in(content: bytes) -> list[str]:
    return [word.text for page in page_words(content) for word in page.words]


@pytest.mark.parametrize("gap", [0.9, 1.2, 1.6, 2.0])
@pytest.mark.parametrize(
    "parts", [["Odile", "Ferrant", "rang"], ["seen", "by", "Ferrant", "and", "others"], ["Ferrant", "Called", "in"]]
)
def test_words_are_apart_where_a_gap_is_seen_between_their_letters(parts: list[str], gap: float) -> None:
    assert words_in(set_apart(parts, gap)) == parts


@pytest.mark.parametrize("gap", [-1.2, -0.4, 0.0, 0.35])
def test_letters_that_are_drawn_together_or_hardly_apart_stay_one_word(gap: float) -> None:
    assert words_in(set_apart(["Ferr", "ant"], gap)) == ["Ferrant"]


@pytest.mark.parametrize("gap", [0.5, 0.9, 1.2])
def test_letters_that_are_set_wide_apart_all_along_stay_one_word(gap: float) -> None:
    assert words_in(set_apart([*"Ferrant"], gap)) == ["Ferrant"]


def test_a_scan_reads_the_words_apart_as_well() -> None:
    held = everything("a.pdf", set_apart(["Odile", "Ferrant", "rang"], 1.2))
    told = {each.place: each.text for each in held if isinstance(each, Text)}
    assert told["page 1, with gaps for spaces"] == "Odile Ferrant rang"


def gaps_at(starts: list[float], wide: float = 5.0, size: float = 10.0) -> tuple[int, ...]:
    edges = [(x, DOWN, x + wide - 0.2, UP) for x in starts]
    return gaps_in("a" * len(starts), edges, lambda at: (starts[at], starts[at] + wide, size))


@pytest.mark.parametrize(
    ("starts", "gaps"),
    [
        ([0, 5, 10, 15], []),
        ([0, 5, 11, 16], [2]),
        ([0, 6.2, 12.4, 18.6, 24.8], []),  # set wide
        ([0, 6, 12, 20, 26, 32], [3]),  # set wide, and wider once
        ([0, 5.4, 10.1, 15.5, 20.2, 25.6], []),  # set on coarse dots
        ([0, 6], []),  # nothing to go by
    ],
)
def test_a_gap_is_one_that_is_wider_than_the_others_of_its_word(starts: list[float], gaps: list[int]) -> None:
    assert [*gaps_at(starts)] == gaps


def test_letters_on_a_slope_are_left_as_they_are() -> None:
    edges = [(x, DOWN, x + 4.0, UP) for x in (0.0, 5.0, 12.0)]
    assert gaps_in("abc", edges, lambda _: None) == ()
