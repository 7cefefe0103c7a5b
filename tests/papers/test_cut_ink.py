"""An area of a scan that cuts letters is told of; one that lies between them, or cuts a rule of a table, is not."""

import pytest
from PIL import Image, ImageDraw, ImageFont

from docgen.papers.pdf_cut_ink import cuts_letters

SCALE = 200 / 72
LEFT, TOP, RIGHT, BOTTOM = 100, 100, 420, 124
"""Round the letters of a word, whatever the edges of these are."""
FONT = ImageFont.load_default(31)


def page(*, grid: int = 0, ground: int = 255, ink: int = 0) -> tuple[Image.Image, tuple[int, int, int, int]]:
    """A word on a page, in a table whose rules are so many dots thick, and the rectangle round its letters."""
    picture = Image.new("L", (600, 400), ground)
    pen = ImageDraw.Draw(picture)
    pen.text((100, 100), "HELQIMBTX illegible", font=FONT, fill=ink)
    box = pen.textbbox((100, 100), "HELQIMBTX illegible", font=FONT)
    if grid:
        for x in (80, box[2] + 14):
            pen.line((x, 20, x, 380), fill=ink, width=grid)
        for y in (90, box[3] + 14):
            pen.line((20, y, 580, y), fill=ink, width=grid)
    return picture, (int(box[0]), int(box[1]), int(box[2]), int(box[3]))


def is_told(picture: Image.Image, area: tuple[int, int, int, int], *black: tuple[int, int, int, int]) -> bool:
    return cuts_letters(picture, area, [area, *black], SCALE)


@pytest.mark.parametrize("grid", [0, 2, 4])
@pytest.mark.parametrize(
    "short", [(0, 5, 0, 0), (0, 12, 0, 0), (0, 0, 0, 9), (9, 0, 0, 0), (0, 0, 30, 0), (0, 9, 0, 9)]
)
def test_letters_that_stand_out_of_an_area_are_told_of(short: tuple[int, int, int, int], grid: int) -> None:
    picture, box = page(grid=grid)
    area = (box[0] + short[0], box[1] + short[1], box[2] - short[2], box[3] - short[3])
    assert is_told(picture, area)
    assert not is_told(picture, area, box)  # another area takes them


@pytest.mark.parametrize("grid", [0, 2, 4])
@pytest.mark.parametrize("wide", [2, 6, 17, 30])
def test_an_area_round_whole_letters_is_not_told_of_and_may_cut_rules(wide: int, grid: int) -> None:
    picture, box = page(grid=grid)
    assert not is_told(picture, (box[0] - wide, box[1] - wide, box[2] + wide, box[3] + wide))


def test_an_edge_that_lies_on_a_rule_is_not_told_of() -> None:
    picture, box = page(grid=4)
    assert not is_told(picture, (box[0] - 4, 90, box[2] + 4, box[3] + 4))


def test_letters_are_seen_on_a_grey_ground_and_dust_is_none() -> None:
    picture, box = page(ground=170, ink=60)
    assert is_told(picture, (box[0], box[1] + 8, box[2], box[3]))
    dusty, box = page()
    dusty.putpixel((box[0] - 1, 110), 0)
    dusty.putpixel((box[0], 110), 0)
    assert not is_told(dusty, (box[0] - 1, box[1] - 3, box[2] + 3, box[3] + 3))


def test_an_area_over_the_edge_of_a_page_is_looked_at_as_far_as_there_is_a_page() -> None:
    picture, box = page()
    assert not is_told(picture, (-5, -5, 620, 420))
    assert is_told(picture, (-5, box[1] + 9, 620, 420))
