"""What a page draws as text: which glyphs, as which characters, in which marked content or artifact."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from docgen.papers.pdf_characters import PdfFont, font_facts

__all__ = ["Artifact", "Marked", "PageText", "TextRun", "page_text"]

_HEX = re.compile(rb"<([0-9a-f]*)>")
_IN_HEX = re.compile(rb"\[(?: (?:<[0-9a-f]*>|\(\)|-?[0-9.]+))* \]")
"""An array of strings and gaps as qpdf writes it, each string in hexadecimal or empty: so it is for two-byte fonts."""
MAX_FORM_DEPTH = 8
"""Form XObjects inside one another; a deeper nest is not read further."""


@dataclass(frozen=True, slots=True)
class TextRun:
    """Text shown in one go: the font's name and family, its weight, glyph ids (or codes, in old fonts), characters."""

    font: str
    family: str
    bold: bool
    glyphs: tuple[int, ...]
    characters: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the characters joined."""
        return "".join(self.characters)


@dataclass(frozen=True, slots=True)
class Marked:
    """The text of one marked content: page from 1, its number there (MCID), its runs, and its ActualText or None."""

    page: int
    number: int
    runs: tuple[TextRun, ...]
    actual: str | None = None

    @property
    def text(self) -> str:
        """Return what extraction gives from the glyphs; where nothing is drawn but a space is said, that space."""
        if not self.runs and self.actual is not None and self.actual.isspace():
            return self.actual
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Artifact:
    """Text that is no content: its type and subtype as the file gives them ("Pagination", "Header"), or ""."""

    type: str
    subtype: str
    text: str


@dataclass(frozen=True, slots=True)
class PageText:
    """All text of a page: marked contents by number, artifacts in drawing order, and text that is neither."""

    marked: dict[int, Marked]
    artifacts: tuple[Artifact, ...]
    unmarked: str


@dataclass(slots=True)
class _Mark:
    number: int | None = None
    actual: str | None = None
    artifact: tuple[str, str] | None = None
    runs: list[TextRun] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    resources: list[Object]
    font: PdfFont | None = None
    fonts: list[PdfFont | None] = field(default_factory=list)
    """Fonts saved by q."""
    open: list[_Mark] = field(default_factory=list)
    closed: list[_Mark] = field(default_factory=list)
    unmarked: list[str] = field(default_factory=list)
    known: dict[tuple[int, int], PdfFont] = field(default_factory=dict)


def page_text(page: pikepdf.Page, number: int, known: dict[tuple[int, int], PdfFont]) -> PageText:
    """Read the text of one page; `known` keeps fonts between pages."""
    reader = _Reader([page.obj.get("/Resources", Dictionary())], known=known)
    _read(reader, page.obj)
    reader.closed += reader.open
    marked: dict[int, Marked] = {}
    for mark in reader.closed:
        if mark.artifact is None and mark.number is not None:
            before = marked[mark.number].runs if mark.number in marked else ()
            marked[mark.number] = Marked(number, mark.number, (*before, *mark.runs), mark.actual)
    artifacts = tuple(
        Artifact(*mark.artifact, "".join(run.text for run in mark.runs))
        for mark in reader.closed
        if mark.artifact is not None and mark.runs
    )
    return PageText(marked, artifacts, "".join(reader.unmarked))


def _read(reader: _Reader, stream: Object) -> None:
    for instruction in pikepdf.parse_content_stream(stream, _OPERATORS):
        act = _ACTS.get(str(instruction.operator))
        if act is not None:
            act(reader, list(instruction.operands))


def _begin(reader: _Reader, operands: list[Object]) -> None:
    properties = _properties(reader, operands)
    mark = _Mark()
    if operands and str(operands[0]) == "/Artifact":
        mark.artifact = (_name(properties, "/Type"), _name(properties, "/Subtype"))
    elif (number := properties.get("/MCID")) is not None:
        mark.number = int(number)
        mark.actual = str(properties["/ActualText"]) if "/ActualText" in properties else None
    reader.open.append(mark)


def _properties(reader: _Reader, operands: list[Object]) -> Object:
    given: Object | None = operands[1] if len(operands) > 1 else None
    if isinstance(given, Name):
        given = _resource(reader, "/Properties", given)
    return given if isinstance(given, Dictionary) else Dictionary()


def _end(reader: _Reader, _: list[Object]) -> None:
    if reader.open:
        reader.closed.append(reader.open.pop())


def _set_font(reader: _Reader, operands: list[Object]) -> None:
    font = _resource(reader, "/Font", operands[0])
    if not isinstance(font, Dictionary):
        reader.font = None
        return
    if font.objgen not in reader.known or not font.is_indirect:
        reader.known[font.objgen] = font_facts(font)
    reader.font = reader.known[font.objgen]


def _show(reader: _Reader, operands: list[Object]) -> None:
    data = _shown(operands[-1]) if operands else b""
    if reader.font is None or not data:
        return
    codes = reader.font.codes(data)
    run = TextRun(
        reader.font.name,
        reader.font.family,
        reader.font.bold,
        codes,
        reader.font.each(codes),
    )
    mark = _speaking(reader.open)
    if mark is None:
        reader.unmarked.append(run.text)
    else:
        mark.runs.append(run)


def _shown(what: Object) -> bytes:
    """Return the bytes of a string, or of all strings of an array: taken one by one, these need twice the time."""
    if isinstance(what, Array):
        written = what.unparse()
        if _IN_HEX.fullmatch(written):
            return bytes.fromhex(b"".join(_HEX.findall(written)).decode())
    strings = list(what) if isinstance(what, Array) else [what]
    return b"".join([bytes(item) for item in strings if type(item) is Object and isinstance(item, String)])


def _speaking(marks: list[_Mark]) -> _Mark | None:
    """Return the mark that text belongs to: an artifact around it, else the innermost with a number."""
    artifacts = (mark for mark in marks if mark.artifact is not None)
    numbered = (mark for mark in reversed(marks) if mark.number is not None)
    return next(artifacts, None) or next(numbered, None)


def _draw(reader: _Reader, operands: list[Object]) -> None:
    form = _resource(reader, "/XObject", operands[0])
    if not isinstance(form, pikepdf.Stream) or str(form.get("/Subtype")) != "/Form":
        return
    if len(reader.resources) > MAX_FORM_DEPTH:
        return
    reader.resources.append(form.get("/Resources", reader.resources[-1]))
    _read(reader, form)
    reader.resources.pop()


def _resource(reader: _Reader, kind: str, name: Object) -> Object | None:
    table = reader.resources[-1].get(kind)
    return table.get(str(name)) if isinstance(table, Dictionary) else None


def _name(properties: Object, key: str) -> str:
    return str(properties[key]).removeprefix("/") if key in properties else ""


def _save(reader: _Reader, _: list[Object]) -> None:
    reader.fonts.append(reader.font)


def _restore(reader: _Reader, _: list[Object]) -> None:
    if reader.fonts:
        reader.font = reader.fonts.pop()


_ACTS: dict[str, Callable[[_Reader, list[Object]], None]] = {
    "BMC": _begin,
    "BDC": _begin,
    "EMC": _end,
    "Tf": _set_font,
    "Tj": _show,
    "TJ": _show,
    "'": _show,
    '"': _show,
    "Do": _draw,
    "q": _save,
    "Q": _restore,
}
"""Operator -> what it does to the reader (ISO 32000-1 Annex A); all others draw no text."""
_OPERATORS = " ".join(_ACTS)
"""What is asked of the parser: the rest, most of a page, never becomes an object here."""
