"""What docgen writes of a bundle itself: prepared with what rules say of it led to the field of the bundle's order."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from docgen.case.bundle_order import BundleOrder
from docgen.case.decision import Decision
from docgen.case.orders import LoadedOrder
from docgen.case.record import View
from docgen.disclosure.served_names import named_as_served
from docgen.errors import Place
from docgen.findings import Mender
from docgen.formats.shelf import Format
from docgen.workflow.folder import OpenCase
from docgen.workflow.preparing import Prepared, prepare
from docgen.workflow.topics import Topic

__all__ = ["day_of", "prepare_of_bundle"]

Loc = tuple[str | int, ...]
OWN: Final = frozenset({"title", "date", "hearing", "answer_by", "explanation", "direction"})
"""Fields that the order has under the same name."""
SECTION: Final = re.compile(r"sections\.([A-Z])\.title")
LISTED: Final = re.compile(r"(essential|absent)\.(\d+)\.(passage|issue|item|reason)")
ROW: Final = re.compile(r"(?:.+\.)?rows\.(\d+)\.(description|date|came_from|issue)")


def prepare_of_bundle(case: OpenCase, order: LoadedOrder, view: View, form: Format, *, final: bool) -> Prepared:
    """Prepare a document that docgen writes of a bundle.

    No maker answers for its words: what rules say of them is for the case-owner, at the order's field where one is
    printed there.
    """
    served, names = named_as_served(view)
    topic = Topic("case", "", day_of(case, order.order), None, served, names)
    prepared = prepare(case, topic, form, final=final, place_of=partial(_place, order))
    findings = (
        replace(each, mender=Mender.CASE_OWNER) if each.mender is Mender.MAKER else each for each in prepared.findings
    )
    return replace(prepared, findings=tuple(findings))


def day_of(case: OpenCase, order: BundleOrder) -> date:
    """Return the day as at which the front matter speaks: the bundle's own, or the last that the case knows."""
    if isinstance(order.date, date):
        return order.date
    whole = case.loaded.case
    decided = whole.decision.date if isinstance(whole.decision, Decision) else None
    appealed = getattr(whole.appeal, "notified", None)
    days = [each for each in (decided, appealed, *(each.date for each in whole.statements)) if isinstance(each, date)]
    return max(days, default=date.min)


def _place(order: LoadedOrder, paths: Iterable[str]) -> Place | None:
    """Return where the order has the first of these fields of a view that is its own; None where it has none."""
    loc = next((loc for path in paths if (loc := _loc(order, path))), None)
    return order.place(*loc) if loc else None


def _loc(order: LoadedOrder, path: str) -> Loc | None:
    if path in OWN:
        return (path,)
    if found := SECTION.fullmatch(path):
        return ("sections", [each.letter for each in order.order.sections].index(found[1]), "title")
    if found := LISTED.fullmatch(path):
        return (found[1], int(found[2]) - 1, found[3])
    found = ROW.fullmatch(path)
    return _entry(order, int(found[1]), found[2]) if found else None


def _entry(order: LoadedOrder, number: int, name: str) -> Loc | None:
    """Return where an entry, by its number in the whole, gives a field itself; None where the case gives it."""
    entries = [(at, n, each) for at, part in enumerate(order.order.sections) for n, each in enumerate(part.entries)]
    at, place, entry = entries[number - 1]
    given = getattr(entry, name) is not None
    return ("sections", at, "entries", place, "from" if name == "came_from" else name) if given else None
