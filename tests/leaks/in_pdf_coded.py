"""Hiding places in PDF files that are written in another code, packed by themselves, cut in parts, or lied about."""

import base64
import bz2
import zlib

from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.leaks.in_pdf import Change, changed, differences
from tests.leaks.planting import Plant
from tests.papers.files import pdf_of


def _lying_map(pdf: Pdf, text: str) -> None:
    """A font that shows letters by its encoding, and says of them that they are others."""
    differences(pdf, text)
    pairs = b"\n".join(b"<%02X> <%04X>" % (at + 1, ord("a") + at) for at in range(len(set(text))))
    head = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 99 beginbfchar
"
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


def _packed_after_the_end(text: str) -> bytes:
    return pdf_of("Nothing.") + b"\n" + zlib.compress(text.encode())


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
    Plant("PDF: packed, after the end of the file", "a.pdf", _packed_after_the_end),
)
