"""What a record gives against the pages that it is said to be from: a wrong page would be printed as its source."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from docgen.case.absence import is_recorded
from docgen.case.incidents import Account, Incident
from docgen.case.material import Paper
from docgen.case.outcomes import Convicted, SentenceKind, UnderInvestigation
from docgen.case.people import Subject
from docgen.case.record import Record
from docgen.case.references import CASE_OWNER, parse_source
from docgen.checks.cited import TIME_APART, PageWords, elsewhere, makers_among, papers_among, step_for, words_of_papers
from docgen.checks.rule import DataReading, Hit, Loc, PapersReading, Reads, rule
from docgen.checks.said_on_pages import days_within, page_says, sums_within
from docgen.checks.seen import incidents_of, items_of
from docgen.findings import Mender, Severity

__all__ = ["what_a_record_gives_is_on_its_pages"]

ONLY_PAPERS = "is on none of the pages that it is said to be from: {}."
BESIDE = "is in none of the papers named beside {}, and would be printed as from them: {}."
HOLDS_A_DAY, HOLDS_A_SUM = "holds a day that ", "holds a sum that "
OF_AN_OUTCOME = ("offence", "verdict", "kind", "conditions", "reason", "order", "basis")
"""Texts of outcomes that a statement prints as from a paper."""
NOT_ITS_DATE = "is on no page of {}, which gives other days."
ITS_OWN_DATE = (
    "Look at the paper, and enter the day that it gives of itself. Where it gives none, write not recorded, and say "
    "under date_in_words how far it is known."
)


@dataclass(frozen=True, slots=True)
class _Given:
    """A value of a record, its place, and what the record says that it is from."""

    loc: Loc
    value: object
    sources: tuple[str, ...]
    by_itself: bool = False
    """Whether it is a day that no page gives by another one: of a birth, or of the paper itself."""
    held: str = ""
    """How to call it where it stands within a text."""

    def may_be_on(self, text: str) -> bool:
        """Tell whether a page with these words may give it."""
        says = page_says(text)
        return (
            says.may_name(self.value) if self.by_itself and isinstance(self.value, date) else says.may_give(self.value)
        )

    @property
    def papers(self) -> tuple[str, ...]:
        """Return the papers among its sources, as they are cited."""
        return papers_among(self.sources)


@rule(
    "WS-184",
    source="Nimo [2020] UKUT 88 (IAC): not knowingly to mislead; CPR PD 32 para 18.2",
    severity=Severity.WARNING,
    reads=Reads.PAPERS,
    mender=Mender.CASE_OWNER,
    blind="Scans, sheets, pages with pictures, fields or notes, papers in other languages: of what cites one of them "
    "nothing is said. Whether what is on the page is said of this record; what a page may give in other words; sums of "
    "a text without a pound sign, and its days that are not given in full; births of others than the subject, which no "
    "statement prints.",
)
def what_a_record_gives_is_on_its_pages(reading: PapersReading) -> Iterator[Hit]:
    """The day, time and sums of a record, also in its texts, are on the pages it is from; so is a paper's own day."""
    words = words_of_papers(reading)
    told = set[Loc]()
    for given in _given(reading.data):
        if given.loc not in told and given.papers and all(_lacks(source, given, words) for source in given.papers):
            told.add(given.loc)
            yield Hit(given.loc, _detail(given), _step(given, words))
    for at, paper in enumerate(reading.data.case.papers):
        if _is_dated_otherwise(paper, words):
            yield Hit(("papers", at, "date"), NOT_ITS_DATE.format(paper.id), ITS_OWN_DATE)


def _lacks(source: str, given: _Given, words: Mapping[str, PageWords]) -> bool:
    """Tell whether all cited pages of a paper can be read, and none may give a value.

    A page goes on with the day that a page before it has given.
    """
    paper, first, last = parse_source(source)
    pages = words[paper].on(1 if first and isinstance(given.value, date) else first, last)
    if not pages or None in pages:
        return False
    return not any(given.may_be_on(text) for text in pages if text is not None)


def _is_dated_otherwise(paper: Paper, words: Mapping[str, PageWords]) -> bool:
    """Tell whether a paper's pages give some day in full, and not the one that is recorded as its own."""
    if not is_recorded(paper.date) or paper.date_in_words is not None:
        return False
    own = _Given((), paper.date, (paper.id,), by_itself=True)
    return _lacks(paper.id, own, words) and any(page_says(text).is_dated for text in words[paper.id].pages if text)


