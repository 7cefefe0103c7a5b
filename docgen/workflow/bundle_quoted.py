"""The words that an order quotes of the decision, looked for in the decision as it stands in the bundle."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from docgen.case.case import Case
from docgen.case.decision import Decision
from docgen.case.material import PaperKind
from docgen.case.orders import LoadedOrder
from docgen.findings import Finding, Severity
from docgen.papers.words_told import words_told
from docgen.workflow.bundle_findings import finding_of
from docgen.workflow.gathering import LARGEST, Gathered, Wanted
from docgen.workflow.gathering_desks import LIMITS
from docgen.workroom.reading import read_bounded
from docgen.workroom.worker import WorkerError, hired

__all__ = ["misquoted", "stands_in"]

LEFT_OUT: Final = re.compile(r"\[?(?:\.\s?\.\s?\.|\N{HORIZONTAL ELLIPSIS})\]?")
"""What says that words between were left out of a quotation."""


def misquoted(
    case: Case, order: LoadedOrder, files: Sequence[Sequence[Wanted]], gathered: Sequence[Sequence[Gathered]]
) -> Iterator[Finding]:
    """Yield the assertions whose words the decision does not have; none where it has no text, or is not in the bundle.

    Of a scan the words are those that a machine read. A finding names the paragraph, never the words.
    """
    if not order.order.assertions:
        return
    names = _decisions(case)
    pairs = (pair for group, made in zip(files, gathered, strict=True) for pair in zip(group, made, strict=True))
    held = [got for wanted, got in pairs if wanted.name in names and got.broken is None]
    text = "".join(map(_words_of, held))
    for at, assertion in enumerate(order.order.assertions) if text else ():
        if not stands_in(assertion.words, text):
            detail = f"quotes words that paragraph {assertion.paragraph} of the decision, or any other, does not have."
            step = "Copy them from the decision; of a scan compare them with the page."
            yield finding_of("BU-35", order.place("assertions", at, "words"), detail, step, Severity.WARNING)


def _decisions(case: Case) -> frozenset[str]:
    """Return the papers that are the decision: the one that the case names, or those that are a notice of one."""
    if isinstance(case.decision, Decision):
        return frozenset({case.decision.paper})
    return frozenset(paper.id for paper in case.papers if paper.kind is PaperKind.DECISION)


def _words_of(gathered: Gathered) -> str:
    """Return all that pages say, folded; nothing where they cannot be read."""
    content = gathered.content
    held = content if isinstance(content, bytes) else read_bounded(content, LARGEST)
    try:
        with hired("docgen.papers.words_told:answer_words", LIMITS) as ask:
            return _folded(" ".join(words for _, words in words_told(ask(held))))
    except (WorkerError, ValueError, TypeError):
        return ""


def stands_in(quoted: str, folded: str) -> bool:
    """Tell whether quoted words stand in a folded text, in order where some were left out between them."""
    at = 0
    for piece in map(_folded, LEFT_OUT.split(quoted)):
        found = folded.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def _folded(text: str) -> str:
    """Return a text's letters and figures alone: lines, hyphens and quotation marks are each written otherwise."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())
