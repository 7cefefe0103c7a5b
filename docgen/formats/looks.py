"""What a format's print.css may set, and within which bounds: what a statement needs, and nothing that hides text.

A property that is not listed here is refused by its name. So a look can neither make words unseen nor layout endless.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import tinycss2  # type: ignore[import-untyped]  # it ships no types
from tinycss2.color3 import RGBA, parse_color  # type: ignore[import-untyped]  # it ships no types

from docgen.errors import Fault, Place

__all__ = ["contrast_on_white", "faults_of_css"]

CSS = "print.css"
MM = 72 / 25.4
POINTS = {"pt": 1.0, "mm": MM, "cm": 10 * MM, "in": 72.0, "px": 0.75, "em": 12.0}
"""Points in each unit; an em is taken at the size of plain text, which the bounds of font-size keep near enough."""
LEAST_CONTRAST = 4.5
"""WCAG 2.1, 1.4.3: text against its ground."""
MOST_TINT = 1.15
DARKEST = 0.04045
"""Below this a part of sRGB is linear (IEC 61966-2-1)."""
NEGATIVE_INDENT = "text-indent"
FOR_FEW_ONLY = {
    "white-space": ({"pre-wrap"}, {".mark", ".date"}),
    "height": ({"auto"}, {".page-break"}),
    "display": (set[str](), {".blank"}),
}
"""What would run other text off the page or over itself: the words that all may use, and who may use others."""
PLAIN_SELECTORS = {"ident", "hash", "literal", "whitespace"}
BOXES = {f"{edge}-{side}" for edge in ("top", "bottom") for side in ("left", "center", "right")}

Token = Any
Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Bound:
    """What a property may be: words, lengths in points, plain numbers, percentages, a colour; `most` values in all."""

    words: frozenset[str] = frozenset()
    length: Range | None = None
    number: Range | None = None
    percent: Range | None = None
    contrast: Range | None = None
    most: int = 1
    no_em: bool = False
    empty: bool = False

    def holds(self, token: Token) -> bool:
        """Tell whether one value is within."""
        kinds = {
            "ident": lambda: token.lower_value in self.words or self._is_colour(token),
            "hash": lambda: self._is_colour(token),
            "dimension": lambda: self._is_length(token),
            "number": lambda: (token.value == 0 and _within(0, self.length)) or _within(token.value, self.number),
            "percentage": lambda: _within(token.value, self.percent),
            "string": lambda: self.empty and not token.value,
        }
        return kinds.get(token.type, bool)()

    def _is_length(self, token: Token) -> bool:
        unit = token.lower_unit
        known = unit in POINTS and not (self.no_em and unit == "em")
        return known and _within(token.value * POINTS[unit], self.length)

    def _is_colour(self, token: Token) -> bool:
        colour = parse_color(token)
        opaque = isinstance(colour, RGBA) and colour.alpha == 1
        return opaque and _within(contrast_on_white(colour[:3]), self.contrast)


def _within(value: float, bounds: Range | None) -> bool:
    return bounds is not None and bounds[0] <= value <= bounds[1]


def contrast_on_white(colour: Iterable[float]) -> float:
    """Return the contrast of a colour (red, green, blue from 0 to 1) against white, from 1 to 21 (WCAG 2.1)."""
    parts = (part / 12.92 if part <= DARKEST else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    light = sum(part * weight for part, weight in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))
    return 1.05 / (light + 0.05)


def _words(*words: str) -> Bound:
    return Bound(frozenset(words))


def _mm(least: float, most: float, values: int = 1) -> Bound:
    return Bound(length=(least * MM, most * MM), most=values)


_EDGES = ("top", "right", "bottom", "left")
_LINE = Bound(frozenset({"none", "solid", "dotted", "dashed"}), length=(0, 3), contrast=(1, 21), most=4)
_GROUND = Bound(frozenset({"none", "transparent"}), contrast=(1, MOST_TINT))
_BOX: dict[str, Bound] = {
    "color": Bound(frozenset({"inherit"}), contrast=(LEAST_CONTRAST, 21)),
    "content": Bound(empty=True),
    "font-size": Bound(length=(8, 20), no_em=True),
    "font-style": _words("normal", "italic"),
    "font-weight": Bound(frozenset({"normal", "bold"}), number=(400, 700)),
    "letter-spacing": Bound(frozenset({"normal"}), length=(0, 3)),
    "padding": _mm(0, 15, 4),
    "padding-bottom": _mm(0, 15),
    "padding-left": _mm(0, 15),
    "padding-right": _mm(0, 15),
    "padding-top": _mm(0, 15),
    "text-align": _words("left", "right", "center", "justify", "start", "end"),
    "vertical-align": _words("top", "middle", "bottom", "baseline"),
    "width": Bound(percent=(15, 60)),
}
_PAGE: dict[str, Bound] = {
    "margin": _mm(10, 60, 4),
    **{f"margin-{edge}": _mm(10, 60) for edge in _EDGES},
    "size": Bound(frozenset({"a4", "portrait"}), most=2),
}
_TEXT: dict[str, Bound] = {
    **{name: bound for name, bound in _BOX.items() if name != "content"},
    "background": _GROUND,
    "background-color": _GROUND,
    "border": _LINE,
    **{f"border-{edge}": _LINE for edge in _EDGES},
    **{f"border-{part}": _LINE for part in ("color", "style", "width")},
    "border-collapse": _words("collapse", "separate"),
    "break-after": _words("auto", "avoid", "page"),
    "break-before": _words("auto", "avoid", "page"),
    "break-inside": _words("auto", "avoid"),
    "display": _words("inline-block"),
    "height": Bound(frozenset({"auto"}), length=(0, 0)),
    "hyphens": _words("none", "manual"),
    "line-height": Bound(number=(1.1, 2.5)),
    "margin": _mm(-5, 20, 4),
    **{f"margin-{edge}": _mm(-5, 20) for edge in _EDGES},
    "orphans": Bound(number=(1, 5)),
    "overflow-wrap": _words("break-word", "anywhere"),
    "padding-left": _mm(0, 50),
    "tab-size": Bound(length=(0, 50 * MM)),
    "table-layout": _words("fixed"),
    "text-decoration": _words("none", "underline"),
    NEGATIVE_INDENT: _mm(-50, 20),
    "white-space": _words("pre-wrap", "pre"),
    "widows": Bound(number=(1, 5)),
    "width": Bound(frozenset({"auto"}), percent=(20, 100), length=(20 * MM, 120 * MM)),
}


def faults_of_css(css: str) -> tuple[Fault, ...]:
    """Return all that a format's print.css sets and may not, each with its line and column."""
    return tuple(_sheet(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))


