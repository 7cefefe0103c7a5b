"""The size and spacing of body text, read where a format decides them: its reference.docx and its print.css."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

import re
from collections.abc import Iterator
from functools import lru_cache

import tinycss2  # type: ignore[import-untyped]  # it ships no types
from lxml import etree

from docgen.checks.rule import Hit, Reads, TextReading, rule
from docgen.findings import Mender, Severity
from docgen.papers.ooxml_names import w
from docgen.papers.ooxml_opening import WordPackage, open_package

__all__ = ["body_text_is_12_point_and_one_and_a_half_spaced"]

BODY_STYLES = ("Numbered Paragraph", "Plain", "Declaration")
BODY_SELECTORS = frozenset({"html", "body", "p", ".numbered", ".plain", ".declaration"})
SMALLEST = 12.0
"""Points."""
CLOSEST = 1.5
FORMATS_KEPT = 8
"""Looks of formats, not of cases, whose reading is kept: a batch makes many statements of one."""
HALF_POINTS, LINE = 2, 240
"""How a Word file counts: sizes in half points, lines in 240ths (ECMA-376 part 1, 17.3.2.38 and 17.3.1.33)."""


@rule(
    "WS-10",
    source="FtTIAC Practice Direction (2024) para 1.6, adopted for statements",
    severity=Severity.WARNING,
    reads=Reads.TEXT,
    mender=Mender.FORMAT_OWNER,
    blind="The finished files' own sizes, which are not read: it reads what the format sets for body text, in points "
    "and plain numbers. Tables, corner marks and page edges may be smaller.",
)
def body_text_is_12_point_and_one_and_a_half_spaced(reading: TextReading) -> Iterator[Hit]:
    """The format sets body text at 12 point or more, with lines one and a half or more apart."""
    for detail in _small_in_word(reading.form.reference):
        yield Hit("reference.docx", detail, "Set it in the style.")
    for detail in _small_in_print(reading.form.css):
        yield Hit("print.css", detail, "Set it in print.css.")


@lru_cache(maxsize=FORMATS_KEPT)
def _small_in_word(reference: bytes) -> tuple[str, ...]:
    return tuple(_small_styles(open_package(reference, "reference.docx")))


@lru_cache(maxsize=FORMATS_KEPT)
def _small_in_print(css: str) -> tuple[str, ...]:
    return tuple(_small_rules(css))


def _small_styles(package: WordPackage) -> Iterator[str]:
    root = package.tree("word/styles.xml")
    named = {_value(style, "name", "val"): style for style in root.iterfind(w("style"))}
    for name in BODY_STYLES:
        line = list(_line(root, named.get(name)))
        size = _first(line, "rPr", "sz", "val")
        spacing, kind = _first(line, "pPr", "spacing", "line"), _first(line, "pPr", "spacing", "lineRule") or "auto"
        if size is None or int(size) / HALF_POINTS < SMALLEST:
            yield f"sets the style {name} smaller than 12 point."
        if spacing is None or kind != "auto" or int(spacing) / LINE < CLOSEST:
            yield f"sets the style {name} closer than one and a half lines."


def _line(root: etree._Element, style: etree._Element | None) -> Iterator[etree._Element]:
    """Yield a style, those it is based on, and the defaults of the file."""
    by_id = {each.get(w("styleId")): each for each in root.iterfind(w("style"))}
    seen: list[etree._Element] = []
    while style is not None and style not in seen:
        seen.append(style)
        style = by_id.get(_value(style, "basedOn", "val"))
    yield from seen
    yield from root.iterfind(f"{w('docDefaults')}/{w('pPrDefault')}")
    yield from root.iterfind(f"{w('docDefaults')}/{w('rPrDefault')}")


def _first(line: list[etree._Element], group: str, name: str, attribute: str) -> str | None:
    found = (each.find(f"{w(group)}/{w(name)}") for each in line)
    given = (each.get(w(attribute)) for each in found if each is not None)
    return next((value for value in given if (value is not None and value.isdecimal()) or value == "auto"), None)


def _value(element: etree._Element, name: str, attribute: str) -> str | None:
    found = element.find(w(name))
    return None if found is None else found.get(w(attribute))


def _small_rules(css: str) -> Iterator[str]:
    sizes: set[str] = set()
    for selectors, name, value in _declarations(css):
        for selector in sorted(selectors & BODY_SELECTORS):
            if name == "font-size":
                sizes.add(selector)
                points = re.fullmatch(r"([0-9.]+)pt", value)
                if points is None or float(points[1]) < SMALLEST:
                    yield f"sets {selector} smaller than 12 point, or not in points."
            if name == "line-height" and (re.fullmatch(r"[0-9.]+", value) is None or float(value) < CLOSEST):
                yield f"sets {selector} closer than one and a half lines, or not by a plain number."
    if not sizes & {"html", "body"}:
        yield "does not set the size of body text."


def _declarations(css: str) -> Iterator[tuple[set[str], str, str]]:
    """Yield the selectors, the name and the value of each declaration, in order."""
    for block in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if block.type == "qualified-rule":
            selectors = {each.strip() for each in tinycss2.serialize(block.prelude).split(",")}
            for part in tinycss2.parse_blocks_contents(block.content, skip_comments=True, skip_whitespace=True):
                if part.type == "declaration":
                    yield selectors, part.lower_name, tinycss2.serialize(part.value).strip()
