"""What kind of file something is, told from its first bytes and its own parts, never from its name."""

import re
import zipfile
from enum import StrEnum
from io import BytesIO

__all__ = ["ENDINGS", "FileKind", "holds_outlook", "kind_of", "old_office_kind"]


class FileKind(StrEnum):
    """What a file is, in the words that people use."""

    PDF = "PDF"
    WORD = "Word"
    SPREADSHEET = "spreadsheet"
    SLIDES = "slides"
    EMAIL = "e-mail"
    PICTURE = "picture"
    TIFF = "TIFF"
    TEXT = "text"
    OTHER = "other"


ENDINGS: dict[str, FileKind] = {
    "pdf": FileKind.PDF,
    "docx": FileKind.WORD,
    "doc": FileKind.WORD,
    "xlsx": FileKind.SPREADSHEET,
    "xls": FileKind.SPREADSHEET,
    "pptx": FileKind.SLIDES,
    "eml": FileKind.EMAIL,
    "msg": FileKind.EMAIL,
    "jpg": FileKind.PICTURE,
    "jpeg": FileKind.PICTURE,
    "png": FileKind.PICTURE,
    "heic": FileKind.PICTURE,
    "heif": FileKind.PICTURE,
    "avif": FileKind.PICTURE,
    "tif": FileKind.TIFF,
    "tiff": FileKind.TIFF,
    "txt": FileKind.TEXT,
}
"""What the name of a file of each kind ends in."""


PDF_WITHIN = 1024
"""Readers look for `%PDF-` in the first kilobyte (ISO 32000-1, annex H, note 13)."""
TEXT_WITHIN = 1 << 20
MARKS: tuple[tuple[bytes, FileKind], ...] = (
    (b"\xff\xd8\xff", FileKind.PICTURE),
    (b"\x89PNG\r\n\x1a\n", FileKind.PICTURE),
    (b"GIF87a", FileKind.PICTURE),
    (b"GIF89a", FileKind.PICTURE),
    (b"II*\0", FileKind.TIFF),
    (b"MM\0*", FileKind.TIFF),
    (b"II+\0", FileKind.TIFF),
    (b"MM\0+", FileKind.TIFF),
)
BITMAP = re.compile(rb"BM.{12}[\x0c\x28\x34\x38\x40\x6c\x7c]\0\0\0", re.DOTALL)
WEBP = re.compile(rb"RIFF.{4}WEBP", re.DOTALL)
HEIC = re.compile(rb".{4}ftyp(?:hei[cxms]|hev[cxms]|mi[af][12]|msf1|avi[fs])", re.DOTALL)
PARTS = (
    ("word/", FileKind.WORD),
    ("xl/", FileKind.SPREADSHEET),
    ("ppt/", FileKind.SLIDES),
)
OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
OUTLOOK = "__nameid_version1.0"
STREAMS: tuple[tuple[str, FileKind, str], ...] = (
    ("EncryptedPackage", FileKind.OTHER, "an Office file that asks for a password"),
    ("WordDocument", FileKind.WORD, "a Word file of the old kind (.doc)"),
    ("Workbook", FileKind.SPREADSHEET, "a spreadsheet of the old kind (.xls)"),
    ("PowerPoint Document", FileKind.SLIDES, "slides of the old kind (.ppt)"),
    (OUTLOOK, FileKind.EMAIL, "an Outlook message (.msg)"),
)
HEADER = re.compile(rb"(?:[!-9;-~]+[ \t]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)")
"""One header field with its folded lines (RFC 5322, 2.2)."""
MAIL_FIELDS = {b"from", b"to", b"date", b"subject", b"message-id", b"mime-version", b"received", b"return-path"}
LEAST_FIELDS = 3
MOST_FIELDS = 200


def kind_of(content: bytes) -> FileKind:
    """Tell what a file is. An e-mail that was printed to PDF is a PDF; what nobody knows is `other`."""
    for mark, kind in MARKS:
        if content.startswith(mark):
            return kind
    if BITMAP.match(content) or WEBP.match(content) or HEIC.match(content):
        return FileKind.PICTURE
    if content.startswith(OLD_OFFICE):
        return old_office_kind(content)[0]
    if content.startswith(b"PK"):
        return _kind_of_archive(content)
    if b"%PDF-" in content[:PDF_WITHIN]:
        return FileKind.PDF
    return _kind_of_words(content)


def old_office_kind(content: bytes) -> tuple[FileKind, str]:
    """Tell what an OLE file holds, and what that is called; names of streams stand in it as UTF-16."""
    for stream, kind, called in STREAMS:
        if stream.encode("utf-16-le") in content:
            return kind, called
    return FileKind.OTHER, "a file of an old Office kind"


def holds_outlook(content: bytes) -> bool:
    """Tell whether a file is a message of Outlook, or an old Office file that holds one; either may hold the other."""
    return content.startswith(OLD_OFFICE) and OUTLOOK.encode("utf-16-le") in content


def _kind_of_archive(content: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return FileKind.OTHER
    if "[Content_Types].xml" not in names:
        return FileKind.OTHER
    return next((kind for folder, kind in PARTS if any(name.startswith(folder) for name in names)), FileKind.OTHER)


def _kind_of_words(content: bytes) -> FileKind:
    if _is_mail(content):
        return FileKind.EMAIL
    head = content[:TEXT_WITHIN]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return FileKind.TEXT
    # Bytes that no text of any 8-bit code has; a text in an old code page is a text all the same.
    return FileKind.OTHER if re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", head) else FileKind.TEXT


def _is_mail(content: bytes) -> bool:
    at, found = 0, set[bytes]()
    for _ in range(MOST_FIELDS):
        field = HEADER.match(content, at, at + TEXT_WITHIN)
        if field is None:
            break
        found.add(field[0].partition(b":")[0].strip().lower())
        at = field.end()
    return len(found & MAIL_FIELDS) >= LEAST_FIELDS and b"from" in found
