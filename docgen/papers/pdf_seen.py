"""Whether the words of a page can be seen in its picture: drawn as nothing, tiny, covered or blackened, they cannot."""

from typing import Final

from PIL import Image

from docgen.papers.pdf_words import Box, Word

__all__ = ["FAINTEST", "Look"]

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
PATCH: Final = 3.6
"""Points: patches of a page so wide and high are dark in the mean only where something is black."""
BLACK: Final = 60
"""Of 255, the lightest that counts as black."""
Edges = tuple[int, int, int, int]


class Look:
    """A page's picture, to be asked which of its words are seen; `resolution` is the dots for 72 units of the page."""

    def __init__(self, picture: Image.Image, resolution: float) -> None:
        self._picture, self._scale = picture, resolution / POINTS
        self._grey = picture.convert("L")
        patches = self._grey.reduce(max(1, int(PATCH * self._scale)))
        self._has_dark = _shades(patches)[0][0] <= BLACK

    def sees(self, word: Word) -> bool:
        """Tell whether a word is seen where it stands, all of it: letters against their ground, within the page."""
        if _height(word) < SMALLEST:
            return False
        box, scale = word.box, self._scale
        if word.turn == 0 and (letters := _letters(word.text)):
            return self._is_written(letters, box)
        # One dot more on each side: a dash fills its own rectangle.
        left, top = int(box.left * scale) - 1, int(box.top * scale) - 1
        return self._differs((left, top, int(box.right * scale) + 2, int(box.bottom * scale) + 2))

    def _is_written(self, letters: int, box: Box) -> bool:
        """Tell whether a row of letters is seen: not one colour all along it, nor black as long as two of them."""
        aside, scale = (box.bottom - box.top) * MIDDLE, self._scale
        left, right = box.left * scale, box.right * scale
        top, bottom = int((box.top + aside) * scale), int((box.bottom - aside) * scale) + 1
        if not self._differs((int(left), top, int(right) + 1, bottom)):
            return False
        parts = max(1, letters // 2) if self._has_dark else 0
        for part in range(parts):
            start, end = (left + (right - left) * at / parts for at in (part, part + 1))
            edges = (int(start), top, int(end) + 1, bottom)
            if not self._differs(edges) and self._lightest(edges) <= DARK:
                return False
        return True

    def _differs(self, edges: Edges) -> bool:
        """Tell whether a part has more than one colour; the greys are asked first, for they are asked quickly."""
        left, top = max(0, edges[0]), max(0, edges[1])
        right, bottom = min(self._grey.width, edges[2]), min(self._grey.height, edges[3])
        if right <= left or bottom <= top:
            return False
        darkest, lightest = _shades(self._grey.crop((left, top, right, bottom)))[0]
        if lightest - darkest > FAINTEST:
            return True
        return any(high - low > FAINTEST for low, high in _shades(self._picture.crop((left, top, right, bottom))))

    def _lightest(self, edges: Edges) -> float:
        return _shades(self._grey.crop(edges))[0][1]


def _shades(part: Image.Image) -> tuple[tuple[float, float], ...]:
    """Return the darkest and the lightest of each colour."""
    found = part.getextrema()
    return found if isinstance(found[0], tuple) else (found,)


def _height(word: Word) -> float:
    """Return how high a word's letters are, or the room for one that is a dash or a stop."""
    across = round(word.turn / QUARTER) % 2 == 1
    box = word.box if any(map(str.isalnum, word.text)) else word.room
    return box.right - box.left if across else box.bottom - box.top


def _letters(text: str) -> int:
    """Return how many letters a word has where it has hardly anything else; else 0."""
    letters = sum(map(str.isalnum, text))
    return letters if letters > 1 and letters >= len(text) - 2 else 0
