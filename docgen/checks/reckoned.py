"""What can be reckoned from a case and said as a number: how many incidents ended how, exhibits, ages, spans."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date, time
from decimal import Decimal

from docgen.case.case import Case
from docgen.case.decision import before_the_split
from docgen.case.incidents import Incident, StepKind, events_of
from docgen.case.outcomes import Convicted
from docgen.case.statements import Statement
from docgen.checks.claims import stem

__all__ = ["STRICT", "Counts", "ages_of", "counts_of", "is_a_span", "totals_of"]

Counts = Mapping[str, frozenset[int]]
"""How many there are, by the stem of what is counted."""
Key = Callable[[Incident], Hashable]
NOUNS = {
    "convicted": "conviction",
    "cautioned": "caution",
    "other disposal": "disposal",
    "quashed": "conviction",
    "acquitted": "acquittal",
    "discontinued": "discontinuance",
    "pending": "charge",
}
STEPS = {
    StepKind.ARRESTED: "arrest",
    StepKind.CHARGED: "charge",
    StepKind.INTERVIEWED: "interview",
    StepKind.STOPPED: "stop",
}
INCIDENT = ("incident", "matter", "event", "occurrence")
SITTINGS = ("occasion", "sitting", "hearing", "court")
STRICT = frozenset({*NOUNS.values(), *INCIDENT, *SITTINGS, "offence", "arrest", "exhibit", "item"})
"""What is counted here and nowhere else: that a number stands in some text of the case does not bear it out."""
SPANS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
"""Days in each span of time."""
MOST_DAYS = 60
"""Between more days than these any span could be found, and it would take long."""


def counts_of(case: Case, statement: Statement) -> Counts:
    """Count what a statement may speak of, in the statement and in the whole case."""
    found: dict[str, set[int]] = defaultdict(set)
    wanted = frozenset(statement.incidents)
    for incidents in (tuple(each for each in case.incidents if each.id in wanted), case.incidents):
        _count_incidents(found, case, incidents)
        _count_people(found, case, {person for each in incidents for person in each.people})
    for marks in (frozenset(statement.exhibits), frozenset(each.mark for each in case.exhibits)):
        found["exhibit"].add(len(marks))
        _count_papers(found, case, {part.paper for each in case.exhibits if each.mark in marks for part in each.parts})
    _count_papers(found, case, {paper.id for paper in case.papers})
    for name, amount in _others(case, statement):
        found[name].add(amount)
    return {name: frozenset(amounts) for name, amounts in found.items()}


def _others(case: Case, statement: Statement) -> Iterator[tuple[str, int]]:
    yield from (("item", len(statement.intelligence)), ("item", len(case.intelligence)))
    yield from (("conviction", len(statement.overseas)), ("judgment", len(case.overseas)))
    yield from (("search", len(statement.searches)), ("system", len({each.system for each in statement.searches})))
    yield from (("statement", statement.number), ("name", 1 + len(case.subject.aliases)), ("maker", len(case.makers)))


def _count_incidents(found: dict[str, set[int]], case: Case, incidents: tuple[Incident, ...]) -> None:
    keys: list[Key] = [_result, _reliance, _links, _split, *_paper_keys(case)]
    amounts = {len(incidents), *_sizes(incidents, keys)}
    for name in INCIDENT:
        found[name] |= amounts
    found["event"].add(len({*events_of(incidents).values()}))
    for result, name in NOUNS.items():
        ended = sum(each.outcome.result == result for each in incidents)
        found[name].add(ended)
        found["offence"].add(ended)
    for kind, name in STEPS.items():
        found[name].add(sum(step.kind is kind for each in incidents for step in each.steps))
    _count_convictions(found, tuple(each for each in incidents if isinstance(each.outcome, Convicted)))


def _count_convictions(found: dict[str, set[int]], convicted: tuple[Incident, ...]) -> None:
    found["conviction"] |= _sizes(convicted, [_court, _offence, _plea])
    occasions = {(each.outcome.date, _court(each)) for each in convicted}
    for name in SITTINGS:
        found[name] |= {len(occasions), len({court for _, court in occasions})}


def _sizes(incidents: Iterable[Incident], keys: Iterable[Key]) -> set[int]:
    """Return how many incidents share what each key tells."""
    every = tuple(incidents)
    return {size for key in keys for size in Counter(map(key, every)).values()}


def _result(incident: Incident) -> Hashable:
    return incident.outcome.result


def _reliance(incident: Incident) -> Hashable:
    return incident.reliance


def _links(incident: Incident) -> Hashable:
    return incident.identity


def _split(incident: Incident) -> Hashable:
    hour = incident.time if isinstance(incident.time, time) else None
    return before_the_split(incident.date, incident.last_date, hour)


def _court(incident: Incident) -> Hashable:
    return getattr(incident.outcome, "court", "")


def _offence(incident: Incident) -> Hashable:
    return getattr(incident.outcome, "offence", "")


def _plea(incident: Incident) -> Hashable:
    return getattr(incident.outcome, "plea", "")


def _paper_keys(case: Case) -> Iterator[Key]:
    """Yield for each kind of paper what tells the incidents that have one from those that have none."""
    for kind in sorted({paper.kind for paper in case.papers}):
        having = frozenset(name for paper in case.papers if paper.kind is kind for name in paper.incidents)
        yield lambda incident, having=having: incident.id in having  # type: ignore[misc]  # a default cannot be typed


def _count_people(found: dict[str, set[int]], case: Case, involved: set[str]) -> None:
    for wanted in (involved, {person.id for person in case.people}):
        counted = Counter(category for person in case.people if person.id in wanted for category in person.categories)
        for category, amount in counted.items():
            found[stem(category)].add(amount)
        found["person"].add(len(wanted))


def _count_papers(found: dict[str, set[int]], case: Case, wanted: set[str]) -> None:
    """Count papers by each word that a kind of paper is called by: crime reports are reports as well."""
    kinds = Counter(paper.kind for paper in case.papers if paper.id in wanted)
    by_word: Counter[str] = Counter()
    for kind, amount in kinds.items():
        words = {stem(word) for word in str(kind).split()}
        by_word.update(dict.fromkeys(words, amount))
        for word in words:
            found[word].add(amount)
    for word, amount in by_word.items():
        found[word].add(amount)
    for name in ("paper", "document"):
        found[name].add(len(wanted))
    found["page"].add(sum(_pages(case, wanted)))


def _pages(case: Case, wanted: set[str]) -> Iterator[int]:
    return (paper.pages for paper in case.papers if paper.id in wanted and isinstance(paper.pages, int))


def totals_of(case: Case) -> frozenset[Decimal]:
    """Return what each sentence comes to in money, and all of them together."""
    each = [
        sum((part.amount for part in incident.outcome.sentence if isinstance(part.amount, Decimal)), Decimal())
        for incident in case.incidents
        if isinstance(incident.outcome, Convicted)
    ]
    return frozenset({*each, sum(each, Decimal())})


def ages_of(case: Case, statement: Statement) -> frozenset[int]:
    """Return how old the subject was at each incident and at the statement's date, and other people's ages."""
    ages = {person.age for person in case.people if isinstance(person.age, int)}
    born = case.subject.born
    if isinstance(born, date):
        ages |= {_years(born, day) for day in (statement.date, *(each.date for each in case.incidents))}
    return frozenset(ages)


def _years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def is_a_span(number: Decimal, unit: str, days: Iterable[date]) -> bool:
    """Tell whether between two of some days there lie as many days, weeks, months or years as a number says.

    A span that is begun counts as well as a whole one: nine years and four months are nine years, or nearly ten.
    """
    if unit not in SPANS:
        return False
    every = sorted(set(days))[:MOST_DAYS]
    apart = {(late - early).days / SPANS[unit] for at, early in enumerate(every) for late in every[at + 1 :]}
    return any(float(number) - 1 < span < float(number) + 1 for span in apart)
