"""`docgen schema`: what a case is, as JSON Schema for editors or in words for people."""

import json
import textwrap
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from functools import cache
from typing import Any

from docgen.case import Case
from docgen.errors import ExitCode

__all__ = ["configure", "run"]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
WIDTH = 110
FIELD, KIND = 20, 24
GAP = " " * (FIELD + KIND + 4)
ABSENCE = {"not recorded", "not applicable", "Withheld"}
OF_EVERY_RECORD = {"from", "differs"}
"""Listed last: what a record is comes first."""
TYPES = {"string": "text", "boolean": "yes or no", "integer": "number"}
INTRODUCTION = """\
A case file, case.yaml: its fields, then what each group of fields holds, in the order in which they are named.
  *  may be left out
  ~  may be absent in words: `not recorded` where nobody wrote it down, `not applicable` where it has no place
     in this case; or kept back, with `withheld:` in the lines below it (see Withheld)
  text: one line or more of words. date: 2025-02-02 or 2 February 2025. time: "16:20". money: £200. number: 3
  id: a capital and a number, given once; `from` and the like point to it.
An example to begin from: docgen new DIR. For editors: docgen schema --json > case.schema.json
"""


def configure(parser: ArgumentParser) -> None:
    """Add no arguments: there is one schema."""


def run(arguments: Namespace) -> ExitCode:
    """Print the fields in words, or with --json the JSON Schema."""
    schema = _schema()
    if arguments.json:
        print(json.dumps({"$schema": DRAFT, **schema}, indent=2, ensure_ascii=False))
        return ExitCode.DONE
    print(INTRODUCTION)
    print("\n".join(_group("case.yaml", schema)))
    for name in _in_order(schema):
        print("\n".join(_group(name, schema["$defs"][name])))
    return ExitCode.DONE


@cache
def _schema() -> dict[str, Any]:
    return Case.model_json_schema()


def _in_order(schema: dict[str, Any]) -> list[str]:
    """Return the groups of fields in the order in which a reader meets them."""
    order: list[str] = []
    waiting = list(_named(schema["properties"]))
    while waiting:
        name = waiting.pop(0)
        group = schema["$defs"][name]
        if name not in order and "properties" in group:
            order.append(name)
            waiting = [*_named(group["properties"]), *waiting]
    return order


def _named(facts: Any) -> Iterator[str]:
    if isinstance(facts, dict):
        if "$ref" in facts:
            yield str(facts["$ref"]).rsplit("/", 1)[-1]
        for key, value in facts.items():
            yield from () if key == "discriminator" else _named(value)
    elif isinstance(facts, list):
        for value in facts:
            yield from _named(value)


def _group(name: str, group: dict[str, Any]) -> Iterator[str]:
    needed = set(group.get("required", ()))
    yield f"{name}: {str(group.get('description', '')).splitlines()[0]}"
    for field, facts in sorted(group["properties"].items(), key=lambda row: row[0] in OF_EVERY_RECORD):
        kind, absent = _kind(facts)
        says = str(facts.get("description", ""))
        signs = ("" if field in needed else "*") + ("~" if absent else "")
        first = f"  {field:<{FIELD}} {kind:<{KIND}} {signs:<2}"
        beside = len(kind) <= KIND
        yield from _wrapped(first if beside else f"  {field:<{FIELD}} {kind} {signs}", says, beside=beside)
    yield ""


def _wrapped(first: str, says: str, *, beside: bool) -> Iterator[str]:
    """Yield a field with what is said of it beside it, or below where its kind takes the room."""
    if not beside:
        yield from textwrap.wrap(first, WIDTH, subsequent_indent=" " * (FIELD + 3))
        yield from textwrap.wrap(says, WIDTH, initial_indent=f"{GAP} ", subsequent_indent=f"{GAP} ")
        return
    lines = textwrap.wrap(f"{'x' * len(GAP)} {says}", WIDTH, subsequent_indent=f"{GAP} ")
    yield (first + lines[0][len(GAP) :]).rstrip()
    yield from lines[1:]


def _kind(facts: dict[str, Any]) -> tuple[str, bool]:
    """Return what a field holds, in words, and whether it may be absent in words."""
    if "$ref" in facts:
        return _reference(str(facts["$ref"]).rsplit("/", 1)[-1])
    if facts.get("type") == "array":
        return f"list of {_kind(facts['items'])[0]}", False
    options = facts.get("oneOf") or ("x-kind" not in facts and facts.get("anyOf"))
    if options:
        kinds = [_kind(option) for option in options if option.get("type") != "null"]
        plain = " or ".join(dict.fromkeys(kind for kind, _ in kinds if kind not in ABSENCE))
        return plain, any(kind in ABSENCE for kind, _ in kinds)
    return _plain(facts), False


def _reference(name: str) -> tuple[str, bool]:
    group = _schema()["$defs"][name]
    return (name, False) if "properties" in group else _kind(group)


def _plain(facts: dict[str, Any]) -> str:
    if "x-kind" in facts:
        return str(facts["x-kind"])
    if "const" in facts:
        return str(facts["const"])
    if "enum" in facts:
        return "one of: " + ", ".join(map(str, facts["enum"]))
    return TYPES.get(str(facts.get("type")), "text")
