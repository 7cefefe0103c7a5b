"""The words of a page that only lie behind what it shows: where they lie, only a machine or a person said."""

from collections.abc import Sequence
from typing import Final

import pypdfium2
from PIL import Image, ImageChops
from pypdfium2 import raw

from docgen.papers.pdf_hidden_drawings import CannotTellError, Inactive, items_of, strong
from docgen.papers.pdf_pages_anew import GLANCE, drawn_page
from docgen.papers.pdf_words import Box, Word

__all__ = ["layer_of"]

SEEN: Final = 3
"""Of 255, what a page loses at least where a word is drawn."""


def layer_of(page: pypdfium2.PdfPage, words: Sequence[Word]) -> frozenset[int]:
    """Return which words of a page, from 0, it does not show itself: drawn as nothing, or under its pictures.

    Of a page with pictures it is asked what it loses without its text: so covers of every kind count.
    """
    unseen = frozenset(at for at, word in enumerate(words) if word.unseen)
    try:
        items = [*items_of(page)]
    except CannotTellError:
        return unseen
    if len(unseen) == len(words) or not any(item.kind == raw.FPDF_PAGEOBJ_IMAGE for item in items):
        return unseen
    picture = drawn_page(page, GLANCE)
    with Inactive(item for item in items if item.kind == raw.FPDF_PAGEOBJ_TEXT):
        lost = strong(ImageChops.difference(picture, drawn_page(page, GLANCE)), SEEN)
    scale = picture.width / page.get_width()
    return unseen | {at for at, word in enumerate(words) if not _is_any(lost, word.box, scale)}


def _is_any(lost: Image.Image, box: Box, scale: float) -> bool:
    edges = int(box.left * scale), int(box.top * scale), int(box.right * scale) + 1, int(box.bottom * scale) + 1
    return lost.crop(edges).getbbox() is not None
