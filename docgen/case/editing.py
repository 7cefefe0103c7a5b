"""Changes to a case file's text that leave the person's remarks and layout as they are.

What changes is spliced into the text: the characters of one value, the lines of one field or record. The text is then
read again, and has to say what it should; where it does not, the file is written anew, and that is said.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from docgen.case.emitting import as_block, as_flow, as_scalar, in_field_order
from docgen.case.nodes import data_of, read_nodes
from docgen.case.syntax import LOADER
from docgen.errors import InputError

__all__ = ["Edited", "edit", "written_anew"]


@dataclass(frozen=True, slots=True)
class Edited:
    """A case file's new text, and whether it is the old one with changes in it (else it was written anew)."""

    text: str
    kept_layout: bool


@dataclass(frozen=True, slots=True)
class _Splice:
    start: int
    end: int
    text: str


class _CannotBeSplicedError(Exception):
    """A change for which there is no place in the text as it is laid out."""


def edit(text: str, data: Mapping[str, Any]) -> Edited:
    """Change a case file's text so that it holds this data; the same data leaves the text as it is."""
    new = in_field_order(dict(data))
    try:
        changed = _spliced(text, new)
        if data_of(read_nodes(changed, "")) == new:
            return Edited(changed, kept_layout=True)
    except (_CannotBeSplicedError, InputError, yaml.YAMLError):
        pass
    return Edited(written_anew(new), kept_layout=False)


def written_anew(data: Mapping[str, Any]) -> str:
    """Write a whole case file, with an empty line between its parts."""
    ordered = in_field_order(dict(data))
    parts = [as_block({name: value}, 0) for name, value in ordered.items()]
    text = ""
    for part in parts:
        text += ("\n" if "\n" in part else "") + part + "\n"
    return text


def _spliced(text: str, new: Mapping[str, Any]) -> str:
    root = yaml.compose(text, Loader=LOADER)
    for splice in _from_the_end(list(_changes(text, root, new))):
        text = text[: splice.start] + splice.text + text[splice.end :]
    return text


def _from_the_end(splices: list[_Splice]) -> list[_Splice]:
    """Put changes in the order to make them in: the last first, and at one place what goes before what comes."""
    placed = [((each.start, each.end > each.start, at), each) for at, each in enumerate(splices)]
    return [each for _, each in sorted(placed, key=lambda pair: pair[0], reverse=True)]


def _changes(text: str, node: Any, new: Any) -> Iterator[_Splice]:
    """Yield what has to change in the text of a node."""
    if _holds(node, new):
        return
    match node:
        case yaml.ScalarNode() if isinstance(new, str):
            plain = node.style is None and node.value.isdecimal() and new.isdecimal()  # a number that is one still
            yield _Splice(node.start_mark.index, _end(text, node), new if plain else as_scalar(new))
        case yaml.MappingNode() if isinstance(new, Mapping) and new:
            yield from _in_mapping(text, node, new)
        case yaml.SequenceNode() if isinstance(new, tuple) and new:
            yield from _in_sequence(text, node, new)
        case _ if _in_line(node):
            yield _Splice(node.start_mark.index, _end(text, node), as_flow(new))
        case _:
            raise _CannotBeSplicedError


def _in_line(node: Any) -> bool:
    """Tell whether a node stands within a line, so that another can stand in its place: not in lines of its own."""
    return isinstance(node, yaml.ScalarNode) or bool(node.flow_style)


def _in_mapping(text: str, node: Any, new: Mapping[str, Any]) -> Iterator[_Splice]:
    old = {key.value: (key, value) for key, value in node.value}
    if node.flow_style and (set(old) != set(new)):
        yield _Splice(node.start_mark.index, node.end_mark.index, as_flow(new))
        return
    for name, (key, value) in old.items():
        if name not in new:
            yield _without(text, node, key, value)
        elif _of_one_kind(value, new[name]) or _in_line(value):
            yield from _changes(text, value, new[name])
        else:
            entry = as_block({name: new[name]}, key.start_mark.column).lstrip(" ")
            yield _Splice(key.start_mark.index, _end(text, value), entry)
    last: Any = None
    for name, value in new.items():
        if name in old:
            last = old[name][1]
        else:
            yield _with(text, node, last, as_block({name: value}, node.start_mark.column))


