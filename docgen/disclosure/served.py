"""The served views: pure projections of the case, as at the document's date.

Formats are given nothing else. What is withheld becomes one mark of fixed length; people become their labels; what is
dated later than the document, or only the case-owner's own note says, is not there.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from docgen.case.attesting import own_words_are_confirmed
from docgen.case.case import Case
from docgen.case.incident_views import IncidentView, OverseasConvictionView
from docgen.case.incidents import events_of
from docgen.case.material import Disclosure, Exhibit, Paper
from docgen.case.record_views import SearchView
from docgen.case.statements import About, OwnParagraph, Statement
from docgen.case.views import (
    FrontSheetView,
    ScheduleRowView,
    ScheduleView,
    StatementPart,
    StatementView,
    TallyView,
)
from docgen.disclosure.copying import Projection, shown
from docgen.disclosure.keeping_back import pages_kept_back, whole_papers_kept_back
from docgen.disclosure.parties import appeal_view, exhibit_views, maker_view, subject_view
from docgen.disclosure.records import Told, incident_view, intelligence_view, overseas_view, words_views

__all__ = ["front_sheet_view", "papers_disclosed", "schedule_view", "served_view", "statement_part"]

SERVED = {Disclosure.DISCLOSE, Disclosure.REDACT}
PARTS = {
    About.HOW_I_KNOW: "how_i_know",
    About.WHAT_I_SEARCHED: "what_i_searched",
    About.IDENTITY: "identity",
    About.INTELLIGENCE: "intelligence",
    About.OVERSEAS: "overseas",
    About.COMMUNITY: "community",
    About.PATTERN: "pattern",
    About.DO_NOT_KNOW: "do_not_know",
    About.OTHER_WAY: "other_way",
}
"""Where the paragraphs stand that are about no one record."""


def served_view(case: Case, statement: Statement) -> StatementView:
    """Return what a served format may print of one statement, as at the statement's own date."""
    exhibits = exhibit_views(case, statement.exhibits)
    projection = Projection.of(case, statement.date, statement.maker, exhibits)
    told = sorted(
        (each for each in case.incidents if each.id in statement.incidents and each.date <= statement.date),
        key=lambda incident: (incident.date, statement.incidents.index(incident.id)),
    )
    events = events_of(told)
    numbers = {incident.id: number for number, incident in enumerate(told, 1)}
    items = tuple(
        item for item in case.intelligence if item.id in statement.intelligence and item.report_date <= statement.date
    )
    roots = {item.id: f"intelligence item {item.label}" for item in items}
    roots |= {name: f"incident {number}" for name, number in numbers.items()}
    incidents = tuple(
        incident_view(projection, each, Told(numbers, events), _about(statement, incident=each.id)) for each in told
    )
    overseas = tuple(
        overseas_view(projection, each, _about(statement, item=each.id))
        for each in case.overseas
        if each.id in statement.overseas and each.date <= statement.date
    )
    return StatementView(
        statement=statement_part(projection, _told_in(statement, {*numbers, *roots, *(each.id for each in overseas)})),
        maker=maker_view(projection, statement.maker),
        subject=subject_view(projection),
        appeal=appeal_view(case, statement.date),
        incidents=incidents,
        overseas=overseas,
        intelligence=tuple(
            intelligence_view(projection, item, _about(statement, item=item.id), roots) for item in items
        ),
        tally=_tally(incidents, overseas, tuple(dict.fromkeys(events.values()))),
        exhibits=tuple(exhibits.values()),
    )


def _told_in(statement: Statement, records: Collection[str]) -> Statement:
    """Return a statement without the maker's paragraphs about records that it does not tell of."""
    told = (p for p in statement.paragraphs if {p.incident, p.item} - {None} <= {*records})
    return statement.model_copy(update={"paragraphs": tuple(told)})


def _about(statement: Statement, *, incident: str | None = None, item: str | None = None) -> Iterable[OwnParagraph]:
    return (p for p in statement.paragraphs if (incident and p.incident == incident) or (item and p.item == item))


