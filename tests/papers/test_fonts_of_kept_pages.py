"""Pages that keep their text keep of their fonts what they show, and nothing of the letters that were taken out."""

import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import weasyprint
from PIL import ImageChops

from docgen.papers.pdf_blackouts import Blackout
from docgen.papers.pdf_characters import font_facts
from docgen.papers.pdf_kept_pages import kept_pages
from docgen.papers.pdf_redacted import redacted_pdf
from docgen.papers.pdf_seen import FAINTEST
from docgen.papers.pdf_shown_codes import shown_codes
from docgen.papers.pdf_words import Box
from tests.made.lettered import KEPT, KINDS, lettered
from tests.made.redactable import A4, saved
from tests.papers.test_redacted_pdfs import shown, texts

ROOT = Path(__file__).parents[2]
FIRST = {1: [Blackout(Box(60, 200, 500, 260), "NA")]}
NAMES = ("Quimbrell", "Vockjaz")
MADE_BY_WRITER = ROOT / "fixtures/cases/monforte/papers/cr4460087_21.pdf"


def typeset(name: str) -> bytes:
    """As WeasyPrint writes."""
    style = "@page{size:A5} p+p{break-before:page}"
    drawn = f"<style>{style}</style><p>the report was sent on to {name} at ten<p>{KEPT.replace('no', '<b>no</b>')}"
    return bytes(weasyprint.HTML(string=drawn).write_pdf())


def kept(content: bytes) -> bytes:
    """The second page as it is kept beside a first one that is made anew."""
    with pypdfium2.PdfDocument(content) as drawn:
        made = kept_pages(content, drawn, [1])
    assert made.pages == (1,)
    return made.content


