"""What a machine reads in a picture, and where: the same whichever way up the picture lies."""

from io import BytesIO

import pytest
from PIL import Image

from docgen.papers.ocr import can_read, read_places, words_at
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
