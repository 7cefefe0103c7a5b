"""What an incident says of how it ended, or is to end, cannot contradict itself; the near misses are let be."""

import pytest

from docgen.case import load_case
from docgen.errors import InputError
from tests.checks.readings import CLOSED, OPEN, Changes, Try, outcome, tried
from tests.golden.test_facts_held import AS_VICTIM, FINE, SENTENCED, UNSENTENCED
from tests.golden.test_pleas import PENDING, with_plea
from tests.made.cases import edited

CHARGED = "date: 2023-06-28\ncourt: Saltmarsh Crown Court\n"
TWO_DAYS = ("date: 2023-05-06\n    time", "date: 2023-05-06\n    last_date: {}\n    time")
HEARING = "Saltmarsh Crown Court, 3 June 2030"
TO_COME = "length: adjourned to 3 June 2030"
VICTIM = ("    role: arrested\n", "    role: victim\n")
WITHHELD = "{withheld: {value: 2023-07-03, route: pii_claimed, authority: DO, date: 2024-03-01}}"


def pending(*changes: tuple[str, str]) -> Changes:
    """Let the incident of the closed case be a charge that is not tried yet."""
    return outcome(edited(("PLEA", "not guilty"), *changes, text=PENDING))


def victim(lines: str) -> Changes:
    return (VICTIM, *outcome(lines))


def ended(day: str) -> Changes:
    return ((TWO_DAYS[0], TWO_DAYS[1].format(day)),)


def imposed(kind: str, length: str) -> Changes:
    return ((FINE, f'kind: {kind}, amount: not applicable, length: "{length}"'),)


KINDS_AGAIN = {
    "imprisonment": "imprisonment for 12 months",
    "suspended imprisonment": "Imprisonment, 1 year",
    "community order": "community order of 12 months",
    "penalty points": "points, 6",
}
CANNOT_BE: tuple[tuple[str, str, Changes, str, str], ...] = (
    # what is wrong, the case, the change, the field, what is said
    ("a plea before the incident", OPEN, with_plea("plea: guilty\nplea_date: 2025-02-01"),
     "outcome.plea_date", "is before the incident"),
    ("a plea before the incident, of a charge not tried", CLOSED, pending(("2023-07-03", "2023-05-05")),
     "outcome.plea_date", "is before the incident"),
    ("no plea entered, on a day", CLOSED, pending(("not guilty", "none entered")), "outcome.plea_date", "no plea"),
    ("no plea entered, on a day that is withheld", CLOSED,
     pending(("not guilty", "none entered"), ("2023-07-03", WITHHELD)), "outcome.plea_date", "no plea"),
    ("a plea that is not applicable, on a day", CLOSED, pending(("not guilty", "not applicable")),
     "outcome.plea_date", "no plea"),
    *((f"{plea}, in absence", OPEN, with_plea(f"plea: {plea}\nin_absence: yes"), "outcome.in_absence", "guilty")
      for plea in ("guilty", "changed to guilty", "guilty to a lesser offence")),
    ("a sum that is not imposed yet", OPEN,
     ((UNSENTENCED[0], UNSENTENCED[1].replace("amount: not applicable", "amount: £200")), SENTENCED),
     "outcome.sentence.V1a.amount", "not yet passed"),
    ("a step of sentence before any", OPEN, (UNSENTENCED,), "steps.T1d.kind", "not yet passed"),
    *((f"a length that says again: {kind}", OPEN, imposed(kind, length), "outcome.sentence.V1a.length", "again")
      for kind, length in KINDS_AGAIN.items()),
    ("an incident that goes on after its end", CLOSED, ended("2023-06-29"), "last_date", "had ended"),
    ("a victim who was cautioned", CLOSED,
     victim("result: cautioned\ndate: 2023-06-28\nkind: simple caution\noffence: x\nstatute: x"), "role", "suspected"),
    ("a victim with another disposal", CLOSED,
     victim("result: other disposal\ndate: 2023-06-28\nkind: community resolution"), "role", "suspected"),
    ("a victim who was acquitted", CLOSED, victim(f"result: acquitted\n{CHARGED}verdict: not guilty"), "role", "susp"),
    ("a victim who is charged", CLOSED, (VICTIM, *pending()), "role", "suspected"),
    ("a victim whose conviction was quashed", CLOSED,
     victim(f"result: quashed\n{CHARGED}convicted_on: 2023-06-01\nreason: not recorded"), "role", "suspected"),
    ("a victim who was convicted", OPEN, (("role: convicted", "role: victim"),), "role", "suspected"),
)  # fmt: skip
MAY_BE: tuple[tuple[str, str, Changes], ...] = (
    ("a plea on the day of the incident", OPEN, with_plea("plea: guilty\nplea_date: 2025-02-02")),
    ("no plea entered, without a day", CLOSED, pending(("not guilty", "none entered"), ("2023-07-03", "not recorded"))),
    ("a day of a plea that is not recorded", CLOSED, pending(("not guilty", "not recorded"))),
    ("guilty, in presence", OPEN, with_plea("plea: guilty\nin_absence: no")),
    ("not guilty, in absence", OPEN, with_plea("plea: not guilty\nin_absence: yes")),
    ("a sentence to come", OPEN, (UNSENTENCED, SENTENCED)),
    ("a length alone", OPEN, imposed("imprisonment", "12 months' imprisonment")),
    ("a length that says what is suspended", OPEN, imposed("suspended imprisonment", "suspended for 12 months")),
    ("a day that can have been after the end", CLOSED, ended("2023-06-29\n    date_in_words: in May or June 2023")),
    ("an incident that ended on its last day", CLOSED, ended("2023-06-28")),
    ("a victim, and no further action", CLOSED, (VICTIM,)),
    ("a victim, and a charge that was another's", CLOSED,
     victim("result: discontinued\ndate: 2023-06-28\nreason: not recorded")),
)  # fmt: skip


