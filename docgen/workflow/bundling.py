"""A bundle's journey: from its order to one checked file, or none."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final

from docgen.bundle.joining import join
from docgen.bundle.sources import Branch, Lead, Look, Numbers, Order, Source
from docgen.bundle.spilling import Spill
from docgen.case.bundle_order import BundleOrder
from docgen.case.decision import Decision
from docgen.case.orders import LoadedOrder, load_order, written_order
from docgen.disclosure.bundled import Places, Standing, Telling, bundle_view, named_entries
from docgen.disclosure.scanning import sought_of
from docgen.disclosure.served_names import named_as_served
from docgen.errors import Fault, InputError, Place
from docgen.findings import Finding, Severity
from docgen.papers.pdf import open_pdf
from docgen.papers.pdf_ready import as_ready, question_ready
from docgen.pdf.fonts import CATALOGUE
from docgen.workflow.bundle_assertions import unsupported
from docgen.workflow.bundle_files import BundleFiles
from docgen.workflow.bundle_findings import AGAIN, DRAFT, OLDER, entries_of, finding_of, found_in
from docgen.workflow.bundle_incidents import telling_of
from docgen.workflow.bundle_manifest import Assembled, bundle_manifest, manifest_file
from docgen.workflow.first_order import first_order, later_order
from docgen.workflow.folder import AUDIT, INTERNAL, ORDER, SERVED, OpenCase, check_case_folder, open_case
from docgen.workflow.gathering import LARGEST, Desks, Gathered, Wanted, desks, gather_all, with_marks
from docgen.workflow.mail_attachments import mails_opened
from docgen.workflow.making import Clock, leave_finals_alone, typeset_pdf
from docgen.workflow.outputs import Finished
from docgen.workflow.papers_listed import faults_of
from docgen.workflow.preparing import Prepared, prepare, take
from docgen.workflow.redactions import records_of
from docgen.workflow.scanning import AS_THEY_ARE, scan_own
from docgen.workflow.serving import refuse_served
from docgen.workflow.topics import Topic
from docgen.workflow.withheld_words import WithheldWords
from docgen.workroom.folder import inside
from docgen.workroom.journal import append
from docgen.workroom.keep import keep, recover
from docgen.workroom.lock import case_lock
from docgen.workroom.reading import read_bounded
from docgen.workroom.scratch import scratch_folder
from docgen.workroom.worker import Ask

__all__ = ["ORDER", "BundleAsked", "Bundled", "begin_order", "make_bundle"]

FRONT: Final = "bundle-front"
LARGEST_ORDER: Final = 8_000_000
SPILL_FROM: Final = 150_000_000
MOST_ROUNDS: Final = 4
"""How often the front matter is laid out until its page numbers are those of the file."""


@dataclass(frozen=True, slots=True)
class BundleAsked:
    """What is asked for: a case folder's bundle, its draft or its final, and passwords to try on papers."""

    folder: Path
    final: bool = False
    formats: Path | None = None
    replace: bool = False
    passwords: tuple[str, ...] = ()
    order: str = ORDER
    """The file of the order, in the case folder: its own for a supplementary bundle."""


@dataclass(frozen=True, slots=True)
class Bundled:
    """What came of it: the file in the case folder (None: refused), its pages, what stands where, and the findings."""

    file: str | None
    pages: int
    documents: tuple[tuple[str, int, int], ...]
    findings: tuple[Finding, ...]


def begin_order(folder: Path, name: str = ORDER) -> Path:
    """Write a first order of a case's bundle, or of a supplementary one of what the first does not have.

    Raises InputError where there is one already.
    """
    check_case_folder(folder)
    with case_lock(folder):
        recover(folder)
        case = open_case(folder)
        if inside(folder, name).exists():
            step = "Change that, or move it away first."
            raise InputError.at(str(folder / name), "There is an order already; it stands.", step)
        data = first_order(case.loaded.case)
        if name != ORDER:
            data = later_order(case.loaded.case, _order(folder, ORDER).order)
        keep(folder, {name: written_order(data).encode()})
    return folder / name


