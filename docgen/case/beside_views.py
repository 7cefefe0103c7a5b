"""Views of what is served beside statements: key to persons, what is withheld, what is redacted, the certificate."""

from docgen.case.absence import Served, ServedReason, WithholdingRoute
from docgen.case.record import View
from docgen.case.record_views import AppealView, NameView, SubjectView
from docgen.case.redaction import RedactionReason
from docgen.case.references import ExhibitMark, IncidentId, PaperId
from docgen.case.scalars import Count, IsoDate, Line, Vocabulary

__all__ = [
    "CertificateView",
    "KeyRowView",
    "KeyView",
    "LookedAtView",
    "RedactedPaperView",
    "RedactedPlaceView",
    "RedactionsView",
    "WithheldKind",
    "WithheldRowView",
    "WithheldView",
]


class KeyRowView(View):
    """A person who stands under a label in what is served: named by a recorded decision, or withheld by one.

    `id` counts the rows; `name` is None where the name is withheld; `by` is who decided, and `decided` the day of it.
    """

    id: Line
    label: Line
    name: NameView | None
    by: Line
    decided: Served[IsoDate]


class KeyView(View):
    """All that a key to persons can be made of: it goes to the parties alone."""

    subject: SubjectView
    appeal: AppealView | None
    rows: tuple[KeyRowView, ...]


class WithheldKind(Vocabulary):
    """What is withheld, in words that tell no more."""

    PAPER = "a paper"
    PAGES = "part of a paper"
    VALUE = "a detail in a record"


class WithheldRowView(View):
    """One thing that is withheld, as far as those served are told of it; `number` counts the rows."""

    id: Line
    number: Count
    kind: WithheldKind
    route: WithholdingRoute
    reason: ServedReason | None


class WithheldView(View):
    """All that a served schedule of what is withheld can be made of."""

    subject: SubjectView
    appeal: AppealView | None
    rows: tuple[WithheldRowView, ...]


class RedactedPlaceView(View):
    """What is redacted on one page for one reason: in how many areas; neither their size nor what stood in them.

    `id` is the page and the code.
    """

    id: Line
    page: Count
    areas: Count
    code: Line
    reason: RedactionReason


class RedactedPaperView(View):
    """A paper that is served redacted, by title and marks; `number` counts the rows.

    `role` is in what role it was authorised, `authorised` the day; `pages` is how many there are in all.
    """

    id: PaperId
    number: Count
    title: Line
    marks: tuple[ExhibitMark, ...]
    pages: Count
    role: Line
    authorised: IsoDate
    places: tuple[RedactedPlaceView, ...]


class RedactionsView(View):
    """All that a served schedule of redactions can be made of."""

    subject: SubjectView
    appeal: AppealView | None
    rows: tuple[RedactedPaperView, ...]


class LookedAtView(View):
    """An incident of a statement, and what was found that points the other way.

    `found` are the items that the statement sets out, to be counted; `searched` is the day of the search that found
    none, None where there are items.
    """

    id: IncidentId
    number: Count
    date: IsoDate
    allegation: Line
    found: tuple[Line, ...]
    searched: IsoDate | None


class CertificateView(View):
    """All that a police disclosure officer's certificate can be made of: nothing that those served are not told.

    `disclosed` are the papers that are disclosed, numbered, to be counted; `rows` are those of the schedule of what is
    withheld, with their numbers there.
    """

    subject: SubjectView
    appeal: AppealView | None
    force: Line
    disclosed: tuple[PaperId, ...]
    looked_at: tuple[LookedAtView, ...]
    rows: tuple[WithheldRowView, ...]
