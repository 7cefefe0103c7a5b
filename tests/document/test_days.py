"""Days are told apart from the words about them, and what is printed is still what was said."""

import pytest

from docgen.document import days_in

TEXTS = [
    # what is said, and the days in it
    ("on 2 February 2025 I arrested him", ["2 February 2025"]),
    ("from 8 to 14 February 2022", ["14 February 2022"]),
    ("on 2 February.", ["2 February"]),
    ("2 May was cold; 12 June 2020", ["2 May", "12 June 2020"]),
    ("in 12 Maybe Street", []),
    ("section 1.2 March", []),
    ("no day at all", []),
    ("", []),
]


@pytest.mark.parametrize(("said", "days"), TEXTS)
def test_days_are_found_and_nothing_of_the_text_is_lost(said: str, days: list[str]) -> None:
    parts = list(days_in(said))
    assert [part for part, is_day in parts if is_day] == days
    assert "".join(part for part, _ in parts) == said
