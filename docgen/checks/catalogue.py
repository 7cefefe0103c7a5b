"""All rules: importing this fills the catalogue."""

from docgen.checks import (
    dates,
    declaration,
    exhibits,
    files_agree,
    form,
    incidents,
    looks,
    maker,
    marks,
    outcomes,
    pages,
    placeholders,
    privacy,
    quoting,
    sourcing,
    vocabulary,
)

__all__ = [
    "dates",
    "declaration",
    "exhibits",
    "files_agree",
    "form",
    "incidents",
    "looks",
    "maker",
    "marks",
    "outcomes",
    "pages",
    "placeholders",
    "privacy",
    "quoting",
    "sourcing",
    "vocabulary",
]
