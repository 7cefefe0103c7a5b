"""Pages that keep their text keep of their fonts what they show, and nothing of the letters that were taken out."""

import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import weasyprint
from PIL import ImageChops

from docgen.papers.pdf_characters import font_facts
from docgen.papers.pdf_closing import Blackout
from docgen.papers.pdf_kept_pages import kept_pages
from docgen.papers.pdf_redacted import redacted_pdf
from docgen.papers.pdf_seen import FAINTEST
from docgen.papers.pdf_words import Box
from tests.made.lettered import KEPT, KINDS, lettered
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
        assert difference(content, redacted.content, 2) <= (
            FAINTEST if content in PAPERS["OpenType of two bytes"] else 0
        )
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
