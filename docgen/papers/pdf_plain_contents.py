"""What draws a page or a part, with the operators and operands that draw, and names of what it draws with by number."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import pikepdf
from pikepdf import Array, Name, Object, String

from docgen.papers.pdf_new_codes import SHOWING
from docgen.papers.pdf_plain_parts import INTENTS, CannotKeepError, is_number

__all__ = ["Names", "plain_contents"]

NAMING: Final = frozenset(("gs", "cs", "CS", "scn", "SCN", "sh", "Do", "Tf"))
"""Operators that name what a table has."""
SPACES: Final = frozenset(("/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Pattern"))
"""Colour spaces that need no table."""
DRAWING: Final = frozenset(
    (
        *("q", "Q", "cm", "w", "J", "j", "M", "d", "ri", "i", "m", "l", "c", "v", "y", "h", "re", "S", "s", "f", "F"),
        *("f*", "B", "B*", "b", "b*", "n", "W", "W*", "BT", "ET", "Tc", "Tw", "Tz", "TL", "Tr", "Ts", "Td", "TD", "Tm"),
        *("T*", "d0", "d1", "g", "G", "rg", "RG", "k", "K", "sc", "SC", *NAMING, *SHOWING),
    )
)
"""All operators that draw, or say how (ISO 32000-1, annex A); others are marks, or nothing at all."""
Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage


class Names:
    """Names of what is drawn with, each by a number: the same name always by the same."""

    def __init__(self) -> None:
        self._known = dict[str, Name]()

    def anew(self, name: str) -> Name:
        """Return the new name for an old one."""
        return self._known.setdefault(name, Name(f"/R{len(self._known)}"))


def plain_contents(
    drawing: Object, names: Names, inline: Callable[[pikepdf.PdfInlineImage], Instruction]
) -> tuple[bytes, frozenset[str]]:
    """Return what draws a page or a part, and the old names of what it draws with; `inline` makes pictures plain.

    Raises CannotKeepError where that cannot be read.
    """
    made, used = list[Instruction](), set[str]()
    try:
        for each in pikepdf.parse_content_stream(drawing):
            if isinstance(each, pikepdf.ContentStreamInlineImage):
                made.append(inline(each.iimage))
            elif (operator := str(each.operator)) in DRAWING:
                made.append(_plain(each, operator, names, used))
        return pikepdf.unparse_content_stream(made), frozenset(used)
    except (pikepdf.PdfError, ValueError, TypeError) as fault:
        raise CannotKeepError("draws in a way that cannot be followed") from fault


def _plain(
    each: pikepdf.ContentStreamInstruction, operator: str, names: Names, used: set[str]
) -> pikepdf.ContentStreamInstruction:
    operands = list(each.operands)
    if all(map(is_number, operands)):
        return each
    return pikepdf.ContentStreamInstruction([*_operands(operands, operator, names, used)], each.operator)


def _operands(operands: Sequence[Object], operator: str, names: Names, used: set[str]) -> Iterator[Any]:
    """Yield the operands that an operator can have."""
    for each in operands:
        if is_number(each):
            yield each
        elif isinstance(each, Name):
            yield from _named(each, operator, names, used)
        elif isinstance(each, Array):
            is_shown = operator in SHOWING
            yield Array([part for part in list(each) if is_number(part) or (is_shown and isinstance(part, String))])
        elif isinstance(each, String) and operator in SHOWING:
            yield each


def _named(name: Name, operator: str, names: Names, used: set[str]) -> Iterator[Name]:
    said = str(name)
    if operator in {"cs", "CS"} and said in SPACES:
        yield name
    elif operator in NAMING:
        used.add(said)
        yield names.anew(said)
    elif operator == "ri" and said in INTENTS:
        yield name
