"""What a path of a view can hold at a place in a template, given the questions already asked there.

A domain is a set of cases: None, True and False, each word of a vocabulary, each model, and plain types. A test divides
it; if one half is empty, the test asks what is known already.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from docgen.case.absence import NotApplicable, NotRecorded, WithheldMark
from docgen.case.scalars import Vocabulary
from docgen.case.shape import alternatives, literal_of
from docgen.formats.syntax import Path, Test, TestKind

__all__ = ["ABSENT", "Domain", "Scope", "Trouble", "divide", "domain_of", "is_list", "item_of", "name_of"]

Case = Any
Domain = frozenset[Case]
LOOP = "loop"
TURNS = {(LOOP, "first"), (LOOP, "last")}
ABSENT = {
    TestKind.NOT_RECORDED: NotRecorded.NOT_RECORDED,
    TestKind.NOT_APPLICABLE: NotApplicable.NOT_APPLICABLE,
    TestKind.WITHHELD: WithheldMark.WITHHELD,
}


class Trouble(Exception):  # noqa: N818 - it never leaves the linter, which turns it into a fault with a place
    """Why a path or test cannot stand; the caller knows the place. `known` are words that would do instead."""

    def __init__(self, detail: str, word: str = "", known: Iterable[str] = ()) -> None:
        """Keep what the linter needs for a hint."""
        super().__init__(detail)
        self.word = word
        self.known = tuple(known)


@dataclass(frozen=True)
class Scope:
    """What names stand for (their path in the view, and what they hold), and what has been found out on the way."""

    names: Mapping[str, tuple[Path, Domain]]
    known: Mapping[Path, Domain]
    in_loop: bool = False

    def with_name(self, name: str, path: Path, domain: Domain) -> "Scope":
        """Return the scope in which a loop has bound a name."""
        if name in self.names or name == LOOP:
            raise Trouble(f"`{name}` already stands for something else here")
        return replace(self, names={**self.names, name: (path, domain)}, in_loop=True)

    def knowing(self, path: Path, domain: Domain) -> "Scope":
        """Return the scope in which a path is known to hold less."""
        return replace(self, known={**self.known, path: domain})

    def look_up(self, path: Path) -> tuple[Path, Domain]:
        """Return a path's own name in the view and what it can hold. Raises Trouble."""
        if path[0] not in self.names:
            raise Trouble(f"`{path[0]}` is not known here", path[0], self.names)
        here, domain = self.names[path[0]]
        domain = self.known.get(here, domain)
        for step in path[1:]:
            domain = _step(domain, step, path)
            here = (*here, step)
            domain = self.known.get(here, domain)
        return here, domain


def domain_of(annotation: Any) -> Domain:
    """Return all that an annotation lets a field hold."""
    return frozenset(case for plain in alternatives(annotation) for case in _cases(plain))


def _cases(plain: Any) -> tuple[Case, ...]:
    if plain is NoneType:
        return (None,)
    if plain is bool:
        return (True, False)
    if isinstance(plain, type) and issubclass(plain, Vocabulary):
        return tuple(plain)
    return (plain,)


def _step(domain: Domain, step: str, path: Path) -> Domain:
    dotted = ".".join(path)
    found: set[Case] = set()
    for case in sorted(domain, key=name_of):
        if not _is_model(case):
            raise Trouble(f"`{dotted}` cannot be looked into: it may hold {name_of(case)}; ask for that first")
        if step not in case.model_fields:
            raise Trouble(f"`{dotted}`: {case.__name__} has no `{step}`", step, case.model_fields)
        found |= _held(case, step)
    return frozenset(found)


@cache
def _held(model: type[BaseModel], field: str) -> Domain:
    """Return all that a field of a model can hold; a template asks for the same few again and again."""
    literal = literal_of(model, field)
    return frozenset({literal}) if literal is not None else domain_of(model.model_fields[field].annotation)


