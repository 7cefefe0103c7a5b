"""The styles of a Word file: names, and what a paragraph inherits through them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from docgen.papers.ooxml_names import w

__all__ = ["Style", "StyleSheet", "is_on", "read_styles"]

VAL = w("val")
OFF = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class Style:
    """One style; each property is None where the style leaves it to the one that it is based on."""

    id: str
    name: str
    based_on: str | None
    bold: bool | None
    numbering: str | None
    level: int | None


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """All styles by id, and the id of the paragraph style that paragraphs without one have."""

    styles: Mapping[str, Style]
    plain: str

    def name(self, style_id: str) -> str:
        """Return a style's name, or its id where the file does not define it."""
        return self.styles[style_id].name if style_id in self.styles else style_id

    def bold(self, style_id: str) -> bool:
        """Tell whether a style makes text bold."""
        return next((each.bold for each in self._line(style_id) if each.bold is not None), False)

    def numbering(self, style_id: str) -> tuple[str, int | None, str] | None:
        """Return the numbering id, the level (None: by link) and the id of the style that gives them; None: none."""
        given = (each for each in self._line(style_id) if each.numbering is not None)
        return next(((each.numbering, each.level, each.id) for each in given if each.numbering is not None), None)

    def _line(self, style_id: str) -> Iterator[Style]:
        seen: set[str] = set()
        at: str | None = style_id
        while at is not None and at in self.styles and at not in seen:
            seen.add(at)
            yield self.styles[at]
            at = self.styles[at].based_on


def is_on(parent: etree._Element | None, name: str) -> bool | None:
    """Tell whether an on-off property (ECMA-376 part 1, 17.17.4) is on; None where it does not stand."""
    found = None if parent is None else parent.find(w(name))
    return None if found is None else found.get(VAL, "1") not in OFF


def read_styles(root: etree._Element | None) -> StyleSheet:
    """Read a styles part; None, for a file without one, gives no styles."""
    styles: dict[str, Style] = {}
    plain = ""
    for element in () if root is None else root.iterfind(w("style")):
        style = _read_style(element)
        styles[style.id] = style
        if element.get(w("type")) == "paragraph" and element.get(w("default"), "0") not in OFF:
            plain = style.id
    return StyleSheet(styles, plain)


def _read_style(element: etree._Element) -> Style:
    level = _value(element, "pPr", "numPr", "ilvl")
    style_id = element.get(w("styleId"), "")
    return Style(
        id=style_id,
        name=_value(element, "name") or style_id,
        based_on=_value(element, "basedOn"),
        bold=is_on(element.find(w("rPr")), "b"),
        numbering=_value(element, "pPr", "numPr", "numId"),
        level=int(level) if level and level.isdigit() else None,
    )


def _value(element: etree._Element, *path: str) -> str | None:
    found = element.find("/".join(w(name) for name in path))
    return None if found is None else found.get(VAL)
