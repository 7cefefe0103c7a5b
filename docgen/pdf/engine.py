"""Typesetting with WeasyPrint: HTML and styles in, tagged bytes out; nothing is fetched, nothing is passed over."""

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
from docgen.errors import FormatError
from docgen.pdf.internals import VERSION, exchanged, require_known_internals
from docgen.pdf.marking import MarkedStream, artifacts_of
from docgen.pdf.markup import page_html, page_rules
from docgen.pdf.metadata import replace_metadata, xmp_packet
from docgen.pdf.tags import write_tags

__all__ = ["typeset"]

WEASYPRINT_LOG = "weasyprint"
OUTPUT_INTENT = "srgb-as-read"
"""Any name but "srgb", under which WeasyPrint would open its profile and leave the file open."""
OPTIONS = {"pdf_variant": "pdf/a-2a", "output_intent": OUTPUT_INTENT}


class _NoFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types, so its URLFetcher is Any
    """Fetches nothing: a page is made of what it is given."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        del headers
        raise FatalURLFetchingError(url)


class _Complaints(logging.Handler):
    """Keeps what WeasyPrint would only log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def typeset(document: Document, css: str) -> bytes:
    """Return a document as PDF bytes. Raises FormatError where the styles are not understood or reach out."""
    require_known_internals()
    with _without_complaints():
        fonts = FontConfiguration()
        fetcher = _NoFetcher()
        sheets = [CSS(string=text, font_config=fonts, url_fetcher=fetcher) for text in (page_rules(document), css)]
        html = HTML(string=page_html(document), url_fetcher=fetcher)
        rendered = html.render(
            font_config=fonts, stylesheets=sheets, color_profiles={OUTPUT_INTENT: _srgb()}, **OPTIONS
        )
        artifacts = artifacts_of(page._page_box for page in rendered.pages)  # noqa: SLF001  # checked in internals
        packet = xmp_packet(document, f"WeasyPrint {VERSION}")
        with exchanged(partial(MarkedStream, artifacts), partial(write_tags, artifacts)):
            data: bytes = rendered.write_pdf(finisher=lambda _, pdf: replace_metadata(pdf, packet), **OPTIONS)
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
    if complaints.said:
        raise FormatError.at("print.css", "Typesetting complained: " + "; ".join(dict.fromkeys(complaints.said)))
