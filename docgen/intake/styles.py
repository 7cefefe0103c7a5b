"""How the cells of a workbook look; every one holds text, so that no program makes something else of it."""

from typing import Final

from lxml import etree
from lxml.etree import SubElement

from docgen.intake.pages import Face

__all__ = ["WRAPPED", "styles"]

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TEXT: Final = "49"
"""The built-in format @: what is typed stays as it is typed (ECMA-376 part 1, 18.8.30)."""
FONTS = (
    ("11", "", "FF000000"),
    ("14", "b", "FF000000"),
    ("11", "b", "FF000000"),
    ("10", "i", "FF404040"),
    ("11", "b", "FF9C0006"),
)
FILLS = ("", "FFDDE6F0", "FFC6D4E6", "FFF2F2F2", "FFFCE4E4", "FFFFF2B3")
LOOKS = {
    # face: font, fill, whether lines are drawn round it
    Face.PLAIN: (0, 0, False),
    Face.TITLE: (1, 0, False),
    Face.HEAD: (0, 1, True),
    Face.HEAD_REQUIRED: (2, 2, True),
    Face.TEXT: (0, 0, True),
    Face.NAME: (0, 3, True),
    Face.NOTE: (3, 0, False),
    Face.CLOSED: (4, 4, True),
    Face.STRONG: (2, 0, False),
    Face.READ: (0, 5, True),
}
WRAPPED = frozenset(Face) - {Face.TITLE, Face.CLOSED}


def styles() -> etree._Element:
    """Return the part that says how cells look; the order of the styles is that of `Face`."""
    root = etree.Element(_m("styleSheet"), nsmap={None: MAIN})
    fonts = SubElement(root, _m("fonts"), count=str(len(FONTS)))
    for size, weight, colour in FONTS:
        font = SubElement(fonts, _m("font"))
        if weight:
            SubElement(font, _m(weight))
        SubElement(font, _m("sz"), val=size)
        SubElement(font, _m("color"), rgb=colour)
        SubElement(font, _m("name"), val="Arial")
    _fills(root)
    _borders(root)
    SubElement(
        SubElement(root, _m("cellStyleXfs"), count="1"), _m("xf"), numFmtId="0", fontId="0", fillId="0", borderId="0"
    )
    every = SubElement(root, _m("cellXfs"), count=str(len(LOOKS)))
    for face in Face:
        _face(every, face)
    named = SubElement(SubElement(root, _m("cellStyles"), count="1"), _m("cellStyle"))
    named.attrib.update({"name": "Normal", "xfId": "0", "builtinId": "0"})
    return root


def _face(every: etree._Element, face: Face) -> None:
    font, fill, lined = LOOKS[face]
    facts = {
        "numFmtId": TEXT, "fontId": str(font), "fillId": str(fill + 1 if fill else 0), "borderId": str(int(lined)),
        "xfId": "0", "applyNumberFormat": "1", "applyFont": "1", "applyFill": "1", "applyBorder": "1",
        "applyAlignment": "1",
    }  # fmt: skip
    look = SubElement(every, _m("xf"), facts)
    SubElement(look, _m("alignment"), vertical="top", wrapText=str(int(face in WRAPPED)))


def _fills(root: etree._Element) -> None:
    """Write the fills; the first two, none and grey dots, are fixed by every spreadsheet program."""
    fills = SubElement(root, _m("fills"), count=str(len(FILLS) + 1))
    for pattern in ("none", "gray125"):
        SubElement(SubElement(fills, _m("fill")), _m("patternFill"), patternType=pattern)
    for colour in FILLS[1:]:
        pattern_fill = SubElement(SubElement(fills, _m("fill")), _m("patternFill"), patternType="solid")
        SubElement(pattern_fill, _m("fgColor"), rgb=colour)
        SubElement(pattern_fill, _m("bgColor"), indexed="64")


def _borders(root: etree._Element) -> None:
    borders = SubElement(root, _m("borders"), count="2")
    for style in ("", "thin"):
        border = SubElement(borders, _m("border"))
        for side in ("left", "right", "top", "bottom", "diagonal"):
            lined = style and side != "diagonal"
            line = SubElement(border, _m(side))
            if lined:
                line.set("style", style)
                SubElement(line, _m("color"), rgb="FFBFBFBF")


def _m(name: str) -> str:
    return f"{{{MAIN}}}{name}"
