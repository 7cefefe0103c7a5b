"""Views of what the tribunal alone is told, under rule 13: types of their own, which nothing served can be given."""

from docgen.case.absence import DisclosureAnswer, ServedReason, WithholdingRoute
from docgen.case.beside_views import WithheldKind
from docgen.case.material import FromParty
from docgen.case.record import View
from docgen.case.record_views import AppealView, SubjectView
from docgen.case.references import PaperId
from docgen.case.scalars import Count, IsoDate, Line, Prose, YesNo

__all__ = ["ApplicationView", "ClosedItemView", "ExcludedPartView", "ExcludedView"]


class ExcludedPartView(View):
    """A paper that is excluded, or pages of it; `id` counts the parts, `paper` is its id.

    `along` tells whether it goes with the pack as a file; else there is no file, or none that pages can be taken of.
    `first` and `last` are its first and last page that are excluded, None for the whole paper. `pages`, `date` and
    `sha256` are None where they are not recorded; `sha256` is that of the whole file as it was received.
    """

    id: Line
    paper: PaperId
    along: YesNo
    title: Line
    date: IsoDate | None
    from_party: FromParty
    held_by: Line
    pages: Count | None
    first: Count | None
    last: Count | None
    sha256: Line | None


class ClosedItemView(View):
    """One thing that is kept back under rule 13, with all that the tribunal is told of it; `number` counts the rows.

    `place` and `value` are where in the records it stands and what it is, None for papers; `parts` are the papers,
    none for a value. `seen`, `helps` and `undermines` are None while nobody has answered; every other None is what
    nobody recorded. `reason` is the one for the tribunal alone, `reason_served` what those served are told.
    """

    id: Line
    number: Count
    kind: WithheldKind
    what: Line
    place: Line | None
    value: Prose | None
    parts: tuple[ExcludedPartView, ...]
    route: WithholdingRoute
    authority: Line | None
    date: IsoDate | None
    until: Line | None
    seen: YesNo | None
    helps: YesNo | None
    undermines: YesNo | None
    answer: DisclosureAnswer | None
    gist: Line | None
    reason: Line | None
    reason_served: ServedReason | None
    listed: YesNo


class ApplicationView(View):
    """All that an application under rule 13 can be made of: what is asked for and not yet decided."""

    subject: SubjectView
    appeal: AppealView
    force: Line
    rows: tuple[ClosedItemView, ...]


class ExcludedView(View):
    """All that a pack of excluded documents can be made of: what the tribunal is asked to keep back, or has allowed."""

    subject: SubjectView
    appeal: AppealView
    force: Line
    rows: tuple[ClosedItemView, ...]
