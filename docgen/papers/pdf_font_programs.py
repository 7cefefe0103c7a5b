"""Font programs cut down to some glyphs: what drew the others, their names and their measures are gone."""

import logging
from collections.abc import Callable, Iterable
from io import BytesIO
from struct import pack
from typing import Any, Final

from fontTools.cffLib import CFFFontSet, TopDict
from fontTools.cffLib.transforms import desubroutinize
from fontTools.misc.psCharStrings import T2CharString
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables.DefaultTable import DefaultTable

from docgen.papers.pdf_encodings import STANDARD, CannotCutError

__all__ = ["Named", "cff_inside", "cut_cff_by_id", "cut_cff_by_name", "cut_truetype"]

NEEDED: Final = frozenset(
    ("glyf", "loca", "head", "hhea", "hmtx", "maxp", "vhea", "vmtx", "cvt ", "fpgm", "prep", "gasp")
)
"""Tables that a font within a PDF is drawn from (ISO 32000-1, 9.9); the others tell of letters, languages and makers."""
LABELS: Final = ("version", "Notice", "Copyright", "FullName", "FamilyName", "Weight", "UniqueID", "XUID", "PostScript")
LABELS_OF_PARTS: Final = ("FontName", "BaseFontName", "BaseFontBlend")
NOTDEF: Final = ".notdef"
MOST_GLYPHS: Final = 65_535
SEAC: Final = 4
"""Numbers before the end of a letter that is put together from two others (Type 2 charstrings, appendix C)."""
VARIANTS: Final = 14
BYTES: Final = 6
"""Formats of a list of letters: of their variants, and of codes of a byte."""
logging.getLogger("fontTools").addHandler(logging.NullHandler())
Named = Callable[[TTFont], Iterable[int]]


def cut_truetype(data: bytes, wanted: Named, *, by_letters: bool) -> bytes:
    """Return a TrueType font with the glyphs wanted, at their old numbers; the others are empty.

    With `by_letters` it still says which glyph a letter or a name is, for those wanted: simple fonts are read by that.
    Raises what fontTools raises for a broken font.
    """
    glyphs = {0, *wanted(TTFont(BytesIO(data), lazy=True))}
    font = TTFont(BytesIO(data), lazy=True, recalcTimestamp=False)
    count = int(font["maxp"].numGlyphs)
    font.setGlyphOrder([NOTDEF, *(f"g{at}" for at in range(1, count))])
    glyphs &= set(range(count))
    names = _glyph_names(data, glyphs) if by_letters and "post" in font else {}
    order = font.getGlyphOrder()
    letters = _letters(font, {order[glyph] for glyph in glyphs}) if by_letters and "cmap" in font else None
    for tag in set(font.keys()) - {*NEEDED, "GlyphOrder"}:
        del font[tag]
    subsetter = Subsetter(Options(retain_gids=True, notdef_outline=True, layout_features=[]))
    subsetter.populate(glyphs=[order[glyph] for glyph in glyphs])
    subsetter.subset(font)
    if letters is not None:
        font["cmap"] = letters
    if names:
        font["post"] = _post(names, len(font.getGlyphOrder()))
    written = BytesIO()
    font.save(written, reorderTables=None)
    return written.getvalue()


def _letters(font: TTFont, glyphs: set[str]) -> Any:  # noqa: ANN401 - what fontTools makes of a table has no types
    """Return a font's lists of letters with those of some glyphs, whatever way they are written in (OpenType, cmap)."""
    made = newTable("cmap")
    made.tableVersion, made.tables = 0, []
    for old in font["cmap"].tables:
        if old.format == VARIANTS:
            continue
        table = CmapSubtable.newSubtable(BYTES if (old.platformID, old.platEncID) == (1, 0) else old.format)
        table.platformID, table.platEncID, table.language = old.platformID, old.platEncID, old.language
        table.cmap = {code: glyph for code, glyph in old.cmap.items() if glyph in glyphs}
        made.tables.append(table)
    return made


