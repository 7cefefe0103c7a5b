"""Incidents, overseas convictions and intelligence as a document can be given them, as at its date."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from docgen.case.absence import NotApplicable, NotRecorded
from docgen.case.incident_views import (
    AccountView,
    ConvictedView,
    IncidentView,
    IntelligenceItemView,
    NoneFoundView,
    OutcomeView,
    OverseasConvictionView,
    ReleaseView,
    SanitisedView,
    SentenceView,
    UnderminingItemView,
    UnderminingView,
)
from docgen.case.incidents import Account, Incident, SubjectRole, Undermining
from docgen.case.intelligence import IntelligenceItem, Release, Sanitised
from docgen.case.material import Exhibit, PaperKind
from docgen.case.outcomes import Outcome
from docgen.case.overseas import OverseasConviction
from docgen.case.record_views import IdentityLinkView, ImpactView, ShownBy, WordsPiece, WordsView
from docgen.case.references import CASE_OWNER, parse_source
from docgen.case.shape import alternatives, literal_of
from docgen.case.statements import OwnParagraph
from docgen.case.words import pieces
from docgen.disclosure.copying import Projection, is_anonymous, shown
from docgen.disclosure.steps_told import steps_told

__all__ = ["Told", "incident_view", "intelligence_view", "overseas_view", "whole_years", "words_views"]

ADULT = 18
OF_A_COURT = frozenset({PaperKind.CERTIFICATE, PaperKind.VERDICT, PaperKind.SENTENCING})


@dataclass(frozen=True, slots=True)
class Told:
    """The incidents that a document tells of: the number of each, in order, and the event that it is of."""

    numbers: Mapping[str, int]
    events: Mapping[str, str]

    def of_same_event(self, name: str) -> tuple[str, ...]:
        """Return the other incidents of an incident's event."""
        return tuple(other for other in self.numbers if other != name and self.events[other] == self.events[name])


def whole_years(first: date, last: date) -> int:
    """Return how many whole years lie between two days: an age."""
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def words_views(projection: Projection, paragraphs: Iterable[OwnParagraph]) -> tuple[WordsView, ...]:
    """Return a maker's paragraphs as written by the day, with their references put into served words."""
    return tuple(
        projection.copied(WordsView, paragraph, pieces=_pieces(projection, paragraph.text))
        for paragraph in paragraphs
        if not paragraph.is_later_than(projection.on)
    )


def _pieces(projection: Projection, text: str) -> tuple[WordsPiece, ...]:
    # Offsets are reckoned in printed text: an id's length in the case file must not show.
    found: list[WordsPiece] = []
    for piece in pieces(text):
        start = found[-1].start + len(found[-1].text) if found else 0
        found.append(_piece(projection, piece.text, start, piece.target))
    return tuple(found)


def _piece(projection: Projection, text: str, start: int, target: str | None) -> WordsPiece:
    if target is None:
        return WordsPiece(text=text, start=start)
    if target in projection.labels:
        label = projection.labels[target]
        return WordsPiece(text=label, start=start, to="person", target=label)
    return WordsPiece(text=target, start=start, to="exhibit", target=target)


def incident_view(projection: Projection, incident: Incident, told: Told, own: Iterable[OwnParagraph]) -> IncidentView:
    """Return one incident of those that the document tells of; `own` are the maker's paragraphs about it."""
    outcome = _outcome(projection, incident.outcome) if incident.outcome.date <= projection.on else None
    links = {link.id: link for link in projection.case.subject.identity}
    return projection.sourced(
        IncidentView,
        incident,
        number=told.numbers[incident.id],
        only=len(told.numbers) == 1,
        same_event=tuple(f"incident {told.numbers[name]}" for name in told.of_same_event(incident.id)),
        reference=_reference(projection, incident),
        as_victim=incident.role is SubjectRole.VICTIM,
        age=_age(projection, incident.date),
        identity=tuple(
            projection.copied(IdentityLinkView, links[name], **projection.shown_by(links[name].sources))
            for name in incident.identity
        ),
        **_time_and_place(projection, incident),
        chain=projection.chain(incident.chain),
        as_alleged=_is_as_alleged(incident, outcome),
        proved=_is_proved(projection, incident, outcome),
        **steps_told(projection, incident),
        account=_account(projection, incident.account),
        undermining=_undermining(projection, incident.undermining),
        impact=_impact(projection, incident),
        outcome=outcome,
        own_words=words_views(projection, own),
    )


def _time_and_place(projection: Projection, incident: Incident) -> dict[str, object]:
    """Return what is told of time and place: nothing where only the case-owner's own note gives them."""
    told = incident.time_and_place
    if told is None:
        return {"time_and_place": None, "time_and_place_noted": False}
    if set(told.sources) == {CASE_OWNER}:
        nothing = {"time": NotApplicable.NOT_APPLICABLE, "time_in_words": None, "place": NotApplicable.NOT_APPLICABLE}
        return {"time_and_place": None, "time_and_place_noted": True, **nothing}
    return {"time_and_place": ShownBy(**projection.shown_by(told.sources)), "time_and_place_noted": False}


