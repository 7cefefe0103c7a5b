"""What a template can say: the nodes of the allow-listed language, each with its place.

There is no node for anything else, so a template cannot loop without end, read, call or reach out.
"""

from dataclasses import dataclass
from enum import StrEnum

from docgen.document import TemplatePlace

__all__ = [
    "Branch",
    "Call",
    "Close",
    "For",
    "If",
    "Macro",
    "Node",
    "Open",
    "Path",
    "Print",
    "Template",
    "Test",
    "TestKind",
    "Text",
]

Path = tuple[str, ...]
"""A dotted path: `incident.outcome.date` is ("incident", "outcome", "date")."""


class TestKind(StrEnum):
    """What an `if` may ask."""

    TRUE = "true"
    NONE = "none"
    EMPTY = "empty"
    RECORDED = "recorded"
    NOT_RECORDED = "not_recorded"
    NOT_APPLICABLE = "not_applicable"
    WITHHELD = "withheld"
    ONE_OF = "one of"


@dataclass(frozen=True, slots=True)
class Test:
    """A question about one path; `words` are the vocabulary values of a ONE_OF."""

    kind: TestKind
    path: Path
    place: TemplatePlace
    negated: bool = False
    words: tuple[str, ...] = ()

    __test__ = False  # it is not one of pytest's


@dataclass(frozen=True, slots=True)
class Text:
    """Text between tags, with entities already read."""

    text: str
    place: TemplatePlace


@dataclass(frozen=True, slots=True)
class Open:
    """An opening tag; `void` where it closes itself."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    void: bool
    place: TemplatePlace

    def attribute(self, name: str) -> str | None:
        """Return an attribute's value, or None where the tag does not carry it."""
        return dict(self.attributes).get(name)


@dataclass(frozen=True, slots=True)
class Close:
    """A closing tag."""

    tag: str
    place: TemplatePlace


@dataclass(frozen=True, slots=True)
class Print:
    """`{{ path | printer }}`."""

    path: Path
    printer: str
    place: TemplatePlace


@dataclass(frozen=True, slots=True)
class Branch:
    """One arm of an `if`; no test is the `else`."""

    test: Test | None
    body: tuple["Node", ...]
    place: TemplatePlace


@dataclass(frozen=True, slots=True)
class If:
    """A choice between branches."""

    branches: tuple[Branch, ...]
    place: TemplatePlace


@dataclass(frozen=True, slots=True)
class For:
    """Once for each record of a list."""

    name: str
    path: Path
    body: tuple["Node", ...]
    place: TemplatePlace


@dataclass(frozen=True, slots=True)
class Call:
    """`{{ macro(path, ...) }}`."""

    name: str
    arguments: tuple[Path, ...]
    place: TemplatePlace


Node = Text | Open | Close | Print | If | For | Call


@dataclass(frozen=True, slots=True)
class Macro:
    """A named piece of template; it may call only macros that stand above it, so it ends."""

    name: str
    parameters: tuple[str, ...]
    body: tuple[Node, ...]
    place: TemplatePlace


@dataclass(frozen=True, slots=True)
class Template:
    """A whole template: its macros by name, in order, and its body."""

    file: str
    macros: dict[str, Macro]
    body: tuple[Node, ...]
