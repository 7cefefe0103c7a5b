"""Which codes of which fonts a page shows: in its own drawing, and in forms, patterns, masks and drawn letters."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from docgen.papers.pdf_encodings import CannotCutError, encoding_names
from docgen.papers.pdf_new_codes import SHOWING, Key, codes_in

__all__ = ["Shown", "code_length", "shown_codes"]

MOST_DEPTH: Final = 12
MOST_PARTS: Final = 2_000
"""Forms, patterns and drawn letters of one page, each as often as it is drawn in another font or table."""
OPERATORS: Final = "Tf Tj TJ ' \" q Q Do gs scn SCN"
SIMPLE: Final = frozenset(("/Type1", "/MMType1", "/TrueType", "/Type3"))
IDENTITY: Final = frozenset(("/Identity-H", "/Identity-V"))


@dataclass(slots=True)
class Shown:
    """Fonts by their place in a file, and the codes of each in the order in which they are shown.

    A font that is only chosen has no codes. `turns` has, for each drawing by its place in the file, the fonts of its
    operators that show text.
    """

    fonts: dict[Key, Dictionary] = field(default_factory=dict)
    codes: dict[Key, dict[int, None]] = field(default_factory=dict)
    drawings: dict[Key, Object] = field(default_factory=dict)
    turns: dict[Key, tuple[Key | None, ...]] = field(default_factory=dict)

    def add(self, other: "Shown") -> None:
        """Add what another page shows. Raises CannotCutError where both draw one part in different fonts."""
        if any(self.turns.get(key, turns) != turns for key, turns in other.turns.items()):
            raise CannotCutError("draws a part in several fonts")
        self.fonts |= other.fonts
        self.drawings |= other.drawings
        self.turns |= other.turns
        for key, codes in other.codes.items():
            self.codes.setdefault(key, {}).update(codes)


def shown_codes(pdf: Pdf, page: Object, resources: Object | None) -> Shown:
    """Return what a page shows. Raises CannotCutError where that cannot be told for certain.

    Fonts that stand within a table are put into places of their own in the file, so that one can speak of them.
    """
    try:
        reader = _Reader(pdf)
        table = _with_placed_fonts(pdf, resources)
        reader.read(page, table, None, 0)
        reader.read_letters(table)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError, RecursionError) as fault:
        raise CannotCutError("draws in a way that cannot be followed") from fault
    return reader.shown


class _Reader:
    def __init__(self, pdf: Pdf) -> None:
        self.shown = Shown()
        self._pdf = pdf
        self._parts: set[tuple[Key, Key, Key | None]] = set()
        self._letters: set[tuple[Key, str]] = set()
        self._drawn = 0

    def read(self, drawing: Object, resources: Object | None, font: Key | None, depth: int) -> None:
        """Follow a drawing with the table and the font that it begins with."""
        saved, turns = list[Key | None](), list[Key | None]()
        for each in pikepdf.parse_content_stream(drawing, OPERATORS):
            operator, operands = str(each.operator), list(each.operands)
            if operator in SHOWING:
                self._show(font, operands)
                turns.append(font)
            elif operator == "q":
                saved.append(font)
            elif operator == "Q":
                font = saved.pop() if saved else font
            elif operator == "Tf":
                font = self._chosen(_found(resources, "/Font", operands[0]))
            elif operator == "gs":
                font = self._state(_found(resources, "/ExtGState", operands[0]), resources, font, depth)
            elif operands and isinstance(operands[-1], Name):
                self._part(resources, operator, operands[-1], font, depth)
        self.shown.add(Shown(drawings={drawing.objgen: drawing}, turns={drawing.objgen: tuple(turns)}))

    def _chosen(self, font: Object | None) -> Key:
        if not isinstance(font, Dictionary) or not font.is_indirect:
            raise CannotCutError("draws in a font that is not there")
        self.shown.fonts[font.objgen] = font
        self.shown.codes.setdefault(font.objgen, {})
        return font.objgen

    def _show(self, font: Key | None, operands: list[Object]) -> None:
        strings = [bytes(each) for each in _strings(operands)]
        if font is None:
            if any(strings):
                raise CannotCutError("draws text in no font")
            return
        wide = code_length(self.shown.fonts[font])
        for said in strings:
            if len(said) % wide:
                raise CannotCutError("draws half a code")
            self.shown.codes[font].update(dict.fromkeys(codes_in(said, wide)))

    def _state(self, state: Object | None, resources: Object | None, font: Key | None, depth: int) -> Key | None:
        """Return the font that a graphics state sets, or the one before; its mask is drawn (ISO 32000-1, 8.4.5)."""
        if not isinstance(state, Dictionary):
            return font
        mask = state.get("/SMask")
        if isinstance(mask, Dictionary):
            self._draw(mask.get("/G"), resources, font, depth)
        chosen = state.get("/Font")
        if isinstance(chosen, Array) and len(chosen):
            return self._chosen(chosen[0])
        return font

    def _part(self, resources: Object | None, operator: str, name: Object, font: Key | None, depth: int) -> None:
        if operator == "Do":
            part = _found(resources, "/XObject", name)
            if isinstance(part, Stream) and str(part.get("/Subtype", "")) != "/Image":
                self._draw(part, resources, font, depth)
        else:
            self._draw(_found(resources, "/Pattern", name), resources, None, depth)

    def _draw(self, part: Object | None, resources: Object | None, font: Key | None, depth: int) -> None:
        if not isinstance(part, Stream) or str(part.get("/PatternType", 1)) != "1":
            return
        own = part.get("/Resources")
        table = _with_placed_fonts(self._pdf, own if isinstance(own, Dictionary) else resources)
        is_known = isinstance(own, Dictionary) or table is None or table.is_indirect
        key = (part.objgen, table.objgen if table is not None else (0, 0), font)
        if is_known and key in self._parts:
            return
        self._parts.add(key)
        self._drawn += 1
        if depth > MOST_DEPTH or self._drawn > MOST_PARTS:
            raise CannotCutError("draws too many parts in each other")
        self.read(part, table, font, depth + 1)

    def read_letters(self, resources: Object | None) -> None:
        """Follow what draws the shown letters of fonts that are drawn, and what these show again."""
        while todo := [each for key in self.shown.fonts for each in self._drawn_letters(key)]:
            for key, name in todo:
                font = self.shown.fonts[key]
                own = font.get("/Resources")
                table = _with_placed_fonts(self._pdf, own if isinstance(own, Dictionary) else resources)
                self._letters.add((key, name))
                if len(self._letters) > MOST_PARTS:
                    raise CannotCutError("draws too many letters of its own")
                shape = font.CharProcs[name]
                self.read(shape, table, None, 1)
                if self.shown.turns[shape.objgen]:
                    raise CannotCutError("draws letters with letters of another font")

    def _drawn_letters(self, key: Key) -> Iterator[tuple[Key, str]]:
        font = self.shown.fonts[key]
        if str(font.get("/Subtype", "")) != "/Type3":
            return
        names, shapes = encoding_names(font), font.get("/CharProcs", Dictionary())
        for code in self.shown.codes[key]:
            name = f"/{names.get(code, '')}"
            if name in shapes and (key, name) not in self._letters:
                yield key, name


def _strings(operands: list[Object]) -> Iterator[String]:
    for each in operands:
        if isinstance(each, String):
            yield each
        elif isinstance(each, Array):
            yield from (inner for inner in list(each) if isinstance(inner, String))


def code_length(font: Dictionary) -> int:
    """Return how many bytes a code of a font takes. Raises CannotCutError where that cannot be told."""
    kind = str(font.get("/Subtype", ""))
    if kind in SIMPLE:
        return 1
    if kind == "/Type0" and isinstance(font.get("/Encoding"), Name) and str(font.Encoding) in IDENTITY:
        return 2
    raise CannotCutError("has a font whose codes cannot be told apart")


def _found(resources: Object | None, kind: str, name: Object) -> Object | None:
    table = resources.get(kind) if isinstance(resources, Dictionary) else None
    return table.get(str(name)) if isinstance(table, Dictionary) else None


def _with_placed_fonts(pdf: Pdf, resources: Object | None) -> Object | None:
    """Return a table whose fonts, and those of its graphics states, each have a place of their own in the file."""
    fonts = resources.get("/Font") if isinstance(resources, Dictionary) else None
    if isinstance(fonts, Dictionary):
        for name in [name for name, font in fonts.items() if isinstance(font, Dictionary) and not font.is_indirect]:
            fonts[name] = pdf.make_indirect(fonts[name])
    states = resources.get("/ExtGState") if isinstance(resources, Dictionary) else None
    for _, state in states.items() if isinstance(states, Dictionary) else ():
        chosen = state.get("/Font") if isinstance(state, Dictionary) else None
        if isinstance(chosen, Array) and len(chosen) and not chosen[0].is_indirect:
            chosen[0] = pdf.make_indirect(chosen[0])
    return resources
