"""Words are found that are glued to others, and days and numbers with figures behind them; other words are not."""

from datetime import date

import pytest

from docgen.case.people import Name
from docgen.disclosure.finding_terms import Index
from docgen.disclosure.glued_behind import Behind
from docgen.disclosure.sought import Term
from docgen.disclosure.terms import of_address, of_day, of_name, of_number, of_place_alone

ADDRESS = "17 Tarnside Row, Saltmarsh, ZS4 7QT"
INDEX = Index(
    (
        *of_name(Name(given="Marisol", family="Quennell"), "P7"),
        *of_name(Name(given="Ida", family="Roman"), "P8"),
        *of_name(Name(given="Abed", family="Quill"), "P9"),
        *of_day(date(1991, 3, 4), "date of birth", "P7"),
        *of_number("07700 900417", "contact", "P7"),
        *of_address(ADDRESS, "P7"),
        *of_place_alone(ADDRESS, "P7"),
    )
)


def is_found(text: str) -> bool:
    return any(INDEX.found(text.split()))


@pytest.mark.parametrize(
    "text",
    [
        "quennell84@mail.example", "m.quennell84@mail.example", "marisolquennell91", "Quennell1", "2quennell",
        "IMG_Quennell01.jpg", "MsQuennell", "MrsMQuennell", "StatementQuennell.docx", "Quennell²", "Roman1", "MsRoman",
        "tel07700900417", "07700900417x2", "07700 9004175", "ZS47QT1", "17TarnsideRow", "Tarnside Row1",
    ],
)  # fmt: skip
def test_a_name_a_number_or_a_place_is_found_with_figures_or_a_title_glued_to_it(text: str) -> None:
    assert is_found(text)


@pytest.mark.parametrize(
    "text",
    [
        "McQuennell", "Quennellian1", "TimesNewRomanPSMT", "Ida84", "9ida3", "a1b2c3dquennell4e5f6", "07700 900417555",
        "be4546836a040 391 0", "a040391", "4abed", "v4.3.91", "ZS47QTX",
    ],
)  # fmt: skip
def test_what_is_another_word_or_a_code_is_not_found(text: str) -> None:
    assert not is_found(text)


@pytest.mark.parametrize(
    "text",
    [
        "1991-03-04T00:00:00", "1991-03-04T00:00:00.000Z", "1991-03-04Z", "1991-03-04+01:00", "19910304T000000Z",
        "BDAY:19910304T0000", "D:19910304120000+01'00'", "199103041200", "04/03/1991T12:00", "1991-3-4",
        "DATE(1991,3,4)",
        "4 March 19915", "4 March 199112", "04/03/199112", "4.3.19915", "1991-03-045", "DOB040391", "GBR9103041F",
    ],
)  # fmt: skip
def test_a_day_is_found_with_a_time_or_the_mark_of_a_note_behind_it(text: str) -> None:
    assert is_found(text)


@pytest.mark.parametrize(
    "text",
    [
        "1991-03-05T00:00:00", "19910305T000000Z", "199103049999", "1991-03-40", "1991-3-41", "4 March 1991999",
        "04 03 19915", "14 March 19915", "4 March 19",
    ],
)  # fmt: skip
def test_another_day_or_number_is_not_found(text: str) -> None:
    assert not is_found(text)


def test_what_a_plan_took_out_is_known_letter_by_letter() -> None:
    assert not any(Index((Term("quennell", "", "R1"),)).found(["Quennell1"]))


PEOPLE = (("Ruth", "Merriweather"), ("Odile", "Ferrant"), ("Ann", "Williams"))
NAMES = [term for given, family in PEOPLE for term in of_name(Name(given=given, family=family), "P1")]
BEHIND = Index(NAMES, Behind())
ALONE = Index(NAMES, Behind(frozenset({"merriweather", "ferrant"})))


@pytest.mark.parametrize(
    "text",
    [
        "Ruth Merriweatherborn in May", "Odile Ferrantrang", "ODILE FERRANTRANG", "Mr Merriweatherborn",
        "Mrs. Ferrantsaid", "R Merriweatherborn", "Ann Williamsborn", "Merriweatherruth Ferrantodile Odile Ferrantrang",
    ],
)  # fmt: skip
def test_a_whole_name_or_one_with_a_title_is_found_with_the_next_word_glued_on(text: str) -> None:
    families = ("merriweather", "ferrant", "williams")
    assert any(family in match.term.squeezed for match in BEHIND.found(text.split()) for family in families)


@pytest.mark.parametrize(
    "text",
    [
        "Merriweatherborn", "Ferrantrang", "Mr Williamson", "Mrs Williamsons", "Annwilliamsborn", "Mr McFerrantrang",
        "Bob Williamsfield",
    ],
)  # fmt: skip
def test_what_may_be_another_name_or_word_is_not(text: str) -> None:
    assert [*BEHIND.found(text.split())] == []


def test_a_long_family_name_is_proposed_with_the_next_word_glued_on() -> None:
    assert any(ALONE.found(["Merriweatherborn"]))
    assert any(ALONE.found(["seen", "by", "Ferrantrang"]))
    assert not any(ALONE.found(["Williamsborn"]))
