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
from docgen.checks.rule import DataReading, FoundPaper, Hit, Loc, PapersReading, Reads, rule
from docgen.checks.said_on_pages import page_says
from docgen.checks.seen import incidents_of, items_of
from docgen.findings import Mender, Severity

__all__ = ["what_a_record_gives_is_on_its_pages"]

READ_IN = "english"
ONLY_PAPERS = "is on none of the pages that it is said to be from: {}."
BESIDE = "is in none of the papers named beside {}, and would be printed as from them: {}."
LOOK = "Look at the page; correct what differs from it, or name under from the paper and the page that has it."
OF_THE_MAKER = " What a maker alone knows is from the maker alone."
OF_THE_NOTE = " What the case-owner's note alone gives is no record: obtain the paper, or write not recorded."
TIME_APART = " Where the time and the place are from elsewhere than the rest, say so under time_and_place."
NOT_ITS_DATE = "is on no page of {}, which gives other days."
ITS_OWN_DATE = (
    "Look at the paper, and enter the day that it gives of itself. Where it gives none, write not recorded, and say "
    "under date_in_words how far it is known."
)
MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Given:
    """A value of a record, its place, and what the record says that it is from."""

    loc: Loc
    value: object
    sources: tuple[str, ...]
    by_itself: bool = False
    """Whether it is a day that no page gives by another one: of a birth, or of the paper itself."""

    def may_be_on(self, text: str) -> bool:
        """Tell whether a page with these words may give it."""
        says = page_says(text)
        return (
            says.may_name(self.value) if self.by_itself and isinstance(self.value, date) else says.may_give(self.value)
        )

    @property
    def papers(self) -> tuple[str, ...]:
        """Return the papers among its sources, as they are cited."""
        return tuple(source for source in self.sources if source.startswith("S"))

    @property
    def others(self) -> tuple[str, ...]:
        """Return its other sources: makers, and the case-owner's note."""
        return tuple(source for source in self.sources if not source.startswith("S"))


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a paper's pages, None for a page that may say more; one for all where pages are not counted."""

    pages: tuple[str | None, ...] = ()
    are_counted: bool = True

    def on(self, first: int | None, last: int | None) -> tuple[str | None, ...]:
        """Return the words of some pages, or of all; none where one of them is not there."""
        if first is None or last is None or not self.are_counted:
            return self.pages
        return self.pages[first - 1 : last] if last <= len(self.pages) else ()


@rule(
    "WS-184",
    source="Nimo [2020] UKUT 88 (IAC): not knowingly to mislead; CPR PD 32 para 18.2",
    severity=Severity.WARNING,
    reads=Reads.PAPERS,
    mender=Mender.CASE_OWNER,
    blind="Scans, sheets, pages with pictures, fields or notes, papers in other languages: of what cites one of them "
    "nothing is said. Whether what is on the page is said of this record; what a page may give in other words; births "
    "of others than the subject, which no statement prints.",
)
def what_a_record_gives_is_on_its_pages(reading: PapersReading) -> Iterator[Hit]:
    """The day, the time and the sums of a record are on the pages that it is from, and a paper's own day is on it."""
    words = _words(reading)
    for given in _given(reading.data):
        if given.papers and all(_lacks(source, given, words) for source in given.papers):
            yield Hit(given.loc, _detail(given), _step(given, words))
    for at, paper in enumerate(reading.data.case.papers):
        if _is_dated_otherwise(paper, words):
            yield Hit(("papers", at, "date"), NOT_ITS_DATE.format(paper.id), ITS_OWN_DATE)


def _words(reading: PapersReading) -> Mapping[str, _Words]:
    """Return the words of each paper; none of what cannot be read, or is another file than the one recorded."""
    found = {each.file: each for each in reading.found}
    return {paper.id: _words_of(paper, found.get(paper.file or "")) for paper in reading.data.case.papers}


