"""What is no PDF goes into a bundle as its program shows it: what that keeps off the screen is told, or left behind."""

import io
from email.message import EmailMessage
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from docx import Document as WordDocument
from docx.oxml import OxmlElement
from docx.shared import Inches
from PIL import Image

from docgen.papers.hiding_markup import HIDDEN_WORDS
from docgen.workflow.gathering import Gathered
from docgen.workroom.office import turned_by_office
from tests.papers.files import word_with_traces
from tests.workflow.test_gathering import content_of, gathered, text_of, wanted


def in_form(content: bytes, ending: str, scratch: Path) -> bytes:
    scratch.mkdir()
    return content if ending == "docx" else turned_by_office(content, "docx", ending, scratch, "a paper")


@pytest.mark.parametrize("ending", ["docx", "odt", "doc", "rtf"])
def test_tracked_changes_are_told_in_whatever_form_a_text_comes(tmp_path: Path, ending: str) -> None:
    content = in_form(word_with_traces(), ending, tmp_path / "turned")
    (made,) = gathered(tmp_path / "case", wanted(content, f"paper.{ending}"))
    assert any(each.startswith("Tracked changes: ") for each in made.unseen)
    (again,) = gathered(tmp_path / "case", wanted(content, f"paper.{ending}"))
    assert again == made


def with_a_cut_picture(folder: Path) -> bytes:
    """A Word file with a picture, red above, with blue stripes below, of which these are cut off."""
    image = Image.new("RGB", (400, 300), "white")
    image.paste("red", (0, 0, 400, 120))
    for left in range(0, 400, 20):
        image.paste("blue", (left, 140, left + 8, 290))
    image.save(folder / "picture.png")
    document = WordDocument()
    document.add_paragraph("Seen at the shop.")
    shown = document.add_picture(str(folder / "picture.png"), width=Inches(4))
    cut = OxmlElement("a:srcRect")
    cut.set("b", "60000")
    shown._inline.graphic.graphicData.pic.blipFill.insert(1, cut)
    shown.height = int(shown.height * 0.4)
    document.save(str(folder / "paper.docx"))
    return (folder / "paper.docx").read_bytes()


def colours_of_pictures(made: Gathered) -> set[tuple[int, ...]]:
    found = set[tuple[int, ...]]()
    with pypdfium2.PdfDocument(content_of(made)) as pdf:
        for page in pdf:
            for each in page.get_objects():
                if isinstance(each, pypdfium2.PdfImage):
                    image = each.get_bitmap().to_pil().convert("RGB")
                    found |= {colour for _, colour in image.getcolors(1 << 20)}  # type: ignore[misc]
    return found


@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_of_a_picture_that_is_cut_the_rest_stays_behind(tmp_path: Path, ending: str) -> None:
    content = in_form(with_a_cut_picture(tmp_path), ending, tmp_path / "turned")
    (made,) = gathered(tmp_path / "case", wanted(content, f"paper.{ending}"))
    assert "Seen at the shop." in text_of(made)
    colours = colours_of_pictures(made)
    assert any(red > 200 and blue < 60 for red, _, blue in colours)
    assert not any(blue > 200 and red < 60 for red, _, blue in colours)


def test_a_text_that_hides_nothing_is_no_picture(tmp_path: Path) -> None:
    document = WordDocument()
    document.add_paragraph("Seen at the shop.")
    document.save(str(tmp_path / "paper.docx"))
    (made,) = gathered(tmp_path / "case", wanted((tmp_path / "paper.docx").read_bytes(), "paper.docx"))
    with pikepdf.open(io.BytesIO(content_of(made))) as pdf:
        assert "/XObject" not in pdf.pages[0].Resources
    assert made.unseen == ()


PAGES = {
    "said in a style": b"<html><style>.a{display:none}</style><p>He went.<p class=a>Told by a friend.</html>",
    "said in place": b"<html><body><p>He went.<span style='visibility: hidden'>Told by a friend.</span></body></html>",
    "told by a word": b"<html><body><p>He went.<p hidden>Told by a friend.</body></html>",
    "of no size": b"<html><body><p>He went.<p style='font-size:0'>Told by a friend.</body></html>",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_words_that_the_style_of_a_page_hides_are_told(tmp_path: Path, page: bytes) -> None:
    (made,) = gathered(tmp_path / "case", wanted(page, "paper.html"))
    assert made.unseen == (HIDDEN_WORDS,)


def a_mail(html: str, *, plain: str = "") -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "one@example.org", "two@example.org", "The meeting"
    mail.set_content(plain or html, subtype="plain" if plain else "html")
    if plain:
        mail.add_alternative(html, subtype="html")
    return mail.as_bytes()


HIDING = "<title>Mail</title><p>He went.</p><div style='display:none;max-height:0'>Told by a friend.</div>"
OPEN = "<html><head><title>Mail</title><style>p { margin: 0 }</style></head><body><p>He <b>went</b>.</p></body></html>"


def test_words_that_the_style_of_a_mail_hides_are_told_where_they_are_printed(tmp_path: Path) -> None:
    files = (
        wanted(a_mail(HIDING), "a.eml"),
        wanted(a_mail(HIDING, plain="He went."), "b.eml"),
        wanted(a_mail(OPEN), "c.eml"),
    )
    hiding, beside, plain = gathered(tmp_path / "case", *files)
    assert hiding.unseen == (HIDDEN_WORDS,)
    assert (beside.unseen, plain.unseen) == ((), ())
    assert "friend" not in text_of(beside)
    assert "He went." in text_of(plain)


def test_a_page_with_a_style_that_hides_nothing_is_as_it_was(tmp_path: Path) -> None:
    (made,) = gathered(tmp_path / "case", wanted(OPEN.encode(), "paper.html"))
    assert made.unseen == ()
