"""What the words of a paper tell at a glance: protective markings, scripts, and what kind of paper it may be."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

__all__ = ["CLOSED", "heading_in", "markings_in", "scripts_in", "titles_in"]

DASH = "[-\u2010-\u2015\u2212:.]"
# Government Security Classifications Policy, August 2024: OFFICIAL, SECRET and TOP SECRET; -SENSITIVE is an additional
# marking. The others are of the Government Protective Marking Scheme, which ended in 2014 and still lies in files.
MARKINGS: tuple[tuple[str, str], ...] = (
    ("TOP SECRET", r"TOP\s+SECRET"),
    ("SECRET", r"(?<!TOP )SECRET"),
    ("OFFICIAL-SENSITIVE", rf"OFFICIAL\s*{DASH}?\s*SENSITIVE"),
    ("CONFIDENTIAL", "CONFIDENTIAL"),
    ("RESTRICTED", "RESTRICTED"),
    ("PROTECT", "PROTECT"),
    ("OFFICIAL", rf"OFFICIAL(?!\s*{DASH}?\s*SENSITIVE)"),
    ("NOT PROTECTIVELY MARKED", r"NOT\s+PROTECTIVELY\s+MARKED"),
)
CLOSED = "CLOSED"
"""What is told as seen beside markings of papers for the Tribunal alone."""
FOR_THE_TRIBUNAL = re.compile(
    r"(?<![\w-])CLOSED(?:\s*[:,(\u2010-\u2015-]\s*(?i:for )?(?i:the )?(?i:tribunal)"
    r"|\s+(?:MATERIAL|EVIDENCE|BUNDLE|DOCUMENTS?|STATEMENT)\b)"
)
"""What papers say at their head that only the Tribunal is given; a report that is CLOSED says no such thing."""
CLOSED_HEAD = re.compile(
    r"\W*(?:PUBLIC INTEREST IMMUNITY|NOT FOR DISCLOSURE)\b.*"
    r"|(?i:\W*(?:public interest immunity|not for disclosure)\W*)"
)
"""A line at a paper's head that says the same in other words: in capitals, or by itself."""
SPACED = re.compile(r"(?<!\w)(?:[A-Z] ){3,}[A-Z](?!\w)")
"""A word in capitals that is spaced out."""
# In capitals anywhere, or in any letters where it has the line to itself.
PATTERNS = tuple(
    (name, re.compile(rf"(?<![\w-]){words}(?![\w-])|(?i:^[ \t]*{words}[ \t]*$)", re.MULTILINE))
    for name, words in MARKINGS
)
DECIDED = "(?:make a deportation order|deport|remove|refuse(?: an? [a-z ]{3,30} claim)?)"
TITLES: tuple[tuple[str, str], ...] = (
    ("crime report", r"crime (?:and incident )?report"),
    ("certificate of conviction", r"(?:certificate|memorandum) of conviction"),
    ("PNC print", r"police national computer|pnc (?:print|id)"),
    ("custody record", r"custody record"),
    ("charge sheet", r"charge sheet"),
    ("intelligence report", r"intelligence (?:report|summary)"),
    ("notice of decision", r"notice of liability to (?:removal|deportation)(?: and [a-z ]{3,60})?"),
    ("notice of decision", rf"(?:notice of )?decision to {DECIDED}(?: and [a-z ]{{3,60}})?"),
    ("notice of appeal", r"notice of appeal"),
    ("immigration history", r"immigration history"),
    ("statement", r"witness statement|\bmg ?11\b"),
)
HEAD = 1_500
"""Characters in which a paper's title is looked for; further down it may speak of other papers."""
FIRST_LINES = 6
"""Lines that hold something, in which a paper's own heading stands."""
SCRIPT_WITHIN = 200_000


def markings_in(text: str, parts: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the protective markings that stand in a text, the weightiest first; CLOSED, which is none, before them.

    `parts` are what has a head and a foot of its own in it: pages, headers, the words of a mail.
    """
    read = _together(text)
    found = tuple(name for name, pattern in PATTERNS if pattern.search(read))
    is_closed = FOR_THE_TRIBUNAL.search(read) or _is_headed_closed(read) or any(map(_is_edged_closed, parts))
    return (CLOSED, *found) if is_closed else found


def _together(text: str) -> str:
    return SPACED.sub(lambda spaced: spaced[0].replace(" ", ""), text)


def _is_edged_closed(part: str) -> bool:
    """Tell whether the first line or the last of a page, a header or the like is the word CLOSED by itself."""
    if CLOSED not in part and SPACED.search(part) is None:
        return False
    lines = [" ".join(line.split()) for line in _together(part).splitlines() if line.strip()]
    return CLOSED in {*lines[:1], *lines[-1:]}


def _is_headed_closed(text: str) -> bool:
    """Tell whether a paper begins with the word CLOSED by itself, or one of its first lines says that it is."""
    lines = _first_lines(text)
    return lines[:1] == ["CLOSED"] or any(CLOSED_HEAD.fullmatch(line) for line in lines)


def _first_lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text[:HEAD].splitlines() if line.strip()][:FIRST_LINES]


def scripts_in(text: str) -> tuple[str, ...]:
    """Return the scripts of a text's letters but for Latin, most used first: "Arabic", "Hangul"."""
    letters = Counter(char for char in text[:SCRIPT_WITHIN] if char.isalpha() and char > "\u02af")
    found = Counter[str]()
    for char, times in letters.items():
        if (script := _script(char)) is not None:
            found[script] += times
    return tuple(sorted(found, key=lambda script: (-found[script], script)))


def _script(char: str) -> str | None:
    words = unicodedata.name(char, "").split()
    first = words[0] if words else ""
    # Letters of no script: signs of phonetics, mathematics, units, and letters for modifying others.
    if not first or first in {"LATIN", "MODIFIER", "MATHEMATICAL", "FULLWIDTH", "FEMININE", "MASCULINE", "MICRO"}:
        return None
    return "Chinese" if first == "CJK" else first.capitalize()


def titles_in(text: str) -> tuple[str, ...]:
    """Return the kinds of paper that a text's beginning suggests, in order of their place in it."""
    head = text[:HEAD].casefold()
    places = [(match.start(), name) for name, words in TITLES if (match := re.search(words, head))]
    return tuple(name for _, name in sorted(places))


def heading_in(text: str) -> str | None:
    """Return the kind of paper that a text calls itself, in a line of its own at its beginning; else None."""
    lines = [line.casefold() for line in _first_lines(text)]
    found = {name for line in lines for name, words in TITLES if re.fullmatch(words, line)}
    return found.pop() if len(found) == 1 else None
