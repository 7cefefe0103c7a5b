"""What we know: the typed case summary, its loading, and the views that formats are given."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docgen.case.absence import NotApplicable, NotRecorded, Withheld, WithheldMark, is_recorded
    from docgen.case.case import Case
    from docgen.case.loading import load_case
    from docgen.case.statements import Statement

__all__ = [
    "Case",
    "NotApplicable",
    "NotRecorded",
    "Statement",
    "Withheld",
    "WithheldMark",
    "is_recorded",
    "load_case",
]

_HOMES = {"Case": "case", "Statement": "statements", "load_case": "loading"}


def __getattr__(name: str) -> Any:
    """Load the model when it is asked for: the workers that read files need no more of this room than plain letters."""
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module(f"docgen.case.{_HOMES.get(name, 'absence')}"), name)