def _words_of(paper: Paper, found: FoundPaper | None) -> _Words:
    if found is None or found.looks is None or paper.sha256 not in {None, found.sha256}:
        return _Words()
    if paper.language.casefold() != READ_IN:
        return _Words()
    return _Words(found.looks.words, found.looks.pages is not None)


def _lacks(source: str, given: _Given, words: Mapping[str, _Words]) -> bool:
    """Tell whether all cited pages of a paper can be read, and none may give a value.

    A page goes on with the day that a page before it has given.
    """
    paper, first, last = parse_source(source)
    pages = words[paper].on(1 if first and isinstance(given.value, date) else first, last)
    if not pages or None in pages:
        return False
    return not any(given.may_be_on(text) for text in pages if text is not None)


def _is_dated_otherwise(paper: Paper, words: Mapping[str, _Words]) -> bool:
    """Tell whether a paper's pages give some day in full, and not the one that is recorded as its own."""
    if not is_recorded(paper.date) or paper.date_in_words is not None:
        return False
    own = _Given((), paper.date, (paper.id,), by_itself=True)
    return _lacks(paper.id, own, words) and any(page_says(text).is_dated for text in words[paper.id].pages if text)


def _detail(given: _Given) -> str:
    papers = ", ".join(given.papers)
    if not given.others:
        return ONLY_PAPERS.format(papers)
    return BESIDE.format("the case-owner's note" if CASE_OWNER in given.others else "the maker", papers)


def _step(given: _Given, words: Mapping[str, _Words]) -> str:
    pages = [*_elsewhere(given, words)]
    where = f" It may be on {', '.join(pages[:MOST_SHOWN])}." if pages else ""
    if CASE_OWNER in given.others:
        return f"{LOOK}{where}{OF_THE_NOTE}"
    if given.loc[0] == "incidents" and given.loc[2:] == ("time",):
        return f"{LOOK}{where}{TIME_APART}"
    return f"{LOOK}{where}{OF_THE_MAKER if given.others else ''}"


def _elsewhere(given: _Given, words: Mapping[str, _Words]) -> Iterator[str]:
    """Yield other pages of the papers named that may give the value."""
    for paper in dict.fromkeys(parse_source(source)[0] for source in given.papers):
        for number, text in enumerate(words[paper].pages, start=1):
            if text is not None and given.may_be_on(text):
                yield f"{paper} p{number}"


def _given(data: DataReading) -> Iterator[_Given]:
    """Yield the days, times, sums and lengths of what a statement sets out, each with its record's sources."""
    for loc, incident in incidents_of(data):
        yield from _of_incident(loc, incident)
    for at, conviction in enumerate(data.case.overseas):
        if conviction.id in data.statement.overseas:
            yield from _of(conviction, ("overseas", at), "date", "offence_date")
            yield from _of_account(conviction.account, ("overseas", at))
    for loc, item in items_of(data):
        yield from _of(item, loc, "report_date")
    yield from _of_subject(data.case.subject)


def _of_subject(subject: Subject) -> Iterator[_Given]:
    if is_recorded(subject.born):
        yield _Given(("subject", "born"), subject.born, subject.sources, by_itself=True)
    for at, status in enumerate(subject.immigration):
        if CASE_OWNER not in status.sources:  # it is not printed, and what a note gives of it stands beside its paper
            yield from _of(status, ("subject", "immigration", at), "start", "end")
    for at, link in enumerate(subject.identity):
        yield from _of(link, ("subject", "identity", at), "date")


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


def _of_account(account: object, loc: Loc) -> Iterator[_Given]:
    if isinstance(account, Account):
        yield from _of(account, (*loc, "account"), "date")


def _of(record: Record, loc: Loc, *names: str) -> Iterator[_Given]:
    for name in names:
        value = getattr(record, name, None)
        if value is not None and is_recorded(value):
            yield _Given((*loc, name), value, record.sources)
