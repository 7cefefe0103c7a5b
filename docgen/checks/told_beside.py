"""What is told beside a fact: days in words, what gives a withheld plea away, and the word before a place."""

from collections.abc import Iterator
from datetime import date

from docgen.case.absence import NotApplicable, NotRecorded, Withheld, is_recorded
from docgen.case.incidents import Incident
from docgen.checks.claims import dates
from docgen.checks.rule import DataReading, Hit, Reads, rule
from docgen.checks.seen import incidents_of
from docgen.findings import Mender, Severity
from docgen.formats.openings import UNKNOWN_PLACE, whereabouts

__all__ = [
    "a_day_in_words_is_the_day_of_the_incident",
    "a_place_says_how_it_is_joined_on",
    "nothing_beside_a_withheld_plea_tells_it",
]

OF_A_PLEA = ("plea", "found_by", "basis", "in_absence")
"""What lets a reader reckon one from another: a jury sits after a plea of not guilty, a basis goes with guilty."""


@rule(
    "WS-158",
    source="design: nothing false gets in",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Days that are told by a season or a feast.",
    overrulable=False,
)
def a_day_in_words_is_the_day_of_the_incident(reading: DataReading) -> Iterator[Hit]:
    """Each day in words that is printed for an incident is one of the days on which it is dated."""
    for loc, incident in incidents_of(reading):
        words = getattr(incident, "date_in_words", None)
        if isinstance(words, str) and any(not _lies_in(claim.value, incident) for claim in dates(words)):
            yield Hit((*loc, "date_in_words"), "is not when the incident is dated.", "Correct the one or the other.")


def _lies_in(value: object, incident: Incident) -> bool:
    """Tell whether (year, month, day), 0 for what is not said, has a day of the incident; without a year any has."""
    last = incident.last_date if isinstance(incident.last_date, date) else incident.date
    match value:
        case (int(year), int(month), int(day)) if year:
            begins = (year, month or 1, day or 1)
            ends = (year, month or 12, day or 31)
            return begins <= (last.year, last.month, last.day) and ends >= (
                incident.date.year,
                incident.date.month,
                incident.date.day,
            )
        case _:
            return True


@rule(
    "WS-159",
    source="design: nothing withheld gets out",
    severity=Severity.ERROR,
    reads=Reads.DATA,
    mender=Mender.POLICE_DISCLOSURE,
    blind="What the maker's words and other records tell of a plea.",
    overrulable=False,
)
def nothing_beside_a_withheld_plea_tells_it(reading: DataReading) -> Iterator[Hit]:
    """Where a plea, or whose finding a conviction was, is withheld, no field beside it tells what it is."""
    for loc, incident in incidents_of(reading):
        told = {name: getattr(incident.outcome, name) for name in OF_A_PLEA if hasattr(incident.outcome, name)}
        if isinstance(told.get("plea"), Withheld) or isinstance(told.get("found_by"), Withheld):
            for name, value in told.items():
                if not isinstance(value, Withheld | NotRecorded | NotApplicable) and value is not False:
                    step = "Withhold it too, or withhold neither."
                    yield Hit((*loc, "outcome", name), "lets what is withheld beside it be reckoned.", step)


@rule(
    "WS-165",
    source="design: good English",
    severity=Severity.NOTE,
    reads=Reads.DATA,
    mender=Mender.CASE_OWNER,
    blind="Whether the word that is printed before another place (at, in, on) is the best one.",
)
def a_place_says_how_it_is_joined_on(reading: DataReading) -> Iterator[Hit]:
    """No place of an incident is a bare name of which nobody can tell whether one is in it, on it or at it."""
    for loc, incident in incidents_of(reading):
        place = incident.place
        if isinstance(place, str) and is_recorded(place) and whereabouts(place) == UNKNOWN_PLACE:
            step = "Begin it with the word, like in Saltmarsh; until then it is printed as: place recorded."
            yield Hit((*loc, "place"), "is a bare name.", step)
