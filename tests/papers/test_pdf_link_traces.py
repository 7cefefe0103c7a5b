"""Words that were taken out are found in the addresses of links, however these are written; others are not."""

from io import BytesIO

import pikepdf
import pytest

from docgen.papers.pdf_traces import Trace, traces
from tests.made.redactable import letter, saved

SAYING = [
    ("Odalys Quimbrell", "https://example.org/people/Odalys-Quimbrell"),
    ("Odalys Quimbrell", "https://odalysquimbrell.example.org/"),
    ("Odalys Quimbrell", "https://example.org/?name=T2RhbHlzIFF1aW1icmVsbA=="),
    ("Odalys", "https://example.org/OdalysQuimbrell"),
    ("Odalys", "mailto:%6Fdalys@example.org"),
    ("Odalys", "ftp://example.org/%256Fdalys"),
    ("Lucía", "https://example.org/luci%CC%81a"),
    ("Ng", "mailto:ng@example.org"),
    ("19 Heron Street", "https://maps.example.org/?q=19+Heron+Street"),
    ("020 7946 0142", "tel:+442079460142"),
    ("+44 1632 960142", "sms:01632-960-142"),
]
SILENT = [
    ("Ng", "https://song.example.org/"),
    ("Odalys", "https://example.org/modalysis"),
    ("020 7946 0142", "tel:+442079460143"),
    ("12 34", "https://example.org/912345"),
]


def linked(address: str) -> bytes:
    with pikepdf.open(BytesIO(letter("nobody"))) as pdf:
        pdf.pages[1].obj.Annots[0].A.URI = pikepdf.String(address)
        return saved(pdf)


@pytest.mark.parametrize(("phrase", "address"), SAYING)
def test_an_address_that_says_what_was_taken_out_is_told_with_its_page(phrase: str, address: str) -> None:
    assert traces(linked(address), ["Other words", phrase]) == (Trace(1, 2, "the address of a link"),)


@pytest.mark.parametrize(("phrase", "address"), SILENT)
def test_an_address_that_says_something_else_is_not(phrase: str, address: str) -> None:
    assert traces(linked(address), [phrase]) == ()