def _of_one_kind(node: Any, new: Any) -> bool:
    kinds: dict[Any, Any] = {yaml.MappingNode: Mapping, yaml.SequenceNode: tuple, yaml.ScalarNode: str}
    return isinstance(new, kinds[type(node)]) and bool(new)


def _in_sequence(text: str, node: Any, new: tuple[Any, ...]) -> Iterator[_Splice]:
    names = [_name(data) for data in map(_plain, node.value)]
    if node.flow_style:
        if len(new) != len(node.value):
            yield _Splice(node.start_mark.index, node.end_mark.index, as_flow(new))
            return
        for item, value in zip(node.value, new, strict=True):
            yield from _changes(text, item, value)
        return
    matched = _matched(names, [_name(value) for value in new])
    kept = {at for at in matched if at is not None}
    for place, item in enumerate(node.value):
        if place not in kept:
            yield _Splice(_line_start(text, item.start_mark.index), _next_line(text, _end(text, item)), "")
    last: Any = None
    for at, value in zip(matched, new, strict=True):
        if at is None:
            yield _with(text, node, last, as_block((value,), node.start_mark.column))
        else:
            last = node.value[at]
            yield from _changes(text, last, value)


def _matched(old: list[str | None], new: list[str | None]) -> list[int | None]:
    """Say for each new item which old one it is, by id or else by place; the order must be as it was."""
    found: list[int | None] = []
    for at, name in enumerate(new):
        here = at if name is None and at < len(old) else old.index(name) if name is not None and name in old else None
        found.append(here)
    kept = [at for at in found if at is not None]
    if not kept or kept != sorted(set(kept)):
        raise _CannotBeSplicedError
    return found


def _without(text: str, node: Any, key: Any, value: Any) -> _Splice:
    """Take out the lines of a field; the first of a record in a list cannot go, since the list's dash stands there."""
    start = _line_start(text, key.start_mark.index)
    if text[start : key.start_mark.index].strip() or len(node.value) == 1:
        raise _CannotBeSplicedError
    return _Splice(start, _next_line(text, _end(text, value)), "")


def _with(text: str, node: Any, last: Any, lines: str) -> _Splice:
    """Put lines below those of the item before, or above the first."""
    if last is not None:
        at = _next_line(text, _end(text, last))
        ended = at == 0 or text[at - 1] == "\n"
        return _Splice(at, at, f"{lines}\n" if ended else f"\n{lines}\n")
    start = _line_start(text, node.start_mark.index)
    if text[start : node.start_mark.index].strip(" "):
        raise _CannotBeSplicedError
    return _Splice(start, start, f"{lines}\n")


def _end(text: str, node: Any) -> int:
    """Return where a node's own characters end; libyaml ends a block where the next thing begins."""
    if isinstance(node, yaml.ScalarNode):
        start, end = node.start_mark.index, node.end_mark.index
        return start + len(text[start:end].rstrip()) if node.style in {"|", ">"} else end
    if node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(text, last[1] if isinstance(last, tuple) else last)


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _next_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _holds(node: Any, new: Any) -> bool:
    return bool(_plain(node) == new)


def _plain(node: Any) -> Any:
    match node:
        case yaml.ScalarNode():
            return node.value.rstrip("\n") if node.style in {"|", ">"} else node.value
        case yaml.SequenceNode():
            return tuple(_plain(item) for item in node.value)
        case _:
            return {key.value: _plain(value) for key, value in node.value}


def _name(item: Any) -> str | None:
    return item.get("id") or item.get("mark") if isinstance(item, dict) else None
