"""Days in arguments."""

from argparse import ArgumentTypeError
from datetime import date

from docgen.case.scalars import read_date

__all__ = ["day"]


def day(text: str) -> date:
    """Return the day that an argument says. Raises ArgumentTypeError for what is none."""
    try:
        said = read_date(text)
    except ValueError as fault:
        raise ArgumentTypeError(str(fault)) from None
    if not isinstance(said, date):
        raise ArgumentTypeError("must be a day, like 2025-02-02")
    return said
