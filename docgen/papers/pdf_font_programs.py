"""Font programs cut down to some glyphs: what drew the others, their names and their measures are gone."""

import logging
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from struct import pack
from typing import Any, Final

from fontTools.cffLib import CFFFontSet, TopDict
from fontTools.cffLib.transforms import desubroutinize
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.reorderGlyphs import reorderGlyphs
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables.DefaultTable import DefaultTable

from docgen.papers.pdf_encodings import STANDARD, CannotCutError

__all__ = ["SYMBOL_PLANES", "CutProgram", "Named", "cff_inside", "cut_cff_by_id", "cut_cff_by_name", "cut_truetype"]

NEEDED: Final = frozenset(
    ("glyf", "loca", "head", "hhea", "hmtx", "maxp", "vhea", "vmtx", "cvt ", "fpgm", "prep", "gasp")
)
"""Tables that a font within a PDF is drawn from (ISO 32000-1, 9.9); the others tell of letters and of makers."""
LABELS: Final = ("version", "Notice", "Copyright", "FullName", "FamilyName", "Weight", "UniqueID", "XUID", "PostScript")
LABELS_OF_PARTS: Final = ("FontName", "BaseFontName", "BaseFontBlend")
NOTDEF: Final = ".notdef"
SEAC: Final = 4
"""Numbers before the end of a letter that is put together from two others (Type 2 charstrings, appendix C)."""
EM: Final = 1_000
NO_TIME: Final = 2_082_844_800
"""Seconds from 1904 to 1970: when a font was made is nobody's business."""
STANDARD_NAMES: Final = 258
"""Names that every font has: those of its own are counted from here."""
SYMBOL_PLANES: Final = (0, 0xF000, 0xF100, 0xF200)
"""Where fonts of symbols have their codes (ISO 32000-1, 9.6.6.4)."""
VARIANTS: Final = 14
BYTES: Final = 6
"""Formats of a list of letters: of their variants, and of codes of a byte."""
logging.getLogger("fontTools").addHandler(logging.NullHandler())
Named = Callable[[TTFont], Iterable[int]]


@dataclass(frozen=True, slots=True)
class CutProgram:
    """A font program, what its glyphs reach to in thousandths of an em, and new numbers of glyphs by their old ones."""

    data: bytes
    box: tuple[int, ...]
    places: Mapping[int, int] = field(default_factory=dict)


def cut_truetype(
    data: bytes, wanted: Named, codes: Mapping[int, int] | None, called: Collection[str] = ()
) -> CutProgram:
    """Return a TrueType font with the glyphs wanted, in their order.

    With `codes` it still says which glyph a letter, a name or a code is, for those wanted: simple fonts are read by
    that. They are old code -> new code of a font that is read by its codes, and empty for one that is read by what its
    letters are `called`.
    Raises what fontTools raises for a broken font.
    """
    font = TTFont(BytesIO(data), lazy=True, recalcTimestamp=False)
    count = int(font["maxp"].numGlyphs)
    glyphs = [0, *(glyph for glyph in dict.fromkeys(wanted(TTFont(BytesIO(data), lazy=True))) if 0 < glyph < count)]
    font.setGlyphOrder([NOTDEF, *(f"g{at}" for at in range(1, count))])
    order = [font.getGlyphName(glyph) for glyph in glyphs]
    names = _glyph_names(data, called) if called and "post" in font else {}
    letters = _letters(font, {*order}, codes) if codes is not None and "cmap" in font else None
    for tag in set(font.keys()) - {*NEEDED, "GlyphOrder"}:
        del font[tag]
    subsetter = Subsetter(Options(notdef_outline=True, layout_features=[]))
    subsetter.populate(glyphs=order)
    subsetter.subset(font)
    reorderGlyphs(font, [*order, *(name for name in font.getGlyphOrder() if name not in {*order})])
    if letters is not None:
        font["cmap"] = letters
    if names:
        listed = [names.get(glyph) for glyph in glyphs]
        font["post"] = _post([*listed, *[None] * (len(font.getGlyphOrder()) - len(listed))])
    written, head = BytesIO(), font["head"]
    head.created = head.modified = NO_TIME
    font.save(written, reorderTables=None)
    reach = (head.xMin, head.yMin, head.xMax, head.yMax)
    box = tuple(round(edge * EM / head.unitsPerEm) for edge in reach)
    return CutProgram(written.getvalue(), box, {glyph: at for at, glyph in enumerate(glyphs)})


def _letters(font: TTFont, glyphs: set[str], codes: Mapping[int, int]) -> Any:
    """Return a font's lists of letters with those of some glyphs, whatever way they are written in (OpenType, cmap)."""
    places = {plane + old: plane + new for plane in SYMBOL_PLANES for old, new in codes.items()}
    made = newTable("cmap")
    made.tableVersion, made.tables = 0, []
    for old in font["cmap"].tables:
        if old.format == VARIANTS:
            continue
        table = CmapSubtable.newSubtable(BYTES if (old.platformID, old.platEncID) == (1, 0) else old.format)
        table.platformID, table.platEncID, table.language = old.platformID, old.platEncID, old.language
        here = {code: glyph for code, glyph in old.cmap.items() if glyph in glyphs}
        table.cmap = {places[code]: glyph for code, glyph in here.items() if code in places} if codes else here
        made.tables.append(table)
    return made


def _glyph_names(data: bytes, called: Collection[str]) -> dict[int, str]:
    font = TTFont(BytesIO(data), lazy=True)
    if font["post"].formatType != 2.0:  # noqa: PLR2004 - the one format in use that has names
        return {}
    return {glyph: name for glyph, name in enumerate(font.getGlyphOrder()) if name in called}


