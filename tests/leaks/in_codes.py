"""Hiding places in words that are cut, turned or in another code: e-mails, HTML, texts, Word files, workbooks."""

import base64
import binascii
from collections.abc import Callable
from typing import Final

from tests.leaks.in_office import W, X, zipped
from tests.leaks.planting import Plant

FAMILY: Final = "Quennell"
"""Cut in two it is no part of a name that could be found by itself."""
HEAD: Final = "From: a@example.org\r\nTo: b@example.org\r\nDate: Mon, 06 Jan 2025 10:00:00 +0000\r\n"
CYRILLIC: Final = str.maketrans("aeo", "аео")  # noqa: RUF001 - letters that look alike are what is planted


def alike(text: str) -> str:
    return text.translate(CYRILLIC)


def _based(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _subject(inner: str, head: str = HEAD) -> bytes:
    return f"{head}Subject: {inner}\r\n\r\nx".encode()


def _cut_in_base64(text: str) -> bytes:
    """Two encoded words of which the first ends in the midst of a letter's figures, and is not filled up."""
    said = _based(text.encode()).rstrip("=")
    return _subject(f"=?utf-8*en?b?{said[:5]}?=\r\n =?utf-8*en?b?{said[5:]}?=")


def _mixed_charsets(text: str) -> bytes:
    one, two = _based(text[:3].encode("utf-16-be")), text[3:]
    return _subject(f"=?utf-16be?b?{one}?=\r\n\t=?koi8-r?q?{two.replace(' ', '_')}?=")


def _few_headers(text: str) -> bytes:
    return _subject(f"=?utf-8?q?{text[:3]}?=\r\n =?utf-8?b?{_based(text[3:].encode())}?=", "From: a@example.org\r\n")


def _raw_header(text: str) -> bytes:
    return HEAD.encode() + b"Subject: " + alike(text).encode("cp1251") + b"\r\n\r\nx"


def _untidy_uuencode(text: str) -> bytes:
    return f"{HEAD}\r\n> begin 0644 x.txt\r\n> {binascii.b2a_uu(text.encode()).decode()}\r\n\r\n> `\r\n".encode()


def _page(inner: str, style: str = "") -> Callable[[str], bytes]:
    """An e-mail of HTML with a name in two parts, or one that is turned."""

    def make(text: str) -> bytes:
        told = inner.replace("ONE", text[:4]).replace("TWO", text[4:]).replace("TURNED", text[::-1])
        sheet = style.replace("ONE", text[:4]).replace("TWO", text[4:])
        return f"{HEAD}Content-Type: text/html\r\n\r\n<style>{sheet}</style><p>{told}</p>".encode()

    return make


def _words(inner: str) -> Callable[[str], bytes]:
    def make(text: str) -> bytes:
        told = inner.replace("ONE", text[:4]).replace("TWO", text[4:]).replace("TURNED", text[::-1])
        return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": f"<w:d {W}>{told}</w:d>".encode()})

    return make


def _book(*sheets: str, strings: str = "", book: str = "") -> Callable[[str], bytes]:
    """A workbook of some sheets; strings that cells share are in another order than the cells."""

    def make(text: str) -> bytes:
        def part(told: str) -> bytes:
            return f"<x {X}>{told.replace('ONE', text[:4]).replace('TWO', text[4:])}</x>".encode()

        named = {f"xl/worksheets/sheet{at}.xml": part(told) for at, told in enumerate(sheets, start=1)}
        parts = {"xl/workbook.xml": part(book), "xl/sharedStrings.xml": part(strings)}
        return zipped({"[Content_Types].xml": b"<Types/>", **parts, **named})

    return make


def _utf7(text: str) -> bytes:
    return f"It was +{_based(text.encode('utf-16-be')).rstrip('=')}- there.".encode()


STRINGS = "<si><t>TWO</t></si><si><t>between</t></si><si><t>ONE</t></si>"
MAILS: dict[str, Callable[[str], bytes]] = {
    "subject cut within a letter": _cut_in_base64,
    "subject in several codes": _mixed_charsets,
    "subject of a mail with few headers": _few_headers,
    "uuencoded, quoted and without an end": _untidy_uuencode,
    "HTML: hidden span in a name": _page('ONE<span style="display&#58; none">zz</span>TWO'),
    "HTML: letters of no size in a name": _page('ONE<b class="a f">zz</b>TWO', "p .f{color:red;font-size:0px}"),
    "HTML: white letters in a name": _page('ONE<font color="#FFFFFF">zz</font>TWO'),
    "HTML: name among what is hidden": _page("<i hidden>ONE</i>zz<i hidden>TWO</i>"),
    "HTML: name written by a style": _page('ONE<b id="t"></b>', '#t::after{content:"TWO"}'),
    "HTML: name turned by a style": _page('<b style="unicode-bidi:bidi-override;direction:rtl">TURNED</b>'),
}
IN_WORD: dict[str, Callable[[str], bytes]] = {
    "letters of a run from right to left": _words("<w:p><w:r><w:rPr><w:rtl/></w:rPr><w:t>TURNED</w:t></w:r></w:p>"),
    "runs from right to left": _words(
        "<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:t>TWO\u200f</w:t></w:r><w:r><w:t>ONE</w:t></w:r></w:p>"
    ),
    "name around a run too small to be seen": _words(
        '<w:p><w:r><w:t>ONE</w:t></w:r><w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t>zz</w:t></w:r>'
        "<w:r><w:t>TWO</w:t></w:r></w:p>"
    ),
    "turned by an override over runs": _words("<w:p><w:r><w:t>\u202e</w:t></w:r><w:r><w:t>TURNED</w:t></w:r></w:p>"),
}
IN_SHEETS: dict[str, Callable[[str], bytes]] = {
    "formula that joins, without its value": _book('<row><c r="A1"><f>CONCAT("ONE","TWO")</f></c></row>'),
    "formula that joins cells": _book(
        '<row r="1"><c r="B1" t="s"><v>0</v></c></row><row r="7"><c r="C7"><f>_xlfn.CONCAT(S!$A$1,B1)</f></c></row>',
        '<row r="1"><c r="A1" t="s"><v>2</v></c></row>', strings=STRINGS, book='<sheet name="R"/><sheet name="S"/>',
    ),
    "name in two cells of a row": _book(
        '<row r="1"><c r="A1" t="s"><v>2</v></c><c r="B1" t="s"><v>0</v></c></row>', strings=STRINGS
    ),
    "name in two cells of a column": _book(
        '<row r="1"><c r="A1" t="s"><v>2</v></c><c r="B1" t="s"><v>1</v></c></row>'
        '<row r="2"><c r="A2" t="s"><v>0</v></c></row>', strings=STRINGS,
    ),
    "list that a cell takes its value from": _book('<formula1>"ONETWO,x"</formula1>'),
    "formula with a name of its own": _book(book='<definedName name="a">"ONE"&amp;"TWO"</definedName>'),
}  # fmt: skip
IN_CODES = (
    *(Plant(f"EML: {what}", "a.eml", make, FAMILY) for what, make in MAILS.items()),
    *(Plant(f"DOCX: {what}", "a.docx", make, FAMILY) for what, make in IN_WORD.items()),
    *(Plant(f"XLSX: {what}", "a.xlsx", make, FAMILY) for what, make in IN_SHEETS.items()),
    Plant("EML: subject in bytes of no named code", "a.eml", _raw_header, FAMILY),
    Plant("text: in UTF-7", "a.txt", _utf7, FAMILY),
    Plant("text: in UTF-32", "a.bin", lambda text: text.encode("utf-32-le"), FAMILY),
    Plant("text: in EBCDIC", "a.bin", lambda text: b"\1\2\3" + text.encode("cp037"), FAMILY),
    Plant(
        "text: letters of another alphabet, in its code page",
        "a.txt",
        lambda text: alike(text).encode("cp1251"),
        FAMILY,
    ),
    Plant(
        "text: letters of another alphabet, in UTF-16", "a.bin", lambda text: alike(text).encode("utf-16-le"), FAMILY
    ),
)
