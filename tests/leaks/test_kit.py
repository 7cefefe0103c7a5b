"""Everything planted in the kit of hiding places is found, and no clean twin is suspected."""

import pytest

from docgen.disclosure.scan_desk import search
from tests.leaks.kit import KIT, alarms
from tests.leaks.planting import HIDDEN_NAME, INDEX, Plant


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
