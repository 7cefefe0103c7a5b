"""Plain data written as YAML, so that it is read back as it stands."""

import json
import re
from collections.abc import Mapping
from typing import Any

from docgen.case.case import Case
from docgen.case.shape import alternatives, fields_of

__all__ = ["as_block", "as_flow", "as_scalar", "in_field_order"]

WIDTH = 110
# Begins with a letter or figure and holds no sign that YAML could take for its own, in brackets or out of them.
_PLAIN = re.compile(r"[^\W_][\w ./()£'’+@;%-]*")
_NUMBER = re.compile(r"[0-9][0-9_]*(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|0[xXoO][0-9a-fA-F]+")
LAST = ("from", "differs")


def as_scalar(text: str) -> str:
    """Write a text: as it stands where nothing in it could be misread, else in quotation marks."""
    misread = text == "null" or _NUMBER.fullmatch(text)  # by editors, which hold a case file against its schema
    if _PLAIN.fullmatch(text) and text == text.strip() and not misread:
        return text
    return json.dumps(text, ensure_ascii=False)


def as_flow(data: Any) -> str:
    """Write data on one line, in braces and brackets."""
    if isinstance(data, Mapping):
        return "{" + ", ".join(f"{key}: {as_flow(value)}" for key, value in data.items()) + "}"
    if isinstance(data, tuple | list):
        return "[" + ", ".join(map(as_flow, data)) + "]"
    return as_scalar(str(data))


def as_block(data: Any, indent: int) -> str:
    """Write data in lines of their own, each `indent` spaces in, without a line break at the end."""
    gap = " " * indent
    if isinstance(data, Mapping) and data:
        return "\n".join(f"{gap}{_entry(key, value, indent)}" for key, value in data.items())
    if isinstance(data, tuple | list) and data:
        return "\n".join(f"{gap}- {_inner(item, indent + 2)}" for item in data)
    return gap + as_flow(data)


def _inner(item: Any, indent: int) -> str:
    flow = as_flow(item)
    if not isinstance(item, Mapping | tuple | list) or not item or _fits(flow, item, indent):
        return flow
    return as_block(item, indent).lstrip(" ")


def _entry(key: str, value: Any, indent: int) -> str:
    flow = as_flow(value)
    if not isinstance(value, Mapping | tuple | list) or not value or _fits(flow, value, indent + len(key) + 2):
        return f"{key}: {flow}"
    return f"{key}:\n{as_block(value, indent + 2)}"


def _fits(flow: str, value: Any, indent: int) -> bool:
    """Tell whether data reads well on one line: it is short, and of texts alone, or a list of such."""
    inner = value.values() if isinstance(value, Mapping) else value
    plain = all(isinstance(each, str) for each in inner)
    listed = isinstance(value, Mapping) and all(
        isinstance(each, str) or (isinstance(each, tuple) and all(isinstance(one, str) for one in each))
        for each in inner
    )
    return (plain or listed) and "\n" not in flow and indent + len(flow) <= WIDTH


def in_field_order(data: Any, *kinds: Any) -> Any:
    """Return data of a case with its fields in the order of the model; where a record is from comes last."""
    kinds = kinds or (Case,)
    if isinstance(data, tuple):
        inner = tuple(
            plain for kind in kinds for part in getattr(kind, "__args__", ())[:1] for plain in alternatives(part)
        )
        return tuple(in_field_order(item, *inner) if inner else item for item in data)
    if not isinstance(data, dict):
        return data
    models = [kind for kind in kinds if hasattr(kind, "model_fields")]
    types: dict[str, list[Any]] = {}
    for model in models:
        for name, attribute in fields_of(model).items():
            types.setdefault(name, []).extend(alternatives(model.model_fields[attribute].annotation))
    order = sorted(types, key=lambda name: name in LAST)
    names = [*(name for name in order if name in data), *(name for name in data if name not in types)]
    return {name: in_field_order(data[name], *types.get(name, (str,))) for name in names}