def _glyph_names(data: bytes, glyphs: Iterable[int]) -> dict[int, str]:
    font = TTFont(BytesIO(data), lazy=True)
    if font["post"].formatType != 2.0:  # noqa: PLR2004 - the one format in use that has names
        return {}
    return {glyph: font.getGlyphName(glyph) for glyph in sorted(glyphs)}


def _post(names: dict[int, str], count: int) -> DefaultTable:
    """Return a table of names that has those of some glyphs only (OpenType 1.9, post, version 2)."""
    table = DefaultTable("post")
    indexes, said = [0] * count, b""
    for at, (glyph, name) in enumerate(item for item in names.items() if item[0] < count and item[1] != NOTDEF):
        indexes[glyph] = 258 + at
        said += pack(">B", len(name)) + name.encode("latin-1", "replace")
    table.data = pack(">llhhLLLLL", 0x00020000, 0, 0, 0, 0, 0, 0, 0, 0) + pack(f">H{count}H", count, *indexes) + said
    return table


def cff_inside(data: bytes) -> bytes | None:
    """Return the CFF font in an OpenType one; None where that is drawn as TrueType."""
    font = TTFont(BytesIO(data), lazy=True)
    return bytes(font.reader["CFF "]) if "CFF " in font else None  # type: ignore[index]  # a font that was read has one


def cut_cff_by_name(data: bytes, named: Callable[[dict[int, str]], Iterable[str]]) -> bytes:
    """Return a CFF font with the glyphs of some names; it is asked for these with its own code -> name.

    Raises CannotCutError, or what fontTools raises for a broken font.
    """
    cff, top = _opened(data)
    if hasattr(top, "ROS"):
        raise CannotCutError("has a font of numbered letters where they should have names")
    own = top.Encoding
    codes = STANDARD if isinstance(own, str) else {code: name for code, name in enumerate(own) if name != NOTDEF}
    names = {NOTDEF, *named(codes)}
    _keep(top, [at for at, name in enumerate(top.charset) if name in names])
    if not isinstance(own, str):
        top.Encoding = [name if name in names else NOTDEF for name in own]
    return _written(cff, top)


def cut_cff_by_id(data: bytes, ids: Iterable[int]) -> bytes:
    """Return a CFF font with the glyphs of some CIDs; those of one whose letters have names are its glyph numbers."""
    cff, top = _opened(data)
    wanted = {0, *ids}
    if hasattr(top, "ROS"):
        names = {f"cid{each:05d}" for each in wanted}
        _keep(top, [at for at, name in enumerate(top.charset) if at == 0 or name in names])
        return _written(cff, top)
    last = min(max(wanted), len(top.charset) - 1)
    _keep(top, list(range(last + 1)))
    index = top.CharStrings.charStringsIndex
    for at in range(last + 1):
        if at not in wanted:
            index.items[at] = T2CharString(program=["endchar"], private=top.Private, globalSubrs=top.GlobalSubrs)
    names_now = [NOTDEF, *(f"g{at}" for at in range(1, last + 1))]
    top.charset, top.CharStrings.charStrings = names_now, {name: at for at, name in enumerate(names_now)}
    top.Encoding = "StandardEncoding"
    return _written(cff, top)


def _opened(data: bytes) -> tuple[CFFFontSet, TopDict]:
    cff = CFFFontSet()
    cff.decompile(BytesIO(data), None)
    if len(cff.fontNames) != 1:
        raise CannotCutError("has several fonts in one")
    return cff, cff[cff.fontNames[0]]


def _keep(top: Any, places: list[int]) -> None:  # noqa: ANN401 - what fontTools makes of a font has no types
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


def _written(cff: CFFFontSet, top: Any) -> bytes:  # noqa: ANN401 - as above
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
    written = BytesIO()
    cff.compile(written, TTFont(recalcBBoxes=False), isCFF2=False)
    return written.getvalue()


def _is_put_together(letter: Any) -> bool:  # noqa: ANN401 - as above
    letter.decompile()
    before = letter.program[-1 - SEAC : -1]
    return len(before) == SEAC and letter.program[-1] == "endchar" and not any(isinstance(x, str) for x in before)
