"""Commissioned statements: who makes them, of what, and the maker's own paragraphs."""

from pydantic import Field

from docgen.case.absence import Recorded
from docgen.case.material import Marking
from docgen.case.record import Model, Record
from docgen.case.references import ExhibitMark, FormatName, IncidentId, MakerId, RecordId
from docgen.case.scalars import Count, IsoDate, Line, Prose, Vocabulary

__all__ = ["About", "Knowledge", "OwnParagraph", "Search", "Statement"]


class About(Vocabulary):
    """Where in the statement a maker's paragraph belongs."""

    HOW_I_KNOW = "how I know"
    WHAT_I_SEARCHED = "what I searched"
    INCIDENT = "incident"
    IDENTITY = "identity"
    DO_NOT_KNOW = "what I do not know"
    OTHER_WAY = "what points the other way"


class Knowledge(Vocabulary):
    """What a paragraph rests on (CPR PD 32 para 18.2)."""

    OWN_KNOWLEDGE = "own knowledge"
    RECORD = "record"
    BELIEF = "information and belief"


class OwnParagraph(Record):
    """A paragraph in the maker's own words, placed by the format and altered by nobody.

    References stand in braces: {LH/1} an exhibit, {P7} a person by label, {subject} the subject's short name.
    """

    id: RecordId
    about: About
    incident: IncidentId | None = Field(default=None, description="Which incident, where about is incident.")
    kind: Knowledge
    text: Prose
    author: MakerId
    written: IsoDate
    note: Line | None = Field(default=None, description="A note on where the words come from; internal.")


class Search(Record):
    """A search that the maker made of one system."""

    id: RecordId
    system: Line = Field(description="In full, for example the Police National Computer (PNC).")
    date: IsoDate
    found: Recorded[Line] = Field(description="What it showed, in a few neutral words.")


class Statement(Model):
    """A commissioned statement."""

    id: RecordId
    format: FormatName = Field(description="The agreed format's name.")
    maker: MakerId
    number: Count = Field(ge=1, description="Which of this maker's statements in the case: 1, 2, ...")
    date: IsoDate = Field(description="The statement's own date; nothing later is in it.")
    marking: Marking
    incidents: tuple[IncidentId, ...] = Field(min_length=1)
    exhibits: tuple[ExhibitMark, ...] = ()
    searches: tuple[Search, ...] = Field(description="What the maker searched, in order of date.")
    paragraphs: tuple[OwnParagraph, ...] = Field(description="The maker's own paragraphs, in the order to be printed.")
