"""What the maker says of the other side: not that there is none, where the records have one."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

import re
from collections.abc import Iterator

from docgen.case.incidents import Incident, StepKind
from docgen.case.outcomes import Acquitted, Quashed
from docgen.checks.rule import DataReading, Hit, Loc, Reads, rule
from docgen.checks.seen import incidents_of
from docgen.checks.wording import later
from docgen.findings import Mender, Severity

__all__ = ["nobody_says_that_nothing_helps_where_something_does"]

NONE = (
    r"\b(?:nothing|nobody|no[- ]one|neither|none|no|not any(?:thing)?|never)\b"
    r"(?! (?:else|more|further|other|longer|later)\b)"
)
HELPS = (
    r"(?:help(?:s|ed|ful|ing)?|assist(?:s|ed|ing)?)(?! (?:me|us|the (?:police|officers?))\b)|undermin(?:e|es|ed|ing)|"
    r"favourable|exonerat\w+|exculpat\w+|clears?|"
    r"(?:in|to) (?:his|her|the subject's|the appellant's) (?:favour|advantage|credit)|contradict(?:s|ed|ing)?|"
    r"defence(?! (?:solicitor|lawyer|counsel|statement))|"
    r"point(?:s|ing|ed)? (?:the other way|away)|cast(?:s|ing)? (?:any |a )?doubt|reason to doubt|in mitigation|"
    r"(?:supports?|supported|supporting|bears out) (?:his|her|the subject's) (?:account|version|case|denial|word)|"
    r"to the contrary|(?:suggest|show|say|said|indicat|point|prov|stat)\w* (?:otherwise|elsewhere)|"
    r"innocent explanation|(?:of|for|to) (?:his|her|the subject's|the appellant's) innocence|"
    r"(?:disput(?:e|es|ed)|challeng(?:e|es|ed)|contest(?:s|ed)?|calls? into question)"
    r"(?! (?:him\b|his\b|he\b|the subject|\{subject\}|by\b|at\b))|"
    r"speaks? (?:up )?for (?:him|her)|alternative (?:explanation|account|suspect)|"
    r"inconsistent with (?:the|that|this|her|his) (?:allegation|complaint|account|report)"
)
NEAR = 200
"""How many characters before it are looked at for what takes it back."""
NOTHING_HELPS = re.compile(rf"{NONE}[^.;:!?]{{0,80}}?\b(?:{HELPS})\b", re.IGNORECASE)
ONE_SIDED = re.compile(
    r"\b(?:uncontradicted|unchallenged|undisputed|(?:no other|only(?: possible)?) (?:explanation|suspect)|"
    r"(?:all|everything|every (?:record|paper|witness))\b[^.;:!?]{0,40}\bpoints? (?:to|at) "
    r"(?:him|her|the subject|\{subject\})|"
    r"(?:help|assist|undermin)\w*[^.;:!?]{0,40}\b"
    r"(?:there (?:was|is) none|(?:I )?found none|found nothing|without result))(?!\w)",
    re.IGNORECASE,
)
NOT_SAID = re.compile(
    r"\b(?:I (?:do|did|can)(?: ?not|n't) (?:say|mean|know|claim|tell|suggest)|cannot say|whether|besides|apart from|"
    r"other than|except|beyond|save (?:for|that)|but for|"
    r"(?:else|more|further|other) (?:is|was|that|which|of|in))\b",
    re.IGNORECASE,
)
"""What leaves room for what is set out, or says nothing."""
WRONG_TO_SAY = later(
    r"\b(?:(?:wrong|incorrect|inaccurate|untrue|false|misleading|unfair|unsafe|mistaken|not (?:right|true|correct|fair|"
    r"so|accurate|the case|open to me|for me)) (?:to (?:say|claim|suggest|state|write|think|conclude|tell|"
    r"assume)|that|if I)|"
    r"(?:(?:would|could|can|may|must|should|do|does|did) not|cannot|\w+n['’]t|never|nobody \w+|no[- ]one \w+) "
    r"(?:\w+ ){0,2}?(?:say|said|mean|claim|suggest|tell|state|conclude|assume|think))\b[^.;:,]{0,60}$"
)
"""What before it takes it back: "it would be wrong to say that nothing helps him"."""
SENTENCE = re.compile(r"(?<=[.;!?])\s+")


@rule(
    "WS-156",
    source="Nimo [2020] UKUT 88 (IAC); what helps the appellant is printed (design)",
    severity=Severity.WARNING,
    reads=Reads.DATA,
    mender=Mender.MAKER,
    blind="Other words, and what is left unsaid; whether what the sentence is of is what the record helps with.",
)
def nobody_says_that_nothing_helps_where_something_does(reading: DataReading) -> Iterator[Hit]:
    """The maker does not say that nothing helps the subject where a record that is set out does.

    A paragraph about an incident is held against that incident, any other against all of them. "Nothing else" is right.
    """
    helped = {incident.id for _, incident in incidents_of(reading) if _is_helped(incident)}
    for at, paragraph in enumerate(reading.statement.paragraphs):
        concerned = paragraph.incident in helped if paragraph.incident else bool(helped)
        if concerned and any(_is_one_sided(sentence) for sentence in SENTENCE.split(paragraph.text)):
            loc: Loc = ("statements", reading.position, "paragraphs", at, "text")
            step = "Say what does, or say that nothing else was found."
            yield Hit(loc, "says that nothing helps the subject, and the case has what does.", step)


def _is_helped(incident: Incident) -> bool:
    withdrawn = any(step.kind is StepKind.WITHDRAWN for step in incident.steps)
    return bool(incident.undermining.items) or withdrawn or isinstance(incident.outcome, Acquitted | Quashed)


def _is_one_sided(sentence: str) -> bool:
    said = NOTHING_HELPS.search(sentence) or ONE_SIDED.search(sentence)
    if said is None or NOT_SAID.search(sentence):
        return False
    return WRONG_TO_SAY().search(sentence[max(0, said.start() - NEAR) : said.start()]) is None
