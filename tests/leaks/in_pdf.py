"""Hiding places in PDF files."""

import base64
import zlib
from collections.abc import Callable
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.leaks.in_pictures import words_as_picture
from tests.leaks.planting import Plant
from tests.papers.files import pdf_of, saved

Change = Callable[[Pdf, str], None]


def changed(change: Change, **how: object) -> Callable[[str], bytes]:
    def make(text: str) -> bytes:
        with Pdf.open(BytesIO(pdf_of("Nothing is to be seen here.", "A second page."))) as pdf:
            change(pdf, text)
            return saved(pdf, **how)

    return make


def _draw(pdf: Pdf, content: bytes, at: int = 0) -> None:
    pdf.pages[at].contents_add(pdf.make_stream(content))


def _raw(text: str) -> bytes:
    return b"(" + text.encode("latin-1") + b")"


def _unseen(pdf: Pdf, text: str) -> None:
    _draw(pdf, b"BT 3 Tr /F 12 Tf 72 600 Td " + _raw(text) + b" Tj ET")


def _white(pdf: Pdf, text: str) -> None:
    _draw(pdf, b"1 g BT /F 12 Tf 72 600 Td " + _raw(text) + b" Tj ET")


def _off_page(pdf: Pdf, text: str) -> None:
    _draw(pdf, b"BT /F 12 Tf 4000 5000 Td " + _raw(text) + b" Tj ET")


def _cropped(pdf: Pdf, text: str) -> None:
    pdf.pages[0].obj.CropBox = Array([0, 400, 595, 842])
    _draw(pdf, b"BT /F 12 Tf 72 100 Td " + _raw(text) + b" Tj ET")


def _gap(pdf: Pdf, text: str) -> None:
    """A name, and what follows it a little further on, letter by letter: no space is drawn anywhere."""
    words = ("".join(_raw(letter).decode("latin-1") for letter in word) for word in ("by", *text.split(), "rang"))
    _draw(pdf, f"BT /F 12 Tf 72 600 Td [{' -75 '.join(words)}] TJ ET".encode("latin-1"))


def _split(pdf: Pdf, text: str) -> None:
    one, two, three = text[:3], text[3:9], text[9:]
    _draw(pdf, b"BT /F 12 Tf 72 600 Td [" + _raw(one) + b" 12 " + _raw(two) + b" -8 " + _raw(three) + b"] TJ ET")


def _each_letter(pdf: Pdf, text: str) -> None:
    moved = b" ".join(
        b"1 0 0 1 %d 600 Tm " % (72 + 9 * at) + _raw(letter) + b" Tj" for at, letter in enumerate(text) if letter != " "
    )
    _draw(pdf, b"BT /F 12 Tf " + moved + b" ET")


def _hex_string(pdf: Pdf, text: str) -> None:
    _draw(pdf, b"BT /F 12 Tf 72 600 Td <" + text.encode().hex().encode() + b"> Tj ET")


def _octal(pdf: Pdf, text: str) -> None:
    told = b"".join(b"\\%03o" % letter for letter in text.encode())
    _draw(pdf, b"BT /F 12 Tf 72 600 Td (" + told + b") Tj ET")


def _layer(pdf: Pdf, text: str) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("notes")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group]), Order=Array([group])))
    pdf.pages[0].obj.Resources.Properties = Dictionary(L0=group)
    _draw(pdf, b"/OC /L0 BDC BT /F 12 Tf 72 600 Td " + _raw(text) + b" Tj ET EMC")


def _layer_name(pdf: Pdf, text: str) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(text)))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(Order=Array([group])))


def _actual(pdf: Pdf, text: str) -> None:
    _draw(pdf, b"/Span <</ActualText " + _raw(text) + b">> BDC BT /F 12 Tf 72 600 Td (x) Tj ET EMC")


def _under_actual(pdf: Pdf, text: str) -> None:
    _draw(pdf, b"/Span <</ActualText (nothing)>> BDC BT /F 12 Tf 72 600 Td " + _raw(text) + b" Tj ET EMC")


def _form_drawn(pdf: Pdf, text: str) -> None:
    form = pdf.make_stream(
        b"BT /F 12 Tf 72 600 Td " + _raw(text) + b" Tj ET",
        Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]), Resources=pdf.pages[0].obj.Resources,
    )  # fmt: skip
    pdf.pages[1].obj.Resources = Dictionary(Font=pdf.pages[0].obj.Resources.Font, XObject=Dictionary(X0=form))
    _draw(pdf, b"/X0 Do", 1)


def _content_comment(pdf: Pdf, text: str) -> None:
    _draw(pdf, b"BT ET % " + text.encode() + b"\n(x) pop\n")


