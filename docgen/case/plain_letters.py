"""A text in plain letters: the form in which names are compared, whatever their accents, signs and look-alikes."""

import unicodedata
from functools import lru_cache
from string import ascii_uppercase

__all__ = ["plainly"]

# Letters that Unicode does not take apart into a plain letter and a mark.
_SMALL = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "\u0131": "i", "æ": "ae", "œ": "oe", "þ": "th", "ß": "ss",
}  # fmt: skip
# Letters of other scripts that look like Latin ones: Cyrillic and Greek, small and capital.
_CYRILLIC = (
    "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u0475\u04cf",
    "aeopcxyijshdqwvl",
)
_CYRILLIC_CAPITALS = (
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0406\u0408\u0405",
    "ABEKMHOPCTXIJS",
)
_GREEK = ("\u03b1\u03b3\u03b5\u03b7\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7\u03c9", "ayenikvoptuxw")
_GREEK_CAPITALS = (
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
    "ABEZHIKMNOPTYX",
)
# White letters in black circles and squares, which Unicode does not take apart.
_ENCLOSED = {chr(first + at): letter for first in (0x1F150, 0x1F170) for at, letter in enumerate(ascii_uppercase)}
# Capitals as small as small letters, which phonetics has and no spelling.
_SMALL_CAPITALS = (
    (
        "\u1d00\u0299\u1d04\u1d05\u1d07\ua730\u0262\u029c\u026a\u1d0a\u1d0b\u029f\u1d0d"  # a to m
        "\u0274\u1d0f\u1d18\ua7af\u01eb\u0280\ua731\u1d1b\u1d1c\u1d20\u1d21\u028f\u1d22"
    ),  # n to z
    "abcdefghijklmnopqqrstuvwyz",
)
_LOOKS = _ENCLOSED | {
    strange: plain
    for some in (_CYRILLIC, _CYRILLIC_CAPITALS, _GREEK, _GREEK_CAPITALS, _SMALL_CAPITALS)
    for strange, plain in zip(*some, strict=True)
}
# Apostrophes and hyphens are told apart by nobody; the Arabic stretching of a line is no letter.
_SIGNS = dict.fromkeys("\u2018\u2019\u02bc\u02b9\u0060\u00b4\uff07", "'") | dict.fromkeys(
    "\u2010\u2011\u2012\u2013\u2212", "-"
)
_CAPITAL = {small.upper(): plain.capitalize() for small, plain in _SMALL.items() if small not in {"ß", "\u0131"}}
_PLAIN = str.maketrans(_SMALL | _CAPITAL | _LOOKS | _SIGNS | {"\u0640": ""})
MOST_KEPT, LONGEST_KEPT = 1_024, 4_096
"""Of so many texts, none of more characters than that, the plain letters are kept."""
_UNSEEN = {"Mn", "Me", "Cf"}


def plainly(text: str) -> str:
    """Return a text in plain letters, its capitals kept: no accents, no unseen signs, no look-alikes."""
    if text.isascii():  # such letters are plain already, and one sign alone is written otherwise
        return text.replace("`", "'")
    return _taken_apart(text) if len(text) <= LONGEST_KEPT else _taken_apart.__wrapped__(text)


@lru_cache(MOST_KEPT)
def _taken_apart(text: str) -> str:
    """Return a text in plain letters; one rule after another asks it of the same paragraphs."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).translate(_PLAIN))
    return "".join(c for c in decomposed.translate(_PLAIN) if unicodedata.category(c) not in _UNSEEN)
