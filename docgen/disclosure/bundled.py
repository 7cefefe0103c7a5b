"""What the front matter of a bundle is told: of each document only what is served, and on which pages it stands."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from docgen.case.absence import NotRecorded
from docgen.case.bundle_order import BundleOrder, Entry, Section
from docgen.case.bundle_views import (
    BundleIncidentView,
    BundleMarkView,
    BundleRowView,
    BundleSectionView,
    BundleView,
    DividerView,
    EssentialView,
    ReasonView,
)
from docgen.case.case import Case
from docgen.case.decision import Decision
from docgen.case.material import FromParty, Paper
from docgen.disclosure.bundle_people import GivenStatement, people_of, witnesses_of
from docgen.disclosure.bundle_places import Places, Standing
from docgen.disclosure.copying import Projection, called_in_full, is_anonymous, shown
from docgen.disclosure.keeping_back import pages_kept_back
from docgen.disclosure.parties import appeal_view, maker_of, subject_view
from docgen.disclosure.served import served_view

__all__ = ["bundle_view", "described", "divider_views", "named_entries", "row_of"]

CALLED: Mapping[FromParty, str] = {
    FromParty.POLICE: "Police",
    FromParty.HOME_OFFICE: "Home Office",
    FromParty.COURT: "Court",
    FromParty.TRIBUNAL: "Tribunal",
    FromParty.APPELLANT: "Appellant",
    FromParty.OTHER: "Other",
}


def bundle_view(case: Case, order: BundleOrder, on: date, places: Places) -> BundleView:
    """Return what the front matter may print, as at a day."""
    projection, given = Projection.of(case, on, None, {}), [*_given(case, order, places)]
    sections, at = list[BundleSectionView](), 0
    for section in order.sections:
        rows = [row_of(case, each, at + place, places) for place, each in enumerate(section.entries)]
        at += len(rows)
        head = {"id": section.letter, "letter": section.letter, "title": section.title}
        here = any(row.elsewhere is None for row in rows)
        sections.append(BundleSectionView(**head, here=here, rows=tuple(rows)))
    return BundleView(
        subject=subject_view(projection),
        appeal=appeal_view(case, on),
        anonymous=is_anonymous(case),
        title=order.title,
        profile=str(order.profile),
        date=shown(order.date),
        hearing=shown(order.hearing),
        answer_by=shown(order.answer_by),
        supplementary=order.supplementary,
        explanation=order.explanation,
        volume=places.volume if places.volumes > 1 else None,
        volumes=places.volumes,
        pages=places.pages(order.number_from if places.volume == 1 else 1),
        index=places.index,
        sections=tuple(sections),
        incidents=tuple(_incidents(case, order, places)),
        people=tuple(people_of(case, given, places)),
        witnesses=tuple(witnesses_of(case, given, places, order.hearing)),
        essential=tuple(_essential(case, order, places)),
        absent=tuple(
            ReasonView(id=str(number), item=each.item, reason=each.reason)
            for number, each in enumerate(order.absent, 1)
        ),
    )


def divider_views(view: BundleView) -> Iterable[DividerView]:
    """Yield what stands before each section that has something in the volume of a bundle's front matter."""
    for section in view.sections:
        if section.here:
            yield DividerView(
                title=view.title,
                volume=view.volume,
                letter=section.letter,
                section=section.title,
                continued=section.rows[0].elsewhere is not None,
                rows=tuple(row for row in section.rows if row.elsewhere is None),
            )


def _given(case: Case, order: BundleOrder, places: Places) -> Iterable[GivenStatement]:
    """Yield the statements that are in the bundle, in order."""
    statements = {each.id: each for each in case.statements}
    entries = (each for section in order.sections for each in section.entries)
    for entry, standing in zip(entries, places.standing, strict=True):
        if entry.statement is not None:
            yield GivenStatement(statements[entry.statement], described(case, entry), standing)


