"""Fonts of pages that keep their text, cut down to the codes shown there: other letters were another page's."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import pikepdf
from fontTools import agl
from fontTools.encodings.MacRoman import MacRoman
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from docgen.papers.pdf_characters import unicode_map
from docgen.papers.pdf_encodings import CannotCutError, differences, encoding_names
from docgen.papers.pdf_font_programs import (
    SYMBOL_PLANES,
    CutProgram,
    cff_inside,
    cut_cff_by_id,
    cut_cff_by_name,
    cut_truetype,
)
from docgen.papers.pdf_type1 import cut_type1

__all__ = ["cut_font", "put_in_place"]

FONT_KEYS: Final = ("/Type", "/Subtype", "/BaseFont", "/FontMatrix", "/FontBBox", "/Resources")
DESCRIPTOR_KEYS: Final = (
    *("/Type", "/FontName", "/FontWeight", "/Flags", "/FontBBox", "/ItalicAngle"),
    *("/Ascent", "/Descent", "/Leading", "/CapHeight", "/XHeight", "/StemV", "/StemH", "/MissingWidth"),
)
"""What a reader needs of a font's measures; what lists its letters (CharSet, CIDSet) or comes of them is left out."""
MAPPED_KEYS: Final = ("/Type", "/Subtype", "/BaseFont", "/CIDSystemInfo", "/DW2")
PROGRAMS: Final = ("/FontFile", "/FontFile2", "/FontFile3")
UNICODE_PLATFORMS: Final = frozenset(((3, 1), (3, 10), (0, 0), (0, 1), (0, 2), (0, 3), (0, 4), (0, 6)))
MOST_CODES: Final = 100
"""In one section of a ToUnicode map (Adobe Technical Note 5014)."""
LETTERS: Final = 26
Program = tuple[str, CutProgram, Mapping[str, Any]]
"""A cut font program: the key that it stands under, and the keys that it has itself."""


def cut_font(pdf: Pdf, font: Dictionary, codes: Mapping[int, int], number: int) -> Dictionary:
    """Return a font with some codes, old -> new, and nothing of the others; `number` makes its mark of a font cut down.

    The old one stays as it is. Raises CannotCutError where it cannot be cut.
    """
    if not codes:
        return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    try:
        return _Cutter(pdf, font, codes, _mark(number)).cut()
    except CannotCutError:
        raise
    except Exception as fault:  # readers of fonts raise of every kind where one is broken
        raise CannotCutError("has a font that cannot be read") from fault


def put_in_place(font: Dictionary, cut: Dictionary) -> None:
    """Make a font what it was cut to, wherever the file speaks of it."""
    for key in list(font.keys()):
        del font[key]
    for key, value in cut.items():
        font[key] = value


