"""How an incident ended: a closed vocabulary of classes, each with the facts that belong to it and no others.

What may be said of an incident depends on its class, so an acquittal with a sentence cannot even be written down.
Source of the classes: domain rules WS-41 to WS-45; Farquharson [2013] UKUT 146 (IAC), headnote (2).
"""

from typing import Annotated, Literal

from pydantic import Field

from docgen.case.absence import Recorded
from docgen.case.record import Record
from docgen.case.references import RecordId
from docgen.case.scalars import IsoDate, Line, Money, Vocabulary

__all__ = [
    "OUTCOME_CLASSES",
    "Acquitted",
    "Cautioned",
    "Convicted",
    "Discontinued",
    "NoFurtherAction",
    "Outcome",
    "Pending",
    "Plea",
    "Sentence",
    "SentenceKind",
    "UnderInvestigation",
]


class Plea(Vocabulary):
    """How a conviction came about."""

    GUILTY = "guilty"
    NOT_GUILTY = "not guilty"


class SentenceKind(Vocabulary):
    """What was imposed."""

    FINE = "fine"
    COSTS = "costs"
    SURCHARGE = "surcharge"
    COMPENSATION = "compensation"
    COMMUNITY_ORDER = "community order"
    UNPAID_WORK = "unpaid work"
    SUSPENDED = "suspended imprisonment"
    IMPRISONMENT = "imprisonment"
    DISCHARGE = "discharge"
    OTHER = "other"


class Sentence(Record):
    """One part of what a court imposed: an amount, or a length, or both."""

    id: RecordId
    kind: SentenceKind
    amount: Recorded[Money]
    length: Recorded[Line] = Field(description="For example 12 months; not applicable for a sum of money.")


class Convicted(Record):
    """A court convicted."""

    result: Literal["convicted"]
    date: IsoDate
    court: Line
    offence: Line = Field(description="As the certificate names it, for example theft.")
    statute: Line = Field(description="For example section 1(1) of the Theft Act 1968.")
    plea: Plea
    sentence: tuple[Sentence, ...] = Field(min_length=1, description="In the order of the certificate.")


class Cautioned(Record):
    """A caution, which is not a conviction."""

    result: Literal["cautioned"]
    date: IsoDate
    kind: Line = Field(description="For example simple caution.")
    offence: Line
    statute: Line


class Acquitted(Record):
    """A court acquitted."""

    result: Literal["acquitted"]
    date: IsoDate
    court: Line
    verdict: Line = Field(description="In the court's terms, for example not guilty by unanimous verdict of the jury.")


class Discontinued(Record):
    """A charge that was not gone on with."""

    result: Literal["discontinued"]
    date: IsoDate
    reason: Recorded[Line]


class NoFurtherAction(Record):
    """The police took no further action; there was no charge."""

    result: Literal["no further action"]
    date: IsoDate
    reason: Recorded[Line]


class Pending(Record):
    """A charge that has not been tried."""

    result: Literal["pending"]
    date: IsoDate = Field(description="The date of charge.")
    plea: Recorded[Plea]
    next_hearing: Recorded[Line] = Field(description="Court and date.")
    prosecutor_checked: Recorded[IsoDate] = Field(description="When the prosecutor last confirmed it.")


class UnderInvestigation(Record):
    """No charge and no decision yet."""

    result: Literal["under investigation"]
    date: IsoDate = Field(description="As at this date.")


Outcome = Annotated[
    Convicted | Cautioned | Acquitted | Discontinued | NoFurtherAction | Pending | UnderInvestigation,
    Field(discriminator="result"),
]
OUTCOME_CLASSES = (
    "convicted",
    "cautioned",
    "acquitted",
    "discontinued",
    "no further action",
    "pending",
    "under investigation",
)
