"""Oddities that come in as papers, each gathered as pages that can be stood behind, or as one that says why not."""

import io
import subprocess
from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import pypdfium2
import pytest
from docx import Document as WordDocument
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

from docgen.case.material import Paper
from docgen.papers.html_words import words_of_page
from docgen.workflow.folder import open_case
from docgen.workflow.gathering import Gathered, Wanted, gather_all
from docgen.workflow.papers_to_redact import ReceivedPaper
from tests.made.cases import FIXTURE

PAPER = open_case(FIXTURE).loaded.case.papers[0]


def wanted(content: bytes, file: str = "paper.pdf") -> Wanted:
    paper: Paper = PAPER.model_copy(update={"file": file})
    return Wanted("S1", "A paper", content, ReceivedPaper(paper, content))


def gathered(folder: Path, *papers: Wanted) -> list[Gathered]:
    folder.mkdir(exist_ok=True)
    (made,) = gather_all(folder, [list(papers)])
    return made


def content_of(made: Gathered) -> bytes:
    return made.content if isinstance(made.content, bytes) else made.content.read_bytes()


def text_of(made: Gathered) -> str:
    with pypdfium2.PdfDocument(content_of(made)) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)


def sizes_of(made: Gathered) -> list[tuple[int, int]]:
    with pypdfium2.PdfDocument(content_of(made)) as pdf:
        return [(round(page.get_width()), round(page.get_height())) for page in pdf]


def saved(pdf: Pdf, **settings: object) -> bytes:
    written = io.BytesIO()
    pdf.save(written, **settings)  # type: ignore[arg-type]
    return written.getvalue()


def with_text(words: str, size: tuple[float, float] = (595, 842)) -> Pdf:
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=size)
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    pdf.pages[0].Resources = Dictionary(Font=Dictionary(F1=font))
    pdf.pages[0].Contents = pdf.make_stream(f"BT /F1 12 Tf 72 {size[1] - 100} Td ({words}) Tj ET".encode())
    return pdf


def picture(size: tuple[int, int], form: str, **settings: object) -> bytes:
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 2, size[1] // 4))
    written = io.BytesIO()
    image.save(written, form, **settings)
    return written.getvalue()


def three_frames() -> bytes:
    frames = [Image.new("L", (400, 500), shade) for shade in (250, 200, 150)]
    written = io.BytesIO()
    frames[0].save(written, "TIFF", save_all=True, append_images=frames[1:])
    return written.getvalue()


def a_word_file() -> bytes:
    document = WordDocument()
    document.add_paragraph("Words of a Word file.")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def a_mail() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "one@example.org", "two@example.org", "The meeting"
    mail.set_content("It is on Monday.")
    return mail.as_bytes()


def a_portfolio() -> bytes:
    pdf = with_text("Please open this in another program")
    pdf.attachments["inner.txt"] = pikepdf.AttachedFileSpec(pdf, b"inner words", filename="inner.txt")
    pdf.Root.Collection = Dictionary(Type=Name.Collection)
    return saved(pdf)


def locked() -> bytes:
    return saved(with_text("behind a password"), encryption=pikepdf.Encryption(owner="o", user="opensesame"))


def test_a_tiff_of_three_frames_is_three_pages(tmp_path: Path) -> None:
    (made,) = gathered(tmp_path / "case", wanted(three_frames(), "paper.tif"))
    assert (made.facts.pages, made.broken) == (3, None)


def image_on(made: Gathered) -> tuple[float, float]:
    """The width and height in points of the one picture of a page."""
    with pypdfium2.PdfDocument(content_of(made)) as pdf:
        (drawn,) = pdf[0].get_objects()
        left, bottom, right, top = drawn.get_bounds()
        return right - left, top - bottom


