"""The closed views: what the tribunal alone is told of what is kept back under rule 13, and of nothing else.

They are the only views in which a withheld value, its full reason and the answers to the disclosure question stand.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from docgen.case.absence import Withheld, Withholding, WithholdingRoute, is_recorded
from docgen.case.case import Case
from docgen.case.closed_views import ApplicationView, ClosedItemView, ExcludedPartView, ExcludedView
from docgen.case.material import Paper, Part
from docgen.disclosure.copying import Projection
from docgen.disclosure.keeping_back import SETTLED, KeptBack, Loc, kept_back, kind_of
from docgen.disclosure.parties import appeal_view, subject_view

__all__ = ["APPLIED", "UNDER_RULE_13", "application_view", "excluded_view", "under"]

APPLIED = frozenset({WithholdingRoute.R13_APPLIED})
"""What an application asks for: what was decided already is not asked for again."""
UNDER_RULE_13 = APPLIED | {WithholdingRoute.R13_GRANTED}
"""What the tribunal is given: other claims, and what is not relied on, are no matter of rule 13."""
RECORDS = {
    "incidents": "incident",
    "overseas": "conviction abroad",
    "intelligence": "intelligence item",
    "people": "person",
    "papers": "paper",
    "makers": "maker",
    "exhibits": "exhibit",
    "statements": "statement",
}
"""What a record of each list is called in a place of the case."""


def under(case: Case, routes: frozenset[WithholdingRoute]) -> Iterator[tuple[Loc, KeptBack]]:
    """Yield what a case still keeps back by one of some routes, with its place in the case file."""
    return ((loc, each) for loc, each in kept_back(case) if each.route in routes and each.answer not in SETTLED)


def application_view(case: Case, on: date) -> ApplicationView | None:
    """Return what an application may print; None without an appeal known on the day, or anything applied for."""
    appeal, projection = appeal_view(case, on), Projection.of(case, on, None, {})
    rows = tuple(_rows(projection, under(case, APPLIED)))
    if appeal is None or not rows:
        return None
    return ApplicationView(subject=subject_view(projection), appeal=appeal, force=case.force, rows=rows)


def excluded_view(case: Case, on: date) -> ExcludedView | None:
    """Return what a pack of excluded documents may print; None without an appeal, or anything under rule 13."""
    appeal, projection = appeal_view(case, on), Projection.of(case, on, None, {})
    kept = sorted(under(case, UNDER_RULE_13), key=lambda each: each[1].route not in APPLIED)  # as the application
    rows = tuple(_rows(projection, kept))
    if appeal is None or not rows:
        return None
    return ExcludedView(subject=subject_view(projection), appeal=appeal, force=case.force, rows=rows)


def _rows(projection: Projection, kept: Iterable[tuple[Loc, KeptBack]]) -> Iterator[ClosedItemView]:
    for number, (loc, each) in enumerate(kept, 1):
        is_value = isinstance(each, Withholding)
        yield projection.copied(
            ClosedItemView,
            each,
            id=str(number),
            number=number,
            kind=kind_of(each),
            what=str(kind_of(each)) if is_value else projection.served(getattr(each, "what", "")),
            place=_place(projection.case, loc) if is_value else None,
            value=projection.served(each.value) if isinstance(each, Withholding) else None,
            parts=() if isinstance(each, Withholding) else tuple(_parts(projection.case, each.parts)),
            authority=_told(each.authority),
            date=_day(each.date),
            until=_told(getattr(each, "until", None)),
            reason=projection.served(each.reason_tribunal),
        )


def _told(value: Any) -> Any:
    """Return a value as the tribunal is told of it: what is withheld as well, and None for what nobody recorded."""
    if isinstance(value, Withheld):
        return value.withheld.value
    return value if is_recorded(value) else None


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _place(case: Case, loc: Loc) -> str:
    """Return where in the records a value stands, in words: `incident I1: account, words`."""
    value: Any = case
    record, fields = "", list[str]()
    for at, step in enumerate(loc[:-1]):
        value = value[step] if isinstance(step, int) else getattr(value, step, None)
        if isinstance(step, int):
            listed = str(loc[at - 1])
            record, fields = f"{RECORDS.get(listed, listed)} {getattr(value, 'id', step + 1)}", []
        else:
            fields.append(step.replace("_", " "))
    return f"{record}: {', '.join(fields)}" if record else ", ".join(fields)


def _parts(case: Case, parts: Iterable[Part]) -> Iterator[ExcludedPartView]:
    papers = {paper.id: paper for paper in case.papers}
    for number, part in enumerate(parts, 1):
        yield _part(str(number), part, papers[part.paper])


def _part(number: str, part: Part, paper: Paper) -> ExcludedPartView:
    return ExcludedPartView(
        id=number,
        paper=paper.id,
        along=paper.file is not None and (part.first is None or str(paper.file).casefold().endswith(".pdf")),
        title=paper.title,
        date=_day(paper.date),
        from_party=paper.from_party,
        held_by=paper.holder,
        pages=paper.pages if isinstance(paper.pages, int) else None,
        first=part.first,
        last=part.last,
        sha256=paper.sha256,
    )
