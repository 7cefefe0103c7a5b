"""Words in texts, in marked-up texts and in bytes of no known form, also where they are written in another code."""

import base64
import binascii
import html
import json
import re
from collections.abc import Iterator
from itertools import islice

from docgen.papers.held import Blind, Held, Inside, Text, within

__all__ = ["LONGEST_BLOB", "OVERRIDE", "coded_in", "decoded", "held_in_markup", "held_in_text", "inflated", "raw_words"]

BLOCK_TAG = re.compile(
    r"<(?:/(?:\w+:)?(?:p|tr|tc|si|row|c|v|t[dhr]|li|div|h[1-6]|table|body|title|head|comment|instrText|footnote|endnote)"
    r"|(?:\w+:)?(?:br|cr|tab|hr|p|tr|td|th|li|div|h[1-6]|lastRenderedPageBreak)\b[^>]*)\s*/?>",
    re.IGNORECASE,
)
TAG = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>|<[^<>]*>")
QUOTED = re.compile(r"=\s*\"([^\"<]*)\"|=\s*'([^'<]*)'|\s\"([^\"<]*)\"|\s'([^'<]*)'")
PLAIN_VALUE = re.compile(r"[\w.#%-]{0,2}|[0-9.,%-]*|#?[0-9A-Fa-f]{6,8}|(?:https?|urn):\S*(?:schemas|w3|purl)\S*")
"""Values of attributes that can be no name: lengths, colours, the names of schemas."""
HEX = re.compile(r"(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2}[\s]?){6,}(?![0-9A-Za-z])")
BASE64 = re.compile(
    r"(?<![\w+/])(?:[A-Za-z0-9+/]{4}[\r\n]{0,2}){3,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?(?![\w+/=])"
)
SHORT_BASE64 = 24
"""Characters below which what is written so must be a text: words of twelve or sixteen letters look like it."""
UUENCODED = re.compile(r"^begin [0-7]{3} .*\r?\n((?:[!-`][^\r\n]*\r?\n)+)end", re.MULTILINE)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
ENTITY = re.compile(r"<!ENTITY\s+(\w+)\s+[\"']([^\"']{0,400})[\"']\s*>")
TURNED = re.compile(
    r"<w:bdo\b[^>]*w:val=[\"']rtl[\"'][^>]*>(.*?)</w:bdo>|<bdo\b[^>]*dir=[\"']?rtl[\"']?[^>]*>(.*?)</bdo>",
    re.IGNORECASE | re.DOTALL,
)
OVERRIDE = "\u202e"
"""Turns what follows, until U+202C or the end of the line: the reader sees its last letter first."""
PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2}|=[0-9A-F]{2})+")
ESCAPED = re.compile(r"\\u\{?([0-9A-Fa-f]{4})\}?|\\x([0-9A-Fa-f]{2})|_x([0-9A-Fa-f]{4})_")
RAW = re.compile(rb"[\x20-\x7e\xc3-\xc5\x80-\xbf]{5,}")
WIDE_LITTLE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\0){4,}")
WIDE_BIG = re.compile(rb"(?:\0[\x20-\x7e\xa0-\xff]){4,}")
MOST_BLOBS = 20_000
LONGEST_BLOB = 50_000_000
READABLE = re.compile(r"[\w .,'’-]{4,}")