def _codes_of_its_own(pdf: Pdf, text: str) -> None:
    """A font whose codes stand for letters that only its ToUnicode map tells."""
    letters = sorted(set(text))
    pairs = b"\n".join(b"<%04X> <%04X>" % (at + 1, ord(letter)) for at, letter in enumerate(letters))
    cmap = b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange %d beginbfchar\n" % len(letters)
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Odd, Encoding=Name("/Identity-H"),
        DescendantFonts=Array([Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Odd,
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        )]),
        ToUnicode=pdf.make_stream(cmap + pairs + b"\nendbfchar endcmap"),
    )  # fmt: skip
    pdf.pages[0].obj.Resources.Font.G = pdf.make_indirect(font)
    codes = b"".join(b"%04X" % (letters.index(letter) + 1) for letter in text)
    _draw(pdf, b"BT /G 12 Tf 72 600 Td <" + codes + b"> Tj ET")


def differences(pdf: Pdf, text: str) -> None:
    letters = sorted(set(text))
    named = [Name("/space" if letter == " " else f"/{letter}") for letter in letters]
    encoding = Dictionary(Type=Name.Encoding, Differences=Array([1, *named]))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=encoding)
    pdf.pages[0].obj.Resources.Font.G = pdf.make_indirect(font)
    codes = b"".join(b"%02X" % (letters.index(letter) + 1) for letter in text)
    _draw(pdf, b"BT /G 12 Tf 72 600 Td <" + codes + b"> Tj ET")


def _note(pdf: Pdf, text: str) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=String(text))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def _appearance(pdf: Pdf, text: str) -> None:
    look = pdf.make_stream(
        b"BT /F 12 Tf 2 2 Td " + _raw(text) + b" Tj ET", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1])
    )
    note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([0, 0, 9, 9]), AP=Dictionary(D=look), F=2)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def _value(pdf: Pdf, text: str) -> None:
    field = Dictionary(FT=Name.Tx, T=String("f1"), V=String(text))
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))


def _outline(pdf: Pdf, text: str) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(text, 0))


def _page_label(pdf: Pdf, text: str) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(text))]))


def _destination(pdf: Pdf, text: str) -> None:
    pdf.Root.Dests = Dictionary({"/" + text: Array([pdf.pages[0].obj, Name.Fit])})


def _info(pdf: Pdf, text: str) -> None:
    pdf.docinfo["/Keywords"] = text


def _wide_info(pdf: Pdf, text: str) -> None:
    pdf.docinfo["/Subject"] = String(text + " \u0160")  # only UTF-16 has that letter


def _xmp(pdf: Pdf, text: str) -> None:
    with pdf.open_metadata() as meta:
        meta["dc:creator"] = [text]


def _piece(pdf: Pdf, text: str) -> None:
    pdf.pages[0].obj.PieceInfo = Dictionary(Maker=Dictionary(Private=Dictionary(Was=String(text))))


def _structure(pdf: Pdf, text: str) -> None:
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String(text)))
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([element]))


def _structure_id(pdf: Pdf, text: str) -> None:
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, ID=String(text.lower().replace(" ", "-"))))
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([element]))


def _embedded(pdf: Pdf, text: str) -> None:
    pdf.attachments["notes.txt"] = f"It was {text} all along.".encode()


def _embedded_name(pdf: Pdf, text: str) -> None:
    pdf.attachments[f"{text}.txt"] = b"nothing"


def _embedded_pdf(pdf: Pdf, text: str) -> None:
    pdf.attachments["inner.pdf"] = pdf_of(f"Said by {text}.")


def _script(pdf: Pdf, text: str) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pdf.make_stream(b"// " + text.encode()))


def _thumbnail(pdf: Pdf, text: str) -> None:
    pdf.pages[0].obj.Thumb = pdf.make_stream(
        text.encode() + b"\0" * 70, Type=Name.XObject, Subtype=Name.Image, Width=10, Height=8, BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )  # fmt: skip


def _ascii85(pdf: Pdf, text: str) -> None:
    stream = pdf.make_stream(b"")
    stream.write(base64.a85encode(text.encode()) + b"~>", filter=Name.ASCII85Decode)
    pdf.Root.Held = stream


def _packed_twice(pdf: Pdf, text: str) -> None:
    stream = pdf.make_stream(b"")
    stream.write(zlib.compress(zlib.compress(text.encode() * 3)), filter=Array([Name.FlateDecode, Name.FlateDecode]))
    pdf.Root.Held = stream


def _earlier_revision(text: str) -> bytes:
    old = pdf_of(f"It was {text}.")
    return old + pdf_of("It was somebody.")


def _removed_page(text: str) -> bytes:
    """A page that an update took out: its content is still there, packed, and no list names it."""
    left = zlib.compress(b"BT /F 12 Tf 72 720 Td (" + text.encode() + b") Tj ET")
    body = b"\n77 0 obj\n<</Filter/FlateDecode/Length %d>>\nstream\n" % len(left) + left + b"\nendstream\nendobj\n"
    return pdf_of("Nothing.").replace(b"\nxref\n", body + b"xref\n", 1)


