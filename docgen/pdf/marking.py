"""Marking what is drawn: running heads and repeated table heads as artifacts, each glyph with a sure character."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from hashlib import sha256
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.pdf.stream import Stream

from docgen.errors import MachineError
from docgen.papers.shapes import is_complex, is_right_to_left
from docgen.pdf.fonts import CATALOGUE, FontFile, font_digests, reverse_cmap

__all__ = ["Artifacts", "MarkedStream", "artifacts_of", "text_boxes"]

Artifacts = dict[Any, str | None]
"""Text box -> subtype of its pagination artifact ("Header", "Footer"), or None for a repeated table head."""


def artifacts_of(page_boxes: Iterable[Any]) -> Artifacts:
    """Return the text boxes, over all pages, that no reader should hear as content."""
    found: Artifacts = {}
    seen: set[Any] = set()
    for page_box in page_boxes:
        for box in page_box.children:
            if isinstance(box, boxes.MarginBox):
                subtype = "Header" if box.at_keyword.startswith("@top") else "Footer"
                found.update(dict.fromkeys(text_boxes(box), subtype))
        for head in _table_heads(page_box):
            if head.element in seen:
                found.update(dict.fromkeys(text_boxes(head), None))
            seen.add(head.element)
    return found


def text_boxes(box: Any) -> Iterator[Any]:
    """Yield the text boxes in a box, in order."""
    if isinstance(box, boxes.TextBox):
        yield box
    for child in getattr(box, "children", ()):
        yield from text_boxes(child)


def _table_heads(box: Any) -> Iterator[Any]:
    if isinstance(box, boxes.TableRowGroupBox) and box.is_header:
        yield box
        return
    for child in getattr(box, "children", ()):
        if not isinstance(child, boxes.MarginBox):
            yield from _table_heads(child)


class MarkedStream(Stream):  # type: ignore[misc]  # WeasyPrint ships no types, so its Stream is Any
    """A page's content stream that knows which text is an artifact."""

    def __init__(self, artifacts: Artifacts, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._artifacts = artifacts

    def marked(self, box: Any, tag: str) -> AbstractContextManager[None]:
        """Mark what is drawn for a box: as an artifact, or as content that the tag tree will point at."""
        return self._artifact_of(box) if box in self._artifacts else self._content_of(box, tag)

    @contextmanager
    def _artifact_of(self, box: Any) -> Iterator[None]:
        subtype = self._artifacts[box]
        properties = {"Type": "/Pagination"} | ({"Subtype": f"/{subtype}"} if subtype else {})
        self.begin_marked_content("Artifact", pydyf.Dictionary(properties))
        yield
        self.end_marked_content()

    @contextmanager
    def _content_of(self, box: Any, tag: str) -> Iterator[None]:
        number = len(self._tags)
        self._tags[box] = {"tag": tag, "mcid": number}
        properties = pydyf.Dictionary({"MCID": number})
        text = getattr(box, "text", "")  # a picture has none
        if is_complex(text) and not is_right_to_left(text):
            # Glyphs of these scripts stand in clusters and in an order that ToUnicode cannot undo: ISO 32000-1 14.9.4
            # lets a span say its text. Poppler turns such a text round where it is right to left (the tag tree says it
            # there).
            properties["ActualText"] = pydyf.String(text)
        elif text and not text.strip():
            properties["ActualText"] = pydyf.String(text)  # WeasyPrint draws no space that stands alone on a line
        self.begin_marked_content(tag, properties)
        yield
        self.end_marked_content()

    def add_font(self, pango_font: Any) -> tuple[Any, float]:
        """Return WeasyPrint's font and size, after making sure that the font is ours."""
        font, size = super().add_font(pango_font)
        if not isinstance(font.to_unicode, _SureCharacters):
            font.to_unicode = _SureCharacters(_reverse_of(font))
        return font, size


class _SureCharacters(dict[int, str]):
    """Glyph -> text, from the font's own character map where it has the glyph.

    WeasyPrint takes the text of the cluster where it first meets a glyph: in a decomposed letter the base glyph gets
    no text at all, and then has none in the whole file.
    """

    def __init__(self, known: dict[int, str]) -> None:
        super().__init__()
        self._known = known

    def __setitem__(self, glyph: int, text: str) -> None:
        super().__setitem__(glyph, self._known.get(glyph) or text or NO_TEXT)


NO_TEXT = "\u200b"
"""For a glyph that is part of a cluster and of no character: PDF/A-2a 6.2.11.7.2 wants a value other than nothing."""


def _reverse_of(font: Any) -> dict[int, str]:
    digest = sha256(font.file_content).hexdigest()
    known = _REVERSE.get((digest, font.index))
    if known is None:
        _require_ours(font.family, digest)
        known = _REVERSE[digest, font.index] = reverse_cmap(font.file_content, font.index)
    return known


_REVERSE: dict[tuple[str, int], dict[int, str]] = {}


def _require_ours(family: str, digest: str) -> FontFile:
    for font in sorted(CATALOGUE, key=lambda each: each.family != family):  # only a stranger is compared with all
        if digest in font_digests((font,)).values():
            return font
    raise MachineError.at(
        "fonts",
        f"The text would be set in a font that is not docgen's: {family}.",
        "Write PDFs inside docgen.workroom.typesetting with docgen.pdf.fontconfig.",
    )
