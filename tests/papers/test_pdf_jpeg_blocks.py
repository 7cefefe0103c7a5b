"""An area on a JPEG takes whole blocks of it: the faint traces beside the letters of a name told which these were."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from PIL import Image, ImageDraw, ImageFont

from docgen.papers.jpeg import block_size
from docgen.papers.pdf_blackouts import Blackout
from docgen.papers.pdf_redacted import redacted_pdf
from docgen.papers.pdf_words import Box
from docgen.papers.picture_pages import pages_of_picture
from tests.made.redactable import saved
from tests.papers.test_pdf_closing import picture_in

NAMES = ("Harlow", "Barlow", "Marlow", "Farlow", "Jarlow")
AREA = (300, 401, 480, 440)
"""Dots round every one of the names, with few to spare."""
CLOSE = (305, 408, 416, 433)
"""The same with none."""


def scan(name: str, *, dpi: int = 200, kind: str = "JPEG", turn: int = 1, offset: int = 0) -> bytes:
    """A page that is one picture, in grey, with a name in it; drawn from its foot upwards where `turn` is -1."""
    picture = Image.new("L", (827, 1169), 250)
    pen, font, out = ImageDraw.Draw(picture), ImageFont.load_default(30), BytesIO()
    pen.text((305, 300), "Name of the victim", fill=20, font=font)
    pen.text((305, 402), name, fill=20, font=font)
    picture.save(out, "JPEG", quality=60)
    pdf = pikepdf.new()
    wide, high = (side * 72 / dpi for side in picture.size)
    page = pdf.add_blank_page(page_size=(wide, high))
    page.obj.MediaBox = page.obj.CropBox = [offset, offset, wide + offset, high + offset]
    is_jpeg = kind == "JPEG"
    content = out.getvalue() if is_jpeg else Image.open(out).tobytes()
    drawn = pdf.make_stream(
        content, Type=Name.XObject, Subtype=Name.Image, Width=827, Height=1169, BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )  # fmt: skip
    if is_jpeg:
        drawn.Filter = Name.DCTDecode
    page.obj.Resources = Dictionary(XObject=Dictionary(I=drawn))
    foot = offset if turn == 1 else offset + high
    page.obj.Contents = pdf.make_stream(f"q {wide} 0 0 {turn * high} {offset} {foot} cm /I Do Q".encode())
    return saved(pdf)


def on_its_side(name: str, page: int, picture: int) -> bytes:
    """The same on a page that is turned by so many quarters, with its picture turned back as many, or not."""
    with pikepdf.open(BytesIO(scan(name))) as pdf:
        shown = pdf.pages[0]
        shown.obj.Rotate = page * 90
        wide, high = (float(side) for side in shown.mediabox[2:])
        if picture:
            matrix = {1: (0, wide, -high, 0, high, 0), 3: (0, -wide, high, 0, 0, wide)}[picture]
            shown.obj.MediaBox = shown.obj.CropBox = [0, 0, high, wide]
            shown.obj.Contents = pdf.make_stream(f"q {' '.join(map(str, matrix))} cm /I Do Q".encode())
        return saved(pdf)


def seen_turned(box: Box, quarters: int) -> Box:
    """A rectangle of the page as it is seen when the page is turned to the right by so many quarters."""
    wide, high = 827 * 72 / 200, 1169 * 72 / 200
    for _ in range(quarters):
        box, wide, high = Box(high - box.bottom, box.left, high - box.top, box.right), high, wide
    return box


@pytest.mark.parametrize(("page", "picture"), [(1, 0), (2, 0), (3, 0), (1, 1), (3, 3), (0, 1)])
def test_nor_do_they_where_the_page_or_its_picture_is_turned(page: int, picture: int) -> None:
    left, top, right, bottom = (edge * 72 / 200 for edge in CLOSE)
    area = seen_turned(Box(left, top, right, bottom), (page - picture) % 4)
    pages = [redacted_pdf(on_its_side(name, page, picture), {1: [Blackout(area, "NA")]}).content for name in NAMES]
    assert len({picture_in(each) for each in pages}) == 1


def redacted(content: bytes, *, dpi: int = 200, turn: int = 1) -> tuple[bytes, Box]:
    left, top, right, bottom = (edge * 72 / dpi for edge in AREA)
    high = 1169 * 72 / dpi
    area = Box(left, top, right, bottom) if turn == 1 else Box(left, high - bottom, right, high - top)
    made = redacted_pdf(content, {1: [Blackout(area, "NA")]})
    return picture_in(made.content), made.pages[1].areas[0]


@pytest.mark.parametrize("offset", [0, 30])
@pytest.mark.parametrize("turn", [1, -1])
@pytest.mark.parametrize("dpi", [100, 200])
def test_names_under_an_area_leave_the_same_page(dpi: int, turn: int, offset: int) -> None:
    left = {redacted(scan(name, dpi=dpi, turn=turn, offset=offset), dpi=dpi, turn=turn)[0] for name in NAMES}
    assert len(left) == 1


def test_an_area_is_as_large_as_the_blocks_that_it_takes_a_part_of_and_a_dot_more() -> None:
    dot = 72 / 200
    _, area = redacted(scan(NAMES[0]))
    assert [round(edge / dot, 2) for edge in (area.left, area.top, area.right, area.bottom)] == [295, 399, 481, 441]


def test_an_area_on_any_other_picture_is_as_it_was_drawn() -> None:
    _, area = redacted(scan(NAMES[0], kind="plain"))
    assert [round(edge * 200 / 72, 2) for edge in (area.left, area.top, area.right, area.bottom)] == [*AREA]


@pytest.mark.parametrize("part", [1, 2, 3])
def test_nor_does_a_jpeg_tell_it_that_is_a_paper_by_itself(part: int) -> None:
    """It is drawn on a sheet, larger or smaller than it is: its blocks lie anywhere there."""
    left = set()
    for name in NAMES:
        picture, out = Image.new("L", (1000 // part, 1414 // part), 250), BytesIO()
        ImageDraw.Draw(picture).text((300 // part, 400 // part), name, fill=20, font=ImageFont.load_default(30))
        picture.save(out, "JPEG", quality=60)
        dot = 595.28 / picture.width
        x, y = 300 // part - 2, 400 // part
        area = Box(x * dot, y * dot, (x + 160) * dot, (y + 40) * dot)
        made = redacted_pdf(pages_of_picture(out.getvalue()), {1: [Blackout(area, "NA")]})
        left.add(picture_in(made.content))
    assert len(left) == 1


def test_of_a_png_an_area_stays_as_it_was_drawn() -> None:
    out = BytesIO()
    Image.new("L", (1000, 1414), 250).save(out, "PNG")
    area = Box(100, 100, 200, 120)
    made = redacted_pdf(pages_of_picture(out.getvalue()), {1: [Blackout(area, "NA")]})
    assert made.pages[1].areas == (area,)


@pytest.mark.parametrize("said", [Name.Many, 10**9, -5])
def test_a_page_of_somebody_else_s_that_says_what_a_block_is_does_no_harm(said: object) -> None:
    with pikepdf.open(BytesIO(scan(NAMES[0], kind="plain"))) as pdf:
        pdf.pages[0].obj.DocgenBlock = said
        content = saved(pdf)
    assert redacted(content)[1].right <= 480 * 72 / 200 + 72


FACES = ("red", "blue", "yellow", "green")


def still(face: str, sampling: int, *, turned: bool = False) -> bytes:
    """A photograph, of which colour is kept for each dot (0), two side by side (1) or four (2), with a face in it."""
    picture, out = Image.new("RGB", (640, 400), (120, 130, 125)), BytesIO()
    ImageDraw.Draw(picture).ellipse((203, 101, 300, 199), fill=face)
    exif = Image.Exif()
    exif[0x0112] = 6 if turned else 1
    (picture.rotate(90, expand=True) if turned else picture).save(out, "JPEG", subsampling=sampling, exif=exif)
    return out.getvalue()


def in_pdf(jpeg: bytes, matrix: str, size: tuple[int, int], *, coded: bool = False) -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=size)
    image = Image.open(BytesIO(jpeg))
    content, kept = (jpeg.hex().encode() + b">", [Name.ASCIIHexDecode, Name.DCTDecode]) if coded else (jpeg, None)
    drawn = pdf.make_stream(
        content, Type=Name.XObject, Subtype=Name.Image, Width=image.width, Height=image.height, BitsPerComponent=8,
        ColorSpace=Name.DeviceRGB,
    )  # fmt: skip
    drawn.Filter = pikepdf.Array(kept) if kept else Name.DCTDecode
    page.obj.Resources = Dictionary(XObject=Dictionary(I=drawn))
    page.obj.Contents = pdf.make_stream(f"q {matrix} cm /I Do Q".encode())
    return saved(pdf)


@pytest.mark.parametrize("coded", [False, True])
@pytest.mark.parametrize("sampling", [0, 1, 2])
@pytest.mark.parametrize(
    ("matrix", "size", "area"),
    [
        ("320 0 0 200 20 20", (360, 240), Box(121.5, 70.5, 170, 119.5)),
        ("0 320 -200 0 220 20", (240, 360), Box(70.5, 190, 119.5, 238.5)),
    ],
    ids=["upright", "on its side"],
)
def test_an_area_takes_the_blocks_of_colours_whole(
    matrix: str, size: tuple[int, int], area: Box, sampling: int, *, coded: bool
) -> None:
    """They are larger than those of light where a photograph keeps less of colours."""
    pages = [in_pdf(still(face, sampling), matrix, size, coded=coded) for face in FACES]
    left = {picture_in(redacted_pdf(page, {1: [Blackout(area, "NA")]}).content) for page in pages}
    assert len(left) == 1


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("sampling", [0, 1, 2])
def test_and_so_it_does_on_a_photograph_that_is_a_paper_by_itself(sampling: int, *, turned: bool) -> None:
    dot, left = 841.89 / 640, set()
    top = (595.28 - 400 * dot) / 2
    area = Box(202 * dot, top + 100 * dot, 301 * dot, top + 200 * dot)
    for face in FACES:
        content = pages_of_picture(still(face, sampling, turned=turned))
        left.add(picture_in(redacted_pdf(content, {1: [Blackout(area, "NA")]}).content))
    assert len(left) == 1


@pytest.mark.parametrize(
    ("jpeg", "size"),
    [
        (still("red", 0), (8, 8)),
        (still("red", 1), (16, 8)),
        (still("red", 2), (16, 16)),
        (b"\xff\xd8\xff\xff\xff", (16, 16)),
        (b"no JPEG", (16, 16)),
        (b"", (16, 16)),
    ],
)
def test_the_size_of_blocks_is_what_a_frame_says(jpeg: bytes, size: tuple[int, int]) -> None:
    assert block_size(jpeg) == size
