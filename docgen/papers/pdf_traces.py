"""Looking in a finished PDF for words that must not be there: in strings, names and streams, packed and unpacked."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

__all__ = ["Trace", "traces"]

SHORTEST: Final = 4
"""Characters of a phrase that is looked for: shorter ones stand in too much by chance."""
SHORTEST_IN_PICTURES: Final = 7
"""Characters of one that is looked for in the bytes of pictures and fonts."""
MOST_DEPTH: Final = 30
LETTER: Final = rb"[a-z0-9\x80-\xff]"
BETWEEN: Final = rb"[^a-z0-9\x80-\xff]{0,3}"
BINARY: Final = frozenset(("/Image", "/Type1C", "/CIDFontType0C", "/OpenType"))


@dataclass(frozen=True, slots=True, order=True)
class Trace:
    """A phrase, by its place in what was looked for, and where it stands: its page from 1 (0: none), and in words."""

    phrase: int
    page: int
    where: str


def traces(content: bytes, phrases: Iterable[str]) -> tuple[Trace, ...]:
    """Return where phrases stand in what a PDF holds besides the words of its pages, and in what draws these.

    Capitals count as small letters, and UTF-16 and hexadecimal figures are read. Raises pikepdf.PdfError.
    """
    wanted = tuple((at, _pattern(phrase), len(phrase)) for at, phrase in enumerate(phrases) if len(phrase) >= SHORTEST)
    if not wanted:
        return ()
    found = set[Trace]()
    with Pdf.open(BytesIO(content)) as pdf:
        for page, item in _items(pdf):
            for where, data, is_binary in _told(item, 0):
                found |= {
                    Trace(at, page, where)
                    for at, pattern, length in wanted
                    if length >= (SHORTEST_IN_PICTURES if is_binary else SHORTEST) and pattern.search(data)
                }
    placed = {(trace.phrase, trace.where) for trace in found if trace.page}
    return tuple(sorted(each for each in found if each.page or (each.phrase, each.where) not in placed))


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


def _pattern(phrase: str) -> re.Pattern[bytes]:
    """Return what finds a phrase in small letters: its words with little between, in several codes."""
    words = phrase.casefold().split()
    forms = {
        BETWEEN.join(re.escape(word.encode(code, "replace")) for word in words) for code in ("utf-8", "latin-1")
    } | {BETWEEN.join(re.escape(word.upper().encode("utf-8").lower()) for word in words)}
    plain = rb"(?<!" + LETTER + rb")(?:" + rb"|".join(sorted(forms)) + rb")(?!" + LETTER + rb")"
    spaced = " ".join(words)
    each = (spaced, spaced.title(), spaced.upper(), phrase)
    hexes = {re.escape(form.encode(code).hex().encode()) for form in each for code in ("utf-8", "utf-16-be")}
    return re.compile(plain + rb"|" + rb"|".join(sorted(hexes)))


def _told(item: Object, depth: int) -> Iterator[tuple[str, bytes, bool]]:
    """Yield what an object says: where, its bytes in small letters, and whether these are a picture's or a font's."""
    if isinstance(item, Stream):
        yield from _stream(item)
    if isinstance(item, String):
        yield "a string", _small(bytes(item)), False
        yield "a string", str(item).casefold().encode(), False
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
    is_binary = str(item.get("/Subtype", "")) in BINARY or "/Length1" in item
    packed = item.read_raw_bytes()
    yield "a packed stream", _small(packed), True
    try:
        unpacked = item.read_bytes()
    except pikepdf.PdfError:  # a JPEG: its bytes are looked at as they are
        return
    yield "a stream", _small(unpacked), is_binary


def _small(data: bytes) -> bytes:
    """Return bytes in small letters; UTF-16 without the noughts between letters."""
    return data.lower().replace(b"\0", b"")
