"""The small semantic subset of HTML that templates are written in: one row for each element."""

from dataclasses import dataclass, field

__all__ = ["ELEMENTS", "ROOT", "Element"]

ROOT = "the template itself"
LEAVES = frozenset({"header", "footer-left", "footer-right", "h1", "h2", "h3", "p", "th", "td", "line"})


@dataclass(frozen=True, slots=True)
class Element:
    """Where an element may stand, what it must and may carry, whether it closes itself and whether it holds text."""

    parents: frozenset[str]
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    void: bool = False
    text: bool = False
    attributes: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Reckon all attributes that the element may carry."""
        object.__setattr__(self, "attributes", frozenset(self.required + self.optional))


_AT_ROOT = frozenset({ROOT})
_INLINE = LEAVES | {"strong"}

ELEMENTS: dict[str, Element] = {
    "header": Element(_AT_ROOT, text=True),
    "footer-left": Element(_AT_ROOT, text=True),
    "footer-right": Element(_AT_ROOT, text=True),
    "h1": Element(_AT_ROOT, ("id",), text=True),
    "h2": Element(_AT_ROOT, ("id",), text=True),
    "h3": Element(_AT_ROOT, ("id",), text=True),
    "p": Element(_AT_ROOT, ("id",), ("role",), text=True),
    "table": Element(_AT_ROOT, ("id", "widths")),
    "tr": Element(frozenset({"table"}), optional=("id",)),
    "th": Element(frozenset({"tr"}), text=True),
    "td": Element(frozenset({"tr"}), text=True),
    "declaration": Element(_AT_ROOT, ("id", "name"), void=True),
    "signature": Element(_AT_ROOT, ("id",)),
    "line": Element(frozenset({"signature"}), ("id", "label"), text=True),
    "page-break": Element(_AT_ROOT, ("id",), void=True),
    "strong": Element(LEAVES, text=True),
    "page": Element(_INLINE, void=True),
    "pages": Element(_INLINE, void=True),
    "new-line": Element(frozenset({"footer-left"}), void=True),
    "own-words": Element(_INLINE, optional=("kind",), void=True),
    "set-out": Element(_INLINE, void=True),
    "see": Element(_INLINE, ("clause",), void=True),
}
