"""Proposing what to redact: places found in papers, written into plans in which people then decide."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from docgen.case.plans import LoadedPlan, new_plan, with_rows
from docgen.case.redaction import Decision, Redaction, RedactionReason
from docgen.disclosure.keeping_back import pages_kept_back
from docgen.disclosure.proposing import Proposal, proposals, unanswered
from docgen.errors import Fault, InputError, Place
from docgen.workflow.folder import OpenCase, check_case_folder, open_case
from docgen.workflow.paper_as_pdf import as_pdf, pages_file
from docgen.workflow.papers_to_redact import (
    ReceivedPaper,
    ask_pages,
    asked_for,
    pages_in,
    plan_file,
    received,
    saved_plan,
)
from docgen.workflow.withheld_pages import undecided
from docgen.workroom.keep import keep, recover
from docgen.workroom.lock import case_lock
from docgen.workroom.worker import Ask

__all__ = ["Suggested", "suggest"]


@dataclass(frozen=True, slots=True)
class Suggested:
    """What was proposed for a paper: its plan, new rows with their context (internal), rows that were there already.

    `unread` are the pages, from 1, that only a person can clear. `pages_file` is where the pages of a paper that is no
    PDF can be looked at; None for a PDF. `marks` are new rows with the entry that withholds something on a page, which
    a person has to mark, and that page; `left_out` are pages that are withheld, each with the entry.
    """

    paper: str
    plan: str
    new: tuple[tuple[str, Proposal], ...]
    already: int
    unread: tuple[int, ...]
    pages_file: str | None
    marks: tuple[tuple[str, str, int], ...]
    left_out: tuple[tuple[int, str], ...]


def suggest(folder: Path, paper: str | None) -> tuple[Suggested, ...]:
    """Propose places in the paper that is named, or in all that are disclosed redacted, and write them into plans.

    What a plan holds already stays, and is not proposed again. Raises InputError; nothing is written then.
    """
    check_case_folder(folder)
    with case_lock(folder), ExitStack() as desks:
        recover(folder)
        case = open_case(folder)
        papers = [received(case, each) for each in asked_for(case.loaded.case, paper)]
        ask = desks.enter_context(pages_in())
        files: dict[str, bytes] = {}
        done = tuple(_suggested(case, each, ask, files) for each in papers)
        if files:
            keep(folder, files)
        return done


def _suggested(case: OpenCase, paper: ReceivedPaper, ask: Ask, files: dict[str, bytes]) -> Suggested:
    """Put a paper's plan, and its pages where they had to be made, among the files to be kept."""
    plan = saved_plan(case.folder, paper.paper.id)
    _refuse_another_file(plan, paper)
    pdf = as_pdf(case.folder, paper, plan)
    pages = ask_pages(ask, pdf.content, Place(f"papers/{paper.paper.file}"))
    left_out = pages_kept_back(case.loaded.case, paper.paper.id)
    served = [page for page in pages if page.number not in left_out]
    found = proposals(case.loaded.case, [page.as_words() for page in served])
    rows = plan.plan.redactions if plan else ()
    fresh, already = unanswered(found, rows)
    ids = _ids(rows)
    named = [(next(ids), proposal) for proposal in fresh]
    in_part = undecided(case.loaded.case, paper.paper.id, plan.plan if plan else None)
    marks = tuple((next(ids), entry, page) for entry, page in in_part)
    new = [*(_row(*each) for each in named), *(_mark(*each) for each in marks)]
    made_pages = sha256(pdf.content).hexdigest() if pdf.is_made else None
    text = with_rows(plan, new) if plan else new_plan(paper.paper.id, paper.sha256, made_pages, new)
    files[plan_file(paper.paper.id)] = text.encode()
    if pdf.is_made:
        files[pages_file(paper.paper.id)] = pdf.content
    unread = tuple(page.number for page in served if page.unread)
    shown = pages_file(paper.paper.id) if pdf.is_made else None
    plan_name, out = plan_file(paper.paper.id), tuple(sorted(left_out.items()))
    return Suggested(paper.paper.id, plan_name, tuple(named), already, unread, shown, marks, out)


def _refuse_another_file(plan: LoadedPlan | None, paper: ReceivedPaper) -> None:
    if plan is not None and plan.plan.sha256 != paper.sha256:
        detail = "is of another file than the one in papers/: decisions on it do not hold for this one."
        step = "Put the file back that was looked at; or move the plan away and run --suggest again."
        raise InputError(Fault(plan.place("sha256"), detail, step))


def _ids(rows: Iterable[Redaction]) -> Iterator[str]:
    """Yield ids that no row has."""
    used = {row.id for row in rows}
    last = max((int(row[1:]) for row in used if row[1:].isdecimal() and row[0] == "R"), default=0)
    yield from (f"R{number}" for number in range(last + 1, 10_000))


def _row(row_id: str, proposal: Proposal) -> Redaction:
    return Redaction(
        id=row_id,
        page=proposal.page,
        words=proposal.words,
        reason=proposal.reason,
        person=proposal.person,
        decision=Decision.OPEN,
    )


def _mark(row_id: str, entry: str, page: int) -> Redaction:
    """Return a row of something that the case withholds on a page: where it stands there only a person knows."""
    return Redaction(id=row_id, page=page, withheld=entry, reason=RedactionReason.IRRELEVANT, decision=Decision.OPEN)
