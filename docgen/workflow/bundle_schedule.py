"""The schedule of incidents as a Word file beside a bundle: the rows of its front matter, to be answered."""

from dataclasses import dataclass
from typing import Final

from docgen.case.orders import LoadedOrder
from docgen.disclosure.bundle_places import Places
from docgen.disclosure.bundled import bundle_view
from docgen.findings import Finding
from docgen.word import write_docx
from docgen.workflow.bundle_documents import day_of, prepare_of_bundle
from docgen.workflow.bundle_fronts import Front, Known
from docgen.workflow.bundle_kept import name_of
from docgen.workflow.folder import OpenCase
from docgen.workflow.preparing import take

__all__ = ["Schedule", "places_outside", "schedule_of"]

SCHEDULE: Final = "schedule-of-incidents"
NO_VOLUME: Final = 0
"""What is no part of a bundle stands in no volume: where there are several, every page is said with its own."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """The Word file by its name in the case folder, and what is to be said of it."""

    name: str
    content: bytes
    findings: tuple[Finding, ...]


def places_outside(known: Known, front: Front) -> Places:
    """Return where all stands, as what is no part of the bundle says it."""
    volumes = len(known.volumes)
    return Places(front.standing, known.telling, front.index, 1 if volumes == 1 else NO_VOLUME, volumes)


def schedule_of(case: OpenCase, order: LoadedOrder, places: Places, *, final: bool) -> Schedule | None:
    """Write the schedule of a bundle; None where no statement in it sets out an incident."""
    view = bundle_view(case.loaded.case, order.order, day_of(case, order.order), places)
    if not view.incidents:
        return None
    form = take(case, SCHEDULE, ("statements",), None)
    prepared = prepare_of_bundle(case, order, view, form, final=final)
    name = name_of(order.order, prepared, " schedule", final=final).removesuffix(".pdf")
    return Schedule(f"{name}.docx", write_docx(prepared.document, form.reference), prepared.findings)
