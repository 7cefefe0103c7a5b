"""A bundle's journey: from its order to one checked file, or none."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from docgen.bundle.joining import join
from docgen.bundle.spilling import Spill
from docgen.case.bundle_order import BundleOrder
from docgen.case.orders import LoadedOrder, load_order, written_order
from docgen.disclosure.bundled import named_entries
from docgen.disclosure.scanning import sought_of
from docgen.errors import Fault, InputError, Place
from docgen.findings import Finding, Severity
from docgen.workflow.bundle_assertions import unsupported
from docgen.workflow.bundle_files import BundleFiles
from docgen.workflow.bundle_findings import AGAIN, DRAFT, OLDER, entries_of, finding_of, found_in
from docgen.workflow.bundle_fronts import Front, Known, lay_out
from docgen.workflow.bundle_incidents import telling_of
from docgen.workflow.bundle_plan import plan, titles_of
from docgen.workflow.bundle_volumes import Volume, largest, parted, too_large
from docgen.workflow.first_order import first_order, later_order
from docgen.workflow.folder import AUDIT, INTERNAL, ORDER, SERVED, OpenCase, check_case_folder, open_case
from docgen.workflow.gathering import LARGEST, Desks, Gathered, Wanted, desks, gather_all, with_marks
from docgen.workflow.making import Clock, leave_finals_alone
from docgen.workflow.outputs import Finished
from docgen.workflow.papers_listed import faults_of
from docgen.workflow.preparing import Prepared
from docgen.workflow.redactions import records_of
from docgen.workflow.scanning import AS_THEY_ARE, scan_own
from docgen.workflow.serving import refuse_served
from docgen.workflow.withheld_words import WithheldWords
from docgen.workroom.folder import inside
from docgen.workroom.journal import append
from docgen.workroom.keep import keep, recover
from docgen.workroom.lock import case_lock
from docgen.workroom.reading import read_bounded
from docgen.workroom.scratch import scratch_folder

__all__ = ["ORDER", "BundleAsked", "Bundled", "Placed", "begin_order", "make_bundle"]

LARGEST_ORDER: Final = 8_000_000
SPILL_FROM: Final = 150_000_000


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


class Placed(NamedTuple):
    """Where a document stands: its title, its first and last page, and the volume, from 1."""

    title: str
    first: int
    last: int
    volume: int


@dataclass(frozen=True, slots=True)
class Bundled:
    """What came of it: the files in the case folder, a volume each (none: refused), their pages, and the findings."""

    files: tuple[str, ...]
    pages: int
    documents: tuple[Placed, ...]
    findings: tuple[Finding, ...]

    @property
    def file(self) -> str | None:
        """Return the file, or the first of several."""
        return next(iter(self.files), None)


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
            sizes = [sum(each.size for each in group) for group in gathered]
            known = Known(gathered, parted(sizes, largest(order.order)), told)
            fronts = lay_out(case, order.order, known, at.ready, final=asked.final)
        findings = (*wanted.findings, *found_in(order, wanted.files, gathered), *unsupported(case.loaded.case, order))
        findings += (*standing, *fronts[0].prepared.findings)
        return _kept(case, asked, _Parts(order, wanted.files, known, fronts, findings), clock)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The files of each entry, in order, and what is to be said of them."""

    files: list[list[Wanted]]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Parts:
    """All that a bundle is joined from."""

    order: LoadedOrder
    files: list[list[Wanted]]
    known: Known
    fronts: tuple[Front, ...]
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
    for entry, place in entries_of(order):
        try:
            found.append([*files.of(entry, place)])
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


