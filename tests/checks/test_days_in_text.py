"""Days in a text, in whatever form they are written: later than the statement, or in no calendar."""

from time import process_time

import pytest

from docgen.checks.claims import dates
from tests.checks.readings import OPEN, Try, numbered, own, tried

P8 = (numbered("incident-words", OPEN),)
LATER = (
    "2 June 2030", "2nd June 2030", "the 2nd of June 2030", "2 JUNE 2030", "2 june 2030", "2 Jun 2030",
    "2-Jun-2030", "2/Jun/30",
    "June 2, 2030", "June the 2nd, 2030", "JUNE 2 2030", "Monday, 2 June 2030", "2030-06-02", "2030/06/02",
    "2030.06.02",
    "2030-06-02T14:00", "02/06/2030", "2/6/30", "02.06.2030", "02-06-2030", "from 2 to 4 June 2030",
    "2/3 June 2030", "June 2030",
    "June, 2030", "in 2030", "during 2030", "the summer of 2030", "26 April 2025", "2025-04-26", "May 2025",
    "spring 2026", "Spring 2026", "in the spring of 2026", "summer 2025", "autumn 2025", "winter 2026",
    "Christmas 2025",
    "late 2025", "the end of 2025", "the second half of 2025", "20250501", "20300602", "02062030", "20300602T1400",
)  # fmt: skip
EARLIER = (
    "25 April 2025", "2025-04-25", "25/04/2025", "April 25, 2025", "April 2025", "in 2025", "2 June",
    "June 2", "on 25 April",
    "2030 pounds", "at 20:30", "PNC 2030/0031877D", "SI 2030/612", "the Sentencing Act 2030",
    "URN 12SC0203/30", "ASN 30/0142/01/7731T",
    "SC30/000914", "CAD 4417/02JUN30", "REF-2030-06-02", "crime reference 02/06/20305", "log 10.12.20.30",
    "version 3.2.30",
    "paragraphs 3.6.30 and 4", "sort code 12-06-30", "he may 2030 times", "0203 060 2030", "HC/2030", "JS/2030-06-02",
    "the reference is 02/06/2030/7", "room 2030",
    "spring 2025", "winter 2025", "early 2025", "20250425", "20241301", "receipt 20300602", "reference 20300602",
    "telephone 20300602", "£20300602", "203006021", "spring 2026 pounds", "account number 02062030",
)  # fmt: skip
NO_DAY = (
    "31 June 2024", "31st June 2024", "June 31, 2024", "2024-06-31", "31/06/2024", "29 February 2023", "13/13/2024",
    "31.6.2024",
)  # fmt: skip
A_DAY = (
    "29 February 2024", "2024-02-29", "June 2024", "31 June Road", "reference 45/13/24", "sort code 20-45-12",
    "log 10.13.20.24",
    "crime reference 31/06/2024",
)  # fmt: skip


@pytest.mark.parametrize("day", LATER)
def test_a_later_day_is_found_in_every_form(day: str) -> None:
    assert tried(Try("WS-24", day, case=own(f"I saw him, {day}, at the shop."))) == P8


@pytest.mark.parametrize("day", EARLIER)
def test_an_earlier_day_or_what_is_none_is_let_stand(day: str) -> None:
    assert tried(Try("WS-24", day, case=own(f"It was {day} by the log."))) == ()


TO_COME = (
    "I shall be on leave from 2 June 2030.", "I shall be on leave from 2 June 2030 to 9 June 2030.",
    "The hearing is listed for 2 June 2030.", "The hearing was listed for Monday, 2 June 2030.",
    "The case was adjourned to 2 June 2030.", "He is bailed until 2 June 2030.", "His visa expires on 2 June 2030.",
    "His visa is valid until 2 June 2030.", "On 2 June 2030 I shall be away.", "From 2 June 2030 I am on leave.",
    "The next hearing is on 2 June 2030.", "I will attend on 2 June 2030.", "The trial is due to begin in June 2030.",
    "I retire in 2030.", "The review is due by 2 June 2030.", "I am away from 2 June 2030.",
    "I was asked to be ready for the hearing on 2 June 2030.", "His licence runs until 2 June 2030.",
)  # fmt: skip
NOT_TO_COME = (
    "I shall say that on 2 June 2030 he left.", "His visa expired on 2 June 2030.", "He was bailed on 2 June 2030.",
    "The hearing was listed and he attended on 2 June 2030.", "The hearing was on 2 June 2030.",
    "It will be seen that he was there on 2 June 2030.", "He was away from 2 June 2030.",
    "I will produce the film of 2 June 2030.", "The record is from 2 June 2030.", "On 2 June 2030 I was on leave.",
    "I shall be away. He left on 2 June 2030.", "He was arrested on 2 June 2030 and will attend.",
    "At the hearing on 2 June 2030 he said so.", "I will attend, but he left on 2 June 2030.",
)  # fmt: skip


@pytest.mark.parametrize("said", TO_COME)
def test_a_day_that_is_told_as_still_to_come_is_let_stand(said: str) -> None:
    assert tried(Try("WS-24", said, case=own(said))) == ()


@pytest.mark.parametrize("said", NOT_TO_COME)
def test_a_later_day_that_is_told_as_past_is_found_beside_words_of_what_is_to_come(said: str) -> None:
    assert tried(Try("WS-24", said, case=own(said))) == P8


def test_a_day_to_come_that_no_calendar_has_is_found() -> None:
    said = "The hearing is listed for 31 June 2030."
    assert (tried(Try("WS-96", said, case=own(said))), tried(Try("WS-24", said, case=own(said)))) == (P8, ())


@pytest.mark.parametrize("day", NO_DAY)
def test_a_day_that_no_calendar_has_is_found_in_every_form(day: str) -> None:
    row = Try("WS-96", day, case=own(f"It was {day} by the log."))
    assert (tried(row), tried(Try("WS-24", day, case=row.case))) == (P8, ())


@pytest.mark.parametrize("day", A_DAY)
def test_what_only_looks_like_no_day_is_let_stand(day: str) -> None:
    assert tried(Try("WS-96", day, case=own(f"It was {day} by the log."))) == ()


def test_a_reference_of_the_case_that_reads_like_a_day_is_none() -> None:
    case = (("reference: SC25/000914", "reference: 02/06/2030"), *own("The report is 02/06/2030."))
    assert tried(Try("WS-24", "the case's own reference", case=case)) == ()


@pytest.mark.parametrize("piece", ["3 May 2031 ", "1/1/31 ", "2031-01-01 ", "May 2031 ", "1 ", "1 to ", "-", "in "])
def test_the_longest_text_is_read_in_time_that_grows_with_its_length(piece: str) -> None:
    took = []
    for length in (40_000, 160_000):
        text, begun = (piece * length)[:length], process_time()
        assert all(claim.end <= length for claim in dates(text))
        took.append(process_time() - begun)
    assert took[1] < 8 * took[0] + 0.3