def text_of(content: bytes, page: int, folder: Path) -> bytes:
    (folder / "read.pdf").write_bytes(content)
    command = ["pdftotext", "-f", str(page), "-l", str(page), folder / "read.pdf", "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout


def difference(one: bytes, other: bytes, page: int) -> int:
    """The most by which a dot of a page differs, of 255."""
    return int(ImageChops.difference(shown(one, page, scale=2), shown(other, page, scale=2)).getextrema()[1])


PAPERS = {**{kind: [lettered(kind, name) for name in NAMES] for kind in KINDS}, "WeasyPrint": [*map(typeset, NAMES)]}


@pytest.mark.parametrize("papers", PAPERS.values(), ids=PAPERS)
def test_two_names_that_were_taken_out_leave_the_same_bytes(papers: list[bytes]) -> None:
    assert papers[0] != papers[1]
    assert kept(papers[0]) == kept(papers[1])


@pytest.mark.parametrize("papers", PAPERS.values(), ids=PAPERS)
def test_a_page_in_a_cut_font_looks_and_reads_as_before(papers: list[bytes], tmp_path: Path) -> None:
    for content in papers:
        redacted = redacted_pdf(content, FIRST)
        assert redacted.anew == (1,)
        assert texts(redacted.content)[1] == texts(content)[1] == KEPT
        # A CFF font is drawn a little otherwise within an OpenType one: no dot by more than nobody sees.
        most = FAINTEST if content in PAPERS["OpenType of two bytes"] else 0
        assert difference(content, redacted.content, 2) <= most
        assert text_of(redacted.content, 2, tmp_path) == text_of(content, 2, tmp_path)


@pytest.mark.parametrize("papers", PAPERS.values(), ids=PAPERS)
def test_a_file_of_which_no_page_is_made_anew_keeps_its_fonts(papers: list[bytes]) -> None:
    redacted = redacted_pdf(papers[0], {})
    assert redacted.anew == ()
    assert texts(redacted.content) == texts(papers[0])


def test_a_paper_that_writer_made_keeps_the_letters_of_its_other_pages_and_no_more(tmp_path: Path) -> None:
    content = MADE_BY_WRITER.read_bytes()
    redacted = redacted_pdf(content, FIRST)
    assert redacted.anew == (1,)
    for page in range(2, 6):
        assert text_of(redacted.content, page, tmp_path) == text_of(content, page, tmp_path)
        assert difference(content, redacted.content, page) == 0
    before, after = letters_of(content), letters_of(redacted.content)
    said = {*"".join(texts(redacted.content)[1:]), " "}
    assert after <= said
    assert before - said


def letters_of(content: bytes) -> set[str]:
    """The letters that the fonts of the pages from the second on tell of."""
    with pikepdf.open(BytesIO(content)) as pdf:
        fonts = [font for page in list(pdf.pages)[1:] for font in page.obj.Resources.Font.values()]
        return {char for font in fonts for text in font_facts(font).characters.values() for char in text}


def changed(how: Callable[[pikepdf.Pdf, pikepdf.Object], None], kind: str = "TrueType of two bytes") -> bytes:
    """A paper whose second page, or its font, is not as it should be."""
    with pikepdf.open(BytesIO(lettered(kind, NAMES[0]))) as pdf:
        how(pdf, pdf.pages[1].obj)
        return saved(pdf)


def _in_another_order(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
    page.Resources.Font.F.Encoding = pikepdf.Name("/UniJIS-UCS2-H")


def _broken(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
    page.Resources.Font.F.DescendantFonts[0].FontDescriptor.FontFile2.write(b"\0\1\0\0 nothing")


def _of_another_list(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
    page.Resources.Font.F.ToUnicode.write(b"/Other usecmap " + page.Resources.Font.F.ToUnicode.read_bytes())


def _no_type_1(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
    described = page.Resources.Font.F.DescendantFonts[0].FontDescriptor
    described.FontFile = pdf.make_stream(b"%!PS-AdobeFont-1.0: Arimo")
    del described["/FontFile2"]


def _half_a_code(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b" BT /F 12 Tf 9 9 Td <000102> Tj ET")


def _in_no_font(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b" BT /G 12 Tf 9 9 Td <0001> Tj ET")


def _form(pdf: pikepdf.Pdf, drawn: bytes, **keys: object) -> pikepdf.Object:
    area = pikepdf.Array([0, 0, *A4])
    return pdf.make_stream(drawn, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=area, **keys)


def _in_each_other(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
    part = _form(pdf, page.Contents.read_bytes())
    for _ in range(20):
        part = _form(pdf, b"/X Do", Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=part)))
    page.Resources.XObject = pikepdf.Dictionary(X=part)
    page.Contents = pdf.make_stream(b"/X Do")


def _one_part_in_two_fonts(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
    page.Resources.Font.G = pdf.make_indirect(pikepdf.Dictionary(page.Resources.Font.F))
    page.Resources.XObject = pikepdf.Dictionary(X=_form(pdf, b"BT 72 500 Td <00010002> Tj ET"))
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b" /F 12 Tf /X Do /G 12 Tf /X Do")


@pytest.mark.parametrize(
    "how",
    [
        _in_another_order, _broken, _of_another_list, _no_type_1, _half_a_code, _in_no_font, _in_each_other,
        _one_part_in_two_fonts,
    ],
)  # fmt: skip
def test_a_page_whose_fonts_cannot_be_cut_is_made_anew(how: Callable[[pikepdf.Pdf, pikepdf.Object], None]) -> None:
    redacted = redacted_pdf(changed(how), FIRST)
    assert redacted.anew == (1, 2)


def _in_a_form(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
    fonts = page.Resources.Font
    page.Contents, part = pdf.make_stream(b"q /F 1 Tf /X Do Q"), _form(pdf, page.Contents.read_bytes())
    page.Resources = pikepdf.Dictionary(Font=fonts, XObject=pikepdf.Dictionary(X=part))


def _in_a_pattern(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
    tile = pdf.make_stream(
        page.Contents.read_bytes(), PatternType=1, PaintType=1, TilingType=1, BBox=pikepdf.Array([0, 0, *A4]),
        XStep=A4[0], YStep=A4[1], Resources=page.Resources,
    )  # fmt: skip
    page.Resources = pikepdf.Dictionary(Pattern=pikepdf.Dictionary(P=tile))
    page.Contents = pdf.make_stream(b"/Pattern cs /P scn 0 0 %d %d re f" % A4)


def _by_a_state(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
    state = pikepdf.Dictionary(Font=pikepdf.Array([page.Resources.Font.F, 12]))
    page.Resources = pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(S=state))
    page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(b"/F 12 Tf", b"/S gs"))


def _in_lines_of_their_own(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
    drawn = page.Contents.read_bytes()
    head, _, tail = drawn.partition(b"<")
    code = tail.partition(b">")[0]
    apart = b"14 TL [<" + code[:8] + b"> -20 <" + code[8:16] + b">] TJ <"
    page.Contents = pdf.make_stream(head + apart + code + b"> ' ET")


@pytest.mark.parametrize("how", [_in_a_form, _in_a_pattern, _in_lines_of_their_own])
def test_text_is_followed_wherever_a_page_draws_it(how: Callable[[pikepdf.Pdf, pikepdf.Object], None]) -> None:
    content = changed(how)
    redacted = redacted_pdf(content, FIRST)
    assert redacted.anew == (1,)
    assert texts(redacted.content)[1] == texts(content)[1]
    assert difference(content, redacted.content, 2) == 0
    assert letters_in(redacted.content) == {*KEPT}


def letters_in(content: bytes) -> set[str]:
    """The letters that all fonts of a file tell of but those behind pages made anew."""
    with pikepdf.open(BytesIO(content)) as pdf:
        fonts = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/DescendantFonts" in each]
        return {char for font in fonts for text in font_facts(font).characters.values() for char in text}


def test_a_remark_in_a_drawn_letter_does_not_come_along() -> None:
    redacted = redacted_pdf(PAPERS["drawn letters"][0], FIRST)
    with pikepdf.open(BytesIO(redacted.content)) as pdf:
        (font,) = pdf.pages[1].obj.Resources.Font.values()
        assert all(b"%" not in shape.read_bytes() for shape in font.CharProcs.values())
        assert len(font.CharProcs) == len({*KEPT})


def test_a_font_that_a_graphics_state_sets_is_followed() -> None:
    with pikepdf.open(BytesIO(changed(_by_a_state))) as pdf:
        page = pdf.pages[1].obj
        found = shown_codes(pdf, page, page.Resources)
        assert [len(codes) for codes in found.codes.values()] == [len({*KEPT})]
