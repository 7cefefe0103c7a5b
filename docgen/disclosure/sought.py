"""What is looked for in a file: letters and figures with nothing between them, and whose they are."""

import re
import unicodedata
from dataclasses import dataclass, field

from docgen.case.plain_letters import plainly

__all__ = ["CLOCK", "FEWEST_DIGITS", "NAME", "PART", "SUM", "Term", "TermKind", "squeezed"]

TermKind = str
NAME = "name"
"""The kind of a whole name in any order, or of initials with a surname."""
PART = "part of a name"
CLOCK, SUM = "withheld time", "withheld sum"
"""Kinds of few figures: times that are written as such, and sums with their sign."""
FEWEST_DIGITS = 6
NOT_LETTERS = re.compile(r"[\W_]+")
ARABIC = str.maketrans("\u0649\u0629\u0671\u06cc\u06a9", "\u064a\u0647\u0627\u064a\u0643")
"""Letters that Arabic writing takes for each other: alef maksura for ya, ta marbuta for ha, and the Persian forms."""


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """Letters and figures to be looked for, from the start of a word to the end of one; `whose` is an id or a path.

    `kind` says what it is, in words for a report, never the value. `parts` are those of a name, squeezed, with a space
    between; it `is_turned` where they stand in another order than the one in which it is said.
    """

    squeezed: str
    kind: TermKind
    whose: str
    parts: str = field(default="", compare=False)
    is_turned: bool = field(default=False, compare=False)


def squeezed(text: str) -> str:
    """Return a text's letters and figures alone: plain, small, nothing between them."""
    form = NOT_LETTERS.sub("", plainly(text).casefold())
    if form.isascii():
        return form
    form = plainly(form)  # small letters of capitals that look like nothing else
    figures = (str(unicodedata.decimal(char)) if char.isdecimal() else char for char in form)
    return "".join(figures).translate(ARABIC)
