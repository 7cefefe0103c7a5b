"""A template evaluated over a view: a stream of pieces. A value is an object in it, never text to be read again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple, cast

from docgen.case.absence import NotApplicable, NotRecorded, WithheldMark, is_recorded
from docgen.case.record import View
from docgen.case.record_views import WordsView
from docgen.case.statements import Knowledge
from docgen.document import DerivedSpan, ReferenceSpan, ReferenceTo, Span, TemplatePlace, TextSpan, ValueSpan, WordsSpan
from docgen.errors import Fault, FormatError, Place
from docgen.formats.printers import PRINTERS, RULES, Special
from docgen.formats.syntax import Branch, Call, Close, For, If, Node, Open, Path, Print, Template, Test, TestKind, Text

__all__ = ["Ended", "Piece", "Printed", "Started", "pieces_of"]


@dataclass(frozen=True, slots=True)
class Started:
    """An opening or self-closing tag; `record` is the path of the record that the nearest loop is at, or empty."""

    tag: Open
    record: str


@dataclass(frozen=True, slots=True)
class Ended:
    """A closing tag."""

    tag: Close


@dataclass(frozen=True, slots=True)
class Printed:
    """A span; `knowledge` is what a maker's words rest on, None for everything else."""

    span: Span
    knowledge: Knowledge | None = None


MOST_STEPS = 2_000_000
"""A statement of 200 incidents and 1,500 paragraphs takes some 50,000."""
Piece = Started | Ended | Printed
ABSENT = {
    TestKind.NOT_RECORDED: NotRecorded,
    TestKind.NOT_APPLICABLE: NotApplicable,
    TestKind.WITHHELD: WithheldMark,
}


Value = View | tuple[View | str, ...] | str | int | Decimal | date | time | None
"""What a field of a view holds: never a record of the case."""


class _Bound(NamedTuple):
    """What a name stands for: a value, and its path in the view with records named by their ids."""

    value: Value
    path: str


Names = Mapping[str, _Bound]


def pieces_of(template: Template, view: View) -> Iterator[Piece]:
    """Evaluate a template over a view.

    Raises FormatError with field and template line for a missing fact, and for loops in loops that take too long.
    """
    names = {name: _Bound(getattr(view, name), name) for name in type(view).model_fields}
    yield from _Evaluation(template).nodes(template.body, names, "")


class _Evaluation:
    """One pass over a template; it ends, because macros call only macros above them and loops go over lists."""

    def __init__(self, template: Template) -> None:
        self._macros = template.macros
        self._steps = 0

    def nodes(self, nodes: tuple[Node, ...], names: Names, record: str) -> Iterator[Piece]:
        for node in nodes:
            self._step(node.place)
            match node:
                case Text(text=text, place=place):
                    yield Printed(TextSpan(text, place))
                case Open():
                    yield Started(node, record)
                case Close():
                    yield Ended(node)
                case Print():
                    yield from _printed(node, _look_up(names, node.path, node.place))
                case _:
                    yield from self._control(node, names, record)

    def _step(self, place: TemplatePlace) -> None:
        self._steps += 1
        if self._steps > MOST_STEPS:
            detail = f"takes more than {MOST_STEPS:,} steps to print."
            where = Place(place.file, place.line, place.column)
            raise FormatError(Fault(where, detail, "Look for loops inside loops."))

    def _control(self, node: If | For | Call, names: Names, record: str) -> Iterator[Piece]:
        match node:
            case If(branches=branches):
                yield from self._if(branches, names, record)
            case For():
                yield from self._for(node, names)
            case Call(name=name, arguments=arguments, place=place):
                macro = self._macros[name]
                given = (_look_up(names, path, place) for path in arguments)
                yield from self.nodes(macro.body, dict(zip(macro.parameters, given, strict=True)), record)

    def _if(self, branches: tuple[Branch, ...], names: Names, record: str) -> Iterator[Piece]:
        for branch in branches:
            if branch.test is None or _holds(branch.test, names):
                yield from self.nodes(branch.body, names, record)
                return

    def _for(self, node: For, names: Names) -> Iterator[Piece]:
        bound = _look_up(names, node.path, node.place)
        items = cast("tuple[Any, ...]", bound.value)  # the linter sees to it, and to what is asked of words below
        last = len(items) - 1
        for at, item in enumerate(items):
            path = f"{bound.path}.{getattr(item, 'id', None) or item.mark}"
            turn = {
                "loop.first": _Bound(at == 0, "loop.first"),
                "loop.last": _Bound(at == last, "loop.last"),
                node.name: _Bound(item, path),
            }
            yield from self.nodes(node.body, {**names, **turn}, path)


def _look_up(names: Names, path: Path, place: TemplatePlace) -> _Bound:
    bound = names[path[0]]
    if len(path) == 1:
        return bound
    value: Any = bound.value
    for step in path[1:]:
        kind: Any = type(value)
        if step not in _fields(kind):
            dotted = ".".join(path)
            raise FormatError(
                Fault(Place(place.file, place.line, place.column, dotted), f"`{step}` is not there to print.")
            )
        value = getattr(value, step)
    return _Bound(value, ".".join((bound.path, *path[1:])))


@cache
def _fields(kind: type) -> frozenset[str]:
    """Return the names of what a kind of value has; a text has none (pydantic takes its time to tell)."""
    return frozenset(getattr(kind, "model_fields", ()))


def _holds(test: Test, names: Names) -> bool:
    turn = names.get(".".join(test.path))  # loop.first and loop.last are names of their own
    value = turn.value if turn else _look_up(names, test.path, test.place).value
    return _answer(test, value) != test.negated


def _answer(test: Test, value: Value) -> bool:
    match test.kind:
        case TestKind.TRUE:
            return value is True
        case TestKind.NONE:
            return value is None
        case TestKind.EMPTY:
            return not value
        case TestKind.RECORDED:
            return is_recorded(value)
        case TestKind.ONE_OF:
            return str(value) in test.words
        case kind:
            return isinstance(value, ABSENT[kind])


def _printed(node: Print, bound: _Bound) -> Iterator[Printed]:
    if node.printer == Special.WORDS:
        yield from _words(bound)
        return
    _check_there(node, bound)
    if node.printer == Special.MARK:
        mark = str(bound.value)
        yield Printed(ReferenceSpan(mark, ReferenceTo.EXHIBIT, mark, bound.path))
    elif node.printer == Special.PAGE:
        page = str(bound.value)
        yield Printed(ReferenceSpan(page, ReferenceTo.PAGE, page, bound.path))
    elif node.printer in RULES:
        text = RULES[node.printer].reckon(bound.value)
        if text:
            yield Printed(DerivedSpan(text, node.printer, (bound.path,)))
    else:
        printer = PRINTERS[node.printer]
        yield Printed(ValueSpan(printer.show(bound.value), bound.path, printer.raw(bound.value), node.printer))


def _check_there(node: Print, bound: _Bound) -> None:
    if bound.value is None or not is_recorded(bound.value):
        place = Place(node.place.file, node.place.line, node.place.column, bound.path)
        raise FormatError(Fault(place, "is not recorded, so it cannot be printed.", "Enter it in the case."))


def _words(bound: _Bound) -> Iterator[Printed]:
    words = cast("WordsView", bound.value)
    for piece in words.pieces:
        if piece.to is None or piece.target is None:
            yield Printed(WordsSpan(piece.text, bound.path, piece.start), words.kind)
        else:
            yield Printed(ReferenceSpan(piece.text, ReferenceTo(piece.to), piece.target, bound.path), words.kind)
