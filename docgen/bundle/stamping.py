"""The number on each page of a bundle, and the way back to its index, drawn over what the page shows.

General guidance on electronic court bundles (29 November 2021), paragraph 2: every page numbered by machine, on its
face. The number stands in a frame, so that the number that a page had in an older bundle cannot be taken for it; where
something is drawn at every place that is tried, on a small white ground.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Final

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from docgen.papers.pdf_boxes import Seen, seen
from docgen.papers.pdf_free_places import PLACES, Place

__all__ = ["BACK", "Stamper", "link_to"]

BACK: Final = "Back to index"
CHARACTERS: Final = "".join(chr(code) for code in range(32, 127))
SIZE, SMALL = 11.0, 7.5
PAD, LINE = 3.0, 0.6
"""Points between the number and its frame, and how strong that is."""
CAPITAL: Final = 0.716
"""Of a size, how high figures and capitals are."""
UPRIGHT: Final = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
FONT: Final = "/DocgenNumber"
OPEN: Final = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC q"
CLOSE: Final = "Q EMC"
EM: Final = 1000
BOLD: Final = {"wght": 700.0}
"""Where on the axes of a variable font numbers are set; on any other, where the font is by itself."""


@dataclass(frozen=True, slots=True)
class Stamper:
    """Writes numbers into one bundle, in one font that all its pages share."""

    bundle: Pdf
    font: Object
    widths: Mapping[str, int]

    @classmethod
    def into(cls, bundle: Pdf, font: bytes) -> "Stamper":
        """Return one that writes in a TrueType font, cut down to what numbers need."""
        program, widths = _cut(font)
        return cls(bundle, _font(bundle, program, widths), widths)

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is, in points."""
        return sum(self.widths[char] for char in text) * size / EM

    def number(self, page: Object, label: str, free: Sequence[int], *, back: bool) -> tuple[float, ...] | None:
        """Draw a page's number, and with `back` the words that lead to the index.

        Returns where these stand, in the page's own space: left, bottom, right, top.
        """
        at = seen(page)
        taken = [PLACES[each] for each in free] or [PLACES[0]]
        drawn = [OPEN, *_moved(at), *self._framed(label, taken[0], at, ground=not free)]
        rectangle = None
        if back:
            place = taken[1] if len(taken) > 1 else next(each for each in PLACES if each != taken[0])
            words, rectangle = self._words(place, at, ground=len(taken) < len("12"))
            drawn += words
        content = " ".join((*drawn, CLOSE)).encode()
        said = page["/Contents"]
        parts = [*said] if isinstance(said, Array) else [said]
        page["/Contents"] = Array([*parts, self.bundle.make_indirect(Stream(self.bundle, b"\n" + content))])
        self._lend_font(page)
        return rectangle

    def _lend_font(self, page: Object) -> None:
        resources = page["/Resources"]
        fonts = resources.get("/Font")
        if not isinstance(fonts, Dictionary):
            resources["/Font"] = fonts = Dictionary()
        fonts[FONT] = self.font

    def _framed(self, label: str, place: Place, at: Seen, *, ground: bool) -> list[str]:
        left, bottom, right, top = place.box(at.width, at.height)
        wide = self.width(label, SIZE) + 2 * PAD
        left += (right - left - wide) * place.across
        frame = f"{left:.2f} {bottom:.2f} {wide:.2f} {top - bottom:.2f} re"
        drawn = [f"1 g {frame} f"] if ground else []
        drawn += [f"0 G {LINE} w {frame} S"]
        base = bottom + (top - bottom - SIZE * CAPITAL) / 2
        return [*drawn, f"BT 0 g {FONT} {SIZE:g} Tf {left + PAD:.2f} {base:.2f} Td {_shown(label)} Tj ET"]

    def _words(self, place: Place, at: Seen, *, ground: bool) -> tuple[list[str], tuple[float, ...]]:
        left, bottom, right, top = place.box(at.width, at.height)
        wide = self.width(BACK, SMALL)
        left += (right - left - wide) * place.across
        drawn = [f"1 g {left - 1:.2f} {bottom:.2f} {wide + 2:.2f} {top - bottom:.2f} re f"] if ground else []
        base = bottom + (top - bottom - SMALL * CAPITAL) / 2
        drawn += [f"BT 0 0 0.6 rg {FONT} {SMALL:g} Tf {left:.2f} {base:.2f} Td {_shown(BACK)} Tj ET"]
        return drawn, _own_box((left - 1, bottom, left + wide + 1, top), at)


