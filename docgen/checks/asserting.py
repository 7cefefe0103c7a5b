"""Crimes told as facts: words that say that somebody did an offence, where nobody is said to say so."""

import re
from collections.abc import Iterator

from docgen.checks.crimes import CRIME, HINTS
from docgen.checks.wording import found_by_hint, later, may_hold, negated

__all__ = ["asserted", "may_assert"]

SAYING = (
    r"said|says|saying|stat(?:e|es|ed|ing)|tells?|told|report(?:s|ed|ing)?(?! of\b)|record(?:s|ed|ing)?(?! of\b)|"
    r"alleg\w+|complain\w*|"
    r"claim(?:s|ed|ing)?|accus\w+|describ\w+|according to|account|version|wrote|writes|noted|notes|"
    r"mention(?:s|ed)?|explain(?:s|ed)?|admit(?:s|ted)|identified as|ask(?:s|ed)|put to (?:him|her)|"
    r"suspicion|suspected|charged? (?:with|of|that|is|was)|investigat\w+|arrested (?:for|on)|believed|thought|"
    r"call(?:s|ed) (?:him|her)"
)
SAID = re.compile(
    rf"(?<!\bI )(?<!\bI have )(?<!\bit is )\b(?:{SAYING})\b"
    r"(?:[^,;]{0,60}?\b(?:that|how|of what|to have|having|as)\b|\s*[:“\"]|"
    r"(?!.*\b(?:after|because|before|once|since|when|where|as)\b))",
    re.IGNORECASE | re.DOTALL,
)
"""Whoever is said to say it says so up to here; "arrested after he robbed her" is nobody's saying."""
SAID_AFTER = re.compile(
    r"[^.;!?]{0,80}?,\s+(?:according to|as alleged|it (?:is|was) (?:said|alleged|reported|claimed)|allegedly|"
    r"(?:he|she|they|(?:[A-Z]\w+ ){1,3}) ?(?:said|says|alleged|claimed|told|reported))\b"
)
UNREAL = re.compile(
    r"\b(?:if|may have|might have|could have|would have|to find out who|in case|unless)(?: been)?\W*$", re.IGNORECASE
)
SENTENCE = re.compile(r"[.;!?]\s|\b(?:but|yet|nevertheless)\s|\n", re.IGNORECASE)
DONE = (
    r"(?:re-?)?(?:arrest|charg|detain|interview|question|search|bail|remand|releas|caution|summons|report)ed|stopped|"
    r"withdrawn|closed|discontinued|dropped|ended"
)
LAUNDERED = later(
    r"\b(?:(?:he|she|the (?:subject|appellant)|complaint|case|matter|investigation|proceedings|charges?) "
    rf"(?:was|were|is|had been|has been) (?:\w+ ){{0,2}}?(?:{DONE})|(?:{DONE}) (?:him|her|the (?:subject|appellant)))\b"
    r"[^.;]{0,120}?\b(?:because|since|after|although|though|when|while|whereas|once|as|so|for)\b"
    r"(?! (?:of|to|that|alleged)\b)"
)
"""What a record says was done, and then why: the reason is told by whoever writes the sentence."""
PAPER = later(
    r"\b(?:reports?|records?|logs?|entry|entries|print|sheet|notes?|file|files|database|system|exhibit|paper|papers|"
    r"officers?|police|constable|sergeant|prosecutor|CPS|it (?:is|was))\b[^.;]{0,60}\bthat\b"
)
QUOTED = re.compile(r"[“\"][^“”\"]{0,2000}[”\"]")
FAR = 300
"""How many characters of its sentence before a word are looked at for who says it."""


def asserted(text: str) -> Iterator[str]:
    """Yield what a text tells as a fact though it names an offence; what somebody is said to say is let stand.

    So is what is denied, and what stands between quotation marks.
    """
    text = QUOTED.sub("“”", text)
    for name, match in found_by_hint(CRIME, HINTS, text):
        before = SENTENCE.split(text[max(0, match.start() - FAR) : match.start()])[-1]
        said = SAID.search(_unlaundered(before)) or SAID_AFTER.match(text[match.end() : match.end() + FAR])
        if not (said or UNREAL.search(before) or negated(text, match)):
            yield name


def may_assert(text: str) -> bool:
    """Tell at a glance whether a text may tell of a crime at all."""
    return may_hold(HINTS, text)


def _unlaundered(before: str) -> str:
    """Return what stands before a crime, without the record that it is not told by.

    "The report records that he was arrested because he robbed her": the record is of the arrest.
    """
    paper = PAPER().search(before)
    reasons = list(LAUNDERED().finditer(before, paper.end())) if paper else []
    return before[reasons[-1].end() :] if reasons else before
