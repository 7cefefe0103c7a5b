"""Fonts of a kept page with what a reader needs to show and read their letters, and with nothing else."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Object, Stream, String

from docgen.papers.pdf_plain_parts import CannotKeepError, is_number, some

__all__ = ["make_font_plain"]

NUMBERS: Final = ("/FirstChar", "/LastChar", "/Widths", "/FontMatrix", "/FontBBox", "/DW", "/DW2", "/W", "/W2")
MEASURES: Final = (
    *("/Flags", "/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/Leading", "/CapHeight", "/XHeight", "/StemV"),
    *("/StemH", "/MissingWidth", "/FontWeight"),
)
NAMES: Final = ("/Type", "/Subtype", "/BaseFont", "/FontName")
ENCODINGS: Final = frozenset(
    (
        *("/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding", "/StandardEncoding", "/PDFDocEncoding"),
        *("/Identity-H", "/Identity-V"),
    )
)
PROGRAMS: Final = ("/FontFile", "/FontFile2", "/FontFile3")
COLLECTIONS: Final = frozenset((b"Identity", b"Japan1", b"GB1", b"CNS1", b"Korea1", b"KR", b"UCS"))


def make_font_plain(font: Object) -> None:
    """Leave of a font that was cut down what is known. Raises CannotKeepError for what cannot be told."""
    made: dict[str, Any] = _names(font) | some(font, NUMBERS)
    for key, kind in KINDS.items():
        if isinstance(value := font.get(key), kind):
            made[key] = MADE[key](value) if key in MADE else value
    for key in [*font.keys()]:
        del font[key]
    for key, value in made.items():
        if value is not None:
            font[key] = value


def _mapped(fonts: Array) -> Array:
    make_font_plain(fonts[0])
    return fonts


def _placed(value: Object) -> Object | None:
    return value if isinstance(value, Stream) or str(value) == "/Identity" else None


def _names(found: Object) -> dict[str, Any]:
    return {key: found[key] for key in NAMES if isinstance(found.get(key), Name)}


def _encoding(value: Object) -> Object | None:
    if isinstance(value, Name):
        return value if str(value) in ENCODINGS else None
    if not isinstance(value, Dictionary):
        return None
    made = Dictionary(Type=Name.Encoding)
    if str(value.get("/BaseEncoding")) in ENCODINGS:
        made["/BaseEncoding"] = value.BaseEncoding
    if isinstance(listed := value.get("/Differences"), Array):
        if not all(is_number(each) or isinstance(each, Name) for each in list(listed)):
            raise CannotKeepError("has a font whose letters are called by something else than names")
        made["/Differences"] = listed
    return made


def _descriptor(descriptor: Dictionary) -> Dictionary:
    made = Dictionary(_names(descriptor) | some(descriptor, MEASURES))
    for key in PROGRAMS:
        if isinstance(program := descriptor.get(key), Stream):
            made[key] = program
    return made


def _collection(info: Dictionary) -> Dictionary:
    ordering = bytes(info.Ordering) if isinstance(info.get("/Ordering"), String) else b""
    known = ordering if ordering in COLLECTIONS else b"Identity"
    number = info.get("/Supplement")
    return Dictionary(Registry=String("Adobe"), Ordering=String(known), Supplement=number if is_number(number) else 0)


KINDS: Final[Mapping[str, Any]] = {
    "/ToUnicode": Stream,
    "/CharProcs": Dictionary,
    "/Resources": Dictionary,
    "/Encoding": Dictionary | Name,
    "/FontDescriptor": Dictionary,
    "/DescendantFonts": Array,
    "/CIDSystemInfo": Dictionary,
    "/CIDToGIDMap": Stream | Name,
}
MADE: Final[Mapping[str, Callable[[Any], Any]]] = {
    "/Encoding": _encoding,
    "/FontDescriptor": _descriptor,
    "/DescendantFonts": _mapped,
    "/CIDSystemInfo": _collection,
    "/CIDToGIDMap": _placed,
}
