"""A page that is kept as it is, less all that nobody sees on it: notes, alternate text, previews, data of programs."""

from collections.abc import Collection, Iterator
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from docgen.papers.jpeg import without_metadata

__all__ = ["Stripper", "has_layers", "has_masks", "inherited"]

PAGE_KEYS: Final = ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Resources")
DRAWN_KEYS: Final = frozenset(
    {"/Type", "/Subtype", "/BBox", "/Matrix", "/Resources", "/Group", "/Width", "/Height", "/ColorSpace"}
    | {"/BitsPerComponent", "/Decode", "/DecodeParms", "/Filter", "/ImageMask", "/Mask", "/SMask", "/Interpolate"}
    | {"/Intent", "/FormType", "/Matte", "/Length", "/SMaskInData"}
    | {"/PatternType", "/PaintType", "/TilingType", "/XStep", "/YStep", "/Shading", "/ShadingType", "/Coords"}
    | {"/Domain", "/Function", "/Extend", "/Background", "/AntiAlias", "/BitsPerCoordinate", "/BitsPerFlag"}
    | {"/VerticesPerRow"}
)
"""What a picture or a drawn part needs to be seen; the rest tells where it came from (ISO 32000-1, 8.9.5, 8.10.2)."""
DRAWING_TABLES: Final = ("/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/XObject", "/Font")
MARKS: Final = frozenset(("BMC", "BDC", "EMC", "MP", "DP"))
"""Operators that say what is drawn and draw nothing (ISO 32000-1, 14.6)."""
LAYERS: Final = frozenset(("/OCG", "/OCMD"))
COMPRESSED_PICTURES: Final = frozenset(("/JPXDecode",))
"""Pictures with room for data of any kind in them, which is not looked through: their pages are made anew."""
MOST_PARENTS: Final = 50
MOST_DEPTH: Final = 12


def has_layers(page: pikepdf.Page) -> bool:
    """Tell whether a page may draw on layers, some of them hidden (ISO 32000-1, 8.11), or what cannot be stripped."""
    for table, depth in _tables(page):
        named = (each for each in _in(table, "/Properties") if isinstance(each, Dictionary))
        if depth > MOST_DEPTH or any(str(each.get("/Type", "")) in LAYERS for each in named):
            return True
        if any("/OC" in part or COMPRESSED_PICTURES & _filters(part) for part in _parts(table)):
            return True
    return False


def has_masks(page: pikepdf.Page) -> bool:
    """Tell whether a picture on a page may have a mask, which may show something itself (ISO 32000-1, 8.9.6)."""
    return any("/SMask" in part or "/Mask" in part for table, _ in _tables(page) for part in _parts(table))


def _tables(page: pikepdf.Page) -> Iterator[tuple[Object, int]]:
    """Yield the tables that a page and its forms draw with, each once, and how deep each lies."""
    todo, known = [(inherited(page.obj, "/Resources"), 0)], set[tuple[int, int]]()
    while todo:
        table, depth = todo.pop()
        if not isinstance(table, Dictionary):
            continue
        yield table, depth
        for part in _parts(table):
            if depth <= MOST_DEPTH and part.objgen not in known:
                known.add(part.objgen)
                todo.append((part.get("/Resources"), depth + 1))


def _parts(table: Object) -> Iterator[Stream]:
    yield from (part for part in _in(table, "/XObject") if isinstance(part, Stream))


def _filters(part: Object) -> frozenset[str]:
    named = part.get("/Filter")
    return frozenset(map(str, list(named) if isinstance(named, Array) else [named]))


def _in(resources: Object, key: str) -> Iterator[Object]:
    table = resources.get(key)
    if isinstance(table, Dictionary):
        yield from (value for _, value in table.items())


def inherited(page: Object, key: str) -> Object | None:
    """Return what a page, or else what it is part of, has under a key (ISO 32000-1, 7.7.3.4)."""
    node: Object | None = page
    for _ in range(MOST_PARENTS):
        if not isinstance(node, Dictionary):
            return None
        if (value := node.get(key)) is not None:
            return value
        if key == "/UserUnit":
            return None
        node = node.get("/Parent")
    return None


