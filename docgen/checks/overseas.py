"""Convictions by courts abroad: where they are known from, in which language, and whether they are the subject's."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

from collections.abc import Iterator

from docgen.case.absence import is_recorded
from docgen.case.case import Case
from docgen.case.overseas import OverseasConviction
from docgen.case.references import parse_source
from docgen.checks.rule import DataReading, Hit, Loc, Reads, rule
from docgen.findings import Mender, Severity

__all__ = ["a_conviction_abroad_is_shown_translated_and_confirmed"]

ENGLISH = "english"


def _convictions_of(data: DataReading) -> Iterator[tuple[Loc, OverseasConviction]]:
    for at, conviction in enumerate(data.case.overseas):
        if conviction.id in data.statement.overseas:
            yield ("overseas", at), conviction


@rule(
    "WS-49",
    source="Nexus High Harm guidance (2017): overseas convictions; Procedure Rules 2014 r.12(5)(b)",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Whether the judgment is final, and fair; whether the translation is right.",
)
def a_conviction_abroad_is_shown_translated_and_confirmed(reading: DataReading) -> Iterator[Hit]:
    """A conviction abroad has a paper, the judgment, its translation, and fingerprints that confirm whose it is."""
    for loc, conviction in _convictions_of(reading):
        if not any(parse_source(source)[0].startswith("S") for source in conviction.sources):
            yield Hit((*loc, "from"), "names no paper.", "Obtain the notification or the judgment.")
        if conviction.fingerprints is not True:
            step = "Ask for confirmation by fingerprints; until then the statement says that there is none."
            yield Hit((*loc, "fingerprints"), "do not confirm that it was the subject.", step)
        if not is_recorded(conviction.original):
            yield Hit((*loc, "original"), "is not here: what the court decided is not shown.", "Obtain the judgment.")
        elif not is_recorded(conviction.translation) and _is_foreign(str(conviction.original), reading.case):
            yield Hit((*loc, "translation"), "of the judgment is not here.", "Have it translated and certified.")


def _is_foreign(paper: str, case: Case) -> bool:
    return any(each.id == paper and each.language.casefold() != ENGLISH for each in case.papers)
