"""What a format's reference.docx may set, and within which bounds: the same looks as print.css, in Word's words."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from docgen.errors import Fault, InputError, Place
from docgen.formats.looks import LEAST_CONTRAST, contrast_on_white
from docgen.papers.ooxml_names import w
from docgen.papers.ooxml_opening import open_package

__all__ = ["faults_of_reference"]

WHERE: Final = "reference.docx"
NEXT_STEP: Final = "Make it again from the reference document of an agreed format."
TABLE_GAP: Final = "Table Gap"
WHOLE: Final = re.compile(r"-?[0-9]{1,6}")
COLOUR: Final = re.compile(r"[0-9A-Fa-f]{6}")
FONTS: Final = {"Arial", "Arimo", "Liberation Sans", "Calibri", "Carlito", "Noto Sans", "Times New Roman", "Verdana"}

HOLDERS: Final = ("rPr", "pPr", "tblPr", "tcPr", "trPr", "tblCellMar", "tabs")

Range = tuple[int, int]
# Twips, half-points and 240ths of a line, as ECMA-376 part 1 (17.3.1, 17.3.2, 17.6) reckons them; None is any value.
BOUNDS: Final[Mapping[str, Mapping[str, Range | set[str] | None]]] = {
    **{name: {"val": None} for name in ("b", "bCs", "i", "iCs", "keepNext", "keepLines", "pageBreakBefore")},
    **{name: {"val": None} for name in ("contextualSpacing", "widowControl", "outlineLvl", "noProof")},
    "lang": {"val": None, "eastAsia": None, "bidi": None},
    "rFonts": {"ascii": FONTS, "hAnsi": FONTS, "eastAsia": FONTS, "cs": FONTS},
    "sz": {"val": (16, 40)},
    "szCs": {"val": (16, 40)},
    "u": {"val": {"none", "single"}},
    "kern": {"val": (0, 200)},
    "jc": {"val": {"left", "right", "center", "both", "start", "end"}},
    "numPr": {},
    "pBdr": {},
    "tabs": {},
    "tblBorders": {},
    "tblCellMar": {},
    "tblInd": {"w": (0, 400), "type": None},
    "tcBorders": {},
    **{key: {"w": (0, 400), "type": None} for key in ("top", "left", "bottom", "right", "start", "end")},
    "tab": {"val": {"left", "right", "center", "clear"}, "leader": None, "pos": (0, 15705)},
}
SPACING: Final[Mapping[str, Range | set[str] | None]] = {
    "val": (0, 60),
    "before": (0, 1200),
    "after": (0, 1200),
    "line": (220, 600),
    "lineRule": {"auto"},
}
INDENT: Final[Mapping[str, Range | set[str] | None]] = {
    **dict.fromkeys(("left", "start", "hanging"), (0, 2900)),
    **dict.fromkeys(("right", "end", "firstLine"), (0, 900)),
}
A4: Final[tuple[Range, Range]] = (11900, 11912), (16832, 16844)  # in twips
PAGE: Final[Mapping[str, Mapping[str, Range]]] = {
    "pgMar": {
        **dict.fromkeys(("top", "right", "bottom", "left"), (567, 3402)),
        **dict.fromkeys(("header", "footer"), (200, 1984)),
        "gutter": (0, 0),
    },
}


def faults_of_reference(data: bytes) -> tuple[Fault, ...]:
    """Return all that a format's reference document sets and may not, each with the style it stands in."""
    try:
        package = open_package(data, WHERE)
        main = package.related("", "officeDocument") or ""
        parts = [package.related(main, kind) for kind in ("styles", "numbering")]
        trees = [package.tree(part) for part in parts if part]
        page = package.tree(main) if main else None
    except InputError as refused:
        return refused.faults
    if page is None or len(trees) < len(parts):
        return (_fault("", "lacks a main document, styles or numbering."),)
    found = [fault for tree in trees for fault in _looks(tree)]
    return (*found, *_page(page))


def _fault(style: str, detail: str) -> Fault:
    return Fault(Place(WHERE, field=style), detail, NEXT_STEP)


def _looks(tree: etree._Element) -> Iterator[Fault]:
    for holder in tree.iter(*(w(name) for name in HOLDERS)):
        style = _style_of(holder)
        for look in holder.iterchildren(etree.Element):
            name = etree.QName(look).localname
            if holder.getparent() is not None and name in {"rPr", "pPr"}:
                continue  # it is a holder of its own
            if not _is_fine(look, name, style):
                yield _fault(style, f"sets `w:{name}` to what a format may not set, or may not set it at all.")


def _style_of(holder: etree._Element) -> str:
    style = next(holder.iterancestors(w("style")), None)
    name = None if style is None else style.find(w("name"))
    return "" if name is None else name.get(w("val"), "")


def _is_fine(look: etree._Element, name: str, style: str) -> bool:
    if style == TABLE_GAP and name in {"sz", "szCs"}:
        return True  # it holds no text: it parts two tables
    if name == "color":
        return _is_dark(look)
    if name == "ind":
        return _within(look, INDENT) and _number(look, "hanging") <= max(_number(look, "left"), _number(look, "start"))
    bounds = SPACING if name == "spacing" else BOUNDS.get(name)
    return bounds is not None and _within(look, bounds)


def _number(look: etree._Element, name: str) -> int:
    return int(look.get(w(name), "0"))


def _within(look: etree._Element, bounds: Mapping[str, Range | set[str] | None]) -> bool:
    return all(
        str(key) in {w(name) for name in bounds} and _may_be(str(value), bounds[etree.QName(str(key)).localname])
        for key, value in look.items()
    )


def _may_be(value: str, bound: Range | set[str] | None) -> bool:
    if bound is None or isinstance(bound, set):
        return bound is None or value in bound
    return bool(WHOLE.fullmatch(value)) and bound[0] <= int(value) <= bound[1]


def _is_dark(look: etree._Element) -> bool:
    value = look.get(w("val"), "")
    if set(look.keys()) != {w("val")} or not (value == "auto" or COLOUR.fullmatch(value)):
        return False
    parts = () if value == "auto" else [int(value[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    return not parts or contrast_on_white(parts) >= LEAST_CONTRAST


def _page(main: etree._Element) -> Iterator[Fault]:
    section = f"{w('body')}/{w('sectPr')}"
    size = main.find(f"{section}/{w('pgSz')}")
    turned = size is not None and size.get(w("orient")) == "landscape"
    wide, high = reversed(A4) if turned else A4
    for name, bounds in {"pgSz": {"w": wide, "h": high}, **PAGE}.items():
        found = main.find(f"{section}/{w(name)}")
        for key, bound in bounds.items():
            if found is None or not _may_be(found.get(w(key), "0"), bound):
                yield _fault("", f"lacks `w:{key}` of `w:{name}`, or sets it to what a format may not.")
