"""Files of every kind, small and made here: as they come, troublesome, and hostile."""

import zipfile
import zlib
from email.message import EmailMessage
from io import BytesIO

import docx
import pikepdf
from docx.oxml import OxmlElement
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image

DOCX_TYPES = b"""<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"""


def pdf_of(*pages: str, turned: int = 0, size: tuple[int, int] = (595, 842), author: str = "") -> bytes:
    """A PDF with a line of text on each page; an empty one draws a box, and a page of one space draws nothing."""
    with pikepdf.new() as pdf:
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        for words in pages:
            page = pdf.add_blank_page(page_size=size)
            text = b"BT /F 12 Tf 72 720 Td (" + words.encode("latin-1") + b") Tj ET" if words else b"10 10 50 50 re f"
            page.obj.Contents = pdf.make_stream(b"" if words == " " else text)
            page.obj.Resources = Dictionary(Font=Dictionary(F=font))
            page.obj.Rotate = turned
        if author:
            pdf.docinfo["/Author"] = author
        return saved(pdf)


def saved(pdf: Pdf, **how: object) -> bytes:
    out = BytesIO()
    pdf.save(out, static_id=True, **how)  # type: ignore[arg-type]  # one of save's own options
    return out.getvalue()


def form() -> bytes:
    with Pdf.open(BytesIO(pdf_of("Name:"))) as pdf:
        field = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("name"), Rect=Array([0, 0, 99, 20])
        )
        fields = Array([pdf.make_indirect(field)])
        pdf.Root.AcroForm = Dictionary(Fields=fields)
        pdf.pages[0].obj.Annots = fields
        return saved(pdf)


def locked(password: str) -> bytes:
    with Pdf.open(BytesIO(pdf_of("x"))) as pdf:
        return saved(pdf, encryption=pikepdf.Encryption(owner="o", user=password))


def with_embedded(name: str, content: bytes) -> bytes:
    with Pdf.open(BytesIO(pdf_of("See the file."))) as pdf:
        pdf.attachments[name] = content
        return saved(pdf)


def with_script() -> bytes:
    with Pdf.open(BytesIO(pdf_of("x"))) as pdf:
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
        return saved(pdf)


def with_note() -> bytes:
    with Pdf.open(BytesIO(pdf_of("x", "y"))) as pdf:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=String("hm"))
        pdf.pages[1].obj.Annots = Array([pdf.make_indirect(note)])
        return saved(pdf)


def unseen_text() -> bytes:
    with Pdf.open(BytesIO(pdf_of("x"))) as pdf:
        pdf.pages[0].obj.Contents = pdf.make_stream(b"BT 3 Tr /F 12 Tf 72 720 Td (as a machine read it) Tj ET")
        return saved(pdf)


def with_picture(width: int, height: int, *, within: bool = False) -> bytes:
    """A page of 595 by 842 points with a word and a picture, drawn itself or as a part of another drawing."""
    with Pdf.open(BytesIO(pdf_of("x"))) as pdf:
        shown = pdf.make_stream(b"\0", Subtype=Name.Image, Width=1, Height=1, ColorSpace=Name.DeviceGray)
        shown.BitsPerComponent = 8
        drawing = b"q %d 0 0 %d 72 72 cm /I Do Q " % (width, height)
        names = Dictionary(I=shown)
        if within:
            box, resources = Array([0, 0, 595, 842]), Dictionary(XObject=names)
            names = Dictionary(I=pdf.make_stream(drawing, Subtype=Name.Form, BBox=box, Resources=resources))
            drawing = b"/I Do "
        page = pdf.pages[0].obj
        page.Resources.XObject = names
        page.Contents = pdf.make_stream(drawing + page.Contents.read_bytes())
        return saved(pdf)


def picture(kind: str = "JPEG", *, turned: int = 1, tells: bool = False) -> bytes:
    out, exif = BytesIO(), Image.Exif()
    exif[0x0112] = turned
    if tells:
        exif[0x013B] = "A. Photographer"
        exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (40, 30)).save(out, kind, exif=exif)
    return out.getvalue()


def tiff(frames: int) -> bytes:
    out = BytesIO()
    first, *others = (Image.new("1", (20, 30 + 10 * (at > 1))) for at in range(frames))
    first.save(out, "TIFF", save_all=True, append_images=others)
    return out.getvalue()


