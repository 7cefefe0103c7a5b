"""Hiding places in office files, ZIP files, e-mails, JSON and texts."""

import base64
import binascii
import bz2
import gzip
import json
import lzma
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from io import BytesIO

import openpyxl
from openpyxl.styles import Font, PatternFill

from tests.leaks.in_pictures import IN_PICTURES
from tests.leaks.planting import HIDDEN_NAME, Plant
from tests.papers.files import pdf_of, word

Parts = dict[str, bytes]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
X = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def zipped(parts: Parts, comment: bytes = b"") -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _with(part: str, content: str | bytes) -> bytes:
    """A Word file in which one part is put, or put anew."""
    with zipfile.ZipFile(BytesIO(word("Nothing is to be seen here."))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**parts, part: content if isinstance(content, bytes) else content.encode()})


def _body(inner: str) -> Callable[[str], bytes]:
    def make(text: str) -> bytes:
        one, two = text[:4], text[4:]
        told = inner.replace("TEXT", text).replace("ONE", one).replace("TWO", two).replace("HEX", text.encode().hex())
        return _with("word/document.xml", f"<w:document {W}><w:body><w:p>{told}</w:p></w:body></w:document>")

    return make


def _part(name: str, content: str) -> Callable[[str], bytes]:
    return lambda text: _with(name, content.replace("TEXT", text))


def _sheet(name: str, content: str) -> Callable[[str], bytes]:
    def make(text: str) -> bytes:
        one, two = text[:4], text[4:]
        told = content.replace("TEXT", text).replace("ONE", one).replace("TWO", two)
        parts = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": f"<workbook {X}/>".encode()}
        return zipped({**parts, name: told.encode()})

    return make


def _mail(change: Callable[[EmailMessage, str], None]) -> Callable[[str], bytes]:
    def make(text: str) -> bytes:
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = "a@example.org", "b@example.org", "Papers"
        mail["Date"] = "Mon, 06 Jan 2025 10:00:00 +0000"
        mail.set_content("Nothing is to be seen here.")
        change(mail, text)
        return mail.as_bytes()

    return make


def _subject(mail: EmailMessage, text: str) -> None:
    mail.replace_header("Subject", f"Über {text}")


def _odd_header(mail: EmailMessage, text: str) -> None:
    mail["X-Was"] = text


def _display_name(mail: EmailMessage, text: str) -> None:
    mail["Cc"] = f"{text} <c@example.org>"


def _base64_header(mail: EmailMessage, text: str) -> None:
    mail["X-Was"] = base64.b64encode(text.encode()).decode()


def _html_within(mail: EmailMessage, text: str) -> None:
    mail.add_alternative(f"<p>{text[:5]}<!-- a --><span>{text[5:]}</span></p>", subtype="html")


def _uuencoded(mail: EmailMessage, text: str) -> None:
    mail.set_content("begin 644 x.txt\n" + binascii.b2a_uu(text.encode()).decode() + "`\nend\n")


def _two_encoded_words(text: str) -> bytes:
    """An e-mail whose subject is written in two encoded words that a reader sees as one."""
    two = base64.b64encode(text[4:].encode()).decode()
    subject = f"=?utf-8?q?{text[:4]}?=\r\n =?iso-8859-1?b?{two}?="
    return f"From: a@example.org\r\nTo: b@example.org\r\nDate: x\r\nSubject: {subject}\r\n\r\nx".encode()


def _quoted(mail: EmailMessage, text: str) -> None:
    mail.set_content(f"{text} é", cte="quoted-printable")


def _base64(mail: EmailMessage, text: str) -> None:
    mail.set_content(f"It was {text}.", cte="base64")


def _html(mail: EmailMessage, text: str) -> None:
    mail.add_alternative(f"<p>{text[:5]}<b>{text[5:]}</b></p>", subtype="html")


def _html_comment(mail: EmailMessage, text: str) -> None:
    mail.add_alternative(f"<p>x<!-- {text} --></p>", subtype="html")


def _attached(mail: EmailMessage, text: str) -> None:
    mail.add_attachment(pdf_of(f"It was {text}."), maintype="application", subtype="pdf", filename="a.pdf")


def _attached_name(mail: EmailMessage, text: str) -> None:
    mail.add_attachment(b"x", maintype="application", subtype="pdf", filename=f"{text} é.pdf")


def _forwarded(mail: EmailMessage, text: str) -> None:
    inner = EmailMessage()
    inner["Subject"] = "older"
    inner.set_content(text, cte="base64")
    mail.add_attachment(inner)


def _preamble(mail: EmailMessage, text: str) -> None:
    mail.make_mixed()
    mail.add_attachment(b"x", maintype="application", subtype="octet-stream")
    mail.preamble = f"{text}\n"