def _post(names: Sequence[str | None]) -> DefaultTable:
    """Return a table of the names of glyphs (OpenType, post, version 2); those without one are called .notdef."""
    table, own = DefaultTable("post"), [name for name in names if name]
    said = b"".join(pack(">B", len(name)) + name.encode("latin-1", "replace") for name in own)
    indexes = [STANDARD_NAMES + own.index(name) if name else 0 for name in names]
    counts = pack(f">H{len(names)}H", len(names), *indexes)
    table.data = pack(">llhhLLLLL", 0x00020000, 0, 0, 0, 0, 0, 0, 0, 0) + counts + said
    return table


def cff_inside(data: bytes) -> bytes | None:
    """Return the CFF font in an OpenType one; None where that is drawn as TrueType."""
    font = TTFont(BytesIO(data), lazy=True)
    return bytes(font.reader["CFF "]) if "CFF " in font else None


def cut_cff_by_name(
    data: bytes, named: Callable[[Mapping[int, str]], Iterable[str]], codes: Mapping[int, int]
) -> CutProgram:
    """Return a CFF font with the glyphs of some names, in their order; it is asked for these with its own code -> name.

    `codes` are old code -> new code. Raises CannotCutError, or what fontTools raises for a broken font.
    """
    cff, top = _opened(data)
    if hasattr(top, "ROS"):
        raise CannotCutError("has a font of numbered letters where they should have names")
    own = top.Encoding
    told = STANDARD if isinstance(own, str) else {code: name for code, name in enumerate(own) if name != NOTDEF}
    charset = {name: at for at, name in enumerate(top.charset)}
    names = [name for name in dict.fromkeys((NOTDEF, *named(told))) if name in charset]
    _keep(top, [charset[name] for name in names])
    if not isinstance(own, str):
        top.Encoding = [NOTDEF] * len(own)
        for old, new in codes.items():
            top.Encoding[new] = told.get(old, NOTDEF) if told.get(old) in names else NOTDEF
    return _written(cff, top)


def cut_cff_by_id(data: bytes, ids: Mapping[int, int]) -> CutProgram:
    """Return a CFF font with the glyphs of some CIDs, in their order; `ids` are old CID -> new CID.

    The CIDs of a font whose letters have names are its glyphs' numbers, old ones and new ones. Raises CannotCutError
    where it has not all of them.
    """
    cff, top = _opened(data)
    numbered = hasattr(top, "ROS")
    charset = {name: at for at, name in enumerate(top.charset)}
    rows = [(0, 0), *((ids[old], charset.get(f"cid{old:05d}", -1) if numbered else old) for old in ids if old)]
    if any(not 0 <= place < len(charset) for _, place in rows):
        raise CannotCutError("shows letters that its font has not")
    if not numbered and [new for new, _ in rows] != [*range(len(rows))]:
        raise CannotCutError("has a font of named letters where they should have numbers")
    _keep(top, [place for _, place in rows])
    top.charset = [NOTDEF, *(f"cid{new:05d}" if numbered else f"g{new}" for new, _ in rows[1:])]
    top.CharStrings.charStrings = {name: at for at, name in enumerate(top.charset)}
    if numbered:
        top.CIDCount = max(new for new, _ in rows) + 1
    else:
        top.Encoding = "StandardEncoding"
    return _written(cff, top)


def _opened(data: bytes) -> tuple[CFFFontSet, TopDict]:
    cff = CFFFontSet()
    cff.decompile(BytesIO(data), None)
    if len(cff.fontNames) != 1:
        raise CannotCutError("has several fonts in one")
    return cff, cff[cff.fontNames[0]]


def _keep(top: Any, places: list[int]) -> None:
    """Leave the glyphs at some places, and of what goes with each."""
    strings, index = top.CharStrings, top.CharStrings.charStringsIndex
    if not strings.charStringsAreIndexed:
        raise CannotCutError("has a font whose letters have no order")
    charset = list(top.charset)
    for place in places:
        strings.getItemAndSelector(charset[place])
    index.items = [index[place] for place in places]
    for read_from in ("file", "offsets"):
        if hasattr(index, read_from):
            delattr(index, read_from)
    if hasattr(top, "FDSelect"):
        top.FDSelect.gidArray = [top.FDSelect.gidArray[place] for place in places]
        top.FDSelect.format = None
    top.charset = [charset[place] for place in places]
    top.numGlyphs = len(places)
    strings.charStrings = {name: at for at, name in enumerate(top.charset)}


def _written(cff: CFFFontSet, top: Any) -> CutProgram:
    desubroutinize(cff)
    if any(_is_put_together(letter) for letter in top.CharStrings.values()):
        raise CannotCutError("has letters that are put together from others")
    for part, labels in [(top, LABELS), *((each, LABELS_OF_PARTS) for each in getattr(top, "FDArray", ()))]:
        for label in labels:
            part.rawDict.pop(label, None)
            if label in vars(part):
                delattr(part, label)
    cff.fontNames = ["Font"]
    cff.topDictIndex.items = [top]
    top.recalcFontBBox()
    matrix = getattr(top, "FontMatrix", None) or (1 / EM,)
    written = BytesIO()
    cff.compile(written, TTFont(recalcBBoxes=False), isCFF2=False)
    return CutProgram(written.getvalue(), tuple(round(edge * matrix[0] * EM) for edge in top.FontBBox))


def _is_put_together(letter: Any) -> bool:
    letter.decompile()
    before = letter.program[-1 - SEAC : -1]
    return len(before) == SEAC and letter.program[-1] == "endchar" and not any(isinstance(x, str) for x in before)
