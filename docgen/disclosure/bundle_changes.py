"""What the page of changes of a bundle is told: of each document that was added only what is served."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from docgen.case.bundle_order import Adding, BundleOrder
from docgen.case.bundle_views import ChangeRowView, ChangesView
from docgen.case.case import Case
from docgen.disclosure.bundle_places import Places, Standing
from docgen.disclosure.bundled import row_of
from docgen.disclosure.copying import Projection, is_anonymous, shown
from docgen.disclosure.parties import appeal_view, subject_view

__all__ = ["Added", "changes_view"]


@dataclass(frozen=True, slots=True)
class Added:
    """Where an added document stands: what is printed on its first and last page, and whether a page stands for it."""

    first: str
    last: str
    placeholder: bool = False


def changes_view(case: Case, order: BundleOrder, on: date, served: date, added: Sequence[Added]) -> ChangesView:
    """Return what the page of changes may print, as at a day; `served` is when the bundle was that is added to."""
    standing = [Standing(1, 1, each.placeholder) for each in added]
    entries = [entry for section in order.sections for entry in section.entries]
    places = Places(standing, {}, 1)
    rows = [row_of(case, entry, at, places) for at, entry in enumerate(entries)]
    return ChangesView(
        subject=subject_view(Projection.of(case, on, None, {})),
        appeal=appeal_view(case, on),
        anonymous=is_anonymous(case),
        title=order.title,
        date=shown(order.date),
        served=served,
        inserted=order.adds is Adding.INSERT,
        direction=order.direction,
        explanation=order.explanation,
        rows=tuple(
            ChangeRowView(
                id=row.id,
                number=row.number,
                description=row.description,
                date=row.date,
                came_from=row.came_from,
                first=each.first,
                last=each.last if each.last != each.first else None,
                later=row.later,
                placeholder=row.placeholder,
            )
            for row, each in zip(rows, added, strict=True)
        ),
    )
