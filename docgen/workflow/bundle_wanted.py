"""What is asked of a bundle, and the files behind its entries: what may go in, and what is to be said of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from docgen.case.bundle_order import BundleOrder
from docgen.case.orders import LoadedOrder, load_order
from docgen.disclosure.bundle_labels import in_labels
from docgen.disclosure.bundled import named_entries
from docgen.errors import Fault, InputError, Place
from docgen.findings import Finding, Severity
from docgen.workflow.bundle_files import BundleFiles
from docgen.workflow.bundle_findings import AGAIN, DRAFT, OLDER, entries_of, finding_of
from docgen.workflow.folder import ORDER, OpenCase
from docgen.workflow.gathering import LARGEST, Gathered, Wanted, with_marks
from docgen.workflow.gathering_desks import Desks
from docgen.workflow.mail_attachments import mails_opened
from docgen.workflow.papers_listed import faults_of
from docgen.workflow.redactions import records_of
from docgen.workflow.scanning import AS_THEY_ARE
from docgen.workroom.folder import inside
from docgen.workroom.reading import read_bounded

__all__ = ["AllWanted", "BundleAsked", "as_they_are", "order_of", "wanted_of", "with_marks_of"]

LARGEST_ORDER: Final = 8_000_000


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
class AllWanted:
    """The files of each entry, in order, and what is to be said of them."""

    files: list[list[Wanted]]
    findings: tuple[Finding, ...]


def order_of(case: OpenCase, name: str) -> LoadedOrder:
    """Read the order of a bundle, people in braces under their labels.

    Raises InputError where there is none, or a faulty one.
    """
    path = inside(case.folder, name)
    if not path.exists():
        step = f"Write a first one: docgen bundle {case.folder} --init"
        raise InputError.at(str(path), "The case has no order of a bundle.", step)
    read = load_order(read_bounded(path, LARGEST_ORDER, root=case.folder), name)
    return read.saying(in_labels(case.loaded.case, read.order))


def wanted_of(case: OpenCase, order: LoadedOrder, asked: BundleAsked) -> AllWanted:
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
                group = [each for one in files.of(entry, place) for each in mails.behind(one, place)]
                found.append([replace(each, reason=entry.why_missing or "") for each in group])
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
    return AllWanted(found, (*drafts, *lacking))


def with_marks_of(order: BundleOrder, gathered: Sequence[list[Gathered]], at: Desks) -> list[list[Gathered]]:
    """Find where statements and other made documents speak of the exhibits that are in the bundle."""
    entries = [entry for section in order.sections for entry in section.entries]
    marks = [entry.exhibit for entry in entries if entry.exhibit is not None]
    made = (entry.statement is not None or entry.format is not None for entry in entries)
    return [
        [with_marks(each, marks, at) for each in group] if is_made and marks else group
        for group, is_made in zip(gathered, made, strict=True)
    ]


def as_they_are(files: Sequence[Sequence[Wanted]], gathered: Sequence[Sequence[Gathered]]) -> dict[str, bytes]:
    """Return the pages of papers that go in unredacted: nothing that the appellant or a tribunal says is changed."""
    found = dict[str, bytes]()
    for wanted, made in zip(files, gathered, strict=True):
        for each, got in zip(wanted, made, strict=True):
            if each.paper is not None and each.paper.paper.from_party in AS_THEY_ARE:
                found[each.name] = got.content if isinstance(got.content, bytes) else read_bounded(got.content, LARGEST)
    return found
