"""What makes served bytes can be given no case: by the types of its parameters, and by what it imports.

Rules and the leak scan read cases, and what they find is internal. Composing, writing and the record beside a file are
given views, documents and bytes.
"""

import ast
import importlib
import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any, ForwardRef, TypeVar, get_args, get_origin, get_type_hints

import pytest
from pydantic import BaseModel

import docgen
from docgen.case import Case
from docgen.case.absence import Recorded, Withholding
from docgen.case.incidents import Incident
from docgen.case.people import Person
from docgen.case.record import Model, Record, View
from docgen.case.redaction import RedactionPlan
from docgen.case.redaction_record import RedactionRecord
from docgen.case.shape import field_type
from docgen.case.views import VIEWS, StatementView
from docgen.checks.rule import DataReading
from docgen.compose import compose
from docgen.document import Document, plain_text, record_beside
from docgen.findings import Finding
from docgen.pdf import write_pdf
from docgen.word import write_docx
from docgen.workflow.outputs import exhibits_in
from docgen.workflow.topics import Topic

HOUSE = Path(docgen.__file__).parent
ROOMS = ("compose", "document", "pdf", "word", "bundle")
"""The rooms that make served bytes, as far as they are built."""
MODULES = sorted(path for room in ROOMS for path in HOUSE.glob(f"{room}/*.py"))
DOORS = (compose, plain_text, write_docx, write_pdf, record_beside, exhibits_in)
STRANGERS = {
    # module: whose objects, without types, are handed about in it; nothing outside of its room imports it
    "docgen.pdf.declarations": "cffi's tables",
    "docgen.pdf.edges": "WeasyPrint's boxes",
    "docgen.pdf.engine": "WeasyPrint's headers",
    "docgen.pdf.hanging": "WeasyPrint's boxes",
    "docgen.pdf.internals": "WeasyPrint's functions",
    "docgen.pdf.marking": "WeasyPrint's boxes and Pango's fonts",
    "docgen.pdf.metadata": "pydyf's file",
    "docgen.pdf.tags": "WeasyPrint's boxes and pydyf's objects",
}
ANYTHING = frozenset({Any, object})
OF_THE_CASE = {
    # what the rooms may import from the room `case`: the type of views, and words that views hold
    "View", "WordsView", "Knowledge", "NotApplicable", "NotRecorded", "WithheldMark", "is_recorded",
}  # fmt: skip
CLOSED_MODULES = (
    "docgen.case.case", "docgen.case.loading", "docgen.case.editing", "docgen.case.plans",
    "docgen.case.consistency", "docgen.case.pointing", "docgen.checks", "docgen.disclosure", "docgen.intake",
    "docgen.workflow", "docgen.cli",
)  # fmt: skip
"""What holds, reads or changes a whole case."""


