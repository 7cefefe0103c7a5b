"""A page whose font does not say its letters is no page whose words were read: not by the scan, nor for redaction."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Name
from weasyprint import HTML

from docgen.papers.everything import everything
from docgen.papers.held import Picture
from docgen.papers.looking import look
from docgen.papers.pdf_unnamed import pages_with_unnamed_letters
from docgen.papers.redacting import held_by
from tests.made.redactable import saved

BREAK = '<p style="page-break-before:always">'
BULLETS = Name("/AAAAAA+Wingdings-Regular")
SERIF = '<span style="font-family:Liberation Serif">Ann Harlow</span>'
PAPER = HTML(
    string=f'<body style="font-family:DejaVu Sans"><p>Report of {SERIF}.</p>{BREAK}Nothing else.</p>'
).write_pdf()


def without_names(content: bytes, *, of: str = "") -> bytes:
    """A paper whose fonts of some name, or all, have lost what says their letters."""
    with pikepdf.open(BytesIO(content)) as pdf:
        for each in pdf.objects:
            is_font = isinstance(each, pikepdf.Dictionary) and each.get("/Type") == Name.Font
            if is_font and of in str(each.BaseFont) and "/ToUnicode" in each:
                del each["/ToUnicode"]
        return saved(pdf)


def unnamed(content: bytes) -> frozenset[int]:
    with pikepdf.open(BytesIO(content)) as pdf:
        return pages_with_unnamed_letters(pdf)


def as_seen(content: bytes) -> list[str]:
    return [held.place for held in everything("a.pdf", content) if isinstance(held, Picture)]


def test_a_paper_whose_fonts_say_their_letters_is_read() -> None:
    assert unnamed(PAPER) == frozenset()
    assert as_seen(PAPER) == []
    assert [page.unread for page in held_by(PAPER)] == [False, False]
    assert None not in look(PAPER).words


@pytest.mark.parametrize(("of", "pages"), [("", [1, 2]), ("Liberation", [1])])
def test_pages_that_draw_with_a_font_that_does_not_are_pictures_to_be_read(of: str, pages: list[int]) -> None:
    content = without_names(PAPER, of=of)
    assert sorted(unnamed(content)) == pages
    assert as_seen(content) == [f"page {number}, as it is seen" for number in pages]
    assert [page.number for page in held_by(content) if page.unread] == pages
    looks = look(content)
    assert [number for number, words in enumerate(looks.words, 1) if words is None] == pages
    assert any("fonts that do not say their letters" in remark for remark in looks.remarks)


def test_a_font_in_a_form_counts_and_one_that_has_a_collection_of_adobe_s_does_not() -> None:
    with pikepdf.open(BytesIO(without_names(PAPER))) as pdf:
        page = pdf.pages[0]
        form = pdf.make_stream(page.Contents.read_bytes())
        form.Type, form.Subtype, form.BBox, form.Resources = Name.XObject, Name.Form, [0, 0, 595, 842], page.Resources
        page.obj.Contents = pdf.make_stream(b"/F Do")
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        in_form = saved(pdf)
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary) and "/CIDSystemInfo" in each:
                each.CIDSystemInfo.Ordering = pikepdf.String("Japan1")
        collected = saved(pdf)
    assert unnamed(in_form) == {1, 2}
    assert unnamed(collected) == frozenset()


def simple(**font: object) -> bytes:
    """A page that draws with a simple font."""
    keyed = {f"/{key}": value for key, value in font.items()}
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 200))
        page.obj.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F=pikepdf.Dictionary({"/Type": Name.Font, "/BaseFont": Name.ABCDEF} | keyed))
        )
        page.obj.Contents = pdf.make_stream(b"BT /F 12 Tf (abc) Tj ET")
        return saved(pdf)


def differing(*names: str) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(Differences=[97, *map(Name, names)])


@pytest.mark.parametrize(
    ("font", "is_unnamed"),
    [
        ({"Subtype": Name.TrueType, "FontDescriptor": pikepdf.Dictionary(Flags=4)}, True),
        ({"Subtype": Name.TrueType, "FontDescriptor": pikepdf.Dictionary(Flags=32)}, False),
        ({"Subtype": Name.TrueType, "FontDescriptor": pikepdf.Dictionary(Flags=4), "BaseFont": BULLETS}, False),
        ({"Subtype": Name.TrueType, "Encoding": Name.WinAnsiEncoding}, False),
        ({"Subtype": Name.Type1, "FontDescriptor": pikepdf.Dictionary(Flags=4)}, False),
        ({"Subtype": Name.Type1, "Encoding": differing("/G01", "/G02", "/G1f")}, True),
        ({"Subtype": Name.Type3, "Encoding": differing("/g0", "/cid_17", "/glyph3")}, True),
        ({"Subtype": Name.Type1, "Encoding": differing("/a", "/g", "/c")}, False),
        ({"Subtype": Name.Type1, "Encoding": differing("/uni0041", "/eacute", "/ff")}, False),
    ],
)
def test_a_simple_font_says_its_letters_by_names_and_by_an_encoding(
    font: dict[str, object], *, is_unnamed: bool
) -> None:
    assert unnamed(simple(**font)) == ({1} if is_unnamed else set())
