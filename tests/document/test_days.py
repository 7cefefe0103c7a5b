"""Days are held together in print, and what is printed is still what was said."""

import pytest

from docgen.document import bound, days_in, unbound

JOIN = "\N{NO-BREAK SPACE}"
TEXTS = [
    # what is said, and how it is held together (~ for the no-break space)
    ("on 2 February 2025 I arrested him", "on 2~February~2025 I arrested him"),
    ("from 8 to 14 February 2022", "from 8 to 14~February~2022"),
    ("on 2 February.", "on 2~February."),
    ("2 May was cold; 12 June 2020", "2~May was cold; 12~June~2020"),
    ("in 12 Maybe Street", "in 12 Maybe Street"),
    ("section 1.2 March", "section 1.2 March"),
    ("no day at all", "no day at all"),
    ("", ""),
]


@pytest.mark.parametrize(("said", "held"), TEXTS)
def test_a_day_is_held_together_and_can_be_let_go_again(said: str, held: str) -> None:
    assert bound(said) == held.replace("~", JOIN)
    assert unbound(bound(said)) == said
    assert "".join(part for part, _ in days_in(said)) == said


def test_no_break_spaces_that_are_in_no_day_stay() -> None:
    text = f"10{JOIN}000 pounds"
    assert bound(text) == unbound(text) == text
