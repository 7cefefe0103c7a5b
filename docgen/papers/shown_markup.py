"""HTML as a browser shows it: without what its style hides, with what its style writes."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

__all__ = ["LARGEST_STYLED", "as_shown", "is_styled"]

LARGEST_STYLED: Final = 5_000_000
"""Characters of HTML that are read as they are shown."""
MOST_RULES: Final = 5_000
MOST_FOR_ONE: Final = 20
MOST_WRITTEN: Final = 1_000_000
"""Characters that a style may write on one page."""
LONGEST_SELECTOR: Final = 200
STYLED: Final = re.compile(r"\sstyle\s*=|<style\b|\shidden\b|<font\b|<template\b|<details\b|\sdir\s*=", re.IGNORECASE)
TOKEN: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<(/?)([A-Za-z][\w:-]{0,60})((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+[^<>]*)>"
    r"|<[!?][^<>]*>|<!\[CDATA\[|\]\]>",
    re.DOTALL,
)
ATTRIBUTE: Final = re.compile(r"([\w:-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
SHEET: Final = re.compile(r"<style\b[^>]*>(.*?)(?:</style|\Z)", re.IGNORECASE | re.DOTALL)
REMARK: Final = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
ESCAPE: Final = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})[ \t\r\n]?|(.))", re.DOTALL)
CONTENT: Final = re.compile(r"(?<![\w-])content\s*:\s*([^;{}]*)", re.IGNORECASE)
PIECE: Final = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|attr\(\s*([\w-]+)", re.DOTALL)
SIMPLE: Final = re.compile(r"(\*|[A-Za-z][\w-]*)?((?:[.#][\w-]+)*)(?:\[[^\]]*\])*((?:::?[\w-]+(?:\([^)]*\))?)*)")
NONE: Final = r"(?:!|;|$)"
HIDES: Final = re.compile(
    rf"display:none|visibility:(?:hidden|collapse)|(?:^|;)opacity:0?\.?0*%?{NONE}|font-size:(?:0+\.?0*|\.0+)(?:[a-z]+|%)?{NONE}"
    r"|font:[a-z]*0(?![.\d])|mso-hide:all|content-visibility:hidden"
)
MAY_HIDE: Final = re.compile(
    rf"font-size:[0-2]?(?:\.\d+)?(?:px|pt){NONE}|(?:^|;)opacity:0?\.0\d|(?<![a-z])(?:left|right|top|bottom|text-indent|margin[a-z-]*):-\d{{3,}}"
    rf"|(?:^|;)(?:max-)?(?:width|height):[01](?:px|pt|em|%)?{NONE}|(?:^|;)clip(?:-path)?:|scale[xy]?\(0"
    rf"|(?:^|;)color:(?:transparent|white|#f[a-f0-9]?f[a-f0-9]?f[a-f0-9]?|#[a-f0-9]{{6}}00|[a-z]+\([^)]*/0?\.?0*%?\)|[a-z]+a\([^)]*,0?\.?0*%?\)"
    rf"|rgb\(25\d,25\d,25\d\)){NONE}"
)
TURNS: Final = re.compile(r"unicode-bidi:(?:isolate-|bidi-)?override")
TURNED_ON, TURNED_OFF = "\u202e", "\u202c"
VOID: Final = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
NO_WORDS: Final = frozenset(["script", "style", "template", "noscript", "title", "datalist"])
FOLDED: Final = frozenset(["details", "select", "dialog", "object", "iframe", "audio", "video", "canvas"])
ENDS_ITSELF: Final = frozenset(["p", "li", "td", "th", "tr", "dt", "dd", "option"])
BLOCKS: Final = ENDS_ITSELF | frozenset([
    "article", "blockquote", "body", "br", "div", "dl", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "ol", "pre", "section", "tab", "table", "tc", "ul",
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a style says of an element: whom it is of, whether it hides, turns, and what it writes before and after."""

    tag: str
    marks: frozenset[str]
    style: str
    before: str = ""
    after: str = ""


@dataclass(slots=True)
class _Open:
    """An element that is open: what it hides under, and what is written at its end."""

    tag: str
    hidden: bool
    after: str


def is_styled(text: str) -> bool:
    """Tell whether a text of tags says how it is shown."""
    return STYLED.search(text) is not None


def as_shown(text: str) -> Iterator[str]:
    """Yield what is shown without what is hidden for certain, and what may be; then all that is hidden, as one word."""
    sheet = _Sheet(text)
    for doubtful in (False, True):
        page = _Page(sheet, doubtful=doubtful)
        page.read(text)
        yield "".join(page.shown)
        yield "".join(page.hidden)
    if sheet.written:
        yield "".join(sheet.written)


