"""A page that is kept as it is, less all that nobody sees on it: notes, alternate text, previews, data of programs."""

from collections.abc import Collection
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from docgen.papers.pdf_new_codes import Key
from docgen.papers.pdf_plain_contents import Names, plain_contents
from docgen.papers.pdf_plain_fonts import make_font_plain
from docgen.papers.pdf_plain_parts import CannotKeepError, Plain, as_keys, some
from docgen.papers.pdf_plain_pictures import inline_picture, make_picture_plain
from docgen.papers.pdf_tables import MOST_DEPTH, inherited

__all__ = ["Stripper"]

PAGE_KEYS: Final = ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit")
FORM_KEYS: Final = ("/FormType", "/BBox", "/Matrix", "/PatternType", "/PaintType", "/TilingType", "/XStep", "/YStep")
"""What a form or a tile needs to be drawn; the rest tells where it came from (ISO 32000-1, 8.7.3 and 8.10.2)."""
DRAWING_TABLES: Final = ("/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/XObject", "/Font")
MASKS: Final = frozenset(("/Alpha", "/Luminosity"))


class Stripper:
    """Strips the pages of one file, and what they draw with; each drawn part once.

    `fonts` are the places in the file of the fonts that pages may still have.
    """

    def __init__(self, pdf: Pdf, fonts: Collection[Key]) -> None:
        self._pdf, self._fonts = pdf, fonts
        self._plain, self._names = Plain(pdf), Names()
        self._done: dict[tuple[Key, bool], frozenset[str] | None] = {}

    def strip(self, page: pikepdf.Page) -> None:
        """Take from a page all but what it draws. Links go too: read them before, with `links_of`.

        What a page could draw with but does not (files often have one table for all pages) goes as well. Raises
        CannotKeepError for a page that draws with what cannot be stripped; it is then not to be used any more.
        """
        kept = {key: value for key in PAGE_KEYS if (value := inherited(page.obj, key)) is not None}
        resources = inherited(page.obj, "/Resources")
        contents, used = self._contents(page.obj)
        for key in [each for each, _ in page.obj.items() if each not in {"/Type", "/Parent"}]:
            del page.obj[key]
        for key, number in some(kept, PAGE_KEYS).items():
            page.obj[key] = number
        page.obj["/Contents"] = self._pdf.make_stream(contents)
        page.obj["/Resources"] = self._table(resources, used, 0, is_seen=True)

    def _contents(self, drawing: Object) -> tuple[bytes, frozenset[str]]:
        return plain_contents(drawing, self._names, lambda found: inline_picture(self._pdf, found, self._plain))

    def _table(self, resources: Object | None, used: frozenset[str], depth: int, *, is_seen: bool) -> Dictionary:
        """Return a table of what is drawn with, out of a larger one; parts in it are stripped.

        Pictures may only lie where it can be told what they show (`is_seen`): not in patterns, nor in forms for masks.
        """
        made = Dictionary()
        if not isinstance(resources, Dictionary):
            return made
        if depth > MOST_DEPTH:
            raise CannotKeepError("draws too many parts in each other")
        # Parts of old files draw with the table of their page (ISO 32000-1, 7.8.3), so what they use is used here.
        for part in [part for key, part in _rows(resources, "/XObject") if key in used]:
            used |= self._drawn(part, depth, is_seen=is_seen)
        for name in DRAWING_TABLES:
            rows = Dictionary()
            for key, value in _rows(resources, name):
                if key in used and (inner := self._inside(name, value, depth)) is not None:
                    rows[str(self._names.anew(key))] = inner
            if len(rows.keys()):
                made[name] = rows
        return made

    def _inside(self, name: str, value: Object, depth: int) -> Object | None:
        """Return a thing that is drawn with, stripped of all else; None where it may not stay."""
        if name == "/Pattern":
            return self._pattern(value, depth)
        if name == "/ExtGState":
            return self._state(value, depth)
        if name == "/Shading":
            return self._plain.shading(value)
        if name == "/ColorSpace":
            return self._plain.space(value)
        if name == "/Font":
            return self._font(value, depth) if value.objgen in self._fonts else None
        return value

    def _pattern(self, value: Object, depth: int) -> Object:
        if isinstance(value, Stream):
            self._drawn(value, depth, is_seen=False)
            return value
        if not isinstance(value, Dictionary):
            raise CannotKeepError("has a pattern that is none")
        made = Dictionary(PatternType=2, Shading=self._plain.shading(value.get("/Shading")))
        for key, number in some(value, ("/Matrix",)).items():
            made[key] = number
        if "/ExtGState" in value:
            made["/ExtGState"] = self._state(value.ExtGState, depth)
        return made

    def _state(self, value: Object, depth: int) -> Dictionary:
        made = self._plain.state(value)
        chosen, mask = value.get("/Font"), value.get("/SMask")
        if isinstance(chosen, Array) and len(chosen) > 1 and chosen[0].objgen in self._fonts:
            made["/Font"] = Array([self._font(chosen[0], depth), float(chosen[1])])
        if isinstance(mask, Dictionary):
            form = mask.get("/G")
            self._drawn(form, depth, is_seen=False)
            if str(mask.get("/S")) not in MASKS:
                raise CannotKeepError("has a mask of a kind that is not known")
            made["/SMask"] = Dictionary(S=mask.S, G=form, **as_keys(some(mask, ("/BC",))))
            if "/TR" in mask and str(mask.TR) != "/Identity":
                made.SMask["/TR"] = self._plain.function(mask.TR)
        elif mask is not None:
            made["/SMask"] = Name("/None")
        return made

    def _font(self, font: Object, depth: int) -> Object:
        if (font.objgen, True) in self._done:
            return font
        self._done[font.objgen, True] = frozenset()
        make_font_plain(font)
        if str(font.Subtype) == "/Type3":
            used = frozenset[str]()
            for shape in font.CharProcs.values():
                contents, named = self._contents(shape)
                shape.write(contents)
                used |= named
            font["/Resources"] = self._table(font.get("/Resources"), used, depth + 1, is_seen=True)
        return font

    def _drawn(self, part: Object | None, depth: int, *, is_seen: bool) -> frozenset[str]:
        """Strip a picture or a drawn part; return what it draws with out of a table that is not its own."""
        if not isinstance(part, Stream):
            raise CannotKeepError("draws with a part that is none")
        key = part.objgen, is_seen
        if key not in self._done:
            self._done[key] = None
            self._done[key] = self._stripped(part, depth, is_seen=is_seen)
        if (used := self._done[key]) is None:
            raise CannotKeepError("draws with what cannot be stripped, or with itself")
        return used

    def _stripped(self, part: Stream, depth: int, *, is_seen: bool) -> frozenset[str]:
        kind = str(part.get("/Subtype", ""))
        if kind == "/Image" and is_seen:
            self._picture(part, depth)
            return frozenset()
        if kind == "/Form" or part.get("/PatternType") == 1:
            if (part.objgen, not is_seen) in self._done:
                raise CannotKeepError("has a form that is drawn, and is a mask or in a pattern too")
            return self._form(part, depth, is_seen=is_seen)
        raise CannotKeepError("draws with a part of a rare kind")

    def _picture(self, picture: Stream, depth: int) -> None:
        for key in ("/SMask", "/Mask"):
            mask = picture.get(key)
            if isinstance(mask, Stream) and str(mask.get("/Subtype", "")) == "/Image" and depth <= MOST_DEPTH:
                self._drawn(mask, depth + MOST_DEPTH + 1, is_seen=True)
            elif isinstance(mask, Array):
                some(picture, (key,))
            elif mask is not None:
                raise CannotKeepError("has a picture with a mask that is none")
        make_picture_plain(self._pdf, picture, self._plain)

    def _form(self, part: Stream, depth: int, *, is_seen: bool) -> frozenset[str]:
        contents, used = self._contents(part)
        resources, group = part.get("/Resources"), part.get("/Group")
        made = some(part, FORM_KEYS)
        if "/PatternType" not in part:
            made |= {"/Type": Name.XObject, "/Subtype": Name.Form}
        if group is not None:
            made["/Group"] = self._plain.group(group)
        if resources is not None:
            made["/Resources"] = self._table(resources, used, depth + 1, is_seen=is_seen)
            used = frozenset()
        for key in [*part.keys()]:
            if key not in {"/Length", "/Filter", "/DecodeParms"}:
                del part[key]
        for key, value in made.items():
            part[key] = value
        part.write(contents)
        return used


def _rows(resources: Object, name: str) -> list[tuple[str, Object]]:
    table = resources.get(name)
    return [(str(key), value) for key, value in table.items()] if isinstance(table, Dictionary) else []
