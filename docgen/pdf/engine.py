"""Typesetting with WeasyPrint: HTML and styles in, tagged bytes out; nothing is fetched, nothing is passed over."""

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib.resources import files
from io import BytesIO
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.css import ColorProfile
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from docgen.document import Document
from docgen.errors import FormatError, InputError, MachineError
from docgen.pdf.edges import require_edges_on_page
from docgen.pdf.hanging import hanging_spaces
from docgen.pdf.internals import VERSION, exchanged, require_known_internals
from docgen.pdf.marking import MarkedStream, artifacts_of
from docgen.pdf.markup import mark_rules, page_html, page_rules
from docgen.pdf.metadata import replace_metadata, xmp_packet
from docgen.pdf.tags import write_tags

__all__ = ["typeset", "typeset_page"]

WEASYPRINT_LOG = "weasyprint"
NOTDEF = ".notdef glyph"
"""How WeasyPrint's message begins when a font lacks a character; the code point is its second argument."""
NO_SUBSETTER = "instead of HarfBuzz-Subset"
"""Part of WeasyPrint's message when it falls back to another subsetter, whose bytes are not those of this one."""
OUTPUT_INTENT = "srgb-as-read"
"""Any name but "srgb", under which WeasyPrint would open its profile and leave the file open."""
OPTIONS = {"pdf_variant": "pdf/a-2a", "output_intent": OUTPUT_INTENT}


class _NoFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types, so its URLFetcher is Any
    """Fetches nothing: a page is made of what it is given."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        del headers
        raise FatalURLFetchingError(url)


class _Complaints(logging.Handler):
    """Keeps what WeasyPrint would only log: what it could not do, and characters that it had no glyph for."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []
        self.missing: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        if str(record.msg).startswith(NOTDEF) and isinstance(record.args, tuple):
            self.missing.append(f"U+{record.args[1]:04X}")
        else:
            self.said.append(record.getMessage())

    def raise_any(self) -> None:
        """Raise what was said, the machine's faults first."""
        if any(NO_SUBSETTER in sentence for sentence in self.said):
            raise MachineError.at(
                "HarfBuzz", "The library that subsets fonts is missing.", "Install it: apt install libharfbuzz-subset0"
            )
        if self.missing:
            raise InputError.at("text", f"No font has {', '.join(dict.fromkeys(self.missing))}.")
        if self.said:
            raise FormatError.at("print.css", "Typesetting complained: " + "; ".join(dict.fromkeys(self.said)))


def typeset(document: Document, css: str, families: tuple[str, ...]) -> bytes:
    """Return a document, set in these families of fonts, as PDF bytes.

    Raises FormatError where the styles are not understood or reach out.
    """
    require_known_internals()
    with _without_complaints(), _collection_paused(), hanging_spaces():
        fonts = FontConfiguration()
        fetcher = _NoFetcher()
        texts = (page_rules(document, families), css, mark_rules(document, families))
        sheets = [CSS(string=text, font_config=fonts, url_fetcher=fetcher) for text in texts]
        html = HTML(string=page_html(document), url_fetcher=fetcher)
        rendered = html.render(
            font_config=fonts, stylesheets=sheets, color_profiles={OUTPUT_INTENT: _srgb()}, **OPTIONS
        )
        artifacts = artifacts_of(page._page_box for page in rendered.pages)  # noqa: SLF001  # checked in internals
        require_edges_on_page(document, artifacts, rendered.pages)
        packet = xmp_packet(document, f"WeasyPrint {VERSION}")
        with exchanged(partial(MarkedStream, artifacts), partial(write_tags, artifacts)):
            data: bytes = rendered.write_pdf(finisher=lambda _, pdf: replace_metadata(pdf, packet), **OPTIONS)
    return data


def typeset_page(page: str, style: str) -> bytes:
    """Return a page of HTML, whose text is escaped, as PDF bytes. Nothing is fetched."""
    with _without_complaints(), _collection_paused():
        fonts, fetcher = FontConfiguration(), _NoFetcher()
        sheet = CSS(string=style, font_config=fonts, url_fetcher=fetcher)
        data: bytes = HTML(string=page, url_fetcher=fetcher).write_pdf(font_config=fonts, stylesheets=[sheet])
    return data


def _srgb() -> ColorProfile:
    """Return the colour profile that PDF/A wants named, from WeasyPrint's own file."""
    data = files("weasyprint.pdf").joinpath("sRGB2014.icc").read_bytes()
    return ColorProfile(BytesIO(data), "sRGB2014.icc", "relative-colorimetric", (["r"], ["g"], ["b"]))


@contextmanager
def _without_complaints() -> Iterator[None]:
    """Turn whatever WeasyPrint warns of into an error: what it could not do is not in the file."""
    complaints = _Complaints()
    log = logging.getLogger(WEASYPRINT_LOG)
    log.addHandler(complaints)
    try:
        yield
    except FatalURLFetchingError as reached:
        raise FormatError.at("print.css", "A style reaches for a file or an address.", "Remove the url().") from reached
    finally:
        log.removeHandler(complaints)
    complaints.raise_any()


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Let the collector of cycles rest: looking through layout's many boxes again and again is a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
