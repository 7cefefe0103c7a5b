"""Pictures of which something dark hides a part: whoever takes the picture out of the file sees all of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from docgen.papers.pdf_dark_boxes import DARK, MOST_OBJECTS, DarkBox, Seen, box_of, dark_boxes, picture_in
from docgen.papers.picture_looks import MOST_PIXELS

__all__ = ["HIDDEN_IN_PART", "boxes_in_forms", "covering_pictures"]

BOX, LINE, PICTURE, NOTE = (
    f"a dark {each} lies over a part of a picture" for each in ("box", "line", "picture", "note")
)
HIDDEN_IN_PART: Final = frozenset((BOX, LINE, PICTURE, NOTE))
"""How a part of a picture can be hidden."""
LEAST_WIDE: Final = 8.0
LEAST_HIGH: Final = 5.0
"""Points of a picture that are hidden: rules and the edges of frames are thinner."""
PLAIN: Final = 60
"""Of 255, how far apart the greys of a part of a picture are in which there is nothing to be seen."""
FEW: Final = 0.001
"""Of the dots of a part of a picture: the darkest and the lightest are left out, as dust."""
DEEPEST: Final = 4
MOST_LOOKED_AT: Final = 200
"""Of one page, boxes over pictures."""
Matrix = tuple[float, float, float, float, float, float]
PLACED: Final = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class _Thing:
    """Something that a page, or a form on it, draws: of which kind, how the form is placed, in how many it lies."""

    item: raw.FPDF_PAGEOBJECT
    kind: int
    placed: Matrix
    depth: int

    def boxes(self, how: str) -> Iterator[DarkBox]:
        yield from (_moved(each, self.placed) for each in box_of(self.item, how))


@dataclass(slots=True)
class _Picture:
    """A picture that a page shows, its dots unpacked when somebody asks."""

    thing: _Thing
    box: DarkBox
    held: list[Image.Image | None] = field(default_factory=list)

    def is_varied(self, part: DarkBox) -> bool:
        """Tell whether there is something to be seen in a part of it, as the file holds it."""
        dots = self._dots()
        if dots is None:
            return False
        back = _inverse(_combined(_matrix_of(self.thing.item), self.thing.placed))
        corners = [_at(back, x, y) for x in (part.left, part.right) for y in (part.bottom, part.top)]
        across, up = [min(1.0, max(0.0, x)) for x, _ in corners], [min(1.0, max(0.0, y)) for _, y in corners]
        wide, high = dots.size
        edges = (min(across) * wide, (1 - max(up)) * high, max(across) * wide, (1 - min(up)) * high)
        counts = dots.crop((round(edges[0]), round(edges[1]), round(edges[2]), round(edges[3]))).histogram()
        return _range(counts) >= PLAIN

    def _dots(self) -> Image.Image | None:
        if not self.held:
            size = _size(self.thing.item)
            bitmap = picture_in(self.thing.item) if 0 < size <= MOST_PIXELS else None
            self.held.append(bitmap.to_pil().convert("L") if bitmap else None)
        return self.held[0]


def covering_pictures(
    page: pypdfium2.PdfPage, notes: Sequence[DarkBox] = (), seen: Seen | None = None, *, pictures: bool = True
) -> Iterator[str]:
    """Yield how pictures of a page are hidden in part; `notes` are dark ones that lie over it.

    Without `pictures`, whether these are dark themselves is not looked at.
    """
    under, left = list[_Picture](), MOST_LOOKED_AT
    over = [*_over(page, under, pictures=pictures), *((replace(note, how=NOTE), [*under]) for note in notes)]
    for box, below in over:
        for picture in reversed(below):
            part = _common(box, picture.box)
            if part is None or left <= 0:
                continue
            left -= 1
            seen = seen or Seen(page)
            if seen.is_mostly_dark(part) and picture.is_varied(part):
                yield box.how


def boxes_in_forms(page: pypdfium2.PdfPage, filled: str, drawn: str) -> Iterator[DarkBox]:
    """Yield where forms of a page draw dark boxes and lines, like notes that were set down for good."""
    for thing in _things(page.raw, PLACED, 0, [MOST_OBJECTS]):
        if thing.kind == raw.FPDF_PAGEOBJ_PATH and thing.depth:
            yield from (_moved(each, thing.placed) for each in dark_boxes(thing.item, filled, drawn))


def _over(
    page: pypdfium2.PdfPage, under: list[_Picture], *, pictures: bool
) -> Iterator[tuple[DarkBox, list[_Picture]]]:
    """Yield dark boxes and pictures of a page, each with the pictures that are drawn before it; all go into `under`."""
    for thing in _things(page.raw, PLACED, 0, [MOST_OBJECTS]):
        if thing.kind == raw.FPDF_PAGEOBJ_PATH and under:
            yield from ((_moved(each, thing.placed), [*under]) for each in dark_boxes(thing.item, BOX, LINE))
        elif thing.kind == raw.FPDF_PAGEOBJ_IMAGE:
            for box in thing.boxes(PICTURE):
                if pictures and any(_common(box, each.box) for each in under) and _is_one_dark_colour(thing.item):
                    yield box, [*under]
                under.append(_Picture(thing, box))


def _things(holder: raw.FPDF_PAGE, placed: Matrix, depth: int, left: list[int]) -> Iterator[_Thing]:
    """Yield what a page or a form draws, in that order, and what forms in it do."""
    count, get = (
        (raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject)
        if depth
        else (raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject)
    )
    for at in range(count(holder)):
        left[0] -= 1
        if left[0] < 0:
            return
        item = get(holder, at)
        kind = raw.FPDFPageObj_GetType(item)
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield _Thing(item, kind, placed, depth)
        elif depth < DEEPEST:
            yield from _things(item, _combined(_matrix_of(item), placed), depth + 1, left)


def _common(one: DarkBox, other: DarkBox) -> DarkBox | None:
    """Return where two boxes lie over each other; None where that is hardly anywhere."""
    left, right = max(one.left, other.left), min(one.right, other.right)
    bottom, top = max(one.bottom, other.bottom), min(one.top, other.top)
    if min(right - left, top - bottom) < LEAST_HIGH or max(right - left, top - bottom) < LEAST_WIDE:
        return None
    return DarkBox(left, bottom, right, top)


def _is_one_dark_colour(item: raw.FPDF_PAGEOBJECT) -> bool:
    bitmap = picture_in(item) if 0 < _size(item) <= MOST_PIXELS else None
    if bitmap is None:
        return False
    darkest, lightest = bitmap.to_pil().convert("L").getextrema()
    return bool(lightest <= DARK and lightest - darkest < PLAIN)


def _range(counts: Sequence[int]) -> int:
    """Return how far apart the greys of some dots are, without the few at both ends."""
    few, lowest, highest = max(2.0, FEW * sum(counts)), 0, len(counts) - 1
    below = above = 0
    while lowest < highest and (below := below + counts[lowest]) < few:
        lowest += 1
    while highest > lowest and (above := above + counts[highest]) < few:
        highest -= 1
    return highest - lowest


def _size(item: raw.FPDF_PAGEOBJECT) -> int:
    wide, high = raw.c_uint(), raw.c_uint()
    return wide.value * high.value if raw.FPDFImageObj_GetImagePixelSize(item, wide, high) else 0


def _matrix_of(item: raw.FPDF_PAGEOBJECT) -> Matrix:
    told = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, told)
    return told.a, told.b, told.c, told.d, told.e, told.f


def _combined(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _inverse(of: Matrix) -> Matrix:
    a, b, c, d, e, f = of
    size = (a * d - b * c) or 1.0
    return d / size, -b / size, -c / size, a / size, (c * f - d * e) / size, (b * e - a * f) / size


def _at(by: Matrix, x: float, y: float) -> tuple[float, float]:
    return by[0] * x + by[2] * y + by[4], by[1] * x + by[3] * y + by[5]


def _moved(box: DarkBox, by: Matrix) -> DarkBox:
    if by == PLACED:
        return box
    across, up = zip(*(_at(by, x, y) for x in (box.left, box.right) for y in (box.bottom, box.top)), strict=True)
    return replace(box, left=min(across), bottom=min(up), right=max(across), top=max(up))