def _after_the_end(text: str) -> bytes:
    return pdf_of("Nothing.") + b"\n% left over: " + text.encode() + b"\n"


def _object_stream(pdf: Pdf, text: str) -> None:
    pdf.Root.Held = pdf.make_indirect(Dictionary(Was=String(text)))


def _encrypted(pdf: Pdf, text: str) -> None:
    pdf.docinfo["/Keywords"] = text
    pdf.Root.Held = pdf.make_stream(text.encode())


def _box_over(pdf: Pdf, text: str) -> None:
    if text:
        _draw(pdf, b"BT /F 12 Tf 72 600 Td " + _raw(text) + b" Tj ET 0 g 70 596 150 16 re f")


def _box_under(pdf: Pdf, text: str) -> None:
    if text:
        _draw(pdf, b"0 g 70 596 150 16 re f 0 g BT /F 12 Tf 72 600 Td " + _raw(text) + b" Tj ET")
    else:
        _draw(pdf, b"0 g 70 596 150 16 re f 1 g BT /F 12 Tf 72 600 Td (White on black) Tj ET")


def _dark_picture(pdf: Pdf, text: str) -> None:
    if text:
        out = pdf.make_stream(
            b"\0" * 64, Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8, BitsPerComponent=8,
            ColorSpace=Name.DeviceGray,
        )  # fmt: skip
        pdf.pages[0].obj.Resources.XObject = Dictionary(I0=out)
        _draw(pdf, b"BT /F 12 Tf 72 600 Td " + _raw(text) + b" Tj ET q 150 0 0 16 70 596 cm /I0 Do Q")


def _redact_mark(pdf: Pdf, text: str) -> None:
    if text:
        mark = Dictionary(Type=Name.Annot, Subtype=Name.Redact, Rect=Array([70, 596, 220, 612]))
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(mark)])


def _picture(pdf: Pdf, text: str) -> None:
    image = words_as_picture(text)
    pixels = pdf.make_stream(
        image.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=image.width, Height=image.height,
        BitsPerComponent=8, ColorSpace=Name.DeviceGray,
    )  # fmt: skip
    pdf.pages[0].obj.Resources.XObject = Dictionary(I0=pixels)
    _draw(pdf, b"q 400 0 0 100 70 400 cm /I0 Do Q")


def _rows() -> tuple[Plant, ...]:
    changes: dict[str, Change] = {
        "text drawn invisibly": _unseen,
        "white text": _white,
        "text off the page": _off_page,
        "text outside the crop box": _cropped,
        "text split over a TJ": _split,
        "words with gaps and no spaces": _gap,
        "letters placed one by one": _each_letter,
        "hexadecimal string": _hex_string,
        "octal escapes": _octal,
        "hidden layer": _layer,
        "name of a layer": _layer_name,
        "ActualText": _actual,
        "glyphs under another ActualText": _under_actual,
        "form drawn outside its box": _form_drawn,
        "comment in a content stream": _content_comment,
        "codes that only ToUnicode explains": _codes_of_its_own,
        "codes that only Differences explain": differences,
        "note": _note,
        "hidden appearance of a stamp": _appearance,
        "value of a form field": _value,
        "bookmark": _outline,
        "page label": _page_label,
        "named destination": _destination,
        "document information": _info,
        "document information in UTF-16": _wide_info,
        "XMP": _xmp,
        "private data of a program": _piece,
        "Alt of a structure element": _structure,
        "id of a structure element": _structure_id,
        "embedded file": _embedded,
        "name of an embedded file": _embedded_name,
        "PDF in a PDF": _embedded_pdf,
        "script": _script,
        "thumbnail's bytes": _thumbnail,
        "stream packed twice": _packed_twice,
        "stream in ASCII85": _ascii85,
    }
    files: dict[str, Callable[[str], bytes]] = {
        "earlier revision": _earlier_revision, "stream that no list names": _removed_page,
        "after the end of the file": _after_the_end,
        "object stream": changed(_object_stream, object_stream_mode=pikepdf.ObjectStreamMode.generate),
        "locked with an empty password": changed(_encrypted, encryption=pikepdf.Encryption(owner="o", user="")),
    }  # fmt: skip
    boxes: dict[str, Change] = {
        "black box over text": _box_over,
        "black text on a black box": _box_under,
        "black picture over text": _dark_picture,
        "redaction never applied": _redact_mark,
    }
    return (
        *(Plant(f"PDF: {what}", "a.pdf", changed(change)) for what, change in changes.items()),
        *(Plant(f"PDF: {what}", "a.pdf", make) for what, make in files.items()),
        *(Plant(f"PDF: {what}", "a.pdf", changed(c), "some words", "", covered=True) for what, c in boxes.items()),
        Plant("PDF: picture of words", "a.pdf", changed(_picture), by_eye=True),
    )


IN_PDF = _rows()
