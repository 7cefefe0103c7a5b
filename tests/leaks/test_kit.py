"""Everything planted in the kit of hiding places is found, and no clean twin is suspected."""

from base64 import b64encode
from io import BytesIO

import docx
import pikepdf
import pytest
from pikepdf import Dictionary, String

from docgen.case.people import Name
from docgen.disclosure.finding_terms import Index
from docgen.disclosure.scan_desk import search
from docgen.disclosure.terms import of_name
from tests.leaks.in_office import _body
from tests.leaks.kit import KIT, alarms
from tests.leaks.planting import HIDDEN_NAME, INDEX, Plant
from tests.made.redactable import pages, saved


def named(plant: Plant) -> str:
    return plant.what


def test_the_kit_has_hiding_places_of_every_kind() -> None:
    assert len(KIT) >= 40
    assert len({plant.what for plant in KIT}) == len(KIT)
    assert {plant.what.partition(":")[0] for plant in KIT} >= {"PDF", "DOCX", "XLSX", "EML", "JPEG"}


@pytest.mark.parametrize("plant", KIT, ids=named)
def test_what_is_planted_is_found_and_never_quoted(plant: Plant) -> None:
    found = alarms(plant, plant.planted())
    assert found
    assert not any(part in line for part in HIDDEN_NAME.split() for line in found)


@pytest.mark.parametrize("plant", KIT, ids=named)
def test_a_clean_twin_is_not_suspected(plant: Plant) -> None:
    assert alarms(plant, plant.twin()) == []


@pytest.mark.parametrize("plant", [each for each in KIT if each.covered], ids=named)
def test_words_under_something_dark_are_a_finding_of_their_own(plant: Plant) -> None:
    looked, _ = search(plant.name, plant.planted(), INDEX)
    assert looked.covered
    assert looked.hits == ()


FONTED = '<w:p><w:r><w:rPr><w:rFonts w:ascii="Shruti" w:cs="{}"/></w:rPr><w:t>x</w:t></w:r></w:p>'


@pytest.mark.parametrize(("font", "is_told"), [("Shruti", False), ("Shruti Quennell", True)])
def test_a_well_known_font_that_is_called_like_somebody_is_no_leak_and_a_font_of_no_name_may_be(
    font: str, *, is_told: bool
) -> None:
    index = Index(of_name(Name(given="Shruti", family="Quennell"), "P8"))
    looked, _ = search("a.docx", _body(FONTED.format(font))(""), index)
    assert bool(looked.hits) is is_told


def test_the_small_picture_that_a_program_puts_into_every_word_file_is_not_looked_through() -> None:
    out = BytesIO()
    docx.Document().save(out)
    looked, pictures = search("a.docx", out.getvalue(), Index(of_name(Name(given="Marisol", family="Quennell"), "P7")))
    assert looked.hits == ()
    assert pictures == ()


@pytest.mark.parametrize(("family", "is_told"), [("Yeo", False), ("Quennell", True)])
def test_three_letters_that_stand_by_chance_in_what_looks_like_a_code_are_no_leak(
    family: str, *, is_told: bool
) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    code = b64encode(b"\x8d\xff\xa4-" + family.encode() + b"-\x9f\xe3\xfe\x81\x90\xa7\xb2\xe1\xc0\xd5")
    pdf.Root.Mark = pdf.make_indirect(Dictionary(Said=String(code.decode())))
    looked, _ = search("a.pdf", saved(pdf), Index(of_name(Name(given="Shruti", family=family), "P8")))
    assert bool(looked.hits) is is_told


def test_three_letters_are_found_where_they_are_written() -> None:
    index = Index(of_name(Name(given="Shruti", family="Yeo"), "P8"))
    looked, _ = search("a.pdf", saved(pages([(72, 700, "It was Yeo")])), index)
    assert looked.hits
