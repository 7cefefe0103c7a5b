"""The schedule of redactions tells page, number of areas and reason; never what stood there, how wide, or of whom."""

from datetime import date

import pytest

from docgen.case.redaction import CODES, RedactionReason
from docgen.disclosure.beside import redactions_view
from docgen.workflow.topics import topics_of
from tests.made.cases import case_of
from tests.made.topics import REDACTIONS, case_named, form_named, made_of, record_of

ON = date(2025, 4, 25)


def test_areas_are_counted_by_page_and_reason_in_the_order_of_the_pages() -> None:
    record = record_of("S4", (3, "CHILD"), (1, "NAME"), (1, "METHOD"), (1, "NAME"))
    (row,) = redactions_view(case_of(), (record,), ON).rows
    assert [(place.page, place.areas, place.code, str(place.reason)) for place in row.places] == [
        (1, 1, "ME", "police method"),
        (1, 2, "NA", "name of another person"),
        (3, 1, "CH", "what identifies a child"),
    ]
    assert (row.title, row.marks, row.pages, row.role) == (
        "certificate of conviction",
        ("LH/1",),
        4,
        "Head of Disclosure",
    )


def test_areas_that_lie_in_each_other_are_counted_once() -> None:
    boxes = [(20, 20, 50, 5), (20, 20, 50, 5), (30, 21, 10, 3), (20, 40, 50, 5), (60, 20, 50, 5), (20.03, 20, 50, 5)]
    record = record_of("S4", *[(1, "NAME")] * 6, (2, "NAME"), (1, "METHOD"))
    placed = [{**each.model_dump(), "box_mm": box} for each, box in zip(record.places, [*boxes, *boxes], strict=False)]
    again = record.model_validate({**record.model_dump(), "places": tuple(placed)})
    (row,) = redactions_view(case_of(), (again,), ON).rows
    assert [(place.page, place.code, place.areas) for place in row.places] == [(1, "ME", 1), (1, "NA", 3), (2, "NA", 1)]


def test_every_reason_has_its_code_and_its_meaning() -> None:
    record = record_of("S4", *((1, reason.name) for reason in RedactionReason))
    (row,) = redactions_view(case_of(), (record,), ON).rows
    assert {place.reason: place.code for place in row.places} == CODES


def test_whoever_authorised_it_is_told_by_role_and_never_by_name() -> None:
    (made,) = made_of(case_named("monforte"), REDACTIONS)
    assert "Authorised by: Head of Disclosure, 2 February 2025" in made.text
    assert "Nvented" not in made.text
    nobody = record_of("S4").authorised.model_copy(update={"role": None})
    with pytest.raises(ValueError, match="names no role"):
        redactions_view(case_of(), (record_of("S4").model_copy(update={"authorised": nobody}),), ON)


def test_each_paper_stands_by_title_and_mark() -> None:
    (made,) = made_of(case_named("monforte"), REDACTIONS)
    assert "## 1. crime report, incident 1" in made.text
    assert "| 1 | 2 | NA | name of another person |" in made.text
    assert "It has 4 pages. No area is redacted on a page that is not in the table." in made.text


def test_a_paper_of_which_nothing_was_taken_out_says_so() -> None:
    form = form_named(REDACTIONS)
    (topic,) = topics_of(case_of(), form, records=(record_of("S4"),))
    assert '"places":[]' in topic.view.model_dump_json()
    assert topics_of(case_of(), form) == ()


def test_a_schedule_is_not_of_an_earlier_day_than_what_it_tells() -> None:
    later = record_of("S4").authorised.model_copy(update={"date": date(2026, 1, 9)})
    record = record_of("S4").model_copy(update={"authorised": later})
    (topic,) = topics_of(case_of(), form_named(REDACTIONS), records=(record,))
    assert topic.as_at == date(2026, 1, 9)
