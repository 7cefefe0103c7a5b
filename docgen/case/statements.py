"""Commissioned statements: who makes them, of what, and the maker's own paragraphs."""

from datetime import date

from pydantic import Field

from docgen.case.absence import NotApplicable, Recorded
from docgen.case.knowledge import Chain
from docgen.case.material import Marking
from docgen.case.record import Model, Record
from docgen.case.references import ExhibitMark, FormatName, IncidentId, MakerId, RecordId
from docgen.case.scalars import ClockTime, Count, IsoDate, Line, Phrase, Prose, Vocabulary

__all__ = ["About", "Knowledge", "LeftOut", "OwnParagraph", "Search", "Statement"]


class About(Vocabulary):
    """Where in the statement a maker's paragraph belongs."""

    HOW_I_KNOW = "how I know"
    WHAT_I_SEARCHED = "what I searched"
    INCIDENT = "incident"
    IDENTITY = "identity"
    INTELLIGENCE = "intelligence"
    OVERSEAS = "overseas conviction"
    COMMUNITY = "effect on the community"
    PATTERN = "the records as a whole"
    DO_NOT_KNOW = "what I do not know"
    OTHER_WAY = "what points the other way"


class Knowledge(Vocabulary):
    """What a paragraph rests on (CPR PD 32 para 18.2)."""

    OWN_KNOWLEDGE = "own knowledge"
    RECORD = "record"
    BELIEF = "information and belief"
    OPINION = "opinion"


class OwnParagraph(Record):
    """A paragraph in the maker's own words, placed by the format and altered by nobody.

    References stand in braces: {LH/1} an exhibit, {P7} a person by label, {subject} the subject's short name.
    """

    id: RecordId
    about: About
    incident: IncidentId | None = Field(default=None, description="Which incident, where about is incident.")
    item: RecordId | None = Field(
        default=None, description="Which intelligence item or overseas conviction, where about is one of them."
    )
    kind: Knowledge
    text: Prose
    author: MakerId
    written: Recorded[IsoDate] = Field(
        description="The day on which the maker wrote it; not recorded, while the maker has not said."
    )
    written_at: ClockTime | None = Field(default=None, description="The time of day, where it is known.")
    chain: Recorded[Chain] = Field(
        default=NotApplicable.NOT_APPLICABLE,
        description="Who told whom, and when: an answer is wanted for information and belief, if only not recorded.",
    )
    note: Line | None = Field(default=None, description="A note on where the words come from; internal.")

    def is_later_than(self, day: date) -> bool:
        """Tell whether the maker wrote it after a day; words of which no day is recorded are not later."""
        return isinstance(self.written, date) and self.written > day


class Search(Record):
    """A search that the maker made of one system."""

    id: RecordId
    system: Phrase = Field(description="In full, for example the Police National Computer (PNC).")
    date: IsoDate
    found: Recorded[Line] = Field(description="What it showed, in a few neutral words.")


class LeftOut(Model):
    """An incident of the case that a statement does not set out, with the decision that it does not."""

    incident: IncidentId
    by: Line = Field(description="Who decided, by role and name.")
    reason: Line


class Statement(Model):
    """A commissioned statement."""

    id: RecordId
    format: FormatName = Field(description="The agreed format's name.")
    maker: MakerId
    number: Count = Field(ge=1, description="Which of this maker's statements in the case: 1, 2, ...")
    date: IsoDate = Field(description="The statement's own date; nothing later is in it.")
    marking: Marking = Field(description="OFFICIAL, where nobody has decided otherwise; none prints no marking.")
    incidents: tuple[IncidentId, ...] = ()
    left_out: tuple[LeftOut, ...] = Field(default=(), description="Incidents that it leaves out, and why; internal.")
    intelligence: tuple[RecordId, ...] = Field(default=(), description="The intelligence items that it sets out.")
    overseas: tuple[RecordId, ...] = Field(default=(), description="The overseas convictions that it sets out.")
    exhibits: tuple[ExhibitMark, ...] = ()
    searches: tuple[Search, ...] = Field(description="What the maker searched, in order of date.")
    paragraphs: tuple[OwnParagraph, ...] = Field(description="The maker's own paragraphs, in the order to be printed.")

    @property
    def is_answered(self) -> bool:
        """Tell whether the maker has answered the commission: there are paragraphs in the maker's own words."""
        return bool(self.paragraphs)
