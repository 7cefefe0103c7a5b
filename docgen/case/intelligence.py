"""Intelligence: reports under either grading system, with what makes them fit to be shown.

The two systems give letters and numbers swapped meanings, so each is a type of its own, and a grade that a system does
not have cannot be written down. Source: domain 4.1 (5x5x5: HMRC manual MLR3C14000; 3x5x2: College of Policing).
"""

from typing import Annotated, Literal

from pydantic import Field

from docgen.case.absence import NotApplicable, NotRecorded, Recorded
from docgen.case.incidents import Reliance
from docgen.case.knowledge import Chain
from docgen.case.record import Model, Record, View
from docgen.case.references import IncidentId, RecordId
from docgen.case.scalars import IsoDate, Line, Prose, Vocabulary

__all__ = [
    "Assessment3x5x2",
    "Assessment5x5x5",
    "Grading",
    "Grading3x5x2",
    "Grading5x5x5",
    "Handling3x5x2",
    "Handling5x5x5",
    "IntelligenceItem",
    "Release",
    "Sanitised",
    "Source3x5x2",
    "Source5x5x5",
]


class Source5x5x5(Vocabulary):
    """How far the source was relied upon: always, mostly, sometimes, unreliable, untested."""

    ALWAYS = "A"
    MOSTLY = "B"
    SOMETIMES = "C"
    UNRELIABLE = "D"
    UNTESTED = "E"


class Assessment5x5x5(Vocabulary):
    """What was known of the information: true, known to the source, corroborated, cannot be judged, suspected false."""

    TRUE = "1"
    KNOWN_TO_SOURCE = "2"
    CORROBORATED = "3"
    CANNOT_BE_JUDGED = "4"
    SUSPECTED_FALSE = "5"


class Handling5x5x5(Vocabulary):
    """To whom it may go; 4 and 5 not beyond the agency without its originator."""

    PROSECUTING = "1"
    NON_PROSECUTING = "2"
    ABROAD = "3"
    AGENCY_ONLY = "4"
    NO_FURTHER = "5"


class Source3x5x2(Vocabulary):
    """How far the source was relied upon: reliable, untested, not reliable."""

    RELIABLE = "1"
    UNTESTED = "2"
    NOT_RELIABLE = "3"


class Assessment3x5x2(Vocabulary):
    """How the information was known: directly, indirectly but corroborated, indirectly, not known, suspected false."""

    DIRECTLY = "A"
    CORROBORATED = "B"
    INDIRECTLY = "C"
    NOT_KNOWN = "D"
    SUSPECTED_FALSE = "E"


class Handling3x5x2(Vocabulary):
    """Lawful sharing permitted, or permitted with conditions."""

    PERMITTED = "P"
    CONDITIONS = "C"


class Grading5x5x5(View):
    """A grade of the system used until about 2016, written like B/2/1."""

    system: Literal["5x5x5"]
    source: Source5x5x5
    information: Assessment5x5x5
    handling: Handling5x5x5


class Grading3x5x2(View):
    """A grade of the system used since, written like 2/B/P."""

    system: Literal["3x5x2"]
    source: Source3x5x2
    information: Assessment3x5x2
    handling: Handling3x5x2


Grading = Annotated[Grading5x5x5 | Grading3x5x2, Field(discriminator="system")]


class Sanitised(Model):
    """Who saw to it that nothing in the text tells of its source."""

    by: Line = Field(description="By role and name.")
    date: Recorded[IsoDate]


class Release(Model):
    """Who allowed its use, and on what conditions."""

    by: Line = Field(description="By role and name.")
    date: Recorded[IsoDate]
    conditions: Recorded[Line] = Field(description="For example use in immigration proceedings only.")


class IntelligenceItem(Record):
    """One report, as sanitised. It is never recorded crime, and never more than was reported."""

    id: RecordId
    label: Line = Field(description="What served papers call it, for example I1; never the log number.")
    log: Recorded[Line] = Field(description="The force's log number; closed.")
    report_date: IsoDate
    grading: Recorded[Grading]
    text: Prose = Field(description="The sanitised text; people in braces, like {P7}.")
    sanitised: Recorded[Sanitised]
    release: Recorded[Release]
    re_evaluated: Recorded[IsoDate] = NotRecorded.NOT_RECORDED
    corroboration: Recorded[Prose] = Field(description="What bears it out, or that nothing is recorded that does.")
    same_root: tuple[RecordId, ...] = Field(
        default=(), description="Other reports or incidents that go back to the same event or informant."
    )
    incidents: tuple[IncidentId, ...] = Field(default=(), description="The incidents that it speaks of.")
    reliance: Reliance
    weight: Recorded[Prose] = Field(
        default=NotApplicable.NOT_APPLICABLE,
        description="What limits its weight, in words to be printed, for example its age.",
    )
    comment: Line | None = Field(default=None, description="The case-owner's own remark; internal.")
    chain: Recorded[Chain] = Field(
        default=NotApplicable.NOT_APPLICABLE, description="Only where it tells nothing of the source."
    )
