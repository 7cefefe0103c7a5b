"""Papers that are no PDF: what hides in a Word file, a spreadsheet or a picture does not come along on its pages."""

from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.shared import Pt
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.workbook.defined_name import DefinedName
from PIL import Image, PngImagePlugin

from docgen.errors import InputError
from docgen.papers.pdf_words import page_words
from docgen.workflow.suggesting import suggest
from docgen.workroom.office import turned_by_office
from tests.leaks.in_office import _body
from tests.made.redactable import SECRET
from tests.papers.files import old_office
from tests.papers.test_redacted_pdfs import everything_in, tells
from tests.workflow.test_redacting import PAPER, SIGNED, case_with, decide, redact


def workbook() -> bytes:
    """A log of two rows that anybody sees; the secret stands wherever a workbook can keep it from being seen."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Day", "What was seen"])
    sheet.append(["Monday", "two crates"])
    sheet.append(["Tuesday", SECRET])
    sheet.row_dimensions[3].hidden = True
    sheet["H1"] = SECRET
    sheet.column_dimensions["H"].hidden = True
    sheet["A2"].comment = Comment(SECRET, SECRET)
    book.create_sheet("Notes").append([SECRET])
    book["Notes"].sheet_state = "hidden"
    book.defined_names["who"] = DefinedName("who", attr_text=f'"{SECRET}"')
    book.properties.creator = book.properties.title = SECRET
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def picture(kind: str) -> bytes:
    """A grey wall that says nothing; its file does."""
    image, out, exif, info = Image.new("L", (400, 300), 128), BytesIO(), Image.Exif(), PngImagePlugin.PngInfo()
    exif[0x010E] = SECRET
    info.add_text("Comment", SECRET)
    told = {"PNG": {"pnginfo": info}, "TIFF": {"exif": exif, "save_all": True}, "GIF": {"comment": SECRET.encode()}}
    image.save(out, kind, **told[kind])
    return out.getvalue() + SECRET.encode()


def word() -> bytes:
    """A note that anybody sees; the secret stands in a comment, in its author, in hidden text and in the properties."""
    note = docx.Document()
    run = note.add_paragraph().add_run("Seen by all.")
    note.add_comment(run, text=SECRET, author=SECRET, initials="OQ")
    hidden = note.add_paragraph().add_run(SECRET)
    hidden.font.hidden = True
    note.core_properties.author = note.core_properties.title = SECRET
    out = BytesIO()
    note.save(out)
    return out.getvalue()


HIDING: dict[str, Callable[[], bytes]] = {
    "note.docx": word,
    "log.xlsx": workbook,
    "wall.png": lambda: picture("PNG"),
    "wall.tif": lambda: picture("TIFF"),
    "wall.gif": lambda: picture("GIF"),
}


def redacted(case: Path) -> bytes:
    return (case / "redactions" / "S01.pdf").read_bytes()


@pytest.mark.parametrize(("name", "made"), HIDING.items(), ids=HIDING)
def test_what_hides_in_a_paper_does_not_come_along(name: str, made: Callable[[], bytes], tmp_path: Path) -> None:
    content = made()
    (told,) = suggest(case := case_with(tmp_path / "case", content, name=name), PAPER)
    assert told.new == ()
    decide(case, SIGNED if told.unread else "")
    redact(case)
    assert tells(everything_in(redacted(case), tmp_path)) == []
    assert (case / "papers" / name).read_bytes() == content


DELETED = (
    "<w:r><w:t>Seen by all. </w:t></w:r>"
    '<w:del w:id="1" w:author="R"><w:r><w:delText>I saw TEXT there.</w:delText></w:r></w:del>'
)


def test_what_was_struck_out_in_a_word_file_is_shown_to_whoever_decides_and_then_gone(tmp_path: Path) -> None:
    content = _body(DELETED)(SECRET)
    (told,) = suggest(case := case_with(tmp_path / "case", content, name="note.docx"), PAPER)
    assert [proposal.words for _, proposal in told.new] == [SECRET]
    decide(case)
    redact(case)
    assert tells(everything_in(redacted(case), tmp_path)) == []
    (page,) = page_words(redacted(case))
    assert " ".join(word.text for word in page.words).startswith("Seen by all.")


def tight_workbook() -> bytes:
    """A log whose columns are too narrow and whose rows too low for what they hold, with the secret at the ends."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Day", f"seen with {SECRET}", "next", "goes on " * 30 + SECRET])
    sheet.append(["Tuesday", "turned", SECRET, f"with {SECRET}"])
    sheet.append([f"joined over three cells that are too narrow, {SECRET}", None, None, "x"])
    sheet["B4"] = "covered"
    sheet.merge_cells("A3:C4")
    sheet["C2"].alignment, sheet["D2"].alignment = Alignment(textRotation=90), Alignment(horizontal="fill")
    sheet["B1"].font = Font(size=30, bold=True)
    sheet.row_dimensions[1].height = 12
    sheet.column_dimensions["B"].width = 6
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_no_cell_is_cut_off_where_its_column_or_its_row_ends(tmp_path: Path) -> None:
    (told,) = suggest(case := case_with(tmp_path / "case", tight_workbook(), name="log.xlsx"), PAPER)
    pages = page_words((case / (told.pages_file or "")).read_bytes())
    said = " ".join(word.text for page in pages for word in page.words)
    assert said.count(SECRET) == 5
    assert said.count("goes on") == 30
    assert "covered" not in said
    assert {proposal.words for _, proposal in told.new} == {SECRET}


