"""Two reports of one root are one report, in whatever words the second is offered as bearing the first out."""

from time import process_time

import pytest

from docgen.checks.rule import Reads
from tests.checks.readings import RULES, Changes, Try, reading_of
from tests.checks.test_intelligence import BASE, BOTH_SAY_SO

THIRD = BASE[BASE.index("  - id: N2") : BASE.index("exhibits:\n  - mark: TQ/1")].replace("id: N2", "id: N3")
THIRD = THIRD.replace("I2", "I3").replace("0112", "0113")
THREE: Changes = (
    *BOTH_SAY_SO,
    ("exhibits:\n  - mark: TQ/1", f"{THIRD}exhibits:\n  - mark: TQ/1"),
    ("intelligence: [N1, N2]", "intelligence: [N1, N2, N3]"),
)  # fmt: skip
OFFERED = (
    "I2 corroborates I1.", "I2 is corroboration of I1.", "Item I2 bears out item I1.", "I1 is borne out by I2.",
    "I2 confirms I1.",
    "I2 supports what I1 says.", "I1 is supported by I2.", "I2 backs up I1.", "I2 backs it up, as I1 does.",
    "I2 is consistent with I1.", "I1 and I2 agree with each other.", "I2 independently says what I1 says.",
    "I1 and I2 are independent reports.", "Two sources say so.", "Two separate sources say that he sells telephones.",
    "Both reports say that he sells telephones.", "Several reports describe it.", "The reports confirm each other.",
    "The two reports strengthen one another.", "I2 lends weight to I1.", "I2 adds further weight to I1.",
    "I2 tallies with I1.",
    "I2 matches I1.", "I2 echoes I1.", "I1 is verified by I2.", "I2 substantiates I1.", "I2 is in line with I1.",
    "The second report proves the first report.", "It was reported from two different sources.",
    "The reports point the same way.",
    "Independent sources have told police so, in I1 and I2.", "I1 is true, and I2 shows that: it confirms it.",
    "I2 reinforces I1.", "Report I1 does not stand alone; both of these items support it.",
)  # fmt: skip
NOT_OFFERED = (
    "I2 does not corroborate I1.", "I2 is not independent corroboration of I1.", "I2 is no corroboration of I1.",
    "Fingerprints confirm that it was {subject}.", "I1 and I2 go back to one event.", "I2 cannot support I1.",
    "I1 and I2 are two reports of the same event: I2 confirms nothing.", "Neither I1 nor I2 is corroborated.",
    "I know of nothing that bears I1 or I2 out.", "I set out I1 and I2.", "I2 is dated after I1.",
    "I have no support for I1.",
    "The certificate confirms the date.", "Both reports are sanitised.",
    "I2 is a second record and not a second report of I1.",
    "I have not looked for anything to confirm I2 or I1.", "DI Brack confirmed that I1 may be used.",
    "I cannot say whether I2 supports I1.", "A support worker gave me both reports.",
    "The two reports come from one informant.",
)  # fmt: skip


def hits(text: str, case: Changes = BOTH_SAY_SO) -> list[str]:
    said = ("anybody else was looked for.", f"anybody else was looked for. {text}")
    row = Try("WS-67", text, case=(*case, said), base=BASE)
    return [str(hit.where) for hit in RULES["WS-67"].check(reading_of(row)[Reads.TEXT])]


@pytest.mark.parametrize("said", [each for each in OFFERED if ": " not in each])
def test_a_maker_who_offers_one_root_as_two_is_told(said: str) -> None:
    assert hits(said) == ["('statements', 0, 'paragraphs', 3, 'text')"]
    assert hits(said, case=()) == []


@pytest.mark.parametrize("said", [each for each in NOT_OFFERED if ": " not in each])
def test_what_says_that_they_are_one_or_speaks_of_something_else_is_let_stand(said: str) -> None:
    assert hits(said) == []


@pytest.mark.parametrize(
    "said", ["I1 bears out incident 1.", "I1 is borne out by the incident of 6 May 2023.", "SC23/004417 confirms I1."]
)
def test_an_incident_of_the_same_root_is_known_by_number_day_or_reference(said: str) -> None:
    root = (("    from: [S3]\n  - id: N2", "    same_root: [I1]\n    from: [S3]\n  - id: N2"),)
    assert hits(said, root) == ["('statements', 0, 'paragraphs', 3, 'text')"]


@pytest.mark.parametrize("said", ["I3 corroborates I1.", "I2 is borne out by I3."])
def test_a_report_of_another_root_may_bear_one_out(said: str) -> None:
    assert hits(said, THREE) == []


@pytest.mark.parametrize("said", [each for each in OFFERED if "I2" in each and "both" not in each])
def test_what_a_report_is_said_to_be_borne_out_by_is_read_in_the_same_way(said: str) -> None:
    recorded = f"    corroboration: '{said}'\n    reliance: context\n    same_root"
    case = (
        *BOTH_SAY_SO,
        ("    corroboration: not recorded\n    reliance: context\n    same_root: [N2]", f"{recorded}: [N2]"),
    )
    row = Try("WS-67", said, case=case, base=BASE)
    assert [hit.where for hit in RULES["WS-67"].check(reading_of(row)[Reads.TEXT])] == [
        ("intelligence", 0, "corroboration")
    ]


@pytest.mark.parametrize("piece", ["I2 bears out I1 ", "two sources say ", "bears ", "the other report ", "supports "])
def test_the_longest_paragraph_is_read_in_seconds(piece: str) -> None:
    text, begun = (piece * 20_000)[:19_000], process_time()
    hits(text)
    assert process_time() - begun < 6
