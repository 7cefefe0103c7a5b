"""What we know: the typed case summary, its loading, and the views that formats are given."""

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
