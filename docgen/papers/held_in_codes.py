"""What a text says where it is written in another code: figures, base64, percent signs, uuencode, words of headers."""

import base64
import binascii
import html
import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from docgen.papers.decoding import decoded, in_charset, in_wide_codes
from docgen.papers.held import Held, Inside, Text, within

__all__ = ["coded_in", "unworded", "written_otherwise"]

HEX: Final = re.compile(r"(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2}[\s]?){6,}(?![0-9A-Za-z])")
BASE64: Final = re.compile(
    r"(?<![\w+/])(?:[A-Za-z0-9+/]{4}[\r\n]{0,2}){3,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?(?![\w+/=])"
)
SHORT_BASE64: Final = 24
"""Characters below which what is written so must be a text: words of twelve or sixteen letters look like it."""
PERCENT: Final = re.compile(r"(?:%[0-9A-Fa-f]{2}|=[0-9A-F]{2})+")
ESCAPED: Final = re.compile(
    r"(?P<wide>(?:\\u[0-9A-Fa-f]{4})+)|(?P<bytes>(?:\\x[0-9A-Fa-f]{2})+)|(?P<octal>(?:\\[0-3][0-7]{2})+)"
    r"|\\[ux]\{0{0,10}(?P<braced>[0-9A-Fa-f]{1,6})\}|\\U(?P<long>[0-9A-Fa-f]{8})|_x(?P<sheet>[0-9A-Fa-f]{4})_"
    r"|%u(?P<percent>[0-9A-Fa-f]{4})"
)
"""Letters by their numbers: of JavaScript, Python, C, workbooks and old addresses; those that follow each other."""
OF_STYLE: Final = re.compile(r"\\0{0,4}([2-7][0-9A-Fa-f]|[0-9A-Fa-f]{3,6})(?:\r\n|[ \t\r\n])?")
"""A letter of a style by its number (CSS Syntax 3, 4.3.7); in JavaScript and C the same figures are others."""
RTF: Final = "{\\rtf"
UUENCODED: Final = re.compile(r"^[> \t]*begin(?:-base64)? [0-7]{3,4} ", re.MULTILINE)
UU_LINE: Final = re.compile(r"[> \t]{0,20}[ -`]{0,90}(?:\r?\n|\Z)")
QUOTED: Final = re.compile(r"(?:>[ \t]?)*")
MOST_LINES: Final = 1_000_000
UTF7: Final = re.compile(r"\+([A-Za-z0-9+/]{3,})-?")
WORD: Final = re.compile(r"=\?([\w.:+-]{1,40})(?:\*[\w-]{0,20})?\?([BbQq])\?([^?\r\n]{0,2000})\?=")
WORDS: Final = re.compile(rf"{WORD.pattern}(?:\s*{WORD.pattern})*")
"""Encoded words of a header (RFC 2047) that a reader sees as one, also with a language (RFC 2231)."""
BESIDE: Final = 40
"""Letters before and after encoded words that may belong to the same name."""
MOST_BLOBS: Final = 20_000


def written_otherwise(text: str, place: str, inside: Inside) -> Iterator[Held]:
    """Yield what a text says when signs that stand for others are undone, and what is coded in it."""
    if "%" in text or "=" in text:
        plain = PERCENT.sub(lambda found: _unquoted(found[0]), re.sub(r"=[ \t]*\r?\n", "", text))
        if plain != text:
            yield Text(within(place, "percent signs undone"), plain)
    yield from _escapes_undone(text, place)
    if "&" in text:
        yield Text(within(place, "entities undone"), html.unescape(text))
    if "+" in text and (plain := UTF7.sub(_of_utf7, text)) != text:
        yield Text(within(place, "UTF-7"), plain)
    if "=?" in text:
        yield Text(within(place, "encoded words"), "\n".join(_worded_in(text)))
    for found in islice(UUENCODED.finditer(text), MOST_BLOBS):
        yield from inside(within(place, "uuencoded"), _uudecoded(text, found))
    yield from coded_in(text, place, inside)


def _escapes_undone(text: str, place: str) -> Iterator[Held]:
    if ("\\" in text or "_x" in text or "%u" in text) and (plain := ESCAPED.sub(_unescaped, text)) != text:
        yield Text(within(place, "escapes undone"), plain)
    if "\\" in text and not text.startswith(RTF) and (plain := OF_STYLE.sub(_of_style, text)) != text:
        yield Text(within(place, "escapes of a style undone"), plain)


def _unescaped(found: re.Match[str]) -> str:
    how, said = str(found.lastgroup), found[0]
    if how == "wide":
        return bytes.fromhex(said.replace("\\u", "")).decode("utf-16-be", "replace")
    if how == "bytes":
        return decoded(bytes.fromhex(said.replace("\\x", "")))
    if how == "octal":
        return decoded(bytes(int(figures, 8) for figures in said.split("\\")[1:]))
    return _char(found[how])


def _of_style(found: re.Match[str]) -> str:
    return _char(found[1])


