"""Pages of a paper that go in alone tell nothing of the letters of those that do not."""

from io import BytesIO
from pathlib import Path

import docx
import pikepdf
import weasyprint

from docgen.papers.pdf_ready import ready
from docgen.workroom.office import turned_by_office

NAMES = ("Zorah Quixby", "Jolyon Wexford", "Vikram Puxley", "Hugh Fazackerley")


def set_by_weasyprint(name: str) -> bytes:
    page = (
        "<style>.p{break-before:page} b{font-family:'DejaVu Serif'}</style><h1>Incident log</h1>"
        f"<p>The officer went to the shop <b>and saw the man.</b></p><p class=p>Witness: {name} <b>saw</b> him.</p>"
    )
    return bytes(weasyprint.HTML(string=page).write_pdf() or b"")


def set_by_office(name: str, scratch: Path) -> bytes:
    document, written = docx.Document(), BytesIO()
    document.add_paragraph("Incident log: the officer went to the shop and saw the man leave it at once.")
    document.add_page_break()
    document.add_paragraph(f"Key witness: {name} saw him.")
    document.save(written)
    scratch.mkdir()
    return turned_by_office(written.getvalue(), "docx", "pdf", scratch, "a paper")


def with_a_part_in_two_fonts(name: str) -> bytes:
    """Its letters are those of the font in which it is drawn, so that no codes of its own can be given to either."""
    written = BytesIO()
    with pikepdf.open(BytesIO(set_by_weasyprint(name))) as pdf:
        page = pdf.pages[0]
        one, other = sorted(page.Resources.Font.keys())
        part = pdf.make_stream(b"BT 100 100 Td <0003> Tj ET", Subtype=pikepdf.Name.Form, BBox=[0, 0, 600, 800])
        drawn = page.add_resource(part, pikepdf.Name.XObject)
        page.contents_add(f"q {one} 12 Tf {drawn} Do {other} 12 Tf {drawn} Do Q".encode())
        pdf.save(written)
    return written.getvalue()


def first_page(content: bytes, *, comments: bool = False) -> bytes:
    facts, made = ready(content, pages=(1, 1), comments=comments)
    assert (facts.pages, facts.came, facts.pictures) == (1, 2, ())
    return made


def test_the_first_page_is_the_same_whoever_the_second_names() -> None:
    assert len({first_page(set_by_weasyprint(name)) for name in NAMES}) == 1


def test_comments_that_stay_change_nothing_of_this() -> None:
    assert len({first_page(set_by_weasyprint(name), comments=True) for name in NAMES}) == 1


def test_nor_does_the_first_page_of_a_word_file_tell(tmp_path: Path) -> None:
    assert len({first_page(set_by_office(name, tmp_path / name)) for name in NAMES}) == 1


def test_a_page_whose_fonts_cannot_be_cut_is_made_anew() -> None:
    made = [first_page(with_a_part_in_two_fonts(name)) for name in NAMES]
    with pikepdf.open(BytesIO(made[0])) as pdf:
        assert "/XObject" in pdf.pages[0].Resources
    assert len(set(made)) == 1
