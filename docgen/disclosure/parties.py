"""Who is in a document's heading, and what it exhibits: subject, maker, appeal, exhibits."""

from collections.abc import Iterable, Mapping
from datetime import date

from docgen.case.absence import NotApplicable, NotRecorded, WithheldMark
from docgen.case.case import Case
from docgen.case.material import Disclosure, Exhibit, Paper, Part, Retrieval
from docgen.case.people import Maker
from docgen.case.record_views import AliasView, AppealView, ExhibitView, MakerView, NameView, SubjectView
from docgen.disclosure.copying import Projection, is_anonymous, known_appeal, short_name, shown
from docgen.disclosure.keeping_back import pages_kept_back

__all__ = ["appeal_view", "exhibit_views", "maker_of", "maker_view", "subject_view"]

KeptPages = Mapping[str, Mapping[int, str]]
"""By paper the pages that are kept back, each with the id of the entry that does so."""


def exhibit_views(case: Case, marks: Iterable[str]) -> dict[str, ExhibitView]:
    """Return exhibits by mark, in the order asked for."""
    produced = {exhibit.mark: exhibit for exhibit in case.exhibits}
    papers = {paper.id: paper for paper in case.papers}
    kept = {name: pages_kept_back(case, name) for name in papers} if case.withheld else {}
    return {mark: _exhibit(produced[mark], papers, kept) for mark in marks}


def _exhibit(exhibit: Exhibit, papers: Mapping[str, Paper], kept: KeptPages) -> ExhibitView:
    parts = [papers[part.paper] for part in exhibit.parts]
    redacted = [paper for paper in parts if paper.disclosure is Disclosure.REDACT]
    first = parts[0].retrieved
    return ExhibitView(
        mark=exhibit.mark,
        description=exhibit.description,
        date=shown(parts[0].date),
        date_in_words=parts[0].date_in_words,
        obtained=first.date if isinstance(first, Retrieval) else shown(first),
        pages=_size(exhibit.parts, papers, kept),
        redacted=bool(redacted),
        held_by="; ".join(dict.fromkeys(paper.holder for paper in redacted or parts)),
    )


def _size(parts: Iterable[Part], papers: Mapping[str, Paper], kept: KeptPages) -> int | NotRecorded:
    """Return how many pages of parts are served together; not recorded where nobody counted them all."""
    pages = 0
    for part in parts:
        last = papers[part.paper].pages if part.last is None else part.last
        if not isinstance(last, int):
            return NotRecorded.NOT_RECORDED
        pages += len(set(range(part.first or 1, last + 1)) - kept.get(part.paper, {}).keys())
    return pages


def maker_of(case: Case, maker: str) -> Maker:
    """Return the maker of an id."""
    return next(each for each in case.makers if each.id == maker)


def maker_view(projection: Projection, maker: str) -> MakerView:
    """Return the maker of a document."""
    record = maker_of(projection.case, maker)
    return projection.copied(MakerView, record, name=projection.copied(NameView, record.name))


def appeal_view(case: Case, on: date) -> AppealView | None:
    """Return the appeal, where it was known on a day, else None."""
    appeal = known_appeal(case, on)
    return AppealView(number=appeal.number, upper_tribunal=appeal.number.startswith("UI-")) if appeal else None


def subject_view(projection: Projection) -> SubjectView:
    """Return the subject, as the tribunal's order on anonymity allows."""
    case, subject = projection.case, projection.case.subject
    hidden = is_anonymous(case)
    private: dict[str, object] = {
        "name": None if hidden else projection.copied(NameView, subject.name),
        "aliases": () if hidden else _aliases(projection),
    }
    if hidden:
        private |= {"born": WithheldMark.WITHHELD, "own_script": NotApplicable.NOT_APPLICABLE}
    view = projection.sourced(SubjectView, subject, short_name=short_name(case), **private)
    return view.model_copy(update={"differs": ()}) if hidden else view


def _aliases(projection: Projection) -> tuple[AliasView, ...]:
    """Return the other names that exhibits of this document show."""
    views = (
        projection.sourced(AliasView, alias, id=str(at)) for at, alias in enumerate(projection.case.subject.aliases)
    )
    return tuple(view for view in views if view.evidence)
