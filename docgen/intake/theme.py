"""The theme of a workbook: spreadsheet programs expect one, though every cell here says its own font and colours."""

from typing import Final

from lxml import etree
from lxml.etree import SubElement

__all__ = ["theme"]

DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
COLOURS: Final = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "1F3864", "lt2": "F2F2F2", "accent1": "1F4E79", "accent2": "9C0006",
    "accent3": "595959", "accent4": "7F6000", "accent5": "375623", "accent6": "3A3A8C", "hlink": "0000C0",
    "folHlink": "551A8B",
}  # fmt: skip
LINES: Final = ("6350", "12700", "19050")


def theme() -> etree._Element:
    """Return a plain theme: one font, twelve colours, no effects (ECMA-376 part 1, 20.1.6.9)."""
    root = etree.Element(_d("theme"), nsmap={"a": DRAWING})
    root.set("name", "docgen")
    elements = SubElement(root, _d("themeElements"))
    colours = SubElement(elements, _d("clrScheme"), name="docgen")
    for name, value in COLOURS.items():
        SubElement(SubElement(colours, _d(name)), _d("srgbClr"), val=value)
    fonts = SubElement(elements, _d("fontScheme"), name="docgen")
    for name in ("majorFont", "minorFont"):
        font = SubElement(fonts, _d(name))
        for script, face in (("latin", "Arial"), ("ea", ""), ("cs", "")):
            SubElement(font, _d(script), typeface=face)
    _formats(SubElement(elements, _d("fmtScheme"), name="docgen"))
    return root


def _formats(formats: etree._Element) -> None:
    """Write the three fills, lines, effects and backgrounds that a theme has at least."""
    for name in ("fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst"):
        every = SubElement(formats, _d(name))
        for width in LINES:
            if name == "lnStyleLst":
                _solid(SubElement(every, _d("ln"), w=width))
            elif name == "effectStyleLst":
                SubElement(SubElement(every, _d("effectStyle")), _d("effectLst"))
            else:
                _solid(every)


def _solid(parent: etree._Element) -> None:
    SubElement(SubElement(parent, _d("solidFill")), _d("schemeClr"), val="phClr")


def _d(name: str) -> str:
    return f"{{{DRAWING}}}{name}"
