"""The papers that go with a pack of excluded documents, as files of their own: whole, or the pages kept back."""

import re
from collections.abc import Iterable
from hashlib import sha256

from docgen.case.closed_views import ExcludedPartView, ExcludedView
from docgen.case.material import Paper
from docgen.errors import Fault, InputError, Place
from docgen.papers.pages_alone import pages_asked
from docgen.workflow.folder import CASE_FILE, CLOSED, OpenCase
from docgen.workflow.papers_to_redact import LIMITS, received
from docgen.workflow.preparing import Prepared
from docgen.workroom.worker import WorkerError, hired

__all__ = ["excluded_papers", "is_of_a_pack"]

ENDING = re.compile(r"\.[a-z0-9]{1,5}")
OF_A_PACK = "-item-"


def excluded_papers(case: OpenCase, prepared: Prepared) -> dict[str, bytes]:
    """Return the files that go with a document, by their names in the closed folder; none for other documents.

    Raises InputError where a file is another than the one that the case names, or pages of it cannot be had.
    """
    view = prepared.topic.view
    if not isinstance(view, ExcludedView):
        return {}
    papers = {paper.id: paper for paper in case.loaded.case.papers}
    found = {}
    for row in view.rows:
        for part in row.parts:
            if part.along:
                name = f"{prepared.stem}{OF_A_PACK}{row.number}-paper-{part.id}{_ending(papers[part.paper])}"
                found[f"{CLOSED}/{name}"] = _content(case, papers[part.paper], part)
    return found


def is_of_a_pack(name: str, stems: Iterable[str]) -> bool:
    """Tell whether a file in the closed folder went with a pack that is made anew."""
    return any(name.startswith(f"{CLOSED}/{stem}{OF_A_PACK}") for stem in stems)


def _ending(paper: Paper) -> str:
    found = ENDING.search(str(paper.file).casefold(), str(paper.file).rfind("."))
    return found[0] if found else ""


def _content(case: OpenCase, paper: Paper, part: ExcludedPartView) -> bytes:
    place = Place(CASE_FILE, field=f"papers.{paper.id}")
    content = received(case, paper).content
    if paper.sha256 is not None and sha256(content).hexdigest() != paper.sha256:
        step = "Put the file back that was looked at; or look at this one, and correct sha256."
        raise InputError(Fault(place, "lies in papers/ as another file than the one that the case names.", step))
    if part.first is None or part.last is None:
        return content
    try:
        with hired("docgen.papers.pages_alone:answer_pages_alone", LIMITS) as ask:
            return ask(pages_asked(content, part.first, part.last))
    except WorkerError as broken:
        detail = f"has pages that cannot be taken out of its file: {broken}."
        raise InputError(Fault(place, detail, "Look at the pages that are withheld, and at the file.")) from None