def _mark(number: int) -> str:
    letters = ""
    for _ in range(6):
        number, letter = divmod(number, LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters


class _Cutter:
    def __init__(self, pdf: Pdf, font: Dictionary, codes: Mapping[int, int], mark: str) -> None:
        self._pdf, self._font, self._mark = pdf, font, mark
        self._codes = dict(sorted(codes.items(), key=lambda each: each[1]))
        self._is_anew = any(old != new for old, new in codes.items())
        self._kind = str(font.get("/Subtype", ""))

    def cut(self) -> Dictionary:
        """Return the whole font."""
        made = _some(self._font, FONT_KEYS)
        if self._kind == "/Type0":
            made["/Encoding"] = self._font.Encoding
            mapped = self._mapped(self._font.DescendantFonts[0])
            made["/DescendantFonts"] = Array([self._pdf.make_indirect(mapped)])
            made["/BaseFont"] = mapped["/BaseFont"]
        else:
            self._simple(made)
        if (told := self._to_unicode()) is not None:
            made["/ToUnicode"] = told
        return made

    def _simple(self, made: Dictionary) -> None:
        first, *_, last = (*self._codes.values(), *self._codes.values())
        if (widths := self._font.get("/Widths")) is not None:
            start = int(self._font.get("/FirstChar", 0))
            given = {start + at: width for at, width in enumerate(list(widths))}
            shown = {new: given.get(old, 0) for old, new in self._codes.items()}
            made["/FirstChar"], made["/LastChar"] = first, last
            made["/Widths"] = Array([shown.get(code, 0) for code in range(first, last + 1)])
        if (encoding := self._encoding()) is not None:
            made["/Encoding"] = encoding
        if self._kind == "/Type3":
            made["/CharProcs"] = self._letters_drawn()
            if box := _reach(made["/CharProcs"]):
                made["/FontBBox"] = Array(box)
        elif isinstance(descriptor := self._font.get("/FontDescriptor"), Dictionary):
            self._describe(made, descriptor, self._simple_program(descriptor))

    def _encoding(self) -> Object | None:
        encoding = self._font.get("/Encoding")
        if not isinstance(encoding, Dictionary):
            return encoding
        made, named = _some(encoding, ("/Type", "/BaseEncoding")), differences(self._font)
        listed, last = list[object](), None
        for old, new in self._codes.items():
            if old in named:
                listed += [new] if last is None or new != last + 1 else []
                listed.append(Name(self._letter(named[old], new)))
                last = new
        if listed:
            made["/Differences"] = Array(listed)
        return made

    def _letter(self, name: str, code: int) -> str:
        """Return what a letter is called: in a font that is drawn and has new codes, by its code."""
        return f"/c{code}" if self._kind == "/Type3" and self._is_anew else f"/{name}"

    def _letters_drawn(self) -> Dictionary:
        names, shapes, made = encoding_names(self._font), self._font.CharProcs, Dictionary()
        for old, new in self._codes.items():
            if (name := f"/{names.get(old, '')}") in shapes:
                drawn = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(shapes[name]))
                made[self._letter(name[1:], new)] = self._pdf.make_stream(drawn)
        return made

    def _describe(self, made: Dictionary, descriptor: Dictionary, program: Program | None) -> None:
        described = _some(descriptor, DESCRIPTOR_KEYS)
        if program is not None:
            key, cut, keys = program
            described[key], described["/FontBBox"] = self._pdf.make_stream(cut.data, **keys), Array(cut.box)
            made["/BaseFont"] = described["/FontName"] = Name(f"/{self._mark}+Font")
        made["/FontDescriptor"] = self._pdf.make_indirect(described)

    def _simple_program(self, descriptor: Dictionary) -> Program | None:
        found = _program(descriptor)
        if found is None:
            return None
        key, data = found
        named = encoding_names(self._font)
        if key == "/FontFile3":
            bare = _bare_cff(descriptor[key], data)
            if bare is not None:
                cut = cut_cff_by_name(bare, lambda own: self._names(own, named), self._codes)
                return "/FontFile3", cut, {"Subtype": Name.Type1C}
        elif key == "/FontFile":
            made = cut_type1(data, lambda own: self._names(own, named), self._codes)
            lengths = {"Length1": made.clear, "Length2": made.encrypted}
            rest = len(made.data) - made.clear - made.encrypted
            return key, CutProgram(made.data, _edges(descriptor)), {**lengths, "Length3": rest}
        codes = self._codes if self._is_anew else {}
        called = () if self._is_anew else {named[code] for code in self._codes if code in named}
        cut = cut_truetype(data, lambda font: _glyphs_of(font, self._codes, named), codes, called)
        return "/FontFile2", cut, {"Length1": len(cut.data)}

    def _names(self, own: Mapping[int, str], named: Mapping[int, str]) -> Iterator[str]:
        for code in self._codes:
            yield from (names[code] for names in (own, named) if code in names)

    def _mapped(self, mapped: Object) -> Dictionary:
        """Return the font that a font of two-byte codes is made of; its CIDs are the codes."""
        made = _some(mapped, MAPPED_KEYS)
        widths = _by_id(mapped.get("/W"), self._codes, 1)
        if widths:
            made["/W"] = _runs(widths)
        if "/DW" in mapped and len(widths) < len(self._codes):
            made["/DW"] = mapped.DW
        if tall := _by_id(mapped.get("/W2"), self._codes, 3):
            made["/W2"] = _runs(tall)
        descriptor = mapped.get("/FontDescriptor")
        if isinstance(descriptor, Dictionary):
            self._describe(made, descriptor, self._mapped_program(descriptor, mapped, made))
        return made

    def _glyphs(self, placed: Object | None) -> dict[int, int]:
        """Return the glyph of each old code."""
        if not isinstance(placed, Stream):
            return {code: code for code in self._codes}
        said = placed.read_bytes()
        return {code: int.from_bytes(said[2 * code : 2 * code + 2], "big") for code in self._codes}

    def _mapped_program(self, descriptor: Dictionary, mapped: Object, made: Dictionary) -> Program | None:
        found = _program(descriptor)
        if found is None:
            return None
        key, data = found
        bare = _bare_cff(descriptor[key], data) if key == "/FontFile3" else None
        if bare is not None and str(mapped.get("/Subtype", "")) == "/CIDFontType0":
            return "/FontFile3", cut_cff_by_id(bare, self._codes), {"Subtype": Name.CIDFontType0C}
        if bare is not None or key == "/FontFile":
            raise CannotCutError("has a font of another kind than it says")
        glyphs = self._glyphs(mapped.get("/CIDToGIDMap"))
        cut = cut_truetype(data, lambda _: glyphs.values(), None)
        made["/CIDToGIDMap"] = self._placed({new: cut.places.get(glyphs[old], 0) for old, new in self._codes.items()})
        return "/FontFile2", cut, {"Length1": len(cut.data)}

    def _placed(self, glyphs: Mapping[int, int]) -> Object:
        """Return the list of glyphs by CID (ISO 32000-1, 9.7.4.2)."""
        if all(code == glyph for code, glyph in glyphs.items()):
            return Name.Identity
        listed = b"".join(glyphs.get(code, 0).to_bytes(2, "big") for code in range(max(glyphs) + 1))
        return self._pdf.make_stream(listed)

    def _to_unicode(self) -> Object | None:
        told = self._font.get("/ToUnicode")
        if not isinstance(told, Stream):
            return told
        said = told.read_bytes()
        if b"usecmap" in said:
            raise CannotCutError("has a font that says its letters by another one's list")
        letters = unicode_map(said)
        pairs = [(new, letters[old]) for old, new in self._codes.items() if old in letters]
        return self._pdf.make_stream(_unicode_cmap(pairs, 2 if self._kind == "/Type0" else 1))