def _unlisted(text: str) -> bytes:
    """A ZIP whose list no longer names a part that is still there."""
    whole, rest = zipped({"secret.txt": text.encode() * 2}), zipped({"a.txt": b"nothing"})
    cut = whole.index(b"PK\x01\x02")
    return _listed_anew(whole[:cut], rest)


def _listed_anew(before: bytes, archive: bytes) -> bytes:
    """Put bytes before a ZIP; readers find its parts by its list at the end."""
    return before + archive


IN_WORD = {
    "visible text": _body("<w:r><w:t>TEXT</w:t></w:r>"),
    "name split over runs": _body("<w:r><w:t>ONE</w:t></w:r><w:proofErr/><w:r><w:t>TWO</w:t></w:r>"),
    "hidden text": _body("<w:r><w:rPr><w:vanish/></w:rPr><w:t>TEXT</w:t></w:r>"),
    "deleted text": _body('<w:del w:author="R"><w:r><w:delText>TEXT</w:delText></w:r></w:del>'),
    "inserted text": _body('<w:ins w:author="R"><w:r><w:t>TEXT</w:t></w:r></w:ins>'),
    "author of a change": _body('<w:ins w:author="TEXT"><w:r><w:t>x</w:t></w:r></w:ins>'),
    "name of a bookmark": _body('<w:bookmarkStart w:id="1" w:name="TEXT"/>'),
    "field code": _body('<w:r><w:instrText>HYPERLINK "http://x/TEXT"</w:instrText></w:r>'),
    "alternative text": _body('<w:drawing><wp:docPr xmlns:wp="w" descr="TEXT"/></w:drawing>'),
    "entities of characters": lambda text: _body("<w:r><w:t>TEXT</w:t></w:r>")("".join(f"&#{ord(c)};" for c in text)),
    "XML comment": _body("<!-- TEXT -->"),
    "comment": _part("word/comments.xml", f"<w:comments {W}><w:comment><w:t>TEXT</w:t></w:comment></w:comments>"),
    "header": _part("word/header9.xml", f"<w:hdr {W}><w:p><w:r><w:t>TEXT</w:t></w:r></w:p></w:hdr>"),
    "footnote": _part("word/footnotes.xml", f"<w:footnotes {W}><w:t>TEXT</w:t></w:footnotes>"),
    "custom XML": _part("customXml/item1.xml", "<a><b>TEXT</b></a>"),
    "core properties": _part("docProps/core.xml", "<cp><dc:creator>TEXT</dc:creator></cp>"),
    "custom properties": _part("docProps/custom.xml", '<p><property name="TEXT"/></p>'),
    "document variable": _part("word/settings.xml", f'<w:settings {W}><w:docVar w:val="TEXT"/></w:settings>'),
    "target of a link": _part(
        "word/_rels/document.xml.rels", '<R><R Target="http://x/TEXT" TargetMode="External"/></R>'
    ),
    "embedded file": lambda text: _with("word/embeddings/a.pdf", pdf_of(text)),
    "picture's metadata": lambda text: _with("word/media/a.jpeg", IN_PICTURES[0].make(text)),
    "file name in the ZIP": lambda text: _with(f"word/media/{text}.bin", b"x"),
    "part in UTF-16": lambda text: _with("word/x.xml", f'<?xml version="1.0"?><a>{text}</a>'.encode("utf-16")),
    "name around a deletion": _body(
        "<w:r><w:t>ONE</w:t></w:r><w:del><w:r><w:delText>zz</w:delText></w:r></w:del><w:ins><w:r><w:t>TWO</w:t></w:r></w:ins>"
    ),
    "name around an insertion": _body(
        "<w:del><w:r><w:delText>ONE</w:delText></w:r></w:del><w:ins><w:r><w:t>zz</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>TWO</w:delText></w:r></w:del>"
    ),
    "name around a hidden run": _body(
        "<w:r><w:t>ONE</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>zz</w:t></w:r><w:r><w:t>TWO</w:t></w:r>"
    ),
    "signs for letters": lambda text: _body(
        "".join(f'<w:r><w:sym w:font="Symbol" w:char="F0{ord(char):02X}"/></w:r>' for char in text)
    )(""),
    "turned letters": lambda text: _body('<w:bdo w:val="rtl"><w:r><w:t>TEXT</w:t></w:r></w:bdo>')(text[::-1]),
    "entity within a name": lambda text: _with(
        "word/z.xml", f'<!DOCTYPE a [<!ENTITY x "{text[4:]}">]><a>{text[:4]}&x;</a>'
    ),
    "DTD entity": lambda text: _with("word/y.xml", f'<!DOCTYPE a [<!ENTITY n "{text}">]><a>&n;</a>'),
}
IN_SHEETS = {
    "shared string": _sheet("xl/sharedStrings.xml", f"<sst {X}><si><t>TEXT</t></si></sst>"),
    "rich string split over runs": _sheet(
        "xl/sharedStrings.xml", f"<sst {X}><si><r><t>ONE</t></r><r><t>TWO</t></r></si></sst>"
    ),
    "inline string": _sheet("xl/worksheets/sheet1.xml", f'<s {X}><c t="inlineStr"><is><t>TEXT</t></is></c></s>'),
    "formula": _sheet("xl/worksheets/sheet1.xml", f'<s {X}><c><f>"ONE"&amp;"TWO"</f></c></s>'),
    "formula of letters by their numbers": lambda text: _sheet(
        "xl/worksheets/sheet1.xml",
        f"<s {X}><c><f>" + "&amp;".join(f"CHAR({ord(char)})" for char in text) + "</f></c></s>",
    )(text),
    "codes within a header": _sheet(
        "xl/worksheets/sheet1.xml", f"<s {X}><oddHeader>&amp;BONE&amp;BTWO</oddHeader></s>"
    ),
    "format of a number": _sheet("xl/styles.xml", f'<s {X}><numFmt formatCode="&quot;ONE&quot;0&quot;TWO&quot;"/></s>'),
    "defined name": _sheet("xl/workbook.xml", f'<w {X}><definedName name="TEXT">A1</definedName></w>'),
    "hidden sheet": _sheet("xl/workbook.xml", f'<w {X}><sheet name="TEXT" state="veryHidden"/></w>'),
    "cached pivot": _sheet("xl/pivotCache/pivotCacheDefinition1.xml", f'<p {X}><s v="TEXT"/></p>'),
    "comment": _sheet("xl/comments1.xml", f"<c {X}><comment><text><t>TEXT</t></text></comment></c>"),
    "header of a sheet": _sheet("xl/worksheets/sheet1.xml", f"<s {X}><oddHeader>&amp;CTEXT</oddHeader></s>"),
}
MAILS = {
    "subject in another code": _subject, "odd header": _odd_header, "display name": _display_name,
    "body, quoted-printable": _quoted, "body in base64": _base64, "HTML split by tags": _html,
    "comment in HTML": _html_comment, "attachment": _attached, "name of an attachment": _attached_name,
    "forwarded message": _forwarded, "before its parts": _preamble,
    "header in base64": _base64_header, "comment within a word": _html_within, "uuencoded part": _uuencoded,
}  # fmt: skip
OTHERS: tuple[tuple[str, str, Callable[[str], bytes]], ...] = (
    ("ZIP: comment", "a.zip", lambda text: zipped({"a": b"x"}, text.encode())),
    ("ZIP: ZIP within a ZIP", "a.zip", lambda text: zipped({"b.zip": zipped({"c.txt": text.encode()})})),
    ("bytes: ZIP behind a head", "a.bin", lambda text: b"\0\0\0\0\x9c\1\0\0" + zipped({"q.m": text.encode()})),
    ("ZIP: part that its list does not name", "a.zip", _unlisted),
    ("JSON: value", "a.json", lambda text: json.dumps({"a": [{"b": text}]}).encode()),
    ("JSON: key", "a.json", lambda text: json.dumps({"a": {text: 1}}).encode()),
    ("JSON: escapes", "a.json", lambda text: ('{"a": "' + "".join(f"\\u{ord(c):04x}" for c in text) + '"}').encode()),
    ("text: capitals and accents", "a.txt", lambda text: text.upper().replace("I", "Í").encode()),
    ("text: letter spacing", "a.txt", lambda text: " ".join(text).encode()),
    ("text: soft hyphens", "a.txt", lambda text: "\u00ad".join(text).encode()),
    ("text: over a line's end", "a.txt", lambda text: (text[:4] + "-\r\n" + text[4:]).encode()),
    ("text: last name first", "a.txt", lambda text: ", ".join(reversed(text.split())).encode()),
    ("text: in UTF-16", "a.txt", lambda text: text.encode("utf-16")),
    ("text: UTF-16 without a mark", "a.bin", lambda text: b"\1\2\3" + text.encode("utf-16-le") + b"\1\2"),
    ("text: percent signs", "a.txt", lambda text: "".join(f"%{ord(c):02X}" for c in text).encode()),
    ("text: hexadecimal", "a.txt", lambda text: text.encode().hex().encode()),
    ("text: base64", "a.txt", lambda text: base64.b64encode(f"It was {text}, it was.".encode())),
    ("EML: subject in two encoded words", "a.eml", _two_encoded_words),
    ("text: packed with bzip2", "a.bz2", lambda text: bz2.compress(text.encode())),
    ("text: packed with xz", "a.xz", lambda text: lzma.compress(text.encode())),
    (
        "text: short base64 in an address",
        "a.txt",
        lambda text: b"https://x.example/?q=" + base64.b64encode(text.encode()),
    ),
    ("text: turned by an override", "a.txt", lambda text: f"It was \u202e{text[::-1]}\u202c.".encode()),
    ("text: from the last letter to the first", "a.txt", lambda text: text[::-1].encode()),
    ("text: figures for letters", "a.txt", lambda text: text.replace("i", "1").replace("o", "0").encode()),
    ("text: packed with gzip", "a.gz", lambda text: gzip.compress(text.encode())),
)


