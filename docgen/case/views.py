"""What of a case each kind of document can be given: the views that a format may name.

The records in them are `docgen.case.record_views`; what is served beside statements stands in
`docgen.case.beside_views`, and what the tribunal alone is told in `docgen.case.closed_views`.
"""

from docgen.case.absence import Served
from docgen.case.beside_views import CertificateView, KeyView, RedactionsView, WithheldView
from docgen.case.bundle_views import BundleView, ChangesView, DividerView, ReferencesView
from docgen.case.closed_views import ApplicationView, ExcludedView
from docgen.case.commission import Disclosable
from docgen.case.incident_views import IncidentView, IntelligenceItemView, OverseasConvictionView
from docgen.case.incidents import ImpactKind
from docgen.case.material import FromParty, Marking
from docgen.case.record import View
from docgen.case.record_views import (
    AppealView,
    ExhibitView,
    MakerView,
    SearchView,
    SubjectView,
    WordsView,
)
from docgen.case.references import ExhibitMark, IncidentId, PaperId, RecordId
from docgen.case.scalars import Count, IsoDate, Line, Prose, YesNo

__all__ = [
    "VIEWS",
    "CommissionPart",
    "CommissionView",
    "ConvictionView",
    "FrontSheetView",
    "HarmView",
    "NoteView",
    "ScheduleRowView",
    "ScheduleView",
    "SplitView",
    "StatementPart",
    "StatementView",
    "SummaryPart",
    "SummaryRowView",
    "SummaryView",
    "TallyView",
    "WindowView",
]


class StatementPart(View):
    """The statement itself, and the maker's own paragraphs by what they are about.

    `confirmed` where it is recorded that the maker's own words are those: always so in a final, and where there are
    none; `has_own_words` where there are any. `written_first` and `written_last` are the first and last day on which
    the maker wrote; None for the first without any paragraph or while the day of one is not recorded, and for the last
    where there is one day only.
    """

    number: Count
    date: IsoDate
    marking: Marking
    searches: tuple[SearchView, ...]
    how_i_know: tuple[WordsView, ...]
    what_i_searched: tuple[WordsView, ...]
    identity: tuple[WordsView, ...]
    intelligence: tuple[WordsView, ...]
    overseas: tuple[WordsView, ...]
    community: tuple[WordsView, ...]
    pattern: tuple[WordsView, ...]
    do_not_know: tuple[WordsView, ...]
    other_way: tuple[WordsView, ...]
    has_own_words: YesNo
    written_first: IsoDate | None
    written_last: IsoDate | None
    confirmed: YesNo


class TallyView(View):
    """How the statement's incidents ended, as at its date: the incidents of each class, to be counted.

    `events` are the events that the incidents are of, each by one of its incidents, and `shared` tells that they
    are fewer; `occasions` are the days and courts of the convictions, `first` and `last` the days of the first and last
    of them (None without any, and for the last where there is one day only); `open` the incidents without an outcome by
    then.
    """

    incidents: tuple[IncidentId, ...]
    events: tuple[IncidentId, ...]
    shared: YesNo
    convicted: tuple[IncidentId, ...]
    occasions: tuple[Line, ...]
    first: IsoDate | None
    last: IsoDate | None
    cautioned: tuple[IncidentId, ...]
    other_disposal: tuple[IncidentId, ...]
    quashed: tuple[IncidentId, ...]
    acquitted: tuple[IncidentId, ...]
    unfit_to_plead: tuple[IncidentId, ...]
    discontinued: tuple[IncidentId, ...]
    no_further_action: tuple[IncidentId, ...]
    pending: tuple[IncidentId, ...]
    under_investigation: tuple[IncidentId, ...]
    open: tuple[IncidentId, ...]
    overseas: tuple[RecordId, ...]
    several: YesNo


class StatementView(View):
    """All that a police statement for the tribunal can be made of."""

    statement: StatementPart
    maker: MakerView
    subject: SubjectView
    appeal: AppealView | None
    incidents: tuple[IncidentView, ...]
    overseas: tuple[OverseasConvictionView, ...]
    intelligence: tuple[IntelligenceItemView, ...]
    tally: TallyView
    exhibits: tuple[ExhibitView, ...]


class NoteView(View):
    """A remark of a list; `id` counts them."""

    id: Line
    text: Prose


