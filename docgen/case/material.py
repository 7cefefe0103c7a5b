"""Papers as they were received, and the exhibits that are made of them."""

from typing import Self

from pydantic import Field, model_validator

from docgen.case.absence import Recorded
from docgen.case.record import Model
from docgen.case.references import ExhibitMark, MakerId, PaperId
from docgen.case.scalars import Count, FileName, IsoDate, Line, Vocabulary

__all__ = ["Disclosure", "Exhibit", "FromParty", "Marking", "Paper", "PaperKind", "Part"]


class PaperKind(Vocabulary):
    """What a paper is."""

    DECISION = "notice of decision"
    APPEAL = "notice of appeal"
    IMMIGRATION_HISTORY = "immigration history"
    CERTIFICATE = "certificate of conviction"
    CRIME_REPORT = "crime report"
    PNC_PRINT = "PNC print"
    CUSTODY_RECORD = "custody record"
    CHARGE_SHEET = "charge sheet"
    STATEMENT = "statement"
    INTELLIGENCE = "intelligence report"
    PHOTOGRAPH = "photograph"
    CORRESPONDENCE = "correspondence"
    OTHER = "other"


class FromParty(Vocabulary):
    """Who a paper came from."""

    POLICE = "police"
    HOME_OFFICE = "home office"
    COURT = "court"
    TRIBUNAL = "tribunal"
    APPELLANT = "appellant"
    OTHER = "other"


class Marking(Vocabulary):
    """Government security classifications, policy of 5 August 2024; older markings are kept as they were seen."""

    NONE = "none"
    OFFICIAL = "OFFICIAL"
    OFFICIAL_SENSITIVE = "OFFICIAL-SENSITIVE"
    LEGACY = "legacy"


class Disclosure(Vocabulary):
    """Whether a paper may go to the tribunal and the appellant."""

    DISCLOSE = "disclose"
    REDACT = "disclose redacted"
    WITHHOLD = "withhold"


class Paper(Model):
    """A file as received; it is never altered."""

    id: PaperId
    file: FileName | None = Field(
        default=None,
        description="File in papers/, with its sub-folder if any; none where the paper is described without its file.",
    )
    title: Line = Field(description="What it is, in words that may be served, for example certificate of conviction.")
    kind: PaperKind
    date: Recorded[IsoDate]
    from_party: FromParty
    held_by: Line = Field(description="Who holds the original.")
    pages: Count
    sha256: str | None = Field(
        default=None, pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the file; none without a file."
    )
    marking: Marking
    disclosure: Disclosure


class Part(Model):
    """A paper, or pages of it."""

    paper: PaperId
    first: Count | None = Field(default=None, description="First page of the part; none for the whole paper.")
    last: Count | None = Field(default=None, description="Last page of the part; none for the whole paper.")

    @model_validator(mode="after")
    def both_pages_or_neither(self) -> Self:
        """Refuse half a range, and one that ends before it begins."""
        if (self.first is None) != (self.last is None):
            raise ValueError("must give both first and last, or neither")
        if self.first is not None and self.last is not None and not 1 <= self.first <= self.last:
            raise ValueError("has a last page before its first")
        return self


class Exhibit(Model):
    """Papers or parts of papers, in order, produced by a maker under a mark that is never given twice."""

    mark: ExhibitMark
    maker: MakerId
    description: Line = Field(
        description="In words that may be served, without the article, for example certificate of conviction."
    )
    parts: tuple[Part, ...] = Field(min_length=1)
