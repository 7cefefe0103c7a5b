"""A view and a format make a document."""

from docgen.compose.composing import compose

__all__ = ["compose"]
