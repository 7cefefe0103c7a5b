"""Views of what is served beside statements: the key to persons, what is withheld and redacted, the certificate."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from docgen.case.beside_views import (
    CertificateView,
    KeyRowView,
    KeyView,
    LookedAtView,
    RedactedPaperView,
    RedactedPlaceView,
    RedactionsView,
    WithheldRowView,
    WithheldView,
)
from docgen.case.case import Case
from docgen.case.incident_views import IncidentView
from docgen.case.material import Exhibit, Paper
from docgen.case.people import Name, NamingDecision, Person
from docgen.case.record_views import NameView
from docgen.case.redaction import CODES
from docgen.case.redaction_record import RedactedPlace, RedactionRecord
from docgen.disclosure.copying import Projection, shown
from docgen.disclosure.keeping_back import SETTLED, kept_back, kind_of
from docgen.disclosure.parties import appeal_view, subject_view
from docgen.disclosure.served import papers_disclosed, served_view

__all__ = [
    "SPOKEN_OF",
    "apart",
    "certificate_view",
    "given_in_key",
    "key_view",
    "people_spoken_of",
    "redactions_view",
    "withheld_view",
]

SPOKEN_OF = "\u27e6{}\u27e7"
"""A label for looking, with a person's id: between brackets of mathematics, which no record has round an id."""


def apart(case: Case) -> Case:
    """Return a case in which everybody has a label, and every maker a rank, that no text holds: for looking alone."""
    people = tuple(each.model_copy(update={"label": SPOKEN_OF.format(each.id)}) for each in case.people)
    makers = tuple(each.model_copy(update={"rank_short": SPOKEN_OF.format(each.id)}) for each in case.makers)
    return case.model_copy(update={"people": people, "makers": makers})


def people_spoken_of(case: Case) -> tuple[Person, ...]:
    """Return the people whom what statements may print speaks of, by label.

    A label may be a word that texts hold anyway, and then somebody nobody speaks of would be taken for spoken of. So
    the views are made once more with labels that no text holds.
    """
    told = apart(case)
    served = "\n".join(served_view(told, statement).model_dump_json() for statement in case.statements)
    found = (each for each in case.people if SPOKEN_OF.format(each.id) in served)
    return tuple(sorted(found, key=lambda person: person.label))


def key_view(case: Case, on: date) -> KeyView:
    """Return what a key to persons may print: people spoken of, each by recorded decision; nobody without one."""
    projection = Projection.of(case, on, None, {})
    decided = [(each, how) for each in people_spoken_of(case) if (how := _decision(each)) is not None]
    return KeyView(
        subject=subject_view(projection),
        appeal=appeal_view(case, on),
        rows=tuple(_key_row(projection, str(at), each, how) for at, (each, how) in enumerate(decided, 1)),
    )


def given_in_key(case: Case) -> frozenset[str]:
    """Return whose names the key to persons gives, by their ids: each by a recorded decision."""
    decided = (each for each in people_spoken_of(case) if each.label_only is None)
    return frozenset(each.id for each in decided if _decision(each) is not None)


def _decision(person: Person) -> NamingDecision | None:
    """Return the decision that a person's row rests on; one to withhold goes before any other."""
    return person.label_only or person.in_key or person.naming


def _key_row(projection: Projection, number: str, person: Person, how: NamingDecision) -> KeyRowView:
    name = None
    if person.label_only is None and isinstance(person.name, Name):
        name = projection.copied(NameView, person.name)
    return KeyRowView(id=number, label=person.label, name=name, by=how.by, decided=shown(how.date))


def withheld_view(case: Case, on: date) -> WithheldView:
    """Return what a served schedule of what is withheld may print.

    What its originator directs not to be listed is not in it; rows stand in the order of their own words, so that
    neither number nor order tells where a thing belongs.
    """
    projection = Projection.of(case, on, None, {})
    return WithheldView(subject=subject_view(projection), appeal=appeal_view(case, on), rows=_listed(case))


