"""What a machine reads in a picture: Tesseract, if this machine has it."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Final

from PIL import Image, ImageChops, ImageFilter

from docgen.papers.pdf_words import Box, Word
from docgen.workroom.program import ProgramError, is_there, run_program

__all__ = [
    "EDGE",
    "FEW_WORDS",
    "LARGEST_TURNED",
    "LONGEST",
    "TESSERACT",
    "can_read",
    "read_edges",
    "read_places",
    "read_words",
    "reader",
    "sure_words",
    "words_at",
]

TESSERACT: Final = "tesseract"
LONGEST: Final = 120
"""Seconds for one picture."""
WORDS: Final = (TESSERACT, "stdin", "stdout", "-l", "eng", "--psm", "1")
"""Page segmentation 1 finds out which way up the words stand."""
TURNED_WORDS: Final = (*WORDS[:-1], "11")
"""Segmentation 11 looks for words anywhere, the right way up."""
LINES: Final = (*WORDS[:-1], "6")
"""Segmentation 6 takes a strip for lines of one text: a number alone is no speck then."""
EDGE: Final = 0.14
"""Of a page's height, at the top and at the foot, where its number stands."""
PALE, PAGE = 225, 0.5
"""Of 255, how pale paper is at the least, and its share of a picture that is no photograph."""
BRIGHT, BRIGHTER, AROUND = 200, 45, 25
"""Of 255, how bright letters over a photograph are, or by how much brighter than the dots so near to them."""
TURNS: Final = (
    Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270, Image.Transpose.FLIP_LEFT_RIGHT,
)  # fmt: skip
FEW_WORDS: Final = 6
"""Words below which a picture is read on its side, on its head and in a mirror, too."""
WORD: Final = re.compile(r"[^\W\d_]{3,}")
PARTS: Final = 100_000
"""Of a picture's width and height, in which places are told: so they hold on its page, whatever its resolution."""
COLUMNS: Final = 12
PICTURE: Final = "1"
PLACED_WORD: Final = "5"
"""Rows of Tesseract's table: of the whole picture, and of a word."""
SURE: Final = 70
"""Of 100, how sure Tesseract is of words that stand the right way up."""
Edges = tuple[int, int, int, int]
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
    return " ".join([said.partition("\n")[0].strip(), *WORDS[1:], "turned and bright", *TURNED_WORDS[-1:]])


def read_words(png: bytes) -> str:
    """Return the words that a PNG shows, in English letters; the caller keeps them by the picture's digest.

    Raises ProgramError where it cannot be read.
    """
    said = run_program(WORDS, png, LONGEST).decode("utf-8", "replace")
    bright = (run_program(TURNED_WORDS, each, LONGEST).decode("utf-8", "replace") for each in _bright(png))
    said = "\n\n".join([said, *bright])
    if len(WORD.findall(said)) >= FEW_WORDS:
        return said
    turned = (run_program(TURNED_WORDS, each, LONGEST).decode("utf-8", "replace") for _, each in _turns(png))
    return "\n\n".join([said, *turned])


def read_places(png: bytes) -> str:
    """Return the words that a PNG shows with their places, one a line, as `words_at` takes them: all in parts of it.

    Raises ProgramError where it cannot be read.
    """
    found = [*_placed(run_program((*WORDS, "tsv"), png, LONGEST))]
    if _sure(found) < FEW_WORDS:
        for turn, each in _turns(png):
            turned = _placed(run_program((*TURNED_WORDS, "tsv"), each, LONGEST))
            found += [(_back(turn, edges), text, sure) for edges, text, sure in turned]
    return "\n".join(f"{left} {top} {right} {bottom} {text}" for (left, top, right, bottom), text, _ in found)


def sure_words(picture: Image.Image) -> int:
    """Return how many words are read for certain in a picture as it stands. Raises ProgramError where it cannot be."""
    return _sure(_placed(run_program((*TURNED_WORDS, "tsv"), _as_png(picture), LONGEST)))