def _detail(given: _Given) -> str:
    papers = ", ".join(given.papers)
    others = makers_among(given.sources)
    return given.held + (BESIDE.format(others, papers) if others else ONLY_PAPERS.format(papers))


def _step(given: _Given, words: Mapping[str, PageWords]) -> str:
    pages = elsewhere(given.papers, words, given.may_be_on)
    if given.loc[0] == "incidents" and given.loc[2:] == ("time",):
        return step_for(given.sources, pages, TIME_APART)
    return step_for(given.sources, pages)


def _given(data: DataReading) -> Iterator[_Given]:
    """Yield the days, times, sums and lengths of what a statement sets out, each with its record's sources.

    A text may name a paper by the paper's own day, which the pages cited need not give.
    """
    own = {paper.date for paper in data.case.papers}
    yield from (each for each in _of_records(data) if not (each.held and each.value in own))


def _of_records(data: DataReading) -> Iterator[_Given]:
    for loc, incident in incidents_of(data):
        yield from _of_incident(loc, incident)
        yield from _texts_of(incident, loc)
    for at, conviction in enumerate(data.case.overseas):
        if conviction.id in data.statement.overseas:
            yield from _of(conviction, ("overseas", at), "date", "offence_date")
            yield from _within(conviction, ("overseas", at), "sentence")
            yield from _of_account(conviction.account, ("overseas", at))
    for loc, item in items_of(data):
        yield from _of(item, loc, "report_date")
        yield from _within(item, loc, "text")
    yield from _of_subject(data.case.subject)


def _of_subject(subject: Subject) -> Iterator[_Given]:
    if is_recorded(subject.born):
        yield _Given(("subject", "born"), subject.born, subject.sources, by_itself=True)
    for at, status in enumerate(subject.immigration):
        if CASE_OWNER not in status.sources:  # it is not printed, and what a note gives of it stands beside its paper
            yield from _of(status, ("subject", "immigration", at), "start", "end")
    for at, link in enumerate(subject.identity):
        yield from _of(link, ("subject", "identity", at), "date")
        yield from _within(link, ("subject", "identity", at), "how")


def _of_incident(loc: Loc, incident: Incident) -> Iterator[_Given]:
    if incident.date_in_words is None:
        yield from _of(incident, loc, "date", "last_date")
    if incident.time_in_words is None and is_recorded(incident.time):
        apart = incident.time_and_place
        yield _Given((*loc, "time"), incident.time, apart.sources if apart else incident.sources)
    for at, step in enumerate(incident.steps):
        yield from _of(step, (*loc, "steps", at), "date")
    yield from _of_account(incident.account, loc)
    outcome = incident.outcome
    if not isinstance(outcome, UnderInvestigation):  # its day is the one on which somebody looked
        yield from _of(outcome, (*loc, "outcome"), "date", "plea_date", "convicted_on")
    for at, part in enumerate(outcome.sentence if isinstance(outcome, Convicted) else ()):
        if part.kind is not SentenceKind.NOT_YET:
            yield from _of(part, (*loc, "outcome", "sentence", at), "amount", "length")


def _texts_of(incident: Incident, loc: Loc) -> Iterator[_Given]:
    """Yield the sums and days of an incident's texts."""
    yield from _within(incident, loc, "allegation")
    for at, step in enumerate(incident.steps):
        yield from _within(step, (*loc, "steps", at), "detail")
    for at, impact in enumerate(incident.impact):
        yield from _within(impact, (*loc, "impact", at), "extent")
    for at, item in enumerate(incident.undermining.items):
        yield from _within(item, (*loc, "undermining", "items", at), "what")
    yield from _within(incident.outcome, (*loc, "outcome"), *OF_AN_OUTCOME)


def _of_account(account: object, loc: Loc) -> Iterator[_Given]:
    if isinstance(account, Account):
        yield from _of(account, (*loc, "account"), "date")
        yield from _within(account, (*loc, "account"), "where", "words")


def _of(record: Record, loc: Loc, *names: str) -> Iterator[_Given]:
    for name in names:
        value = getattr(record, name, None)
        if value is not None and is_recorded(value):
            yield _Given((*loc, name), value, record.sources)


def _within(record: Record, loc: Loc, *names: str) -> Iterator[_Given]:
    """Yield the sums and days that texts of a record hold."""
    for name in names:
        text = getattr(record, name, None)
        if isinstance(text, str) and is_recorded(text):
            yield from (_Given((*loc, name), day, record.sources, held=HOLDS_A_DAY) for day in days_within(text))
            yield from (_Given((*loc, name), sum_, record.sources, held=HOLDS_A_SUM) for sum_ in sums_within(text))
