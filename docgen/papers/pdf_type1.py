"""Type 1 font programs cut down to some glyphs (Adobe Type 1 Font Format): the others' drawings and names are gone."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from fontTools.encodings.StandardEncoding import StandardEncoding
from fontTools.misc.eexec import decrypt, encrypt

from docgen.papers.pdf_encodings import STANDARD, CannotCutError

__all__ = ["CutType1", "cut_type1"]

NOTDEF: Final = ".notdef"
EEXEC_KEY: Final = 55_665
LETTER_KEY: Final = 4_330
RANDOM: Final = b"\0\0\0\0"
"""Bytes before what is encrypted, which readers leave out."""
LEAST_HINTS: Final = range(4)
"""Subroutines that each font has, for curves and hints (chapter 8)."""
RETURN: Final = 11
LETTERS: Final = b"/CharStrings"
SUBROUTINES: Final = b"/Subrs"
ENTRY: Final = re.compile(rb"/([^\s/(){}\[\]<>%]+)\s+(\d+)\s+(\S+) ")
SUBROUTINE: Final = re.compile(rb"dup\s+(\d+)\s+(\d+)\s+(\S+) ")
ENCODED: Final = re.compile(rb"dup\s+(\d+)\s*/(\S+)\s+put")
MATRIX: Final = re.compile(rb"/FontMatrix\s*\[([-+.\deE\s]+)\]")
BOX: Final = re.compile(rb"/FontBBox\s*[\[{]([-+.\deE\s]+)[\]}]")
LABELS: Final = re.compile(rb"/(?:UniqueID|XUID)\s*(?:\d+|\[[^\]]*\])\s*(?:readonly\s+)?def")
MOST_STEPS: Final = 100_000
TRAILER: Final = b"\n" + (b"0" * 64 + b"\n") * 8 + b"cleartomark\n"
Named = Callable[[Mapping[int, str]], Iterable[str]]


@dataclass(frozen=True, slots=True)
class CutType1:
    """A Type 1 font and the lengths of its first two parts, which a PDF has to give."""

    data: bytes
    clear: int
    encrypted: int


def cut_type1(data: bytes, named: Named, codes: Mapping[int, int]) -> CutType1:
    """Return a font with the glyphs of some names; it is asked for these with its own code -> name.

    `codes` are old code -> new code. Raises CannotCutError where the font is not written as nearly all are.
    """
    start = data.index(b"eexec") + len(b"eexec")
    clear, body = data[:start], _decrypted(data[start:])
    own = {int(code): name.decode("latin-1") for code, name in ENCODED.findall(clear)} or STANDARD
    shown = {new: own[old] for old, new in codes.items() if old in own}
    head = _clear(clear, shown)
    tail = encrypt(RANDOM + _cut(body, {NOTDEF, *named(own)}), EEXEC_KEY)[0]
    return CutType1(head + tail + TRAILER, len(head), len(tail))


def _decrypted(data: bytes) -> bytes:
    data = data.lstrip(b" \t\r\n")
    if re.fullmatch(rb"[0-9A-Fa-f\s]{8}", data[:8]):
        digits = re.sub(rb"\s", b"", data)
        digits = digits[: len(digits) & ~1]
        data = bytes.fromhex(digits.decode("ascii"))
    return bytes(decrypt(data, EEXEC_KEY)[0][len(RANDOM) :])


def _clear(old: bytes, shown: Mapping[int, str]) -> bytes:
    matrix, box = MATRIX.search(old), BOX.search(old)
    if not matrix or not box:
        raise CannotCutError("has a Type 1 font without measures")
    rows = "".join(f"dup {code} /{name} put\n" for code, name in sorted(shown.items()))
    return (
        b"%!PS-AdobeFont-1.0: Font\n11 dict begin\n/FontType 1 def\n/FontName /Font def\n/PaintType 0 def\n"
        b"/FontMatrix [" + b" ".join(matrix[1].split()) + b"] readonly def\n"
        b"/FontBBox {" + b" ".join(box[1].split()) + b"} readonly def\n"
        b"/Encoding 256 array 0 1 255 {1 index exch /.notdef put} for\n" + rows.encode("latin-1") + b"readonly def\n"
        b"currentdict end\ncurrentfile eexec\n"
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something encrypted within the private part: where it begins and ends with its own words round it."""

    start: int
    end: int
    data: bytes


def _cut(body: bytes, wanted: set[str]) -> bytes:
    if body.count(LETTERS) != 1:
        raise CannotCutError("has a Type 1 font of several in one")
    at, table = body.index(LETTERS), body.find(SUBROUTINES)
    skipped = int(found[1]) if (found := re.search(rb"/lenIV\s+(\d+)", body)) else len(RANDOM)
    called = {int(key): piece for key, piece in _pieces(body, SUBROUTINE, table, at)} if 0 <= table < at else {}
    letters = {key.decode("latin-1"): piece for key, piece in _pieces(body, ENTRY, at + len(LETTERS), len(body))}
    if NOTDEF not in letters:
        raise CannotCutError("has a Type 1 font that cannot be followed")
    follower = _Follower({key: _opened(piece, skipped) for key, piece in called.items()})
    kept = set[str]()
    while todo := (wanted | follower.names) & letters.keys() - kept:
        for name in sorted(todo):
            follower.follow(_opened(letters[name], skipped))
        kept |= todo
    made = _without_others(body, LETTERS, letters, sorted(kept), len(kept))
    if called:
        used = sorted(follower.used & called.keys())
        made = _without_others(made, SUBROUTINES, called, used, used[-1] + 1 if used else 0)
    closing, _, _ = made.rpartition(b"closefile")
    return LABELS.sub(b"", closing) + b"closefile\n"


