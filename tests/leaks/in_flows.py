"""Hiding places in the midst of a text: fields, boxes, notes, alternatives; and in days and numbers of workbooks."""

import json
from collections.abc import Callable
from typing import Final

from tests.leaks.in_codes import FAMILY
from tests.leaks.in_office import W, X, zipped
from tests.leaks.planting import Plant

Make = Callable[[str], bytes]
PHONE, OTHER_PHONE = "07700900417", "07700900418"
DAY, OTHER_DAY = "1991-03-14", "1991-03-15"
BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{step}"/></w:r>' for step in ("begin", "separate", "end"))
NS: Final = (
    f'{W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _instruction(said: str) -> str:
    return f"<w:r><w:instrText>{said}</w:instrText></w:r>"


def _field(instruction: str, result: str) -> str:
    return f"{BEGIN}{_instruction(instruction)}{SEPARATE}{run(result)}{END}"


def _put(inner: str, text: str) -> str:
    return inner.replace("ONE", text[:4]).replace("TWO", text[4:]).replace("TEXT", text)


def _words(inner: str) -> Make:
    return lambda text: zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": f"<w:d {NS}><w:p>{_put(inner, text)}</w:p></w:d>".encode(),
        }
    )


def _open_document(inner: str, kind: str = "text") -> Make:
    return lambda text: zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(),
            "content.xml": f"<office:d {NS}><text:p>{_put(inner, text)}</text:p></office:d>".encode(),
        }
    )


def _book(sheet: str, book: str = "", part: str = "xl/worksheets/sheet1.xml") -> Make:
    return lambda text: zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "xl/workbook.xml": f"<w {X}>{book}</w>".encode(),
            part: f"<x {X}>{_put(sheet, text)}</x>".encode(),
        }
    )


def _escaped(text: str) -> bytes:
    told = "".join(f"_x{ord(char):04X}_" for char in text)
    return _book(f'<row><c r="A1" t="inlineStr"><is><t>{told}</t></is></c></row>')("")


def _group(day: str) -> bytes:
    year, month, of_month = day.split("-")
    return _book(f'<dateGroupItem year="{year}" month="{month.lstrip("0")}" day="{of_month}"/>')("")


def _as_escapes(how: str) -> Make:
    return lambda text: "".join(how.format(ord(char)) for char in text).encode()


BOX: Final = (
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>a note</w:t></w:r></w:p></w:txbxContent>"
    "</v:textbox></v:shape></w:pict></w:r>"
)
PLACED: Final = "<w:r><w:drawing><wp:posOffset>914400</wp:posOffset></w:drawing></w:r>"
IN_WORD: dict[str, str] = {
    "name around the instruction of a field": run("ONE") + _field(' HYPERLINK "http://x.example/" ', "TWO"),
    "name around a field within a field": f"{run('ONE')}{BEGIN}{_instruction(' IF ')}{_field('PAGE', '7')}"
    f"{_instruction(' = 7 ')}{SEPARATE}{run('TWO')}{END}",
    "name around the data of a field": f"{run('ONE')}<w:r><w:fldChar w:fldCharType='begin'><w:fldData>AAAA</w:fldData>"
    f"</w:fldChar></w:r>{SEPARATE}{run('TWO')}{END}",
    "name around a text box": run("ONE") + BOX + run("TWO"),
    "name within a text box within a word": run("xx") + BOX.replace("a note", "TEXT") + run("yy"),
    "name around a picture's place": run("ONE") + PLACED + run("TWO"),
    "name in the first of two alternatives": f"<mc:AlternateContent><mc:Choice>{run('ONE')}</mc:Choice>"
    f"<mc:Fallback>{run('zzzz')}</mc:Fallback></mc:AlternateContent>{run('TWO')}",
    "name in the last of two alternatives": f"<mc:AlternateContent><mc:Choice>{run('zzzz')}</mc:Choice>"
    f"<mc:Fallback>{run('TWO')}</mc:Fallback></mc:AlternateContent>".join((run("ONE"), "")),
    "name around a field and a deletion": f"{run('ONE')}<w:del><w:r><w:delText>zz</w:delText></w:r></w:del>"
    + _field("REF x", "TWO"),
    "name around the reading of a sign": f"{run('ONE')}<w:r><w:ruby><w:rt>{run('zz')}</w:rt><w:rubyBase>{run('TWO')}"
    "</w:rubyBase></w:ruby></w:r>",
}
NOTE: Final = "<text:note><text:note-citation>1</text:note-citation><text:note-body>INNER</text:note-body></text:note>"
IN_OPEN_DOCUMENT: dict[str, str] = {
    "name around a footnote": f"ONE{NOTE.replace('INNER', 'a note')}TWO",
    "name in a footnote in a word": f"xx{NOTE.replace('INNER', f'ONE{NOTE}TWO')}yy",
    "name around a comment": "ONE<office:annotation><text:p>a note</text:p></office:annotation>TWO",
    "name around a frame": "ONE<draw:frame><draw:text-box><text:p>a note</text:p></draw:text-box></draw:frame>TWO",
}


