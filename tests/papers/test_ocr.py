"""What a machine reads in a picture, and where: the same whichever way up the picture lies."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from docgen.papers.ocr import can_read, read_places, read_words, words_at
from tests.made.scans import DOTS, SIZE, picture_of

IMAGE, PLACED = picture_of(["The covert camera stood", "above the bakery"])
TURNS = {"upright": None, "on its side": Image.Transpose.ROTATE_90, "on its head": Image.Transpose.ROTATE_180}


@pytest.mark.skipif(not can_read(), reason="tesseract is not installed")
@pytest.mark.parametrize("turn", TURNS.values(), ids=TURNS)
def test_words_are_read_with_the_places_that_a_picture_has_them_in(turn: Image.Transpose | None) -> None:
    shown = IMAGE if turn is None else IMAGE.transpose(turn)
    out = BytesIO()
    shown.save(out, "PNG")
    width, height = (side / DOTS for side in shown.size)
    (word,) = (word for word in words_at(read_places(out.getvalue()), width, height) if word.text == "camera")
    (placed,) = (each for each in PLACED if each.text == "camera")
    middle = placed.left + placed.wide / 2, SIZE[1] - placed.foot - 4
    expected = {
        None: middle,
        Image.Transpose.ROTATE_90: (middle[1], SIZE[0] - middle[0]),
        Image.Transpose.ROTATE_180: (SIZE[0] - middle[0], SIZE[1] - middle[1]),
    }[turn]
    box = word.box
    assert ((box.left + box.right) / 2, (box.top + box.bottom) / 2) == pytest.approx(expected, abs=3)


def still(fill: int, ground: int, size: int) -> bytes:
    """A photograph with a line of letters over it, as a camera writes them."""
    wide, high = 1280, 720
    picture = Image.linear_gradient("L").resize((wide, high)).point(lambda shade: ground + int(shade * 0.35))
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(size)
    pen.rectangle((0, 430, wide, high), fill=ground + 70)
    for shelf in range(5):
        pen.rectangle((130, 140 + 60 * shelf, 400, 146 + 60 * shelf), fill=ground + 10)
    pen.ellipse((700, 210, 790, 300), fill=ground + 90)
    grain = Image.frombytes("L", (wide, high), bytes(at * at * 7919 % 23 for at in range(wide * high)))
    picture = ImageChops.add(picture, grain, 1, -11)
    ImageDraw.Draw(picture).text((640, 660), "Room 2 Odalys Quimbrow", fill=fill, font=font)
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


@pytest.mark.skipif(not can_read(), reason="tesseract is not installed")
@pytest.mark.parametrize(("fill", "ground", "size"), [(255, 60, 28), (255, 100, 28), (215, 40, 26)])
def test_pale_letters_over_a_photograph_are_read(fill: int, ground: int, size: int) -> None:
    said = read_words(still(fill, ground, size))
    assert "Odalys" in said
    assert "Quimbrow" in said
