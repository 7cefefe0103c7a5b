"""Hiding places in PDF files: what programs keep in codes of their own, what earlier saves left, cut up forms."""

import base64
import quopri
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.leaks.in_codes import FAMILY, alike
from tests.leaks.in_pdf import Change, changed
from tests.leaks.planting import Plant
from tests.papers.files import pdf_of, saved

Coder = Callable[[str], bytes]


def _kept_in(code: Coder) -> Change:
    """Private data of a program, as a stream in some code."""

    def change(pdf: Pdf, text: str) -> None:
        pdf.Root.PieceInfo = Dictionary(App=Dictionary(Private=pdf.make_stream(code(text))))

    return change


def _xmp(inner: str, code: str = "utf-8", entities: str = "") -> Callable[[str], bytes]:
    def make(text: str) -> bytes:
        coded = "".join(f"&#x{ord(char):X};" if at % 2 else f"&#{ord(char)};" for at, char in enumerate(text))
        told = inner.replace("CODED", coded).replace("ONE", text[:4]).replace("TWO", text[4:])
        packet = f"{entities.replace('TWO', text[4:])}<x:xmpmeta xmlns:x='adobe:ns:meta/'><a>{told}</a></x:xmpmeta>"
        with Pdf.open(BytesIO(pdf_of("Nothing is to be seen here."))) as pdf:
            pdf.Root.Metadata = pdf.make_stream(packet.encode(code), Type=Name.Metadata, Subtype=Name.XML)
            return saved(pdf, fix_metadata_version=False)

    return make


def _updated(first: bytes, root: int, number: int, told: bytes) -> bytes:
    """A PDF to which a program added a new state of one object, as programs do that save quickly."""
    at, begins = len(first) + 1, first.rpartition(b"startxref")[2].split()[0]
    trailer = b"trailer\n<</Size 99/Root %d 0 R/Info %d 0 R/Prev %s>>\nstartxref\n" % (root, number, begins)
    new = b"\n%d 0 obj\n%s\nendobj\n" % (number, told)
    return (
        first + new + b"xref\n%d 1\n%010d 00000 n \n" % (number, at) + trailer + b"%d\n%%%%EOF\n" % (at + len(new) - 1)
    )


def _earlier_info(**how: object) -> Callable[[str], bytes]:
    def make(text: str) -> bytes:
        with Pdf.open(BytesIO(pdf_of("Nothing is to be seen here."))) as pdf:
            pdf.docinfo["/Keywords"] = String(f"{text} \u0160")
            first = saved(pdf, **how)
        with Pdf.open(BytesIO(first)) as pdf:
            return _updated(first, pdf.Root.objgen[0], pdf.trailer.Info.objgen[0], b"<</Keywords(another)>>")

    return make


def _unlisted(body: Coder, facts: bytes) -> Callable[[str], bytes]:
    """A stream that no list names, with filters of its own."""

    def make(text: str) -> bytes:
        left = body(text)
        told = b"\n77 0 obj\n<<" + facts + b"/Length %d>>\nstream\n" % len(left) + left + b"\nendstream\nendobj\n"
        return pdf_of("Nothing.").replace(b"\nxref\n", told + b"xref\n", 1)

    return make


def _rows_of_differences(text: str) -> bytes:
    """Bytes as PNG writes them: each less the one to the left."""
    data = text.encode()
    return zlib.compress(b"\1" + bytes((each - (data[at - 1] if at else 0)) & 255 for at, each in enumerate(data)))


def _fields(pdf: Pdf, *fields: tuple[int, str]) -> None:
    notes = [
        pdf.make_indirect(Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String(f"f{at}"), V=String(value), F=4,
            Rect=Array([left, 600, left + 60, 614]), DA=String("/F 12 Tf 0 g"),
        ))
        for at, (left, value) in enumerate(fields)
    ]  # fmt: skip
    font = pdf.pages[0].obj.Resources.Font
    pdf.Root.AcroForm = Dictionary(Fields=Array(notes), DR=Dictionary(Font=font), DA=String("/F 12 Tf 0 g"))
    pdf.pages[0].obj.Annots = Array(notes)


