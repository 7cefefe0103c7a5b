"""What a file is, is told from what is in it, whatever it is called."""

import pytest

from docgen.papers.kinds import FileKind, kind_of
from tests.papers import files

KINDS: list[tuple[str, bytes, FileKind]] = [
    ("a PDF", files.pdf_of("x"), FileKind.PDF),
    ("a PDF behind other bytes", b"\0junk\n" + files.pdf_of("x"), FileKind.PDF),
    ("a Word file", files.word(), FileKind.WORD),
    ("a spreadsheet", files.spreadsheet(), FileKind.SPREADSHEET),
    ("slides", files.office({"ppt/presentation.xml": b"<x/>"}), FileKind.SLIDES),
    ("an e-mail", files.mail(), FileKind.EMAIL),
    ("an e-mail that begins with where it went", b"Received: from x\n\tby y\n" + files.mail(), FileKind.EMAIL),
    ("a JPEG", files.picture(), FileKind.PICTURE),
    ("a PNG", files.picture("PNG"), FileKind.PICTURE),
    ("a GIF", files.picture("GIF"), FileKind.PICTURE),
    ("a bitmap", files.picture("BMP"), FileKind.PICTURE),
    ("a WebP", files.picture("WEBP"), FileKind.PICTURE),
    ("a telephone's picture", b"\0\0\0\x18ftypheic\0\0\0\0", FileKind.PICTURE),
    ("a TIFF", files.tiff(2), FileKind.TIFF),
    ("plain text", "Zażółć".encode(), FileKind.TEXT),
    ("text in UTF-16", "words".encode("utf-16"), FileKind.TEXT),
    ("text of an old code page", b"caf\xe9", FileKind.TEXT),
    ("text with colons", b"From: here\nI saw: nothing.\n", FileKind.TEXT),
    ("an old Word file", files.old_office("WordDocument"), FileKind.WORD),
    ("an old spreadsheet", files.old_office("Workbook"), FileKind.SPREADSHEET),
    ("an Outlook message", files.old_office("__nameid_version1.0"), FileKind.EMAIL),
    ("an office file with a password", files.old_office("EncryptedPackage"), FileKind.OTHER),
    ("an archive", b"PK\x05\x06" + b"\0" * 18, FileKind.OTHER),
    ("a broken archive", b"PK\x03\x04broken", FileKind.OTHER),
    ("a program", b"\x7fELF\x02\x01\x01\0\0", FileKind.OTHER),
]


@pytest.mark.parametrize(("content", "kind"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS])
def test_the_kind_of_a_file_is_told_from_its_content(content: bytes, kind: FileKind) -> None:
    assert kind_of(content) is kind