def test_a_picture_that_says_its_dots_an_inch_is_as_large_as_it_is_on_paper(tmp_path: Path) -> None:
    small, large = picture((400, 200), "PNG", dpi=(200, 200)), picture((6000, 3000), "PNG", dpi=(100, 100))
    one, other = gathered(tmp_path / "case", wanted(small, "a.png"), wanted(large, "b.png"))
    assert image_on(one) == (pytest.approx(144, abs=1), pytest.approx(72, abs=1))
    width, height = image_on(other)
    assert width == pytest.approx(842 - 72, abs=1)
    assert width / height == pytest.approx(2, abs=0.02)


def test_a_photograph_keeps_its_own_bytes(tmp_path: Path) -> None:
    jpeg = picture((1200, 900), "JPEG", quality=80)
    (made,) = gathered(tmp_path / "case", wanted(jpeg, "paper.jpg"))
    scan = jpeg[jpeg.index(b"\xff\xda") :]
    assert scan[:-2] in content_of(made)


def test_no_picture_is_finer_than_300_dots_an_inch(tmp_path: Path) -> None:
    (made,) = gathered(tmp_path / "case", wanted(picture((4000, 4000), "PNG", dpi=(1200, 1200)), "paper.png"))
    with pikepdf.open(io.BytesIO(content_of(made))) as pdf:
        image = pdf.pages[0].Resources.XObject.Im0
        assert (image.Width, image.Height) == (1000, 1000)


def test_a_photograph_that_says_it_is_turned_stands_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter: what is wide in the file is high as seen
    (made,) = gathered(tmp_path / "case", wanted(picture((800, 500), "JPEG", exif=exif), "paper.jpg"))
    ((width, height),) = sizes_of(made)
    assert height > width
    with pypdfium2.PdfDocument(content_of(made)) as pdf:
        shown = pdf[0].render(scale=0.5).to_pil().convert("RGB")
    red = [at for at in range(shown.width) if shown.getpixel((at, shown.height // 4))[1] < 100]  # type: ignore[index]
    assert red
    assert min(red) > shown.width / 2


def an_open_document() -> bytes:
    with TemporaryDirectory() as folder:
        (Path(folder) / "a.txt").write_text("Words of an open document.", encoding="utf-8")
        words = ["soffice", f"-env:UserInstallation=file://{folder}/p", "--headless", "--convert-to", "odt", "a.txt"]
        subprocess.run(words, cwd=folder, check=True, capture_output=True)
        return (Path(folder) / "a.odt").read_bytes()


A_PAGE = b"""<!DOCTYPE html><html><head><script>document.title = "run"</script><style>p { display: none }</style></head>
<body onload="run()"><h1>Words of a saved page</h1><img src="http://example.org/a.png"><iframe src="file:///etc/passwd">
</iframe><p style="background: url(http://example.org/b.png)">and more.</p></body></html>"""


@pytest.mark.parametrize(
    ("content", "file", "words"),
    [
        (a_word_file, "paper.pdf", "Words of a Word file."),
        (an_open_document, "paper.odt", "Words of an open document."),
        (lambda: A_PAGE, "paper.html", "Words of a saved page and more."),
        (a_mail, "paper.eml", "It is on Monday."),
        (lambda: b"Plain words, as they are.", "paper.txt", "Plain words, as they are."),
    ],
    ids=["a Word file called .pdf", "an open document", "a page of HTML", "a mail", "a text"],
)
def test_what_is_no_pdf_becomes_pages_whatever_its_name(
    tmp_path: Path, content: Callable[[], bytes], file: str, words: str
) -> None:
    (made,) = gathered(tmp_path / "case", wanted(content(), file))
    assert made.broken is None
    assert words in text_of(made)
    assert made.steps[0].startswith("converted to pages: ")


def test_of_a_page_of_html_the_words_are_set_and_nothing_is_fetched_or_run() -> None:
    assert words_of_page(A_PAGE).decode() == "Words of a saved page\nand more."
    cells = b"<html><body><table><tr><td>one</td><td>two</td></tr><tr><td>three</td></tr></table></body></html>"
    assert words_of_page(cells).decode() == "one\ttwo\nthree"


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7\n", b"\0" * 5000, locked()], ids=["empty", "a head", "noughts", "locked"]
)
def test_what_cannot_be_read_is_a_page_that_says_so(tmp_path: Path, content: bytes) -> None:
    (made,) = gathered(tmp_path / "case", wanted(content))
    assert made.broken
    assert "its pages cannot be shown here" in text_of(made)
    assert f"{len(content):,} bytes" in text_of(made) or not content


def test_a_password_of_the_list_opens_a_paper(tmp_path: Path) -> None:
    one = replace(wanted(locked()), passwords=("wrong", "opensesame"))
    (made,) = gathered(tmp_path / "case", one)
    assert made.broken is None
    assert "behind a password" in text_of(made)
    with pikepdf.open(io.BytesIO(content_of(made))) as pdf:
        assert not pdf.is_encrypted


def test_a_portfolio_loses_what_is_attached_and_that_is_told(tmp_path: Path) -> None:
    (made,) = gathered(tmp_path / "case", wanted(a_portfolio()))
    assert made.facts.left["embedded file"] == made.facts.left["portfolio"] == 1
    assert b"inner words" not in content_of(made)


def test_words_of_a_hidden_layer_do_not_come_along(tmp_path: Path) -> None:
    pdf = with_text("seen by all")
    shown, hidden = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(each))) for each in ("shown", "hidden"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([shown, hidden]), D=Dictionary(OFF=Array([hidden])))
    page = pdf.pages[0]
    page.Resources.Properties = Dictionary(Shown=shown, Hidden=hidden)
    page.Contents = pdf.make_stream(
        b"/OC /Shown BDC BT /F1 12 Tf 72 700 Td (of the open layer) Tj ET EMC "
        b"/OC /Hidden BDC BT /F1 12 Tf 72 600 Td (nobody sees this) Tj ET 1 0 0 rg 10 10 50 50 re f EMC"
    )
    (made,) = gathered(tmp_path / "case", wanted(saved(pdf)))
    assert "of the open layer" in text_of(made)
    assert "nobody sees this" not in text_of(made)
    assert made.facts.left == {"hidden layer on a page": 1}


