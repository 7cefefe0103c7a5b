"""Where nobody was convicted, no crime is told as a fact; what somebody said, and what is denied, is let stand."""

from time import process_time

import pytest

from docgen.checks.asserting import asserted
from docgen.checks.crimes import CRIME, HINTS
from docgen.checks.wording import found, found_by_hint, may_hold
from tests.checks.readings import CLOSED, Try, besides, numbered, of_it, outcome, own, tried

TOLD_AS_FACT = (
    "He robbed {P1} of a telephone.",
    "{subject} then burgled the flat.",
    "He stole the jacket.",
    "He had stolen the jacket.",
    "The jacket was stolen by him.",
    "He assaulted {P1}.",
    "{P1} was stabbed by him.",
    "He is a thief.",
    "The robber ran towards the station.",
    "He was the attacker.",
    "Her assailant was {subject}.",
    "He is a known burglar.",
    "He is the rapist.",
    "He is a drug dealer.",
    "He is a dealer.",
    "He was dealing drugs at the time.",
    "He sold cocaine there.",
    "He carried out the robbery.",
    "He took part in the robbery.",
    "This is the report of the robbery that he carried out.",
    "He is responsible for this burglary.",
    "His robbery of the shop was quick.",
    "He was seen stealing the jacket.",
    "He did it.",
    "He was responsible.",
    "He was to blame.",
    "He was behind it.",
    "He must have done it.",
    "He got away with it.",
    "He evaded justice.",
    "He avoided prosecution because {P1} withdrew.",
    "He would have been convicted but for that.",
    "He went free on a technicality.",
    "He was lucky not to be charged.",
    "He has a record for robbery.",
    "He has form for this.",
    "He has a history of violence.",
    "He is known for robbery.",
    "His victim was a woman.",
    "The matter was proved.",
    "He was one of the two men who did it.",
    "He was caught stealing.",
    "He was arrested after he robbed her.",
    "He was arrested because he stole it.",
    "I say that he robbed her.",
    "It is known that he stole it.",
    "CCTV shows that he robbed her.",
    "He was not charged, but he robbed her.",
    "He denied it. He stole it all the same.",
    "There is no doubt that he stole it.",
    "Not only was he there: he robbed her.",
    "The report was made on 7 May 2023. He robbed her at the station.",
    "He did rob her.",
    "He did then steal it.",
    "He went on to rob her.",
    "He robs people on buses.",
    "{P1} was held up at knifepoint.",
    "He held the cashier up with a knife.",
    "He held up the shop.",
    "He is not innocent.",
    "He is far from innocent.",
    "He is no innocent bystander.",
    "He was caught red-handed.",
    "He was caught in the act.",
    "This was a robbery by him.",
    "What he did was robbery.",
    "The report records that he was arrested because he robbed her.",
    "The log notes that he was stopped after he stole the telephone.",
    "The report says that officers arrested him since he assaulted her.",
    "It is recorded that the complaint was withdrawn although he robbed her.",
)
LET_STAND = (
    "It is alleged that he robbed {P1}.",
    "It was reported that a man assaulted {P1}.",
    "The complainant said he stole it.",
    "The report records that the man who robbed {P1} ran away.",
    "According to {P1}, he stole the telephone.",
    "{P1} told the officer that she was walking home, and he robbed her.",
    "{P1} said that when he robbed her he had a knife.",
    "{P1} said: “I know him. He robbed me.”",
    "He stole it, according to {P1}.",
    "He robbed her, it is alleged.",
    "The allegation of robbery was recorded.",
    "The report is of a robbery.",
    "He denied that he stole it.",
    "He did not rob anybody, and he stole nothing.",
    "Nobody was stabbed.",
    "It is not known who robbed {P1}.",
    "{P1} could not identify her attacker.",
    "{P1} described her attacker as tall.",
    "The alleged robber was not found.",
    "I cannot say whether he stole it.",
    "He was arrested on suspicion of having stolen it.",
    "He was charged with having assaulted her.",
    "He may have been robbed himself.",
    "The telephone had been reported stolen.",
    "Stolen goods were looked for.",
    "The burglar alarm rang.",
    "I work in the burglary team.",
    "I asked whether anybody had been assaulted.",
    "The investigation of the robbery was closed.",
    "He deals in antiques; the car dealer knew him.",
    "I attended the scene of the reported robbery.",
    "The crime report calls him a thief: it is alleged, and was not proved.",
    "Another man robbed her.",
    "He was responsible for two children.",
    "I do not know who did it.",
    "{P1} said that he did it.",
    "He said that he was not responsible.",
    "The officers looked again; they did it by hand.",
    "He has a history of illness.",
    "{P1} has a history of violence.",
    "He had a previous address in Recife.",
    "The matter was not proved.",
    "The allegation was made by {P1}.",
    "It is not said that he was behind it.",
    "He did not rob her.",
    "It is alleged that he did rob her.",
    "I was held up in traffic near the bank.",
    "He held up his hands.",
    "Police stopped him at gunpoint.",
    "No innocent passer-by was hurt.",
    "{P1} said that she was held up at knifepoint.",
    "He said that he is innocent.",
    "It is not said that he is not innocent.",
    "He was not caught red-handed.",
    "The report says that he was caught in the act.",
    "The allegation was of a robbery by him.",
    "The theft was reported by her.",
    "The inquiry into the assault by her officers ended.",
    "The report records that he was arrested because {P1} said that he robbed her.",
    "The report records that he was arrested because it was alleged that he stole it.",
    "The report records that he robbed her when she was alone.",
    "The report records that she was stopped by a man who robbed her.",
    "The report says that she closed the door because he attacked her.",
    "{P1} said that when he was stopped he had robbed her.",
)
NOT_GUILTY = outcome("result: acquitted\ndate: 2023-06-28\ncourt: Crown Court\nverdict: not guilty")
ACQUITTED = (*NOT_GUILTY, ("role: arrested", "role: charged"), ("kind: arrested", "kind: charged"))


