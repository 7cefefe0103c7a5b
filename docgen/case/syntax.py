"""What keeps a file from being plain YAML, said in words for people who do not know YAML, each with its place."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from docgen.errors import Fault, InputError, Place

__all__ = ["LOADER", "events_of"]

LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 24
DEPTH = {
    yaml.MappingStartEvent: 1,
    yaml.SequenceStartEvent: 1,
    yaml.MappingEndEvent: -1,
    yaml.SequenceEndEvent: -1,
}
"""What an event adds to how deep the file is nested."""
MAY_BE_NAMED = {yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent, yaml.AliasEvent}
"""Events that may have an anchor or, but for an alias, a tag."""
MOST_NODES = 200_000
MOST_FAULTS = 200
# YAML 1.1 section 5.1 allows no other characters; and U+0085, U+2028, U+2029 break lines in YAML but in no editor.
_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
# `item #4`: a remark begins with `# `, so this is text that YAML would drop without a word.
_SWALLOWED = re.compile(r"[ \t]+(#[^#\s])")
_KEY = re.compile(r"[ ]+[A-Za-z0-9_]+[ ]*")
_HELD_BACK = re.compile(r"[ -]*[A-Za-z0-9_]+:[ ]+withheld[ ]*")
COLON = "has a colon and a space inside a text."
OTHER_COLUMN = "begins in another column than the line above."
HELD_BACK = (
    "Write it on the next line, further in than the field's name: "
    "withheld: {value: ..., route: ..., authority: ..., date: ...}"
)
QUOTE = "Put the whole text in quotation marks."
TWICE = "Write a mark twice that stands inside a text in such marks, or use the other kind round it."
INDENT = "Look at this line and the one above it: fields of one group begin in the same column."
WORDS = {
    # libyaml's problem: what is wrong, what to do, and whether the place is where the trouble began
    "mapping values are not allowed in this context": (COLON, QUOTE, False),
    "did not find expected key": (OTHER_COLUMN, INDENT, False),
    "did not find expected '-' indicator": ("is not set out like the list it stands in.", INDENT, False),
    "found character that cannot start any token": ("has a sign that no text can begin with.", QUOTE, False),
    "did not find expected node content": ("has a sign that no text can begin with.", QUOTE, False),
    "did not find expected alphabetic or numeric character": ("has a sign that no text can begin with.", QUOTE, False),
    "block sequence entries are not allowed in this context": (
        "begins a list on the line of its field.", "Begin it on the next line, or quote a text.", False,
    ),
    "found unexpected end of stream": ("opens a quotation mark that is not closed.", "Close it.", True),
    "found undefined tag handle": ("uses a YAML tag (!).", QUOTE, False),
    "found unknown escape character": (
        "has a backslash in double quotation marks.", "Use single quotation marks.", False,
    ),
    "could not find expected ':'": (
        "is neither a field (`name: value`) nor part of one.", "Look at this line and the one above it.", True,
    ),
}  # fmt: skip
UNKNOWN = ("cannot be read as YAML.", "Look at this line and the one above it.", False)


def events_of(text: str, file: str) -> list[Any]:
    """Return the events of a plain, bounded YAML text. Raises InputError with all that keeps it from being one."""
    unreadable = tuple(_unreadable(text, file))
    if unreadable:
        raise InputError(*unreadable)
    faults: list[Fault] = []
    events: list[Any] = []
    try:
        for event in _bounded(text, file, faults):
            events.append(event)
            faults += _refused(event, text, file)
    except yaml.YAMLError as fault:
        quoted, lists = _where(events)
        faults.append(_quotes(quoted, fault, text, file) or _open(lists, fault, file) or _in_words(fault, text, file))
    if faults:
        raise InputError(*faults[:MOST_FAULTS])
    return events


def _where(events: list[Any]) -> tuple[Any, list[Any]]:
    """Return the last quoted text before a fault, or None, and the lists and groups that are open there."""
    lists: list[Any] = []
    quoted: Any = None
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            lists.append(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            lists.pop()
        elif getattr(event, "style", None) in {"'", '"'}:
            quoted = event
    return quoted, lists


def _unreadable(text: str, file: str) -> Iterator[Fault]:
    for count, match in enumerate(_UNREADABLE.finditer(text)):
        if count == MOST_FAULTS:
            return
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        yield Fault(
            Place(file, line, column),
            f"holds U+{ord(match[0]):04X}, which a case file cannot hold.",
            "Take it out; if there are many, save the file as UTF-8 text.",
        )


def _bounded(text: str, file: str, faults: list[Fault]) -> Iterator[Any]:
    """Yield the events of a file, and stop with a fault where it holds too much."""
    depth = documents = 0
    for count, event in enumerate(yaml.parse(text, Loader=LOADER), 1):
        kind = type(event)
        depth += DEPTH.get(kind, 0)
        documents += kind is yaml.DocumentStartEvent
        if documents > 1:
            faults.append(_fault(event.start_mark, file, "begins a second document.", "Take out the line `---`."))
            return
        if depth > DEEPEST:
            faults.append(_fault(event.start_mark, file, f"is nested more than {DEEPEST} deep."))
            return
        if count > MOST_NODES:
            faults.append(_fault(event.start_mark, file, f"holds more than {MOST_NODES:,} values."))
            return
        yield event


def _refused(event: Any, text: str, file: str) -> Iterator[Fault]:
    kind = type(event)
    if kind in MAY_BE_NAMED:
        if event.anchor is not None:
            yield _fault(event.start_mark, file, "uses a YAML anchor or alias (& or *).", QUOTE)
        if kind is not yaml.AliasEvent and event.tag is not None:
            yield _fault(event.start_mark, file, "uses a YAML tag (!).", QUOTE)
    if kind is yaml.ScalarEvent and not event.style:
        end: Any = event.end_mark
        match = _SWALLOWED.match(text, end.index)
        if match:
            yield Fault(
                Place(file, end.line + 1, end.column + 1 + match.start(1) - end.index),
                "has a # that makes the rest of the line a remark.",
                "Put the whole text in quotation marks; or, if a remark is meant, a space after the #.",
            )


def _quotes(quoted: Any, fault: Any, text: str, file: str) -> Fault | None:
    """Blame quotation marks: one that ran over lines up to where the trouble shows, or one with text behind it."""
    mark = getattr(fault, "problem_mark", None)
    if quoted is None or mark is None or quoted.end_mark.line != mark.line:
        return None
    if quoted.start_mark.line == mark.line:
        behind = mark.index >= quoted.end_mark.index and not text[quoted.end_mark.index : mark.index].strip()
        return (
            _fault(mark, file, "has text behind a closed quotation mark: the text ends too early.", TWICE)
            if behind
            else None
        )
    return _fault(quoted.start_mark, file, "opens a quotation mark that is not closed on its line.", "Close it.")


def _open(lists: list[Any], fault: Any, file: str) -> Fault | None:
    """Blame the innermost bracket or brace that is still open, where there is one and nothing better is known."""
    told = str(getattr(fault, "problem", "")) in WORDS and not str(fault.problem).startswith(
        "did not find expected node"
    )
    if told or not lists or not lists[-1].flow_style:
        return None
    sign, other = ("{", "}") if isinstance(lists[-1], yaml.MappingStartEvent) else ("[", "]")
    return _fault(
        lists[-1].start_mark,
        file,
        f"opens a `{sign}` that is not closed, or holds a text that needs quotation marks.",
        f"Close it with `{other}`, or put texts with signs in them in quotation marks.",
    )


def _in_words(fault: Any, text: str, file: str) -> Fault:
    detail, next_step, at_context = WORDS.get(str(getattr(fault, "problem", "")), UNKNOWN)
    trouble = getattr(fault, "problem_mark", None)
    mark = (getattr(fault, "context_mark", None) if at_context else None) or trouble
    if mark is None:
        return Fault(Place(file), detail, next_step)
    before = text[text.rfind("\n", 0, mark.index) + 1 : mark.index]
    if detail == COLON and _KEY.fullmatch(before):
        return _fault_at(mark, file, before, OTHER_COLUMN, INDENT)
    if detail == COLON and _HELD_BACK.fullmatch(before):
        return _fault(mark, file, "has `withheld:` on the line of its field.", HELD_BACK)
    if text[mark.index : mark.index + 1] == "\t":
        detail, next_step = "is indented with a tab.", "Indent with spaces."
    return _fault(mark, file, detail, next_step)


def _fault_at(mark: Any, file: str, before: str, detail: str, next_step: str) -> Fault:
    """Tell a fault at the first sign of a line, not where a reader of YAML stumbled in it."""
    return Fault(Place(file, mark.line + 1, len(before) - len(before.lstrip()) + 1), detail, next_step)


def _fault(mark: Any, file: str, detail: str, next_step: str = "") -> Fault:
    return Fault(Place(file, mark.line + 1, mark.column + 1), detail, next_step)
