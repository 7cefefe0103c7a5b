"""Codes of a cut font given anew where a program gave them in the order of use: a gap would count what was left out."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Object, Stream, String

from docgen.papers.pdf_encodings import differences

__all__ = ["CODES", "SHOWING", "Key", "codes_in", "new_codes", "written_anew"]

SHOWING: Final = frozenset(("Tj", "TJ", "'", '"'))
"""Operators that show text (ISO 32000-1, 9.4.3)."""
CODES: Final = 256
SPACE: Final = 32
"""The one code of a byte that word spacing goes by (ISO 32000-1, 9.3.3): it stays, and no other becomes it."""
PROGRAMS: Final = ("/FontFile2", "/FontFile3")
OWN_ORDER: Final = {"/TrueType": ("/FontFile2",), "/Type1": ("/FontFile",)}
"""Programs that tell themselves which letter a code is, by kind of font."""
Key = tuple[int, int]


def new_codes(font: Dictionary, codes: Collection[int]) -> dict[int, int]:
    """Return old code -> new code for the codes of a font that are shown, in the order in which they are shown.

    Codes that stand for letters by a known list stay as they are, and so do those that nothing else explains.
    """
    if not _is_own_order(font, codes):
        return {code: code for code in codes}
    if str(font.Subtype) == "/Type0":
        return {code: at for at, code in enumerate([0, *(code for code in codes if code)]) if code in codes}
    free = (code for code in (*range(SPACE + 1, CODES), *range(SPACE)))
    return {code: code if code == SPACE else next(free) for code in codes}


def _is_own_order(font: Dictionary, codes: Collection[int]) -> bool:
    """Tell whether a font's codes are its own, and no list's of letters."""
    kind, encoding, is_told = str(font.Subtype), font.get("/Encoding"), isinstance(font.get("/ToUnicode"), Stream)
    if kind == "/Type0":
        return is_told and _has_program(font.DescendantFonts[0], PROGRAMS)
    if encoding is None:
        return is_told and _has_program(font, OWN_ORDER.get(kind, ()))
    if not isinstance(encoding, Dictionary) or "/BaseEncoding" in encoding or (kind == "/Type3" and not is_told):
        return False
    names = differences(font)
    return all(code in names for code in codes) and not _has_program(font, PROGRAMS[:1])


def _has_program(font: Object, kinds: Sequence[str]) -> bool:
    descriptor = font.get("/FontDescriptor")
    return isinstance(descriptor, Dictionary) and any(kind in descriptor for kind in kinds)


def codes_in(said: bytes, wide: int) -> Iterator[int]:
    """Yield the codes of a shown string: each of one byte, or of two."""
    yield from (int.from_bytes(said[at : at + wide], "big") for at in range(0, len(said), wide))


def written_anew(
    drawing: Object, fonts: Sequence[Key | None], anew: Mapping[Key, tuple[int, Mapping[int, int]]]
) -> bytes:
    """Return what draws a page or a part with the new codes of its fonts.

    `fonts` are those of its showing operators, in order; `anew` has how many bytes the codes of each take, and
    old code -> new code.
    """
    turn, made = iter(fonts), list[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage]()
    for each in pikepdf.parse_content_stream(drawing):
        font = next(turn) if str(each.operator) in SHOWING else None
        if font is not None and not isinstance(each, pikepdf.ContentStreamInlineImage):
            said = [_told(operand, *anew[font]) for operand in each.operands]
            made.append(pikepdf.ContentStreamInstruction(said, each.operator))
        else:
            made.append(each)
    return pikepdf.unparse_content_stream(made)


def _told(operand: Object, wide: int, codes: Mapping[int, int]) -> Object:
    if isinstance(operand, String):
        return String(b"".join(codes[code].to_bytes(wide, "big") for code in codes_in(bytes(operand), wide)))
    if isinstance(operand, Array):
        return Array([_told(each, wide, codes) for each in list(operand)])
    return operand