def _reference(projection: Projection, incident: Incident) -> str | None:
    """Return the force's reference where the document exhibits a paper that the incident is from, of that reference."""
    told = shown(incident.reference)
    return told if type(told) is str and PaperKind.CRIME_REPORT in _kinds_shown(projection, incident) else None


def _is_as_alleged(incident: Incident, outcome: OutcomeView | None) -> bool:
    """Tell whether a court convicted of what is alleged, in the same words: they need not be said twice."""
    return isinstance(outcome, ConvictedView) and outcome.offence.casefold() == incident.allegation.casefold()


def _is_proved(projection: Projection, incident: Incident, outcome: OutcomeView | None) -> bool:
    """Tell whether a court convicted of the very thing that is alleged, and its papers are all that shows it here.

    Such papers make no allegation. Where the conviction is of something else, the allegation stays one.
    """
    kinds = _kinds_shown(projection, incident)
    return (
        _is_as_alleged(incident, outcome)
        and bool(kinds)
        and kinds <= OF_A_COURT
        and not projection.is_own(incident.sources)
    )


def _kinds_shown(projection: Projection, incident: Incident) -> set[PaperKind]:
    """Return the kinds of the papers that an incident is from and that the document exhibits."""
    held = {part.paper for exhibit in _held(projection) for part in exhibit.parts}
    papers = {parse_source(source)[0] for source in incident.sources}
    return {paper.kind for paper in projection.case.papers if paper.id in held & papers}


def _held(projection: Projection) -> Iterable[Exhibit]:
    return (exhibit for exhibit in projection.case.exhibits if exhibit.mark in projection.exhibits)


def _age(projection: Projection, day: date) -> int | None:
    """Return the subject's age on a day where under 18; None for an adult, or where the birth date is not served."""
    born = projection.case.subject.born
    if not isinstance(born, date) or is_anonymous(projection.case):
        return None
    age = whole_years(born, day)
    return age if age < ADULT else None


def _account(projection: Projection, account: Any) -> Any:
    told = projection.borne_out(account)
    if not isinstance(told, Account):
        return told
    later = isinstance(told.date, date) and told.date > projection.on
    return NotRecorded.NOT_RECORDED if later else projection.sourced(AccountView, told)


def _undermining(projection: Projection, undermining: Undermining) -> UnderminingView:
    found = undermining.none_found
    items = (
        projection.sourced(UnderminingItemView, item, chain=projection.chain(item.chain)) for item in undermining.items
    )
    none = found and projection.copied(
        NoneFoundView, found, by_maker=found.by == projection.maker, by=projection.by_whom(found.by)
    )
    return UnderminingView(items=tuple(items), none_found=none or None, not_asked=undermining.not_asked)


def _impact(projection: Projection, incident: Incident) -> tuple[ImpactView, ...]:
    """Return the effects that the maker knows of, or that an exhibit of this document shows: no others are stated."""
    return tuple(
        projection.sourced(ImpactView, impact, chain=projection.chain(impact.chain))
        for impact in incident.impact
        if projection.is_own(impact.sources) or projection.evidence(impact.sources)
    )


def _outcome(projection: Projection, outcome: Outcome) -> OutcomeView:
    view = next(kind for kind in alternatives(OutcomeView) if literal_of(kind, "result") == outcome.result)
    parts = tuple(projection.copied(SentenceView, part) for part in getattr(outcome, "sentence", ()))
    nested = {"sentence": parts} if "sentence" in view.model_fields else {}
    made: OutcomeView = projection.sourced(view, outcome, **nested)
    return made


def intelligence_view(
    projection: Projection, item: IntelligenceItem, own: Iterable[OwnParagraph], roots: Mapping[str, str]
) -> IntelligenceItemView:
    """Return one report; `roots` says by id what the document calls its other reports and its incidents."""
    release, sanitised = item.release, item.sanitised
    return projection.sourced(
        IntelligenceItemView,
        item,
        years=whole_years(item.report_date, projection.on),
        sanitised=projection.copied(SanitisedView, sanitised) if isinstance(sanitised, Sanitised) else shown(sanitised),
        release=projection.copied(ReleaseView, release) if isinstance(release, Release) else shown(release),
        same_root=tuple(roots[name] for name in item.same_root if name in roots),
        chain=projection.chain(item.chain),
        own_words=words_views(projection, own),
    )


def overseas_view(
    projection: Projection, conviction: OverseasConviction, own: Iterable[OwnParagraph]
) -> OverseasConvictionView:
    """Return one overseas conviction."""
    held = {part.paper for exhibit in _held(projection) for part in exhibit.parts}
    return projection.sourced(
        OverseasConvictionView,
        conviction,
        translated=conviction.translation in held,
        name_given=NotApplicable.NOT_APPLICABLE if is_anonymous(projection.case) else shown(conviction.name_given),
        account=_account(projection, conviction.account),
        undermining=_undermining(projection, conviction.undermining),
        own_words=words_views(projection, own),
    )
