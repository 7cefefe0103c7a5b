"""Strings as PDF writes them, read from bytes without a parser: in objects, content streams and what is left over."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from fontTools import agl
from pikepdf import Array, Dictionary, Name, Object

from docgen.papers.pdf_characters import PdfFont, font_facts

__all__ = ["DRAWS", "Font", "drawn", "font_of", "names_in", "strings_in"]

LITERAL = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\([^()]*\))*\))*\))*\)"
"""A string with brackets in it up to three deep."""
STRING = re.compile(LITERAL + rb"|<(?!<)[0-9A-Fa-f\s]*>", re.DOTALL)
NAME = re.compile(rb"/([^\s/<>\[\](){}%]{3,})")
ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|.))", re.DOTALL)
SIMPLE = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
DRAWS = re.compile(rb"(?<![\w/])(?:Tj|TJ|'|\")(?![\w])")
TOKEN = re.compile(
    rb"(?P<string>" + LITERAL + rb"|<(?!<)[0-9A-Fa-f\s]*>)|/(?P<font>[^\s/<>\[\](){}%]+)\s+[-+.\d]+\s+Tf(?!\w)"
    rb"|(?P<kern>[-+]?\d+(?:\.\d*)?|[-+]?\.\d+)(?=\s*[<(\]\d.+-])|(?P<move>(?<!\w)(?:T[dDm*]|BT|ET|cm|Do|BDC|EMC)(?!\w)|['\"])"
    rb"|(?P<save>(?<![\w/])[qQ](?!\w))",
    re.DOTALL,
)
WORD_GAP = -170.0
"""Thousandths of an em by which a TJ moves on before that is a space between words."""


@dataclass(frozen=True, slots=True)
class Font:
    """How a font's strings are read: its facts, and what its own encoding says of codes that they do not explain."""

    facts: PdfFont
    named: Mapping[int, str] = field(hash=False)

    @property
    def is_contradicted(self) -> bool:
        """Tell whether the font's ToUnicode map says of a letter that its own encoding names that it is another one."""
        told = self.facts.characters
        return any(told.get(code, letter).casefold() != letter.casefold() for code, letter in self.named.items())

    def by_its_encoding(self) -> "Font":
        """Return the font as its own encoding says, wherever it says something."""
        return Font(replace(self.facts, characters={**self.facts.characters, **self.named}), self.named)

    def text(self, data: bytes) -> str:
        """Return the characters of a shown string; a code that nobody explains is U+FFFD, or itself in old fonts."""
        told, named = self.facts.characters, self.named
        if not told and not named and self.facts.code_length == 1:
            return data.decode("latin-1")
        unknown = "\ufffd" if self.facts.code_length > 1 else ""
        codes = self.facts.codes(data)
        return "".join([told.get(code) or named.get(code) or unknown or chr(code) for code in codes])


def font_of(font: Object) -> Font:
    """Return how a font dictionary's strings are read. Raises what pikepdf raises for a broken one."""
    encoding = font.get("/Encoding")
    differences = encoding.get("/Differences") if isinstance(encoding, Dictionary) else None
    named: dict[int, str] = {}
    code = 0
    for each in differences if isinstance(differences, Array) else ():
        if isinstance(each, Name):
            named[code] = agl.toUnicode(str(each)[1:])
            code += 1
        else:
            code = int(each)
    return Font(font_facts(font), named)


def unescaped(literal: bytes) -> bytes:
    """Return what a string in brackets, or in angle brackets, holds."""
    if literal.startswith(b"<"):
        digits = re.sub(rb"\s", b"", literal[1:-1])
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    if b"\\" not in literal:
        return literal[1:-1]
    return ESCAPE.sub(_plain, literal[1:-1])


def _plain(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes((int(found[1], 8) & 0xFF,))
    return SIMPLE.get(found[2], found[2])


def as_text(data: bytes) -> str:
    """Return a text string of a PDF: UTF-16 or UTF-8 by its mark, else in PDFDocEncoding, near enough."""
    if data.startswith((b"\xfe\xff", b"\xff\xfe")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def strings_in(content: bytes) -> Iterator[str]:
    """Yield every string that stands in bytes of a PDF, in the order in which they stand."""
    for found in STRING.finditer(content):
        literal = found[0]
        if len(literal) > 4:  # noqa: PLR2004 - two letters and brackets name nobody
            data = unescaped(literal)
            yield as_text(data)
            if data.startswith(b"\0") or data[1:2] == b"\0":
                yield data.decode("utf-16-be" if data.startswith(b"\0") else "utf-16-le", "replace")


def names_in(content: bytes) -> Iterator[str]:
    """Yield the names (/Like this#20one) that stand in bytes of a PDF."""
    for found in NAME.finditer(content):
        yield as_text(re.sub(rb"#([0-9A-Fa-f]{2})", lambda code: bytes.fromhex(code[1].decode()), found[1]))


@dataclass(slots=True)
class _Pen:
    fonts: Mapping[bytes, Font]
    font: Font | None = None
    saved: list[Font | None] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    moved: bool = False

    def show(self, data: bytes) -> None:
        text = self.font.text(data) if self.font else data.decode("cp1252", "replace")
        letter = len(text) == 1 and bool(self.said) and len(self.said[-1]) == 1
        if self.moved and not letter:
            self.said.append(" ")
        self.said.append(text)
        self.moved = False


def drawn(content: bytes, fonts: Mapping[bytes, Font]) -> str:
    """Return what a content stream's strings say in its fonts, by their names; those that it does not have say bytes.

    Strings between which the pen does not move are joined; letters drawn one by one are.
    """
    pen = _Pen(fonts)
    for found in TOKEN.finditer(content):
        kind = found.lastgroup
        if kind == "string":
            pen.show(unescaped(found[0]))
        elif kind == "move":
            pen.moved = True
        elif kind == "kern":
            pen.moved = pen.moved or float(found[0]) < WORD_GAP
        elif kind == "font":
            pen.font = fonts.get(found["font"])
        elif found[0] == b"q":
            pen.saved.append(pen.font)
        elif pen.saved:
            pen.font = pen.saved.pop()
    return "".join(pen.said)