class _Sheet:
    """The rules of a page's own styles, by what they are of."""

    def __init__(self, text: str) -> None:
        self.rules: dict[str, list[_Rule]] = {}
        self.written: list[str] = []
        for sheet in SHEET.finditer(text):
            for rule in REMARK.sub("", html.unescape(sheet[1])).split("}")[:MOST_RULES]:
                selectors, _, said = rule.rpartition("{")
                self._add(selectors.rpartition("{")[2], said)

    def _add(self, selectors: str, said: str) -> None:
        writes = CONTENT.search(said)
        for selector in selectors.split(",")[:MOST_FOR_ONE]:
            found = SIMPLE.fullmatch(re.split(r"[\s>+~]+", selector.strip())[-1][:LONGEST_SELECTOR])
            if found is None:
                continue
            marks = frozenset(re.findall(r"[.#][\w-]+", found[2]))
            told = writes[1] if writes else ""
            after = "after" in found[3]
            key = min(marks, default=(found[1] or "*").casefold())
            style = "" if found[3] and writes else _plain_style(said)
            rule = _Rule((found[1] or "*").casefold(), marks, style, "" if after else told, told if after else "")
            held = self.rules.setdefault(key, [])
            if len(held) < MOST_FOR_ONE and rule not in held:
                held.append(rule)
        self.written += [_unescaped(one or other) for one, other, _ in PIECE.findall(writes[1] if writes else "")]

    def of(self, tag: str, told: dict[str, str]) -> list[_Rule]:
        """Return the rules that are of an element."""
        marks = {f".{each}" for each in told.get("class", "").split()} | {f"#{told.get('id', '')}"}
        found = [rule for key in ("*", tag, *marks) for rule in self.rules.get(key, ())]
        return [rule for rule in found if rule.tag in {"*", tag} and rule.marks <= marks]


class _Page:
    """A page as it is shown, while it is read."""

    def __init__(self, sheet: _Sheet, *, doubtful: bool) -> None:
        self.shown: list[str] = []
        self.hidden: list[str] = []
        self._sheet, self._doubtful = sheet, doubtful
        self._open: list[_Open] = []
        self._many: dict[str, int] = {}
        self._left = MOST_WRITTEN

    def read(self, text: str) -> None:
        at = 0
        for found in TOKEN.finditer(text):
            self._say(html.unescape(text[at : found.start()]))
            at = found.end()
            if found[2] and found[1]:
                self._end(found[2].casefold())
            elif found[2]:
                self._begin(found[2].casefold(), found[3])
        self._say(html.unescape(text[at:]))

    def _say(self, text: str) -> None:
        (self.hidden if self._open and self._open[-1].hidden else self.shown).append(text)

    def _begin(self, tag: str, said: str) -> None:
        if tag in ENDS_ITSELF and self._open and self._open[-1].tag == tag:
            self._pop()
        told = {
            found[1].casefold(): html.unescape(found[2] or found[3] or found[4] or "")
            for found in ATTRIBUTE.finditer(said)
        }
        rules = self._sheet.of(tag, told) if self._sheet.rules else []
        style = ";".join([_plain_style(told.get("style", "")), *(rule.style for rule in rules)])
        above = bool(self._open) and self._open[-1].hidden
        hidden = above or self._hides(tag, told, style)
        turns = TURNED_OFF if (tag == "bdo" or TURNS.search(style)) and "rtl" in (style + told.get("dir", "")) else ""
        if tag not in VOID and not said.endswith("/"):
            self._open.append(_Open(tag, hidden, turns + self._written([rule.after for rule in rules], told)))
            self._many[tag] = self._many.get(tag, 0) + 1
        if not hidden:
            self._say((" " if tag.rpartition(":")[2] in BLOCKS else "") + (TURNED_ON if turns else ""))
            self._say(self._written([rule.before for rule in rules], told))

    def _written(self, contents: list[str], told: dict[str, str]) -> str:
        """Return what a style writes before or after an element, as long as it has not written too much."""
        pieces = (piece for said in contents if said for piece in PIECE.findall(said))
        each = (told.get(named.casefold(), "") if named else _unescaped(one or other) for one, other, named in pieces)
        text = "".join(each)[: self._left]
        self._left -= len(text)
        return text

    def _hides(self, tag: str, told: dict[str, str], style: str) -> bool:
        if tag in NO_WORDS or "hidden" in told or HIDES.search(style):
            return True
        if not self._doubtful:
            return False
        coloured = f"color:{told.get('color', '').casefold()}"
        return tag in FOLDED or MAY_HIDE.search(style) is not None or MAY_HIDE.search(coloured) is not None

    def _end(self, tag: str) -> None:
        if not self._many.get(tag):
            return
        while self._open and self._pop() != tag:
            pass

    def _pop(self) -> str:
        last = self._open.pop()
        self._many[last.tag] -= 1
        if not last.hidden:
            self.shown.append(last.after + (" " if last.tag.rpartition(":")[2] in BLOCKS else ""))
        return last.tag


def _plain_style(said: str) -> str:
    """Return what a style says in small letters, without spaces, remarks and escapes."""
    return re.sub(r"\s+", "", _unescaped(REMARK.sub("", said)).casefold()) if said else ""


def _unescaped(said: str) -> str:
    return ESCAPE.sub(lambda found: _char(found[1]) if found[1] else found[2], said) if "\\" in said else said


def _char(figures: str) -> str:
    code = int(figures, 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""  # noqa: PLR2004 - Unicode
