"""What a machine reads in a picture: Tesseract, if this machine has it."""

from typing import Final

from docgen.workroom.program import ProgramError, is_there, run_program

__all__ = ["TESSERACT", "can_read", "read_words", "reader"]

TESSERACT: Final = "tesseract"
LONGEST: Final = 120
"""Seconds for one picture."""
WORDS: Final = (TESSERACT, "stdin", "stdout", "-l", "eng", "--psm", "1")
"""Page segmentation 1 finds out which way up the words stand."""


def can_read() -> bool:
    """Tell whether there is a machine reader here."""
    return is_there(TESSERACT)


def reader() -> str:
    """Return which machine reader this is, and how it is asked: another one may read other words."""
    try:
        said = run_program((TESSERACT, "--version"), b"", LONGEST).decode("utf-8", "replace")
    except ProgramError:
        return ""
    return " ".join([said.partition("\n")[0].strip(), *WORDS[1:]])


def read_words(png: bytes) -> str:
    """Return the words that a PNG shows, in English letters; the caller keeps them by the picture's digest.

    Raises ProgramError where it cannot be read.
    """
    return run_program(WORDS, png, LONGEST).decode("utf-8", "replace")
