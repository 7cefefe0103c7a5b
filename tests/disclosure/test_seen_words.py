"""Which words may stand behind a picture, by what a machine reads in it."""

import pytest

from docgen.disclosure.seen_words import confirmed, is_displaced
from docgen.papers.pdf_words import Box, PageWords, Word

TAKEN = ("Odalys Quimbrell", "14 Gull Row")
HERE, THERE = 0.0, 200.0


def at(left: float, text: str, *, width: float = 50.0, top: float = 100.0) -> Word:
    return Word(text, Box(left, top, left + width, top + 12), unseen=True)


def page(*words: Word) -> PageWords:
    return PageWords(1, 400, 400, words)


SAME = {
    "the same word": (at(HERE, "fountain"), [at(HERE, "fountain")]),
    "capitals, accents and stops aside": (at(HERE, "Café"), [at(HERE, "cafe,")]),
    "lower than it was read": (at(HERE, "fountain"), [at(HERE, "fountain", top=104)]),
    "read in two parts": (at(HERE, "half-way"), [at(HERE, "half-", width=24), at(25, "way", width=24)]),
    "a long word with one letter read otherwise": (at(HERE, "fountain"), [at(HERE, "fountaln")]),
    "a long word with one letter that was not read": (at(HERE, "fountain"), [at(HERE, "fountin")]),
    "a dash": (at(HERE, "–"), [at(HERE, "-")]),
}
OTHER = {
    "nothing that was read": (at(HERE, "fountain"), []),
    "the same word elsewhere": (at(HERE, "fountain"), [at(THERE, "fountain")]),
    "the same word on the next line": (at(HERE, "fountain"), [at(HERE, "fountain", top=114)]),
    "another word": (at(HERE, "fountain"), [at(HERE, "mountains")]),
    "a short word with one letter read otherwise": (at(HERE, "Gill"), [at(HERE, "Gull")]),
    "a number with one figure read otherwise": (at(HERE, "07700900143"), [at(HERE, "07700900145")]),
    "a part of the word": (at(HERE, "fountainhead"), [at(HERE, "fountain")]),
    "a word that is taken out, read otherwise": (at(HERE, "Quimbrell"), [at(HERE, "Quimbrel")]),
    "a word that holds one that is taken out": (at(HERE, "Quimbrells"), [at(HERE, "Quimbrelts")]),
}


@pytest.mark.parametrize(("word", "read"), SAME.values(), ids=SAME)
def test_a_word_stays_where_the_picture_shows_it(word: Word, read: list[Word]) -> None:
    assert confirmed(page(word), {0}, read, TAKEN) == (0,)


@pytest.mark.parametrize(("word", "read"), OTHER.values(), ids=OTHER)
def test_a_word_goes_where_the_picture_shows_another_or_none(word: Word, read: list[Word]) -> None:
    assert confirmed(page(word), {0}, read, TAKEN) == ()


def test_words_that_are_read_as_one_stay_and_words_that_a_page_draws_are_not_asked() -> None:
    words = [at(HERE, "a", width=8), at(12, "man", width=30), at(THERE, "drawn")]
    assert confirmed(page(*words), {0, 1}, [at(HERE, "aman", width=42)], ()) == (0, 1, 2)


def test_a_layer_is_displaced_where_more_of_its_words_are_read_elsewhere_than_where_they_lie() -> None:
    words = page(at(HERE, "fountain"), at(THERE, "bakery"), at(300, "unread"))
    moved = [at(HERE, "fountain"), at(100, "bakery")]
    assert not is_displaced(words, (0, 1, 2), (0,), moved)
    assert is_displaced(words, (0, 1, 2), (), moved)
