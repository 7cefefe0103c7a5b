"""Rules of how things are known: chains, opinion, and what only a note says; what trips each and what nearly does."""

# ruff: noqa: E501 - one row, one line where it can be

from dataclasses import replace

import pytest

from docgen.checks.rule import Reads
from docgen.document import Document, Paragraph, Role, ValueSpan
from docgen.findings import Mender, Severity
from tests.checks.readings import CLOSED, RULES, Changes, Try, besides, of_it, own, reading_of, said, tried, without

I1 = "incidents.0"
LAST, OF_IT = "statements.0.paragraphs.3", "statements.0.paragraphs.2"
RELEVANT = "    relevance: Recent, and recorded by the force that makes the referral.\n"
LINK = "{links: [{by: '{P1}', to: the police, said: 2023-05-06, recorded: 2023-05-07, first_hand: yes}], not_called: not recorded}"
CHAIN = (RELEVANT, f"{RELEVANT}    chain: {LINK}\n")
NO_CHAIN = (RELEVANT, f"{RELEVANT}    chain: not applicable\n")
BACKWARDS = (RELEVANT, f"{RELEVANT}    chain: {LINK.replace('recorded: 2023-05-07', 'recorded: 2023-05-05')}\n")
EFFECT = "extent: avoids the street, from: [S1 p3]}"
NOTED = (EFFECT, "extent: avoids the street after dark, from: [case-owner]}")
RECORDED = (EFFECT, "extent: avoids the street after dark, from: [S1 p3]}")
ELSEWHERE = (EFFECT, "extent: avoids the street after dark, from: [S2 p1]}")
OF_EFFECT = (EFFECT, f"extent: avoids the street, chain: {LINK}, from: [S1 p3]}}")
OF_WITHDRAWAL = ("2023.\n          from: [S1 p3]", f"2023.\n          chain: {LINK}\n          from: [S1 p3]")
TO_COME = (
    RELEVANT,
    f"{RELEVANT}    chain: {LINK.replace('2023-05-06', '2030-05-06').replace('2023-05-07', '2030-05-07')}\n",
)
ACCOUNT = ("      words: I had no money\n      from: [M1]", "      words: I had no money\n      from: [case-owner]")
STEP = (
    "kind: arrested, date: 2025-02-02, by: M1, from: [M1]",
    "kind: arrested, date: 2025-02-02, by: M1, from: [case-owner]",
)
PLACE = ("time_and_place: {from: [M1]}", "time_and_place: {from: [case-owner]}")
DATED_BEFORE = ("    number: 1\n    date: 2025-04-25", "    number: 1\n    date: 2025-01-25")
SEARCH = (
    "in this statement and no other record\n        from: [M1]\n      - id: Q2",
    "in this statement and no other record\n        from: [case-owner]\n      - id: Q2",
)
INTEREST = (
    "appeal: not applicable\n",
    "appeal: not applicable\nreferral: {date: 2024-02-01, accepted: not recorded, interest: {active: yes, what: weekly tasking of patrols, from: [case-owner]}}\n",
)
OPINION = ("kind: own knowledge\n        text: I do not know", "kind: opinion\n        text: I do not know")
ADMITTED = ("stance: denied", "stance: admitted")


def with_the_effect(document: Document) -> Document:
    """Print the effect of an incident from the case, as a format would."""
    span = ValueSpan("avoids it", "incidents.I1.impact.X1.extent", "avoids it", "text")
    again = Paragraph("b000000000000", "effect", Role.PLAIN, None, (span,))
    return replace(document, blocks=(*document.blocks, again))


