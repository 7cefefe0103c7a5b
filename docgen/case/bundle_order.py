"""The order of a bundle: its sections and what stands in them, what has to be read, what is absent and why."""

from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from docgen.case.absence import NotApplicable, NotRecorded, Recorded
from docgen.case.record import Model
from docgen.case.references import ExhibitMark, FormatName, IncidentId, PaperId, RecordId
from docgen.case.scalars import Count, IsoDate, Line, Vocabulary, YesNo

__all__ = ["Absent", "Adding", "Assertion", "BundleOrder", "Comments", "Entry", "Essential", "Profile", "Section"]


class Profile(Vocabulary):
    """The rules that a forum sets for a bundle's file."""

    FTT_IAC = "ftt-iac-2024"
    UTIAC = "utiac-ce-file"
    GENERAL = "general-2021"


class Comments(Vocabulary):
    """What becomes of what people wrote on the pages of a paper with a PDF program."""

    KEEP = "keep"
    REFUSE = "refuse"


class Adding(Vocabulary):
    """How later pages come into a bundle that was served: at its end, or behind one of its pages (23A)."""

    APPEND = "append"
    INSERT = "insert"


class Entry(Model):
    """What stands at one place of a bundle: a paper or pages of it, an exhibit, a statement, or a made document."""

    paper: PaperId | None = Field(default=None, description="The paper's id.")
    first: Count | None = Field(default=None, description="First page of it that goes in; none for the whole paper.")
    last: Count | None = Field(default=None, description="Last page of it that goes in; none for the whole paper.")
    exhibit: ExhibitMark | None = Field(default=None, description="The mark of an exhibit, with all its parts.")
    statement: RecordId | None = Field(default=None, description="The id of a statement: its final, or its draft.")
    format: FormatName | None = Field(default=None, description="A document that docgen makes, by its format.")
    description: Line | None = Field(default=None, description="In place of what the case calls it.")
    date: Recorded[IsoDate] | None = Field(default=None, description="In place of the date that the case gives.")
    came_from: Line | None = Field(default=None, alias="from", description="Who it came from, if the case is silent.")
    issue: Line | None = Field(default=None, description="The issue in dispute that it goes to.")
    behind: Count | None = Field(
        default=None, ge=1, description="The number printed on the page behind which it is inserted."
    )
    comments: Comments = Comments.REFUSE
    why_missing: Line | None = Field(
        default=None,
        description="Why a page may stand for it that says that it cannot be read; else no final is made.",
    )

    @model_validator(mode="after")
    def is_one_thing(self) -> Self:
        """Refuse what names nothing, or several things, or half a range."""
        named = sum(each is not None for each in (self.paper, self.exhibit, self.statement, self.format))
        if named != 1:
            raise ValueError("must name one of paper, exhibit, statement and format")
        if (self.first is None) != (self.last is None) or (self.first is not None and self.paper is None):
            raise ValueError("must give both first and last, or neither; and only of a paper")
        if self.first is not None and self.last is not None and not 1 <= self.first <= self.last:
            raise ValueError("has a last page before its first")
        return self


class Section(Model):
    """A section of the bundle, with its letter and title."""

    letter: Annotated[str, Field(pattern=r"^[A-Z]$")]
    title: Line
    entries: tuple[Entry, ...] = ()


class Essential(Model):
    """A passage that the judge has to read."""

    entry: Line = Field(description="What it is in: a paper's id, an exhibit's mark or a statement's id.")
    page: Count = Field(default=1, description="The page of that document, from 1.")
    passage: Line = Field(description="Which passage, like paragraphs 4 to 7.")
    issue: Line = Field(description="The issue that it goes to.")


class Absent(Model):
    """An item that the rules ask for and the bundle does not have, with the reason that is printed."""

    item: Line
    reason: Line


class Assertion(Model):
    """What the decision says of an incident, as data: to be compared with the statement and the exhibits."""

    paragraph: Line = Field(description="The paragraph of the decision.")
    words: Line = Field(description="Its words.")
    incident: IncidentId | None = Field(
        default=None, description="The incident that it speaks of; none without a record."
    )
    outcome: Recorded[Line] = Field(default=NotRecorded.NOT_RECORDED, description="The outcome that it claims.")
    weight: Recorded[Line] = Field(default=NotApplicable.NOT_APPLICABLE, description="The weight that it gives to it.")


def _one(value: object) -> object:
    return 1 if str(value) == "1" else value


class BundleOrder(Model):
    """All of a bundle's order, as `bundle.yaml` says it."""

    docgen: Annotated[int, BeforeValidator(_one)] = Field(ge=1, le=1, description="The version of this form of order.")
    profile: Profile
    title: Line = Field(description="What the bundle is called, like Respondent's bundle.")
    date: Recorded[IsoDate] = Field(default=NotRecorded.NOT_RECORDED, description="The day that stands on its cover.")
    hearing: Recorded[IsoDate] = NotRecorded.NOT_RECORDED
    answer_by: Recorded[IsoDate] = Field(
        default=NotRecorded.NOT_RECORDED, description="By when the appellant is to answer, as the Tribunal directed."
    )
    supplementary: Count | None = Field(
        default=None, description="Which supplementary bundle it is, from 1; none for the first bundle of all."
    )
    explanation: Line | None = Field(
        default=None, description="Why what comes later was not provided earlier; it is printed."
    )
    adds: Adding | None = Field(
        default=None, description="How its papers come into a bundle that was served; none for a bundle of its own."
    )
    adds_to: Line | None = Field(default=None, description="The file of that bundle, in out/served.")
    direction: Line | None = Field(
        default=None, description="The Tribunal's direction by which pages are inserted: of whom, and of which day."
    )
    number_from: Count = Field(
        default=1, ge=1, description="The number of its first page: 1, or where pages are numbered on behind others."
    )
    volume_mb: Count | None = Field(
        default=None,
        ge=1,
        description="The largest file in megabytes: more is parted into volumes; none for the forum's own limit.",
    )
    dividers: YesNo = Field(
        default=False, description="Whether a page before each section says which it is, and what stands in it."
    )
    sections: tuple[Section, ...] = Field(min_length=1)
    essential: tuple[Essential, ...] = ()
    absent: tuple[Absent, ...] = ()
    assertions: tuple[Assertion, ...] = ()

    @model_validator(mode="after")
    def letters_are_given_once(self) -> Self:
        """Refuse two sections of one letter, and an explanation of what is no supplement."""
        letters = [each.letter for each in self.sections]
        if len(letters) != len(set(letters)):
            raise ValueError("gives a letter twice")
        if self.explanation is not None and self.supplementary is None and self.adds is None:
            raise ValueError("explains why something is late, and is no supplementary bundle: give its number")
        return self

    @model_validator(mode="after")
    def adds_to_one_bundle(self) -> Self:
        """Refuse an addition to nothing, and pages that have no place, or one where they are not inserted."""
        if (self.adds is None) != (self.adds_to is None):
            raise ValueError("must say both adds and adds_to, or neither")
        if self.adds is not None and (self.supplementary is not None or self.number_from != 1):
            raise ValueError("adds to a bundle, and is no bundle of its own: no supplementary, no number_from")
        behind = [each.behind is not None for section in self.sections for each in section.entries]
        if self.adds is Adding.INSERT and not all(behind):
            raise ValueError("inserts pages: each entry says `behind` which page it stands")
        if self.adds is not Adding.INSERT and any(behind):
            raise ValueError("inserts no pages (adds: insert), and has an entry that says `behind`")
        return self
