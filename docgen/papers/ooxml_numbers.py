"""The numbers that a word processor prints before paragraphs, reckoned from the numbering of the file itself."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from docgen.papers.ooxml_names import w
from docgen.papers.ooxml_styles import StyleSheet

__all__ = ["Counting", "Numbering", "read_numbering"]

VAL = w("val")
HUNDREDS = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"))
ROMAN = (*HUNDREDS, (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
LONGEST = 255  # characters of a level's text: as many as Word keeps
UNKNOWN = "?"
"""Stands for a number in a format that is not known here: never a guess."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how it counts, what it prints, and the style it is linked with."""

    start: int
    format: str
    text: str
    style: str | None


@dataclass(frozen=True, slots=True)
class List:
    """One numbering: the abstract numbering whose count it shares, its levels, and where levels start anew."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Numbering:
    """All numberings of a file by id."""

    lists: Mapping[str, List]


@dataclass(slots=True)
class Counting:
    """The count so far, while a story is read from its beginning."""

    numbering: Numbering
    styles: StyleSheet
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def number(self, properties: etree._Element | None, style_id: str) -> str | None:
        """Count one paragraph by its properties (`w:pPr`); return what is printed before it, None where nothing is."""
        found = self._place(properties, style_id)
        if found is None:
            return None
        list_id, level = found
        numbering = self.numbering.lists[list_id]
        counts = self.counts.setdefault(numbering.abstract, {})
        if list_id not in self.begun:
            self.begun.add(list_id)
            counts.update({at: start - 1 for at, start in numbering.starts.items()})
        counts[level] = counts.get(level, numbering.levels[level].start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        return _printed(numbering, counts, level)

    def _place(self, properties: etree._Element | None, style_id: str) -> tuple[str, int] | None:
        direct = None if properties is None else properties.find(w("numPr"))
        list_id = None if direct is None else _value(direct, "numId")
        level = None if direct is None else _integer(_value(direct, "ilvl"))
        if list_id is None:
            inherited = self.styles.numbering(style_id)
            if inherited is None:
                return None
            list_id, own, linked = inherited
            level = own if level is None else level
            level = self._linked_level(list_id, linked) if level is None else level
        numbering = self.numbering.lists.get(list_id)
        level = level or 0
        return (list_id, level) if numbering is not None and level in numbering.levels else None

    def _linked_level(self, list_id: str, style_id: str) -> int:
        numbering = self.numbering.lists.get(list_id)
        levels = {} if numbering is None else numbering.levels
        return next((at for at, level in levels.items() if level.style == style_id), 0)


def read_numbering(root: etree._Element | None) -> Numbering:
    """Read a numbering part; None, for a file without one, gives no numberings."""
    if root is None:
        return Numbering({})
    abstracts = {each.get(w("abstractNumId"), ""): _read_levels(each) for each in root.iterfind(w("abstractNum"))}
    lists = {}
    for element in root.iterfind(w("num")):
        abstract = _value(element, "abstractNumId") or ""
        lists[element.get(w("numId"), "")] = _read_list(element, abstract, abstracts.get(abstract, {}))
    return Numbering(lists)


def _read_list(element: etree._Element, abstract: str, levels: Mapping[int, Level]) -> List:
    starts: dict[int, int] = {}
    replaced: dict[int, Level] = {}
    for override in element.iterfind(w("lvlOverride")):
        at = _integer(override.get(w("ilvl"))) or 0
        start = _integer(_value(override, "startOverride"))
        if start is not None:
            starts[at] = start
        replaced |= _read_levels(override)
    return List(abstract, {**levels, **replaced}, starts)


def _read_levels(parent: etree._Element) -> dict[int, Level]:
    found = {}
    for element in parent.iterfind(w("lvl")):
        start = _integer(_value(element, "start"))
        found[_integer(element.get(w("ilvl"))) or 0] = Level(
            start=0 if start is None else start,
            format=_value(element, "numFmt") or "decimal",
            text=(_value(element, "lvlText") or "")[:LONGEST],
            style=_value(element, "pStyle"),
        )
    return found


def _printed(numbering: List, counts: Mapping[int, int], level: int) -> str | None:
    own = numbering.levels[level]
    if own.format in {"none", "bullet"}:
        return own.text or None

    def one(found: re.Match[str]) -> str:
        at = int(found.group(1)) - 1
        shown = numbering.levels.get(at, own)
        return FORMATS.get(shown.format, _unknown)(counts.get(at, shown.start))

    return re.sub(r"%([1-9])", one, own.text) or None


def _letters(number: int) -> str:
    """Count a to z, then aa to zz, as word processors do (ECMA-376 part 1, 17.18.59)."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else UNKNOWN


def _roman(number: int) -> str:
    printed, rest = "", number
    for value, letters in ROMAN:
        printed += letters * (rest // value)
        rest %= value
    return printed


def _unknown(_number: int) -> str:
    return UNKNOWN


FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters,
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letters(number).upper(),
    "upperRoman": lambda number: _roman(number).upper(),
}


def _integer(text: str | None) -> int | None:
    """Read a small whole number; a longer one is an attack or a fault, and counts as not written."""
    return int(text) if text is not None and re.fullmatch(r"-?[0-9]{1,5}", text) else None


def _value(element: etree._Element, name: str) -> str | None:
    found = element.find(w(name))
    return None if found is None else found.get(VAL)
