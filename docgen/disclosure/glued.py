"""Words that stand without a space between them, and figures behind a day or a number: a mark of a note, a time."""

import re
from enum import IntEnum
from itertools import islice, pairwise
from typing import Final

from docgen.disclosure.sought import FEWEST_DIGITS, Term
from docgen.disclosure.terms import TITLES

__all__ = ["Glue", "is_by_chance", "is_more_than", "pieces_of"]

JOINT: Final = re.compile(r"[^\W\d_](?=[0-9])|[0-9](?=[^\W\d_])|[a-z](?=[A-Z])|[A-Z](?=[A-Z][a-z])")
"""What stands before a joint: of letters and figures, of a small letter and a capital, of capitals before the last."""
MOST_PIECES: Final = 6
"""Pieces of what somebody writes as one; what has more is a code, in which letters follow each other by chance."""
SHORTEST_BESIDE_FIGURES: Final = 4
SHORTEST_BESIDE_CAPITALS: Final = 7
"""Letters of a name that is looked for in words that only a capital tells apart: fonts and styles are called so."""
TITLED: Final = frozenset(title.casefold() for title in TITLES)
BEFORE_NAMES: Final = frozenset(
    "al ap de del della di du el fitz ibn la le mac mc o san st van von".split()  # noqa: SIM905 - reads better
)
"""What begins other names: McQuennell is not Quennell."""
FIGURES: Final = "0123456789"
HEXADECIMAL: Final = frozenset(f"{FIGURES}abcdef")
FEWEST_IN_CODE: Final = 8
"""Figures of a number that chance does not make among the letters of a code: fewer need other letters beside them."""
MOST_OF_MARK: Final = 2
"""Figures of the mark of a note."""
FEWEST_OF_LONG: Final = 10
"""Figures of a number so long that it is the same one with others behind."""
FIGURES_OF_YEAR, FIGURES_OF_DAY = 4, 2
CENTURIES: Final = ("19", "20")
YEAR_LAST: Final = re.compile(r"[a-z0-9]*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z0-9]*(?:19|20)[0-9]{2}")
TIME: Final = re.compile(r"(?:[01][0-9]|2[0-4])[0-5][0-9](?:[0-6][0-9](?:[0-9]{3})?)?")


class Glue(IntEnum):
    """What a piece of a word is glued to the one before by."""

    NOTHING = 0
    FIGURES = 1
    CAPITAL = 2


def pieces_of(run: str) -> list[tuple[str, Glue]]:
    """Return letters and figures that follow each other in pieces: cut where figures begin or end, and at capitals."""
    if run.isdecimal() or (run.isalpha() and (run.isupper() or run[1:].islower())):
        return [(run, Glue.NOTHING)]
    joints = [found.end() for found in islice(JOINT.finditer(run), MOST_PIECES)]
    if not joints or len(joints) == MOST_PIECES:
        return [(run, Glue.NOTHING)]
    pieces = [(run[: joints[0]], Glue.NOTHING)]
    pieces += [(run[at:end], _glue(run, at)) for at, end in pairwise((*joints, len(run)))]
    return pieces


def _glue(run: str, at: int) -> Glue:
    return Glue.FIGURES if run[at - 1].isdecimal() or run[at].isdecimal() else Glue.CAPITAL


def is_by_chance(term: Term, before: tuple[Glue, str], after: tuple[Glue, str], *, in_one_word: bool) -> bool:
    """Tell whether a term that is glued to what stands before or after may be there by chance.

    Each of these is what glues, and the piece there. What somebody took out, of no kind, is known letter by letter.
    """
    glue, beside = (before[0], after[0]), (before[1] if before[0] else "") + (after[1] if after[0] else "")
    if not any(glue):
        return False
    if not term.kind or HEXADECIMAL.issuperset(term.squeezed):
        return not term.kind or not _is_number(term, beside, in_one_word=in_one_word)
    if before[0] is Glue.CAPITAL and before[1] in BEFORE_NAMES:
        return True
    by_capital = after[0] is Glue.CAPITAL or (before[0] is Glue.CAPITAL and before[1] not in TITLED)
    return len(term.squeezed) < (SHORTEST_BESIDE_CAPITALS if by_capital else SHORTEST_BESIDE_FIGURES)


def _is_number(term: Term, beside: str, *, in_one_word: bool) -> bool:
    """Tell whether figures beside letters are no part of a code in hexadecimal figures."""
    if not term.squeezed.isdecimal():
        return False
    is_worded = in_one_word and not HEXADECIMAL.issuperset(beside)
    return len(term.squeezed) >= (FEWEST_DIGITS if is_worded else FEWEST_IN_CODE)


def is_more_than(form: str, own: int, rest: str, *, in_one_word: bool) -> bool:
    """Tell whether figures that end with more behind are the same day or number: with a time, or the mark of a note.

    `own` are the last figures of a form that stand together with `rest`; `in_one_word` says whether all stands so.
    """
    is_mark = len(rest) <= MOST_OF_MARK
    if not rest.isdecimal() or not form[-1:].isdecimal():
        return False
    if not form.isdecimal():
        return is_mark and own == FIGURES_OF_YEAR and YEAR_LAST.fullmatch(form) is not None
    if len(form) >= FEWEST_OF_LONG:
        return is_mark
    if own == len(form):  # all together, like 19840103 with 120000 behind
        return own == FIGURES_OF_YEAR + 2 * FIGURES_OF_DAY and form[:2] in CENTURIES and bool(TIME.fullmatch(rest))
    is_last = own == FIGURES_OF_YEAR and form[-FIGURES_OF_YEAR:][:2] in CENTURIES
    is_first = own == FIGURES_OF_DAY and form[:2] in CENTURIES
    return is_mark and in_one_word and len(form) >= FEWEST_DIGITS and (is_last or is_first)
