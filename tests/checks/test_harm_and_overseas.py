"""Rules of what a statement leaves to others, of the records as a whole, and of convictions abroad."""

# ruff: noqa: E501 - one row, one line where it can be

import pytest

from tests.checks.readings import CLOSED, OPEN, Changes, Try, besides, numbered, own, tried

P8, P15 = (numbered("incident-words", OPEN),), (numbered("do-not-know"),)
P14 = (f"paragraph {int(P15[0].split()[1]) - 1}",)
"""What is relied on has no paragraph that says what else it is there for."""
ABROAD = """overseas:
  - id: F1
    date: 2017-05-10
    country: Brazil
    court: the court of Porto Velho do Sul
    offence: theft
    law: not recorded
    sentence: a fine
    in_absence: no
    fingerprints: yes
    linked_by: fingerprints
    name_given: not recorded
    original: S4
    translation: not applicable
    equivalent: not applicable
    account: not recorded
    undermining: {none_found: {by: M1, date: 2025-04-24, searched: [the Police National Computer (PNC)]}}
    reliance: context
    relevance: set out in the decision
    from: [S4 p1]

exhibits:
  - mark: LH/1"""
TOLD = OPEN.replace("exhibits:\n  - mark: LH/1", ABROAD).replace(
    "    incidents: [I1]\n    exhibits", "    incidents: [I1]\n    overseas: [F1]\n    exhibits"
)
PORTUGUESE = (
    "    title: certificate of conviction\n",
    "    title: certificate of conviction\n    language: Portuguese\n",
)
F1 = "overseas.0"
OF_THE_WHOLE = ("        about: incident\n        incident: I1\n", "        about: the records as a whole\n")
W3 = ("statements.0.paragraphs.2.text",)


def whole(sentence: str) -> Changes:
    """Let the maker of the open case say something of the records as a whole."""
    return (OF_THE_WHOLE, *own(sentence))


LONG_AGO = (("date: 2023-05-06\n    time", "date: 2023-03-05\n    time"), ("reliance: context", "reliance: relied on"))
LATELY = (("date: 2023-05-06\n    time", "date: 2023-03-06\n    time"), ("reliance: context", "reliance: relied on"))
TRIES = (
    Try("WS-49", "not confirmed", (f"{F1}.fingerprints",), (("fingerprints: yes", "fingerprints: no"),), TOLD),
    Try("WS-49", "nobody knows", (f"{F1}.fingerprints",), (("fingerprints: yes", "fingerprints: not recorded"),), TOLD),
    Try("WS-49", "no paper", (f"{F1}.from",), (("set out in the decision\n    from: [S4 p1]", "set out in the decision\n    from: [M1]"),), TOLD),
    Try("WS-49", "no judgment", (f"{F1}.original",), (("original: S4", "original: not recorded"),), TOLD),
    Try("WS-49", "a judgment in another language", (f"{F1}.translation",), (PORTUGUESE,), TOLD),
    Try("WS-49", "a judgment in English, confirmed", base=TOLD),
    Try("WS-49", "one that the statement does not set out", case=(("overseas: [F1]", "overseas: []"), ("fingerprints: yes", "fingerprints: no")), base=TOLD),
    Try("WS-54", "an adverse impact", P8, own("It had a significant adverse impact on the shop.")),
    Try("WS-54", "a harm to society", P8, own("He is a harm to society.")),
    Try("WS-54", "an offence of that name", case=own("It was not an inquiry into grievous bodily harm.")),
    Try("WS-54", "what was lost", case=own("The shop lost two jackets for a day.")),
    Try("WS-54", "no harm", case=own("There was no lasting harm.")),
    Try("WS-55", "something that goes on, of long ago", P14, (*LONG_AGO, *besides("He remains involved in robbery.")), CLOSED),
    Try("WS-55", "nothing relied on", P15, besides("It is an ongoing threat."), CLOSED),
    Try("WS-55", "something of the last year", case=(*LATELY, *besides("He remains involved in robbery.")), base=CLOSED),
    Try("WS-55", "the current system", case=besides("The current system is not the old one."), base=CLOSED),
    Try("WS-55", "it is not said to go on", case=besides("I do not say that he is still involved."), base=CLOSED),
    Try("WS-56", "five in three", P8, own("He has 5 or more convictions in the last 3 years.")),
    Try("WS-56", "a guide by name", P8, own("He meets five in three.")),
    Try("WS-56", "dated counts", case=own("He has 1 conviction, of 27 February 2025; imprisonment for 3 years was not imposed.")),
    Try("WS-57", "a day of something else", W3, whole("It was so on 3 May 2019 too.")),
    Try("WS-57", "a reference of something else", W3, whole("So it was in SC24/000111.")),
    Try("WS-57", "the days of what is set out", case=whole("He was convicted on 27 February 2025 of what happened on 2 February 2025.")),
    Try("WS-57", "another day, of one incident", case=own("It was so on 3 May 2019 too.")),
)  # fmt: skip


@pytest.mark.parametrize("row", TRIES, ids=str)
def test_a_rule_of_harm_or_of_convictions_abroad_hits_just_where_it_should(row: Try) -> None:
    assert tried(row) == row.hits
