"""Whom the statements of a bundle speak of, and who gives them: what is printed there, and who can attend.

People are looked for in what the statements may print, under labels that no text holds: nobody's name is asked for.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from docgen.case.bundle_people_views import (
    Attendance,
    InIncident,
    PersonPlaceView,
    PersonRowView,
    WitnessIncidentView,
    WitnessRowView,
)
from docgen.case.case import Case
from docgen.case.incident_views import IncidentView
from docgen.case.people import Maker
from docgen.case.record_views import ChainView
from docgen.case.statements import Statement
from docgen.case.views import StatementView
from docgen.disclosure.beside import SPOKEN_OF, apart
from docgen.disclosure.bundle_places import InStatement, People, Places, Standing
from docgen.disclosure.copying import called_in_full
from docgen.disclosure.parties import maker_of
from docgen.disclosure.served import served_view

__all__ = ["GivenStatement", "people_of", "witnesses_of"]

Marks = Sequence[str]
"""What stands for somebody in a text that is looked through; several where people share a label."""
NOTHING: Final = InStatement(())
FIGURES: Final = re.compile(r"(\d+)")


class GivenStatement(NamedTuple):
    """A statement that is in the bundle, what it is called there, and where it stands."""

    statement: Statement
    called: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class _Looked:
    """A statement in the bundle and its view, in which people have labels that no text holds."""

    given: GivenStatement
    view: StatementView


def people_of(case: Case, given: Sequence[GivenStatement], places: Places) -> Iterator[PersonRowView]:
    """Yield everybody of whom another's statement in the bundle speaks: makers first, then all others by label."""
    told = apart(case)
    looked = [_Looked(each, served_view(told, each.statement)) for each in given]
    for called, marks in _called(case).items():
        others = (each for each in looked if called_in_full(maker_of(case, each.given.statement.maker)) != called)
        found = tuple(place for each in others for place in _places(each, marks, places))
        if found:
            yield PersonRowView(id=called, called=called, places=found)


def _called(case: Case) -> dict[str, list[str]]:
    """Return what people are called in what is served, in the order of the list, with what stands for each."""
    found = dict[str, list[str]]()
    for maker in case.makers:
        found.setdefault(called_in_full(maker), []).append(SPOKEN_OF.format(maker.id))
    for person in sorted(case.people, key=lambda each: _in_order(each.label)):
        found.setdefault(person.label, []).append(SPOKEN_OF.format(person.id))
    return found


def _in_order(label: str) -> tuple[tuple[int, str], ...]:
    """Return what labels are sorted by: Witness 2 stands before Witness 10."""
    return tuple((int(each), "") if each.isdecimal() else (-1, each.casefold()) for each in FIGURES.split(label))


def _places(looked: _Looked, marks: Marks, places: Places) -> Iterator[PersonPlaceView]:
    statement, called, standing = looked.given
    telling = places.telling.get(statement.id, NOTHING)
    known: dict[str, Any] = {"statement": called, "elsewhere": places.elsewhere(standing)}
    for incident, told in zip(looked.view.incidents, telling.incidents, strict=True) if telling.incidents else ():
        parts = _parts(incident, marks)
        if parts:
            yield PersonPlaceView(
                **known,
                id=f"{statement.id}.{incident.id}",
                allegation=incident.allegation,
                date=incident.date,
                last_date=incident.last_date,
                date_in_words=incident.date_in_words,
                parts=parts,
                **_where(told.people, marks, standing),
            )
    if _speaks(marks, looked.view.statement, *looked.view.overseas, *looked.view.intelligence):
        nowhere: dict[str, Any] = dict.fromkeys(("allegation", "date", "last_date", "date_in_words"))
        where = _where(telling.outside, marks, standing)
        yield PersonPlaceView(**known, **nowhere, **where, id=statement.id, parts=(str(InIncident.SPOKEN_OF),))


def _where(spoken: People, marks: Marks, standing: Standing) -> dict[str, Any]:
    """Return the paragraph, and the bundle's page, where a statement first speaks of somebody; None where unknown."""
    found = next((each for mark, each in spoken.items() if mark in marks), None)
    if found is None or found.page is None:
        return {"paragraph": found.paragraph if found else None, "page": None}
    return {"paragraph": found.paragraph, "page": standing.first + found.page - 1}


def _parts(incident: IncidentView, marks: Marks) -> tuple[str, ...]:
    """Return what part somebody has in an incident, as far as it is told: nothing where nobody speaks of them."""
    below = (*(each.chain for each in incident.undermining.items), *(each.chain for each in incident.impact))
    links = [link for chain in (incident.chain, *below) if isinstance(chain, ChainView) for link in chain.links]
    found = {
        InIncident.ACTED: _speaks(marks, *(step.by for step in incident.steps)),
        InIncident.TOLD: _speaks(marks, *(link.by for link in links)),
        InIncident.WAS_TOLD: _speaks(marks, *(link.to for link in links)),
        InIncident.AFFECTED: _speaks(marks, *(each.on for each in incident.impact)),
    }
    parts = tuple(str(part) for part, is_so in found.items() if is_so)
    return parts or ((str(InIncident.SPOKEN_OF),) if _speaks(marks, incident) else ())


def _speaks(marks: Marks, *said: object) -> bool:
    """Tell whether texts, or parts of a view, speak of somebody."""
    texts = [each if isinstance(each, str) else getattr(each, "model_dump_json", str)() for each in said]
    return any(mark in text for mark in marks for text in texts)


def witnesses_of(
    case: Case, given: Sequence[GivenStatement], places: Places, hearing: object
) -> Iterator[WitnessRowView]:
    """Yield who gives each statement of a bundle, to what they can speak, and whether they can attend the hearing."""
    for statement, called, standing in given:
        maker = maker_of(case, statement.maker)
        told = served_view(case, statement).incidents
        can = [each for each in told if not maker.speaks_to or each.id in maker.speaks_to]
        attendance, first, last = _attendance(maker, hearing)
        yield WitnessRowView(
            id=statement.id,
            called=called_in_full(maker),
            statement=called,
            page=standing.first,
            elsewhere=places.elsewhere(standing),
            of_all=len(can) == len(told),
            incidents=tuple(map(_incident, can)),
            attendance=attendance,
            away_first=first,
            away_last=last,
        )


def _incident(told: IncidentView) -> WitnessIncidentView:
    shared = ("id", "allegation", "date", "last_date", "date_in_words")
    return WitnessIncidentView(**{name: getattr(told, name) for name in shared})


def _attendance(maker: Maker, hearing: object) -> tuple[Attendance, date | None, date | None]:
    """Return whether a maker can attend, and where not, the days that are recorded round the hearing: no others."""
    said = maker.availability
    if not isinstance(hearing, date):
        return Attendance.NO_HEARING, None, None
    if not said.any_day and not said.except_for:
        return Attendance.NOT_RECORDED, None, None
    around = [each for each in said.except_for if each.first <= hearing <= each.last]
    if not around:
        return Attendance.AVAILABLE, None, None
    first, last = min(each.first for each in around), max(each.last for each in around)
    return Attendance.NOT_AVAILABLE, first, last if last > first else None