def _without_others(body: bytes, table: bytes, every: Mapping[Any, "_Piece"], kept: Sequence[Any], count: int) -> bytes:
    """Return a private part with some entries of a table in it, in an order, and with another count at its head."""
    start, first = body.index(table), min(each.start for each in every.values())
    last = max(every.values(), key=lambda each: each.start)
    opening = re.sub(table + rb"\s+\d+", table + b" %d" % count, body[start:first])
    rows = b"".join(body[every[each].start : every[each].end] + _after(body, every[each]) for each in kept)
    return body[:start] + opening + rows + body[last.end + len(_after(body, last)) :]


def _pieces(body: bytes, pattern: re.Pattern[bytes], start: int, end: int) -> Iterator[tuple[bytes, _Piece]]:
    while (found := pattern.search(body, start, end)) is not None:
        length, begins = int(found[2]), found.end()
        yield found[1], _Piece(found.start(), begins + length, body[begins : begins + length])
        start = begins + length


def _after(body: bytes, piece: _Piece) -> bytes:
    """Return the word that ends an entry, with the line's end."""
    found = re.compile(rb"\s*\S+(?:\s+def)?\s").match(body, piece.end)
    return found[0] if found else b""


def _opened(piece: _Piece, skipped: int) -> bytes:
    return bytes(decrypt(piece.data, LETTER_KEY)[0][skipped:])


@dataclass(slots=True)
class _Follower:
    """Follows what letters are drawn with, to know which subroutines and other letters they need (chapter 6)."""

    subroutines: Mapping[int, bytes]
    used: set[int] = field(default_factory=lambda: {*LEAST_HINTS})
    names: set[str] = field(default_factory=set)
    stack: list[float] = field(default_factory=list)
    given: list[float] = field(default_factory=list)
    steps: int = 0

    def follow(self, letter: bytes) -> None:
        """Follow one letter from its beginning."""
        self.stack, self.given = [], []
        self._run(letter, 0)

    def _run(self, drawn: bytes, depth: int) -> None:
        if depth > len(RANDOM) * 4:
            raise CannotCutError("has letters that are drawn within each other")
        at = 0
        while at < len(drawn):
            self.steps += 1
            if self.steps > MOST_STEPS:
                raise CannotCutError("has letters that take too long to follow")
            at = self._step(drawn, at, depth)

    def _step(self, drawn: bytes, at: int, depth: int) -> int:
        """Take one number or operator, and return where the next one begins."""
        byte = drawn[at]
        if byte >= 32:  # noqa: PLR2004 - numbers begin here (6.2)
            number, taken = _number(drawn, at)
            self.stack.append(number)
            return at + taken
        if byte == 10:  # noqa: PLR2004 - callsubr
            self._call(int(self.stack.pop()), depth)
        elif byte == 12:  # noqa: PLR2004 - an operator of two bytes
            self._other(drawn[at + 1])
            return at + 2
        elif byte != RETURN:
            self.stack.clear()
        return at + 1

    def _call(self, number: int, depth: int) -> None:
        if number not in self.subroutines:
            raise CannotCutError("has letters that need what is not there")
        self.used.add(number)
        self._run(self.subroutines[number], depth + 1)

    def _other(self, operator: int) -> None:
        if operator == 16:  # noqa: PLR2004 - callothersubr
            _, count = self.stack.pop(), int(self.stack.pop())
            self.given = [self.stack.pop() for _ in range(count)][::-1]
        elif operator == 17:  # noqa: PLR2004 - pop
            self.stack.append(self.given.pop() if self.given else 0.0)
        elif operator == 12:  # noqa: PLR2004 - div
            divisor = self.stack.pop()
            self.stack.append(self.stack.pop() / divisor)
        elif operator == 6:  # noqa: PLR2004 - seac: a letter put together from two
            self.names |= {StandardEncoding[int(code)] for code in self.stack[-2:]}
            self.stack.clear()
        else:
            self.stack.clear()


def _number(drawn: bytes, at: int) -> tuple[float, int]:
    """Return a number of a charstring and how many bytes it takes (6.2)."""
    first = drawn[at]
    if first <= 246:  # noqa: PLR2004 - as 6.2 says
        return first - 139, 1
    if first <= 250:  # noqa: PLR2004 - as 6.2 says
        return (first - 247) * 256 + drawn[at + 1] + 108, 2
    if first <= 254:  # noqa: PLR2004 - as 6.2 says
        return -(first - 251) * 256 - drawn[at + 1] - 108, 2
    return int.from_bytes(drawn[at + 1 : at + 5], "big", signed=True), 5