SUBJECT = "  from: [S1 p1, S4 p1]\n"
TRIES = (
    Try("WS-35", "a chain that is said not to apply", (f"{I1}.chain",), (NO_CHAIN,), CLOSED),
    Try("WS-35", "written down before it was said", (f"{I1}.chain.links.0.recorded",), (BACKWARDS,), CLOSED),
    Try("WS-35", "the subject's own admission", case=(NO_CHAIN, ADMITTED), base=CLOSED),
    Try("WS-35", "a chain", case=(CHAIN,), base=CLOSED),
    Try("WS-36", "an opinion among facts", (f"{LAST}.text",), besides("In my opinion he was there."), CLOSED),
    Try("WS-36", "what is thought", (f"{LAST}.text",), besides("I strongly suspect that he was there."), CLOSED),
    Try("WS-36", "an opinion that is not called one", (f"{LAST}.text",), (OPINION,), CLOSED),
    Try("WS-36", "an opinion within an incident", (f"{OF_IT}.about",), base=CLOSED,
        case=(("kind: record\n        text: The crime report records that {P1}", "kind: opinion\n        text: It is my view that the crime report records that {P1}"),)),
    Try("WS-36", "an opinion that is called one", case=(OPINION, *besides("In my opinion he was there.")), base=CLOSED),
    Try("WS-36", "what is not suggested", case=besides("I do not say that it is likely."), base=CLOSED),
    Try("WS-126", "an effect that only a note gives", (f"{I1}.impact.0.from",), (NOTED, *of_it("She avoids the street after dark.")), CLOSED),
    Try("WS-126", "an effect that is printed from the case", (f"{I1}.impact.0.from",), (NOTED,), CLOSED, with_the_effect),
    Try("WS-126", "an account that only a note gives", (f"{I1}.account.from",), (ACCOUNT, *own("He said: I had no money."))),
    Try("WS-126", "the interest of the police", ("referral.interest.from",), (INTEREST, *besides("There is weekly tasking of patrols.")), CLOSED),
    Try("WS-126", "a note of which nothing is said", case=(NOTED, INTEREST), base=CLOSED),
    Try("WS-126", "an effect that a paper gives", case=(RECORDED, *of_it("She avoids the street after dark.")), base=CLOSED),
    Try("WS-188", "a subject whom only a note tells of", ("subject.from",), ((SUBJECT, "  from: [case-owner]\n"),)),
    Try("WS-188", "an effect that only a note gives", (f"{I1}.impact.0.from",), (NOTED, INTEREST), CLOSED),
    Try("WS-188", "an effect that the maker tells of", case=(NOTED, *of_it("She avoids the street after dark.")), base=CLOSED),
    Try("WS-188", "an effect that a paper gives too", case=((NOTED[0], NOTED[1].replace("[case", "[S1 p3, case")),), base=CLOSED),
    Try("WS-188", "an effect from a paper that is not exhibited", (f"{I1}.impact.0.from",), (ELSEWHERE,), CLOSED),
    Try("WS-188", "an effect from such a paper that the maker knows of", case=((EFFECT, ELSEWHERE[1].replace("[S2", "[M1, S2")),), base=CLOSED),
    Try("WS-188", "an effect from such a paper that the maker tells of", case=(ELSEWHERE, *of_it("She avoids the street after dark.")), base=CLOSED),
    Try("WS-188", "an effect from an exhibit", case=(RECORDED,), base=CLOSED),
    Try("WS-188", "a step that only a note gives", (f"{I1}.steps.0.from",), (STEP,)),
    Try("WS-188", "a step from the maker"),
    Try("WS-188", "a time and a place that only a note gives", (f"{I1}.time_and_place.from",), (PLACE,)),
    Try("WS-188", "a time and a place that the maker knows too", case=((PLACE[0], PLACE[1].replace("case", "M1, case")),)),
    Try("WS-188", "an account, of which another rule tells", case=(ACCOUNT,)),
    Try("WS-188", "a search that is printed, of which another rule tells", case=(SEARCH,)),
    Try("WS-126", "a search that only a note gives", ("statements.0.searches.0.from",), (SEARCH,)),
    Try("WS-132", "a chain left out", (f"{I1}.chain",), (CHAIN,), CLOSED, without("chain")),
    Try("WS-132", "that none is recorded left out", (f"{I1}.chain",), (), CLOSED, without("chain-not-recorded")),
    Try("WS-132", "the chain of an effect left out", (f"{I1}.impact.0.chain",), (OF_EFFECT,), CLOSED, without("effect")),
    Try("WS-132", "the chain of what helps left out", (f"{I1}.undermining.items.0.chain",), (OF_WITHDRAWAL,), CLOSED, without("item-chain")),
    Try("WS-132", "all of them told", case=(CHAIN, OF_EFFECT, OF_WITHDRAWAL), base=CLOSED),
    Try("WS-132", "none recorded of what a court decided"),
    Try("WS-132", "what is said later only", case=(TO_COME,), base=CLOSED),
    Try("WS-132", "that none is recorded, in other words", base=CLOSED, document=said("Who first told", "By whom and when it was told to", "chain-not-recorded")),
)  # fmt: skip


@pytest.mark.parametrize("row", TRIES, ids=str)
def test_a_rule_of_knowledge_hits_just_where_it_should(row: Try) -> None:
    assert tried(row) == row.hits


@pytest.mark.parametrize(
    ("case", "severity"),
    [((PLACE,), Severity.ERROR), ((PLACE, DATED_BEFORE), Severity.NOTE)],
    ids=["an incident that is set out", "an incident after the statement"],
)
def test_a_time_and_a_place_that_only_a_note_gives_are_for_the_maker_and_keep_a_final_from_being_made(
    case: Changes, severity: Severity
) -> None:
    (hit,) = RULES["WS-188"].check(reading_of(Try("WS-188", "", case=case))[Reads.TEXT])
    assert (hit.mender, hit.severity or RULES["WS-188"].severity) == (Mender.MAKER, severity)
