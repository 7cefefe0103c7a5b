"""Words that call somebody convicted: a table of them, and where they are let stand."""

import re
from collections.abc import Iterator

from docgen.checks.wording import Hints, found_by_hint, later, may_hold, negated, table

__all__ = ["CONVICTION", "HINTS", "convicting", "may_convict"]

CONVICTION = table(
    convicted=r"(?:re-?)?convict(?:s|ed|ion|ions)?(?! checks?)",
    offender=r"(?:re-?)?offender(?:'s|s|s')?"
    r"(?! (?:manage\w+|register|institution|units?|teams?|programmes?|services?|assessment))|"
    r"(?:re-?)?offend(?:s|ed|ing)",
    committed=r"commit(?:s|ted|ting)?(?! (?:for trial|to custody|to the Crown Court|suicide|to prison on remand))",
    offence_of=r"(?:offences? of(?! which)|(?:his|her|their|the subject's) offences?|the offence)",
    criminal_record=r"criminal (?:record|history|past|conduct|behaviour)|antecedents|previous convictions",
    guilty=r"guilt|guilty",
    sentenced=r"sentenced|(?:his|her|their|a) (?:\w+ )?sentence(?: of| was)?",
    perpetrator=r"perpetrat\w+|culprit|criminal(?! (?:court|damage|justice|investigation|record))",
)
HINTS: Hints = {
    "convicted": ("convict",),
    "offender": ("offend",),
    "committed": ("commit",),
    "offence of": ("offence",),
    "criminal record": ("criminal", "antecedent", "convictions"),
    "guilty": ("guilt",),
    "sentenced": ("sentence",),
    "perpetrator": ("perpetrat", "culprit", "criminal"),
}
# A conviction that was quashed has to be called what it was, in the same breath.
QUASHED = later(
    r"\b(?:convicted|convictions?)\b[^.;:]{0,60}?\b(?:was|were|has been|is) (?:quashed|set aside)\b|"
    r"\bquash(?:ed|ing)(?: of)? (?:the|a|that|his|her|their) convictions?\b"
)
OFFENCES = "offence of"
LOOKED_FOR = frozenset(("convicted", "criminal record"))
"""Names of the table: words that may say what was alleged, and words that may say what was looked for."""
ALLEGED_BY = later(
    r"\b(?:(?:re-?)?arrest\w*|charg(?:ed?|es|ing)|detain\w*|interview\w*|question\w*|investigat\w*|report(?:ed|ing)|"
    r"bail\w*|indict\w*|summons\w*|cautioned|prosecut\w*|tried|on trial|acquitted)\b"
    r"(?: (?!and\b|but\b|convict|guilty)[\w'’{}]+){0,5}? (?:for|on|of|with|about|over|in respect of|in connection with)"
    r" (?:(?:two|three|four|five|six|\d+|several|the|an?|further|another|other|same) ){0,2}$|"
    r"\b(?:investigat|report|record|den|prosecut)(?:ing|ying) $"
)
FOR_WHICH = later(
    r" (?:(?:for|of|with|about) which|that) (?:[\w'’]+ ){1,3}(?:was|were|had been|is) (?:\w+ )?(?:arrested|charged|"
    r"interviewed|questioned|investigated|reported|suspected|acquitted|cleared|tried)\b"
)
"""What stands before the name of an offence, or after it, and makes it an allegation."""
SOUGHT = later(
    r"\b(?:search\w*|look(?:s|ed|ing)?|check\w*|ask(?:s|ed|ing)?|e?i?nquir\w*|request\w*)\b"
    r"(?: [\w'’]+){0,6}? (?:for|about)(?: (?:any|all|the|previous|other|recorded|"
    r"past|further|and|or|cautions|arrests)){0,4} $"
)
FOUND_SOME = later(
    r"[^.;!?]{0,80}\b(?:found|show(?:s|ed|n)|gave|received|got|saw|returned|revealed|disclosed|brought|had|"
    r"there (?:was|were))\b(?! (?:no|none|nothing|neither|that (?:there (?:was|were) )?(?:no|none|nothing|neither))\b)"
)
FOUND_NONE = later(
    r"[^.;:!?]{0,40}\b(?:found|showed|gave|returned|revealed|there (?:was|were)|had) (?:none|nothing)\b|"
    r"[^.;!?\w]{0,3}(?:none|nil)\b|,? but (?:found )?none\b"
)
OFFICES = later(
    r"\b(?:management|supervision|rehabilitation|monitoring|assessment|treatment|probation) of (?:\w+ )?offenders\b"
)
"""What bodies and Acts are called: nobody is called an offender by it."""
NEAR = 120
"""How many characters beside a word are looked at for what was alleged or looked for."""


def convicting(text: str) -> Iterator[str]:
    """Yield the conviction vocabulary of a text, by the names of its table; what is denied or alleged is let stand.

    So is what somebody was arrested for, what was looked for, and what an office is called.
    """
    if "convict" in (small := text.casefold()):
        text = QUASHED().sub("", text)
    if "offenders" in small:
        text = OFFICES().sub("", text)
    for name, match in found_by_hint(CONVICTION, HINTS, text):
        if not (_is_alleged(name, text, match) or _is_sought(name, text, match) or negated(text, match)):
            yield name


def may_convict(text: str) -> bool:
    """Tell at a glance whether a text may hold a word of the table."""
    return may_hold(HINTS, text)


def _is_alleged(name: str, text: str, match: re.Match[str]) -> bool:
    """Tell whether an offence is what an arrest or charge was for ("arresting him for the offence of robbery")."""
    is_offence = name == OFFENCES and match[0].casefold().startswith(("offence", "the offence"))
    if not is_offence:
        return False
    is_for_it = FOR_WHICH().match(text[match.end() : match.end() + NEAR]) is not None
    return is_for_it or ALLEGED_BY().search(_before(text, match)) is not None


def _is_sought(name: str, text: str, match: re.Match[str]) -> bool:
    """Tell whether a record is only said to have been looked for, or not to have been found."""
    if name not in LOOKED_FOR:
        return False
    after = text[match.end() : match.end() + NEAR]
    if FOUND_NONE().match(after):
        return True
    return SOUGHT().search(_before(text, match)) is not None and FOUND_SOME().match(after) is None


def _before(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - NEAR) : match.start()]
