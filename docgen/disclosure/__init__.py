"""What may leave: views of a case for an audience."""

from docgen.disclosure.served import served_view

__all__ = ["served_view"]
