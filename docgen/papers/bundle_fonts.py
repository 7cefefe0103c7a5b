"""Whether the fonts of a page are in the file: what is not there is drawn as each reader sees fit."""

from typing import Final

from pikepdf import Array, Dictionary, Object, Stream

from docgen.papers.pdf_boxes import inherited

__all__ = ["Looseness"]

MOST: Final = 500
"""Fonts and forms of one page that are looked at."""
PROGRAMS: Final = ("/FontFile", "/FontFile2", "/FontFile3")


class Looseness:
    """Tells of pages whether a font is missing; what many pages share is looked at once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], bool] = {}

    def is_loose(self, page: Object) -> bool:
        """Tell whether a font that a page names, itself or in its forms, is not in the file."""
        return self._resources(inherited(page, "/Resources"), depth=0)

    def _resources(self, listed: Object | None, depth: int) -> bool:
        if not isinstance(listed, Dictionary) or depth > len("forms"):
            return False
        at = listed.objgen if listed.is_indirect else None
        if at is not None and at in self._known:
            return self._known[at]
        if at is not None:
            self._known[at] = False  # so that a form that holds itself ends
        found = self._any_font(listed.get("/Font")) or self._any_form(listed.get("/XObject"), depth)
        if at is not None:
            self._known[at] = found
        return found

    def _any_font(self, fonts: Object | None) -> bool:
        listed = [*fonts.values()][:MOST] if isinstance(fonts, Dictionary) else []
        return any(self._font(font) for font in listed if isinstance(font, Dictionary))

    def _font(self, font: Dictionary) -> bool:
        if font.objgen not in self._known or not font.is_indirect:
            self._known[font.objgen] = not _is_embedded(font)
        return self._known[font.objgen]

    def _any_form(self, drawn: Object | None, depth: int) -> bool:
        listed = [*drawn.values()][:MOST] if isinstance(drawn, Dictionary) else []
        forms = (each for each in listed if isinstance(each, Stream) and str(each.get("/Subtype", "")) == "/Form")
        return any(self._form(form, depth) for form in forms)

    def _form(self, form: Stream, depth: int) -> bool:
        if form.objgen not in self._known:
            self._known[form.objgen] = False
            self._known[form.objgen] = self._resources(form.get("/Resources"), depth + 1)
        return self._known[form.objgen]


def _is_embedded(font: Dictionary) -> bool:
    kind = str(font.get("/Subtype", ""))
    if kind == "/Type3":
        return True
    if kind == "/Type0":
        below = font.get("/DescendantFonts")
        first = below[0] if isinstance(below, Array) and len(below) else None
        return isinstance(first, Dictionary) and _is_embedded(first)
    described = font.get("/FontDescriptor")
    return isinstance(described, Dictionary) and any(key in described for key in PROGRAMS)