def _in_one_file(text: str) -> bytes:
    return f"<w:d {NS}>{_put(IN_WORD['name around the instruction of a field'], text)}</w:d>".encode()


IN_SHEETS: dict[str, tuple[Make, str, str]] = {
    "day of a workbook that counts from 1904": (
        _book('<row><c r="A1" s="4"><v>TEXT</v></c></row>', '<workbookPr date1904="1"/>'), "31849", "31850",
    ),
    "day as a number that a formula gives": (
        _book('<row><c r="A1" s="4"><f>A2+1</f><v>TEXT</v></c></row>'), "33311", "33312",
    ),
    "day of a saved filter": (_group, DAY, OTHER_DAY),
    "day with a time in a cached pivot": (
        _book('<d v="TEXTT00:00:00"/>', part="xl/pivotCache/pivotCacheRecords1.xml"), DAY, OTHER_DAY,
    ),
    "telephone as a number in a cached pivot": (
        _book('<n v="TEXT"/>', part="xl/pivotCache/pivotCacheRecords1.xml"), PHONE[1:], OTHER_PHONE[1:],
    ),
    "letters by their numbers": (_escaped, FAMILY, "Person A"),
    "name around the reading of a sign": (
        _book("<si><r><t>ONE</t></r><rPh><t>zz</t></rPh><r><t>TWO</t></r></si>", part="xl/sharedStrings.xml"),
        FAMILY, "Person A",
    ),
}  # fmt: skip
IN_FLOWS = (
    *(Plant(f"DOCX: {what}", "a.docx", _words(inner), FAMILY) for what, inner in IN_WORD.items()),
    *(Plant(f"ODT: {what}", "a.odt", _open_document(inner), FAMILY) for what, inner in IN_OPEN_DOCUMENT.items()),
    *(Plant(f"XLSX: {what}", "a.xlsx", make, secret, clean) for what, (make, secret, clean) in IN_SHEETS.items()),
    Plant(
        "ODS: telephone without text", "a.ods",
        _open_document('<t:table-cell office:value="TEXT"/>', "spreadsheet"), PHONE[1:], OTHER_PHONE[1:],
    ),
    Plant(
        "ODS: day without text", "a.ods",
        _open_document('<t:table-cell office:date-value="TEXT"/>', "spreadsheet"), DAY, OTHER_DAY,
    ),
    Plant("DOCX: day of a control", "a.docx", _words('<w:date w:fullDate="TEXTT00:00:00Z"/>'), DAY, OTHER_DAY),
    Plant("XML: name around a field", "a.xml", _in_one_file, FAMILY),
    Plant("JSON: day with a time", "a.json", lambda day: f'{{"born":"{day}T00:00:00Z"}}'.encode(), DAY, OTHER_DAY),
    Plant(
        "JSON: day in three fields", "a.json",
        lambda day: json.dumps({"born": dict(zip("ymd", map(int, day.split("-")), strict=True))}).encode(),
        DAY, OTHER_DAY,
    ),
    Plant("ICS: day with a time", "a.ics", lambda day: f"BDAY:{day.replace('-', '')}T000000Z".encode(), DAY, OTHER_DAY),
    Plant("text: day with the mark of a note", "a.txt", str.encode, "on 14 March 19915 she", "on 15 March 19915 she"),
    Plant("text: name with figures", "a.txt", str.encode, "to quennell84@mail.example", "to quinnell84@mail.example"),
    Plant("text: octal escapes", "a.txt", _as_escapes("\\{:03o}"), FAMILY),
    Plant("text: escapes of a style", "a.css", _as_escapes("\\{:x} "), FAMILY),
    Plant("text: escapes in braces", "a.js", _as_escapes("\\u{{{:x}}}"), FAMILY),
)  # fmt: skip