def models_in(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """A model and every model that a field of it can hold at whatever depth, but views."""
    if model not in seen and not issubclass(model, View):
        seen.add(model)
        for name in model.model_fields:
            for each in plain_types(field_type(model, name), set()):
                if isinstance(each, type) and issubclass(each, BaseModel):
                    models_in(each, seen)
    return seen


def plain_types(annotation: Any, seen: set[int]) -> Iterator[Any]:
    """Every type that an annotation speaks of: unions, containers, bounds and arguments opened."""
    if id(annotation) in seen:
        return
    seen.add(id(annotation))
    if isinstance(annotation, TypeVar):
        inner: tuple[Any, ...] = annotation.__constraints__ or (annotation.__bound__ or object,)
    elif isinstance(annotation, list):  # the parameters of a callable
        inner = tuple(annotation)
    elif get_origin(annotation) is Annotated:
        inner = get_args(annotation)[:1]
    elif get_args(annotation):
        inner = get_args(annotation)
    else:
        yield annotation
        return
    for each in inner:
        yield from plain_types(each, seen)


CLOSED = frozenset(models_in(Case, set())) | {RedactionPlan, RedactionRecord, Finding}
"""A case, every record in it, what stands beside it, and findings."""


def closed_in(annotation: Any, wide: frozenset[Any] = ANYTHING, seen: set[Any] | None = None) -> str:
    """Tell which type of an annotation can hold a case or a part of one; nothing where none can."""
    seen = set() if seen is None else seen
    for plain in plain_types(annotation, set()):
        if plain in wide or (isinstance(plain, ForwardRef) and plain.__forward_arg__ != "Json"):
            return "anything"
        if isinstance(plain, type) and plain not in seen and plain is not object:
            seen.add(plain)
            if issubclass(Case, plain) or issubclass(plain, tuple(CLOSED)):
                return plain.__name__
            for hint in hints_of(plain):
                if found := closed_in(hint, wide, seen):
                    return f"{plain.__name__}: {found}"
    return ""


@cache
def hints_of(plain: type) -> tuple[Any, ...]:
    """The types of the fields of a dataclass, named tuple or model of ours."""
    if not plain.__module__.startswith(("docgen.", "tests.")):
        return ()
    if issubclass(plain, BaseModel):
        return tuple(field_type(plain, name) for name in plain.model_fields)
    names = [each.name for each in fields(plain)] if is_dataclass(plain) else getattr(plain, "_fields", ())
    hints = get_type_hints(plain, include_extras=True) if names else {}
    return tuple(hints[name] for name in names)


def functions_of(module: ModuleType) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every function and method that is written in a module, private ones as well."""
    for name, each in vars(module).items():
        if getattr(each, "__module__", None) == module.__name__:
            for part, function in {name: each, **(vars(each) if inspect.isclass(each) else {})}.items():
                bare = inspect.unwrap(getattr(function, "__func__", getattr(function, "fget", function)))
                if inspect.isfunction(bare) and bare.__code__.co_filename == module.__file__:
                    yield (part if part == name else f"{name}.{part}"), bare


def is_class_of(each: object, module: ModuleType) -> bool:
    return inspect.isclass(each) and each.__module__ == module.__name__


def parameters_that_hold_a_case(
    function: Callable[..., Any], wide: frozenset[Any] = ANYTHING, **known: Any
) -> dict[str, str]:
    hints = get_type_hints(function, include_extras=True, localns=known)
    names = [name for name in inspect.signature(function).parameters if name not in {"self", "cls"}]
    found = {name: closed_in(hints.get(name, object), wide) for name in names}
    return {name: held for name, held in found.items() if held}


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(HOUSE.parent).with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_no_function_that_makes_served_bytes_can_be_given_a_case(path: Path) -> None:
    module = importlib.import_module(dotted(path))
    wide = frozenset[Any]() if module.__name__ in STRANGERS else ANYTHING
    found = {name: parameters_that_hold_a_case(function, wide) for name, function in functions_of(module)}
    assert {name: held for name, held in found.items() if held} == {}
    nouns = {name: closed_in(each, wide) for name, each in vars(module).items() if is_class_of(each, module)}
    assert {name: held for name, held in nouns.items() if held} == {}


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_the_doors_are_told_exactly_what_comes_in(door: Callable[..., Any]) -> None:
    assert parameters_that_hold_a_case(door) == {}


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_no_view_holds_a_record_of_the_case(view: type[View]) -> None:
    assert closed_in(view) == ""
    assert not issubclass(Case, view)


# Planted: each of these could be given a case, or is a near miss that could not.
R = TypeVar("R", bound=Record)
V = TypeVar("V", bound=View)


@dataclass(frozen=True)
class Holder:
    """A case in a dataclass."""

    day: date
    cases: tuple[Case, ...]


def takes_a_case(case: Case) -> None: ...
def takes_one_of_many(cases: Mapping[str, list[Case | None]]) -> None: ...
def takes_an_incident(incident: Incident) -> None: ...
def takes_a_person(person: Recorded[Person]) -> None: ...
def takes_what_is_withheld(kept: Withholding) -> None: ...
def takes_any_record(record: R) -> None: ...
def takes_any_model(model: Model) -> None: ...
def takes_any_pydantic_model(model: BaseModel) -> None: ...
def takes_anything(thing: Any) -> None: ...
def takes_any_object(*things: object) -> None: ...
def takes_what_has_no_type(thing) -> None: ...  # type: ignore[no-untyped-def]  # planted
def takes_a_holder(holder: Holder) -> None: ...
def takes_a_reading(reading: DataReading) -> None: ...
def takes_what_is_called_with_a_case(call: Callable[[Case], str]) -> None: ...
def takes_a_finding(found: Finding) -> None: ...


def takes_a_view(view: View, other: StatementView, *more: V) -> None: ...
def takes_a_document(document: Document, files: Mapping[str, bytes], pages: int | None) -> None: ...
def takes_a_topic(topic: Topic) -> None: ...


PLANTED = tuple(each for name, each in list(globals().items()) if name.startswith("takes_"))
NEAR_MISSES = (takes_a_view, takes_a_document, takes_a_topic)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted.__name__)
def test_a_planted_function_is_found_and_a_near_miss_is_not(planted: Callable[..., Any]) -> None:
    assert bool(parameters_that_hold_a_case(planted)) is (planted not in NEAR_MISSES)


def imports_of(path: Path) -> set[str]:
    """The modules of docgen that a module names in its imports, and `package:name` for each name of the case room."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("docgen"):
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.startswith("docgen")}
    return found


