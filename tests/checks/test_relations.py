"""How a child, or somebody with anonymity for life, is related to others: where the rule hits, and near misses."""

import pytest

from tests.checks.readings import CLOSED, Changes, Try, besides, numbered, tried

ELSE = (numbered("do-not-know"),)
DECISION = "    relationship: {by: Head of Legal, date: 2024-02-01, reason: why it matters, from: [S1]}\n"
DECIDED: Changes = (
    (
        "    contact: 07700 900143\n",
        "    contact: 07700 900143\n" + DECISION,
    ),
)
SAID = "{P1} is his sister."
TRIES = [
    Try("WS-182", "nothing of the kind", base=CLOSED),
    *(
        Try("WS-182", said, ELSE, besides(said), CLOSED)
        for said in (
            SAID,
            "I was told that {P2} is the daughter of {P1}.",
            "She came with her mother, {P1}.",
            "{P1} and the subject are related to each other.",
            "{P2} lives with his former wife.",
            "{P1}'s eldest son rang me.",
        )
    ),
    *(
        Try("WS-182", said, (), besides(said), CLOSED)
        for said in (
            "{P1} lives in Saltmarsh.",
            "His sister rang me. I then spoke to {P1}.",
            "{P1} told a partner agency.",
            "A child protection officer spoke to {P2}.",
            "My colleague spoke to {P2}.",
        )
    ),
    Try("WS-182", "told by recorded decision", (), (*besides(SAID), *DECIDED), CLOSED),
]


@pytest.mark.parametrize("row", TRIES, ids=str)
def test_a_relationship_of_somebody_protected_is_found_unless_it_was_decided_to_tell_it(row: Try) -> None:
    assert tried(row) == row.hits
