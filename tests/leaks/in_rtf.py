"""Hiding places in RTF files: letters by their numbers and in code pages, groups within names, what lies beside."""

from collections.abc import Callable

from tests.leaks.in_pictures import IN_PICTURES
from tests.leaks.planting import Plant
from tests.papers.files import pdf_of

FONTS = r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fcharset204 Arial;}}"


def rtf(body: str, head: str = r"\ansi\ansicpg1252\deff0") -> bytes:
    return (r"{\rtf1" + head + FONTS + "\n" + r"\pard " + body + r"\par}").encode("latin-1")


def _body(inner: str) -> Callable[[str], bytes]:
    """Make files of a body with a text whole, in two or three pieces, and in hexadecimal figures."""

    def make(text: str) -> bytes:
        first, rest, end = text[:1], text[1:4], text[4:]
        told = inner.replace("TEXT", text).replace("FIRST", first).replace("REST", rest).replace("END", end)
        return rtf(told)

    return make


def _hex_of(said: bytes) -> str:
    return "".join(rf"\'{byte:02x}" for byte in said)


def _numbers(text: str) -> str:
    return "".join(rf"\u{ord(char)}?" for char in text)


def _long_fallback(text: str) -> str:
    return r"\uc3 " + "".join(rf"\u{ord(char)}\'61b\'63" for char in text)


def _in_halves(text: str) -> str:
    """Letters of mathematics, which are letters of two numbers each, below nought as RTF has it."""
    told = "".join(chr(0x1D400 + ord(char) - ord("A")) if char.isalpha() else char for char in text.upper())
    units = told.encode("utf-16-be")
    numbers = (int.from_bytes(units[at : at + 2], "big") for at in range(0, len(units), 2))
    return "".join(rf"\u{number - 0x10000 if number > 0x7FFF else number}?" for number in numbers)


IN_FLOW = {
    "name around the instruction of a field": r"FIRST{\field{\fldinst REF x}{\fldrslt RESTEND}}",
    "name around a text box": r"FIRST{\shp{\*\shpinst{\shptxt\pard a note\par}}}RESTEND",
}
"""With a family name alone, of which no piece is a name."""
IN_RUN = {
    "bold initial": r"It was {\b F\b0}".replace(r"F\b0", "FIRST") + "RESTEND.",
    "type face within a name": r"It was FIRST{\rtlch\fs24 REST}{\ltrch\b END}.",
    "name over lines of the file": "It was FIRST\r\nREST\nEND.",
    "something beside within a name": r"FIRST{\*\bkmkstart a}REST{\pict 00}{\footnote zz}END",
    "hidden run within a name": r"FIRST{\v zz}REST{\fs2 zz}END",
    "name around a deletion": r"FIRST{\deleted zz}RESTEND",
    "name that is struck out around another": r"{\deleted FIRST}{\revised zz}{\deleted RESTEND}",
    "optional hyphens": r"FIRST\-REST\-END",
    "hidden text": r"{\v TEXT}",
    "header": r"{\header {\b FIRST}RESTEND}",
    "comment": r"{\*\annotation FIRST{\b REST}END}",
    "author of a comment": r"{\*\atnauthor TEXT}",
    "title": r"{\info{\title FIRST{\b REST}END}}",
    "alternative text": r"{\shp{\*\shpinst{\sp{\sn wzDescription}{\sv TEXT}}}}",
    "field": r'{\field{\*\fldinst HYPERLINK "http://x/TEXT"}{\fldrslt here}}',
}
IN_RTF = (
    *(Plant(f"RTF: {what}", "a.rtf", _body(inner)) for what, inner in IN_RUN.items()),
    *(Plant(f"RTF: {what}", "a.rtf", _body(inner), "Quennell") for what, inner in IN_FLOW.items()),
    Plant("RTF: letters in hexadecimal figures", "a.rtf", lambda text: rtf(_hex_of(text.encode()))),
    Plant("RTF: letters by their numbers", "a.rtf", lambda text: rtf(_numbers(text))),
    Plant("RTF: long stand-ins for letters", "a.rtf", lambda text: rtf(_long_fallback(text))),
    Plant("RTF: stand-ins that say it", "a.rtf", lambda text: rtf("".join(rf"\u9633{char}" for char in text))),
    Plant("RTF: letters in halves", "a.rtf", lambda text: rtf(_in_halves(text))),
    Plant("RTF: code page of the file", "a.rtf", lambda text: rtf(_hex_of(text.encode("cp037")), r"\ansi\ansicpg037")),
    Plant("RTF: code page of a font", "a.rtf", lambda text: rtf(rf"{{\f1 {text}}}".replace("o", r"\'ee"))),
    Plant("RTF: a PDF in hexadecimal figures", "a.rtf", lambda text: rtf(rf"{{\*\objdata {pdf_of(text).hex()}}}")),
    Plant(
        "RTF: a picture as bytes", "a.rtf",
        lambda text: rtf(rf"{{\pict\bin{len(made := IN_PICTURES[0].make(text))} {made.decode('latin-1')}}}"),
    ),
)  # fmt: skip
