"""Where marks of exhibits, and other such references, stand on the pages of a PDF: for links to be laid over them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pypdfium2

__all__ = ["FoundMark", "answer_marks", "as_marks", "marks_wanted"]

SIZE_BYTES: Final = 8
MOST_FOUND: Final = 20_000
ROOM: Final = 1.0
"""Points round a mark within which its link may be clicked."""
WITHIN: Final = frozenset("/-_")
"""Signs beside which a mark is part of a longer one: LH/1 in LH/10 and in LH/1/2."""


@dataclass(frozen=True, slots=True)
class FoundMark:
    """A mark on a page, from 0: where it stands in the page's own space, as left, bottom, right and top in points."""

    mark: str
    page: int
    box: tuple[float, float, float, float]


def marks_wanted(content: bytes, marks: Sequence[str]) -> bytes:
    """Return the question for `answer_marks`."""
    told = json.dumps([*marks]).encode()
    return len(told).to_bytes(SIZE_BYTES, "big") + told + content


def answer_marks(question: bytes) -> bytes:
    """Answer with every place of every mark; for `workroom.worker`."""
    size = int.from_bytes(question[:SIZE_BYTES], "big")
    marks = json.loads(question[SIZE_BYTES : SIZE_BYTES + size])
    found = list[tuple[str, int, tuple[float, ...]]]()
    with pypdfium2.PdfDocument(question[SIZE_BYTES + size :]) as pdf:
        for at in range(len(pdf)):
            page = pdf[at]
            words = page.get_textpage()
            found += [(mark, at, box) for mark in marks for box in _boxes(words, mark)]
            words.close()
            page.close()
    return json.dumps(found[:MOST_FOUND]).encode()


def as_marks(answer: bytes) -> tuple[FoundMark, ...]:
    """Return what an answer tells."""
    return tuple(FoundMark(mark, page, (box[0], box[1], box[2], box[3])) for mark, page, box in json.loads(answer))


def _boxes(words: pypdfium2.PdfTextPage, mark: str) -> Iterator[tuple[float, ...]]:
    """Yield where a mark stands as a whole, in one piece or over two lines."""
    search = words.search(mark, match_case=True)
    while (place := search.get_next()) is not None:
        first, count = place
        beside = words.get_text_range(max(0, first - 1), 1 if first else 0), words.get_text_range(first + count, 1)
        if any(char.isalnum() or char in WITHIN for side in beside for char in side):
            continue
        boxes = [words.get_charbox(at) for at in range(first, first + count)]
        left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
        bottom, top = min(box[1] for box in boxes), max(box[3] for box in boxes)
        yield tuple(round(each, 2) for each in (left - ROOM, bottom - ROOM, right + ROOM, top + ROOM))
    search.close()