def _incidents(case: Case, order: BundleOrder, places: Places) -> Iterable[BundleIncidentView]:
    """Yield the incidents that the bundle's statements set out, in the order in which they do."""
    standing = places.standing
    entries = [each for section in order.sections for each in section.entries]
    begins = {each.exhibit: at for each, at in zip(entries, standing, strict=True) if each.exhibit is not None}
    for entry, at in zip(entries, standing, strict=True):
        if entry.statement is None or entry.statement not in places.telling:
            continue
        telling = places.telling[entry.statement].incidents
        statement = next(each for each in case.statements if each.id == entry.statement)
        for incident, told in zip(served_view(case, statement).incidents, telling, strict=True):
            yield BundleIncidentView(
                id=f"{statement.id}.{incident.id}",
                statement=described(case, entry),
                date=incident.date,
                last_date=incident.last_date,
                date_in_words=incident.date_in_words,
                reference=incident.reference,
                allegation=incident.allegation,
                outcome=incident.outcome,
                reliance=incident.reliance,
                paragraph=told.paragraph,
                page=at.first + told.page - 1,
                elsewhere=places.elsewhere(at),
                exhibits=tuple(_mark(mark, begins.get(mark), places) for mark in told.exhibits),
            )


def _mark(mark: str, at: Standing | None, places: Places) -> BundleMarkView:
    if at is None:
        return BundleMarkView(id=mark, mark=mark, page=None, elsewhere=None)
    return BundleMarkView(id=mark, mark=mark, page=at.first, elsewhere=places.elsewhere(at))


def described(case: Case, entry: Entry) -> str:
    """Return what an entry is called where its order says nothing else: in words that may be served."""
    if entry.description is not None:
        return entry.description
    if entry.exhibit is not None:
        produced = next(each for each in case.exhibits if each.mark == entry.exhibit)
        return f"{produced.mark}: {produced.description}"
    if entry.statement is not None:
        statement = next(each for each in case.statements if each.id == entry.statement)
        return f"Statement {statement.number} of {called_in_full(maker_of(case, statement.maker))}"
    if entry.format is not None:
        return _capital(entry.format.replace("-", " "))
    paper = _paper(case, entry)
    if paper is None:
        return ""
    # where pages are left out, the paper's own numbers would tell of them
    whole = entry.first is None or pages_kept_back(case, paper.id)
    return _capital(paper.title) if whole else f"{_capital(paper.title)}, pages {entry.first} to {entry.last}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _paper(case: Case, entry: Entry) -> Paper | None:
    """Return the paper that an entry is, or the first of an exhibit."""
    name = entry.paper
    if entry.exhibit is not None:
        name = next(each.parts[0].paper for each in case.exhibits if each.mark == entry.exhibit)
    return next((each for each in case.papers if each.id == name), None)


def row_of(case: Case, entry: Entry, at: int, places: Places) -> BundleRowView:
    """Return the row of the index that tells of an entry, which is the one at this place, from 0."""
    standing = places.standing[at]
    paper = _paper(case, entry)
    when = entry.date if entry.date is not None else _date(case, entry, paper)
    decided = case.decision.date if isinstance(case.decision, Decision) else None
    return BundleRowView(
        id=str(at + 1),
        number=at + 1,
        description=described(case, entry),
        date=shown(when),
        came_from=entry.came_from or _from(case, entry, paper),
        issue=entry.issue,
        first=standing.first,
        last=standing.last if standing.last > standing.first else None,
        elsewhere=places.elsewhere(standing),
        later=isinstance(when, date) and isinstance(decided, date) and when > decided,
        placeholder=standing.placeholder,
    )


def _date(case: Case, entry: Entry, paper: Paper | None) -> object:
    if entry.statement is not None:
        return next(each.date for each in case.statements if each.id == entry.statement)
    return paper.date if paper else NotRecorded.NOT_RECORDED


def _from(case: Case, entry: Entry, paper: Paper | None) -> str | None:
    if entry.statement is not None:
        statement = next(each for each in case.statements if each.id == entry.statement)
        return maker_of(case, statement.maker).employer
    if entry.format is not None:
        return "Home Office"
    return CALLED[paper.from_party] if paper else None


def _essential(case: Case, order: BundleOrder, known: Places) -> Iterable[EssentialView]:
    entries = [each for section in order.sections for each in section.entries]
    places = {name: at for at, each in enumerate(entries) if (name := _name(each))}
    for number, each in enumerate(order.essential, 1):
        at = places[each.entry]
        yield EssentialView(
            id=str(number),
            description=described(case, entries[at]),
            passage=each.passage,
            issue=each.issue,
            page=known.standing[at].first + each.page - 1,
            elsewhere=known.elsewhere(known.standing[at]),
        )


def _name(entry: Entry) -> str | None:
    return entry.paper or entry.exhibit or entry.statement or entry.format


def named_entries(sections: Sequence[Section]) -> frozenset[str]:
    """Return by what names entries can be spoken of."""
    return frozenset(name for section in sections for each in section.entries if (name := _name(each)))
