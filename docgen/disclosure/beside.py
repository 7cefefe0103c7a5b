"""Views of what is served beside statements on people and on what is kept back: the key to persons, the schedule."""

from datetime import date

from docgen.case.absence import DisclosureAnswer, Withholding
from docgen.case.case import Case
from docgen.case.people import Name, NamingDecision, Person
from docgen.case.record_views import NameView
from docgen.case.views import KeyRowView, KeyView, WithheldKind, WithheldRowView, WithheldView
from docgen.disclosure.copying import Projection, shown
from docgen.disclosure.keeping_back import KeptBack, kept_back
from docgen.disclosure.parties import appeal_view, subject_view
from docgen.disclosure.served import served_view

__all__ = ["key_view", "people_spoken_of", "withheld_view"]

SETTLED = frozenset({DisclosureAnswer.DISCLOSED, DisclosureAnswer.TAKEN_OUT})
"""Answers after which nothing is kept back any more."""
SPOKEN_OF = "\u27e6{}\u27e7"
"""A label for looking, with a person's id: between brackets of mathematics, which no record has round an id."""


def people_spoken_of(case: Case) -> tuple[Person, ...]:
    """Return the people whom what statements may print speaks of, by label.

    A label may be a word that texts hold anyway, and then somebody nobody speaks of would be taken for spoken of. So
    the views are made once more with labels that no text holds.
    """
    told = tuple(person.model_copy(update={"label": SPOKEN_OF.format(person.id)}) for person in case.people)
    apart = case.model_copy(update={"people": told})
    served = "\n".join(served_view(apart, statement).model_dump_json() for statement in case.statements)
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
    listed = [each for _, each in kept_back(case) if each.listed and each.answer not in SETTLED]
    rows = sorted(
        ((_kind(each), each.route, each.reason_served) for each in listed), key=lambda row: tuple(map(str, row))
    )
    projection = Projection.of(case, on, None, {})
    return WithheldView(
        subject=subject_view(projection),
        appeal=appeal_view(case, on),
        rows=tuple(
            WithheldRowView(id=str(at), number=at, kind=kind, route=route, reason=reason)
            for at, (kind, route, reason) in enumerate(rows, 1)
        ),
    )


def _kind(each: KeptBack) -> WithheldKind:
    if isinstance(each, Withholding):
        return WithheldKind.VALUE
    return WithheldKind.PAPER if all(part.first is None for part in each.parts) else WithheldKind.PAGES
