"""What a record says in words against the pages that it is said to be from: they may say another thing."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from docgen.case.absence import is_recorded
from docgen.case.case import Appeal
from docgen.case.incidents import Account, Incident
from docgen.case.material import PaperKind
from docgen.case.outcomes import Convicted
from docgen.case.people import Subject
from docgen.case.record import Record
from docgen.case.references import parse_source
from docgen.checks.cited import TIME_APART, PageWords, elsewhere, makers_among, papers_among, step_for, words_of_papers
from docgen.checks.named_on_pages import court_told, offence_told, statute_told
from docgen.checks.rule import DataReading, Hit, Loc, PapersReading, Reads, rule
from docgen.checks.said_on_pages import is_in_strange_letters
from docgen.checks.seen import incidents_of
from docgen.checks.shown_on_pages import link_told, place_told
from docgen.checks.told_on_pages import (
    Told,
    full_name_told,
    name_told,
    nationality_told,
    plea_told,
    received_told,
    reference_told,
    sentence_told,
    words_told,
)
from docgen.findings import Mender, Severity

__all__ = ["what_a_record_says_is_what_its_pages_say"]

Tell = Callable[..., Told]
ON_NONE = "is on none of the pages that it is said to be from{}: {}."
BESIDE = "is in none of the papers named beside {}{}, and would be printed as from them: {}."
NOT_IN_NOTICE = "is not in the notice of appeal, {}, which gives another."
LOOK_AT_NOTICE = "Look at the notice, and correct what differs from it."
COURT, OFFENCE, STATUTE, PLEA, SENTENCE = "court", "offence", "provision", "plea", "kind of sentence"
OF_AN_OUTCOME: Mapping[str, tuple[str, Tell]] = {
    "court": (COURT, court_told),
    "offence": (OFFENCE, offence_told),
    "statute": (STATUTE, statute_told),
    "plea": (PLEA, plea_told),
}
"""Fields of outcomes: what a page may give another of, and what compares the two."""
OF_AN_INCIDENT: Mapping[str, tuple[str, Tell]] = {
    "allegation": (OFFENCE, offence_told),
    "statute": (STATUTE, statute_told),
}
REFERENCES = ("home_office", "pnc", "cro", "uan")


@dataclass(frozen=True, slots=True)
class _Said:
    """Words of a record, their place, what the record is from, and what compares them with a page.

    `other` is what a page may give another of; empty where the words are looked for by themselves. `instead` is said in
    place of what is said of a value that a maker gives too.
    """

    loc: Loc
    sources: tuple[str, ...]
    other: str
    tell: Callable[[str], Told]
    instead: str = ""

    @property
    def papers(self) -> tuple[str, ...]:
        """Return the papers among its sources, as they are cited."""
        return papers_among(self.sources)

    def is_on(self, text: str) -> bool:
        """Tell whether a page says this."""
        return self.tell(text) is Told.THIS


@rule(
    "WS-189",
    source="Nimo [2020] UKUT 88 (IAC): not knowingly to mislead; CPR PD 32 para 18.2",
    severity=Severity.WARNING,
    reads=Reads.PAPERS,
    mender=Mender.CASE_OWNER,
    blind="Scans, sheets, pages with pictures, fields or notes, papers in other languages: of what cites one of them "
    "nothing is said. What a page that says this says besides; a place of which a page has one word, be it a shop's or "
    "a court's; courts, offences, Acts and sentences that the tables do not know, and pages that name no other; courts "
    "and offences abroad; which sum goes with which part of a sentence; all else that is told in words.",
)
def what_a_record_says_is_what_its_pages_say(reading: PapersReading) -> Iterator[Hit]:
    """Place, court, offence, provision, plea, sentence, words, links and who the subject is are as the pages say."""
    words = words_of_papers(reading)
    for said in _said(reading.data):
        if said.papers and _is_otherwise(said, words):
            pages = elsewhere(said.papers, words, said.is_on)
            yield Hit(said.loc, _detail(said), step_for(said.sources, pages, said.instead))
    for said in _of_the_appeal(reading.data, words):
        if said.papers and _is_otherwise(said, words):
            yield Hit(said.loc, NOT_IN_NOTICE.format(", ".join(said.papers)), LOOK_AT_NOTICE)


def _is_otherwise(said: _Said, words: Mapping[str, PageWords]) -> bool:
    """Tell whether all pages cited can be read, none of them says this, and one of them says another thing."""
    pages = [page for source in said.papers for page in _cited(source, words)]
    texts = [text for text in pages if text is not None and not is_in_strange_letters(text)]
    if len(texts) < len(pages):
        return False
    told = [said.tell(text) for text in texts]
    if Told.THIS in told or Told.ANOTHER not in told:
        return False
    return not said.is_on("\n".join(texts))  # what goes on from one page to the next


def _cited(source: str, words: Mapping[str, PageWords]) -> tuple[str | None, ...]:
    """Return the words of the pages that a source cites; None among them where one cannot be read."""
    paper, first, last = parse_source(source)
    return words[paper].on(first, last) or (None,)


def _detail(said: _Said) -> str:
    papers, others = ", ".join(said.papers), makers_among(said.sources)
    which = f", which give another {said.other}" if said.other else ""
    return BESIDE.format(others, which, papers) if others else ON_NONE.format(which, papers)


def _said(data: DataReading) -> Iterator[_Said]:
    """Yield what a statement sets out in words that can be compared, each with its record's sources."""
    for loc, incident in incidents_of(data):
        yield from _of(incident, loc, OF_AN_INCIDENT)
        yield from _of_the_place(incident, loc)
        yield from _of(incident.outcome, (*loc, "outcome"), OF_AN_OUTCOME)
        yield from _of_sentences(incident, loc)
        yield from _of_words(incident.account, (*loc, "account"))
    for at, conviction in enumerate(data.case.overseas):
        if conviction.id in data.statement.overseas:
            yield from _of_words(conviction.account, ("overseas", at, "account"))
    yield from _of_subject(data.case.subject)


