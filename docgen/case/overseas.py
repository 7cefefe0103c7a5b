"""Convictions by courts abroad: kept apart from those of the United Kingdom, and never counted with them."""

from pydantic import Field

from docgen.case.absence import NotRecorded, Recorded
from docgen.case.incidents import Account, Reliance, Undermining
from docgen.case.record import Model, Record
from docgen.case.references import PaperId, RecordId
from docgen.case.scalars import IsoDate, Line, Phrase, YesNo

__all__ = ["Equivalent", "OverseasConviction"]


class Equivalent(Model):
    """A comparable offence of this country, and in whose view; no court has said so."""

    offence: Line
    statute: Line
    view_of: Line = Field(description="Whose view, for example the case-owner's.")


class OverseasConviction(Record):
    """A conviction recorded by a court outside the United Kingdom."""

    id: RecordId
    date: IsoDate
    country: Phrase
    court: Phrase
    offence: Phrase
    law: Recorded[Phrase] = Field(description="The provision that the judgment cites.")
    offence_date: Recorded[IsoDate] = NotRecorded.NOT_RECORDED
    sentence: Recorded[Line]
    appeal: Recorded[Line] = Field(
        default=NotRecorded.NOT_RECORDED, description="An appeal against it, and how that stands."
    )
    in_absence: Recorded[YesNo] = Field(description="Whether judgment was given in the subject's absence.")
    fingerprints: Recorded[YesNo] = Field(description="Whether fingerprints confirm that it was the subject.")
    linked_by: Line = Field(description="What links it to the subject, for example name and date of birth only.")
    name_given: Recorded[Line] = Field(description="The name as the judgment or its translator spells it.")
    original: Recorded[PaperId] = Field(description="The paper that is the judgment.")
    translation: Recorded[PaperId] = Field(description="The paper that translates it.")
    equivalent: Recorded[Equivalent]
    account: Recorded[Account]
    undermining: Undermining
    reliance: Reliance
    relevance: Line = Field(description="Why it is pertinent; internal.")