def item_of(domain: Domain) -> Domain:
    """Return what a list's items can be. Raises Trouble where it is not one list of records with an id or mark."""
    items: set[Case] = set()
    for case in domain:
        if not is_list(case):
            raise Trouble(f"cannot be gone through: it may hold {name_of(case)}")
        items |= domain_of(get_args(case)[0])
    for item in items:
        if not (_is_model(item) and {"id", "mark"} & set(item.model_fields)):
            raise Trouble(f"cannot be gone through: {name_of(item)} has no id to be called by")
    return frozenset(items)


def divide(scope: Scope, test: Test, *, may_close: bool = False) -> tuple[Scope, Scope, Path]:
    """Return the scopes in which a test holds and does not, and the path that it divides.

    `may_close` allows the last arm of a choice to take all that is left. Raises Trouble where a side cannot be.
    """
    if test.path[0] == LOOP:
        return _turn(scope, test)
    path, domain = _asked(scope, test)
    if test.kind is TestKind.EMPTY:
        if any(not is_list(case) for case in domain):
            raise Trouble(f"`{'.'.join(test.path)}`: `is empty` can be asked of a list only")
        return scope, scope, path
    yes = frozenset(case for case in domain if _holds(test, case) != test.negated)
    no = domain - yes
    if not yes or not (no or may_close):
        raise Trouble(f"`{'.'.join(test.path)}` is {'always' if yes else 'never'} so here: there is nothing to ask")
    return scope.knowing(path, yes), scope.knowing(path, no), path


def _turn(scope: Scope, test: Test) -> tuple[Scope, Scope, Path]:
    """Take in a test of which turn a loop is at."""
    if not scope.in_loop:
        raise Trouble("`loop` can be asked about inside a `for` only, and not in a macro that is called there")
    if test.kind is not TestKind.TRUE or test.path not in TURNS:
        raise Trouble(f"`{'.'.join(test.path)}`: of `loop` only `loop.first` and `loop.last` can be asked")
    return scope, scope, test.path


def _asked(scope: Scope, test: Test) -> tuple[Path, Domain]:
    """Find what a test divides: where a word tells models apart, the models."""
    dotted = ".".join(test.path)
    if test.kind is TestKind.ONE_OF and len(test.path) > 1:
        parent, models = scope.look_up(test.path[:-1])
        if models and all(_is_model(case) and _tag(case, test) is not None for case in models):
            _check_words(test, {str(_tag(case, test)) for case in models})
            return parent, models
    path, domain = scope.look_up(test.path)
    if test.kind is TestKind.ONE_OF:
        if any(not isinstance(case, Vocabulary) for case in domain):
            raise Trouble(f"`{dotted}` is not a word of a vocabulary, or may be absent: ask for that first")
        _check_words(test, {str(word) for case in domain for word in type(case)})
    if test.kind is TestKind.TRUE and any(not isinstance(case, bool) for case in domain):
        raise Trouble(f"`{dotted}` is neither yes nor no: ask for a word, for none, or for recorded")
    return path, domain


def _is_model(case: Case) -> bool:
    return isinstance(case, type) and issubclass(case, BaseModel)


def _tag(model: Any, test: Test) -> str | None:
    return literal_of(model, test.path[-1]) if test.path[-1] in model.model_fields else None


def _check_words(test: Test, words: set[str]) -> None:
    for word in test.words:
        if word not in words:
            raise Trouble(f"`{'.'.join(test.path)}` has no word '{word}'", word, sorted(words))


def _holds(test: Test, case: Case) -> bool:
    match test.kind:
        case TestKind.NONE:
            return case is None
        case TestKind.TRUE:
            return case is True
        case TestKind.RECORDED:
            return case not in ABSENT.values()
        case TestKind.ONE_OF:
            return (str(_tag(case, test)) if isinstance(case, type) else str(case)) in test.words
        case kind:
            return case is ABSENT[kind]


def is_list(case: object) -> bool:
    """Tell whether a case is a list."""
    return get_origin(case) is tuple


def name_of(case: Case) -> str:
    """Name one case for a person."""
    if case is None:
        return "none"
    if isinstance(case, Enum):
        return f"'{case}'"
    return getattr(case, "__name__", str(case))
