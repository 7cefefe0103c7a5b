"""What no served file of a case may hold: everything withheld, and who the people behind labels are."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from typing import Final

from pydantic import BaseModel

from docgen.case.absence import Withheld, is_recorded
from docgen.case.case import Case
from docgen.case.material import Disclosure, Paper
from docgen.case.naming import LABEL_WORDS
from docgen.case.outcomes import Convicted
from docgen.case.people import Name, Person
from docgen.case.plain_letters import plainly
from docgen.disclosure.copying import is_anonymous
from docgen.disclosure.finding_terms import Index
from docgen.disclosure.keeping_back import kept_back
from docgen.disclosure.ordinary import ORDINARY
from docgen.disclosure.place_decisions import DECIDED, decided_places, is_decided, is_of_every_town
from docgen.disclosure.sought import FEWEST_DIGITS, Term, squeezed
from docgen.disclosure.terms import (
    PART,
    TITLES,
    of_address,
    of_day,
    of_name,
    of_number,
    of_person,
    of_place_alone,
    of_sum,
    of_text,
    of_time,
)

__all__ = ["FILE_NAME", "Exemption", "Sought", "closed_terms", "is_the_subjects", "sought_of"]

LEAST_WORDS: Final = 4
"""Words of a phrase of prose that is looked for: shorter ones stand in much else."""
LEAST_LETTERS: Final = 12
TOO_SHORT = "is too short to be looked for: a reader must"
FILE_NAME = "file name of a paper"
"""The kind of what a paper's file is called."""
CLAUSES = re.compile(r"[.;:!?\n]+")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TIME = re.compile(r"[0-9]{2}:[0-9]{2}")
MONEY = re.compile(r"£ ?[0-9][0-9,]*(?:\.[0-9]{2})?")
FIGURES = re.compile(r"[+()0-9 /-]{6,}")


@dataclass(frozen=True, slots=True, order=True)
class Exemption:
    """What is not looked for as it stands: kind, whose (an id or a path), and why; internal, and without the value."""

    kind: str
    whose: str
    why: str


@dataclass(frozen=True, slots=True)
class Sought:
    """All terms of a case that no served file may hold, and what was let off."""

    terms: tuple[Term, ...]
    exemptions: tuple[Exemption, ...]


def sought_of(case: Case, given: Collection[str] = ()) -> Sought:
    """Return what no served file of a case may hold; `given` are people whose names this one gives, like a key.

    A part of a name that served papers hold in their own right (the subject's, a maker's, an ordinary word) is looked
    for in the whole name and after a title only; another term that they hold is not looked for. Each is an exemption.
    """
    terms, exempt = dict[Term, None](), set[Exemption]()
    every = dict.fromkeys(_all(case, given))
    index = Index(every)
    served = {match.term for text in _served_facts(case, given) for match in index.found(text.split())}
    decided = decided_places(case)
    for term in every:
        if is_decided(term, decided):
            exempt.add(Exemption(term.kind, term.whose, DECIDED))
        elif is_of_every_town(term, case):
            exempt.add(Exemption(term.kind, term.whose, "is what a street of every town may be called"))
        elif term.kind == PART and (term in served or term.squeezed in ORDINARY):
            why = "stands in served text in its own right; only the whole name, or a title before it, is looked for"
            exempt.add(Exemption(term.kind, term.whose, why))
            titled = (replace(term, squeezed=squeezed(title) + term.squeezed) for title in TITLES)
            terms |= dict.fromkeys(each for each in titled if not is_the_subjects(each, case))
        elif term in served or (term.kind == PART and is_the_subjects(term, case)):
            exempt.add(Exemption(term.kind, term.whose, "stands in served text in its own right"))
        else:
            terms[term] = None
    exempt |= {*_too_short(case), *_titled_files(case)}
    return Sought(tuple(sorted(terms)), tuple(sorted(exempt)))


def _all(case: Case, given: Collection[str]) -> Iterator[Term]:
    for person in case.people:
        yield from _of_person(person, given)
    yield from closed_terms(case)
    yield from _of_items(case)
    for loc, kept in kept_back(case):
        if kept.reason_tribunal is not None:
            yield from _of_prose(kept.reason_tribunal, "reason for the Tribunal alone", ".".join(map(str, loc)))
    yield from _of_files(case)
    if is_anonymous(case):
        yield from _of_subject(case)


