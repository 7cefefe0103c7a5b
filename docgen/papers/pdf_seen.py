"""Whether the words of a page can be seen in its picture: drawn as nothing, tiny, covered or blackened, they cannot."""

from typing import Final

from PIL import Image

from docgen.papers.pdf_words import Box, Word

__all__ = ["is_seen"]

FAINTEST: Final = 12
"""Of 255: what is fainter against its ground, nobody sees."""
SMALLEST: Final = 1.1
"""Points: 3 dots at 200 an inch. Letters that have less room are not to be read."""
MIDDLE: Final = 0.2
"""Of a word's height, at its top and bottom, that is left out of a look at it: a cover need not reach so far."""
DARK: Final = 90
"""Of 255, the lightest that counts as dark."""
POINTS: Final = 72.0
QUARTER: Final = 90
Shades = tuple[tuple[int, int], ...]


def is_seen(word: Word, picture: Image.Image, resolution: float) -> bool:
    """Tell whether a word is seen where it stands, all of it: letters against their ground, within the page.

    `resolution` is the dots for 72 units of the page.
    """
    scale, box = resolution / POINTS, word.box
    if _height(word) < SMALLEST:
        return False
    if word.turn == 0 and (letters := _letters(word.text)):
        return _is_written(letters, box, picture, scale)
    # One dot more on each side: a dash fills its own rectangle.
    left, top = int(box.left * scale) - 1, int(box.top * scale) - 1
    right, bottom = int(box.right * scale) + 2, int(box.bottom * scale) + 2
    return _differs(_shades(picture, (left, top, right, bottom)))


def _height(word: Word) -> float:
    """Return how high a word's letters are, or the room for one that is a dash or a stop."""
    across = round(word.turn / QUARTER) % 2 == 1
    box = word.box if any(map(str.isalnum, word.text)) else word.room
    return box.right - box.left if across else box.bottom - box.top


def _letters(text: str) -> int:
    """Return how many letters a word has where it has hardly anything else; else 0."""
    letters = sum(map(str.isalnum, text))
    return letters if letters > 1 and letters >= len(text) - 2 else 0


def _is_written(letters: int, box: Box, picture: Image.Image, scale: float) -> bool:
    """Tell whether a row of letters is seen: nowhere is one colour all along it, or black as long as two of them."""
    aside = (box.bottom - box.top) * MIDDLE
    left, right = box.left * scale, box.right * scale
    top, bottom = int((box.top + aside) * scale), int((box.bottom - aside) * scale) + 1
    if not _differs(_shades(picture, (int(left), top, int(right) + 1, bottom))):
        return False
    parts = max(1, letters // 2)
    for part in range(parts):
        start, end = (left + (right - left) * at / parts for at in (part, part + 1))
        shades = _shades(picture, (int(start), top, int(end) + 1, bottom))
        if not _differs(shades) and all(high <= DARK for _, high in shades):
            return False
    return True


def _shades(picture: Image.Image, edges: tuple[int, int, int, int]) -> Shades:
    """Return the darkest and the lightest of each colour in a part of a picture; none where it lies outside."""
    left, top = max(0, edges[0]), max(0, edges[1])
    right, bottom = min(picture.width, edges[2]), min(picture.height, edges[3])
    if right <= left or bottom <= top:
        return ()
    return picture.crop((left, top, right, bottom)).getextrema()  # type: ignore[return-value]  # pairs, as of RGB


def _differs(shades: Shades) -> bool:
    return any(high - low > FAINTEST for low, high in shades)
