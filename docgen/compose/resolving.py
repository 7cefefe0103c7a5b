"""Numbers and references, resolved once: what every picture of the document prints."""

from dataclasses import replace

from docgen.case.statements import Knowledge
from docgen.compose.drafting import OPEN, OWN_WORDS, SET_OUT, Draft
from docgen.document import (
    Block,
    BlockKind,
    DerivedSpan,
    Paragraph,
    ReferenceSpan,
    ReferenceTo,
    Role,
    Span,
    Spans,
    WordsSpan,
    kind_of,
)
from docgen.errors import Fault, FormatError, Place
from docgen.formats.printers import list_in_words

__all__ = ["resolved"]


def resolved(draft: Draft) -> tuple[Block, ...]:
    """Give numbered paragraphs their numbers from 1, and fill in what refers to them. Raises FormatError."""
    numbered = _numbered(draft.blocks)
    filling = _Filling(draft, numbered)
    return tuple(replace(b, spans=filling.spans(b.spans)) if isinstance(b, Paragraph) else b for b in numbered)


def _numbered(blocks: list[Block]) -> list[Block]:
    number, found = 0, list[Block]()
    for block in blocks:
        if isinstance(block, Paragraph) and block.role is Role.NUMBERED:
            number += 1
            found.append(replace(block, number=number))
        else:
            found.append(block)
    return found


class _Filling:
    """What open spans are filled from."""

    def __init__(self, draft: Draft, blocks: list[Block]) -> None:
        paragraphs = [block for block in blocks if isinstance(block, Paragraph) and block.number is not None]
        self._first: dict[str, Paragraph] = {}
        for paragraph in paragraphs:
            self._first.setdefault(paragraph.clause, paragraph)
        self._set_out = [p.number or 0 for p in paragraphs if kind_of(p) is not BlockKind.WORDS]
        self._own = [(p, draft.knowledge[p.id]) for p in paragraphs if p.id in draft.knowledge]

    def spans(self, spans: Spans) -> Spans:
        return tuple(self._span(span) for span in spans)

    def _span(self, span: Span) -> Span:
        if isinstance(span, ReferenceSpan) and span.to is ReferenceTo.PARAGRAPH and span.text == OPEN:
            return self._reference(span)
        if isinstance(span, DerivedSpan) and span.rule == OWN_WORDS:
            return self._own_words(span)
        if isinstance(span, DerivedSpan) and span.rule == SET_OUT:
            return replace(span, text=_paragraphs(self._set_out))
        return span

    def _reference(self, span: ReferenceSpan) -> ReferenceSpan:
        found = self._first.get(span.target)
        if found is None:
            detail = f"refers to the paragraph `{span.target}`, which this document does not have."
            raise FormatError(Fault(Place("body.html.jinja"), detail, "Refer to it only where it is printed."))
        return replace(span, text=str(found.number), target=found.id)

    def _own_words(self, span: DerivedSpan) -> DerivedSpan:
        wanted = {Knowledge(kind) for kind in span.paths if kind} or set(Knowledge)
        numbers = [paragraph.number or 0 for paragraph, kind in self._own if kind in wanted]
        paths = tuple(span.path for paragraph, kind in self._own if kind in wanted for span in _own_spans(paragraph))
        return replace(span, text=_paragraphs(numbers), paths=tuple(dict.fromkeys(paths)) if numbers else ())


def _paragraphs(numbers: list[int]) -> str:
    """Name paragraphs by number, three or more in a row as a range: paragraphs 1, 2 and 5 to 9."""
    if not numbers:
        return "no paragraph"
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [[f"{run[0]} to {run[-1]}"] if len(run) > 2 else list(map(str, run)) for run in runs]  # noqa: PLR2004
    noun = "paragraph" if len(numbers) == 1 else "paragraphs"
    return f"{noun} {list_in_words(tuple(text for run in shown for text in run))}"


def _own_spans(paragraph: Paragraph) -> list[WordsSpan | ReferenceSpan]:
    return [span for span in paragraph.spans if isinstance(span, WordsSpan | ReferenceSpan)]
