"""Unpacking what is packed without a list of what is in it: gzip, bzip2, xz, and zlib wherever it begins in bytes."""

import bz2
import lzma
import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from docgen.papers.decoding import LONGEST_BLOB, inflated

__all__ = ["PACKED", "unpacked", "zlib_within"]

GZIP: Final = b"\x1f\x8b"
BZIP: Final = b"BZh"
XZ: Final = b"\xfd7zXZ\x00"
PACKED: Final = (GZIP, BZIP, XZ)
"""How packed bytes begin."""
GZIP_BITS: Final = 31
MEMORY: Final = 256 << 20
ZLIB: Final = re.compile(rb"x[\x01\x5e\x9c\xda]")
MOST_TRIES: Final = 500
SHORTEST: Final = 4
"""Bytes that chance may unpack."""


def unpacked(content: bytes) -> bytes | None:
    """Return what is packed; None where it swells beyond bounds, b"" where it is not packed in a way that is known."""
    if content.startswith(GZIP):
        return inflated(content, bits=GZIP_BITS)
    reader = bz2.BZ2Decompressor() if content.startswith(BZIP) else lzma.LZMADecompressor(memlimit=MEMORY)
    try:
        found = reader.decompress(content, LONGEST_BLOB)
    except (OSError, lzma.LZMAError, EOFError):
        return b""
    return None if len(found) >= LONGEST_BLOB else found


def zlib_within(content: bytes) -> Iterator[bytes]:
    """Yield what zlib unpacks from each place in bytes where it may begin, within bounds."""
    for found in islice(ZLIB.finditer(content), MOST_TRIES):
        plain = inflated(content[found.start() : found.start() + LONGEST_BLOB], LONGEST_BLOB // 10)
        if plain and len(plain) >= SHORTEST:
            yield plain
