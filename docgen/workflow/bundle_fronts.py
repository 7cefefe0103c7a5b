"""The front matter of each volume of a bundle, laid out until the numbers in it are those of the finished files."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from docgen.case.bundle_order import BundleOrder
from docgen.case.bundle_views import BundleView
from docgen.case.orders import LoadedOrder
from docgen.disclosure.bundle_places import Places, Standing, Telling
from docgen.disclosure.bundled import bundle_view
from docgen.errors import InputError
from docgen.findings import Finding
from docgen.formats.shelf import Format
from docgen.papers.pdf import open_pdf
from docgen.papers.pdf_ready import as_ready, question_ready
from docgen.workflow.bundle_dividers import Divider, Dividers
from docgen.workflow.bundle_documents import day_of, prepare_of_bundle
from docgen.workflow.bundle_volumes import Volume, sections_of
from docgen.workflow.folder import OpenCase
from docgen.workflow.gathering import Gathered
from docgen.workflow.making import typeset_pdf
from docgen.workflow.preparing import Prepared, take
from docgen.workroom.worker import Ask

__all__ = ["MOST_ROUNDS", "Front", "Known", "lay_out"]

FRONT: Final = "bundle-front"
MOST_ROUNDS: Final = 6
"""How often the front matter is laid out until its page numbers are those of the file."""
FIRST_GUESS: Final = (3, 3)
"""Pages of front matter, and on which of them the index begins."""


@dataclass(frozen=True, slots=True)
class Front:
    """Front matter: as it was made, made ready, the page of its index, and where each entry of the bundle stands.

    `dividers` are the pages before each section, by its letter; none where the order asks for none.
    """

    prepared: Prepared
    gathered: Gathered
    index: int
    standing: tuple[Standing, ...]
    dividers: Mapping[str, Gathered]
    findings: tuple[Finding, ...]

    @property
    def pages(self) -> int:
        """Return how many pages were made for a volume."""
        return self.gathered.facts.pages + sum(each.facts.pages for each in self.dividers.values())


@dataclass(frozen=True, slots=True)
class Known:
    """What front matter is made from: the gathered entries, the volumes, and where statements tell of incidents."""

    gathered: Sequence[Sequence[Gathered]]
    volumes: tuple[Volume, ...]
    telling: Telling


@dataclass(frozen=True, slots=True)
class _Length:
    """How many pages front matter has, on which of them the index begins, and how many stand before each section."""

    front: int
    index: int
    dividers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Laid:
    view: BundleView
    prepared: Prepared
    pdf: bytes
    pages: int
    index: int


def lay_out(case: OpenCase, order: LoadedOrder, known: Known, ready: Ask, *, final: bool) -> tuple[Front, ...]:
    """Lay out the front matter of every volume. Raises InputError where its numbers do not come to rest."""
    form, parts = (
        take(case, FRONT, ("statements",), None),
        Dividers.of(case, order, final=final),
    )
    lengths = [_guess(order.order, volume) for volume in known.volumes]
    for _ in range(MOST_ROUNDS):
        standing = tuple(_standing(order.order, known, lengths))
        laid = [
            _laid(case, order, _places(order.order, known, standing, volume, length), form, final=final)
            for volume, length in zip(known.volumes, lengths, strict=True)
        ]
        found = [_Length(each.pages, each.index, length.dividers) for each, length in zip(laid, lengths, strict=True)]
        if found == lengths:  # what stands before sections is laid out once that what stands before all is at rest
            before = [parts.laid(each.view) for each in laid]
            found = [
                _Length(each.pages, each.index, parts.pages(made)) for each, made in zip(laid, before, strict=True)
            ]
            if found == lengths:
                return tuple(_front(*each, standing, ready) for each in zip(laid, before, strict=True))
        lengths = found
    raise InputError.at(FRONT, "does not come to rest: its own numbers change how long it is.", "Report this.")


def _guess(order: BundleOrder, volume: Volume) -> _Length:
    letters = [section.letter for section, _ in sections_of(order, volume)] if order.dividers else []
    return _Length(*FIRST_GUESS, dict.fromkeys(letters, 1))


def _places(order: BundleOrder, known: Known, standing: Sequence[Standing], volume: Volume, length: _Length) -> Places:
    return Places(
        standing, known.telling, _before(order, volume) + length.index, volume=volume.number, volumes=len(known.volumes)
    )


def _laid(case: OpenCase, order: LoadedOrder, places: Places, form: Format, *, final: bool) -> _Laid:
    told = bundle_view(case.loaded.case, order.order, day_of(case, order.order), places)
    prepared = prepare_of_bundle(case, order, told, form, final=final)
    pdf = typeset_pdf(prepared)
    facts = open_pdf(pdf, text=False)
    index = next((item.page for item in facts.outline if item.title == "Index"), None)
    return _Laid(told, prepared, pdf, len(facts.pages), index or FIRST_GUESS[1])


def _front(laid: _Laid, before: Sequence[Divider], standing: tuple[Standing, ...], ready: Ask) -> Front:
    findings = dict.fromkeys((*laid.prepared.findings, *(found for each in before for found in each.findings)))
    dividers = {each.letter: _ready(each.pdf, ready) for each in before}
    return Front(laid.prepared, _ready(laid.pdf, ready), laid.index, standing, dividers, tuple(findings))


def _ready(pdf: bytes, ready: Ask) -> Gathered:
    told, made = as_ready(ready(question_ready(pdf)))
    return Gathered(made, told, ("made by docgen",), len(made))


def _standing(order: BundleOrder, known: Known, lengths: Sequence[_Length]) -> Iterator[Standing]:
    for volume, length in zip(known.volumes, lengths, strict=True):
        at = _before(order, volume) + length.front
        for section, places in sections_of(order, volume):
            at += length.dividers.get(section.letter, 0)
            for made in (known.gathered[each] for each in places):
                count = sum(each.facts.pages for each in made)
                yield Standing(at + 1, at + count, any(each.broken is not None for each in made), volume.number)
                at += count


def _before(order: BundleOrder, volume: Volume) -> int:
    """Return the number before that of a volume's first page."""
    return order.number_from - 1 if volume.number == 1 else 0