def _moved(at: Seen) -> list[str]:
    """Return what turns the page's own space into the page as seen."""
    return [] if at.matrix == UPRIGHT else [" ".join(f"{each:.5f}" for each in at.matrix), "cm"]


def _own_box(box: tuple[float, float, float, float], at: Seen) -> tuple[float, ...]:
    a, b, c, d, e, f = at.matrix
    corners = [(x * a + y * c + e, x * b + y * d + f) for x, y in ((box[0], box[1]), (box[2], box[3]))]
    (x0, x1), (y0, y1) = (sorted(each) for each in zip(*corners, strict=True))
    return (round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2))


def _shown(text: str) -> str:
    return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"


@cache
def _cut(font: bytes) -> tuple[bytes, Mapping[str, int]]:
    """Return a font cut down to plain characters, the same bytes each time, and their widths in thousandths."""
    whole = TTFont(BytesIO(font), recalcTimestamp=False)
    options = subset.Options(drop_tables=["GPOS", "GSUB", "kern", "DSIG", "GDEF", "FFTM"], hinting=False)
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    cutter.populate(text=CHARACTERS)
    cutter.subset(whole)
    if "fvar" in whole:
        whole = instantiateVariableFont(whole, {axis.axisTag: BOLD.get(axis.axisTag) for axis in whole["fvar"].axes})
    written = BytesIO()
    whole.save(written)
    units, names, sizes = whole["head"].unitsPerEm, whole.getBestCmap(), whole["hmtx"]
    return written.getvalue(), {char: round(sizes[names[ord(char)]][0] * EM / units) for char in CHARACTERS}


def _font(bundle: Pdf, program: bytes, widths: Mapping[str, int]) -> Object:
    """Embed the font (ISO 32000-1, 9.6.3): not embedded, no bundle could be PDF/UA."""
    with TTFont(BytesIO(program)) as cut:
        head, units = cut["head"], cut["head"].unitsPerEm
        box = [round(edge * EM / units) for edge in (head.xMin, head.yMin, head.xMax, head.yMax)]
        lines = [round(edge * EM / units) for edge in (cut["hhea"].ascent, cut["hhea"].descent)]
    name = Name("/DGNUMB+Arimo-Bold")
    described = Dictionary(
        Type=Name.FontDescriptor, FontName=name, Flags=32, FontBBox=Array(box), ItalicAngle=0, Ascent=lines[0],
        Descent=lines[1], CapHeight=716, StemV=140, FontFile2=bundle.make_indirect(Stream(bundle, program)),
    )  # fmt: skip
    described["/FontFile2"].stream_dict["/Length1"] = len(program)
    return bundle.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.TrueType, BaseFont=name, FirstChar=32, LastChar=126,
            Widths=Array([widths[char] for char in CHARACTERS]), Encoding=Name.WinAnsiEncoding,
            FontDescriptor=bundle.make_indirect(described),
        )
    )  # fmt: skip


def link_to(bundle: Pdf, rectangle: tuple[float, ...], page: Object, said: str) -> Object:
    """Return a link to a page over a rectangle; `said` is what a reader who sees no page is told."""
    return bundle.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array(rectangle), Border=Array([0, 0, 0]), F=4,
            Dest=Array([page, Name.Fit]), Contents=String(said),
        )
    )  # fmt: skip
