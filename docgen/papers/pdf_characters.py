"""From a font's codes to characters: ToUnicode maps, as far as text that is compared needs them."""

import re
import struct
import sys
from dataclasses import dataclass, field

from pikepdf import Dictionary, Object, Stream

__all__ = ["PdfFont", "font_facts", "unicode_map"]

_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|\[|\]|(beginbfchar|endbfchar|beginbfrange|endbfrange)")
MAX_RANGE = 65536
"""Codes in one range of a ToUnicode map; two-byte fonts have no more."""


@dataclass(frozen=True, slots=True)
class PdfFont:
    """A font as a page names it: its name without subset mark, family, bytes a code takes, and code -> characters."""

    name: str
    family: str
    code_length: int
    characters: dict[int, str] = field(hash=False)

    @property
    def bold(self) -> bool:
        """Tell whether the font calls itself bold."""
        return "bold" in self.name.lower()

    def codes(self, data: bytes) -> tuple[int, ...]:
        """Cut a shown string into codes; with Identity-H and an identity map these are glyph ids."""
        if self.code_length == 1:
            return tuple(data)
        pairs, odd = divmod(len(data), 2)
        return struct.unpack(f">{pairs}H", data[: 2 * pairs]) + tuple(data[len(data) - odd :])

    def text(self, codes: tuple[int, ...]) -> str:
        """Return the characters of codes; a code that the font does not explain is U+FFFD, or itself in old fonts."""
        return "".join(self.each(codes))

    def each(self, codes: tuple[int, ...]) -> tuple[str, ...]:
        """Return the characters of each code by itself."""
        found = tuple(map(self.characters.get, codes))
        if all(found):
            return found  # type: ignore[return-value]  # none of them is None
        return tuple(each or self._unexplained(code) for each, code in zip(found, codes, strict=True))

    def _unexplained(self, code: int) -> str:
        return "\ufffd" if self.code_length > 1 else chr(code)


def font_facts(font: Object) -> PdfFont:
    """Return the facts of a font dictionary."""
    descendants = font.get("/DescendantFonts")
    descendant = font if descendants is None else descendants[0]
    descriptor = descendant.get("/FontDescriptor", Dictionary())
    name = str(font.get("/BaseFont", "")).removeprefix("/")
    to_unicode = font.get("/ToUnicode")
    return PdfFont(
        name=name.split("+", 1)[-1],
        family=str(descriptor.get("/FontFamily", "")),
        code_length=2 if str(font.get("/Subtype")) == "/Type0" else 1,
        characters=unicode_map(to_unicode.read_bytes()) if isinstance(to_unicode, Stream) else {},
    )


def unicode_map(cmap: bytes) -> dict[int, str]:
    """Return code -> characters of a ToUnicode CMap (ISO 32000-1 9.10.3): its bfchar and bfrange sections."""
    found: dict[int, str] = {}
    section, items = b"", list[bytes | list[bytes]]()
    inner: list[bytes] | None = None
    for match in _TOKEN.finditer(cmap):
        word = match[0]
        if match[2]:
            if word.startswith(b"end"):
                found.update(_entries(section, items))
            section, items, inner = word, [], None
        elif word == b"[":
            inner = []
        elif word == b"]":
            items.append(inner or [])
            inner = None
        else:
            (items if inner is None else inner).append(bytes.fromhex(match[1].decode()) if _even(match[1]) else b"")
    return found


def _even(digits: bytes) -> bool:
    return len(digits.translate(None, b" \t\r\n")) % 2 == 0


def _entries(section: bytes, items: list[bytes | list[bytes]]) -> dict[int, str]:
    if section == b"beginbfchar":
        pairs = zip(items[::2], items[1::2], strict=False)
        return {_number(code): _text(text) for code, text in pairs}
    found: dict[int, str] = {}
    for low, high, target in zip(items[::3], items[1::3], items[2::3], strict=False):
        codes = range(_number(low), min(_number(high) + 1, _number(low) + MAX_RANGE))
        found.update(_range(codes, target))
    return found


def _range(codes: range, target: bytes | list[bytes]) -> dict[int, str]:
    if isinstance(target, list):
        return {code: _text(text) for code, text in zip(codes, target, strict=False)}
    start = _text(target)
    last = ord(start[-1]) if start else 0
    return {code: start[:-1] + chr(last + step) for step, code in enumerate(codes) if last + step <= sys.maxunicode}


def _number(code: bytes | list[bytes]) -> int:
    return int.from_bytes(code, "big") if isinstance(code, bytes) else 0


def _text(text: bytes | list[bytes]) -> str:
    return text.decode("utf-16-be", "replace") if isinstance(text, bytes) else ""
