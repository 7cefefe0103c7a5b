"""The shape that every part of a case shares: strict, frozen, nothing extra; records say where they are from."""

from pydantic import BaseModel, ConfigDict, Field

from docgen.case.references import SourceRef
from docgen.case.scalars import Line

__all__ = ["Difference", "Model", "Record", "View"]


class Model(BaseModel):
    """A part of the case that cannot change and holds no field that was not foreseen."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True)


class View(Model):
    """A part of what formats are given: a type of its own, so that what composes and writes cannot be given a case."""


class Difference(Model):
    """What another paper says instead."""

    field: Line = Field(description="The field that it differs in.")
    as_: Line = Field(alias="as", description="What the other paper says.")
    sources: tuple[SourceRef, ...] = Field(alias="from", min_length=1, description="The paper that says so.")


class Record(Model):
    """Something that was recorded: it says where it is from, and what other papers say instead."""

    sources: tuple[SourceRef, ...] = Field(
        alias="from",
        min_length=1,
        description="Where this is from: a paper and its pages (S4 p1, S4 p2-3, S4), or a maker's knowledge (M1).",
    )
    differs: tuple[Difference, ...] = Field(default=(), description="What other papers say instead.")
