"""The DOCX of a document: the working copy that people read, comment on and edit in a word processor."""

from docgen.word.writer import write_docx

__all__ = ["write_docx"]