def word(words: str = "I saw him.", *, header: str = "") -> bytes:
    made, out = docx.Document(), BytesIO()
    made.add_paragraph(words)
    made.sections[0].header.paragraphs[0].text = header
    made.save(out)
    return out.getvalue()


def word_with_traces() -> bytes:
    """Tracked changes, a comment, and hidden text."""
    made, out = docx.Document(), BytesIO()
    paragraph = made.add_paragraph("I saw ")
    added = OxmlElement("w:ins")
    added.append(paragraph.add_run("him")._r)
    paragraph._p.append(added)
    paragraph.add_run("not to be read").font.hidden = True
    made.add_comment(paragraph.runs, text="Sure?", author="R")
    made.save(out)
    return out.getvalue()


def office(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {"[Content_Types].xml": DOCX_TYPES, **parts}.items():
            archive.writestr(name, content)
    return out.getvalue()


def spreadsheet() -> bytes:
    """Two sheets, one of them hidden, a hidden row, a marking in the header, words shared and in cells."""
    space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    book = b'<workbook %s><sheets><sheet name="A"/><sheet name="B" state="veryHidden"/></sheets></workbook>' % space
    cells = b'<sheetData><row hidden="1"><c t="inlineStr"><is><t>seen</t></is></c></row></sheetData>'
    header = b"<headerFooter><oddHeader>&amp;COFFICIAL-SENSITIVE&amp;R&amp;P</oddHeader></headerFooter>"
    sheet = b"<worksheet %s>%s%s</worksheet>" % (space, cells, header)
    return office({"xl/workbook.xml": book, "xl/worksheets/sheet1.xml": sheet})


def mail(*files: tuple[str, str, bytes], words: str = "Please see attached.", html: str = "") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "A rota"
    message["Date"] = "Fri, 24 Jun 2022 12:30:00 +0000"
    message.set_content(words)
    if html:
        message.add_alternative(html, subtype="html")
    for name, kind, content in files:
        main, _, sub = kind.partition("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def mail_in_mail(depth: int) -> bytes:
    inner = EmailMessage()
    inner["From"], inner["To"], inner["Subject"], inner["Date"] = "a@b.example", "c@d.example", "x", "Mon, 1 Jan 2024"
    inner.set_content("words")
    for _ in range(depth):
        outer = EmailMessage()
        outer["From"], outer["To"], outer["Subject"] = "a@b.example", "c@d.example", "Fwd"
        outer["Date"] = "Mon, 1 Jan 2024 00:00:00 +0000"
        outer.set_content("see below")
        outer.add_attachment(inner)
        inner = outer
    return inner.as_bytes()


def old_office(stream: str) -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504 + stream.encode("utf-16-le") + b"\0" * 64


def zip_bomb() -> bytes:
    return office({"word/document.xml": b" " * 50_000_000})


def laughing_word_file() -> bytes:
    laughs = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    return office({"word/document.xml": b'<!DOCTYPE x [<!ENTITY l0 "ha">%s]><x>&l9;</x>' % laughs})


def endless_drawing(megabytes: int) -> bytes:
    """A small PDF whose one page draws for very long."""
    packer, unit = zlib.compressobj(9), b"BT /F 9 Tf (x) Tj ET " * 50_000
    packed = b"".join(packer.compress(unit) for _ in range(megabytes)) + packer.flush()
    with Pdf.open(BytesIO(pdf_of("x"))) as pdf:
        stream = pdf.make_stream(b"")
        stream.write(packed, filter=Name.FlateDecode)
        pdf.pages[0].obj.Contents = stream
        return saved(pdf, compress_streams=False)


def pixel_bomb() -> bytes:
    """A PNG of a few bytes that says it is 60,000 pixels wide and high."""
    head = b"IHDR" + (60_000).to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"
    chunk = (13).to_bytes(4, "big") + head + zlib.crc32(head).to_bytes(4, "big")
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xaeB`\x82"


def circle_of_frames() -> bytes:
    """A TIFF whose first picture says that it is also the next."""
    content = bytearray(tiff(1))
    at = int.from_bytes(content[4:8], "little")
    entries = int.from_bytes(content[at : at + 2], "little")
    end = at + 2 + 12 * entries
    content[end : end + 4] = at.to_bytes(4, "little")
    return bytes(content)
