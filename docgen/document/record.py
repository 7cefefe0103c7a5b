"""A document as JSON and back, without loss: what is kept beside an output, and what a review is compared with."""

import json
from typing import Any

from pydantic import TypeAdapter

from docgen.document.blocks import Document

__all__ = ["document_from_record", "document_to_record"]

_ADAPTER = TypeAdapter(Document)


def document_to_record(document: Document) -> dict[str, Any]:
    """Return the document as plain JSON values, in field order."""
    record: dict[str, Any] = _ADAPTER.dump_python(document, mode="json")
    return record


def document_from_record(record: dict[str, Any]) -> Document:
    """Return the document that a record was made from. Raises pydantic.ValidationError for anything else."""
    return _ADAPTER.validate_json(json.dumps(record))