def _sure(found: Iterable[tuple[Edges, str, float]]) -> int:
    return sum(sure >= SURE and WORD.search(text) is not None for _, text, sure in found)


def read_edges(png: bytes) -> str:
    """Return the words that a PNG shows at its top and at its foot, where pages are numbered.

    Raises ProgramError where it cannot be read.
    """
    with Image.open(BytesIO(png), formats=("PNG",)) as picture:
        whole = picture.convert("L")
    high = round(EDGE * whole.height)
    strips = [whole.crop((0, top, whole.width, top + high)) for top in (0, whole.height - high)]
    return "\n".join(run_program(LINES, _as_png(strip), LONGEST).decode("utf-8", "replace") for strip in strips)


def _as_png(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()


def words_at(said: str, width: float, height: float) -> tuple[Word, ...]:
    """Return words that were read, where they stand on a page of a size. Raises ValueError for what is no reading."""
    across, down = width / PARTS, height / PARTS
    words = list[Word]()
    for line in said.splitlines():
        left, top, right, bottom, text = line.split(" ", 4)
        words.append(Word(text, Box(int(left) * across, int(top) * down, int(right) * across, int(bottom) * down)))
    return tuple(words)


def _placed(said: bytes) -> Iterator[tuple[Edges, str, float]]:
    """Yield the words of Tesseract's table with their edges, in parts of the picture, and how sure it is of each."""
    wide = high = 1
    rows = (line.split("\t", COLUMNS - 1) for line in said.decode("utf-8", "replace").split("\n")[1:])
    for level, *_, left, top, width, height, sure, text in (row for row in rows if len(row) == COLUMNS):
        if level == PICTURE:
            wide, high = int(width), int(height)
        elif level == PLACED_WORD and (word := "".join(text.split())):
            dots = ((int(left), wide), (int(top), high), (int(left) + int(width), wide), (int(top) + int(height), high))
            one, two, three, four = (each * PARTS // side for each, side in dots)
            yield (one, two, three, four), word, float(sure)


def _back(turn: Image.Transpose, edges: Edges) -> Edges:
    """Return where edges in a picture that was turned lie in the one before."""
    left, top, right, bottom = edges
    if turn == Image.Transpose.FLIP_LEFT_RIGHT:
        return PARTS - right, top, PARTS - left, bottom
    for _ in range(TURNS.index(turn) + 1):
        left, top, right, bottom = PARTS - bottom, left, PARTS - top, right
    return left, top, right, bottom


def _bright(png: bytes) -> Iterator[bytes]:
    """Yield what is bright in a photograph, in black: time and place are written over stills in white letters.

    Once all that is bright, once what is brighter than what stands round it. Of other pictures nothing.
    """
    with Image.open(BytesIO(png), formats=("PNG",)) as picture:
        grey = picture.convert("L")
    shades = grey.histogram()
    if sum(shades[PALE:]) >= PAGE * sum(shades):
        return
    if max(grey.size) <= LARGEST_TURNED:
        grey = grey.resize((grey.width * 2, grey.height * 2))
    yield _as_png(grey.point([255] * BRIGHT + [0] * (256 - BRIGHT)))
    beside = ImageChops.subtract(grey, grey.filter(ImageFilter.BoxBlur(AROUND)))
    yield _as_png(beside.point([255] * BRIGHTER + [0] * (256 - BRIGHTER)))


def _turns(png: bytes) -> Iterator[tuple[Image.Transpose, bytes]]:
    """Yield a picture on its sides, on its head and in a mirror; none where it is of one colour."""
    with Image.open(BytesIO(png), formats=("PNG",)) as picture:
        small = picture.convert("L")
    if small.getextrema()[0] == small.getextrema()[1]:
        return
    small.thumbnail((LARGEST_TURNED, LARGEST_TURNED))
    for turn in TURNS:
        yield turn, _as_png(small.transpose(turn))