def _char(figures: str) -> str:
    code = int(figures, 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""  # noqa: PLR2004 - Unicode


def _of_utf7(found: re.Match[str]) -> str:
    try:
        data = base64.b64decode(found[1] + "=" * (-len(found[1]) % 4))
        said = data[: len(data) // 2 * 2].decode("utf-16-be")
    except ValueError:
        return found[0]
    return said if said.isprintable() else found[0]


def _worded_in(text: str) -> Iterator[str]:
    """Yield the encoded words of a text as they read, with what stands before and after."""
    for found in islice(WORDS.finditer(text), MOST_BLOBS):
        before, after = text[max(0, found.start() - BESIDE) : found.start()], text[found.end() : found.end() + BESIDE]
        yield f"{before}{unworded(found[0])}{after}\n{unworded(found[0])}"


def unworded(text: str) -> str:
    """Return a header as it reads: encoded words next to each other are one, even if they cut a letter in two."""
    return WORDS.sub(lambda found: _one_word(WORD.findall(found[0])), text)


def _one_word(words: list[tuple[str, str, str]]) -> str:
    coded: list[tuple[str, str, str]] = []
    for charset, how, said in words:
        if coded and coded[-1][:2] == (charset.casefold(), how.casefold()):
            said = coded.pop()[2] + said  # noqa: PLW2901 - a word that goes on
        coded.append((charset.casefold(), how.casefold(), said))
    told, data, last = "", b"", ""
    for charset, how, said in coded:
        if charset != last:
            told, data, last = told + in_charset(data, last), b"", charset
        data += _unbased(said) if how == "b" else _of_q(said)
    return told + in_charset(data, last)


def _of_q(said: str) -> bytes:
    return binascii.a2b_qp(said.encode("utf-8", "surrogateescape"), header=True)


def _unbased(said: str) -> bytes:
    """Return what base64 says, also where it ends in the midst, or goes on after it was filled up."""
    pieces = re.findall(r"[A-Za-z0-9+/]+", re.sub(r"[^A-Za-z0-9+/=]", "", said))
    whole = (piece if len(piece) % 4 != 1 else piece[:-1] for piece in pieces)
    return b"".join(base64.b64decode(piece + "=" * (-len(piece) % 4)) for piece in whole)


def _uudecoded(text: str, head: re.Match[str]) -> bytes:
    """Return what is uuencoded after its first line, also with empty lines in it, quoted, or without an end."""
    found, at = list[bytes](), text.find("\n", head.end()) + 1
    while at and len(found) < MOST_LINES and (line := UU_LINE.match(text, at)):
        said = text[at : line.end()].strip("\r\n")
        said = said if _fits(said) else QUOTED.sub("", said, count=1)
        if said.strip() in {"end", "====", "`"}:
            break
        found.append(_unbased(said) if "-base64" in head[0] else _uu_line(said))
        at = line.end() if line.end() < len(text) else 0
    return b"".join(found)


def _size(line: str) -> int:
    """Return how many signs a line says that it has after its first."""
    return -(-((ord(line[0]) - 32) & 63) // 3) * 4 if line else 0


def _fits(line: str) -> bool:
    return len(line) - 1 in {_size(line), _size(line) + 1}


def _uu_line(line: str) -> bytes:
    """Return what one line says; b"" for one that is none. Spaces at its end may be lost, and signs put behind it."""
    size = _size(line)
    try:
        return binascii.a2b_uu(line[: size + 1].ljust(size + 1)) if len(line) > size // 2 else b""
    except ValueError:
        return b""


def coded_in(text: str, place: str, inside: Inside) -> Iterator[Held]:
    """Yield what a text holds in hexadecimal figures and in base64."""
    for found in islice(HEX.finditer(text), MOST_BLOBS):
        digits = re.sub(r"\s", "", found[0])
        if len(digits) % 2 == 0:
            yield from _blob(bytes.fromhex(digits), within(place, "hexadecimal"))
    for found in islice(BASE64.finditer(text), MOST_BLOBS):
        try:
            content = base64.b64decode(found[0].encode(), validate=False)
        except (binascii.Error, ValueError):
            continue
        if len(found[0]) >= SHORT_BASE64 or _is_text(content):
            yield from inside(within(place, "base64"), content)


def _is_text(content: bytes) -> bool:
    try:
        return content.decode().isprintable()
    except UnicodeDecodeError:
        return False


def _blob(content: bytes, place: str) -> Iterator[Held]:
    if content.startswith((b"\xfe\xff", b"\xff\xfe")) or b"\0" in content:
        for code in ("utf-16-be", "utf-16-le"):
            yield Text(place, content.removeprefix(b"\xfe\xff").removeprefix(b"\xff\xfe").decode(code, "replace"))
    else:
        yield Text(place, decoded(content))
    if wide := in_wide_codes(content):
        yield Text(place, wide)


def _unquoted(run: str) -> str:
    return decoded(bytes(int(run[at + 1 : at + 3], 16) for at in range(0, len(run), 3)))