def _painted(ground: str) -> bytes:
    """A workbook made by a stranger with a cell that has words, in black, on a ground of some colour."""
    book = openpyxl.Workbook()
    book.active["B2"] = "some words"
    book.active["B2"].font = Font(color="FF000000")
    book.active["B2"].fill = PatternFill("solid", fgColor=ground)
    book.active["B3"] = "a head in white"
    book.active["B3"].font = Font(color="FFFFFFFF")
    book.active["B3"].fill = PatternFill("solid", fgColor="FF000000")
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _in_arabic(number: str) -> str:
    return "".join(chr(0x660 + int(char)) if char.isdigit() else char for char in number)


def _in_circles(text: str) -> str:
    return "".join(chr(0x1F150 + ord(char) - ord("A")) if char.isalpha() else char for char in text.upper())


IN_OFFICE = (
    *(Plant(f"DOCX: {what}", "a.docx", make) for what, make in IN_WORD.items()),
    *(Plant(f"XLSX: {what}", "a.xlsx", make) for what, make in IN_SHEETS.items()),
    *(Plant(f"EML: {what}", "a.eml", _mail(change)) for what, change in MAILS.items()),
    *(Plant(what, name, make) for what, name, make in OTHERS),
    Plant(
        "XLSX: a day as a number", "a.xlsx",
        _sheet("xl/worksheets/sheet1.xml", f'<s {X}><c r="A1" s="4"><v>TEXT</v></c></s>'), "33311", "33312",
    ),
    Plant("text: day of birth in words", "a.txt", str.encode, "on the 14th of March 1991", "on the 15th of March 1991"),
    Plant("text: telephone", "a.txt", str.encode, "+44 7700 900417", "+44 7700 900418"),
    Plant("text: telephone without its nought", "a.txt", str.encode, "7700900417", "7700900418"),
    Plant("text: letters for noughts in a telephone number", "a.txt", str.encode, "077OO 9OO417", "077OO 9OO418"),
    Plant("text: telephone in Arabic figures", "a.txt", str.encode,
        _in_arabic("07700 900417"), _in_arabic("07700 900418")),
    Plant("text: street without its number", "a.txt", str.encode, "of TARNSIDE ROW.", "of Tarnside Road."),
    Plant(
        "XLSX: a telephone as a number", "a.xlsx",
        _sheet("xl/worksheets/sheet1.xml", f'<s {X}><c r="A1" s="4"><v>TEXT</v></c></s>'), "7700900417", "7700900418",
    ),
    Plant("text: house and street", "a.txt", str.encode, "at 17 TARNSIDE ROW.", "at 17 Tarnside Road."),
    Plant("text: street shortened", "a.txt", str.encode, "of TARNSIDE RW. and", "of Tarnside Rd. and"),
    Plant("text: house and shortened street", "a.txt", str.encode, "at 17 Tarnside Rw, on", "at 17 Tarnside Ln, on"),
    Plant("text: telephone after two noughts", "a.txt", str.encode, "00 44 (0) 7700 900 417", "00 44 (0) 7700 900 418"),
    Plant("text: day as an ordinal in words", "a.txt", str.encode, "Fourteenth of March 1991", "fourth of March 1991"),
    Plant("text: day with two figures of the year", "a.txt", str.encode, "born 14/3/91", "14391 entries, 14/3/92"),
    Plant("text: next word glued to a name", "a.txt", str.encode, "MARISOL QUENNELLBORN in", "M. QUENNELLSON in"),
    Plant("text: next word glued to a titled name", "a.txt", str.encode, "Ms Quennellrang", "McQuennellrang, Ms Quell"),
    Plant("text: letters in black circles", "a.txt", str.encode, _in_circles(HIDDEN_NAME), _in_circles("Person A")),
    Plant("XLSX: cells painted black", "a.xlsx", _painted, "FF000000", "FFFFFF99", covered=True),
    Plant(
        "DOCX: words painted black", "a.docx",
        _body('<w:r><w:rPr>TEXT</w:rPr><w:t>x</w:t></w:r>'), '<w:highlight w:val="black"/>', "<w:b/>", covered=True,
    ),
)  # fmt: skip
