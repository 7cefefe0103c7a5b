"""Words that call somebody convicted are found; what was alleged, sought and not found, or denied is let stand."""

import pytest

from docgen.checks.convicting import CONVICTION, HINTS, convicting
from docgen.checks.wording import found, found_by_hint
from tests.checks.readings import CLOSED, Try, besides, numbered, outcome, tried

CALLED = (
    "I searched for convictions and found three.",
    "I searched for any convictions and found that he had three.",
    "I asked about his convictions.",
    "I asked for convictions and was shown a list.",
    "The offence for which he was known was another.",
    "He is one of many offenders.",
    "The management of the offender was slow.",
    "He was arrested for his offences.",
    "He was arrested for the robbery that he committed.",
    "He was arrested for a theft and the offence was his.",
    "He was arrested. The offence was his.",
    "He was arrested and convicted.",
    "He was convicted. Nothing was returned.",
    "The offence was his.",
    "He carries offences of theft with him.",
)
LET_STAND = (
    "I was there, arresting him for the offence of robbery.",
    "He was arrested for offences of theft.",
    "He was charged with two offences of theft.",
    "He was interviewed about the offence.",
    "He was acquitted of the offence.",
    "The offence for which he was arrested was recorded.",
    "The officer investigating the offence was away.",
    "Police searched for convictions and found none.",
    "I searched the computer for previous convictions and found none.",
    "I looked for convictions and there were none.",
    "I searched for convictions.",
    "Convictions, none.",
    "I work in the management of offenders.",
    "I work in an offender management unit.",
    "No convictions are recorded.",
)


@pytest.mark.parametrize(("said", "found"), [*((s, True) for s in CALLED), *((s, False) for s in LET_STAND)])
def test_somebody_is_called_convicted_or_not(said: str, *, found: bool) -> None:
    assert bool(list(convicting(said))) is found
    assert tried(Try("WS-42", said, case=besides(said), base=CLOSED)) == ((numbered("do-not-know"),) if found else ())


def test_a_hint_hides_nothing_that_a_pattern_finds() -> None:
    assert set(HINTS) == set(CONVICTION)
    for text in (*CALLED, *LET_STAND, "He reoffended; the culprit, a criminal with antecedents, was sentenced."):
        wordings = {(name, match.span()) for name, match in found(CONVICTION, text)}
        assert {(name, match.span()) for name, match in found_by_hint(CONVICTION, HINTS, text)} == wordings


BOTH = (("incidents: [I1]", "incidents: [I1, I2]"),)
CONVICTED = outcome(
    "result: convicted\ndate: 2023-06-28\ncourt: Saltmarsh Crown Court\noffence: robbery\nstatute: section 8(1)\n"
    "plea: not guilty\nsentence: [{id: V1, kind: imprisonment, amount: not applicable, length: 2 years, from: [S1]}]"
)
OF_THE_OTHER = (
    "He committed incident 2.",
    "Incident two is his offence.",
    "Incidents 1 and 2 are his offences.",
    "He committed the second of these incidents.",
    "The last incident was his offence.",
    "The offence of the fifth of January 2024 was his.",
    "The offence of 5th January was his.",
    "The offence of 05/01/2024 was his.",
    "He stole it on January the fifth.",
    "He is not innocent of incident 2.",
    "He was convicted of incident 1, and incident 2 is his offence as well.",
)
OF_THE_CONVICTED = (
    "He committed incident 1.",
    "The first incident was his offence.",
    "He committed the crime on the sixth of May 2023.",
    "He was convicted of incident 1 and not of incident 2.",
    "He was convicted of the robbery, but incident 2 ended otherwise.",
    "There were two incidents. He was convicted.",
    "It is alleged that he committed incident 2.",
    "The officer's first incident that day was another man's offence.",
)


@pytest.mark.parametrize("said", OF_THE_OTHER)
def test_a_crime_is_found_of_an_incident_by_number_or_day_where_another_was_convicted(said: str) -> None:
    row = Try("WS-42", said, case=(*BOTH, *CONVICTED, *besides(said)), base=CLOSED)
    assert set(tried(row)) == {"paragraph 21"}


@pytest.mark.parametrize("said", OF_THE_CONVICTED)
def test_what_was_convicted_may_be_called_so_beside_what_was_not(said: str) -> None:
    assert tried(Try("WS-42", said, case=(*BOTH, *CONVICTED, *besides(said)), base=CLOSED)) == ()
