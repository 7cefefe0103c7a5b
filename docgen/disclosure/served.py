"""The served view of a statement: a pure projection of the case, as at the statement's date.

Formats are given nothing else. What is withheld becomes one mark of fixed length; people become their labels; what is
dated later than the statement is not there.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from docgen.case.absence import Withheld, WithheldMark
from docgen.case.case import Anonymity, Appeal, Case
from docgen.case.incidents import Account, Incident, Undermining
from docgen.case.material import Exhibit, Paper, Part
from docgen.case.outcomes import Outcome
from docgen.case.record import Model, Record
from docgen.case.references import parse_source
from docgen.case.shape import alternatives, literal_of
from docgen.case.statements import About, OwnParagraph, Statement
from docgen.case.views import (
    AccountView,
    AppealView,
    ExhibitView,
    IncidentView,
    MakerView,
    NameView,
    NoneFoundView,
    OutcomeView,
    SearchView,
    SentenceView,
    StatementPart,
    StatementView,
    StepView,
    SubjectView,
    UnderminingItemView,
    UnderminingView,
    WordsPiece,
    WordsView,
)
from docgen.case.words import SUBJECT, pieces

__all__ = ["served_view"]

V = TypeVar("V", bound=Model)


def served_view(case: Case, statement: Statement) -> StatementView:
    """Return what a served format may print of one statement, as at the statement's own date."""
    exhibits = _exhibits(case, statement)
    subject = _subject(case, statement.date)
    words, sources = _Words(case, exhibits, subject), _Sources(case, statement, exhibits)
    maker = next(maker for maker in case.makers if maker.id == statement.maker)
    return StatementView(
        statement=_statement(statement, words),
        maker=_copied(MakerView, maker, name=_copied(NameView, maker.name)),
        subject=subject,
        appeal=_appeal(case, statement.date),
        incidents=tuple(
            _incident(incident, statement, words, sources)
            for incident in sorted(case.incidents, key=lambda incident: (incident.date, incident.id))
            if incident.id in statement.incidents and incident.date <= statement.date
        ),
        exhibits=tuple(exhibits.values()),
    )


def _copied(view: type[V], record: Model, **reckoned: object) -> V:
    """Copy the fields that view and record share by name; what is withheld becomes the mark."""
    shared = {name: _shown(getattr(record, name)) for name in view.model_fields if hasattr(record, name)}
    return view(**{**shared, **reckoned})


def _shown(value: Any) -> Any:
    return WithheldMark.WITHHELD if isinstance(value, Withheld) else value


def _known_appeal(case: Case, on: date) -> Appeal | None:
    appeal = case.appeal
    return appeal if isinstance(appeal, Appeal) and appeal.notified <= on else None


def _appeal(case: Case, on: date) -> AppealView | None:
    appeal = _known_appeal(case, on)
    return _copied(AppealView, appeal, upper_tribunal=appeal.number.startswith("UI-")) if appeal else None


def _subject(case: Case, on: date) -> SubjectView:
    appeal, subject = _known_appeal(case, on), case.subject
    hidden = appeal is not None and appeal.anonymity is Anonymity.MADE
    initials = appeal.initials if appeal and hidden else None
    return _copied(
        SubjectView,
        subject,
        name=None if hidden else _copied(NameView, subject.name),
        short_name=initials or subject.short_name,
        born=WithheldMark.WITHHELD if hidden else _shown(subject.born),
    )


def _exhibits(case: Case, statement: Statement) -> dict[str, ExhibitView]:
    produced = {exhibit.mark: exhibit for exhibit in case.exhibits}
    papers = {paper.id: paper for paper in case.papers}
    return {mark: _exhibit(produced[mark], papers) for mark in statement.exhibits}


def _exhibit(exhibit: Exhibit, papers: Mapping[str, Paper]) -> ExhibitView:
    pages = sum(_size(part, papers) for part in exhibit.parts)
    return _copied(ExhibitView, exhibit, pages=pages, date=_shown(papers[exhibit.parts[0].paper].date))


def _size(part: Part, papers: Mapping[str, Paper]) -> int:
    if part.first is None or part.last is None:
        return papers[part.paper].pages
    return part.last - part.first + 1


