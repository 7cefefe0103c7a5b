"""Plain text as pages: for papers that are no more than their words, like e-mails."""

from collections.abc import Sequence
from html import escape

from docgen.pdf.fonts import FontFile, fonts_for, missing_characters

__all__ = ["fonts_of_text", "plain_pages", "titled_page", "writable"]

UNWRITABLE = "?"
STYLE = """
@page { size: A4; margin: 20mm }
html { font-size: 10.5pt; line-height: 1.35 }
pre { font-family: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 }
"""

OF_A_TITLE = """
@page { size: A4; margin: 30mm 25mm }
html { font-size: 12pt; line-height: 1.5 }
h1 { font-size: 16pt; margin: 60mm 0 8mm }
p { margin: 0 0 3mm; overflow-wrap: anywhere }
"""


def writable(text: str) -> str:
    """Return a text with a question mark for each character that no font has or nobody sees."""
    lines = "\n".join(text.replace("\t", "    ").splitlines())
    return lines.translate({ord(char): UNWRITABLE for char in missing_characters(lines)})


def fonts_of_text(text: str) -> tuple[FontFile, ...]:
    """Return the fonts that a text is set in."""
    return fonts_for(text)


def plain_pages(text: str) -> bytes:
    """Return a text, as `writable` gives it, as a PDF of A4 pages; the typesetting environment is the caller's."""
    from docgen.pdf.engine import typeset_page  # noqa: PLC0415  # WeasyPrint takes half a second to import

    families = ", ".join(f'"{family}"' for family in dict.fromkeys(font.family for font in fonts_for(text)))
    style = f"{STYLE}\nhtml {{ font-family: {families} }}"
    return typeset_page(f"<!DOCTYPE html><html><body><pre>{escape(text)}</pre></body></html>", style)


def titled_page(title: str, lines: Sequence[str]) -> bytes:
    """Return a PDF of a page with a title and paragraphs, all of it writable; the environment is the caller's."""
    from docgen.pdf.engine import typeset_page  # noqa: PLC0415  # WeasyPrint takes half a second to import

    families = ", ".join(f'"{font.family}"' for font in fonts_for(" ".join((title, *lines))))
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    page = f'<!DOCTYPE html><html lang="en-GB"><body><h1>{escape(title)}</h1>{body}</body></html>'
    return typeset_page(page, f"{OF_A_TITLE}\nhtml {{ font-family: {families} }}")
