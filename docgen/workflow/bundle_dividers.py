"""The pages that stand before each section of a bundle: which it is, and what stands in it on which page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from docgen.case.bundle_order import BundleOrder
from docgen.case.bundle_views import BundleView, DividerView
from docgen.disclosure.bundled import divider_views
from docgen.disclosure.served_names import named_as_served
from docgen.findings import Finding
from docgen.formats.shelf import Format
from docgen.papers.pdf import open_pdf
from docgen.workflow.folder import OpenCase
from docgen.workflow.making import typeset_pdf
from docgen.workflow.preparing import prepare, take
from docgen.workflow.topics import Topic

__all__ = ["Divider", "Dividers"]

DIVIDERS: Final = "bundle-dividers"


@dataclass(frozen=True, slots=True)
class Divider:
    """What stands before a section, by its letter, and what is to be said of it."""

    letter: str
    pdf: bytes
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Dividers:
    """Lays out what stands before the sections of a bundle; without a format, nothing does."""

    case: OpenCase
    form: Format | None
    on: date
    final: bool

    @classmethod
    def of(cls, case: OpenCase, order: BundleOrder, on: date, *, final: bool) -> "Dividers":
        """Lay them out where an order asks for them."""
        return cls(case, take(case, DIVIDERS, ("statements",), None) if order.dividers else None, on, final)

    def laid(self, told: BundleView) -> tuple[Divider, ...]:
        """Return the dividers of a volume, of which its front matter's view tells."""
        if self.form is None:
            return ()
        return tuple(self._of(each, self.form) for each in divider_views(told))

    def _of(self, told: DividerView, form: Format) -> Divider:
        view, names = named_as_served(told)
        prepared = prepare(self.case, Topic("case", "", self.on, None, view, names), form, final=self.final)
        return Divider(told.letter, typeset_pdf(prepared), prepared.findings)

    def pages(self, dividers: Sequence[Divider]) -> Mapping[str, int]:
        """Return how many pages there are before each section."""
        return {each.letter: len(open_pdf(each.pdf, text=False).pages) for each in dividers}