def make_bundle(asked: BundleAsked, clock: Clock) -> Bundled:
    """Make a case's bundle, whole or not at all. Raises DocgenError where it cannot be."""
    check_case_folder(asked.folder)
    with case_lock(asked.folder):
        recover(asked.folder)
        case = open_case(asked.folder, asked.formats, looked_at=asked.final)
        order = _order(asked.folder, asked.order)
        wanted = _wanted(case, order, asked)
        with desks() as at:
            gathered = _with_marks(order.order, gather_all(case.folder, wanted.files), at)
            told, standing = telling_of(case, order.order, gathered, final=asked.final)
            front = _front(case, order.order, _Pages(gathered, told), at.ready, final=asked.final)
        findings = (*wanted.findings, *found_in(order, wanted.files, gathered), *unsupported(case.loaded.case, order))
        findings += (*standing, *front.prepared.findings)
        return _joined(case, order.order, asked, _Parts(order.digest, wanted.files, gathered, front, findings), clock)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The files of each entry, in order, and what is to be said of them."""

    files: list[list[Wanted]]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Front:
    """The front matter: as it was made, made ready, its pages, the page of the index, and where each entry stands."""

    prepared: Prepared
    gathered: Gathered
    index: int
    standing: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class _Parts:
    """All that a bundle is joined from, and the SHA-256 of the order that says how."""

    order: str
    files: list[list[Wanted]]
    gathered: list[list[Gathered]]
    front: _Front
    findings: tuple[Finding, ...]


def _order(folder: Path, name: str) -> LoadedOrder:
    path = inside(folder, name)
    if not path.exists():
        step = f"Write a first one: docgen bundle {folder} --init"
        raise InputError.at(str(path), "The case has no order of a bundle.", step)
    return load_order(read_bounded(path, LARGEST_ORDER, root=folder), name)


def _wanted(case: OpenCase, order: LoadedOrder, asked: BundleAsked) -> _Wanted:
    """Find the files of every entry. Raises InputError with all that may not go in or are missing."""
    faults = list[Fault]()
    try:
        records = {each.paper: each for each in records_of(case)}
    except InputError as error:
        records = {}
        faults += error.faults if asked.final else ()
    files = BundleFiles(case, order, records, asked.final, asked.passwords)
    found = list[list[Wanted]]()
    with mails_opened(case, final=asked.final) as mails:
        for entry, place in entries_of(order):
            try:
                found.append([each for one in files.of(entry, place) for each in mails.behind(one, place)])
            except InputError as error:
                faults += error.faults
    if asked.final:
        faults += faults_of(case, {each.name for group in found for each in group})
    known = named_entries(order.order.sections)
    for at, each in enumerate(order.order.essential):
        if each.entry not in known:
            place = order.place("essential", at, "entry")
            faults.append(
                Fault(place, "names what is not in the bundle.", "Give a paper's id, a mark, a statement's id.")
            )
    if faults:
        raise InputError(*faults)
    warned = [(f"{each} is a draft.", DRAFT) for each in files.drafts]
    warned += [(f"{each} {OLDER}", AGAIN) for each in files.older]
    drafts = [finding_of("BU-42", Place(ORDER), said, step, Severity.WARNING) for said, step in warned]
    lacking = [finding_of("BU-32", each.place, each.detail, each.next_step) for each in files.missing]
    return _Wanted(found, (*drafts, *lacking))


def _with_marks(order: BundleOrder, gathered: Sequence[list[Gathered]], at: Desks) -> list[list[Gathered]]:
    """Find where statements and other made documents speak of the exhibits that are in the bundle."""
    entries = [entry for section in order.sections for entry in section.entries]
    marks = [entry.exhibit for entry in entries if entry.exhibit is not None]
    made = (entry.statement is not None or entry.format is not None for entry in entries)
    return [
        [with_marks(each, marks, at) for each in group] if is_made and marks else group
        for group, is_made in zip(gathered, made, strict=True)
    ]


def _on(case: OpenCase, order: BundleOrder) -> date:
    """Return the day as at which the front matter speaks: the bundle's own, or the last that the case knows."""
    if isinstance(order.date, date):
        return order.date
    whole = case.loaded.case
    decided = whole.decision.date if isinstance(whole.decision, Decision) else None
    appealed = getattr(whole.appeal, "notified", None)
    days = [each for each in (decided, appealed, *(each.date for each in whole.statements)) if isinstance(each, date)]
    return max(days, default=date.min)


