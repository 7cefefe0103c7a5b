"""Which letters the codes of a simple font name, by its own encoding (ISO 32000-1, 9.6.6 and Annex D)."""

from collections.abc import Iterable
from typing import Final

from fontTools import agl
from fontTools.encodings.MacRoman import MacRoman
from fontTools.encodings.StandardEncoding import StandardEncoding
from pikepdf import Array, Dictionary, Name, Object

__all__ = ["STANDARD", "CannotCutError", "differences", "encoding_names"]

CODES: Final = 256


class CannotCutError(Exception):
    """A page or a font of which cannot be told what of it is needed: its page is made anew."""


def _win_ansi() -> dict[int, str]:
    said = {code: bytes((code,)).decode("cp1252", "replace") for code in range(32, CODES)}
    names = {code: agl.UV2AGL.get(ord(char), "bullet") for code, char in said.items()}
    return names | {0x7F: "bullet", 0xA0: "space", 0xAD: "hyphen"}


STANDARD: Final = {code: name for code, name in enumerate(StandardEncoding) if name != ".notdef"}
BASES: Final = {
    "/WinAnsiEncoding": _win_ansi(),
    "/MacRomanEncoding": {code: name for code, name in enumerate(MacRoman) if name not in {".notdef", "NUL"}},
    "/StandardEncoding": STANDARD,
}


def differences(font: Object) -> dict[int, str]:
    """Return the names that a font's own encoding gives to codes, besides those of its base."""
    encoding = font.get("/Encoding")
    listed = encoding.get("/Differences") if isinstance(encoding, Dictionary) else None
    named, code = dict[int, str](), 0
    for each in _items(listed):
        if isinstance(each, Name):
            named[code] = str(each)[1:]
            code += 1
        else:
            code = int(each)  # type: ignore[call-overload]  # what is no number raises, and its page is made anew
    return named


def _items(listed: Object | None) -> Iterable[object]:
    return list(listed) if isinstance(listed, Array) else []


def encoding_names(font: Object) -> dict[int, str]:
    """Return the names of a simple font's codes, as far as the font dictionary tells them."""
    encoding = font.get("/Encoding")
    base = encoding.get("/BaseEncoding") if isinstance(encoding, Dictionary) else encoding
    return {**BASES.get(str(base), {}), **differences(font)}
