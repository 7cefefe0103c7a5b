"""How large a template is with its macros written out: what bounds the time of the linter and of composing.

Macros call only macros above them, so a template always ends; but thirty macros that each call the one above twice
would end after a thousand million steps.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docgen.formats.syntax import Call, For, If, Node, Template
from docgen.formats.tokens import refused

__all__ = ["check_size"]

MOST_NODES = 20_000
DEEPEST = 40
"""Far deeper than anybody can read, far from the depth at which Python gives up."""


@dataclass(frozen=True, slots=True)
class _Size:
    """How many nodes there are, and how deep they are nested, macros written out."""

    nodes: int = 0
    depth: int = 0


def check_size(template: Template) -> None:
    """Refuse a template that is too large or too deep with its macros written out. Raises FormatError."""
    known: dict[str, _Size] = {}
    for name, macro in template.macros.items():
        known[name] = _size(macro.body, known)
        if known[name].nodes > MOST_NODES:
            raise refused(macro.place, f"the macro `{name}` comes to more than {MOST_NODES:,} steps, written out.")
        if known[name].depth > DEEPEST:
            raise refused(macro.place, f"the macro `{name}` is nested more than {DEEPEST} deep, written out.")
    if template.body and _size(template.body, known).nodes > MOST_NODES:
        raise refused(template.body[0].place, f"comes to more than {MOST_NODES:,} steps with its macros written out.")


def _size(nodes: Iterable[Node], known: Mapping[str, _Size]) -> _Size:
    total, deepest = 0, 0
    for node in nodes:
        inner = _inside(node, known)
        total, deepest = total + 1 + inner.nodes, max(deepest, 1 + inner.depth)
    return _Size(total, deepest)


def _inside(node: Node, known: Mapping[str, _Size]) -> _Size:
    match node:
        case Call(name=name):
            return known[name]
        case For(body=body):
            return _size(body, known)
        case If(branches=branches):
            sizes = [_size(branch.body, known) for branch in branches]
            return _Size(sum(size.nodes for size in sizes), max(size.depth for size in sizes))
        case _:
            return _Size()
