"""An incident's days: what cannot have come in that order, and what only looks odd."""

import pytest

from docgen.checks.rule import Reads
from docgen.findings import Severity
from tests.checks.readings import CLOSED, RULES, Changes, Try, outcome, reading_of, tried
from tests.checks.test_facts import CAUTIONED, PENDING

STEPS = (
    "      - {id: T1a, kind: reported, date: 2023-05-06, by: not applicable, from: [S1 p1]}\n"
    "      - {id: T1b, kind: arrested, date: 2023-05-06, by: not recorded, from: [S1 p2]}\n"
)
I1 = "incidents.0"


def steps(*told: str) -> Changes:
    """Let the incident of the closed case have these steps: kinds, each with the day of May 2023 or a whole day."""
    lines = ""
    for at, each in enumerate(told):
        kind, _, day = each.rpartition(" ")
        day = day if "-" in day else f"2023-05-{int(day):02}"
        lines += f"      - {{id: T1{'abcdefgh'[at]}, kind: {kind}, date: {day}, by: not recorded, from: [S1 p1]}}\n"
    return ((STEPS, lines),)


ACQUITTED = outcome("result: acquitted\ndate: 2023-06-28\ncourt: Saltmarsh Crown Court\nverdict: not guilty")
DROPPED = outcome("result: discontinued\ndate: 2023-06-28\nreason: not recorded")
AT = tuple(f"{I1}.steps.{at}.kind" for at in range(4))
DAY = tuple(f"{I1}.steps.{at}.date" for at in range(4))
IMPOSSIBLE = (
    Try("WS-154", "bailed before the arrest of that day", (AT[0],), steps("bailed 6", "arrested 6"), CLOSED),
    Try("WS-154", "tried before the charge of that day", (AT[0],), (*steps("tried 6",
        "charged 6"), *ACQUITTED), CLOSED),
    Try("WS-154", "withdrawn before the report of that day", (AT[0],), steps("complaint withdrawn 6",
        "reported 6"), CLOSED),
    Try("WS-154", "charged after the acquittal", (DAY[0],), (*steps("charged 2023-06-29"), *ACQUITTED), CLOSED),
    Try("WS-154", "tried after the acquittal", (DAY[1],), (*steps("charged 7",
        "tried 2023-06-29"), *ACQUITTED), CLOSED),
    Try("WS-154", "pleaded after the conviction", (DAY[3],), (("kind: sentenced",
        "kind: pleaded"), ("result: convicted\n      date: 2025-02-27", "result: convicted\n      date: 2025-02-26"))),
    Try("WS-154", "a certificate from before the conviction",
        ("papers.3.date",), (("    date: 2025-03-10\n    from_party: court",
        "    date: 2025-02-26\n    from_party: court"),)),
)  # fmt: skip
ODD = (
    Try("WS-154", "bailed on a day before the arrest", (AT[0],), steps("bailed 6", "arrested 7"), CLOSED),
    Try("WS-154", "sentenced on a day before the plea", (AT[2],), (("kind: interviewed",
        "kind: sentenced"), ("T1d, kind: sentenced", "T1d, kind: pleaded"))),
    Try("WS-154", "cautioned after the charge was dropped", (DAY[1],), (*steps("charged 7",
        "cautioned 2023-06-29"), *DROPPED), CLOSED),
    Try("WS-154", "arrested after no further action", (DAY[0],), steps("arrested 2023-07-01"), CLOSED),
    Try("WS-154", "cautioned on another day", (f"{I1}.outcome.date",), (*steps("cautioned 7"), *CAUTIONED), CLOSED),
    Try("WS-154", "charged on another day",
        (f"{I1}.outcome.date",), (*steps("charged 7"), *outcome(PENDING + "2024-03-01")), CLOSED),
    Try("WS-154", "a plea before the charge", (f"{I1}.outcome.plea_date",),
        outcome(PENDING.replace("plea: not recorded",
        "plea: not guilty\nplea_date: 2023-06-27") + "2024-03-01"), CLOSED),
)  # fmt: skip
IN_ORDER = (
    Try("WS-154", "the conviction as it is"),
    Try("WS-154", "charged before the arrest", case=(*steps("charged 6", "arrested 7"), *ACQUITTED), base=CLOSED),
    Try("WS-154", "interviewed before the arrest", case=steps("interviewed 6", "arrested 7"), base=CLOSED),
    Try("WS-154", "bailed where no arrest is recorded", case=steps("bailed 6"), base=CLOSED),
    Try("WS-154", "bailed again, and charged", case=(*steps("arrested 6", "bailed 6", "bailed 20",
        "charged 21"), *ACQUITTED), base=CLOSED),
    Try("WS-154", "tried on the day of the verdict", case=(*steps("charged 7",
        "tried 2023-06-28"), *ACQUITTED), base=CLOSED),
    Try("WS-154", "withdrawn after no further action", case=steps("reported 6",
        "complaint withdrawn 2023-07-01"), base=CLOSED),
    Try("WS-154", "cautioned on the day", case=(*steps("cautioned 2023-06-28"), *CAUTIONED), base=CLOSED),
    Try("WS-154", "charged on the day",
        case=(*steps("charged 2023-06-28"), *outcome(PENDING + "2024-03-01")), base=CLOSED),
    Try("WS-154", "sentenced later", case=(("result: convicted\n      date: 2025-02-27",
        "result: convicted\n      date: 2025-02-26"),)),
)  # fmt: skip
TRIES = (*IMPOSSIBLE, *ODD, *IN_ORDER)


@pytest.mark.parametrize("row", TRIES, ids=str)
def test_days_out_of_order_are_found_just_where_they_are(row: Try) -> None:
    assert tried(row) == row.hits


@pytest.mark.parametrize("row", [*IMPOSSIBLE, *ODD], ids=str)
def test_what_cannot_be_stops_and_what_is_odd_is_asked_about(row: Try) -> None:
    due = None if row in IMPOSSIBLE else Severity.WARNING
    assert {hit.severity for hit in RULES["WS-154"].check(reading_of(row)[Reads.DATA])} == {due}
