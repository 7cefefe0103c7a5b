"""Papers of two pages in fonts of every kind that a PDF has, letters numbered in the order in which pages use them."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any

import pikepdf
from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.eexec import encrypt
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf

from tests.made.redactable import A4, saved

KEPT = "the rest of the report has no one in it that is to be shown here"
EM = 2048
THOUSAND = 1000


@cache
def shapes() -> TTFont:
    """The font that all letters are taken from."""
    name = next(each for each in files("fontpkg_arimo").joinpath("files").iterdir() if "Italic" not in each.name)
    return TTFont(BytesIO(name.read_bytes()))


def lettered(kind: str, name: str) -> bytes:
    """Page 1 names somebody, page 2 nobody; both in one font of a kind."""
    first = f"the report was sent on to {name} at ten"
    letters = "".join(dict.fromkeys(first + KEPT))
    pdf = pikepdf.new()
    font, code = KINDS[kind](pdf, letters)
    for text in (first, KEPT):
        page = pdf.add_blank_page(page_size=A4)
        drawn = b"".join(code(char) for char in text)
        page.obj.Contents = pdf.make_stream(b"BT /F 12 Tf 72 600 Td <" + drawn.hex().encode() + b"> Tj ET")
        page.obj.Resources = Dictionary(Font=Dictionary(F=font))
    return saved(pdf)


Code = Callable[[str], bytes]


def _glyph(letter: str) -> str:
    return str(shapes().getBestCmap()[ord(letter)])


def _width(letter: str) -> int:
    return round(shapes()["hmtx"][_glyph(letter)][0] * THOUSAND / EM)


def _box(letters: str) -> list[float]:
    pen = BoundsPen(shapes().getGlyphSet())
    for letter in letters:
        shapes().getGlyphSet()[_glyph(letter)].draw(pen)
    return [round(edge * THOUSAND / EM) for edge in pen.bounds]


def _truetype(letters: str, places: dict[int, str], *, symbols: bool = False) -> bytes:
    """A TrueType font of letters, with a list of them by code: of bytes, or of Unicode."""
    build = FontBuilder(EM, isTTF=True)
    names = {letter: f"letter{at}" for at, letter in enumerate(letters)}
    build.setupGlyphOrder([".notdef", *names.values()])
    glyphs = {".notdef": TTGlyphPen(None).glyph()}
    for letter, name in names.items():
        pen, drawn = TTGlyphPen(None), DecomposingRecordingPen(shapes().getGlyphSet())
        shapes().getGlyphSet()[_glyph(letter)].draw(drawn)
        drawn.replay(pen)
        glyphs[name] = pen.glyph()
    build.setupGlyf(glyphs)
    build.setupHorizontalMetrics({".notdef": (0, 0), **{name: (_advance(each), 0) for each, name in names.items()}})
    build.setupHorizontalHeader(ascent=1854, descent=-434)
    build.setupNameTable({"familyName": "Arimo", "styleName": "Regular"})
    build.setupPost()
    build.setupCharacterMap({code: names[letter] for code, letter in places.items()})
    if symbols:
        table = build.font["cmap"].tables[0]
        table.platformID, table.platEncID = 1, 0
        build.font["cmap"].tables = [table]
    return _written(build.font)


def _advance(letter: str) -> int:
    return int(shapes()["hmtx"][_glyph(letter)][0])


def _cff(letters: str, names: list[str]) -> TTFont:
    build = FontBuilder(THOUSAND, isTTF=False)
    build.setupGlyphOrder([".notdef", *names])
    drawn: dict[str, Any] = {".notdef": T2CharStringPen(0, None).getCharString()}
    for letter, name in zip(letters, names, strict=True):
        pen = T2CharStringPen(_width(letter), None)
        glyphs = shapes().getGlyphSet(location={"wght": 400})
        scaled = DecomposingRecordingPen(glyphs)
        glyphs[_glyph(letter)].draw(scaled)
        for operator, points in scaled.value:
            getattr(pen, operator)(*[point and tuple(edge * THOUSAND / EM for edge in point) for point in points])
        drawn[name] = pen.getCharString()
    build.setupCFF("Arimo", {"FullName": "Arimo Regular", "Notice": "".join(letters)}, drawn, {})
    build.setupHorizontalMetrics(dict.fromkeys([".notdef", *names], (THOUSAND, 0)))
    build.setupHorizontalHeader(ascent=900, descent=-200)
    build.setupCharacterMap({})
    build.setupPost()
    return build.font


def _type1(letters: str) -> tuple[bytes, bytes]:
    """A Type 1 font in its clear and its encrypted part: each letter calls a subroutine of its own, all of lines."""
    # Which number a subroutine has is the same for every file that a font stands in.
    called = {at: bytes((11,)) for at in range(4)} | {ord(each): _lines(each) + bytes((11,)) for each in letters}
    drawn = {_glyph(each): (_width(each), _numbers(ord(each)) + b"\x0a\x0e") for each in letters}
    subroutines = {at: _encrypted(each) for at, each in sorted(called.items())}
    rows = [b"dup %d %d RD %b NP\n" % (at, len(each), each) for at, each in subroutines.items()]
    wide = {".notdef": (500, b"\x0e"), **drawn}
    entries = [(name, _encrypted(_numbers(0, width) + b"\x0d" + rest)) for name, (width, rest) in wide.items()]
    body = b"dup /Private 9 dict dup begin /UniqueID 99 def /lenIV 4 def /Subrs 128 array\n" + b"".join(rows)
    body += b"ND\n2 index /CharStrings %d dict dup begin\n" % len(entries)
    body += b"".join(b"/%b %d RD %b ND\n" % (name.encode(), len(each), each) for name, each in entries)
    body += b"end end readonly put put\ndup/FontName get exch definefont pop\nmark currentfile closefile\n"
    codes = "".join(f"dup {at} /{_glyph(each)} put\n" for at, each in enumerate(letters, 1))
    head = f"%!PS-AdobeFont-1.0: Arimo\n% {letters}\n"
    head += "/FontMatrix [0.001 0 0 0.001 0 0] def /FontBBox {0 -300 1000 1000} def\n"
    head += f"/Encoding 256 array 0 1 255 {{1 index exch /.notdef put}} for\n{codes}readonly def currentfile eexec\n"
    return head.encode(), encrypt(b"\0\0\0\0" + body, 55665)[0]


def _encrypted(drawn: bytes) -> bytes:
    return bytes(encrypt(b"\0\0\0\0" + drawn, 4330)[0])


def _numbers(*each: int) -> bytes:
    return b"".join(b"\xff" + number.to_bytes(4, "big", signed=True) for number in each)


def _lines(letter: str) -> bytes:
    pen, drawn, last = DecomposingRecordingPen(shapes().getGlyphSet()), b"", (0, 0)
    shapes().getGlyphSet()[_glyph(letter)].draw(pen)
    for operator, points in pen.value:
        for x, y in [(round(x * THOUSAND / EM), round(y * THOUSAND / EM)) for x, y in points]:
            drawn += _numbers(x - last[0], y - last[1]) + (b"\x15" if operator == "moveTo" else b"\x05")
            last = (x, y)
        drawn += b"\x09" if operator == "closePath" else b""
    return drawn


def _bare(font: TTFont) -> bytes:
    return bytes(TTFont(BytesIO(_written(font))).reader["CFF "])


def _written(font: TTFont) -> bytes:
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def _descriptor(pdf: Pdf, letters: str, key: str, data: bytes, **keys: object) -> Object:
    """What a program says of a font that it cut down: with the list of its letters, and what they reach to."""
    made = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/LETTER+Arimo"), Flags=4, ItalicAngle=0, StemV=80, Ascent=905,
        Descent=-212, CapHeight=716, FontBBox=Array(_box(letters)), CharSet=pikepdf.String(letters),
        AvgWidth=sum(map(_width, letters)) // len(letters),
    )  # fmt: skip
    made[key] = pdf.make_stream(data, **keys)
    return pdf.make_indirect(made)


def _to_unicode(pdf: Pdf, letters: str, wide: int, first: int) -> Object:
    rows = "".join(f"<{first + at:0{2 * wide}x}> <{ord(each):04x}>\n" for at, each in enumerate(letters))
    space = f"1 begincodespacerange <{'00' * wide}> <{'ff' * wide}> endcodespacerange"
    told = f"begincmap {space} {len(letters)} beginbfchar\n{rows}endbfchar endcmap % {letters}"
    return pdf.make_stream(told.encode())


def _simple(pdf: Pdf, letters: str, first: int, **keys: object) -> Object:
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, BaseFont=Name("/LETTER+Arimo"), FirstChar=first, LastChar=first + len(letters) - 1,
            Widths=Array([_width(each) for each in letters]), **keys,
        )
    )  # fmt: skip


def _by_its_codes(pdf: Pdf, letters: str) -> tuple[Object, Code]:
    """As LibreOffice writes: a TrueType font whose codes are counted from 1."""
    program = _truetype(letters, dict(enumerate(letters, 1)), symbols=True)
    descriptor = _descriptor(pdf, letters, "/FontFile2", program, Length1=len(program))
    told = _to_unicode(pdf, letters, 1, 1)
    font = _simple(pdf, letters, 1, Subtype=Name.TrueType, FontDescriptor=descriptor, ToUnicode=told)
    return font, lambda char: bytes((letters.index(char) + 1,))


def _by_letters(pdf: Pdf, letters: str) -> tuple[Object, Code]:
    """A TrueType font whose codes are those of Windows."""
    program = _truetype(letters, {ord(each): each for each in letters})
    descriptor = _descriptor(pdf, letters, "/FontFile2", program, Length1=len(program))
    descriptor.Flags = 32
    keys = {"Encoding": Name.WinAnsiEncoding, "FontDescriptor": descriptor}
    every = "".join(map(chr, range(32, 127)))
    return _simple(pdf, every, 32, Subtype=Name.TrueType, **keys), lambda char: char.encode("cp1252")


def _named_cff(pdf: Pdf, letters: str) -> tuple[Object, Code]:
    names = [_glyph(each) for each in letters]
    descriptor = _descriptor(pdf, letters, "/FontFile3", _bare(_cff(letters, names)), Subtype=Name.Type1C)
    listed = Dictionary(Type=Name.Encoding, Differences=Array([1, *(Name(f"/{name}") for name in names)]))
    keys = {"Encoding": listed, "FontDescriptor": descriptor, "ToUnicode": _to_unicode(pdf, letters, 1, 1)}
    return _simple(pdf, letters, 1, Subtype=Name.Type1, **keys), lambda char: bytes((letters.index(char) + 1,))


def _by_type_1(pdf: Pdf, letters: str) -> tuple[Object, Code]:
    clear, hidden = _type1(letters)
    descriptor = _descriptor(
        pdf, letters, "/FontFile", clear + hidden, Length1=len(clear), Length2=len(hidden), Length3=0
    )
    descriptor.FontBBox = Array([0, -300, 1000, 1000])
    keys = {"FontDescriptor": descriptor, "ToUnicode": _to_unicode(pdf, letters, 1, 1)}
    return _simple(pdf, letters, 1, Subtype=Name.Type1, **keys), lambda char: bytes((letters.index(char) + 1,))


def _drawn(pdf: Pdf, letters: str) -> tuple[Object, Code]:
    """A font of which each letter is a drawing, called by its letter, with a remark."""
    # How wide each letter is goes by the letter, not by its place.
    wide = {letter: 100 + ord(letter) for letter in letters}
    shapes_drawn = {
        f"/Shape_{letter}_": pdf.make_stream(f"500 0 0 0 {to} 700 d1 % {letter}\n0 0 {to} 700 re f".encode())
        for letter, to in wide.items()
    }
    listed = Dictionary(Differences=Array([1, *map(Name, shapes_drawn)]))
    made = _simple(
        pdf, letters, 1, Subtype=Name.Type3, FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        FontBBox=Array([0, 0, max(wide.values()), 700]), CharProcs=Dictionary(shapes_drawn), Resources=Dictionary(),
        Encoding=listed, ToUnicode=_to_unicode(pdf, letters, 1, 1),
    )  # fmt: skip
    made.Widths = Array([500] * len(letters))
    return made, lambda char: bytes((letters.index(char) + 1,))


def _not_within(pdf: Pdf, letters: str) -> tuple[Object, Code]:
    names = [_glyph(each) for each in letters]
    listed = Dictionary(Type=Name.Encoding, Differences=Array([1, *(Name(f"/{name}") for name in names)]))
    made = _simple(pdf, letters, 1, Subtype=Name.Type1, Encoding=listed)
    made.BaseFont = Name.Helvetica
    return made, lambda char: bytes((letters.index(char) + 1,))


def _mapped(pdf: Pdf, letters: str, subtype: Object, descriptor: Object, **keys: object) -> tuple[Object, Code]:
    """A font of two-byte codes, counted from 3."""
    system = Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0)
    first = int(keys.pop("first", 3))  # type: ignore[call-overload]  # a number
    inner = Dictionary(
        Type=Name.Font, Subtype=subtype, BaseFont=Name("/LETTER+Arimo"), CIDSystemInfo=system,
        FontDescriptor=descriptor, W=Array([first, Array([_width(each) for each in letters])]), DW=_width(letters[-1]),
        **keys,
    )  # fmt: skip
    made = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/LETTER+Arimo"), Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(inner)]), ToUnicode=_to_unicode(pdf, letters, 2, first),
    )  # fmt: skip
    return pdf.make_indirect(made), lambda char: (letters.index(char) + first).to_bytes(2, "big")


def _two_bytes(pdf: Pdf, letters: str) -> tuple[Object, Code]:
    """As browsers write: a TrueType font whose codes are its glyphs."""
    program = _truetype(letters, {})
    descriptor = _descriptor(pdf, letters, "/FontFile2", program, Length1=len(program))
    return _mapped(pdf, letters, Name.CIDFontType2, descriptor, CIDToGIDMap=Name.Identity, first=1)


def _two_bytes_placed(pdf: Pdf, letters: str) -> tuple[Object, Code]:
    """The same with a list that tells the glyph of each code."""
    program = _truetype(letters, {})
    placed = b"\0\0" * 3 + b"".join((at + 1).to_bytes(2, "big") for at in range(len(letters)))
    descriptor = _descriptor(pdf, letters, "/FontFile2", program, Length1=len(program))
    return _mapped(pdf, letters, Name.CIDFontType2, descriptor, CIDToGIDMap=pdf.make_stream(placed))


def _two_bytes_cff(pdf: Pdf, letters: str) -> tuple[Object, Code]:
    """A CFF font whose letters have names, within an OpenType one."""
    program = _written(_cff(letters, [_glyph(each) for each in letters]))
    descriptor = _descriptor(pdf, letters, "/FontFile3", program, Subtype=Name.OpenType)
    return _mapped(pdf, letters, Name.CIDFontType0, descriptor, first=1)


def _two_bytes_numbered(pdf: Pdf, letters: str) -> tuple[Object, Code]:
    """A CFF font whose letters have numbers."""
    font = _cff(letters, [f"cid{at + 3:05d}" for at in range(len(letters))])
    top = font["CFF "].cff.topDictIndex[0]
    part = FontDict()
    part.FontName, part.Private = "Arimo", top.Private
    top.ROS, top.CIDCount = ("Adobe", "Identity", 0), len(letters) + 3
    top.FDArray, top.FDSelect = FDArrayIndex(), FDSelect()
    top.FDArray.strings, top.FDSelect.format = None, 3
    top.FDArray.append(part)
    top.FDSelect.gidArray = [0] * (len(letters) + 1)
    for key in ("Private", "Encoding"):
        top.rawDict.pop(key, None)
        if key in vars(top):
            delattr(top, key)
    descriptor = _descriptor(pdf, letters, "/FontFile3", _bare(font), Subtype=Name.CIDFontType0C)
    return _mapped(pdf, letters, Name.CIDFontType0, descriptor)


KINDS: dict[str, Callable[[Pdf, str], tuple[Object, Code]]] = {
    "TrueType by its own codes": _by_its_codes,
    "TrueType by letters": _by_letters,
    "CFF by names": _named_cff,
    "Type 1": _by_type_1,
    "drawn letters": _drawn,
    "a font not within the file": _not_within,
    "TrueType of two bytes": _two_bytes,
    "TrueType of two bytes with a list of glyphs": _two_bytes_placed,
    "OpenType of two bytes": _two_bytes_cff,
    "CFF of two bytes with numbers": _two_bytes_numbered,
}
