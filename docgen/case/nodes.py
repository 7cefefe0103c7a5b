"""A YAML file as nodes of text with places: nothing is guessed (`NO`, `1e5`, `01:30`, `007` stay what they are).

Anchors, aliases, tags, duplicate keys, second documents and deep nesting are refused, so a small file stays small.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from docgen.case.references import has_form_of_id
from docgen.case.syntax import events_of
from docgen.errors import Fault, InputError, Place

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "data_of", "node_at", "place_of", "place_within", "read_nodes"]


class Scalar(NamedTuple):
    """A text, its place, and the range of characters in the file that it was read from."""

    text: str
    line: int
    column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple["Node", ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Nodes by key, in file order, with each key's own place."""

    entries: dict[str, "Node"]
    keys: dict[str, Scalar]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


def read_nodes(text: str, file: str) -> Node:
    """Read one YAML document. Raises InputError with line and column for all that is not plain, bounded YAML."""
    events = iter(events_of(text, file))
    if not any(isinstance(event, yaml.DocumentStartEvent) for event in events):
        raise InputError.at(file, "is empty.", "Start with `docgen new`, or copy an example.")
    found: list[Fault] = []
    node = _node(next(events), events, file, found)
    if found:
        raise InputError(*found)
    return node


def _node(event: Any, events: Iterator[Any], file: str, faults: list[Fault]) -> Node:
    """Return the node that an event begins, with what follows of it; it is no deeper than the events' bounds."""
    start = event.start_mark
    line, column = start.line + 1, start.column + 1
    kind = type(event)
    if kind is yaml.ScalarEvent:
        block = event.style in {"|", ">"}  # a block's last line break is how it is written, not what it says
        text = event.value.rstrip("\n") if block else event.value
        return Scalar(text, line, column, start.index, event.end_mark.index)
    if kind is yaml.SequenceStartEvent:
        items = _until(yaml.SequenceEndEvent, events)
        return Sequence(tuple(_node(each, events, file, faults) for each in items), line, column)
    entries: dict[str, Node] = {}
    keys: dict[str, Scalar] = {}
    for each in _until(yaml.MappingEndEvent, events):
        name = _node(each, events, file, faults)
        value = _node(next(events), events, file, faults)
        if not isinstance(name, Scalar):
            step = "Put a text with brackets or braces in quotation marks."
            faults.append(Fault(Place(file, name.line, name.column), "has a key that is not a word.", step))
            continue
        if name.text in entries:
            faults.append(Fault(Place(file, name.line, name.column), "gives the same key twice.", "Keep one of them."))
        keys[name.text] = name
        entries[name.text] = value
    return Mapping(entries, keys, line, column)


def _until(end: type, events: Iterator[Any]) -> Iterator[Any]:
    """Yield the events that begin something, up to the one that ends what holds them."""
    for event in events:
        if type(event) is end:
            return
        yield event


def data_of(node: Node) -> Any:
    """Return plain data for a model to read: texts, tuples and dicts."""
    match node:
        case Scalar(text=text):
            return text
        case Sequence(items=items):
            return tuple(data_of(item) for item in items)
        case Mapping(entries=entries):
            return {key: data_of(value) for key, value in entries.items()}


def place_of(root: Node, loc: tuple[str | int, ...], file: str, *, at_key: bool = False) -> Place:
    """Return the place of a location as pydantic gives it; steps that the file lacks (union tags) are passed over.

    The field path in the place names records by their ids where they have one (`incidents.I1.date`). The place is the
    value's where it is a text, else its key's; `at_key` asks for the key's in any case.
    """
    node, path = root, []
    spot: Node = root
    for step in loc:
        if isinstance(node, Mapping) and step in node.entries:
            key, node = node.keys[str(step)], node.entries[str(step)]
            spot = node if isinstance(node, Scalar) and not at_key else key
            path.append(str(step))
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            spot = node = node.items[step]
            path.append(_name_of(node, step))
    return Place(file, spot.line, spot.column, ".".join(path))


def node_at(root: Node, loc: tuple[str | int, ...]) -> Node:
    """Return the node at a location, or the last on the way to it that the file has."""
    node = root
    for step in loc:
        if isinstance(node, Mapping) and step in node.entries:
            node = node.entries[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
    return node


def place_within(root: Node, loc: tuple[str | int, ...], file: str) -> Place:
    """Return where a group of fields begins: at its own first key, not at the key that it stands under."""
    place, node = place_of(root, loc, file), node_at(root, loc)
    if not isinstance(node, Mapping):
        return place
    return Place(file, node.line, node.column, place.field)


def _name_of(node: Node, index: int) -> str:
    if isinstance(node, Mapping):
        for key in ("id", "mark"):
            name = node.entries.get(key)
            if isinstance(name, Scalar) and has_form_of_id(name.text):
                return name.text
    return str(index + 1)
