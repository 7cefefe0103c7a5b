"""Incidents, intelligence and overseas convictions as the formats of an audience can be given them."""

from typing import Annotated, Literal

from pydantic import Field

from docgen.case.absence import Served
from docgen.case.incidents import Reliance, Stance, StepKind
from docgen.case.intelligence import Grading
from docgen.case.outcomes import FoundBy, Plea, SentenceKind
from docgen.case.record import View
from docgen.case.record_views import ChainView, IdentityLinkView, ImpactView, ShownBy, Sourced, WordsView
from docgen.case.references import IncidentId, RecordId
from docgen.case.scalars import ClockTime, Count, IsoDate, Line, Money, Prose, YesNo

__all__ = [
    "AccountView",
    "AcquittedView",
    "CautionedView",
    "ConvictedView",
    "DiscontinuedView",
    "IncidentView",
    "IntelligenceItemView",
    "NoFurtherActionView",
    "NoneFoundView",
    "OtherDisposalView",
    "OutcomeView",
    "OverseasConvictionView",
    "PendingView",
    "QuashedView",
    "ReleaseView",
    "SanitisedView",
    "SentenceView",
    "StepView",
    "UnderInvestigationView",
    "UnderminingItemView",
    "UnderminingView",
    "UnfitToPleadView",
]


class StepView(Sourced):
    """A procedural step; `by_maker` where the maker of the statement took it, else `by` whom.

    `plain` where the maker took it, alone tells of it, and one word says what was done: those of a day make a
    sentence. `begins` where it is the first of such a sentence, or of the list of the others; `ends` where the last.
    """

    id: RecordId
    kind: StepKind
    date: IsoDate
    by_maker: YesNo
    by: Served[Line]
    detail: Served[Line]
    plain: YesNo
    begins: YesNo
    ends: YesNo


class AccountView(Sourced):
    """What the subject said."""

    stance: Stance
    where: Line
    date: Served[IsoDate]
    words: Served[Prose]


class UnderminingItemView(Sourced):
    """Something that undermines the allegation or helps the subject."""

    id: RecordId
    what: Prose
    chain: Served[ChainView]


class NoneFoundView(View):
    """A search that found nothing of the kind; `by_maker` where the maker of the statement made it, else `by` whom."""

    by_maker: YesNo
    by: Line
    date: IsoDate
    searched: tuple[Line, ...]


class UnderminingView(View):
    """Items, or the search that found none, or that nobody looked yet."""

    items: tuple[UnderminingItemView, ...]
    none_found: NoneFoundView | None
    not_asked: YesNo


class SentenceView(View):
    """One part of what a court imposed."""

    id: RecordId
    kind: SentenceKind
    amount: Served[Money]
    length: Served[Line]


class ConvictedView(Sourced):
    """A court convicted."""

    result: Literal["convicted"]
    date: IsoDate
    court: Line
    offence: Line
    statute: Line
    plea: Served[Plea]
    plea_date: Served[IsoDate]
    basis: Served[Line]
    found_by: Served[FoundBy]
    in_absence: Served[YesNo]
    sentence: tuple[SentenceView, ...]
    spent: Served[IsoDate]
    appeal: Served[Line]


class CautionedView(Sourced):
    """A caution."""

    result: Literal["cautioned"]
    date: IsoDate
    kind: Line
    offence: Line
    statute: Line
    conditions: Served[Line]
    spent: Served[IsoDate]


class OtherDisposalView(Sourced):
    """Another way of ending a matter out of court."""

    result: Literal["other disposal"]
    date: IsoDate
    kind: Line
    conditions: Served[Line]
    spent: Served[IsoDate]


class QuashedView(Sourced):
    """A conviction that was set aside."""

    result: Literal["quashed"]
    date: IsoDate
    court: Line
    convicted_on: IsoDate
    reason: Served[Line]


class AcquittedView(Sourced):
    """A court acquitted."""

    result: Literal["acquitted"]
    date: IsoDate
    court: Line
    verdict: Line


class UnfitToPleadView(Sourced):
    """A finding that somebody unfit to plead did the act charged."""

    result: Literal["unfit to plead"]
    date: IsoDate
    court: Line
    offence: Line
    statute: Line
    order: Served[Line]


class DiscontinuedView(Sourced):
    """A charge that was not gone on with."""

    result: Literal["discontinued"]
    date: IsoDate
    reason: Served[Line]


