"""Kinds of files that are known by how they begin and that docgen does not look into: films, archives, sealed mail."""

import re
from collections.abc import Iterator
from typing import Final

from docgen.papers.held import Blind

__all__ = ["unread"]

PICTURE: Final = "a picture of a kind"
FILM: Final = "a film or a recording"
ARCHIVE: Final = "an archive of a kind"
PROGRAM: Final = "a drawing that a program makes"
Known = tuple[tuple[re.Pattern[bytes], str], ...]


def _known(*rows: tuple[bytes, str]) -> Known:
    return tuple((re.compile(begins, re.DOTALL), what) for begins, what in rows)


SEALED: Final = "a message that is encrypted, or signed as a whole, of a kind"
CMS: Final = rb"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"
"""The types of the Cryptographic Message Syntax (RFC 5652): 1 data, 2 signed, 3 enveloped, 6 encrypted."""
LENGTH: Final = rb"(?:[\x0c-\x80]|\x81.|\x82..|\x83...|\x84....)"
"""Of more than a type by itself, as it stands in a signature whose message is elsewhere."""
BEGINS: Final = _known(
    (rb"\0\0\0\x0cjP  \r\n\x87\n|\xff\x4f\xff\x51\0|\0\0\0\x0cJXL \r\n\x87\n", PICTURE),
    (rb"icns\0|DDS \x7c|8BPS\0|gimp xcf|qoif\0|\x76\x2f\x31\x01|AT&TFORM|FORM.{4}(?:ILBM|PBM )", PICTURE),
    (rb"%!PS|\x04%!PS|\xc5\xd0\xd3\xc6", PROGRAM),
    (rb"\0.{3}ftyp|RIFF.{4}(?:AVI |WAVE)|\x1a\x45\xdf\xa3|OggS\0|fLaC\0|ID3[\2-\4]\0|\x30\x26\xb2\x75\x8e\x66", FILM),
    (rb"\x30" + LENGTH + CMS + rb"[\x03\x06]", SEALED),
    (rb"\x30" + LENGTH + CMS + rb"\x02.{0,400}?\x30" + LENGTH + CMS + rb"\x01\xa0", SEALED),
    (rb"\x30" + LENGTH + rb"\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17", SEALED),
    (rb"(?:.*?\n)?[ \t]*-----BEGIN (?:PGP MESSAGE|CMS|PKCS7|PKCS #7 SIGNED DATA)-----\s", SEALED),
    (rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|MSCF\0\0|\x28\xb5\x2f\xfd|\x04\x22\x4d\x18|LZIP\x01", ARCHIVE),
)
"""So many signs that chance does not begin with them, also within other files."""
WHOLE: Final = _known(
    (rb"P[1-6]\s(?:#[^\n]*\n|\s)*[0-9]{1,5}\s+[0-9]{1,5}\s|P7\nWIDTH|\xff\x0a|\0\0[\1\2]\0[^\0]\0", PICTURE),
    (rb"\x0a[\0-\5][\0\1][\1\2\4\x08]|\x01\xda[\0\1][\1\2]\0", PICTURE),
    (rb"\0[\0\1][\1-\3\x09-\x0b].{13}[\x08\x0f\x10\x18\x20][\0-\x3f]", PICTURE),
    (rb"\x5d\0\0.\0|\x1f[\x9d\xa0]", ARCHIVE),
)
"""A few signs: a file that came in begins with them, and pieces of others may by chance."""


def unread(content: bytes, place: str, *, is_whole: bool = False) -> Iterator[Blind]:
    """Tell of a file that docgen does not look into; nothing of every other.

    `is_whole` says that it came in as a file, and is no piece of another.
    """
    known = (*BEGINS, *WHOLE) if is_whole else BEGINS
    for begins, what in known:
        if begins.match(content):
            yield Blind(place, f"It is {what} that docgen does not look into: make a PDF or a PNG of it.")
            return