def closed_terms(case: Case) -> Iterator[Term]:
    """Yield what the case knows and keeps back of no person: withheld values, exact places, and log numbers."""
    yield from _of_withheld(case)
    for item in case.intelligence:
        if isinstance(item.log, str) and is_recorded(item.log):
            yield from of_text(item.log, "log number", item.id)
    for at, incident in enumerate(case.incidents):
        if isinstance(incident.exact_place, str) and is_recorded(incident.exact_place):
            yield from _of_place(incident.exact_place, f"incidents.{at}.exact_place")


def _is_named(person: Person, given: Collection[str]) -> bool:
    """Tell whether a recorded decision allows the name: in all that is served, or in this."""
    return person.id in given or (person.naming is not None and not person.lifetime_anonymity)


def _of_person(person: Person, given: Collection[str]) -> Iterator[Term]:
    """Yield what would tell who somebody is; less the name, where a recorded decision allows it."""
    named = _is_named(person, given)
    for term in of_person(person):
        if not named or term.kind not in {"name", PART}:
            yield term


def _of_subject(case: Case) -> Iterator[Term]:
    subject = case.subject
    for name in (subject.name, *subject.aliases):
        yield from of_name(name, "subject")
    if isinstance(subject.own_script, str) and is_recorded(subject.own_script):
        yield from of_text(subject.own_script, "name", "subject")
    if isinstance(subject.born, date):
        yield from of_day(subject.born, "date of birth", "subject")


def _of_withheld(case: Case) -> Iterator[Term]:
    for path, value in _withheld(case, ()):
        yield from _of_value(value, "withheld value", path)
        if path.endswith(".name"):
            *given, family = value.split()
            name = Name(given=" ".join(given) or family, family=family)
            yield from of_name(name, path)


def _of_value(value: str, kind: str, whose: str) -> Iterator[Term]:
    if TIME.fullmatch(value.strip()):
        yield from of_time(value.strip(), whose)
        return
    if MONEY.fullmatch(value.strip()):
        yield from of_sum(value.strip(), whose)
        return
    if (figures := squeezed(value)).isdecimal() and len(figures) < FEWEST_DIGITS:  # in too much else, as for of_text
        return
    yield from of_text(value, kind, whose)
    if DAY.fullmatch(value.strip()):
        yield from of_day(date.fromisoformat(value.strip()), kind, whose)
    elif FIGURES.fullmatch(value.strip()):
        yield from of_number(value, kind, whose)
    else:
        yield from (replace(term, kind=kind) for term in of_address(value, whose))


def _of_place(place: str, whose: str) -> Iterator[Term]:
    yield from of_text(place, "exact place", whose)
    yield from of_place_alone(place, whose)
    yield from (replace(term, kind="exact place") for term in of_address(place, whose))


def _of_items(case: Case) -> Iterator[Term]:
    """Yield what the case says of papers that are withheld as a whole: the words of what they are, and of why."""
    for item in case.withheld:
        for text, kind in ((item.what, "what a withheld paper is"), (item.reason, "why a paper is withheld")):
            yield from _of_prose(text, kind, item.id)


def _of_prose(text: str, kind: str, whose: str) -> Iterator[Term]:
    """Yield the clauses of a text that are long enough to stand in nothing else."""
    for clause in CLAUSES.split(text):
        if len(clause.split()) >= LEAST_WORDS and len(squeezed(clause)) >= LEAST_LETTERS:
            yield from of_text(clause, kind, whose)


def _of_files(case: Case) -> Iterator[Term]:
    """Yield the names of the papers' files: they never go out. A name that is the paper's title tells no more."""
    for paper, name, stem in _file_names(case):
        if not _says_its_title(case, paper, stem):
            yield from of_text(name, FILE_NAME, paper.id)
            if len(squeezed(stem)) >= LEAST_LETTERS:
                yield from of_text(stem, FILE_NAME, paper.id)


