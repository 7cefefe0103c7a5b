"""Pages put on A4: as they are seen, whole, landscape where they are wider than high, larger ones made smaller.

First-tier Tribunal (Immigration and Asylum Chamber), Practice Direction of 1 November 2024, paragraph 7: every page A4.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from typing import Final

from pikepdf import Array, Object, Pdf, Stream

from docgen.papers.pdf_boxes import seen

__all__ = ["Placed", "draw_anew", "move_note", "moved_array", "on_a4"]

SHORT, LONG = 595.276, 841.89
CLOSE: Final = 3 * 72 / 25.4
"""Points by which a side may be off and the page still be A4 as it is."""
POINTS: Final = ("/Rect", "/QuadPoints", "/Vertices", "/L", "/CL")
"""Keys of an annotation that hold points of the page."""
AXES: Final = {"/XYZ": "xy", "/FitR": "xyxy", "/FitH": "y", "/FitBH": "y", "/FitV": "x", "/FitBV": "x"}
"""Kinds of destinations, and along which axis each of their numbers counts (12.3.2.2, table 151)."""


@dataclass(frozen=True, slots=True)
class Placed:
    """How a page was put on its sheet: `scale` times, and moved by `right` and `up` points, in the page's own space."""

    scale: float
    right: float
    up: float
    is_smaller: bool = False
    """Whether it is shown smaller than it was."""

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the page lies now."""
        return x * self.scale + self.right, y * self.scale + self.up


def on_a4(pdf: Pdf, page: Object) -> Placed | None:
    """Make a page A4 as it is seen. Returns how, or None where it stays as it was.

    What a crop box hid stays hidden. A smaller page keeps its size, in the middle of the sheet.
    """
    at = seen(page)
    wide = at.width > at.height
    sheet = (LONG, SHORT) if wide else (SHORT, LONG)
    if abs(at.width - sheet[0]) <= CLOSE and abs(at.height - sheet[1]) <= CLOSE and "/UserUnit" not in page:
        return None
    left, bottom, right, top = at.box
    own = (right - left, top - bottom)
    unit = at.width / (own[0] if at.turned % 180 == 0 else own[1])
    fitting = min(1.0, sheet[0] / at.width, sheet[1] / at.height)
    scale = unit * fitting
    width, height = sheet if at.turned % 180 == 0 else sheet[::-1]
    on_right, on_up = (width - own[0] * scale) / 2 - left * scale, (height - own[1] * scale) / 2 - bottom * scale
    placed = Placed(scale, on_right, on_up, is_smaller=fitting < 1)
    draw_anew(pdf, page, placed, (left, bottom, *own))
    page["/MediaBox"] = Array([0, 0, round(width, 3), round(height, 3)])
    for key in ("/CropBox", "/UserUnit", "/BleedBox", "/TrimBox", "/ArtBox"):
        if key in page:
            del page[key]
    return placed


def draw_anew(pdf: Pdf, page: Object, placed: Placed, cut: Iterable[float]) -> None:
    """Draw a page's content at its new place, and nothing of it beyond what was seen."""
    move = f"{placed.scale:.6f} 0 0 {placed.scale:.6f} {placed.right:.4f} {placed.up:.4f} cm"
    clip = " ".join(f"{each:.4f}" for each in cut)
    before = pdf.make_indirect(Stream(pdf, f"q {move} {clip} re W n\n".encode()))
    after = pdf.make_indirect(Stream(pdf, b"\nQ\n"))
    said = page.get("/Contents")
    parts = [*said] if isinstance(said, Array) else [said]
    page["/Contents"] = Array([before, *(each for each in parts if isinstance(each, Stream)), after])


def moved_array(target: Array, placed: Placed | None) -> Array:
    """Return an explicit destination whose place on its page moves as the page did."""
    if placed is None or len(target) <= len("pk"):
        return target
    page, kind, *places = target
    made: list[Object | float | None] = [page, kind]
    for axis, place in zip_longest(AXES.get(str(kind), ""), places):
        if place is None or axis is None or not isinstance(place, int | float | Decimal):
            made.append(place)
        else:
            made.append(round(placed.point(float(place), float(place))["xy".index(axis)], 3))
    return Array(made[: len(target)])


def move_note(note: Object, placed: Placed) -> None:
    """Move what lies on a page as the page was moved; its own drawing follows its rectangle (12.5.5)."""
    for key in POINTS:
        points = note.get(key)
        if not isinstance(points, Array) or len(points) % 2:
            continue
        try:
            numbers = [float(each) for each in points]
        except (TypeError, ValueError):
            continue
        pairs = [placed.point(numbers[at], numbers[at + 1]) for at in range(0, len(numbers), 2)]
        note[key] = Array([round(each, 3) for pair in pairs for each in pair])