def statement_part(projection: Projection, statement: Statement) -> StatementPart:
    """Return the statement itself, and the maker's paragraphs that are about no one record."""
    own = [p for p in statement.paragraphs if not p.is_later_than(statement.date)]
    loose = [p for p in own if p.incident is None and p.item is None]
    searches = sorted((s for s in statement.searches if s.date <= statement.date), key=lambda search: search.date)
    days = sorted(p.written for p in own if isinstance(p.written, date))
    first, last = (days[0], days[-1]) if days and len(days) == len(own) else (None, None)
    return projection.copied(
        StatementPart,
        statement,
        searches=tuple(projection.copied(SearchView, search) for search in searches),
        has_own_words=bool(own),
        confirmed=not own or own_words_are_confirmed(projection.case, statement),
        written_first=first,
        written_last=last if last != first else None,
        **{name: words_views(projection, (p for p in loose if p.about is about)) for about, name in PARTS.items()},
    )


def _tally(
    incidents: tuple[IncidentView, ...], overseas: tuple[OverseasConvictionView, ...], events: tuple[str, ...]
) -> TallyView:
    by_result: dict[str, tuple[str, ...]] = {}
    for incident in incidents:
        name = incident.outcome.result.replace(" ", "_") if incident.outcome else "open"
        by_result[name] = (*by_result.get(name, ()), incident.id)
    convictions = sorted(
        (i.outcome.date, i.outcome.court) for i in incidents if i.outcome and i.outcome.result == "convicted"
    )
    named = {name: by_result.get(name, ()) for name in TallyView.model_fields if name in by_result or name in CLASSES}
    return TallyView(
        incidents=tuple(incident.id for incident in incidents),
        events=events,
        shared=len(events) < len(incidents),
        occasions=tuple(dict.fromkeys(f"{day.isoformat()} {court}" for day, court in convictions)),
        first=convictions[0][0] if convictions else None,
        last=convictions[-1][0] if convictions and convictions[-1][0] != convictions[0][0] else None,
        overseas=tuple(conviction.id for conviction in overseas),
        several=len(incidents) > 1,
        **{**dict.fromkeys(CLASSES, ()), **named},
    )


CLASSES = (
    "convicted", "cautioned", "other_disposal", "quashed", "acquitted", "unfit_to_plead", "discontinued",
    "no_further_action", "pending", "under_investigation", "open",
)  # fmt: skip


def front_sheet_view(case: Case, exhibit: Exhibit, statement: Statement) -> FrontSheetView:
    """Return what the front sheet of an exhibit may print, as at the date of the statement that produces it."""
    exhibits = exhibit_views(case, (exhibit.mark,))
    projection = Projection.of(case, statement.date, statement.maker, exhibits)
    return FrontSheetView(
        exhibit=exhibits[exhibit.mark],
        statement=statement_part(projection, statement.model_copy(update={"paragraphs": (), "searches": ()})),
        maker=maker_view(projection, statement.maker),
        subject=subject_view(projection),
        appeal=appeal_view(case, statement.date),
    )


def schedule_view(case: Case, on: date) -> ScheduleView:
    """Return what a schedule of disclosed material may print, as at a day: papers that are withheld are not in it.

    Nor are exhibits that no statement produces.
    """
    produced = dict.fromkeys(mark for statement in case.statements for mark in statement.exhibits)
    projection = Projection.of(case, on, None, exhibit_views(case, produced))
    return ScheduleView(
        subject=subject_view(projection),
        appeal=appeal_view(case, on),
        force=case.force,
        rows=tuple(_row(projection, paper, number) for number, paper in enumerate(papers_disclosed(case), 1)),
    )


def papers_disclosed(case: Case) -> tuple[Paper, ...]:
    """Return the papers that the schedule of material lists: disclosed, if in part, and not kept back as a whole."""
    closed = whole_papers_kept_back(case)
    return tuple(paper for paper in case.papers if paper.disclosure in SERVED and paper.id not in closed)


def _pages_disclosed(case: Case, paper: Paper) -> Any:
    """Return how many pages of a paper are disclosed: the number of those that are kept back is not to be reckoned."""
    kept = pages_kept_back(case, paper.id)
    return paper.pages - len(kept) if isinstance(paper.pages, int) else shown(paper.pages)


def _row(projection: Projection, paper: Paper, number: int) -> ScheduleRowView:
    case = projection.case
    held = (each for each in case.exhibits if any(part.paper == paper.id for part in each.parts))
    marks = tuple(each.mark for each in held if each.mark in projection.exhibits)
    return ScheduleRowView(
        id=paper.id,
        number=number,
        title=projection.served(paper.title),
        date=shown(paper.date),
        from_party=paper.from_party,
        held_by=projection.served(paper.holder),
        pages=_pages_disclosed(case, paper),
        redacted=paper.disclosure is Disclosure.REDACT,
        marks=marks,
    )
