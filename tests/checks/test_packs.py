"""What the briefs of the whole cases forbid is found in the maker's words, and plain speech is let stand."""

from dataclasses import dataclass
from functools import cache

import pytest

from docgen.checks.rule import DocumentReading, Reads
from tests.checks.readings import RULES, readings
from tests.made.cases import FIXTURE, case_of

IN_4 = "The custody record of his arrest is {HC/11}."
IN_5 = "          that {subject} was there."
WHOLE_A = "Three of the incidents came before 31 December 2020 and four after it."
IDENTITY_A = "which is linked to him by fingerprints."
OF_I7 = "from the certificate, {RT/6}, and the PNC print, {RT/1}, only."
WHOLE_B = "The judgment in Tunisia is not one of them."
COMMUNITY_B = "The other 39 are not attributed to him."


@dataclass(frozen=True)
class Forbidden:
    """A sentence that must not stand after what a maker of a whole case says, and the rule that finds it."""

    case: str
    after: str
    sentence: str
    rule: str
    position: int = 0

    def __str__(self) -> str:
        return f"{self.case} {self.rule} {self.sentence}"


FORBIDDEN = (
    Forbidden("monforte", IN_4, "He committed the robbery.", "WS-42"),
    Forbidden("monforte", IN_5, "It was one of his offences.", "WS-42"),
    Forbidden("monforte", WHOLE_A, "He committed the robbery with others.", "WS-42"),
    Forbidden("monforte", WHOLE_A, "The offence of 21 March 2020 was his.", "WS-42"),
    Forbidden("monforte", WHOLE_A, "He is the offender in 4419733/22.", "WS-42"),
    Forbidden("monforte", IDENTITY_A, "So it was on 28 August 2021.", "WS-44"),
    Forbidden("monforte", WHOLE_A, "He has three convictions.", "WS-53"),
    Forbidden("monforte", WHOLE_A, "He is prolific.", "WS-99"),
    Forbidden("monforte", WHOLE_A, "He has 5 or more convictions in the last 3 years.", "WS-56"),
    Forbidden("monforte", WHOLE_A, "On 4 March 2024 there was something else.", "WS-57"),
    Forbidden("monforte", WHOLE_A, "In my opinion he will do it again.", "WS-36"),
    Forbidden("monforte", WHOLE_A, "He has had a significant adverse impact on Eastmere.", "WS-54"),
    Forbidden("monforte", WHOLE_A, "He should be removed from the United Kingdom.", "WS-105"),
    Forbidden("khelladi", OF_I7, "He is in a gang.", "WS-68"),
    Forbidden("khelladi", WHOLE_B, "He has ten convictions.", "WS-53"),
    Forbidden("khelladi", WHOLE_B, "He is a persistent offender.", "WS-105"),
    Forbidden("khelladi", COMMUNITY_B, "The thefts were a serious harm to the community.", "WS-54", 1),
    Forbidden("khelladi", COMMUNITY_B, "He continues to steal from the shops.", "WS-55", 1),
)


@cache
def text_of(name: str) -> str:
    return (FIXTURE.parent / name / "case.yaml").read_text(encoding="utf-8")


@cache
def found(name: str, after: str, sentence: str, position: int, only: str = "") -> set[str]:
    """The rules that hit a whole case's statement with a sentence more: of all, or of one `only`."""
    rules = [RULES[only]] if only else [*RULES.values()]
    data, seen = readings(case_of((after, f"{after} {sentence}".rstrip()), text=text_of(name)), position)
    document = DocumentReading(data.case, seen.document, data.statement.date, data)
    by = {Reads.DATA: data, Reads.TEXT: seen, Reads.DOCUMENT: document}
    return {rule.id for rule in rules if rule.reads in by and any(True for _ in rule.check(by[rule.reads]))}


@pytest.mark.parametrize("row", FORBIDDEN, ids=str)
def test_what_a_brief_forbids_is_found_in_the_makers_words(row: Forbidden) -> None:
    assert found(row.case, row.after, "", row.position, row.rule) == set()
    assert found(row.case, row.after, row.sentence, row.position, row.rule) == {row.rule}


UNTOLD_A = "I do not know more of what people saw or said than the records show."
PLAIN = (
    "I do not know whether the interview was recorded.",
    "The crime report says that the caller gave no name.",
    "I spoke to the officer in the case on 20 January 2025 and she told me that the trial date had not changed.",
    "I was not there, and nobody has told me more than the records say.",
    "The record shows that he was stopped at 01:40 and that he was polite to the officers.",
    "I have seen no footage of it.",
    "He was then taken to Eastmere custody suite, where his fingerprints were taken.",
    "The system was being updated at the time and I searched again the same day.",
    "I looked for a record of an identification procedure and found none.",
    "In my experience such reports are printed on the day of the search.",
    "He did not answer when I asked him about it.",
    "It is not clear from the report who wrote the entry.",
    "The report was reviewed by a supervisor, who recorded that no further action would be taken.",
    "He is recorded as having said that he was sorry.",
    "I have no other information about his family or his work.",
    "The complainant later said that she did not want to go to court.",
    "I believe that this is the same person because the PNC number is the same on each record.",
    "The incident had a lasting effect on her, as she told the officer: she moved house.",
    "The certificate does not give the day of the sitting.",
    "I understand that he has lived in Eastmere for several years.",
    "It is recorded that he had no previous convictions in 2019.",
    "The two records have different times for the call.",
    "He has not been convicted of anything since 19 June 2023.",
    "Nothing in the records suggests that he was the driver.",
    "I considered whether to leave this out, and I set it out so that the whole record is seen.",
    "Three officers attended; two of them made notes, which I have read.",
    "At present I hold no statement from the shop.",
    "The offence for which he was convicted on 19 June 2023 was having an article with a blade.",
)
"""What makers say in plain words, about what they did, heard, saw, do not know, and how matters ended."""


@pytest.mark.parametrize("sentence", PLAIN)
def test_no_rule_finds_fault_with_plain_speech(sentence: str) -> None:
    assert found("monforte", UNTOLD_A, sentence, 0) == found("monforte", UNTOLD_A, "", 0)


@pytest.mark.parametrize(
    ("counted", "is_wrong"),
    [
        ("0 convictions", True),
        ("two convictions", False),
        ("3 convictions", True),
        ("1 caution", False),
        ("2 cautions", True),
        ("2 acquittals", True),
        ("19 exhibits", False),
        ("18 exhibits", True),
        ("3 intelligence items", False),
        ("four intelligence items", True),
        ("1 pending charge", False),
    ],
)
def test_any_other_count_than_the_cases_is_found(counted: str, is_wrong: bool) -> None:
    assert bool(found("monforte", UNTOLD_A, f"There are {counted} in all.", 0, "WS-53")) is is_wrong