def _fault(node: Token, detail: str, next_step: str = "") -> Fault:
    return Fault(Place(CSS, node.source_line, node.source_column), detail, next_step)


def _sheet(nodes: Iterable[Token]) -> Iterator[Fault]:
    for node in nodes:
        if node.type == "qualified-rule":
            yield from _rule(node)
        elif node.type == "at-rule" and node.lower_at_keyword == "page" and node.content is not None:
            yield from _page(node)
        else:
            yield _not_understood(node)


def _not_understood(node: Token) -> Fault:
    if node.type == "at-rule":
        return _fault(node, f"`@{node.at_keyword}` is not a rule that a format may use here.", "Delete it.")
    return _fault(node, "is not a style rule that docgen understands.", "Delete it, or mend its spelling.")


def _page(node: Token) -> Iterator[Fault]:
    if any(token.type != "whitespace" for token in node.prelude):
        yield _fault(node, "`@page` may not be of some pages only.", "Write plain @page.")
    for inner in _inside(node):
        if inner.type == "at-rule" and inner.lower_at_keyword in BOXES and inner.content is not None:
            yield from _declarations(_inside(inner), _BOX)
        else:
            yield from _declarations([inner], _PAGE)


def _rule(node: Token) -> Iterator[Fault]:
    if any(token.type not in PLAIN_SELECTORS for token in node.prelude):
        yield _fault(node, "has a selector that is not made of plain names, classes and ids.")
        return
    found = _inside(node)
    yield from _declarations(found, _TEXT)
    yield from _only_where_it_belongs(node, found)
    yield from _hanging(found)


def _inside(node: Token) -> list[Token]:
    return list(tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True))


def _values(declaration: Token) -> list[Token]:
    return [token for token in declaration.value if token.type not in {"whitespace", "comment"}]


def _declarations(nodes: Iterable[Token], table: Mapping[str, Bound]) -> Iterator[Fault]:
    for node in nodes:
        if node.type != "declaration":
            yield _not_understood(node)
        elif node.lower_name not in table:
            yield _fault(node, f"`{node.name}` is not a property that a format may set here.", "Delete it.")
        else:
            yield from _declaration(node, table[node.lower_name])


def _declaration(node: Token, bound: Bound) -> Iterator[Fault]:
    values = _values(node)
    if node.important:
        yield _fault(node, f"`{node.name}` may not be !important.", "Delete the word.")
    if not 1 <= len(values) <= bound.most or not all(bound.holds(value) for value in values):
        detail = f"`{node.name}` is set to what a format may not set it to."
        yield _fault(node, detail, "Take the value of the format that docgen ships, or one near it.")


def _only_where_it_belongs(rule: Token, nodes: Iterable[Token]) -> Iterator[Fault]:
    chosen = {part.strip() for part in "".join(token.value for token in rule.prelude).split(",")}
    for node in nodes:
        free, allowed = FOR_FEW_ONLY.get(getattr(node, "lower_name", ""), (set(), chosen))
        words = {getattr(value, "lower_value", "") for value in _values(node)} if node.type == "declaration" else free
        if not (words <= free or chosen <= allowed):
            yield _fault(node, f"`{node.name}` may be set so for {', '.join(sorted(allowed))} only.")


def _hanging(nodes: Iterable[Token]) -> Iterator[Fault]:
    """Ask that a line which hangs out to the left has the room to do so."""
    lengths = {node.lower_name: (_points(node), node) for node in nodes if node.type == "declaration"}
    indent, node = lengths.get(NEGATIVE_INDENT, (0.0, None))
    room, _ = lengths.get("padding-left", (0.0, None))
    if node is not None and indent + room < 0:
        yield _fault(node, "`text-indent` hangs out further than `padding-left` of the same rule leaves room for.")


def _points(declaration: Token) -> float:
    values = [token for token in _values(declaration) if token.type == "dimension"]
    return values[0].value * POINTS.get(values[0].lower_unit, 0) if values else 0.0
