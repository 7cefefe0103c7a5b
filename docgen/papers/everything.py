"""All that a file holds, whatever it is: every text with its place, every picture, within bounds."""

from collections.abc import Iterator
from hashlib import sha256

from docgen.papers.held import Allowance, Blind, Held, Text, within
from docgen.papers.held_in_mail import held_in_mail
from docgen.papers.held_in_office import held_in_zip
from docgen.papers.held_in_pdf import held_in_pdf
from docgen.papers.held_in_pictures import held_in_picture
from docgen.papers.held_in_rtf import held_in_rtf, is_rtf
from docgen.papers.held_in_text import held_in_text, in_other_codes, raw_words
from docgen.papers.kinds import OLD_OFFICE, FileKind, kind_of
from docgen.papers.packed import PACKED, unpacked, zlib_within
from docgen.papers.unread_kinds import unread

__all__ = ["everything"]

ZIP = b"PK\x03\x04"
FAR = 4_096
"""Bytes in which a ZIP begins that stands behind a head of its own."""
NO_FORM = {FileKind.OTHER, FileKind.TEXT}


def everything(name: str, content: bytes, allowance: Allowance | None = None) -> Iterator[Held]:
    """Yield all that a file holds, its own name first; what cannot be looked through is told, never passed over.

    `allowance` is None for what docgen allows. This reads hostile files with parsers that can hang or break:
    `workroom.worker` is the place for it.
    """
    yield Text("file name", name)
    yield from _Through(allowance or Allowance()).file("", content)


class _Through:
    """A way through a file and the files in it; each is looked through once."""

    def __init__(self, allowance: Allowance) -> None:
        self._allowance = allowance
        self._seen: set[bytes] = set()
        self._depth = 0

    def file(self, place: str, content: bytes) -> Iterator[Held]:
        digest = sha256(content).digest()
        if digest in self._seen or not content:
            return
        self._seen.add(digest)
        if self._depth > self._allowance.deepest:
            yield Blind(place, "It lies too deep within other files: take it out.")
            return
        if not self._allowance.take(len(content)):
            yield Blind(place, "The file holds more than docgen looks through: send it in parts.")
            return
        self._depth += 1
        try:
            yield from self._by_kind(place, content)
        except MemoryError:
            raise  # nothing that is done after it can be relied on
        except Exception as error:  # noqa: BLE001 - parsers break on hostile files in ways that nobody has listed
            yield Blind(place, f"The program that reads it breaks down ({type(error).__name__}).")
            yield from raw_words(content, place)
        finally:
            self._depth -= 1

    def _by_kind(self, place: str, content: bytes) -> Iterator[Held]:
        kind = FileKind.OTHER if content.startswith(PACKED) else kind_of(content)
        yield from unread(content, place, is_whole=self._depth == 1) if kind in NO_FORM else ()
        if is_rtf(content):
            yield from held_in_rtf(content, place, self.file)
        if content.startswith(OLD_OFFICE):
            yield Blind(place, "It is a file of an old Office kind: save it in the present form, or as a PDF.")
            yield from raw_words(content, place)
        elif content.startswith(b"PK"):
            yield from held_in_zip(content, place, self.file, self._allowance)
        elif kind is FileKind.PDF:
            yield from held_in_pdf(content, place, self.file, self._allowance)
        elif kind in {FileKind.PICTURE, FileKind.TIFF}:
            yield from held_in_picture(content, place, self.file)
        elif kind is FileKind.EMAIL:
            yield from held_in_mail(content, place, self.file)
        elif kind is FileKind.TEXT:
            yield from held_in_text(content, place, self.file)
        else:
            yield from self._bytes(place, content)

    def _bytes(self, place: str, content: bytes) -> Iterator[Held]:
        if content.startswith(PACKED):
            yield from self._packed(place, content)
            return
        yield from raw_words(content, place)
        yield from in_other_codes(content, place, self.file)
        if (at := content.find(ZIP, 1, FAR)) > 0:  # like queries in a workbook
            yield from self.file(within(place, "packed"), content[at:])
        for plain in zlib_within(content):
            yield from self.file(within(place, "unpacked"), plain)

    def _packed(self, place: str, content: bytes) -> Iterator[Held]:
        plain = unpacked(content)
        if plain is None:
            yield Blind(place, "It swells beyond bounds when it is unpacked, as an attack would.")
        elif plain:
            yield from self.file(within(place, "unpacked"), plain)
        yield from raw_words(content, place)