def _of(record: Record, loc: Loc, fields: Mapping[str, tuple[str, Tell]]) -> Iterator[_Said]:
    for name, (other, tell) in fields.items():
        value = getattr(record, name, None)
        if value is not None and is_recorded(value):
            yield _Said((*loc, name), record.sources, other, partial(tell, value))


def _of_the_place(incident: Incident, loc: Loc) -> Iterator[_Said]:
    if is_recorded(incident.place):
        sources = incident.time_and_place.sources if incident.time_and_place else incident.sources
        yield _Said((*loc, "place"), sources, "", partial(place_told, str(incident.place)), TIME_APART)


def _of_sentences(incident: Incident, loc: Loc) -> Iterator[_Said]:
    outcome = incident.outcome
    for at, part in enumerate(outcome.sentence if isinstance(outcome, Convicted) else ()):
        where = (*loc, "outcome", "sentence", at, "kind")
        yield _Said(where, part.sources, SENTENCE, partial(sentence_told, part.kind))


def _of_words(account: object, loc: Loc) -> Iterator[_Said]:
    if isinstance(account, Account) and is_recorded(account.words):
        yield _Said((*loc, "words"), account.sources, "", partial(words_told, str(account.words)))


def _of_subject(subject: Subject) -> Iterator[_Said]:
    names = {part for name in (subject.name, *subject.aliases) for part in (name.called, name.family_part) if part}
    field = "family" if subject.name.family_part else "given"
    yield _Said(("subject", "name", field), subject.sources, "", partial(name_told, frozenset(names)))
    full = frozenset((name.given_part, name.family_part) for name in (subject.name, *subject.aliases))
    yield _Said(("subject", "name", "given"), subject.sources, "", partial(full_name_told, full))
    if is_recorded(subject.nationality):
        tell = partial(nationality_told, str(subject.nationality))
        yield _Said(("subject", "nationality"), subject.sources, "nationality", tell)
    for at, link in enumerate(subject.identity):
        yield _Said(("subject", "identity", at, "how"), link.sources, "", partial(link_told, str(link.how)))
    for name in REFERENCES:
        if is_recorded(value := getattr(subject, name)):
            yield _Said(("subject", name), subject.sources, "of this form", partial(reference_told, name, str(value)))


def _of_the_appeal(data: DataReading, words: Mapping[str, PageWords]) -> Iterator[_Said]:
    """Yield what is told of the appeal, against the notices of appeal that there are as files."""
    appeal = data.case.appeal
    if not isinstance(appeal, Appeal):
        return
    notices = tuple(p.id for p in data.case.papers if p.kind is PaperKind.APPEAL and words[p.id].pages)
    yield _Said(("appeal", "number"), notices, "", partial(reference_told, "number", str(appeal.number)))
    yield _Said(("appeal", "received"), notices, "", partial(received_told, appeal.received))
