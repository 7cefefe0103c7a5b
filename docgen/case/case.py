"""The typed case summary as a whole."""

from typing import Annotated, Literal, Self

from pydantic import Field, WithJsonSchema, model_validator

from docgen.case.absence import NotRecorded, Recorded
from docgen.case.commission import Commission, Summary
from docgen.case.decision import Authority, Decision, Referral
from docgen.case.incidents import Incident
from docgen.case.intelligence import IntelligenceItem
from docgen.case.material import Exhibit, Paper
from docgen.case.overseas import OverseasConviction
from docgen.case.people import Maker, Person, Subject
from docgen.case.record import Model
from docgen.case.references import AppealNumber, RecordId
from docgen.case.scalars import IsoDate, Line, Prose, Vocabulary, YesNo
from docgen.case.statements import Statement
from docgen.case.withheld import WithheldItem

__all__ = [
    "Anonymity",
    "Appeal",
    "Attestation",
    "Case",
    "Comment",
    "Flag",
    "Overrule",
    "OverruleRole",
    "Route",
    "Stage",
]


class Flag(Vocabulary):
    """The casework flag; internal, never printed in a statement."""

    METROPOLITAN = "Nexus High Harm"
    REGIONAL = "Nexus High Harm (Regional)"


class Route(Vocabulary):
    """The category of work."""

    CONVICTION_LED = "conviction-led deportation"
    INTELLIGENCE_LED = "intelligence-led deportation"
    REMOVAL = "administrative removal"


class Stage(Vocabulary):
    """How far the case has come; where several are true, the furthest of them, in the order of the list."""

    REFERRED = "referred"
    SUMMARY = "summary"
    COMMISSIONED = "commissioned"
    DRAFTED = "drafted"
    DECIDED = "decided"
    APPEALED = "appealed"


class Anonymity(Vocabulary):
    """Whether the tribunal has ordered that the subject be anonymous."""

    NONE = "none"
    INTERIM = "interim"
    MADE = "made"


class AnonymityOrder(Model):
    """The order, as the Tribunal made it."""

    date: Recorded[IsoDate] = Field(description="When it was made.")
    terms: Recorded[Line] = Field(description="What it forbids, in its own words.")


class Appeal(Model):
    """The appeal, as far as it is known."""

    number: AppealNumber
    received: IsoDate = Field(description="When the Tribunal received the notice.")
    notified: IsoDate = Field(
        description="When the Tribunal sent it on; a statement made before this day names no appeal."
    )
    bundle_due: Recorded[IsoDate]
    anonymity: Anonymity
    initials: Line | None = Field(default=None, description="What an anonymity order calls the appellant.")
    order: AnonymityOrder | None = Field(default=None, description="The terms of an anonymity order.")

    @model_validator(mode="after")
    def an_order_gives_initials(self) -> Self:
        """Refuse an order without what the appellant is then called, and initials without an order."""
        if self.is_anonymous != (self.initials is not None):
            raise ValueError("must give initials where an anonymity order was made, and only there")
        if self.order is not None and not self.is_anonymous:
            raise ValueError("must say under anonymity that there is an order, interim or made, whose terms it gives")
        return self

    @property
    def is_anonymous(self) -> bool:
        """Tell whether an order of anonymity is in force: an interim one binds as much."""
        return self.anonymity is not Anonymity.NONE


class Comment(Model):
    """What somebody said of the case or of a draft; internal."""

    id: RecordId
    by: Line
    text: Prose


class OverruleRole(Vocabulary):
    """Who may overrule a finding."""

    SENIOR_CASEWORKER = "senior caseworker"
    SPECIALIST_APPEALS = "Specialist Appeals"


class Overrule(Model):
    """A recorded decision that a finding does not stand in the way; it is printed in internal reports only."""

    id: RecordId
    rule: str = Field(pattern=r"^WS-[0-9]{2,3}$", description="The rule's id.")
    field: Line | None = Field(
        default=None, description="The field path of the finding; none for every place of the rule."
    )
    role: OverruleRole
    by: Line
    reason: Line
    date: IsoDate


class Attestation(Model):
    """A recorded confirmation, by a named person who looked, of what no program can see; internal."""

    id: RecordId
    rule: str = Field(pattern=r"^WS-[0-9]{2,3}$", description="The rule's id.")
    statement: RecordId = Field(description="The id of the statement that was looked at.")
    by: Line
    role: Line
    date: IsoDate = Field(description="When; what a maker writes later is not confirmed by it.")
    looked_at: Line = Field(description="What was looked at, for example the interview record.")


class Case(Model):
    """What is known: one person's case."""

    docgen: Annotated[Literal["1"], WithJsonSchema({"x-kind": "1", "enum": [1, "1"]})] = Field(
        description="Version of this file's shape; always 1."
    )
    example: YesNo = Field(
        default=False, description="yes while this is docgen's invented example: it makes no finals."
    )
    case_owner: Line
    senior_caseworker: Recorded[Line] = NotRecorded.NOT_RECORDED
    force: Line
    flag: Flag
    route: Route
    stage: Stage
    referral: Recorded[Referral] = NotRecorded.NOT_RECORDED
    decision: Recorded[Decision] = NotRecorded.NOT_RECORDED
    appeal: Recorded[Appeal]
    subject: Subject
    people: tuple[Person, ...] = ()
    makers: tuple[Maker, ...] = Field(min_length=1)
    papers: tuple[Paper, ...] = ()
    incidents: tuple[Incident, ...] = ()
    overseas: tuple[OverseasConviction, ...] = ()
    intelligence: tuple[IntelligenceItem, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    withheld: tuple[WithheldItem, ...] = ()
    summary: Recorded[Summary] = NotRecorded.NOT_RECORDED
    commissions: tuple[Commission, ...] = ()
    statements: tuple[Statement, ...] = ()
    authorities: tuple[Authority, ...] = ()
    comments: tuple[Comment, ...] = ()
    overrules: tuple[Overrule, ...] = ()
    attestations: tuple[Attestation, ...] = ()
