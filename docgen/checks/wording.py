"""Looking for words: tables of patterns, and what stands before a word that turns its meaning round."""

import re
from collections.abc import Iterator, Mapping

__all__ = ["Table", "found", "negated", "table"]

Table = Mapping[str, re.Pattern[str]]
"""What to call a wording, and the pattern that finds it."""
BEFORE = re.compile(
    r"\b(?:not|never|no|without|nor|neither|nothing|den(?:y|ies|ied|ying)|whether|if|unproven|acquitted of|cleared of|"
    r"alleged(?:ly)?|alleges|allegations?|accus(?:ed|es|ation)|suspect(?:ed|s)?|suspicion|cannot say)\b",
    re.IGNORECASE,
)
CERTAIN = re.compile(r"\b(?:no|without(?: any| a)?|not in|beyond) doubt\b|\bnot only\b", re.IGNORECASE)
"""What looks like a denial and is the opposite."""
REACH = 5
"""How many words a negation reaches over: "denied that he had ever committed"."""


def table(**patterns: str) -> Table:
    """Compile a table: names with `_` for spaces, each pattern of whole words, capitals and small letters alike."""
    return {name.replace("_", " "): re.compile(rf"(?<!\w)(?:{p})(?!\w)", re.IGNORECASE) for name, p in patterns.items()}


def found(words: Table, text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield each wording of a table that a text holds, with where: by its first place in the table, then in order."""
    for name, pattern in words.items():
        for match in pattern.finditer(text):
            yield name, match


def negated(text: str, match: re.Match[str]) -> bool:
    """Tell whether what a match says is denied, or only alleged, by the few words before it in its sentence."""
    before = CERTAIN.sub("", re.split(r"[.;:!?]\s", text[: match.start()])[-1])
    return BEFORE.search(" ".join(before.split()[-REACH:])) is not None
