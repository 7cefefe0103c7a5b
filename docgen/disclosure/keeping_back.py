"""Everything that a case keeps back: values of fields, papers, parts of papers."""

from collections.abc import Iterator

from pydantic import BaseModel

from docgen.case.absence import DisclosureAnswer, Withheld, Withholding
from docgen.case.beside_views import WithheldKind
from docgen.case.case import Case
from docgen.case.withheld import WithheldItem

__all__ = ["SETTLED", "KeptBack", "Loc", "kept_back", "kind_of", "pages_kept_back"]

KeptBack = Withholding | WithheldItem
Loc = tuple[str | int, ...]
SETTLED = frozenset({DisclosureAnswer.DISCLOSED, DisclosureAnswer.TAKEN_OUT})
"""Answers after which nothing is kept back any more."""


def kept_back(case: Case) -> Iterator[tuple[Loc, KeptBack]]:
    """Yield everything that a case keeps back with its place in the case file: values of fields first."""
    yield from _values(case, ())
    for at, item in enumerate(case.withheld):
        yield ("withheld", at), item


def pages_kept_back(case: Case, paper: str) -> frozenset[int]:
    """Return the pages of a paper that are kept back, counted from 1; a paper that is so as a whole is not meant."""
    return frozenset(
        page
        for item in case.withheld
        for part in item.parts
        if part.paper == paper and part.first is not None and part.last is not None
        for page in range(part.first, part.last + 1)
    )


def _values(value: object, loc: Loc) -> Iterator[tuple[Loc, KeptBack]]:
    if isinstance(value, Withheld):
        yield (*loc, "withheld"), value.withheld
    elif isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            if loc or name != "withheld":
                yield from _values(getattr(value, name), (*loc, info.alias or name))
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from _values(item, (*loc, at))


def kind_of(each: KeptBack) -> WithheldKind:
    """Return what something that is kept back is, in words that tell no more."""
    if isinstance(each, Withholding):
        return WithheldKind.VALUE
    return WithheldKind.PAPER if all(part.first is None for part in each.parts) else WithheldKind.PAGES
