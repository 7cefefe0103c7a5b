"""The decision, on what law it rests, and what the casework says of it; none of this is printed in a statement."""

from datetime import date, datetime, time

from pydantic import Field

from docgen.case.absence import NotRecorded, Recorded, is_recorded
from docgen.case.record import Model, Record
from docgen.case.references import PaperId, RecordId
from docgen.case.scalars import IsoDate, Line, Vocabulary, YesNo

__all__ = [
    "SPLIT",
    "Authority",
    "AuthorityStatus",
    "Decision",
    "Interest",
    "LegalBasis",
    "Referral",
    "before_the_split",
]

SPLIT = datetime(2020, 12, 31, 23, 0)  # noqa: DTZ001 - the law gives this hour in local time, as incidents do
"""The end of the transition period: conduct before it is looked at under the saved 2016 Regulations (domain 7)."""


def before_the_split(day: date, last: date | None, hour: time | None) -> bool | None:
    """Tell whether conduct lies wholly before 23:00 on 31 December 2020; None where that cannot be told.

    `last` is the last day of a range (None: one day); `hour` the time of a single day (None: not known).
    """
    if day > SPLIT.date():
        return False
    if (last or day) < SPLIT.date():
        return True
    if last is None and hour is not None:
        return hour < SPLIT.time()
    return None


class LegalBasis(Vocabulary):
    """What a decision may rest on."""

    CONDUCIVE = "section 3(5)(a) of the Immigration Act 1971"
    AUTOMATIC = "section 32 of the UK Borders Act 2007"
    REMOVAL = "section 10 of the Immigration and Asylum Act 1999"
    REGULATIONS = "the Immigration (European Economic Area) Regulations 2016, as saved"


class Decision(Record):
    """The notice of decision."""

    date: IsoDate
    paper: PaperId
    basis: tuple[LegalBasis, ...] = Field(min_length=1)


class Interest(Record):
    """The active interest of the police, which the guidance asks for."""

    active: YesNo
    what: Line = Field(description="For example a pending charge.")


class Referral(Model):
    """How the case came to casework."""

    date: Recorded[IsoDate]
    accepted: Recorded[IsoDate]
    by: Recorded[Line] = Field(
        default=NotRecorded.NOT_RECORDED, description="The referring officer and force, by role, number or name."
    )
    matrix: Recorded[Line] = Field(
        default=NotRecorded.NOT_RECORDED,
        description="What was entered in the referral matrix, and its provisional result.",
    )
    criteria: Recorded[Line] = Field(
        default=NotRecorded.NOT_RECORDED, description="The High Harm criteria that the police ticked; internal."
    )
    reasons: Recorded[Line] = Field(
        default=NotRecorded.NOT_RECORDED, description="Why the referral was accepted or not."
    )
    commitments: Recorded[Line] = Field(
        default=NotRecorded.NOT_RECORDED,
        description="What the police undertook, for example to attend hearings and to trace or serve the subject.",
    )
    interest: Recorded[Interest] = NotRecorded.NOT_RECORDED

    @property
    def day(self) -> object:
        """Return the day of the referral, or of its acceptance where that alone is recorded."""
        return self.date if is_recorded(self.date) else self.accepted


class AuthorityStatus(Vocabulary):
    """How an authority stands."""

    CURRENT = "current"
    DOUBTED = "doubted"
    OVERTAKEN = "overtaken"


class Authority(Model):
    """A decided case or provision that somebody relies on, with how it stands and when that was looked at."""

    id: RecordId
    name: Line
    citation: Line
    status: AuthorityStatus
    by: Recorded[Line] = Field(default=NotRecorded.NOT_RECORDED, description="What doubted or overtook it.")
    reviewed: IsoDate = Field(description="When its status was last looked at.")
