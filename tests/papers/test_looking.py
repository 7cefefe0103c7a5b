"""What stands out in a paper is told: how it lies, what it hides, and that it cannot be read."""

from dataclasses import replace
from email.message import EmailMessage

import pytest
import weasyprint

from docgen.papers.kinds import FileKind
from docgen.papers.looking import answer, look
from docgen.papers.looks import Looks, Shows, as_pages, looks_of, shown_name
from docgen.papers.mail_looks import mail_as_text
from tests.papers import files

TOLD: list[tuple[str, bytes, str]] = [
    ("a page turned by a flag", files.pdf_of("x", turned=90), "Turned by a rotation flag (90 degrees): page 1."),
    ("an A3 page", files.pdf_of("x", size=(842, 1191)), "Larger than A4 (297 × 420 mm): page 1."),
    ("a landscape page", files.pdf_of("x", size=(842, 595)), "Landscape: page 1."),
    ("a blank page", files.pdf_of("x", " "), "Blank: page 2."),
    ("a form", files.form(), "Fillable form: what is filled in can still be changed."),
    ("a script", files.with_script(), "Holds a program (JavaScript) that could run."),
    ("a note", files.with_note(), "Notes or marks were added: page 2."),
    ("an author", files.pdf_of("x", author="A. Clerk"), "Its properties name an author."),
    (
        "what a machine read",
        files.unseen_text(),
        "Text that a machine read lies unseen under the picture, to be checked by eye: page 1.",
    ),
    ("a file within", files.with_embedded("a.txt", b"x"), "Holds embedded files."),
    (
        "a picture on its side",
        files.picture(turned=6),
        "Lies on its side (EXIF orientation 6); viewers that heed it turn it upright.",
    ),
    ("a picture's place", files.picture(tells=True), "Its metadata says where it was taken (GPS)."),
    ("a picture's maker", files.picture(tells=True), "Its metadata tells who took it."),
    ("frames of two sizes", files.tiff(3), "Another size than the first: page 3."),
    ("a tracked change", files.word_with_traces(), "Tracked changes: 1; what was struck out still stands in the file."),
    ("a comment", files.word_with_traces(), "Comments: 1."),
    ("hidden text", files.word_with_traces(), "Hidden text."),
    ("a hidden sheet", files.spreadsheet(), "Hidden sheets: 1."),
    ("a hidden row", files.spreadsheet(), "Hidden rows or columns: 1."),
    ("a program in Word", files.office({"word/vbaProject.bin": b"x"}), "Holds programs (macros)."),
    ("an Arabic word", files.word("يوسف"), "Holds letters of other scripts: Arabic."),
    ("an Arabic text", "يوسف".encode(), "Holds letters of other scripts: Arabic."),
    ("mail with a file", files.mail(("a.txt", "text/plain", b"x")), "1 attachment, each a paper in its own right."),
    (
        "mail that fetches",
        files.mail(html='<img src="https://example.org/x.png">'),
        "Fetches pictures from another place when it is opened, which tells its sender.",
    ),
    ("what nobody knows", b"\x7fELF\0\0", "docgen does not know what this is: look at it yourself."),
]


@pytest.mark.parametrize(("content", "remark"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD])
def test_what_stands_out_is_told(content: bytes, remark: str) -> None:
    assert remark in look(content).remarks


def test_a_plain_paper_has_no_remark() -> None:
    said = ("I saw him.",)
    assert look(files.pdf_of(*said)) == Looks(FileKind.PDF, 1, Shows.TEXT, words=said)
    assert look(b"I saw him.") == Looks(FileKind.TEXT, shows=Shows.TEXT, words=said)
    mail = replace(look(files.mail()), words=())
    assert mail == Looks(FileKind.EMAIL, shows=Shows.TEXT, titles=("correspondence",))


