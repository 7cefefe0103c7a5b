"""One paper redacted by its plan: made by another process, its pictures read, and words that they show put behind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.case.redaction import CODES
from docgen.disclosure.locating import Spot
from docgen.disclosure.remaining import phrases_of
from docgen.disclosure.seen_words import confirmed, is_displaced
from docgen.errors import InputError, OwnError
from docgen.papers.pdf_blackouts import Blackout
from docgen.papers.pdf_words import PageWords
from docgen.papers.redaction_desk import (
    Behind,
    Layer,
    Made,
    Order,
    Outcome,
    PictureOf,
    made_of,
    outcome_of,
    question,
)
from docgen.workflow.papers_to_redact import Task
from docgen.workflow.reading_pages import PageReader
from docgen.workroom.worker import Ask, WorkerError

__all__ = ["RedactedFile", "redacted_file"]


@dataclass(frozen=True, slots=True)
class RedactedFile:
    """A redacted paper: what came of it, its bytes, and by page what a machine read in its pictures (none: not read).

    `behind` are the words of each layer that stand behind its picture now, from 0. `edges` is what was read at the top
    and the foot of scans where pages are left out, of which their numbers may tell.
    """

    task: Task
    made: Made
    read: dict[int, PageWords]
    behind: dict[int, tuple[int, ...]]
    edges: dict[int, str]
    outcome: Outcome
    content: bytes

    @property
    def pages(self) -> list[PageWords]:
        """Return all pages with their words; those with a layer with all of it, also what may not stay there."""
        layers = self.made.layers
        return [
            layers[page.number].as_words() if page.number in layers else page.as_words() for page in self.outcome.pages
        ]

    @property
    def unread(self) -> tuple[int, ...]:
        """Return the pages with a layer whose pictures nothing has read."""
        return tuple(number for number in self.made.layers if number not in self.read)

    @property
    def displaced(self) -> tuple[int, ...]:
        """Return the pages whose layers do not lie where their pictures have the same words."""
        return tuple(number for number in self.made.layers if number in self.read and self._is_displaced(number))

    def _is_displaced(self, number: int) -> bool:
        layer = self.made.layers[number]
        return is_displaced(layer.as_words(), layer.unseen, self.behind[number], self.read[number].words)

    def stay(self, number: int) -> int:
        """Return how many words of a page's layer stand behind its picture."""
        return len({*self.behind[number]} & {*self.made.layers[number].unseen})


def redacted_file(task: Task, ask: Ask, reader: PageReader) -> RedactedFile:
    """Redact a paper. Raises InputError where it cannot be."""
    phrases = tuple(phrase for _, phrase in phrases_of(task.plan.plan, task.found))
    try:
        made = made_of(ask(question(_order(task), task.pdf)))
        read = {
            page.number: page
            for page in reader.read(_to_be_read(task, made), lambda page: ask(question(PictureOf(page))))
        }
        behind = {number: _behind(layer, read, phrases) for number, layer in made.layers.items()}
        numbered = [
            page.number for page in task.served if task.left_out and (page.unread or page.number in made.layers)
        ]
        edges = {number: reader.edges(ask(question(PictureOf(number)))) for number in numbered}
        outcome, content = outcome_of(ask(question(Behind(behind, phrases))))
    except WorkerError as broken:
        step = "Ask for it again, or in parts. Nothing was written."
        raise InputError.at(_where(task), f"The paper cannot be redacted: {broken}.", step) from None
    if len(outcome.pages) != len(task.served):
        raise OwnError.at(_where(task), "The redacted file has not the pages that it should have; nothing was written.")
    return RedactedFile(task, made, read, behind, edges, outcome, content)


def _where(task: Task) -> str:
    return f"papers/{task.received.paper.file}"


def _order(task: Task) -> Order:
    areas = {page: tuple(_blackouts(spots)) for page, spots in task.found.by_page().items()}
    return Order(areas, tuple(sorted(task.left_out)))


def _blackouts(spots: Sequence[Spot]) -> Iterator[Blackout]:
    for spot in spots:
        yield from (Blackout(box, "", closes=True) for box in spot.rest)
    for spot in spots:
        yield Blackout(spot.box, CODES[spot.row.reason], closes=spot.row.area is None)


def _to_be_read(task: Task, made: Made) -> Iterator[PageWords]:
    """Yield pages with a layer, and scans that something was taken out of, where words are taken out of the paper."""
    by_words = any(spot.row.area is None for spot in task.found.spots)
    redacted = task.found.by_page()
    for page in task.served:
        if page.number in made.layers or (by_words and page.unread and page.number in redacted):
            yield page.as_words()


def _behind(layer: Layer, read: dict[int, PageWords], phrases: Sequence[str]) -> tuple[int, ...]:
    """Return the words that may stand behind a picture: of those unseen, none where nothing has read it."""
    words = read[layer.number].words if layer.number in read else ()
    return confirmed(layer.as_words(), {*layer.unseen}, words, phrases)