@pytest.mark.parametrize(("said", "found"), [*((s, True) for s in TOLD_AS_FACT), *((s, False) for s in LET_STAND)])
def test_a_crime_is_told_as_a_fact_or_by_somebody(said: str, *, found: bool) -> None:
    assert bool(list(asserted(said.replace("{P1}", "Person A").replace("{subject}", "Mr Vieira")))) is found


def test_a_hint_hides_nothing_that_a_pattern_finds() -> None:
    assert set(HINTS) == set(CRIME)
    told = "\n".join((*TOLD_AS_FACT, *LET_STAND, *(each.upper() for each in TOLD_AS_FACT)))
    for text in (told, *told.splitlines()):
        wordings = {(name, match.span()) for name, match in found(CRIME, text)}
        assert {(name, match.span()) for name, match in found_by_hint(CRIME, HINTS, text)} == wordings
        assert may_hold(HINTS, text) or not wordings


@pytest.mark.parametrize("said", [each for each in TOLD_AS_FACT if ": " not in each])
def test_a_crime_told_as_a_fact_is_found_where_nobody_was_convicted(said: str) -> None:
    assert set(tried(Try("WS-42", said, case=of_it(said), base=CLOSED))) == {numbered("incident-words")}
    assert set(tried(Try("WS-42", said, case=besides(said), base=CLOSED))) == {numbered("do-not-know")}
    assert tried(Try("WS-42", said, case=(*ACQUITTED, *of_it(said)), base=CLOSED))


BY_NAME = (
    "{subject} did it.",
    "{subject} was responsible for it.",
    "She was {subject}'s victim.",
    "{subject} got away with it.",
    "It was {subject} who did the robbery.",
    "The robbery that {subject} carried out was quick.",
    "{subject} is a dealer.",
    "This was a robbery by {subject}.",
    "I know of a robbery of {P1} by {subject}.",
    "{subject} did rob her.",
    "The report records that {subject} was arrested because {subject} robbed her.",
)


@pytest.mark.parametrize("said", BY_NAME)
def test_a_crime_told_of_the_subject_by_name_is_found_as_well(said: str) -> None:
    assert set(tried(Try("WS-42", said, case=of_it(said), base=CLOSED))) == {numbered("incident-words")}
    assert set(tried(Try("WS-42", said, case=besides(said), base=CLOSED))) == {numbered("do-not-know")}


@pytest.mark.parametrize("plea", ["guilty", "not guilty", "changed to guilty", "guilty to a lesser offence"])
def test_a_plea_to_a_charge_that_is_not_yet_tried_is_told(plea: str) -> None:
    said = "on Wednesday he pleaded"
    pending = outcome(
        f"result: pending\ndate: 2023-06-28\nplea: {plea}\nplea_date: 2023-07-01\n"
        "next_hearing: trial on 3 June 2030\nprosecutor_checked: 2024-03-01"
    )
    assert tried(Try("WS-42", said, case=pending, base=CLOSED)) == ()


@pytest.mark.parametrize("said", [each for each in LET_STAND if ": " not in each])
def test_what_somebody_said_or_denied_is_let_stand(said: str) -> None:
    assert tried(Try("WS-42", said, case=of_it(said), base=CLOSED)) == ()


@pytest.mark.parametrize("said", [each for each in TOLD_AS_FACT if "{P1}" not in each and ": " not in each])
def test_where_a_court_convicted_it_may_be_said(said: str) -> None:
    assert tried(Try("WS-42", said, case=own(said))) == ()


def test_the_recorded_words_of_the_subject_are_the_subjects() -> None:
    start, end = (
        CLOSED.index("        withheld:\n          value: I was with"),
        CLOSED.index("      from:", CLOSED.index("value: I was")),
    )
    case = ((f"words:\n{CLOSED[start:end]}", "words: He stabbed me. I stabbed him.\n"),)
    assert tried(Try("WS-42", "own words", case=case, base=CLOSED)) == ()


FIELDS = (
    ("allegation: robbery", "allegation: assaulted a man and stole his telephone", False),
    ("what: Person A withdrew the complaint", "what: The robber's friend was seen", True),
    ("found: the crime report that I exhibit", "found: that he robbed a man", True),
    ("found: the crime report that I exhibit", "found: a report that he robbed a man", False),
)


@pytest.mark.parametrize(("old", "new", "hit"), FIELDS)
def test_what_the_case_supplies_is_held_to_it_too(old: str, new: str, *, hit: bool) -> None:
    assert bool(tried(Try("WS-42", new, case=((old, new),), base=CLOSED))) is hit


@pytest.mark.parametrize(
    "piece", ["he robbed her ", "said ", "the thief ", "said that ", "“", "the a ", "was ", "if he stole, "]
)
def test_the_longest_paragraph_is_read_in_seconds(piece: str) -> None:
    text, begun = (piece * 20_000)[:20_000], process_time()
    list(asserted(text))
    assert process_time() - begun < 30  # what is read again and again takes minutes, on any machine