SHOWN: list[tuple[str, bytes, Shows, tuple[int, ...], int | None]] = [
    ("text", files.pdf_of("x", "y"), Shows.TEXT, (), 2),
    ("image", files.pdf_of("", ""), Shows.IMAGE, (1, 2), 2),
    ("mixed", files.pdf_of("x", "", ""), Shows.MIXED, (2, 3), 3),
    ("blank", files.pdf_of(" "), Shows.NOTHING, (), 1),
    ("a picture", files.picture(), Shows.IMAGE, (1,), 1),
    ("a TIFF", files.tiff(3), Shows.IMAGE, (1, 2, 3), 3),
    ("Word", files.word(), Shows.TEXT, (), None),
    ("a spreadsheet", files.spreadsheet(), Shows.TEXT, (), None),
    ("mail", files.mail(), Shows.TEXT, (), None),
]


@pytest.mark.parametrize(
    ("content", "shows", "textless", "pages"), [row[1:] for row in SHOWN], ids=[row[0] for row in SHOWN]
)
def test_whether_the_words_are_text_or_a_picture_and_how_many_pages(
    content: bytes, shows: Shows, textless: tuple[int, ...], pages: int | None
) -> None:
    looks = look(content)
    assert (looks.shows, looks.textless, looks.pages) == (shows, textless, pages)
    assert looks.blind == bool(textless)


MARKED = [
    ("a PDF", files.pdf_of("OFFICIAL-SENSITIVE")),
    ("the header of a Word file", files.word(header="OFFICIAL-SENSITIVE")),
    ("the header of a sheet", files.spreadsheet()),
    ("the words of a mail", files.mail(words="OFFICIAL-SENSITIVE\n\nDear Ines")),
    ("the HTML of a mail", files.mail(html="<p>OFFICIAL-&#83;ENSITIVE</p>")),
    ("a text", b"OFFICIAL-SENSITIVE"),
]


@pytest.mark.parametrize("content", [row[1] for row in MARKED], ids=[row[0] for row in MARKED])
def test_a_marking_is_seen_in(content: bytes) -> None:
    assert look(content).markings == ("OFFICIAL-SENSITIVE",)


def test_a_script_in_a_mail_is_no_marking() -> None:
    assert look(files.mail(html="<script>SECRET</script><p>x</p>")).markings == ()


UNREAD: list[tuple[str, bytes, str]] = [
    ("a locked PDF", files.locked("hidden"), "The PDF asks for a password. Ask for a copy without one."),
    ("a broken PDF", b"%PDF-1.7 broken", "The file cannot be read as a PDF. Ask for the file again."),
    ("half a picture", files.picture()[:200], "The picture cannot be read. It is damaged,"),
    ("a picture of too many pixels", files.pixel_bomb(), "has more than 170,000,000 pixels."),
    ("a picture of no known kind", b"\0\0\0\x18ftypheic\0\0\0\0", "a kind of picture that docgen does not know"),
    ("a Word file that unpacks for ever", files.zip_bomb(), "unpacks to more than a statement could hold"),
    ("a Word file of entities", files.laughing_word_file(), "declares a document type or an entity"),
    ("an old Word file", files.old_office("WordDocument"), "This is a Word file of the old kind (.doc)"),
    ("a Word file with a password", files.old_office("EncryptedPackage"), "an Office file that asks for a password"),
    ("half a Word file", files.word()[:3000], "docgen does not know"),
]


@pytest.mark.parametrize(("content", "why"), [row[1:] for row in UNREAD], ids=[row[0] for row in UNREAD])
def test_what_cannot_be_read_is_told_and_why(content: bytes, why: str) -> None:
    looks = look(content)
    assert why in (looks.fault or " ".join(looks.remarks))
    assert looks.markings == ()


def test_each_attachment_is_looked_at_as_a_paper_of_its_own() -> None:
    sent = files.mail(
        ("rota.pdf", "application/pdf", files.pdf_of("RESTRICTED", "")), ("x\n\u202e.jpg", "image/jpeg", b"junk\0")
    )
    looks = look(sent)
    first, second = looks.attachments
    assert (first.name, first.looks.kind, first.looks.pages, first.looks.markings) == (
        "rota.pdf", FileKind.PDF, 2, ("RESTRICTED",),
    )  # fmt: skip
    assert (second.looks.kind, second.name.isprintable()) == (FileKind.OTHER, True)
    assert looks.markings == ()


