"""Letters that are shown one by one, or in pieces, gathered into one operator: as printer drivers place them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, String

from docgen.papers.pdf_characters import font_facts
from docgen.papers.pdf_widths import Widths, widths_of

__all__ = ["Drawn", "gathered"]

Drawn = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage
Matrix = tuple[float, float, float, float, float, float]
UPRIGHT: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
NARROWEST, WIDEST = -150.0, 60.0
"""Thousandths of a font's size between two pieces of a word; more is a gap that is seen."""
LEVEL: Final = 20.0
"""Thousandths by which a piece may stand higher or lower than the one before."""
PLAIN: Final = frozenset(("Td", "TD", "Tm", "T*", "Tf", "BT", "ET", "TL", "Tj", "TJ"))
"""Operators between two pieces that may be gathered: all others may change how the second is drawn."""
EM: Final = 1000.0


@dataclass(frozen=True, slots=True)
class _Font:
    """A font as it is used: its name, its size, how many bytes its codes have, and their widths."""

    name: str
    size: float
    wide: int
    width: Widths

    def advance(self, items: Iterable[Object]) -> float | None:
        """Return how far strings and moves go, in thousandths; None where a width is not known."""
        total = 0.0
        for item in items:
            if not isinstance(item, String):
                total -= float(item)
                continue
            said = bytes(item)
            for at in range(0, len(said), self.wide):
                each = self.width(int.from_bytes(said[at : at + self.wide], "big"))
                if each is None:
                    return None
                total += each
        return total


@dataclass(slots=True)
class _Piece:
    """What one operator shows: where it stands in what is drawn, its font, where it begins, and where it ends."""

    at: int
    font: _Font
    matrix: Matrix
    end: float
    items: list[Object | float] = field(default_factory=list)
    is_gathered: bool = False


@dataclass(slots=True)
class _Hand:
    """Where the next piece is shown: `matrix` is that of its line, `pen` how far on it is, in thousandths."""

    fonts: Dictionary
    font: _Font | None = None
    matrix: Matrix = UPRIGHT
    leading: float = 0.0
    pen: float | None = 0.0
    plain: bool = True
    """Whether letters are neither spaced out nor stretched nor raised."""

    def follow(self, operator: str, operands: list[Object]) -> None:
        """Take in what an operator that shows nothing changes. Raises ValueError, TypeError or IndexError for none."""
        numbers = [float(each) for each in operands] if operator != "Tf" else []
        match operator, numbers:
            case "BT", _:
                self._to(UPRIGHT)
            case "Tm", [a, b, c, d, e, f]:
                self._to((a, b, c, d, e, f))
            case (("Td" | "TD"), [x, y]):
                self.leading = -y if operator == "TD" else self.leading
                self._on(x, y)
            case "T*", _:
                self._on(0.0, -self.leading)
            case "TL", [leading]:
                self.leading = leading
            case "Tf", _:
                self._take(operands)
            case (("Td" | "TD" | "Tm" | "TL"), _):
                raise ValueError("an operator has too few numbers, or too many")

    def _to(self, matrix: Matrix) -> None:
        self.matrix, self.pen = matrix, 0.0

    def _on(self, x: float, y: float) -> None:
        a, b, c, d, e, f = self.matrix
        self._to((a, b, c, d, e + x * a + y * c, f + x * b + y * d))

    def _take(self, operands: list[Object]) -> None:
        name, size = str(operands[0]), float(operands[1])
        if self.font is None or self.font.name != name:
            font = self.fonts.get(name) if isinstance(operands[0], Name) else None
            is_one = isinstance(font, Dictionary)
            self.font = _Font(name, size, font_facts(font).code_length, widths_of(font)) if is_one and font else None
        elif self.font.size != size:
            self.font = replace(self.font, size=size)


def gathered(drawing: Iterable[Drawn], fonts: Dictionary) -> list[Drawn]:
    """Return what is drawn, with pieces of one word on one line in the operator that shows the first of them.

    Each other operator moves on as far as it did, and shows nothing. `fonts` are those of its resources.
    """
    made, hand, pieces = list[Drawn](), _Hand(fonts), dict[int, _Piece]()
    last: _Piece | None = None
    for each in drawing:
        operator = "" if isinstance(each, pikepdf.ContentStreamInlineImage) else str(each.operator)
        made.append(each)
        try:
            if operator in PLAIN and not isinstance(each, pikepdf.ContentStreamInlineImage):
                last = _taken(each, operator, hand, last, made)
                pieces |= {last.at: last} if last is not None and last.is_gathered else {}
                continue
            hand.plain = hand.plain and not _spaces(each, operator)
            hand.font = None if operator in {"Q", "gs"} else hand.font
        except (TypeError, ValueError, IndexError):
            hand.font = None
        last, hand.pen = None, None
    for at, piece in pieces.items():
        made[at] = _shown(piece.items)
    return made


def _spaces(each: Drawn, operator: str) -> bool:
    """Tell whether an operator sets letters apart, stretches or raises them: gathered, they would stand elsewhere."""
    if operator not in {"Tc", "Tw", "Tz", "Ts"} or isinstance(each, pikepdf.ContentStreamInlineImage):
        return False
    return not each.operands or float(each.operands[0]) != (100.0 if operator == "Tz" else 0.0)


def _taken(
    each: pikepdf.ContentStreamInstruction, operator: str, hand: _Hand, last: _Piece | None, made: list[Drawn]
) -> _Piece | None:
    """Take in one operator; return the piece that the next may be gathered to."""
    operands = [*each.operands]
    if operator not in {"Tj", "TJ"}:
        hand.follow(operator, operands)
        return last
    font, pen = hand.font, hand.pen
    items: list[Object] = [*operands[0]] if operator == "TJ" else operands
    advance = font.advance(items) if font and hand.plain else None
    hand.pen = None if advance is None or pen is None else pen + advance
    if font is None or advance is None or pen is None or hand.pen is None or not font.size:
        return None
    gap = _gap(last, font, hand.matrix, pen) if last else None
    if last is None or gap is None:
        return _Piece(len(made) - 1, font, hand.matrix, hand.pen, [*items])
    last.items += [-gap, *items]
    last.end += gap + advance
    last.is_gathered = True
    made[-1] = _shown([-advance])
    return last


def _shown(items: Iterable[Object | float]) -> Drawn:
    return pikepdf.ContentStreamInstruction([Array([*items])], Operator("TJ"))


def _gap(last: _Piece, font: _Font, matrix: Matrix, pen: float) -> float | None:
    """Return how far behind a piece the next one begins, in thousandths; None where that is another word or line."""
    a, b, c, d, e, f = last.matrix
    turned = a * d - b * c
    if last.font != font or matrix[:4] != last.matrix[:4] or not turned:
        return None
    right, up = matrix[4] - e, matrix[5] - f
    along, off = ((right * d - up * c) / turned, (up * a - right * b) / turned)
    gap = along * EM / font.size + pen - last.end
    return gap if NARROWEST <= gap <= WIDEST and abs(off * EM / font.size) <= LEVEL else None
