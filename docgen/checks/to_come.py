"""Days that a text tells of as still to come: a hearing that is listed, an absence, a visa that expires."""

import re

from docgen.checks.wording import later

__all__ = ["is_to_come"]

SENTENCE = re.compile(r"[.;!?]\s|\n")
FAR = 200
"""How many characters beside a day are looked at."""
SAME_CLAUSE = (
    r"(?:(?!\b(?:and (?:he|she|I|they|we|was|were|did|had)|but|when|where|because|after|who|which|that)\b)[^;])"
)
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:the )?"
SAYS = r"(?:say|tell|state|describe|exhibit|produce|set out|explain|refer|show|give evidence|now|prove|turn)"
FUTURE = rf"(?:shall|will|won['’]t|['’]ll)\b(?! (?:\w+ )?{SAYS}\b)"
FIXED = (
    r"(?:re-?)?(?:listed|fixed|set down|set|scheduled|booked|planned|adjourned|postponed|put off|stood over|arranged)"
)
COURT = r"(?:hearing|trial|appearance|appointment|review|inspection|appeal|interview|inquest|sentencing|court date)"
AWAY = (
    r"(?:on (?:\w+ )?(?:leave|holiday|secondment)|away|absent|abroad|unavailable|not (?:available|at work)|"
    r"off (?:duty|work))"
)
TIMES = r"(?:on|in|from|until|till|to|at|by|for|before|between|up to)"
BEFORE = later(
    rf"(?:\b{FUTURE}{SAME_CLAUSE}*(?<!\bof )|"
    rf"\b(?:is|are|remains?|stays?) (?:\w+ )?(?:{FIXED}|due|expected|to be)\b{SAME_CLAUSE}{{0,80}}\b{TIMES} |"
    rf"\b{FIXED}\b{SAME_CLAUSE}{{0,60}}\b(?:for|to|until|till|from) |"
    rf"\b(?:bailed|remanded|warned|summonsed|due)\b{SAME_CLAUSE}{{0,60}}\b(?:to|until|till|for) |"
    rf"\b(?:expires?|runs? out|ends?|lapses?|retires?|begins?|starts?|returns?|resumes?|valid|lasts?|falls? due|takes? "
    rf"effect|comes? into force)\b{SAME_CLAUSE}{{0,60}}\b{TIMES} |"
    rf"\b(?:is|am|are|remains?|stays?|runs?|applies|apply|continues?|holds?|has)\b{SAME_CLAUSE}{{1,80}}"
    rf"\b(?:until|till|up to) |"
    rf"\b(?:is|am|are) {AWAY}\b{SAME_CLAUSE}{{0,60}}\b{TIMES} |"
    rf"\b(?:for|before|until|ahead of) (?:the|his|her|this|a|my) (?:\w+ ){{0,2}}{COURT} (?:on|of|in|from) |"
    rf"\b(?:next (?:\w+ )?{COURT}\b|{COURT} (?:date )?is\b)\b{SAME_CLAUSE}{{0,40}}){WEEKDAY}$"
)
BEGUN = later(rf"^\W*{TIMES}\b[^,;]{{0,40}}$")
AFTER = later(
    rf",? (?:I|he|she|it|we|they|(?:the|my|his|her|our|their) \w+(?: \w+)?)(?: \w+ly)? (?:{FUTURE}|"
    rf"(?:am|is|are) (?:due|to be|to (?:appear|attend|return)|{AWAY}|{FIXED})|(?:returns?|retires?|"
    r"expires?|starts?|begins?|ends?)\b)"
)
"""What follows a day that a sentence begins with."""


def is_to_come(text: str, start: int, end: int) -> bool:
    """Tell whether the day from `start` to `end` is said to be still to come, by the words of its sentence."""
    before = SENTENCE.split(text[max(0, start - FAR) : start])[-1]
    if BEFORE().search(before):
        return True
    return BEGUN().search(before) is not None and AFTER().match(text[end : end + FAR]) is not None
