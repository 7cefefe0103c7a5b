"""Papers and parts of papers that are kept back as a whole; what is kept back within a field stands in the field."""

from typing import Self

from pydantic import Field, model_validator

from docgen.case.absence import DisclosureQuestion, NotRecorded, Recorded, WithholdingRoute
from docgen.case.material import Part
from docgen.case.references import RecordId
from docgen.case.scalars import IsoDate, Line, Prose, YesNo

__all__ = ["WithheldItem"]


class WithheldItem(DisclosureQuestion):
    """Something that no served paper holds; closed as a whole."""

    id: RecordId
    what: Line = Field(description="What it is.")
    parts: tuple[Part, ...] = Field(min_length=1)
    in_part: YesNo = Field(
        default=False,
        description="Whether it is only something on these pages, which a redaction takes out; no where the pages "
        "themselves are kept back.",
    )
    route: WithholdingRoute
    reason: Prose = Field(description="Why it is kept back; internal.")
    authority: Recorded[Line] = Field(description="Who decided, by role and name or order.")
    date: Recorded[IsoDate] = Field(description="When that was decided.")
    until: Recorded[Line] = Field(default=NotRecorded.NOT_RECORDED, description="For example until the trial ends.")

    @model_validator(mode="after")
    def names_the_pages_of_what_is_on_them(self) -> Self:
        """Refuse something on pages that are not named."""
        if self.in_part and any(part.first is None for part in self.parts):
            raise ValueError("is in part on pages, and does not name them: give first and last of each part")
        return self
