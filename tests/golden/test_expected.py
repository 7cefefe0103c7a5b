"""What the packs say of a right statement, said of the drafts; and that no fact of a brief was left out of its case."""

import re
from functools import cache

import pytest

from tests.made.cases import FIXTURE
from tests.made.topics import case_named, made_of

STATEMENT = "police-statement-tribunal"
CASES = ("monforte", "khelladi", "brandini-lopes")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAY = re.compile(r"\b(\d{1,2}) ([A-Z][a-z]+) (\d{4})\b")
PRECISE = re.compile(
    r"\b[A-Z]{1,4}[/\d-][\w/.-]{4,}|\b\d{5,}/\d\d\b|\b\d{3,}[A-Z]{2}\b|£\d+|\b\d\d:\d\d\b|\b[A-Z]{2}\d{2}/\d+"
)
"""References, collar numbers, sums, times and numbers of intelligence."""
NAME = re.compile(r"\b[A-Z][a-zé']+(?:[- ][A-Z][a-zé']+)+\b")
NO_FACTS = {"23:00", "CPR-style", "Comments Specialist Appeals"}
"""The split of the law, which the product knows; a manner of writing; a heading."""
# by case: what one paragraph says together
SAYS = {
    "monforte": (
        (
            "The allegation recorded for 28 August 2021 is robbery",
            "On 14 February 2022",
            "not guilty by unanimous verdict",
        ),
        (
            "21 March 2020",
            "9 April 2020 (outcome 16)",
            "withdrew the complaint on 2 April 2020",
            "her wrist hit the frame",
        ),
        ("12 May 2022", "30 June 2022", "13:56", "22:04", "another person, Person G, had been seen"),
        ("simple caution", "A caution is not a conviction."),
        (
            "charged on 2 December 2024",
            "not guilty, on 6 January 2025",
            "trial, Crown Court at Eastmere, 9 June 2025",
            "The prosecutor confirmed this on 20 January 2025.",
        ),
        ("On 20 January 2025 I looked in", "for anything that undermines what is recorded or assists Mr Monforte"),
        (
            "item I1, a report of 17 September 2015 (HC/18)",
            "B/2/1 under the 5x5x5 system",
            "In words: the source was mostly reliable",
        ),
        ("item I2, a report of 14 January 2023 (HC/18)", "2/B/P under the 3x5x2 system"),
        ("item I3, a report of 19 August 2024 (HC/18)", "1/A/C under the 3x5x2 system"),
        ("The text of I2 is sanitised", "does not bear out that there was a second one"),
        ("The report was 9 years old on 27 January 2025.",),
        ("What links the records of incident 2 to Mr Monforte: name, date of birth and address only.",),
        ("What links the records of incident 5 to Mr Monforte: name, date of birth and address only.",),
    ),
    "khelladi": (
        ("nine convictions in the United Kingdom, at seven sittings", "11 April 2022", "14 March 2025"),
        (
            "in the absence of the person whom it names",
            "Fingerprints do not confirm",
            "Anis Ben Idris Al-Khalladi",
            "translation",
        ),
        (
            "after a plea of not guilty and a trial",
            "On 27 January 2023",
            "the date of conviction is given as 26 January 2023",
        ),
        ("أنيس بن إدريس الخلادي",),
        ("2 of the 41", "other 39 are not attributed"),
        ("accepted remorse", "drug", "custodial conduct"),
    ),
    "brandini-lopes": (
        (
            "On 27 February 2025 Saltmarsh Magistrates' Court convicted",
            "on a plea of guilty",
            "theft from a shop",
            "fine £200",
            "LH/1",
        ),
        ("in interview on 2 February 2025", "I had no money"),
        ("On 24 April 2025 I searched",),
    ),
}
NEVER = {
    "monforte": r"three convictions|prolific|\bhis offending|Monforte (?:had )?(?:committed|robbed)|\bcaf[eé]\b",
    "khelladi": r"\bten convictions|41 thefts by|prolific|\blied\b|deport|conducive|Immigration Act",
    "brandini-lopes": r"persistent|prolific|\boffences\b|high risk|SC25/000914",
}


@cache
def paragraphs(case: str) -> tuple[str, ...]:
    texts = (made.text for made in made_of(case_named(case), STATEMENT))
    return tuple(" ".join(block.split()) for text in texts for block in text.split("\n\n"))


@pytest.mark.parametrize(("case", "together"), [(case, each) for case in CASES for each in SAYS[case]])
def test_the_statement_says_what_it_must_in_one_place(case: str, together: tuple[str, ...]) -> None:
    assert [each for each in paragraphs(case) if all(said in each for said in together)]


@pytest.mark.parametrize("case", CASES)
def test_it_says_nothing_that_it_must_not(case: str) -> None:
    assert [each for each in paragraphs(case) if re.search(NEVER[case], each, re.IGNORECASE)] == []


def days(text: str) -> set[str]:
    found = (m for m in DAY.finditer(text) if m[2] in MONTHS)
    written = {f"{m[3]}-{MONTHS.index(m[2]) + 1:02d}-{int(m[1]):02d}" for m in found}
    return written | set(re.findall(r"\b\d{4}-\d\d-\d\d\b", text))


@pytest.mark.parametrize("case", CASES)
def test_each_day_reference_sum_time_and_name_of_the_brief_is_in_the_case(case: str) -> None:
    brief = (FIXTURE.parent / case / "brief.md").read_text(encoding="utf-8")
    entered = " ".join((FIXTURE.parent / case / "case.yaml").read_text(encoding="utf-8").split())
    assert days(brief) - days(entered) == set()
    precise = {each.rstrip(".,") for each in PRECISE.findall(brief)} - NO_FACTS
    assert len(precise) > 10 or case == "brandini-lopes"
    assert {each for each in precise if each not in entered} == set()
    names = {each.removesuffix("'s") for each in NAME.findall(brief)} - NO_FACTS
    known = {each for each in names if each in entered or all(part in entered for part in re.split("[- ]", each))}
    assert names - known == set()