def test_hidden_layers_within_drawn_forms_pictures_and_notes_leave_nothing(tmp_path: Path) -> None:
    pdf = with_text("seen by all")
    shown, hidden = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(each))) for each in ("shown", "hidden"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([shown, hidden]), D=Dictionary(OFF=Array([hidden])))
    both = Dictionary(Type=Name.OCMD, VE=Array([Name.And, shown, hidden]))
    fonts = Dictionary(Font=pdf.pages[0].Resources.Font, Properties=Dictionary(Both=both))

    def form(words: bytes, **more: pikepdf.Object) -> Stream:
        return pdf.make_stream(
            words, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 595, 842], Resources=fonts, **more
        )

    whole = form(b"BT /F1 9 Tf 9 9 Td (a whole form) Tj ET", OC=hidden)
    part = form(
        b"BT /F1 9 Tf 9 50 Td (of the open part) Tj ET /OC /Both BDC BT /F1 9 Tf 9 99 Td (a part of it) Tj ET EMC"
    )
    page = pdf.pages[0]
    page.Resources.XObject = Dictionary(Whole=whole, Part=part)
    page.contents_add(b"/Whole Do /Part Do", prepend=False)
    note = Dictionary(Type=Name.Annot, Subtype=Name.FreeText, Rect=[0, 0, 99, 9], Contents=String("a note"), OC=hidden)
    page.obj.Annots = Array([pdf.make_indirect(note)])
    (made,) = gathered(tmp_path / "case", replace(wanted(saved(pdf)), comments=True))
    assert "of the open part" in text_of(made)
    with pikepdf.open(io.BytesIO(content_of(made))) as opened:
        held = b"".join(each.read_bytes() for each in opened.objects if isinstance(each, Stream))
        held += b"".join(bytes(str(each), "utf-8") for each in opened.objects if isinstance(each, Dictionary))
    for words in (b"a whole form", b"a part of it", b"a note"):
        assert words not in held


