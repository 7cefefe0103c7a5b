"""A document as PDF: the picture of it that is adopted, approved, signed and served."""

from docgen.pdf.fonts import faces, font_digests, fontconfig, missing_characters
from docgen.pdf.writer import fonts_of, write_pdf

__all__ = ["faces", "font_digests", "fontconfig", "fonts_of", "missing_characters", "write_pdf"]
