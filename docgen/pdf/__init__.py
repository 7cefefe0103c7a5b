"""A document as PDF: the picture of it that is adopted, approved, signed and served."""

from docgen.pdf.fonts import faces, font_digests, fontconfig, missing_characters
from docgen.pdf.proof import blocks_that_differ
from docgen.pdf.writer import write_pdf

__all__ = ["blocks_that_differ", "faces", "font_digests", "fontconfig", "missing_characters", "write_pdf"]
