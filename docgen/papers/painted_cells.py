"""Cells of a spreadsheet whose words are painted over: dark on dark, so that they only look redacted."""

import re
from collections.abc import Collection, Iterator
from typing import Final

__all__ = ["has_painted_cells", "painted_styles"]

STYLES: Final = re.compile(r"<(?:\w+:)?(fonts|fills|cellXfs)\b[^>]*>(.*?)</(?:\w+:)?\1>", re.DOTALL)
FONT: Final = re.compile(r"<(?:\w+:)?font(?:\s[^>]*)?/>|<(?:\w+:)?font(?:\s[^>]*)?>.*?</(?:\w+:)?font>", re.DOTALL)
FILL: Final = re.compile(r"<(?:\w+:)?fill(?:\s[^>]*)?/>|<(?:\w+:)?fill(?:\s[^>]*)?>.*?</(?:\w+:)?fill>", re.DOTALL)
STYLE: Final = re.compile(r"<(?:\w+:)?xf\b([^>]*)>")
NUMBER: Final = re.compile(r"\b(fontId|fillId)=\"([0-9]{1,6})\"")
SOLID: Final = re.compile(r"patternType=\"solid\"[^>]*>.*?<(?:\w+:)?fgColor\b([^>]*)>", re.DOTALL)
COLOUR: Final = re.compile(r"<(?:\w+:)?color\b([^>]*)>")
RGB: Final = re.compile(r"\brgb=\"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})\"")
BY_NUMBER: Final = re.compile(r"\b(indexed|theme)=\"([0-9]{1,3})\"")
DARK_BY_NUMBER: Final = {("indexed", "0"), ("indexed", "8"), ("indexed", "64"), ("theme", "1"), ("theme", "3")}
CELL: Final = re.compile(r"<(?:\w+:)?c\b([^>]*[^/>])>\s*<(?:\w+:)?(?:v|is|f)\b")
OF_CELL: Final = re.compile(r"\bs=\"([0-9]{1,6})\"")
DARKEST: Final = 0x40
"""Of 255, of red, green and blue each: up to there nobody tells words from their ground."""


def painted_styles(styles: str) -> frozenset[int]:
    """Return the numbers of cell styles, by the XML of a workbook's styles, whose words and ground are both dark."""
    parts = {found[1]: found[2] for found in STYLES.finditer(styles)}
    fonts = [_is_dark(_only(COLOUR, font)) for font in FONT.findall(parts.get("fonts", ""))]
    fills = [
        (ground := _only(SOLID, fill)) is not None and _is_dark(ground) for fill in FILL.findall(parts.get("fills", ""))
    ]
    return frozenset(_painted(parts.get("cellXfs", ""), fonts, fills))


def _painted(styles: str, fonts: list[bool], fills: list[bool]) -> Iterator[int]:
    for at, style in enumerate(STYLE.findall(styles)):
        given = {name: int(number) for name, number in NUMBER.findall(style)}
        font, fill = given.get("fontId", 0), given.get("fillId", 0)
        if font < len(fonts) and fill < len(fills) and fonts[font] and fills[fill]:
            yield at


def _only(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found[1] if found else None


def _is_dark(colour: str | None) -> bool:
    """Tell whether a colour is dark; words without one are black."""
    if colour is None:
        return True
    if rgb := RGB.search(colour):
        return max(bytes.fromhex(rgb[1])) <= DARKEST
    return any(found in DARK_BY_NUMBER for found in BY_NUMBER.findall(colour))


def has_painted_cells(sheet: str, painted: Collection[int]) -> bool:
    """Tell whether a cell of a sheet has something in it, and one of some styles."""
    styles = (OF_CELL.search(cell) for cell in CELL.findall(sheet)) if painted else ()
    return any(style is not None and int(style[1]) in painted for style in styles)
