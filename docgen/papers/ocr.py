"""What a machine reads in a picture: Tesseract, if this machine has it."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from PIL import Image

from docgen.workroom.program import ProgramError, is_there, run_program

__all__ = ["TESSERACT", "can_read", "read_words", "reader"]

TESSERACT: Final = "tesseract"
LONGEST: Final = 120
"""Seconds for one picture."""
WORDS: Final = (TESSERACT, "stdin", "stdout", "-l", "eng", "--psm", "1")
"""Page segmentation 1 finds out which way up the words stand."""
TURNED_WORDS: Final = (*WORDS[:-1], "11")
"""Segmentation 11 looks for words anywhere, the right way up."""
TURNS: Final = (
    Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270, Image.Transpose.FLIP_LEFT_RIGHT,
)  # fmt: skip
FEW_WORDS: Final = 6
"""Words below which a picture is read on its side, on its head and in a mirror, too."""
WORD: Final = re.compile(r"[^\W\d_]{3,}")
LARGEST_TURNED: Final = 2_000
"""Pixels of the longer side of what is read turned."""


def can_read() -> bool:
    """Tell whether there is a machine reader here."""
    return is_there(TESSERACT)


def reader() -> str:
    """Return which machine reader this is, and how it is asked: another one may read other words."""
    try:
        said = run_program((TESSERACT, "--version"), b"", LONGEST).decode("utf-8", "replace")
    except ProgramError:
        return ""
    return " ".join([said.partition("\n")[0].strip(), *WORDS[1:], "turned", *TURNED_WORDS[-1:]])


def read_words(png: bytes) -> str:
    """Return the words that a PNG shows, in English letters; the caller keeps them by the picture's digest.

    Raises ProgramError where it cannot be read.
    """
    said = run_program(WORDS, png, LONGEST).decode("utf-8", "replace")
    if len(WORD.findall(said)) >= FEW_WORDS:
        return said
    turned = (run_program(TURNED_WORDS, each, LONGEST).decode("utf-8", "replace") for each in _turns(png))
    return "\n\n".join([said, *turned])


def _turns(png: bytes) -> Iterator[bytes]:
    """Yield a picture on its sides, on its head and in a mirror; none where it is of one colour."""
    with Image.open(BytesIO(png), formats=("PNG",)) as picture:
        small = picture.convert("L")
    if small.getextrema()[0] == small.getextrema()[1]:
        return
    small.thumbnail((LARGEST_TURNED, LARGEST_TURNED))
    for turn in TURNS:
        out = BytesIO()
        small.transpose(turn).save(out, "PNG", compress_level=1)
        yield out.getvalue()
