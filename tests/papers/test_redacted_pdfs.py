"""What is redacted is gone: from what is shown, from the words, and from every place in the file; the rest stays."""

import re
import subprocess
import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from docgen.papers.jpeg import bare_jpeg
from docgen.papers.pdf_blackouts import Blackout
from docgen.papers.pdf_pages_anew import add_page
from docgen.papers.pdf_redacted import redacted_pdf, with_words
from docgen.papers.pdf_traces import traces
from docgen.papers.pdf_words import Box, Word, page_words
from docgen.papers.redacting import answer_pages, pages_of
from tests.made.redactable import A4, SECRET, jpeg_of, layered, letter, pages, riddled, saved, scan, unseen

WORDS = SECRET.split()
CODES = ("utf-8", "utf-16-be", "utf-16-le")


def over(content: bytes, *wanted: str, page: int = 1) -> dict[int, list[Blackout]]:
    """Areas over words of a page, wherever they stand on it."""
    found = [word for word in page_words(content)[page - 1].words if word.text.strip(".,") in wanted]
    assert found
    return {page: [Blackout(word.box, "NA") for word in found]}


def without_the_secret(content: bytes) -> bytes:
    return redacted_pdf(content, over(content, *WORDS)).content


def texts(content: bytes) -> list[str]:
    return [" ".join(word.text for word in page.words) for page in page_words(content)]


def everything_in(content: bytes, tmp_path: Path) -> bytes:
    """All that strangers get out of a file: its bytes, packed and unpacked, its text and its pictures."""
    path = tmp_path / "attacked.pdf"
    path.write_bytes(content)
    unpacked = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", path, "-"], capture_output=True, check=True)
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout
    subprocess.run(["pdfimages", "-all", path, tmp_path / "picture"], check=True)
    pictures = b"".join(each.read_bytes() for each in sorted(tmp_path.glob("picture*")))
    streams = [_unpacked(each) for each in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL)]
    return b"\n".join((content, unpacked.stdout, text, pictures, *streams))


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def tells(haystack: bytes) -> list[str]:
    """The words of the secret that stand in bytes, in any code."""
    small = haystack.lower()
    needles = {word: [word.lower().encode(code) for code in CODES] for word in WORDS}
    needles = {word: [*each, *(code.hex().encode() for code in each)] for word, each in needles.items()}
    return [word for word, codes in needles.items() if any(code in small for code in codes)]


def shown(content: bytes, page: int = 1, *, scale: float = 1) -> Image.Image:
    with pypdfium2.PdfDocument(content) as pdf:
        image: Image.Image = pdf[page - 1].render(scale=scale, draw_annots=False).to_pil().convert("L")
    return image


HIDING = {
    "a letter": letter(),
    "a letter with the name in every place that a PDF has": riddled(),
    "a letter turned by a flag": letter(Rotate=90),
    "a letter upside down": letter(Rotate=180),
    "a letter cropped": letter(CropBox=pikepdf.Array([50, 600, 500, 800])),
    "a letter in larger units": letter(UserUnit=2),
}


@pytest.mark.parametrize("content", HIDING.values(), ids=HIDING)
def test_nothing_of_the_words_taken_out_remains_in_the_file(content: bytes, tmp_path: Path) -> None:
    assert tells(everything_in(without_the_secret(content), tmp_path)) == []


@pytest.mark.parametrize("content", HIDING.values(), ids=HIDING)
def test_words_outside_the_areas_stay_where_they_were(content: bytes) -> None:
    before, after = page_words(content), page_words(without_the_secret(content))
    kept = [word for word in before[0].words if word.text not in WORDS]
    # A reader sorts the words of a line from left to right, which upside down is another order.
    by_place = sorted(kept, key=lambda word: (round(word.box.bottom / 4), word.box.left))
    made = sorted(after[0].words, key=lambda word: (round(word.box.bottom / 4), word.box.left))
    assert sorted(word.text for word in made) == sorted(word.text for word in kept)
    assert after[1].words == before[1].words
    for old, new in zip(sorted(by_place, key=lambda w: w.text), sorted(made, key=lambda w: w.text), strict=True):
        assert abs(old.box.left - new.box.left) < 1.5
        assert abs(old.box.right - new.box.right) < 6  # as wide as the word; a reader may add the space behind it
        assert old.box.top - 6 < new.box.bottom
        assert new.box.top < old.box.bottom + 6


@pytest.mark.parametrize("content", HIDING.values(), ids=HIDING)
def test_a_page_made_anew_is_as_large_as_before_and_black_where_it_was_redacted(content: bytes) -> None:
    redacted, area = without_the_secret(content), over(content, *WORDS)[1][0].box
    for page in (1, 2):
        assert abs(size_in_points(redacted, page)[0] - size_in_points(content, page)[0]) < 0.1
        assert abs(size_in_points(redacted, page)[1] - size_in_points(content, page)[1]) < 0.1
    picture = shown(redacted, scale=4)
    assert picture.getpixel((int(area.left * 4) + 2, int(area.top * 4) + 2)) < 20
    before, after = shown(content, 2), shown(redacted, 2)
    assert before.size == after.size
    assert before.tobytes() == after.tobytes()


