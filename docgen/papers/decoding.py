"""Bytes as text: by their mark, by what declares itself in them, and by the code that they can be told to be in."""

import re
import zlib
from collections.abc import Iterator
from typing import Final

__all__ = [
    "LONGEST_BLOB",
    "decoded",
    "decoded_xml",
    "ebcdic_runs",
    "in_charset",
    "in_other_charsets",
    "in_wide_codes",
    "inflated",
]

LONGEST_BLOB: Final = 50_000_000
SAMPLE: Final = 1 << 16
"""Bytes by which a code is told."""
MOST_OF: Final = 0.9
"""Share of letters that have to be of an alphabet before bytes are taken for text."""
SHORTEST_WIDE: Final = 8
ALPHABETS: Final = bytes(range(0x10)) + b"\x1e\x1f\x20\xfb\xfd\xfe"
"""First bytes of letters in UTF-16: Latin to Tibetan, those with marks, signs, and forms of Arabic letters."""
WIDE: Final = (
    ("utf-32-le", 4, (2, 3), 0),
    ("utf-32-be", 4, (0, 1), 3),
    ("utf-16-le", 2, (1,), 0),
    ("utf-16-be", 2, (0,), 1),
)
"""Codes of several bytes a letter: how many, which are the same in most letters of an alphabet, and which is not."""
EBCDIC: Final = rb"\x40\x4b\x60\x6b\x7d\x81-\x89\x91-\x99\xa2-\xa9\xc1-\xc9\xd1-\xd9\xe2-\xe9\xf0-\xf9"
EBCDIC_RUN: Final = re.compile(rb"[" + EBCDIC + rb"]{6,}")
"""Letters, figures and spaces of EBCDIC: they are the same in code pages 037 and 500."""
CODES: Final = (
    "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859-2", "iso8859-5", "iso8859-6",
    "koi8-u", "cp437", "mac-roman", "gb18030", "big5", "shift-jis", "euc-kr",
)  # fmt: skip
MOST_STRANGE: Final = 100_000
"""Bytes of lines that are read in each of these."""


def decoded(content: bytes) -> str:
    """Return bytes as text: UTF-16 or UTF-32 with its mark, UTF-8, else the code page of Western Europe."""
    if content.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return content.decode("utf-32", "replace")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def decoded_xml(part: bytes) -> str:
    """Return XML as text, by its mark, by how it begins, or by its own declaration."""
    declared = re.match(rb"\s*<\?xml[^>]*encoding=[\"']([\w.-]+)", part[:200])
    if declared and not part.startswith((b"\xff\xfe", b"\xfe\xff")):
        return in_charset(part, declared[1].decode())
    if re.match(rb"<\0[?!/:A-Za-z]\0", part):
        return part.decode("utf-16-le", "replace")
    return part.decode("utf-16-be", "replace") if re.match(rb"\0<\0[?!/:A-Za-z]", part) else decoded(part)


def in_charset(content: bytes, charset: str) -> str:
    """Return bytes as text in a code that is named; one that nobody knows, or that they are not in, is passed over."""
    try:
        return content.decode(charset)
    except (LookupError, ValueError):
        return decoded(content)


def inflated(content: bytes, most: int = LONGEST_BLOB, bits: int = 15) -> bytes | None:
    """Return what zlib unpacks, at most `most` bytes; None where there is more, b"" where it is not packed so."""
    reader = zlib.decompressobj(bits)
    try:
        found = reader.decompress(content, most)
    except zlib.error:
        return b""
    return None if reader.unconsumed_tail else found


def in_wide_codes(content: bytes) -> str:
    """Return bytes that are a text of an alphabet in UTF-16 or UTF-32 without a mark as that text; "" for others."""
    head = content[:SAMPLE]
    if len(head) >= SHORTEST_WIDE and not (head.isascii() and b"\0" not in head):
        for code, wide, tops, low in WIDE:
            own = head[: len(head) // wide * wide]
            above = b"".join(own[top::wide] for top in tops)
            strange = len(above.translate(None, ALPHABETS if len(tops) == 1 else b"\0"))
            if strange <= (1 - MOST_OF) * len(above) and own[low::wide].count(0) < len(own) / wide / 2:
                return content[:LONGEST_BLOB].decode(code, "replace")
    return ""


def ebcdic_runs(content: bytes) -> str:
    """Return the runs of letters, figures and spaces of EBCDIC in bytes, each on a line."""
    runs = (found[0].decode("cp500") for found in EBCDIC_RUN.finditer(content))
    return "\n".join(run for run in runs if sum(map(str.isalnum, run)) >= len(run) / 2)


def in_other_charsets(content: bytes) -> Iterator[str]:
    """Yield those lines of a text in no UTF that have letters with marks or of other alphabets, in other codes."""
    if content.isascii() or _is_utf8(content):
        return
    strange = b"\n".join(dict.fromkeys(line for line in content.splitlines() if not line.isascii()))[:MOST_STRANGE]
    yield from dict.fromkeys(strange.decode(code, "replace") for code in CODES)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True
