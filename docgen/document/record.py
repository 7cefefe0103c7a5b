"""A document as JSON and back, without loss: what is kept beside an output, and what a review is compared with."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, TypeAlias

from pydantic import TypeAdapter

from docgen.document.blocks import Document
from docgen.document.text import digest

__all__ = ["as_lines", "document_from_record", "document_to_record", "record_beside"]

Json: TypeAlias = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None
"""What JSON can say."""
_ADAPTER = TypeAdapter(Document)
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def document_to_record(document: Document) -> dict[str, Any]:
    """Return the document as plain JSON values, in field order."""
    record: dict[str, Any] = _ADAPTER.dump_python(document, mode="json")
    return record


def document_from_record(record: Mapping[str, Json]) -> Document:
    """Return the document that a record was made from. Raises pydantic.ValidationError for anything else."""
    return _ADAPTER.validate_json(json.dumps(record))


def record_beside(
    document: Document, exhibits: Mapping[str, int | None], files: Mapping[str, bytes], pages: int
) -> bytes:
    """Write the JSON that goes with finished files: it may leave with them.

    Beside what they say, it names the exhibits that are produced, by mark, each with its pages (None: not counted), how
    many pages the PDF has, and the files; nothing else. It holds no digest of anything that is not itself served.
    """
    record = document_to_record(document)
    del record["format"]["digest"]
    return as_lines(
        {
            "docgen": 1,
            "pages": pages,
            "exhibits": [{"mark": mark, "pages": size} for mark, size in exhibits.items()],
            "text_sha256": digest(document),
            "files": {name: sha256(content).hexdigest() for name, content in sorted(files.items())},
            "document": record,
        }
    )


def as_lines(value: Mapping[str, Json]) -> bytes:
    """Write a record with a line for each field, and for each item of a list in it (json's own indents are slow)."""
    return (_fields(value, "") + "\n").encode()


def _fields(value: Mapping[str, Json], indent: str) -> str:
    further = indent + " "
    rows = (f"{further}{_plain(key)}: {_value(item, further)}" for key, item in value.items())
    return "{\n" + ",\n".join(rows) + f"\n{indent}}}"


def _value(value: Json, indent: str) -> str:
    if isinstance(value, dict) and value and indent == " ":
        return _fields(value, indent)
    if isinstance(value, list | tuple) and value:
        return "[\n" + ",\n".join(f"{indent} {_plain(item)}" for item in value) + f"\n{indent}]"
    return _plain(value)


def _plain(value: Json) -> str:
    return _ENCODER.encode(value)
