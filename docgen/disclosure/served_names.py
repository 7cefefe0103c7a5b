"""What records are called in what is served: by their order there.

A case's own ids tell of more than is served: an incident I2 that no statement sets out is seen between I1 and I3. So
before a served format is given a view, its records are called anew, each list counted from 1: `incidents.I3.steps.T9`
becomes `incidents.I2.steps.T1`. All that is made of ids is then a function of what is served: the field paths in the
JSON, the ids of blocks (a hash over clause and path), with them the bookmarks of Word files and the tags of PDFs, and
whatever a format prints of an id. Drafts are made so as well: they leave the house for review.

The way back (`Names`) stands in the internal manifest alone. By it rules see a document with the case's ids
(`as_in_case`), and a reviewer's remark on a block is led to its record. A draft that comes back is compared with the
document that was issued, which is kept whole: there the ids are the same. Between two drafts a record may come or go,
and those after it are counted anew; what was said of a block of the older draft is led to the newer one through the
case's own ids, which do not move, by the names of both.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any, TypeVar

from docgen.case.beside_views import LookedAtView, RedactedPaperView
from docgen.case.bundle_views import BundleIncidentView, BundleRowView, BundleSectionView
from docgen.case.incident_views import (
    IncidentView,
    IntelligenceItemView,
    OverseasConvictionView,
    SentenceView,
    StepView,
    UnderminingItemView,
)
from docgen.case.record import View
from docgen.case.record_views import IdentityLinkView, ImpactView, SearchView, WordsView
from docgen.case.views import ScheduleRowView, TallyView
from docgen.case.walking import has_steps, named_fields
from docgen.document import Document, with_paths

__all__ = ["Names", "as_in_case", "in_case", "named_as_served"]

M = TypeVar("M", bound=View)
Names = Mapping[str, str]
"""For each record that is called otherwise, its path in a served document, and its path by the case's own ids."""
LETTERS: Mapping[type[View], str] = {
    IncidentView: "I",
    IntelligenceItemView: "N",
    OverseasConvictionView: "F",
    SentenceView: "E",
    StepView: "T",
    UnderminingItemView: "U",
    IdentityLinkView: "L",
    ImpactView: "H",
    SearchView: "Q",
    WordsView: "W",
    ScheduleRowView: "R",
    RedactedPaperView: "S",
    LookedAtView: "I",
    BundleSectionView: "B",
    BundleRowView: "D",
    BundleIncidentView: "I",
}
"""What the served id of a record begins with; of all others it is a number alone."""


@dataclass(frozen=True, slots=True)
class _Naming:
    """Names given so far: by served path; and of the records of lists that stand at the top, by list and own id."""

    names: dict[str, str] = field(default_factory=dict)
    given: dict[tuple[str, str], str] = field(default_factory=dict)

    def model(self, model: M, served: str, own: str) -> M:
        """Return a part of a view with the records in it called anew."""
        changed = {}
        for name, _ in named_fields(model):
            value = getattr(model, name)
            if not has_steps(value):
                continue
            new = self.value(value, f"{served}.{name}".lstrip("."), f"{own}.{name}".lstrip("."))
            if new is not value:
                changed[name] = new
        return model.model_copy(update=changed) if changed else model

    def value(self, value: Any, served: str, own: str) -> Any:
        """Return what a field holds, called anew."""
        if isinstance(value, TallyView):
            return self.tally(value)
        if isinstance(value, View):
            return self.model(value, served, own)
        if isinstance(value, tuple) and value and hasattr(value[0], "id"):
            return tuple(self.record(each, at, served, own) for at, each in enumerate(value, 1))
        return value

    def record(self, record: Any, at: int, served: str, own: str) -> Any:
        """Return the record that stands at a place of its list, counted from 1, under its served id."""
        name = f"{LETTERS.get(type(record), '')}{at}"
        here, there = f"{served}.{name}", f"{own}.{record.id}"
        self.given[own, record.id] = name
        if here != there:
            self.names[here] = there
        return self.model(record, here, there).model_copy(update={"id": name})

    def tally(self, tally: TallyView) -> TallyView:
        """Return the tally with the records that it counts as they were called; it stands after them in its view."""
        lists = {name: ids for name in TallyView.model_fields if isinstance(ids := getattr(tally, name), tuple)}
        update = {
            name: tuple(self.given.get(("overseas" if name == "overseas" else "incidents", each), each) for each in ids)
            for name, ids in lists.items()
        }
        return tally.model_copy(update=update)


def named_as_served(view: M) -> tuple[M, Names]:
    """Return a view whose records are called by their order in it, and the way back to the case's own ids."""
    naming = _Naming()
    return naming.model(view, "", ""), naming.names


def as_in_case(document: Document, names: Names) -> Document:
    """Return a served document with the field paths that the case's own ids make; text and block ids are the same."""
    return with_paths(document, cache(partial(in_case, names=names))) if names else document


def in_case(path: str, names: Names) -> str:
    """Return a field path of a served document by the case's own ids."""
    record, rest = path, ""
    while record:
        if record in names:
            return names[record] + rest
        record, point, last = record.rpartition(".")
        rest = f"{point}{last}{rest}"
    return path