def _kept(case: OpenCase, asked: BundleAsked, parts: _Parts, clock: Clock) -> Bundled:
    """Join the volumes, look through them, and keep them; a final in which an error stands is not kept."""
    order, made = parts.order.order, _joined(parts)
    placed = tuple(_placed(parts))
    prepared, most = parts.fronts[0].prepared, largest(order)
    findings = parts.findings
    if most is not None:
        sizes = [(volume, len(each)) for volume, each in zip(parts.known.volumes, made, strict=True)]
        findings += tuple(too_large(parts.order, most, sizes))
    names = [_name(order, prepared, each, parts, final=asked.final) for each in parts.known.volumes]
    files = dict(zip(names, made, strict=True))
    pages = sum(each.facts.pages for group in parts.known.gathered for each in group)
    bundled = Bundled(tuple(names), pages + sum(each.gathered.facts.pages for each in parts.fronts), placed, findings)
    if asked.final:
        unredacted = _as_they_are(parts)
        findings += scan_own(sought_of(case.loaded.case), files, WithheldWords(case), unredacted)
        bundled = replace(bundled, findings=findings)
        if any(each.severity is Severity.ERROR and each.stands for each in findings):
            return replace(bundled, files=())
        for name, content in files.items():
            if (case.folder / name).exists() and (case.folder / name).read_bytes() != content:
                refuse_served(case.folder, name)
        if not asked.replace:
            leave_finals_alone(case.folder, [Finished(prepared, files, findings)])
    _keep(case, bundled, files, clock, final=asked.final)
    return bundled


def _joined(parts: _Parts) -> list[bytes]:
    made = list[bytes]()
    for volume, front in zip(parts.known.volumes, parts.fronts, strict=True):
        order = plan(parts.order.order, volume, front, parts.known)
        with scratch_folder() as scratch:
            target = scratch / "bundle.pdf"
            size = sum(each.size for each in order.sources)
            join(order, target, Spill(scratch, Path.write_bytes) if size > SPILL_FROM else None)
            made.append(target.read_bytes())
    return made


def _placed(parts: _Parts) -> Iterator[Placed]:
    front = parts.fronts[0]
    for title, each in zip(titles_of(front), front.standing, strict=True):
        yield Placed(title, each.first, each.last, each.volume)


def _as_they_are(parts: _Parts) -> dict[str, bytes]:
    """Return the pages of papers that go in unredacted: nothing that the appellant or a tribunal says is changed."""
    found = dict[str, bytes]()
    for wanted, made in zip(parts.files, parts.known.gathered, strict=True):
        for each, got in zip(wanted, made, strict=True):
            if each.paper is not None and each.paper.paper.from_party in AS_THEY_ARE:
                found[each.name] = got.content if isinstance(got.content, bytes) else read_bounded(got.content, LARGEST)
    return found


def _name(order: BundleOrder, prepared: Prepared, volume: Volume, parts: _Parts, *, final: bool) -> str:
    """Return what a file is called: the appeal's number and what it is, as portals ask; no sign that they refuse."""
    appeal = getattr(prepared.topic.view, "appeal", None)
    number = str(appeal.number).replace("/", " ") + " " if appeal is not None else ""
    plain = "".join(char for char in order.title if char.isalnum() or char in " -")
    part = f" volume {volume.number}" if len(parts.known.volumes) > 1 else ""
    return f"{SERVED if final else INTERNAL}/{number}{plain}{part}{'' if final else ' draft'}.pdf"


def _keep(case: OpenCase, bundled: Bundled, files: Mapping[str, bytes], clock: Clock, *, final: bool) -> None:
    """Log what is to be, and put it in place, each volume with a list of what it holds beside it."""
    for name in (AUDIT, *files):
        inside(case.folder, name)
    kept = dict[str, bytes]()
    for volume, (name, content) in enumerate(files.items(), 1):
        digest = sha256(content).hexdigest()
        here = (each for each in bundled.documents if each.volume == volume)
        rows = [{"document": each.title, "first": each.first, "last": each.last} for each in here]
        beside = {"docgen": 1, "file": name.rpartition("/")[2], "sha256": digest, "documents": rows}
        stage = "final" if final else "draft"
        entry = {"did": "bundle", "stage": stage, "output": name, "sha256": digest, "case_sha256": case.digest}
        append(case.folder / AUDIT, entry, at=clock())
        kept[name] = content
        kept[f"{name.removesuffix('.pdf')}.json"] = f"{json.dumps(beside, indent=1, ensure_ascii=False)}\n".encode()
    keep(case.folder, kept)
