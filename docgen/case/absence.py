"""Three ways of not saying a thing: nobody wrote it down, it has no place here, or it is kept back."""

from typing import Annotated, Any, TypeVar

from pydantic import Discriminator, Field, GetJsonSchemaHandler, Tag
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from docgen.case.record import Model
from docgen.case.scalars import IsoDate, Line, Vocabulary

__all__ = [
    "NotApplicable",
    "NotRecorded",
    "Recorded",
    "Served",
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


class Withholding(Model):
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
