"""The words of a bundle's order with people under their labels: whoever writes it says {P1}, and never a name."""

from datetime import date
from typing import Any

from pydantic import BaseModel

from docgen.case.bundle_order import BundleOrder
from docgen.case.case import Case
from docgen.disclosure.copying import Projection

__all__ = ["in_labels"]


def in_labels(case: Case, order: BundleOrder) -> BundleOrder:
    """Return an order in whose words each id in braces is the label that is printed, or an exhibit's mark."""
    projection = Projection.of(case, date.min, None, {})
    return order.model_copy(update=_of_fields(order, projection))


def _of_fields(model: BaseModel, projection: Projection) -> dict[str, Any]:
    return {name: _labelled(getattr(model, name), projection) for name in type(model).model_fields}


def _labelled(value: Any, projection: Projection) -> Any:
    if type(value) is str:
        return projection.served(value)
    if isinstance(value, tuple):
        return tuple(_labelled(each, projection) for each in value)
    return value.model_copy(update=_of_fields(value, projection)) if isinstance(value, BaseModel) else value
