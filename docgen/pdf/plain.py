"""Plain text as pages: for papers that are no more than their words, like e-mails."""

from html import escape

from docgen.pdf.fonts import FontFile, fonts_for, missing_characters

__all__ = ["fonts_of_text", "plain_pages", "writable"]

UNWRITABLE = "?"
STYLE = """
@page { size: A4; margin: 20mm }
html { font-size: 10.5pt; line-height: 1.35 }
pre { font-family: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 }
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
