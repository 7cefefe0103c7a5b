"""The files of the papers that a final lists by number of pages: there, unaltered, and with as many pages."""

from collections.abc import Iterator

from docgen.case.case import Case
from docgen.case.material import Paper
from docgen.checks.rule import FoundPaper
from docgen.disclosure.served import papers_disclosed
from docgen.errors import Fault
from docgen.workflow.folder import OpenCase
from docgen.workflow.topics import Topic

__all__ = ["faults_of_papers"]


def faults_of_papers(case: OpenCase, view: str, topic: Topic) -> Iterator[Fault]:
    """Yield what is wrong with the file of each paper that a document lists; of other views than two, nothing.

    A paper that is described without a file has none that could be wrong.
    """
    found = {each.file: each for each in case.papers}
    listed = {paper.id for paper in _listed(case.loaded.case, view, topic)}
    for at, paper in enumerate(case.loaded.case.papers):
        if paper.id in listed and paper.file is not None:
            for name, detail, step in _wrong(paper, found.get(paper.file)):
                yield Fault(case.loaded.place(("papers", at, name)), detail, step)


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
