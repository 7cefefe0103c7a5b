"""Looking in a finished PDF for words that must not be there: in strings, names and streams, packed and unpacked."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from docgen.papers.pdf_link_traces import AddressPhrase
from docgen.papers.pdf_links import links_of

__all__ = ["Trace", "traces"]

SHORTEST: Final = 4
"""Characters of a phrase that is looked for in what draws pages: shorter ones stand in too much by chance."""
SHORTEST_IN_STRINGS: Final = 2
"""Characters of one that is looked for as a word of its own in strings, like the addresses of links."""
STRING: Final = "a string"
LINK: Final = "the address of a link"
SHORTEST_IN_PICTURES: Final = 7
"""Characters of one that is looked for in the bytes of pictures and fonts."""
MOST_DEPTH: Final = 30
LETTER: Final = rb"[a-z0-9\x80-\xff]"
BETWEEN: Final = rb"[^a-z0-9\x80-\xff]{0,3}"
APART: Final = b"\n" * 8
FONTS: Final = frozenset(("/Type1C", "/CIDFontType0C", "/OpenType"))


@dataclass(frozen=True, slots=True, order=True)
class Trace:
    """A phrase, by its place in what was looked for, and where it stands: its page from 1 (0: none), and in words."""

    phrase: int
    page: int
    where: str


@dataclass(frozen=True, slots=True)
class _Needle:
    """A phrase to be found; one of its signs stands wherever it does, which is quickly seen."""

    at: int
    length: int
    signs: frozenset[bytes]
    pattern: re.Pattern[bytes]

    def is_in(self, data: bytes, where: str, *, is_binary: bool) -> bool:
        shortest = SHORTEST_IN_STRINGS if where == STRING else SHORTEST
        if self.length < (SHORTEST_IN_PICTURES if is_binary else shortest):
            return False
        return any(sign in data for sign in self.signs) and self.pattern.search(data) is not None


def traces(content: bytes, phrases: Iterable[str]) -> tuple[Trace, ...]:
    """Return where phrases stand in what a PDF holds besides the words of its pages, and in what draws these.

    Capitals count as small letters, and UTF-16 and hexadecimal figures are read; addresses of links are read in more
    codes, and for numbers and words that are written together. Raises pikepdf.PdfError.
    """
    asked = {at: phrase for at, phrase in enumerate(phrases) if len(phrase) >= SHORTEST_IN_STRINGS}
    wanted = tuple(_needle(at, phrase) for at, phrase in asked.items())
    if not wanted:
        return ()
    with Pdf.open(BytesIO(content)) as pdf:
        said = _gathered(pdf)
        addresses = [(number, link.address) for number, page in enumerate(pdf.pages, 1) for link in links_of(pdf, page)]
    linked = ((at, AddressPhrase(phrase)) for at, phrase in asked.items())
    told = {(at, number) for at, each in linked for number, said_so in addresses if said_so and each.is_in(said_so)}
    found = {Trace(at, number, LINK) for at, number in told} | {
        Trace(each.at, page, where)
        for (page, where, is_binary), data in said.items()
        for each in wanted
        if each.is_in(data, where, is_binary=is_binary)
    }
    placed = {(trace.phrase, trace.where) for trace in found if trace.page}
    return tuple(
        sorted(
            each
            for each in found
            if (each.page or (each.phrase, each.where) not in placed)
            # An address is a string too: one word of it is enough.
            and not (each.where == STRING and (each.phrase, each.page) in told)
        )
    )


def _gathered(pdf: Pdf) -> dict[tuple[int, str, bool], bytes]:
    """Return what a file says by page, place and whether a picture or font says it: few long texts, not many short."""
    said: dict[tuple[int, str, bool], dict[bytes, None]] = {}
    for page, item in _items(pdf):
        for where, data, is_binary in _told(item, 0):
            said.setdefault((page, where, is_binary), {})[data] = None
    return {key: APART.join(each) for key, each in said.items()}


def _items(pdf: Pdf) -> Iterator[tuple[int, Object]]:
    """Yield every object of a file, and those of pages once more, with the number of their page."""
    for number, page in enumerate(pdf.pages, start=1):
        notes = page.obj.get("/Annots")
        for note in list(notes) if isinstance(notes, Array) else []:
            yield number, note
        contents = page.obj.get("/Contents")
        if isinstance(contents, Stream):
            yield number, contents
    yield from ((0, item) for item in pdf.objects if isinstance(item, Object))
    yield 0, pdf.trailer


def _needle(at: int, phrase: str) -> _Needle:
    """Return what finds a phrase in small letters: its words with little between, in several codes."""
    words = phrase.casefold().split()
    coded = [[word.encode(code, "replace") for word in words] for code in ("utf-8", "latin-1")]
    forms = sorted({BETWEEN.join(map(re.escape, each)) for each in coded})
    plain = rb"(?<!" + LETTER + rb")(?:" + rb"|".join(forms) + rb")(?!" + LETTER + rb")"
    spaced = " ".join(words)
    written = (spaced, spaced.title(), spaced.upper(), phrase)
    hexes = {form.encode(code).hex().encode() for form in written for code in ("utf-8", "utf-16-be")}
    signs = frozenset({max(each, key=len) for each in coded} | hexes)
    return _Needle(at, len(phrase), signs, re.compile(plain + rb"|" + rb"|".join(sorted(hexes))))


def _told(item: Object, depth: int) -> Iterator[tuple[str, bytes, bool]]:
    """Yield what an object says: where, its bytes in small letters, and whether these are a picture's or a font's."""
    if isinstance(item, Stream):
        yield from _stream(item)
    if isinstance(item, String):
        yield STRING, _small(bytes(item)), False
        yield STRING, str(item).casefold().encode(), False
    elif isinstance(item, Name):
        yield "a name", str(item).casefold().encode(), False
    elif isinstance(item, Dictionary | Stream) and depth <= MOST_DEPTH:
        for key, value in item.items():
            yield "a name", key.casefold().encode(), False
            yield from _inner(value, depth)
    elif isinstance(item, Array) and depth <= MOST_DEPTH:
        for value in list(item):
            yield from _inner(value, depth)


def _inner(value: object, depth: int) -> Iterator[tuple[str, bytes, bool]]:
    if isinstance(value, Object) and not value.is_indirect:
        yield from _told(value, depth + 1)


def _stream(item: Stream) -> Iterator[tuple[str, bytes, bool]]:
    kind = str(item.get("/Subtype", ""))
    is_picture = kind == "/Image"
    try:
        unpacked = b"" if is_picture else item.read_bytes()
    except pikepdf.PdfError:  # packed in a way that only readers of pictures know
        unpacked = b""
    if unpacked:
        yield "a stream", _small(unpacked), kind in FONTS or "/Length1" in item
    elif str(item.get("/Filter", "")) != "/FlateDecode":  # what is unpacked of a packed picture are dots
        yield "a picture", _small(item.read_raw_bytes()), True


def _small(data: bytes) -> bytes:
    """Return bytes in small letters; UTF-16 without the noughts between letters."""
    return data.lower().replace(b"\0", b"")
