"""Courts of the United Kingdom, told from those abroad by how they are named."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

import re
from collections.abc import Iterator

from docgen.case.outcomes import Acquitted, Convicted, Quashed, UnfitToPlead
from docgen.checks.rule import DataReading, Hit, Reads, rule
from docgen.checks.seen import incidents_of
from docgen.findings import Mender, Severity

__all__ = ["the_court_that_decided_is_one_of_this_country"]

HERE = re.compile(
    r"\b(?:magistrates?['’]?s?['’]? courts?|crown courts?|youth courts?|juvenile courts?|county courts?|justices|"
    r"sheriff(?: and jury| appeal)? courts?|justice of the peace courts?|central criminal court|old bailey|"
    r"(?:petty|quarter|crown|general|inner london|middlesex) sessions|assizes|courts?[- ]martial|"
    r"service civilian court|"
    r"summary appeal court|high court of justiciary|high court(?! of (?!justice))|court of (?:criminal )?appeal"
    r"(?! (?:of|at|in|for) (?!england|northern ireland))|supreme court(?! (?:of|at|in|for) (?!the united kingdom|"
    r"judicature))|"
    r"house of lords|divisional court|llys y goron|llys ynadon)(?!\w)|\b(?:MC|CC|YC|CCC|JPC)$",
    re.IGNORECASE,
)
"""Courts that try, or hear appeals from trials, in England and Wales, Scotland, Northern Ireland and the services."""
DISTRICT = re.compile(r"\bdistrict court\b", re.IGNORECASE)
DECIDED = Convicted | Acquitted | Quashed | UnfitToPlead
LAST_DISTRICT = 2010
"""Scotland's district courts gave way to justice of the peace courts by then; other district courts are abroad."""
ABROAD = re.compile(
    r"\b(?:(?<!northern )ireland|jersey|guernsey|alderney|sark|isle of man|gibraltar|malta|cyprus|akrotiri|dhekelia|"
    r"nigeria|lagos|ghana|kenya|uganda|tanzania|zambia|zimbabwe|malawi|botswana|lesotho|eswatini|swaziland|namibia|"
    r"south africa|sierra leone|gambia|liberia|cameroon|mauritius|seychelles|rwanda|india|pakistan|bangladesh|"
    r"sri lanka|"
    r"nepal|malaysia|singapore|hong kong|brunei|australia|new south wales|queensland|tasmania|new zealand|fiji|"
    r"papua new guinea|samoa|tonga|vanuatu|canada|ontario|alberta|jamaica|trinidad|tobago|barbados|bahamas|bermuda|"
    r"guyana|"
    r"belize|grenada|st\.? lucia|antigua|dominica|st\.? kitts|st\.? vincent|cayman|turks and caicos|virgin islands|"
    r"anguilla|montserrat|falkland islands|st\.? helena|united states|u\.?s\.?a|israel|greece|france|spain|portugal|"
    r"italy|"
    r"germany|netherlands|belgium|poland|romania|albania|turkey|brazil)\b",
    re.IGNORECASE,
)
"""Countries, and dependencies with laws of their own, that name courts as this country does or are named with one."""


@rule(
    "WS-153",
    source="Nexus High Harm guidance (2017): overseas convictions stand apart; design",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="A court abroad that is named like one of this country, and its country not with it; whether the court "
    "exists.",
)
def the_court_that_decided_is_one_of_this_country(reading: DataReading) -> Iterator[Hit]:
    """A court that decided how an incident ended is named like a court of the United Kingdom."""
    for loc, incident in incidents_of(reading):
        outcome = incident.outcome
        if isinstance(outcome, DECIDED) and not _is_here(outcome.court, outcome.date.year):
            step = "Compare it with the certificate; what a court abroad decided belongs under overseas."
            yield Hit((*loc, "outcome", "court"), "is not named like a court of the United Kingdom.", step)


def _is_here(court: str, year: int) -> bool:
    named = HERE.search(court) or (year <= LAST_DISTRICT and DISTRICT.search(court))
    return bool(named) and not ABROAD.search(court)
