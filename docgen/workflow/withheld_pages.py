"""What the case withholds of a paper that is redacted: pages that are left out, and things on other pages."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from docgen.case.case import Case
from docgen.case.redaction import RedactionPlan
from docgen.disclosure.keeping_back import pages_kept_back, pages_kept_in_part
from docgen.disclosure.locating import Located
from docgen.errors import Fault, Place
from docgen.papers.pdf_words import PageWords
from docgen.workflow.folder import CASE_FILE
from docgen.workflow.papers_to_redact import Task

__all__ = ["beside_left_out", "numbered_faults", "undecided", "withheld_faults"]

NUMBERED = re.compile(r"\bpage\s+([0-9]{1,4})(?:\s*(?:of|/)\s*([0-9]{1,4}))?(?![0-9])", re.IGNORECASE)
"""A page's number, as a paper prints it, and that of all its pages."""
MARK = "in a row with page: {page} and withheld: {entry} give its words or an area, and decide redact."


def beside_left_out(found: Located, left_out: Collection[int]) -> Located:
    """Return the places of a plan less those on pages that are left out: nothing of these is in the redacted paper."""
    return Located([spot for spot in found.spots if spot.page not in left_out], found.misses)


def undecided(case: Case, paper: str, plan: RedactionPlan | None) -> tuple[tuple[str, int], ...]:
    """Return the entries that withhold something on a page, with that page, for which a plan has no row yet."""
    rows = plan.redactions if plan else ()
    known = {(row.withheld, row.page) for row in rows if row.withheld is not None}
    every = pages_kept_in_part(case, paper)
    return tuple((entry, page) for entry, page in every if known.isdisjoint({(entry, page), (entry, None)}))


def withheld_faults(case: Case, task: Task) -> Iterator[Fault]:
    """Yield what keeps a paper from being redacted so that nothing that the case withholds of it goes out."""
    paper = task.received.paper.id
    in_part = pages_kept_in_part(case, paper)
    yield from _of_pages(pages_kept_back(case, paper), in_part, task)
    entries = {item.id for item in case.withheld}
    for row in task.plan.plan.redactions:
        if row.withheld is not None and row.withheld not in entries:
            step = "Correct the id: see withheld in the case."
            yield Fault(task.plan.row(row.id, "withheld"), "names an entry that is not in the case.", step)
    taken = {(spot.row.withheld, spot.page) for spot in task.found.spots}
    for entry, page in in_part:
        if (entry, page) not in taken:
            detail = f"{entry} withholds something on page {page}, and no row takes it out."
            step = f"Mark it: {MARK.format(page=page, entry=entry)}"
            yield Fault(Place(task.plan.file, field="redactions"), detail, step)


def numbered_faults(case: Case, task: Task, pages: Sequence[PageWords]) -> Iterator[Fault]:
    """Yield pages of a redacted paper whose numbers tell that some are left out which may not be listed."""
    kept = pages_kept_back(case, task.received.paper.id)
    if all(item.listed for item in case.withheld if item.id in kept.values()):
        return
    count, left = len(task.pages), len(task.served)
    for sheet, page in zip(task.served, pages, strict=True):
        text = " ".join(word.text for word in page.words)
        numbers = [(int(found[1]), int(found[2] or 0)) for found in NUMBERED.finditer(text)]
        if any(of == count or number > left for number, of in numbers):
            detail = f"Page {sheet.number} prints a number that tells that pages are left out, which may not be listed."
            step = f"Take it out: in a row with page: {sheet.number} and its words, as they stand there."
            yield Fault(Place(task.plan.file, field="redactions"), detail, step)


def _of_pages(whole: Mapping[int, str], in_part: Collection[tuple[str, int]], task: Task) -> Iterator[Fault]:
    """Yield pages that are withheld and not there, and that none is left."""
    paper, count = task.received.paper.id, len(task.pages)
    for page, entry in sorted({*whole.items(), *((page, entry) for entry, page in in_part)}):
        if page > count:
            detail = f"names page {page} of {paper}, which has {count}."
            yield Fault(_entry(entry), detail, "Correct the pages: no machine can tell which is meant.")
    if not task.served:
        detail = f"withholds what is left of {paper}, so that nothing of it can be served."
        yield Fault(_entry(whole[count]), detail, "Correct the paper's disclosure to withhold.")


def _entry(entry: str) -> Place:
    return Place(CASE_FILE, field=f"withheld.{entry}")
