"""The tags in a template's text: found while it is read, so no value can ever become one."""

import difflib
import re
from collections.abc import Iterator

from docgen.document import TemplatePlace
from docgen.formats.elements import ELEMENTS
from docgen.formats.syntax import Close, Open, Text
from docgen.formats.tokens import Token, refused

__all__ = ["markup_of"]

_PART = re.compile(r"<(?P<tag>[^<>]*)>|&(?P<entity>[a-z]+);|(?P<text>[^<>&]+)|(?P<stray>.)", re.DOTALL)
_TAG = re.compile(r'(?P<close>/?)(?P<name>[a-z][a-z0-9-]*)(?P<attributes>(?:\s+[a-z-]+="[^"]*")*)\s*(?P<void>/?)')
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_RUN = re.compile(r"[ \t\r\n]+")
_SPACES = " \t\r\n"
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "nbsp": "\u00a0"}


def markup_of(token: Token) -> Iterator[Text | Open | Close]:
    """Split a data token into text and tags. Raises FormatError with line and column for anything else.

    A line break in a template is layout: where it stands next to a tag or a {{ }} or {% %}, it and the spaces round it
    are dropped; inside text it is one space. Other spaces are kept, a run of them as one.
    """
    parts, place, begins = list[str](), token.place, token.place
    for match in _PART.finditer(token.text):
        if match["tag"] is None:
            begins = begins if parts else place
            parts.append(_character(match, place))
        else:
            yield from _text("".join(parts), begins)
            parts = []
            yield _tag(match["tag"], place)
        place = _place(match[0], len(match[0]), place)  # step by step: to count from the start each time is quadratic
    yield from _text("".join(parts), begins)


def _character(match: re.Match[str], place: TemplatePlace) -> str:
    if match["stray"] is not None:
        raise refused(
            place, f"has a single `{match['stray']}`.", "Write &lt; &gt; or &amp; where the sign itself is meant."
        )
    if match["entity"] is None:
        return match["text"]
    if match["entity"] not in _ENTITIES:
        raise refused(place, f"&{match['entity']}; is not known.", "Known are &amp; &lt; &gt; &nbsp;")
    return _ENTITIES[match["entity"]]


def _text(text: str, place: TemplatePlace) -> Iterator[Text]:
    inner = _without_layout(text)
    skipped = text.find(inner)
    if inner:
        yield Text(_RUN.sub(" ", inner), _place(text, skipped, place))


def _without_layout(text: str) -> str:
    """Drop the spaces at either end that hold a line break."""
    begun = text.lstrip(_SPACES)
    begun = begun if "\n" in text[: len(text) - len(begun)] else text
    ended = begun.rstrip(_SPACES)
    return ended if "\n" in begun[len(ended) :] else begun


def _place(source: str, at: int, start: TemplatePlace) -> TemplatePlace:
    breaks = source.count("\n", 0, at)
    if not breaks:
        return TemplatePlace(start.file, start.line, start.column + at)
    return TemplatePlace(start.file, start.line + breaks, at - source.rfind("\n", 0, at))


def _tag(inside: str, place: TemplatePlace) -> Open | Close:
    match = _TAG.fullmatch(inside)
    if not match:
        raise refused(place, "has a tag that cannot be read.", 'Write <name key="value"> with plain values.')
    name = match["name"]
    if name not in ELEMENTS:
        near = difflib.get_close_matches(name, ELEMENTS, 1)
        hint = f"Did you mean <{near[0]}>?" if near else "Known are: " + ", ".join(ELEMENTS) + "."
        raise refused(place, f"<{name}> is not an element of the template language.", hint)
    if match["close"]:
        return Close(name, place)
    attributes = tuple(_ATTRIBUTE.findall(match["attributes"]))
    _check_attributes(name, [key for key, _ in attributes], bool(match["void"]), place)
    return Open(name, attributes, bool(match["void"]), place)


def _check_attributes(name: str, keys: list[str], void: bool, place: TemplatePlace) -> None:
    element = ELEMENTS[name]
    unknown = [key for key in keys if key not in element.attributes]
    missing = [key for key in element.required if key not in keys]
    if unknown or len(keys) != len(set(keys)):
        raise refused(place, f"<{name}> has an attribute it cannot carry, or one twice: {', '.join(unknown or keys)}.")
    if missing:
        raise refused(place, f"<{name}> lacks: {', '.join(missing)}.")
    if void != element.void:
        raise refused(
            place, f"<{name}> must {'close itself: <' + name + '/>' if element.void else 'not close itself'}."
        )
