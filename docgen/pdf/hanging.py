"""Spaces at a line's end hang: they count for nothing when a line is filled (CSS Text 3, 4.1.3, `pre-wrap`).

WeasyPrint 70 counts them. A line that only such a space makes too long is then broken at an earlier date or exhibit
mark, and ends after a word or two. Kept spaces are wanted all the same: whoever hears or copies the text needs them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

__all__ = ["hanging_spaces"]


@contextmanager
def hanging_spaces() -> Iterator[None]:
    """Let kept spaces at a line's end hang while the block runs. The exchange is seen by the whole process."""
    reckon = inline.trailing_whitespace_size

    def hanging(context: Any, box: Any) -> float:
        last = _last(box)
        if isinstance(last, boxes.TextBox) and last.style["white_space"] == "pre-wrap" and last.text.endswith(" "):
            return _width_of_spaces(context, last)
        return float(reckon(context, box))

    inline.trailing_whitespace_size = hanging
    try:
        yield
    finally:
        inline.trailing_whitespace_size = reckon


def _last(box: Any) -> Any:
    """Return the innermost last box of a line or inline box."""
    while isinstance(box, boxes.InlineBox | boxes.LineBox) and box.children:
        box = box.children[-1]
    return box


def _width_of_spaces(context: Any, box: Any) -> float:
    """Return how much of a text's width its last spaces take up, in CSS pixels."""
    bare = box.text.rstrip(" ")
    if not bare:
        return float(box.width)
    without, _, _ = inline.split_text_box(context, box.copy_with_text(bare), None, 0)
    return float(box.width - without.width)