def _two_fields(pdf: Pdf, text: str) -> None:
    _fields(pdf, (72, text[:4]), (300, text[4:]))


def _fields_set_otherwise(pdf: Pdf, text: str) -> None:
    _fields(pdf, (72, text[:3]), (300, text[6:]), (180, text[3:6]))


def _beside_print(pdf: Pdf, text: str) -> None:
    """Half of a word is printed, and the field behind it holds the rest."""
    pdf.pages[0].contents_add(pdf.make_stream(b"BT /F 12 Tf 40 603 Td (" + text[:4].encode() + b") Tj ET"))
    _fields(pdf, (72, text[4:]))


def _drop_cap(pdf: Pdf, text: str) -> None:
    """The first letter stands before two lines, and is drawn between them."""
    start, rest, other = ("Tf 66 386 Td", "Tf 94 400 Td", "Tf 94 386 Td")
    pdf.pages[0].contents_add(
        pdf.make_stream(
            f"BT /F 12 {rest} ({text[1:]} was there) Tj ET BT /F 36 {start} ({text[0]}) Tj ET "
            f"BT /F 12 {other} (men at the bar) Tj ET".encode()
        )
    )


def _days_fields(pdf: Pdf, text: str) -> None:
    _fields(pdf, *((72 + 70 * at, part) for at, part in enumerate(text.split("-"))))


CODES: dict[str, Coder] = {
    "EBCDIC": lambda text: text.encode("cp037"),
    "UTF-16 without a mark": lambda text: alike(text).encode("utf-16-be"),
    "UTF-32": lambda text: text.encode("utf-32-be"),
    "UTF-7": lambda text: b"+" + base64.b64encode(text.encode("utf-16-be")).rstrip(b"=") + b"-",
    "hexadecimal figures": lambda text: text.encode("utf-16-le").hex().encode(),
    "percent signs": lambda text: "".join(f"%{ord(char):02x}" for char in text).encode(),
    "quoted-printable": lambda text: quopri.encodestring(b"".join(b"=%02X" % ord(char) for char in text)).replace(
        b"=3D", b"="
    ),
    "escapes": lambda text: "".join(f"\\u{ord(char):04x}" for char in text).encode(),
}
FIELDS: dict[str, Change] = {
    "name in two fields of a form": _two_fields,
    "name in fields of a form, by their place": _fields_set_otherwise,
    "name in print and in a field": _beside_print,
}
GENERATED: Final = pikepdf.ObjectStreamMode.generate
ENTITIES: Final = "<!DOCTYPE a [<!ENTITY x '&y;'><!ENTITY y 'TWO'>]>"
FILES: dict[str, Callable[[str], bytes]] = {
    "XMP in figures for characters": _xmp("CODED"),
    "XMP in pieces of CDATA": _xmp("<![CDATA[ONE]]><![CDATA[TWO]]>"),
    "XMP with entities of its own": _xmp("ONE&x;", entities=ENTITIES),
    "XMP in UTF-16": _xmp("CODED", "utf-16"),
    "XMP in UTF-16 without a mark": _xmp("CODED", "utf-16-be"),
    "information of an earlier save": _earlier_info(),
    "information of an earlier save, in an object stream": _earlier_info(object_stream_mode=GENERATED),
    "unlisted stream in ASCII85": _unlisted(
        lambda text: base64.a85encode(text.encode()) + b"~>", b"/Filter/ASCII85Decode"
    ),
    "unlisted stream of differences": _unlisted(
        _rows_of_differences, b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns %d>>" % len(FAMILY)
    ),
}
IN_PDF_KEPT = (
    *(Plant(f"PDF: private data in {what}", "a.pdf", changed(_kept_in(code)), FAMILY) for what, code in CODES.items()),
    *(Plant(f"PDF: {what}", "a.pdf", changed(change), FAMILY) for what, change in FIELDS.items()),
    *(Plant(f"PDF: {what}", "a.pdf", make, FAMILY) for what, make in FILES.items()),
    Plant("PDF: name begun by a drop cap", "a.pdf", changed(_drop_cap), FAMILY),
    Plant("PDF: day of birth in three fields", "a.pdf", changed(_days_fields), "14-March-1991", "15-March-1991"),
)
