"""Other readings of a part of an office file: without what was struck out or hidden, signs as letters, formulas."""

import html
import re
from collections.abc import Iterator
from typing import Final

from docgen.papers.text_flows import without_insets

__all__ = ["KNOWN_PARTS", "is_office_text", "readings", "unescaped"]

KNOWN_PARTS: Final = frozenset({"96367138dc44ce09bf2c8f0f8e49348a1478d2c5c0af69bbc2bbc38b63cdcead"})
"""SHA-256 of parts that programs put into every file: the small picture of an empty page of python-docx."""
STRUCK: Final = re.compile(r"<w:(del|moveFrom)(?:\s[^>]*)?(?<!/)>.*?</w:\1>", re.DOTALL)
ADDED: Final = re.compile(r"<w:(ins|moveTo)(?:\s[^>]*)?(?<!/)>.*?</w:\1>", re.DOTALL)
RUN: Final = re.compile(r"<w:r\b[^>]*>(?:(?!</w:r>).)*?</w:r>", re.DOTALL)
HIDDEN: Final = re.compile(r"<w:(?:vanish|webHidden)\b(?![^>]*w:val=\"(?:0|false)\")")
PARAGRAPH: Final = re.compile(r"<w:p(?:\s[^>]*)?(?<!/)>(?:(?!</w:p>).)*</w:p>", re.DOTALL)
RIGHT_TO_LEFT: Final = re.compile(r"<w:(?:rtl|bidi)\b(?![^>]*w:val=\"(?:0|false|off)\")")
MARKS: Final = re.compile("[\u200e\u200f\u2066-\u2069\u202a-\u202e]")
FAINT: Final = re.compile(rf"{HIDDEN.pattern}|<w:sz\b[^>]*w:val=\"[0-4]\"|<w:color\b[^>]*w:val=\"[Ff]{{6}}\"")
"""Runs that are hidden, or too small or too pale to be seen."""
SIGN: Final = re.compile(r"<w:sym\b[^>]*w:char=\"([0-9A-Fa-f]{4})\"[^>]*/>")
PRIVATE: Final = 0xF000
END: Final = re.compile(r"</w:(?:p|tc|tr)>|<w:(?:br|tab|cr)\b[^>]*>")
TAG: Final = re.compile(r"<[^<>]*>")
HEADER: Final = re.compile(r"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)>([^<]*)</")
HEADER_CODE: Final = re.compile(r"&(?:\"[^\"]*\"|K[0-9A-Fa-f+-]{6}|[0-9]+|[A-Z])")
FORMULA: Final = re.compile(
    r"<(?:\w+:)?(?:f|formula[12]?|definedName|\w+Formula)\b[^>]*>([^<]*)</|formatCode=\"([^\"]*)\""
)
HEAD: Final = 2_000
CHAR: Final = re.compile(r"\b(?:UNI)?CHAR\(\s*([0-9]{1,6})\s*\)", re.IGNORECASE)
LITERAL: Final = re.compile(r"\"((?:[^\"]|\"\")*)\"")
QUOTE: Final = re.compile(r"\bQUOTE\s+((?:[0-9]{2,5}\s+)+)")


OFFICE: Final = re.compile(
    r"<(?:w:|office:|pkg:|a:)|xmlns(?::\w+)?=[\"'][^\"']*(?:openxmlformats|microsoft|opendocument)"
)
ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""A letter by its number in words of a workbook (ECMA-376 part 1, 22.9.2.19)."""
GROUP: Final = re.compile(r"<(?:\w+:)?dateGroupItem\b([^<>]*)>")
PART_OF_DAY: Final = re.compile(r"\b(year|month|day)=[\"']([0-9]{1,4})[\"']")


def is_office_text(text: str) -> bool:
    """Tell whether a text of tags is one of an office program, in one file."""
    return OFFICE.search(text[:HEAD]) is not None


def unescaped(text: str) -> str:
    """Return the words of a workbook, or its tags, with letters in the place of their numbers."""
    if "_x" not in text:
        return text
    return ESCAPE.sub(lambda found: html.escape(_char(str(int(found[1], 16))), quote=True), text)


def readings(text: str) -> Iterator[str]:
    """Yield what a part says in readings that are not the one of all its text together."""
    for main, insets in without_insets(text):
        yield _plain(main)
        yield "\n".join(map(_plain, insets))
        if "<w:" in main:
            yield from _of_words(main)
    for group in GROUP.finditer(text):
        day = dict(PART_OF_DAY.findall(group[1]))
        yield "-".join(day[each] for each in ("year", "month", "day") if each in day)
    if "<w:" in text:
        yield from _of_words(text)
    for found in HEADER.finditer(text):
        yield HEADER_CODE.sub("", html.unescape(found[1]))
    for found in FORMULA.finditer(text):
        if told := _literals(html.unescape(found[1] or found[2] or "")):
            yield told


def _of_words(text: str) -> Iterator[str]:
    if "<w:del" in text or "<w:moveFrom" in text:
        yield _plain(STRUCK.sub("", text))
        yield " ".join(_plain(found[0]) for found in STRUCK.finditer(text))
        yield _plain("".join(found[0] for found in STRUCK.finditer(text)))
    if "<w:ins" in text or "<w:moveTo" in text:
        yield _plain(ADDED.sub("", text))
        yield _plain("".join(found[0] for found in ADDED.finditer(text)))
    if "<w:rtl" in text or "<w:bidi" in text:
        yield from _right_to_left(text)
    for unseen in (HIDDEN, FAINT):
        if unseen.search(text):
            yield _plain(RUN.sub(lambda found: "" if unseen.search(found[0]) else found[0], text))  # noqa: B023 - at once
    if "<w:sym" in text:
        yield _plain(SIGN.sub(_letter, text))
    for found in QUOTE.finditer(text):
        yield "".join(_char(each) for each in found[1].split())


def _right_to_left(text: str) -> Iterator[str]:
    """Yield paragraphs that run from right to left: letters of such runs turned, and runs in the order as seen."""
    said = [[*_runs(found[0])] for found in PARAGRAPH.finditer(text) if RIGHT_TO_LEFT.search(found[0])]
    yield " ".join("".join(told[::-1] if turned else told for told, turned in runs) for runs in said)
    yield " ".join("".join(told for told, _ in reversed(runs)) for runs in said)
    yield " ".join("".join(told[::-1] if turned else told for told, turned in reversed(runs)) for runs in said)


def _runs(paragraph: str) -> Iterator[tuple[str, bool]]:
    """Yield the text of each run, in pieces between the marks of a direction, and whether it is from right to left."""
    for found in RUN.finditer(paragraph):
        turned = RIGHT_TO_LEFT.search(found[0]) is not None
        yield from ((piece, turned) for piece in MARKS.split(_plain(found[0])))


def _plain(text: str) -> str:
    return html.unescape(TAG.sub("", END.sub(" ", text)))


def _letter(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return html.escape(chr(code - PRIVATE if PRIVATE <= code < PRIVATE + 256 else code))


def _literals(formula: str) -> str:
    """Return the literals of a formula one after the other, with the letters that it gives by their numbers."""
    told = CHAR.sub(lambda found: f'"{_char(found[1])}"', formula)
    return "".join(found.replace('""', '"') for found in LITERAL.findall(told))


def _char(number: str) -> str:
    code = int(number)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""  # noqa: PLR2004 - Unicode
