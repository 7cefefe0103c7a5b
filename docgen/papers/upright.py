"""Which way up the words of a scanned page stand, as a machine reads them."""

import re
from io import BytesIO
from typing import Final

from PIL import Image

from docgen.papers.ocr import FEW_WORDS, LARGEST_TURNED, LONGEST, TESSERACT, sure_words
from docgen.workroom.program import ProgramError, run_program

__all__ = ["turn_upright"]

WAY_UP: Final = (TESSERACT, "stdin", "stdout", "--psm", "0")
"""Page segmentation 0 says which way up the words stand, and is often wrong where there are few."""
TOLD: Final = re.compile(rb"^Rotate: (90|180|270)$", re.MULTILINE)
TURNED_BY: Final = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
"""How a picture is turned clockwise; the library counts the other way round."""
MORE: Final = 3
"""How many times more words have to be read when a page is turned."""


def turn_upright(png: bytes) -> int:
    """Return by how many degrees, clockwise, a PNG of a page has to be turned for its words to be upright.

    0, 90, 180 or 270; 0 unless many more words are read so than as it stands. Raises ProgramError where nothing can be
    read.
    """
    try:
        told = TOLD.search(run_program(WAY_UP, png, LONGEST))
    except ProgramError:
        return 0  # it has too few letters for that
    if told is None:
        return 0
    degrees = int(told[1])
    with Image.open(BytesIO(png), formats=("PNG",)) as picture:
        small = picture.convert("L")
    small.thumbnail((LARGEST_TURNED, LARGEST_TURNED))
    turned = sure_words(small.transpose(TURNED_BY[degrees]))
    return degrees if turned >= FEW_WORDS and turned >= MORE * sure_words(small) else 0
