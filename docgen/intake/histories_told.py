"""Periods of leave from a table of days and events: read only where every event is worded as in a closed list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from docgen.intake.spellings import day_meant

__all__ = ["Period", "periods_told"]

HEAD = "date event"
ROW = re.compile(r"([0-9]{1,2} [A-Z][a-z]+ [0-9]{4}) (\S.*)")
ENTERED = re.compile(r"entered as an? (visitor|student|worker)", re.IGNORECASE)
UNTIL = re.compile(r"leave granted until ([0-9]{1,2} [A-Z][a-z]+ [0-9]{4})", re.IGNORECASE)
ENDED = re.compile(r"leave (?:ended|expired)", re.IGNORECASE)
NO_LEAVE = re.compile(r"(?:arrested(?: for [a-z ]{3,40})?; )?found to have no leave", re.IGNORECASE)
WITHOUT_EFFECT = re.compile(r"(?:human rights|asylum|protection) claim|claim refused", re.IGNORECASE)
"""Events that give no leave and end none."""
MOST_ROWS = 60


@dataclass(frozen=True, slots=True)
class Period:
    """A status, the day on which it began, and the one on which it ended (empty: it goes on)."""

    status: str
    start: str
    end: str


def periods_told(lines: Sequence[str]) -> tuple[Period, ...]:
    """Return the periods that a table on a page tells, oldest first; none where one event of it is not understood.

    That nobody had leave is told only where an event says so after leave had ended.
    """
    rows = _rows(lines)
    if rows != sorted(rows, key=lambda row: row[0]) or len(rows) > MOST_ROWS:
        return ()
    periods: list[Period] = []
    for day, event in rows:
        if not _add(periods, day, event):
            return ()
    done = bool(periods) and all(each.end for each in periods[:-1])
    return tuple(periods) if done and (periods[-1].end or periods[-1].status == "No leave") else ()


def _rows(lines: Sequence[str]) -> list[tuple[str, str]]:
    """Return the days and events of the one table; none where a day begins a line outside it."""
    heads = [at for at, line in enumerate(lines) if line.casefold() == HEAD]
    if len(heads) != 1:
        return []
    rows, rest = [], list(lines[heads[0] + 1 :])
    while rest and (found := ROW.fullmatch(rest[0])):
        day = day_meant(found[1])
        rows.append((day.isoformat() if day else "", found[2].rstrip(".")))
        rest.pop(0)
    known = all(day for day, _ in rows) and not any(ROW.fullmatch(line) for line in rest)
    return rows if known else []


def _add(periods: list[Period], day: str, event: str) -> bool:
    """Put an event to the periods; False where it is not understood, or does not fit to what was before."""
    last = periods[-1] if periods else None
    is_open = last is not None and last.status != "No leave"
    if found := ENTERED.fullmatch(event):
        periods.append(Period(found[1].capitalize(), day, ""))
        return last is None
    if (found := UNTIL.fullmatch(event)) and last and is_open and (until := day_meant(found[1])):
        periods[-1] = replace(last, end=until.isoformat())
        return not last.end or day <= last.end
    if ENDED.fullmatch(event) and last and is_open:
        periods[-1] = replace(last, end=day)
        return last.end in {"", day}
    if NO_LEAVE.fullmatch(event) and last and last.end and last.end <= day:
        periods.append(Period("No leave", last.end, ""))
        return True
    return bool(WITHOUT_EFFECT.fullmatch(event)) or (
        bool(NO_LEAVE.fullmatch(event)) and last is not None and not is_open
    )
