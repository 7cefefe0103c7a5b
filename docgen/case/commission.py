"""Before a statement: what the police say that they hold, what the case-owner selects, and what is then asked for."""

from pydantic import Field

from docgen.case.absence import NotRecorded, Recorded
from docgen.case.record import Model
from docgen.case.references import IncidentId, MakerId, PaperId, RecordId
from docgen.case.scalars import IsoDate, Line, Prose, Vocabulary, YesNo

__all__ = ["Commission", "Disclosable", "Summary", "SummaryRow"]


class Disclosable(Vocabulary):
    """What the police say of showing a piece of material to the tribunal and the appellant."""

    YES = "yes"
    IN_PART = "in part"
    NO = "no"


class SummaryRow(Model):
    """One piece of available material, as the police describe it, and what the case-owner decides on it."""

    id: RecordId
    item: Line = Field(description="What it is, described so that nobody takes it for another.")
    date: Recorded[IsoDate] = Field(description="The day of the material or of the event.")
    incident: Recorded[IncidentId] = Field(description="The incident that it belongs to.")
    shows: Prose = Field(description="What it shows; people in braces, like {P7}.")
    outcome: Recorded[Line] = Field(description="How the matter ended.")
    primary: Recorded[Line] = Field(description="The primary record that is held, for example the crime report.")
    papers: tuple[PaperId, ...] = Field(default=(), description="The papers of the case that hold it.")
    disclosable: Recorded[Disclosable]
    why_not: Recorded[Line] = Field(description="Why not, or why in part only, without what may not be told.")
    handling: Recorded[Line] = Field(description="Handling conditions.")
    other_way: Recorded[Prose] = Field(description="What points the other way.")
    speaker: Recorded[Line] = Field(description="Who can speak to it.")
    selected: Recorded[YesNo] = Field(
        default=NotRecorded.NOT_RECORDED, description="The case-owner's decision; not recorded while there is none."
    )
    why: Recorded[Line] = Field(
        default=NotRecorded.NOT_RECORDED, description="Why it was selected or declined; printed in the commission."
    )


class Summary(Model):
    """The summary of available material, which comes before any statement (Operation Nexus guidance, 2017)."""

    asked: Recorded[IsoDate]
    received: Recorded[IsoDate]
    by: Recorded[Line] = Field(description="Who filled it in for the police.")
    rows: tuple[SummaryRow, ...] = ()


class Commission(Model):
    """What a maker is asked for."""

    id: RecordId
    statement: RecordId = Field(description="The statement that is asked for.")
    maker: MakerId
    date: Recorded[IsoDate]
    due: Recorded[IsoDate]
    not_wanted: tuple[Prose, ...] = Field(default=(), description="What is not wanted.")
    questions: tuple[Prose, ...] = Field(default=(), description="What is open, and the maker is asked to say.")
