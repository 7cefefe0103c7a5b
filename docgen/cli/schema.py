"""`docgen schema`: what a case is, as JSON Schema for editors or in words for people."""

import json
from argparse import ArgumentParser, Namespace
from typing import Any

from docgen.case import Case
from docgen.errors import ExitCode

__all__ = ["configure", "run"]

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def configure(parser: ArgumentParser) -> None:
    """Add no arguments: there is one schema."""


def run(arguments: Namespace) -> ExitCode:
    """Print the fields in words, or with --json the JSON Schema."""
    schema = Case.model_json_schema()
    if arguments.json:
        print(json.dumps({"$schema": DRAFT, **schema}, indent=2, ensure_ascii=False))
        return ExitCode.DONE
    print(_group("case.yaml", schema))
    for name, group in sorted(schema["$defs"].items()):
        if "properties" in group:
            print(_group(name, group))
    return ExitCode.DONE


def _group(name: str, group: dict[str, Any]) -> str:
    needed = set(group.get("required", ()))
    lines = [f"{name}: {str(group.get('description', '')).splitlines()[0]}"]
    for field, facts in group["properties"].items():
        says = facts.get("description", "")
        lines.append(f"  {field:<20} {_kind(facts):<28} {'' if field in needed else 'optional. '}{says}".rstrip())
    return "\n".join(lines) + "\n"


def _kind(facts: dict[str, Any]) -> str:
    if "$ref" in facts:
        return str(facts["$ref"]).rsplit("/", 1)[-1]
    if "const" in facts:
        return f"{facts['const']}"
    if facts.get("type") == "array":
        return f"list of {_kind(facts['items'])}"
    for key in ("oneOf", "anyOf"):
        if key in facts:
            kinds = [_kind(option) for option in facts[key] if option.get("type") != "null"]
            absent = {"not recorded", "not applicable", "Withheld"} & set(kinds)
            plain = " or ".join(dict.fromkeys(kind for kind in kinds if kind not in absent))
            return plain + (" or absent" if absent else "")
    if "enum" in facts:
        return "one of: " + ", ".join(facts["enum"])
    return {"string": "text", "boolean": "yes or no", "integer": "number"}.get(facts.get("type", ""), "text")
