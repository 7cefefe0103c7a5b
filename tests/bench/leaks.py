"""What the leak scan is measured on: the kit of hiding places, a long bundle of text, and a bundle of pictures."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, Pdf

from docgen.case.people import Name as PersonName
from docgen.disclosure.sought import Term
from docgen.disclosure.terms import of_address, of_day, of_name, of_number
from tests.leaks.in_pictures import words_as_picture
from tests.papers.files import saved

__all__ = ["bundle_of_pictures", "bundle_of_text", "terms_of_many"]

LINES, WORDS_IN_LINE = 44, 12
ONSETS = ("b", "br", "d", "dr", "f", "g", "gl", "h", "k", "l", "m", "n", "p", "pr", "s", "st", "t", "tr", "v", "w")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "oa")
CODAS = ("", "n", "r", "s", "t", "ld", "nd", "rt", "ck")


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(CODAS) for _ in range(syllables))


def terms_of_many(count: int) -> Iterator[Term]:
    """Yield `count` things to be looked for, each in all its forms: invented names, days, numbers and addresses."""
    chance = random.Random(count)  # noqa: S311 - the same each time is what is wanted
    for at in range(count // 4):
        given, family = (_word(chance, 3).capitalize() + "q" for _ in range(2))
        yield from of_name(PersonName(given=given, family=family), f"P{at}")
        yield from of_day(date(1950, 1, 1) + timedelta(days=97 * at), "date of birth", f"P{at}")
        yield from of_number(f"07700 9{at:05d}", "contact", f"P{at}")
        yield from of_address(f"{at + 11} {_word(chance, 3).capitalize()}q Row, ZS4 {at % 10}QT", f"P{at}")


def bundle_of_text(pages: int) -> bytes:
    """Return a PDF of so many full pages of invented words, each with its own."""
    chance = random.Random(pages)  # noqa: S311 - as above
    vocabulary = [_word(chance, chance.choice((1, 1, 2, 2, 3))) for _ in range(4_000)]
    with pikepdf.new() as pdf:
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        for _ in range(pages):
            page = pdf.add_blank_page(page_size=(595, 842))
            lines = (" ".join(chance.choices(vocabulary, k=WORDS_IN_LINE)) for _ in range(LINES))
            shown = "".join(f"({line}) Tj T*\n" for line in lines)
            page.obj.Contents = pdf.make_stream(f"BT /F 11 Tf 16 TL 50 780 Td\n{shown}ET".encode())
            page.obj.Resources = Dictionary(Font=Dictionary(F=font))
        return saved(pdf)


def bundle_of_pictures(pages: int) -> bytes:
    """Return a PDF of so many pages that each show a different picture of a page of words, as a scan does."""
    chance = random.Random(pages)  # noqa: S311 - as above
    with pikepdf.new() as pdf:
        for _ in range(pages):
            page = pdf.add_blank_page(page_size=(595, 842))
            text = "\n".join(" ".join(_word(chance, 2) for _ in range(9)) for _ in range(30))
            page.obj.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /I Do Q")
            page.obj.Resources = Dictionary(XObject=Dictionary(I=_scan(pdf, text)))
        return saved(pdf)


def _scan(pdf: Pdf, text: str) -> pikepdf.Object:
    image, out = words_as_picture(text, size=(1654, 2339), points=36), BytesIO()
    image.save(out, "JPEG", quality=70)
    scan = pdf.make_stream(
        b"", Type=Name.XObject, Subtype=Name.Image, Width=image.width, Height=image.height, BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )  # fmt: skip
    scan.write(out.getvalue(), filter=Name.DCTDecode, decode_parms=None)
    return scan
