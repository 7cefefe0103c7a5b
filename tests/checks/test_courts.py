"""A court abroad among the decisions of this country's courts is asked about."""

import pytest

from tests.checks.readings import CLOSED, Try, outcome, tried

HERE = (
    "Saltmarsh Magistrates' Court", "Saltmarsh Magistrates’ Court", "Saltmarsh Magistrates Court",
    "Crown Court at Saltmarsh",
    "Saltmarsh Crown Court", "Central Criminal Court", "Saltmarsh Youth Court", "Saltmarsh Sheriff Court",
    "High Court of Justiciary",
    "Saltmarsh Justice of the Peace Court", "Crown Court sitting at Belfast", "Court of Appeal (Criminal Division)",
    "Court of Appeal in Northern Ireland", "Court Martial at Saltmarsh", "Saltmarsh and Holland Magistrates' Court",
    "Saltmarsh MC",
    "High Court of Justice", "Supreme Court of the United Kingdom", "Juvenile Court at Jerseyfield",
)  # fmt: skip
ABROAD = (
    "Amtsgericht Wadi", "Tribunal de Grande Instance", "Court of First Instance of Wadi Nasimat",
    "District Court of Wadi",
    "Circuit Criminal Court", "Royal Court of Jersey", "Magistrate's Court of Guernsey", "Magistrates' Court, Kenya",
    "High Court of Wadi", "Supreme Court of Wadi", "Court of Appeal of Wadi",
    "Court of General Gaol Delivery, Isle of Man",
    "Crown Court of Jamaica", "Sąd Rejonowy", "a court in Wadi", "District Court, Ireland",
)  # fmt: skip
COURT = "court: Saltmarsh Magistrates' Court"
ACQUITTED = outcome("result: acquitted\ndate: 2023-06-28\ncourt: Cour d'assises\nverdict: not guilty")
AT = ("incidents.0.outcome.court",)
TRIES = (
    Try("WS-153", "a court abroad", AT, ((COURT, "court: Amtsgericht Wadi"),)),
    Try("WS-153", "a court of this country"),
    Try("WS-153", "a court abroad that acquitted", AT, ACQUITTED, CLOSED),
    Try("WS-153", "an ending without a court", base=CLOSED),
)  # fmt: skip


@pytest.mark.parametrize("court", HERE)
def test_a_court_of_this_country_is_let_stand(court: str) -> None:
    assert tried(Try("WS-153", court, case=((COURT, f"court: {court}"),))) == ()


@pytest.mark.parametrize("court", ABROAD)
def test_a_court_that_is_named_otherwise_is_asked_about(court: str) -> None:
    assert tried(Try("WS-153", court, case=((COURT, f"court: {court}"),))) == AT
