"""The files of the papers that a final lists: there, unaltered, with as many pages, and marked as the case says."""

from collections.abc import Collection, Iterator

from docgen.case.case import Case
from docgen.case.material import Paper
from docgen.checks.papers_in_folder import calls_itself_closed, is_marked_more_heavily
from docgen.checks.rule import FoundPaper
from docgen.disclosure.served import papers_disclosed
from docgen.errors import Fault, Place
from docgen.workflow.folder import OpenCase
from docgen.workflow.topics import Topic

__all__ = ["faults_of", "faults_of_papers"]


def faults_of_papers(case: OpenCase, view: str, topic: Topic) -> Iterator[Fault]:
    """Yield what is wrong with the file of each paper that a document lists; of other views than two, nothing.

    A paper that is described without a file has none that could be wrong.
    """
    yield from faults_of(case, {paper.id for paper in _listed(case.loaded.case, view, topic)})


def faults_of(case: OpenCase, listed: Collection[str]) -> Iterator[Fault]:
    """Yield what is wrong with the files of some papers, by their ids; of one without a file, nothing."""
    found = {each.file: each for each in case.papers}
    for at, paper in enumerate(case.loaded.case.papers):
        if paper.id in listed and paper.file is not None:
            for name, detail, step in _wrong(paper, found.get(paper.file)):
                yield Fault(case.loaded.place(("papers", at, name)), detail, step)
            yield from _marked(case, at, paper, found.get(paper.file))


def _listed(case: Case, view: str, topic: Topic) -> tuple[Paper, ...]:
    if view == "ScheduleView":
        return papers_disclosed(case)
    if view == "FrontSheetView":
        parts = {part.paper for each in case.exhibits if each.mark == topic.name for part in each.parts}
        return tuple(paper for paper in case.papers if paper.id in parts)
    return ()


def _wrong(paper: Paper, found: FoundPaper | None) -> Iterator[tuple[str, str, str]]:
    """Yield a field of a paper, what is wrong, and what to do."""
    if found is None:
        yield "file", f"is not in papers/ ({paper.id}).", "Put the file there, or correct the name."
    elif paper.sha256 is not None and found.sha256 != paper.sha256:
        step = "Put the file back that was looked at; or look at this one, and correct sha256."
        yield "sha256", f"is that of another file than the one in papers/ ({paper.id}).", step
    elif found.pages not in {None, paper.pages}:
        detail = f"is not the number of pages of the file ({paper.id}): it has {found.pages}."
        yield "pages", detail, f"Write {found.pages}, or find the file with all its pages."


def _marked(case: OpenCase, at: int, paper: Paper, found: FoundPaper | None) -> Iterator[Fault]:
    """Yield what the file says of itself and the case does not, where nobody has overruled the rule that finds it."""
    looks = found.looks if found is not None else None
    if looks is None:
        return
    place = case.loaded.place(("papers", at, "marking"))
    if is_marked_more_heavily(paper, looks) and not _is_overruled(case, "WS-142", place):
        detail = f"is lighter than the one seen in the file ({paper.id})."
        yield Fault(place, detail, "Look at the paper, enter the marking that it carries, and have it reviewed.")
    place = case.loaded.place(("papers", at, "disclosure"))
    if calls_itself_closed(looks) and not _is_overruled(case, "WS-185", place):
        step = "Withhold it; if nothing closed is in it, ask its author for one that does not say so."
        yield Fault(place, f"lets a paper go out that calls itself closed ({paper.id}).", step)


def _is_overruled(case: OpenCase, rule: str, place: Place) -> bool:
    return any(each.rule == rule and each.field in {None, place.field} for each in case.loaded.case.overrules)