@cache
def graph() -> dict[str, set[str]]:
    """What each module of docgen imports of docgen, by name."""
    found = {dotted(path): imports_of(path) for path in HOUSE.rglob("*.py")}
    return {name: {each for each in imported if each in found} for name, imported in found.items()}


def reached(start: str, imports: Mapping[str, set[str]]) -> set[str]:
    """The modules that a module reaches by imports, through however many others."""
    seen, waiting = {start}, [start]
    while waiting:
        new = imports.get(waiting.pop(), set()) - seen
        seen |= new
        waiting += new
    return seen


def closed_among(modules: set[str]) -> set[str]:
    return {
        name
        for name in modules
        if name == "docgen.case" or f"{name}.".startswith(tuple(f"{c}." for c in CLOSED_MODULES))
    }


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_what_makes_served_bytes_reaches_no_module_that_holds_or_reads_a_case(path: Path) -> None:
    assert closed_among(reached(dotted(path), graph())) == set()


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_what_makes_served_bytes_imports_of_the_case_only_what_views_are_made_of(path: Path) -> None:
    names = {
        alias.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("docgen.case")
        for alias in node.names
    }
    assert names <= (OF_THE_CASE if path.parent.name == "compose" else set())


@pytest.mark.parametrize("module", STRANGERS)
def test_what_is_without_types_is_handed_about_within_its_room(module: str) -> None:
    room = module.rpartition(".")[0]
    assert [name for name, imported in graph().items() if module in imported and not name.startswith(room)] == []


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ({"docgen.word.runs": {"docgen.case.case"}}, {"docgen.case.case"}),
        ({"docgen.word.runs": {"docgen.case"}}, {"docgen.case"}),
        ({"docgen.papers.ooxml_names": {"docgen.disclosure.served"}}, {"docgen.disclosure.served"}),
        ({"docgen.word.runs": {"docgen.case.record"}}, set()),
    ],
    ids=["a case", "the whole room", "through another module", "a near miss"],
)
def test_a_planted_import_is_found(planted: dict[str, set[str]], found: set[str]) -> None:
    imports = {name: {*imported, *planted.get(name, ())} for name, imported in graph().items()}
    assert closed_among(reached("docgen.word.writer", imports)) >= found
    assert bool(closed_among(reached("docgen.word.writer", imports))) is bool(found)
