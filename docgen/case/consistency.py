"""What cannot all be true, or points at nothing: contradictions between the parts of a case."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from pydantic import BaseModel

from docgen.case.absence import is_recorded
from docgen.case.case import Case
from docgen.case.incidents import Incident
from docgen.case.people import Name
from docgen.case.record import Record
from docgen.case.references import parse_source
from docgen.case.statements import About, Statement
from docgen.case.words import pieces

__all__ = ["Contradiction", "contradictions"]

Loc = tuple[str | int, ...]
SHORTEST_NAME = 3
"""Shorter parts of names are not looked for in ids: every id would hold one."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Something that cannot be so: the location in the case, what is wrong, and what to do."""

    loc: Loc
    detail: str
    next_step: str = ""


def contradictions(case: Case) -> Iterator[Contradiction]:
    """Yield every contradiction, in the order of the rules below."""
    yield from _ids_given_twice(case)
    yield from _ids_that_hold_a_name(case)
    yield from _sources_that_are_not_there(case)
    yield from _before_birth(case)
    for at, incident in enumerate(case.incidents):
        yield from _incident(case, incident, ("incidents", at))
    for at, exhibit in enumerate(case.exhibits):
        loc: Loc = ("exhibits", at)
        yield from _known(exhibit.maker, _ids(case.makers), (*loc, "maker"), "a maker")
        for number, part in enumerate(exhibit.parts):
            yield from _known(part.paper, _ids(case.papers), (*loc, "parts", number, "paper"), "a paper")
            yield from _pages(case, part.paper, part.last, (*loc, "parts", number))
    for at, statement in enumerate(case.statements):
        yield from _statement(case, statement, ("statements", at))


def _ids(records: Iterable[object]) -> set[str]:
    return {str(getattr(record, "id", "")) for record in records}


def _records(case: Case) -> Iterator[tuple[Loc, str]]:
    """Every record that has an id, with its location."""

    def walk(value: object, loc: Loc) -> Iterator[tuple[Loc, str]]:
        if isinstance(value, BaseModel):
            for name, info in type(value).model_fields.items():
                if name in {"id", "mark"}:
                    yield (*loc, name), str(getattr(value, name))
                else:
                    yield from walk(getattr(value, name), (*loc, info.alias or name))
        elif isinstance(value, tuple):
            for at, item in enumerate(value):
                yield from walk(item, (*loc, at))

    yield from walk(case, ())


def _ids_given_twice(case: Case) -> Iterator[Contradiction]:
    seen: Counter[str] = Counter()
    for loc, name in _records(case):
        seen[name] += 1
        if seen[name] > 1:
            yield Contradiction(loc, "is given to two records.", "Give the second one an id of its own.")


def _ids_that_hold_a_name(case: Case) -> Iterator[Contradiction]:
    names = [case.subject.name, *case.subject.aliases, *(maker.name for maker in case.makers)]
    for person in case.people:
        names += [*person.aliases, *([person.name] if isinstance(person.name, Name) else [])]
    parts = {_plain(part) for name in names for part in re.split(r"[\s'-]+", name.full)}
    parts = {part for part in parts if len(part) >= SHORTEST_NAME}
    for loc, identifier in _records(case):
        if any(part in _plain(identifier) for part in parts):
            yield Contradiction(loc, "holds part of somebody's name.", "Use a letter and a number.")
    for at, person in enumerate(case.people):
        if any(part in _plain(person.label).split() for part in parts):
            yield Contradiction(("people", at, "label"), "holds part of somebody's name.", "Use a label like Person A.")


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _sources_that_are_not_there(case: Case) -> Iterator[Contradiction]:
    known = _ids(case.papers) | _ids(case.makers)

    def walk(value: object, loc: Loc) -> Iterator[Contradiction]:
        if isinstance(value, Record):
            for at, source in enumerate(value.sources):
                yield from _source(case, source, known, (*loc, "from", at))
        if isinstance(value, BaseModel):
            for name, info in type(value).model_fields.items():
                yield from walk(getattr(value, name), (*loc, info.alias or name))
        elif isinstance(value, tuple):
            for at, item in enumerate(value):
                yield from walk(item, (*loc, at))

    yield from walk(case, ())


def _source(case: Case, source: str, known: set[str], loc: Loc) -> Iterator[Contradiction]:
    name, _, last = parse_source(source)
    yield from _known(name, known, loc, "a paper or maker")
    yield from _pages(case, name, last, loc)


def _pages(case: Case, paper: str, last: int | None, loc: Loc) -> Iterator[Contradiction]:
    pages = {item.id: item.pages for item in case.papers}
    if last is not None and paper in pages and last > pages[paper]:
        yield Contradiction(
            loc, f"names a page that {paper} does not have: it has {pages[paper]}.", "Look at the paper."
        )


def _known(name: str, known: set[str], loc: Loc, what: str) -> Iterator[Contradiction]:
    if name not in known:
        yield Contradiction(
            loc, f"names {what} that the case does not have.", f"Known are: {', '.join(sorted(known)) or 'none'}."
        )


def _before_birth(case: Case) -> Iterator[Contradiction]:
    born = case.subject.born
    for at, incident in enumerate(case.incidents):
        if isinstance(born, date) and incident.date < born:
            yield Contradiction(
                ("incidents", at, "date"), "is before the subject was born.", "Compare it with subject.born."
            )


def _incident(case: Case, incident: Incident, loc: Loc) -> Iterator[Contradiction]:
    links = _ids(case.subject.identity)
    for at, link in enumerate(incident.identity):
        yield from _known(link, links, (*loc, "identity", at), "an identity link")
    for at, person in enumerate(incident.people):
        yield from _known(person, _ids(case.people), (*loc, "people", at), "a person")
    makers = _ids(case.makers)
    for at, step in enumerate(incident.steps):
        if isinstance(step.by, str) and is_recorded(step.by):
            yield from _known(step.by, makers, (*loc, "steps", at, "by"), "a maker")
        if at and step.date < incident.steps[at - 1].date:
            yield Contradiction(
                (*loc, "steps", at, "date"), "is before the step above it.", "Put the steps in order of date."
            )
    if incident.undermining.none_found:
        yield from _known(
            incident.undermining.none_found.by, makers, (*loc, "undermining", "none_found", "by"), "a maker"
        )


def _statement(case: Case, statement: Statement, loc: Loc) -> Iterator[Contradiction]:
    yield from _known(statement.maker, _ids(case.makers), (*loc, "maker"), "a maker")
    marks = {exhibit.mark for exhibit in case.exhibits}
    for at, incident in enumerate(statement.incidents):
        yield from _known(incident, _ids(case.incidents), (*loc, "incidents", at), "an incident")
    for at, mark in enumerate(statement.exhibits):
        yield from _known(mark, marks, (*loc, "exhibits", at), "an exhibit")
    targets = marks | _ids(case.people) | {"subject"}
    for at, paragraph in enumerate(statement.paragraphs):
        here: Loc = (*loc, "paragraphs", at)
        yield from _known(paragraph.author, _ids(case.makers), (*here, "author"), "a maker")
        if (paragraph.about is About.INCIDENT) != (paragraph.incident is not None):
            yield Contradiction(here, "must name an incident if it is about an incident, and else none.")
        if paragraph.incident is not None:
            yield from _known(paragraph.incident, set(statement.incidents), (*here, "incident"), "an incident")
        named = (piece.target for piece in pieces(paragraph.text) if piece.target is not None)
        yield from chain.from_iterable(_known(name, targets, (*here, "text"), "something in braces") for name in named)