def three_pages() -> Pdf:
    """Three pages that share their resources, with a link from each to the next, bookmarks, and a hidden layer."""
    pdf = Pdf.new()
    for number in range(1, 4):
        one = with_text(f"page number {number}")
        pdf.pages.append(one.pages[0])
    hidden = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("hidden")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([hidden]), D=Dictionary(OFF=Array([hidden])))
    for at, page in enumerate(pdf.pages):
        page.Resources.Properties = Dictionary(Hidden=hidden)
        page.contents_add(b"/OC /Hidden BDC BT /F1 12 Tf 72 600 Td (nobody sees this) Tj ET EMC")
        target = Array([pdf.pages[(at + 1) % 3].obj, Name.Fit])
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], Dest=target)
        page.obj.Annots = Array([pdf.make_indirect(link)])
    with pdf.open_outline() as outline:
        outline.root += [pikepdf.OutlineItem(f"mark {number}", number - 1) for number in range(1, 4)]
    return pdf


def test_of_some_pages_alone_nothing_of_the_others_or_of_a_hidden_layer_comes_along(tmp_path: Path) -> None:
    (made,) = gathered(tmp_path / "case", replace(wanted(saved(three_pages())), pages=(2, 2)))
    assert made.facts.pages == 1
    assert text_of(made) == "page number 2"
    with pikepdf.open(io.BytesIO(content_of(made))) as pdf:
        drawn = b"".join(
            each.read_bytes() for each in pdf.objects if isinstance(each, Stream) and "/Subtype" not in each
        )
        assert b"page number 1" not in drawn
        assert b"nobody sees this" not in drawn
        assert "/Outlines" not in pdf.Root
    assert made.facts.left == {"hidden layer on a page": 3, "link to a page that is left out": 1}


def test_a_field_of_a_form_is_seen_on_pages_that_go_in_alone(tmp_path: Path) -> None:
    pdf = three_pages()
    look = pdf.make_stream(
        b"BT /F1 12 Tf 2 4 Td (what was filled in) Tj ET",
        Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 200, 20], Resources=pdf.pages[1].Resources,
    )  # fmt: skip
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("t"), V=String("what was filled in"),
            Rect=[72, 400, 272, 420], F=4, AP=Dictionary(N=look),
        )
    )  # fmt: skip
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
    pdf.pages[1].obj.Annots.append(field)
    (made,) = gathered(tmp_path / "case", replace(wanted(saved(pdf)), pages=(2, 3)))
    assert "what was filled in" in text_of(made)


def test_what_a_page_or_a_link_says_that_nobody_sees_does_not_come_along(tmp_path: Path) -> None:
    pdf = with_text("a page")
    page = pdf.pages[0].obj
    page["/Private"] = Dictionary(Said=String("secret of a page"))
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], Contents=String("secret of a link"), TU=String("secret"),
        A=Dictionary(S=Name.URI, URI=String("https://example.org")),
    )  # fmt: skip
    page.Annots = Array([pdf.make_indirect(link)])
    (made,) = gathered(tmp_path / "case", wanted(saved(pdf)))
    with pikepdf.open(io.BytesIO(content_of(made))) as opened:
        held = " ".join(str(each) for each in opened.objects if isinstance(each, Dictionary))
    assert "secret" not in held
    assert "https://example.org" in held