def size_in_points(content: bytes, page: int) -> tuple[float, float]:
    """As a reader that heeds /UserUnit shows it: PDFium does not."""
    with pikepdf.open(BytesIO(content)) as pdf, pypdfium2.PdfDocument(content) as drawn:
        unit = float(pdf.pages[page - 1].obj.get("/UserUnit", 1))
        width, height = drawn[page - 1].get_size()
    return width * unit, height * unit


def test_other_pages_keep_their_links_and_nothing_else_that_is_not_drawn() -> None:
    with pikepdf.open(BytesIO(without_the_secret(riddled()))) as pdf:
        (link,) = pdf.pages[1].obj.Annots
        assert str(link.A.URI) == "https://www.example.org/"
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}
        assert "/Info" not in pdf.trailer
        assert set(pdf.pages[1].obj.keys()) <= {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents", "/Annots"}
        assert set(pdf.pages[1].obj.Resources.keys()) == {"/Font"}  # the first page's photograph does not come along


def test_a_link_to_a_page_still_leads_there() -> None:
    with pikepdf.open(BytesIO(letter())) as pdf:
        pdf.pages[1].obj.Annots[0].A = pikepdf.Dictionary(
            S=pikepdf.Name.GoTo, D=pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.Fit])
        )
        content = saved(pdf)
    with pikepdf.open(BytesIO(without_the_secret(content))) as made:
        assert made.pages[1].obj.Annots[0].Dest[0].objgen == made.pages[0].obj.objgen


def test_the_same_paper_and_areas_give_the_same_bytes() -> None:
    assert without_the_secret(riddled()) == without_the_secret(riddled())


def test_a_hidden_layer_is_not_on_a_page_made_anew(tmp_path: Path) -> None:
    redacted = redacted_pdf(layered(), {})
    assert redacted.anew == (1,)
    assert tells(everything_in(redacted.content, tmp_path)) == []
    assert texts(redacted.content) == ["Seen by all.", "Second page."]


@pytest.mark.parametrize("how", ["1 1 1 rg", "3 Tr", "box", "outside"])
def test_words_that_nobody_sees_are_not_kept(how: str, tmp_path: Path) -> None:
    redacted = redacted_pdf(unseen(how=how), {})
    assert redacted.anew == (1,)
    assert tells(everything_in(redacted.content, tmp_path)) == []
    assert texts(redacted.content) == ["Seen by all."]


SPOILT = {
    "black on black": f"0 g 60 590 300 30 re f BT /F 12 Tf 72 600 Td ({SECRET}) Tj ET",
    "under a thick line": f"BT /F 12 Tf 72 600 Td ({SECRET}) Tj ET 0 G 13 w 70 604 m 300 604 l S",
    "too small to see": f"q .05 0 0 .05 72 600 cm BT /F 12 Tf 0 0 Td ({SECRET}) Tj ET Q",
    "in place of a word": f"/Span <</ActualText ({SECRET})>> BDC BT /F 12 Tf 72 600 Td (plainword) Tj ET EMC",
    "in place, otherwise": f"/Span <</#41ctualText ({SECRET})>> BDC BT /F 12 Tf 72 600 Td (plainword) Tj ET EMC",
}


@pytest.mark.parametrize("drawn", SPOILT.values(), ids=SPOILT)
def test_words_that_cannot_be_seen_do_not_come_along_behind_a_page(drawn: str, tmp_path: Path) -> None:
    pdf = pages([(72, 720, "Seen by all and taken.")])
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + f" q {drawn} Q".encode())
    content = saved(pdf)
    for areas in ({}, over(content, "taken")):
        redacted = redacted_pdf(content, areas)
        assert tells(everything_in(redacted.content, tmp_path)) == []
    said = texts(redacted.content)[0].split()
    assert said == ["Seen", "by", "all", "and", *(["plainword"] if "plainword" in drawn else [])]


def test_a_scan_keeps_its_own_resolution_and_the_words_that_a_machine_read(tmp_path: Path) -> None:
    content = scan(["I spoke to", SECRET, "at the door."], dpi=100, read=True)
    made = redacted_pdf(content, over(content, *WORDS))
    assert texts(made.content) == [""]
    redacted = with_words(made.content, {at: layered.page for at, layered in made.layers.items()})
    assert texts(redacted) == ["I spoke to at the door."]
    assert tells(everything_in(redacted, tmp_path)) == []
    with pikepdf.open(BytesIO(redacted)) as pdf:
        picture = pdf.pages[0].obj.Resources.XObject.Im0
        assert (int(picture.Width), int(picture.Height)) == (827, 1170)


def test_an_area_on_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="not there"):
        redacted_pdf(letter(), {3: [Blackout(Box(0, 0, 9, 9), "NA")]})


