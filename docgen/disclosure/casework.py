"""The internal views of casework: the summary of available material, and the commission that is made from it.

People stand in them by label, as everywhere; what a guide says is computed with its window and its incidents shown.
"""

from collections.abc import Iterator
from datetime import date, time, timedelta

from docgen.case.absence import is_recorded
from docgen.case.case import Case
from docgen.case.commission import Commission, Summary, SummaryRow
from docgen.case.decision import Decision, Referral, before_the_split
from docgen.case.outcomes import Convicted
from docgen.case.references import CASE_OWNER
from docgen.case.statements import Statement
from docgen.case.views import (
    CommissionPart,
    CommissionView,
    ConvictionView,
    HarmView,
    NoteView,
    SplitView,
    SummaryPart,
    SummaryRowView,
    SummaryView,
    WindowView,
)
from docgen.disclosure.copying import Projection, shown
from docgen.disclosure.parties import exhibit_views, maker_view, subject_view

__all__ = ["commission_view", "summary_view"]

GUIDE = 5
"""Convictions in three years, as the guidance on Operation Nexus (2017) has it: a guide, not a test of law."""
YEARS = 3


def summary_view(case: Case, summary: Summary, on: date) -> SummaryView:
    """Return what a summary of available material may print, as at a day."""
    projection = Projection.of(case, on, None, {})
    return SummaryView(
        summary=SummaryPart(
            asked=shown(summary.asked),
            received=shown(summary.received),
            by=shown(summary.by),
            force=case.force,
            case_owner=case.case_owner,
        ),
        subject=subject_view(projection),
        rows=tuple(_rows(projection, summary.rows)),
        split=_split(case),
        harm=tuple(_harm(projection)),
        windows=tuple(_windows(case, on)),
    )


def commission_view(case: Case, commission: Commission, on: date) -> CommissionView:
    """Return what a commission may print, as at a day."""
    statement = next(each for each in case.statements if each.id == commission.statement)
    exhibits = exhibit_views(case, statement.exhibits)
    projection = Projection.of(case, on, None, exhibits)
    of_summary = case.summary.rows if isinstance(case.summary, Summary) else ()
    theirs = tuple(row.id for row in of_summary if _is_for(row, case, statement))
    rows = tuple(_rows(projection, of_summary))
    return CommissionView(
        commission=CommissionPart(
            date=shown(commission.date),
            due=shown(commission.due),
            number=statement.number,
            force=case.force,
            case_owner=case.case_owner,
            not_wanted=_notes(projection, commission.not_wanted),
            questions=_notes(projection, commission.questions),
        ),
        maker=maker_view(projection, commission.maker),
        subject=subject_view(projection),
        selected=tuple(row for row in rows if row.selected is True and row.id in theirs),
        declined=tuple(row for row in rows if row.selected is False),
        exhibits=tuple(exhibits.values()),
        harm=tuple(_harm(projection)),
        windows=tuple(_windows(case, on)),
    )


def _is_for(row: SummaryRow, case: Case, statement: Statement) -> bool:
    """Tell whether a piece of material is for a statement: by its incident, by its papers, or as it names neither."""
    produced = {part.paper for e in case.exhibits if e.mark in statement.exhibits for part in e.parts}
    if isinstance(row.incident, str) and row.incident in statement.incidents:
        return True
    return bool(produced & set(row.papers)) or not (row.papers or is_recorded(row.incident))


def _split(case: Case) -> SplitView:
    """Tell on which side of the end of the transition period each incident lies."""
    sides: dict[bool | None, list[str]] = {True: [], False: [], None: []}
    for incident in case.incidents:
        hour = incident.time if isinstance(incident.time, time) else None
        sides[before_the_split(incident.date, incident.last_date, hour)].append(incident.id)
    return SplitView(before=tuple(sides[True]), after=tuple(sides[False]), unclear=tuple(sides[None]))


def _rows(projection: Projection, rows: tuple[SummaryRow, ...]) -> Iterator[SummaryRowView]:
    for number, row in enumerate(rows, 1):
        yield projection.copied(SummaryRowView, row, number=number)


def _notes(projection: Projection, texts: tuple[str, ...]) -> tuple[NoteView, ...]:
    return tuple(NoteView(id=str(at), text=projection.served(text)) for at, text in enumerate(texts, 1))


def _harm(projection: Projection) -> Iterator[HarmView]:
    for incident in projection.case.incidents:
        for impact in incident.impact:
            yield projection.copied(
                HarmView,
                impact,
                incident=incident.id,
                date=incident.date,
                outcome=incident.outcome.result,
                sourced=any(source != CASE_OWNER for source in impact.sources),
            )


def _windows(case: Case, on: date) -> Iterator[WindowView]:
    """Yield the three years back from the referral and from the decision, as far as they were known by the day."""
    ends: list[tuple[str, object]] = []
    if isinstance(case.referral, Referral):
        ends.append(("referral", case.referral.day))
    if isinstance(case.decision, Decision):
        ends.append(("decision", case.decision.date))
    for since, last in ends:
        if isinstance(last, date) and last <= on:
            yield _window(case, since, last)


def _window(case: Case, since: str, last: date) -> WindowView:
    first = _years_before(last) + timedelta(days=1)
    found = sorted(
        (incident.outcome.date, incident.id, incident.outcome)
        for incident in case.incidents
        if isinstance(incident.outcome, Convicted) and first <= incident.outcome.date <= last
    )
    convictions = tuple(
        ConvictionView(id=name, date=day, court=outcome.court, offence=outcome.offence) for day, name, outcome in found
    )
    met = len(convictions) >= GUIDE
    return WindowView(id=since, since=since, first=first, last=last, convictions=convictions, met=met)


def _years_before(day: date) -> date:
    """Return the same day three years before; of 29 February, the 28th."""
    try:
        return day.replace(year=day.year - YEARS)
    except ValueError:
        return day.replace(year=day.year - YEARS, day=28)
