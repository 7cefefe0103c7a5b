"""Bundles as others make them: an index with links, an outline, a printed number on every page; made with pikepdf."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf

from docgen.pdf.fonts import CATALOGUE
from tests.made.redactable import saved

__all__ = ["A4", "Made", "bundle", "bundle_bytes"]

A4 = (595.28, 841.89)
ENTRIES = 40
"""Entries of an index page."""
LINES, FIRST, LAST = 46, 32, 126
"""Lines of a page, and the signs that the font's widths are told of."""
WORDS = "the officer said that the record of the call was kept in the folder and read again on the next day of the week"


@dataclass(frozen=True)
class Made:
    """How a bundle is made: so many documents of so many pages, each page with lines of words.

    `stamp` is what is printed as the number of a page (from 1), `at` where, in points from the lower left. `beside` is
    drawn on a page besides. `titles` are bookmarks' words by document, `entries` what the index calls a document.
    """

    documents: int = 3
    pages: int = 2
    lines: int = 6
    stamp: Callable[[int], str] = str
    at: tuple[float, float] = (548, 22)
    beside: Mapping[int, str] = field(default_factory=dict)
    bare: frozenset[int] = frozenset()
    """Pages without any words of their own."""
    cover: str = (
        "Appeal number: HU/00001/2026|Bundle of the respondent|Made on 2 March 2026|The parties: A and the State"
    )
    entry: Callable[[int], str] = lambda at: f"Statement {at} of the record, 2 March 2026"
    title: Callable[[int, int], str] = lambda at, page: f"Statement {at} of the record (page {page})"
    printed: Callable[[int], str] = str
    """What the index prints for a page."""

    @property
    def front(self) -> int:
        """Return how many pages stand before the first document."""
        return 1 + -(-self.documents // ENTRIES)

    def first(self, at: int) -> int:
        """Return the page on which a document begins, from 0."""
        return self.front + at * self.pages + 1


def bundle_bytes(made: Made = Made(), change: Callable[[Pdf], object] = lambda _: None) -> bytes:
    """Return a bundle, changed before it is written."""
    pdf = bundle(made)
    change(pdf)
    return saved(pdf)


def bundle(made: Made) -> Pdf:
    """Return a bundle to which no rule of a profile has anything to say, unless it is made to be broken."""
    pdf = pikepdf.new()
    resources = pdf.make_indirect(Dictionary(Font=Dictionary(F=_font(pdf))))
    total = made.front + made.documents * made.pages
    for number in range(1, total + 1):
        page = pdf.add_blank_page(page_size=A4)
        page.obj.Resources = resources
        drawn = _drawn(made, number) + made.beside.get(number, "") + _shown(made.stamp(number), *made.at, 11)
        page.obj.Contents = pdf.make_stream(drawn.encode("cp1252"))
    _link(pdf, made)
    _bookmark(pdf, made)
    pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.XYZ, 0, 842, 1])
    pdf.Root.PageMode = Name.UseOutlines
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title="HU 00001 2026 hearing bundle"))
    return pdf


def _drawn(made: Made, number: int) -> str:
    if number in made.bare:
        return ""
    if number == 1:
        return "".join(_shown(line, 72, 760 - 30 * at, 16) for at, line in enumerate(made.cover.split("|")))
    if number <= made.front:
        return _shown("Index", 72, 780, 16) + "".join(
            _shown(made.entry(at), 72, _foot(at), 11) + _shown(made.printed(made.first(at)), 500, _foot(at), 11)
            for at in _listed(made, number)
        )
    document, page = divmod(number - made.front - 1, made.pages)
    words = f"Document {document} has this as its page {page} "
    return "".join(_shown(f"{words} line {at} {WORDS}"[:84], 60, 770 - 15 * at, 11) for at in range(made.lines))


def _listed(made: Made, number: int) -> range:
    return range((number - 2) * ENTRIES, min(made.documents, (number - 1) * ENTRIES))


def _foot(at: int) -> float:
    return 750 - 17 * (at % ENTRIES)


def _shown(text: str, left: float, foot: float, size: float) -> str:
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F {size:g} Tf {left:g} {foot:g} Td ({escaped}) Tj ET\n" if text else ""


def _link(pdf: Pdf, made: Made) -> None:
    for number in range(2, made.front + 1):
        links = [
            Dictionary(
                Type=Name.Annot, Subtype=Name.Link, Border=Array([0, 0, 0]), F=4,
                Rect=Array([72, _foot(at) - 3, 530, _foot(at) + 11]),
                Dest=Array([pdf.pages[made.first(at) - 1].obj, Name.XYZ, 0, 842, 0]),
            )
            for at in _listed(made, number)
        ]  # fmt: skip
        pdf.pages[number - 1].obj.Annots = Array([pdf.make_indirect(link) for link in links])


def _bookmark(pdf: Pdf, made: Made) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Index (page 2)", 1))
        for at in range(made.documents):
            page = made.first(at)
            outline.root.append(pikepdf.OutlineItem(made.title(at, page), page - 1))


@cache
def _program() -> tuple[bytes, tuple[int, ...]]:
    """Return a font's file, and how wide it draws each sign."""
    path: Path = next(font.path for font in CATALOGUE if font.path.suffix == ".ttf")
    font = TTFont(path)
    names, scale = font.getBestCmap(), 1000 / font["head"].unitsPerEm
    widths = (round(font["hmtx"][names[code]][0] * scale) for code in range(FIRST, LAST + 1))
    return path.read_bytes(), tuple(widths)


def _font(pdf: Pdf) -> Object:
    data, widths = _program()
    described = Dictionary(
        Type=Name.FontDescriptor, FontName=Name.Arimo, Flags=32, FontBBox=Array([-500, -300, 1500, 1000]),
        ItalicAngle=0, Ascent=900, Descent=-200, CapHeight=700, StemV=80, FontFile2=pdf.make_stream(data),
    )  # fmt: skip
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name.Arimo,
            Encoding=Name.WinAnsiEncoding,
            FirstChar=FIRST,
            LastChar=LAST,
            Widths=Array(list(widths)),
            FontDescriptor=pdf.make_indirect(described),
        )
    )
