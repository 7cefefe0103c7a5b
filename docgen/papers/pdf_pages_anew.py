"""A page made anew as a picture with words behind it: nothing that lay in, under or behind the old one comes along."""

import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any, Final
from unicodedata import bidirectional

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, ImageDraw, ImageFont
from pypdfium2 import raw

from docgen.papers.pdf_blackouts import Blackout, Closed, Paper
from docgen.papers.pdf_closing import closed
from docgen.papers.pdf_cut_ink import cuts_letters
from docgen.papers.pdf_jpeg_blocks import Blocks, blocks_of
from docgen.papers.pdf_looks import has_unseen_text
from docgen.papers.pdf_moving import drawn_in, move, shows_in, wipe
from docgen.papers.pdf_plain_rules import hide_all_but_words_and_plain_rules
from docgen.papers.pdf_seen import Look
from docgen.papers.pdf_words import Box, PageWords, Word, joined

__all__ = [
    "GLANCE",
    "RESOLUTION",
    "Sheet",
    "add_page",
    "drawn_page",
    "picture_of",
    "put_words",
    "resolution_of",
    "words_drawn",
]

RESOLUTION: Final = 200
"""Dots an inch of a page that is made anew, unless all that it shows is a picture of fewer."""
MOST_OBJECTS: Final = 5_000
LOWEST: Final = 72
GLANCE: Final = 100
"""Dots an inch of a page that is only looked at, to see whether its words can be seen."""
POINTS: Final = 72.0
MOST_PIXELS: Final = 60_000_000
"""Of one page: A1 at 200 dots an inch. A larger page is drawn coarser."""
PLACES: Final = ((1 / 2, 1.0), (1 / 5, 1.0), (4 / 5, 1.0), (1 / 6, 0.7), (5 / 6, 0.7))
"""Where in a box its code may stand, and at which part of its size: in the middle, else beside another code."""
CODES: Final = 255
"""Characters that one font for words behind a picture can have: one byte each, and none for 0."""
PACKING: Final = 3
"""How hard pictures are packed, of 9: harder takes twice as long for a tenth fewer bytes."""
EM: Final = 1000
HALF: Final = 500
"""The width of every character of that font, of 1000."""
FLAT, TALL = f"{HALF} 0 d0".encode(), f"{HALF} 0 0 0 {HALF} {EM} d1".encode()
"""How a letter without any shape is drawn: with its width alone, or with its height too (ISO 32000-1, table 113)."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page drawn as it will be seen, its words as they stand then, and how its lines were set again.

    `kept` are which of the page's words these are, from 0. `cut` are the areas, by their order, that cut letters of a
    picture: parts of these are still to be seen. `blank` are areas over which nothing was drawn.
    """

    picture: Image.Image
    resolution: int
    words: tuple[Word, ...]
    kept: tuple[int, ...]
    closed: Closed
    cut: tuple[int, ...] = ()
    blank: tuple[int, ...] = ()


def resolution_of(page: pypdfium2.PdfPage, unit: float = 1.0) -> int:
    """Return at how many dots an inch a page is drawn: its own where all that it shows is one picture, at most 200.

    `unit` is how many points a unit of the page is.
    """
    shown = _shown(page)
    finest = RESOLUTION
    if len(shown) == 1 and raw.FPDFPageObj_GetType(shown[0]) == raw.FPDF_PAGEOBJ_IMAGE:
        facts = raw.FPDF_IMAGEOBJ_METADATA()
        if raw.FPDFImageObj_GetImageMetadata(shown[0], page, facts) and facts.horizontal_dpi:
            finest = round(max(facts.horizontal_dpi, facts.vertical_dpi) / unit)
    width, height = (side * unit for side in page.get_size())
    room = (MOST_PIXELS / max(1.0, width * height)) ** 0.5 * POINTS
    return max(1, min(RESOLUTION, max(LOWEST, finest), int(room)))


