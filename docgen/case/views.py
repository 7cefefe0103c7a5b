"""What of a case the formats of an audience can be given: types of their own, without a way back to the case.

A field that is not here cannot be printed. A field of the same name as in the case is copied by `docgen.disclosure`;
the others are reckoned there, from served fields only. The types of values are the case's, but for what is withheld: of
that a view holds one mark.
"""

from typing import Annotated, Literal

from pydantic import Field

from docgen.case.absence import Served
from docgen.case.incidents import Stance, StepKind
from docgen.case.material import Marking
from docgen.case.outcomes import Plea, SentenceKind
from docgen.case.record import Model
from docgen.case.references import AppealNumber, ExhibitMark, IncidentId, RecordId
from docgen.case.scalars import ClockTime, Count, IsoDate, Line, Money, Prose, YesNo
from docgen.case.statements import Knowledge

__all__ = [
    "VIEWS",
    "AccountView",
    "AppealView",
    "ExhibitView",
    "IncidentView",
    "MakerView",
    "NameView",
    "NoneFoundView",
    "OutcomeView",
    "SearchView",
    "SentenceView",
    "Sourced",
    "StatementPart",
    "StatementView",
    "StepView",
    "SubjectView",
    "UnderminingItemView",
    "UnderminingView",
    "WordsPiece",
    "WordsView",
]


class NameView(Model):
    """A name as it may be printed."""

    given: Line
    family: Line


class SubjectView(Model):
    """The subject, as the tribunal's order on anonymity allows."""

    name: NameView | None = Field(
        description="None where the Tribunal has ordered anonymity: the short name is then the initials."
    )
    short_name: Line
    born: Served[IsoDate]
    nationality: Served[Line]


class MakerView(Model):
    """The maker of the statement."""

    name: NameView
    rank: Line
    rank_short: Line
    number: Line
    post: Line
    employer: Line
    employer_is_party: YesNo
    work_address: Line
    over_18: YesNo


class AppealView(Model):
    """The appeal, where it was known at the document's date."""

    number: AppealNumber
    upper_tribunal: YesNo


class ExhibitView(Model):
    """An exhibit produced in this statement; `pages` counts its pages, `date` is its first paper's."""

    mark: ExhibitMark
    description: Line
    date: Served[IsoDate]
    pages: Count


class WordsPiece(Model):
    """Part of a maker's paragraph, from the offset `start` as printed; `to` and `target` say what a reference names."""

    text: str
    start: Count
    to: Literal["exhibit", "person"] | None = None
    target: Line | None = None


class WordsView(Model):
    """A maker's own paragraph, with its references already put into served words."""

    id: RecordId
    kind: Knowledge
    pieces: tuple[WordsPiece, ...]


class Sourced(Model):
    """Where a record is from: the maker's own knowledge, what this statement exhibits, or both."""

    own_knowledge: YesNo
    evidence: tuple[ExhibitView, ...]


class SearchView(Model):
    """A search that the maker made."""

    id: RecordId
    system: Line
    date: IsoDate
    found: Served[Line]


class StepView(Sourced):
    """A procedural step; `by_maker` where the maker of the statement took it."""

    id: RecordId
    kind: StepKind
    date: IsoDate
    by_maker: YesNo


class AccountView(Sourced):
    """What the subject said."""

    stance: Stance
    where: Line
    date: IsoDate
    words: Served[Prose]


class UnderminingItemView(Sourced):
    """Something that undermines the allegation or helps the subject."""

    id: RecordId
    what: Prose


class NoneFoundView(Model):
    """A search that found nothing of the kind; `by_maker` where the maker of the statement made it."""

    by_maker: YesNo
    date: IsoDate
    searched: tuple[Line, ...]


class UnderminingView(Model):
    """Items, or the search that found none."""

    items: tuple[UnderminingItemView, ...]
    none_found: NoneFoundView | None


class SentenceView(Model):
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
    plea: Plea
    sentence: tuple[SentenceView, ...]


class CautionedView(Sourced):
    """A caution."""

    result: Literal["cautioned"]
    date: IsoDate
    kind: Line
    offence: Line
    statute: Line


class AcquittedView(Sourced):
    """A court acquitted."""

    result: Literal["acquitted"]
    date: IsoDate
    court: Line
    verdict: Line


class DiscontinuedView(Sourced):
    """A charge that was not gone on with."""

    result: Literal["discontinued"]
    date: IsoDate
    reason: Served[Line]


class NoFurtherActionView(Sourced):
    """No further action by the police."""

    result: Literal["no further action"]
    date: IsoDate
    reason: Served[Line]


class PendingView(Sourced):
    """A charge that has not been tried."""

    result: Literal["pending"]
    date: IsoDate
    plea: Served[Plea]
    next_hearing: Served[Line]
    prosecutor_checked: Served[IsoDate]


class UnderInvestigationView(Sourced):
    """No charge and no decision."""

    result: Literal["under investigation"]
    date: IsoDate


OutcomeView = Annotated[
    ConvictedView
    | CautionedView
    | AcquittedView
    | DiscontinuedView
    | NoFurtherActionView
    | PendingView
    | UnderInvestigationView,
    Field(discriminator="result"),
]


class IncidentView(Sourced):
    """One incident, as at the document's date; `outcome` is None where it is dated later than the document."""

    id: IncidentId
    date: IsoDate
    last_date: IsoDate | None
    time: Served[ClockTime]
    place: Served[Line]
    allegation: Line
    steps: tuple[StepView, ...]
    account: Served[AccountView]
    undermining: UnderminingView
    outcome: OutcomeView | None
    own_words: tuple[WordsView, ...]


class StatementPart(Model):
    """The statement itself, and the maker's own paragraphs by what they are about."""

    number: Count
    date: IsoDate
    marking: Marking
    searches: tuple[SearchView, ...]
    how_i_know: tuple[WordsView, ...]
    what_i_searched: tuple[WordsView, ...]
    identity: tuple[WordsView, ...]
    do_not_know: tuple[WordsView, ...]
    other_way: tuple[WordsView, ...]


class StatementView(Model):
    """All that a police statement for the tribunal can be made of."""

    statement: StatementPart
    maker: MakerView
    subject: SubjectView
    appeal: AppealView | None
    incidents: tuple[IncidentView, ...]
    exhibits: tuple[ExhibitView, ...]


VIEWS: dict[str, type[Model]] = {"StatementView": StatementView}
"""The views that a format may name."""
