"""A bundle's journey: from its order to its checked files, or none."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from docgen.case.bundle_order import Adding
from docgen.case.orders import LoadedOrder, written_order
from docgen.errors import InputError
from docgen.findings import Finding
from docgen.workflow.bundle_adding import add_to_bundle, later_pages
from docgen.workflow.bundle_assertions import unsupported
from docgen.workflow.bundle_findings import found_in
from docgen.workflow.bundle_fronts import Front, Known, lay_out
from docgen.workflow.bundle_incidents import standing_errors, telling_of
from docgen.workflow.bundle_kept import Bundled, Made, Placed, keep_bundle, name_of
from docgen.workflow.bundle_lacking import lacking_in
from docgen.workflow.bundle_manifest import Sources
from docgen.workflow.bundle_plan import joined, plan, titles_of
from docgen.workflow.bundle_quoted import misquoted
from docgen.workflow.bundle_schedule import places_outside, schedule_of
from docgen.workflow.bundle_shown import unshown
from docgen.workflow.bundle_volumes import largest, parted, too_large
from docgen.workflow.bundle_wanted import BundleAsked, as_they_are, order_of, wanted_of, with_marks_of
from docgen.workflow.bundle_withheld_since import withheld_since
from docgen.workflow.first_order import first_order, later_order
from docgen.workflow.folder import ORDER, OpenCase, check_case_folder, open_case
from docgen.workflow.gathering import Gathered, gather_all
from docgen.workflow.gathering_desks import desks
from docgen.workflow.making import Clock
from docgen.workroom.folder import inside
from docgen.workroom.keep import keep, recover
from docgen.workroom.lock import case_lock
from docgen.workroom.worker import Ask

__all__ = ["ORDER", "BundleAsked", "Bundled", "Placed", "begin_order", "make_bundle"]


def begin_order(folder: Path, name: str = ORDER, adds: Adding | None = None) -> Path:
    """Write a first order of a case's bundle, or under another name, of what the first does not have.

    That is a supplementary bundle, or pages that come into the one that was served. Raises InputError where there is
    an order already.
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
            data = later_order(case.loaded.case, order_of(case, ORDER).order)
            data = data if adds is None else later_pages(folder, data, adds)
        keep(folder, {name: written_order(data).encode()})
    return folder / name


def make_bundle(asked: BundleAsked, clock: Clock) -> Bundled:
    """Make a case's bundle, whole or not at all. Raises DocgenError where it cannot be."""
    check_case_folder(asked.folder)
    with case_lock(asked.folder):
        recover(asked.folder)
        case = open_case(asked.folder, asked.formats, looked_at=asked.final)
        order = order_of(case, asked.order)
        wanted = wanted_of(case, order, asked)
        with desks() as at:
            gathered = with_marks_of(order.order, gather_all(case.folder, wanted.files), at)
            if order.order.adds is not None:
                made = add_to_bundle(case, order, gathered, at.ready, final=asked.final)
            else:
                made = _whole(case, order, gathered, at.ready, final=asked.final)
        findings = (*wanted.findings, *found_in(order, wanted.files, gathered), *unsupported(case.loaded.case, order))
        findings += (*lacking_in(case.loaded.case, order),)
        findings += (*unshown(case.loaded.case, order), *misquoted(case.loaded.case, order, wanted.files, gathered))
        findings += (*withheld_since(case, order),) if order.order.adds is not None else ()
        findings += (*made.findings, *standing_errors(case, order.order, gathered, final=asked.final))
        unredacted = as_they_are(wanted.files, gathered)
        entries = (entry for section in order.order.sections for entry in section.entries)
        statements = tuple(entry.statement for entry in entries if entry.statement is not None)
        sources = Sources(order, wanted.files, gathered)
        made = replace(made, findings=findings, unredacted=unredacted, statements=statements, sources=sources)
        return keep_bundle(case, asked, made, clock)


def _whole(
    case: OpenCase, order: LoadedOrder, gathered: Sequence[Sequence[Gathered]], ready: Ask, *, final: bool
) -> Made:
    """Make all volumes of a bundle of its own."""
    told = telling_of(case, order.order, gathered, final=final)
    sizes = [sum(each.size for each in group) for group in gathered]
    known = Known(gathered, parted(sizes, largest(order.order)), told)
    fronts = lay_out(case, order, known, ready, final=final)
    places = places_outside(known, fronts[0])
    schedule = schedule_of(case, order, places, final=final)
    made = replace(_made(order, known, fronts, fronts[0].findings, final=final), places=places)
    return made if schedule is None else made.with_beside(schedule.name, schedule.content, schedule.findings)


def _made(
    order: LoadedOrder, known: Known, fronts: tuple[Front, ...], findings: tuple[Finding, ...], *, final: bool
) -> Made:
    """Join the volumes."""
    files, most = dict[str, bytes](), largest(order.order)
    for volume, front in zip(known.volumes, fronts, strict=True):
        part = f" volume {volume.number}" if len(known.volumes) > 1 else ""
        files[name_of(order.order, front.prepared, part, final=final)] = joined(plan(order.order, volume, front, known))
    if most is not None:
        sizes = [(volume, len(each)) for volume, each in zip(known.volumes, files.values(), strict=True)]
        findings += tuple(too_large(order, most, sizes))
    pages = sum(each.facts.pages for group in known.gathered for each in group)
    pages += sum(each.pages for each in fronts)
    return Made(files, pages, tuple(_placed(fronts[0])), fronts[0].prepared, findings, {})


def _placed(front: Front) -> Iterator[Placed]:
    for title, each in zip(titles_of(front), front.standing, strict=True):
        yield Placed(title, each.first, each.last, each.volume)
