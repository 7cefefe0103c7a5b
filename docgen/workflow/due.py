"""What is due when, and by which rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from docgen.case.absence import is_recorded
from docgen.case.case import Appeal, Case
from docgen.case.outcomes import Pending

__all__ = ["BUNDLE_DAYS", "FRESH_DAYS", "Due", "due_dates"]

BUNDLE_DAYS = 28
"""Procedure Rules 2014 (First-tier Tribunal, Immigration and Asylum Chamber), rule 24(3), unless directions differ."""
FRESH_DAYS = 28
"""House rule: a search, or a prosecutor's word on a pending matter, is looked at again after as many days."""
HOUSE_RULE = f"house rule: not older than {FRESH_DAYS} days at service"


@dataclass(frozen=True, slots=True)
class Due:
    """One day by which something is to be done: what, of which record, when, and by which rule."""

    what: str
    of: str
    day: date
    rule: str

    def days_left(self, today: date) -> int:
        """Return the days that are left; fewer than none when it is past."""
        return (self.day - today).days


def due_dates(case: Case) -> tuple[Due, ...]:
    """Return what is due, earliest first."""
    found = [*_bundle(case), *_commissioned(case), *_pending(case), *_searched(case)]
    return tuple(sorted(found, key=lambda each: (each.day, each.what, each.of)))


def _bundle(case: Case) -> Iterator[Due]:
    if not isinstance(case.appeal, Appeal):
        return
    reckoned = case.appeal.notified + timedelta(days=BUNDLE_DAYS)
    rule = f"Procedure Rules 2014, rule 24(3): {BUNDLE_DAYS} days from the Tribunal's notice"
    if isinstance(case.appeal.bundle_due, date):
        rule = (
            rule if case.appeal.bundle_due == reckoned else f"as recorded; by {rule} it would be {reckoned.isoformat()}"
        )
        yield Due("the bundle", "appeal", case.appeal.bundle_due, rule)
    else:
        yield Due("the bundle", "appeal", reckoned, rule)


def _commissioned(case: Case) -> Iterator[Due]:
    answered = {statement.id for statement in case.statements if statement.is_answered}
    for each in case.commissions:
        if isinstance(each.due, date) and each.statement not in answered:
            yield Due(
                f"statement {each.statement}, from maker {each.maker}", each.id, each.due, "as the commission asks"
            )


def _pending(case: Case) -> Iterator[Due]:
    for incident in case.incidents:
        outcome = incident.outcome
        if isinstance(outcome, Pending) and isinstance(outcome.prosecutor_checked, date):
            day = outcome.prosecutor_checked + timedelta(days=FRESH_DAYS)
            yield Due("the prosecutor's word on the pending matter, again", incident.id, day, HOUSE_RULE)


def _searched(case: Case) -> Iterator[Due]:
    for statement in case.statements:
        days = [search.date for search in statement.searches if is_recorded(search.date)]
        if days:
            yield Due("the searches, again", statement.id, min(days) + timedelta(days=FRESH_DAYS), HOUSE_RULE)