def test_a_text_with_its_own_type_faces_becomes_pages_as_it_is_seen(tmp_path: Path) -> None:
    first, rest = SECRET[:1], SECRET[1:]
    content = rf"{{\rtf1\ansi It was {{\b {first}}}{rest}, of Beauch\u226\'e2mp.}}".encode()
    (told,) = suggest(case_with(tmp_path / "case", content, name="note.txt"), PAPER)
    assert [proposal.words for _, proposal in told.new] == [SECRET]


BLACKENED = (
    "<w:r><w:t>Seen by all. </w:t><w:br/></w:r>"
    '<w:r><w:rPr><w:color w:val="000000"/><w:highlight w:val="black"/></w:rPr><w:t>TEXT</w:t></w:r>'
)


def test_a_word_that_somebody_blackened_in_a_word_file_does_not_come_along_though_nobody_asks_for_it(
    tmp_path: Path,
) -> None:
    case = case_with(tmp_path / "case", _body(BLACKENED)("Zanzerillo"), name="note.docx")
    (told,) = suggest(case, PAPER)
    assert told.new == ()
    decide(case)
    redact(case)
    assert [word.text for word in page_words(redacted(case))[0].words] == ["Seen", "by", "all."]
    assert b"Zanzerillo" not in everything_in(redacted(case), tmp_path)


def tabbed() -> bytes:
    """A list of one name and what follows it, with the tab's stop a little further on in each line."""
    note = docx.Document()
    for tenths in range(400, 1400, 2):
        line = note.add_paragraph()
        line.paragraph_format.tab_stops.add_tab_stop(Pt(tenths / 10))
        line.add_run("Ruth Merriweather\tborn")
    out = BytesIO()
    note.save(out)
    return out.getvalue()


@pytest.mark.parametrize("ending", ["docx", "doc"])
def test_a_tab_glues_no_word_to_a_name(ending: str, tmp_path: Path) -> None:
    content = tabbed() if ending == "docx" else turned_by_office(tabbed(), "docx", "doc", tmp_path, "a list")
    case = case_with(tmp_path / "case", content, name=f"list.{ending}")
    suggest(case, PAPER)
    pages = page_words((case / "out" / "internal" / "pages-S01.pdf").read_bytes())
    words = Counter(word.text for page in pages for word in page.words)
    assert words == {"Ruth": 500, "Merriweather": 500, "born": 500}


@pytest.mark.parametrize(("name", "said"), [("a.html", b"<p>Fer<b>rant</b></p>"), ("a.json", b'{"who": "Ferrant"}')])
def test_a_text_in_codes_is_refused_since_a_name_may_lie_in_them(name: str, said: bytes, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="in the codes of a program"):
        suggest(case_with(tmp_path / "case", said, name=name), PAPER)


def test_a_message_of_outlook_is_refused_in_words_and_never_made_into_pages(tmp_path: Path) -> None:
    message = old_office("__nameid_version1.0")
    for content in (message, message + "WordDocument".encode("utf-16-le")):
        with pytest.raises(InputError, match=r"a message of Outlook \(\.msg\)"):
            suggest(case_with(tmp_path / sha256(content).hexdigest(), content, name="a.msg"), PAPER)