def decoded(content: bytes) -> str:
    """Return bytes as text: UTF-16 with its mark, UTF-8, else the code page of Western Europe."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def inflated(content: bytes, most: int = LONGEST_BLOB, bits: int = 15) -> bytes | None:
    """Return what zlib unpacks, at most `most` bytes; None where there is more, b"" where it is not packed so."""
    import zlib  # noqa: PLC0415 - few files need it

    reader = zlib.decompressobj(bits)
    try:
        found = reader.decompress(content, most)
    except zlib.error:
        return b""
    return None if reader.unconsumed_tail else found


def held_in_text(content: bytes, place: str, inside: Inside) -> Iterator[Held]:
    """Yield what a plain text, JSON or HTML file holds, also where it is written in figures of another form."""
    text = decoded(content)
    if text.lstrip()[:1] in {"{", "["}:
        yield from _json(text, place)
    if "<" in text and ">" in text:
        yield from held_in_markup(text, place)
    yield Text(place, text)
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield from raw_words(content, place)
    yield from _written_otherwise(text, place, inside)


def _json(text: str, place: str) -> Iterator[Held]:
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return
    for path, value in _leaves(read):
        yield Text(within(place, path), value)


def _leaves(value: object) -> Iterator[tuple[str, str]]:
    """Yield each key and text with its path; keys are not named in it, since one may be what must not be told."""
    waiting: list[tuple[str, object]] = [("", value)]
    while waiting:
        path, each = waiting.pop()
        if isinstance(each, dict):
            for at, (key, inner) in enumerate(each.items(), start=1):
                yield f"{path}/key {at}", str(key)
                waiting.append((f"{path}/{at}", inner))
        elif isinstance(each, list):
            waiting += [(f"{path}/{at}", inner) for at, inner in enumerate(each, start=1)]
        elif each is not None and not isinstance(each, bool):
            yield path, str(each)


def held_in_markup(text: str, place: str) -> Iterator[Held]:
    """Yield what XML or HTML says: its text as it reads, and with each tag a space; values of attributes; comments.

    Nothing is parsed: no entity is expanded but those of characters, nothing is fetched.
    """
    spaced = BLOCK_TAG.sub(" ", TURNED.sub(lambda found: f"{OVERRIDE}{found[1] or found[2]}\u202c", text))
    yield Text(place, html.unescape(TAG.sub("", spaced)))
    if "<!--" in text:
        yield Text(place, html.unescape(TAG.sub("", COMMENT.sub("", spaced))))
    if entities := dict(ENTITY.findall(text)):
        told = re.sub(r"&(\w+);", lambda found: entities.get(found[1], found[0]), spaced)
        yield Text(place, html.unescape(TAG.sub("", told)))
    yield Text(place, html.unescape(TAG.sub(" ", spaced)))
    values = (next(filter(None, found.groups()), "") for tag in TAG.finditer(text) for found in QUOTED.finditer(tag[0]))
    telling = dict.fromkeys(value for value in values if not PLAIN_VALUE.fullmatch(value))
    if telling:
        yield Text(within(place, "attributes"), html.unescape("\n".join(telling)))
    unseen = re.findall(r"<!--(.*?)-->|<\?(.*?)\?>|<!(?:DOCTYPE|ENTITY)([^>]*)>", text, re.DOTALL)
    if unseen:
        yield Text(within(place, "comments"), html.unescape("\n".join("\n".join(each) for each in unseen)))


def _written_otherwise(text: str, place: str, inside: Inside) -> Iterator[Held]:
    if "%" in text or "=" in text:
        plain = PERCENT.sub(lambda found: _unquoted(found[0]), re.sub(r"=\r?\n", "", text))
        if plain != text:
            yield Text(within(place, "percent signs undone"), plain)
    if "\\" in text or "_x" in text:
        plain = ESCAPED.sub(lambda found: chr(int(found[1] or found[2] or found[3], 16)), text)
        yield Text(within(place, "escapes undone"), plain)
    if "&" in text:
        yield Text(within(place, "entities undone"), html.unescape(text))
    for found in UUENCODED.finditer(text):
        yield from inside(within(place, "uuencoded"), b"".join(map(_uudecoded, found[1].splitlines())))
    yield from coded_in(text, place, inside)


def _uudecoded(line: str) -> bytes:
    try:
        return binascii.a2b_uu(line)
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


def _unquoted(run: str) -> str:
    return decoded(bytes(int(run[at + 1 : at + 3], 16) for at in range(0, len(run), 3)))


def raw_words(content: bytes, place: str) -> Iterator[Held]:
    """Yield the runs of printable characters in bytes, in 8 bits and in 16; each is a text of its own by its line."""
    if len(content) > LONGEST_BLOB * 10:
        yield Blind(place, "It is too large to be looked through.")
        return
    runs = [found[0].decode("utf-8", "replace") for found in RAW.finditer(content)]
    if b"\0" in content:
        runs += [found[0].decode("utf-16-le") for found in WIDE_LITTLE.finditer(content)]
        runs += [found[0].decode("utf-16-be") for found in WIDE_BIG.finditer(content)]
    telling = [run for run in runs if READABLE.search(run)]
    if telling:
        yield Text(place, "\n".join(telling), raw=True)
