"""Pictures and outlines of which a page shows less than it holds do not come along; what is seen stays as it was."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image, ImageDraw, ImageFont

from docgen.papers.pdf_redacted import redacted_pdf
from tests.made.redactable import SECRET, pages, saved

SIZE = (400, 160)


def _words(said: str = SECRET, mode: str = "L") -> Image.Image:
    picture = Image.new(mode, SIZE, "white")
    ImageDraw.Draw(picture).text((20, 50), said, font=ImageFont.load_default(40), fill="black")
    return picture


def _photograph() -> Image.Image:
    """Colours that go over into each other, with something in front."""
    picture = Image.merge("RGB", [Image.linear_gradient("L").rotate(90 * turn).resize(SIZE) for turn in range(3)])
    pen = ImageDraw.Draw(picture)
    for at in range(0, SIZE[0], 40):
        pen.ellipse((at, at / 4, at + 60, at / 4 + 50), fill=(at // 2, 90, 200 - at // 3), outline="white")
    return picture


def _stream(pdf: Pdf, picture: Image.Image, **keys: object) -> Stream:
    space = {"L": Name.DeviceGray, "RGB": Name.DeviceRGB}[picture.mode]
    facts = {"Width": picture.width, "Height": picture.height, "BitsPerComponent": 8, "ColorSpace": space}
    return pdf.make_stream(picture.tobytes(), Type=Name.XObject, Subtype=Name.Image, **facts, **keys)


def _form(pdf: Pdf, drawn: bytes, table: Dictionary, **keys: object) -> Stream:
    return pdf.make_stream(
        drawn, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 600, 850]), Resources=table, **keys
    )


def _page(drawn: str, **keys: object) -> bytes:
    """A page with words in a picture /Words, and other things to draw."""
    pdf = pages([(72, 780, "Seen by all.")], [(72, 780, "Second page.")])
    page = pdf.pages[0].obj
    clear, half = Image.new("L", SIZE), Image.new("L", SIZE, 128)
    oval = Image.new("L", SIZE)
    ImageDraw.Draw(oval).ellipse((0, 0, *SIZE), fill=255)
    ground = Image.linear_gradient("L").resize((300, 420)).point(lambda level: 235 + level // 16)
    words = pdf.make_indirect(_stream(pdf, _words()))
    table = Dictionary(
        Words=words,
        Photo=_stream(pdf, _photograph()),
        White=_stream(pdf, Image.new("L", SIZE, 255)),
        Ground=_stream(pdf, ground),
        Clear=_stream(pdf, _words(), SMask=_stream(pdf, clear)),
        Half=_stream(pdf, _words(), SMask=_stream(pdf, half)),
        Oval=_stream(pdf, Image.new("RGB", SIZE, "green"), SMask=_stream(pdf, oval)),
        Masked=_stream(pdf, Image.new("L", SIZE), SMask=_stream(pdf, _words())),
        Keyed=_stream(pdf, _words(), Mask=Array([0, 255])),
    )
    inner = Dictionary(XObject=Dictionary(Words=words))
    table["/Form"] = _form(pdf, b"q 200 0 0 80 72 500 cm /Words Do Q", inner, Matrix=Array([1, 0, 0, 1, 10, 20]))
    table["/Cover"] = _form(pdf, b"1 g 0 0 400 400 re f", Dictionary(), Matrix=Array([1, 0, 0, 1, 50, 400]))
    page.Resources.XObject = Dictionary({key: part for key, part in table.items() if f"{key} Do" in drawn})
    page.Resources.ExtGState = Dictionary(Pale=Dictionary(ca=0.2), None_=Dictionary(ca=0))
    if "/Light" in drawn:
        page.Resources.ExtGState.Light = Dictionary(BM=Name.Lighten)
    page.Contents = pdf.make_stream(f"q 0 g {drawn} Q ".encode() + page.Contents.read_bytes())
    for key, value in keys.items():
        page[f"/{key}"] = value
    return saved(pdf)


PUT = "q 200 0 0 80 72 500 cm /{} Do Q"
WORDS = PUT.format("Words")
OUTLINE = " ".join(f"{at} 500 m {at} 510 {at + 3} 515 {at + 6} 500 c {at + 4} 490 l h" for at in range(72, 162, 6))
HIDDEN = {
    "under a white box": f"{WORDS} 1 g 60 490 250 100 re f",
    "under a black box": f"{WORDS} 60 490 250 100 re f",
    "one word under a box": f"{WORDS} 1 g 75 520 60 40 re f",
    "under another picture": f"{WORDS} {PUT.format('Photo')}",
    "under a white picture": f"{WORDS} {PUT.format('White')}",
    "under a form": f"{WORDS} /Cover Do",
    "in a form, under a box": "/Form Do 1 g 60 490 300 120 re f",
    "inline, under a box": "q 200 0 0 80 72 500 cm BI /W 16 /H 16 /BPC 1 /IM true ID "
    + "\x2a\x55" * 16
    + " EI Q 1 g 60 490 250 100 re f",
    "cut off by a clip": "q 72 500 60 80 re W n 200 0 0 80 72 500 cm /Words Do Q",
    "beyond the edge of the page": "q 200 0 0 80 500 500 cm /Words Do Q",
    "outside the page": "q 200 0 0 80 700 500 cm /Words Do Q",
    "behind a mask": PUT.format("Clear"),
    "as a mask, under a box": f"{PUT.format('Masked')} 1 g 60 490 250 100 re f",
    "behind a mask of colours": PUT.format("Keyed"),
    "drawn as nothing": f"/None_ gs {WORDS}",
    "lighter than the paper": f"1 g 60 490 300 120 re f /Light gs {WORDS}",
    "too small to read": "q 4 0 0 1.6 72 500 cm /Words Do Q",
    "too thin to read": "q 200 0 0 1 72 500 cm /Words Do Q",
    "turned, under a box": "q 120 120 -60 60 200 400 cm /Words Do Q 1 g 60 390 400 250 re f",
    "as outlines, under a box": f"{OUTLINE} f 1 g 60 490 250 100 re f",
    "as lines, under a box": f"{OUTLINE} S 1 g 60 480 250 110 re f",
    "as outlines, outside the page": f"1 0 0 1 700 0 cm {OUTLINE} f",
}
SHOWN = {
    "words": WORDS,
    "a photograph": PUT.format("Photo"),
    "a photograph in a frame": f"{PUT.format('Photo')} 1 w 72 500 200 80 re S",
    "a photograph with words over it": f"{PUT.format('Photo')} 1 g BT /F 12 Tf 80 540 Td (Eastmere) Tj ET",
    "a photograph, turned": "q 120 120 -60 60 200 400 cm /Photo Do Q",
    "a photograph, turned round": "q -200 0 0 -80 300 600 cm /Photo Do Q",
    "pictures beside each other": f"{PUT.format('Photo')} q 200 0 0 80 272 500 cm /Words Do Q",
    "a table over a pale picture of all of the page": "q 595 0 0 842 0 0 cm /Ground Do Q "
    + " ".join(f"72 {at} 300 20 re S" for at in range(300, 500, 20)),
    "a row of a table filled over a pale picture": "q 595 0 0 842 0 0 cm /Ground Do Q 0.8 g 72 300 300 20 re f",
    "a picture with a soft mask": PUT.format("Half"),
    "an oval picture": PUT.format("Oval"),
    "a mask that shows words": PUT.format("Masked"),
    "a pale picture": f"/Pale gs {WORDS}",
    "a picture in a form": "/Form Do",
    "a picture on a filled box": f"0.9 g 60 490 250 100 re f {WORDS}",
    "a picture cut off where it is empty": "q 72 510 200 60 re W n 200 0 0 80 72 500 cm /Words Do Q",
    "an inline picture": "q 200 0 0 80 72 500 cm BI /W 16 /H 16 /BPC 1 /IM true ID " + "\x2a\x55" * 16 + " EI Q",
    "outlines": f"{OUTLINE} f",
    "lines": f"{OUTLINE} S",
    "white boxes on white": "1 g " + " ".join(f"72 {at} 300 20 re f" for at in range(300, 500, 5)),
}
TURNS = {"upright": {}, "turned": {"Rotate": 90}, "cropped": {"CropBox": Array([20, 200, 580, 830])}}


@pytest.mark.parametrize("drawn", HIDDEN.values(), ids=HIDDEN)
def test_a_page_that_hides_a_part_of_a_picture_is_made_anew(drawn: str) -> None:
    assert redacted_pdf(_page(drawn), {}).anew == (1,)


@pytest.mark.parametrize("keys", TURNS.values(), ids=TURNS)
@pytest.mark.parametrize("drawn", SHOWN.values(), ids=SHOWN)
def test_a_page_with_pictures_that_are_seen_stays_as_it_was(drawn: str, keys: dict[str, object]) -> None:
    assert redacted_pdf(_page(drawn, **keys), {}).anew == ()


def test_pictures_cut_off_by_the_crop_box_do_not_come_along() -> None:
    content = _page(WORDS, CropBox=Array([0, 545, 595, 842]))
    redacted = redacted_pdf(content, {})
    assert redacted.anew == (1,)
    with pikepdf.open(BytesIO(redacted.content)) as pdf:
        assert [*pdf.pages[0].obj.Resources.XObject.keys()] == ["/Im0"]
