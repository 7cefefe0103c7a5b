"""The pages that stand before each section of a bundle: which it is, and what stands in it on which page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from docgen.case.bundle_views import BundleView, DividerView
from docgen.case.orders import LoadedOrder
from docgen.disclosure.bundled import divider_views
from docgen.findings import Finding
from docgen.formats.shelf import Format
from docgen.papers.pdf import open_pdf
from docgen.workflow.bundle_documents import prepare_of_bundle
from docgen.workflow.folder import OpenCase
from docgen.workflow.making import typeset_pdf
from docgen.workflow.preparing import take

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
    order: LoadedOrder
    form: Format | None
    final: bool

    @classmethod
    def of(cls, case: OpenCase, order: LoadedOrder, *, final: bool) -> "Dividers":
        """Lay them out where an order asks for them."""
        form = take(case, DIVIDERS, ("statements",), None) if order.order.dividers else None
        return cls(case, order, form, final)

    def laid(self, told: BundleView) -> tuple[Divider, ...]:
        """Return the dividers of a volume, of which its front matter's view tells."""
        if self.form is None:
            return ()
        return tuple(self._of(each, self.form) for each in divider_views(told))

    def _of(self, told: DividerView, form: Format) -> Divider:
        prepared = prepare_of_bundle(self.case, self.order, told, form, final=self.final)
        return Divider(told.letter, typeset_pdf(prepared), prepared.findings)

    def pages(self, dividers: Sequence[Divider]) -> Mapping[str, int]:
        """Return how many pages there are before each section."""
        return {each.letter: len(open_pdf(each.pdf, text=False).pages) for each in dividers}
