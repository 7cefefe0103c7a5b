"""A text as it stands and as it may have been meant: over line breaks, in cells, run together, letter by letter."""

import re
from collections.abc import Iterator

from docgen.case.plain_letters import plainly
from docgen.checks.claims import MONTHS

__all__ = ["MONTH", "NTH", "readings"]

MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]*"
"""What may be a month, however it is spelt."""
NTH = r"(?:st|nd|rd|th)"
SHORT_MONTH = 3
LINE_BREAK = re.compile(r"-[ \t]*\n\s*(?=[a-z])")
JOINTS = re.compile(r"(?<![ \t])[ \t]*([/.:,-])\s*")
LINES = str.maketrans({"_": " ", "\u2014": "-", "\u2015": "-"})
NTH_APART = re.compile(rf"(?<=\d)\s+(?={NTH}\b)", re.IGNORECASE)
APART = re.compile(rf"(?<=\d)(?!{NTH}\b)(?=[A-Za-z])|(?<=[A-Za-z])(?=\d)", re.IGNORECASE)
WORD = re.compile(r"(?<![\w])[A-Za-z]{3,}")
FIGURES_APART = re.compile(r"(?<=\d)\s+(?=\d)")
IN_PARTS = re.compile(
    rf"(?<!\d)(\d{{1,4}})\s*[/.]\s*(\d{{1,2}}|{MONTH})\s*[/.]\s*"
    r"(\d{4}(?!\d)|\d\d(?!\d|\s*[/.]\s*(?:\d{4}|\d\d)(?![\d:])))",
    re.IGNORECASE,
)
EIGHT = re.compile(r"(?<!\d)\d{8}(?!\d)")
"""Figures that may be a day, and are set apart from what stands close by."""
NUMBER_BEFORE = re.compile(rf"\d{{1,2}}{NTH}?\s+(?={MONTH}\.?\s+\d{{1,2}}(?!\d))", re.IGNORECASE)
"""A number before a month that its day follows: 16:20 March 19."""


def readings(text: str) -> Iterator[str]:
    """Yield a text as it stands, and with its words mended: over lines, in cells, in capitals, letter by letter."""
    plain = plainly(text).translate(LINES)
    yield plain
    mended = NTH_APART.sub("", JOINTS.sub(r"\1", LINE_BREAK.sub("", plain)))
    yield WORD.sub(_month, APART.sub(" ", mended))
    yield JOINTS.sub(r"\1", FIGURES_APART.sub("", mended))
    apart = IN_PARTS.sub(r" ; \1/\2/\3 ; ", plain.replace("-", "/"))
    yield NUMBER_BEFORE.sub(" ", EIGHT.sub(r" \g<0> ", apart))


def _month(word: re.Match[str]) -> str:
    """Return the first letters of what may be a month, however it is spelt; other words as they are."""
    first = word[0][:SHORT_MONTH]
    return first.capitalize() if first.casefold() in MONTHS else word[0]
