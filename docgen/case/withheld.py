"""Papers and parts of papers that are kept back as a whole; what is kept back within a field stands in the field."""

from pydantic import Field

from docgen.case.absence import DisclosureQuestion, NotRecorded, Recorded, WithholdingRoute
from docgen.case.material import Part
from docgen.case.references import RecordId
from docgen.case.scalars import IsoDate, Line, Prose

__all__ = ["WithheldItem"]


class WithheldItem(DisclosureQuestion):
    """Something that no served paper holds; closed as a whole."""

    id: RecordId
    what: Line = Field(description="What it is.")
    parts: tuple[Part, ...] = Field(min_length=1)
    route: WithholdingRoute
    reason: Prose = Field(description="Why it is kept back; internal.")
    authority: Recorded[Line] = Field(description="Who decided, by role and name or order.")
    date: Recorded[IsoDate] = Field(description="When that was decided.")
    until: Recorded[Line] = Field(default=NotRecorded.NOT_RECORDED, description="For example until the trial ends.")
