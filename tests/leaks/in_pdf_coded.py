"""Hiding places in PDF files that are written in another code, packed by themselves, cut in parts, or lied about."""

import base64
import bz2
import zlib

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, String

from docgen.pdf.fonts import CATALOGUE
from tests.leaks.in_pdf import Change, changed, differences
from tests.leaks.planting import Plant
from tests.papers.files import pdf_of


def _lying_map(pdf: Pdf, text: str) -> None:
    """A font that shows letters by its encoding, and says of them that they are others."""
    differences(pdf, text)
    pairs = b"\n".join(b"<%02X> <%04X>" % (at + 1, ord("a") + at) for at in range(len(set(text))))
    head = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 99 beginbfchar\n"
    pdf.pages[0].obj.Resources.Font.G.ToUnicode = pdf.make_stream(head + pairs + b"\nendbfchar endcmap")


def _packed_attachment(pdf: Pdf, text: str) -> None:
    pdf.attachments["notes.bz2"] = bz2.compress(f"It was {text}.".encode())


def _packed_within(pdf: Pdf, text: str) -> None:
    packed = pdf.make_stream(b"\1\2\3" + zlib.compress(text.encode()))
    pdf.Root.PieceInfo = Dictionary(App=Dictionary(Private=packed))


def _base64_piece(pdf: Pdf, text: str) -> None:
    pdf.Root.PieceInfo = Dictionary(App=Dictionary(Private=pdf.make_stream(base64.b64encode(text.encode()))))


def _base64_link(pdf: Pdf, text: str) -> None:
    link = String("https://x.example/?q=" + base64.b64encode(text.encode()).decode())
    action = Dictionary(S=Name.URI, URI=link)
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def _form_in_parts(pdf: Pdf, text: str) -> None:
    one, two = (pdf.make_stream(each.encode()) for each in (f"<d><n>{text[:4]}", f"{text[4:]}</n></d>"))
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=Array([String("a"), one, String("b"), two]))


def _rich_note(pdf: Pdf, text: str) -> None:
    said = String(f"<body><p>{text[:4]}<b>{text[4:]}</b></p></body>")
    note = Dictionary(Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([0, 0, 9, 9]), RC=said)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def _outlines(pdf: Pdf, text: str) -> None:
    """Words as filled shapes on a page of few words."""
    font = TTFont(next(each.path for each in CATALOGUE if each.path.suffix == ".ttf"))
    shapes, named, told, across = font.getGlyphSet(), font.getBestCmap(), list[str](), 0.0
    for char in text:
        pen = _Drawn(shapes, across)
        shapes[named[ord(char)]].draw(pen)
        told += pen.told
        across += shapes[named[ord(char)]].width
    scale = 24 / font["head"].unitsPerEm
    pdf.pages[0].contents_add(pdf.make_stream(f"q {scale} 0 0 {scale} 72 500 cm {' '.join(told)} f Q".encode()))


class _Drawn(BasePen):
    """Writes what a glyph draws as a PDF does, so far to the right."""

    def __init__(self, shapes: object, across: float) -> None:
        super().__init__(shapes)
        self.told, self._across = list[str](), across

    def _say(self, how: str, *points: tuple[float, float]) -> None:
        self.told.append(" ".join(f"{x + self._across:.0f} {y:.0f}" for x, y in points) + f" {how}")

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - the name that fontTools calls
        self._say("m", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - as above
        self._say("l", pt)

    def _curveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]) -> None:  # noqa: N802 - as above
        self._say("c", pt1, pt2, pt3)

    def _closePath(self) -> None:  # noqa: N802 - as above
        self._say("h")


def _packed_after_the_end(text: str) -> bytes:
    return pdf_of("Nothing.") + b"\n" + zlib.compress(text.encode())


def _unlisted_in_ascii85(text: str) -> bytes:
    """A file with a stream that its table does not name, so that no reader of objects undoes its filter."""
    plain, body = pdf_of("Nothing."), base64.a85encode(text.encode()) + b"~>"
    head = f"99 0 obj\n<< /Filter /ASCII85Decode /Length {len(body)} >>\nstream\n".encode()
    before, start, after = plain.rpartition(b"startxref")
    return before + head + body + b"\nendstream\nendobj\n" + start + after


CHANGES: dict[str, Change] = {
    "codes of which ToUnicode tells a lie": _lying_map,
    "attachment packed with bzip2": _packed_attachment,
    "packed within bytes": _packed_within,
    "private data in base64": _base64_piece,
    "address of a link in base64": _base64_link,
    "XFA form in parts": _form_in_parts,
    "note with tags in it": _rich_note,
}
IN_PDF_CODED = (
    *(Plant(f"PDF: {what}", "a.pdf", changed(change)) for what, change in CHANGES.items()),
    Plant("PDF: words as outlines", "a.pdf", changed(_outlines), by_eye=True),
    Plant("PDF: packed, after the end of the file", "a.pdf", _packed_after_the_end),
    Plant("PDF: stream that no list names, in ASCII85", "a.pdf", _unlisted_in_ascii85),
)
