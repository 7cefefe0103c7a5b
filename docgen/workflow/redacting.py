"""Redacting papers by their plans: places found, taken out, looked for again; all kept with a record, or nothing."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from docgen.case.plans import LoadedPlan
from docgen.case.redaction import Decision
from docgen.disclosure.keeping_back import pages_kept_back
from docgen.disclosure.locating import Spot, located
from docgen.disclosure.paper_pages import ours
from docgen.disclosure.proposing import left_open, sought_digest
from docgen.disclosure.remaining import Remains, phrases_of, remaining
from docgen.disclosure.seen_words import parts_shown, still_shown
from docgen.errors import Fault, InputError, Place
from docgen.findings import Finding, Mender, Severity
from docgen.papers.looks import as_pages
from docgen.papers.pdf_words import PageWords
from docgen.papers.redacting import PaperPage
from docgen.workflow.folder import AUDIT, OpenCase, check_case_folder, open_case
from docgen.workflow.paper_as_pdf import kept_pages
from docgen.workflow.papers_to_redact import (
    LIMITS,
    PLANS,
    ReceivedPaper,
    Task,
    ask_pages,
    asked_for,
    pages_in,
    plan_file,
    received,
    saved_plan,
)
from docgen.workflow.reading_pages import page_reader
from docgen.workflow.redacted_files import RedactedFile, redacted_file
from docgen.workflow.redaction_record import record_of
from docgen.workflow.withheld_pages import beside_left_out, numbered_faults, withheld_faults
from docgen.workroom.folder import inside
from docgen.workroom.journal import append
from docgen.workroom.keep import keep, recover
from docgen.workroom.lock import case_lock
from docgen.workroom.worker import Ask, hired

__all__ = ["RedactedPaper", "redact_papers"]

RULE = "redact"
WHOLE = 0.95
"""Share of a page from which on an area leaves nothing of it."""


@dataclass(frozen=True, slots=True)
class RedactedPaper:
    """A paper that was redacted: its files in the case folder, its pages made anew, its places, and findings."""

    paper: str
    files: tuple[str, ...]
    pages: int
    anew: tuple[int, ...]
    places: int
    findings: tuple[Finding, ...]


def redact_papers(folder: Path, paper: str | None, clock: Callable[[], datetime]) -> tuple[RedactedPaper, ...]:
    """Redact the paper that is named, or all that are disclosed redacted, each by its plan: all of them or none.

    The papers themselves are not touched. Raises InputError with everything that has to be mended first, by place in
    the plans; nothing is written then.
    """
    check_case_folder(folder)
    with case_lock(folder), ExitStack() as desks:
        recover(folder)
        case = open_case(folder)
        plans = [(paper, _plan(folder, paper.id)) for paper in asked_for(case.loaded.case, paper)]
        ask = desks.enter_context(pages_in())
        tasks = [_task(case, received(case, paper), plan, ask) for paper, plan in plans]
        _refuse(fault for task in tasks for fault in (*withheld_faults(case.loaded.case, task), *_faults(task)))
        redact = desks.enter_context(hired("docgen.papers.redaction_desk:answer", LIMITS))
        reader = page_reader(folder)
        made = [redacted_file(task, redact, reader) for task in tasks]
        reader.keep(folder)
        _refuse(fault for each in made for fault in (*_left(each), *_open(case, each), *_numbered(case, each)))
        return tuple(_keep(case, made, clock))


def _refuse(faults: Iterator[Fault]) -> None:
    if every := tuple(faults):
        raise InputError(*every)


def _plan(folder: Path, paper: str) -> LoadedPlan:
    plan = saved_plan(folder, paper)
    if plan is None:
        raise InputError.at(plan_file(paper), "There is no plan.", f"Start one: docgen redact CASE {paper} --suggest")
    return plan


def _task(case: OpenCase, paper: ReceivedPaper, plan: LoadedPlan, ask: Ask) -> Task:
    if plan.plan.sha256 != paper.sha256:
        detail = "is of another file than the one in papers/: decisions on it do not hold for this one."
        step = "Put the file back that was looked at; or move the plan away and run --suggest again."
        raise InputError(Fault(plan.place("sha256"), detail, step))
    pdf = kept_pages(case.folder, paper, plan)
    pages = ask_pages(ask, pdf, Place(f"papers/{paper.paper.file}"))
    words = [page.as_words() for page in pages]
    found = located(plan.plan, words, [page.unit for page in pages], ours(case.loaded.case))
    people = {person.id for person in case.loaded.case.people}
    _refuse(
        Fault(plan.row(row.id, "person"), "names a person who is not in the case.", "Correct the id.")
        for row in plan.plan.redactions
        if row.person is not None and row.person not in people
    )
    left_out = frozenset(pages_kept_back(case.loaded.case, paper.paper.id))
    return Task(paper, plan, pdf, pages, beside_left_out(found, left_out), left_out)


def _faults(task: Task) -> Iterator[Fault]:
    """Yield all that keeps a plan from being carried out."""
    plan = task.plan
    if plan.plan.authorised is None:
        step = "When it is, write: authorised: {by: the name, role: the role, date: 2025-02-02}"
        yield Fault(Place(plan.file, field="authorised"), "Nobody has authorised this plan.", step)
    for row in plan.plan.redactions:
        if row.decision is Decision.OPEN:
            yield Fault(plan.row(row.id, "decision"), "is not decided.", "Write redact or keep.")
    yield from (Fault(plan.row(miss.row), miss.detail, miss.next_step) for miss in task.found.misses if miss.stops)
    signed = {page.page for page in plan.plan.signed_off}
    for at, page in enumerate(plan.plan.signed_off):
        if not 1 <= page.page <= len(task.pages):
            yield Fault(plan.place("signed_off", at, "page"), "is a page that is not there.", "Correct the page.")
    for sheet in task.served:
        if sheet.unread and sheet.number not in signed:
            detail = f"Page {sheet.number} is a picture, or its words cannot be read: no machine can clear it."
            step = "Look at it as it will be served, give areas for what must go, and add it to signed_off."
            yield Fault(Place(plan.file, field="signed_off"), detail, step)


def _left(made: RedactedFile) -> Iterator[Fault]:
    """Yield what the finished file should not hold, and pages on which nothing is left."""
    task, outcome = made.task, made.outcome
    plan = task.plan
    finished = [page.as_words() for page in outcome.pages]
    told = [*remaining(plan.plan, task.found, [*made.pages, *finished])]
    for remains in told:
        detail = f"takes out words that still stand on page {remains.page}."
        step = "Redact there too; or, where they may stand, add a row with that page and these words that says keep."
        yield Fault(plan.row(remains.row), detail, step)
    phrases = phrases_of(plan.plan, task.found)
    for trace in outcome.remaining:
        where = f"on page {trace.page}, in {trace.where}" if trace.page else f"in {trace.where} of the file"
        step = "Redact there too: for a link, an area over it."
        yield Fault(plan.row(phrases[trace.phrase][0]), f"takes out words that still stand {where}.", step)
    yield from _shown(made, told)
    whole = {page.number: page for page in made.pages}
    for number, spots in task.found.by_page().items():
        if _is_empty(task.pages[number - 1], whole[number], spots):
            detail = f"Nothing would be left of page {number}."
            yield Fault(plan.row(spots[0].row.id), detail, "Withhold the page instead: withheld, in the case.")


def _shown(made: RedactedFile, told: Collection[Remains]) -> Iterator[Fault]:
    """Yield rows by words whose words a machine still reads in the picture of a redacted page, and none told of."""
    plan, found = made.task.plan, made.task.found
    whole = {*still_shown(plan.plan, found, [*made.read.values()])}
    parts = {
        each
        for number in made.displaced
        for each in parts_shown(plan.plan, found, made.read[number], made.made.anew[number].black)
    }
    fresh = sorted((whole | parts) - {*told})
    for remains in fresh:
        what = "that the picture" if remains in whole else "of some of which the picture"
        detail = f"takes out words {what} of page {remains.page} still shows."
        if remains.page in made.made.layers:
            detail += " The words behind the picture do not lie where the picture has them, or are others."
        step = (
            "Draw an area over them as you see them; or, where they may stand, add a row with that page and these "
            "words that says keep."
        )
        yield Fault(plan.row(remains.row), detail, step)
    yield from _blind(made, {remains.page for remains in (*told, *fresh)})


def _blind(made: RedactedFile, told: Collection[int]) -> Iterator[Fault]:
    """Yield rows by words on other pages whose words lie elsewhere in the picture, where nobody has drawn an area."""
    spots = made.task.found.by_page()
    for number in made.displaced:
        here = spots.get(number, ())
        if number not in told and here and all(spot.row.area is None for spot in here):
            detail = (
                f"takes out words of page {number}, on which the words behind the picture do not lie where the picture "
                "has them: another place is black than the one that you mean."
            )
            step = "Draw an area over them as you see them; what is black besides may stay so."
            yield Fault(made.task.plan.row(here[0].row.id), detail, step)


def _open(case: OpenCase, made: RedactedFile) -> Iterator[Fault]:
    """Yield pages of the finished file that still show what would be proposed, where nobody decided on it."""
    task = made.task
    before = [page.as_words() for page in task.served]
    found = left_open(case.loaded.case, task.plan.plan.redactions, before, made.pages)
    for page, many in sorted(Counter(each.page for each in found).items()):
        what = "1 place that is" if many == 1 else f"{many} places that are"
        detail = f"Page {page} would still show {what} proposed for redaction, and no row decides on."
        step = (
            f"Have them written into the plan (docgen redact CASE {task.plan.plan.paper} --suggest), and decide each."
        )
        yield Fault(Place(task.plan.file, field="redactions"), detail, step)


def _numbered(case: OpenCase, made: RedactedFile) -> Iterator[Fault]:
    return numbered_faults(case.loaded.case, made.task, made.pages, made.edges)


def _is_empty(before: PaperPage, after: PageWords, spots: Sequence[Spot]) -> bool:
    if before.words and not after.words and any(spot.words for spot in spots):
        return True
    boxes = (spot.box for spot in spots if spot.row.area is not None)
    return any((b.right - b.left) * (b.bottom - b.top) >= WHOLE * before.width * before.height for b in boxes)


def _keep(case: OpenCase, made: Sequence[RedactedFile], clock: Callable[[], datetime]) -> Iterator[RedactedPaper]:
    """Log what is to be, then put every file in place at once."""
    files: dict[str, bytes] = {}
    done: list[RedactedPaper] = []
    sought = sought_digest(case.loaded.case)
    for each in made:
        task, name = each.task, f"{PLANS}/{each.task.received.paper.id}"
        record = record_of(each, sought)
        mine = {f"{name}.pdf": each.content, f"{name}.record.json": record}
        files |= mine
        findings = (*_findings(each), *_amiss(each))
        paper = task.received.paper.id
        spots = len(task.found.spots)
        done.append(RedactedPaper(paper, tuple(mine), len(task.served), tuple(each.made.anew), spots, findings))
    for name in (AUDIT, *files):
        inside(case.folder, name)
    for name, content in files.items():
        entry = {"did": "redact", "output": name, "sha256": sha256(content).hexdigest(), "case_sha256": case.digest}
        append(case.folder / AUDIT, entry, at=clock())
    if files:
        keep(case.folder, files)
    yield from done


def _findings(made: RedactedFile) -> Iterator[Finding]:
    task = made.task
    for miss in task.found.misses:
        yield _warning(task.plan.row(miss.row, "area"), miss.detail, miss.next_step)
    place = Place(f"papers/{task.received.paper.file}")
    if noted := tuple(page.number for page in task.served if page.noted):
        detail = f"has notes, stamps or filled-in fields that do not come along: {as_pages(noted)}."
        yield _warning(
            place, detail, "Where they must be seen, print the paper to a PDF and put that among the papers."
        )
    if made.unread:
        pages = as_pages(made.unread)
        detail = f"has words behind its pictures that do not come along, for nothing here reads these: {pages}."
        step = "See whether they still show what rows by words take out; or install tesseract-ocr, and redact again."
        yield _warning(place, detail, step)
    if made.displaced:
        pages = as_pages(made.displaced)
        detail = f"has words behind its pictures that mostly do not lie where these have them: {pages}."
        step = "They do not come along. See whether each row by words took out the right place; else draw areas."
        yield _warning(place, detail, step)


def _warning(place: Place, detail: str, step: str) -> Finding:
    return Finding(RULE, Severity.WARNING, place, detail, step, Mender.CASE_OWNER)


def _amiss(made: RedactedFile) -> Iterator[Finding]:
    """Yield areas that cut letters of a picture, or lie over nothing, by page and row."""
    for number, spots in made.task.found.by_page().items():
        page = made.made.anew[number]
        first = len(page.areas) - len(spots)
        for row in dict.fromkeys(spots[at - first].row.id for at in page.cut if at >= first):
            detail = f"has an area on page {number} that cuts letters: what is left of them beside it may be read."
            step = "Look at the page as it will be served, and make the area larger."
            yield _warning(made.task.plan.row(row, "area"), detail, step)
        for row in dict.fromkeys(spots[at - first].row.id for at in page.blank if at >= first):
            detail = f"has an area on page {number} under which nothing is drawn: it takes nothing out."
            step = "Look at the page, and draw the area over what is to come out."
            yield _warning(made.task.plan.row(row, "area"), detail, step)
