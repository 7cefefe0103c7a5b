"""Initials directly before or behind a name: they go with it, whatever letters they are, for they tell whose it is."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from docgen.disclosure.glued import TITLED
from docgen.papers.pdf_lines import on_a_line
from docgen.papers.pdf_words import Word

__all__ = ["initials_before", "initials_behind"]

MOST: Final = 4
"""Letters of somebody's initials."""
MOST_TOGETHER: Final = 3
"""Capitals of initials that are written as one word, like KJ."""
OPENING: Final = "([{\"'“‘«"
CLOSING: Final = ")]}\"'”’»,;:!?"
LETTERS: Final = re.compile(r"[^\W\d_](?:\.?[-–]?[^\W\d_])*\.?")
GENITIVE: Final = re.compile(r"['’]s$", re.IGNORECASE)
ORDINARY_LETTERS: Final = frozenset("AI")
"""Letters that are words: alone, without a full stop, a title or other initials, they are none of a name."""
SEXES: Final = frozenset("MF")
COLUMN: Final = 1.0
"""Of a line's height, a gap behind which another column may begin."""
ABBREVIATIONS: Final = frozenset(
    """
    acc aka ap apc ba bsc cad cc ci cid co cps cro csi dcc dci dcs det di dob fao gp hhj hm hmp ic id insp int ip jp kc
    llb llp ltd ma mbe md mg mob mp nfa no nos obe oic pcso pnc pob ps qc re ref rsm rtc sc si sio sus tdc tel tv uk urn
    usa vic vs wit wpc
    """.split()  # noqa: SIM905 - a list of so many words reads better as words
)
"""Capitals together that are nobody's initials: ranks, offices, degrees and what forms call things."""
SHORT_WORDS: Final = frozenset(
    """
    ago all am an and any are as ask at ate be big boy bus but by can car cut day did do due ex for fro get go got had
    has he her hid him his hit how if in is it its led let lot man may me men met my new nor not now of off old on one
    or our out own pub put ran red run sat saw say see set she sir sit six so son ten the to too top two up us use van
    via was way we who why yes yet you
    """.split()  # noqa: SIM905 - as above
)
"""Words that are no initials where a name is in capitals, and all round it may be."""
BEGINNINGS: Final = frozenset(
    """
    a address after age aged also an and are as at before born both but date did dob for from had has he her his i if in
    is it its later my no not on our she since so tel that the their then there these they this to was we were what when
    where which who with you your
    """.split()  # noqa: SIM905 - as above
)
"""Words with a capital that are no family name, so that letters before them are not its initials."""


@dataclass(frozen=True, slots=True)
class _Initials:
    """One word of initials: its letters, whether it has a full stop, and whether a sign opens or closes it."""

    letters: str
    has_stop: bool
    opens: bool
    closes: bool


def initials_before(words: Sequence[Word], first: int, last: int, named: Collection[int]) -> int:
    """Return how many words before the name in the words `first` to `last` are its initials.

    `named` are the words of all names: a letter between two of them is an initial, whatever word it could be.
    """
    letters, has_stop, at = "", False, first
    for before in range(first - 1, -1, -1):
        each = _initials(words[before].text, in_capitals=_in_capitals(words[first : last + 1]))
        is_apart = each is None or each.closes or (not each.has_stop and _is_loose(words, before))
        if each is None or is_apart or len(letters + each.letters) > MOST:
            break
        letters, has_stop, at = each.letters + letters, has_stop or each.has_stop, before
        if each.opens:
            break
    title = words[at - 1].text.removesuffix(".").casefold() if at else ""
    is_word = letters in ORDINARY_LETTERS and not has_stop and title not in TITLED and at - 1 not in named
    return 0 if is_word else first - at


def initials_behind(words: Sequence[Word], first: int, last: int, named: Collection[int]) -> int:
    """Return how many words behind the name in the words `first` to `last` are its initials."""
    said, in_capitals = words[last].text, _in_capitals(words[first : last + 1])
    if not (said[-1].isalpha() or said.endswith(",")) or GENITIVE.search(said):
        return 0
    letters, has_stop, closes, at = "", False, False, last
    while at + 1 < len(words) and not closes:
        each = _initials(words[at + 1].text, in_capitals=in_capitals)
        if each is None or len(letters + each.letters) > MOST or (each.opens and not each.has_stop):
            break
        letters, has_stop, closes, at = letters + each.letters, has_stop or each.has_stop, each.closes, at + 1
    following = words[at + 1].text if at + 1 < len(words) else ""
    is_listed = said.endswith(",")
    is_named = (in_capitals and is_listed) or at + 1 in named
    if not has_stop and _is_other_letter(letters, following, is_named=is_named, closes=closes):
        return 0
    is_anothers = at > last and not closes and _may_be_family(following) and (is_listed or _is_loose(words, last))
    return 0 if is_anothers else at - last


def _is_other_letter(letters: str, following: str, *, is_named: bool, closes: bool) -> bool:
    """Tell whether a letter without a full stop behind a name is a word, or a sex before an age or a sign."""
    is_sex = letters in SEXES and (closes or following[:1].isdecimal())
    return is_sex or (letters in ORDINARY_LETTERS and not is_named)


def _initials(text: str, *, in_capitals: bool) -> _Initials | None:
    """Return a word of initials; None for any other."""
    inner = text.lstrip(OPENING).rstrip(CLOSING)
    letters = "".join(char for char in inner if char.isalpha())
    if not LETTERS.fullmatch(inner) or not letters.isupper() or len(letters) > MOST:
        return None
    if inner.isalpha() and len(letters) > 1:
        word = letters.casefold()
        is_other = word in TITLED or word in ABBREVIATIONS or (in_capitals and word in SHORT_WORDS)
        if is_other or len(letters) > MOST_TOGETHER:
            return None
    return _Initials(letters, "." in inner, text[0] in OPENING, text[-1] in CLOSING)


def _in_capitals(words: Sequence[Word]) -> bool:
    return all(word.text.isupper() for word in words)


def _is_loose(words: Sequence[Word], at: int) -> bool:
    """Tell whether the word behind one stands on another line, or in another column."""
    box, following = words[at].box, words[at + 1].box
    return not on_a_line(box, following) or following.left - box.right > COLUMN * (box.bottom - box.top)


def _may_be_family(word: str) -> bool:
    """Tell whether a word may be somebody's family name, so that letters before it are not those of another."""
    inner = word.strip(OPENING + CLOSING + ".")
    return len(inner) > 1 and inner[0].isupper() and inner[1].isalpha() and inner.casefold() not in BEGINNINGS