def test_right_to_left_words_are_given_back_as_they_were() -> None:
    word = Word("שלום", Box(100, 100, 140, 112))
    pdf = pikepdf.new()
    add_page(pdf, Image.new("L", (100, 100), 255), A4, [word])
    assert texts(saved(pdf)) == ["שלום"]


def test_the_camera_s_words_are_taken_out_of_a_jpeg_and_its_picture_is_untouched() -> None:
    told = jpeg_of("Wall", told=SECRET)
    bare = bare_jpeg(told)
    assert bare is not None
    clean, size = bare
    assert size == Image.open(BytesIO(told)).size
    assert tells(told) == WORDS
    assert tells(clean) == []
    assert Image.open(BytesIO(told)).tobytes() == Image.open(BytesIO(clean)).tobytes()


@pytest.mark.parametrize("content", [b"", b"\xff\xd8", b"no picture", b"\xff\xd8\xff\xe1\xff\xff"])
def test_what_is_no_jpeg_is_told_as_such(content: bytes) -> None:
    assert bare_jpeg(content) is None


STANDING = {
    "the title": lambda pdf: pdf.docinfo.__setitem__("/Title", f"About {SECRET}"),
    "a link": lambda pdf: pdf.pages[1].obj.Annots[0].A.__setitem__("/URI", f"mailto:{'.'.join(WORDS)}@example.org"),
    "a stream": lambda pdf: pdf.Root.__setitem__("/X", pdf.make_stream(f"a {SECRET} b".encode())),
    "a stream in UTF-16": lambda pdf: pdf.Root.__setitem__("/X", pdf.make_stream(SECRET.encode("utf-16-be"))),
    "a stream in hexadecimal": lambda pdf: pdf.Root.__setitem__("/X", pdf.make_stream(SECRET.encode().hex().encode())),
    "a name": lambda pdf: pdf.Root.__setitem__("/X", pikepdf.Name("/" + "_".join(WORDS))),
}


@pytest.mark.parametrize("put", STANDING.values(), ids=STANDING)
def test_words_that_stand_in_a_finished_file_are_found(put: object) -> None:
    assert callable(put)
    with pikepdf.open(BytesIO(letter("nobody"))) as pdf:
        clean = saved(pdf)
        put(pdf)
        planted = saved(pdf)
    assert traces(clean, [SECRET]) == ()
    assert {trace.phrase for trace in traces(planted, ["Other words", SECRET])} == {1}


@pytest.mark.parametrize(("address", "stands"), [("mailto:ng@example.org", True), ("https://song.example.org", False)])
def test_a_very_short_name_is_found_as_a_word_of_its_own_in_the_address_of_a_link(
    address: str, *, stands: bool
) -> None:
    with pikepdf.open(BytesIO(letter("nobody"))) as pdf:
        pdf.pages[1].obj.Annots[0].A.URI = address
        assert bool(traces(saved(pdf), ["Ng"])) is stands


def test_what_a_machine_cannot_read_is_told_page_by_page() -> None:
    read, fault = pages_of(answer_pages(scan(["words"], read=True)))
    assert (fault, [page.unread for page in read]) == (None, [True])
    plain, _ = pages_of(answer_pages(letter()))
    assert [page.unread for page in plain] == [False, False]
    picture, _ = pages_of(answer_pages(scan(["words"])))
    assert [(page.unread, page.words) for page in picture] == [(True, ())]


def test_a_locked_or_damaged_paper_is_told_as_such() -> None:
    with pikepdf.open(BytesIO(letter())) as pdf:
        locked = saved(pdf, encryption=pikepdf.Encryption(owner="o", user=""))
    for content, why in ((locked, "encrypted"), (letter()[:300], "damaged"), (b"%PDF-1.7 nonsense", "damaged")):
        read, fault = pages_of(answer_pages(content))
        assert read == ()
        assert why in str(fault)


def test_words_over_two_lines_of_a_drawing_come_with_their_places() -> None:
    content = saved(pages([(72, 720, "One two"), (72, 700, "three")]))
    (page,) = page_words(content)
    assert [(word.text, word.ends_line) for word in page.words] == [("One", False), ("two", True), ("three", True)]
    assert page.words[0].box.top < page.words[2].box.top


def test_a_scan_with_a_line_of_text_over_it_is_still_a_scan() -> None:
    with pikepdf.open(BytesIO(scan(["words"]))) as pdf:
        page = pdf.pages[0].obj
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + b" BT /F 8 Tf 20 20 Td (Printed today) Tj ET")
        read, _ = pages_of(answer_pages(saved(pdf)))
    assert [(len(page.words), page.unread) for page in read] == [(2, True)]


@pytest.mark.parametrize(("content", "noted"), [(letter(), False), (riddled(), True)], ids=["a link", "notes"])
def test_notes_over_a_page_are_told_of_and_not_drawn(content: bytes, *, noted: bool) -> None:
    read, _ = pages_of(answer_pages(content))
    assert [page.noted for page in read] == [noted, noted]