def _reach(shapes: Object) -> list[float]:
    """Return what all drawn letters reach to, where each tells (ISO 32000-1, 9.6.5: d1); else nothing."""
    boxes = list[list[float]]()
    for shape in shapes.values():
        first = next(iter(pikepdf.parse_content_stream(shape)), None)
        if first is None or str(first.operator) != "d1":
            return []
        boxes.append([float(each) for each in list(first.operands)[2:6]])
    lefts, bottoms, rights, tops = zip(*boxes, strict=True) if boxes else ((0.0,),) * 4
    return [min(lefts), min(bottoms), max(rights), max(tops)]


def _some(found: Object, keys: Iterable[str]) -> Dictionary:
    return Dictionary({key: found[key] for key in keys if key in found})


def _edges(descriptor: Dictionary) -> tuple[int, ...]:
    """Return what a font says its letters reach to; a program of Type 1 is not measured."""
    return tuple(round(float(each)) for each in list(descriptor.get("/FontBBox", Array([0, 0, 0, 0]))))


def _program(descriptor: Dictionary) -> tuple[str, bytes] | None:
    return next(((key, descriptor[key].read_bytes()) for key in PROGRAMS if key in descriptor), None)


def _bare_cff(program: Object, data: bytes) -> bytes | None:
    """Return the CFF font of a FontFile3; None where that is a TrueType font in an OpenType one."""
    return cff_inside(data) if str(program.get("/Subtype", "")) == "/OpenType" else data


def _glyphs_of(font: TTFont, codes: Iterable[int], named: Mapping[int, str]) -> Iterator[int]:
    """Yield every glyph that a reader may take for one of the codes: by its name, or by the code itself."""
    tables = list(font["cmap"].tables) if "cmap" in font else []
    by_name = font.getReverseGlyphMap()
    for code in codes:
        name = named.get(code, "")
        letters = {ord(char) for char in agl.toUnicode(name)[:1]} if name else set[int]()
        for table in tables:
            is_unicode = (table.platformID, table.platEncID) in UNICODE_PLATFORMS
            places = letters if is_unicode and letters else {plane + code for plane in SYMBOL_PLANES}
            if (table.platformID, table.platEncID) == (1, 0) and name in MacRoman:
                places = {*places, MacRoman.index(name)}
            yield from (by_name[table.cmap[place]] for place in places if place in table.cmap)
        if name in by_name:
            yield by_name[name]


def _by_id(listed: Object | None, wanted: Mapping[int, int], size: int) -> dict[int, list[Object]]:
    """Return by new CIDs the measures of some from a list of them (ISO 32000-1, 9.7.4.3): one of each, or three."""
    items, found, at = list(listed) if isinstance(listed, Array) else [], dict[int, list[Object]](), 0
    while at + 1 < len(items):
        first = int(items[at])
        if isinstance(items[at + 1], Array):
            each = list(items[at + 1])
            for step in range(len(each) // size):
                if first + step in wanted:
                    found[wanted[first + step]] = each[step * size : (step + 1) * size]
            at += 2
        else:
            same = items[at + 2 : at + 2 + size]
            found |= {new: same for old, new in wanted.items() if first <= old <= int(items[at + 1])}
            at += 2 + size
    return found


def _runs(measures: Mapping[int, list[Object]]) -> Array:
    runs: list[tuple[int, list[Object]]] = []
    last = None
    for code in sorted(measures):
        if last is None or code != last + 1:
            runs.append((code, []))
        runs[-1][1].extend(measures[code])
        last = code
    return Array([part for first, each in runs for part in (first, Array(each))])


def _unicode_cmap(pairs: list[tuple[int, str]], wide: int) -> bytes:
    rows = [f"<{code:0{2 * wide}x}> <{text.encode('utf-16-be', 'replace').hex()}>" for code, text in pairs]
    sections = [rows[at : at + MOST_CODES] for at in range(0, len(rows), MOST_CODES)]
    said = "\n".join(f"{len(each)} beginbfchar\n" + "\n".join(each) + "\nendbfchar" for each in sections)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapType 2 def\n/CMapName /Kept def\n"
        f"1 begincodespacerange\n<{'00' * wide}> <{'ff' * wide}>\nendcodespacerange\n"
        f"{said}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode()
