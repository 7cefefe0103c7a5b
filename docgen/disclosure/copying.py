"""Copying what is served: fields of one name, a mark for what is withheld, served words for references."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar

from docgen.case.absence import NotApplicable, NotRecorded, Withheld, WithheldMark, is_recorded
from docgen.case.case import Appeal, Case
from docgen.case.knowledge import Chain
from docgen.case.material import Exhibit
from docgen.case.people import Maker
from docgen.case.record import Model, Record, View
from docgen.case.record_views import ChainView, DifferenceView, ExhibitView, Sourced, TellingView
from docgen.case.references import CASE_OWNER, parse_source
from docgen.case.words import SUBJECT, Piece, pieces

__all__ = ["Projection", "called_in_full", "is_anonymous", "known_appeal", "short_name", "shown"]

V = TypeVar("V", bound=View)
S = TypeVar("S", bound=Sourced)


def shown(value: Any) -> Any:
    """Return a value as a view holds it: what is withheld becomes the mark."""
    return WithheldMark.WITHHELD if isinstance(value, Withheld) else value


def known_appeal(case: Case, on: date) -> Appeal | None:
    """Return the appeal, where it was known on a day, else None."""
    appeal = case.appeal
    return appeal if isinstance(appeal, Appeal) and appeal.notified <= on else None


def called_in_full(maker: Maker) -> str:
    """Return what others call a maker: rank, number and family name, or the one name that there is."""
    return f"{maker.rank_short} {maker.number} {maker.name.called}"


def is_anonymous(case: Case) -> bool:
    """Tell whether the Tribunal has ordered anonymity: an order binds whatever is made from then on, of any date."""
    return isinstance(case.appeal, Appeal) and case.appeal.is_anonymous


def short_name(case: Case) -> str:
    """Return what the subject is called: initials where the Tribunal has ordered anonymity."""
    initials = case.appeal.initials if isinstance(case.appeal, Appeal) and is_anonymous(case) else None
    return initials or case.subject.short_name


@dataclass(frozen=True, slots=True)
class Projection:
    """One document's view in the making: of which case, as at which day, by whom (None: nobody), with which exhibits.

    `exhibits` are those that the document may refer to, by mark; `holders` are they as the case has them, by the papers
    that they hold.
    """

    case: Case
    on: date
    maker: str | None
    exhibits: Mapping[str, ExhibitView]
    labels: Mapping[str, str]
    holders: Mapping[str, list[Exhibit]]

    @classmethod
    def of(cls, case: Case, on: date, maker: str | None, exhibits: Mapping[str, ExhibitView]) -> "Projection":
        """Begin the view of one document."""
        labels = {person.id: person.label for person in case.people}
        labels |= {each.id: called_in_full(each) for each in case.makers}
        labels[SUBJECT] = short_name(case)
        holders: dict[str, list[Exhibit]] = {}
        for exhibit in (each for each in case.exhibits if each.mark in exhibits):
            for part in exhibit.parts:
                holders.setdefault(part.paper, []).append(exhibit)
        return cls(case, on, maker, exhibits, labels, holders)

    def copied(self, view: type[V], record: Model, **reckoned: object) -> V:
        """Copy the fields that view and record share by name."""
        kind: Any = type(record)
        shared = {name: self.served(getattr(record, name)) for name in _shared(view, kind)}
        return view(**{**shared, **reckoned})

    def served(self, value: Any) -> Any:
        """Return a value as it is served: references in braces are put into served words."""
        if type(value) is str and "{" in value:
            return "".join(self._name(piece) for piece in pieces(value))
        return tuple(map(self.served, value)) if isinstance(value, tuple) else shown(value)

    def _name(self, piece: Piece) -> str:
        """Return a piece of text as it is printed: a person by label, an exhibit by mark, all else as it stands."""
        if piece.target is None:
            return piece.text
        marks = {exhibit.mark for exhibit in self.case.exhibits}
        return self.labels.get(piece.target) or (piece.target if piece.target in marks else piece.text)

    def sourced(self, view: type[S], record: Record, **reckoned: object) -> S:
        """Copy a record with its sources: the maker's own knowledge, the exhibits that hold its papers."""
        return self.copied(
            view,
            record,
            **self.shown_by(record.sources),
            differs=self.differs(record),
            **reckoned,
        )

    def shown_by(self, sources: tuple[str, ...]) -> dict[str, Any]:
        """Return what sources come to in this document: the maker's own knowledge, exhibits, or both."""
        return {"own_knowledge": self.is_own(sources), "evidence": self.evidence(sources)}

    def is_own(self, sources: tuple[str, ...]) -> bool:
        """Tell whether sources name the maker's own knowledge."""
        return any(parse_source(source)[0] == self.maker for source in sources)

    def evidence(self, sources: tuple[str, ...]) -> tuple[ExhibitView, ...]:
        """Return the exhibits of this document that hold what sources name."""
        named = [parse_source(source) for source in sources]
        held = {each.mark for source in named for each in self.holders.get(source[0], ()) if _holds(each, *source)}
        return tuple(self.exhibits[each.mark] for each in self.case.exhibits if each.mark in held) if held else ()

    def differs(self, record: Record) -> tuple[DifferenceView, ...]:
        """Return what exhibits of this document say instead; what others say is not told here."""
        told = [(each, self.evidence(each.sources)) for each in record.differs]
        return tuple(
            DifferenceView(id=str(at), field=each.field, says=self.served(each.as_), evidence=evidence)
            for at, (each, evidence) in enumerate(((each, shown_by) for each, shown_by in told if shown_by), 1)
        )

    def chain(self, chain: Any) -> Any:
        """Return how something is known, as far as it was said or written by the day; absences stay as they are."""
        if not isinstance(chain, Chain):
            return shown(chain)
        links = (link for link in chain.links if not (isinstance(link.said, date) and link.said > self.on))
        told = tuple(
            self.copied(TellingView, link, id=str(at), by=self.speaker(link.by, "I"), to=self.speaker(link.to, "me"))
            for at, link in enumerate(links, 1)
        )
        return self.copied(ChainView, chain, links=told) if told else NotRecorded.NOT_RECORDED

    def speaker(self, who: str, self_called: str) -> str:
        """Return who said something or heard it, in the maker's own mouth."""
        return self_called if who == f"{{{self.maker}}}" else str(self.served(who))

    def by_whom(self, who: object) -> Any:
        """Return by whom something was done: a label, or the absence that stands there."""
        return self.labels[who] if isinstance(who, str) and who in self.labels else shown(who)

    def is_borne_out(self, record: Record) -> bool:
        """Tell whether more than the case-owner's own note bears a record out."""
        return any(source != CASE_OWNER for source in record.sources)

    def borne_out(self, record: Any) -> Any:
        """Return a record, or that it has no place here where only the case-owner's own note bears it out."""
        if isinstance(record, Record) and not self.is_borne_out(record):
            return NotApplicable.NOT_APPLICABLE
        return record if is_recorded(record) else shown(record)


@cache
def _shared(view: type[Any], record: type[Any]) -> tuple[str, ...]:
    """Return the fields of a view that a kind of record has: as a field, or as what is reckoned from its fields."""
    return tuple(name for name in view.model_fields if name in record.model_fields or hasattr(record, name))


def _holds(exhibit: Exhibit, paper: str, first: int | None, last: int | None) -> bool:
    """Tell whether an exhibit has the pages that a source names; a whole paper is held by any part of it."""
    mine = [part for part in exhibit.parts if part.paper == paper]
    if first is None or last is None:
        return bool(mine)
    return any(part.first is None or part.last is None or part.first <= first <= last <= part.last for part in mine)
