"""WeasyPrint's inner parts that tagging stands on, each checked before it is touched.

WeasyPrint 70 has no public way to mark running heads as artifacts, to keep a paragraph that a page break cuts one
structure element, or to give structure elements ids. Two names of its module `weasyprint.pdf` are exchanged while one
file is written: the stream that draws a page, and the function that writes the tag tree.
"""

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import weasyprint
import weasyprint.pdf
from weasyprint.document import Document, Page
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.pdf.fonts import Font
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.pdf.stream import Stream

from docgen.errors import MachineError

__all__ = ["KNOWN", "VERSION", "changed_internals", "exchanged", "require_known_internals"]

VERSION = "70.0"
KNOWN: dict[str, tuple[Callable[..., Any], str]] = {
    "weasyprint.pdf.add_tags": (weasyprint.pdf.add_tags, "(pdf, document, pdf_version, page_streams)"),
    "weasyprint.pdf.generate_pdf": (weasyprint.pdf.generate_pdf, "(document, target, zoom, **options)"),
    "Stream.__init__": (
        Stream.__init__,
        "(self, fonts, page_rectangle, resources, images, tags, color_profiles, output_intent, *args, **kwargs)",
    ),
    "Stream.marked": (Stream.marked, "(self, box, tag)"),
    "Stream.add_font": (Stream.add_font, "(self, pango_font)"),
    "Font.__init__": (Font.__init__, "(self, pango_font, description, font_size)"),
    "Page.__init__": (Page.__init__, "(self, page_box)"),
    "Document.write_pdf": (Document.write_pdf, "(self, target=None, zoom=1, finisher=None, **options)"),
    "DocumentMetadata.include_in_pdf": (
        DocumentMetadata.include_in_pdf,
        "(self, pdf, variant, version, conformance, compress)",
    ),
    "trailing_whitespace_size": (inline.trailing_whitespace_size, "(context, box)"),
    "split_text_box": (inline.split_text_box, "(context, box, available_width, skip, is_line_start=True)"),
    "Box.__init__": (boxes.Box.__init__, "(self, element_tag, style, element)"),
    "TextBox.__init__": (boxes.TextBox.__init__, "(self, element_tag, style, element, text)"),
}
"""What is exchanged, extended or read, under its name, with the signature it had when this was written."""


def changed_internals(version: str, known: dict[str, tuple[Callable[..., Any], str]]) -> tuple[str, ...]:
    """Return what of WeasyPrint is not as this module knows it: a version, or names whose signature moved."""
    found = [] if version == VERSION else [f"version {version}"]
    found += [name for name, (function, signature) in known.items() if str(inspect.signature(function)) != signature]
    return tuple(found)


def require_known_internals() -> None:
    """Raise MachineError unless WeasyPrint is the one whose inner parts are known here."""
    changed = changed_internals(weasyprint.__version__, KNOWN)
    if changed:
        raise MachineError.at(
            "WeasyPrint",
            f"Tagged PDFs need WeasyPrint {VERSION} as released; different here: {', '.join(changed)}.",
            f"Install it with: pip install weasyprint=={VERSION}",
        )


@contextmanager
def exchanged(stream: Callable[..., Any], add_tags: Callable[..., None]) -> Iterator[None]:
    """Let WeasyPrint draw pages with another stream and write tags with another function while the block runs.

    The exchange is seen by the whole process, so one process writes one PDF at a time.
    """
    require_known_internals()
    before = weasyprint.pdf.Stream, weasyprint.pdf.add_tags
    weasyprint.pdf.Stream, weasyprint.pdf.add_tags = stream, add_tags
    try:
        yield
    finally:
        weasyprint.pdf.Stream, weasyprint.pdf.add_tags = before
