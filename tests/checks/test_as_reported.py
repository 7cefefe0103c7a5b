"""Intelligence is told as what was reported: what trips the rule, and what nearly does."""

import pytest

from tests.checks.readings import Changes, Try, tried
from tests.checks.test_intelligence import BASE

HERE = "      - id: W4\n"
W3 = ("statements.0.paragraphs.3.text",)
PARAGRAPH = """      - id: W9
        about: intelligence
        kind: {kind}
        text: "{text}"
        author: M1
        written: 2024-03-05
        from: [{source}]
"""


def of_intelligence(text: str, kind: str = "record", source: str = "S3") -> Changes:
    """Let the maker say more of the intelligence."""
    return ((HERE, PARAGRAPH.format(text=text, kind=kind, source=source) + HERE),)


AS_FACT = (
    "It is known that he sells telephones.", "Police know that he sells telephones.",
    "The police know him to carry a knife.",
    "Officers are aware that he carries a knife.", "He carries a knife.", "{subject} deals in stolen telephones.",
    "He is a gang member.",
    "The report is dated 2 November 2022. He carries a knife.", "It is well known to officers that he carries a knife.",
    "It is established that he carries a knife.", "The intelligence shows that he carries a knife.",
    "Intelligence proves it.",
    "Intelligence confirms that he carries a knife.", "He is known to carry a knife.",
    "{subject} is well known for it.",
    "In fact the telephones were his.", "It is common knowledge that he sells telephones.", "She has a knife at home.",
    "Both reports establish that he does so.", "We know that he sells telephones.",
    "There is no doubt that the telephones were stolen.",
    "There is no evidence to the contrary.", "Nothing suggests otherwise.", "No report says otherwise.",
)  # fmt: skip
AS_REPORTED = (
    "The report says that he sells telephones.", "It is reported that he carries a knife.",
    "He is said to carry a knife.",
    "According to item I1 he carries a knife.", "He is not known to carry a knife.",
    "It is not known whether he carries a knife.",
    "I know of it only what the report says.", "Intelligence suggests that he carries a knife.", "He denied it.",
    "He was arrested on 6 May 2023.", "He has no conviction for it.", "I do not know that he carries one.",
    "The intelligence does not show that he carries one.", "I do not know who the source is.",
    "The report is sanitised.",
    "It is not established that he carries a knife.", "He has never been seen with one.",
    "The report says that there is no evidence to the contrary.", "The source says the contrary.",
)  # fmt: skip
TRIES = (
    Try("WS-152", "what police know, said elsewhere", W3, base=BASE,
        case=(("anybody else was looked for.", "anybody else was looked for. Police know that he carries a knife."),)),
    Try("WS-152", "a fact known otherwise, said elsewhere", base=BASE,
        case=(("anybody else was looked for.", "anybody else was looked for. It is known that the shop has closed."),)),
    Try("WS-152", "what the maker saw", case=of_intelligence("He ran away from me.", "own knowledge", "M1"), base=BASE),
)  # fmt: skip


@pytest.mark.parametrize("row", TRIES, ids=str)
def test_intelligence_is_told_as_reported(row: Try) -> None:
    assert tried(row) == row.hits


@pytest.mark.parametrize("said", AS_FACT)
def test_what_is_told_as_a_fact_is_found(said: str) -> None:
    assert tried(Try("WS-152", said, case=of_intelligence(said), base=BASE)) == W3


@pytest.mark.parametrize("said", AS_REPORTED)
def test_what_is_told_as_a_report_is_let_stand(said: str) -> None:
    assert tried(Try("WS-152", said, case=of_intelligence(said), base=BASE)) == ()
