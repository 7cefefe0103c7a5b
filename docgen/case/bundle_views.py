"""What the front matter of a bundle can be given: of what is served, and of where it stands in the bundle."""

from docgen.case.absence import Served
from docgen.case.record import View
from docgen.case.record_views import AppealView, SubjectView
from docgen.case.scalars import Count, IsoDate, Line, YesNo

__all__ = ["BundleRowView", "BundleSectionView", "BundleView", "EssentialView", "ReasonView"]


class BundleRowView(View):
    """A document of the bundle: its number in the whole, what it is, and the pages, from 1, on which it stands.

    `last` is None where it has one page; `later` is of a document that is later than the decision; `placeholder` where
    a page stands for what cannot be read.
    """

    id: str
    number: Count
    description: Line
    date: Served[IsoDate]
    came_from: Line | None
    issue: Line | None
    first: Count
    last: Count | None
    later: YesNo
    placeholder: YesNo


class BundleSectionView(View):
    """A section of the bundle."""

    id: str
    letter: Line
    title: Line
    rows: tuple[BundleRowView, ...]


class EssentialView(View):
    """A passage that has to be read, with its page in the bundle."""

    id: str
    description: Line
    passage: Line
    issue: Line
    page: Count


class ReasonView(View):
    """An item that is not in the bundle, and why."""

    id: str
    item: Line
    reason: Line


class BundleView(View):
    """All that cover, index and note can be made of."""

    subject: SubjectView
    appeal: AppealView | None
    anonymous: YesNo
    title: Line
    profile: Line
    date: Served[IsoDate]
    hearing: Served[IsoDate]
    answer_by: Served[IsoDate]
    pages: Count
    index: Count
    sections: tuple[BundleSectionView, ...]
    essential: tuple[EssentialView, ...]
    absent: tuple[ReasonView, ...]