def _file_names(case: Case) -> Iterator[tuple[Paper, str, str]]:
    """Yield each paper that has a file, with the file's name, and that without its ending."""
    for paper in case.papers:
        if paper.file is not None:
            own = str(paper.file).rpartition("/")[2]
            yield paper, own, own.rpartition(".")[0]


def _says_its_title(case: Case, paper: Paper, stem: str) -> bool:
    """Tell whether a file is called as papers are called in served text: `certificate.pdf` tells no more.

    Nor does `decision 20 May 2025.pdf`, where the paper is disclosed: the day stands beside its title then.
    """
    words = rf"(?<!\w){re.escape(plainly(_without_day(paper, stem)).casefold())}(?!\w)"
    titles = (*(each.title for each in case.papers), *(each.description for each in case.exhibits))
    return any(re.search(words, plainly(title).casefold()) for title in titles)


def _without_day(paper: Paper, stem: str) -> str:
    """Return a file's name without the paper's own day at its end, if that is served."""
    if not isinstance(paper.date, date) or paper.disclosure not in {Disclosure.DISCLOSE, Disclosure.REDACT}:
        return stem
    words, forms = stem.split(), {term.squeezed for term in of_day(paper.date, "day", paper.id)}
    named = (at for at in range(1, len(words)) if squeezed(" ".join(words[at:])) in forms)
    return " ".join(words[: next(named, len(words))])


def _titled_files(case: Case) -> Iterator[Exemption]:
    for paper, _, stem in _file_names(case):
        if _says_its_title(case, paper, stem):
            yield Exemption(FILE_NAME, paper.id, "is what the paper is called in served text")


def _withheld(value: object, loc: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield the path and the value of every field that is withheld; a record in a list is named by its id."""
    if isinstance(value, Withheld):
        yield ".".join(loc), value.withheld.value
    elif isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            yield from _withheld(getattr(value, name), (*loc, info.alias or name))
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from _withheld(item, (*loc, str(getattr(item, "id", at))))


def _too_short(case: Case) -> Iterator[Exemption]:
    for path, value in _withheld(case, ()):
        if not [*_of_value(value, "withheld value", path)]:
            yield Exemption("withheld value", path, TOO_SHORT)
    for item in case.intelligence:
        if isinstance(item.log, str) and is_recorded(item.log) and not [*of_text(item.log, "log number", item.id)]:
            yield Exemption("log number", item.id, TOO_SHORT)


def _served_facts(case: Case, given: Collection[str]) -> Iterator[str]:
    """Yield what served papers hold in its own right: who the subject and the makers are, offices, courts, places."""
    subject = case.subject
    if not is_anonymous(case):
        yield from (each.full for each in (subject.name, *subject.aliases))
        yield subject.short_name
    for maker in case.makers:
        yield from (maker.name.full, maker.rank, maker.post, maker.employer, maker.work_address)
    yield from (case.force, "\n".join(sorted(LABEL_WORDS)))
    for person in case.people:
        yield person.label
        if _is_named(person, given) and isinstance(person.name, Name):
            yield person.name.full
    for incident in case.incidents:
        told = (incident.place, getattr(incident.outcome, "court", ""))
        yield from (each for each in told if isinstance(each, str) and is_recorded(each))
    yield from _served_days(case)


def _served_days(case: Case) -> Iterator[str]:
    """Yield the days, times and sums that are served in their own right: a birthday may be one of them."""
    for incident in case.incidents:
        if isinstance(incident.time, time):
            yield f"{incident.time:%H:%M}"
        parts = incident.outcome.sentence if isinstance(incident.outcome, Convicted) else ()
        yield from (f"£{part.amount}" for part in parts if isinstance(part.amount, Decimal))
        days = (incident.date, incident.last_date, incident.outcome.date, *(step.date for step in incident.steps))
        yield from (each.isoformat() for each in days if isinstance(each, date))
    if isinstance(case.subject.born, date) and not is_anonymous(case):
        yield case.subject.born.isoformat()


def is_the_subjects(term: Term, case: Case) -> bool:
    """Tell whether a titled name is what the subject or a maker is called."""
    called = [case.subject.short_name, *(f"{maker.rank_short} {maker.name.called}" for maker in case.makers)]
    return term.squeezed in {squeezed(plainly(each)) for each in called}
