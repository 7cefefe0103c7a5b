"""Papers as they were received, and the exhibits that are made of them."""

from typing import Self

from pydantic import Field, model_validator

from docgen.case.absence import NotApplicable, NotRecorded, Recorded, Withheld, is_recorded
from docgen.case.record import Model
from docgen.case.references import ExhibitMark, IncidentId, MakerId, PaperId, PersonId
from docgen.case.scalars import Count, FileName, IsoDate, Line, Phrase, Vocabulary, YesNo

__all__ = ["Disclosure", "Exhibit", "FromParty", "Marking", "Paper", "PaperKind", "Part", "Retrieval", "Review"]


class PaperKind(Vocabulary):
    """What a paper is."""

    DECISION = "notice of decision"
    APPEAL = "notice of appeal"
    IMMIGRATION_HISTORY = "immigration history"
    CERTIFICATE = "certificate of conviction"
    VERDICT = "record of verdict"
    CAUTION = "caution record"
    INDICTMENT = "indictment"
    SENTENCING = "sentencing remarks"
    PRE_SENTENCE = "pre-sentence report"
    RISK = "OASys assessment"
    PRISON = "prison or custody record"
    DETERMINATION = "earlier tribunal decision"
    CRIME_REPORT = "crime report"
    PNC_PRINT = "PNC print"
    CUSTODY_RECORD = "custody record"
    CHARGE_SHEET = "charge sheet"
    STATEMENT = "statement"
    NOTEBOOK = "officer's notebook"
    INTELLIGENCE = "intelligence report"
    OVERSEAS = "overseas record"
    JUDGMENT = "judgment of a court abroad"
    TRANSLATION = "translation"
    PHOTOGRAPH = "photograph"
    RECORDING = "sound or video recording"
    MAP = "map or plan"
    LOG = "log or table"
    IMPACT = "community impact note"
    CORRESPONDENCE = "correspondence"
    FAMILY = "family paper"
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
    INTERNAL = "internal"
    NOT_NEEDED = "not needed"


class Retrieval(Model):
    """Who took a record out of which system, and when."""

    by: Recorded[Line] = Field(description="Who, by role, number or name.")
    date: IsoDate
    system: Recorded[Line] = Field(default=NotRecorded.NOT_RECORDED, description="Out of which system.")


class Review(Model):
    """Who looked at a paper's marking and allowed it to be served."""

    by: Line = Field(description="By role and name.")
    date: IsoDate


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
    date_in_words: Line | None = Field(
        default=None, description="The date as far as it is known, where no day is, for example September 2024."
    )
    from_party: FromParty
    held_by: Recorded[Line] = Field(description="Who holds the original; not recorded, where no paper tells.")
    pages: Recorded[Count] = Field(description="Not recorded where the paper is not here to be counted.")
    sha256: str | None = Field(
        default=None, pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the file; none without a file."
    )
    marking: Marking
    disclosure: Disclosure
    why: Line | None = Field(default=None, description="What has to be redacted or held back, and why; internal.")
    reviewed: Review | None = Field(
        default=None, description="Who looked at a sensitive marking and allowed service; none while nobody has."
    )
    retrieved: Recorded[Retrieval] = NotRecorded.NOT_RECORDED
    incidents: tuple[IncidentId, ...] = Field(default=(), description="The incidents that it speaks of.")
    language: Line = Field(default="English", description="The language that it is written in.")
    translates: PaperId | None = Field(default=None, description="The paper of which it is the translation.")
    translator: Recorded[Line] = Field(
        default=NotApplicable.NOT_APPLICABLE, description="The translator's name and qualification, for a translation."
    )
    statement_of: PersonId | None = Field(default=None, description="The witness whose statement it is.")
    civil_use: Recorded[YesNo] = Field(
        default=NotApplicable.NOT_APPLICABLE,
        description="Whether the witness agreed to use in civil proceedings; not recorded where the box is empty.",
    )
    viewing: Recorded[Line] = Field(
        default=NotApplicable.NOT_APPLICABLE, description="For a recording: how to see or hear it."
    )

    @property
    def holder(self) -> str:
        """Who holds the original, in words that follow `held by`."""
        if is_recorded(self.held_by):
            return str(self.held_by)
        return f"somebody who is {'withheld' if isinstance(self.held_by, Withheld) else 'not recorded'}"


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
    description: Phrase = Field(
        description="In words that may be served, without the article, for example certificate of conviction."
    )
    parts: tuple[Part, ...] = Field(min_length=1)
