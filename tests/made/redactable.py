"""Papers to be redacted, made here: an invented name hidden in every place that a PDF has for one."""

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image, ImageDraw, ImageFont

SECRET = "Odalys Quimbrell"  # noqa: S105 - a name
"""Nobody's name."""
A4 = (595, 842)
Line = tuple[float, float, str]


def pages(*drawn: list[Line], size: tuple[int, int] = A4, **keys: object) -> Pdf:
    """A PDF with lines of text at places (from the bottom left) on each page, and keys for each page."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    for lines in drawn:
        page = pdf.add_blank_page(page_size=size)
        text = "".join(f"BT /F 12 Tf {x} {y} Td ({words}) Tj ET\n" for x, y, words in lines)
        page.obj.Contents = pdf.make_stream(text.encode("cp1252"))
        page.obj.Resources = Dictionary(Font=Dictionary(F=font))
        for key, value in keys.items():
            page.obj[f"/{key}"] = value
    return pdf


def saved(pdf: Pdf, **how: object) -> bytes:
    out = BytesIO()
    pdf.save(out, static_id=True, **how)  # type: ignore[arg-type]  # one of save's own options
    return out.getvalue()


def letter(secret: str = SECRET, **keys: object) -> bytes:
    """Two pages: the first names somebody, the second does not and links to an address."""
    pdf = pages(
        [(72, 720, "Statement of witness"), (72, 700, f"I spoke to {secret} at the door."), (72, 680, "She was calm.")],
        [(72, 720, "Second page, with a link."), (72, 700, "Nothing is to be taken out here.")],
        **keys,
    )
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([72, 715, 200, 735]),
        A=Dictionary(S=Name.URI, URI=String("https://www.example.org/")),
    )
    pdf.pages[1].obj.Annots = Array([pdf.make_indirect(link)])
    return saved(pdf)


def riddled(secret: str = SECRET) -> bytes:
    """The letter, with the secret wherever a PDF can have it besides what is drawn."""
    with Pdf.open(BytesIO(letter(secret))) as pdf:
        _in_document(pdf, secret)
        _on_pages(pdf, secret)
        first = saved(pdf)
    return first + b"\n% " + secret.encode() + b" in what was saved before\n%%EOF\n"


def _in_document(pdf: Pdf, secret: str) -> None:
    pdf.docinfo["/Title"] = f"Statement of {secret}"
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:description"] = secret
    pdf.attachments[f"{secret}.txt"] = secret.encode()
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(secret, 0))
    value = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("name"), V=String(secret), Rect=Array([0, 0, 9, 9])
    )
    fields = Array([pdf.make_indirect(value)])
    pdf.Root.AcroForm = Dictionary(Fields=fields)
    pdf.Root.Names.JavaScript = Dictionary(
        Names=Array([String("a"), Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{secret}')"))])
    )
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(secret))]))
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        Dictionary(Type=Name.StructTreeRoot, K=Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String(secret)))
    )
    pdf.make_indirect(Dictionary(Old=String(secret)))


def _on_pages(pdf: Pdf, secret: str) -> None:
    for page in pdf.pages:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=String(secret))
        page.obj.Annots = Array([*page.obj.get("/Annots", Array()), pdf.make_indirect(note)])
        page.obj.Thumb = pdf.make_stream(
            secret.encode() * 20, Width=20, Height=16, BitsPerComponent=8, ColorSpace=Name.DeviceGray
        )
        page.obj.PieceInfo = Dictionary(Editor=Dictionary(Private=String(secret)))
        page.obj.Metadata = pdf.make_stream(b"<x>" + secret.encode() + b"</x>", Type=Name.Metadata, Subtype=Name.XML)
        drawn = page.obj.Contents.read_bytes()
        hidden = f"/Span << /ActualText ({secret}) >> BDC EMC\n".encode()
        page.obj.Contents = pdf.make_stream(hidden + drawn)
    # One table of pictures for all pages: the second page could draw what the first one shows.
    photo = pdf.make_stream(
        jpeg_of(secret), Type=Name.XObject, Subtype=Name.Image, Width=400, Height=60, BitsPerComponent=8,
        ColorSpace=Name.DeviceRGB, Filter=Name.DCTDecode,
    )  # fmt: skip
    table = Dictionary(Font=pdf.pages[0].obj.Resources.Font, XObject=Dictionary(Photo=photo))
    shared = pdf.make_indirect(table)
    for page in pdf.pages:
        page.obj.Resources = shared


def jpeg_of(words: str, *, told: str = "") -> bytes:
    """A JPEG that shows words, and tells some in its EXIF."""
    image = Image.new("RGB", (400, 60), "white")
    ImageDraw.Draw(image).text((10, 10), words, fill="black", font=ImageFont.load_default(24))
    out, exif = BytesIO(), Image.Exif()
    exif[0x010E] = told or words
    image.save(out, "JPEG", exif=exif, comment=(told or words).encode())
    return out.getvalue()


def scan(words: list[str], *, dpi: int = 100, read: bool = False) -> bytes:
    """A page that is a picture of words; with `read`, as a machine read them, unseen."""
    width, height = round(A4[0] / 72 * dpi), round(A4[1] / 72 * dpi)
    image = Image.new("L", (width, height), 255)
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(12 / 72 * dpi)
    for at, line in enumerate(words):
        pen.text((dpi, dpi + at * dpi // 3), line, fill=0, font=font)
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=A4)
    picture = pdf.make_stream(
        image.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height, BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )  # fmt: skip
    font_used = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.obj.Resources = Dictionary(XObject=Dictionary(Scan=picture), Font=Dictionary(F=font_used))
    shown = f"q {A4[0]} 0 0 {A4[1]} 0 0 cm /Scan Do Q\n"
    unseen = "".join(
        f"BT 3 Tr /F 12 Tf 72 {A4[1] - 72 - at * 24 - 12} Td ({line}) Tj ET\n" for at, line in enumerate(words)
    )
    page.obj.Contents = pdf.make_stream((shown + (unseen if read else "")).encode())
    return saved(pdf)


def layered(secret: str = SECRET) -> bytes:
    """A page with a hidden layer that says the secret."""
    pdf = pages([(72, 720, "Seen by all.")], [(72, 720, "Second page.")])
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Notes")))
    off = Dictionary(OFF=Array([layer]))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=off)
    page = pdf.pages[0].obj
    page.Resources.Properties = Dictionary(L=layer)
    drawn = page.Contents.read_bytes()
    page.Contents = pdf.make_stream(drawn + f"/OC /L BDC BT /F 12 Tf 72 600 Td ({secret}) Tj ET EMC".encode())
    return saved(pdf)


def unseen(secret: str = SECRET, how: str = "1 1 1 rg") -> bytes:
    """A page on which the secret stands unseen: in white, under a black box, or outside the page."""
    pdf = pages([(72, 720, "Seen by all.")])
    page = pdf.pages[0].obj
    drawn = page.Contents.read_bytes()
    at = "72 -50" if how == "outside" else "72 600"
    colour = "" if how in {"outside", "box"} else f"{how} "
    box = "0 g 60 590 300 30 re f" if how == "box" else ""
    page.Contents = pdf.make_stream(drawn + f"q {colour}BT /F 12 Tf {at} Td ({secret}) Tj ET {box} Q".encode())
    return saved(pdf)
