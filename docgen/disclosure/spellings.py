"""Other spellings of a name: with two letters for one that has a mark, run together, Mac and Mc, its letters turned."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from docgen.case.plain_letters import plainly
from docgen.disclosure.sought import squeezed

__all__ = ["PARTICLES", "as_one_word", "in_cases", "spellings"]

PARTICLES: Final = frozenset(
    """
    a à abd abu ab af al ap av bin bint da das de degli dei del della den der di do dos du e el fitz ibn la las le lo
    los mac mc o san st ten ter the und van von vom y zu zum zur
    """.split()  # noqa: SIM905 - a list of so many words reads better as words
)
"""Words of names that may begin with a small letter where the others have capitals."""
EXPANDED: Final = str.maketrans({
    "ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa",
})  # fmt: skip
"""Letters that people write as two where a keyboard lacks them; without their mark they are looked for in any case."""
DOUBLE: Final = re.compile(r"([aou])e|aa", re.IGNORECASE)
"""Two letters that may stand for one with a mark."""
SHORTEST_DRAWN_TOGETHER: Final = 5
"""Letters that a part has to have left: shorter ones are other words."""
MAC: Final = re.compile(r"mac(?=\w{4})|mc(?=\w{3})")


def in_cases(text: str) -> tuple[str, ...]:
    """Return a text, in capitals or small letters where these make another one, and in the wrong code page.

    The Cyrillic capital ve looks like a B, and is compared as one; the small letter looks like nothing else.
    """
    if text.isascii():
        return (text,)
    return tuple({squeezed(each): each for each in (*_misread(text), text.lower(), text.upper(), text)}.values())


def _misread(text: str) -> Iterator[str]:
    """Yield a text as a program shows it that takes its bytes for those of the code page of Western Europe."""
    try:
        yield unicodedata.normalize("NFC", text).encode().decode("cp1252")
    except UnicodeDecodeError:
        yield unicodedata.normalize("NFC", text).encode().decode("latin-1")


def spellings(text: str) -> tuple[str, str, str]:
    """Return a name in plain letters, with ue for ü, and with u for ue."""
    plain = plainly(text)
    wide = plainly(unicodedata.normalize("NFC", text).translate(EXPANDED))
    narrow = " ".join(map(_drawn_together, plain.split()))
    return plain, wide, narrow


def _drawn_together(part: str) -> str:
    drawn = DOUBLE.sub(lambda found: found[0][0], part)
    return drawn if len(drawn) >= SHORTEST_DRAWN_TOGETHER else part


def as_one_word(family: str) -> Iterator[str]:
    """Yield a family name of several words as one, and one that begins with Mac or Mc with the other, in small."""
    words = re.findall(r"[^\W\d_]+", family.casefold())
    run = "".join(words)
    if len(words) > 1:
        yield run
    if found := MAC.match(run):
        yield ("mc" if found[0] == "mac" else "mac") + run[found.end() :]