@dataclass(frozen=True, slots=True)
class _Pages:
    """The gathered entries, and where statements tell of incidents."""

    gathered: list[list[Gathered]]
    telling: Telling


def _front(case: OpenCase, order: BundleOrder, known: _Pages, ready: Ask, *, final: bool) -> _Front:
    """Lay the front matter out until the numbers in it are those of the file."""
    form = take(case, FRONT, ("statements",), None)
    pages, index = 3, 3  # pages of the front matter, and which of them the index begins on
    for _ in range(MOST_ROUNDS):
        before, on = order.number_from - 1, _on(case, order)
        standing = tuple(_standing(known.gathered, before + pages))
        places = Places(standing, known.telling, before + index)
        view, names = named_as_served(bundle_view(case.loaded.case, order, on, places))
        topic = Topic("case", "", on, None, view, names)
        prepared = prepare(case, topic, form, final=final)
        pdf = typeset_pdf(prepared)
        facts = open_pdf(pdf, text=False)
        found = next((item.page for item in facts.outline if item.title == "Index"), None) or index
        if (len(facts.pages), found) == (pages, index):
            told, made = as_ready(ready(question_ready(pdf)))
            return _Front(prepared, Gathered(made, told, ("made by docgen",), len(made)), index, standing)
        pages, index = len(facts.pages), found
    raise InputError.at(FRONT, "does not come to rest: its own numbers change how long it is.", "Report this.")


def _standing(gathered: Sequence[list[Gathered]], before: int) -> Iterator[Standing]:
    at = before
    for made in gathered:
        count = sum(each.facts.pages for each in made)
        yield Standing(at + 1, at + count, any(each.broken is not None for each in made))
        at += count


def _joined(case: OpenCase, order: BundleOrder, asked: BundleAsked, parts: _Parts, clock: Clock) -> Bundled:
    """Join the parts, look through the file, and keep it; a final in which an error stands is not kept."""
    prepared = parts.front.prepared
    view = prepared.topic.view
    titles = [row.description for section in view.sections for row in section.rows]  # type: ignore[attr-defined]
    documents = tuple((title, each.first, each.last) for title, each in zip(titles, parts.front.standing, strict=True))
    plan = _plan(order, parts, titles)
    with scratch_folder() as scratch:
        target = scratch / "bundle.pdf"
        size = sum(each.size for each in plan.sources)
        joined = join(plan, target, Spill(scratch, Path.write_bytes) if size > SPILL_FROM else None)
        content = target.read_bytes()
    findings = parts.findings
    name = f"{SERVED if asked.final else INTERNAL}/{_name(order, prepared, final=asked.final)}"
    if asked.final:
        whole = case.loaded.case
        unredacted = _as_they_are(parts)
        findings += scan_own(sought_of(whole), {name: content}, WithheldWords(case), unredacted)
    if asked.final and any(each.severity is Severity.ERROR and each.stands for each in findings):
        return Bundled(None, joined.pages, documents, findings)
    if asked.final and (case.folder / name).exists() and (case.folder / name).read_bytes() != content:
        refuse_served(case.folder, name)
    if asked.final and not asked.replace:
        leave_finals_alone(case.folder, [Finished(prepared, {name: content}, findings)])
    bundled = Bundled(name, joined.pages, documents, findings)
    starts = [each.first for each in parts.front.standing]
    made = Assembled(case, prepared, parts.order, parts.files, parts.gathered, starts, joined.pages, findings)
    _keep(made, bundled, content, clock)
    return bundled


