"""What lies in an RTF file: its text as it reads, what is hidden in it, all that stands beside it, pictures, files."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from docgen.papers.held import Blind, Held, Inside, Text, within
from docgen.papers.rtf_codes import BESIDE, CHARSETS, CODES, LETTERS

__all__ = ["held_in_rtf", "is_rtf"]

MARK: Final = b"\xef\xbb\xbf"
BEGINS: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\\rtf")
TOKEN: Final = re.compile(
    r"\\'(?P<byte>[0-9A-Fa-f]{2})|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})? ?|\\(?P<sign>[^A-Za-z])"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
MOST_TOKENS: Final = 3_000_000
DEEPEST: Final = 2_000
"""Groups within groups; programs refuse far fewer."""
MOST_FILES: Final = 2_000
LEAST_OF_FILE: Final = 16
"""Bytes in hexadecimal figures that may be a file."""
TINY: Final = 4
"""Half points of letters that are too small to be seen."""
HEX: Final = re.compile(r"[0-9A-Fa-f\s]+")
WALL: Final = " \u01c1 "
"""A letter of no name (a click), put between texts that do not go together."""
HIDDEN, STRUCK, ADDED, WIDE, FALLBACK = 1, 2, 4, 8, 16
"""What a piece of text may be: unseen, struck out, put in since, a letter by its number, what stands for such a one."""
READINGS: Final = (FALLBACK, FALLBACK | HIDDEN | STRUCK, FALLBACK | HIDDEN | ADDED, WIDE, 0)
"""What each reading leaves out; programs differ in what they take for a letter that they have no need of."""
MARKS: Final = {"v": HIDDEN, "deleted": STRUCK, "revised": ADDED}


def is_rtf(content: bytes) -> bool:
    """Tell whether bytes are an RTF file."""
    return BEGINS.match(content) is not None


def held_in_rtf(content: bytes, place: str, inside: Inside) -> Iterator[Held]:
    """Yield what an RTF file holds beyond its bytes as a text; what comes after more than docgen reads is blind."""
    reader = _Reader(content.removeprefix(MARK).decode("latin-1"))
    reader.read()
    told = dict.fromkeys(map(reader.body.said, READINGS))
    yield from (Text(within(place, "the text"), each) for each in told if each.strip())
    beside = dict.fromkeys(each.said(leave) for each in reader.beside for leave in READINGS)
    yield Text(within(place, "beside the text"), WALL.join(each for each in beside if each.strip()))
    yield from _files(reader, place, inside)
    if reader.is_cut:
        yield Blind(place, "It has more words or groups than docgen reads: save it as a Word file or a PDF.")


def _files(reader: "_Reader", place: str, inside: Inside) -> Iterator[Held]:
    """Yield what pictures, files and other parts hold that are written in hexadecimal figures, or as bytes."""
    coded = (each.said(FALLBACK) for each in reader.beside)
    parts = [
        bytes.fromhex(plain[: len(plain) // 2 * 2])
        for each in coded
        if HEX.fullmatch(each) and len(plain := "".join(each.split())) >= LEAST_OF_FILE * 2
    ]
    for at, part in enumerate((*parts, *reader.bytes), start=1):
        if at > MOST_FILES:
            yield Blind(place, f"It has more than {MOST_FILES:,} parts.")
            return
        yield from inside(within(place, f"part {at}"), part)


@dataclass(slots=True)
class _Run:
    """Pieces of a text that goes on, with what each is."""

    pieces: list[tuple[str, int]] = field(default_factory=list)

    def said(self, leave: int) -> str:
        """Return the text without pieces of some kinds; letters in two halves become one."""
        told = "".join(text for text, kind in self.pieces if not kind & leave)
        return told.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


@dataclass(frozen=True, slots=True)
class _State:
    """What holds within a group: where its text goes, its code, how much stands for a letter by its number."""

    run: _Run
    code: str
    font: int = 0
    kind: int = 0
    fallback: int = 1
    of_fonts: bool = False


class _Reader:
    """Reads a file once, word by word; nothing in it is done, and nothing fetched."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.body = _Run()
        self.beside: list[_Run] = []
        self.bytes: list[bytes] = []
        self.is_cut = False
        self._file_code = "cp1252"
        self._fonts: dict[int, str] = {}
        self._state = _State(self.body, self._file_code)
        self._outer: list[_State] = []
        self._waiting = bytearray()
        self._waits_as = 0
        self._left = 0
        self._at = 0

    def read(self) -> None:
        for _ in range(MOST_TOKENS):
            if (token := TOKEN.search(self._text, self._at)) is None:
                break
            self._at = token.end()
            self._token(token)
        else:
            self.is_cut = True
        self._flush()

    def _token(self, token: re.Match[str]) -> None:
        if token["text"] is not None:
            self._bytes(token["text"].encode("latin-1"))
        elif token["byte"] is not None:
            self._bytes(bytes.fromhex(token["byte"]))
        elif token["brace"] is not None:
            self._brace(token["brace"])
        elif token["sign"] == "*":
            self._goes_beside()
        elif token["sign"] is not None:
            self._letter(LETTERS.get(token["sign"], ""))
        else:
            self._word(token["word"], token["number"])

    def _bytes(self, said: bytes) -> None:
        """Take bytes of a text: letters of some codes have two, so they wait until something else comes."""
        if self._left:
            self._wait(said[: self._left], FALLBACK)
            said, self._left = said[self._left :], max(0, self._left - len(said))
        if said:
            self._wait(said, 0)

    def _wait(self, said: bytes, kind: int) -> None:
        if kind != self._waits_as:
            self._flush()
            self._waits_as = kind
        self._waiting += said

    def _flush(self) -> None:
        if self._waiting:
            told = self._waiting.decode(self._state.code, "replace")
            self._state.run.pieces.append((told, self._state.kind | self._waits_as))
            self._waiting.clear()
        self._waits_as = 0

    def _letter(self, letter: str, kind: int = 0) -> None:
        self._flush()
        if self._left and not kind:
            kind, self._left = FALLBACK, self._left - 1
        if letter:
            self._state.run.pieces.append((letter, self._state.kind | kind))

    def _brace(self, brace: str) -> None:
        self._flush()
        self._left = 0
        if brace == "}":
            self._state = self._outer.pop() if self._outer else self._state
        elif len(self._outer) < DEEPEST:
            self._outer.append(self._state)
        else:
            self.is_cut = True

    def _goes_beside(self) -> None:
        self._flush()
        self.beside.append(_Run())
        self._state = replace(self._state, run=self.beside[-1])

    def _word(self, word: str, number: str | None) -> None:
        self._flush()
        if word in LETTERS:
            self._letter(LETTERS[word])
        elif word == "u" and number is not None:
            self._left = 0
            self._letter(chr(int(number) % 0x10000), WIDE)
            self._left = self._state.fallback
        elif word == "bin" and number is not None:
            self._take(max(0, int(number)))
        elif word in BESIDE:
            self._goes_beside()
            self._state = replace(self._state, of_fonts=word == "fonttbl")
        else:
            self._set(word, number)

    def _take(self, size: int) -> None:
        """Take bytes as they are: a picture or a file."""
        self.bytes.append(self._text[self._at : self._at + size].encode("latin-1"))
        self._at += size

    def _set(self, word: str, number: str | None) -> None:
        """Do what a word says of the text after it: its code, what it is, whether it is seen."""
        given = int(number) if number is not None else None
        if word == "uc":
            self._state = replace(self._state, fallback=min(given or 0, 100))
        elif word in MARKS:
            mark = MARKS[word]
            self._state = replace(self._state, kind=self._state.kind & ~mark | (0 if given == 0 else mark))
        elif word in {"plain", "fs"}:
            hidden = HIDDEN if word == "fs" and given is not None and given <= TINY else 0
            self._state = replace(self._state, kind=self._state.kind & ~HIDDEN | hidden)
        else:
            self._code(word, given)

    def _code(self, word: str, given: int | None) -> None:
        if word in CODES or word == "ansicpg":
            self._file_code = _known(CODES.get(word) or f"cp{given or 0:03}", self._file_code)
            self._state = replace(self._state, code=self._file_code)
        elif word == "f" and given is not None:
            code = self._file_code if self._state.of_fonts else self._fonts.get(given, self._file_code)
            self._state = replace(self._state, font=given, code=code)
        elif self._state.of_fonts and word in {"fcharset", "cpg"}:
            code = CHARSETS.get(given or 0, self._file_code) if word == "fcharset" else f"cp{given or 0:03}"
            self._fonts[self._state.font] = _known(code, self._file_code)


def _known(code: str, otherwise: str) -> str:
    """Return a code if it can be read, else another one."""
    try:
        codecs.lookup(code)
    except LookupError:
        return otherwise
    return code
