"""Days, times and sources may be typed in any spelling that can mean one thing only; what could mean two is refused."""

import pytest

from docgen.case.references import parse_source
from docgen.intake.spellings import day_meant, doubt_of_day, doubt_of_time, sources_meant, time_meant
from tests.intake.books import back, faults_of, fixture, form_of, opened, written

BOOK = form_of(fixture("brandini-lopes"))


@pytest.mark.parametrize(
    "text",
    [
        "2 February 2025", "2025-02-02", "2 Feb 2025", "02 feb 2025", "2nd February 2025", "2nd of Feb. 2025",
        "2-Feb-2025", "February 2, 2025", "Feb 2nd 2025", "2025/2/2", "02/02/2025", " 2  Feb  2025 ",
    ],
)  # fmt: skip
def test_a_day_is_read_in_any_spelling_that_means_one_day(text: str) -> None:
    assert str(day_meant(text)) == "2025-02-02"
    assert doubt_of_day(text) == ""


@pytest.mark.parametrize("text", ["13/04/2025", "13.4.2025", "04/13/2025", "13 Apr 2025"])
def test_where_a_figure_can_be_no_month_there_is_no_doubt(text: str) -> None:
    assert str(day_meant(text)) == "2025-04-13"


@pytest.mark.parametrize("text", ["03/04/2025", "3.4.2025", "03-04-2025", "3 4 2025", "2 Feb 25", "02/02/25"])
def test_a_day_that_could_be_two_is_none_and_it_is_said_why(text: str) -> None:
    assert day_meant(text) is None
    assert doubt_of_day(text)


@pytest.mark.parametrize("text", ["31/02/2025", "30 Feb 2025", "soon", "2 Foo 2025", "2025", "", "Sunday 2 Feb 2025"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert day_meant(text) is None
    assert doubt_of_day(text) == ""


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("16:20", "16:20"), ("16.20", "16:20"), ("1620", "16:20"), ("1620 hrs", "16:20"), ("4.20pm", "16:20"),
        ("4:20 p.m.", "16:20"), ("4pm", "16:00"), ("4.20AM", "04:20"), ("12.20am", "00:20"), ("12.20pm", "12:20"),
        ("noon", "12:00"), ("00:00", "00:00"), ("04.20", "04:20"),
    ],
)  # fmt: skip
def test_a_time_is_read_in_any_spelling_that_means_one_time(text: str, read: str) -> None:
    assert time_meant(text) == read
    assert doubt_of_time(text) == ""


@pytest.mark.parametrize("text", ["4.20", "4:20", "12am", "12 pm", "12.00pm", "midnight"])
def test_a_time_that_could_be_two_is_left_as_it_is_and_it_is_said_why(text: str) -> None:
    assert time_meant(text) == text
    assert doubt_of_time(text)


@pytest.mark.parametrize("text", ["25:00", "4.70pm", "13pm", "about four", "0pm"])
def test_what_is_no_time_is_left_as_it_is(text: str) -> None:
    assert time_meant(text) == text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("S4 p1", "S4 p1"), ("S4 page 1", "S4 p1"), ("S4 p. 1", "S4 p1"), ("s4, page 1", "S4 p1"), ("S4p1", "S4 p1"),
        ("S4 pages 1-3", "S4 p1-3"), ("S4 pp. 1 to 3", "S4 p1-3"), ("S4 p1\u20133", "S4 p1-3"), ("m1", "M1"),
        ("case owner", "case-owner"), ("S4 page 1; M1", "S4 p1; M1"), ("S4, S5", "S4, S5"), ("S4", "S4"),
    ],
)  # fmt: skip
def test_a_source_is_read_in_any_spelling_that_means_one_source(text: str, read: str) -> None:
    assert sources_meant(text) == read
    assert sources_meant(read) == read


@pytest.mark.parametrize("text", ["S4 page one", "S4 p1 and 2", "page 1", "S4 p12345"])
def test_what_is_no_source_is_left_for_the_model_to_refuse(text: str) -> None:
    with pytest.raises(ValueError, match="must name a paper"):
        parse_source(sources_meant(text))


def test_the_case_has_what_was_meant_in_its_own_spelling() -> None:
    cells = [("incidents", "date", 3, "2 Feb 2025"), ("incidents", "time", 3, "4.20pm")]
    cells += [("convictions", "from", 3, "S4, page 1")]
    assert back(written(BOOK, *cells)).assembled.data == back(BOOK).assembled.data


@pytest.mark.parametrize(
    ("heading", "value", "said"),
    [
        ("date", "03/04/2025", "may have the day first or the month first"),
        ("time", "5.35", "does not say whether it is before or after noon"),
    ],
)
def test_what_could_mean_two_things_is_refused_by_its_cell_with_the_reason(heading: str, value: str, said: str) -> None:
    (fault,) = faults_of(written(BOOK, ("incidents", heading, 3, value)))
    assert fault.startswith("incidents!")
    assert said in fault
    assert value not in fault


def test_the_cells_of_sources_have_the_pages_of_the_papers_to_choose_from() -> None:
    words = {cell.value for column in opened(BOOK)["choices"].iter_cols() for cell in column}
    assert {"S1 p1", "S1 p2", "S4 p1", "M1"} <= words
    assert "S4 p2" not in words