def _as_they_are(parts: _Parts) -> dict[str, bytes]:
    """Return the pages of papers that go in unredacted: nothing that the appellant or a tribunal says is changed."""
    found = dict[str, bytes]()
    for wanted, made in zip(parts.files, parts.gathered, strict=True):
        for each, got in zip(wanted, made, strict=True):
            if each.paper is not None and each.paper.paper.from_party in AS_THEY_ARE:
                found[each.name] = got.content if isinstance(got.content, bytes) else read_bounded(got.content, LARGEST)
    return found


def _plan(order: BundleOrder, parts: _Parts, titles: Sequence[str]) -> Order:
    front = parts.front.gathered
    sources = [Source(front.content, order.title, front.facts.free, front.size, is_made=True)]
    branches, groups, exhibits = (
        [Branch(order.title, 0)],
        iter(zip(titles, parts.files, parts.gathered, strict=True)),
        dict[str, int](),
    )
    first = 1
    for section in order.sections:
        below = list[Branch]()
        for entry, (title, wanted, made) in zip(section.entries, groups, strict=False):
            rest = (Branch(each.below or f"{title} (continued)", first + at) for at, each in enumerate(wanted) if at)
            below.append(Branch(title, first, tuple(rest)))
            exhibits |= {entry.exhibit: first} if entry.exhibit else {}
            first += len(made)
        branches.append(Branch(f"{section.letter}. {section.title}", None, tuple(below)))
    for title, wanted, made in zip(titles, parts.files, parts.gathered, strict=True):
        sources += [_source(got, each.below or title, exhibits) for each, got in zip(wanted, made, strict=True)]
    look = Look(order.title, CATALOGUE[0].path.read_bytes())
    return Order(tuple(sources), tuple(branches), Numbers(first=order.number_from, index=parts.front.index - 1), look)


def _source(made: Gathered, title: str, exhibits: Mapping[str, int]) -> Source:
    leads = tuple(Lead(each.page, each.box, exhibits[each.mark], each.mark) for each in made.marks)
    return Source(made.content, title, made.facts.free, made.size, leads=leads)


def _name(order: BundleOrder, prepared: Prepared, *, final: bool) -> str:
    """Return what the file is called: the appeal's number and what it is, as portals ask; no sign that they refuse."""
    appeal = getattr(prepared.topic.view, "appeal", None)
    number = str(appeal.number).replace("/", " ") + " " if appeal is not None else ""
    plain = "".join(char for char in order.title if char.isalnum() or char in " -")
    return f"{number}{plain}{'' if final else ' draft'}.pdf"


def _keep(made: Assembled, bundled: Bundled, content: bytes, clock: Clock) -> None:
    """Log what is to be, and put it in place, with a list of what it holds beside it and the internal manifest."""
    case, name = made.case, str(bundled.file)
    digest = sha256(content).hexdigest()
    rows = [{"document": title, "first": first, "last": last} for title, first, last in bundled.documents]
    beside = {"docgen": 1, "file": name.rpartition("/")[2], "sha256": digest, "documents": rows}
    for each in (AUDIT, name):
        inside(case.folder, each)
    entry = {
        "did": "bundle",
        "stage": made.prepared.stage_word,
        "output": name,
        "sha256": digest,
        "case_sha256": case.digest,
    }
    head = append(case.folder / AUDIT, entry, at=clock())
    listed = f"{json.dumps(beside, indent=1, ensure_ascii=False)}\n".encode()
    files = {name: content, f"{name.removesuffix('.pdf')}.json": listed}
    keep(case.folder, {**files, manifest_file(name): bundle_manifest(made, name, digest, head)})
