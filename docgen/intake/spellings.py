"""Other spellings of days, times and sources that a person may type, where they can mean one thing only."""

import re
from datetime import date

from docgen.case.scalars import MONTHS, read_date

__all__ = ["WRITE_A_DAY", "WRITE_A_TIME", "day_meant", "doubt_of_day", "doubt_of_time", "sources_meant", "time_meant"]

WRITE_A_DAY = "Write the month as a word, like 2 February 2025."
WRITE_A_TIME = "Write it on the 24-hour clock, like 16:20 or 00:20, or like 4.20pm."
_SHORT = {month[:length].casefold(): at for at, month in enumerate(MONTHS, start=1) for length in (3, len(month))}
_MONTH_OF = {**_SHORT, "sept": 9}
_DAY_FIRST = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[ -]*(?:of )?([a-z]+)\.?,?[ -]*([0-9]{4})")
_MONTH_FIRST = re.compile(r"([a-z]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_FIGURES = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)?[-/. ]+(?:[0-9]{1,2}|[a-z]+)[-/. ]+[0-9]{2}")
_HALVES = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))? ?([ap])\.?m\.?")
_WHOLE_DAY = re.compile(r"([01][0-9]|2[0-3])[:.]?([0-5][0-9])(?: ?(?:hrs|hours|h))?")
_ONE_FIGURE = re.compile(r"[0-9][:.]?[0-9]{2}")
_SOURCE = re.compile(
    r"\bs([0-9]{1,4})(?:,? *|,? +)(?:pages?|pg|pp?)\.? *([0-9]{1,4})(?: *(?:[-\u2010-\u2013]|to) *([0-9]{1,4}))?\b",
    re.IGNORECASE,
)
_ID = re.compile(r"(?<![\w-])([sm])(?=[0-9]{1,4}\b)")
_OWNER = re.compile(r"\bcase[ -]owner\b", re.IGNORECASE)
NOON = 12
MOST_DAYS = 12
"""Above it a figure cannot be a month."""


def day_meant(text: str) -> date | None:
    """Return the one day that a text can mean; None where it means none, or could be read as two."""
    try:
        return read_date(text)
    except ValueError:
        pass
    folded = " ".join(text.casefold().split())
    if match := _YEAR_FIRST.fullmatch(folded):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.fullmatch(folded):
        return _day(int(match[3]), _MONTH_OF.get(match[2], 0), int(match[1]))
    if match := _MONTH_FIRST.fullmatch(folded):
        return _day(int(match[3]), _MONTH_OF.get(match[1], 0), int(match[2]))
    if match := _FIGURES.fullmatch(folded):
        readings = {
            _day(int(match[3]), int(match[2]), int(match[1])),
            _day(int(match[3]), int(match[1]), int(match[2])),
        }
        days = readings - {None}
        return days.pop() if len(days) == 1 else None
    return None


def doubt_of_day(text: str) -> str:
    """Say why it cannot be told which day a text means; empty where that is not the matter."""
    folded = " ".join(text.casefold().split())
    if _FIGURES.fullmatch(folded) and day_meant(text) is None and all(map(_month, _FIGURES.findall(folded)[0][:2])):
        return "may have the day first or the month first, so which day is meant cannot be told."
    return "has a year of two figures." if _SHORT_YEAR.fullmatch(folded) else ""


def time_meant(text: str) -> str:
    """Return the one time of the clock that a text can mean, like 16:20; else the text as it is."""
    folded = " ".join(text.casefold().split())
    if folded == "noon":
        return "12:00"
    if match := _WHOLE_DAY.fullmatch(folded):
        return f"{match[1]}:{match[2]}"
    match = _HALVES.fullmatch(folded)
    if match is None or not 1 <= int(match[1]) <= NOON or int(match[2] or 0) > 59:  # noqa: PLR2004 - minutes
        return text
    if int(match[1]) == NOON and not int(match[2] or 0):
        return text  # 12 am and 12 pm: noon or midnight, and people differ
    return f"{int(match[1]) % NOON + (NOON if match[3] == 'p' else 0):02}:{match[2] or '00'}"


def doubt_of_time(text: str) -> str:
    """Say why it cannot be told which time a text means; empty where that is not the matter."""
    folded = " ".join(text.casefold().split())
    if _ONE_FIGURE.fullmatch(folded):
        return "does not say whether it is before or after noon."
    twelve = _HALVES.fullmatch(folded)
    if folded == "midnight" or (twelve and int(twelve[1]) == NOON and not int(twelve[2] or 0)):
        return "may mean noon, or midnight at the beginning or end of the day."
    return ""


def sources_meant(text: str) -> str:
    """Return sources as a case file has them: `S4 page 1` and `s4, pp. 1 to 3` are S4 p1 and S4 p1-3."""
    spelt = _SOURCE.sub(lambda match: f"S{match[1]} p{match[2]}{'-' + match[3] if match[3] else ''}", text)
    return _OWNER.sub("case-owner", _ID.sub(lambda match: match[1].upper(), spelt))


def _month(figures: str) -> bool:
    return 1 <= int(figures) <= MOST_DAYS


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
