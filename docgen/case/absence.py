"""Three ways of not saying a thing: nobody wrote it down, it has no place here, or it is kept back."""

from typing import Annotated, Any, TypeVar

from pydantic import Discriminator, Field, GetJsonSchemaHandler, Tag
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from docgen.case.record import Model
from docgen.case.scalars import IsoDate, Line, Vocabulary, YesNo

__all__ = [
    "DisclosureAnswer",
    "DisclosureQuestion",
    "NotApplicable",
    "NotRecorded",
    "Recorded",
    "Served",
    "ServedReason",
    "Withheld",
    "WithheldMark",
    "Withholding",
    "WithholdingRoute",
    "is_recorded",
]

T = TypeVar("T")


class NotRecorded(Vocabulary):
    """Nobody wrote it down."""

    NOT_RECORDED = "not recorded"


class NotApplicable(Vocabulary):
    """It has no place in this case."""

    NOT_APPLICABLE = "not applicable"


class WithheldMark(Vocabulary):
    """All that a served view holds of a withheld value: one mark, always of the same length."""

    WITHHELD = "[withheld]"


class WithholdingRoute(Vocabulary):
    """Under what a value, page or paper is kept back."""

    NOT_RELIED_ON = "not_relied_on"
    R13_APPLIED = "r13_applied"
    R13_GRANTED = "r13_granted"
    R13_REFUSED = "r13_refused"
    PII_CLAIMED = "pii_claimed"


class ServedReason(Vocabulary):
    """What those served are told of the reason: words so wide that none tells what the thing is."""

    NOT_RELIED_ON = "not relied on"
    TRIBUNAL = "a matter for the Tribunal"
    RIGHTS = "rights of others"
    LAW = "protected by law"


class DisclosureAnswer(Vocabulary):
    """What was done about something kept back that would help the appellant, or go against a served paragraph."""

    DISCLOSED = "disclosed"
    GISTED = "gist given"
    APPLIED = "rule 13 application made"
    TAKEN_OUT = "paragraph taken out"


class DisclosureQuestion(Model):
    """What is asked of everything that is kept back: who has seen it, and is it fair to keep it back. All closed.

    Source: Procedure Rules 2014 r.13; the duty not to mislead, domain rules WS-65 and BU-55.
    """

    seen: YesNo | None = Field(
        default=None, description="Whether the decision-maker saw it; empty while nobody has said."
    )
    helps: YesNo | None = Field(
        default=None, description="Whether it would help the appellant; empty while nobody has looked."
    )
    undermines: YesNo | None = Field(
        default=None, description="Whether it goes against a paragraph that is served; empty while nobody has looked."
    )
    answer: DisclosureAnswer | None = Field(
        default=None, description="Where it helps or undermines: what was done about it; empty while nothing was."
    )
    gist: Line | None = Field(default=None, description="The gist that was given, in the words that were served.")
    reason_served: ServedReason | None = Field(
        default=None, description="What those served are told of the reason; empty while nobody has chosen."
    )
    reason_tribunal: Line | None = Field(
        default=None, description="The reason in full, for the Tribunal alone; closed."
    )
    listed: YesNo = Field(
        default=True,
        description="Whether the served schedule lists it: no where its originator directs that it may not.",
    )


class Withholding(DisclosureQuestion):
    """What is kept back, and by what authority."""

    value: Line = Field(description="The value itself; it never leaves the case.")
    route: WithholdingRoute = Field(description="Under what it is kept back.")
    authority: Line = Field(description="Who decided, by role and name or order.")
    date: IsoDate = Field(description="When that was decided.")


class Withheld(Model):
    """A field whose value the served view does not contain."""

    withheld: Withholding


def is_recorded(value: object) -> bool:
    """Tell whether a field holds a value, not one of the three kinds of absence."""
    return not isinstance(value, NotRecorded | NotApplicable | Withheld | WithheldMark)


class _AnyOf:
    """Says in the JSON Schema that a word of absence is a text as well: `oneOf` would refuse what fits both."""

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        made = handler(schema)
        return {"anyOf": made.pop("oneOf"), **made}


def _which_recorded(value: Any) -> str:
    if isinstance(value, Withheld) or (isinstance(value, dict) and "withheld" in value):
        return "withheld"
    return str(value) if isinstance(value, str) and value in {"not recorded", "not applicable"} else "value"


def _which_served(value: Any) -> str:
    return str(value) if isinstance(value, WithheldMark) else _which_recorded(value)


Recorded = Annotated[
    Annotated[T, Tag("value")]
    | Annotated[NotRecorded, Tag("not recorded")]
    | Annotated[NotApplicable, Tag("not applicable")]
    | Annotated[Withheld, Tag("withheld")],
    Discriminator(_which_recorded),
    _AnyOf,
]
"""A field of the case that may be absent in one of three ways."""
Served = Annotated[
    Annotated[T, Tag("value")]
    | Annotated[NotRecorded, Tag("not recorded")]
    | Annotated[NotApplicable, Tag("not applicable")]
    | Annotated[WithheldMark, Tag("[withheld]")],
    Discriminator(_which_served),
]
"""The same field in a served view."""
