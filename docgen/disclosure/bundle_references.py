"""The table of references: each assertion of the decision, where the bundle tells of it, and where it is shown."""

from collections.abc import Iterator
from datetime import date

from docgen.case.bundle_order import BundleOrder, Entry
from docgen.case.bundle_views import BundleIncidentView, BundleView, ReferenceRowView, ReferencesView
from docgen.case.case import Case
from docgen.case.incidents import Incident
from docgen.disclosure.bundle_places import Places
from docgen.disclosure.bundled import bundle_view
from docgen.disclosure.copying import Projection

__all__ = ["references_view"]


def references_view(case: Case, order: BundleOrder, on: date, places: Places, *, final: bool) -> ReferencesView:
    """Return what the table of a bundle's references may print: it is internal."""
    told = bundle_view(case, order, on, places)
    rows = (*_asserted(case, order, on, told), *_not_spoken_of(order, told))
    return ReferencesView(
        subject=told.subject,
        appeal=told.appeal,
        title=order.title,
        final=final,
        rows=tuple(each.model_copy(update={"id": str(at)}) for at, each in enumerate(rows, 1)),
    )


def _asserted(case: Case, order: BundleOrder, on: date, told: BundleView) -> Iterator[ReferenceRowView]:
    """Yield a row for each assertion and each statement that tells of its incident, or one where none does."""
    projection, incidents = Projection.of(case, on, None, {}), {each.id: each for each in case.incidents}
    for assertion in order.assertions:
        telling = [each for each in told.incidents if _incident_of(each) == assertion.incident]
        for each in telling:
            yield _row(order, assertion.paragraph, each)
        incident = incidents.get(assertion.incident or "")
        if not telling:
            untold = None if incident is None else _said(projection, incident)
            yield ReferenceRowView(id="", paragraph=assertion.paragraph, issues=(), told=None, untold=untold)


def _not_spoken_of(order: BundleOrder, told: BundleView) -> Iterator[ReferenceRowView]:
    """Yield a row for each incident that statements in the bundle set out, and the decision does not speak of."""
    spoken_of = {assertion.incident for assertion in order.assertions}
    for each in told.incidents:
        if _incident_of(each) not in spoken_of:
            yield _row(order, None, each)


def _row(order: BundleOrder, paragraph: str | None, told: BundleIncidentView) -> ReferenceRowView:
    return ReferenceRowView(id="", paragraph=paragraph, issues=_issues(order, told), told=told, untold=None)


def _incident_of(told: BundleIncidentView) -> str:
    """Return the id of the incident that a statement tells of."""
    return told.id.rpartition(".")[2]


def _issues(order: BundleOrder, told: BundleIncidentView) -> tuple[str, ...]:
    """Return the issues to which the statement and the exhibits go, as the order says."""
    statement, marks = told.id.partition(".")[0], {each.mark for each in told.exhibits}
    found = (each.issue for each in _entries(order) if each.statement == statement or each.exhibit in marks)
    return tuple(dict.fromkeys(issue for issue in found if issue is not None))


def _entries(order: BundleOrder) -> Iterator[Entry]:
    return (entry for section in order.sections for entry in section.entries)


def _said(projection: Projection, incident: Incident) -> str:
    return f"{projection.served(incident.allegation)} ({incident.id})"