@pytest.mark.parametrize("row", CANNOT_BE, ids=lambda row: row[0])
def test_what_cannot_be_is_refused_at_its_field(row: tuple[str, str, Changes, str, str]) -> None:
    _, base, changes, field, said = row
    with pytest.raises(InputError) as refused:
        load_case(edited(*changes, text=base).encode(), "case.yaml")
    (fault,) = refused.value.faults
    assert (fault.place.field, said in fault.detail) == (f"incidents.I1.{field}", True)


@pytest.mark.parametrize("row", MAY_BE, ids=lambda row: row[0])
def test_what_may_be_is_not_refused(row: tuple[str, str, Changes]) -> None:
    assert load_case(edited(*row[2], text=row[1]).encode(), "case.yaml").incidents


LENGTH, NEXT, ARREST = "sentence.0.length", "next_hearing", "steps.1.kind"
FOUND: tuple[tuple[str, str, Changes, str], ...] = (
    ("adjourned to a day that is past", OPEN, ((UNSENTENCED[0], UNSENTENCED[1].replace("2030", "2024")), SENTENCED),
     f"outcome.{LENGTH}"),
    ("adjourned to a month that is past", OPEN,
     ((UNSENTENCED[0], UNSENTENCED[1].replace("3 June 2030", "March 2025")), SENTENCED), f"outcome.{LENGTH}"),
    ("adjourned to the statement's own day", OPEN,
     ((UNSENTENCED[0], UNSENTENCED[1].replace("3 June 2030", "25 April 2025")), SENTENCED), ""),
    ("adjourned again", OPEN,
     ((UNSENTENCED[0], UNSENTENCED[1].replace("to 3", "from 2 April 2025 to 3")), SENTENCED), ""),
    ("adjourned to no day", OPEN,
     ((UNSENTENCED[0], UNSENTENCED[1].replace(" to 3 June 2030", " for reports")), SENTENCED), ""),
    ("a hearing that is past", CLOSED, pending(("2030", "2023")), f"outcome.{NEXT}"),
    ("a hearing that is to come", CLOSED, pending(), ""),
    ("an arrest of a victim", CLOSED, (VICTIM,), ARREST),
    ("a victim, and a review", CLOSED, AS_VICTIM, ""),
)  # fmt: skip


@pytest.mark.parametrize("row", FOUND, ids=lambda row: row[0])
def test_what_is_past_or_taken_against_a_victim_is_found(row: tuple[str, str, Changes, str]) -> None:
    about, base, changes, field = row
    assert tried(Try("WS-40", about, case=changes, base=base)) == ((f"incidents.0.{field}",) if field else ())