def test_files_within_files_are_listed_down_to_a_bound() -> None:
    looks, depth = look(files.mail_in_mail(9)), 0
    while looks.attachments:
        (inner,) = looks.attachments
        looks, depth = inner.looks, depth + 1
    assert depth == 5
    assert looks.fault is not None
    assert "too deep" in looks.fault


def test_a_file_within_a_pdf_is_listed() -> None:
    (found,) = look(files.with_embedded("log.txt", b"SECRET")).attachments
    assert (found.name, found.looks.markings) == ("log.txt", ("SECRET",))


def test_pictures_that_follow_each_other_in_a_circle_are_counted_once() -> None:
    assert look(files.circle_of_frames()).pages == 1


def test_looks_come_through_to_another_process_as_they_are() -> None:
    for content in (files.mail(("a.pdf", "application/pdf", files.form())), files.picture(), files.locked("x")):
        assert looks_of(answer(content)) == look(content)
    with pytest.raises(ValueError, match="validation error"):
        looks_of(b'{"kind": "PDF", "pages": "many"}')


WORDS: list[tuple[str, bytes, tuple[str | None, ...]]] = [
    ("pages of text", files.pdf_of("x", "y"), ("x", "y")),
    ("a blank page", files.pdf_of("x", " "), ("x", "")),
    ("a page that only draws", files.pdf_of("x", ""), ("x", None)),
    ("a field of a form", files.form(), (None,)),
    ("a note on a page", files.with_note(), ("x", None)),
    ("what a machine read", files.unseen_text(), (None,)),
    ("a file within a PDF", files.with_embedded("a.txt", b"x"), ()),
    ("a large picture beside text", files.with_picture(300, 200), (None,)),
    ("a badge beside text", files.with_picture(80, 80), ("x",)),
    ("a large picture in a drawing of its own", files.with_picture(300, 200, within=True), (None,)),
    ("a badge in a drawing of its own", files.with_picture(80, 80, within=True), ("x",)),
    ("a page that draws very much", files.endless_drawing(1), (None,)),
    ("a text", b"x\ny", ("x\ny",)),
    ("more of a text than is told", b"x" * 1_000_001, (None,)),
    ("a mail with a file", files.mail(("a.txt", "text/plain", b"x")), ()),
    ("a mail that fetches", files.mail(html='<img src="https://example.org/x.png">'), (None,)),
    ("slides with a picture", files.office({"ppt/slides/slide1.xml": b"<t>x</t>", "ppt/media/a.png": b"x"}), (None,)),
    ("a spreadsheet", files.spreadsheet(), ()),
    ("a picture", files.picture(), ()),
    ("a locked PDF", files.locked("x"), ()),
]


@pytest.mark.parametrize(("content", "words"), [row[1:] for row in WORDS], ids=[row[0] for row in WORDS])
def test_the_words_of_pages_are_told_where_they_are_all_that_these_say(
    content: bytes, words: tuple[str | None, ...]
) -> None:
    assert look(content).words == words


def test_the_words_of_mails_and_office_files_are_told_as_one() -> None:
    (mail,), (text,) = look(files.mail(words="I saw him.")).words, look(files.word("I saw him.")).words
    assert "24 Jun 2022" in str(mail)
    assert "I saw him." in str(mail)
    assert "I saw him." in str(text)


def test_no_more_words_of_a_pdf_are_told_than_there_is_room_for() -> None:
    words = look(files.pdf_of("x", *["a " * 15_000] * 40, "y")).words
    assert (words[0], words[-1], len(words)) == ("x", None, 42)
    assert 900_000 < sum(len(each or "") for each in words) <= 1_000_000