class NoFurtherActionView(Sourced):
    """No further action by the police."""

    result: Literal["no further action"]
    date: IsoDate
    code: Served[Line]
    reason: Served[Line]


class PendingView(Sourced):
    """A charge that has not been tried."""

    result: Literal["pending"]
    date: IsoDate
    plea: Served[Plea]
    plea_date: Served[IsoDate]
    next_hearing: Served[Line]
    prosecutor_checked: Served[IsoDate]


class UnderInvestigationView(Sourced):
    """No charge and no decision."""

    result: Literal["under investigation"]
    date: IsoDate


OutcomeView = Annotated[
    ConvictedView
    | CautionedView
    | OtherDisposalView
    | QuashedView
    | AcquittedView
    | UnfitToPleadView
    | DiscontinuedView
    | NoFurtherActionView
    | PendingView
    | UnderInvestigationView,
    Field(discriminator="result"),
]


class IncidentView(Sourced):
    """One incident, as at the document's date; `outcome` is None where it is dated later than the document.

    `number` counts the statement's incidents by date; `only` where there is no other. `reference` is there where the
    record itself is exhibited, else None; `time_and_place` where time and place are from elsewhere than the rest,
    `time_and_place_noted` where the case-owner's note alone gives them, so that neither is there; `age` is the
    subject's, where under 18, else None.
    `same_event` names the statement's other incidents that are of the same event, in served words.
    `as_alleged` where a court convicted of what is alleged, in the same words; `proved` where papers of a court alone
    show it besides. `steps` begin with those that are plain; `steps_plain` and `steps_other` where there are such and
    others, and of the others `steps_known` where the maker alone tells of one, `steps_recorded` where a record does.
    """

    id: IncidentId
    number: Count
    only: YesNo
    date: IsoDate
    last_date: IsoDate | None
    date_in_words: Line | None
    time: Served[ClockTime]
    time_in_words: Line | None
    place: Served[Line]
    time_and_place: ShownBy | None
    time_and_place_noted: YesNo
    as_alleged: YesNo
    proved: YesNo
    allegation: Line
    statute: Served[Line]
    count: Served[Line]
    same_event: tuple[Line, ...]
    reference: Line | None
    as_victim: YesNo
    reliance: Reliance
    why_printed: Served[Line]
    age: Count | None
    why_under_18: Served[Line]
    identity: tuple[IdentityLinkView, ...]
    chain: Served[ChainView]
    steps: tuple[StepView, ...]
    steps_plain: YesNo
    steps_other: YesNo
    steps_known: YesNo
    steps_recorded: YesNo
    account: Served[AccountView]
    undermining: UnderminingView
    impact: tuple[ImpactView, ...]
    outcome: OutcomeView | None
    own_words: tuple[WordsView, ...]


class SanitisedView(View):
    """Who saw to it that nothing in the text tells of its source."""

    by: Line
    date: Served[IsoDate]


class ReleaseView(View):
    """Who allowed its use, and on what conditions."""

    by: Line
    date: Served[IsoDate]
    conditions: Served[Line]


class IntelligenceItemView(Sourced):
    """One sanitised report. `years` is its age in whole years at the document's date.

    `same_root` names what else goes back to the same event or informant, in served words.
    """

    id: RecordId
    label: Line
    report_date: IsoDate
    years: Count
    grading: Served[Grading]
    text: Prose
    sanitised: Served[SanitisedView]
    release: Served[ReleaseView]
    re_evaluated: Served[IsoDate]
    corroboration: Served[Prose]
    same_root: tuple[Line, ...]
    reliance: Reliance
    weight: Served[Prose]
    chain: Served[ChainView]
    own_words: tuple[WordsView, ...]


class OverseasConvictionView(Sourced):
    """A conviction by a court abroad; `translated` where a translation is exhibited with it."""

    id: RecordId
    date: IsoDate
    country: Line
    court: Line
    offence: Line
    law: Served[Line]
    offence_date: Served[IsoDate]
    sentence: Served[Line]
    appeal: Served[Line]
    in_absence: Served[YesNo]
    fingerprints: Served[YesNo]
    linked_by: Line
    name_given: Served[Line]
    translated: YesNo
    account: Served[AccountView]
    undermining: UnderminingView
    own_words: tuple[WordsView, ...]