class _Words:
    """The maker's paragraphs with their references put into served words."""

    def __init__(self, case: Case, exhibits: Mapping[str, ExhibitView], subject: SubjectView) -> None:
        self._labels = {person.id: person.label for person in case.people}
        self._labels[SUBJECT] = subject.short_name
        self._exhibits = exhibits

    def view(self, paragraphs: Iterable[OwnParagraph]) -> tuple[WordsView, ...]:
        return tuple(_copied(WordsView, paragraph, pieces=self._pieces(paragraph.text)) for paragraph in paragraphs)

    def _pieces(self, text: str) -> tuple[WordsPiece, ...]:
        # Offsets are reckoned in printed text: an id's length in the case file must not show.
        shown: list[WordsPiece] = []
        for piece in pieces(text):
            start = shown[-1].start + len(shown[-1].text) if shown else 0
            shown.append(self._piece(piece.text, start, piece.target))
        return tuple(shown)

    def _piece(self, text: str, start: int, target: str | None) -> WordsPiece:
        if target is None:
            return WordsPiece(text=text, start=start)
        if target in self._labels:
            label = self._labels[target]
            return WordsPiece(text=label, start=start, to="person", target=label)
        return WordsPiece(text=target, start=start, to="exhibit", target=target)


def _statement(statement: Statement, words: _Words) -> StatementPart:
    about = {
        kind: words.view(p for p in statement.paragraphs if p.about is kind and p.written <= statement.date)
        for kind in About
    }
    searches = sorted((s for s in statement.searches if s.date <= statement.date), key=lambda search: search.date)
    return _copied(
        StatementPart,
        statement,
        searches=tuple(_copied(SearchView, search) for search in searches),
        how_i_know=about[About.HOW_I_KNOW],
        what_i_searched=about[About.WHAT_I_SEARCHED],
        identity=about[About.IDENTITY],
        do_not_know=about[About.DO_NOT_KNOW],
        other_way=about[About.OTHER_WAY],
    )


class _Sources:
    """What a record is from, as far as this statement may say it."""

    def __init__(self, case: Case, statement: Statement, exhibits: Mapping[str, ExhibitView]) -> None:
        self._maker = statement.maker
        self._held = [exhibit for exhibit in case.exhibits if exhibit.mark in exhibits]
        self._views = exhibits

    def view(self, kind: type[V], record: Record, **reckoned: object) -> V:
        """Copy a record with its sources: the maker's own knowledge, and the exhibits that hold its papers."""
        sources = [parse_source(source) for source in record.sources]
        evidence = tuple(self._views[e.mark] for e in self._held if any(_holds(e, *source) for source in sources))
        own = any(name == self._maker for name, _, _ in sources)
        return _copied(kind, record, own_knowledge=own, evidence=evidence, **reckoned)


def _holds(exhibit: Exhibit, paper: str, first: int | None, last: int | None) -> bool:
    """Tell whether an exhibit has the pages that a source names; a whole paper is held by any part of it."""
    mine = [part for part in exhibit.parts if part.paper == paper]
    if first is None or last is None:
        return bool(mine)
    return any(part.first is None or part.last is None or part.first <= first <= last <= part.last for part in mine)


def _incident(incident: Incident, statement: Statement, words: _Words, sources: _Sources) -> IncidentView:
    own = (p for p in statement.paragraphs if p.incident == incident.id and p.written <= statement.date)
    account = incident.account
    return sources.view(
        IncidentView,
        incident,
        steps=tuple(
            sources.view(StepView, step, by_maker=step.by == statement.maker)
            for step in incident.steps
            if step.date <= statement.date
        ),
        account=sources.view(AccountView, account) if isinstance(account, Account) else _shown(account),
        undermining=_undermining(incident.undermining, statement, sources),
        outcome=_outcome(incident.outcome, sources) if incident.outcome.date <= statement.date else None,
        own_words=words.view(own),
    )


def _undermining(undermining: Undermining, statement: Statement, sources: _Sources) -> UnderminingView:
    found = undermining.none_found
    return UnderminingView(
        items=tuple(sources.view(UnderminingItemView, item) for item in undermining.items),
        none_found=_copied(NoneFoundView, found, by_maker=found.by == statement.maker) if found else None,
    )


def _outcome(outcome: Outcome, sources: _Sources) -> OutcomeView:
    view = next(kind for kind in alternatives(OutcomeView) if literal_of(kind, "result") == outcome.result)
    parts = tuple(_copied(SentenceView, part) for part in getattr(outcome, "sentence", ()))
    nested = {"sentence": parts} if "sentence" in view.model_fields else {}
    made: OutcomeView = sources.view(view, outcome, **nested)
    return made
