"""What a bundle's front matter says of its statements: what they cite, and where they speak of whom."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from docgen.case.bundle_people_views import PersonPlaceView
from docgen.case.bundle_views import BundleView
from docgen.disclosure.bundled import bundle_view
from docgen.workflow.bundle_places_kept import kept_places
from docgen.workflow.bundle_wanted import order_of
from docgen.workflow.folder import ORDER, open_case
from tests.workflow.test_bundle_schedule import rows_of
from tests.workflow.test_bundling import folder_with_order, made, texts


@dataclass(frozen=True)
class Made:
    """A bundle: what its front matter is told, its pages in single spaces, and the rows of its Word schedule."""

    view: BundleView
    pages: list[str]
    schedule: list[list[str]]


@pytest.fixture(scope="module", params=["monforte", "khelladi"])
def bundle(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return bundle_of(tmp_path_factory.mktemp("bundle"), request.param)


@pytest.fixture(scope="module")
def monforte(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return bundle_of(tmp_path_factory.mktemp("bundle"), "monforte")


def bundle_of(tmp_path: Path, name: str) -> Made:
    folder = folder_with_order(tmp_path, name, final=False)
    bundled = made(folder)
    case = open_case(folder)
    order = order_of(case, ORDER)
    whole = case.loaded.case
    view = bundle_view(whole, order.order, whole.statements[0].date, kept_places(case, order).places)
    pages = [" ".join(text.split()) for text in texts(folder / bundled.files[0])]
    return Made(view, pages, rows_of(folder / bundled.beside[0])[1:])


def test_the_evidence_of_an_incident_is_all_that_its_statement_cites_what_points_the_other_way_too(
    monforte: Made,
) -> None:
    cited = {each.date.isoformat(): [mark.mark for mark in each.exhibits] for each in monforte.view.incidents}
    assert cited["2020-03-21"] == ["HC/1", "HC/7", "HC/8"]  # HC/8: the complainant withdrew
    assert cited["2022-05-12"] == ["HC/12", "HC/13", "HC/14"]  # a note of an alibi, and the rota that bears it out
    assert [re.findall(r"HC/\d+", row[5]) for row in monforte.schedule] == list(cited.values())


def test_every_person_stands_in_the_paragraph_and_on_the_page_that_the_list_gives(bundle: Made) -> None:
    places = [(row.called, place) for row in bundle.view.people for place in row.places]
    assert places
    for called, place in places:
        assert place.page is not None
        assert place.paragraph is not None
        told = " ".join(bundle.pages[place.page - 1 : place.page + 1])
        assert called in paragraph_of(told, place.paragraph), (called, place)


def paragraph_of(pages: str, number: int) -> str:
    """What stands from a paragraph's number on, up to that of the next, with what is at the foot of a page."""
    begins = re.search(rf"\b{number}\. (?=[A-Z“])", pages)
    text = pages[begins.start() :] if begins else pages
    return re.sub(r" OFFICIAL DRAFT Statement of .{1,40}? Page \d+ of \d+ \d+(?= )", "", text).partition(
        f" {number + 1}. "
    )[0]


def test_who_is_spoken_of_outside_incidents_is_found_there_and_not_on_the_first_page(monforte: Made) -> None:
    places = {row.called: row.places[-1] for row in monforte.view.people if row.places[-1].allegation is None}
    assert {called: where(place) for called, place in places.items()} == {
        "DI 0903EM Stanfield": (70, 24), "Person C": (73, 24), "Person G": (74, 25),
    }  # fmt: skip


def where(place: PersonPlaceView) -> tuple[int | None, int | None]:
    return place.paragraph, place.page
