"""What is to be taken out of a paper: a plan of one paper, in which a person decides on each place."""

from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from docgen.case.record import Model
from docgen.case.references import PaperId, PersonId, RecordId
from docgen.case.scalars import Count, IsoDate, Line, Vocabulary

__all__ = [
    "CODES",
    "Area",
    "Decided",
    "Decision",
    "NumberKind",
    "Redaction",
    "RedactionPlan",
    "RedactionReason",
    "SignedPage",
]

LARGEST = 5_000.0
"""Millimetres: no page is wider or higher."""


class RedactionReason(Vocabulary):
    """Why something is taken out; each stands in its box as a code of two letters."""

    NAME = "name of another person"
    DETAILS = "address, contact or other details of another person"
    CHILD = "what identifies a child"
    COMPLAINANT = "what identifies somebody with anonymity for life"
    SOURCE = "what identifies a source"
    METHOD = "police method"
    PRIVILEGE = "legal privilege"
    SAFETY = "safety of a person"
    IRRELEVANT = "irrelevant and private"


CODES = {
    RedactionReason.NAME: "NA",
    RedactionReason.DETAILS: "DE",
    RedactionReason.CHILD: "CH",
    RedactionReason.COMPLAINANT: "AN",
    RedactionReason.SOURCE: "SO",
    RedactionReason.METHOD: "ME",
    RedactionReason.PRIVILEGE: "LP",
    RedactionReason.SAFETY: "SA",
    RedactionReason.IRRELEVANT: "IR",
}


class Decision(Vocabulary):
    """What a person decided on a place."""

    REDACT = "redact"
    KEEP = "keep"
    OPEN = "not decided"


class NumberKind(Vocabulary):
    """Numbers and addresses that a pattern finds."""

    EMAIL = "e-mail address"
    TELEPHONE = "telephone number"
    POSTCODE = "postcode"
    VEHICLE = "vehicle registration"
    NATIONAL_INSURANCE = "National Insurance number"
    PNC = "PNC id"


def _millimetres(value: object) -> float:
    """Read a length in millimetres, like 20 or 20.5."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        return float(value)
    text = str(value)
    if not text.replace(".", "", 1).isdecimal() or not text.isascii() or float(text) > LARGEST:
        raise ValueError("must be a length in millimetres, like 20 or 20.5")
    return float(text)


Millimetres = Annotated[float, BeforeValidator(_millimetres)]


class Area(Model):
    """A rectangle on a page as it is seen, in millimetres from its top left corner."""

    left: Millimetres
    top: Millimetres
    width: Millimetres
    height: Millimetres

    @model_validator(mode="after")
    def has_a_size(self) -> Self:
        """Refuse an area of no width or height."""
        if self.width <= 0 or self.height <= 0:
            raise ValueError("has no width or no height")
        return self


class Decided(Model):
    """Who decided, and when."""

    by: Line = Field(description="By role and name; internal.")
    role: Line | None = Field(
        default=None, description="In what role, in words that may be served: the schedule of redactions prints it."
    )
    date: IsoDate


class Redaction(Model):
    """A place, or words wherever they stand, and what was decided on it. Give one of words, pattern and area.

    Of something that the case withholds on a page the row names the entry; until that is decided it may name no place.
    """

    id: RecordId
    page: Count | None = Field(default=None, description="The page, from 1; none for all pages, where words are given.")
    words: Line | None = Field(default=None, description="The words, as they stand on the page.")
    pattern: NumberKind | None = Field(
        default=None, description="A kind of number: those of the subject and the makers' work addresses stay."
    )
    area: Area | None = Field(default=None, description="A rectangle on the page.")
    withheld: RecordId | None = Field(
        default=None, description="The entry under withheld, in the case, of something on that page: takes it out."
    )
    reason: RedactionReason
    person: PersonId | None = Field(default=None, description="Whom it would tell of.")
    decision: Decision
    why: Line | None = Field(default=None, description="Why it is kept, or anything else on the decision; internal.")

    @model_validator(mode="after")
    def names_one_thing(self) -> Self:
        """Refuse what names no place, or several."""
        places = sum(each is not None for each in (self.words, self.pattern, self.area))
        waits = places == 0 and self.withheld is not None and self.decision is not Decision.REDACT
        if places != 1 and not waits:
            raise ValueError("must give one of words, pattern and area: where what is taken out stands")
        if self.area is not None and self.page is None:
            raise ValueError("must name the page of its area")
        return self


class SignedPage(Model):
    """A page that somebody looked at as it will be served: what a machine cannot read, only a person can clear."""

    page: Count
    by: Line = Field(description="By role and name.")
    date: IsoDate


class RedactionPlan(Model):
    """What is taken out of one paper, as it was when it was looked at, and who decided."""

    docgen: Annotated[int, BeforeValidator(lambda value: int(str(value)) if str(value) == "1" else value)] = Field(
        ge=1, le=1, description="The version of this form of plan."
    )
    paper: PaperId
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the paper that was looked at.")
    pages_sha256: str | None = Field(
        default=None,
        pattern=r"^[0-9a-f]{64}$",
        description="SHA-256 of the pages that docgen made of a paper that is no PDF; none for a PDF.",
    )
    authorised: Decided | None = Field(default=None, description="Who authorised it; none while nobody has.")
    redactions: tuple[Redaction, ...] = ()
    signed_off: tuple[SignedPage, ...] = ()

    @model_validator(mode="after")
    def gives_each_id_once(self) -> Self:
        """Refuse two rows with one id: a decision must be of one place."""
        ids = [row.id for row in self.redactions]
        if len(ids) != len(set(ids)):
            raise ValueError("gives an id twice")
        return self
