"""What a spreadsheet program made of a cell, taken back to what was written, or refused."""

from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from docgen.intake.cells import Cell
from docgen.intake.columns import Kind

__all__ = ["WRITE_AS_TEXT", "text_of"]

WRITE_AS_TEXT = "Format the cell as text, and write it again."
LAST_DAY = 2_958_465
"""31 December 9999 as a spreadsheet counts; sources: ECMA-376 part 1, 18.17.4.1 and 18.17.4.2."""
NO_SUCH_DAY = 60
"""29 February 1900, which spreadsheets count and the calendar does not have."""
MINUTES = 1_440
EPOCH_1900, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)


def text_of(cell: Cell, kind: Kind, *, from_1904: bool) -> str | None:
    """Return what was written in a cell, or None where a program made something else of it that cannot be taken back.

    A true date becomes 2025-02-02, a true time 16:20, a number 3 or £200, where the column holds such; a number in a
    column of text may have been 007, so it is refused.
    """
    if cell.kind == "text":
        return cell.text
    if cell.kind == "truth":
        return {"1": "yes", "0": "no"}.get(cell.text) if kind is Kind.YES_NO else None
    if cell.kind == "day" and not _figures(cell.text):
        return _from_iso(cell.text, kind)
    number = _figures(cell.text)
    if number is None:
        return None
    if cell.kind == "day":
        return _day(number, kind, EPOCH_1904 if from_1904 else EPOCH_1900)
    return _number(number, kind)


def _figures(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < Decimal(10) ** 15 else None


def _number(number: Decimal, kind: Kind) -> str | None:
    whole = number == number.to_integral_value()
    if kind is Kind.COUNT and whole and number >= 0:
        return str(int(number))
    if kind is Kind.MONEY and number >= 0 and number == round(number, 2):
        return f"£{int(number)}" if whole else f"£{number:.2f}"
    return None


def _day(number: Decimal, kind: Kind, epoch: date) -> str | None:
    if kind is Kind.DATE and number == number.to_integral_value():
        last = LAST_DAY - (epoch - EPOCH_1900).days
        early = epoch == EPOCH_1900 and number <= NO_SUCH_DAY
        return (epoch + timedelta(days=int(number))).isoformat() if 0 <= number <= last and not early else None
    if kind is Kind.TIME and 0 <= number < 1:
        minutes = number * MINUTES
        nearest = int(minutes.to_integral_value())
        close = abs(minutes - nearest) < Decimal("0.01") and nearest < MINUTES
        return f"{nearest // 60:02}:{nearest % 60:02}" if close else None
    return None


def _from_iso(text: str, kind: Kind) -> str | None:
    day, _, hour = text.partition("T")
    if kind is Kind.DATE and hour.strip("Z").strip("0:.") == "":
        return day
    return hour[:5] if kind is Kind.TIME else None
