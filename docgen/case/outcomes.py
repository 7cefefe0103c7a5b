"""How an incident ended: a closed vocabulary of classes, each with the facts that belong to it and no others.

What may be said of an incident depends on its class, so an acquittal with a sentence cannot even be written down.
Source of the classes: domain rules WS-41 to WS-45; Farquharson [2013] UKUT 146 (IAC), headnote (2).
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from docgen.case.absence import NotRecorded, Recorded
from docgen.case.record import Record
from docgen.case.references import RecordId
from docgen.case.scalars import IsoDate, Line, Money, Phrase, Vocabulary, YesNo

__all__ = [
    "OUTCOME_CLASSES",
    "Acquitted",
    "Cautioned",
    "Convicted",
    "Discontinued",
    "FoundBy",
    "NoFurtherAction",
    "OtherDisposal",
    "Outcome",
    "Pending",
    "Plea",
    "Quashed",
    "Sentence",
    "SentenceKind",
    "UnderInvestigation",
    "UnfitToPlead",
]


class Plea(Vocabulary):
    """What the subject answered to the charge; that is not yet how it ended."""

    GUILTY = "guilty"
    NOT_GUILTY = "not guilty"
    CHANGED = "changed to guilty"
    LESSER = "guilty to a lesser offence"
    NONE = "none entered"


class FoundBy(Vocabulary):
    """Whose finding it was, after a trial or where no plea was entered."""

    JURY = "a jury"
    MAJORITY = "a jury by a majority"
    BENCH = "a court without a jury"


class SentenceKind(Vocabulary):
    """What was imposed."""

    FINE = "fine"
    COSTS = "costs"
    SURCHARGE = "surcharge"
    COMPENSATION = "compensation"
    COMMUNITY_ORDER = "community order"
    UNPAID_WORK = "unpaid work"
    REHABILITATION = "rehabilitation activity requirement"
    SUSPENDED = "suspended imprisonment"
    ACTIVATED = "suspended imprisonment activated"
    IMPRISONMENT = "imprisonment"
    DISCHARGE = "discharge"
    ABSOLUTE = "absolute discharge"
    CONDITIONAL = "conditional discharge"
    ADMONITION = "admonition"
    DETENTION = "detention"
    YOUTH_ORDER = "youth rehabilitation order"
    REFERRAL_ORDER = "referral order"
    PAYBACK_ORDER = "community payback order"
    HOSPITAL_ORDER = "hospital order"
    DISQUALIFIED = "disqualification from driving"
    POINTS = "penalty points"
    NO_SEPARATE = "no separate penalty"
    ANCILLARY = "ancillary order"
    NOT_YET = "not yet passed"
    OTHER = "other"


class Sentence(Record):
    """One part of what a court imposed: an amount, or a length, or both."""

    id: RecordId
    kind: SentenceKind
    amount: Recorded[Money]
    length: Recorded[Phrase] = Field(
        description="For example 12 months, or 16 weeks, consecutive; not applicable for a sum of money. Of a sentence "
        "not yet passed: adjourned to which day."
    )


class Convicted(Record):
    """A court convicted."""

    result: Literal["convicted"]
    date: IsoDate = Field(description="When the court convicted.")
    court: Phrase = Field(description="The court that convicted.")
    offence: Phrase = Field(description="As the certificate names it, for example theft.")
    statute: Line = Field(description="For example section 1(1) of the Theft Act 1968.")
    plea: Recorded[Plea] = Field(
        description="What the subject answered to the charge, for example changed to guilty; not recorded where no "
        "paper gives it."
    )
    plea_date: Recorded[IsoDate] = Field(
        default=NotRecorded.NOT_RECORDED, description="When the plea was entered, or changed to guilty."
    )
    basis: Recorded[Line] = Field(
        default=NotRecorded.NOT_RECORDED,
        description="The basis of a plea of guilty: which facts were admitted, where that was put in writing.",
    )
    found_by: Recorded[FoundBy] = Field(
        default=NotRecorded.NOT_RECORDED,
        description="Whose finding it was, after a trial or without a plea; not applicable after a plea of guilty.",
    )
    in_absence: Recorded[YesNo] = Field(
        default=NotRecorded.NOT_RECORDED,
        description="Whether it was proved in the subject's absence.",
    )
    sentence: tuple[Sentence, ...] = Field(min_length=1, description="In the order of the certificate.")
    spent: Recorded[IsoDate] = Field(default=NotRecorded.NOT_RECORDED, description="When the conviction is spent.")
    appeal: Recorded[Line] = Field(
        default=NotRecorded.NOT_RECORDED, description="An appeal against it, and how that stands."
    )

    @model_validator(mode="after")
    def what_is_not_yet_passed_stands_alone(self) -> Self:
        """Refuse parts of a sentence beside a sentence that is still to come."""
        if len(self.sentence) > 1 and any(part.kind is SentenceKind.NOT_YET for part in self.sentence):
            raise ValueError("must have no other part of a sentence beside one that is not yet passed")
        return self


class Cautioned(Record):
    """A caution, which is not a conviction."""

    result: Literal["cautioned"]
    date: IsoDate = Field(description="When the caution was given.")
    kind: Phrase = Field(description="For example simple caution.")
    offence: Phrase = Field(description="As the caution record names it, for example theft.")
    statute: Line = Field(description="For example section 1(1) of the Theft Act 1968.")
    conditions: Recorded[Line] = Field(
        default=NotRecorded.NOT_RECORDED, description="For example £180 paid to the owner."
    )
    spent: Recorded[IsoDate] = Field(default=NotRecorded.NOT_RECORDED, description="When the caution is spent.")


class OtherDisposal(Record):
    """Another way of ending a matter out of court, which is not a conviction."""

    result: Literal["other disposal"]
    date: IsoDate = Field(description="When it was given.")
    kind: Line = Field(description="For example community resolution, or penalty notice for disorder.")
    conditions: Recorded[Line] = Field(default=NotRecorded.NOT_RECORDED, description="What was agreed or imposed.")
    spent: Recorded[IsoDate] = Field(default=NotRecorded.NOT_RECORDED, description="When the disposal is spent.")


class Quashed(Record):
    """A conviction that a court has set aside: it is none."""

    result: Literal["quashed"]
    date: IsoDate = Field(description="When it was quashed.")
    court: Phrase = Field(description="The court that quashed it.")
    convicted_on: IsoDate = Field(description="When the conviction had been recorded.")
    reason: Recorded[Line]


class Acquitted(Record):
    """A court acquitted."""

    result: Literal["acquitted"]
    date: IsoDate = Field(description="When the court acquitted.")
    court: Phrase = Field(description="The court that acquitted.")
    verdict: Line = Field(description="In the court's terms, for example not guilty by unanimous verdict of the jury.")


class UnfitToPlead(Record):
    """Unfit to plead, and found to have done the act charged: that is no conviction.

    Source: Criminal Procedure (Insanity) Act 1964, sections 4A and 5. Where it was not found so, the court acquits.
    """

    result: Literal["unfit to plead"]
    date: IsoDate = Field(description="When it was found that the subject did the act charged.")
    court: Phrase = Field(description="The court in which it was found.")
    offence: Phrase = Field(description="The offence of which the act was charged, for example theft.")
    statute: Line = Field(description="For example section 1(1) of the Theft Act 1968.")
    order: Recorded[Line] = Field(
        default=NotRecorded.NOT_RECORDED,
        description="What the court then ordered, for example a supervision order; it is no sentence.",
    )


class Discontinued(Record):
    """A charge that was not gone on with."""

    result: Literal["discontinued"]
    date: IsoDate = Field(description="When it was discontinued.")
    reason: Recorded[Line]


class NoFurtherAction(Record):
    """The police took no further action; there was no charge."""

    result: Literal["no further action"]
    date: IsoDate = Field(description="When that was decided.")
    code: Recorded[Phrase] = Field(
        default=NotRecorded.NOT_RECORDED, description="The recorded outcome code, for example outcome 16."
    )
    reason: Recorded[Line]


class Pending(Record):
    """A charge that has not been tried."""

    result: Literal["pending"]
    date: IsoDate = Field(description="The date of charge.")
    plea: Recorded[Plea] = Field(description="What the subject answered to the charge so far.")
    plea_date: Recorded[IsoDate] = Field(default=NotRecorded.NOT_RECORDED, description="When the plea was entered.")
    next_hearing: Recorded[Line] = Field(description="Court and date.")
    prosecutor_checked: Recorded[IsoDate] = Field(description="When the prosecutor last confirmed it.")
    prosecutor_view: Recorded[Line] = Field(
        default=NotRecorded.NOT_RECORDED,
        description="What the prosecutor said of using the matter before the trial; internal.",
    )


class UnderInvestigation(Record):
    """No charge and no decision yet."""

    result: Literal["under investigation"]
    date: IsoDate = Field(description="As at this date.")


Outcome = Annotated[
    Convicted
    | Cautioned
    | OtherDisposal
    | Quashed
    | Acquitted
    | UnfitToPlead
    | Discontinued
    | NoFurtherAction
    | Pending
    | UnderInvestigation,
    Field(discriminator="result"),
]
OUTCOME_CLASSES = (
    "convicted",
    "cautioned",
    "other disposal",
    "quashed",
    "acquitted",
    "unfit to plead",
    "discontinued",
    "no further action",
    "pending",
    "under investigation",
)
