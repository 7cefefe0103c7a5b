"""In how many ways a page may give a day, a time, a sum or a length; and what it does not give."""

from datetime import date, time
from decimal import Decimal

import pytest

from docgen.checks.said_on_pages import page_says

DAY, TIME, SUM, HOURS, MONTHS = date(2025, 2, 2), time(16, 20), Decimal(1_400), "120 hours", "12 months, suspended"
GIVEN: dict[object, tuple[str, ...]] = {
    DAY: (
        "on 2 February 2025 at", "02/02/2025", "2.2.25", "2.2.2025.", "2 Feb 2025", "2nd February 2025", "02-FEB-25",
        "February 2, 2025", "2025-02-02", "2025-02-02T16:20:00Z", "Sunday, 02 February 2025", "2ND FEBRUARY 2025",
        "02FEB2025", "02Feb25", "20250202", "02022025", "020225", "250202", "02 02 2025", "0 2 / 0 2 / 2 0 2 5",
        "2 / 2 / 2025", "the 2nd day of February 2025", "second day of February", "2\nFebruary\n2025",
        "Feb-\nruary 2, 2025", "2 Feb-\nruary 2025", "2 Febuary 2025", "2 nd February 2025",
        "Date:02/02/2025Time:16:20", "02/02/2025-16:20", "1-2/2/2025", "1, 2 and 3 February 2025",
        "2, 3 and 4 February 2025", "2nd, 3rd and 4 February", "1\u20142 February 2025", "In 2025. On 2 February",
        "on 2 February", "on 2/2 at", "FEBRUARY 2025\nSun 2\nMon 3", "02_02_2025", "02\u201102\u20112025",
        "2\u00a0February\u00a02025", "dated the same day", "on the next day", "three days later", "on Monday I went",
        "the above date", "Day 02 Month 02 Year 2025", "DD MM YYYY\n02 02 2025", "1 to 2 February 2025",
        "on 1 February and the 2nd", "16:20 February 2, 2025", "12 Feb. 2, 2025", "1. 02 . 02 . 2025",
        "02/02/25-3 March 2026", "02/02/25 to 3 March 2026", "Date:20250202",
    ),
    TIME: (
        "at 16:20", "16.20 hrs", "1620", "1620hrs", "at 1620 hours", "4.20pm", "4:20 p.m.", "04:20 PM", "4.20",
        "16 : 20", "16:\n20", "1 6 : 2 0", "16:20:35", "2025-02-02T16:20:00", "16h20", "between 4.10 and 4.20 pm",
        "twenty past four", "four twenty", "1. 16:20", "15:20 UTC", "twenty minutes later", "4.20 in the afternoon",
    ),
    time(16, 0): ("at 4pm", "4 p.m.", "1600", "16.00", "four o'clock", "4 o\u2019clock", "4 pm"),
    time(12, 0): ("at noon", "midday", "12pm", "12:00"),
    time(0, 0): ("at midnight", "00:00", "0000hrs", "24:00"),
    time(20, 25): ("at 2025", "about 2025", "2025hrs", "20:25"),
    SUM: (
        "\u00a31,400", "\u00a31400", "1400.00", "1,400.00", "\u00a3 1 400", "\u00a31, 400", "1400 pounds", "1.400,00",
        "1\u2019400", "Fine\n1,400.00", "fourteen hundred pounds", "one thousand four hundred pounds", "\u00a31.4k",
        "\u00a31400-00", "12 1,400",
    ),
    Decimal("1250.50"): ("\u00a31,250.50", "1250.50", "1.250,50"),
    Decimal(85): ("Costs \u00a385.00", "85", "eighty-five pounds", "8 5 . 0 0"),
    HOURS: ("120 hours", "120hrs", "one hundred and twenty hours", "120-hour order"),
    MONTHS: ("12 months", "twelve months", "1 year", "one year", "a year", "12mths", "twelve (12) months", "12-month"),
    "18 months": ("1 year 6 months", "a year and six months", "one and a half years", "eighteen months"),
    "3 penalty points": ("3 points", "Three points"),
    date(2023, 5, 1): ("in May 2023",),
    date(2023, 5, 31): ("throughout May 2023",),
    "6 months": ("to last until 26 August 2025",),
    "for life": ("nothing of it",),
}  # fmt: skip
NOT_GIVEN: dict[object, tuple[str, ...]] = {
    DAY: (
        "", "on 12 February 2025", "22 February 2025", "2 March 2025", "2 February 2024", "02/02/2024", "3/2/2025",
        "2.3.25", "12FEB2025", "20250203", "February 2025", "1 and 3 February 2025", "2025",
        "page 2 of 2. 3 February 2025", "the 2nd of 3 March 2025", "May 2025, 2 jackets", "between Monday and Friday",
    ),
    date(2023, 5, 2): ("throughout May 2023",),
    date(9999, 12, 31): ("",),
    TIME: ("", "at 16:21", "14:20", "4.20am", "04:20", "1621hrs", "16 people, 20 seats", "116:20", "2025"),
    time(20, 25): ("on 3 May 2025", "2025"),
    SUM: ("", "\u00a3140", "\u00a314,000", "\u00a31,400.50", "\u00a31,040", "14.00", "21,400"),
    HOURS: ("", "12 hours", "100 hours", "1200"),
    MONTHS: ("", "18 months", "two months", "16 weeks"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("value", "text"), [(value, text) for value, texts in GIVEN.items() for text in texts], ids=ascii
)
def test_what_a_page_may_give_in_some_way_counts_as_given(value: object, text: str) -> None:
    assert page_says(text).may_give(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [(value, text) for value, texts in NOT_GIVEN.items() for text in texts],
    ids=ascii,
)
def test_what_only_looks_like_it_does_not(value: object, text: str) -> None:
    assert not page_says(text).may_give(value)


def test_a_page_whose_fonts_say_other_letters_than_they_show_may_give_anything() -> None:
    strange = "Wkh fhuwlilfdwh ri wkh frxuw. " * 10
    assert all(page_says(strange).may_give(value) for value in (DAY, TIME, SUM, HOURS))
    assert not page_says("The certificate of the court. " * 10).may_give(DAY)
