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
    outcomes,
    pages,
    privacy,
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
    "outcomes",
    "pages",
    "privacy",
    "sourcing",
    "vocabulary",
]