class Stripper:
    """Strips the pages of one file, and what they draw with; each drawn part once.

    `fonts` are the places in the file of the fonts that pages may still have; None: of all.
    """

    def __init__(self, pdf: Pdf, fonts: Collection[tuple[int, int]] | None = None) -> None:
        self._pdf, self._fonts = pdf, fonts
        self._done: dict[tuple[int, int], frozenset[str]] = {}

    def strip(self, page: pikepdf.Page) -> None:
        """Take from a page all but what it draws. Links go too: read them before, with `links_of`.

        What a page could draw with but does not (files often have one table for all pages) goes as well.
        """
        kept = {key: value for key in PAGE_KEYS if (value := inherited(page.obj, key)) is not None}
        contents, used = _without_marks(page.obj)
        for key in [each for each, _ in page.obj.items() if each not in {"/Type", "/Parent"}]:
            del page.obj[key]
        for key, value in kept.items():
            page.obj[key] = value
        page.obj["/Contents"] = self._pdf.make_stream(contents)
        page.obj["/Resources"] = self._table(page.obj.get("/Resources"), used, 0)

    def _table(self, resources: Object | None, used: frozenset[str], depth: int) -> Dictionary:
        """Return a table of what is drawn with, out of a larger one; parts in it are stripped."""
        made = Dictionary()
        if not isinstance(resources, Dictionary) or depth > MOST_DEPTH:
            return made
        # Parts of old files draw with the table of their page (ISO 32000-1, 7.8.3), so what they use is used here.
        parts = [part for key, part in self._rows(resources, "/XObject") if key in used and isinstance(part, Stream)]
        for part in parts:
            used |= self._drawn(part, depth)
        for name in DRAWING_TABLES:
            rows = {key: value for key, value in self._rows(resources, name) if key in used}
            if name == "/Font":
                rows = {key: value for key, value in rows.items() if self._may_stay(value)}
            for value in rows.values():
                self._inside(name, value, depth)
            if rows:
                made[name] = Dictionary(rows)
        return made

    @staticmethod
    def _rows(resources: Object, name: str) -> list[tuple[str, Object]]:
        table = resources.get(name)
        return [(str(key), value) for key, value in table.items()] if isinstance(table, Dictionary) else []

    def _may_stay(self, font: Object) -> bool:
        return self._fonts is None or font.objgen in self._fonts

    def _inside(self, name: str, value: Object, depth: int) -> None:
        """Strip what lies in a pattern, a font that is drawn, or the mask of a state."""
        if name in {"/XObject", "/Pattern"}:
            self._drawn(value, depth)
        if name == "/ExtGState" and isinstance(value, Dictionary):
            mask = value.get("/SMask")
            if isinstance(mask, Dictionary):
                self._drawn(mask.get("/G"), depth)
            chosen = value.get("/Font")
            if isinstance(chosen, Array) and not (len(chosen) and self._may_stay(chosen[0])):
                del value["/Font"]
        if name == "/Font" and isinstance(value, Dictionary):
            self._font(value, depth)

    def _font(self, font: Dictionary, depth: int) -> None:
        for key in ("/Metadata", "/PieceInfo"):
            if key in font:
                del font[key]
        shapes = font.get("/CharProcs")
        if str(font.get("/Subtype", "")) == "/Type3" and isinstance(shapes, Dictionary):
            used = frozenset[str]()
            for shape in shapes.values():
                used |= _without_marks(shape)[1]
            font["/Resources"] = self._table(font.get("/Resources"), used, depth + 1)

    def _drawn(self, part: Object | None, depth: int) -> frozenset[str]:
        """Strip a picture or a drawn part; return what it draws with out of a table that is not its own."""
        if not isinstance(part, Stream):
            return frozenset()
        if part.is_indirect and part.objgen in self._done:
            return self._done[part.objgen]
        self._done[part.objgen] = frozenset()
        used = frozenset[str]()
        is_drawn = str(part.get("/Subtype", "")) == "/Form" or "/PatternType" in part
        for key in [each for each, _ in part.items() if each not in DRAWN_KEYS]:
            del part[key]
        if is_drawn and str(part.get("/PatternType", 1)) == "1":
            contents, used = _without_marks(part)
            part.write(contents)
            if "/Resources" in part:
                part["/Resources"] = self._table(part.get("/Resources"), used, depth + 1)
                used = frozenset()
        for key in ("/SMask", "/Mask"):
            self._drawn(part.get(key), depth + 1)
        self._jpeg(part)
        self._done[part.objgen] = used
        return used

    @staticmethod
    def _jpeg(part: Stream) -> None:
        """Take out of a JPEG what its camera says: time, place and a small copy of the picture."""
        if _filters(part) == {"/DCTDecode"}:
            how = part.get("/DecodeParms")
            how = how if isinstance(how, Dictionary | Array) else None
            part.write(without_metadata(part.read_raw_bytes()), filter=Name.DCTDecode, decode_parms=how)


def _without_marks(drawing: Object) -> tuple[bytes, frozenset[str]]:
    """Return what draws a page or a part, without marks, and the names that it draws with."""
    instructions = [each for each in pikepdf.parse_content_stream(drawing) if str(each.operator) not in MARKS]
    named = frozenset(str(operand) for each in instructions for operand in _operands(each) if isinstance(operand, Name))
    return pikepdf.unparse_content_stream(instructions), named


def _operands(instruction: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage) -> Iterator[Object]:
    if isinstance(instruction, pikepdf.ContentStreamInlineImage):
        yield from (value for _, value in instruction.iimage.obj.items())
    else:
        yield from instruction.operands
