"""The workers that papers of a bundle are put before: each opens files in a process of its own, with limits."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Final

from docgen.workroom.worker import Ask, WorkerLimits, hired

__all__ = ["LIMITS", "Desks", "desks"]

LIMITS: Final = WorkerLimits(seconds=180, memory=3 << 30, answer=1 << 30)
TASKS: Final = (
    "docgen.papers.pdf_ready:answer_ready",
    "docgen.papers.pdf_rescued:rescued",
    "docgen.papers.pdf_text_behind:answer_picture",
    "docgen.papers.pdf_text_behind:answer_with_words",
    "docgen.papers.pdf_marks_found:answer_marks",
    "docgen.papers.picture_true:true_pages",
    "docgen.papers.html_words:words_of_page",
    "docgen.papers.pdf_signatures:answer_signatures",
    "docgen.papers.looking:answer",
    "docgen.papers.pdf_seen_alone:seen_alone",
)


@dataclass(frozen=True, slots=True)
class Desks:
    """The workers, in the order of `TASKS`."""

    ready: Ask
    rescue: Ask
    picture: Ask
    words: Ask
    marks: Ask
    show: Ask
    page: Ask
    signatures: Ask
    look: Ask
    seen: Ask


@contextmanager
def desks() -> Iterator[Desks]:
    """Lend the workers."""
    with ExitStack() as held:
        yield Desks(*(held.enter_context(hired(task, LIMITS)) for task in TASKS))
