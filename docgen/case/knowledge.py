"""How it is known: who told whom, when it was said and written down, and why the first of them is not called."""

from pydantic import Field

from docgen.case.absence import Recorded
from docgen.case.record import Model
from docgen.case.scalars import IsoDate, Line, YesNo

__all__ = ["Chain", "Telling"]


class Telling(Model):
    """One step on the way to a record: who told whom (Bah [2012] UKUT 196 (IAC); CPR PD 32 para 18.2)."""

    by: Line = Field(description="Who said it: {P7}, {M1}, or words like a neighbour who gave no name.")
    to: Line = Field(description="To whom, in the same way.")
    said: Recorded[IsoDate] = Field(description="When it was said.")
    recorded: Recorded[IsoDate] = Field(description="When it was written down.")
    first_hand: YesNo = Field(description="Whether the one who said it saw or heard it.")


class Chain(Model):
    """The whole way, from the one who was there to the record; a gap is said in the words of who or when."""

    links: tuple[Telling, ...] = Field(min_length=1, description="In order, the first from the one who was there.")
    not_called: Recorded[Line] = Field(
        description="Why the first of them makes no statement here; not applicable where that person does."
    )
