"""Words in the order of their places, and what a scan sees of them: parts drawn apart, and words under a thick line."""

import pytest

from docgen.papers.everything import everything
from docgen.papers.held import Covered, Text
from docgen.papers.pdf_lines import by_place
from docgen.papers.pdf_words import page_words
from tests.made.redactable import pages, saved

APART = "BT /F 12 Tf 72 300 Td (Ard) Tj 0 -30 Td (an ordinary line) Tj 0 30 Td 18.7 0 Td (ley) Tj ET"


def page_of(drawn: str) -> bytes:
    pdf = pages([(72, 720, "Seen by all.")])
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + drawn.encode())
    return saved(pdf)


def test_parts_of_a_word_that_abut_are_one_word_whatever_is_drawn_between() -> None:
    (page,) = page_words(page_of(APART))
    assert "Ardley" not in [word.text for word in page.words]
    assert [word.text for word in by_place(page).words] == ["Seen", "by", "all.", "Ardley", "an", "ordinary", "line"]


DROP_CAP = (
    "BT /F 12 Tf 94.2 300 Td (rdley was there) Tj ET BT /F 36 Tf 70.2 286 Td (A) Tj ET "
    "BT /F 12 Tf 94.2 286 Td (men at the bar) Tj ET"
)


def test_a_large_first_letter_goes_with_the_first_of_its_lines_and_not_with_the_last() -> None:
    (page,) = page_words(page_of(DROP_CAP))
    assert "A" in [word.text for word in page.words]
    assert "Ardley was there men at the bar" in " ".join(word.text for word in by_place(page).words)
    told = [each.text for each in everything("a.pdf", page_of(DROP_CAP)) if isinstance(each, Text)]
    assert any("Ardley was there" in text for text in told)


def test_a_letter_and_its_full_stop_are_one_word() -> None:
    (page,) = page_words(page_of("BT /F 12 Tf 72 300 Td (seen by A. Tarrow, B.) Tj ET"))
    assert [word.text for word in page.words][-5:] == ["seen", "by", "A.", "Tarrow,", "B."]


def test_a_page_drawn_in_the_order_of_its_places_is_itself() -> None:
    (page,) = page_words(page_of("BT /F 12 Tf 72 300 Td (a last line) Tj ET"))
    assert by_place(page) is page


def test_a_scan_reads_a_page_by_place_too() -> None:
    told = [
        each.text for each in everything("a.pdf", page_of(APART)) if isinstance(each, Text) and "by place" in each.place
    ]
    assert told == ["Seen by all. Ardley an ordinary line"]


@pytest.mark.parametrize(
    ("drawn", "covered"),
    [
        ("BT /F 12 Tf 72 484 Td (Words under) Tj ET 0 G 14 w 70 488 m 300 488 l S", ["a dark line lies over words"]),
        ("BT /F 12 Tf 72 484 Td (Words over) Tj ET 0 G 1 w 70 482 m 300 482 l S", []),
        ("BT /F 12 Tf 72 484 Td (Framed words) Tj ET 0 G 4 w 60 470 300 40 re S", []),
    ],
    ids=["a thick line", "an underline", "a frame"],
)
def test_a_scan_tells_of_words_under_a_thick_dark_line(drawn: str, covered: list[str]) -> None:
    assert [each.how for each in everything("a.pdf", page_of(drawn)) if isinstance(each, Covered)] == covered