def test_the_words_of_files_within_files_are_not_told() -> None:
    (inner,) = look(files.mail(("a.pdf", "application/pdf", files.pdf_of("x")))).attachments
    assert inner.looks.words == ()


def test_looks_can_be_compared_and_quote_nothing_of_a_paper() -> None:
    looks = look(files.pdf_of("the name of a person", author="another name"))
    assert "name of a person" not in repr(looks)
    assert "another name" not in repr(looks)
    assert replace(looks, pages=2) != looks


@pytest.mark.parametrize(
    ("numbers", "words"), [((3,), "page 3"), ((1, 2, 3), "pages 1-3"), ((1, 2, 4, 7, 8), "pages 1-2, 4, 7-8")]
)
def test_pages_are_listed_with_runs_joined(numbers: tuple[int, ...], words: str) -> None:
    assert as_pages(numbers) == words


def test_a_name_from_inside_a_file_is_shown_on_one_line() -> None:
    assert shown_name("a\nb\u202efdp.exe") == "a\ufffdb\ufffdfdp.exe"
    assert len(shown_name("x" * 999)) == 201


GLUED = (
    "<table><tr><td>Wren</td><td>came</td><td>12</td></tr><tr><th>Tel</th><td>07700 900477</td></tr></table>"
    "<div>Ferrant</div>rang<ul><li>one</li><li>two</li></ul><dl><dt>Born</dt><dd>9 March</dd></dl>a<b>b</b>c"
)


def test_words_that_a_browser_sets_apart_are_apart_on_the_page_of_a_mail() -> None:
    mail = EmailMessage()
    mail.set_content(GLUED, subtype="html")
    said = mail_as_text(mail.as_bytes()).decode()
    assert " ".join(said.split()) == "Wren came 12 Tel 07700 900477 Ferrant rang one two Born 9 March abc"
    assert "Wren    came" in said
    assert "\n\n\n" not in said


@pytest.mark.parametrize("content", [files.spreadsheet(), files.with_note(), files.with_embedded("a.txt", b"x")])
def test_text_of_what_may_say_more_is_told_apart(content: bytes) -> None:
    """Sheets, pages with notes, and files with files in them say no words for certain; their text is told apart."""
    looks = look(content)
    assert None in looks.words or not looks.words
    assert looks.partly.strip()


def headed_sheet() -> bytes:
    space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    book = b'<workbook %s><sheets><sheet name="A"/></sheets></workbook>' % space
    header = b"<headerFooter><oddHeader>&amp;C&amp;BCLOSED</oddHeader></headerFooter>"
    cells = b'<sheetData><row><c t="inlineStr"><is><t>A row</t></is></c></row></sheetData>'
    sheet = b"<worksheet %s>%s%s</worksheet>" % (space, cells, header)
    return files.office({"xl/workbook.xml": book, "xl/worksheets/sheet1.xml": sheet})


def running_head(word: str) -> bytes:
    page = f'<style>@page {{ @top-center {{ content: "{word}" }} }}</style><p>Note of the meeting.</p>'
    return bytes(weasyprint.HTML(string=page).write_pdf() or b"")


@pytest.mark.parametrize(
    ("content", "is_closed"),
    [
        (running_head("CLOSED"), True),
        (running_head("C L O S E D"), True),
        (running_head("Job closed"), False),
        (files.word("Note of the meeting.", header="CLOSED"), True),
        (files.word("The job is CLOSED now.", header="Log"), False),
        (headed_sheet(), True),
        (files.mail(words="CLOSED\n\nNote of the meeting."), True),
        (files.mail(words="The job is\nCLOSED\nas from today."), False),
    ],
    ids=["a PDF", "spaced out", "in small letters", "Word", "in a text", "a sheet", "a mail", "a line within a mail"],
)
def test_what_says_closed_at_its_head_is_closed(content: bytes, *, is_closed: bool) -> None:
    assert ("CLOSED" in look(content).markings) == is_closed