def test_a_hidden_note_goes_and_a_link_to_another_file_leads_nowhere(tmp_path: Path) -> None:
    pdf = with_text("a page")
    out = Dictionary(S=Name.GoToR, F=String("other.pdf"), D=Array([0, Name.Fit]))
    notes = [
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=out),
        Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=[0, 0, 9, 9], F=2, Contents=String("unseen words")),
    ]
    pdf.pages[0].Annots = Array([pdf.make_indirect(each) for each in notes])
    (made,) = gathered(tmp_path / "case", wanted(saved(pdf)))
    assert made.facts.left == {"action /GoToR": 1, "hidden annotation": 1}
    assert b"unseen words" not in content_of(made)


def test_a_larger_page_is_made_smaller_and_a_smaller_one_keeps_its_size(tmp_path: Path) -> None:
    large, small = with_text("a plan", (2384, 3370)), with_text("a ticket", (200, 300))
    one, other = gathered(tmp_path / "case", wanted(saved(large)), wanted(saved(small)))
    assert sizes_of(one) == sizes_of(other) == [(595, 842)]
    for made, high in ((one, 12 * 595.276 / 2384), (other, 12)):
        with pypdfium2.PdfDocument(content_of(made)) as pdf:
            words = pdf[0].get_textpage()
            boxes = [words.get_charbox(at, loose=True) for at in range(words.count_chars())]
        assert max(top - bottom for _, bottom, _, top in boxes) == pytest.approx(high, rel=0.35)


def test_a_state_that_a_page_leaves_open_does_not_move_what_is_drawn_after_it(tmp_path: Path) -> None:
    pdf = with_text("open")
    pdf.pages[0].Contents = pdf.make_stream(b"q 3 0 0 3 100 100 cm q 2 0 0 2 5 5 cm BT /F1 9 Tf (open) Tj ET")
    (made,) = gathered(tmp_path / "case", wanted(saved(pdf)))
    with pikepdf.open(io.BytesIO(content_of(made))) as opened:
        drawn = b"\n".join(each.read_bytes() for each in opened.pages[0].Contents)
    assert drawn.split().count(b"q") == drawn.split().count(b"Q")


def test_one_file_twice_is_gathered_once_and_kept(tmp_path: Path) -> None:
    content = saved(with_text("twice"))
    gathered(tmp_path / "case", wanted(content), wanted(content))
    kept = sorted(path.suffix for path in (tmp_path / "case" / "out" / "internal" / "gathered").iterdir())
    assert kept == [".json", ".pdf"]


def test_what_is_kept_and_was_changed_since_is_made_anew(tmp_path: Path) -> None:
    content = saved(with_text("as it was"))
    (first,) = gathered(tmp_path / "case", wanted(content))
    assert isinstance(first.content, Path)
    first.content.write_bytes(saved(with_text("as somebody changed it")))
    (again,) = gathered(tmp_path / "case", wanted(content))
    assert "as it was" in text_of(again)


def test_a_paper_that_was_signed_is_told_to_have_been(tmp_path: Path) -> None:
    pdf = with_text("signed")
    value = pdf.make_indirect(Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Contents=String("x")))
    field = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("s"), V=value, Rect=[0, 0, 0, 0])
    )
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)
    pdf.pages[0].Annots = Array([field])
    (made,) = gathered(tmp_path / "case", wanted(saved(pdf)))
    assert made.facts.signed == 1


def test_what_a_picture_says_of_its_camera_does_not_come_along(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Quillcamera"
    jpeg = picture((300, 200), "JPEG", exif=exif)
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    image = Stream(pdf, jpeg)
    image.stream_dict.update(
        Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=300, Height=200, ColorSpace=Name.DeviceRGB, BitsPerComponent=8,
            Filter=Name.DCTDecode,
        )
    )  # fmt: skip
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Im0=pdf.make_indirect(image)))
    pdf.pages[0].Contents = pdf.make_stream(b"q 300 0 0 200 50 500 cm /Im0 Do Q")
    content = saved(pdf)
    assert b"Quillcamera" in content
    (made,) = gathered(tmp_path / "case", wanted(content))
    assert b"Quillcamera" not in content_of(made)
