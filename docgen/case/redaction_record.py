"""The record of a redaction as it was kept: as much of it as a schedule of redactions rests on."""

from pydantic import AliasChoices, ConfigDict, Field, ValidationError

from docgen.case.record import Model
from docgen.case.redaction import Decided, RedactionReason
from docgen.case.references import PaperId
from docgen.case.scalars import Count
from docgen.errors import InputError

__all__ = ["RedactedPlace", "RedactionRecord", "read_record"]

DIGEST = r"^[0-9a-f]{64}$"
ROUNDED = 0.05
"""Millimetres by which edges of boxes that are the same may differ as they are written down."""


class RedactedPlace(Model):
    """An area that was taken out: on which page of the redacted paper, and why; its box is left, top, width, height."""

    model_config = ConfigDict(extra="ignore")

    page: Count = Field(validation_alias=AliasChoices("page_served", "page"))
    reason: RedactionReason
    box_mm: tuple[float, float, float, float] | None = None

    def lies_in(self, other: "RedactedPlace") -> bool:
        """Tell whether all of it is within another one of the same reason on its page."""
        if self.box_mm is None or other.box_mm is None or (self.page, self.reason) != (other.page, other.reason):
            return False
        (left, top, wide, high), (left_of, top_of, wide_of, high_of) = self.box_mm, other.box_mm
        is_across = left >= left_of - ROUNDED and left + wide <= left_of + wide_of + ROUNDED
        return is_across and top >= top_of - ROUNDED and top + high <= top_of + high_of + ROUNDED


class RedactionRecord(Model):
    """What was taken out of one paper; its digests tell which paper that was, and which file came of it."""

    model_config = ConfigDict(extra="ignore")

    paper: PaperId
    paper_sha256: str = Field(pattern=DIGEST)
    redacted_sha256: str = Field(pattern=DIGEST)
    plan_sha256: str = Field(pattern=DIGEST)
    pages: Count
    pages_left_out: tuple[Count, ...] = ()
    sought_sha256: str = Field(default="", description="Digest of all that the case had to be looked for in papers.")
    authorised: Decided
    places: tuple[RedactedPlace, ...]


def read_record(content: bytes, file: str) -> RedactionRecord:
    """Read the record of a redaction; `file` is the name to show. Raises InputError for what is none."""
    try:
        return RedactionRecord.model_validate_json(content)
    except ValidationError:
        raise InputError.at(file, "is not the record of a redaction.", "Redact the paper again.") from None