class ConvictionView(View):
    """A conviction that a window holds."""

    id: IncidentId
    date: IsoDate
    court: Line
    offence: Line


class WindowView(View):
    """The three years back from a day, and the convictions within them (guide of the Nexus guidance, 2017: five).

    `since` says what the day is; `first` is the window's first day, `last` its last; `met` at five convictions.
    """

    id: Line
    since: Line
    first: IsoDate
    last: IsoDate
    convictions: tuple[ConvictionView, ...]
    met: YesNo


class HarmView(View):
    """An effect that is recorded of an incident, by the kinds of harm that the guidance names.

    `sourced` tells whether a paper or a maker bears it out; `outcome` is the incident's class.
    """

    id: RecordId
    kind: ImpactKind
    on: Line
    extent: Line
    incident: IncidentId
    date: IsoDate
    outcome: Line
    sourced: YesNo


class SummaryRowView(View):
    """One piece of available material, and what the case-owner decided on it; `number` counts the rows."""

    id: RecordId
    number: Count
    item: Line
    date: Served[IsoDate]
    incident: Served[IncidentId]
    shows: Prose
    outcome: Served[Line]
    primary: Served[Line]
    disclosable: Served[Disclosable]
    why_not: Served[Line]
    handling: Served[Line]
    other_way: Served[Prose]
    speaker: Served[Line]
    selected: Served[YesNo]
    why: Served[Line]


class SummaryPart(View):
    """When the summary was asked for and received, and who filled it in."""

    asked: Served[IsoDate]
    received: Served[IsoDate]
    by: Served[Line]
    force: Line
    case_owner: Line


class SplitView(View):
    """Incidents by the end of the transition period, 23:00 on 31 December 2020: before, after, or not to be told."""

    before: tuple[IncidentId, ...]
    after: tuple[IncidentId, ...]
    unclear: tuple[IncidentId, ...]


class SummaryView(View):
    """All that a summary of available material can be made of; internal."""

    summary: SummaryPart
    subject: SubjectView
    rows: tuple[SummaryRowView, ...]
    split: SplitView
    harm: tuple[HarmView, ...]
    windows: tuple[WindowView, ...]


class CommissionPart(View):
    """What is asked of whom, by when."""

    date: Served[IsoDate]
    due: Served[IsoDate]
    number: Count
    force: Line
    case_owner: Line
    not_wanted: tuple[NoteView, ...]
    questions: tuple[NoteView, ...]


class CommissionView(View):
    """All that a commission can be made of; internal. `declined` are the rows that are not wanted."""

    commission: CommissionPart
    maker: MakerView
    subject: SubjectView
    selected: tuple[SummaryRowView, ...]
    declined: tuple[SummaryRowView, ...]
    exhibits: tuple[ExhibitView, ...]
    harm: tuple[HarmView, ...]
    windows: tuple[WindowView, ...]


class FrontSheetView(View):
    """All that the front sheet of an exhibit can be made of."""

    exhibit: ExhibitView
    statement: StatementPart
    maker: MakerView
    subject: SubjectView
    appeal: AppealView | None


class ScheduleRowView(View):
    """One paper that is disclosed, or the part that is; `number` counts the rows, `marks` are its exhibits' marks."""

    id: PaperId
    number: Count
    title: Line
    date: Served[IsoDate]
    from_party: FromParty
    held_by: Line
    pages: Served[Count]
    redacted: YesNo
    marks: tuple[ExhibitMark, ...]


class ScheduleView(View):
    """All that a schedule of disclosed material can be made of."""

    subject: SubjectView
    appeal: AppealView | None
    force: Line
    rows: tuple[ScheduleRowView, ...]


VIEWS: dict[str, type[View]] = {
    "StatementView": StatementView,
    "SummaryView": SummaryView,
    "CommissionView": CommissionView,
    "FrontSheetView": FrontSheetView,
    "ScheduleView": ScheduleView,
    "KeyView": KeyView,
    "WithheldView": WithheldView,
    "RedactionsView": RedactionsView,
    "CertificateView": CertificateView,
    "ApplicationView": ApplicationView,
    "ExcludedView": ExcludedView,
    "BundleView": BundleView,
    "ChangesView": ChangesView,
    "DividerView": DividerView,
    "ReferencesView": ReferencesView,
}
"""The views that a format may name."""