def _shown(page: pypdfium2.PdfPage) -> list[Any]:
    """Return the first things that a page draws but words that a machine read and put there unseen; two are enough."""
    found: list[Any] = []
    for at in range(min(raw.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        drawn = raw.FPDFPage_GetObject(page, at)
        is_text = raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_TEXT
        if not is_text or raw.FPDFTextObj_GetTextRenderMode(drawn) != raw.FPDF_TEXTRENDERMODE_INVISIBLE:
            found.append(drawn)
        if len(found) > 1:
            break
    return found


def picture_of(
    pdf: pypdfium2.PdfDocument,
    page: PageWords,
    blackouts: Sequence[Blackout],
    unit: float = 1.0,
    layer: Collection[int] = (),
) -> Sheet:
    """Draw a page as it is seen, with areas blacked out, and what follows on their lines set again behind them.

    Words that were not to be seen before are not among those that it has then. `layer` are words that only lie behind
    its picture, from 0: nothing of a page that has some is set again.
    """
    with closing(pdf.get_page(page.number - 1)) as drawn:
        resolution = resolution_of(drawn, unit)
        picture = drawn_page(drawn, resolution * unit)
        scale = picture.width / page.width
        seen = [*map(Look(picture, scale * POINTS).sees, page.words)]
        is_scan = has_unseen_text(drawn) or bool(layer)
        paper = Paper(is_scan, drawn_in(picture, scale), shows_in(picture, scale), 1 / scale)
        blackouts = _with_blocks(blackouts, blocks_of(drawn), 1 / scale)
        blank = tuple(at for at, each in enumerate(blackouts) if not paper.shows(each.box))
        made = closed(page, blackouts, paper, unit)
        wipe(picture, made.wiped, scale)
        if made.moves:
            hide_all_but_words_and_plain_rules(drawn, min(each.strip.bottom - each.strip.top for each in made.moves))
        move(picture, drawn, made.moves, scale)
    cut = tuple(_cut(picture, made, scale, unit))
    _black_out(picture, made.black(), scale)
    kept = {at: word for at, word in enumerate(made.words) if word and seen[at]}
    return Sheet(_without_needless_colour(picture), resolution, tuple(kept.values()), tuple(kept), made, cut, blank)


def _with_blocks(blackouts: Sequence[Blackout], blocks: Sequence[Blocks], dot: float) -> list[Blackout]:
    """Return areas that a person drew with all of the blocks of pictures that they take a part of."""
    return [each if each.closes else replace(each, box=_round(each.box, blocks, dot)) for each in blackouts]


def _round(box: Box, blocks: Sequence[Blocks], dot: float) -> Box:
    return joined((box, *(each.round(box, dot) for each in blocks)))


def _cut(picture: Image.Image, made: Closed, scale: float, unit: float) -> Iterator[int]:
    """Yield which areas, of those that a person drew, cut letters that are black nowhere else."""
    black = [_edges(each.box, scale) for each in made.black()]
    for at, each in enumerate(made.boxes):
        if not each.closes and cuts_letters(picture, _edges(each.box, scale), black, scale / unit):
            yield at


def drawn_page(page: pypdfium2.PdfPage, resolution: float) -> Image.Image:
    """Draw a page in colour, at so many dots for 72 of its units (fewer where it is too large).

    Notes, stamps and form values are not drawn: they lie over the page, and their words are not among its own.
    """
    width, height = page.get_size()
    room = (MOST_PIXELS / max(1.0, width * height)) ** 0.5 * POINTS
    with closing(page.render(scale=min(resolution, room) / POINTS, may_draw_forms=False, draw_annots=False)) as drawn:
        picture: Image.Image = drawn.to_pil()
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _black_out(picture: Image.Image, blackouts: Sequence[Blackout], scale: float) -> None:
    """Blacken areas, and then write each one's code into it, where no other stands: areas may lie on each other."""
    pen = ImageDraw.Draw(picture)
    edges = [_edges(each.box, scale) for each in blackouts]
    for corners in edges:
        pen.rectangle(corners, fill="black")
    written: list[tuple[str, Box]] = []
    for blackout, corners in zip(blackouts, edges, strict=True):
        size = min((blackout.box.bottom - blackout.box.top) * scale * 0.7, 9 * scale)
        if blackout.code and size >= 1:
            _write(pen, blackout.code, Box(*corners), size, written)


def _edges(box: Box, scale: float) -> tuple[int, int, int, int]:
    return int(box.left * scale), int(box.top * scale), -int(-box.right * scale), -int(-box.bottom * scale)


def _write(pen: ImageDraw.ImageDraw, code: str, box: Box, size: float, written: list[tuple[str, Box]]) -> None:
    """Write a code in the middle of a box, or beside; not twice where boxes of one reason lie on each other."""
    for share, part in PLACES:
        font = ImageFont.load_default(max(1.0, size * part))
        middle = (box.left + (box.right - box.left) * share, (box.top + box.bottom) / 2)
        taken = Box(*pen.textbbox(middle, code, anchor="mm", font=font))
        if box.holds(taken) and not any(taken.meets(other) for _, other in written):
            pen.text(middle, code, fill="white", anchor="mm", font=font)
            written.append((code, taken))
            return
        if any(said == code and box.holds(other) for said, other in written):
            return


def _without_needless_colour(picture: Image.Image) -> Image.Image:
    """Return a picture in greys where it has no colour: a third of the bytes."""
    red, green, blue = picture.split()
    is_grey = red.tobytes() == green.tobytes() == blue.tobytes()
    return red if is_grey else picture


def add_page(
    pdf: Pdf, picture: Image.Image, size: tuple[float, float], words: Iterable[Word], unit: float = 1.0
) -> None:
    """Add a page of a size in units of so many points that shows a picture, with words behind it that can be found."""
    width, height = size
    page = pdf.make_indirect(
        Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, width, height]),
            Resources=Dictionary(XObject=Dictionary(Im0=_image(pdf, picture))),
        )
    )
    if unit != 1:
        page["/UserUnit"] = unit
    put_words(pdf, page, size, words)
    pdf.pages.append(pikepdf.Page(page))