def _listed(case: Case) -> tuple[WithheldRowView, ...]:
    listed = [each for _, each in kept_back(case) if each.listed and each.answer not in SETTLED]
    rows = sorted(
        ((kind_of(each), each.route, each.reason_served) for each in listed), key=lambda row: tuple(map(str, row))
    )
    return tuple(
        WithheldRowView(id=str(at), number=at, kind=kind, route=route, reason=reason)
        for at, (kind, route, reason) in enumerate(rows, 1)
    )


def certificate_view(case: Case, on: date) -> CertificateView:
    """Return what a police disclosure officer's certificate may print: nothing that is not served beside it.

    Of what is withheld it has the rows of the served schedule, with the same numbers, and whether it would help nobody
    is told; of incidents what statements set out.
    """
    told = {each.id: each for statement in case.statements for each in served_view(case, statement).incidents}
    incidents = sorted(told.values(), key=lambda each: each.date)
    projection = Projection.of(case, on, None, {})
    return CertificateView(
        subject=subject_view(projection),
        appeal=appeal_view(case, on),
        force=case.force,
        disclosed=tuple(f"S{number}" for number, _ in enumerate(papers_disclosed(case), 1)),
        looked_at=tuple(_looked_at(number, each) for number, each in enumerate(incidents, 1)),
        rows=_listed(case),
    )


def _looked_at(number: int, told: IncidentView) -> LookedAtView:
    none_found = told.undermining.none_found
    return LookedAtView(
        id=told.id,
        number=number,
        date=told.date,
        allegation=told.allegation,
        found=tuple(str(at) for at, _ in enumerate(told.undermining.items, 1)),
        searched=none_found.date if none_found else None,
    )


def redactions_view(case: Case, records: Sequence[RedactionRecord], on: date) -> RedactionsView:
    """Return what a served schedule of redactions may print: page, number of areas and reason, by whose role and when.

    Neither what stood there, nor how wide it was, nor whom it would tell of. Raises ValueError where a record does not
    say in what role it was authorised.
    """
    papers = {paper.id: paper for paper in case.papers}
    produced = {mark for statement in case.statements for mark in statement.exhibits}
    exhibits = tuple(each for each in case.exhibits if each.mark in produced)
    projection = Projection.of(case, on, None, {})
    return RedactionsView(
        subject=subject_view(projection),
        appeal=appeal_view(case, on),
        rows=tuple(_redacted(exhibits, number, papers[each.paper], each) for number, each in enumerate(records, 1)),
    )


def _areas(places: Sequence[RedactedPlace]) -> Iterator[RedactedPlace]:
    """Yield the areas that a reader sees: of those that lie in each other, or are the same, the largest, once."""
    by_page = defaultdict[int, list[RedactedPlace]](list)
    for place in places:
        others = by_page[place.page]
        if not any(place.lies_in(each) for each in others):
            others[:] = [each for each in others if not each.lies_in(place)] + [place]
    for each in by_page.values():
        yield from each


def _redacted(exhibits: Sequence[Exhibit], number: int, paper: Paper, record: RedactionRecord) -> RedactedPaperView:
    if record.authorised.role is None:
        raise ValueError("a record names no role")
    areas = Counter((place.page, place.reason) for place in _areas(record.places))
    return RedactedPaperView(
        id=paper.id,
        number=number,
        title=paper.title,
        marks=tuple(each.mark for each in exhibits if any(part.paper == paper.id for part in each.parts)),
        pages=record.pages,
        role=record.authorised.role,
        authorised=record.authorised.date,
        places=tuple(
            RedactedPlaceView(id=f"{page}-{CODES[reason]}", page=page, areas=count, code=CODES[reason], reason=reason)
            for (page, reason), count in sorted(areas.items(), key=lambda row: (row[0][0], CODES[row[0][1]]))
        ),
    )
