"""Some pages of a PDF alone: they show what they showed, and nothing of the other pages or of the file comes along."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from docgen.papers.pages_alone import answer_pages_alone, pages_asked
from docgen.papers.pdf_words import page_words
from tests.made.redactable import SECRET, letter, pages, riddled, saved
from tests.papers.test_redacted_pdfs import everything_in, tells


def alone(content: bytes, first: int, last: int) -> bytes:
    return answer_pages_alone(pages_asked(content, first, last))


def words(content: bytes) -> list[str]:
    return [" ".join(word.text for word in page.words) for page in page_words(content)]


def test_the_pages_asked_for_are_there_in_order_and_no_other(tmp_path: Path) -> None:
    content = saved(pages(*([(72, 700, f"Leaf {number}")] for number in range(1, 6))))
    assert words(alone(content, 2, 4)) == ["Leaf 2", "Leaf 3", "Leaf 4"]
    assert b"Leaf 1" not in everything_in(alone(content, 2, 4), tmp_path)


def test_what_only_the_other_page_says_does_not_come_along(tmp_path: Path) -> None:
    assert tells(everything_in(letter(), tmp_path)) == SECRET.split()
    assert tells(everything_in(alone(letter(), 2, 2), tmp_path)) == []


def test_nothing_of_the_file_as_a_whole_comes_along() -> None:
    with pikepdf.open(BytesIO(alone(riddled(), 1, 1))) as made:
        assert set(made.Root.keys()) <= {"/Type", "/Pages"}
        assert len(made.attachments) == 0
        assert made.pages[0].obj.Annots[0].Contents == SECRET  # a note on a page that is asked for is part of it


def test_the_same_pages_give_the_same_bytes() -> None:
    assert alone(letter(), 1, 2) == alone(letter(), 1, 2)


@pytest.mark.parametrize(("first", "last"), [(0, 1), (2, 1), (1, 3), (3, 3)])
def test_a_page_that_is_not_there_is_refused(first: int, last: int) -> None:
    with pytest.raises(ValueError, match="names a page that is not there"):
        alone(letter(), first, last)