def put_words(pdf: Pdf, page: pikepdf.Object, size: tuple[float, float], words: Iterable[Word]) -> None:
    """Put words behind the picture of a page that was made anew, instead of those that are there.

    They are drawn as nothing, each as wide as its own rectangle (ISO 32000-1, 9.3.6: mode 3).
    """
    width, height = size
    drawn, fonts = words_drawn(pdf, words, height)
    page["/Resources"] = Dictionary(XObject=page.Resources.XObject, Font=fonts)
    page["/Contents"] = pdf.make_stream(f"q {width:.4f} 0 0 {height:.4f} 0 0 cm /Im0 Do Q\n".encode() + drawn)


def words_drawn(pdf: Pdf, words: Iterable[Word], height: float, *, on_side: bool = False) -> tuple[bytes, Dictionary]:
    """Return what draws words as nothing on a page of a height in points, and the fonts that it names.

    Where the page is seen turned on its side, readers leave words away whose letters say no height (`on_side`).
    """
    kept = [word for word in words if word.text]
    letter = TALL if on_side else FLAT
    fonts = _Fonts(pdf, sorted({" ", *(char for word in kept for char in word.text)}), letter)
    parts = [b"BT 3 Tr\n", *(fonts.shown(word, height) for word in kept), b"ET\n"] if kept else []
    return b"".join(parts), fonts.resources()


def _image(pdf: Pdf, picture: Image.Image) -> pikepdf.Object:
    grey = picture.mode == "L"
    stream = pikepdf.Stream(pdf, zlib.compress(picture.tobytes(), PACKING))
    stream.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=Name.DeviceGray if grey else Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=Name.FlateDecode,
    )
    return pdf.make_indirect(stream)


def _as_seen(text: str) -> str:
    """Return a word's characters from left to right: readers turn right-to-left words round when they take them out."""
    turned = sum(bidirectional(char) in {"R", "AL"} for char in text)
    return text[::-1] if turned * 2 > len(text) else text


class _Fonts:
    """Fonts without any shape, that say of each code which character it is (ISO 32000-1, 9.6.5 and 9.10.3)."""

    def __init__(self, pdf: Pdf, characters: Sequence[str], letter: bytes) -> None:
        self._pdf, self._letter = pdf, letter
        groups = [characters[at : at + CODES] for at in range(0, len(characters), CODES)]
        self._codes = {char: (n, code) for n, group in enumerate(groups) for code, char in enumerate(group, start=1)}
        self._fonts = [self._font(group) for group in groups]

    def resources(self) -> Dictionary:
        return Dictionary({f"/F{at}": font for at, font in enumerate(self._fonts)})

    def shown(self, word: Word, height: float) -> bytes:
        """Return what draws a word: the whole of it as wide as its rectangle, and a space behind it."""
        box = word.box
        size = max(box.bottom - box.top, 1.0)
        wide = max(box.right - box.left, 0.1) / (len(word.text) * HALF / EM * size) * 100
        move = f"1 0 0 1 {box.left:.2f} {height - box.bottom:.2f} Tm {wide:.2f} Tz\n".encode()
        return move + b"".join(self._parts(_as_seen(word.text) + " ", size))

    def _parts(self, text: str, size: float) -> Iterator[bytes]:
        at = 0
        while at < len(text):
            font = self._codes[text[at]][0]
            end = at
            while end < len(text) and self._codes[text[end]][0] == font:
                end += 1
            codes = bytes(self._codes[char][1] for char in text[at:end])
            yield f"/F{font} {size:.2f} Tf <{codes.hex()}> Tj\n".encode()
            at = end

    def _font(self, group: Sequence[str]) -> pikepdf.Object:
        last = len(group)
        names = Array([1, *(Name(f"/c{code}") for code in range(1, last + 1))])
        nothing = self._pdf.make_stream(self._letter)
        return self._pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type3,
                FontBBox=Array([0, 0, HALF, EM]),
                FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
                CharProcs=Dictionary({f"/c{code}": nothing for code in range(1, last + 1)}),
                Encoding=Dictionary(Type=Name.Encoding, Differences=names),
                FirstChar=1,
                LastChar=last,
                Widths=Array([HALF] * last),
                Resources=Dictionary(),
                ToUnicode=self._pdf.make_stream(_unicode_map(group)),
            )
        )


def _unicode_map(group: Sequence[str]) -> bytes:
    pairs = [f"<{code:02x}> <{char.encode('utf-16-be').hex()}>" for code, char in enumerate(group, start=1)]
    sections = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    said = "\n".join(f"{len(each)} beginbfchar\n" + "\n".join(each) + "\nendbfchar" for each in sections)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapType 2 def\n/CMapName /Words def\n"
        "1 begincodespacerange\n<00> <ff>\nendcodespacerange\n"
        f"{said}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode()
